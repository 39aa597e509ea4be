"""The quotations of the statement in a source's prose: what it claims, and how rightly.

`claims` finds where quotations begin and end; `fidelity` divides each into pieces, finds their differences
and judges them. Here they are sought in each witness of the statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from functools import partial
from itertools import accumulate
from typing import Final

from edition.analysis.kinds.classify import Classifier
from edition.analysis.quoting.claims import Search
from edition.analysis.quoting.fidelity import FidelityJudge
from edition.analysis.quoting.prose import prose_of, ranges_in
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import StatementWords
from edition.light_dataclass import dataclass
from edition.model import Fidelity, Quotation, Span, WordRange
from edition.text.kept import Kept
from edition.text.streams import Stream

_MORE: Final = 1.2  # times as long: so much more another witness's words must explain
_RANK: Final = {fidelity: rank for rank, fidelity in enumerate(Fidelity)}


@dataclass(frozen=True)
class Quotable:
    """The statement as each witness has it, the base first, with the ids of its passages by row.

    In which order the others stand changes nothing. `kept` has what was found before by the same rules.
    """

    statements: Sequence[StatementWords]
    passages: Sequence[str]
    classifier: Classifier
    words: QuotingWords
    kept: Kept = field(default_factory=Kept)

    def find(self, stream: Stream, paragraphs: Iterable[WordRange]) -> tuple[Quotation, ...]:
        """The quotations in paragraphs of a stream (ranges of words), in order, numbered q1, q2, q3."""
        found: list[Quotation] = []
        ranges = list(paragraphs)
        if ranges and self.statements:
            base, *others = self.statements
            for statement in (base, *sorted(others, key=lambda each: each.siglum)):
                name, exact = (stream.witness.siglum, statement.siglum), exact_alone(found)
                facts = (stream.content, ranges, statement.content, self.passages, exact)
                of_one = self.kept.made(name, facts, partial(self._of, stream, ranges, statement, exact))
                found = better_quoted(found, of_one, base.siglum)
        return tuple(replace(each, id=f"q{number}") for number, each in enumerate(found, 1))

    def find_whole(self, stream: Stream) -> tuple[Quotation, ...]:
        """What the whole of a stream quotes, as if it stood in marks: words that somebody wants to check."""
        found: list[Quotation] = []
        for statement in self.statements:
            prose = prose_of(stream, statement, self.words)
            judge = FidelityJudge(prose, statement, self.classifier, self.words)
            claim = Search(prose, statement, self.words).whole()
            found += judge.quotations(claim, self.passages) if claim is not None else []
        return tuple(replace(each, id=f"q{number}") for number, each in enumerate(found, 1))

    def _of(
        self, stream: Stream, ranges: Sequence[WordRange], statement: StatementWords, exact: Sequence[Span]
    ) -> list[Quotation]:
        """The quotations of what one witness has, without those that say no more than `exact` ones."""
        prose = prose_of(stream, statement, self.words)
        ranges = ranges_in(prose, stream, ranges)
        judge = FidelityJudge(prose, statement, self.classifier, self.words)
        search = Search(prose, statement, self.words)
        claims = search.claims(ranges)
        if not claims and sum(end - first for first, end in ranges) == len(prose.keys):
            claims = search.alone()
        parts = [(claim, of) for claim in claims for of in judge.divided(claim)]
        told = told_by(exact, [judge.span(of) for _, of in parts])
        return [
            judge.quotation(*part, self.passages)
            for part, known in zip(parts, told, strict=True)
            if not known
        ]


def exact_alone(found: Sequence[Quotation]) -> list[Span]:
    """Where the exact quotations stand that overlap no other."""
    spans = [Span(each.start, each.end) for each in found]
    firsts = [0, *accumulate((span.end for span in spans), max)]
    lasts = [span.start for span in spans[1:]] + [max(firsts)]
    return [
        span
        for each, span, before, after in zip(found, spans, firsts, lasts, strict=False)
        if each.fidelity is Fidelity.EXACT and before <= span.start and span.end <= after
    ]


def told_by(exact: Sequence[Span], spans: Sequence[Span]) -> list[bool]:
    """Of each of some spans whether it lies in an exact quotation that none of them reaches beyond.

    No quotation there is truer than that one, or longer: to judge it is in vain.
    """
    starts, ends = [each.start for each in exact], [each.end for each in exact]
    here = [range(bisect_right(ends, span.start), bisect_left(starts, span.end)) for span in spans]
    inside = [
        len(at) == 1 and starts[at[0]] <= span.start and span.end <= ends[at[0]]
        for at, span in zip(here, spans, strict=True)
    ]
    crossed = {each for at, whole in zip(here, inside, strict=True) if not whole for each in at}
    return [whole and at[0] not in crossed for at, whole in zip(here, inside, strict=True)]


def better_quoted(
    found: Sequence[Quotation], others: Sequence[Quotation], base: str | None = None
) -> list[Quotation]:
    """The quotations of earlier witnesses, with those of a further one where they are more or truer.

    One of the base, if only print or spelling differs, is not given up for one that is nearer.

    Only those that overlap are held against each other, for a long prose may have thousands.
    """
    edges = _edges([*found, *others])
    groups: list[tuple[list[Quotation], list[Quotation]]] = [([], []) for _ in edges]
    for which, quotations in enumerate((found, others)):
        for each in quotations:
            groups[bisect_right(edges, each.start) - 1][which].append(each)
    return [each for group in groups for each in _better_of_group(*group, base)]


def _edges(quotations: Sequence[Quotation]) -> list[int]:
    """Where quotations begin that no earlier one overlaps, in code points of the prose."""
    edges, end = [], 0
    for each in sorted(quotations, key=lambda each: each.start):
        if each.start >= end:
            edges.append(each.start)
        end = max(end, each.end)
    return edges


def _better_of_group(
    found: Sequence[Quotation], others: Sequence[Quotation], base: str | None
) -> list[Quotation]:
    """The same of a few that overlap, directly or by others between."""
    kept = list(found)
    for other in others:
        here = [each for each in kept if each.start < other.end and other.start < each.end]
        if all(_loses(each, other, base) for each in here):
            kept = [each for each in kept if each not in here]
            kept.append(other)
    return sorted(kept, key=lambda each: (each.start, each.end))


def _loses(one: Quotation, other: Quotation, base: str | None) -> bool:
    """Whether what another witness has there is quoted as it is, and the first one's not, or much more.

    Or a sign hides there what turns the other's words round: the first may have them misread.
    """
    if one.fidelity is Fidelity.SHORTENED and other.fidelity is Fidelity.ALTERED and not other.units:
        return (one.start, one.end) == (other.start, other.end) and any(each.marked for each in other.omitted)
    of_base = one.of is not None and one.of.siglum == base
    enough = Fidelity.SHORTENED if of_base else one.fidelity
    truer = _RANK[other.fidelity] < _RANK[enough] <= _RANK[one.fidelity]
    if truer and other.end - other.start >= one.end - one.start:
        return True
    return other.end - other.start > _MORE * (one.end - one.start)

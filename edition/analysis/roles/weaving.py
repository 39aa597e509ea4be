"""Stories that weave the statement, in quotation marks, into what they say themselves."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Final

from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.marks import COLONS
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.statement_words import StatementWords
from edition.model import has_sentence_end

_MARKED: Final = 0.5  # of what a source has of the statement
_PARTING: Final = 3  # words of its own between two parts that a source quotes; a page has one, as *Anzeige*
_TOGETHER: Final = 2 / 3  # of what is quoted, that no such words part


def is_woven(
    claims: Sequence[Claim], prose: Prose, statement: StatementWords, outside: Container[int]
) -> bool:
    """Whether a source closes marks, speaks, and opens them for another part.

    The marks are its own: most of what it has in them is at places of the statement `outside` any. Who
    prints the statement in marks has most of it together, or only crossheads between.
    """
    marked = sorted((claim for claim in claims if claim.marked), key=lambda claim: claim.first)
    own = sum(pair.place in outside for claim in marked for pair in claim.pairs)
    if not marked or own < _MARKED * sum(len(claim.pairs) for claim in claims):
        return False
    parts, speaks = [len(marked[0].pairs)], False
    for before, after in pairwise(marked):
        if between := _parting(before, after, claims, prose, statement):
            parts.append(0)
            speaks = speaks or len(between.intersection(_said(before.last, after.first, prose))) >= _PARTING
        parts[-1] += len(after.pairs)
    return speaks and max(parts) < _TOGETHER * sum(parts)


def _parting(
    before: Claim, after: Claim, claims: Sequence[Claim], prose: Prose, statement: StatementWords
) -> set[int]:
    """A source's own words between two parts in marks; none where it prints the statement there without."""
    printed = [claim for claim in claims if before.last <= claim.first < after.first]
    taken = {word for claim in printed for word in range(claim.first, claim.last)}
    own = set(range(before.last, after.first)) - taken
    there = set(statement.keys[before.end : after.begin])
    parts = sum(prose.keys[word] not in there for word in own) >= _PARTING and len(own) >= len(taken)
    return own if parts else set()


def _said(first: int, last: int, prose: Prose) -> Iterator[int]:
    """The words from `first` to `last` but for lines of their own that end no sentence: crossheads."""
    text = prose.stream.witness.text
    slots = [text[prose.ends[word - 1] : prose.starts[word]] for word in range(first, last + 1)]
    lines = [at for at, slot in enumerate(slots) if "\n" in slot or at in (0, last - first)]
    for begin, end in pairwise(lines):
        alone = "\n" in slots[begin] and "\n" in slots[end]
        if not alone or has_sentence_end(slots[end]) or any(colon in slots[end] for colon in COLONS):
            yield from range(first + begin, first + end)

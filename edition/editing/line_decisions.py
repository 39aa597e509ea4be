"""Which lines of a witness an editor calls furniture, or text after all; settled before its text is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from edition.editing.decision_made import StaleError, decision_made
from edition.editing.decisions_file import Decisions, LineDecision
from edition.errors import EditionError, Fault
from edition.model import DecidedLine, Decision, Sources, Span, Witness, single_spaced
from edition.text.layout.lines import printed_lines
from edition.toml_file import toml_value

_LIKE: Final = 0.6  # of a line that is shown instead of one that is gone: less is another line


def decide_lines(sources: Sources, decisions: Decisions) -> tuple[Sources, tuple[Decision, ...]]:
    """The sources with the lines decided that decisions are about, and what they decide as values.

    EditionError with every decision whose line does not stand there. Of two decisions about one line the
    later one holds.
    """
    faults: list[Fault] = []
    made: list[Decision] = []
    decided: dict[str, list[DecidedLine]] = {}
    for placed in decisions.lines:
        decision = placed.decision
        try:
            for span in _found(sources, decision):
                made.append(replace(decision_made(placed, span=span), words=decision.line))
                line = DecidedLine(span.start, span.end, decision.do == "furniture")
                decided.setdefault(decision.witness, []).append(line)
        except StaleError as stale:
            key = f"decision[{placed.number}]"
            faults.append(Fault(decisions.file, f"{stale}", line=placed.line, key=key))
    if faults:
        raise EditionError(faults)
    witnesses = [
        replace(each, decided=tuple(decided[each.siglum])) if each.siglum in decided else each
        for each in sources.witnesses
    ]
    return replace(sources, witnesses=tuple(witnesses)), tuple(made)


def _found(sources: Sources, decision: LineDecision) -> Sequence[Span]:
    """Where the line stands in its witness: every place, or the one that the decision means."""
    known = {witness.siglum: witness for witness in sources.witnesses}
    if decision.witness not in known:
        raise StaleError(f"{decision.witness!r} is not a witness; the sigla are {', '.join([*known][:20])}")
    witness = known[decision.witness]
    places = list(_places(witness.text, decision.line))
    if not places:
        now = f"\n  there now: line = {toml_value(like)}" if (like := _like(witness, decision.line)) else ""
        raise StaleError(
            f"{witness.siglum} has no line {decision.line!r}: quote the whole line as {witness.file} has it, "
            f"or remove the decision{now}"
        )
    if decision.occurrence is None:
        return places
    if decision.occurrence > len(places):
        count = len(places)
        raise StaleError(f"{witness.siglum} has {count} such lines, so no occurrence {decision.occurrence}")
    return [places[decision.occurrence - 1]]


def _places(text: str, quoted: str) -> Iterator[Span]:
    """Where whole printed lines, one or several in a row, read so; white space is folded."""
    lines = printed_lines(text)
    at = 0
    while at < len(lines):
        last, read = at, single_spaced(lines[at].text)
        while last + 1 < len(lines) and quoted.startswith(f"{read} "):
            last += 1
            read = f"{read} {single_spaced(lines[last].text)}"
        if read == quoted:
            yield Span(lines[at].start, lines[last].end)
            at = last
        at += 1


def _like(witness: Witness, quoted: str) -> str | None:
    """The line of a witness that is most like one that it does not have."""
    lines = [single_spaced(line.text) for line in printed_lines(witness.text)]
    found = process.extractOne(quoted, lines, scorer=Indel.normalized_similarity, score_cutoff=_LIKE)
    return found[0] if found else None

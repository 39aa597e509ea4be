"""What each source is to the statement, in lines for a terminal: role, extent, surroundings, quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edition.analysis.answer.verdict import verdict
from edition.english import count
from edition.ledger.ids import Register
from edition.ledger.recorded_extents import changed_extents, extent_of
from edition.model import Authority, Doubt, Edition, Fidelity, Framing, Role, Span, Witness, single_spaced
from edition.sources import manifest_text
from edition.sources.manifest import NAME as MANIFEST
from edition.sources.pins import first_words, last_words, pins_of

_WORDS = 6  # of the beginning and the end of a text
_BY = {
    Authority.MANIFEST: "pinned by the manifest",
    Authority.LEDGER: "as recorded",
    Authority.FOUND: "found, nothing fixes it",
}


def source_report(register: Register) -> Iterator[str]:
    """By source what it is and how we know it; changes against the ledger, what is in doubt, the answer."""
    edition = register.edition
    for witness in edition.witnesses:
        role = edition.role(witness.siglum)
        if role is Role.UNRELATED:
            continue  # the summary says so
        yield from _printed(edition, witness) if role is Role.FULL else _quoted(edition, witness)
    for witness, known in changed_extents(edition, register.ledger):
        if known is not None and known.role is not None:
            was, now = known.role.value, edition.role(witness.siglum).value
            moved = f"its extent was {_span(known.extent)}, is {_span(extent_of(edition, witness.siglum))}"
            yield f"  {witness.siglum} against the ledger: {f'was {was}, is {now}' if was != now else moved}"
    yield from in_doubt(edition)
    yield f"  The answer: {verdict(edition).answer}"


def in_doubt(edition: Edition) -> Iterator[str]:
    """What is in doubt of roles and extents, and what to write into the manifest if it is as found."""
    doubts = unsettled(edition)
    yield from (f"  In doubt: {doubt.text}" for doubt in doubts)
    unpinned = {siglum for doubt in doubts for siglum in doubt.unpinned}
    for witness in edition.witnesses:
        if witness.siglum in unpinned:
            yield from _pins(edition, witness)


def _pins(edition: Edition, witness: Witness) -> Iterator[str]:
    """What to write into the manifest where the statement stands in a source as it was found."""
    extent = edition.extents.get(witness.siglum)
    pinned = pins_of(witness.text, Span(extent.start, extent.end)) if extent else {}
    if pinned:
        yield f"  If {witness.siglum} has the statement as said above, write into its table of {MANIFEST}:"
        yield from (f"    {row}" for row in manifest_text.key_lines(pinned).splitlines())


def unsettled(edition: Edition) -> list[Doubt]:
    """What is in doubt of roles and extents: not of a reading, which stays as it is whatever is recorded."""
    return [doubt for doubt in verdict(edition).doubts if doubt.unit is None]


def _span(extent: tuple[int, int] | None) -> str:
    return f"{extent[0]} to {extent[1]}" if extent else "nowhere"


def _printed(edition: Edition, witness: Witness) -> Iterator[str]:
    """Where the statement stands in a source that prints it."""
    extent = edition.extents.get(witness.siglum)
    if extent is None:
        return
    text = witness.text[extent.start : extent.end].split()
    first, last = first_words(text, _WORDS), last_words(text, _WORDS)
    yield f"  {witness.siglum} prints the statement: “{first} … {last}” ({_BY[extent.by]})"
    framing = edition.framing.get(witness.siglum, ())
    before = [each for each in framing if each.paragraph.start < extent.start]
    after = [each for each in framing if each.paragraph.start >= extent.end]
    for where, around, at in (("before it", before, -1), ("after it", after, 0)):
        if around:
            which = "the last" if at else "the first"
            yield f"    {where}: {count(len(around), 'paragraph')}, {which} “{_opening(around[at])}”"


def _quoted(edition: Edition, witness: Witness) -> Iterator[str]:
    """What a source quotes, by how truly, with the first words of each."""
    found = edition.quotations.get(witness.siglum, ())
    counts = Counter(quotation.fidelity for quotation in found)
    how = ", ".join(f"{counts[fidelity]} {fidelity.value}" for fidelity in Fidelity if counts[fidelity])
    number = f"{len(found)} quotation{'' if len(found) == 1 else 's'}"
    yield f"  {witness.siglum} quotes it: {number}{f' ({how})' if how else ''}"
    for quotation in found:
        words = single_spaced(witness.text[quotation.start : quotation.end])
        shown = words if len(words) <= 60 else f"{words[:57]}..."
        yield f"    {quotation.passage}, {quotation.fidelity.value}: “{shown}”"


def _opening(framing: Framing) -> str:
    text = framing.paragraph.text
    return text if len(text) <= 50 else f"{text[:47]}..."

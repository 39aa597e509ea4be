"""The command that checks a quotation."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition import permalink
from edition.analysis.answer import left_outside
from edition.analysis.quoting import QuotingWords
from edition.app.options import WITHIN, Command
from edition.app.pipeline import edit, read_archive
from edition.app.quotation_check import check_quotation, without_quotation_marks
from edition.app.terminal import progress, say, told
from edition.collate import prepare
from edition.model import Detail, Edition, Fidelity, Kind, Quotation, single_spaced

if TYPE_CHECKING:
    from edition.citation.cite import Site

_FIGURE = "another figure"
_DOUBTFUL = "the same words, but a mark may say another thing"
_STOPS = " .,;:!?…。，；：！？"


@click.command(cls=Command)
@click.argument("words")
@WITHIN
def quote(words: str, folder: Path) -> None:
    """Say whether WORDS are the statement's.

    Say too where they stand, and how to cite them. Exit status 0 means that a source has them, in the same
    words; 2 that none has, or that they are altered.
    """
    from edition.app.generator import site_here

    with told(), progress():
        archive = read_archive(folder)
        edition = edit(archive).edition
        prepared = prepare(edition, edition.rules)
        found = check_quotation(edition, prepared, words)
        site = site_here()
    lines = list(_answer(edition, found, site, without_quotation_marks(words), prepared.words))
    say(lines or ["No source that prints the statement has these words."])
    sys.exit(0 if any(map(is_true, found.values())) else 2)


def _answer(
    edition: Edition, found: dict[str, tuple[Quotation, ...]], site: Site, words: str, known: QuotingWords
) -> Iterator[str]:
    whole = any(map(is_true, found.values()))
    for siglum, quotations in found.items():
        if not quotations:
            yield f"{siglum}: not found"
        for quotation in quotations:
            lacking = _beyond(quotation) if whole else []
            yield f"{siglum}, {quotation.passage}: {said_of(quotation, whole)}"
            yield f"  {permalink.address(permalink.passage_page(quotation.passage), site.url)}"
            yield from _differences(edition, quotation, words) if not lacking else ()
            yield from (f"  {note}" for note in said_outside(edition, quotation, known))
    quoted = [q for quotations in found.values() for q in quotations]
    if quoted and quoted[0].of:
        best = min(quoted, key=lambda q: list(Fidelity).index(q.fidelity))
        passage = next(passage for passage in edition.passages if passage.id == best.passage)
        witness = edition.witness(best.of.siglum if best.of else edition.base)
        from edition.citation.cite import cite_passage
        from edition.citation.formats import FORMATS

        yield "Cite it as:"
        citation = cite_passage(edition, passage, witness, site)
        yield f"  {FORMATS['apa'].write(citation, None).strip()}"


def said_outside(edition: Edition, quotation: Quotation, known: QuotingWords) -> list[str]:
    """What denies or limits words of one source in their sentence, and is not among them."""
    *ahead, limit = left_outside(edition, quotation, known)
    before = [f"the statement has “{each}” before it" for each in ahead if each]
    return [*before, f"the statement has “{limit}” after it"] if limit else before


def said_of(quotation: Quotation, whole: bool) -> str:
    """What is said of words in one source; `whole` where some source has all of them."""
    from edition.site import FIDELITIES  # pages load longer than most commands run

    if _in_doubt(quotation):
        return _DOUBTFUL
    lacking = _beyond(quotation) if whole else []
    return f"only a part, without “{' … '.join(lacking)}”" if lacking else FIDELITIES[quotation.fidelity]


def is_true(quotations: Sequence[Quotation]) -> bool:
    """Whether a source has the words, all of them and in no other wording."""
    return bool(quotations) and all(each.fidelity is not Fidelity.ALTERED for each in quotations)


def _in_doubt(quotation: Quotation) -> bool:
    """Whether nothing is altered but a mark or space that may decide what is said."""
    if quotation.fidelity is not Fidelity.ALTERED or quotation.omitted or quotation.inserted:
        return False
    details = {reading.detail for unit in quotation.units for reading in unit.readings.values()}
    changed = any(unit.kind.changes_words for unit in quotation.units)
    return Detail.DOUBTFUL in details and Detail.FIGURE not in details and not changed


def _beyond(quotation: Quotation) -> list[str]:
    """The words that a source lacks where it has all the others: before them, after them, or both."""
    units = [unit for unit in quotation.units if unit.kind.changes_words]
    readings = [[*unit.readings.values()][-1] for unit in units]
    outside = all(
        unit.kind is Kind.ADDITION and (reading.start <= quotation.start or reading.end >= quotation.end)
        for unit, reading in zip(units, readings, strict=True)
    )
    return [single_spaced(reading.text).strip(_STOPS) for reading in readings] if outside else []


def _differences(edition: Edition, quotation: Quotation, words: str) -> Iterator[str]:
    """What of `words` is otherwise in the statement, a line for each place."""
    if quotation.of is None:
        return
    text = edition.witness(quotation.of.siglum).text
    for unit in quotation.units:
        had, has = (reading.text for reading in unit.readings.values())
        details = {reading.detail for reading in unit.readings.values()}
        figure = _FIGURE if Detail.FIGURE in details else ""
        if unit.kind is Kind.OMISSION:
            yield f"  leaves out “{had}”" + f" ({figure})" * bool(figure)
        elif unit.kind is Kind.ADDITION:
            yield f"  puts in “{has}”" + f" ({figure})" * bool(figure)
        else:
            yield f"  has “{has}” where the statement has “{had}” ({figure or unit.kind.label.lower()})"
    changed = [[*unit.readings.values()][-1] for unit in quotation.units]
    for start, end in quotation.inserted:
        if not any(reading.start <= start and end <= reading.end for reading in changed):
            yield f"  puts in, with a sign, “{single_spaced(words[start:end])}”"
    for omitted in quotation.omitted:
        if omitted.marked:
            yield f"  leaves out, with a sign, “{single_spaced(text[omitted.start : omitted.end])}”"

"""A page for each passage: its versions, its differences as a table, the way to the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.analysis.measures.standing import Bearing, misread_words, transpositions, where_lost
from edition.english import count, listing
from edition.model import Kind, Passage
from edition.site.apparatus_entries import ApparatusEntry
from edition.site.decisions_in_words import decisions_on
from edition.site.division import lead_text
from edition.site.frame import Frame
from edition.site.heads import passage_head
from edition.site.pages.history import history
from edition.site.pages.home_finding import in_sentence
from edition.site.rows import PassageRow, VersionCell, but_for, lacking, row, to_the_letter, who_agrees
from edition.site.templating import page, render, render_macro
from edition.text.word_count import count_words


class SharedText(NamedTuple):
    """A text of a passage as it stands once: `same` have it too, to the letter, as `alike` says."""

    cell: VersionCell
    same: tuple[VersionCell, ...]
    alike: str


_OPENING: Final = 120  # code points of a paragraph that describe its page


def passage_pages(frame: Frame, numbers: range | None = None) -> Iterator[tuple[str, bytes]]:
    """The page of each passage, or of those with these numbers from 0, by path."""
    passages = frame.edition.passages
    pages = [permalink.passage_page(passage.id) for passage in passages]
    for number in range(len(passages)) if numbers is None else numbers:
        passage = passages[number]
        before = passages[number - 1] if number else None
        after = passages[number + 1] if number + 1 < len(passages) else None
        make = partial(_page, frame, passage, pages[number], before, after)
        content = frame.keep("page", passage, make, before and before.id, after and after.id)
        yield permalink.markdown(pages[number]), content


def _page(frame: Frame, passage: Passage, path: str, before: Passage | None, after: Passage | None) -> bytes:
    found = row(frame, passage, path)
    body = render(
        "passage.html",
        path,
        title=frame.edition.title,
        row=found,
        blocks=_blocks(passage, found),
        lead=frame.lead(passage),
        versions=frame.compared,
        advice=_advice(frame, found),
        quote=frame.citation_form,
        exhibit=_exhibit(frame, path),
        decisions=decisions_on(passage),
        site=frame.site,
        **history(frame, passage),
        before=before,
        after=after,
    )
    described = _description(frame, passage)
    head = passage_head(frame, passage, described)
    return page(f"Paragraph {found.label}", described, body, head=head)


def _blocks(passage: Passage, found: PassageRow) -> list[SharedText]:
    """The texts of a passage: that of the lead, those that stand apart, those that differ in print alone."""
    lead = (found.lead,) if found.lead else ()
    groups = to_the_letter(passage, (*lead, *found.apart, *found.agreeing))
    total = len(found.cells)
    return [
        SharedText(first, tuple(same), who_agrees([cell.version for cell in same], total) + but_for(()))
        for first, *same in groups
    ]


def _description(frame: Frame, passage: Passage) -> str:
    text = lead_text(frame.edition, passage)
    if len(text) <= _OPENING:
        return text
    return f"{text[:_OPENING].rpartition(' ')[0] or text[:_OPENING]}…"


def _advice(frame: Frame, found: PassageRow) -> str:
    """Which version to quote this paragraph from, where one is harmed; else how the versions differ."""
    lead = found.lead
    damaged = [cell for cell in found.cells if cell.says.endswith(" here") or cell.state == "lost"]
    if lead is None or lead.says != "complete" or not damaged or len(damaged) + 1 < len(found.apart) + 1:
        return gist(found)
    who = listing([in_sentence(frame, cell.version.siglum) for cell in damaged])
    harms = dict.fromkeys(
        cell.says.removesuffix(" here") or where_lost(cell.version.witness) for cell in damaged
    )
    verb = "is" if len(damaged) == 1 else "are"
    how = " or ".join(harms)
    return f"Quote this paragraph from {in_sentence(frame, lead.version.siglum)}; {who} {verb} {how} here."


def _exhibit(frame: Frame, path: str) -> Markup:
    """What a printed page says of itself."""
    address, marked = permalink.address(path, frame.site.url), "every difference, also in print"
    return render_macro("_exhibit.html", "exhibit", address, frame.colophon, marked)


def gist(found: PassageRow) -> str:
    """How the versions of a passage differ, in one sentence."""
    if len(found.cells) == 1:
        return "One version only."
    sentence = listing([*_grave(found), *_light(found)])
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else "The same in every version."


def weighty(found: PassageRow) -> int:
    """How many letters of the gist say what a version lacks, lost or words otherwise."""
    grave, light = _grave(found), _light(found)
    return len(", ".join(grave) if light else listing(grave))


def _grave(found: PassageRow) -> list[str]:
    parts = lacking((cell.version, cell.state) for cell in found.cells)
    if any(_places(entry, Kind.LACUNA) for entry in found.entries):
        words = sum(count_words(e.lemma.text) * _places(e, Kind.LACUNA) for e in found.entries)
        parts.append(f"{count(words, 'word')} lost" if words else "text lost")
    return [*parts, f"{count(found.places, 'difference')} of wording"] if found.places else parts


def _light(found: PassageRow) -> list[str]:
    misread = sum(
        misread_words(variant.text, entry.lemma.text) * len(variant.places)
        for entry in found.entries
        for variant in entry.variants
        if variant.kind is Kind.OCR
    )
    moves = transpositions({(entry.id, there) for entry in found.entries for there, _ in entry.transposed})
    doubtful, spelling, only_print = (
        sum(entry.bearing is bearing and not entry.goes_on for entry in found.entries)
        for bearing in (Bearing.DOUBTFUL, Bearing.SPELLING, Bearing.PRINT)
    )
    return [
        *([f"the same words in another order in {count(len(moves), 'place')}"] if moves else []),
        *([f"{count(doubtful, 'difference')} in doubt"] if doubtful else []),
        *([count(misread, "word misread", "words misread")] if misread else []),
        *([f"{count(spelling, 'difference')} of spelling"] if spelling else []),
        *([f"{count(only_print, 'difference')} of print only"] if only_print else []),
    ]


def _places(entry: ApparatusEntry, kind: Kind) -> int:
    """How many witnesses have a reading of a kind at an entry."""
    return sum(len(variant.places) for variant in entry.variants if variant.kind is kind)

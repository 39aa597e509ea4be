"""What must hold of every edition."""

from __future__ import annotations

import re

from edition.model import Edition, Paragraph, unwrapped_text
from edition.text.normalize import LAYOUT_SPACE

SPACE = re.compile(f"[{LAYOUT_SPACE}]+")


def pieces_of(edition: Edition, siglum: str) -> list[tuple[int, int]]:
    """Everything that an edition says of a witness's file: statement, framing, furniture."""
    paragraphs = [p for passage in edition.passages for p in passage.paragraphs[siglum]]
    paragraphs += [framing.paragraph for framing in edition.framing[siglum]]
    spans = [tuple(span) for paragraph in paragraphs for span in paragraph.spans]
    return sorted([*spans, *((f.start, f.end) for f in edition.furniture[siglum])])


def assert_nothing_lost(edition: Edition) -> None:
    for each in edition.witnesses:
        end = 0
        for start, stop in pieces_of(edition, each.siglum):
            assert start >= end, (each.siglum, start, end)
            assert not each.text[end:start].strip(LAYOUT_SPACE + "\ufeff\u00a0\u3000")
            assert stop > start
            end = stop
        assert not each.text[end:].strip(LAYOUT_SPACE + "\ufeff\u00a0\u3000")


def assert_verbatim(edition: Edition) -> None:
    for passage in edition.passages:
        for siglum, paragraphs in passage.paragraphs.items():
            text = edition.witness(siglum).text
            for paragraph in paragraphs:
                assert paragraph.text == unwrapped_text(text, paragraph, paragraph.start, paragraph.end)
                kept = "".join(text[slice(*span)] for span in paragraph.spans)
                assert bare(paragraph.text) == bare(kept)
        for unit in passage.units:
            for siglum, reading in unit.readings.items():
                holder = holding(passage.paragraphs[siglum], reading.start, reading.end)
                assert holder is not None, (unit.id, siglum, reading)
                assert (reading.text == "") == (reading.start == reading.end)


def bare(text: str) -> str:
    """The text without white space and line-end hyphens."""
    return re.sub(r"[-\u2010\u2011\u00ad¬⸗=]", "", SPACE.sub("", text))


def holding(paragraphs: tuple[Paragraph, ...], start: int, end: int) -> Paragraph | None:
    return next((p for p in paragraphs if p.start <= start and end <= paragraphs[-1].end), None)


def assert_units_in_order(edition: Edition) -> None:
    for passage in edition.passages:
        last: dict[str, int] = {}
        leads = {next(iter(unit.readings)) for unit in passage.units}
        if passage.paragraphs[edition.base]:
            assert leads <= {edition.base}
        else:  # of what the base lacks the longest witness leads, whatever order they came in
            assert len(leads) < 2
            assert all(passage.paragraphs[lead] for lead in leads)
        for unit in passage.units:
            assert (
                max((r.kind for r in unit.readings.values() if r.kind), key=lambda k: k.weight) is unit.kind
            )
            for siglum, reading in unit.readings.items():
                assert reading.start >= last.get(siglum, 0), (unit.id, siglum)
                last[siglum] = reading.end

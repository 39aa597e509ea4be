"""Editions built by hand, without the engine, for the tests of what comes after it.

A row is a passage: for each siglum its text, in which `⟦` and `⟧` enclose the readings of the
variation units in turn, and a blank line divides paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edition.model import (
    Edition,
    Fold,
    Framing,
    Furniture,
    Kind,
    Paragraph,
    Passage,
    Reading,
    Span,
    Transcription,
    VariationUnit,
    Witness,
)

BREAK = "\n\n"
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True)
class Row:
    """A passage to build: its texts by siglum, the kind of each unit, how its readings differ."""

    id: str
    texts: Mapping[str, str | None]
    kinds: Sequence[Kind] = ()
    moved: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()


def build(rows: Sequence[Row], *, base: str | None = None, title: str = "A statement") -> Edition:
    """The edition of these rows; every witness has them in the order given."""
    sigla = list(rows[0].texts)
    texts = dict.fromkeys(sigla, "")
    passages = []
    for row in rows:
        places: dict[str, tuple[tuple[Paragraph, ...], list[tuple[int, int]]]] = {}
        for siglum in sigla:
            marked = row.texts.get(siglum)
            if marked is None:
                places[siglum] = ((), [])
                continue
            texts[siglum] += BREAK if texts[siglum] else ""
            places[siglum] = _place(siglum, marked, texts[siglum])
            texts[siglum] += marked.replace("⟦", "").replace("⟧", "")
        passages.append(_passage(row, places, texts, base or sigla[0]))
    return Edition(
        title=title,
        base=base or sigla[0],
        witnesses=tuple(witness(s, texts[s]) for s in sigla),
        passages=tuple(passages),
        framing=dict.fromkeys(sigla, ()),
        furniture=dict.fromkeys(sigla, ()),
        language="en",
    )


def witness(siglum: str, text: str) -> Witness:
    """A witness of which nothing is recorded but its text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Witness(siglum, text, f"{siglum}.txt", sha256, Transcription.UNKNOWN)


def paragraph(siglum: str, text: str, start: int, end: int) -> Paragraph:
    """The paragraph on that span, its white space folded."""
    runs = [m for m in _SPACE.finditer(text, start, end) if m[0] != " "]
    folds = tuple(Fold(m.start(), m.end(), " ") for m in runs)
    lines = (text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1)
    return Paragraph(siglum, (Span(start, end),), _SPACE.sub(" ", text[start:end]), lines, folds)


def framed(edition: Edition, siglum: str, before: str, quotations: Sequence[tuple[str, str]] = ()) -> Edition:
    """The edition with a paragraph after the statement of one witness that is framing text."""
    from edition.model import Quotation

    old = edition.witness(siglum)
    start = len(old.text) + len(BREAK)
    new = witness(siglum, old.text + BREAK + before)
    quoted = []
    for words, passage in quotations:
        at = new.text.index(words, start)
        quoted.append(Quotation(at, at + len(words), passage))
    framing = Framing(paragraph(siglum, new.text, start, len(new.text)), tuple(quoted))
    return replace(
        edition,
        witnesses=tuple(new if w.siglum == siglum else w for w in edition.witnesses),
        framing={**edition.framing, siglum: (*edition.framing[siglum], framing)},
    )


def furnished(edition: Edition, siglum: str, after: str) -> Edition:
    """The edition with page furniture at the end of one witness."""
    old = edition.witness(siglum)
    new = witness(siglum, old.text + BREAK + after)
    furniture = Furniture(after, len(new.text) - len(after), len(new.text))
    return replace(
        edition,
        witnesses=tuple(new if w.siglum == siglum else w for w in edition.witnesses),
        furniture={**edition.furniture, siglum: (furniture,)},
    )


def _place(siglum: str, marked: str, before: str) -> tuple[tuple[Paragraph, ...], list[tuple[int, int]]]:
    """The paragraphs of a marked text that begins after `before`, and where its readings stand."""
    offset = len(before)
    text = before
    marks: list[int] = []
    for piece in re.split("([⟦⟧])", marked):
        if piece in "⟦⟧" and piece:
            marks.append(len(text))
        else:
            text += piece
    paragraphs = []
    for part in text[offset:].split(BREAK):
        paragraphs.append(paragraph(siglum, text, offset, offset + len(part)))
        offset += len(part) + len(BREAK)
    return tuple(paragraphs), list(zip(marks[::2], marks[1::2], strict=True))


def _passage(
    row: Row,
    places: Mapping[str, tuple[tuple[Paragraph, ...], list[tuple[int, int]]]],
    texts: Mapping[str, str],
    base: str,
) -> Passage:
    present = [s for s, (paragraphs, _) in places.items() if paragraphs]
    present.sort(key=lambda s: s != base)
    units = []
    for number, kind in enumerate(row.kinds):
        readings: dict[str, Reading] = {}
        for siglum in present:
            start, end = places[siglum][1][number]
            text = _SPACE.sub(" ", texts[siglum][start:end])
            same = not readings or text == next(iter(readings.values())).text
            readings[siglum] = Reading(text, start, end, None if same else kind)
        units.append(VariationUnit(f"{row.id}.u{number + 1}", kind, readings))
    paragraphs = {s: found for s, (found, _) in places.items()}
    return Passage(row.id, paragraphs, tuple(units), row.moved, row.lost)

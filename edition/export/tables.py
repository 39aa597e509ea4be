"""The apparatus and the sources as CSV, the statement of each witness as plain text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from edition import permalink
from edition.analysis.measures import agreements
from edition.editing.reading_text import read_text, supplies, text_at
from edition.export.checksums import swhid
from edition.model import Decision, Edition, Kind, Passage, Reading, Role, VariationUnit, line_at, line_starts
from edition.text.kept import KeepOfPassage, made_anew
from edition.text.ladders import ladder_of

APPARATUS: Final = (
    "id",
    "passage",
    "kind",
    "lemma_witness",
    "lemma",
    "lemma_line",
    "lemma_start",
    "lemma_end",
    "witness",
    "reading",
    "line",
    "start",
    "end",
    "page",
    "machine_kind",
    "decided_by",
    "decided_on",
    "certainty",
    "reason",
    "spans",
    "detail",
)
SOURCES: Final = (
    "siglum",
    "title",
    "publisher",
    "url",
    "issued",
    "accessed",
    "transcription",
    "file",
    "sha256",
    "swhid",
)
AGREEMENT: Final = ("witness", "other", "places", "agreed", "letter_places", "letter_agreed")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
# What a spreadsheet takes for the beginning of a formula, full-width forms and white space before it
# included (OWASP, CSV injection). Apostrophes are in the pattern so that who reads can undo it.
_FORMULA: Final = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")


def to_apparatus_csv(edition: Edition, keep: KeepOfPassage = made_anew) -> bytes:
    """Every difference a row: UTF-8 with a byte order mark, comma-separated, RFC 4180.

    A row holds one witness's reading and the lemma it differs from. A passage that a witness lacks,
    has besides or has elsewhere (`moved`) is a row too, with the passage's id, and so is a reading that
    an editor supplies (`emendation`, `conjecture`). Where an editor overruled the machine, the row says
    what the machine had found. `spans` are the units, parted by spaces, over which the one difference
    reaches that the reading is part of, `detail` is that of the reading. `keep` keeps the rows of a passage.
    """
    lines = {w.siglum: line_starts(w.text) for w in edition.witnesses}
    rows = (
        keep("csv", passage, partial(_apparatus, edition, passage, lines), edition.full, passage.begins)
        for passage in edition.passages
    )
    return b"".join((_BYTE_ORDER_MARK, _written([APPARATUS]), *rows))


def to_sources_csv(edition: Edition) -> bytes:
    """The witnesses with what is recorded of them and the checksums of their files."""
    rows = (
        {name: getattr(witness, name, None) for name in SOURCES}
        | {"transcription": witness.transcription.value, "swhid": swhid(witness)}
        for witness in edition.witnesses
    )
    return to_csv(SOURCES, rows)


def to_agreement_csv(edition: Edition) -> bytes:
    """A row for each two witnesses that print the statement: places compared, places at which they agree.

    First in their words, then to the letter, as in `edition.analysis.measures.agreement`.
    """
    rows = (
        dict(zip(AGREEMENT, (one, two, *words, *letter), strict=True))
        for (one, two), (words, letter) in agreements(edition, ladder_of(edition)).items()
    )
    return to_csv(AGREEMENT, rows)


def to_plain_text(edition: Edition, siglum: str) -> bytes:
    """The statement in one witness, in its own order, a blank line between paragraphs."""
    paragraphs = [p for passage in edition.passages for p in passage.paragraphs.get(siglum, ())]
    paragraphs.sort(key=lambda paragraph: paragraph.start)
    return "".join(f"{paragraph.text}\n\n" for paragraph in paragraphs)[:-1].encode("utf-8")


def to_reading_text(edition: Edition) -> bytes:
    """The reading text, a blank line between passages."""
    texts = [read_text(edition, passage) for passage in edition.passages]
    return "".join(f"{text}\n\n" for text in texts if text)[:-1].encode("utf-8")


def guarded(cell: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: an apostrophe before it, where needed."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A table, RFC 4180 in UTF-8 with a byte order mark, in which what is not recorded is an empty cell."""
    return _BYTE_ORDER_MARK + _written([columns, *_cells(columns, rows)])


def _cells(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[list[object]]:
    for row in rows:
        cells = [row.get(column) for column in columns]
        yield [guarded(cell) if isinstance(cell, str) else cell for cell in cells]


def _written(rows: Iterable[Iterable[object]]) -> bytes:
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows(rows)
    return table.getvalue().encode("utf-8")


def _apparatus(edition: Edition, passage: Passage, lines: Mapping[str, Sequence[int]]) -> bytes:
    """The rows of a passage."""
    spanned = passage.spanned
    rows = [*_passage_rows(edition, passage, lines)]
    rows += [row for unit in passage.units for row in _unit_rows(passage, unit, lines, spanned)]
    return _written(_cells(APPARATUS, rows))


def _unit_rows(
    passage: Passage,
    unit: VariationUnit,
    lines: Mapping[str, Sequence[int]],
    spanned: Mapping[tuple[str, str], Sequence[str]],
) -> Iterator[dict[str, object]]:
    (against, lemma), *others = unit.readings.items()
    for siglum, reading in others:
        if reading.kind:
            yield {
                **_head(unit.id, passage, reading.kind.value),
                **_lemma(against, lemma, lines),
                **_reading(siglum, reading, lines),
                **_overruled(unit, siglum),
                "spans": " ".join(spanned.get((unit.id, siglum), ())),
                "detail": reading.detail.value if reading.detail else None,
            }


def _passage_rows(
    edition: Edition, passage: Passage, lines: Mapping[str, Sequence[int]]
) -> Iterator[dict[str, object]]:
    """The witnesses that lack the passage, have it besides the base, or have it elsewhere."""
    base = _whole(passage, edition.base)
    lemma = _lemma(edition.base, base, lines) if base else {"lemma_witness": edition.base}
    for witness in edition.witnesses:
        siglum, whole = witness.siglum, _whole(passage, witness.siglum)
        if base and whole is None and edition.role(siglum) is Role.FULL:
            kind = Kind.LACUNA if siglum in passage.lost else Kind.OMISSION
            yield {**_head(passage.id, passage, kind.value), **lemma, "witness": siglum}
        elif whole and (base is None or siglum in passage.moved):
            kind_name = "moved" if base else Kind.ADDITION.value
            yield {**_head(passage.id, passage, kind_name), **lemma, **_reading(siglum, whole, lines)}
    for place, span, made in supplies(passage):
        text = text_at(edition, passage, edition.base, *span)
        supplied = {"witness": made.witness, "reading": made.text, **_signed(made)}
        kind_name = "conjecture" if made.conjecture else "emendation"
        lemma = _lemma(edition.base, Reading(text, *span), lines)
        yield {**_head(place, passage, kind_name), **lemma, **supplied}


def _overruled(unit: VariationUnit, siglum: str) -> dict[str, object]:
    """What the machine had found where an editor judged otherwise, and who judged."""
    made = unit.changed_by
    if made is None:
        return {}
    kinds = [each.readings[siglum].kind for each in made.machine if siglum in each.readings]
    found = "; ".join(kind.value if kind else "none" for kind in kinds)
    return {"machine_kind": found, **_signed(made)}


def _signed(made: Decision) -> dict[str, object]:
    certainty = made.certainty.value
    return {"decided_by": made.who, "decided_on": made.date, "certainty": certainty, "reason": made.reason}


def _whole(passage: Passage, siglum: str) -> Reading | None:
    """The passage as one reading of a witness; None where the witness lacks it."""
    paragraphs = passage.paragraphs.get(siglum, ())
    if not paragraphs:
        return None
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return Reading(text, paragraphs[0].start, paragraphs[-1].end)


def _head(identifier: str, passage: Passage, kind: str) -> dict[str, object]:
    page = permalink.passage_page(passage.id)
    return {"id": identifier, "passage": passage.id, "kind": kind, "page": page}


def _lemma(siglum: str, reading: Reading, lines: Mapping[str, Sequence[int]]) -> dict[str, object]:
    line = line_at(lines[siglum], reading.start)
    place = {"lemma_line": line, "lemma_start": reading.start, "lemma_end": reading.end}
    return {"lemma_witness": siglum, "lemma": reading.text, **place}


def _reading(siglum: str, reading: Reading, lines: Mapping[str, Sequence[int]]) -> dict[str, object]:
    place = {"line": line_at(lines[siglum], reading.start), "start": reading.start, "end": reading.end}
    return {"witness": siglum, "reading": reading.text, **place}

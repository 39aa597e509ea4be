"""An Edition as `data/edition.json`, the published contract `edition/2`.

The same facts that the JSON Schema in `edition_schema.json` states for machines. Keys are always
there and always in this order; a fact that is not recorded is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from edition import permalink
from edition.analysis.answer.verdict import verdict
from edition.analysis.places import unit_columns
from edition.model import (
    Doubt,
    Edition,
    Extent,
    Framing,
    Furniture,
    Paragraph,
    Passage,
    Quotation,
    Reading,
    VariationUnit,
    Verdict,
    Witness,
)
from edition.text.kept import KeepOfPassage, made_anew
from edition.text.word_count import count_witness_words

SCHEMA: Final = "edition/2"
_SCHEMA_FILE: Final = Path(__file__).with_name("edition_schema.json")


def to_json(edition: Edition, keep: KeepOfPassage = made_anew) -> bytes:
    """The whole edition in UTF-8, one passage, unit, framing paragraph or piece of furniture a line.

    The line layout keeps two versions comparable by `diff` and the encoder fast: json's C encoder
    writes every line, which its indenting encoder, written in Python, would not. `keep` keeps those of a
    passage.
    """
    return "".join(_layout(edition, keep)).encode("utf-8")


def to_schema() -> bytes:
    """The JSON Schema (draft 2020-12) that `to_json` obeys."""
    return _SCHEMA_FILE.read_bytes()


def _layout(edition: Edition, keep: KeepOfPassage) -> Iterator[str]:
    yield "{\n"
    for key, fact in _title(edition).items():
        yield f" {_compact(key)}: {_compact(fact)},\n"
    yield f' "verdict": {_compact(_verdict(verdict(edition)))},\n'
    yield from _lines(' "witnesses": [', [_compact(_witness(edition, w)) for w in edition.witnesses], " ],\n")
    yield from _lines(
        ' "passages": [', [keep("json", p, partial(_passage, p), p.begins) for p in edition.passages], " ],\n"
    )
    yield from _by_siglum("framing", {s: [_framing(f) for f in fs] for s, fs in edition.framing.items()})
    yield ",\n"
    quotations = {w.siglum: edition.quotations.get(w.siglum, ()) for w in edition.witnesses}
    yield from _by_siglum("quotations", {s: [_quotation(q) for q in qs] for s, qs in quotations.items()})
    yield ",\n"
    yield from _by_siglum(
        "furniture", {s: [_furniture(f) for f in fs] for s, fs in edition.furniture.items()}
    )
    yield "\n}\n"


def _lines(opening: str, rows: Sequence[str], closing: str) -> Iterator[str]:
    yield opening
    yield ",".join("\n  " + row for row in rows)
    yield "\n" + closing if rows else closing.lstrip(" ")


def _by_siglum(key: str, lists: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield f" {_compact(key)}: {{"
    yield ",".join(
        f"\n  {_compact(siglum)}: [" + ",".join("\n   " + _compact(row) for row in rows) + "]"
        for siglum, rows in lists.items()
    )
    yield "\n }" if lists else "}"


def _compact(fact: object) -> str:
    return json.dumps(fact, ensure_ascii=False)


def _title(edition: Edition) -> dict[str, str | None]:
    return {
        "schema": SCHEMA,
        "title": edition.title,
        "author": str(edition.author) if edition.author else None,
        "language": edition.language,
        "issued": edition.issued,
        "base": edition.base,
    }


def _witness(edition: Edition, witness: Witness) -> dict[str, Any]:
    return {
        "siglum": witness.siglum,
        "title": witness.title,
        "file": witness.file,
        "sha256": witness.sha256,
        "transcription": witness.transcription.value,
        "publisher": witness.publisher,
        "url": witness.url,
        "issued": witness.issued,
        "accessed": witness.accessed,
        "rights": witness.rights,
        "words": count_witness_words(edition.passages, witness.siglum),
        "role": edition.role(witness.siglum).value,
        "extent": _extent(edition.extents.get(witness.siglum)),
    }


def _extent(extent: Extent | None) -> dict[str, Any] | None:
    return {"start": extent.start, "end": extent.end, "by": extent.by.value} if extent else None


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "agree": verdict.agree,
        "answer": verdict.answer,
        "reasons": verdict.reasons,
        "doubts": [_doubt(doubt) for doubt in verdict.doubts],
    }


def _doubt(doubt: Doubt) -> dict[str, str]:
    place = {"passage": doubt.passage, "unit": doubt.unit}
    return {"text": doubt.text} | {key: name for key, name in place.items() if name is not None}


def _passage(passage: Passage) -> str:
    head = {"id": passage.id, "url": permalink.passage_page(passage.id), "moved": bool(passage.moved)}
    paragraphs = {s: [_paragraph(p) for p in ps] for s, ps in passage.paragraphs.items()}
    over = passage.spanned
    units = ",".join("\n    " + _compact(_unit(unit, over)) for unit in passage.units)
    return f'{_compact(head)[:-1]},\n   "paragraphs": {_compact(paragraphs)},\n   "units": [{units}]}}'


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"text": paragraph.text, "spans": paragraph.spans, "lines": paragraph.lines}


def _unit(unit: VariationUnit, over: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, Any]:
    reference = unit.reference
    readings = {
        s: _reading(r, s == reference) | ({"spans": spans} if (spans := over.get((unit.id, s))) else {})
        for s, r in unit.readings.items()
    }
    transposed = {"transposed": unit.transposed} if unit.transposed else {}
    columns = {"columns": laid} if (laid := unit_columns(unit)) else {}
    return {"id": unit.id, "kind": unit.kind.value, **transposed, "readings": readings, **columns}


def _reading(reading: Reading, reference: bool) -> dict[str, Any]:
    """The reference reading has no kind; null is the kind of one that equals it."""
    place: dict[str, Any] = {"text": reading.text, "start": reading.start, "end": reading.end}
    detail = {"detail": reading.detail.value} if reading.detail else {}
    if reading.transposed:
        detail["transposed"] = reading.transposed
    return place if reference else place | {"kind": reading.kind.value if reading.kind else None} | detail


def _framing(framing: Framing) -> dict[str, Any]:
    paragraph = framing.paragraph
    quotations = [{"start": q.start, "end": q.end, "passage": q.passage} for q in framing.quotations]
    place = {"text": paragraph.text, "start": paragraph.start, "end": paragraph.end}
    return place | {"quotations": quotations}


def _quotation(quotation: Quotation) -> dict[str, Any]:
    of = quotation.of
    return {
        "id": quotation.id,
        "start": quotation.start,
        "end": quotation.end,
        "marked": quotation.marked,
        "passage": quotation.passage,
        "of": {"siglum": of.siglum, "start": of.start, "end": of.end} if of else None,
        "omitted": [{"start": o.start, "end": o.end, "marked": o.marked} for o in quotation.omitted],
        "inserted": [{"start": start, "end": end} for start, end in quotation.inserted],
        "fidelity": quotation.fidelity.value,
        "units": [_quoted_unit(unit) for unit in quotation.units],
    }


def _quoted_unit(unit: VariationUnit) -> dict[str, Any]:
    """A difference of a quotation has no id of its own."""
    return {key: fact for key, fact in _unit(unit, {}).items() if key in ("kind", "readings")}


def _furniture(furniture: Furniture) -> dict[str, Any]:
    return {"text": furniture.text, "start": furniture.start, "end": furniture.end}

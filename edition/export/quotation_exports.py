"""What the sources quote: as a table, and as W3C Web Annotations that other tools can place in the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from edition import permalink
from edition.export.tables import to_csv
from edition.model import Edition, Quotation, line_at, line_starts, single_spaced

_COLUMNS: Final = (
    "id", "source", "line", "start", "end", "words", "passage", "of", "of_start", "of_end", "of_words",
    "marked", "fidelity", "omitted", "inserted", "differences",
)  # fmt: skip
_AROUND: Final = 32  # characters before and after, by which a tool finds the words where the text has changed
_MOST_AROUND: Final = 1024  # so many where fewer select two places


def to_quotations_csv(edition: Edition) -> bytes:
    """Every quotation as a row: its words and those it quotes, each with its place, and how truly."""
    lines = {w.siglum: line_starts(w.text) for w in edition.witnesses if edition.quotations.get(w.siglum)}
    rows = (_row(edition, siglum, each, lines[siglum]) for siglum, each in _all(edition))
    return to_csv(_COLUMNS, rows)


def _all(edition: Edition) -> Iterator[tuple[str, Quotation]]:
    for siglum, quotations in edition.quotations.items():
        yield from ((siglum, each) for each in quotations)


def _row(edition: Edition, siglum: str, quotation: Quotation, lines: Sequence[int]) -> dict[str, object]:
    """A quotation of a source whose `lines` begin there."""
    text, of = edition.witness(siglum).text, quotation.of
    row: dict[str, object] = {
        "id": quotation.id,
        "source": siglum,
        "line": line_at(lines, quotation.start),
        "start": quotation.start,
        "end": quotation.end,
        "words": single_spaced(text[quotation.start : quotation.end]),
        "passage": quotation.passage,
        "marked": "yes" if quotation.marked else "no",
        "fidelity": quotation.fidelity.value,
        "inserted": " | ".join(single_spaced(text[start:end]) for start, end in quotation.inserted),
        "differences": " | ".join(
            f"{unit.kind.value}: {' > '.join(reading.text for reading in unit.readings.values())}"
            for unit in quotation.units
        ),
    }
    if of is not None:
        quoted = edition.witness(of.siglum).text
        row |= {
            "of": of.siglum,
            "of_start": of.start,
            "of_end": of.end,
            "of_words": single_spaced(quoted[of.start : of.end]),
            "omitted": " | ".join(single_spaced(quoted[o.start : o.end]) for o in quotation.omitted),
        }
    return row


def to_annotations(edition: Edition) -> bytes:
    """The quotations as a Web Annotation collection page (JSON-LD), with quote and position selectors.

    Each annotation's target is the stretch of the quoting file, its body the stretch quoted and how truly.
    Its sources are the files that lie in `sources/` beside it. Positions are code points.
    """
    items = [_annotation(edition, siglum, each) for siglum, each in _all(edition)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "quotations.jsonld",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _annotation(edition: Edition, siglum: str, quotation: Quotation) -> dict[str, Any]:
    body: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "classifying", "value": quotation.fidelity.value},
        {"type": "TextualBody", "purpose": "identifying", "value": quotation.passage},
    ]
    if quotation.of is not None:
        of = quotation.of
        body.append({"purpose": "linking"} | _place(edition, of.siglum, of.start, of.end))
    return {
        "id": f"quotations.jsonld#{siglum}.{quotation.id}",
        "type": "Annotation",
        "motivation": "linking",
        "body": body,
        "target": _place(edition, siglum, quotation.start, quotation.end),
    }


def _place(edition: Edition, siglum: str, start: int, end: int) -> dict[str, Any]:
    """A stretch of a source file as a specific resource."""
    witness = edition.witness(siglum)
    text = witness.text
    around = _AROUND
    while around < _MOST_AROUND and text.count(text[max(0, start - around) : end + around]) > 1:
        around *= 2
    return {
        "type": "SpecificResource",
        "source": "sources/" + permalink.encoded(witness.file),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - around) : start],
                "suffix": text[end : end + around],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }

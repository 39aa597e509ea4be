"""Small editions for the site tests, collated naively: rows are given, words compared by difflib."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from edition.model import (
    Edition,
    Fold,
    Framing,
    Furniture,
    Kind,
    Paragraph,
    Passage,
    Quotation,
    Reading,
    Span,
    Transcription,
    VariationUnit,
    Witness,
)

_GLYPHS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "\u00a0": " "})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"[ \t\r\n]+")


def witness(siglum: str, text: str, **facts: object) -> Witness:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Witness(siglum, text, f"{siglum.lower()}.txt", digest, **facts)  # type: ignore[arg-type]


def paragraph(siglum: str, text: str, start: int, end: int) -> Paragraph:
    folds = tuple(
        Fold(start + m.start(), start + m.end(), " ") for m in _SPACE.finditer(text[start:end]) if m[0] != " "
    )
    lines = (text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1)
    return Paragraph(siglum, (Span(start, end),), _SPACE.sub(" ", text[start:end]), lines, folds)


def paragraphs(siglum: str, text: str) -> list[Paragraph]:
    """The blank-line separated paragraphs of a text."""
    return [
        paragraph(siglum, text, *m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n|\s*$))*(?<=\S)", text)
    ]


def kind_of(base: str, other: str, ocr: bool) -> Kind:
    if not other:
        return Kind.OMISSION if base[0].isalnum() else Kind.PUNCTUATION
    if not base:
        return Kind.ADDITION if other[0].isalnum() else Kind.PUNCTUATION
    if base.translate(_GLYPHS) == other.translate(_GLYPHS):
        return Kind.TYPOGRAPHIC
    if base.casefold() == other.casefold():
        return Kind.CASE
    if base.replace("our", "or") == other.replace("our", "or"):
        return Kind.SPELLING
    return Kind.OCR if ocr else Kind.SUBSTITUTION


def units(
    name: str, texts: Mapping[str, str], row: Mapping[str, Sequence[Paragraph]], ocr: frozenset[str]
) -> tuple[VariationUnit, ...]:
    """Units of a passage: each witness against the first, places that overlap joined."""
    present = [siglum for siglum, found in row.items() if found]
    if len(present) < 2:
        return ()
    tokens = {
        s: [m.span() for p in row[s] for m in _TOKEN.finditer(texts[s], p.start, p.end)] for s in present
    }
    lead = present[0]
    words = {s: [texts[s][a:b] for a, b in spans] for s, spans in tokens.items()}
    codes = {
        s: SequenceMatcher(None, words[lead], words[s], autojunk=False).get_opcodes() for s in present[1:]
    }
    places = _joined([(a, b) for found in codes.values() for op, a, b, _, _ in found if op != "equal"])
    made = []
    for number, (low, high) in enumerate(places, 1):
        readings = {lead: _reading(texts[lead], tokens[lead], low, high, None)}
        for s in present[1:]:
            c, d = _mapped(codes[s], low, high)
            found = _reading(texts[s], tokens[s], c, d, None)
            same = words[s][c:d] == words[lead][low:high]
            kind = None if same else kind_of(readings[lead].text, found.text, s in ocr)
            readings[s] = Reading(found.text, found.start, found.end, kind)
        weightiest = max((r.kind for r in readings.values() if r.kind), key=lambda kind: kind.weight)
        made.append(VariationUnit(f"{name}.u{number}", weightiest, readings))
    return tuple(made)


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(set(places)):
        if joined and (low < joined[-1][1] or (low == high == joined[-1][1])):
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _mapped(codes: list[tuple[str, int, int, int, int]], low: int, high: int) -> tuple[int, int]:
    start = end = None
    for op, a, b, c, d in codes:
        if start is None and (a <= low < b or (a == b == low) or (low == b and op == "equal")):
            start = c + (low - a if op == "equal" else 0)
        if a <= high <= b and (end is None or (low == high == a == b) or op != "equal"):
            end = c + (high - a if op == "equal" else d - c)
    return start or 0, max(end or 0, start or 0)


def _reading(text: str, spans: list[tuple[int, int]], low: int, high: int, kind: Kind | None) -> Reading:
    if low < high:
        start, end = spans[low][0], spans[high - 1][1]
        return Reading(_SPACE.sub(" ", text[start:end]), start, end, kind)
    at = spans[low - 1][1] if low else spans[0][0] if spans else 0
    return Reading("", at, at, kind)


def edition(
    texts: Mapping[str, str],
    rows: Sequence[Mapping[str, Sequence[int]]] | None = None,
    framing: Mapping[str, Sequence[int]] | None = None,
    ocr: Sequence[str] = (),
    moved: Mapping[int, frozenset[str]] | None = None,
    lost: Mapping[int, frozenset[str]] | None = None,
    unrelated: frozenset[str] = frozenset(),
    language: str | None = "en",
    **facts: Mapping[str, str],
) -> Edition:
    """An edition of these texts; each row names the paragraphs, by number from 0, that stand in it."""
    found = {siglum: paragraphs(siglum, text) for siglum, text in texts.items()}
    longest = max(len(ps) for ps in found.values())
    rows = rows or [{s: [n] for s, ps in found.items() if n < len(ps)} for n in range(longest)]
    passages = []
    for number, row in enumerate(rows, 1):
        here = {s: tuple(found[s][n] for n in row.get(s, ())) for s in texts}
        passages.append(
            Passage(
                f"p{number}",
                here,
                units(f"p{number}", texts, here, frozenset(ocr)),
                (moved or {}).get(number, frozenset()),
                (lost or {}).get(number, frozenset()),
            )
        )
    around = {s: tuple(Framing(found[s][n]) for n in (framing or {}).get(s, ())) for s in texts}
    return Edition(
        title=str(facts.pop("title", "A statement on something")),
        base=next(iter(texts)),
        witnesses=tuple(
            witness(s, t, transcription=Transcription.OCR if s in ocr else Transcription.BORN_DIGITAL)
            for s, t in texts.items()
        ),
        passages=tuple(passages),
        framing=around,
        furniture=dict.fromkeys(texts, ()),
        language=language,
        unrelated=unrelated,
    )


__all__ = ["Furniture", "Quotation", "edition", "kind_of", "paragraphs", "units", "witness"]

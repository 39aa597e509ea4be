"""Where published differences stand in their passages, so that a further source makes no two of them one."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from edition.ledger.entries import Ledger, PassageEntry
from edition.model import Passage, PublishedPlace, Span, VariationUnit


def recorded_place(passage: Passage, unit: VariationUnit) -> dict[str, Span]:
    """By the siglum of its reference where a unit stands in the passage, in code points from its beginning.

    Nothing where an editor has put paragraphs side by side so that it stands outside the first to the last.
    """
    siglum, lemma = unit.reference, unit.lemma
    paragraphs = passage.paragraphs[siglum]
    if not paragraphs or not paragraphs[0].start <= lemma.start <= lemma.end <= paragraphs[-1].end:
        return {}
    return {siglum: Span(lemma.start - paragraphs[0].start, lemma.end - paragraphs[0].start)}


def published_places(ledger: Ledger) -> dict[str, dict[str, tuple[PublishedPlace, ...]]]:
    """By siglum, and by the text of a passage in that source, the differences that are published there.

    Of a text that several passages have only where they differ at the same places.
    """
    found: dict[str, dict[str, set[tuple[PublishedPlace, ...]]]] = {}
    for entry in ledger.entries:
        if entry.until is None:
            for siglum, text in entry.last_texts.items():
                places = tuple(sorted(_places(entry, siglum), key=itemgetter(0, 1, 2)))
                found.setdefault(siglum, {}).setdefault(text, set()).add(places)
    return {
        siglum: {text: next(iter(rows)) for text, rows in texts.items() if len(rows) == 1 and any(rows)}
        for siglum, texts in found.items()
    }


def _places(entry: PassageEntry, siglum: str) -> Iterator[PublishedPlace]:
    for unit in entry.units:
        if unit.until is None and siglum in unit.at:
            others = frozenset(each for each in unit.readings.items() if each[0] != siglum)
            yield PublishedPlace(*unit.at[siglum], unit.readings[siglum], others)

"""Which words travelled: how many sources quote each stretch of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from edition.model import Paragraph, Passage, Quotation, Span, unwrapped_text
from edition.site.frame import Frame


def travelled(frame: Frame, passage: Passage, siglum: str) -> str:
    """The stretches of a passage in a version that are quoted, as a page holds them: `0:4-19:2 1:0-7:1`.

    Each is the paragraph, from 0, the code points of its reading text, and how many sources quote them.
    """
    quoted = _quoted(frame.quotations.get(passage.id, {}), siglum)
    text = frame.edition.witness(siglum).text
    found: list[str] = []
    for number, paragraph in enumerate(passage.paragraphs.get(siglum, ())):
        edges = sorted({edge for spans in quoted for span in spans for edge in span})
        for start, end in pairwise(edges):
            count = sum(any(a <= start and end <= b for a, b in spans) for spans in quoted)
            start, end = max(start, paragraph.start), min(end, paragraph.end)
            if count and start < end:
                first, last = (_place(text, paragraph, at) for at in (start, end))
                found.append(f"{number}:{first}-{last}:{count}")
    return " ".join(found)


def _quoted(by_source: Mapping[str, Sequence[Quotation]], siglum: str) -> list[list[Span]]:
    """By quoting source the stretches of a version that it quotes, without what it skips."""
    sources: list[list[Span]] = []
    for quotations in by_source.values():
        spans: list[Span] = []
        for quotation in quotations:
            if quotation.of and quotation.of.siglum == siglum:
                skipped = [edge for each in quotation.omitted for edge in (each.start, each.end)]
                edges = list(accumulate([quotation.of.start, *skipped, quotation.of.end], max))
                spans += map(Span, edges[::2], edges[1::2])
        sources += [spans] if spans else []
    return sources


def _place(text: str, paragraph: Paragraph, offset: int) -> int:
    """The place of an offset of the source in the reading text of a paragraph."""
    return len(unwrapped_text(text, paragraph, paragraph.start, offset))

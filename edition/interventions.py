"""The reading text: the base as its editors would have it read, each intervention visible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.model import Edition, Judgement, Passage
from edition.quoted import trace
from edition.rulings import supplies


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the reading text; where an editor intervened, `base` is what the base has there."""

    text: str
    base: str
    judgement: Judgement | None = None


def read(edition: Edition, passage: Passage) -> tuple[Stretch, ...]:
    """The reading text of a passage, in order; none where the base lacks it."""
    paragraphs = passage.paragraphs.get(edition.base, ())
    return tuple(_stretches(edition, passage)) if paragraphs else ()


def read_text(edition: Edition, passage: Passage) -> str:
    """The reading text of a passage as one string, white space folded."""
    return " ".join("".join(stretch.text for stretch in read(edition, passage)).split(" ")).strip(" ")


def _stretches(edition: Edition, passage: Passage) -> Iterator[Stretch]:
    text, paragraphs = edition.witness(edition.base).text, passage.paragraphs[edition.base]
    at, end = paragraphs[0].start, paragraphs[-1].end
    for _, span, made in supplies(passage):
        before = trace(text, paragraphs, at, span.start).text
        if before:
            yield Stretch(before, before)
        yield Stretch(made.text or "", trace(text, paragraphs, span.start, span.end).text, made)
        at = span.end
    after = trace(text, paragraphs, at, end).text
    if after:
        yield Stretch(after, after)

"""The reading text: the base as its editors would have it read, each intervention visible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from edition.light_dataclass import dataclass
from edition.model import Action, Decision, Edition, Paragraph, Passage, Span, unwrapped_text
from edition.text.normalize import LAYOUT_RUN, LAYOUT_SPACE, fold_space

_LINE_END: Final = re.compile(r"[^\S\n\r\f]*(?:\r\n|\n|\r)\s*")


class Traced(NamedTuple):
    """Reading text with the source span of each of its characters; paragraphs are divided by a space."""

    text: str
    spans: tuple[Span, ...]


def text_at(edition: Edition, passage: Passage, siglum: str, start: int, end: int) -> str:
    """The reading text of `[start, end)` of a witness, which may run through several paragraphs."""
    text = edition.witness(siglum).text
    pieces = _pieces(passage.paragraphs[siglum], start, end)
    return " ".join(unwrapped_text(text, paragraph, low, high) for paragraph, low, high in pieces)


def _pieces(paragraphs: Sequence[Paragraph], start: int, end: int) -> Iterator[tuple[Paragraph, int, int]]:
    """The paragraphs that have some of `[start, end)`, each with where that begins and ends in it."""
    for paragraph in paragraphs:
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if low < high:
            yield paragraph, low, high


def trace(edition: Edition, passage: Passage, siglum: str, start: int, end: int) -> Traced:
    """What `text_at` gives, with the places of its letters, which take long to make."""
    text = edition.witness(siglum).text
    letters: list[str] = []
    spans: list[Span] = []
    for paragraph, low, high in _pieces(passage.paragraphs[siglum], start, end):
        if letters:
            letters.append(" ")
            spans.append(Span(spans[-1].end, low))
        for letter, span in _letters(text, paragraph, low, high):
            letters.append(letter)
            spans.append(span)
    return Traced("".join(letters), tuple(spans))


def _letters(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[str, Span]]:
    at = start
    for fold in paragraph.folds:
        if fold.end <= start or fold.start >= end:
            continue
        yield from ((text[i], Span(i, i + 1)) for i in range(at, fold.start))
        yield from ((letter, Span(fold.start, fold.end)) for letter in fold.text)
        at = fold.end
    yield from ((text[i], Span(i, i + 1)) for i in range(at, end))


def find_words(traced: Traced, words: str) -> list[Span]:
    """Every place of the quoted words in the source."""
    wanted = fold_space(words)
    found = (match.start() for match in re.finditer(re.escape(wanted), traced.text))
    return [Span(traced.spans[at].start, traced.spans[at + len(wanted) - 1].end) for at in found]


def divide(traced: Traced, start: int, parts: Sequence[str]) -> list[Span] | None:
    """The source spans of parts that make up a stretch, in order; None where they do not.

    White space between parts belongs to none. An empty part stands where the part before it ends, or
    at `start`, the beginning of the stretch.
    """
    spans: list[Span] = []
    at = 0
    for part in map(fold_space, parts):
        while part and at < len(traced.text) and traced.text[at] in LAYOUT_SPACE:
            at += 1
        if not traced.text.startswith(part, at):
            return None
        end = at + len(part)
        before = traced.spans[at - 1].end if at else start
        spans.append(
            Span(traced.spans[at].start, traced.spans[end - 1].end) if part else Span(before, before)
        )
        at = end
    return spans if not traced.text[at:].strip(LAYOUT_SPACE) else None


class Supply(NamedTuple):
    """A reading supplied for the reading text: at which unit or passage, for which span of the base."""

    place: str
    span: Span
    decision: Decision


def supplies(passage: Passage) -> list[Supply]:
    """The readings supplied for the reading text of a passage, in the order of the text."""
    found = []
    for unit in passage.units:
        reference = unit.lemma
        span = Span(reference.start, reference.end)
        found += [Supply(unit.id, span, made) for made in unit.decisions if is_supply(made)]
    found += [
        Supply(passage.id, made.span, made) for made in passage.decisions if made.span and is_supply(made)
    ]
    return sorted(found, key=lambda supply: supply.span)


def is_supply(made: Decision) -> bool:
    """Whether the editor supplies a reading of the reading text there, not for one witness."""
    return made.action is Action.SUPPLY and made.witness is None


@dataclass(frozen=True, slots=True)
class ReadingStretch:
    """Words of the reading text; where an editor intervened, `base` is what the base has there.

    `line_ends` are the places in `text` where its writer ended a line of verse or the like.
    """

    text: str
    base: str
    decision: Decision | None = None
    line_ends: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The text in the lines of its writer; one where they are not his own."""
        edges = pairwise((0, *self.line_ends, len(self.text)))
        return tuple(self.text[start:end] for start, end in edges)


def read(edition: Edition, passage: Passage) -> tuple[ReadingStretch, ...]:
    """The reading text of a passage, in order; none where the base lacks it."""
    paragraphs = passage.paragraphs.get(edition.base, ())
    return tuple(_stretches(edition, passage)) if paragraphs else ()


def read_text(edition: Edition, passage: Passage) -> str:
    """The reading text of a passage as one string, white space folded."""
    return fold_space("".join(stretch.text for stretch in read(edition, passage)))


def quotable_text(edition: Edition, passage: Passage) -> str:
    """The reading text of a passage as it is copied: as `read_text`, in its writer's own lines."""
    text = "".join("\n".join(stretch.lines) for stretch in read(edition, passage))
    return "\n".join(map(fold_space, text.split("\n")))


def _stretches(edition: Edition, passage: Passage) -> Iterator[ReadingStretch]:
    text, paragraphs = edition.witness(edition.base).text, passage.paragraphs[edition.base]
    at, end = paragraphs[0].start, paragraphs[-1].end
    for _, span, made in supplies(passage):
        if (before := _stretch(text, paragraphs, at, span.start)).text:
            yield before
        own = text_at(edition, passage, edition.base, *span)
        yield ReadingStretch(LAYOUT_RUN.sub(" ", made.text or ""), own, made)
        at = span.end
    if (after := _stretch(text, paragraphs, at, end)).text:
        yield after


def _stretch(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> ReadingStretch:
    """The text that `text_at` gives, with the ends of the lines of its writer."""
    parts: list[str] = []
    line_ends: list[int] = []
    long = 0
    for paragraph, low, high in _pieces(paragraphs, start, end):
        for edge in [*_own_ends(text, paragraph, low, high), high]:
            parts.append(unwrapped_text(text, paragraph, low, edge))
            long += len(parts[-1])
            line_ends.append(long)
            low = edge
        parts.append(" ")
        long += 1
        line_ends.pop()
    found = "".join(parts[:-1])
    return ReadingStretch(found, found, line_ends=tuple(line_ends))


def _own_ends(text: str, paragraph: Paragraph, start: int, end: int) -> list[int]:
    """Where lines end in `[start, end)` of a paragraph whose writer ended them; each begins there."""
    if not paragraph.own_lines:
        return []
    within = [fold for fold in paragraph.folds if start < fold.end <= end]
    return [fold.end for fold in within if _LINE_END.fullmatch(text, fold.start, fold.end)]

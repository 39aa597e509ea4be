"""The marks between two words, compared with those that another text has there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from rapidfuzz.distance import Indel

from edition.analysis.places.joining import Difference
from edition.model import Span, Token, WordRange
from edition.text.normalize import Ladder
from edition.text.streams import Stream

_FEW_MARKS: Final = 40_000
"""Pairs of marks of two slots, 200 by 200, that are compared one by one: more than any sentence has."""

_MANY_MARKS: Final = 20_000
"""Marks of a slot that are still matched, in 50 MB and a second; of longer ones the ends alone."""

_ELLIPSIS: Final = "..."  # its glyphs, whatever prints it

_RULE: Final = 16
"""The same mark so often in a row is a ruled line or a row of dots: one thing."""


def compared_marks(
    one: Sequence[Token], two: Sequence[Token], at_a: int, at_b: int, ladder: Ladder
) -> list[Difference]:
    """Compare two sequences of marks; `at_a` and `at_b` say where they would stand if empty.

    White space beside an ellipsis that is printed otherwise goes with it.
    """
    found: list[Difference] = []
    i = j = 0
    dotted = False  # right before is an ellipsis that is printed otherwise
    for k, m in [*_matches(one, two, ladder), (len(one), len(two))]:
        blank = not any(piece.text.strip() for piece in (*one[i:k], *two[j:m]))
        dots = k < len(one) and one[k].text != two[m].text and ladder.glyph(one[k].text) == _ELLIPSIS
        if (k > i or m > j) and not (blank and (dots or dotted)):
            first, last = _printed(one, i, k) if j == m else (i, k)
            first_b, last_b = _printed(two, j, m) if i == k else (j, m)
            found.append(Difference(*_span(one, first, last, at_a), *_span(two, first_b, last_b, at_b)))
        if k < len(one) and one[k].text != two[m].text:
            found.append(Difference(one[k].start, one[k].end, two[m].start, two[m].end))
        i, j, dotted = k + 1, m + 1, dots
    return _exchanged(found)


def _matches(one: Sequence[Token], two: Sequence[Token], ladder: Ladder) -> list[tuple[int, int]]:
    """The longest chain of marks that are the same glyphs apart, the later of two that tie.

    Slots are a few marks long. Whichever text is named first, the chain is the same.
    """
    glyphs_one = [ladder.glyph(piece.text) for piece in one]
    glyphs_two = [ladder.glyph(piece.text) for piece in two]
    if glyphs_one > glyphs_two:
        return [(i, j) for j, i in _chain(glyphs_two, glyphs_one)]
    return _chain(glyphs_one, glyphs_two)


def _chain(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int]]:
    if len(one) * len(two) > _FEW_MARKS:
        return _long_chain(one, two)
    best = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, mark in enumerate(one, 1):
        for j, other in enumerate(two, 1):
            best[i][j] = best[i - 1][j - 1] + 1 if mark == other else max(best[i - 1][j], best[i][j - 1])
    chain: list[tuple[int, int]] = []
    i, j = len(one), len(two)
    while i and j:
        if one[i - 1] == two[j - 1]:
            i, j = i - 1, j - 1
            chain.append((i, j))
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return chain[::-1]


def _exchanged(found: list[Difference]) -> list[Difference]:
    """The differences between two words, marks that each text alone has made one: they changed places."""
    lone = [each for each in found if (each.a == each.a_end) != (each.b == each.b_end)]
    if len(found) < 2 or len({each.a == each.a_end for each in lone}) < 2:
        return found
    first, last = lone[0], lone[-1]
    whole = Difference(first.a, last.a_end, first.b, last.b_end)
    return [each for each in found if each.a < first.a or last.a_end < each.a_end] + [whole]


def slot_pieces(stream: Stream, word: int, words: WordRange, extent: Span) -> list[Token]:
    """The marks before a word; a long run of one mark, as a ruled line, is one piece."""
    start = stream.word_ends[word - 1] if word > words[0] else extent[0]
    end = stream.word_starts[word] if word < words[1] else extent[1]
    pieces = stream.pieces(start, end)
    if len(pieces) < _RULE:
        return pieces
    found: list[Token] = []
    for text, run in groupby(pieces, key=lambda piece: piece.text):
        marks = list(run)
        ruled = len(marks) >= _RULE and marks[-1].end - marks[0].start == sum(
            each.end - each.start for each in marks
        )
        found += [Token(text * len(marks), marks[0].start, marks[-1].end)] if ruled else marks
    return found


def _long_chain(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int]]:
    """A longest chain of the same marks of long slots; of the very longest only their ends."""
    head = in_common(one, two)
    tail = in_common(one[head:][::-1], two[head:][::-1])
    chain = [(at, at) for at in range(head)]
    first, second = one[head : len(one) - tail], two[head : len(two) - tail]
    if max(len(first), len(second)) <= _MANY_MARKS:
        for step in Indel.opcodes(first, second):
            if step.tag == "equal":
                kept = range(step.src_start, step.src_end)
                chain += zip(
                    (head + at for at in kept),
                    range(head + step.dest_start, head + step.dest_end),
                    strict=True,
                )
    return chain + [(len(one) - at, len(two) - at) for at in range(tail, 0, -1)]


def _printed(pieces: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The pieces without white space at the ends, unless they are nothing else."""
    start, end = first, last
    while start < end and pieces[start].text == " ":
        start += 1
    while end > start and pieces[end - 1].text == " ":
        end -= 1
    return (start, end) if end > start else (first, last)


def _span(pieces: Sequence[Token], first: int, last: int, at: int) -> Span:
    """The offsets of pieces `first` to `last`, or the empty place where they would stand."""
    if last > first:
        return Span(pieces[first].start, pieces[last - 1].end)
    place = pieces[first].start if first < len(pieces) else (pieces[-1].end if pieces else at)
    return Span(place, place)


def in_common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many marks two sequences have in common at their beginning."""
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length]:
        length += 1
    return length

"""Where two aligned streams differ inside one passage, in the smallest stretches.

Words are compared first; then the slots between words that stay. Words without a partner take the
marks with them that the other text has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.kinds.confusions import misreading
from edition.analysis.places.joining import Difference, JoinedStreams
from edition.analysis.places.shared_words import Shared, shared_words
from edition.analysis.places.slots import compared_marks, in_common, slot_pieces
from edition.analysis.places.whole_numbers import whole_figures
from edition.model import Token, Transcription, WordRange
from edition.text.normalize import Ladder, reads_as_printed
from edition.text.streams import Stream
from edition.text.word_edges import is_spaceless

_FEW_SIGNS: Final = 3  # misread signs in a row beside what is lost; of more, chance finds alike ones
_ONE_SHAPE: Final = 0.3  # most cost of one sign read as another
_SWOLLEN: Final = 4  # letters of a word for each that recognition may add to it or lose of it


def differences(
    one: Side, two: Side, alignment: Alignment, ladder: Ladder, shared: Shared | None = None
) -> list[Difference]:
    """All differences of two ranges of words, in order of the first; positions are source offsets.

    The alignment's positions are relative to the ranges; `shared` is what it says they share, where that is
    known.
    """
    links, differing, plain = shared or shared_words(one, two, alignment)
    pair = _ComparedRanges(one, two, ladder)
    words_a, words_b = one.region, two.region
    found: list[Difference] = []
    end_a, end_b = words_a.first, words_b.first
    done = 0
    spaced = False  # what stands before the next link is known to be a space in both
    for number, link in enumerate(links):
        begin_a, begin_b = link.a + words_a[0], link.b + words_b[0]
        if each := plain.get(number):
            found.append(each)
        elif not spaced:
            found += pair.gap(end_a, begin_a, end_b, begin_b)
        end_a, end_b = link.a_end + words_a[0], link.b_end + words_b[0]
        if spaced := bool(alignment.same[link.a] != link.b):
            if each is None:
                found.append(pair.alike(begin_a, end_a, begin_b, end_b))
                spaced = False
            continue
        while done < len(differing) and differing[done] < link.a_end:
            at = differing[done] - link.a
            found += pair.same(begin_a + at, begin_b + at, at > 0)
            done += 1
    found += pair.gap(end_a, words_a.end, end_b, words_b.end)
    return whole_figures(JoinedStreams(one.stream, two.stream, found), pair.extent_a, pair.extent_b, ladder)


class _ComparedRanges:
    """Two streams, the ranges of a passage in them, and how to compare what stands between words."""

    def __init__(self, one: Side, two: Side, ladder: Ladder) -> None:
        self.a, self.b, self.words_a, self.words_b = one.stream, two.stream, one.region, two.region
        self.extent_a, self.extent_b = self.a.extent(self.words_a), self.b.extent(self.words_b)
        self.ladder = ladder

    def same(self, i: int, j: int, inside: bool) -> Iterator[Difference]:
        """Differences of form of two words that are the same, and, `inside` a run, of the slots before."""
        if inside and self.a.slots[i] != self.b.slots[j]:
            yield from self.slot(i, j)
        if self.a.forms[i] != self.b.forms[j]:
            yield self.alike(i, i + 1, j, j + 1)

    def alike(self, i: int, i_end: int, j: int, j_end: int) -> Difference:
        """Words that stand for each other, whatever is between them."""
        a, b = self.a, self.b
        return Difference(a.word_starts[i], a.word_ends[i_end - 1], b.word_starts[j], b.word_ends[j_end - 1])

    def slot(self, i: int, j: int) -> list[Difference]:
        """The differences between the slots before two words; at the edges of a passage slots are cut."""
        inside = self.words_a[0] < i < self.words_a[1] and self.words_b[0] < j < self.words_b[1]
        if inside and self.a.slots[i] == self.b.slots[j]:
            return []
        (start_a, start_b), (end_a, end_b) = self.place(i, j), self._place_after(i, j)
        printed = self.a.witness.text[start_a:end_a]
        if printed == self.b.witness.text[start_b:end_b] and reads_as_printed(printed):
            return []
        return self._marks(self.pieces_a(i), self.pieces_b(j), start_a, start_b)

    def place(self, i: int, j: int) -> tuple[int, int]:
        """Where the slots before two words begin."""
        start_a = self.a.word_ends[i - 1] if i > self.words_a[0] else self.extent_a[0]
        start_b = self.b.word_ends[j - 1] if j > self.words_b[0] else self.extent_b[0]
        return start_a, start_b

    def _place_after(self, i: int, j: int) -> tuple[int, int]:
        """Where the slots before two words end."""
        end_a = self.a.word_starts[i] if i < self.words_a[1] else self.extent_a[1]
        end_b = self.b.word_starts[j] if j < self.words_b[1] else self.extent_b[1]
        return end_a, end_b

    def pieces_a(self, i: int) -> list[Token]:
        return slot_pieces(self.a, i, self.words_a, self.extent_a)

    def pieces_b(self, j: int) -> list[Token]:
        return slot_pieces(self.b, j, self.words_b, self.extent_b)

    def _marks(self, one: Sequence[Token], two: Sequence[Token], at_a: int, at_b: int) -> list[Difference]:
        return compared_marks(one, two, at_a, at_b, self.ladder)

    def gap(self, i: int, i_end: int, j: int, j_end: int) -> list[Difference]:
        """What lies between two linked words, or between one and the edge of the passage."""
        if i == i_end and j == j_end:
            return self.slot(i, j)
        words_a, words_b = WordRange(i, i_end), WordRange(j, j_end)
        if i < i_end and j < j_end:
            if parts := self._lost_beside_misread(words_a, words_b):
                return parts
            if not self._word_by_word(words_a, words_b):
                words = self.alike(i, i_end, j, j_end)
                return [*self.slot(i, j), words, *self.slot(i_end, j_end)]
            pairs = list(zip(range(i, i_end), range(j, j_end), strict=True))
            each = [[*self.slot(k, m), self.alike(k, k + 1, m, m + 1)] for k, m in pairs]
            return [*chain.from_iterable(each), *self.slot(i_end, j_end)]
        if self._spaced(words_a, words_b):
            start_a, start_b = self.a.word_starts[i], self.b.word_starts[j]
            end_a = self.a.word_ends[i_end - 1] if i < i_end else start_a
            end_b = self.b.word_ends[j_end - 1] if j < j_end else start_b
            return [Difference(start_a, end_a, start_b, end_b)]
        if i < i_end:
            return self.lone(self.pieces_a, self.a, words_a, self.pieces_b(j), self.place(i, j)[1])
        turned = self.lone(self.pieces_b, self.b, words_b, self.pieces_a(i), self.place(i, j)[0])
        return [Difference(x.b, x.b_end, x.a, x.a_end) for x in turned]

    def _lost_beside_misread(self, words_a: WordRange, words_b: WordRange) -> list[Difference]:
        """What is misread at an edge of words that are lost, and what is lost, if confusions show which.

        Words of several letters are paired by what stays of them; of a sign nothing does.
        """
        sizes = words_a[1] - words_a[0], words_b[1] - words_b[0]
        number = min(sizes)
        if number > _FEW_SIGNS or sizes[0] == sizes[1] or not (_read(self.a) or _read(self.b)):
            return []
        for last in (True, False):
            pair_a, pair_b = (
                WordRange(words[1] - number, words[1]) if last else WordRange(words[0], words[0] + number)
                for words in (words_a, words_b)
            )
            if self._misread_signs(pair_a, pair_b):
                pairs = zip(range(*pair_a), range(*pair_b), strict=True)
                return [
                    *self.gap(words_a[0], pair_a[0], words_b[0], pair_b[0]),
                    *(self.alike(i, i + 1, j, j + 1) for i, j in pairs),
                    *self.gap(pair_a[1], words_a[1], pair_b[1], words_b[1]),
                ]
        return []

    def _misread_signs(self, words_a: WordRange, words_b: WordRange) -> bool:
        """Whether each of some words is a sign that may have been read as the other, by its shape."""
        shapes = misreading(self.ladder.confusions)
        signs = [
            (
                self.a.reading(self.a.word_starts[i], self.a.word_ends[i]),
                self.b.reading(self.b.word_starts[j], self.b.word_ends[j]),
            )
            for i, j in zip(range(*words_a), range(*words_b), strict=True)
        ]
        return all(
            len(one) == len(two) == 1
            and is_spaceless(one)
            and (one == two or shapes.explains(one, two, _ONE_SHAPE))
            for one, two in signs
        )

    def _spaced(self, words_a: WordRange, words_b: WordRange) -> bool:
        """True of words that one text lacks where nothing but single spaces is printed, as nearly always."""
        for stream, words, whole in ((self.a, words_a, self.words_a), (self.b, words_b, self.words_b)):
            first, end = words
            if not (whole[0] < first and end < whole[1] and stream.slots[first] == stream.slots[end] == " "):
                return False
            if first == end and stream.word_starts[end] - stream.word_ends[end - 1] != 1:
                return False
        return True

    def _word_by_word(self, words_a: WordRange, words_b: WordRange) -> bool:
        """True of words of which a machine misread every letter, so that only their lengths are left."""
        count = words_a[1] - words_a[0]
        if count != words_b[1] - words_b[0] or count == 1 or not (_read(self.a) or _read(self.b)):
            return False
        ours = self.a.sizes[words_a[0] : words_a[1]]
        theirs = self.b.sizes[words_b[0] : words_b[1]]
        return bool((abs(ours - theirs) <= np.maximum(1, np.minimum(ours, theirs) // _SWOLLEN)).all())

    def lone(
        self,
        pieces: Callable[[int], list[Token]],
        stream: Stream,
        words: WordRange,
        other: Sequence[Token],
        at: int,
    ) -> list[Difference]:
        """Words that the other text lacks: its one slot is matched with the one before or after them."""
        left, right = pieces(words[0]), pieces(words[1])
        start, end = int(stream.starts[words[0]]), int(stream.ends[words[1] - 1])
        glyphs = [self.ladder.glyph(piece.text) for piece in other]
        before, after = [self.ladder.glyph(p.text) for p in left], [self.ladder.glyph(p.text) for p in right]
        absent = other[-1].end if other else at
        if before == glyphs:
            end = _last_mark(right, end)
            return [*self._marks(left, other, start, at), Difference(start, end, absent, absent)]
        head = in_common(before, glyphs)
        tail = in_common(after[::-1], glyphs[head:][::-1])
        # Words that share marks at both ends have the one that ends them
        if after == glyphs and not (head and head + tail == len(glyphs)):
            start = _first_mark(left, start)
            return [Difference(start, end, at, at), *self._marks(right, other, end, at)]
        start = _first_mark(left[head:], start)
        end = _last_mark(right[: len(right) - tail], end)
        middle = other[head : len(other) - tail]
        marks = [piece for piece in middle if piece.text.strip()]
        gone = other[head - 1].end if head else at
        difference = Difference(
            start, end, marks[0].start if marks else gone, marks[-1].end if marks else gone
        )
        return [
            *self._marks(left[:head], other[:head], start, at),
            difference,
            *self._marks(right[len(right) - tail :], other[len(other) - tail :], end, gone),
        ]


def _read(stream: Stream) -> bool:
    return stream.witness.transcription is Transcription.OCR


def _first_mark(pieces: Sequence[Token], otherwise: int) -> int:
    return next((piece.start for piece in pieces if piece.text.strip()), otherwise)


def _last_mark(pieces: Sequence[Token], otherwise: int) -> int:
    return next((piece.end for piece in reversed(pieces) if piece.text.strip()), otherwise)

"""Where a copy of the statement is cut, or leaves a part out with a sign, and where one ends before another.

A copy may say so (`[…]`, `Read more`, an end amid a sentence): then its rest is known to be missing. Or it
ends with a sentence while others go on: nobody knows whether the rest was lost or left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.table import Row
from edition.analysis.quoting.marks import ELLIPSIS
from edition.analysis.quoting.statement_words import GRAM
from edition.english import count, named
from edition.light_dataclass import dataclass
from edition.model import CLOSING_SIGNS, SENTENCE_ENDS, Doubt, WordRange, has_sentence_end
from edition.text.layout.breaking_off import GoesOn
from edition.text.streams import Stream
from edition.text.word_edges import Ints

_BROKEN: Final = 3  # words of the base that follow where a source breaks off in the middle of a sentence
_LINK: Final = 6  # words behind an ellipsis that end a file: the link to what is missing, in any language
_SIDES: Final = ("beginning", "end")


@dataclass(frozen=True, slots=True)
class Short:
    """A stream that ends, or begins, with a whole sentence where `others` have more, and with no sign.

    `amid` are those others of whose paragraph there it lacks whole sentences; `paragraphs` are the further
    ones that it lacks, `words` all that it does, as the base has them.
    """

    stream: int
    at_end: bool
    amid: frozenset[int]
    paragraphs: int
    words: int
    others: tuple[int, ...]


def edges_of(rows: Sequence[Row], stream: int) -> WordRange:
    """From the first to the last word that a stream has of some rows."""
    firsts, ends = zip(*(held for row in rows if (held := row.ranges.get(stream))), strict=True)
    return WordRange(min(firsts), max(ends))


def says_it_is_cut(
    held: Sequence[Row], rows: Sequence[Row], streams: Sequence[Stream], unpinned: Sequence[int]
) -> frozenset[tuple[int, bool]]:
    """The streams that say that they are cut, with true where at the end, with false at the beginning.

    `rows` are those of which the ones `held` to be the statement are some.
    """
    found: set[tuple[int, bool]] = set()
    for i in unpinned:
        own = [row for row in held if i in row.ranges]
        if not own:
            continue
        start, end = edges_of(own, i)
        if start == 0 and ELLIPSIS.search(_before(streams[i], start)):
            found.add((i, False))
        closing = max(own, key=lambda row: row.ranges[i][1])
        missing = _missing(closing, i) + sum(i not in row.ranges for row in rows[rows.index(closing) + 1 :])
        if _breaks_off(streams[i], end, closing, i, missing):
            found.add((i, True))
    return frozenset(found)


def left_out(rows: Sequence[Row], streams: Sequence[Stream]) -> Iterator[tuple[int, int]]:
    """The rows, each with a stream that lacks it where an ellipsis stands between those around it."""
    for i, stream in enumerate(streams):
        present = [number for number, row in enumerate(rows) if i in row.ranges]
        for before, after in pairwise(present):
            end, start = rows[before].ranges[i][1], rows[after].ranges[i][0]
            slots = (slot for at in {end, start} for slot in stream.slots[at : at + 1])  # none at the end
            if after > before + 1 and any(map(ELLIPSIS.search, slots)):
                yield from ((number, i) for number in range(before + 1, after))


def _missing(row: Row, number: int) -> int:
    """How many words the base of a row has after the last one that a source has too.

    Of the base itself, how many more another source has: a further one changes nothing of that.
    """
    if number not in row.alignments:
        sizes = {other: end - first for other, (first, end) in row.ranges.items() if other != number}
        swapped = [_beyond(row.alignments[other].swapped(size), size) for other, size in sizes.items()]
        return max(swapped, default=0)
    first, end = row.ranges[row.base]
    return _beyond(row.alignments[number], end - first)


def _beyond(alignment: Alignment, words: int) -> int:
    """How many of so many words stand behind the last one that is linked."""
    linked = np.flatnonzero(partners(alignment) >= 0)
    return words - 1 - int(linked[-1]) if len(linked) else 0


def _before(stream: Stream, word: int) -> str:
    """What a file prints before its first word."""
    return stream.witness.text[: int(stream.starts[word])] if word == 0 else stream.slots[word]


def _breaks_off(stream: Stream, end: int, row: Row, number: int, missing: int) -> bool:
    """Whether a source says behind the statement that it goes on, or ends amid a sentence of the base.

    `end` is the word after the statement, `row` its last row, `missing` how much others have beyond.
    """
    closing, left = stream.behind(end - 1), len(stream) - end
    if any(sign.sure or missing for sign in _signs(stream, end)):
        return True
    if ELLIPSIS.search(closing) and (left <= _LINK or missing):
        return True
    bare = closing.rstrip().rstrip(CLOSING_SIGNS)
    return left == 0 and _missing(row, number) >= _BROKEN and not (bare and bare[-1] in SENTENCE_ENDS)


def _signs(stream: Stream, end: int) -> Iterator[GoesOn]:
    """The signs that the text goes on which stand right before a word, or at the end of the file."""
    last = int(stream.starts[end]) if end < len(stream) else len(stream.witness.text)
    return (sign for sign in stream.layout.goes_on if int(stream.ends[end - 1]) <= sign.start < last)


# Without a sign ---------------------------------------------------------------------------------------------


def ending_short(
    rows: Sequence[Row],
    streams: Sequence[Stream],
    unpinned: Collection[int],
    cut: frozenset[tuple[int, bool]],
) -> Iterator[Short]:
    """The streams that have nothing of the statement, nor of their own, where others have more of it.

    `rows` are the statement. Where what is missing is pinned in another source, it was left out.
    """
    for i in unpinned:
        present = [number for number, row in enumerate(rows) if i in row.ranges]
        for at_end in (False, True) if present else ():
            edge = present[-1 if at_end else 0]
            start, end = rows[edge].ranges[i]
            if (i, at_end) in cut or (end < len(streams[i]) if at_end else start > 0):
                continue
            beyond = rows[edge + 1 :] if at_end else rows[:edge]
            rest = dict(_sentences_beyond(rows[edge], streams, i, at_end, cut))
            others = sorted(rest.keys() | {other for row in beyond for other in row.ranges})
            if others and all(other in unpinned for other in others):
                words = sum(end - first for first, end in (row.ranges[row.base] for row in beyond))
                words += rest.get(0, max(rest.values(), default=0))
                yield Short(i, at_end, frozenset(rest), len(beyond), words, tuple(others))


def _sentences_beyond(
    row: Row, streams: Sequence[Stream], i: int, at_end: bool, cut: frozenset[tuple[int, bool]]
) -> Iterator[tuple[int, int]]:
    """The streams with whole sentences of a row beyond all that a stream has, each with how many words.

    One that ends with that row may have been given a sentence more; and what stands elsewhere in the stream
    was moved.
    """
    first, end = row.ranges[i]
    if at_end and not has_sentence_end(streams[i].behind(end - 1)):
        return
    here = np.flatnonzero(_partners(row, i) == (end - first - 1 if at_end else 0))
    for other, (begin, stop) in row.ranges.items() if len(here) else ():
        goes_on = (stop < len(streams[other]) if at_end else begin > 0) or (other, at_end) in cut
        if other == i or not goes_on or (there := int(_partners(row, other)[here[0]])) < 0:
            continue
        rest = WordRange(begin + there + 1, stop) if at_end else WordRange(begin, begin + there)
        whole = rest.first < rest.end and streams[other].begins_sentence(rest.first if at_end else rest.end)
        if whole and not _has(streams[i], streams[other], rest):
            yield other, rest.end - rest.first


def _has(stream: Stream, other: Stream, words: WordRange) -> bool:
    """Whether a stream has half of the sequences of some words of another, wherever."""
    size = min(GRAM, words.end - words.first)
    here, there = (
        {tuple(keys[at : at + size]) for at in range(len(keys) - size + 1)}
        for keys in (stream.word_keys, other.word_keys[slice(*words)])
    )
    return 2 * len(here & there) >= len(there)


def _partners(row: Row, i: int) -> Ints:
    """By word of the base of a row its partner in a stream."""
    first, end = row.ranges[row.base]
    return np.arange(end - first) if i == row.base else partners(row.alignments[i])


# Doubts -----------------------------------------------------------------------------------------------------


def doubts_of_cuts(
    cut: frozenset[tuple[int, bool]], short: Sequence[Short], streams: Sequence[Stream]
) -> Iterator[Doubt]:
    """What is said of copies that are cut, and of those of which nobody knows it."""
    names = [stream.witness.siglum for stream in streams]
    for i, at_end in sorted(cut):
        yield Doubt(f"{names[i]} is cut at its {_SIDES[at_end]}: what is missing there is not in this copy.")
    for each in short:
        paragraphs = [count(each.paragraphs, "paragraph")] if each.paragraphs else []
        size = ", ".join([*paragraphs, count(each.words, "word")])
        verb, side, pin = ("ends", "before", "to") if each.at_end else ("begins", "after", "from")
        others = named([names[other] for other in each.others], "other")
        do = "do" if len(each.others) > 1 else "does"
        yield Doubt(
            f"{names[each.stream]} {verb} {size} {side} {others} {do}: cut, or left out? "
            f"Pin it with `{pin}` if it is whole.",
            unpinned=(names[each.stream],),
        )


def doubts_of_gaps(gaps: frozenset[tuple[int, int]], streams: Sequence[Stream]) -> Iterator[Doubt]:
    """What is said of each stream that leaves rows out with a sign; `gaps` as `Bounds` has them."""
    for i in sorted({i for _, i in gaps}):
        left_out = count(sum(stream == i for _, stream in gaps), "paragraph")
        yield Doubt(f"{streams[i].witness.siglum} leaves out {left_out} with a sign: not in this copy.")

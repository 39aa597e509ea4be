"""Words of the statement quoted in the text that a source prints around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from edition.text.tokens import Stream

_GRAM: Final = 3  # words; what a quotation in quotation marks has at least
_UNMARKED: Final = 6  # words; fewer without quotation marks are common speech
_PLACES: Final = 50  # places of one gram; beyond them it is a formula and says nothing
_GAP: Final = 3  # words that a quotation may change or leave out between two stretches it keeps
_OPENING: Final = "\"“„«‹‘'「『"
_CLOSING: Final = "\"”“»›’'」』"


class Quoted(NamedTuple):
    """Words `[first, last)` of framing text that stand in row `row` of the statement."""

    first: int
    last: int
    row: int


class StatementWords:
    """The words of the statement by grams, to look up what quotes them."""

    def __init__(
        self, rows: Iterable[tuple[Stream, tuple[int, int]]], wanted: Iterable[Sequence[int]]
    ) -> None:
        grams = {tuple(keys[i : i + _GRAM]) for keys in wanted for i in range(len(keys) - _GRAM + 1)}
        self.keys: list[int] = []
        self.row_of: list[int] = []
        self.places: dict[tuple[int, ...], list[int]] = defaultdict(list)
        if not grams:
            return
        for number, (stream, (start, end)) in enumerate(rows):
            self.keys += [*stream.keys[start:end].tolist(), -1 - number]
            self.row_of += [number] * (end - start + 1)
        for i in range(len(self.keys) - _GRAM + 1):
            gram = tuple(self.keys[i : i + _GRAM])
            if gram in grams:
                self.places[gram].append(i)

    def longest(self, keys: Sequence[int], at: int) -> tuple[int, int]:
        """The length and place of the longest stretch of the statement that begins at `keys[at]`."""
        best, where = 0, -1
        for place in self.places.get(tuple(keys[at : at + _GRAM]), ())[:_PLACES]:
            length = 0
            while (
                at + length < len(keys)
                and place + length < len(self.keys)
                and keys[at + length] == self.keys[place + length]
            ):
                length += 1
            if length > best:
                best, where = length, place
        return best, where


def find_quotations(stream: Stream, words: tuple[int, int], statement: StatementWords) -> list[Quoted]:
    """The quotations in a range of framing words, in order."""
    keys = stream.keys[words[0] : words[1]].tolist()
    stretches: list[tuple[int, int, int]] = []
    at = 0
    while at <= len(keys) - _GRAM:
        length, place = statement.longest(keys, at)
        if length:
            last = stretches[-1] if stretches else None
            if last and at - last[1] <= _GAP and 0 <= place - last[2] <= _GAP:
                stretches[-1] = (last[0], at + length, place + length)
            else:
                stretches.append((at, at + length, place + length))
            at += length
        else:
            at += 1
    return [
        Quoted(first + words[0], last + words[0], statement.row_of[place - 1])
        for first, last, place in stretches
        if last - first >= _UNMARKED or _in_marks(stream, first + words[0], last + words[0])
    ]


def _in_marks(stream: Stream, first: int, last: int) -> bool:
    """True where quotation marks open right before the first word and close right after the last."""
    before = stream.slots[first]
    after = stream.slots[last] if last < len(stream) else stream.witness.text[int(stream.ends[-1]) :]
    return any(mark in before for mark in _OPENING) and any(mark in after for mark in _CLOSING)

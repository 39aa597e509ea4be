"""What kind of difference two readings have."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from rapidfuzz.distance import Levenshtein

from edition.model import Kind, Transcription
from edition.text.normalize import Ladder, closed, is_punctuation

_CAPITAL_INSIDE: Final = re.compile(r"[^\W\d_][^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_MISREAD: Final = (
    0.4  # most cost per letter of the shorter at which what is no word still reads as a damaged one
)
_MISREAD_WORD: Final = 0.2  # the same where the damage has made another word of it (all, an)
_NOTE_MARK: Final = re.compile(r"\s*(?:(?:\[\d{1,3}\])+|[¹²³⁰⁴-⁹]+)")
_STEP: Final = 3  # most letters that one confusion takes for others
_LONGEST: Final = 64  # letters; what is longer is no single misread word


@dataclass(frozen=True)
class Classifier:
    """Judges pairs of readings by one edition's ladder and words.

    `is_word` says of a folded word whether it is one of the language: a misreading rarely is.
    """

    ladder: Ladder
    is_word: Callable[[str], bool]
    _known: dict[tuple[str, str, bool, bool], Kind | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _folds: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def classify(
        self, base: str, other: str, of_base: Transcription, of_other: Transcription, lost: bool = False
    ) -> Kind | None:
        """The kind of the difference between two readings, None where they are the same to the letter.

        `lost` says that the witness which lacks the words is damaged at that place.
        """
        ocr_base, ocr_other = of_base is Transcription.OCR, of_other is Transcription.OCR
        place = (base, other, ocr_base, ocr_other)
        if place not in self._known:
            self._known[place] = self._judge(*place)
        kind = self._known[place]
        return Kind.LACUNA if lost and kind in (Kind.ADDITION, Kind.OMISSION) else kind

    def _judge(self, base: str, other: str, ocr_base: bool, ocr_other: bool) -> Kind | None:
        if base == other:
            return None
        for (kind, _), one, two in zip(
            self.ladder.rungs, self._folded(base), self._folded(other), strict=True
        ):
            if one == two:
                if kind.weight >= Kind.CASE.weight and _capital_misread(base, other, ocr_base, ocr_other):
                    return Kind.OCR
                return kind
        if not self._says(base):
            return Kind.ADDITION
        if not self._says(other):
            return Kind.OMISSION
        if (ocr_other and self._misread(base, other)) or (ocr_base and self._misread(other, base)):
            return Kind.OCR
        return Kind.SUBSTITUTION

    def _says(self, text: str) -> bool:
        """True of more than marks that change no word and no figure."""
        return has_words(text) or bool(self.ladder.punctuation(text))

    def _folded(self, text: str) -> tuple[str, ...]:
        """A reading as each rung has it, its words run together."""
        known = self._folds.get(text)
        if known is None:
            known = self._folds[text] = tuple(closed(fold(text)) for _, fold in self.ladder.rungs)
        return known

    def _misread(self, printed: str, read: str) -> bool:
        """True where `read` is what a machine may make of `printed`."""
        one, two = self.ladder.typographic(printed), self.ladder.typographic(read)
        longest = max(len(one), len(two))
        if longest > _LONGEST:
            return False
        words = [self.ladder.spelling(word) for word in two.split(" ")]
        if all(self.is_word(word) for word in words):
            most = _MISREAD_WORD * longest
            return self.cost(one, two, most) <= most
        most = _MISREAD * min(len(one), len(two))
        near = Levenshtein.distance(one.casefold(), two.casefold()) <= most
        return near or self.cost(one, two, most) <= most

    def cost(self, printed: str, read: str, most: float = math.inf) -> float:
        """The least cost of the steps by which `printed` is read as `read`, by the table of confusions.

        Infinite where it is found to be more than `most`.
        """
        printed, read = _apart(printed, read)
        rows: list[list[float]] = []
        for i in range(len(printed) + 1):
            rows.append(self._row(printed, read, i, rows))
            if all(min(row) > most for row in rows[max(0, i - _STEP + 1) :]):
                return math.inf  # no step leaps over so many rows, and none makes the cost less
        return rows[-1][-1]

    def _row(self, printed: str, read: str, i: int, rows: Sequence[list[float]]) -> list[float]:
        """The least costs of reading the first `i` letters printed as each beginning of `read`."""
        row = [rows[-1][0] + 1.0 if i else 0.0]
        steps = [
            (option, len(option), cost, rows[i - length] if length else row)
            for length in range(min(_STEP, i) + 1)
            for option, cost in self._steps.get(printed[i - length : i], ())
            if option in read
        ]
        for option, _, cost, origin in steps:
            if not option:
                row[0] = min(row[0], origin[0] + cost)
        above, one = (rows[-1], printed[i - 1]) if i else ([math.inf] * (len(read) + 1), "")
        alike = one.casefold()
        for j, letter in enumerate(read, 1):
            least = row[j - 1] + 1.0
            exchange = 0.0 if one == letter else 0.2 if alike == letter.casefold() else 1.0
            if above[j - 1] + exchange < least:
                least = above[j - 1] + exchange
            if above[j] + 1.0 < least:
                least = above[j] + 1.0
            for option, length, cost, origin in steps:
                if length <= j and read.endswith(option, 0, j) and origin[j - length] + cost < least:
                    least = origin[j - length] + cost
            row.append(least)
        return row

    @cached_property
    def _steps(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """By what is printed, what it may be read as and at what cost."""
        steps: dict[str, list[tuple[str, float]]] = {}
        for (one, two), cost in self.ladder.confusions.items():
            steps.setdefault(one, []).append((two, cost))
        return {one: tuple(options) for one, options in steps.items()}


def _apart(one: str, two: str) -> tuple[str, str]:
    """Two strings without the beginning and the end that they share."""
    start, least = 0, min(len(one), len(two))
    while start < least and one[start] == two[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return one[start : len(one) - end], two[start : len(two) - end]


def is_note_mark(text: str, before: str) -> bool:
    """True of a number in brackets or above the line that adjoins what stands before: it refers to a note.

    >>> is_note_mark("[3]", "paid."), is_note_mark("²", "10")
    (True, False)
    """
    return (
        _NOTE_MARK.fullmatch(text) is not None
        and bool(before[-1:].strip())
        and (text[0] == "[" or not before[-1:].isdigit())
    )


def has_words(text: str) -> bool:
    """True where there is more than punctuation and space."""
    return text[:1].isalnum() or any(not (c.isspace() or is_punctuation(c)) for c in text)


def _capital_misread(base: str, other: str, ocr_base: bool, ocr_other: bool) -> bool:
    """True where only a recognised reading has a capital after a small letter: no hand writes taKe."""
    if ocr_other and _CAPITAL_INSIDE.search(other) and not _CAPITAL_INSIDE.search(base):
        return True
    return bool(ocr_base and _CAPITAL_INSIDE.search(base) and not _CAPITAL_INSIDE.search(other))

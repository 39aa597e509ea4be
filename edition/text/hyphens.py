"""Words that line ends divide: whether a hyphen belongs to the word, as witnesses write it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from edition.late_patterns import late
from edition.model import Fold, Witness
from edition.text.layout.lines import HYPHENS, RANGES, PrintedLine, divides
from edition.text.layout.paragraph_layout import Layout
from edition.text.spacing import Words
from edition.text.word_edges import is_spaceless

_DIVIDING: Final = frozenset(HYPHENS + RANGES)
_LONGEST_NUMBER: Final = 40  # characters
_SUSPENDED: Final = late(re.compile, r"(\w+)[-\u2010\u2011] (\w+)")
_BY_ITSELF: Final = late(re.compile, r"[-\u2010\u2011]\s+\w+|(\w+)")  # a word, but none behind a hyphen
_JOINING: Final = frozenset(("und", "oder"))  # words that end no other one behind a line end; thous-and may


class WrittenWords:
    """The words of all witnesses that stand whole on a line, to settle hyphens at line ends."""

    def __init__(self, witnesses: Sequence[Witness], drafts: Sequence[Words]) -> None:
        self._witnesses = witnesses
        self._drafts = drafts

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that the texts have undivided, without capitals."""
        return frozenset(form.casefold() for draft in self._drafts for form in draft.distinct_forms.texts)

    def has_number(self, number: str) -> bool:
        """True of a number with marks inside that some text has as printed: 1,5 and 12:30."""
        held = not number.isdigit() and any(number in witness.text for witness in self._witnesses)
        return held and number in self._numbers

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """All of them."""
        return frozenset(
            match.group()
            for witness in self._witnesses
            for match in re.finditer(r"\d+(?:[.,:'’]\d+)+", witness.text)
        )

    @cached_property
    def suspended(self) -> frozenset[str]:
        """The words whose end stands with a later word, inside a line, with the next: pre- and.

        That stands elsewhere by itself too, as the end of a word whose line end became a space does not.
        """
        texts = [witness.text.casefold() for witness in self._witnesses]
        found = [match.groups() for text in texts for match in _SUSPENDED.finditer(text)]
        words = {word for text in texts for word in _BY_ITSELF.findall(text)} if found else set[str]()
        return frozenset(f"{first}- {last}" for first, last in found if last in words)

    @cached_property
    def compounds(self) -> frozenset[str]:
        """The words that have a hyphen inside a line, without capitals."""
        return frozenset(
            match.group().casefold()
            for witness in self._witnesses
            for match in re.finditer(r"\w+-\w+", witness.text)
        )


def line_joins(text: str, layout: Layout, written: WrittenWords) -> tuple[tuple[Fold, ...], dict[int, Fold]]:
    """The fold at each line end, and those that join a divided word by where its first half ends."""
    folds: list[Fold] = []
    divided: dict[int, Fold] = {}
    lines = layout.lines
    for before, after in pairwise(lines):
        fold = Fold(before.end, after.start, " ")
        last, first = before.text[-1], after.text[0]
        if last.isascii() and last not in _DIVIDING and not first.isdigit():
            pass
        elif number := _divided_number(before, after, written):
            fold, whole = number
            if whole is not None:
                divided[whole] = fold
        elif divides(before.text, after.text) and before.text[-2].isdigit():
            fold = Fold(before.end, after.start, "")
        elif divides(before.text, after.text):
            fold = _join_hyphen(text, before.end, after.start, written)
            if not fold.text:
                divided[fold.start] = divided[before.end] = fold
        elif is_spaceless(last) and is_spaceless(first):
            fold = Fold(before.end, after.start, "")
        folds.append(fold)
    return tuple(folds), divided


_NUMBER_END: Final = late(re.compile, r"(?P<number>\d[\d.,:'’]*)(?P<hyphen>[-\u2010\u2011\u00ad¬⸗=]?)$")
_NUMBER_START: Final = late(re.compile, r"\d+(?:[.,:'’]\d+)*")


def _divided_number(
    before: PrintedLine, after: PrintedLine, written: WrittenWords
) -> tuple[Fold, int | None] | None:
    """The fold at a line end that divides a number which some witness has whole; None elsewhere.

    With it the place where its first half ends, where the number is one word.
    """
    if not (after.text[0].isdigit() and (head := _NUMBER_END.search(before.text[-_LONGEST_NUMBER:]))):
        return None
    tail = _NUMBER_START.match(after.text)
    number = head["number"] + (tail[0] if tail else "")
    if number.isdigit() and not head["hyphen"]:
        return None  # two numbers that a line end parts
    if number not in written.words and not written.has_number(number):
        return None
    end = before.end - len(head["hyphen"])
    digits = end - len(head["number"]) + len(head["number"].rstrip(".,:'’"))
    return Fold(end, after.start, ""), digits if number in written.words else None


def _join_hyphen(text: str, end: int, start: int, written: WrittenWords) -> Fold:
    """How a word divided at a line end reads: joined, with its hyphen, or with that and a space: pre- and."""
    soft = text[end - 1] in "\u00ad¬"
    head = text[_word_start(text, end - 1) : end - 1].casefold()
    tail = text[start : _word_end(text, start)].casefold()
    joined = head + tail in written.words
    if not (soft or joined) and (tail in _JOINING or f"{head}- {tail}" in written.suspended):
        return Fold(end, start, " ")
    if soft or joined or f"{head}-{tail}" not in written.compounds:
        return Fold(end - 1, start, "") if soft or joined or text[start].islower() else Fold(end, start, "")
    return Fold(end, start, "")


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def undivided(words: Words, divided: Mapping[int, Fold]) -> Words:
    """The words with those that line ends divide made one."""
    first = np.ones(len(words), dtype=np.bool_)
    forms = list(words.forms)
    ends = np.array(sorted(divided), dtype=np.int64)
    for word, end in zip(np.searchsorted(words.ends, ends).tolist(), ends.tolist(), strict=True):
        cut, after = divided[end], word + 1
        if after < len(forms) and words.starts[after] == cut.start < cut.end and words.ends[after] < cut.end:
            first[after] = False  # the hyphen, where it is a sign that counts as a word
            after += 1
        if after < len(forms) and words.ends[word] == end and words.starts[after] == cut.end:
            first[after] = False
            head = forms[word][: len(forms[word]) - (end - cut.start)] if end > cut.start else forms[word]
            mark = words.before[after][: max(0, cut.start - end)]  # of a number: 1,250, at the line end
            forms[after] = head.rstrip("\u00ad") + mark + forms[after]
    last = np.append(first[1:], True)
    return Words.of(
        words.starts[first],
        words.ends[last],
        [form for form, ends in zip(forms, last, strict=True) if ends],
        [slot for slot, begins in zip(words.before, first, strict=True) if begins],
    )

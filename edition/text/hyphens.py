"""Words that line ends divide: whether a hyphen belongs to the word, as witnesses write it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from edition.model import Fold, Witness
from edition.text.layout import Layout
from edition.text.lines import divides
from edition.text.spacing import Words
from edition.text.word_edges import is_spaceless


class WrittenWords:
    """The words of all witnesses that stand whole on a line, to settle hyphens at line ends."""

    def __init__(self, witnesses: Sequence[Witness], drafts: Sequence[Words]) -> None:
        self._witnesses = witnesses
        self._drafts = drafts

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(form.casefold() for draft in self._drafts for form in set(draft.forms))

    @cached_property
    def compounds(self) -> frozenset[str]:
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
        if divides(before.text, after.text) and before.text[-2].isdigit():
            fold = Fold(before.end, after.start, "")
        elif divides(before.text, after.text):
            fold = _join_hyphen(text, before.end, after.start, written)
            if not fold.text:
                divided[fold.start] = divided[before.end] = fold
        elif is_spaceless(before.text[-1]) and is_spaceless(after.text[0]):
            fold = Fold(before.end, after.start, "")
        folds.append(fold)
    return tuple(folds), divided


def _join_hyphen(text: str, end: int, start: int, written: WrittenWords) -> Fold:
    """How a word divided at a line end reads: joined, or with its hyphen."""
    soft = text[end - 1] in "\u00ad¬"
    head = text[_word_start(text, end - 1) : end - 1].casefold()
    tail = text[start : _word_end(text, start)].casefold()
    joined = head + tail in written.words
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
    first = np.ones(len(words.forms), dtype=np.bool_)
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
            forms[after] = head.rstrip("\u00ad") + forms[after]
    last = np.append(first[1:], True)
    return Words(
        words.starts[first],
        words.ends[last],
        [form for form, ends in zip(forms, last, strict=True) if ends],
        [slot for slot, begins in zip(words.before, first, strict=True) if begins],
    )

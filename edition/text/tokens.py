"""Witnesses to streams of words, with what stands between them.

Words are compared before punctuation, so a witness is a sequence of words and of slots: the slot
before a word is all that stands between it and the word before. Words are UAX #29 words, with two
departures that damaged sources need: letters divided by a full stop are two words (`end.The`), and
scripts without spaces are divided into characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from edition.model import Fold, Span, Witness
from edition.text.equal_values import PackedText, by_first_coming
from edition.text.hyphens import WrittenWords, line_joins, undivided
from edition.text.kept import Kept
from edition.text.layout.paragraph_layout import Layout
from edition.text.lexicon import Distinct, Lexicon, distinct
from edition.text.normalize import LAYOUT_RUN
from edition.text.remembered import Itself
from edition.text.spacing import Words, respaced
from edition.text.streams import Stream
from edition.text.word_edges import Ints, word_edges

_SPACE: Final = ord(" ")
_LINE_END: Final = re.compile(r"[\r\n\f]")


def divide_words(text: str, stretches: Sequence[Span]) -> Words:
    """The words in stretches of a text, which divide words."""
    found = [(start, word_edges(text[start:end])) for start, end in stretches]
    starts = np.concatenate([start + edges[0] for start, edges in found])
    ends = np.concatenate([start + edges[1] for start, edges in found])
    packed = PackedText(text)
    return Words(starts, ends, packed.distinct(starts, ends), _before(packed, starts, ends))


def _before(text: PackedText, starts: Ints, ends: Ints) -> Distinct:
    """What stands before each word: nearly everywhere a space, which is not held against others."""
    after = np.append(0, ends[:-1])[: len(starts)]
    plain = np.flatnonzero(starts - after == 1)
    plain = plain[text.codes[after[plain]] == _SPACE]
    parted = np.ones(len(starts), dtype=np.bool_)
    parted[plain[1:]] = False  # but for the first
    some = np.flatnonzero(parted)
    found = text.distinct(after[some], starts[some])
    if not len(plain):
        return found
    at = np.full(len(starts), found.at[np.searchsorted(some, plain[0])], dtype=np.int64)
    at[some] = found.at
    return Distinct(found.texts, at)


def tokenize(
    witnesses: Sequence[Witness], layouts: Sequence[Layout], lexicon: Lexicon, kept: Kept | None = None
) -> list[Stream]:
    """The stream of each witness; words divided at line ends are joined as the witnesses write them.

    `kept` has the words of those that did not change.
    """
    known = kept or Kept()
    drafts = respaced(
        [
            known.made(
                ("divided", witness.siglum),
                facts := (witness.text, _stretches(witness, layout)),
                partial(divide_words, *facts),
            )
            for witness, layout in zip(witnesses, layouts, strict=True)
        ]
    )
    written = WrittenWords(witnesses, drafts)
    return [
        _stream(witness, layout, words, written, lexicon, known)
        for witness, layout, words in zip(witnesses, layouts, drafts, strict=True)
    ]


def _stretches(witness: Witness, layout: Layout) -> list[Span]:
    """What lies between the furniture of a witness."""
    edges = [0, *(edge for line in layout.furniture for edge in (line.start, line.end)), len(witness.text)]
    return list(map(Span, edges[::2], edges[1::2]))


class _WordsRead(NamedTuple):
    """The words of a witness, and how the slots before them read, without repetition and all."""

    words: Words
    slots: Distinct
    all_slots: tuple[str, ...]


def _read(draft: Words, joins: Sequence[Fold], divided: Mapping[int, Fold]) -> _WordsRead:
    words = undivided(draft, divided) if divided else draft
    slots = _slots(words, joins)
    return _WordsRead(words, slots, tuple(slots.all))


def _stream(
    witness: Witness, layout: Layout, draft: Words, written: WrittenWords, lexicon: Lexicon, kept: Kept
) -> Stream:
    joins, divided = line_joins(witness.text, layout, written)
    words, slots, all_slots = kept.made(
        ("read", witness.siglum), (Itself(draft), joins, divided), partial(_read, draft, joins, divided)
    )
    forms = lexicon.numbers(words.distinct_forms.texts)[words.distinct_forms.at]
    keys = lexicon.key_numbers(forms)
    slot_numbers = lexicon.slot_numbers(slots.texts)[slots.at]
    return Stream(
        witness, layout, words.starts, words.ends, forms, keys, lexicon.sizes(keys),
        all_slots, slot_numbers, _line_starts(words.starts, words.ends, layout), joins, lexicon,
    )  # fmt: skip


def _line_starts(starts: Ints, ends: Ints, layout: Layout) -> Ints:
    offsets = np.asarray([line.start for line in layout.lines], dtype=np.int64)
    first = np.searchsorted(starts, offsets)
    inside = np.searchsorted(ends, offsets, side="right") < first
    return np.where(inside, 0, first)


def _slots(words: Words, joins: Sequence[Fold]) -> Distinct:
    """The unwrapped text of what stands before each word; folds but of white space stand at line ends."""
    printed, at = words.distinct_before
    at_line_ends = [number for number, slot in enumerate(printed) if _LINE_END.search(slot)]
    texts = [LAYOUT_RUN.sub(" ", slot) for slot in printed]
    if not at_line_ends and texts == printed:
        return words.distinct_before
    folded = {fold.start: fold for fold in joins}
    here = np.flatnonzero(np.isin(at, at_line_ends))
    places = np.append(0, words.ends)[here].tolist()
    slots = [printed[number] for number in at[here].tolist()]
    read = distinct([*texts, *map(partial(_fold_slot, folded), slots, places)])
    numbers = read.at[at]
    numbers[here] = read.at[len(texts) :]
    firsts, at = by_first_coming(numbers, len(read.texts))
    return Distinct([read.texts[number] for number in numbers[firsts].tolist()], at)


def _fold_slot(folded: Mapping[int, Fold], raw: str, offset: int) -> str:
    parts: list[str] = []
    at = 0
    while at < len(raw):
        fold = folded.get(offset + at)
        if fold is not None:
            parts.append(fold.text)
            at = fold.end - offset
        else:
            parts.append(raw[at])
            at += 1
    return LAYOUT_RUN.sub(" ", "".join(parts))

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
from edition.text.hyphens import WrittenWords, line_joins, undivided
from edition.text.kept import Kept
from edition.text.lexicon import Distinct, Lexicon, distinct
from edition.text.normalize import LAYOUT_SPACE
from edition.text.paragraph_layout import Layout
from edition.text.remembered import Itself
from edition.text.spacing import Words, respaced
from edition.text.streams import Ints, Stream
from edition.text.word_edges import codes_of, word_edges

_SPACES: Final = re.compile(f"[{LAYOUT_SPACE}]+")
_SPACE: Final = ord(" ")
_LINE_END: Final = re.compile(r"[\r\n\f]")


def divide_words(text: str, stretches: Sequence[Span]) -> Words:
    """The words in stretches of a text, which divide words."""
    found = [(start, word_edges(text[start:end])) for start, end in stretches]
    starts = np.concatenate([start + edges[0] for start, edges in found])
    ends = np.concatenate([start + edges[1] for start, edges in found])
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    once: dict[str, str] = {}  # of words that are the same one is kept, whose hash is known then
    forms = [once.setdefault(word := text[first:last], word) for first, last in spans]
    return Words(starts, ends, forms, _before(text, starts, ends))


def _before(text: str, starts: Ints, ends: Ints) -> list[str]:
    """What stands before each word: nearly everywhere a space, which is not cut out of the text anew."""
    if not len(starts):
        return []
    after = np.concatenate(([0], ends[:-1]))
    spaces = codes_of(text)[np.minimum(after, len(text) - 1)] == _SPACE
    others = np.flatnonzero((starts - after != 1) | ~spaces)
    before = [" "] * len(starts)
    for at, last, first in zip(others.tolist(), after[others].tolist(), starts[others].tolist(), strict=True):
        before[at] = text[last:first]
    return before


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


class _Numbered(NamedTuple):
    """The words of a witness and the slots before them, of each what there are."""

    words: Words
    forms: Distinct
    slots: tuple[str, ...]
    distinct_slots: Distinct


def _numbered(draft: Words, joins: Sequence[Fold], divided: Mapping[int, Fold]) -> _Numbered:
    words = undivided(draft, divided) if divided else draft
    slots = _slots(words, joins)
    return _Numbered(words, distinct(words.forms), slots, distinct(slots))


def _stream(
    witness: Witness, layout: Layout, draft: Words, written: WrittenWords, lexicon: Lexicon, kept: Kept
) -> Stream:
    joins, divided = line_joins(witness.text, layout, written)
    words, distinct_forms, slots, distinct_slots = kept.made(
        ("read", witness.siglum),
        (Itself(draft), joins, divided),
        partial(_numbered, draft, joins, divided),
    )
    forms = lexicon.numbers(distinct_forms.texts)[distinct_forms.at]
    keys = lexicon.key_numbers(forms)
    slot_numbers = lexicon.slot_numbers(distinct_slots.texts)[distinct_slots.at]
    return Stream(
        witness, layout, words.starts, words.ends, forms, keys, lexicon.sizes(keys),
        slots, slot_numbers, _line_starts(words.starts, words.ends, layout), joins,
    )  # fmt: skip


def _line_starts(starts: Ints, ends: Ints, layout: Layout) -> Ints:
    offsets = np.asarray([line.start for line in layout.lines], dtype=np.int64)
    first = np.searchsorted(starts, offsets)
    inside = np.searchsorted(ends, offsets, side="right") < first
    return np.where(inside, 0, first)


def _slots(words: Words, joins: Sequence[Fold]) -> tuple[str, ...]:
    """The reading text of what stands before each word; folds but of white space stand at line ends."""
    others = [at for at, slot in enumerate(words.before) if slot != " "]  # as it hardly ever is
    kinds = {words.before[at] for at in others}
    at_line_ends = {slot for slot in kinds if _LINE_END.search(slot)}
    spaced = {slot: read for slot in kinds - at_line_ends if (read := _SPACES.sub(" ", slot)) != slot}
    changed = at_line_ends | spaced.keys()
    slots = list(words.before)
    folded = {fold.start: fold for fold in joins}
    for at in others:
        if (slot := slots[at]) not in changed:
            continue
        place = int(words.ends[at - 1]) if at else 0
        slots[at] = spaced[slot] if slot in spaced else _fold_slot(slot, place, folded)
    return tuple(slots)


def _fold_slot(raw: str, offset: int, folded: dict[int, Fold]) -> str:
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
    return _SPACES.sub(" ", "".join(parts))

"""Paragraphs of its own with which a witness interrupts what is one passage in the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.sides import Side
from edition.model import Fold, WordRange
from edition.text.streams import Stream

_OWN: Final = 40  # characters of words; a shorter paragraph is a line added to the passage
_NO_NUMBER: Final = -1  # of a slot that no witness prints
_INSTEAD: Final = 0.3  # share of its characters from which on the base's words there are what it replaces


def interruptions(base: Side, other: Side, alignment: Alignment) -> list[WordRange]:
    """The stretches of whole paragraphs inside `other` that neither have nor replace a word of `base`.

    The sides are one passage in two witnesses, the alignment that of the two.
    """
    cuts = other.cuts
    partner = partners(alignment)
    here = np.flatnonzero(partner >= 0)
    paragraph = np.searchsorted(cuts, partner[here] + other.region[0], side="right")
    found: list[WordRange] = []
    for number in np.flatnonzero(np.diff(paragraph) > 1).tolist():
        stretch = WordRange(cuts[paragraph[number]], cuts[paragraph[number + 1] - 1])
        own = int(other.stream.sizes[slice(*stretch)].sum())
        begin, end = here[number : number + 2] + base.region[0]
        if own >= _OWN and int(base.stream.sizes[begin + 1 : end].sum()) < _INSTEAD * own:
            found.append(stretch)
    return found


def parts_between(words: WordRange, apart: Sequence[WordRange]) -> list[WordRange]:
    """What is left of a range of words without the stretches inside it."""
    edges = [words[0], *(edge for stretch in apart for edge in stretch), words[1]]
    return list(map(WordRange, edges[::2], edges[1::2]))


def without(stream: Stream, words: WordRange, apart: Sequence[WordRange]) -> Side:
    """A range of words as if the stretches of whole lines inside it were page furniture.

    The stream of the side has the words of the range, one more before and after them, and their lines.
    """
    around = WordRange(max(0, words[0] - 1), min(len(stream), words[1] + 1))
    first, end = around
    kept = np.concatenate([np.arange(*part) for part in parts_between(around, apart)])
    lines, bridges = _lines(stream, around, apart)
    slots, slot_numbers = [stream.slots[word] for word in kept.tolist()], stream.slot_numbers[kept]
    for (begin, after), bridge in zip(apart, bridges, strict=True):
        at = int(np.searchsorted(kept, after))
        before = stream.reading(int(stream.ends[begin - 1]), bridge.start)
        slots[at] = before + bridge.text + stream.reading(bridge.end, int(stream.starts[after]))
        slot_numbers[at] = _NO_NUMBER
    joined = (stream.layout.lines[lines[0]].start, stream.layout.lines[lines[-1]].end)
    folds = [
        fold
        for fold in stream.joins_in(*joined)
        if not any(bridge.start <= fold.start and fold.end <= bridge.end for bridge in bridges)
    ]
    left_out = sum(after - begin for begin, after in apart)
    return Side(
        replace(
            stream,
            layout=replace(
                stream.layout,
                lines=tuple([stream.layout.lines[line] for line in lines]),
                breaks=tuple([stream.layout.breaks[line] for line in lines]),
            ),
            starts=stream.starts[kept],
            ends=stream.ends[kept],
            forms=stream.forms[kept],
            keys=stream.keys[kept],
            sizes=stream.sizes[kept],
            slots=tuple(slots),
            slot_numbers=slot_numbers,
            line_starts=np.searchsorted(kept, stream.line_starts[lines]),
            joins=tuple(sorted([*folds, *bridges])),
        ),
        WordRange(words[0] - first, words[1] - first - left_out),
    )


def _lines(stream: Stream, words: WordRange, apart: Sequence[WordRange]) -> tuple[list[int], list[Fold]]:
    """The lines of a range of words without those of the stretches, and the folds that bridge these."""
    at = stream.line_at(int(stream.starts[words[0]])) if words[0] else 0
    last = len(stream.layout.lines) - 1
    if words[1] < len(stream):
        last = stream.line_at(int(stream.starts[words[1] - 1]))
    lines: list[int] = []
    bridges: list[Fold] = []
    for begin, after in apart:
        gone, resumed = (stream.line_at(int(stream.starts[word])) for word in (begin, after))
        lines += range(at, gone)
        bridges.append(Fold(stream.layout.lines[gone - 1].end, stream.layout.lines[resumed].start, " "))
        at = resumed
    return [*lines, *range(at, last + 1)], bridges

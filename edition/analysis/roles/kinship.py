"""Whether a source is another version of the base, however many words it changes, or a paraphrase of it.

A version keeps the paragraphs in order, or its beginning and end; a paraphrase keeps phrases.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from rapidfuzz.distance.LCSseq import similarity as lcs

from edition.alignment.anchors import Grams
from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners, run_lengths
from edition.alignment.words import align
from edition.analysis.quoting.proof import PROOF
from edition.analysis.quoting.statement_words import GRAM
from edition.model import WordRange
from edition.text.lexicon import distinct
from edition.text.streams import Stream
from edition.text.word_edges import Ints

_SAME: Final = 0.85  # of both texts, in order: nobody quotes so much
_MOSTLY: Final = 0.65  # the same of texts without quotation marks: who quotes has more to say himself
# Of the longer of two paragraphs, in order: other prose has a fourth, half is changed at random
_ALIKE: Final = 0.4
_MOST: Final = 0.5  # of the base, in such paragraphs
_LEAST: Final = 12  # words of them
_BETWEEN: Final = 0.2  # of the words of such paragraphs, that may be a source's own between them
_FORM: Final = 3  # such paragraphs in order, and what is set in another text is no part of it
REWRITTEN: Final = 25  # words in a row that may stand for others; more are a source's own
_PAIRS: Final = 20_000  # pairs of paragraphs that are held against each other
TRUE: Final = 0.9  # of what stands for the statement, that is the same words: what is retold has less
FRAGMENT: Final = 0.3  # of what others print: a source that has less says nothing of where the statement ends
_COPY: Final = 0.9  # of both texts, to the letter: two captures of one page differ by a date and some links
_MARKS: Final = 32  # bits of a number that say which marks stand before a word
_STRETCH: Final = 12  # words in a row, of which a version keeps a third in place; measured, see `revises`
_KEPT: Final = 1 / 3
_NEAR: Final = 3  # words from one link to the next that stands as far from it in the other text, or one off
_EDGE: Final = 3  # words of a source's own at its beginning, and at its end, in which it sets what it quotes
_PART: Final = 1 / 3  # of the base: who prints less of it may say it in other words
# Of the longer of two: three papers' leads of one resignation had .18 to .46; .3 to .7 tell all tests alike.
_CHANCE: Final = 0.5
NEARLY_ALL: Final = 0.85  # of a source that prints fragments of the statement and has nothing of its own


def nearly_same(mine: Ints, theirs: Ints) -> bool:
    """Whether two texts, by their keys, are nearly the same words in the same order."""
    return _share(mine, theirs, _SAME)


def mostly_same(mine: Ints, theirs: Ints) -> bool:
    """Whether most words of two texts, by their keys, are the same in the same order."""
    return _share(mine, theirs, _MOSTLY)


def _share(mine: Ints, theirs: Ints, part: float) -> bool:
    """Whether texts have so great a part of the longer of them in common, in order."""
    least = part * max(len(mine), len(theirs))
    if min(len(mine), len(theirs)) < least or _in_any_order(mine, theirs) < least:
        return False
    return lcs(mine.tolist(), theirs.tolist(), score_cutoff=math.ceil(least)) >= least


def _in_any_order(mine: Ints, theirs: Ints) -> int:
    """How many words texts have in common in any order, which is soon told."""
    numbers = 1 + max(int(keys.max(initial=0)) for keys in (mine, theirs))
    here, there = (np.bincount(keys, minlength=numbers) for keys in (mine, theirs))
    return int(np.minimum(here, there).sum())


def as_printed(streams: Sequence[Stream]) -> list[Grams]:
    """By stream the sequences of three words of a file, in its own spelling and with the marks between them.

    Of marks no more than which they are: a copy may be set in other quotation marks.
    """
    lexicon = streams[0].lexicon
    fold = lexicon.ladder.typographic
    forms = {form for stream in streams for form in np.flatnonzero(np.bincount(stream.forms)).tolist()}
    words = _numbered({form: fold(lexicon.forms[form]) for form in sorted(forms)})
    slots = {number: slot for stream in streams for number, slot in stream.distinct_slots.items()}
    marks = _numbered({number: fold(slot) for number, slot in slots.items()})
    return [Grams.of((words[each.forms] << _MARKS) + marks[each.slot_numbers], GRAM) for each in streams]


def _numbered(texts: Mapping[int, str]) -> Ints:
    """By number of a text one that is the same for those that are the same."""
    table = np.zeros(1 + max(texts, default=-1), dtype=np.int64)
    table[[*texts]] = distinct([*texts.values()]).at
    return table


def are_copies(one: Stream, two: Stream, grams_one: Grams, grams_two: Grams) -> bool:
    """Whether two files, with their sequences `as_printed`, are near copies: one testimony, not two.

    Two editions of a poem have the same words, in spelling and marks of their own.
    """
    least = _COPY * max(len(one), len(two))
    if min(len(one), len(two)) < least or GRAM * min(len(grams_one.at), len(grams_two.at)) < least:
        return False
    return grams_one.shared_words(grams_two) >= least


def begins_and_ends(mine: Ints, theirs: Ints) -> bool:
    """Whether a source begins and ends in the words of the base: what it changes stands between."""
    size = min(len(mine), len(theirs))
    same = mine[:size] == theirs[:size]
    same_end = mine[len(mine) - size :] == theirs[len(theirs) - size :]
    return bool(same[:GRAM].all() and same_end[-GRAM:].all())


def renders(stream: Stream, region: WordRange, base: Stream, whole: WordRange, least: int = 1) -> bool:
    """Whether a source has most paragraphs of the base in order, with hardly any own, however changed.

    Of a paragraph that is longer than the source's only so many words count: a heading may quote it.
    A line or two that stand for as many of the base, between two that it has, are changed too; of a text that
    has the base's paragraphs one for one any are. Fewer paragraphs than `least` are no order.
    """
    mine, theirs = paragraphs_of(stream, region), paragraphs_of(base, whole)
    if len(mine) * len(theirs) > _PAIRS:
        return False
    chain = _chain(_alike(stream, mine, base, theirs))
    if len(chain) < least:
        return False
    held = sum(min(_length(mine[here]), _length(theirs[there])) for here, there in chain)
    least_held = max(_LEAST, _MOST * _length(whole))
    if len(mine) == len(theirs) and len(chain) >= _FORM and all(here == there for here, there in chain):
        return held >= least_held  # line for line, whatever some of them say
    own = sum(
        _more(mine[here + 1 : after], theirs[there + 1 : following])
        for (here, there), (after, following) in pairwise(chain)
    )
    return held >= least_held and own <= _BETWEEN * held


def revises(mine: Ints, theirs: Ints, keys: Sequence[str]) -> bool:
    """Whether a source has words of the base throughout, in their places, however many it changes.

    What quotes has stretches of its own, and words of its own both before and after. Measured on stretches
    of twelve words, the fifth of them that keep least set aside: a version with four words in ten exchanged
    keeps .42 of each, with half of them .33; what quotes half of a statement without marks at most .17.
    """
    if len(mine) < _PART * len(theirs):
        return False
    there = _in_place(partners(align(mine, theirs, keys)))
    linked = np.flatnonzero(there >= 0)
    if not len(linked) or (linked[0] >= _EDGE and len(mine) - 1 - linked[-1] >= _EDGE):
        return False
    held = np.convolve(there >= 0, np.ones(_STRETCH), "valid")
    return bool(np.mean(held >= _KEPT * _STRETCH) >= 1 - _BETWEEN)


def _in_place(there: Ints) -> Ints:
    """The partners of words without those that stand by themselves: chance links one here and there."""
    linked = np.flatnonzero(there >= 0)
    steps, steps_there = np.diff(linked), np.diff(there[linked])
    near = (steps <= _NEAR) & (np.abs(steps_there - steps) <= 1)
    kept = np.zeros(len(there), dtype=np.bool_)
    kept[linked[1:][near]] = kept[linked[:-1][near]] = True
    return np.where(kept, there, -1)


def in_order(stream: Stream, region: WordRange, base: Stream, whole: WordRange) -> bool:
    """Whether a source has most lines of the base, one after the other: no text in which a part is set."""
    return renders(stream, region, base, whole, _FORM)


def prints_lines(stream: Stream, region: WordRange, other: Stream, whole: WordRange) -> bool:
    """Whether a source is hardly more than lines of another text, in order, however many it leaves out.

    Lines of verse are too short for turns of phrase to tell: each has a word or two otherwise.
    """
    mine, theirs = _lines_of(stream, region), _lines_of(other, whole)
    if len(mine) < _FORM or len(mine) * len(theirs) > _PAIRS:
        return False
    chain = _chain(_alike(stream, mine, other, theirs, parts=True))
    held = sum(_length(mine[here]) for here, _ in chain)
    return len(chain) >= _FORM and held >= max(_LEAST, NEARLY_ALL * _length(region))


def begins_in_lines(stream: Stream, region: WordRange, other: Stream, whole: WordRange) -> bool:
    """Whether a source begins with lines of another text, from its beginning on, one for one."""
    mine, theirs = (_lines_of(*each)[:_FORM] for each in ((stream, region), (other, whole)))
    alike = _alike(stream, mine, other, theirs)
    return len(mine) == len(theirs) == _FORM and all((at, at) in alike for at in range(_FORM))


def _more(mine: Sequence[WordRange], theirs: Sequence[WordRange]) -> int:
    """The words of paragraphs that stand for none of the base in the same place."""
    own, instead = (sum(map(_length, parts)) for parts in (mine, theirs))
    return own - (min(own, instead) if own <= REWRITTEN else 0)


def _length(words: WordRange) -> int:
    return words.end - words.first


def _alike(
    one: Stream, mine: Sequence[WordRange], two: Stream, theirs: Sequence[WordRange], *, parts: bool = False
) -> dict[tuple[int, int], int]:
    """By pair of paragraphs that have many words in common, in order, how many those are.

    With `parts` also where one of the first text is no more than a part of the other.
    """
    ours = [one.keys[slice(*part)].tolist() for part in mine]
    others = [two.keys[slice(*part)].tolist() for part in theirs]
    found: dict[tuple[int, int], int] = {}
    for here, words in enumerate(ours):
        for there, keys in enumerate(others):
            least = math.ceil(_ALIKE * max(len(words), len(keys)))
            least = min(least, len(words)) if parts else least
            if shared := lcs(words, keys, score_cutoff=least):
                found[here, there] = int(shared)
    return found


def _chain(alike: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs that rise in both and have the most words in common."""
    best: dict[tuple[int, int], tuple[int, list[tuple[int, int]]]] = {}
    for pair, words in sorted(alike.items()):
        before = [best[each] for each in best if each[0] < pair[0] and each[1] < pair[1]]
        score, chain = max(before, key=lambda each: each[0], default=(0, []))
        best[pair] = score + words, [*chain, pair]
    return max(best.values(), key=lambda each: each[0], default=(0, []))[1]


def paragraphs_of(stream: Stream, words: WordRange) -> list[WordRange]:
    """The paragraphs in a range of words of a stream, by the layout alone, as ranges of its words."""
    starts = stream.paragraph_starts
    return _between(words, starts[bisect_right(starts, words[0]) : bisect_left(starts, words[1])])


def _lines_of(stream: Stream, words: WordRange) -> list[WordRange]:
    """The lines that are printed in a range of words, as ranges of words."""
    return _between(words, {word for word in stream.line_starts.tolist() if words[0] < word < words[1]})


def _between(words: WordRange, starts: Collection[int]) -> list[WordRange]:
    edges = [words[0], *sorted(starts), words[1]]
    return [WordRange(first, last) for first, last in pairwise(edges) if first < last]


def alike_by_chance(alignment: Alignment, size: int) -> bool:
    """Whether at most half of the words of the longer side, `size`, stand for each other, as in any leads.

    Two words of one side that stand for one of the other are one, whichever is the base.
    """
    there = partners(alignment)
    alike = len(set(there[there >= 0].tolist()))
    return bool(alike <= _CHANCE * size) and max(run_lengths(there), default=0) < PROOF

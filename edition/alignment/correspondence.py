"""Which paragraphs of two witnesses correspond, by how much of them is linked.

Links between two paragraphs count only where they are enough: any two texts share some words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from functools import cache, partial
from itertools import compress
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance.Levenshtein import normalized_similarity
from rapidfuzz.process import cpdist

from edition.alignment.anchors import columns
from edition.alignment.evidence import (
    TELLING,
    Weighed,
    are_most,
    held_in_order,
    is_evident,
    is_phrase,
    is_rearranged,
    strongest,
    weighed,
)
from edition.alignment.links import Alignment, Link, text_of_each
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.sides import Side
from edition.alignment.word_evidence import is_little
from edition.light_dataclass import dataclass
from edition.text.equal_values import number_codes, places_in, row_starts
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.word_edges import Ints


class Least(Enum):
    """The share of a paragraph's characters that must be linked for it to be the same paragraph."""

    LINKED = 0.2
    STRONG = 0.5  # of one that has none on both sides of it, or that the base lacks: framing shares less
    MOVED = 0.4  # of one that stands elsewhere, where chance has more places


_NEAR: Final = 0.6  # likeness of two words from which on it is no chance
_WORD: Final = 5  # characters; a shorter word alone may be one that any paragraph has
_PHRASE: Final = 7  # characters; the same for two words in a row
_SHORT: Final = 0.4  # share of both of two short paragraphs (`Why?`, `Q: Why?`) of which one is linked whole
_NAMED: Final = 12  # characters; fewer that are linked may be a name, which framing texts share
_LINE: Final = 3  # words of a line that says nothing by itself, and lines for which a paragraph stands
_MARKS: Final = 2  # characters behind a word, one of which is a stop: `.”`, `”.`, and ` !` in French
_SURE: Final = 4  # words in a row that link two paragraphs however little of them is left


@dataclass(frozen=True, slots=True)
class _LinkedWords:
    """The linked words of two sides, a row each: where they stand, their paragraphs, their characters.

    `weight` is how many of these tell that the words do not stand there by chance; `run` numbers the runs
    of words that are the same.
    """

    a: Ints
    b: Ints
    paragraph_a: Ints
    paragraph_b: Ints
    size: Ints
    weight: Ints
    run: Ints
    evident: NDArray[np.bool_]


def corresponding(alignment: Alignment, a: Side, b: Side, least: Least) -> Alignment:
    """The alignment with only the links between paragraphs that have enough of them.

    `least` is the share of the smaller paragraph that must be linked. Whichever side is named first, the
    same links are kept.
    """
    alignment = _inside_paragraphs(alignment, a, b)
    words = _linked_words(alignment, a, b)
    if not len(words.a):
        return Alignment(np.full_like(alignment.same, -1), ())
    links = cache(partial(_weighed, alignment, a, b))  # needed where paragraphs have few links
    if least is Least.LINKED and not (_mostly(alignment, a, b) or _of_one_text(links(), a, b)):
        if len(a.cuts) == len(b.cuts) == 2 and _rearranged(a, b):
            return alignment
        return Alignment(np.full_like(alignment.same, -1), ())
    enough = _enough(words, a, b, least)
    if not enough.all():
        enough |= _enough(_with_evidence(words, ~enough, links(), a, b), a, b, least)
    if least is Least.LINKED and not enough.all():
        enough |= _of_one(words.paragraph_a, words.paragraph_b, links(), a, b, of_b=False)
        enough |= _of_one(words.paragraph_b, words.paragraph_a, links(), b, a, of_b=True)
    dropped = words.a[~enough]
    if not len(dropped):
        return alignment
    same = alignment.same.copy()
    same[dropped] = -1
    gone = set(dropped.tolist())
    return Alignment(same, tuple(link for link in alignment.alike if link.a not in gone))


def _inside_paragraphs(alignment: Alignment, a: Side, b: Side) -> Alignment:
    """The alignment without links that reach over the boundary of two paragraphs."""
    if not alignment.alike:
        return alignment
    first, end, other, other_end = columns(alignment.alike, 4)
    in_a, in_b = _paragraphs(a), _paragraphs(b)
    inside = (in_a[first] == in_a[end - 1]) & (in_b[other] == in_b[other_end - 1])
    if inside.all():
        return alignment
    return Alignment(alignment.same, tuple(compress(alignment.alike, inside.tolist())))


def _starts(side: Side) -> Ints:
    """Where the paragraphs after the first begin, relative to the region."""
    return np.asarray(side.cuts[1:-1], dtype=np.int64) - side.region[0]


def _linked_words(alignment: Alignment, a: Side, b: Side) -> _LinkedWords:
    sizes = a.stream.sizes[slice(*a.region)]
    partner, sure = partners(alignment), np.zeros(len(sizes), dtype=np.bool_)
    if alignment.alike:
        first, end, other, other_end = columns(alignment.alike, 4)
        one = text_of_each(a.stream.keys[slice(*a.region)], first, end, a.stream.lexicon.keys)
        two = text_of_each(b.stream.keys[slice(*b.region)], other, other_end, b.stream.lexicon.keys)
        least = np.fromiter(map(min, map(len, one), map(len, two)), dtype=np.int64, count=len(one))
        near = cpdist(one, two, scorer=normalized_similarity, dtype=np.float64) >= _NEAR
        near &= least >= _WORD
        sure[places_in(first[near], end[near])] = True
    here = np.flatnonzero(partner >= 0)
    there = partner[here]
    in_a, in_b = _paragraphs(a)[here], _paragraphs(b)[there]
    run = _runs(here, there, alignment.same[here] >= 0, in_a, in_b)
    same = run >= 0
    words = np.bincount(run[same], minlength=1)
    characters = np.bincount(run[same], weights=sizes[here[same]], minlength=1)
    tells = (words > 2) | (characters >= np.where(words == 1, _WORD, _PHRASE))
    weight = np.where(sure[here] | (same & tells[run]), sizes[here], 0)
    return _LinkedWords(
        here, there, in_a, in_b, sizes[here], weight, run, np.zeros(len(here), dtype=np.bool_)
    )


def _paragraphs(side: Side) -> Ints:
    """By word of a side the number of its paragraph."""
    begins = np.zeros(side.region[1] - side.region[0], dtype=np.int64)
    begins[_starts(side)] = 1
    return np.cumsum(begins)


def _runs(here: Ints, there: Ints, same: NDArray[np.bool_], in_a: Ints, in_b: Ints) -> Ints:
    """By linked word the number of the run that it is in, -1 where the words are only alike.

    A boundary that both texts have divides runs: what follows it says nothing of what is before.
    """
    begins = np.ones(len(here), dtype=np.bool_)
    begins[1:] = (np.diff(here) != 1) | (np.diff(there) != 1) | (same[1:] != same[:-1])
    begins[1:] |= (np.diff(in_a) > 0) & (np.diff(in_b) > 0)
    return np.where(same, np.cumsum(begins) - 1, -1)


def related(alignment: Alignment, a: Side, b: Side) -> bool:
    """False where two texts share no more than what any two texts share by chance, or no word at all."""
    if not (partners(alignment) >= 0).any():
        return False
    if _mostly(alignment, a, b):
        return True
    return _related(_weighed(alignment, a, b), a, b) or _rearranged(a, b)


def said_by(alignment: Alignment, a: Side, b: Side) -> float:
    """What the best stretch of the links of two texts says, in nats."""
    return strongest(_weighed(alignment, a, b))


def _mostly(alignment: Alignment, a: Side, b: Side) -> bool:
    """True where most words of two texts are the same and linked, which no weighing must tell."""
    same = int(np.count_nonzero(alignment.same >= 0))
    return same >= TELLING and are_most(same, a.region[1] - a.region[0], b.region[1] - b.region[0])


def _related(links: Sequence[Weighed], a: Side, b: Side) -> bool:
    """False where two texts share no more than what any two texts share by chance."""
    closed = all(_closes(side, side.region[1]) for side in (a, b))
    return is_evident(links, a.region[1] - a.region[0], b.region[1] - b.region[0], closed=closed)


def _of_one_text(links: Sequence[Weighed], a: Side, b: Side) -> bool:
    """True where two texts by themselves share more than chance does, and than a turn of phrase."""
    sizes = (side.region[1] - side.region[0] for side in (a, b))
    return _related(links, a, b) and not is_phrase(links, *sizes)


def _closes(side: Side, end: int) -> bool:
    """Whether the text before a word of its stream may end there: at a stop, or with no little word."""
    after = int(side.stream.ends[end - 1])
    stops = any(mark in SENTENCE_ENDS for mark in side.stream.witness.text[after : after + _MARKS])
    return stops or not is_little(side.stream.lexicon.keys[side.stream.keys[end - 1]])


def _rearranged(a: Side, b: Side) -> bool:
    return is_rearranged(a.stream.keys[slice(*a.region)], b.stream.keys[slice(*b.region)])


def _weighed(alignment: Alignment, a: Side, b: Side) -> list[Weighed]:
    starts = _starts(a).tolist(), _starts(b).tolist()
    one, two = a.stream.keys[slice(*a.region)], b.stream.keys[slice(*b.region)]
    return weighed(alignment, one, two, a.stream.lexicon.keys, starts)


def _with_evidence(
    words: _LinkedWords, open_: NDArray[np.bool_], links: Sequence[Weighed], a: Side, b: Side
) -> _LinkedWords:
    """The words with a weight also where two paragraphs share more than such do by chance.

    `open_` says of which words it is asked. In a text of many paragraphs chance has so many more places.
    """
    codes = words.paragraph_a * len(b.cuts) + words.paragraph_b
    held: dict[int, list[Weighed]] = {code: [] for code in sorted(set(codes[open_].tolist()))}
    in_a = np.searchsorted(_starts(a), [each.link.a for each in links], side="right")
    in_b = np.searchsorted(_starts(b), [each.link.b for each in links], side="right")
    for each, code in zip(links, (in_a * len(b.cuts) + in_b).tolist(), strict=True):
        if code in held:
            held[code].append(each)
    sizes_a, sizes_b = np.diff(a.cuts).tolist(), np.diff(b.cuts).tolist()
    chances = math.isqrt(len(sizes_a) * len(sizes_b))
    evident = []
    for code, pair in held.items():
        one, two = divmod(code, len(b.cuts))
        closed = _closes(a, a.cuts[one + 1]) and _closes(b, b.cuts[two + 1])
        own = [_from(each, a.cuts[one] - a.region[0], b.cuts[two] - b.region[0]) for each in pair]
        if is_evident(own, sizes_a[one], sizes_b[two], chances, closed=closed):
            evident.append(code)
    found = np.isin(codes, evident)
    return replace(words, weight=np.where(found, words.size, words.weight), evident=found)


def _from(weighed: Weighed, first: int, other: int) -> Weighed:
    """A link, told from where two paragraphs begin."""
    a, a_end, b, b_end = weighed.link
    return Weighed(Link(a - first, a_end - first, b - other, b_end - other), weighed.nats)


def _of_one(
    whole: Ints, parts: Ints, links: Sequence[Weighed], a: Side, b: Side, *, of_b: bool
) -> NDArray[np.bool_]:
    """For each linked word whether its paragraphs are a long one and one of those that it was divided into.

    `whole` and `parts` are the paragraphs, in `a` and `b`, of each word; links are of `b` first where `of_b`
    says so. Lines of a word or two say nothing by themselves, all of a paragraph's together do.
    """
    pairs, pair, counts, _ = number_codes(whole * len(b.cuts) + parts)
    sizes, others = np.diff(a.cuts), np.diff(b.cuts)
    held: dict[int, list[Weighed]] = {}
    firsts = [each.link.b if of_b else each.link.a for each in links]
    for each, at in zip(links, np.searchsorted(_starts(a), firsts, side="right").tolist(), strict=True):
        held.setdefault(at, []).append(each)
    divided, pieces = np.unique(pairs // len(b.cuts), return_counts=True)
    words = np.bincount(pairs // len(b.cuts), weights=others[pairs % len(b.cuts)])
    evident = [
        at
        for at in divided[pieces > _LINE].tolist()
        if is_evident(held.get(at, ()), int(sizes[at]), int(words[at]))
    ]
    lines = others[pairs % len(b.cuts)]
    mostly = (lines <= _LINE) & (2 * counts >= lines)
    return np.asarray((np.isin(pairs // len(b.cuts), evident) & mostly)[pair], dtype=np.bool_)


def _enough(words: _LinkedWords, a: Side, b: Side, least: Least) -> NDArray[np.bool_]:
    """For each linked word whether its two paragraphs have enough links."""
    _, pair, counts, first = number_codes(words.paragraph_a * len(b.cuts) + words.paragraph_b)
    linked = np.bincount(pair, weights=words.weight)
    in_a, in_b = words.paragraph_a[first], words.paragraph_b[first]
    smaller, larger = np.sort((_sizes(a)[in_a], _sizes(b)[in_b]), axis=0)
    most, fewest = linked / smaller, linked / larger
    all_a, all_b = counts == np.diff(a.cuts)[in_a], counts == np.diff(b.cuts)[in_b]
    characters = np.bincount(pair, weights=words.size)
    near = characters / larger >= _SHORT
    whole = (all_a & all_b) | ((all_a | all_b) & (near | (_runs_through(words, pair, len(counts)) >= _SURE)))
    enough = whole | ((most >= least.value) & ((linked >= _WORD) | (fewest >= least.value)))
    telling = (characters >= _NAMED) | words.evident[first]
    strong = enough & (whole | ((most >= Least.STRONG.value) & telling))
    for at in np.flatnonzero(enough & words.evident[first] & ~strong).tolist():
        parts = [(side, slice(*side.cuts[n : n + 2])) for side, n in ((a, in_a[at]), (b, in_b[at]))]
        lines = [(side.stream.keys[part], side.stream.sizes[part]) for side, part in parts]
        strong[at] = held_in_order(*lines) >= Least.STRONG.value * smaller[at]
    if least is Least.LINKED:
        enough |= (_longest_runs(words, pair, len(counts)) >= _SURE) & (linked > 0)
        enough &= _within(first, strong)
    elif least is Least.STRONG:
        enough = strong
    return np.asarray(enough[pair], dtype=np.bool_)


def _within(places: Ints, strong: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which places lie between the first and the last strong one; all where none is strong."""
    if not strong.any():
        return np.ones(len(places), dtype=np.bool_)
    return np.asarray((places >= places[strong].min()) & (places <= places[strong].max()), dtype=np.bool_)


def _sizes(side: Side) -> Ints:
    """The characters of the words of each paragraph, at least 1."""
    totals = np.concatenate(([0], np.cumsum(side.stream.sizes[slice(*side.region)])))
    sizes: Ints = np.diff(totals[np.asarray(side.cuts) - side.region[0]])
    return np.maximum(1, sizes)


def _runs_through(words: _LinkedWords, pair: Ints, pairs: int) -> Ints:
    """By pair of paragraphs the length of the longest run that a word of theirs is part of."""
    lengths = np.bincount(words.run[words.run >= 0], minlength=1)
    firsts = row_starts(pair, words.run)
    longest = np.zeros(pairs, dtype=np.int64)
    runs = words.run[firsts]
    np.maximum.at(longest, pair[firsts], np.where(runs >= 0, lengths[runs], 0))
    return longest


def _longest_runs(words: _LinkedWords, pair: Ints, pairs: int) -> Ints:
    """By pair of paragraphs the most words in a row that are the same."""
    firsts = row_starts(pair, words.run)
    lengths = np.diff(np.append(firsts, len(pair)))
    same = words.run[firsts] >= 0
    longest = np.zeros(pairs, dtype=np.int64)
    np.maximum.at(longest, pair[firsts][same], lengths[same])
    return longest

"""Words printed without the spaces between them, and words printed with spaces between their letters.

Both are read as the words that other witnesses have, so that they can be linked one by one; where no witness
divides a text, its letters are. What is printed stays as it is: that a space is lacking, or is one too many,
is a difference like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain, pairwise
from math import inf
from typing import Final

import numpy as np

from edition.light_dataclass import dataclass
from edition.text.lexicon import Distinct, distinct
from edition.text.linking import linking_form, without_iota_below
from edition.text.word_edges import Ints

_GLUED: Final = 20  # letters from which on a word is tried as several; few words are longer
_PIECES: Final = 4  # words that it must be found to be, beside figures: a compound is two or three
_UNDIVIDED: Final = 40  # letters of what is no word but writing without spaces
# What it costs that letters are of no known word, and each of them more; a word costs 1, one of a letter 1.5.
# With one word in three exchanged three of four lines are still divided, one in sixteen where each strange
# letter cost 2. Of 1,200 lines read backwards none is, by either, with 10 to 3,000 words known.
_STRANGE: Final = 2.0
_LETTER: Final = 0.5
_DEAR: Final = 0.4  # cost a letter from which on any letters are as well divided into short words
_LETTERS: Final = 5  # single letters in a row that may be letterspaced words
_LINE_ENDS: Final = "\n\r\f\v"


@dataclass(frozen=True)
class Words:
    """The words of a text in order, and what stands before each; columns of equal length, one row a word."""

    starts: Ints
    ends: Ints
    distinct_forms: Distinct
    distinct_before: Distinct

    @classmethod
    def of(cls, starts: Ints, ends: Ints, forms: Sequence[str], before: Sequence[str]) -> Words:
        """The words of some forms, with this before each."""
        return cls(starts, ends, distinct(forms), distinct(before))

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def forms(self) -> list[str]:
        """What is printed of each word."""
        return self.distinct_forms.all

    @cached_property
    def before(self) -> list[str]:
        """What is printed before each word."""
        return self.distinct_before.all


def respaced(texts: Sequence[Words]) -> list[Words]:
    """The words of texts: what has no spaces divided, and what has too many joined, as the texts have it."""
    if not any(_is_odd(words) for words in texts):
        return list(texts)
    known = _short_words(texts)
    return [_divided(_letterspaced(words, known), known) if _is_odd(words) else words for words in texts]


def _is_odd(words: Words) -> bool:
    return int((words.ends - words.starts).max(initial=0)) >= _GLUED or bool(_single_letters(words))


def _short_words(texts: Iterable[Words]) -> frozenset[str]:
    """The linking forms of the words that are no longer than words are, and these letter by letter.

    Of a whole word the last letter may say nothing: въ is linked as в.
    """
    forms = set(chain.from_iterable(words.distinct_forms.texts for words in texts))
    short = [form for form in forms if len(form) < _GLUED and form.isalpha()]
    return frozenset(chain(map(_linked, short), ("".join(map(_linked, form)) for form in short)))


def _linked(form: str) -> str:
    """A word, or a letter, as it is linked."""
    return linking_form(without_iota_below(form).casefold())


def _divided(words: Words, vocabulary: Set[str]) -> Words:
    glued = [at for at, form in enumerate(words.forms) if len(form) >= _GLUED]
    cuts = {
        at: cut
        for at in glued
        if words.ends[at] - words.starts[at] == len(words.forms[at])
        and len(cut := _cuts(words.forms[at], vocabulary)) > 2
    }
    if not cuts:
        return words
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    before: list[str] = []
    firsts, lasts = words.starts.tolist(), words.ends.tolist()
    done = 0
    for at, places in cuts.items():
        pieces = list(pairwise(places))
        starts += [*firsts[done:at], *(firsts[at] + first for first, _ in pieces)]
        ends += [*lasts[done:at], *(firsts[at] + last for _, last in pieces)]
        forms += [*words.forms[done:at], *(words.forms[at][first:last] for first, last in pieces)]
        before += [*words.before[done : at + 1], *[""] * (len(pieces) - 1)]
        done = at + 1
    return Words.of(
        np.array(starts + firsts[done:], dtype=np.int64),
        np.array(ends + lasts[done:], dtype=np.int64),
        forms + words.forms[done:],
        before + words.before[done:],
    )


def _cuts(form: str, vocabulary: Set[str]) -> list[int]:
    """Where a long word is divided, both its ends among them."""
    letters, offsets = _letters(form)
    if not all(letter.isalpha() or letter.isdecimal() for letter in letters):
        return [0, len(form)]
    pieces = _pieces(letters, vocabulary)
    if sum(letters[first].isalpha() for first, _ in pieces) >= _PIECES:
        return [offsets[first] for first, _ in pieces] + [len(form)]
    spelt = len(letters) >= _UNDIVIDED and all(map(str.isalpha, letters))
    return [*offsets, len(form)] if spelt else [0, len(form)]


def _letters(form: str) -> tuple[list[str], list[int]]:
    """The letters and numbers of a word, as they are linked, and where each begins with the marks on it."""
    letters: list[list[str]] = []
    offsets: list[int] = []
    number = False
    for offset, character in enumerate(form):
        if number and character.isdecimal():
            letters[-1].append(character)
        elif character.isalnum() or not offsets:
            linked = _linked(character)
            letters.append([linked])
            offsets.append(offset)
            number = linked.isdecimal()
    return ["".join(each) for each in letters], offsets


def _pieces(letters: Sequence[str], vocabulary: Set[str]) -> list[tuple[int, int]]:
    """The cheapest division of letters into known words, numbers and strange ones; none where it is dear."""
    best, origin = [0.0], [0]
    strange, began = inf, 0  # up to here, if a strange word ends here, and where that began
    for end in range(1, len(letters) + 1):
        if letters[end - 1].isdecimal():
            best.append(best[-1] + 1.0)
            origin.append(end - 1)
            strange = inf
            continue
        if best[-1] + _STRANGE <= strange + _LETTER:
            strange, began = best[-1] + _STRANGE, end - 1
        else:
            strange += _LETTER
        cost, where, word = strange, began, ""
        for start in range(end - 1, max(-1, end - _GLUED), -1):
            word = letters[start] + word
            if word in vocabulary and (total := best[start] + (1.0 if end - start > 1 else 1.5)) < cost:
                cost, where = total, start
        best.append(cost)
        origin.append(where)
    if best[-1] > _DEAR * sum(map(len, letters)):
        return []
    pieces: list[tuple[int, int]] = []
    end = len(letters)
    while end:
        start = origin[end]
        pieces.append((start, end))
        end = start
    return pieces[::-1]


def _single_letters(words: Words) -> list[tuple[int, int]]:
    """The rows of words that are single letters, as ranges."""
    single = words.ends - words.starts == 1
    edges = np.flatnonzero(np.diff(np.concatenate(([False], single, [False])).astype(np.int8))).tolist()
    return [
        (start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= _LETTERS and all(form.isalpha() for form in words.forms[start:end])
    ]


def _letterspaced(words: Words, vocabulary: Set[str]) -> Words:
    """The words with single letters in a row made one word where the texts have that word."""
    first = np.ones(len(words), dtype=np.bool_)
    for start, end in _single_letters(words):
        letters = [_linked(letter) for letter in words.forms[start:end]]
        groups = _groups(words, start, end)
        apart = _parts_words(["".join(letters[a - start : b - start]) for a, b in groups], vocabulary)
        for begin, stop in groups:
            pieces = _pieces(letters[begin - start : stop - start], vocabulary)
            if pieces or apart:
                first[begin:stop] = False
                first[[begin + piece for piece, _ in pieces or [(0, stop)]]] = True
    if first.all():
        return words
    begins = np.flatnonzero(first).tolist()
    return Words.of(
        words.starts[begins],
        words.ends[[*(number - 1 for number in begins[1:]), len(words) - 1]],
        [_form(words, begin, stop) for begin, stop in pairwise([*begins, len(words)])],
        [words.before[begin] for begin in begins],
    )


def _groups(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of single letters with no more between them than one space each."""
    cuts = [number for number in range(start + 1, end) if not _one_space(words.before[number])]
    return list(pairwise([start, *cuts, end]))


def _parts_words(groups: Sequence[str], vocabulary: Set[str]) -> bool:
    """True where more than one space parts words: most letters that stand together are one that is known."""
    together = [group for group in groups if len(group) > 1]
    known = sum(len(group) for group in together if group in vocabulary)
    return len(groups) > 1 and 2 * known > sum(map(len, together))


def _one_space(slot: str) -> bool:
    return len(slot) == 1 and slot.isspace() and slot not in _LINE_ENDS


def _form(words: Words, begin: int, stop: int) -> str:
    """What is printed of words made one."""
    if stop == begin + 1:
        return words.forms[begin]
    rest = (words.before[n] + words.forms[n] for n in range(begin + 1, stop))
    return words.forms[begin] + "".join(rest)

"""The words of the statement in one witness, to look up what quotes them, and how much words tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, cast

import numpy as np
from rapidfuzz.distance.Levenshtein import normalized_similarity
from rapidfuzz.process import cdist

from edition.analysis.kinds.deciding_marks import as_questions
from edition.model import Span, WordRange
from edition.text.kept import Facts
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.lexicon import Lexicon
from edition.text.remembered import answered_once
from edition.text.streams import Stream
from edition.text.word_edges import Ints, is_spaceless

GRAM: Final = 3  # words; a shorter sequence is shared by any two texts
_READ: Final = 20  # times that prose and statement are read in search of runs; all but repetitions need one
_PLACES: Final = 50  # places of one gram; beyond them it is a formula and says nothing
CHARACTER: Final = 0.6  # of a word, that one character of a script without spaces is
_NOUNS: Final = 0.2  # share of capitalised words inside sentences from which on the language writes nouns so
_NOUNS_IN: Final = 1_000  # words in which that is told
# Letters of a word that is no article, preposition or auxiliary; of scripts without vowels one less.
_CONTENT: Final = 5
_CLOSERS: Final = "\"'”’»«)]）」』 \t\n\r\xa0"

_NAME: Final = 8  # words of a name, at most
_LITTLE: Final = 3  # letters of its words that have no capitals: of, the, van
_SEMICOLONS: Final = ";\u037e"  # in Greek marks of a question
_LIKE: Final = 0.6  # least likeness of a misread word to the word of the statement that it is taken for
_AT_ONCE: Final = 256  # words that are held against all others in one call
_AHEAD: Final = 8  # words that are held against others at once: where few are the same, no more are looked at
_INDEXED: Final = 50_000  # words; a longer statement is indexed only as far as it is sought
Gram = tuple[int, int, int]


def grams(keys: Sequence[int]) -> Iterator[Gram]:
    """The sequences of three words."""
    return zip(keys, keys[1:], keys[2:], strict=False)


@lru_cache(maxsize=1)  # it is asked when roles are told, and again of what stands around the statement
def likest(lexicon: Lexicon, unknown: tuple[int, ...], known: tuple[int, ...]) -> Mapping[int, int]:
    """By key of a lexicon which of the known ones is likest; nothing of those that none is like."""
    found: dict[int, int] = {}
    of = [lexicon.keys[key] for key in known]
    for first in range(0, len(unknown) if known else 0, _AT_ONCE):
        some = unknown[first : first + _AT_ONCE]
        words = [lexicon.keys[key] for key in some]
        table = cdist(words, of, scorer=normalized_similarity, score_cutoff=_LIKE, dtype=np.float64)
        best = table.argmax(axis=1)
        near = table[np.arange(len(some)), best] >= _LIKE
        found |= {some[at]: known[best[at]] for at in np.flatnonzero(near).tolist()}
    return found


class QuotedRun(NamedTuple):
    """`length` words of prose from `prose` on that are the statement's from `place` on."""

    prose: int
    place: int
    length: int

    @property
    def words(self) -> range:
        """The words of the prose."""
        return range(self.prose, self.prose + self.length)

    @property
    def places(self) -> range:
        """The places of the statement's words."""
        return range(self.place, self.place + self.length)


class StatementWords:
    """The words of the statement in one witness by their places, 0 for the first, in reading order.

    `rows` are ranges of words of the stream, each with the number of its passage. Of a long statement only
    the sequences in `wanted`, of the prose in which quotations are sought, can be looked up.
    """

    def __init__(
        self, stream: Stream, rows: Iterable[tuple[int, WordRange]], wanted: Callable[[], set[Gram]] = set
    ) -> None:
        self.stream, self.lexicon = stream, stream.lexicon
        self._rows, self._wanted = list(rows), wanted
        self._length = sum(end - start for _, (start, end) in self._rows)

    def __len__(self) -> int:
        return self._length

    @property
    def content(self) -> Facts:
        """By what they are known again in the next run, as those of a stream."""
        return (*self.stream.content, tuple(self._rows))

    @property
    def siglum(self) -> str:
        """That of the witness."""
        return self.stream.witness.siglum

    @property
    def span(self) -> WordRange:
        """From the first to the last word in the stream, whatever stands between."""
        return WordRange(self._rows[0][1].first, self._rows[-1][1].end)

    # A long statement that is printed in full is asked for none of these.

    @cached_property
    def words(self) -> list[int]:
        """By place the number of the word in the stream."""
        return cast(list[int], self._word_numbers.tolist())

    @cached_property
    def _word_numbers(self) -> Ints:
        parts = [np.arange(*words, dtype=np.int64) for _, words in self._rows]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)

    @cached_property
    def row_of(self) -> list[int]:
        """By place the number of the passage."""
        return [number for number, (start, end) in self._rows for _ in range(start, end)]

    @cached_property
    def keys(self) -> list[int]:
        """By place the key of the word."""
        return cast(list[int], self._key_numbers.tolist())

    @cached_property
    def _key_numbers(self) -> Ints:
        parts = [self.stream.keys[slice(*words)] for _, words in self._rows]
        return np.concatenate(parts) if parts else self.stream.keys[:0]

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """The keys of all its words."""
        return frozenset(self.keys)

    @cached_property
    def places(self) -> Mapping[Gram, Sequence[int]]:
        """By sequence of three words the places where it begins."""
        found: dict[Gram, list[int]] = defaultdict(list)
        if len(self) <= _INDEXED:
            for place, gram in enumerate(grams(self.keys)):
                found[gram].append(place)
            return found
        keys, sought = self.keys, self._wanted()
        for place in self._likely(sought) if sought else ():
            gram = (keys[place], keys[place + 1], keys[place + 2])
            if gram in sought:
                found[gram].append(place)
        return found

    def _likely(self, sought: set[Gram]) -> list[int]:
        """The places at which a sequence may begin: each of its words stands there in one that is sought."""
        numbers = self._key_numbers
        likely = np.ones(max(0, len(numbers) - GRAM + 1), dtype=np.bool_)
        for at, keys in enumerate(zip(*sought, strict=True)):
            likely &= np.isin(numbers[at : at + len(likely)], list(set(keys)))
        return np.flatnonzero(likely).tolist()

    def runs(self, keys: list[int]) -> list[QuotedRun]:
        """The runs of three words and more that prose shares with the statement, the longest everywhere.

        Where all repeats itself not all of them: the work is linear, for all paragraphs of a prose too.
        """
        found: list[QuotedRun] = []
        left = min(_READ * (len(keys) + len(self.keys)), GRAM * _PLACES * len(keys))
        ends: dict[int, int] = {}  # by how far a run is ahead of the prose, where it ends there
        places = self.places
        for at, gram in enumerate(grams(keys)):
            for place in places.get(gram, ())[:_PLACES]:
                if ends.get(place - at, 0) <= at:
                    length = GRAM + _same_on(keys, at + GRAM, self.keys, place + GRAM)
                    ends[place - at] = at + length - GRAM + 1
                    found.append(QuotedRun(at, place, length))
                    left -= length
                    if left < 0:
                        return found
        return found

    @cached_property
    def has_parentheses(self) -> bool:
        """Whether round brackets stand in the statement: those of a source may then be its own."""
        slots = self.stream.distinct_slots.items()
        opening = [number for number, slot in slots if any(sign in slot for sign in "(（")]
        return bool(opening) and bool(np.isin(self.stream.slot_numbers[self._word_numbers], opening).any())

    def has_in_a_row(self, keys: Sequence[int]) -> bool:
        """Whether the statement has several words in a row, at one of the first places of two of them."""
        places = self._pairs.get((keys[0], keys[1]), ())[:_PLACES] if len(keys) > 1 else ()
        return any(self.keys[place : place + len(keys)] == list(keys) for place in places)

    def short_runs(self, keys: Sequence[int]) -> list[QuotedRun]:
        """The runs of two words of a few, which tell little alone."""
        pairs = self._pairs
        return [
            QuotedRun(at, place, 2)
            for at, pair in enumerate(pairwise(keys))
            for place in pairs.get(pair, ())[:_PLACES]
        ]

    @cached_property
    def _pairs(self) -> dict[tuple[int, int], list[int]]:
        pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, pair in enumerate(pairwise(self.keys)):
            pairs[pair].append(place)
        return pairs

    def behind(self, place: int) -> str:
        """What stands behind the word at a place, up to the next word or the end of the text."""
        return self.stream.behind(self.words[place])

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the sentence at each place; a paragraph ends a sentence."""
        return self._first_sentences(len(self))

    def _first_sentences(self, count: int) -> list[int]:
        """The same of so many places, or all."""
        slots, words, rows = (
            self.stream.slots,
            self._word_numbers[:count],
            np.asarray(self.row_of[:count], dtype=np.int64),
        )
        begins = np.diff(rows, prepend=rows[:1]) != 0
        ends = [number for number, slot in self.stream.distinct_slots.items() if _ends_sentence(slot)]
        for place in np.flatnonzero(np.isin(self.stream.slot_numbers[words], ends) & ~begins).tolist():
            begins[place] = place > 0 and self._begins(place, slots[self.words[place]])
        return cast(list[int], np.cumsum(begins).tolist())

    def begins_sentence(self, place: int) -> bool:
        """Whether a sentence begins with the word at a place."""
        if place <= 0 or self.row_of[place - 1] != self.row_of[place]:
            return True
        slot = self.stream.slots[self.words[place]]
        return _ends_sentence(slot) and self._begins(place, slot)

    def _begins(self, place: int, slot: str) -> bool:
        """Whether the word behind the end of a sentence begins another."""
        form = self.form(place)
        if (
            not any(sign in slot for sign in SENTENCE_ENDS)
            and as_questions(self.form(place - 1), slot) == slot
        ):
            return False  # ; divides sentences in Greek alone
        return not form[:1].islower() and (" " in slot or "\n" in slot or is_spaceless(form[0]))

    def form(self, place: int) -> str:
        """The word at a place as printed."""
        return self.lexicon.forms[int(self.stream.forms[self.words[place]])]

    def span_of(self, places: WordRange) -> Span:
        """The stretch of the witness's text that the words at places take up."""
        first, last = self.words[places.first], self.words[places.end - 1]
        return Span(int(self.stream.starts[first]), int(self.stream.ends[last]))

    @answered_once
    def weight(self, key: int) -> float:
        """How much of a word a key is: one, less for a character of a script without spaces."""
        return CHARACTER if is_spaceless(self.lexicon.keys[key]) else 1.0

    def weighed(self, keys: Iterable[int]) -> float:
        """The words of a sequence of keys, as `weight` counts them."""
        return sum(map(self.weight, keys))

    def letters(self, places: Iterable[int]) -> int:
        """The letters of words; a character of a script without an alphabet is two."""
        return sum(_letters(self.lexicon.keys[self.keys[place]]) for place in places)

    def contents(self, places: Sequence[int]) -> int:
        """How many of the words say something: neither short nor, inside a sentence, a name."""
        return sum(self.says(place) for place in places)

    def is_name(self, places: Sequence[int]) -> bool:
        """Whether a few words are a name: all but short ones have capitals, and no two are figures."""
        if self._capital_nouns or len(places) > _NAME:
            return False
        forms = [self.form(place) for place in places]
        if len(forms) > GRAM and sum(any(map(str.isdigit, form)) for form in forms) > 1:
            return False
        return self.lists_names(places)

    def lists_names(self, places: Sequence[int]) -> bool:
        """Whether all but short words have capitals: names and what those are, in German nouns as well."""
        longer = [form for place in places if len(form := self.form(place)) > _LITTLE]
        return bool(longer) and all(form[0].isupper() and not form.isupper() for form in longer)

    @answered_once
    def says(self, place: int) -> bool:
        """Whether a word says something: it is neither short nor, inside a sentence, a name."""
        key = self.lexicon.keys[self.keys[place]]
        if is_spaceless(key) or any(map(str.isdigit, key)):
            return True
        least = _CONTENT if key[0] < "\u0590" else _CONTENT - 1 if key[0] < "\u1100" else 2
        form = self.form(place)
        named = form[0].isupper() and not form.isupper() and not self._capital_nouns
        return len(key) >= least and (not named or self.begins_sentence(place))

    @cached_property
    def _capital_nouns(self) -> bool:
        sentences = self._first_sentences(_NOUNS_IN)
        inside = [
            self.form(place) for place in range(1, len(sentences)) if sentences[place] == sentences[place - 1]
        ]
        capital = sum(form[0].isupper() and form[1:].islower() and len(form) > 3 for form in inside)
        return capital > _NOUNS * max(1, sum(len(form) > 3 for form in inside))


def _same_on(keys: list[int], at: int, others: list[int], place: int) -> int:
    """How many keys, from `at` on, are those of others from `place` on."""
    length, most = 0, min(len(keys) - at, len(others) - place)
    while (
        length < most
        and keys[at + length : at + length + _AHEAD] == others[place + length : place + length + _AHEAD]
    ):
        length += _AHEAD
    while length < most and keys[at + length] == others[place + length]:
        length += 1
    return min(length, most)


def _ends_sentence(slot: str) -> bool:
    """Whether a sentence ends in what stands between two words."""
    bare = slot.rstrip(_CLOSERS + '"“„«‘([「『（')
    return bool(bare) and (bare[-1] in SENTENCE_ENDS or bare[-1] in _SEMICOLONS)


def _letters(word: str) -> int:
    return sum(2 if character > "\u1100" else 1 for character in word)

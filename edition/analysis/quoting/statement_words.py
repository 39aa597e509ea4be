"""The words of the statement in one witness, to look up what quotes them, and how much words tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple, cast

import numpy as np

from edition.analysis.kinds.meaning import Meaning
from edition.analysis.quoting.how_many import HowMany
from edition.analysis.quoting.reporter_signs import ReporterSigns
from edition.model import WordRange
from edition.text.lexicon import Lexicon
from edition.text.lines import SENTENCE_ENDS
from edition.text.tokens import Stream
from edition.text.web_lines import WebLines, web_lines
from edition.text.word_edges import is_spaceless

GRAM: Final = 3  # words; a shorter sequence is shared by any two texts
_READ: Final = 20  # times that prose and statement are read in search of runs; all but repetitions need one
_PLACES: Final = 50  # places of one gram; beyond them it is a formula and says nothing
CHARACTER: Final = 0.6  # of a word, that one character of a script without spaces is
_NOUNS: Final = 0.2  # share of capitalised words inside sentences from which on the language writes nouns so
_CONTENT: Final = (
    5  # letters of a word that is no article, preposition or auxiliary; of scripts without vowels 4
)
_CONCORD: Final = 3  # words before an omission, of which one may deny with what is left out, and is kept
_LIGHT: Final = 4  # letters of a word that may stand between a negation and what it negates
_CLOSERS: Final = "\"'”’»«)]）」』 \t\n\r\xa0"

_INDEXED: Final = 50_000  # words; a longer statement is indexed only as far as it is sought
Gram = tuple[int, int, int]


def grams(keys: Sequence[int]) -> Iterator[Gram]:
    """The sequences of three words."""
    return zip(keys, keys[1:], keys[2:], strict=False)


class QuotedRun(NamedTuple):
    """`length` words of prose from `prose` on that are the statement's from `place` on."""

    prose: int
    place: int
    length: int


@dataclass(frozen=True)
class GoverningWords:
    """What tells how far a denial reaches; `behind` and `denials` are parts of a text without spaces."""

    carrying: frozenset[str]
    clauses: frozenset[str]
    subjects: frozenset[str]
    falsehoods: frozenset[str]
    hearsay: frozenset[str]
    behind: tuple[str, ...]
    denials: tuple[str, ...]

    def carries(self, word: str) -> bool:
        """Whether a word in small letters leads into a clause that is governed: *that*, *qu'elle*."""
        return word in self.carrying or word.replace("’", "'").partition("'")[0] + "'" in self.carrying


@dataclass(frozen=True)
class QuotingWords:
    """The words of `rules/quoting.toml` for one language, or for all where it has none of that language."""

    meaning: Meaning
    reversals: frozenset[str]
    attributions: frozenset[str]
    beside: frozenset[str]
    determiners: frozenset[str]
    joined: frozenset[str]
    speakers: frozenset[str]
    limits: frozenset[str]
    how_many: HowMany
    governing: GoverningWords
    listed: WebLines
    signs: ReporterSigns

    def negates(self, form: str) -> bool:
        """Whether a word denies or reverses what follows it."""
        return form.casefold().replace("’", "'") in self.reversals or self.denies(form)

    def denies(self, form: str) -> bool:
        """Whether a word denies."""
        word = form.casefold().replace("’", "'")
        return word.startswith("n'") or self.meaning.denials([word]) > 0

    def says_who(self, forms: Iterable[str]) -> bool:
        """Whether words say who speaks."""
        return _any_of(self.attributions, forms)

    def tells_who(self, forms: Iterable[str]) -> bool:
        """Whether words say who speaks wherever they stand, not only beside a mark."""
        return _any_of(self.attributions - self.beside, forms)

    def speaks(self, forms: Iterable[str]) -> bool:
        """Whether words are spoken by *us* or *me*."""
        return _any_of(self.speakers, forms)

    def denial(self, forms: Sequence[str]) -> str:
        """The denial among words that the ones after them go with, if only short words stand between."""
        for form in reversed(forms):
            if self.negates(form):
                return form
            if len(form) > _LIGHT and not is_spaceless(form):
                return ""
        return ""

    def limits_at(self, forms: Sequence[str]) -> bool:
        """Whether words begin with one that limits what was said before them: *but*, *unless*."""
        if not forms:
            return False
        if is_spaceless(forms[0]):
            return "".join(forms).startswith(tuple(each for each in self.limits if is_spaceless(each)))
        return forms[0].casefold() in self.limits


def _any_of(listed: frozenset[str], forms: Iterable[str]) -> bool:
    """Whether a listed word is among others; of a script without spaces each character is one of those."""
    words = [form.casefold().replace("’", "'") for form in forms]
    if not listed.isdisjoint(words):
        return True
    if not any(is_spaceless(word) for word in words):
        return False
    text = "".join(words)
    return any(each in text for each in listed if is_spaceless(each))


def quoting_words(
    rules: Mapping[str, Mapping[str, Any]], language: str | None, meaning: Meaning
) -> QuotingWords:
    """The words for texts in `language` (BCP 47), with what its words mean."""
    tables, code = rules["quoting"], (language or "").split("-")[0].lower()

    def words(table: str) -> frozenset[str]:
        lists = tables.get(table, {})
        known = code in tables["attributions"]
        held = [lists.get(code, ())] if known else lists.values()
        return frozenset(word.casefold() for each in held for word in each)  # of μας the last letter is σ

    return QuotingWords(
        meaning,
        words("reversals"),
        words("attributions"),
        words("beside"),
        words("determiners"),
        words("joined"),
        words("speakers"),
        words("limits"),
        HowMany(meaning, words("quantities"), words("pairs"), words("measures")),
        GoverningWords(
            words("carrying"),
            words("clauses") | words("limits") | meaning.values.also,
            words("subjects"),
            words("falsehoods"),
            words("hearsay"),
            tuple(sorted(words("behind"))),
            tuple(sorted(words("denials"))),
        ),
        web_lines(rules),
        ReporterSigns(rules.get("reporters", {})),
    )


class StatementWords:
    """The words of the statement in one witness by their places, 0 for the first, in reading order.

    `rows` are ranges of words of the stream, each with the number of its passage. Of a long statement only
    the sequences in `wanted`, of the prose in which quotations are sought, can be looked up.
    """

    def __init__(
        self,
        stream: Stream,
        rows: Iterable[tuple[int, WordRange]],
        lexicon: Lexicon,
        wanted: Callable[[], set[Gram]] = set,
    ) -> None:
        self.stream, self.lexicon = stream, lexicon
        self._rows, self._wanted = list(rows), wanted

    def __len__(self) -> int:
        return sum(end - start for _, (start, end) in self._rows)

    @property
    def span(self) -> WordRange:
        """From the first to the last word in the stream, whatever stands between."""
        return WordRange(self._rows[0][1].first, self._rows[-1][1].end)

    # A long statement that is printed in full is asked for none of these.

    @cached_property
    def words(self) -> list[int]:
        """By place the number of the word in the stream."""
        return [word for _, words in self._rows for word in range(*words)]

    @cached_property
    def row_of(self) -> list[int]:
        """By place the number of the passage."""
        return [number for number, (start, end) in self._rows for _ in range(start, end)]

    @cached_property
    def keys(self) -> list[int]:
        """By place the key of the word."""
        return [key for _, words in self._rows for key in self.stream.keys[slice(*words)].tolist()]

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """The keys of all its words."""
        return frozenset(self.keys)

    @cached_property
    def places(self) -> Mapping[Gram, Sequence[int]]:
        """By sequence of three words the places where it begins."""
        found: dict[Gram, list[int]] = defaultdict(list)
        sought = self._wanted() if len(self) > _INDEXED else None
        for place, gram in enumerate(grams(self.keys)) if sought is None or sought else ():
            if sought is None or gram in sought:
                found[gram].append(place)
        return found

    def runs(self, keys: Sequence[int]) -> list[QuotedRun]:
        """The runs of three words and more that prose shares with the statement, the longest everywhere.

        Where all repeats itself not all of them: the work is linear.
        """
        found: list[QuotedRun] = []
        left = _READ * (len(keys) + len(self.keys))
        ends: dict[int, int] = {}  # by how far a run is ahead of the prose, where it ends there
        places = self.places
        for at, gram in enumerate(grams(keys)):
            for place in places.get(gram, ())[:_PLACES]:
                if ends.get(place - at, 0) <= at:
                    length = GRAM
                    while (
                        at + length < len(keys)
                        and place + length < len(self.keys)
                        and keys[at + length] == self.keys[place + length]
                    ):
                        length += 1
                    ends[place - at] = at + length - GRAM + 1
                    found.append(QuotedRun(at, place, length))
                    left -= length
                    if left < 0:
                        return found
        return found

    @cached_property
    def has_parentheses(self) -> bool:
        """Whether round brackets stand in the statement: those of a source may then be its own."""
        return any(sign in self.stream.slots[word] for word in self.words for sign in "(（")

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

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the sentence at each place; a paragraph ends a sentence."""
        slots, words, rows = (
            self.stream.slots,
            np.asarray(self.words, dtype=np.int64),
            np.asarray(self.row_of),
        )
        begins = np.diff(rows, prepend=rows[:1]) != 0
        numbers, first = np.unique(self.stream.slot_numbers, return_index=True)
        ends = [number for number, at in zip(numbers, first, strict=True) if _ends_sentence(slots[at])]
        for place in np.flatnonzero(np.isin(self.stream.slot_numbers[words], ends) & ~begins).tolist():
            begins[place] = place > 0 and self._begins(place, slots[self.words[place]])
        return cast(list[int], np.cumsum(begins).tolist())

    def _begins(self, place: int, slot: str) -> bool:
        """Whether the word behind the end of a sentence begins another."""
        form = self.form(place)
        return not form[:1].islower() and (" " in slot or "\n" in slot or is_spaceless(form[0]))

    def form(self, place: int) -> str:
        """The word at a place as printed."""
        return self.lexicon.forms[int(self.stream.forms[self.words[place]])]

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
        """Whether a few words are a name: all but short ones have capitals."""
        if self._capital_nouns or len(places) > 8:
            return False
        forms = [self.form(place) for place in places]
        longer = [form for form in forms if len(form) > 3]
        return bool(longer) and all(form[0].isupper() and not form.isupper() for form in longer)

    def says(self, place: int) -> bool:
        """Whether a word says something: it is neither short nor, inside a sentence, a name."""
        key = self.lexicon.keys[self.keys[place]]
        if is_spaceless(key) or any(map(str.isdigit, key)):
            return True
        least = _CONTENT if key[0] < "\u0590" else _CONTENT - 1 if key[0] < "\u1100" else 2
        form = self.form(place)
        named = form[0].isupper() and not form.isupper() and not self._capital_nouns
        first = not place or self.sentences[place] != self.sentences[place - 1]
        return len(key) >= least and (first or not named)

    @cached_property
    def _capital_nouns(self) -> bool:
        inside = [
            self.form(place)
            for place in range(1, min(len(self), 1000))
            if self.sentences[place] == self.sentences[place - 1]
        ]
        capital = sum(form[0].isupper() and form[1:].islower() and len(form) > 3 for form in inside)
        return capital > _NOUNS * max(1, sum(len(form) > 3 for form in inside))

    def reverses(self, omitted: WordRange, words: QuotingWords) -> bool:
        """Whether leaving out the words of these places turns round the ones after them.

        It does where a negation is among the last of them, with only short words after it, or where it denies
        the very last word: then what it negates is kept.
        """
        begin, end = omitted
        if end < len(self) and words.negates(self.form(end)):
            return False
        for place in range(end - 1, max(begin, end - 6) - 1, -1):
            if place + 1 < len(self) and self.sentences[place + 1] != self.sentences[place]:
                return False
            form = self.form(place)
            if words.negates(form):
                return True
            if place == end - 1 and place > begin and self.form(place - 1).casefold() in words.determiners:
                kept = range(
                    max(0, begin - _CONCORD), begin
                )  # nous ne vendrons [aucun poste]: it is denied yet
                return not any(words.negates(self.form(each)) for each in kept)
            if len(form) > _LIGHT and not form.endswith("ly"):
                return False
        return False


def _ends_sentence(slot: str) -> bool:
    """Whether a sentence ends in what stands between two words."""
    bare = slot.rstrip(_CLOSERS + '"“„«‘([「『（')
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def _letters(word: str) -> int:
    return sum(2 if character > "\u1100" else 1 for character in word)

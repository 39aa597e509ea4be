"""What kind of difference two readings have, and what is to be said beside the kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from edition.analysis.meaning import ROMAN, Meaning, meaning
from edition.analysis.misreading import Misreading
from edition.analysis.shortening import Shortening, shortening
from edition.model import Detail, Kind, Transcription
from edition.text.normalize import Ladder, Rules, closed, is_punctuation, ladder
from edition.text.orthography import without_marks
from edition.text.wordlists import has_list, word_list

_CAPITAL_INSIDE: Final = re.compile(r"[^\W\d_][^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_DIGITS: Final = re.compile(r"\d")
_LETTER_AS_DIGIT: Final = re.compile(
    r"[1|!0]"
)  # a lone one that stands for I, l, O; more of them are a figure
_NOTE_MARK: Final = re.compile(r"\s*(?:(?:\[\d{1,3}\])+|[¹²³⁰⁴-⁹]+)")
# Most cost per letter of the shorter at which what is no word still reads as a damaged one.
_MISREAD: Final = 0.4
_MISREAD_WORD: Final = 0.2  # the same, of the longer, where the damage has made another word of it (all, an)
# Least likeness of what is no word to the one word in whose place it stands; names are held to _MISREAD.
_IN_PLACE: Final = 0.4
_ONE_STEP: Final = 0.3  # one confusion of shapes, which also the shortest word may have suffered
_BEGINNING: Final = 120  # characters that tell long readings apart
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_DIVIDED: Final = re.compile(r"[^\W\d_][,;:!?/]\s*[^\W\d_]")
_EDGES: Final = ".,;:!?()[]\"'«»"
_TONES: Final = frozenset(("vi",))  # languages in which an accent always says another word
_STRESSED: Final = frozenset(
    ("el", "grc", "ru", "uk", "es", "it", "pt")
)  # an accent says which syllable is loud
_STRESS: Final = frozenset("\u0300\u0301\u0342")  # grave, acute, circumflex
_POINTS: Final = frozenset(("ar", "fa", "ru", "en"))  # with a list, in which accents or points never do
_PARTING: Final = re.compile(r"[\s,;:.!?()\[\]…]+")  # what stands between two words, and not inside one
_PLAIN_PREFIX: Final = 3  # letters of what reverses a word, which no speck adds to it
_LONGEST: Final = 64  # letters; what is longer is no single misread word


class Finding(NamedTuple):
    """The kind of a difference, None of readings that are the same to the letter, and its detail."""

    kind: Kind | None
    detail: Detail | None = None


_SAME: Final = Finding(None)
# What a recognised reading may be, the likeliest first: of two recognised sources either may be the misread.
_EXCUSES: Final = (
    Finding(Kind.OCR),
    Finding(Kind.OCR, Detail.DOUBTFUL),
    Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL),
)


@dataclass(frozen=True)
class Classifier:
    """Judges pairs of readings by one edition's ladder and words.

    `is_word` says of a word without capitals whether it is one of the language: a misreading rarely is. Where
    `listed` is false there is no list of the language's words, and only confusions excuse a reading.
    """

    ladder: Ladder
    meaning: Meaning
    shortening: Shortening
    is_word: Callable[[str], bool]
    listed: bool = True
    in_list: Callable[[str], bool] = field(default=lambda word: False, repr=False, compare=False)
    _known: dict[tuple[str, str, bool, bool, bool], Finding] = field(
        default_factory=dict, repr=False, compare=False
    )
    _parts: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _tops: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _folds: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def classify(
        self,
        base: str,
        other: str,
        of_base: Transcription,
        of_other: Transcription,
        lost: bool = False,
        initial: bool = False,
    ) -> Finding:
        """The kind of the difference between two readings, and its detail.

        `lost` says that the witness which lacks the words is damaged at that place, `initial` that one of the
        readings has its capitals from where it stands.
        """
        ocr_base, ocr_other = of_base is Transcription.OCR, of_other is Transcription.OCR
        place = (base, other, ocr_base, ocr_other, initial)
        if place not in self._known:
            self._known[place] = self._judge(*place)
        finding = self._known[place]
        return Finding(Kind.LACUNA) if lost and finding.kind in (Kind.ADDITION, Kind.OMISSION) else finding

    def _judge(self, base: str, other: str, ocr_base: bool, ocr_other: bool, initial: bool) -> Finding:
        if base == other:
            return _SAME
        if (rung := self._rung(base, other)) is not None:
            if self._tells_apart(rung, base, other, initial):
                return self._apart(base, other, ocr_base or ocr_other)
            if rung is Kind.PUNCTUATION and self.shortening.detail(base, other):
                return Finding(Kind.SPELLING, Detail.ABBREVIATION)
            if rung is Kind.SPELLING and (accents := self._accents(base, other)):
                return accents
            return self._of_rung(rung, base, other, ocr_base, ocr_other)
        if not self._says(base):
            return Finding(Kind.ADDITION, self._figure(base, other))
        if not self._says(other):
            return Finding(Kind.OMISSION, self._figure(base, other))
        if (detail := self._same_words(base, other)) is not None:
            return Finding(Kind.SPELLING, detail)
        readings = [(base, other)] * ocr_other + [(other, base)] * ocr_base
        found = [finding for pair in readings if (finding := self._misread(*pair))]
        return min(found, key=_EXCUSES.index) if found else self._changed(base, other)

    def _changed(self, one: str, two: str) -> Finding:
        return Finding(Kind.SUBSTITUTION, self._figure(one, two))

    def _tells_apart(self, kind: Kind, one: str, two: str, initial: bool) -> bool:
        """True of readings that agree on a rung and are other words, or another figure, all the same."""
        return (
            self.ladder.apart.tells(kind, one, two, initial)
            or self._parted(kind, one, two)
            or _enclosed(one, two)
            or _enclosed(two, one)
        )

    def _apart(self, one: str, two: str, recognised: bool) -> Finding:
        """What such readings are; accents alone say another word only in a text that writes them."""
        if _DIGITS.search(one):
            return Finding(Kind.SUBSTITUTION, Detail.FIGURE)
        words, others = self._words(one), self._words(two)
        if words != others and list(map(without_marks, words)) == list(map(without_marks, others)):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL if recognised else None)

    def _same_words(self, one: str, two: str) -> Detail | None:
        """In which way two readings say the same in other words, if they do."""
        if (detail := self.shortening.detail(one, two)) is not None:
            return detail
        if not self.meaning.same_value(one, two):
            return None
        return Detail.SAME_FIGURE if _DIGITS.search(one + two) or not one[:1].isalpha() else _named(one, two)

    def is_part(self, word: str) -> bool:
        """True of a word that may be part of a number, or of a short form."""
        known = self._parts.get(word)
        if known is None:
            known = self._parts[word] = (
                self.meaning.is_figure(word)
                or self.shortening.abbreviates(word)
                or self.shortening.contracts(word)
            )
        return known

    def joins_parts(self, word: str) -> bool:
        """True of a word that stands between two such words (one hundred and one)."""
        return word.casefold() in self.meaning.also

    def same(self, one: str, two: str) -> bool:
        """True of two readings that say the same figure, or the same words in short."""
        return one != two and self._same_words(one.strip(), two.strip()) is not None

    # The rungs of the ladder --------------------------------------------------------------------

    def _rung(self, one: str, two: str) -> Kind | None:
        """The first rung on which two readings agree; most do so on none, which the highest tells alone."""
        if self._begin_apart(one, two):
            return None
        if self._highest(one) != self._highest(two) and not self._spaced_apart(one, two):
            return None
        pairs = zip(self.ladder.rungs, self._folded(one), self._folded(two), strict=True)
        return next((kind for (kind, _), first, second in pairs if first == second), None)

    def _spaced_apart(self, one: str, two: str) -> bool:
        """True of the same letters with other spaces, so that their words are spelt by themselves."""
        plain = self.ladder.punctuation
        return one.count(" ") != two.count(" ") and closed(plain(one)) == closed(plain(two))

    def _parted(self, kind: Kind, one: str, two: str) -> bool:
        """True where a space makes other words of the same letters: now here, nowhere."""
        if kind.weight > Kind.PUNCTUATION.weight:
            return False
        words, others = (
            [w for w in _PARTING.split(self.ladder.case(text)) if has_words(w)] for text in (one, two)
        )
        if len(words) == len(others) or any(map(str.isdigit, (*words, *others))):
            return False
        if _runs_on(one, two) or (_roman_alone(one) and _roman_alone(two)):
            return True
        if sum(len(word) == 1 for word in (*words, *others)) > 1 or not (
            all(map(self._is_real, words)) and all(map(self._is_real, others))
        ):
            return False
        parted = max(words, others, key=len)
        if all(len(word) == 1 for word in parted):
            return False  # letterspaced
        return self.listed and " ".join(parted) not in self.ladder.apart.compounds

    def _accents(self, one: str, two: str) -> Finding | None:
        """What readings are that accents and points alone tell apart: one word, or two of the language."""
        words, others = self._words(one), self._words(two)
        if list(map(self._bare, words)) != list(map(self._bare, others)):
            return None
        pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
        named = one[:1].isupper() and two[:1].isupper()
        if self.meaning.language in _STRESSED and any(_stress_moved(*pair) for pair in pairs):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        if self.meaning.language in _TONES or any(self._two_words(*pair, named) for pair in pairs):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        return Finding(Kind.SPELLING, Detail.ACCENT)

    def _bare(self, word: str) -> str:
        """A word without accents; the stroke of a letter is one in languages of tones (đi, di)."""
        bare = without_marks(word)
        return bare.replace("đ", "d") if self.meaning.language in _TONES else bare

    def _two_words(self, one: str, two: str, named: bool) -> bool:
        """True of words the list has both of, or neither and they are no names: nothing says they are one."""
        variants = self.ladder.orthography.words
        if (
            not self.listed
            or self.meaning.language in _POINTS
            or two == variants.get(one, one)
            or one == variants.get(two)
        ):
            return False
        known = [self.in_list(word.strip(_EDGES).split("'")[-1]) for word in (one, two)]
        return all(known) or not (any(known) or named)

    def _of_rung(self, kind: Kind, base: str, other: str, ocr_base: bool, ocr_other: bool) -> Finding:
        """What readings are that agree on a rung."""
        if kind.weight >= Kind.CASE.weight and _capital_misread(base, other, ocr_base, ocr_other):
            return Finding(Kind.OCR)
        figures = _DIGITS.search(base) and kind is not Kind.CASE and self.meaning.same_value(base, other)
        return Finding(kind, Detail.SAME_FIGURE if figures else None)

    def _begin_apart(self, one: str, two: str) -> bool:
        """True of two long readings of which the first words tell that they agree on no rung.

        The last letters of the beginnings tell nothing: what follows may belong to their words.
        """
        if min(len(one), len(two)) < 2 * _BEGINNING:
            return False
        first, second = (self._highest(text[:_BEGINNING].rpartition(" ")[0]) for text in (one, two))
        sure = min(len(first), len(second)) // 2
        return first[:sure] != second[:sure]

    def _highest(self, text: str) -> str:
        """A reading as the highest rung has it, its words run together."""
        known = self._tops.get(text)
        if known is None:
            known = self._tops[text] = closed(self.ladder.rungs[-1][1](text))
        return known

    def _folded(self, text: str) -> tuple[str, ...]:
        """A reading as each rung has it, its words run together."""
        known = self._folds.get(text)
        if known is None:
            known = self._folds[text] = tuple(closed(fold(text)) for _, fold in self.ladder.rungs)
        return known

    def _says(self, text: str) -> bool:
        """True of more than marks that change no word and no figure."""
        return has_words(text) or bool(self.ladder.punctuation(text))

    # Figures ------------------------------------------------------------------------------------

    def _figure(self, one: str, two: str) -> Detail | None:
        """`FIGURE` where numbers, dates, sums, signs or units are what differs."""
        figures = [self._figures(text) for text in (one, two)]
        if self.meaning.other_unit(one, two):
            return Detail.FIGURE
        if all(figures) or any(text and self.meaning.value(text) is not None for text in (one, two)):
            return Detail.FIGURE if figures[0] != figures[1] else None
        return None

    def _figures(self, text: str) -> list[str]:
        """The words of a reading that are figures or part of one."""
        words = self.ladder.punctuation(text).split(" ")
        return [word for word in words if word and self.meaning.is_figure(word)] or _romans(text)

    # Misreadings --------------------------------------------------------------------------------

    def _misread(self, printed: str, read: str) -> Finding | None:
        """What `read` is if a machine may have made it of `printed`; None if it may not."""
        one, two = self.ladder.typographic(printed), self.ladder.typographic(read)
        if max(len(one), len(two)) > _LONGEST:
            return None
        words, others = self._words(one), self._words(two)
        if self._other_figure(one, two):
            return None
        explained = self._misreading.explains(
            one, two, max(_ONE_STEP, _MISREAD_WORD * max(len(one), len(two)))
        )
        real = all(map(self._is_real, others))
        if self._deny(words, others, real):
            close = Levenshtein.distance(one.casefold(), two.casefold()) <= _MISREAD * max(len(one), len(two))
            return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL) if close or explained else None
        if not self.listed:
            return self._unlisted(one, two, explained)
        if real:
            return self._other_words(one, two, explained)
        if explained:
            return Finding(Kind.OCR)
        if self._damaged(one, two) or (len(words) == len(others) == 1 and _in_place(one, two)):
            return Finding(Kind.OCR, Detail.DOUBTFUL if _named_both(one, two) else None)
        return None

    def _other_words(self, one: str, two: str, explained: bool) -> Finding | None:
        """Real words read: excused where confusions explain all of them, else to be looked at if alike."""
        if explained:
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        near = Levenshtein.distance(one.casefold(), two.casefold()) <= _MISREAD * min(len(one), len(two))
        return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL) if near else None

    def _unlisted(self, one: str, two: str, explained: bool) -> Finding | None:
        """Without a list of words confusions excuse a reading; what is only alike is to be looked at."""
        if explained:
            return Finding(Kind.OCR, Detail.DOUBTFUL if all(map(self.is_word, self._words(two))) else None)
        return Finding(Kind.OCR, Detail.DOUBTFUL) if self._damaged(one, two) else None

    def _damaged(self, one: str, two: str) -> bool:
        """True of what is near enough to what is printed, given that it is no word."""
        most = _MISREAD * min(len(one), len(two))
        near = Levenshtein.distance(one.casefold(), two.casefold()) <= most
        return near or self._misreading.cost(one, two, most) <= most

    def _words(self, text: str) -> list[str]:
        return [word for word in self.ladder.case(text).split(" ") if has_words(word)]

    def _is_real(self, word: str) -> bool:
        bare = word.strip("".join(c for c in word if is_punctuation(c)))
        return self.is_word(bare) or self.is_word(self.ladder.spelling(word))

    def _other_figure(self, one: str, two: str) -> bool:
        """True where a figure is read as another, or words as a figure: no misreading excuses it."""
        figures, others = self._figures(one), self._figures(two)
        if self.meaning.other_unit(one, two):
            return True
        if _letters_and_digits(one) == _letters_and_digits(two) and figures and others:
            return True
        if _mixed(two) and not _mixed(one):
            return False  # letters among digits: 2O18 is no year
        if figures and others:
            return figures != others
        return bool(others) and not _LETTER_AS_DIGIT.fullmatch(two) and two.isdigit()

    def _deny(self, words: list[str], others: list[str], real: bool) -> bool:
        """True where one of two readings denies and the other does not, or says the opposite.

        What is read and is no word says neither: it is what was printed, misread (n0t). Of a rare word no
        list may know that it is one: what more than a letter or two turns into the opposite is one.
        """
        denials, read = self.meaning.denials(words), self.meaning.denials(others)
        if denials != read and (real or not self.listed or read > denials):
            return True
        least = 0 if real or not self.listed else _PLAIN_PREFIX
        return len(words) == len(others) and any(
            self.meaning.opposed(one, two, least) for one, two in zip(words, others, strict=True)
        )

    @cached_property
    def _misreading(self) -> Misreading:
        return Misreading(self.ladder.confusions)


def classifier(
    rules: Rules, language: str | None, own: frozenset[str] = frozenset(), known: Ladder | None = None
) -> Classifier:
    """The classifier for texts in a language (BCP 47; English where it is not recorded).

    `own` are words of the edition's, as the ladder spells them, whatever a list says; `known` is the ladder,
    where there is one already.
    """
    tag = language or "en"
    folds = known or ladder(rules, language)
    return Classifier(
        folds,
        meaning(rules, tag, folds.figures),
        shortening(rules, tag, folds),
        partial(_is_word, own, tag),
        has_list(tag),
        word_list(tag),
    )


def _is_word(own: frozenset[str], language: str, word: str) -> bool:
    return word in own or word_list(language)(word)


def _named(one: str, two: str) -> Detail:
    """The detail of two words for one value: short and long names of months and days are no figures."""
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return Detail.ABBREVIATION if long.casefold().startswith(short.casefold()) else Detail.SAME_FIGURE


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _mixed(text: str) -> bool:
    """True of a word with letters and digits by turns, as recognition makes them."""
    return re.search(r"[^\W\d_]\d[^\W\d_]|\d[^\W\d_]+\d|^[^\W\d_]+\d+[^\W\d_]*$", text) is not None


def _enclosed(one: str, two: str) -> bool:
    """True of a figure in brackets, a loss in accounts or a number of a section, and the bare figure."""
    return one[:1] == "(" and one[-1:] == ")" and one[1:-1] == two and not _YEAR.fullmatch(two)


def _runs_on(one: str, two: str) -> bool:
    """True where a mark that ends a part of a sentence divides the words of only one of two readings."""
    return any(_DIVIDED.search(text) for text in (one, two)) and min(one, two, key=len).isalpha()


def _roman_alone(text: str) -> bool:
    """True of nothing but Roman numerals and marks: I, II is not III."""
    return len(_romans(text)) == len([word for word in _PARTING.split(text) if word])


def _romans(text: str) -> list[str]:
    """The words that are Roman numerals in capitals."""
    return [word for word in _PARTING.split(text) if ROMAN.fullmatch(word)]


def _stress_moved(one: str, two: str) -> bool:
    """True of two words with one accent each, on different letters: ποτέ is not πότε."""
    places = [
        [at for at, letter in enumerate(word) if _STRESS & set(unicodedata.normalize("NFD", letter)[1:])]
        for word in map(_composed, (one, two))
    ]
    return len(places[0]) == len(places[1]) == 1 and places[0] != places[1]


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _named_both(one: str, two: str) -> bool:
    """True of two readings that may be names, of which no list can say whether they are words."""
    return one[:1].isupper() and two[:1].isupper()


def _in_place(one: str, two: str) -> bool:
    """True of what is no word and stands for one word of small letters."""
    if _named_both(one, two):
        return False
    return Levenshtein.normalized_similarity(one.casefold(), two.casefold()) >= _IN_PLACE


def is_note_mark(text: str, before: str) -> bool:
    """True of a number in brackets or above the line that adjoins what stands before: it refers to a note.

    >>> is_note_mark("[3]", "paid."), is_note_mark("²", "10")
    (True, False)
    """
    if not _NOTE_MARK.fullmatch(text) or not before[-1:].strip():
        return False
    return text[0] == "[" or not before[-1:].isdigit()


def has_words(text: str) -> bool:
    """True where there is more than punctuation and space."""
    return text[:1].isalnum() or any(not (c.isspace() or is_punctuation(c)) for c in text)


def _capital_misread(base: str, other: str, ocr_base: bool, ocr_other: bool) -> bool:
    """True where only a recognised reading has a capital after a small letter: no hand writes taKe."""
    if ocr_other and _CAPITAL_INSIDE.search(other) and not _CAPITAL_INSIDE.search(base):
        return True
    return bool(ocr_base and _CAPITAL_INSIDE.search(base) and not _CAPITAL_INSIDE.search(other))

"""What a recognised reading is: misread, perhaps misread, or other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from rapidfuzz.distance import Levenshtein

from edition.analysis.kinds.confusions import Misreading, misreading
from edition.analysis.kinds.readings import Finding, ReadingWords, romans
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Detail, Kind
from edition.text.figures import DASHES
from edition.text.known_words import word_list
from edition.text.orthography import without_diacritics

_CAPITAL_INSIDE: Final = re.compile(r"[^\W\d_][^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_MIXED: Final = late(
    re.compile, r"[^\W\d_]\d[^\W\d_]|\d[^\W\d_]+\d|^[^\W\d_]+\d+[^\W\d_]*$|\d\d[OoQlI|!]$|^[01][^\W\d_]{2,}$"
)
_ORDINAL: Final = re.compile(r"\d(?:st|nd|rd|th)$", re.IGNORECASE)
_COUNTED: Final = re.compile(  # what is counted, a unit, a power: 2π, 3D, 6th, χ²
    r"(?<!\w)\d+(?=[^\W\d_]{1,2}$)|(?:(?<=^[^\W\d_])|(?<=^[^\W\d_]{2}))[¹²³⁰⁴-⁹]+$"
)
_ENDING: Final = re.compile("(?<=[A-Z]{2})['’]?s$")  # of initials: CEOs, CEO's
_SMALL_NUMERAL: Final = re.compile("(?=..)[ivxl]*[vx][ivxl]*")  # mc, dc, ii, v are as often me, de, il, y
_HAN: Final = late(re.compile, "[\u3400-\u9fff]+")
# A lone one that stands for I, l, O; more of them are a figure
_LETTER_AS_DIGIT: Final = re.compile(r"[1|!0]")
_AS_DIGITS: Final = str.maketrans("OoDQlIi|!ZzSsGTBgqA", "0000111112255678994")  # what digits are read as
_HARDLY_NAMES: Final = frozenset("OoQlI")
_FIGURE_SIGNS: Final = frozenset("$£€¥₹₽₩₺%‰°′″±<>≤≥≠½¼¾⅓⅔")
# Most cost per letter of the shorter at which what is no word still reads as a damaged one.
_MISREAD: Final = 0.4
_MISREAD_WORD: Final = 0.2  # the same, of the longer, where the damage has made another word of it (all, an)
# Least likeness of what is no word to the one word in whose place it stands; names are held to _MISREAD.
_IN_PLACE: Final = 0.4
_LEAST_LEFT: Final = 2  # letters of a word of which damage may leave nothing (a read as u)
_ONE_STEP: Final = 0.3  # one confusion of shapes, which also the shortest word may have suffered
_PLAIN_PREFIX: Final = 3  # letters of what reverses a word, which no speck adds to it
_RUN_ON: Final = 3  # least letters of a word that is run together with another
_TELLING: Final = 6  # letters of a word that confusions hardly make another word of
_VOWELS: Final = frozenset("aeiouy")
_MOST_INITIALS: Final = 4  # letters; of more it is a word in capitals
_NO_LETTERS: Final = frozenset(("de",))  # languages in whose list stand letters that are no words
_LIKE_DASHES: Final = frozenset("一ー")
_PLAIN: Final = re.compile("[A-Za-z0-9]")  # what no reading of signs alone has in it
_STOPS: Final = ",.;: "  # that stand beside a word
_LONGEST: Final = 64  # letters; what is longer is no single misread word
# What a recognised reading may be, the likeliest first: of two recognised sources either may be the misread.
_EXCUSES: Final = (
    Finding(Kind.OCR),
    Finding(Kind.OCR, Detail.DOUBTFUL),
    Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL),
)


@dataclass(frozen=True)
class Recognition:
    """Judges what a machine read by what is printed in another source.

    Where `listed` is false there is no list of the language's words, and only confusions excuse a reading.
    """

    words: ReadingWords
    listed: bool

    def excuse(self, readings: Sequence[tuple[str, str]]) -> Finding | None:
        """The likeliest that a reading is, if a machine may have made it of what is printed, of all pairs."""
        found = [finding for pair in readings if (finding := self.finding(*pair, len(readings) > 1))]
        return min(found, key=_EXCUSES.index, default=None)

    def finding(self, printed: str, read: str, both: bool = False) -> Finding | None:
        """What `read` is if a machine may have made it of `printed`, or of that too; None if it may not."""
        one, two = self.words.ladder.typographic(printed), self.words.ladder.typographic(read)
        if max(len(one), len(two)) > _LONGEST:
            return None
        words, others = self.words.split(one), self.words.split(two)
        if self._other_figure(one, two) or self.words.stressed_apart(one, two):
            return None
        if one.isalpha() and two.isdigit() and len(two) > 1:  # a word, each letter read as a digit: Il, 11
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        if not one.isalpha() and any(map(str.isdigit, one)) and _other_signs(one, two):
            return Finding(Kind.OCR, Detail.DOUBTFUL) if self._reads_as_figures(one, two) else None
        explained = self.explained(one, two)
        real = all(map(self.words.is_real, others))
        if real and self._much_rarer(words, others):
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        beside = [] if real else self._run_together(words, others)
        if beside:
            denies = self.words.meaning.denials(beside)
            return None if denies else Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL)
        if self._deny(words, others, real):
            close = Levenshtein.distance(one.casefold(), two.casefold()) <= _MISREAD * max(len(one), len(two))
            return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL) if close or explained else None
        if not self.listed:
            return self._unlisted(one, two, explained)
        if real:
            return self._other_words(one, two, explained)
        if explained:
            doubtful = _letter_for_figure(one, two) or self._names_one(one, two)
            doubtful |= self._short_forms(one, two, both)
            return Finding(Kind.OCR, Detail.DOUBTFUL if doubtful else None)
        if self._damaged(one, two) or (len(words) == len(others) == 1 and _in_place(one, two)):
            sure = not (_named_both(one, two) or self._differ_in_denials(words, others))
            sure &= len(words) == len(others) and not (romans(two) or self._short_forms(one, two, both))
            sure &= not _letter_for_letter(one, two)
            return Finding(Kind.OCR, None if sure else Detail.DOUBTFUL)
        if self._rare_signs(one, two):
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        return None

    def sign(self, readings: Sequence[tuple[str, str]]) -> Finding | None:
        """What letters or marks are of which a machine made other signs by their shape: I as |, — as 一."""
        return next((found for pair in readings if (found := self._sign(*pair))), None)

    def _sign(self, printed: str, read: str) -> Finding | None:
        if not printed or _PLAIN.search(read):
            return None
        if set(printed) <= set(DASHES) and read and set(read) <= _LIKE_DASHES:
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        return Finding(Kind.OCR) if self._is_sign(printed, read) else None

    def _is_sign(self, printed: str, read: str) -> bool:
        one, two = (self.words.ladder.typographic(text).strip(_STOPS) for text in (printed, read))
        if not one or any(map(str.isalnum, two)) or max(len(one), len(two)) > _LEAST_LEFT:
            return False
        says = not _FIGURE_SIGNS.isdisjoint(one + two) or any(map(str.isdigit, one))
        return not says and not self.words.meaning.denials(self.words.split(one)) and self.explained(one, two)

    def _short_forms(self, one: str, two: str, both: bool) -> bool:
        """True of few letters that are no word (CEO, CFO), unless `both` may be misread, or of a numeral."""
        misread = both and not one.isupper()
        one, two = (_ENDING.sub("", text.replace(".", "")) for text in (one, two))
        if not (one + two).isalpha() or max(len(one), len(two)) > _MOST_INITIALS:
            return False
        numeral = romans(two.upper() if _SMALL_NUMERAL.fullmatch(two.casefold()) else two)
        in_list = word_list(self.words.meaning.language)  # the edition's own words have its initials too
        plain = one.isascii() and _VOWELS.isdisjoint(one.casefold())
        return plain or bool(numeral) or not (misread or in_list(one.casefold()))

    def _names_one(self, one: str, two: str) -> bool:
        """True of a letter for another that says which and is no word, or is short: Plan O, point c, p. 5."""
        language = self.words.meaning.language
        return _letter_for_letter(one, two) and (
            language in _NO_LETTERS or (one + two).isupper() or not word_list(language)(one.casefold())
        )

    def explained(self, one: str, two: str) -> bool:
        """True where confusions of shapes make all that is read, spaces aside where their number differs."""
        if one.count(" ") != two.count(" "):
            one, two = one.replace(" ", ""), two.replace(" ", "")
        return self._misreading.explains(one, two, max(_ONE_STEP, _MISREAD_WORD * max(len(one), len(two))))

    def _reads_as_figures(self, one: str, two: str) -> bool:
        """True of what may be a figure misread: much of it are digits, or letters that are read for them."""
        figures = len(_figure_signs(two))
        return 4 * figures >= 3 * len(two) or self._damaged(one, two)

    def _much_rarer(self, words: list[str], others: list[str]) -> bool:
        """True of words of which each that differs is near one that is a thousand times as common."""
        if len(words) != len(others):
            return False
        apart = [(word, read) for word, read in zip(words, others, strict=True) if word != read]
        return bool(apart) and all(
            Levenshtein.distance(word, read) == 1 and self.words.much_rarer(read, word)
            for word, read in apart
        )

    def _other_words(self, one: str, two: str, explained: bool) -> Finding | None:
        """Real words read: excused where confusions explain all of them, else to be looked at if alike."""
        if explained:
            return Finding(Kind.OCR, Detail.DOUBTFUL)
        near = Levenshtein.distance(one.casefold(), two.casefold()) <= _MISREAD * min(len(one), len(two))
        alike = near or without_diacritics(one.casefold()) == without_diacritics(two.casefold())
        return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL) if alike else None

    def _unlisted(self, one: str, two: str, explained: bool) -> Finding | None:
        """Without a list of words confusions excuse a reading; what is only alike is to be looked at.

        So are words for numbers, for which any word may be read, and short words, of which every letter
        exchanged makes another: han, hon.
        """
        if explained:
            if self.words.figures(one) or any(map(_is_one_thing, self.words.figures(two))):
                return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL)
            other = min(len(one), len(two)) < _TELLING and two.isalpha()
            sure = not (other or all(map(self.words.is_word, self.words.split(two))))
            return Finding(Kind.OCR, None if sure else Detail.DOUBTFUL)
        return Finding(Kind.OCR, Detail.DOUBTFUL) if self._damaged(one, two) else None

    def _damaged(self, one: str, two: str) -> bool:
        """True of what is near enough to what is printed, given that it is no word."""
        most = _MISREAD * min(len(one), len(two))
        near = Levenshtein.distance(one.casefold(), two.casefold()) <= most
        return near or self._misreading.cost(one, two, most) <= most

    def _rare_signs(self, one: str, two: str) -> bool:
        """True of Han signs each read as one that hardly any text has, which may yet be in a name."""
        if len(one) != len(two):
            return False
        apart = [(sign, read) for sign, read in zip(one, two, strict=True) if sign != read]
        return bool(apart) and all(
            _HAN.fullmatch(sign + read) and self.words.is_real(sign) and not self.words.is_real(read)
            for sign, read in apart
        )

    def _other_figure(self, one: str, two: str) -> bool:
        """True where a figure is read as another, or words as a figure: no misreading excuses it."""
        figures, others = self.words.figures(one), self.words.figures(two)
        if self.words.meaning.other_unit(one, two) or _relations(one) != _relations(two):
            return True
        if one != two and _COUNTED.sub("", one, 1) == _COUNTED.sub("", two, 1):
            return True
        multiples, read = self._multiples(one), self._multiples(two)
        if multiples and read and multiples != read:
            return True
        if figures and others and _letters_and_digits(one) == _letters_and_digits(two):
            return True
        if _mixed(two) and not _mixed(one):  # letters among digits: 2O18 is no year
            shape = _letters_and_digits(two.translate(_AS_DIGITS))
            return shape.isdigit() and bool(figures) and shape != _letters_and_digits(one)
        if figures and others:
            return figures != others
        if not others or _LETTER_AS_DIGIT.fullmatch(two) or not two.isdigit():
            return False
        return not (one.isalpha() and self.words.is_real(one) and one.translate(_AS_DIGITS) == two)

    def _multiples(self, text: str) -> list[str]:
        """The words that multiply or measure a number, and alone say none: millions, bilhões."""
        known = self.words.meaning
        words = ("".join(filter(str.isalpha, word)) for word in self.words.split(text))
        long = [word for word in words if len(word) >= _RUN_ON]
        return [word for word in long if known.measures(word) or known.ends_figure(word)]

    def _deny(self, words: list[str], others: list[str], real: bool) -> bool:
        """True where one of two readings denies and the other does not, or says the opposite.

        What is read and is no word says neither: it is what was printed, misread (n0t). Of a rare word no
        list may know that it is one: what more than a letter or two turns into the opposite is one.
        """
        denials, read = map(self.words.meaning.denials, (words, others))
        may_be = real or not (self.listed or any(map(str.isdigit, "".join(others))))
        if denials != read and (may_be or read > denials):
            return True
        least = 0 if may_be else _PLAIN_PREFIX
        return len(words) == len(others) and any(
            self.words.meaning.opposed(one, two, least) for one, two in zip(words, others, strict=True)
        )

    def _run_together(self, words: list[str], others: list[str]) -> list[str]:
        """The words that are read as one with those that are printed: notoften for often.

        Damage adds letters, but hardly a word of three; a shorter one counts where it denies.
        """
        if len(words) != len(others):
            return []
        beside = (rest for pair in zip(words, others, strict=True) for rest in _beside(*pair))
        return [rest for rest in beside if self.words.meaning.denials([rest]) or self._is_long_word(rest)]

    def _is_long_word(self, word: str) -> bool:
        return self.listed and len(word) >= _RUN_ON and word.isalpha() and self.words.is_real(word)

    def _differ_in_denials(self, words: list[str], others: list[str]) -> bool:
        """True where only one of two readings denies, so far as a list of words can tell (nunca, nuca)."""
        return self.words.meaning.denials(words) != self.words.meaning.denials(others)

    @cached_property
    def _misreading(self) -> Misreading:
        return misreading(self.words.ladder.confusions)


def _beside(word: str, read: str) -> tuple[str, ...]:
    """What a longer word has before or behind a shorter one that it begins or ends with.

    >>> _beside("often", "notoften"), _beside("n'est", "n'estpas"), _beside("often", "oftcn")
    (('not',), ('pas',), ())
    """
    if len(read) <= len(word) or not word:
        return ()
    before = (read.removesuffix(word),) if read.endswith(word) else ()
    return (*before, read.removeprefix(word)) if read.startswith(word) else before


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _figure_signs(text: str) -> list[str]:
    """The digits of a text, letters that are read for digits, and signs that decide what they count."""
    return [c for c in text.translate(_AS_DIGITS) if c.isdigit() or c in _FIGURE_SIGNS]


def _other_signs(one: str, two: str) -> bool:
    """True where a figure is read with other signs, or among them letters that no digit is read as: 4x4."""
    if _figure_signs(one) != _figure_signs(two):
        return True
    return _mixed(two.translate(_AS_DIGITS)) and not any(map(str.isalpha, one))


def _relations(text: str) -> list[str]:
    """The signs that say which of two is more."""
    return [] if text.isalnum() else [c for c in text if c in "<>≤≥≠"]


def _letter_for_letter(one: str, two: str) -> bool:
    return len(one) == len(two) == 1 and all(each.upper() != each.lower() for each in (one, two))


def _letter_for_figure(one: str, two: str) -> bool:
    """True of a figure read as letters that name other things too (5 as S), or a letter as a figure.

    Of l, I and O hardly any does.
    """
    if len(one) == 1 and one.isalpha():
        one, two = two, one
    return one.isdigit() and two.isalpha() and not set(two) <= _HARDLY_NAMES


def _is_one_thing(word: str) -> bool:
    """True of a word of digits or of letters; of both it is a misread word (ora2)."""
    return not (any(map(str.isdigit, word)) and any(map(str.isalpha, word)))


def _mixed(text: str) -> bool:
    """True of a word with letters and digits by turns, as recognition makes them."""
    return not text.isalpha() and _MIXED.search(text) is not None and not _ORDINAL.search(text)


def _named_both(one: str, two: str) -> bool:
    """True of two readings that may be names, of which no list can say whether they are words."""
    return one[:1].isupper() and two[:1].isupper()


def _in_place(one: str, two: str) -> bool:
    """True of what is no word and stands for one word of small letters."""
    if _named_both(one, two):
        return False
    if max(len(one), len(two)) <= _LEAST_LEFT and (one + two).isalpha():
        return True
    return Levenshtein.normalized_similarity(one.casefold(), two.casefold()) >= _IN_PLACE


def capital_misread(base: str, other: str, ocr_base: bool, ocr_other: bool) -> bool:
    """True where only a recognised reading has a capital after a small letter: no hand writes taKe."""
    if ocr_other and _CAPITAL_INSIDE.search(other) and not _CAPITAL_INSIDE.search(base):
        return True
    return bool(ocr_base and _CAPITAL_INSIDE.search(base) and not _CAPITAL_INSIDE.search(other))

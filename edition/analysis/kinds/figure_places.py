"""Figures whose letter, unit or place says which they are: 5p, 5 in, Article 5°, Chapter V, a third man."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from edition.analysis.kinds.mark_places import MarkPlace, among_capitals, is_part
from edition.analysis.kinds.marked_figures import letter_apart
from edition.analysis.kinds.meaning import Meaning
from edition.analysis.kinds.readings import Finding
from edition.analysis.values.figure_words import CURRENCY
from edition.analysis.values.number_parts import CLOCK
from edition.analysis.values.shared_units import Alike
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Kind
from edition.text.figures import AMOUNT, DASH_SIGNS, DASHES, WAVES
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.word_edges import is_spaceless

_GREEK_SIGN: Final = re.compile("[Α-Ωα-ω]")  # of letters alone among others, which are symbols
_GREEK: Final = frozenset(("el", "grc", "cop"))
_PART_NAME: Final = late(re.compile, r"[^\W\d_]|[ivx]{1,4}", re.IGNORECASE)
_ONE_PART: Final = frozenset("¼⅓⅕⅙⅐⅛⅑⅒")  # of which a word may as well say the place in a row: a third
_DEGREE: Final = "°"
_HALF: Final = "½"
_LONE: Final = frozenset(("V", "X", "5", "10"))  # numerals of one letter, which names have too
_MINUTES_LAST: Final = re.compile(r"\d +[^\W\d_]+ +\d\d\W*$")
_SHORT_YEAR: Final = re.compile(r"\W*\d{4}[-–]\d\d(?!\d)")
_NUMBER_SIGN: Final = late(re.compile, r"[°º№#]\s*\d")
_NAMED: Final = re.compile(r"([^\W\d_]+)\.?\s+\d+\s*$")  # a word and the figure behind it
_LETTERED: Final = re.compile(r"\d+[^\W\d_]")
_ROUND: Final = re.compile(r"[.,]0+")  # what follows the whole of 2.0
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\.?\s*$")
_NEXT_WORDS: Final = re.compile(r"(?:\s*[^\W\d_]+(?:['’][^\W\d_]+)?){1,3}")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Signs of units that with a capital are others: 5G is no 5 grams, 5M no 5 metres; the litre alone has both.
_OTHER_IN_CAPITALS: Final = late(re.compile, r"(?:^|\d ?)([GHMST])\.?$")
_MONEY: Final = late(re.compile, r"[$£€¥₹₽₩₺₴₫₪¢] ?$")
_BEHIND: Final = re.compile(r"[^\W\d_]+|[^\w\s]")
_DASHES: Final = frozenset(DASH_SIGNS)
_SPANNING: Final = _DASHES | frozenset(WAVES)
_HIRAGANA: Final = re.compile("[\u3041-\u309f]")  # behind which a wave may only draw out a sound
_UNIT_BEFORE: Final = re.compile(r"\d(\D{1,2})$")
_GROUP_BEFORE: Final = re.compile(rf"\d[ \u00a0\u202f.{DASHES}]$")
_GROUP_BEHIND: Final = re.compile(rf"[ \u00a0\u202f.{DASHES}]\d\d")
_LATE: Final = 4  # figures of a year, of which one from the last centuries on is hardly before Christ
_NOW: Final = "1800"
_LONGEST_NAME: Final = 3  # signs of a number or a day in Chinese and Japanese


@dataclass(frozen=True)
class FigurePlaces:
    """What a figure, its letter or its unit says by what stands beside it, in one language."""

    meaning: Meaning

    def is_measured(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two figures before the sign of a unit, or beside the word of a time of day."""
        texts = one.text + two.text
        behind = "," not in texts  # 2,30 hours, where there is a decimal comma, are no time of day
        if all(map(CLOCK.fullmatch, (one.text, two.text))) and all(
            self._is_timed(place, behind) for place in (one, two)
        ):
            return True
        points = ":" not in texts
        return points and all(place.word_after in self.meaning.units for place in (one, two))

    def _is_timed(self, place: MarkPlace, behind: bool) -> bool:
        before = _WORD_BEFORE.search(place.before)
        after = _NEXT_WORDS.match(place.after.casefold())
        words = [*accumulate(after[0].split(), "{} {}".format)] if after and behind else []
        named = [*words, before[1].casefold() if before else ""]
        return not self.meaning.times.isdisjoint(named) and not self._is_price(place)

    def _is_price(self, place: MarkPlace) -> bool:
        """Whether a figure may be a sum or a rate: *the pound is 1.50 tonight*, *tickets are 1.50 tonight*.

        Of *tickets are sold at 7.30 tonight* the preposition says that a time is meant.
        """
        said = place.around
        if _MONEY.search(place.before) or any(map(self.meaning.values.is_currency, said)):
            return True
        return place.word_before.casefold() not in self.meaning.governing and not said.isdisjoint(
            self.meaning.money | self.meaning.rates
        )

    def names_part(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of the letter or numeral of a part, in capitals or small: (a), 5.1.A, section 5 a; Ω, ω."""
        if _GREEK_SIGN.fullmatch(one.text) and self.meaning.language not in _GREEK:
            return True
        if not _PART_NAME.fullmatch(one.text) or any(map(among_capitals, (one, two))):
            return False
        return all(map(is_part, (one, two))) or all(
            named is not None and self._numbers_what_follows(named)
            for named in (_NAMED.search(place.before) for place in (one, two))
        )

    def measures(self, finding: Finding, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a misread word behind a figure which may be its unit, or was one: 5 in, 5 m."""
        if finding.kind is not Kind.OCR or not one.word_before.isdigit() or not two.word_before.isdigit():
            return False
        return any(place.text.strip(".,;:") in self.meaning.units for place in (one, two))

    def numbers(self, finding: Finding, one: MarkPlace, two: MarkPlace) -> bool:
        """True of the sign of a degree that may end the number of an article, which no degrees are.

        So may 2.0 be a version or a section, save where a sum or a measure is meant, 2010-20 the number of
        a law, 2 ½ no two halves, 05 56 a group of a telephone number, and what stands for a unit behind a
        figure a name elsewhere, as V and X are.
        """
        places, texts = (one, two), (one.text, two.text)
        if finding.kind is not Kind.SPELLING:
            return False
        if self.meaning.values.rows_alike(*texts) is Alike.BEHIND_A_WORD:  # of 2 and 3 %, not lost 2 and 3 %
            return not all(place.word_before.casefold() in self.meaning.governing for place in places)
        if self._is_other_sign(one, two) or self._is_other_sign(two, one):
            return True
        if self._may_be_measured(*texts):
            return not any(map(self._says_how_many, places))
        if any(text.replace(".", "").casefold() in self.meaning.eras for text in texts):
            return any(map(self._is_name_beside, places))
        if self._weighs(*texts):
            return self.meaning.money.isdisjoint(one.around | two.around)
        if texts[0].isdigit() and texts[1].isdigit():
            return any(map(_is_dialled, places))  # 05 and 5 are one day, but no group of a telephone number
        if _rounded(*texts):
            return not any(map(self._is_amount, places))
        if not _ONE_PART.isdisjoint(texts):
            return self._may_be_place(one, two) or self._may_be_place(two, one)
        if _HALF in texts:
            return any(place.word_before.isdigit() for place in places)
        if self._may_be_names(*(text.rstrip(".") for text in texts)):
            return not all(self.meaning.values.is_figure(place.word_before.casefold()) for place in places)
        if _LONE.issuperset(texts) or self._goes_on_with_minutes(one, two):
            return not any(map(self._is_numbered, places))
        if bool(_SHORT_YEAR.match(one.text)) != bool(_SHORT_YEAR.match(two.text)):
            return any(map(self._is_counted, places))
        if any(map(_LETTERED.fullmatch, texts)):  # section 5h, no 5 hours
            return any(map(self._is_numbered, places))
        named = (_NAMED.search(place.before) for place in places)
        return _DEGREE in texts and any(found and self._numbers_what_follows(found) for found in named)

    def tells_of_rise(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a row of sums or rates, in one text with a dash, where no word says that it is a range."""
        if self.meaning.values.rows_alike(one.text, two.text) is not Alike.IF_NO_RISE:
            return False
        known = self.meaning
        amounts = known.governing | known.bounds | known.money  # by 2–5 %, some 2–5 %, paid £2–5
        return not all(
            place.begins_sentence or place.word_before.casefold() in amounts for place in (one, two)
        )

    def _is_other_sign(self, sign: MarkPlace, said: MarkPlace) -> bool:
        """True of a capital behind a figure that small is the sign of the unit in the other text."""
        found = _OTHER_IN_CAPITALS.search(sign.text)
        if not found or among_capitals(sign) or not (sign.text[:1].isdigit() or sign.word_before.isdigit()):
            return False
        measures = self.meaning.values.measures
        unit = measures.get(found[1].casefold())
        return unit is not None and any(len(w) > 1 and measures.get(w) == unit for w in _words(said.text))

    def _may_be_measured(self, one: str, two: str) -> bool:
        """True of a multiple beside a letter for it that is a measure too: 5 million, 5m."""
        values = self.meaning.values
        first, second = ({w in values.measures for w in _words(t) if w in values.scales} for t in (one, two))
        return (True in first and False in second) or (True in second and False in first)

    def _says_how_many(self, place: MarkPlace) -> bool:
        """True of such a figure beside a sign of money, a word for it, or what is counted: £5m, 5m people."""
        if _MONEY.search(place.before.rstrip("0123456789.,")) or any(sign in place.text for sign in CURRENCY):
            return True
        counted = place.word_after.casefold() in self.meaning.counted
        return counted or not self.meaning.money.isdisjoint(place.around)

    def _is_name_beside(self, place: MarkPlace) -> bool:
        """True of letters for an era that no year stands beside, or whose figure is another's: Flat 3 CE."""
        if place.word_after.isdigit():
            return False
        if not place.word_before.isdigit():
            return True
        named = _NAMED.search(place.before)
        if named and (self._numbers_what_follows(named) or _is_name(named)):
            return True
        return (
            len(place.word_before) == _LATE and place.word_before >= _NOW and place.word_after[:1].isupper()
        )

    def _weighs(self, one: str, two: str) -> bool:
        """True of a sum by its sign and by a word for a weight too (pounds); a multiple says a sum."""
        signs = {sign for pair in self.meaning.values.alike for sign in pair}
        sums = [sign for sign in signs if (sign in one) != (sign in two)]
        if not sums:
            return False
        said = two if sums[0] in one else one
        return not any(word in self.meaning.values.scales for word in said.casefold().split()) and any(
            self.meaning.values.measures.get(word) in sums for word in said.casefold().split()
        )

    def spans(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a dash or wave from one name to another of the same row: Monday–Friday, five–ten, A–C.

        The other text has another mark there, or none.
        """
        mark = one.text.strip()
        if mark not in _SPANNING or two.text.strip() in _SPANNING:
            return False
        before, after = one.before.rstrip(), one.after.lstrip()
        if is_spaceless(before[-1:]) and (is_spaceless(after[:1]) or after[:1].isdigit()):
            return self._spans_signs(mark, before, after)
        if mark in WAVES:
            return before[-1:].isalpha() and after[:1].isalpha()
        first, last = one.word_before, one.word_after
        if len(first) == len(last) == 1 and first.isupper() and last.isupper():
            return first < last
        names = f"{first} {last}"
        row = self.meaning.value(names) if first.isalpha() and last.isalpha() else None
        return row is not None and len(row) > 1 and len({kind for kind, _ in row}) == 1 and len(set(row)) > 1

    def ranges(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a dash between two figures with the same sign or unit, of which the second is more."""
        if one.text.strip() not in _DASHES or two.text.strip() in _DASHES:
            return False
        first = next(
            (found for found in AMOUNT.finditer(one.before) if found.end() == len(one.before.rstrip())), None
        )
        second = AMOUNT.match(one.after.lstrip())
        if not first or not second:
            return False
        if first[4] or second[4]:
            return bool(first[4] and second[4]) and first[4] < second[4]
        signs, others = ((found[1], (found[3] or "").strip()) for found in (first, second))
        return any(signs) and signs == others and self._size(first[2]) < self._size(second[2])

    def _size(self, number: str) -> float:
        """A number, so far as its first marks tell how much it is."""
        return float(".".join(self.meaning.values.figures.canonical(number).replace(",", ".").split(".")[:2]))

    def says_range(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a dash for the word of a range, between figures with one unit: 10时至12时."""
        mark, word = (place.text.strip() for place in (one, two))
        if mark not in _SPANNING or word not in self.meaning.values.ranges or not is_spaceless(word[:1]):
            return False
        return all(_with_one_unit(place.before.rstrip(), place.after.lstrip()) for place in (one, two))

    def _spans_signs(self, mark: str, before: str, after: str) -> bool:
        """The same between signs without spaces: 三〜五, 周一—周五, 月曜〜金曜."""
        if mark in WAVES:
            return not _HIRAGANA.match(before[-1]) and not _HIRAGANA.match(after)
        is_figure, days = self.meaning.is_figure, self.meaning.values.calendar
        if before[-2:-1] == after[:1] and is_figure(before[-1]) and is_figure(after[1:2]):
            return True
        sizes = range(1, _LONGEST_NAME + 1)
        ends = ([before[-size:] for size in sizes], [after[:size] for size in sizes])
        if _with_one_unit(before, after):
            return True
        return all(any(is_figure(name) or name in days for name in names) for names in ends)

    def letters_apart(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a letter that a space parts from a figure and that may say which (Route 66A); no unit."""
        letter = letter_apart(one.before, one.text + two.text, one.after)
        if not letter or bool(one.text) == bool(two.text) or letter in self.meaning.values.ordinals:
            return False
        if not self.meaning.measures(letter):
            return True
        named = _NAMED.search(one.before)
        return named is not None and (self._numbers_what_follows(named) or _is_name(named))

    def _may_be_names(self, *texts: str) -> bool:
        """True of two names of one measure, a letter or a word with a capital among them: Pence, Penny."""
        if not all(text.isalpha() and text.casefold() in self.meaning.values.measures for text in texts):
            return False
        named = not self.meaning.capital_nouns
        return any(len(text) == 1 or (named and text[:1].isupper()) for text in texts)

    def _may_be_place(self, sign: MarkPlace, said: MarkPlace) -> bool:
        """True of a part of a whole in a word that may say a place in a row, before a noun: a third man."""
        value = self.meaning.value(said.text.split()[-1]) if sign.text in _ONE_PART else None
        if not value or value[0][0] != "ordinal" or not said.after[:1].isspace():
            return False
        return bool(said.word_after) and said.word_after.casefold() not in self.meaning.parts

    def _is_numbered(self, place: MarkPlace) -> bool:
        """True of a figure beside the word for what has one: Chapter V, V wiek."""
        before = _WORD_BEFORE.search(place.before)
        words = (place.word_after, before[1] if before else "")
        return any(word.casefold() in self.meaning.numbered for word in words)

    def _goes_on_with_minutes(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of minutes behind the hour in one text alone that may count a noun: 12 Uhr 20 Männer."""
        last = [_MINUTES_LAST.search(place.text) is not None for place in (one, two)]
        return last[0] != last[1] and self.meaning.capital_nouns and one.word_after[:1].isupper()

    def _numbers_what_follows(self, named: re.Match[str]) -> bool:
        return named[1].casefold() in self.meaning.numbered

    def _is_counted(self, place: MarkPlace) -> bool:
        """True of a figure behind the sign of a number, or a word or a name that has one: Flight 1914-18."""
        if _NUMBER_SIGN.search(place.before[-2:] + place.text):
            return True
        named = _WORD_BEFORE.search(place.before)
        if named is None:
            return False
        return self._numbers_what_follows(named) or (not self.meaning.capital_nouns and _is_name(named))

    def _is_amount(self, place: MarkPlace) -> bool:
        """True of a figure with a sign of money before it, or a multiple or measure behind it."""
        behind = _BEHIND.match(place.after.lstrip())
        measured = behind is not None and self.meaning.measures(behind[0])
        return measured or _MONEY.search(place.before) is not None


def _words(text: str) -> list[str]:
    """The words of a figure in small letters, without its digits: m of 5m."""
    return [word.casefold() for word in _LETTERS.findall(text)]


def _with_one_unit(before: str, after: str) -> bool:
    """True between two figures with the same unit in a script without spaces: 5月3日—5日."""
    unit = _UNIT_BEFORE.search(before)
    return unit is not None and re.match(rf"\d+{re.escape(unit[1])}", after) is not None


def _is_dialled(place: MarkPlace) -> bool:
    """True of a figure beside another, with no more than a sign between: 05 56 12, 03-1234."""
    return bool(_GROUP_BEFORE.search(place.before) or _GROUP_BEHIND.match(place.after))


def _is_name(named: re.Match[str]) -> bool:
    """True of a word with a capital that no place gives it: the Route of a Route 66."""
    ahead = named.string[: named.start()].rstrip()
    return named[1][:1].isupper() and len(named[1]) > 1 and bool(ahead) and ahead[-1] not in SENTENCE_ENDS


def _rounded(one: str, two: str) -> bool:
    """True of a whole number with and without its noughts: 2, 2.0."""
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return short.isdigit() and long.startswith(short) and _ROUND.fullmatch(long[len(short) :]) is not None

"""What kind of difference two readings have, and what is to be said beside the kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import field
from functools import cached_property, partial
from typing import Final

from edition.analysis.kinds.accents import Accents, on_bare_capitals
from edition.analysis.kinds.deciding_marks import DecidingMarks
from edition.analysis.kinds.marked_figures import (
    bracketing,
    coded,
    lettered,
    named_in_capitals,
    numbered,
    section_apart,
)
from edition.analysis.kinds.meaning import Meaning, meaning
from edition.analysis.kinds.misread_or_other import Recognition, capital_misread
from edition.analysis.kinds.parted_words import PartedWords
from edition.analysis.kinds.plain_words import PlainWords
from edition.analysis.kinds.readings import Finding, ReadingWords
from edition.analysis.kinds.rungs import Rungs, single_steps
from edition.analysis.kinds.shortening import Shortening, shortening
from edition.analysis.values.figure_values import LONGEST_FIGURE
from edition.light_dataclass import dataclass
from edition.model import CHANGES, Detail, Kind, Transcription
from edition.text.figures import GRADE, RANGED, SLASHED
from edition.text.known_words import has_list, much_rarer, word_list
from edition.text.ladders import ladder
from edition.text.normalize import Ladder, Rules
from edition.text.orthography import without_diacritics
from edition.text.remembered import answered_once
from edition.text.word_count import has_words

_DIGITS: Final = re.compile(r"\d")
_CODE: Final = re.compile(r"[A-Z][A-Za-z]*\d+")
_SAME: Final = Finding(None)


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
        finding = self._judge(base, other, ocr_base, ocr_other, initial)
        return Finding(Kind.LACUNA) if lost and finding.kind in (Kind.ADDITION, Kind.OMISSION) else finding

    @answered_once
    def _judge(self, base: str, other: str, *where: bool) -> Finding:
        """What readings are, and no less than where they differ in marks, accents or capitals alone."""
        found = self._alone(base, other, *where)
        known = found.kind in CHANGES or self.shortening.detail(base, other)  # e' is è
        each_way = [self._alone(*step, *where) for step in (() if known else single_steps(base, other))]
        if any(each.detail is Detail.DOUBTFUL for each in each_way):
            found = found._replace(detail=Detail.DOUBTFUL)
        return next((each for each in each_way if each.kind in CHANGES), found)

    def _alone(self, base: str, other: str, ocr_base: bool, ocr_other: bool, initial: bool) -> Finding:
        if base == other:
            return _SAME
        if (rung := self._rungs.first(base, other)) is not None:
            if self._tells_apart(rung, base, other, initial):
                if rung is Kind.CASE and self.ladder.apart.may_be_stress(base, other):
                    return Finding(Kind.CASE, Detail.DOUBTFUL)
                return self._apart(base, other, ocr_base or ocr_other)
            if rung is Kind.PUNCTUATION and self.shortening.detail(base, other):
                same = self.meaning.same_value(base, other) or not self.shortening.may_be_word(base, other)
                return Finding(Kind.SPELLING, Detail.ABBREVIATION if same else Detail.DOUBTFUL)
            if rung is Kind.PUNCTUATION and self._parted_words.divided_otherwise(base, other):
                return Finding(rung, Detail.DOUBTFUL)
            if rung is Kind.CASE and self._other_letter(base, other, initial):
                return Finding(Kind.CASE, Detail.DOUBTFUL)
            if rung is Kind.SPELLING and (accents := self._accents.finding(base, other)):
                return accents
            return self._of_rung(rung, base, other, ocr_base, ocr_other)
        readings = [(base, other)] * ocr_other + [(other, base)] * ocr_base
        if not self._are_bare(base, other) and (found := self._beyond_words(base, other, readings)):
            return found
        excuse = self._recognition.excuse(readings)
        return excuse or Finding(Kind.SUBSTITUTION, self._figure(base, other))

    def _are_bare(self, one: str, two: str) -> bool:
        """True of two words of the letters A to Z of which none is a figure, a short form or part of one."""
        return all(word.isascii() and word.isalpha() and not self.is_part(word) for word in (one, two))

    def _beyond_words(self, base: str, other: str, readings: Sequence[tuple[str, str]]) -> Finding | None:
        """What two readings are by marks, values or short forms; `readings` are as printed and as read."""
        if section_apart(base) == section_apart(other):
            return Finding(Kind.SPACING, Detail.SAME_FIGURE)
        if (sign := self._recognition.sign(readings)) is not None:
            return sign
        if not self._says(base):
            return Finding(Kind.ADDITION, self._figure(base, other))
        if not self._says(other):
            return Finding(Kind.OMISSION, self._figure(base, other))
        if (detail := self._same_words(base, other)) is not None:
            return Finding(Kind.SPELLING, detail)
        if self.meaning.values.perhaps_same(base, other):
            return Finding(Kind.SPELLING, Detail.DOUBTFUL)
        return None

    def _tells_apart(self, kind: Kind, one: str, two: str, initial: bool) -> bool:
        """True of readings that agree on a rung and are other words, or another figure, all the same."""
        return (
            self.ladder.apart.tells(kind, one, two, initial)
            or (
                kind.weight <= Kind.PUNCTUATION.weight
                and not self.shortening.detail(one, two)
                and self._parted_words.are_others(one, two)
            )
            or bracketing(("", one, ""), ("", two, "")) is Detail.FIGURE
            or (kind is Kind.PUNCTUATION and self._marked_apart(one, two))
            or (
                kind is Kind.CASE
                and lettered(one, initial) != lettered(two, initial)
                and not self.meaning.same_value(one, two)
            )
        )

    def _other_letter(self, one: str, two: str, initial: bool) -> bool:
        """True of a letter behind a figure in capitals and small, a measure that a name has too: 5p, 5P."""
        first, second = lettered(one, initial), lettered(two, initial)
        if first == second and not (initial and named_in_capitals(one, two)):
            return False
        letters = {(name or unit).casefold() for name, unit in (*first, *second)}
        return not letters <= self.meaning.values.scales.keys()

    def _marked_apart(self, one: str, two: str) -> bool:
        """True of the same letters of which a mark makes another code, grade or word."""
        one, two = map(self.ladder.typographic, (one, two))
        if self.meaning.language == "en" and numbered(one) != numbered(two) and "." in one + two:
            return True
        if self.counts_otherwise(one, two) or self._listed_words.elided_apart(one, two):
            return True
        return coded(one, two) or any(
            len(pattern.findall(one)) != len(pattern.findall(two)) for pattern in (GRADE, RANGED, SLASHED)
        )

    def _apart(self, one: str, two: str, recognised: bool) -> Finding:
        """What such readings are; accents alone say another word only in a text that writes them."""
        if _DIGITS.search(one):
            return Finding(Kind.SUBSTITUTION, Detail.FIGURE)
        if on_bare_capitals(one, two, self.meaning.language):
            return Finding(Kind.SPELLING, Detail.DOUBTFUL)
        words, others = self._reading_words.split(one), self._reading_words.split(two)
        if words != others and list(map(without_diacritics, words)) == list(map(without_diacritics, others)):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL if recognised else None)

    def _same_words(self, one: str, two: str) -> Detail | None:
        """In which way two readings say the same in other words, if they do."""
        if (detail := self.shortening.detail(one, two)) is not None:
            return detail
        if not self.meaning.same_value(one, two):
            return None
        if one.isalpha() and without_diacritics(one.casefold()) == without_diacritics(two.casefold()):
            return None  # an accent sets a number apart from an article: en, én
        return Detail.SAME_FIGURE if _DIGITS.search(one + two) or not one[:1].isalpha() else _named(one, two)

    def explained(self, one: str, two: str) -> bool:
        """True of two readings without figures of which confusions of shapes make one the other."""
        if any(map(str.isdigit, one + two)):
            return False
        return self._recognition.explained(one, two) or self._recognition.explained(two, one)

    @answered_once
    def is_part(self, word: str) -> bool:
        """True of a word that may be part of a number, or of a short form."""
        return (
            self.meaning.is_figure(word)
            or self.meaning.ends_figure(word.casefold())
            or self.shortening.abbreviates(word)
            or self.shortening.contracts(word)
        )

    @answered_once
    def in_phrase(self, word: str) -> bool:
        """True of a word that may be such a part, with a point or without, or joins parts, or is a letter."""
        return (
            self.is_part(word)
            or self.is_part(word + ".")
            or self.joins_parts(word)
            or (len(word) == 1 and word.upper() != word.lower())  # of a short form in several: т. е.
        )

    def joins_parts(self, word: str) -> bool:
        """True of a word that stands between two such words (one hundred and one)."""
        return self.meaning.joins_figures(word.casefold())

    def counts_otherwise(self, one: str, two: str) -> bool:
        """True of the same words that only hyphens make other numbers: two hundred-pound men."""
        if "-" not in self.ladder.typographic(one + two):
            return False
        first, second = (self.ladder.case(text) for text in (one, two))
        if first.replace("-", " ") != second.replace("-", " "):
            return False
        return self.meaning.values.said(first) != self.meaning.values.said(second)

    def same(self, one: str, two: str) -> bool:
        """True of two readings that say the same figure, or the same words in short, beyond glyphs."""
        first, second = one.strip(), two.strip()
        glyphs = self.ladder.typographic
        if max(len(first), len(second)) > LONGEST_FIGURE or glyphs(one) == glyphs(two):
            return False
        return (
            self._same_words(first, second) is not None
            or self.meaning.values.rows_alike(first, second) is not None
        )

    def may_have_short(self, text: str) -> bool:
        """True of a reading that may have a short form in it."""
        return self.shortening.may_have_short(text)

    def may_be_figure(self, text: str) -> bool:
        """False of a reading that says the same as no figure; most end with a word that no figure has."""
        values, last = self.meaning.values, text.rpartition(" ")[2]
        if values.may_have_digits(text):
            return True
        return (not last.isalpha() or self.in_phrase(last)) and values.value(text) is not None

    def is_spelling(self, one: str, two: str) -> bool:
        """True of words that are the same in another spelling, beside whatever short form they stand."""
        return one.isalpha() and two.isalpha() and self._rungs.first(one, two) is Kind.SPELLING

    def _of_rung(self, kind: Kind, base: str, other: str, ocr_base: bool, ocr_other: bool) -> Finding:
        """What readings are that agree on a rung."""
        if kind.weight >= Kind.CASE.weight and capital_misread(base, other, ocr_base, ocr_other):
            return Finding(Kind.OCR)
        figures = _DIGITS.search(base) and kind is not Kind.CASE and self.meaning.same_value(base, other)
        return Finding(kind, Detail.SAME_FIGURE if figures else None)

    def _says(self, text: str) -> bool:
        """True of more than marks that change no word and no figure."""
        return has_words(text) or bool(self.ladder.punctuation(text))

    # Figures ------------------------------------------------------------------------------------

    def _figure(self, one: str, two: str) -> Detail | None:
        """`FIGURE` where numbers, dates, sums, signs or units are what differs."""
        figures = [self._reading_words.figures(text) for text in (one, two)]
        if self.meaning.other_unit(one, two) or self._other_numeral(one, two):
            return Detail.FIGURE
        if all(figures) or any(map(self.meaning.says_figure, (one, two))):
            return Detail.FIGURE if figures[0] != figures[1] else None
        return None

    def _other_numeral(self, one: str, two: str) -> bool:
        """True of two figures in other signs than digits, or of codes of which one has a figure: XXe, CO2."""
        if any(
            _CODE.fullmatch(code) and code.rstrip("0123456789") == bare
            for code, bare in ((one, two), (two, one))
        ):
            return True
        values = self.meaning.value(one), self.meaning.value(two)
        return None not in values and values[0] != values[1]

    # Whom it asks -------------------------------------------------------------------------------

    @cached_property
    def _rungs(self) -> Rungs:
        return Rungs(self.ladder)

    @cached_property
    def _reading_words(self) -> ReadingWords:
        return ReadingWords(self.ladder, self.meaning, self.is_word, much_rarer(self.meaning.language))

    @cached_property
    def _listed_words(self) -> ReadingWords:
        """These ask the language alone: what the base writes as one is no word for that (alot)."""
        return ReadingWords(self.ladder, self.meaning, self.in_list, much_rarer(self.meaning.language))

    @cached_property
    def _parted_words(self) -> PartedWords:
        return PartedWords(self.ladder, self.meaning.language, self._listed_words.is_real, self.in_list)

    @cached_property
    def _recognition(self) -> Recognition:
        return Recognition(self._reading_words, self.listed)

    @cached_property
    def deciding(self) -> DecidingMarks:
        """What marks and spaces may decide in the language, which readings alone do not tell."""
        return DecidingMarks(self.meaning, self.ladder)

    @cached_property
    def plain(self) -> PlainWords:
        return PlainWords(self.classify, self.deciding)

    @cached_property
    def _accents(self) -> Accents:
        return Accents(self._reading_words, self.meaning.language, self.listed, self.in_list)


def classifier(
    rules: Rules, language: str | None, own: Container[str] = (), known: Ladder | None = None
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


def _is_word(own: Container[str], language: str, word: str) -> bool:
    return word in own or word_list(language)(word)


def _named(one: str, two: str) -> Detail:
    """The detail of two words for one value: short and long names of months and days are no figures."""
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return Detail.ABBREVIATION if long.casefold().startswith(short.casefold()) else Detail.SAME_FIGURE

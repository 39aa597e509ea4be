"""Of what kind a difference of two witnesses is at the place where it stands in both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cached_property, lru_cache
from typing import Final

from edition.alignment.sides import Side
from edition.analysis.kinds.addresses import address_finding
from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.deciding_marks import may_be_weighed
from edition.analysis.kinds.mark_places import MarkPlace
from edition.analysis.kinds.readings import Finding, alone_at_the_head, capitals_by_place
from edition.analysis.kinds.reference_marks import reference_finding, without_counted_mark
from edition.analysis.places.damage import amid_sentence, cut_in_word, damaged_at
from edition.analysis.places.joining import Difference
from edition.light_dataclass import dataclass
from edition.model import Detail, Kind, Reading, Transcription
from edition.text.orthography import without_diacritics
from edition.text.streams import Stream
from edition.text.word_count import has_words

_SHARP: Final = "ß"
_LETTERS: Final = frozenset("йїўñ")  # of an alphabet, which no habit of writing leaves without their marks
_ACCENTS: Final = 3  # least accents, or words with ß, of a text beside which another leaves them out
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class DifferenceKinds:
    """The base of a row and one other witness, whose differences are judged; some have `turned` a date."""

    base: Side
    other: Side
    classifier: Classifier
    turned: Collection[Difference]

    def finding(self, own: Reading, text: str, start: int, difference: Difference) -> Finding:
        """What a difference is by the base's reading and the `text` that the other has from `start` on."""
        base, other = self.base.stream, self.other.stream
        of_base, of_other = base.witness.transcription, other.witness.transcription
        if self.turned and difference in self.turned:
            return Finding(Kind.SPELLING, Detail.SAME_FIGURE)
        sources = base.witness.text, other.witness.text
        if not (in_letters := _in_letters(own.text, text)):
            readings = (own.text, sources[0], own.start), (text, sources[1], start)
            if finding := reference_finding(*readings, self.classifier.in_list):
                return finding
            if (uncounted := without_counted_mark(own.text, sources[0], own.start)) != own.text:
                own = own._replace(text=uncounted)
            text = without_counted_mark(text, sources[1], start)
        if own.text == text:
            return Finding(Kind.PUNCTUATION)
        lost = False
        beside = self._goes_with_words(own, difference)
        if of_other is Transcription.OCR and (beside or has_words(own.text)) and not has_words(text):
            missing = base.reading(difference.a, difference.a_end)
            lost = self._is_lost(other, start, base, difference.a, missing)
            if lost and beside:
                return Finding(Kind.LACUNA)
        elif of_base is Transcription.OCR and has_words(text) and not has_words(own.text):
            lost = self._is_lost(base, own.start, other, start, text)
        at = (base.witness.text, own.text, own.start), (other.witness.text, text, start)
        initial = capitals_by_place(*at)
        finding = self.classifier.classify(own.text, text, of_base, of_other, lost, initial)
        if initial and finding == Finding(Kind.CASE) and alone_at_the_head(*at):
            elsewhere = self.classifier.classify(own.text, text, of_base, of_other, lost)
            return finding if elsewhere == finding else Finding(Kind.CASE, Detail.DOUBTFUL)
        if finding == (Kind.SUBSTITUTION, Detail.ACCENT):
            if self._unaccented:
                return Finding(Kind.SPELLING, Detail.ACCENT)
            recognised = Transcription.OCR in (of_base, of_other)
            return Finding(Kind.SUBSTITUTION, Detail.DOUBTFUL if recognised else None)
        if finding.kind is Kind.SUBSTITUTION and self._only_sharp(own.text, text):
            return Finding(Kind.SPELLING)
        spans = (sources[0], own.start, own.end), (sources[1], start, difference.b_end)
        if addressed := address_finding(finding, *spans):
            return addressed
        if in_letters and not self.classifier.deciding.may_weigh_letters(finding, own.text, text):
            return finding
        if beside or not may_be_weighed(finding):
            return finding
        place = MarkPlace.of(base.witness.text, own.start, own.end)
        there = MarkPlace.of(other.witness.text, start, difference.b_end)
        return self.classifier.deciding.weighed(finding, place, there)

    def of_plain(self, own: Reading, text: str, difference: Difference) -> Finding:
        """The same of plain words, which their letters alone tell, where no figure is said around them."""
        if not _in_letters(own.text, text):
            return self.finding(own, text, difference.b, difference)
        base, other = self.base.stream.witness, self.other.stream.witness
        finding = self.classifier.plain.finding(
            own.text,
            text,
            (base.transcription, other.transcription),
            (base.text, difference.a, difference.a_end),
            (other.text, difference.b, difference.b_end),
        )
        return finding or self.finding(own, text, difference.b, difference)

    def _is_lost(self, damaged: Stream, at: int, whole: Stream, begin: int, missing: str) -> bool:
        """True of words that a whole text has from `begin` on and a recognised one lost, not left out."""
        known = self.classifier
        return damaged_at(damaged, at, missing, amid_sentence(whole, begin)) or (
            known.listed and cut_in_word(damaged, at, whole, begin, known.is_word)
        )

    def _goes_with_words(self, own: Reading, difference: Difference) -> bool:
        """True of marks that the other lacks with words beside them, at which a further witness differs."""
        text = self.base.stream.witness.text
        return (
            not has_words(own.text)
            and difference.b == difference.b_end
            and has_words(text[difference.a : difference.a_end])
        )

    def _only_sharp(self, one: str, two: str) -> bool:
        """True where ss stands for ß, as throughout one of the two texts: Maße, in Switzerland Masse."""
        if _SHARP not in one + two or one.replace(_SHARP, "ss") != two.replace(_SHARP, "ss"):
            return False
        without, written = sorted(
            (side.stream.witness.text for side in (self.base, self.other)), key=_has_sharp
        )
        return not _has_sharp(without) and _written_with_ss(written, without) >= _ACCENTS

    @cached_property
    def _unaccented(self) -> bool:
        """True where one of the two is written without accents throughout, and the other is not."""
        sides = ((side.stream, side.region) for side in (self.base, self.other))
        one, two = (_accents(stream.witness.text[slice(*stream.extent(words))]) for stream, words in sides)
        return min(one, two) == 0 and max(one, two) >= _ACCENTS


def _in_letters(one: str, two: str) -> bool:
    """True of readings of plain letters alone, without the mark of a note or a page; one may be nothing."""
    letters = one + two
    return letters.isascii() and letters.replace(" ", "").isalpha()


def _has_sharp(text: str) -> bool:
    return _SHARP in text


@lru_cache(maxsize=256)  # paragraph by paragraph all witnesses are asked in turn
def _written_with_ss(text: str, other: str) -> int:
    """How many words with ß of a text another has with ss: a text that has none of them tells nothing."""
    words = {word.casefold() for word in _WORD.findall(text) if _SHARP in word}
    return len(words.intersection(word.casefold() for word in _WORD.findall(other) if "ss" in word))


def _accents(text: str) -> int:
    """How many letters of a text have accents, in one character or in two."""
    if text.isascii():
        return 0
    whole = unicodedata.normalize("NFC", text.lower())
    return sum(
        not c.isascii() and c.isalpha() and c not in _LETTERS and without_diacritics(c) != c for c in whole
    )

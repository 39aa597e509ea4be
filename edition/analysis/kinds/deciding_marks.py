"""What stands beside a difference may decide what it says: man-eating, "no, changes were made", 5 in.

Nothing in two readings tells it. A mark or space that may say another thing stays a difference of print, and
is doubtful: somebody has to look at it. So are the figures that `figure_places.py` tells apart; a kana that
its word may leave out is spelling.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from edition.analysis.kinds.figure_places import FigurePlaces
from edition.analysis.kinds.mark_places import (
    COMMAS,
    HYPHENS,
    MarkPlace,
    amid_small_letters,
    both_joined,
    encloses_word,
    joint_moved,
    kana_left_out,
    lists_either,
    narrowed,
    quotes_speakers,
    shifts,
    shows_other_face,
    speaks_to_owned,
)
from edition.analysis.kinds.marked_figures import (
    bracketing,
    held_otherwise,
    may_be_minus,
    only_spaced,
    signs_beside,
)
from edition.analysis.kinds.meaning import Meaning
from edition.analysis.kinds.named_figures import NamedFigures
from edition.analysis.kinds.readings import Finding
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import CHANGES, Detail, Kind
from edition.text.normalize import Ladder

_WORD: Final = re.compile(r"[^\W_][\w'’]*")
_CLAUSE: Final = late(re.compile, r"[.!?;:]")
_ENDS: Final = frozenset("!?…")  # of sentences, beside the full stop
_STOPS: Final = frozenset(".!;:")  # between what is said and what is denied
_STRUCK: Final = re.compile(r"(?<!~)~~(?=[^\s~.,;:!?)])")  # what is no longer said; elsewhere an ornament
_PARTING: Final = COMMAS | frozenset(".!:。！–—")
QUESTIONS: Final = frozenset("?？؟")
_GREEK: Final = re.compile("[\u0370-\u03ff\u1f00-\u1fff]$")
_ASKING: Final = str.maketrans(";\u037e", "??")
_LONGEST_PART: Final = 4  # letters that name a part: (a), (xiv)
_PAIR: Final = 2  # words of which the other text makes one
_VARIABLE: Final = re.compile("[a-z]")  # what a minus may stand behind; letters of codes are capitals
_ORDINAL: Final = re.compile(r"(?<!\d)\d{1,3}$")
_NUMBER: Final = re.compile(r"[\w,] +No$")  # the word for one; what begins a sentence may deny
_WORDS: Final = (Finding(Kind.ADDITION), Finding(Kind.OMISSION))
_BY_PLACE: Final = (
    *_WORDS,
    Finding(Kind.SUBSTITUTION),
    Finding(Kind.OCR),
    Finding(Kind.SPELLING, Detail.SAME_FIGURE),
    Finding(Kind.SPELLING, Detail.ABBREVIATION),
)
# what joins the next word to the one behind it, and the last one to that before
_JOINT_AFTER: Final = re.compile(r"\s*[^\W_][\w'’]*([\s‐‑-])[^\W_]")
_JOINT_BEFORE: Final = re.compile(r"[^\W_]([\s‐‑-])[^\W_][\w'’]*\s*$")
_MISREAD: Final = Finding(Kind.OCR)
_POINT: Final = Finding(Kind.SPELLING, Detail.DOUBTFUL)  # a point for a decimal comma
_CASE: Final = Finding(Kind.CASE)
_SPELLING: Final = Finding(Kind.SPELLING)
_TO_COMMA: Final = late(re.compile, r"(?:\s+[\w'’-]+){1,4}(?=,)")
# The names before a comma, behind a word with a small letter, and the name after it, which is no short form.
_NAMES: Final = late(
    re.compile,
    r"(?<![\w'’-])([^\W\d_A-Z][\w'’-]*)\s+((?:[A-Z]\w*[a-z][\w'’-]*\s+)*[A-Z]\w*[a-z][\w'’-]*)\s*$",
)
_NAME: Final = re.compile(r"\s*([A-Z]\w*[a-z]\w*)(?![\w.])")
_CHARGED: Final = re.compile(r"(?<![\w-])[A-Z]{1,3}[a-z]?$")  # a formula of chemistry, or a short name
# A name or two to the end
_CLOSED: Final = late(re.compile, r"[^\W\d_][\w'’]*(?: [^\W\d_][\w'’]*)?[.!?,;”\"]")


def as_questions(before: str, marks: str) -> str:
    """Marks with the question mark of Greek, behind its letters, as `?`, each a character as before.

    >>> as_questions("εταιρεία", "; "), as_questions("firm", "; ")
    ('? ', '; ')
    """
    asks = not marks.isspace() and _GREEK.search(before)
    return marks.translate(_ASKING) if asks else marks


def is_print(finding: Finding) -> bool:
    """True of a difference of marks or spaces alone; that it says the same figure tells of words alone."""
    return finding.kind in (Kind.PUNCTUATION, Kind.SPACING) and finding.detail in (None, Detail.SAME_FIGURE)


def may_be_weighed(finding: Finding) -> bool:
    """True of a finding that what stands beside the difference may make another, or doubtful."""
    return is_print(finding) or finding in _BY_PLACE or finding in (_POINT, _CASE, _SPELLING)


@dataclass(frozen=True)
class DecidingMarks:
    """What a mark, a space, a unit or a kana decides by what stands beside it, in one language."""

    meaning: Meaning
    ladder: Ladder

    @cached_property
    def _figures(self) -> FigurePlaces:
        return FigurePlaces(self.meaning)

    @cached_property
    def named(self) -> NamedFigures:
        """What names a figure in the language."""
        return NamedFigures(self.meaning)

    @cached_property
    def may_leave_out(self) -> bool:
        """True of a language with kana that a word may leave out."""
        return bool(self.ladder.apart.optional or self.ladder.apart.perhaps)

    def may_weigh_letters(self, finding: Finding, one: str, two: str) -> bool:
        """False of a finding on readings of plain letters, or nothing, that stays whatever is beside them."""
        if finding != _MISREAD or one in self.meaning.units or two in self.meaning.units:
            return True
        return len(one) <= _LONGEST_PART and len(two) <= _LONGEST_PART

    def weighed(self, finding: Finding, one: MarkPlace, two: MarkPlace) -> Finding:
        """A finding of print, a misreading or a measure; doubtful where the places may say another thing."""
        if finding in _WORDS and self.may_leave_out:
            kana = {kana_left_out(one, two), kana_left_out(two, one)}
            if not kana.isdisjoint(self.ladder.apart.optional):  # 行なう, 行う
                return Finding(Kind.SPELLING)
            if not kana.isdisjoint(self.ladder.apart.perhaps):  # 行なった, 行った: did, or went
                return Finding(Kind.SPELLING, Detail.DOUBTFUL)
        if finding in _WORDS and (self._figures.says_range(one, two) or self._figures.says_range(two, one)):
            return Finding(Kind.SPELLING, Detail.SAME_FIGURE)
        if finding.kind in CHANGES:
            if not self.named.may_say(one, two):
                return Finding(finding.kind)
            if self.named.are_same(one, two):
                return Finding(Kind.SPELLING, Detail.ABBREVIATION)
            return Finding(finding.kind, Detail.FIGURE if self.named.are_others(one, two) else None)
        if finding == _POINT and self._figures.is_measured(one, two):
            return Finding(Kind.SPELLING, Detail.SAME_FIGURE)
        if finding == _POINT and self._figures.tells_of_rise(one, two):
            return Finding(Kind.SUBSTITUTION, Detail.FIGURE)
        if finding == _POINT and self._begin_alike(one, two):
            return Finding(Kind.SPELLING, Detail.ACCENT)
        if is_print(finding):
            decides = self.decide(one, two)
        elif finding == _CASE:
            decides = self._figures.names_part(one, two) or self._numbers_or_denies(one, two)
            decides |= self._denies_alone(one, two)  # CAN NOT only, cannot only
        elif finding == _SPELLING:
            decides = self._is_either(one, two)
        else:
            decides = self._figures.measures(finding, one, two) or self._figures.numbers(finding, one, two)
            decides |= finding == _MISREAD and self._figures.names_part(one, two)
        return Finding(finding.kind, Detail.DOUBTFUL) if decides else finding

    def _is_either(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two spellings of which one is another word too, where no word beside them says which."""
        texts = one.text.casefold(), two.text.casefold()
        known = self.ladder.apart.senses
        beside = known.get(frozenset(texts), known.get(frozenset(text.removesuffix("s") for text in texts)))
        if beside is None:
            return False
        return beside.isdisjoint("0" if word.isdigit() else word for word in one.around | two.around)

    def _numbers_or_denies(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a word before a figure that with a capital is the word for a number: no 5, No 5."""
        if any(place.begins_sentence or not place.word_after.isdigit() for place in (one, two)):
            return False
        return any(_NUMBER.search(f"{place.before}{place.text}") for place in (one, two))

    def _begin_alike(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two sentences that begin with a word whose accent tells nothing there: À tous, A tous."""
        if frozenset((one.text.lower(), two.text.lower())) not in self.ladder.apart.initials:
            return False
        return all(place.begins_sentence and place.after[:1].isspace() for place in (one, two))

    def decide(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two places of the same words at which a mark or space may say another thing."""
        if self._denies_alone(one, two) or self._heads_compound(one, two):
            return True
        one, two = narrowed(one, two)
        if (
            self._figures.letters_apart(one, two)
            or self._reckons(one, two)
            or self._orders(one, two)
            or self._orders(two, one)
            or shows_other_face(one, two)
            or _is_struck(one) != _is_struck(two)
        ):
            return True
        if (one.text + two.text).isalnum() or one.text.strip()[:1].isalnum():
            return False
        return any(
            self._asks(*pair)
            or self._parts(*pair)
            or self._joins(*pair)
            or self._charges(*pair)
            or shifts(*pair)
            or encloses_word(*pair, self.meaning.capital_nouns)
            or quotes_speakers(*pair, self.meaning.speakers)
            or self._figures.spans(*pair)
            or self._figures.ranges(*pair)
            for first, second in ((one, two), (two, one))
            for pair in dict.fromkeys(((first, second), (amid_small_letters(first, second), second)))
        )

    def _reckons(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a sign beside a figure which no sentence has, or a figure alone in brackets: 5*, [19]."""
        if only_spaced(one.before, one.text, one.after, two.text):
            return False
        places = [(place.before, place.text, place.after) for place in (one, two)]
        if held_otherwise(*places) or may_be_minus(*places) or may_be_minus(*places[::-1]):
            return True
        return signs_beside(*places[0]) != signs_beside(*places[1]) or bracketing(*places) is not None

    def _orders(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a point that may make a figure the number in an order, where a sentence goes on: am 5. Tag.

        Before the name of a month the figure is a day with a point or without. What ends a sentence in
        the other text too, or another mark with another capital behind it, says that no order is meant.
        """
        if "." not in self.meaning.values.ordinals or one.text[:1] != "." or two.text[:1] == ".":
            return False
        if not _ORDINAL.search(one.before) or not (one.text[1:] + one.after)[:1].isspace():
            return False
        word, mark = one.word_after, two.text.strip()
        if mark and (mark in _ENDS or word != two.word_after):
            return False
        goes_on = word[:1].islower() or (word[:1].isupper() and self.meaning.capital_nouns)
        return goes_on and word.casefold() not in self.meaning.values.calendar

    def _denies_alone(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True where a space sets free what denies.

        The next word goes with it (can not only), or it begins the other text's word: не добрый, недобрый.
        """
        if one.text.count(" ") == two.text.count(" ") or not one.text.strip():
            return False
        parted = max(one, two, key=lambda place: place.text.count(" "))
        words = parted.text.casefold().split()
        if len(words) == _PAIR and self.meaning.denials(words[:1]):
            return " ".join(words) not in self.ladder.apart.compounds
        denies = self.meaning.denials(words[-1:])
        return bool(denies) and parted.word_after.casefold() in self.ladder.apart.focus

    def _heads_compound(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of words at the head of a sentence that may be one: *Richtig gestellt*, *Richtiggestellt*.

        There a capital does not say that the first is a noun, behind which only the space is lost.
        """
        joined, parted = sorted((one.text, two.text), key=len)
        first, space, last = parted.partition(" ")
        if not (self.meaning.capital_nouns and space and joined == first + last):
            return False
        return first[:1].isupper() and last[:1].islower() and (one.begins_sentence or two.begins_sentence)

    def _asks(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True where only one of two sentences is a question."""
        here, there = as_questions(one.before, one.text), as_questions(two.before, two.text + two.after[:2])
        return bool(QUESTIONS & set(here)) and not QUESTIONS & set(there)

    def _parts(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a comma alone that turns what is denied, which are meant, how many, or who is spoken to."""
        mark = one.text.strip()
        before, after = one.word_before, one.word_after
        denies = self.meaning.denials([before.casefold()]) > 0
        other = two.text.strip()
        may_part = mark in COMMAS and (not other or other in HYPHENS)
        if may_part and self.meaning.make_one(before, _WORD.findall(one.after)[:2]):
            return True
        if other:  # No. 5 was sold, and no, 5 was sold
            return denies and mark == "." and other in _PARTING and after.isdigit()
        if mark in _PARTING and denies:
            return mark != "." or not after.isdigit() or not _NUMBER.search(one.before)
        headed = one.ends_line and two.ends_line
        if mark in _STOPS and not headed and self.meaning.denials([after.casefold()]):
            return True
        if mark not in COMMAS:
            return False
        if after.casefold() in self.ladder.apart.relatives or self._names_speaker(one.after):
            return True
        joining = self.meaning.values.also
        if (
            self._names_two(one)
            or speaks_to_owned(self.ladder, one)
            or lists_either(self.ladder, one, joining)
        ):
            return True
        if after.casefold() in self.ladder.apart.reasons:
            clause = _CLAUSE.split(one.before.casefold())[-1]
            return bool(self.meaning.denials(_WORD.findall(clause)))
        return before.islower() and after[:1].isupper() and _CLOSED.match(one.after.lstrip()) is not None

    def _names_speaker(self, after: str) -> bool:
        """True of a clause up to a comma that says who speaks: the men, said the boys, were ill."""
        said = _TO_COMMA.match(after)
        return said is not None and not self.meaning.says.isdisjoint(said[0].casefold().split())

    def _names_two(self, place: MarkPlace) -> bool:
        """True of a comma alone between two names, which without it are one: John, Paul.

        Behind some words a name says where or when, and the comma nothing: in London, Smith said.
        """
        naming = self.ladder.apart.naming
        if not naming or place.text.strip() != ",":
            return False
        names, next_name = _NAMES.search(place.before), _NAME.match(place.after)
        if not names or not next_name or next_name[1].casefold() in self.ladder.apart.titles:
            return False
        first = names[2].split()[0]
        return names[1].casefold() not in naming and first.casefold() not in self.meaning.values.calendar

    def _charges(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a hyphen behind a short name with nothing to go on to, which may be its sign: Cl-."""
        if one.text.strip() not in HYPHENS or two.text.strip() or not _CHARGED.search(one.before):
            return False
        rest = one.text[1:] + one.after
        return rest[:1] in (" ", "") and not self.meaning.joins_figures(one.word_after.casefold())

    def _joins(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of a hyphen that makes one thing of two words which the other text leaves apart."""
        if one.text.strip() not in HYPHENS or two.text.strip() or not one.before[-1:].isalnum():
            return False
        before, after = one.word_before, one.word_after
        if (before.casefold(), after.casefold()) != (two.word_before.casefold(), two.word_after.casefold()):
            return False
        if _VARIABLE.fullmatch(before) and after.isdigit():  # x-1 beside x 1
            return True
        joints = _JOINT_AFTER.match(one.after), _JOINT_AFTER.match(two.after)
        counted = two.text != "" and self.meaning.is_figure(before.casefold())  # a space: 5 six-year-old
        if joint_moved(*joints) or (counted and both_joined(*joints)):
            return True
        if joint_moved(_JOINT_BEFORE.search(one.before), _JOINT_BEFORE.search(two.before)):
            return True
        run_together = two.text == "" and not before.isdigit()  # maneating, which is the man-eating one
        counts = before.isdigit() or self.meaning.is_figure(before.casefold())
        return not run_together and any(
            self.ladder.apart.hyphen_decides(each, after) for each in (before, "30" if counts else before)
        )


def _is_struck(place: MarkPlace) -> bool:
    return _STRUCK.search(place.text + place.after[:1]) is not None

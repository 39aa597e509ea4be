"""Heads of posts, messages and entries of a live blog: who posted and when, or which of how many it is.

They stand on the line above a paragraph or as a paragraph of their own, and say nothing.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

import regex

from edition.analysis.quoting.quoting_words import QuotingWords
from edition.late_patterns import late
from edition.model import has_sentence_end, single_spaced
from edition.text.remembered import remembered

_POSTED: Final = late(
    regex.compile,  # Harbour (@harbour) · 5 Mar, Hafen @hafen@example.social – 5. März, 14:02
    r"[^@\n.!?。]{0,60}(?<![\w.])@\w{2,30}\b(?:@[\w-]{1,30}(?:\.\w{2,20}){1,3}\b)?"
    r"(?:[^\n.!?。]|(?<=\b\d{1,2})\.(?=\s?\p{L})){0,40}[:：]?\s*",
)
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:(?:19|20)\d\d)"
_COUNTER: Final = r"(?<=^\W{0,3}(?:\p{L}{2,12}[^\w:：]{1,3}){0,2})"  # before it no more than two words
_STAMP: Final = late(
    regex.compile,
    # 5 March 2024, 5. März, 5 de marzo de 2024; March 5th, 2024; what is no month is told by the calendar
    rf"\b(?P<day>{DAY})(?:\.|st|nd|rd|th|er)?\s(?:de\s)?(?P<month>\p{{L}}{{3,12}})\b\.?"
    rf"(?:,?\s(?:de\s)?{_YEAR}\b)?"
    rf"|\b(?P<month>\p{{L}}{{3,12}})\.?\s(?P<day>{DAY})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,\s{_YEAR}\b)?"
    # 2024-03-05, 5.3.2024, 03/05/24
    rf"|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}([./])\d{{1,2}}\3(?:\d\d)?\d\d\b"
    # 14:02, 14.02 Uhr, 2:05 p.m., 14 h 02, 14時02分
    r"|\b(?:[01]?\d|2[0-4])\s?[:.h：時时]\s?[0-5]\d(?:[:.][0-5]\d|分)?(?:\s?(?:Uhr|h|[ap]\.?m\.?)(?!\w))?"
    rf"|{_COUNTER}\d{{1,2}}\s?(?:/|of|von|de|sur|di|van|из)\s?\d{{1,2}}\b"  # Tweet 2/5, (2 von 5)
    r"|(?<=[·•|]\s?)\d{1,2}\s?\p{L}{1,8}\b",  # · 3h
    regex.IGNORECASE,
)
_NAME: Final = (
    r"[\p{Lu}\p{Lt}\p{Lo}][\w.'’-]{0,20}(?:[ ·・](?:\p{L}[\w.'’-]{0,20}|\([\p{L} .'’-]{2,20}\))){0,4}\s?[:：]"
)
_BEFORE: Final = r"(?:[\W\d_]{0,24}(?:(?i:[ap]\.?m\.?))?\W{1,4})?"  # [14/02/24, 2:05 pm]
_SPEAKER: Final = late(regex.compile, rf"{_BEFORE}(?P<name>{_NAME})\W{{0,2}}")
_SPEAKS: Final = late(regex.compile, rf"{_BEFORE}{_NAME}")
_WORD: Final = late(regex.compile, r"[\w'’]+")
_CAPITAL: Final = late(regex.compile, r"\b[\p{Lu}\p{Lt}\p{Lo}]")
_SIGN: Final = "_"
_LONGEST: Final = 100  # characters
_NAMES: Final = 8  # words beside the times: who posted, and that it is posted
_FULL: Final = 2  # words of a name; one alone may be what a notice begins with
_SOURCES: Final = 256  # that are remembered: each is read once for all heads that may be in it
_SEVERAL: Final = 2  # heads that are alike but for the time; one alone may be a line of the statement


def is_account(text: str, words: QuotingWords) -> bool:
    """Whether a text is the name of an account, with the time of a post, and says nothing."""
    return _POSTED.fullmatch(text) is not None and _says_nothing(text, words)


def names_speaker(text: str, source: str, words: QuotingWords) -> bool:
    """Whether a text is the name of who speaks, before lines of a source of which several speak.

    The names in a transcript and in what was sent in several messages are alike, or several: `Q:`, `Dr Lee:`.
    Before the first words of a source one of two words with capitals is enough: `Anna Lee:`, not `Note:`.
    """
    name = _SPEAKER.fullmatch(text)
    if name is None or any(map(str.isdigit, name["name"])):
        return False
    judges = not words.governing.falsehoods.isdisjoint(map(str.casefold, _WORD.findall(text)))
    if judges or words.signs.judging.search(text) or not _says_nothing(text, words):
        return False
    if source.lstrip("\ufeff \t\r\n").startswith(text.strip()) and len(_CAPITAL.findall(text)) >= _FULL:
        return True
    return _has_speakers(source)


def heads_posts(text: str, source: str, words: QuotingWords) -> bool:
    """Whether lines are no more than the head of one of several posts of a source.

    They name an account, or have a time, a date or a number, and stand there again with another of these.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = single_spaced(text)
    if not lines or len(joined) > _LONGEST:
        return False
    if is_account(joined, words):
        return True
    forms = [_form(line, words) for line in lines]
    if not any(_SIGN in form for form in forms):
        return False
    rest = [form for form in _WORD.findall(" ".join(forms)) if form != _SIGN]
    if len(rest) > _NAMES or any(any(map(str.isdigit, form)) for form in rest):
        return False
    if any(map(has_sentence_end, forms)) or not _says_nothing(" ".join(rest), words):
        return False
    there = _known_forms(source, words)
    return all(there[form] >= _SEVERAL for form in forms)


@lru_cache(maxsize=_SOURCES)
def _has_speakers(source: str) -> bool:
    """Whether several lines of a source begin with the name of who speaks."""
    return sum(map(bool, map(_SPEAKS.match, source.splitlines()))) >= _SEVERAL


def _forms(source: str, words: QuotingWords) -> Counter[str]:
    """How often lines of each form stand in a source."""
    return Counter(_form(line.strip(), words) for line in source.splitlines())


_known_forms: Final = remembered(_forms, _SOURCES)


def _form(line: str, words: QuotingWords) -> str:
    """A line with a sign for each time, date and number."""

    def sign(stamp: regex.Match[str]) -> str:
        is_date = not stamp["month"] or words.meaning.values.is_day(f"{stamp['day']} {stamp['month']}")
        return _SIGN if is_date else stamp[0]

    return _STAMP.sub(sign, line) if len(line) <= _LONGEST else line


def _says_nothing(text: str, words: QuotingWords) -> bool:
    own = _WORD.findall(text)
    return not (words.speaks(own) or any(map(words.negates, own)))

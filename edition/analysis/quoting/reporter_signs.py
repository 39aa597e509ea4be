"""What pages and reporters write beside or into the words that they print, from `rules/reporters.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import regex

from edition.late_patterns import late
from edition.light_dataclass import dataclass

_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_MINUTE: Final = r"[0-5]\d"
_ZONE: Final = r"(?:Uhr|h|ч|GMT|UTC|BST|CES?T|E[DS]?T|P[DS]?T|MES?Z|[ap]\.?\s?m\.?)"
_DAYS: Final = r"\d{1,2}\.?\s\p{L}{3,12}\.?(?:\s(?:19|20)\d\d)?,?\s"
_ADDRESS: Final = (  # one has a name behind its last stop
    r"(?:https?://|www\.)[^\s()\[\]（）]{3,200}|(?:[\w-]{1,60}\.){1,4}\p{Latin}{2,10}(?:/[^\s()\[\]（）]{0,200})?"
)
_JOINED: Final = late(regex.compile, r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}\p{Hebrew}]")
"""Scripts in which other words stand right beside a word."""


@dataclass(frozen=True)
class ReporterSigns:
    """The words of all languages, by what they are a sign of."""

    tables: Mapping[str, Mapping[str, Any]]

    def _entries(self, table: str) -> list[str]:
        return [word for each in self.tables.get(table, {}).values() for word in each]

    def _words(self, table: str) -> str:
        return "|".join(self._entries(table)) or "(?!)"

    def _within(self, table: str, after: str) -> str:
        """The words of a table anywhere in a text; `after` ends those of scripts with spaces."""
        entries = self._entries(table)
        return "|".join(each if _JOINED.search(each) else rf"\b{each}{after}" for each in entries) or "(?!)"

    @cached_property
    def time(self) -> regex.Pattern[str]:
        """The time before the first word of a paragraph; a lone 10.15 may be a sum.

        14:32, [14h20], Update 10.15 Uhr –, 2.05 p.m.:, 14時02分.
        """
        label = rf"(?:{self._words('updates')})(?:\s(?:{self._words('at')}))?:?\s?"
        stamp = (
            rf"(?i:[\[(]?(?:{label})?(?:{_DAYS})?(?:kl\.?\s)?(?:{_HOUR}[:：h時时]\s?{_MINUTE}"
            rf"(?:[:：]{_MINUTE}|分)?(?:\s?{_ZONE})?|{_HOUR}[.]{_MINUTE}\s?{_ZONE}"
            rf"|{_HOUR}[.]{_MINUTE}(?=\s*[)\]–—|:-]))[\])]?\s*[–—|:.,-]?)"
        )
        begins = r"[\p{Lu}\p{Lt}\p{Lo}“„«「\"']"
        return regex.compile(rf"{stamp}(?:[^\S\n]*(?=\n)|\s+(?={begins}))")

    @cached_property
    def edited(self) -> regex.Pattern[str]:
        """All that stands in brackets and names an editor, or is a name that stands for another word."""
        editors = self._words("editors")
        name = r"(?:\p{Lu}\p{L}+\s){1,3}\p{Lu}\p{L}+"
        return regex.compile(rf"(?i:sic!?|.*[–—-]\s?(?:{editors})\.?)|{name}")

    @cached_property
    def heard(self) -> regex.Pattern[str]:
        """What stands in brackets in a transcript and was heard, but not of who speaks: [Applause.]."""
        words = self._within("interjections", after=r"\b")
        return regex.compile(
            rf"\s*[\[(（［【](?:{words})[^\[\](){{}}（）［］【】\n]{{0,60}}[\])）］】]\s*", regex.IGNORECASE
        )

    @cached_property
    def note(self) -> regex.Pattern[str]:
        """A paragraph that says, first or last, that an editor wrote it, perhaps behind a sign of cut."""
        cut = r"(?:[\[(（［〔]\s*(?:…|\.{2,3}|⋯)+\s*[\])）］〕]\s*)?"
        return regex.compile(
            rf"{cut}\W?(?:{self._words('notes')})\.?\s?[:：]\s?\S.*|{self._signed}",
            regex.IGNORECASE | regex.DOTALL,
        )

    @property
    def _signed(self) -> str:
        """What stands in round brackets and names an editor at its end: (They are forty. – Ed.)."""
        editors = rf"[–—-]\s?(?:{self._words('editors')})|[.,;:!?–—-]\s?(?:{self._words('notes')})"
        return rf"[(（][^()（）]{{3,}}(?:{editors})\.?\s?[)）]"

    @cached_property
    def judging(self) -> regex.Pattern[str]:
        """What makes words that say who speaks more than that."""
        return regex.compile(self._within("judging", after=r"\b"), regex.IGNORECASE)

    @cached_property
    def link(self) -> regex.Pattern[str]:
        """A link or an address, in brackets."""
        words = self._words("links")
        return regex.compile(rf"\s*[(（\[](?:{_ADDRESS}|{words})[)）\]]\s*", regex.IGNORECASE)

    @cached_property
    def label(self) -> regex.Pattern[str]:
        """A line with a label, and what is `shown`; `tells` is the label of a film or a chart."""
        tells, pictures = self._words("telling"), self._words("pictures")
        return regex.compile(
            rf"\W{{0,3}}(?:(?P<tells>{tells})|{pictures})\s?[:：]\s*(?P<shown>.+)", regex.IGNORECASE
        )

    @cached_property
    def picture(self) -> regex.Pattern[str]:
        """The word for a picture, or an agency behind a name."""
        agency = r"\p{L}\s?/\s?\p{Lu}?\p{L}{1,20}"
        return regex.compile(rf"{self._within('credits', after='')}|{agency}", regex.IGNORECASE)

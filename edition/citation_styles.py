"""Citations as text: APA (7th edition), MLA (9th) and Chicago (18th, notes and bibliography).

What comes before the closing note is what the Citation Style Language's own styles give; the note adds
the paragraph, the version and the fingerprint.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from edition.citation import Citation, note

ACCESSED: Final = "[date of access]"
"""Stands for the day on which the reader saw the text, until the reader's browser fills it in."""

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."),
)
_SMALL: Final = re.compile(
    r"a|about|above|across|after|against|along|amid|among|an|and|around|as|at|before|behind|below|"
    r"beneath|beside|besides|between|beyond|but|by|despite|down|during|except|for|from|in|inside|into|"
    r"like|near|nor|of|off|on|onto|or|out|outside|over|past|per|since|so|than|the|through|throughout|"
    r"till|to|toward|towards|under|underneath|until|up|upon|versus|via|vs|with|within|without|yet"
)
"""Words that English titles print small unless they come first or last."""

_PIECES: Final = re.compile(r"""([‘’“”"'–—/.,;?!:\[\]()\s-]+)""")
_END_MARKS: Final = (".", "?", "!", "…")


def apa(citation: Citation, accessed: date | None = None) -> str:
    """APA, 7th edition."""
    title = _ended(_curly(citation.title))
    day = f"({_year_first(citation.issued)})" if citation.issued else "(n.d.)"
    who = f"{_ended(citation.author)} {day}. {title}" if citation.author else f"{title} {day}."
    seen = "" if citation.issued else f"Retrieved {_american(accessed)}, from "
    return _noted(f"{who} {_ended(_container(citation))} {seen}{citation.url}", note(citation))


def mla(citation: Citation, accessed: date | None = None) -> str:
    """MLA, 9th edition."""
    who = f"{_ended(citation.author)} " if citation.author else ""
    where = _ended(_container(citation), ",")
    if citation.issued:
        where += f" {_british(_date(citation.issued))},"
    seen = "" if citation.issued else f" Accessed {_british(accessed)}."
    return _noted(f"{who}{_quoted(citation)} {where} {citation.url}.{seen}", note(citation, "par."))


def chicago(citation: Citation, accessed: date | None = None) -> str:
    """Chicago, 18th edition, as in a bibliography."""
    day = _american(_date(citation.issued)) if citation.issued else ""
    seen = "" if citation.issued else f"Accessed {_american(accessed)}. "
    if citation.author:
        where = _ended(f"{_ended(_container(citation), ',')} {day}" if day else _container(citation))
        text = f"{_ended(citation.author)} {_quoted(citation)} {where} {seen}{citation.url}."
    else:
        day = f"{day}. " if day else ""
        text = f"{_ended(_container(citation))} {_quoted(citation)} {day}{seen}{citation.url}."
    return _noted(text, note(citation, "par."))


STYLES: Final = {"apa": apa, "mla": mla, "chicago": chicago}


def _noted(text: str, said: str) -> str:
    if not said:
        return text
    return f"{text} {said}" if text.endswith(".") else f"{text} [{said[0].lower()}{said[1:-1]}]"


def _container(citation: Citation) -> str:
    return _headline(_curly(citation.container), citation.language)


def _quoted(citation: Citation) -> str:
    """The title in quotation marks, those within it turned single."""
    title = _headline(_turned(_curly(citation.title)), citation.language)
    return f"“{_ended(title)}”"


def _ended(text: str, mark: str = ".") -> str:
    """The text with a mark at its end, inside closing quotation marks, unless it has an end mark there."""
    body = text.rstrip("”’")
    if body.endswith(_END_MARKS):
        return text if mark == "." or not body.endswith(".") else f"{body[:-1]}{mark}{text[len(body) :]}"
    if body == text or (text.endswith("’") and "‘" not in text):
        return text + mark
    return body + mark + text[len(body) :]


def _curly(text: str) -> str:
    """Straight quotation marks and apostrophes as printed ones."""
    text = re.sub(r"""(^|[\s(\[—–-])"(?=\S)""", r"\1“", text).replace('"', "”")
    return re.sub(r"""(^|[\s(\[—–“-])'(?=\S)""", r"\1‘", text).replace("'", "’")


def _turned(text: str) -> str:
    """Quotation marks as they stand within others: double ones single, single ones double."""
    text = re.sub(r"‘([^’]*)’(?!\w)", "\ue000\\1\ue001", text)
    return text.replace("“", "‘").replace("”", "’").replace("\ue000", "“").replace("\ue001", "”")


@lru_cache(maxsize=256)
def _headline(text: str, language: str | None) -> str:
    """An English title with its words capitalised; one in another language as it is."""
    if language is not None and language.split("-")[0].lower() != "en":
        return text
    pieces = _PIECES.split(text)
    words = [at for at in range(0, len(pieces), 2) if pieces[at]]
    for at in words:
        before = pieces[at - 1] if at else ":"
        first = at in (words[0], words[-1]) or any(mark in before for mark in ":?!")
        if first or (len(pieces[at]) > 1 and not _SMALL.fullmatch(pieces[at]) and not _elided(pieces, at)):
            pieces[at] = _capital(pieces[at])
    return "".join(pieces)


def _elided(pieces: list[str], at: int) -> bool:
    """Whether these letters follow an apostrophe within a word: the `t` of don't."""
    return at > 0 and pieces[at - 1] == "’" and bool(pieces[at - 2])


def _capital(word: str) -> str:
    return word[0].upper() + word[1:] if word == word.lower() else word


class _Day(NamedTuple):
    year: int
    month: int | None = None
    day: int | None = None


def _date(written: str) -> _Day:
    return _Day(*(int(part) for part in written.split("-")[:3]))


def _parts(day: date | _Day) -> _Day:
    return day if isinstance(day, _Day) else _Day(day.year, day.month, day.day)


def _american(day: date | _Day | None) -> str:
    """November 22, 2026."""
    if day is None:
        return ACCESSED
    year, month, number = _parts(day)
    if month is None:
        return str(year)
    return f"{_MONTHS[month - 1]} {number}, {year}" if number else f"{_MONTHS[month - 1]} {year}"


def _british(day: date | _Day | None) -> str:
    """22 Nov. 2026."""
    if day is None:
        return ACCESSED
    year, month, number = _parts(day)
    name = f"{_SHORT_MONTHS[month - 1]} " if month else ""
    return f"{number} {name}{year}" if number else f"{name}{year}"


def _year_first(written: str) -> str:
    """2026, November 22."""
    year, month, number = _date(written)
    if month is None:
        return str(year)
    return f"{year}, {_MONTHS[month - 1]}{f' {number}' if number else ''}"

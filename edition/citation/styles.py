"""Citations as text: APA (7th edition), MLA (9th) and Chicago (18th, notes and bibliography).

What comes before the closing note is what the Citation Style Language's own styles give; the note adds
the paragraph, the version and the fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

import regex

from edition.citation.cite import Citation, closing_note
from edition.late_patterns import late
from edition.model import Author, Person

ACCESSED: Final = "[date of access]"
"""Stands for the day on which the reader saw the text, until the reader's browser fills it in."""

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS: Final = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_SMALL: Final = re.compile(
    r"a|about|above|across|after|against|along|amid|among|an|and|around|as|at|before|behind|below|"
    r"beneath|beside|besides|between|beyond|but|by|despite|down|during|except|for|from|in|inside|into|"
    r"like|near|nor|of|off|on|onto|or|out|outside|over|past|per|since|so|than|the|through|throughout|"
    r"till|to|toward|towards|under|underneath|until|up|upon|versus|via|vs|with|within|without|yet"
)
"""Words that English titles print small unless they come first or last."""

_PIECES: Final = re.compile(r"""([‘’“”"'–—/.,;?!:\[\]()\s-]+)""")
_PARTICLES: Final = late(regex.compile, r"((?:\p{Ll}+(?: |[’-]))+)(\p{Lu}.*)")
"""What small words a family name begins with: `van `, `de la `, `d’`, `al-`."""

_END_MARKS: Final = (".", "?", "!", "…")


class Styled(NamedTuple):
    """A citation as a style writes it: the words in italics, and what stands before and after them."""

    before: str
    italic: str
    after: str

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return "".join(self)


def apa(citation: Citation, accessed: date | None = None) -> Styled:
    """APA, 7th edition: the title in italics."""
    title, mark = _marked(_curly(citation.title))
    day = f"({_year_first(citation.issued)})" if citation.issued else "(n.d.)"
    who = f"{_ended(_initialled(citation.author))} {day}. " if citation.author else ""
    when = "" if citation.author else f" {day}."
    seen = "" if citation.issued else f"Retrieved {_american(accessed)}, from "
    where = f"{mark}{when} {_ended(_container(citation))} {seen}{citation.url}"
    return Styled(who, title, _noted(where, closing_note(citation)))


def mla(citation: Citation, accessed: date | None = None) -> Styled:
    """MLA, 9th edition: the container in italics."""
    who = f"{_ended(_inverted(citation.author))} " if citation.author else ""
    container, mark = _marked(_container(citation), ",")
    day = f" {_british(_date(citation.issued))}," if citation.issued else ""
    seen = "" if citation.issued else f" Accessed {_british(accessed)}."
    where = f"{mark}{day} {citation.url}.{seen}"
    return Styled(f"{who}{_quoted(citation)} ", container, _noted(where, closing_note(citation, "par.")))


def chicago(citation: Citation, accessed: date | None = None) -> Styled:
    """Chicago, 18th edition, as in a bibliography: no italics, since a website is no publication."""
    day = _american(_date(citation.issued)) if citation.issued else ""
    seen = "" if citation.issued else f"Accessed {_american(accessed)}. "
    if citation.author:
        where = _ended(f"{_ended(_container(citation), ',')} {day}" if day else _container(citation))
        who = _ended(_inverted(citation.author, demoted=True))
        text = f"{who} {_quoted(citation)} {where} {seen}{citation.url}."
    else:
        day = f"{day}. " if day else ""
        text = f"{_ended(_container(citation))} {_quoted(citation)} {day}{seen}{citation.url}."
    return Styled("", "", _noted(text, closing_note(citation, "par.")))


Style: TypeAlias = Callable[[Citation, date | None], Styled]
STYLES: Final[Mapping[str, Style]] = {"apa": apa, "mla": mla, "chicago": chicago}


def _noted(text: str, said: str) -> str:
    if not said:
        return text
    return f"{text} {said}" if text.endswith(".") else f"{text} [{said[0].lower()}{said[1:-1]}]"


def _inverted(author: Author, demoted: bool = False) -> str:
    """The author as a bibliography begins with: family name first, particles after the name if `demoted`."""
    if isinstance(author, str) or author.is_east_asian:
        return _curly(str(author))
    family, given = _curly(author.family), " ".join(_given_names(author))
    particles = _PARTICLES.fullmatch(family) if demoted else None
    return f"{particles[2]}, {given} {particles[1].strip()}" if particles else f"{family}, {given}"


def _initialled(author: Author) -> str:
    """The author with the given names of a person as initials."""
    if isinstance(author, str) or author.is_east_asian:
        return _curly(str(author))
    return f"{_curly(author.family)}, {' '.join(map(_initial, _given_names(author)))}"


def _given_names(person: Person) -> list[str]:
    """The given names one by one, initials too."""
    return _curly(person.given).replace(".", ". ").split()


def _initial(name: str) -> str:
    """`J.-P.` of Jean-Paul, `J.` of Jong-un; a name that begins small is a particle and stays."""
    first, *more = name.split("-")
    if first[:1].islower() or not first:
        return name
    return "-".join(f"{part[0]}." for part in (first, *(part for part in more if part[:1].isupper())))


def _marked(text: str, mark: str = ".") -> tuple[str, str]:
    """The text and the mark that ends it; no mark where the text has it, or takes it in."""
    ended = _ended(text, mark)
    return (text, mark) if ended == text + mark else (ended, "")


def _container(citation: Citation) -> str:
    return _headline(_curly(citation.container), citation.title_language)


def _quoted(citation: Citation) -> str:
    """The title in quotation marks, those within it turned single."""
    title = _headline(_turned(_curly(citation.title)), citation.title_language)
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
    """Whether letters, not the first, follow an apostrophe within a word: the `t` of don’t."""
    return pieces[at - 1] == "’" and bool(pieces[at - 2])


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
    return f"{MONTHS[month - 1]} {number}, {year}" if number else f"{MONTHS[month - 1]} {year}"


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
    return f"{year}, {MONTHS[month - 1]}{f' {number}' if number else ''}"

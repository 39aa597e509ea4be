"""What the pages call things: kinds of difference, their groups and the witnesses, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from edition.model import Edition, Kind, Transcription, Witness

_LONGEST_NAME: Final = 48  # a longer title (a headline, say) is no name to head a column with


class Group(Enum):
    """Kinds that answer the same question of a reader."""

    WORDING = "wording"
    SPELLING = "spelling"
    RECOGNITION = "recognition"
    PRINT = "print"


class Term(NamedTuple):
    """A kind in plain words; `gist` completes "a difference of this kind is ..."."""

    name: str
    gist: str
    group: Group


TERMS: Final[Mapping[Kind, Term]] = {
    Kind.SUBSTITUTION: Term(
        "Other words", "one wording stands where another version has a different one", Group.WORDING
    ),
    Kind.ADDITION: Term("Added", "words that the base does not have", Group.WORDING),
    Kind.OMISSION: Term("Left out", "words of the base that this version does not have", Group.WORDING),
    Kind.LACUNA: Term(
        "Lost", "text this source once had and lost to damage: neither left out nor changed", Group.WORDING
    ),
    Kind.SPELLING: Term("Spelling", "the same word in another accepted spelling", Group.SPELLING),
    Kind.OCR: Term(
        "Misread",
        "text recognition misread the printed page; the page itself had the word",
        Group.RECOGNITION,
    ),
    Kind.PUNCTUATION: Term("Punctuation", "a mark that only one of the versions has", Group.PRINT),
    Kind.CASE: Term("Capitals", "capital against small letters", Group.PRINT),
    Kind.TYPOGRAPHIC: Term(
        "Typography",
        "the same mark in another shape, such as a curly for a straight quotation mark",
        Group.PRINT,
    ),
    Kind.SPACING: Term("Spacing", "white space and line ends only", Group.PRINT),
}

GROUP_NAMES: Final[Mapping[Group, str]] = {
    Group.WORDING: "Wording",
    Group.SPELLING: "Spelling",
    Group.RECOGNITION: "Recognition errors",
    Group.PRINT: "Only print",
}

TRANSCRIPTIONS: Final[Mapping[Transcription, str]] = {
    Transcription.BORN_DIGITAL: "born-digital text",
    Transcription.OCR: "text recognised from page images (OCR)",
    Transcription.UNKNOWN: "transcription not recorded",
}

NOT_RECORDED: Final = "not recorded"
_NUMERALS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def kinds_of(group: Group) -> list[Kind]:
    """The kinds of a group, the weightiest first."""
    return [kind for kind, term in TERMS.items() if term.group is group]


def short_name(edition: Edition, witness: Witness) -> str:
    """What a witness is called in a column head: its publisher, a short title, or its siglum."""
    name = _bare_name(witness)
    shared = sum(_bare_name(other) == name for other in edition.witnesses) > 1
    return f"{name} ({witness.siglum})" if shared and name != witness.siglum else name


def _bare_name(witness: Witness) -> str:
    if witness.publisher:
        return witness.publisher
    if witness.title and len(witness.title) <= _LONGEST_NAME:
        return witness.title
    return witness.siglum


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 word`, `2,000 words`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spell(number: int) -> str:
    """A small number as a word, any other in figures."""
    return _NUMERALS[number] if 0 <= number < len(_NUMERALS) else f"{number:,}"


def listing(items: Sequence[str], last: str = "and") -> str:
    """Items as running text: `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"

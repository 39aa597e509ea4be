"""What the pages call things: kinds of difference, their groups and the witnesses, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from edition.model import Detail, Fidelity, Group, Kind, Reading, Transcription
from edition.site.plain import in_short

GISTS: Final[Mapping[Kind, str]] = {
    Kind.SUBSTITUTION: "one wording stands where another version has a different one",
    Kind.ADDITION: "words that the base does not have",
    Kind.OMISSION: "words of the base that this version does not have",
    Kind.LACUNA: "text this source once had and lost to damage: neither left out nor changed",
    Kind.OCR: "text recognition misread the printed page; the page itself had the word",
    Kind.SPELLING: "the same word in another accepted spelling",
    Kind.PUNCTUATION: "a mark that only one of the versions has",
    Kind.CASE: "capital against small letters",
    Kind.TYPOGRAPHIC: "the same mark in another shape, such as a curly for a straight quotation mark",
    Kind.SPACING: "white space and line ends only",
}
"""Each completes "a difference of this kind is ..."."""

DETAILS: Final[Mapping[Detail, str]] = {
    Detail.FIGURE: "another figure",
    Detail.SAME_FIGURE: "the same figure",
    Detail.ACCENT: "accents",
    Detail.ABBREVIATION: "short form",
    Detail.CONTRACTION: "contraction",
    Detail.DOUBTFUL: "doubtful: look at the page",
}
"""What is to be said of a difference beside its kind."""

FIDELITIES: Final[Mapping[Fidelity, str]] = {
    Fidelity.EXACT: "word for word",
    Fidelity.PRINT: "the same words, printed otherwise",
    Fidelity.SPELLING: "the same words, spelt otherwise",
    Fidelity.SHORTENED: "shortened, and said so",
    Fidelity.ALTERED: "altered",
}
"""How truly words are quoted, as every page and the terminal say it (check.js too)."""

PRINT: Final = frozenset(kind for kind in Kind if kind.group is Group.PRINT)
"""The kinds that are not marked until a reader asks for them."""

GROUP_NAMES: Final[Mapping[Group, str]] = {
    Group.WORDING: "Wording",
    Group.SPELLING: "Spelling",
    Group.RECOGNITION: "Recognition errors",
    Group.PRINT: "Only print",
}

TRANSCRIPTIONS: Final[Mapping[Transcription, str]] = {
    Transcription.BORN_DIGITAL: "digital from the start (born-digital)",
    Transcription.OCR: "text recognised from page images (OCR)",
    Transcription.UNKNOWN: "transcription not recorded",
}


def kinds_of(group: Group) -> list[Kind]:
    """The kinds of a group, the weightiest first."""
    return [kind for kind in GISTS if kind.group is group]


def said_in_passing(reading: Reading) -> str:
    """A reading as it is said in passing: in a few words, white space by its name."""
    return in_short(reading.text) if reading.text else "nothing"

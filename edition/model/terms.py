"""The words of the contract: kinds, roles, fidelities and what else has a fixed list of values."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Group(Enum):
    """Kinds that answer the same question of a reader."""

    WORDING = "wording"
    RECOGNITION = "recognition"
    SPELLING = "spelling"
    PRINT = "print"


class Kind(Enum):
    """What sort of difference two readings have, from the least to the most weighty.

    Each has its value in the data, the letter that stands for it on pages, its name there and its group.

    Up to `OCR` a kind names the first rung of the ladder (`text/normalize.py`) on which the readings
    agree; the last four agree on none.
    """

    SPACING = ("spacing", "w", "Spacing", Group.PRINT)
    TYPOGRAPHIC = ("typographic", "t", "Typography", Group.PRINT)
    CASE = ("case", "c", "Capitals", Group.PRINT)
    PUNCTUATION = ("punctuation", "u", "Punctuation", Group.PRINT)
    SPELLING = ("spelling", "p", "Spelling", Group.SPELLING)
    OCR = ("ocr", "r", "Misread", Group.RECOGNITION)
    LACUNA = ("lacuna", "l", "Lost", Group.WORDING)
    ADDITION = ("addition", "a", "Added", Group.WORDING)
    OMISSION = ("omission", "o", "Left out", Group.WORDING)
    SUBSTITUTION = ("substitution", "s", "Other words", Group.WORDING)

    letter: str
    label: str
    group: Group

    def __new__(cls, value: str, letter: str, label: str, group: Group) -> Kind:
        kind = object.__new__(cls)
        kind._value_ = value
        kind.letter, kind.label, kind.group = letter, label, group
        return kind

    @property
    def changes_words(self) -> bool:
        """Whether the words themselves are others: no matter of print, spelling, damage or loss."""
        return self in (Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION)

    @property
    def weight(self) -> int:
        """Position in the order of weight, 0 for `SPACING`."""
        return _WEIGHTS[self]


_WEIGHTS = {kind: weight for weight, kind in enumerate(Kind)}

CHANGES: Final = frozenset((Kind.SUBSTITUTION, Kind.ADDITION, Kind.OMISSION))
"""The kinds of other words; text that was lost is none."""
HARMS: Final = frozenset((Kind.OCR, Kind.LACUNA))
"""The kinds of text that a machine misread, or that was lost."""


class Detail(Enum):
    """What a kind alone does not say of a reading's difference from the base.

    `FIGURE`: a number, date, sum, sign or unit of another value, `SAME_FIGURE` the same value written
    otherwise. `DOUBTFUL`: in a recognised source a real word, perhaps misread; of a difference of print, a
    mark or space that may change what is said; of words added, those of who reports it.
    """

    FIGURE = "figure"
    SAME_FIGURE = "same-figure"
    ACCENT = "accent"
    ABBREVIATION = "abbreviation"
    CONTRACTION = "contraction"
    DOUBTFUL = "doubtful"


class Role(Enum):
    """What a source is to the statement: it prints it, quotes parts of it, or shares nothing with it."""

    FULL = "full"
    EXCERPT = "excerpt"
    UNRELATED = "unrelated"


class Authority(Enum):
    """Who says where the statement begins and ends in a source."""

    MANIFEST = "manifest"
    LEDGER = "ledger"
    FOUND = "found"


class Fidelity(Enum):
    """How true a quotation is to the statement.

    `EXACT`: the same words and marks, save the enclosing marks, a comma for a stop before the closing one
    and the capital of the first letter. `PRINT` and `SPELLING`: they differ so far only. `SHORTENED`: only
    omissions that are marked and reverse nothing. `ALTERED`: anything else.
    """

    EXACT = "exact"
    PRINT = "print"
    SPELLING = "spelling"
    SHORTENED = "shortened"
    ALTERED = "altered"


class Transcription(Enum):
    """How the text of a witness came to be in its file."""

    BORN_DIGITAL = "born-digital"
    OCR = "ocr"
    UNKNOWN = "unknown"


class Action(Enum):
    """What an editor does at a place (`editing/decisions.py`)."""

    KIND = "kind"
    JOIN = "join"
    SPLIT = "split"
    ALIGN = "align"
    SUPPLY = "supply"
    NOTE = "note"
    FURNITURE = "furniture"
    TEXT = "text"


class Certainty(Enum):
    """How sure an editor is: the values of TEI's `@cert`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"

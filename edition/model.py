"""The values that flow through the library; all frozen, all picklable.

Offsets are 0-based, half-open code points of a witness's `text`; lines count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, TypeAlias


class Group(Enum):
    """Kinds that answer the same question of a reader."""

    WORDING = "wording"
    SPELLING = "spelling"
    RECOGNITION = "recognition"
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


class Detail(Enum):
    """What a kind alone does not say of a reading's difference from the base.

    `FIGURE`: a number, date, sum, sign or unit of another value, `SAME_FIGURE` the same value written
    otherwise. `DOUBTFUL`: a real word of the language in a recognised source, perhaps misread.
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


class Span(NamedTuple):
    """A stretch of a witness's text, in code points."""

    start: int
    end: int


class WordRange(NamedTuple):
    """Words `[first, end)` of a witness by number; a type of its own, so that no span is taken for one."""

    first: int
    end: int


class RuledLine(NamedTuple):
    """A line of a witness of which an editor says whether it is furniture; offsets in its text."""

    start: int
    end: int
    furniture: bool


_EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in its two parts."""

    family: str
    given: str

    def __str__(self) -> str:
        """The name as it is spoken."""
        return f"{self.family}{self.given}" if self.is_east_asian else f"{self.given} {self.family}"

    @property
    def is_east_asian(self) -> bool:
        """Whether the family name comes first always, with nothing between it and the given name."""
        return _EAST_ASIAN.fullmatch(f"{self.family}{self.given}") is not None


Author: TypeAlias = str | Person
"""Who made a statement: a body by its name, or a person."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A source of the statement; `text` is the decoded file, verbatim, byte order mark included.

    `statement` is the span that the manifest pins as the statement (`from`, `to`), `role` the role that it
    fixes, if it does; `ruled` are the lines of which an editor says whether they are furniture.
    None in a descriptive field means "not recorded".
    """

    siglum: str
    text: str
    file: str
    sha256: str
    transcription: Transcription = Transcription.UNKNOWN
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    issued: str | None = None
    accessed: str | None = None
    rights: str | None = None
    notes: str | None = None
    language: str | None = None
    statement: Span | None = None
    role: Role | None = None
    ruled: tuple[RuledLine, ...] = ()


class Token(NamedTuple):
    """A word or a punctuation mark."""

    text: str
    start: int
    end: int


class Fold(NamedTuple):
    """A stretch of source text whose reading text is `text` instead.

    White space runs read as one space, a hyphen at a line end as nothing (or as a hyphen, where
    the word has one), page furniture as the space around it.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one witness, or the part of it that belongs to one passage.

    `spans` has more than one entry where page furniture interrupts it. `text` is its reading
    text; `folds` (sorted, disjoint, inside the outer span) say where that departs from the source.
    `lines` are its first and last line in the file, inclusive.
    """

    siglum: str
    spans: tuple[Span, ...]
    text: str
    lines: tuple[int, int]
    folds: tuple[Fold, ...] = ()

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness has at a variation unit; absent is `text == ""` and `start == end`.

    `kind` is its difference from the base, None for the base itself and for readings equal to it;
    `detail` what is to be said beside the kind.
    """

    text: str
    start: int
    end: int
    kind: Kind | None = None
    detail: Detail | None = None


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


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided at a place, beside what the machine had found there.

    `machine` are the units that stood here before. `text` is the note, or the reading supplied: in the
    reading text, or for what `witness` had. `words` are the words of the reference text it is about,
    `span` their place there; without them it is about the whole unit or passage. `number` is that of the
    decision, from 1, and `line` where it stands in the editor's file.
    """

    number: int
    line: int
    action: Action
    reason: str
    who: str
    date: str
    certainty: Certainty = Certainty.UNKNOWN
    text: str | None = None
    conjecture: bool = False
    witness: str | None = None
    words: str | None = None
    span: Span | None = None
    machine: tuple[VariationUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class VariationUnit:
    """A place where the witnesses differ: TEI's `app`.

    `readings` holds every witness that has the passage, the base (or, where the base lacks the
    passage, the first witness that has it) first; `kind` is the weightiest of theirs. `transposed` is the
    id of the unit where the same words stand instead, where these two are one transposition.
    """

    id: str
    kind: Kind
    readings: Mapping[str, Reading]
    decisions: tuple[Decision, ...] = ()
    transposed: str | None = None

    @property
    def reference(self) -> str:
        """The siglum of the witness that the others are compared with here."""
        return next(iter(self.readings))

    @property
    def lemma(self) -> Reading:
        """The reading that the others are compared with."""
        return self.readings[self.reference]


@dataclass(frozen=True, slots=True)
class Passage:
    """One aligned row: a paragraph of the base and what stands for it in each witness.

    `paragraphs` has every siglum of the edition, with several paragraphs where a witness splits
    the passage and none where it lacks it. `moved` names the witnesses in which it stands
    elsewhere than in the base; `lost` those that lack it because their source is damaged there.
    `decisions` are the editor's on the passage or on words of it that are no unit. Units are in
    the order of the base, readings of one witness do not overlap.
    """

    id: str
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    units: tuple[VariationUnit, ...] = ()
    moved: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()

    @property
    def sigla(self) -> tuple[str, ...]:
        """The witnesses that have the passage."""
        return tuple(siglum for siglum, paragraphs in self.paragraphs.items() if paragraphs)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the statement begins and ends in a source that prints it (code points), and who says so."""

    start: int
    end: int
    by: Authority


@dataclass(frozen=True, slots=True)
class WitnessSpan:
    """A stretch of a named witness's text, in code points."""

    siglum: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the statement that a quotation skips (code points of the quoted witness).

    `marked`: an ellipsis says so.
    """

    start: int
    end: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one passage that a source quotes.

    `[start, end)` runs from the first to the last quoted word in the quoting file, without the enclosing
    marks; `marked`: it stands in quotation marks, or is set off as a quotation. `of` is the quoted stretch.
    `omitted` are words skipped inside it, `inserted` words of the quoting source's own inside it. `units` are
    its differences, with readings by siglum: that of the quoted witness first, then the quoting one's.
    """

    start: int
    end: int
    passage: str
    id: str = ""
    marked: bool = True
    of: WitnessSpan | None = None
    omitted: tuple[Omission, ...] = ()
    inserted: tuple[Span, ...] = ()
    fidelity: Fidelity = Fidelity.EXACT
    units: tuple[VariationUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Framing:
    """A paragraph that a source prints around the statement."""

    paragraph: Paragraph
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running header, page number and the like: in the file, but neither text nor framing."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What collation starts from: the witnesses in manifest order and which of them is the base.

    `recorded` are those whose role or extent the ledger gives.
    """

    title: str
    base: str
    witnesses: tuple[Witness, ...]
    author: Author | None = None
    language: str | None = None
    issued: str | None = None
    recorded: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader should look at before trusting the verdict, with the place where there is one."""

    text: str
    passage: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the versions agree: yes, no, or None where nothing can be said.

    `answer` is the sentence a reader looks for, `reasons` qualify it, `doubts` are what is left open.
    """

    agree: bool | None
    answer: str
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What an edition adds to one set of the ladder's rules, or takes from it, and why."""

    of: str
    adds: tuple[str, ...]
    removes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The collated statement.

    Passages stand in the reading order of the base; those the base lacks stand where the first
    witness that has them puts them. `framing` and `furniture` have every siglum. `issued` is the date of
    the statement itself (EDTF). `roles`, `extents` and `quotations` have every siglum: what each source is to
    the statement, where that stands in it, and what it quotes; `doubts` are those about these. `unrelated`
    names the witnesses that share no text with the others; `rules` are those of the ladder under
    which the differences were classified, None for the library's own; `rule_changes` say how they differ
    from these. `line_decisions` say which lines of a witness are furniture or text after all; their spans
    are places in its file.
    """

    title: str
    base: str
    witnesses: tuple[Witness, ...]
    passages: tuple[Passage, ...]
    framing: Mapping[str, tuple[Framing, ...]]
    furniture: Mapping[str, tuple[Furniture, ...]]
    author: Author | None = None
    language: str | None = None
    issued: str | None = None
    unrelated: frozenset[str] = field(default_factory=frozenset)
    roles: Mapping[str, Role] = field(default_factory=dict)
    extents: Mapping[str, Extent | None] = field(default_factory=dict)
    quotations: Mapping[str, tuple[Quotation, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    rule_changes: tuple[RuleChange, ...] = ()
    line_decisions: tuple[Decision, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] | None = field(default=None, compare=False, repr=False)

    def witness(self, siglum: str) -> Witness:
        """The witness of that siglum; KeyError where there is none."""
        for witness in self.witnesses:
            if witness.siglum == siglum:
                return witness
        raise KeyError(siglum)

    def role(self, siglum: str) -> Role:
        """What a source is to the statement; where nobody has said so, it prints it or shares nothing."""
        return self.roles.get(siglum, Role.UNRELATED if siglum in self.unrelated else Role.FULL)

    @property
    def full(self) -> tuple[str, ...]:
        """The sigla of the sources that print the statement, in the order of the edition."""
        return tuple(w.siglum for w in self.witnesses if self.role(w.siglum) is Role.FULL)

    @property
    def base_first(self) -> tuple[Witness, ...]:
        """The witnesses in the order of comparison: the base, then the others as the edition has them."""
        return tuple(sorted(self.witnesses, key=lambda witness: witness.siglum != self.base))

    def units(self) -> Iterator[tuple[Passage, VariationUnit]]:
        """Every variation unit with its passage, in reading order."""
        for passage in self.passages:
            for unit in passage.units:
                yield passage, unit


def reading_text(text: str, paragraph: Paragraph, start: int, end: int) -> str:
    """The reading text of `[start, end)` of a paragraph, given its witness's whole text.

    Adjoining calls concatenate to the paragraph's `text` when they meet outside a fold.
    """
    folds = paragraph.folds
    first = bisect_left(folds, start, key=lambda fold: fold.start)
    if first and folds[first - 1].end > start:
        first -= 1
    parts: list[str] = []
    at = start
    for index in range(first, len(folds)):
        fold = folds[index]
        if fold.start >= end:
            break
        parts.append(text[at : max(at, fold.start)])
        parts.append(fold.text)
        at = max(at, min(end, fold.end))
    parts.append(text[at:end])
    return "".join(parts)

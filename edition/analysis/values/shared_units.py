"""Numbers in a row of which one has the unit of all: 2 and 3 %, 5–10 km, two to three million pounds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from edition.analysis.values.number_parts import MeaningPart
from edition.text.figures import DASHES, WAVES
from edition.text.word_edges import is_spaceless

_DASH: Final = rf"(?<=[\w%‰°٪.]) ?[{DASHES}{WAVES}] ?(?=[\d$£€¥₹%٪])"
_ARTICLE: Final = re.compile(r"^(?:un|um|el|il|o) +(?=\d)", re.IGNORECASE)  # entre un 2 y un 3 %
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = ("number", "figure")
_RISING: Final = frozenset("%‰°$£€¥₹₽₩₺₴₪¢")  # units of what rises: sums, rates, degrees
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")  # alone, without a mark that groups it
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2099
_LONGEST: Final = 8  # numbers of a row; a longer one is a table


class Alike(Enum):
    """How far two rows of numbers say the same."""

    SURELY = "surely"
    """Whatever stands before them: a range, three numbers or more, each with its unit."""
    BEHIND_A_WORD = "behind a word"
    """Where something before them governs both: *between 2 and 3 %*, not *they sold 2 and 3 % were lost*."""
    PERHAPS = "perhaps"
    """Where the multiple of the last is meant with the others, as in most texts: *from $2 to $3 billion*."""
    IF_NO_RISE = "if no rise"
    """Perhaps, where what stands before them tells of no rise: *by 2% to 5%*, not *it rose 2% to 5%*."""


class Member(NamedTuple):
    """A number of a row, its unit if it has one, its multiple, and whether the unit stands before it."""

    number: MeaningPart
    unit: frozenset[MeaningPart]
    multiple: Fraction
    before: bool


class NumberRow(NamedTuple):
    """The numbers of a row, what joins them (a range, *to*, *and*, *or*, a comma), whether some lack a unit.

    `led`: the first has one of its own. `dated`: one without a unit may as well be a year.
    """

    members: tuple[Member, ...]
    joints: tuple[str, ...]
    sharing: bool
    led: bool
    dated: bool

    @property
    def ways(self) -> tuple[str, ...]:
        """What joins the numbers, the word of a range as its dash."""
        return tuple("range" if joint == "to" else joint for joint in self.joints)


class ReadsFigures(Protocol):
    """What reads the figures of a language."""

    @property
    def joints(self) -> Mapping[str, str]:
        """By word how it joins the numbers of a row."""

    @property
    def scales(self) -> Mapping[str, int]:
        """The words for multiples."""

    def value(self, text: str, many: bool = False) -> tuple[MeaningPart, ...] | None:
        """What a figure says, part by part."""


def rows_alike(reads: ReadsFigures, one: str, two: str) -> Alike | None:
    """How far two rows of numbers say the same; None where they do not, or are none."""
    splitting = _splitting(tuple(reads.joints))
    if not (splitting.search(one) and splitting.search(two)):
        return None
    for many in (False, True):
        first, second = (_row(reads, text, many) for text in (one, two))
        if first is None or second is None or first.ways != second.ways:
            continue
        if [each.unit for each in first.members] != [each.unit for each in second.members]:
            continue
        numbers, others = ([each.number for each in row.members] for row in (first, second))
        if any(_tells_of_a_rise(*rows) for rows in ((first, second), (second, first))):
            return Alike.IF_NO_RISE if numbers == others and _rises(numbers) else None
        if numbers == others:  # where none shares a unit each figure says itself what it is
            return _certainty(first, second) if first.sharing or second.sharing else None
        if numbers == _multiplied(second) or others == _multiplied(first):
            return Alike.PERHAPS
    return None


def _tells_of_a_rise(one: NumberRow, two: NumberRow) -> bool:
    """True of sums or rates with *to* between, for the dash of a range: it rose 2% to 5%."""
    worded = one.led and "to" in one.joints and "to" not in two.joints
    return worded and not _RISING.isdisjoint(name for _, name in one.members[0].unit)


def _rises(numbers: Sequence[MeaningPart]) -> bool:
    """True of numbers each of which is more than the one before."""
    values = [Fraction(value) for kind, value in numbers if kind == "number"]
    return len(values) == len(numbers) and all(one < two for one, two in pairwise(values))


def _certainty(one: NumberRow, two: NumberRow) -> Alike:
    if any(row.led and "to" in row.joints for row in (one, two)) and one.joints != two.joints:
        return Alike.PERHAPS  # moved 5 km to 10 km
    if one.dated != two.dated and "range" not in one.ways:
        return Alike.PERHAPS  # in 2019 and 5 percent
    few = len(one.ways) == 1 and one.ways[0] != "range"
    return Alike.BEHIND_A_WORD if few and one.sharing != two.sharing else Alike.SURELY


def _multiplied(row: NumberRow) -> list[MeaningPart]:
    """The numbers with the multiple of the last, where they are then no larger than it."""
    last = row.members[-1]
    return [
        ("number", Fraction(each.number[1]) * last.multiple)
        if each.multiple == 1
        and each.number[0] == last.number[0] == "number"
        and Fraction(each.number[1]) * last.multiple <= Fraction(last.number[1])
        else each.number
        for each in row.members
    ]


def _row(reads: ReadsFigures, text: str, many: bool) -> NumberRow | None:
    """The numbers of a text, each with its unit, that of the last or of one that stands before the first."""
    pieces = _splitting(tuple(reads.joints)).split(text.strip())
    if not 3 <= len(pieces) <= 2 * _LONGEST:
        return None
    found: list[Member] = []
    for piece in pieces[::2]:
        member = _member(reads, _ARTICLE.sub("", piece.strip()), many)
        if member is None:
            return None
        found.append(member)
    ways = tuple(_way(reads.joints, joint) for joint in pieces[1::2])
    head, last = found[0], found[-1]
    if head.unit and head.before and not any(each.unit for each in found[1:]):
        whole = [each._replace(unit=head.unit) for each in found]
    elif last.unit and all(each.unit == last.unit or not each.unit for each in found):
        whole = [each._replace(unit=last.unit) for each in found]
    else:
        whole = found
    if not any(each.unit for each in whole):
        return None
    years = [_YEAR.fullmatch(piece.strip()) is not None for piece in pieces[::2]]
    dated = any(years) and not all(map(_may_be_year, found))
    return NumberRow(tuple(whole), ways, whole != found, bool(head.unit), dated)


def _may_be_year(member: Member) -> bool:
    return member.number[0] == "number" and _FIRST_YEAR <= Fraction(member.number[1]) <= _LAST_YEAR


def _member(reads: ReadsFigures, text: str, many: bool) -> Member | None:
    parts = reads.value(text, many) or ()
    numbers = [part for part in parts if part[0] in _NUMBERS]
    unit = [part for part in parts if part[0] == "measure"]
    if len(numbers) != 1 or len(numbers) + len(unit) != len(parts):
        return None
    scales = reads.scales
    multiples = [scales[word.casefold()] for word in _LETTERS.findall(text) if word.casefold() in scales]
    before = not (text[:1].isdigit() or numbers[0] == parts[0])
    return Member(numbers[0], frozenset(unit), Fraction(multiples[-1] if multiples else 1), before)


def _way(joints: Mapping[str, str], joint: str) -> str:
    word = joint.strip().casefold()
    return joints.get(word, "," if word == "," else "range")


@cache
def _splitting(words: tuple[str, ...]) -> re.Pattern[str]:
    """What parts the numbers of a row, with a group for it."""
    signs = [re.escape(word) for word in words if is_spaceless(word[0])]
    others = [re.escape(word) for word in words if not is_spaceless(word[0])]
    joints = [_DASH, r", "]
    joints += [rf" (?:{'|'.join(others)}) "] if others else []
    joints += [rf"(?<=[\w%])(?:{'|'.join(signs)})(?=[\d%])"] if signs else []
    return re.compile(rf"({'|'.join(joints)})", re.IGNORECASE)

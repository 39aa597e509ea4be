"""What stands in the margin of lines: their numbers, and the marks of quoted mail; neither is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from edition.text.lines import PrintedLine, ends_sentence, starts_lower

_QUOTED: Final = re.compile(r"(?:[>|](?:[ \t]|(?=[>|])|$|(?<=>)(?=\S)))+")
_AT_LEFT: Final = re.compile(r"(?P<mark>[\[(]?(?P<number>\d{1,4})[\])|:]?)(?P<room>[ \t\u00a0]+)\S")
_AT_RIGHT: Final = re.compile(r"\S(?P<room>[ \t\u00a0]+)(?P<mark>[\[(|]?(?P<number>\d{1,4})[\])]?)$")
_HAS_DIGIT: Final = re.compile(r"\d")
_STEPS: Final = (1, 2, 3, 4, 5, 10)  # every line, every second ... tenth line has its number
_FEWEST: Final = 3  # numbers that make a row
_MANY: Final = 8  # numbers of lines that do not begin with 1
_REGULAR: Final = 0.8  # of all numbers there but one count the lines: others are of the text
_EVERY: Final = 0.8  # of the lines have a number, where every line should
_CUT: Final = 0.3  # of the numbers cut a sentence in two: those of lines do, those of a list do not
_ROWS_OF_MAIL: Final = {">": 2, "|": 3}  # lines below each other that begin so, at least


class _Number(NamedTuple):
    """A number in the margin of a line; `start` and `end` are places in its text."""

    line: int
    value: int
    start: int
    end: int


def without_margins(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without what stands in their margins, and that."""
    unquoted, marks = parted(lines, dict(_quoting(lines)))
    text, numbers = parted(unquoted, _numbering(unquoted))
    return text, sorted([*marks, *numbers], key=lambda line: line.start)


def parted(
    lines: Sequence[PrintedLine], margins: dict[int, tuple[int, int]]
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without a stretch at their beginning or end, and these stretches; by index of the line."""
    text: list[PrintedLine] = []
    parts: list[PrintedLine] = []
    blank = page = False
    for index, line in enumerate(lines):
        start, end = margins.get(index, (0, 0))
        if end:
            part = line.text[start:end].strip()
            at = line.start + line.text.index(part, start)
            parts.append(line._replace(text=part, start=at, end=at + len(part)))
            line = _rest(line, start, end)
        line = line._replace(blank=line.blank or blank, page=line.page or page)
        blank, page = (False, False) if line.text else (True, line.page)
        if line.text:
            text.append(line)
    return text, parts


def _rest(line: PrintedLine, start: int, end: int) -> PrintedLine:
    if start:
        rest = line.text[:start].rstrip()
        return line._replace(text=rest, end=line.start + len(rest), trailing=False)
    rest = line.text[end:].lstrip()
    return line._replace(
        text=rest, start=line.end - len(rest), indent=line.indent + len(line.text) - len(rest)
    )


# Quoted mail ------------------------------------------------------------------------------------------


def _quoting(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The marks of quotation at the beginning of lines below each other."""
    for mark, numbers in groupby(range(len(lines)), key=lambda index: _mark(lines[index])):
        run = list(numbers)
        if mark and len(run) >= _ROWS_OF_MAIL[mark] and not all(_is_row_of_table(lines[i]) for i in run):
            for index in run:
                if match := _QUOTED.match(lines[index].text):
                    yield index, (0, match.end())


def _mark(line: PrintedLine) -> str:
    return line.text[0] if _QUOTED.match(line.text) else ""


def _is_row_of_table(line: PrintedLine) -> bool:
    return line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 1


# Numbers of lines -------------------------------------------------------------------------------------


def _numbering(lines: Sequence[PrintedLine]) -> dict[int, tuple[int, int]]:
    """The places of the numbers that count the lines, on either side."""
    for find, edge in ((_AT_LEFT.match, slice(2)), (_AT_RIGHT.search, slice(-3, None))):
        beside = [(index, line) for index, line in enumerate(lines) if _HAS_DIGIT.search(line.text[edge])]
        numbers = [number for index, line in beside for number in _number(find, index, line)]
        if found := _counting(lines, numbers):
            return {number.line: (number.start, number.end) for number in found}
    return {}


def _number(find: Callable[[str], re.Match[str] | None], index: int, line: PrintedLine) -> Iterator[_Number]:
    if match := find(line.text):
        yield _Number(index, int(match["number"]), match.start("mark"), match.end("mark"))


def _counting(lines: Sequence[PrintedLine], numbers: Sequence[_Number]) -> list[_Number]:
    """Those of the numbers that count the lines, if they do."""
    best: list[_Number] = []
    for step in reversed(_STEPS):
        stepped = [number for number in numbers if number.value % step == 0]
        for places in (list(range(len(lines))), [line.number for line in lines]):
            found = _regular(stepped, step, places)
            if len(found) > max(len(best), _FEWEST - 1) and _counts(lines, found, numbers, step):
                best = found
    return best


def _regular(numbers: Sequence[_Number], step: int, places: Sequence[int]) -> list[_Number]:
    """The numbers that grow as the lines do with one before or after them, and those that begin anew."""
    kept: set[_Number] = set()
    for one, other in pairwise(numbers):
        distance = places[other.line] - places[one.line]
        grows = other.value - one.value == distance
        if grows or (other.value in (1, step) and step > 1 and distance >= step and one in kept):
            kept |= {one, other} if grows else {other}
    return [number for number in numbers if number in kept]


def _counts(
    lines: Sequence[PrintedLine], found: Sequence[_Number], numbers: Sequence[_Number], step: int
) -> bool:
    if step == 1:
        every = len(found) >= _EVERY * len(lines) and (found[0].value == 1 or len(found) >= _MANY)
        return every and sum(_cuts(lines, number) for number in found) >= _CUT * len(found)
    if len(found) < _REGULAR * len(numbers) - 1:
        return False
    span = lines[found[-1].line].number - lines[found[0].line].number
    dense = len(found) * step >= _REGULAR * span / 2
    return dense and (step >= 5 or any(_cuts(lines, number) for number in found))


def _cuts(lines: Sequence[PrintedLine], number: _Number) -> bool:
    """True where a sentence runs on from the line before, or into the line after a number at the right."""
    at = number.line
    if number.start:
        return at + 1 < len(lines) and starts_lower(lines[at + 1].text)
    rest = lines[at].text[number.end :].lstrip()
    return at > 0 and not ends_sentence(lines[at - 1].text) and not rest[:1].isupper()

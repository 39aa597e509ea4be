"""What stands in the margin of lines: their numbers, and the marks of quoted mail; neither is text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.text.layout.lines import PrintedLine, ends_sentence, interrupted, starts_lower

_QUOTED: Final = late(re.compile, r"(?:[>|](?:[ \t]|(?=[>|])|$|(?<=>)(?=\S)))+")
_QUOTED_WORD: Final = late(re.compile, r"(?:>[ \t]?)+[ \t]\W{0,2}[^\W\d_]")
_FIGURES: Final = r"(?P<number>(?=[lIOo]{0,3}\d)[\dlIOo]{1,4})"  # as recognition reads them
_AT_LEFT: Final = re.compile(rf"(?P<mark>[\[(]?{_FIGURES}[\])|:]?(?:[ \t]+\|)?)(?P<room>[ \t\u00a0]+)\S")
_AT_RIGHT: Final = re.compile(rf"\S(?P<room>[ \t\u00a0]+)(?P<mark>(?:\|[ \t]+)?[\[(|]?{_FIGURES}[\])]?)$")
_ALONE: Final = re.compile(rf"(?P<room>)(?P<mark>[\[(]?{_FIGURES}[\])]?)")
_POST: Final = r"(?P<mark>[\[(]?(?P<post>\d{1,3})\s?/\s?(?P<posts>\d{0,3})[\])]?)"
_POST_AT_LEFT: Final = re.compile(rf"{_POST}[ \t\u00a0]+\S")
_POST_AT_RIGHT: Final = re.compile(rf"\S[ \t\u00a0]+{_POST}$")
_MISREAD: Final = str.maketrans("lIOo", "1100")
_HAS_DIGIT: Final = re.compile(r"\d")  # looked for where a number would end, as most lines have none
_OUTERMOST: Final = frozenset("[(])lIOo")  # what but a figure may stand there
_STEPS: Final = (1, 2, 3, 4, 5, 10)  # every line, every second ... tenth line has its number
_FEWEST: Final = 3  # numbers that make a row
_FIFTH: Final = 5  # lines from number to number where there are too few to make a row
_AT_EDGE: Final = 2  # lines of a head or a foot: a title and a number, a number and a catchword
_MANY: Final = 8  # numbers of lines that do not begin with 1
_REGULAR: Final = 0.8  # of all numbers there but one count the lines: others are of the text
_EVERY: Final = 0.8  # of the lines have a number, where every line should
_CUT: Final = 0.3  # of the numbers cut a sentence in two: those of lines do, those of a list do not
_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S(?:\S|\s\S|\s\s\S)*$)")  # before what stands in the margin
_FILLED: Final = 0.75  # of the width: a line beside a note
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
    counted, numbers = parted(unquoted, _numbering(unquoted))
    text, notes = parted(counted, _notes(counted))
    return text, sorted([*marks, *numbers, *notes], key=lambda line: line.start)


def parted(
    lines: Sequence[PrintedLine], margins: dict[int, tuple[int, int]]
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without a stretch at their beginning or end, and these stretches; by index of the line."""
    if not margins:
        return list(lines), []
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
    if _ROWS_OF_MAIL.keys().isdisjoint([line.text[0] for line in lines]):
        return
    for mark, numbers in groupby(range(len(lines)), key=lambda index: _mark(lines[index])):
        run = list(numbers)
        if not mark or all(_is_row_of_table(lines[i]) for i in run):
            continue
        if len(run) >= _ROWS_OF_MAIL[mark] or _is_quoted_paragraph(lines, run[0]):
            for index in run:
                if match := _QUOTED.match(lines[index].text):
                    yield index, (0, match.end())


def _mark(line: PrintedLine) -> str:
    return line.text[0] if line.text[0] in _ROWS_OF_MAIL and _QUOTED.match(line.text) else ""


def _is_quoted_paragraph(lines: Sequence[PrintedLine], index: int) -> bool:
    """Whether a line is a paragraph that `>` and a word begin; before a figure it may say *more than*."""
    line, after = lines[index], lines[index + 1 : index + 2]
    if not _QUOTED_WORD.match(line.text):
        return False
    return (line.blank or not index) and all(each.blank for each in after)


def _is_row_of_table(line: PrintedLine) -> bool:
    return line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 1


# Notes ------------------------------------------------------------------------------------------------


def _notes(lines: Sequence[PrintedLine]) -> dict[int, tuple[int, int]]:
    """The places of notes right of the lines: they begin below each other, beyond where every line ends.

    They stand in some places, with letters at their beginnings: sums would be text. Half of the lines beside
    them are full and some run on, as those of a table with its right column do not.
    """
    gaps = {
        at: gap for at, line in enumerate(lines) if "   " in line.text and (gap := _GAP.search(line.text))
    }
    if not gaps:
        return {}
    left = {at: lines[at].indent + gap.start() for at, gap in gaps.items()}
    width = max((left.get(at, line.indent + len(line.text)) for at, line in enumerate(lines)), default=0)
    begin = Counter(lines[at].indent + gap.end() for at, gap in gaps.items())
    column = min((place for place in begin if place > width), default=0)
    if begin[column] < len(gaps) or not _FEWEST <= len(gaps) <= len(lines) / 2:
        return {}
    places = sum(at - 1 not in gaps for at in gaps)
    if places < _FEWEST or not all(lines[at].text[gap.end()].isalpha() for at, gap in gaps.items()):
        return {}
    full = [at for at in gaps if left[at] >= _FILLED * width and at + 1 < len(lines)]
    inside = [at for at in full if starts_lower(lines[at + 1].text)]
    if 2 * len(full) < len(gaps) or len(inside) < _CUT * len(gaps):
        return {}
    return {at: (gap.end(), len(lines[at].text)) for at, gap in gaps.items()}


# Numbers of lines -------------------------------------------------------------------------------------


def _numbering(lines: Sequence[PrintedLine]) -> dict[int, tuple[int, int]]:
    """The places of the numbers that count the lines, on either side."""
    if posts := _counters(lines):
        return posts
    for find, edge, outermost in ((_AT_LEFT.match, slice(6), 0), (_AT_RIGHT.search, slice(-7, None), -1)):
        beside = [
            (index, line)
            for index, line in enumerate(lines)
            if (line.text[outermost] in _OUTERMOST or line.text[outermost].isdecimal())
            and _HAS_DIGIT.search(line.text[edge])
        ]
        numbers = [number for index, line in beside for number in _number(find, index, line)]
        if found := _counting(lines, numbers) or _few(lines, numbers):
            return {number.line: (number.start, number.end) for number in found}
    found = _on_empty_lines_too(lines) or _alone(lines)
    return {number.line: (number.start, number.end) for number in found}


def _on_empty_lines_too(lines: Sequence[PrintedLine]) -> list[_Number]:
    """The numbers at the left of every line where empty ones have theirs too, as in a transcript of a court.

    There no sentence need be cut: a list has no numbers of nothing.
    """
    alone = [each for at, line in enumerate(lines) for each in _number(_ALONE.fullmatch, at, line)]
    if len(alone) < _FEWEST:
        return []
    beside = [each for at, line in enumerate(lines) for each in _number(_AT_LEFT.match, at, line)]
    numbers = sorted((*alone, *beside))
    found = _regular(numbers, 1, range(len(lines)))
    every = len(found) >= _EVERY * len(lines) and found[0].value == 1
    return found if every and len({*alone} & {*found}) >= _FEWEST and {*beside} & {*found} else []


def _counters(lines: Sequence[PrintedLine]) -> dict[int, tuple[int, int]]:
    """The places of what counts the posts of a thread, before or behind each: `2/`, `2/5`, `(2/5)`."""
    for find, edge in ((_POST_AT_LEFT.match, slice(7)), (_POST_AT_RIGHT.search, slice(-7, None))):
        beside = [(index, line.text) for index, line in enumerate(lines) if "/" in line.text[edge]]
        found = [(index, match) for index, text in beside if (match := find(text))]
        counted = [int(match["post"]) for _, match in found] == list(range(1, len(found) + 1))
        if counted and len(found) >= _FEWEST and len({match["posts"] for _, match in found}) == 1:
            return {index: match.span("mark") for index, match in found}
    return {}


def _number(find: Callable[[str], re.Match[str] | None], index: int, line: PrintedLine) -> Iterator[_Number]:
    if match := find(line.text):
        value = int(match["number"].translate(_MISREAD))
        yield _Number(index, value, match.start("mark"), match.end("mark"))


def _few(lines: Sequence[PrintedLine], numbers: Sequence[_Number]) -> list[_Number]:
    """One or two numbers in the margin, where they say which line of the page it is.

    They have the margin for themselves; two may instead be in brackets. Two that count on from page to page
    are further apart by the heads and feet between.
    """
    first = 0
    places: list[int] = []
    for index, line in enumerate(lines):
        first = index if line.page else first
        places.append(index - first + 1)
    exact = all(number.value % _FIFTH == 0 and number.value == places[number.line] for number in numbers)
    if not numbers or not (exact or _count_on(numbers)):
        return []
    if exact and len(numbers) > 1 and not any(lines[n.line].text[n.start : n.end].isalnum() for n in numbers):
        return list(numbers)
    of_numbers = {number.line for number in numbers}
    others = [line for index, line in enumerate(lines) if index not in of_numbers]
    left = min((line.indent for line in others), default=0)
    right = max((line.indent + len(line.text) for line in others), default=0)
    apart = [
        lines[n.line].indent + n.start >= right if n.start else lines[n.line].indent < left for n in numbers
    ]
    return list(numbers) if all(apart) else []


def _count_on(numbers: Sequence[_Number]) -> bool:
    """True of 5 at the fifth line of text and 10 at the fifth after it, but for heads and feet of pages."""
    first = numbers[0]
    begins = len(numbers) > 1 and first.value == _FIFTH and 0 <= first.line + 1 - _FIFTH <= _AT_EDGE
    return begins and all(
        two.value - one.value == _FIFTH and 0 <= two.line - one.line - _FIFTH <= 2 * _AT_EDGE
        for one, two in pairwise(numbers)
    )


def _alone(lines: Sequence[PrintedLine]) -> list[_Number]:
    """Numbers on lines of their own, with as many lines of text between them as they say."""
    numbers: list[_Number] = []
    written = 0
    for index, line in enumerate(lines):
        match = _ALONE.fullmatch(line.text)
        if match is None:
            written += 1
            continue
        value = int(match["number"].translate(_MISREAD))
        if value % _FIFTH or (numbers and written != value - numbers[-1].value):
            return []
        numbers.append(_Number(index, value, 0, len(line.text)))
        written = 0
    cut = sum(
        0 < n.line < len(lines) - 1 and interrupted(lines[n.line - 1], lines[n.line + 1]) for n in numbers
    )
    return numbers if len(numbers) >= _FEWEST and cut >= _CUT * len(numbers) else []


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

"""The printed lines of a file, and where its pages begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.model import SENTENCE_ENDS as SENTENCE_ENDS

TERMINAL: Final = frozenset(SENTENCE_ENDS + ":;")
OPENERS: Final = "\"'“‘«([「『（【¿¡"
CLOSERS: Final = "\"'”’»)]）」』】 \t*"
_PLAIN_GLYPHS: Final = str.maketrans("‘’“”–—", "''\"\"--")
HYPHENS: Final = "-\u2010\u2011\u00ad¬⸗="
"""Signs that divide a word at a line end; the last two in blackletter and in what recognition makes of it."""

ELLIPSIS: Final = (
    r"[\[(（［]\s*(?:…+|\.\s?\.\s?\.+|⋯+|-{2,}|–+|—+)\s*[\])）］]|/\s?\.\.\.\s?/|…+|⋯+|\.\s?\.\s?\.+|‥+"
)
"""The pattern of a sign that words are left out."""

RANGES: Final = "-\u2010\u2011–"
_LINE: Final = late(re.compile, r"[^\r\n\f]+|\r\n|[\r\n\f]")
ITEM: Final = re.compile(
    r"(?:[•·◦▪*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+\S"
    r"|\d{1,3}(?:\.\d{1,3})+\.?\s+\W*[^\W\da-z_]"  # 1.1 The Supplier; not 3.5 million
)
"""How an item of a list begins: with a bullet, or a number or letter of its own."""
_END: Final = 64  # characters of a line; a number that begins in the first fourth of them ends in the second
_ALIKE: Final = 0.9  # of the lines with letters of two cases: in such a text capitals say nothing
_DIGITS: Final = re.compile(r"\d+")


class PrintedLine(NamedTuple):
    """A line with print on it; `start` and `end` leave out white space at its edges.

    `indent` counts leading white space, `trailing` is true where white space ends the line; `blank`
    and `page` say what stands between it and the printed line before: blank lines, a form feed.
    """

    text: str
    start: int
    end: int
    number: int
    indent: int
    trailing: bool
    blank: bool
    page: bool


def fold_line(line: str) -> str:
    """The form in which recurring lines are compared: no case, no figures, plain quotes and dashes."""
    plain = line.lower() if line.isascii() else line.casefold().translate(_PLAIN_GLYPHS)
    return _DIGITS.sub("#", plain)


def printed_lines(text: str) -> list[PrintedLine]:
    """The lines of a text with print on them, in order; offsets are code points of the text."""
    lines: list[PrintedLine] = []
    number, blanks, page, fresh = 1, 0, False, True
    for at, piece in _pieces(text):
        if piece == "\f":
            page, fresh = True, True
        elif piece[0] in "\r\n":
            number += 1
            blanks += fresh
            fresh = True
        elif (stripped := piece.strip(" \t\v\x85\ufeff\u2028\u2029\u00a0\u3000")) == "":
            continue
        else:
            indent = piece.index(stripped[0])
            start = at + indent
            lines.append(
                PrintedLine(
                    stripped,
                    start,
                    start + len(stripped),
                    number,
                    indent,
                    piece[-1] in " \t",
                    blanks > 0,
                    page,
                )
            )
            blanks, page, fresh = 0, False, False
    return lines


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stands between line ends, and these, in order, each with its offset."""
    at = 0
    for row in text.split("\n"):
        end = at + len(row)
        if "\r" in row or "\f" in row:
            yield from ((found.start(), found.group()) for found in _LINE.finditer(text, at, end + 1))
        else:
            if row:
                yield at, row
            if end < len(text):
                yield end, "\n"
        at = end + 1


def ends_sentence(line: str) -> bool:
    """True of a line whose last sign, but for closing marks, ends a sentence; of an empty one too."""
    bare = line.rstrip(CLOSERS)
    return not bare or bare[-1] in TERMINAL


def divides(line: str, following: str) -> bool:
    """True where a hyphen at the end of a line divides a word or a range of numbers.

    >>> divides("in 1914-", "1918"), divides("Genossen=", "schaft"), divides("a = b", "c")
    (True, True, False)
    """
    if line[-1] in RANGES and line[-2:-1].isdigit() and following[0].isdigit():
        return True
    if line[-1] not in HYPHENS or not (line[-2:-1].isalpha() and following[0].isalpha()):
        return False
    return line[-1] != "=" or (following[0].islower() and len(line) > 2 and line[-3:-1].isalpha())


def starts_lower(line: str) -> bool:
    """True of a line that begins with a small letter, behind opening marks."""
    bare = line.lstrip(OPENERS)
    return bool(bare) and bare[0].islower()


def without_midst(line: str) -> str:
    """A line without most of its midst where words stand at both ends: it tells nothing of numbers there.

    >>> len(without_midst(f"12 {'A head of many words, ' * 20} xii"))
    128
    """
    head, tail = line[:_END], line[-_END:]
    near, far = slice(_END // 4), slice(_END // 2, _END)
    told = len(line) > 2 * _END and all(
        any(map(str.isalnum, end[near])) and any(map(str.isalpha, end[far])) for end in (head, tail[::-1])
    )
    return head + tail if told else line


def interrupted(before: PrintedLine, after: PrintedLine) -> bool:
    """True where a sentence runs on from one line to the other."""
    return not ends_sentence(before.text) and starts_lower(after.text)


def in_capitals(texts: Sequence[str]) -> bool:
    """True of lines in capitals, as those of a telex or of captions are: there no small letter runs on."""
    return _of_one_case(texts, str.isupper)


def in_small_letters(texts: Sequence[str]) -> bool:
    """True of lines without capitals, as those of a transcript by a machine are."""
    return _of_one_case(texts, str.islower)


def _of_one_case(texts: Sequence[str], is_alike: Callable[[str], bool]) -> bool:
    """True where nearly all lines that have letters of two cases are of one, as most of their letters are."""
    alike = [text for text in texts if is_alike(text)]
    if 2 * len(alike) <= len(texts):
        return False
    together = "".join(alike)
    if 2 * sum(map(is_alike, together)) <= sum(map(str.isalpha, together)):
        return False  # letters without case, with names such as WHO among them
    return len(alike) >= _ALIKE * sum(text.upper() != text.lower() for text in texts)


def page_starts(lines: Sequence[PrintedLine]) -> set[int]:
    """Lines that begin a page: after a form feed, out of step with blank lines, or set in a little."""
    pages = {i for i, line in enumerate(lines) if line.page}
    steps = range(1, len(lines))
    close = [i for i in steps if not lines[i].blank]
    if len(lines) > 8 and 0 < len(close) <= len(lines) * 0.15:
        loose = [i for i in steps if lines[i].blank]
        if sum(interrupted(lines[i - 1], lines[i]) for i in loose) >= 0.15 * len(loose):
            pages.update(close)
    set_in = [i for i, line in enumerate(lines) if line.indent == 1 and i]
    if 0 < len(set_in) <= len(lines) * 0.1 and not any(line.indent > 1 for line in lines):
        pages.update(set_in)
    return pages

"""Figures, codes and numerals that a mark, a bracket or a letter makes another: (5) and 5, B-1 and B1."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from edition.late_patterns import late
from edition.model import Detail
from edition.text.figures import DASHES, NUMBERED

_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_SPACED_PART: Final = re.compile(r"(?<=[\d)]) (?=\((?:[a-z]|[ivx]{1,4})\))")
_ENCLOSED: Final = re.compile(r"[(（]([^()（）]*)[)）]")
_LOSSES: Final = late(re.compile, r"(?:[$£€¥]?[(（][^()（）]*[)）]\w{0,3}[.,;:!? ]*)+")
_DIVIDED: Final = re.compile(r"[^\W\d_][,;:!?/*]\s*[^\W\d_]")
_CODED: Final = re.compile(  # a mark between a figure and the few letters of a code: B-1, 10-K
    r"(?<![^\W\d_])[^\W\d_]{1,3}[-/*](?=\d)|\d[-/*](?=[^\W\d_]{1,3}(?![^\W_]))"
)
_LETTER: Final = re.compile(
    r"(?<=\d)(?:[)\]]?[(\[]?([^\W\d_])|(?: (?=[BbCcDdFfGgHhJjKkMmNnSsTtWw])|-(?=.(?!-)))([^\W\d_]))(?!\w)"
)
_DECADE: Final = re.compile(r"0[sS]\b")

# Of signs no sentence has: what reckons, relates, rates or refers, by its category in Unicode or by itself.
_RECKONING: Final = frozenset(("Sm", "So", "Sc", "Sk", "Pc"))
_REFERRING: Final = frozenset("*/\\#&@§¶※•%‰")
_JOINS_WORDS: Final = frozenset("*#§¶※@")
_LONE: Final = re.compile(r"[^\W\d_](?![\w'’])")
_FIRST: Final = tuple("abcde")  # small letters that name parts as capitals do
_QUOTES: Final = frozenset("`´")  # accents that stand for quotation marks
_DAGGERS: Final = frozenset("†‡")  # before a figure: died; behind it they refer to a note
_POINTS: Final = frozenset(".,·٫")
_FIGURE_BEFORE: Final = re.compile(r"(\S?)\d[\d.,]*$")
_FIGURE_AFTER: Final = re.compile(r"\d[\d.,]*(\S?)")
# Behind a figure its sign, or opens a range
_MINUS: Final = frozenset(DASHES.replace("\\", "")) - frozenset("—―")
_WHOLE_SUM: Final = (",", ".")  # before a dash that stands for no hundredths: 5,- Euro
_SUSPENDED: Final = re.compile(r"\s+(?:[^\W\d_]+\s+)?\d")  # another figure with the same end: 5- or 6-year
_DIVIDING: Final = frozenset("•|&")  # between spaces they part what stands beside them
_GOES_ON: Final = re.compile(r"[\w,;:)]$")
_AHEAD: Final = late(re.compile, r"[ \u00a0]+[$£€¥]?\d")  # on a new line a sign opens an item of a list
_BEHIND: Final = re.compile(r"\d[\d.,]*[ \u00a0]+$")
_SPACELESS: Final = r"\u3040-\u30ff\u3400-\u9fff"  # kana and Han
_ALONE: Final = re.compile(
    rf"(?:(?<=[\w,;:]\s)|(?<=[{_SPACELESS}，、；：]))"
    r"[(\[{（［【〔][$£€¥]?\d(?:[\d.,]|[ \u00a0\u202f](?=\d))*%?[)\]}）］】〕]"
)
_PLAIN_BRACKETS: Final = str.maketrans("（［【〔｛", "([[[{")
# The number of a part of a list
_LISTED: Final = late(re.compile, rf"\s*\d{{1,2}}[)）](?:[\s{_SPACELESS}]|$)")


def signs_beside(before: str, marks: str, after: str) -> list[str]:
    """The signs among marks that touch a figure and are of no sentence, so that they may say which it is.

    The same sign on either side of a figure encloses it, and says nothing.

    >>> signs_beside("a 5", "*", " hotel"), signs_beside("in ", "*", "5*"), signs_beside("by 5", ".", "")
    (['*'], [], [])
    """
    found = _between_spaces(before, marks, after)
    if (figure := _FIGURE_BEFORE.search(before)) and (touching := marks.split(maxsplit=1)):
        behind = touching[0] if marks[:1].strip() else ""
        found += [sign for sign in behind if _is_of_figures(sign) and sign != figure[1]]
        rest = marks[len(behind) :] + after
        if behind and behind[-1] in _MINUS and behind[-2:-1] not in _WHOLE_SUM:
            found += [] if rest[:1].isalnum() or _SUSPENDED.match(rest) else behind[-1]
    if (figure := _FIGURE_AFTER.match(after)) and marks[-1:].strip():
        ahead = marks.split()[-1]
        found += [s for s in ahead if (_is_of_figures(s) or s in _DAGGERS) and s != figure[1]]
        if ahead in _POINTS and not (before + marks)[: -len(ahead)][-1:].strip():
            found.append(ahead)  # a point before the parts of a whole: ,5
    return found


def _between_spaces(before: str, marks: str, after: str) -> list[str]:
    """A lone sign with a space on either side and a figure beside it, inside a sentence: ~ 5, 5 *."""
    sign = marks.strip()
    if len(sign) != 1 or sign in _DIVIDING or not _is_of_figures(sign):
        return []
    at = marks.index(sign)
    ahead, behind = before + marks[:at], marks[at + 1 :] + after
    if not behind[:1].isspace() or not ahead[-1:].isspace() or "\n" in ahead[len(ahead.rstrip()) :]:
        return []
    figure = _BEHIND.search(ahead) or (_GOES_ON.search(ahead.rstrip()) and _AHEAD.match(behind))
    return [sign] if figure else []


def may_be_minus(place: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """True of a lone dash between spaces before a figure in a sentence, where the other text has no mark.

    Both are what stands before, the marks, and what stands after; at line heads in both it is one of a list.

    >>> sign, none, comma = [("it was", marks, "5 million") for marks in (" - ", " ", ", ")]
    >>> may_be_minus(sign, none), may_be_minus(sign, comma), may_be_minus(none, sign)
    (True, False, False)
    """
    (before, marks, after), (before_other, others, after_other) = place, other
    dash, at = marks.strip(), len(marks) - len(marks.lstrip())
    if others.strip() or len(dash) != 1 or dash not in _MINUS:
        return False
    ahead, behind = before + marks[:at], marks[at + 1 :] + after
    space, words = ahead[len(ahead.rstrip()) :], ahead.rstrip()
    there = before_other[len(before_other.rstrip()) :] + others
    there += after_other[: len(after_other) - len(after_other.lstrip())]
    listed = "\n" in space and "\n" in there
    return bool(space) and not listed and words[-1:].isalpha() and _AHEAD.match(behind) is not None


def _is_of_figures(sign: str) -> bool:
    return sign in _REFERRING or (unicodedata.category(sign) in _RECKONING and sign not in _QUOTES)


def only_spaced(before: str, marks: str, after: str, others: str) -> bool:
    """True of a sign between two figures, spaces around it or none, no minus or point: 24/7, 24 / 7."""
    sign, spaced = sorted((marks, others), key=len)
    if not sign or sign.strip() != sign or sign in _MINUS | _POINTS or spaced.split() != [sign]:
        return False
    around = spaced.partition(sign)[::2]
    return all(map(str.isspace, around)) and before[-1:].isdigit() and after[:1].isdigit()


def held_otherwise(one: tuple[str, str, str], two: tuple[str, str, str]) -> bool:
    """True of one sign between two figures that only spaces join to the one or to the other: 5% 3, 5 %3.

    A text is what stands before, at and behind the difference. A sign that refers may so join a word.

    >>> held_otherwise(("5", "", "% 3"), ("5", " ", "%3")), held_otherwise(("a", "", "% 3"), ("a", " ", "%3"))
    (True, False)
    """
    (before, marks, after), (_, others, _) = _marks_around(*one), _marks_around(*two)
    sign = marks.strip()
    if not sign or others.strip() != sign or not all(_is_of_figures(c) or c in _MINUS for c in sign):
        return False
    figures = before.isdigit() + after.isdigit()
    if figures < 1 + (not _JOINS_WORDS.issuperset(sign)) or not (before + after).isalnum():
        return False
    held = [(text[:1].isspace(), text[-1:].isspace()) for text in (marks, others)]
    return sorted(held) == [(False, True), (True, False)]


def _marks_around(before: str, text: str, after: str) -> tuple[str, str, str]:
    """All marks and spaces around a place, with the letters or figures that stand before and after them."""
    first = next((at for at in range(len(before), 0, -1) if before[at - 1].isalnum()), 0)
    end = next((at for at, c in enumerate(after) if c.isalnum()), len(after))
    return before[max(0, first - 1) : first], before[first:] + text + after[:end], after[end : end + 1]


def letter_apart(before: str, space: str, after: str) -> str:
    """The letter behind a figure and a space which may say which of several it is, or "".

    >>> letter_apart("Route 66", " ", "A north"), letter_apart("some 66", " ", "At once")
    ('A', '')
    """
    letter = after[:1] if _LONE.match(after) and before[-1:].isdigit() and space.isspace() else ""
    return letter if letter.isupper() or letter in _FIRST else ""


def bracketing(one: tuple[str, str, str], two: tuple[str, str, str]) -> Detail | None:
    """What brackets around a figure tell that only one of two texts has, or has in another form.

    A text is what stands before, at and behind the difference; of two readings alone only these are known.
    `FIGURE`: round ones hold a whole reading, a loss in accounts or the number of a section. `DOUBTFUL`: a
    figure alone inside a sentence. A year in brackets is the same year, and a bracket behind the figure alone
    is one of a list, with both brackets or with one: (2), 2).

    >>> bracketing(("", "(5)", ""), ("", "5", ""))
    <Detail.FIGURE: 'figure'>
    >>> bracketing(("all ", "(5)", " men"), ("all ", "[5]", " men"))
    <Detail.DOUBTFUL: 'doubtful'>
    """
    if any(_ENCLOSED.sub(r"\1", held) == bare != held for held, bare in ((one[1], two[1]), (two[1], one[1]))):
        held = max(one[1], two[1], key=len)
        if _LOSSES.fullmatch(held) and not all(map(_YEAR.fullmatch, _ENCLOSED.findall(held))):
            return Detail.FIGURE
    alone = [_alone_in_brackets(*text) for text in (one, two)]
    bare = two if alone[0] else one
    if all(alone) and _YEAR.match("".join(one[1:]).lstrip("([（［{【〔")):
        return None
    doubtful = alone[0] != alone[1] and not _LISTED.match("".join(bare[1:]))
    return Detail.DOUBTFUL if doubtful else None


def _alone_in_brackets(before: str, text: str, after: str) -> str:
    """The bracket before such a figure that holds a part of the text, in its plain form; "" of none."""
    start, end = len(before), len(before) + len(text)
    for found in _ALONE.finditer(before + text + after):
        if found.start() < end and found.end() > start:
            return found[0][0].translate(_PLAIN_BRACKETS)
    return ""


def section_apart(text: str) -> str:
    """A reading with no space between a figure and the letters of its parts.

    >>> section_apart("3 (c)"), section_apart("3 (4)")
    ('3(c)', '3 (4)')
    """
    return _SPACED_PART.sub("", text)


def lettered(text: str, among_capitals: bool) -> list[tuple[str, str]]:
    """The single letters that say which of several has the figure before them, or its unit: 5A, 2(1)(a), 5 s.

    Among capitals both have the one they have from there, and so has what a hyphen joins: 5-Й СЪЕЗД.

    >>> lettered("5A", among_capitals=False), lettered("5A", among_capitals=True)
    ([('A', '')], [('a', '')])
    """
    found = _LETTER.findall(text)
    return [(name.lower(), unit.lower()) for name, unit in found] if among_capitals else found


def named_in_capitals(one: str, two: str) -> bool:
    """True of letters behind a figure that capitals alone tell apart, not of a decade: 7a, 7A; 80s, 80S."""
    first, second = ([name for name, _ in _LETTER.findall(text)] for text in (one, two))
    decades = all(_DECADE.search(text) for text in (one, two))
    return first != second and not decades


def numbered(text: str) -> bool:
    """True of a figure that is denied, so far as its writing tells: no 5, not No. 5."""
    return text.startswith("no ") and NUMBERED.fullmatch(text) is not None


def runs_on(one: str, two: str) -> bool:
    """True where a mark that ends a part of a sentence divides the words of only one of two readings."""
    return any(_DIVIDED.search(text) for text in (one, two)) and min(one, two, key=len).isalpha()


def coded(one: str, two: str) -> bool:
    """True of a code of letters and figures of which only one reading divides them: B-1, B1."""
    codes = [len(_CODED.findall(text)) for text in (one, two)]
    return codes[0] != codes[1] and one.count(" ") == two.count(" ")

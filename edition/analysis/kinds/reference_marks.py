"""What refers to a note, or says where a page begins, inside a line: no word, and no number of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import normalize

from edition.analysis.kinds.readings import Finding
from edition.late_patterns import late
from edition.model import Detail, Kind
from edition.text.layout.page_numbers import number_between
from edition.text.normalize import is_punctuation

_NOTE_MARK: Final = re.compile(r"\s*(?:(?:\[\d{1,3}\])+|[¹²³⁰⁴-⁹]+|[ⁱᵛˣ]{1,7})")
_NOTE_LETTER: Final = re.compile(r"\[[a-z]\]")
_COUNTED_MARK: Final = re.compile(r"(?:(?<=[^\W\d_]{3})|^)[ᵛˣ]{1,2}$")  # or of a leaf's verso, or twenties
_MARK_BEFORE: Final = {"ᵛ": "ⁱᵛ", "ˣ": "ⁱˣ", "ˣᵛ": "ˣⁱᵛ", "ˣˣ": "ˣⁱˣ"}
_NOTED: Final = re.compile(r"(?P<word>[^\W\d_]{1,2})(?P<sign>[¹²³⁰⁴-⁹]+)")
_NOTED_FIGURE: Final = re.compile(r"(?P<figure>\d[\d.,]*)(?P<sign>[¹²³⁰⁴-⁹]+)")
_MARKED: Final = re.compile(r"([^\W\d_]*)([¹²³⁰⁴-⁹]+)")
_STARS: Final = frozenset(("*", "**", "†", "‡"))
_OPENED: Final = ("[", "(")
_CLOSED: Final = ("]", ")")
_SYMBOL: Final = re.compile(r"([¹²³⁰⁴-⁹]*)([^\W\d_]{1,2})([¹²³⁰⁴-⁹]*)")
_CHARGES: Final = ("⁺", "⁻")
_RAISED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}[¹²³⁰⁴-⁹]+|([¹²³⁰⁴-⁹]+)")  # or of a unit: then ""
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# The line of a note, and how it begins: what is longer may end on another line in another print
_NOTE: Final = re.compile(r"^[ \t]*([¹²³⁰⁴-⁹]++)[ \t\u00a0]?([^\W\d][^\n]{,40})", re.MULTILINE)
_SIGNS: Final = r"(?<=\S)(\[(?:\d{{1,3}}\]|[a-z]\](?!\w))|(?<!\d)(?:[¹²³⁰⁴-⁹]+|[ⁱᵛˣ]+)|[†‡]{})"
_SIGN_NO_STAR: Final = late(re.compile, _SIGNS.format(""))  # where stars are around what is stressed
_SIGN: Final = late(re.compile, _SIGNS.format(r"|(?<!\*)\*\*?(?![*\w])"))
_EMPHASIS: Final = late(re.compile, r"(?<![\w*])\*\*?\w")
_WORDS: Final = 12  # letters before the sign of a note by which its place is known
_LONGEST_UNIT: Final = 2  # letters; at a longer word it is no power
_NO_WORD: Final = "x"  # in any language: a list that has it has every letter, and knows no words of one
_SOURCES: Final = 256  # that are remembered: paragraph by paragraph all of an edition are asked in turn
_BEHIND_FIGURE: Final = re.compile(r"\d\W*$")  # a unit stands there: 20 m²
_BETWEEN: Final = re.compile(r"[\[({<|/][^\[\](){}<>|/\n]{1,14}[\])}>|/]")
_FEWEST: Final = 3  # marks of pages counted one by one; two, (p. 12) and (p. 13), a text may well cite
_SECTION: Final = re.compile(r"\Ws\b", re.IGNORECASE)
_CITING: Final = "("  # opens what a text itself may say of a page

Place = tuple[str, str, int]
"""A reading, its source and its offset there."""


def reference_finding(one: Place, two: Place, in_list: Callable[[str], bool]) -> Finding | None:
    """What two readings are that only the mark of a note or of a page tells apart; None of others.

    `in_list` says of a word without capitals whether it is one of the language.
    """
    for (text, source, start), (other, there, _) in ((one, two), (two, one)):
        mark = text.removeprefix(other)
        may_refer = not other or (len(other) > _LONGEST_UNIT and _MARKED.fullmatch(text))
        noted = is_note_mark(mark, source, start + len(other))
        if may_refer and (noted or mark in _STARS):
            moved = any(_refers_from(sign, there, source) for sign in _signs(mark))
            if moved or (noted and not other):
                return Finding(Kind.PUNCTUATION, Detail.DOUBTFUL if moved else None)
        if not other and (finding := _page_finding(text, source)):
            return finding
        figure = _NOTED_FIGURE.fullmatch(text)
        if figure and figure["figure"] == other and figure["sign"] in _counted_signs(source):
            return Finding(Kind.PUNCTUATION, Detail.DOUBTFUL)
        short = _NOTED.fullmatch(text)
        if short and short["word"] == other and _is_noted(short, source, start, in_list):
            return Finding(Kind.PUNCTUATION, Detail.DOUBTFUL)
    if renumbered := _renumbered(one, two):
        return renumbered
    if otherwise := _signed_otherwise(one, two) or _signed_otherwise(two, one):
        return otherwise
    return Finding(Kind.PUNCTUATION, Detail.DOUBTFUL) if _raised_apart(one, two, in_list) else None


@lru_cache(maxsize=_SOURCES)
def _refers_from(sign: str, there: str, source: str) -> bool:
    """Whether a note that is missed here stands there behind words without any in the source: it moved.

    A sign that begins anew with each page or chapter stands behind others too, which the source may spell
    otherwise: it has to have the words.
    """
    (letters, ours), (_, theirs) = map(_noted_words, (source, there))
    moved = theirs.get(sign, frozenset()) - ours.get("", frozenset())
    counted_once = len(theirs.get(sign, ())) == len(ours.get(sign, ())) == 1
    return bool(moved) if counted_once else any(words in letters for words in moved)


@lru_cache(maxsize=_SOURCES)
def _noted_words(source: str) -> tuple[str, Mapping[str, frozenset[str]]]:
    """The letters of a source, and by sign of a note in a line, and by "" of any, those before it."""
    letters = ""
    found: dict[str, set[str]] = {}
    pieces = (_SIGN if _EMPHASIS.search(source) is None else _SIGN_NO_STAR).split(source)
    for text, mark in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        letters += "".join(filter(str.isalnum, normalize("NFKD", text.casefold())))
        for sign in ("", *_signs(mark)) if mark else ():
            found.setdefault(sign, set()).add(letters[-_WORDS:])
    return letters, {sign: frozenset(words) for sign, words in found.items()}


def _signs(mark: str) -> list[str]:
    """Those of a mark of notes, not above the line and without what is around them."""
    return mark.strip().strip("[]").translate(_LOWERED).split("][")


def _page_finding(text: str, source: str) -> Finding | None:
    """What a page or leaf in brackets is that one text lacks: `[fol. 12r]`, `|p. 12|`.

    Sure where all in such brackets are counted one by one, unless a text may cite a page so, `(p. 12)`, or
    a section, `[s. 12]`; what it may cite, and a number alone, are words where they are not counted.
    """
    if number_between(text) is None:
        return None
    counted = _counts_pages_between(source, text[0])
    named = any(map(str.isalpha, text)) and text[0] != _CITING
    if not (counted or named):
        return None
    is_sure = counted and named and not _SECTION.match(text)
    return Finding(Kind.PUNCTUATION, None if is_sure else Detail.DOUBTFUL)


@lru_cache(maxsize=_SOURCES)
def _counts_pages_between(source: str, opening: str) -> bool:
    """Whether all pages and leaves between such marks are counted one by one: asked at each of them."""
    pages = (number_between(found) for found in _BETWEEN.findall(source) if found[0] == opening)
    marks = [page for page in pages if page is not None]
    return len(marks) >= _FEWEST and all(two - one == 1 for one, two in pairwise(marks))


def _is_noted(noted: re.Match[str], source: str, start: int, in_list: Callable[[str], bool]) -> bool:
    """Whether the mark of a note stands at a word so short that it may be a unit or a name: a¹, in².

    It is a word of the language, or a line of the source begins with the sign; no figure stands before it.
    """
    if _BEHIND_FIGURE.search(source[max(0, start - 3) : start]):
        return False
    word = noted["word"].casefold()
    if in_list(word) and (len(word) > 1 or not in_list(_NO_WORD)):
        return True
    return noted["sign"] in _notes(source)


def _renumbered(one: Place, two: Place) -> Finding | None:
    """What another number of a note is: its mark in the text, or at the head of its line.

    Print where the note reads the same; else it may be another note, or a unit, km² beside km³.
    """
    first, second = (_MARKED.fullmatch(text) for text, _, _ in (one, two))
    if not first or not second or first[1] != second[1] or len(first[1]) == 1:
        return None
    if any(_BEHIND_FIGURE.search(source[max(0, start - 3) : start]) for _, source, start in (one, two)):
        return None
    ours, theirs = (_notes(place[1]).get(found[2]) for found, place in ((first, one), (second, two)))
    if not ours or not theirs:
        return None
    return Finding(Kind.PUNCTUATION, Detail.DOUBTFUL if ours.isdisjoint(theirs) else None)


def _signed_otherwise(one: Place, two: Place) -> Finding | None:
    """What the sign of a note above the line is beside another form of it: ¹ and [1], 1 or *; ¹ and none."""
    (text, source, start), (other, there, at) = one, two
    heads = _heads_note(text, source, start)
    if not (heads or is_note_mark(text, source, start)):
        return None
    if other in _STARS or (heads and not other):
        return Finding(Kind.PUNCTUATION)
    if other != text.translate(_LOWERED):
        return None
    held = there[max(0, at - 1) : at] in _OPENED and there.startswith(_CLOSED, at + len(other))
    sure = held or (heads and _begins_line(there, at))
    return Finding(Kind.PUNCTUATION, None if sure else Detail.DOUBTFUL)


def _heads_note(text: str, source: str, start: int) -> bool:
    return not text.isascii() and text in _notes(source) and _begins_line(source, start)


def _begins_line(source: str, start: int) -> bool:
    return not source[source.rfind("\n", 0, start) + 1 : start].strip(" \t([")


def _raised_apart(one: Place, two: Place, in_list: Callable[[str], bool]) -> bool:
    """Whether a symbol has two figures above the line that count no notes: C¹², C¹⁴; Fe²⁺, Fe³⁺."""
    first, second = (_SYMBOL.fullmatch(text) for text, _, _ in (one, two))
    if not first or not second or first[2] != second[2]:
        return False
    raised, other = first[1] + first[3], second[1] + second[3]
    if not (raised and other) or raised == other:
        return False
    if all(source.startswith(_CHARGES, start + len(text)) for text, source, start in (one, two)):
        return True
    return bool(first[1] or second[1]) or not in_list(first[2].casefold())


@lru_cache(maxsize=_SOURCES)
def _notes(source: str) -> Mapping[str, frozenset[str]]:
    """By sign how the notes begin that lines of a source begin with: it is read once, however many it has."""
    found: dict[str, set[str]] = {}
    for sign, begins in _NOTE.findall(source):
        found.setdefault(sign, set()).add("".join(filter(str.isalnum, begins.casefold())))
    return {sign: frozenset(begins) for sign, begins in found.items()}


@lru_cache(maxsize=_SOURCES)
def _counted_signs(source: str) -> frozenset[str]:
    """The signs above the line that count notes from one on, two at least; those of units are none (m²)."""
    signs = [found for found in _RAISED.findall(source) if found]
    counted = [int(sign.translate(_LOWERED)) for sign in signs] == list(range(1, len(signs) + 1))
    return frozenset(signs) if counted and len(signs) > 1 else frozenset()


def is_note_mark(text: str, source: str, start: int) -> bool:
    """True of a number in brackets or above the line that adjoins what stands before: it refers to a note.

    `start` is its place in its source. `ᵛ` and `ˣ` alone are marks where notes are counted up to them.

    >>> is_note_mark("[3]", "paid.[3]", 5), is_note_mark("²", "10²", 2)
    (True, False)
    >>> is_note_mark("ᵛ", "f.ᵛ", 2), is_note_mark("ᵛ", "said.ⁱᵛ Paid.ᵛ", 13)
    (False, True)
    """
    before = source[max(0, start - 1) : start]
    if _NOTE_LETTER.fullmatch(text):
        return is_punctuation(before or "a")
    if not _NOTE_MARK.fullmatch(text) or not before.strip():
        return False
    if _COUNTED_MARK.fullmatch(text):
        return without_counted_mark(text, source, start) == ""
    return text[0] == "[" or not before.isdigit()


def without_counted_mark(text: str, source: str, start: int) -> str:
    """A reading without the `ᵛ` or `ˣ` at its end, where the mark of the note before stands ahead of it.

    >>> without_counted_mark("paidᵛ", "saidⁱᵛ paidᵛ", 7), without_counted_mark("folᵛ", "folᵛ", 0)
    ('paid', 'folᵛ')
    """
    mark = _COUNTED_MARK.search(text) if text and text[-1] in _MARK_BEFORE else None
    if mark is None:
        return text
    end = _end_of_first(source, _MARK_BEFORE.get(mark.group(), ""))
    return text[: mark.start()] if end is not None and end <= start else text


@lru_cache(maxsize=_SOURCES)
def _end_of_first(source: str, sign: str) -> int | None:
    """Where the first such sign of a source ends, with none beside it: it is read once for all marks."""
    found = re.search(rf"(?<![ⁱᵛˣ]){sign}(?![ⁱᵛˣ])", source) if sign else None
    return found.end() if found else None

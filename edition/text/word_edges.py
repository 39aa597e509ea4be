"""Where words begin and end: UAX #29 as this archive departs from it, by a class for each character.

`WORD` says in one pattern what a word is. A text is divided by arrays instead, in a quarter of the time; only
stretches with characters of another sort (marks, joiners, scripts without spaces) go to the pattern.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from edition.late_patterns import late

Ints = NDArray[np.int64]

SPACELESS_LETTERS: Final = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Nushu}\p{Tangut}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    r"\p{Tai_Tham}\p{Javanese}\p{Balinese}\p{Cuneiform}\p{Egyptian_Hieroglyphs}\p{Anatolian_Hieroglyphs}"
)
"""Letters of scripts that put no space between words: each is a word."""
_EXTENDING: Final = r"\p{M}\u00af\u200c\u200d\u00ad\u2060\ufeff"
_SYMBOL: Final = r"[[\p{S}%‰‱&⁊@#§¶]--[`´^~|¦<>↩\u1fbd\u1fbf]]"
# Private-use characters are letters: transcribers have no others for what Unicode lacks. A macron of its own
# stands on the letter before it where a keyboard had no better. Marks that Greek has for a vowel left out
# (U+1FBD, U+1FBF) are apostrophes.
_BASE: Final = rf"[[\p{{L}}\p{{N}}\p{{Co}}]--[{SPACELESS_LETTERS}]]"
_PART: Final = rf"{_BASE}[{_EXTENDING}]*+"
WORD: Final = late(
    regex.compile,
    rf"(?V1)((?:{_PART})++"
    rf"(?:(?:(?<=\p{{L}}\p{{M}}*)(?:[ʼ·](?=\p{{L}})|['’\u1fbd\u1fbf](?=[\p{{L}}--[가-힣]]))|(?<=\p{{Nd}})[.,:’'٫٬](?=\p{{Nd}})"
    rf"|(?<=(?<![\p{{L}}\p{{N}}])\p{{L}})\.(?=\p{{L}}(?![\p{{L}}\p{{N}}])))(?:{_PART})++)*"
    rf"|[{SPACELESS_LETTERS}]\p{{M}}*"
    rf"|{_SYMBOL})",
)
SPACELESS: Final = regex.compile(rf"[{SPACELESS_LETTERS}]")
# Sooner looked for than the scripts, and as what they are not: `re` compiles that in a tenth of the time.
_MAY_BE_SPACELESS: Final = re.compile("[^\0-\u0dff\u2000-\u2e7f]")
RUNS: Final = late(regex.compile, rf"(?V1)[{SPACELESS_LETTERS}]|[\w--[{SPACELESS_LETTERS}]]+")
"""Words, marks inside dividing them, and characters of scripts without spaces: to look up what recurs."""

_LETTER, _NUMBER, _DIGIT, _OF_WORDS, _HARD, _SIGN, _IN_WORDS, _IN_FIGURES = (1 << bit for bit in range(8))
_CLASSES: Final = {
    bit: regex.compile(f"(?V1){pattern}")
    for bit, pattern in {
        _LETTER: r"\p{L}",
        _NUMBER: r"\p{N}",
        _DIGIT: r"\p{Nd}",
        _OF_WORDS: _BASE,
        _HARD: rf"[{_EXTENDING}{SPACELESS_LETTERS}]",
        _SIGN: _SYMBOL,
        _IN_WORDS: r"['’·\u1fbd\u1fbf]",
        _IN_FIGURES: "[.,:’'٫٬]",
    }.items()
}
_UNKNOWN: Final = 0xFF  # no character is all at once
_CLASS: Final = np.full(0x110000, _UNKNOWN, dtype=np.uint8)
_FULL_STOP: Final = ord(".")
_MIDDLE_DOT: Final = ord("·")
_HANGUL: Final = range(0xAC00, 0xD7A4)  # syllables: the script has no apostrophe


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def word_edges(text: str) -> tuple[Ints, Ints]:
    """The first character of each word of a text, and the one after its last.

    >>> [edges.tolist() for edges in word_edges("U.S. end.The 5%")]
    [[0, 5, 9, 13, 14], [3, 8, 12, 14, 15]]
    """
    codes = codes_of(text)
    classes = np.zeros(len(codes) + 4, dtype=np.uint8)  # two of no class on either side
    classes[2:-2] = _classes(codes)
    inside = classes & _OF_WORDS != 0
    inside[_joining(codes, classes)] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1]) - 1
    starts, ends = edges[::2], edges[1::2]
    signs = np.flatnonzero(classes & _SIGN) - 2
    if len(signs):
        starts, ends = np.sort(np.append(starts, signs)), np.sort(np.append(ends, signs + 1))
    if (hard := np.flatnonzero(classes & _HARD) - 2).size:
        return _with_hard(text, starts, ends, classes[2:-2] != 0, hard)
    return starts, ends


def _classes(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The class of each character; one that comes for the first time is looked up in the patterns."""
    classes = _CLASS[codes]
    fresh = codes[classes == _UNKNOWN]
    if not fresh.size:
        return classes
    for code in np.flatnonzero(np.bincount(fresh)).tolist():
        _CLASS[code] = sum(bit for bit, pattern in _CLASSES.items() if pattern.match(chr(code)))
    return _CLASS[codes]


def _joining(codes: NDArray[np.uint32], classes: NDArray[np.uint8]) -> Ints:
    """Places in `classes` of marks inside a word: an apostrophe, a decimal point, a stop between initials."""
    beside = classes[:-2] & classes[2:] & (_LETTER | _DIGIT) != 0
    at = np.flatnonzero(beside & (classes[1:-1] & (_IN_WORDS | _IN_FIGURES) != 0)) + 1
    mark, before, after = classes[at], classes[at - 1], classes[at + 1]
    letters = before & after & _LETTER != 0
    following = codes[np.minimum(at - 1, len(codes) - 1)]
    korean = (following >= _HANGUL.start) & (following < _HANGUL.stop) & (codes[at - 2] != _MIDDLE_DOT)
    # There a quotation mark closes, and a particle follows
    joins = (mark & _IN_WORDS != 0) & letters & ~korean
    joins |= (mark & _IN_FIGURES != 0) & (before & after & _DIGIT != 0)
    stops = np.flatnonzero(letters & (codes[at - 2] == _FULL_STOP))
    alone = (classes[at[stops] - 2] | classes[at[stops] + 2]) & (_LETTER | _NUMBER) == 0
    joins[stops[alone]] = True
    joining: Ints = at[joins]
    return joining


def _with_hard(
    text: str, starts: Ints, ends: Ints, plain: NDArray[np.bool_], hard: Ints
) -> tuple[Ints, Ints]:
    """The words where the stretches that hold a hard character are divided by the pattern.

    A stretch runs between characters that no word has.
    """
    bounds = np.flatnonzero(np.diff(plain, prepend=False, append=False))
    firsts, lasts = bounds[::2], bounds[1::2]
    chosen = np.unique(np.searchsorted(firsts, hard, side="right") - 1)
    kept = ~np.isin(np.searchsorted(firsts, starts, side="right") - 1, chosen)
    found = [
        match.span()
        for first, last in zip(firsts[chosen].tolist(), lasts[chosen].tolist(), strict=True)
        for match in WORD.finditer(text, first, last)
    ]
    more = np.array(found, dtype=np.int64).reshape(-1, 2)
    return np.sort(np.append(starts[kept], more[:, 0])), np.sort(np.append(ends[kept], more[:, 1]))


def has_spaceless(text: str) -> bool:
    """True of a text with a character of a script that puts no space between words."""
    first = _MAY_BE_SPACELESS.search(text)
    return first is not None and SPACELESS.search(text, first.start()) is not None


def is_spaceless(form: str) -> bool:
    """True of words in scripts that put no space between words."""
    return not form.isascii() and SPACELESS.match(form) is not None

"""The numbers of an OpenDocument text: those of its lists, and of its headings by the outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from edition.sources.html_lists import alphabetic, plain_number, written
from edition.sources.odt_styles import STYLE, TEXT
from edition.sources.zipped import Element, local

_FORMATS: Final = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "一, 二, 三, ...": "cjk-ideographic",
    "ア, イ, ウ, ...": "katakana",
    "イ, ロ, ハ, ...": "katakana-iroha",
    "甲, 乙, 丙, ...": "cjk-heavenly-stem",
    "子, 丑, 寅, ...": "cjk-earthly-branch",
    "١, ٢, ٣, ٤, ...": "arabic-indic",
    "ก, ข, ฃ, ...": "thai",
    "01, 02, 03, ...": "decimal-leading-zero",
}
_LETTERS: Final = re.compile(
    r"(?P<first>\w), \w, \.\., (?P<next>\w\w), (?P<after>\w\w), \.\.\. \((?P<of>\w\w)\)"
)
_ALPHABETS: Final = {  # of lists, as LibreOffice writes them
    "ru": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "bg": "абвгдежзиклмнопрстуфхцчшщъюя",
}
_BEYOND: Final = "decimal"  # of forms that are not known
_NUMBERED: Final = ("list-level-style-number", "outline-level-style")
_OUTLINE: Final = " "  # no style has this name
_PATTERNS: Final = (
    f"{STYLE}num-list-format",
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format",
)
_MOST_LETTERS: Final = 100  # of one number
_DEEPEST: Final = 10  # levels that an outline has, in the standard as in programs
_PLACE: Final = re.compile(r"%([1-9]|10)%")


class OdtNumbers:
    """How the lists are numbered, by the names of their styles; counts the headings."""

    def __init__(self, trees: Iterable[Element]) -> None:
        """`trees` are those that may have styles, the common ones first."""
        self._styles: dict[str, dict[str, Element]] = {}
        for tree in trees:
            for style in tree.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = _OUTLINE if local(style) == "outline-style" else style.get(f"{STYLE}name", "")
                levels = self._styles[name] = {}
                for level in style:
                    levels.setdefault(level.get(f"{TEXT}level", ""), level)
        self._headings: list[int] = []
        self.beyond: dict[str, None] = {}
        """The forms of numbers that are not known, in order: 1, 2, 3 stands for what they write."""

    def start(self, style: str, depth: int) -> int:
        """The first number of a level; the outermost is 1."""
        level = self._level(style, depth)
        return plain_number(level.get(f"{TEXT}start-value"), 1) if level is not None else 1

    def mark(self, style: str, numbers: Sequence[int]) -> str:
        """What stands before an item with these numbers, from the outermost level on, and a space."""
        level = self._level(style, len(numbers))
        if level is None or local(level) not in _NUMBERED:
            return ""
        forms = [self._form(style, depth + 1, number) for depth, number in enumerate(numbers)]
        if not forms[-1] and style == _OUTLINE:
            return ""
        if pattern := next(filter(None, map(level.get, _PATTERNS)), ""):
            said = _PLACE.sub(lambda place: "".join(forms[int(place[1]) - 1 : int(place[1])]), pattern)
            return f"{said} " if any(forms) else ""
        shown = max(1, min(plain_number(level.get(f"{TEXT}display-levels"), 1), len(numbers)))
        said = ".".join(filter(None, forms[-shown:]))
        prefix, suffix = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
        return f"{prefix}{said}{suffix} " if said else ""

    def heading(self, heading: Element) -> str:
        """What the outline writes before a heading, and a space; counts it. One in a list has its number."""
        depth = plain_number(heading.get(f"{TEXT}outline-level"), 1)
        if not 1 <= depth <= _DEEPEST:
            return ""
        around = heading.getparent()
        if around is not None and local(around) in ("list-item", "list-header"):
            return ""
        if heading.get(f"{TEXT}is-list-header") == "true" or self._level(_OUTLINE, depth) is None:
            return ""
        counts = self._headings
        anew = heading.get(f"{TEXT}restart-numbering") == "true"
        del counts[depth:]
        counts += (self.start(_OUTLINE, above) for above in range(len(counts) + 1, depth))
        if anew or len(counts) < depth:
            first = plain_number(heading.get(f"{TEXT}start-value"), self.start(_OUTLINE, depth))
            counts[depth - 1 :] = [first]
        else:
            counts[-1] += 1
        return self.mark(_OUTLINE, counts)

    def _form(self, style: str, depth: int, number: int) -> str:
        level = self._level(style, depth)
        form = level.get(f"{STYLE}num-format", "") if level is not None else ""
        if letters := _in_letters(form, number):
            return letters
        if form and form not in _FORMATS:
            self.beyond[form] = None
        return written(number, _FORMATS.get(form, _BEYOND)).rstrip(" .、") if form else ""

    def _level(self, style: str, depth: int) -> Element | None:
        return self._styles.get(style, {}).get(str(depth))


def _in_letters(form: str, number: int) -> str:
    """A number in Cyrillic letters; "" where the form has none that are known.

    >>> _in_letters("А, Б, .., Аа, Аб, ... (ru)", 31), _in_letters("а, б, .., аа, бб, ... (ru)", 31)
    ('Аб', 'бб')
    """
    match = _LETTERS.fullmatch(form)
    alphabet = _ALPHABETS.get(match["of"], "") if match else ""
    if match is None or not alphabet or number < 1:
        return ""
    times, place = divmod(number - 1, len(alphabet))
    if match["next"][1] == match["after"][0].lower():
        marks = alphabetic(number, alphabet)
    else:
        marks = alphabet[place] * min(times + 1, _MOST_LETTERS)
    return marks.capitalize() if match["first"].isupper() else marks

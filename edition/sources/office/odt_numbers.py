"""The numbers of an OpenDocument text: those of its lists, and of its headings by the outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from edition.sources.list_numbers import alphabetic, plain_number, repeated, written
from edition.sources.office.odt_styles import FO, STYLE, TEXT
from edition.sources.office.office_numbers import in_form, in_web_style, note_mark
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
    "١, ٢, ٣, ٤, ...": "arabic-indic",
    "ก, ข, ฃ, ...": "thai",
    "01, 02, 03, ...": "decimal-leading-zero",
}
_AS_IN_WORD: Final = {
    "aa": "lowerLetter",
    "AA": "upperLetter",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "1st": "ordinal",
    "One": "cardinalText",
    "First": "ordinalText",
    "א, י, ק, ...": "hebrew1",
    "א, ב, ג, ...": "hebrew2",
    "أ, ب, ت, ...": "arabicAlpha",
    "ا, ب, ج, ...": "arabicAbjad",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "ㄱ, ㄴ, ㄷ, ...": "chosung",
    "가, 나, 다, ...": "ganada",
    "ｱ, ｲ, ｳ, ...": "aiueo",
    "일, 이, 삼, ... (ko-x-digital)": "koreanDigital",
    "일, 이, 삼, ...": "koreanCounting",
    "壱, 弐, 参, ...": "japaneseLegal",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "*, †, ‡, §, **, ††, ...": "chicago",
}
_NOTES: Final = {"footnote": "1", "endnote": "i"}  # how they are numbered where nothing says it
_LETTERS: Final = re.compile(
    r"(?P<first>\w), \w, \.\., (?P<next>\w\w), (?P<after>\w\w), \.\.\. \((?P<of>\w\w)\)"
)
# Of lists, as LibreOffice writes them
_ALPHABETS: Final = {"ru": "абвгдежзиклмнопрстуфхцчшщыэюя", "bg": "абвгдежзиклмнопрстуфхцчшщъюя"}
_BEYOND: Final = "decimal"  # of forms that are not known
_NUMBERED: Final = ("list-level-style-number", "outline-level-style")
_OUTLINE: Final = " "  # no style has this name
_PATTERNS: Final = (
    f"{STYLE}num-list-format",
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format",
)
_DEEPEST: Final = 10  # levels that an outline has, in the standard as in programs
_PLACE: Final = re.compile(r"%([1-9]|10)%")


class OdtNumbers:
    """How the lists are numbered, by the names of their styles; counts the headings."""

    def __init__(self, trees: Sequence[Element]) -> None:
        """`trees` are those that may have styles, the common ones first."""
        self._styles: dict[str, dict[str, Element]] = {}
        for tree in trees:
            for style in tree.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = _OUTLINE if local(style) == "outline-style" else style.get(f"{STYLE}name", "")
                levels = self._styles[name] = {}
                for level in style:
                    levels.setdefault(level.get(f"{TEXT}level", ""), level)
        notes = (each for tree in trees for each in tree.iter(f"{TEXT}notes-configuration"))
        self._notes = {each.get(f"{TEXT}note-class", ""): each for each in notes}
        self._noted = Counter[str]()
        self._language = next(filter(None, map(_language, trees)), "")
        self._headings: list[int] = []
        self.beyond: dict[str, None] = {}
        """The forms of numbers that are not known, in order: 1, 2, 3 stands for what they write."""

    def has(self, style: str) -> bool:
        """True of the name of a style of lists."""
        return style in self._styles

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
        return self._written(number, _format(level))

    def _written(self, number: int, form: str) -> str:
        """A number in a form as LibreOffice names it; in figures where that is not known."""
        if not form:
            return ""
        known: str | None
        if form in _FORMATS:
            known = in_web_style(number, _FORMATS[form])
        else:
            known = _in_letters(form, number) or in_form(number, _AS_IN_WORD.get(form, form), self._language)
        if known is None:
            self.beyond[form] = None
        return known or written(number, _BEYOND).rstrip(" .")

    def note(self, note: Element) -> str:
        """The mark of the next note: its own, or its number among those of its kind."""
        citation = note.find(f"{TEXT}note-citation")
        if citation is not None and (label := citation.get(f"{TEXT}label")):
            return note_mark(label)
        kind = note.get(f"{TEXT}note-class", "footnote")
        said = self._notes.get(kind)
        self._noted[kind] += 1
        number = self._noted[kind] + (
            plain_number(said.get(f"{TEXT}start-value"), 0) if said is not None else 0
        )
        form = _format(said)
        before, after = (
            said.get(f"{STYLE}num-{at}", "") if said is not None else "" for at in ("prefix", "suffix")
        )
        return note_mark(f"{before}{self._written(number, form or _NOTES.get(kind, '1'))}{after}")

    def _level(self, style: str, depth: int) -> Element | None:
        return self._styles.get(style, {}).get(str(depth))


def _format(says: Element | None) -> str:
    """The form of numbers that a style says, doubled where letters are (aa, bb); "" where it says none."""
    form = says.get(f"{STYLE}num-format", "") if says is not None else ""
    synced = says is not None and says.get(f"{STYLE}num-letter-sync") == "true" and form in ("a", "A")
    return form * 2 if synced else form


def _language(tree: Element) -> str:
    """The language of paragraphs of which no style says another, "" where a tree does not say it."""
    for style in tree.iter(f"{STYLE}default-style"):
        said = style.find(f"{STYLE}text-properties")
        if style.get(f"{STYLE}family") == "paragraph" and said is not None:
            return str(said.get(f"{FO}language", ""))
    return ""


def _in_letters(form: str, number: int) -> str:
    """A number in Cyrillic letters; "" where the form has none that are known.

    >>> _in_letters("А, Б, .., Аа, Аб, ... (ru)", 31), _in_letters("а, б, .., аа, бб, ... (ru)", 31)
    ('Аб', 'бб')
    """
    match = _LETTERS.fullmatch(form)
    alphabet = _ALPHABETS.get(match["of"], "") if match else ""
    if match is None or not alphabet or number < 1:
        return ""
    count = alphabetic if match["next"][1] == match["after"][0].lower() else repeated
    marks = count(number, alphabet)
    return marks.capitalize() if match["first"].isupper() else marks

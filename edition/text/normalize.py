"""The ladder of normalisations: what is folded away, rung by rung, before readings are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Final

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Kind
from edition.text.apart import Apart
from edition.text.figures import FIGURE, Figures
from edition.text.orthography import Orthography
from edition.text.remembered import answered_lately, answered_once

Rules = Mapping[str, Mapping[str, Any]]

# White space that a reader does not see as anything but space; no-break spaces are glyphs.
LAYOUT_SPACE: Final = "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\u2028\u2029"

LAYOUT_RUN: Final = re.compile(f"[{LAYOUT_SPACE}]+")
# One that stands alone; others enclose or are figures
_RELATION: Final = re.compile(r"(?<![^ ])[<>]=?(?![^ ])")
# What may part two figures and say nothing but that they are two
_BESIDE: Final = late(re.compile, r"[ .,;'’\"]*")
_LATIN_MARKS: Final = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
# What refers to a note and is no part of the word before: a number in brackets, one above the line.
_NOTE_MARK: Final = re.compile(
    r"(?<=\S)(?:\[\d{1,3}\])+|(?<![^\W\d_])(?<!\d)(?<=\S)[¹²³⁰⁴-⁹]+|(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]+"
    r"|(?<=[.,;:!?)”\"])\[[a-z]\](?!\w)"
    r"|(?<=[^\W\d_]{2})(?<!m)(?<!ft)(?<!in)(?<!yd)(?<!mi)(?<!s)[¹²³⁰⁴-⁹]+"
    r"|(?:(?<=[^\W\d_]{2})(?=ⁱ)|(?<=[^\W\d_]{3})|(?<=[.,;:!?)”\"]))(?=[ᵛˣ]*ⁱ)[ⁱᵛˣ]{1,7}(?!\w)"
)
_PRIME: Final = re.compile(r"(?<=\d)['\"](?=$|\s)")
# Marks in several signs, and the one sign that they print: the typewriter's dash, quotation marks, ellipsis;
# a quotation mark is single or double as the house has it, an apostrophe stands inside a word.
_RUNS: Final = (
    (re.compile(r"-{2,}"), "-"),
    (re.compile(r"\.(?: ?\.){2,}"), "..."),
    (re.compile(r"''|<<|>>|(?<!\w),,(?=\w)|^,,$|(?<!\w)'|'(?!\w)"), '"'),
)
_MAY_RUN: Final = re.compile(r"--|\. ?\.|'|<<|>>|,,")  # what one of them has in it
_PRIME_AS_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d])′(?=[^\W\d])")
# Of a formula; beside a figure it says another number: 10₂, log₂8.
_SUBSCRIPT: Final = re.compile(r"(?<=[^\W\d_])[₀-₉]+(?!\d)")
_PRIMES: Final = {"'": "′", '"': "″"}
_DIGIT: Final = re.compile(r"\d")
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u052f]")  # Greek and Cyrillic
# A word with letters of theirs and Latin ones; begun at its beginning alone, as a word may be long.
_MIXED: Final = re.compile(rf"(?<!\w)(?=\w*[A-Za-z])(?=\w*{_OTHER_SCRIPT.pattern})\w+")
_GREEK: Final = "\u0370"  # where its letters begin
_CYRILLIC: Final = "\u0400"
_READINGS: Final = 50_000  # whose form without punctuation is kept; it is asked for several times in a row
_REMEMBERED: Final = 300_000  # words whose key is kept: those of a long book, some 50 MB
_NO_CAPITALS: Final = re.compile("(ß|\u0345)")  # what folding of capitals would write in two letters
_IOTA_BELOW: Final = re.compile("[\u0345\u1f80-\u1fff]")
# A word with spaces for emphasis
_LETTERSPACED: Final = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){2,}(?!\w)")
_LONGEST_WORD: Final = 60  # letters; patterns search longer strings, which no spelling has, at great cost
# Private use: stands between two figures that no word parts, so that 5, 100 is not 5100
_PARTED: Final = "\ue001"
_SPACE_IN_FIGURE: Final = re.compile(r"(?<=\d) (?=[.,'’]?\d)|(?<=\d[.,'’]) (?=\d)")


def fold_space(text: str) -> str:
    """Runs of layout white space as one space, none at the ends; no-break spaces and all else stay.

    >>> fold_space(" to  be\\nor not ")
    'to be or not'
    """
    return (text if reads_as_printed(text) else LAYOUT_RUN.sub(" ", text)).strip(" ")


def reads_as_printed(text: str) -> bool:
    """True of a stretch of one line with no white space but single spaces, as nearly all are; soon seen."""
    return text.isprintable() and "  " not in text


@dataclass(frozen=True)
class Pattern:
    """A spelling pattern over a whole word, what such a word has in it, and the words it must leave alone.

    `has` changes nothing but the time it takes: most words have nothing of the kind, so most patterns are
    never compiled.
    """

    match: str
    has: str
    replace: str
    exceptions: frozenset[str]

    def rewritten(self, word: str) -> str:
        """The word in the one spelling, where it is one of the pattern's."""
        if word in self.exceptions or not self._has.search(word):
            return word
        return self._match.sub(self.replace, word)

    @cached_property
    def _has(self) -> re.Pattern[str]:
        return re.compile(self.has)

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return re.compile(self.match)


def _in_line(match: re.Match[str]) -> str:
    """The figures of a formula on the line: CO₂, CO2."""
    return "".join(str(unicodedata.digit(sign)) for sign in match.group())


_NO_ORTHOGRAPHY: Final = Orthography()


@dataclass(frozen=True)
class Ladder:
    """The rules of one edition, as data; the rungs are its methods.

    `alike` are letters of another script, and the Latin ones they look like, one beside the other. Each rung
    folds what the rungs below it fold, and is idempotent.
    """

    glyphs: Mapping[str, str]
    presentation: tuple[tuple[str, str], ...]
    invisible: frozenset[str]
    patterns: tuple[Pattern, ...]
    words: Mapping[str, str]
    confusions: Mapping[tuple[str, str], float]
    figures: Figures
    apart: Apart
    orthography: Orthography = _NO_ORTHOGRAPHY
    alike: tuple[tuple[str, str], ...] = ()
    dotted: bool = False
    _keys: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _glyph_table(self) -> dict[int, str]:
        table = {ord(glyph): plain for glyph, plain in self.glyphs.items()}
        for first, last in self.presentation:
            for code in range(ord(first), ord(last) + 1):
                folded = unicodedata.normalize("NFKC", chr(code))
                if folded != chr(code):
                    table.setdefault(code, folded.translate(table))
        return table

    @cached_property
    def _may_match(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern.has})" for pattern in self.patterns))

    @cached_property
    def _invisible_table(self) -> dict[int, None]:
        return dict.fromkeys(map(ord, self.invisible))

    def spacing(self, text: str) -> str:
        """White space runs as one space, none at the ends, no invisible characters."""
        if not text.isascii():
            text = text.translate(self._invisible_table)
        return fold_space(text)

    def typographic(self, text: str) -> str:
        """One glyph for each character, canonically composed (NFC)."""
        if text.isascii() and text.isalnum():
            return text
        text = self.spacing(text)
        if not text.isascii():
            text = unicodedata.normalize(
                "NFC", unicodedata.normalize("NFC", text).translate(self._glyph_table)
            )
            text = _SUBSCRIPT.sub(_in_line, fold_space(text))
            text = _MIXED.sub(self._in_one_script, text) if _OTHER_SCRIPT.search(text) else text
        text = text.replace("`", "'") if "`" in text else text
        text = _PRIME_AS_APOSTROPHE.sub("'", text) if "′" in text else text
        if text.isalnum():
            return text
        text = _with_primes(text) if "'" in text or '"' in text else text
        if _MAY_RUN.search(text):
            for run, mark in _RUNS:
                text = run.sub(mark, text)
        return text

    def _in_one_script(self, word: re.Match[str]) -> str:
        """A word of two scripts in the one that has all its letters; as it is where none has."""
        plain = [letter for letter in word.group() if letter.isascii() and letter.isalpha()]
        other = [letter for letter in word.group() if letter >= _GREEK]
        cyrillic = min(other) >= _CYRILLIC  # of Greek and Latin in equal parts are signs of units: MΩ
        for foreign, latin in self.alike:
            if cyrillic is (foreign[0] >= _CYRILLIC):
                if len(other) < len(plain) + cyrillic and set(other) <= set(foreign):
                    return word.group().translate(str.maketrans(foreign, latin))
                if len(plain) < len(other) + cyrillic and set(plain) <= set(latin):
                    return word.group().translate(str.maketrans(latin, foreign))
        return word.group()

    @answered_once
    def glyph(self, mark: str) -> str:
        """What a mark between words is, glyphs apart; of white space a space."""
        return self.typographic(mark) or " "

    def case(self, text: str) -> str:
        """No capitals, in the letters of the language; ß is no capital of ss, nor I of i in Turkish."""
        text = self.typographic(text)
        if text.isascii() and not self.dotted:
            return text.lower()
        if self.dotted:
            text = text.replace("İ", "i").replace("I", "ı")
        parted = unicodedata.normalize("NFD", text.replace("ẞ", "ß")) if _IOTA_BELOW.search(text) else text
        kept = _NO_CAPITALS.split(parted.replace("ẞ", "ß"))
        folded = "".join(part if part in ("ß", "\u0345") else part.casefold() for part in kept)
        return unicodedata.normalize("NFC", folded)

    def punctuation(self, text: str) -> str:
        """No punctuation but what figures are made of, in one form. Words are left apart."""
        if text.isascii() and text.isalnum() and not self.dotted:
            return text.lower()
        return self._without_punctuation(text)

    @answered_lately(_READINGS)
    def _without_punctuation(self, text: str) -> str:
        text = self.case(text)
        if text.isascii() and text.isalnum():
            return text
        if "[" in text or not text.isascii():
            text = _NOTE_MARK.sub("", text)
        if not _DIGIT.search(text):
            return self.spacing(_without_marks(text))
        parts: list[str] = []
        at = 0
        for figure in FIGURE.finditer(text):
            between = text[at : figure.start()]
            parted = at and _BESIDE.fullmatch(between)
            parts += (_PARTED if parted else _without_marks(between), self.figures.canonical(figure.group()))
            at = figure.end()
        return self.spacing("".join((*parts, _without_marks(text[at:]))))

    def spelling(self, text: str) -> str:
        """One spelling for each word."""
        plain = self.punctuation(text)
        if " " not in plain:
            return self._spell(plain)
        plain = _LETTERSPACED.sub(lambda match: match.group().replace(" ", ""), plain)
        return " ".join(map(self._spell, plain.split(" ")))

    def remembered(self, word: str, key: Callable[[str], str]) -> str:
        """What `key`, always the same function, makes of a word by this ladder; kept until there are many."""
        known = self._keys.get(word)
        if known is None:
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            known = self._keys[word] = key(word)
        return known

    @answered_lately(_REMEMBERED)
    def _spell(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return word
        if not self.patterns:
            return self.orthography.fold(self.words.get(word, word))
        if not word.isascii():
            word = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFD", word)))
            word = word.replace("æ", "ae").replace("œ", "oe")
        word = self.words.get(word, word)
        if not self._may_match.search(word):
            return word
        for pattern in self.patterns:
            word = pattern.rewritten(word)
        return self.words.get(word, word)

    @property
    def rungs(self) -> tuple[tuple[Kind, Callable[[str], str]], ...]:
        """The rungs with the kind of difference each folds away, lowest first."""
        return (
            (Kind.SPACING, self.spacing),
            (Kind.TYPOGRAPHIC, self.typographic),
            (Kind.CASE, self.case),
            (Kind.PUNCTUATION, self.punctuation),
            (Kind.SPELLING, self.spelling),
        )


def _with_primes(text: str) -> str:
    """The text with marks of feet and inches, minutes and seconds after figures as primes.

    A mark that closes what another opened is none; what is a prime opened nothing.
    """
    parts: list[str] = []
    open_marks = dict.fromkeys(_PRIMES, 0)
    at = 0
    for found in _PRIME.finditer(text):
        parts.append(text[at : found.start()])
        for mark in open_marks:
            open_marks[mark] += parts[-1].count(mark)
        closes = open_marks[found.group()] % 2
        open_marks[found.group()] += closes
        parts.append(found.group() if closes else _PRIMES[found.group()])
        at = found.end()
    return "".join((*parts, text[at:]))


def _without_marks(text: str) -> str:
    """The text without punctuation; a relation that stands alone is none."""
    kept = {match.start() for match in _RELATION.finditer(text)} if "<" in text or ">" in text else ()
    marks = {ord(c) for c in set(text) if is_punctuation(c)}
    if not kept:
        return text.translate(dict.fromkeys(marks))
    return "".join(c for i, c in enumerate(text) if i in kept or ord(c) not in marks)


def closed(text: str) -> str:
    """The text with its words run together; a space inside a figure says that there are two.

    >>> closed("the end of 20 19, and 1, 5")
    'theendof20 19,and1, 5'
    """
    if " " not in text:
        return text
    edges = [0, *(match.start() for match in _SPACE_IN_FIGURE.finditer(text)), len(text)]
    return " ".join(text[start:end].replace(" ", "") for start, end in pairwise(edges))


@lru_cache(maxsize=2_000)
def is_punctuation(character: str) -> bool:
    """True of marks that divide and enclose words; % & ⁊ @ # § and symbols of things count as words."""
    if character in "%‰‱&⁊@#§¶":
        return False
    category = unicodedata.category(character)
    return category[0] == "P" or character in "`´^~|¦<>†‡↩"  # ↩ leads back from a note of a page

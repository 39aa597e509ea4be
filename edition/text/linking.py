"""The form of a word by which it is linked: nothing that scribes, printers and editors write at will.

Words are linked first and judged afterwards, by their readings: what is folded here is still a difference.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from edition.text.ladders import read_rules

# Canonical combining classes of marks that are part of a letter in the scripts of India and Japan.
_OF_LETTERS: Final = frozenset({0, 7, 8, 9})

_SAME: Final = {
    "v": "u", "j": "i", "ſ": "s", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
    "ð": "d", "þ": "th", "ħ": "h", "ꝛ": "r", "ꝑ": "p", "ꝓ": "p", "ꝗ": "q", "ꝯ": "con", "ȝ": "g",
    "ς": "σ", "ϲ": "σ", "ϐ": "β", "ϑ": "θ", "ϕ": "φ", "ϖ": "π", "ϰ": "κ", "ϱ": "ρ", "ϵ": "ε", "ͻ": "σ",
    "ѣ": "е", "і": "и", "ѳ": "ф", "ѵ": "и", "ъ": "", "ґ": "г",
    "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ٱ": "ا",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
_TABLE: Final = {ord(letter): other for letter, other in _SAME.items()}
_ASCII: Final = {ord("v"): "u", ord("j"): "i"}

_IOTA_BELOW: Final = "\u0345"  # which capitals and small letters without it make a letter of its own


def without_iota_below(word: str) -> str:
    """The word with no iota under its vowels: folding capitals would put it beside them."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(_IOTA_BELOW, ""))


def linking_form(word: str) -> str:
    """The form by which a word, folded as far as the ladder goes, is linked; never empty.

    >>> linking_form("vniuersi"), linking_form("ϲοφία"), linking_form("w o r d s")
    ('uniuersi', 'σοφια', 'words')
    """
    if word.isascii():
        return word.translate(_ASCII).replace(" ", "") or word
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word.casefold())
        if unicodedata.combining(letter) in _OF_LETTERS and not letter.isspace()
    )
    return unicodedata.normalize("NFC", plain.translate(_TABLE)) or word


@cache
def leaning_words() -> frozenset[str]:
    """The articles, prepositions and conjunctions of any language, in the form by which they are linked.

    >>> "the" in leaning_words(), "και" in leaning_words(), "δε" in leaning_words()
    (True, True, False)
    """
    tables = read_rules()["languages"].values()
    return frozenset(linking_form(word) for table in tables for word in table.get("leaning", ()))


@cache
def common_words() -> frozenset[str]:
    """The words that any text of their language has, in the form by which they are linked.

    >>> "the" in common_words(), "και" in common_words(), "clock" in common_words()
    (True, True, False)
    """
    tables = read_rules()["languages"].values()
    words = (word for table in tables for kind in ("common", "little") for word in table.get(kind, ()))
    return frozenset(map(linking_form, words))

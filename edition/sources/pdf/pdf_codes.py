"""Fonts that do not say which characters they print: their codes as TeX has them, where they are TeX's."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

UNTOLD: Final = "\ufffd"
"""What stands for a mark of which the file does not say what it is."""

_LIGATURES: Final = ("ff", "fi", "fl", "ffi", "ffl")
_CORK: Final = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"  # 0x80 to 0xbf
# The encodings of TeX's fonts: T1, also called Cork, and OT1, the older one.
_T1: Final = {
    **dict(enumerate("“”„«»–—", 0x10)),
    **dict(enumerate(_LIGATURES, 0x1B)),
    **dict(enumerate(_CORK, 0x80)),
    0x27: "’",
    0x60: "‘",
    0x7F: "-",
    0xD7: "Œ",
    0xDF: "SS",
    0xF7: "œ",
    0xFF: "ß",
}
_OT1: Final = {
    **dict(enumerate(_LIGATURES, 0x0B)),
    **dict(enumerate("ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ", 0x10)),
    0x22: "”",
    0x27: "’",
    0x60: "‘",
    0x5C: "“",
    0x3C: "¡",
    0x3E: "¿",
    0x5E: "ˆ",
    0x5F: "˙",
    0x7B: "–",
    0x7C: "—",
    0x7D: "˝",
    0x7E: "˜",
    0x7F: "¨",
}
_SYMBOLS: Final = {
    **dict(enumerate("†‡‖‰•℃$¢ƒ₡₩₦₲₱₤℞‽⸘₫™‱¶฿№⁒℮◦℠", 0x84)),
    **{code: chr(code) for code in b"\xa2\xa3\xa5\xa7\xa9\xac\xae\xb0\xb1\xb5\xb6\xb7\xbc\xbd\xbe\xd7\xf7"},
    0xBF: "€",
}
"""What the fonts of signs print that TeX has beside those of T1."""
_CONTROLS: Final = range(0x20)
_CAPITALS: Final = range(0x80, 0x9F)  # in T1
_NEWER_MARKS: Final = range(0x10, 0x17)
_ENCODINGS: Final = ((_T1, range(0x1B, 0x20)), (_OT1, range(0x0B, 0x10)))
_LETTERS: Final = 0.5  # of the codes are plain letters where they are those of TeX, or of ASCII at all


def characters_by_font(
    fonts: Sequence[tuple[int, int]], in_words: Set[tuple[int, int]] = frozenset()
) -> dict[tuple[int, int], str]:
    """The same of the codes of several fonts, each a number and a code; some of them have signs alone.

    What `stands_in_word` is a letter or a mark of a sentence in whatever font.
    """
    lettered = {font for font, code in fonts if chr(code).isascii() and chr(code).isalpha()}
    in_text = {each for each in fonts if each[0] in lettered} | in_words
    known = characters_of([each[1] for each in fonts if each in in_text])
    signs = {code: mark for code, mark in known.items() if code not in _CONTROLS} | _SYMBOLS
    tables = ((each, known if each in in_text else signs) for each in set(fonts) if known)
    return {(font, code): table[code] for (font, code), table in tables if code in table}


def stands_in_word(code: int, before: int, after: int) -> bool:
    """Whether a code is no sign by what stands beside it, without a space (0 for none).

    A ligature and a quotation mark touch the text, bullets and signs of relations do not. A capital has small
    letters behind it; so have signs of units (°, µ), in whose places T1 has small letters.
    """
    if code in _CONTROLS:
        return bool(before or after)
    return code in _CAPITALS and chr(after).islower()


def characters_of(codes: Sequence[int]) -> dict[int, str]:
    """What the codes of fonts that tell no characters print, as a rule: those missing are as in Unicode.

    Which of TeX's two encodings it is, its ligatures say; or quotation marks and dashes beside codes beyond
    ASCII, which the older one does not have.
    """
    letters = sum(chr(code).isascii() and chr(code).isalpha() for code in codes)
    if letters < _LETTERS * len(codes):
        return {}
    found = [(sum(code in ligatures for code in codes), table) for table, ligatures in _ENCODINGS]
    count, table = max(found, key=lambda each: each[0])
    if not count and any(code in _NEWER_MARKS for code in codes) and any(code > 0x7F for code in codes):
        return _T1
    return table if count else {}

"""What the signs of the font Symbol are, of which Word files give the code alone."""

from __future__ import annotations

from typing import Final

_FIRST: Final = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SECOND: Final = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_THIRD: Final = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL: Final = {
    **dict(enumerate(_FIRST, 0x20)),
    **dict(enumerate(_SECOND, 0xA0)),
    **dict(enumerate(_THIRD, 0xF1)),
}
_HALVES: Final = range(0xD800, 0xE000)  # of characters beyond 0xFFFF: alone they are none


def symbol(code: str, font: str) -> str:
    """The sign with a code (hexadecimal) in a font; of other fonts than Symbol the character of that code.

    >>> symbol("F0A3", "Symbol"), symbol("00B1", "Symbol"), symbol("F0E0", "Wingdings") == "\\uf0e0"
    ('≤', '±', True)
    """
    try:
        number = int(code, 16)
        known = _SYMBOL.get(number & 0xFF) if font == "Symbol" and number >> 8 in (0, 0xF0) else None
        return known or ("" if number in _HALVES else chr(number))
    except (ValueError, OverflowError):
        return ""

"""The marks that a web page sets rather than writes: figures set high or low, quotation marks by language."""

from __future__ import annotations

import re
import string
from collections.abc import Container, Mapping
from typing import Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

_FIGURES: Final = re.compile(r"(?=\D*\d)[\d\s,.;+\-−–()]+")
_NOTE_LETTERS: Final = re.compile(r"[a-z]{1,2}")
_LETTER: Final = re.compile(r"[a-z]")
_WORD_BEFORE: Final = re.compile(r"[^\W\d_]{2,}$")
_HIGH: Final[dict[int, int]] = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOW: Final[dict[int, int]] = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_HIGH_LETTERS: Final[dict[int, int]] = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_PLAIN: Final[dict[int, int]] = {
    **{sign: plain for table in (_HIGH, _LOW, _HIGH_LETTERS) for plain, sign in table.items()},
    ord("⁻"): ord("-"),
    ord("−"): ord("-"),
}
_QUOTES: Final[Mapping[str, str]] = {
    "": "“”‘’",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "el": "«»“”",
    "es": "«»“”",
    "fi": "””’’",
    "fr": "«»«»",
    "hu": "„”»«",
    "it": "«»“”",
    "ja": "「」『』",
    "nb": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "ro": "„”«»",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
    "zh-hk": "「」『』",
    "zh-tw": "「」『』",
}
_UNCAPTIONED: Final = frozenset(
    {"hidden", "checkbox", "radio", "range", "color", "file", "image", "password"}
)
"""Inputs that do not show what stands in them; one of a kind that is not known is a field of text."""


def raised(text: str, level: str, before: str, *, is_note: bool = False) -> str:
    """Figures set high or low (`level` is sup or sub) in the signs for such: no words.

    Of letters only those that mark a note become such signs; `before` is the mark before the text.

    >>> raised("2", "sup", "l"), raised("st", "sup", "1"), raised("a", "sup", "d", is_note=True)
    ('²', 'st', 'ᵃ')
    """
    bare = text.strip()
    if level == "sup" and _FIGURES.fullmatch(bare):
        return text.translate(_HIGH)
    if level == "sup" and is_note and _NOTE_LETTERS.fullmatch(bare):
        return text.translate(_HIGH_LETTERS)
    if level == "sub" and before in ("/", "\u2044") and bare.isdigit():
        return text.translate(_LOW)
    return text


def unlinked_note_letters(page: LexborHTMLParser, shown: Container[int]) -> list[str]:
    """Words with the raised letter behind each, where those are a, b, c … in the order of the page.

    Such are marks of notes as a rule, but without a link to the note the letters stay letters of the words.
    `shown` holds the `mem_id` of the elements that are shown: of others nothing is said.
    """
    found: dict[str, str] = {}
    linked = {high.mem_id for high in page.css("a[href] sup")}
    for high in page.css("sup"):
        if high.mem_id not in shown or high.mem_id in linked or high.css_first("a"):
            continue
        letter, before = high.text().strip(), high.prev
        word = _WORD_BEFORE.search(before.text_content or "") if before and before.is_text_node else None
        if word and _LETTER.fullmatch(letter):
            found.setdefault(letter, word[0] + letter)
    in_order = list(found) == list(string.ascii_lowercase[: len(found)])
    return list(found.values()) if in_order else []


def raised_letters(text: str) -> str | None:
    """Figures or small letters in the signs for such above the line; None where one of them has no such sign.

    >>> raised_letters("iv"), raised_letters("iq")
    ('ⁱᵛ', None)
    """
    if not (text.isdecimal() or _HIGH_LETTERS.keys() >= set(map(ord, text))):
        return None
    return text.translate(_HIGH | _HIGH_LETTERS)


def plain_figures(text: str) -> str:
    """The text with what `raised` gives plain again."""
    return text.translate(_PLAIN)


def quotation_mark(language: str, depth: int, opens: bool, quotes: str = "", content: str = "") -> str:
    """The mark before or after a quotation, as browsers write it; `depth` is 1 for the outermost.

    `quotes` and `content` are what styles say of the marks, outermost first, and of what stands there; ""
    where they say nothing. Words there are no mark.

    >>> quotation_mark("de", 1, True), quotation_mark("de", 2, False, "'<' '>'")
    ('„', '>')
    >>> quotation_mark("de", 1, True, "none"), quotation_mark("de", 1, True, content="normal")
    ('', '')
    """
    if content.startswith("no-"):
        return ""
    if content and "-quote" not in content and "var(" not in content:
        said = "".join(_strings(content))
        return "" if any(map(str.isalnum, said)) else said
    own = _strings(quotes)
    if quotes == "none" or len(own) > 1:
        pairs = list(zip(own[::2], own[1::2], strict=False))
        return pairs[min(depth, len(pairs)) - 1][not opens] if pairs else ""
    tag = language.lower()
    main = tag.partition("-")[0]
    marks = _QUOTES.get(tag) or _QUOTES.get(main) or _QUOTES[""]
    mark = marks[2 * ((depth + 1) % 2) + (not opens)]
    if main != "fr":
        return mark
    return f"{mark}\u00a0" if opens else f"\u00a0{mark}"


def _strings(value: str) -> list[str]:
    """The strings in a value of a style sheet."""
    return [token.value for token in tinycss2.parse_component_value_list(value) if token.type == "string"]


def caption(element: LexborNode) -> str:
    """What an attribute makes a field, a button or a group of choices show; "" of anything else."""
    attributes = element.attributes
    if element.tag == "optgroup":
        return attributes.get("label") or ""
    kind = (attributes.get("type") or "text").lower()
    captioned = element.tag == "input" and kind not in _UNCAPTIONED
    return (attributes.get("value") or "").strip() if captioned else ""

"""What style sheets write before and behind the elements of a page: shown there, and no text of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.sources.web.html_selectors import beside, selected
from edition.sources.web.html_styles import StyleRule, screen_sheets

_WORD: Final = re.compile(r"[^\W_].|.[^\W_]")  # a letter alone is an icon of a font, as a rule
_NUMBERS: Final = re.compile(
    r"@counter-style\b|\bcounter-(?:reset|set|increment)\s*:[^:;{}]*\blist-item\b"
    r"|::marker\s*\{[^{}]*\bcontent\s*:(?!\s*(?:none|normal|\"\"|''))",
    re.IGNORECASE,
)
_COUNTERS: Final = ("counter", "counters")


def generated_words(page: LexborHTMLParser, rules: Iterable[StyleRule], shown: Container[int]) -> list[str]:
    """The words that rules may write beside elements that are shown; of counters that they count.

    `shown` holds the `mem_id` of such. Not asked is whether another rule writes something else there.
    """
    found: dict[str, None] = {}
    for rule in rules:
        values = [said.value for said in rule.content if _writes(said)]
        for _, place, _ in beside(rule.selector) if values else ():
            for element in selected(page, place) or ():
                for value in values if element.mem_id in shown else ():
                    found.update(dict.fromkeys(_said(value, element)))
    return list(found)


def numbers_lists(page: LexborHTMLParser) -> bool:
    """True where style sheets may number the items of a list otherwise than by a style that browsers know."""
    if page.css_first("ol > li") is None:
        return False
    inline = (element.attributes.get("style") or "" for element in page.css('[style*="counter-"]'))
    return any(_NUMBERS.search(text) for text in (*screen_sheets(page), *inline))


def _writes(said: Any) -> bool:
    return said.type == "declaration" and said.lower_name == "content" and _may_say(said.value)


def _may_say(value: Sequence[Any]) -> bool:
    """False of an icon, as most of what is written so is: of those no element is sought."""
    return any(
        token.type == "function" or (token.type == "string" and _WORD.search(token.value)) for token in value
    )


def _said(value: Sequence[Any], element: LexborNode) -> Iterator[str]:
    for token in value:
        if token.type == "string" and _WORD.search(token.value):
            yield token.value.strip()
        elif token.type == "function" and token.lower_name in _COUNTERS:
            yield "1, 2, 3"
        elif token.type == "function" and token.lower_name == "attr":
            said = element.attributes.get(tinycss2.serialize(token.arguments).strip()) or ""
            if _WORD.search(said):
                yield said.strip()

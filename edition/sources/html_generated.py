"""What style sheets write before and behind the elements of a page: shown there, and no text of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.sources.html_selectors import selected, selectors_of
from edition.sources.html_styles import screen_rules, screen_sheets

_BEHIND: Final = re.compile(r"(?P<alone>(?<![^\s>+~]))?::?(?:before|after)(?![\w-])", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_].|.[^\W_]")  # a letter alone is an icon of a font, as a rule
_COUNTERS: Final = ("counter", "counters")


def generated_words(page: LexborHTMLParser) -> list[str]:
    """The words that the page's own sheets may write at elements that it has; of counters that they count.

    Not asked is whether the element is shown, nor whether another rule writes something else there.

    >>> generated_words(LexborHTMLParser("<style>p::before {content: 'Not '}</style><p>guilty"))
    ['Not']
    """
    found: dict[str, None] = {}
    sheets = (text for text in screen_sheets(page) if "content" in text.casefold())
    for rule in screen_rules(sheets, varies=False):
        values = [said.value for said in rule.content if _writes(said)]
        for place in _places(rule.selector) if values else ():
            for element in selected(page, place) or ():
                for value in values:
                    found.update(dict.fromkeys(_said(value, element)))
    return list(found)


def _places(selector: Sequence[Any]) -> Iterator[str]:
    """The selectors of the elements before or behind which a rule writes."""
    for part in selectors_of(selector):
        place, count = _BEHIND.subn(_element, tinycss2.serialize(part).strip())
        if count:
            yield place


def _element(match: re.Match[str]) -> str:
    return "" if match["alone"] is None else "*"


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

"""What style sheets write before and behind the elements of a page: shown there, and no text of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.sources.html_media import media_applies
from edition.sources.html_selectors import selected, selectors_of

_BEHIND: Final = re.compile(r"::?(?:before|after)$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_].|.[^\W_]")  # a letter alone is an icon of a font, as a rule
_COUNTERS: Final = ("counter", "counters")


def generated_words(page: LexborHTMLParser, sheets: Iterable[LexborNode]) -> list[str]:
    """The words that the page's own `sheets` write at elements that it has; of counters that they count.

    >>> page = LexborHTMLParser("<style>p::before {content: 'Not '}</style><p>guilty")
    >>> generated_words(page, page.css("style"))
    ['Not']
    """
    found: dict[str, None] = {}
    for sheet in sheets:
        text = sheet.text_content or sheet.text()
        if "content" in text:
            for selector, value in _written(tinycss2.parse_stylesheet(text, skip_comments=True)):
                for element in selected(page, selector or "*") or ():
                    found.update(dict.fromkeys(_said(value, element)))
    return list(found)


def _written(rules: Iterable[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The selectors of elements at which something is written, and the values that say what."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            if media_applies(tinycss2.serialize(rule.prelude)):
                yield from _written(tinycss2.parse_rule_list(rule.content))
        elif rule.type == "qualified-rule":
            parts = [tinycss2.serialize(part).strip() for part in selectors_of(rule.prelude)]
            places = [_BEHIND.sub("", part) for part in parts if _BEHIND.search(part)]
            for said in tinycss2.parse_blocks_contents(rule.content) if places else ():
                if said.type == "declaration" and said.lower_name == "content" and _may_say(said.value):
                    yield from ((place, said.value) for place in places)


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

"""The style sheets that a page links to, where the file that holds the page holds them too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser

from edition.sources.web.html_media import solid
from edition.sources.web.html_styles import may_be_heeded

Sheets = Callable[[str], str]
"""Gives the style sheet at an address, "" where it is not known or was given to the page already."""
_MOST: Final = 200  # of one page: they may name each other, and saved pages have up to 43


class LinkedSheets:
    """The style sheets of one file.

    `text` gives what a part of the file holds, None where it has none of that name; `joined` the name of the
    part to which an address in another part leads.
    """

    def __init__(self, text: Callable[[str], str | None], joined: Callable[[str, str], str]) -> None:
        self._text, self._joined = text, joined
        self._used: set[str] = set()
        self._rules: dict[str, list[Any]] = {}

    def of_page(self, name: str) -> Sheets:
        """What is heeded of the sheets that the page of that name links to."""
        return partial(self._sheet, name, put=set())

    def _sheet(self, inside: str, address: str, put: set[str]) -> str:
        """What is heeded of a style sheet and those that it imports, once a page (`put`: already there).

        The first page that needs one gets it as it is: only what others need too is worth a choice.
        """
        name = self._joined(inside, address)
        text = "" if name in self._rules else self._text(name)
        if name in put or len(put) == _MOST or text is None:
            return ""
        put.add(name)
        if name not in self._rules:
            if name not in self._used and "@import" not in text.lower():
                self._used.add(name)
                return text
            rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
            self._rules[name] = [rule for rule in rules if _is_import(rule) or may_be_heeded(rule)]
        written = [
            self._imported(name, rule, put) if _is_import(rule) else rule.serialize()
            for rule in self._rules[name]
        ]
        return "\n".join(written)

    def _imported(self, inside: str, rule: Any, put: set[str]) -> str:
        address, *where = solid(rule.prelude) or [None]
        if address is None or address.type not in ("string", "url"):
            return ""
        sheet = self._sheet(inside, address.value, put)
        return f"@media {tinycss2.serialize(where)} {{{sheet}}}" if where else sheet


def _is_import(rule: Any) -> bool:
    return bool(rule.type == "at-rule" and rule.lower_at_keyword == "import")


def is_sheet(relation: str) -> bool:
    """True of a link to a style sheet by its `rel`; not of one that a reader may choose."""
    kinds = relation.lower().split()
    return "stylesheet" in kinds and "alternate" not in kinds


def put_sheets_in(page: LexborHTMLParser, sheets: Sheets) -> None:
    """Puts the sheets that a page links to where the links stand."""
    for link in page.css("link[rel]"):
        said = link.attributes
        taken = is_sheet(said.get("rel") or "") and "disabled" not in said
        if taken and (text := sheets(said.get("href") or "")):
            style = page.create_node("style")
            style.insert_child(text)
            style.attrs["media"] = said.get("media") or ""
            link.insert_before(style)

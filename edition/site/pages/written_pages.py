"""The sections of a hand-written page, as the search shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_HEADING: Final = re.compile(r"<h[1-6]\b((?:[^>]*\s)?id=\"([^\"]+)\"[^>]*)>(.*?)</h[1-6]>", re.DOTALL)
_UNREAD: Final = re.compile(r"<!--.*?-->|<(script|style|object)\b.*?</\1>", re.DOTALL)
_TAG: Final = re.compile(r"<(?!/?(?:p|code|pre|li|ol|ul|sub|sup)\b)[^>]+>")  # inside of words
_EXCLUDED: Final = "data-search-exclude"  # an attribute of what the search is not to find


def written_sections(content: str, url: str, title: str) -> Iterator[dict[str, str]]:
    """The rows of a page's sections for `search_texts`: `location`, `title` and `text`, in HTML.

    What stands before the first heading is a section under the page's title, if anything does. Left out is
    what is marked so, a heading with all its section.
    """
    first, *parts = _HEADING.split(_UNREAD.sub("", _without_excluded(content)))
    if first.strip():
        yield {"location": url, "title": title, "text": _TAG.sub("", first)}
    sections = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    for number, (attributes, anchor, heading, text) in enumerate(sections):
        if _EXCLUDED not in attributes:
            place = f"{url}#{anchor}" if number or first.strip() else url
            yield {"location": place, "title": _TAG.sub("", heading), "text": _TAG.sub("", text)}


def _without_excluded(content: str) -> str:
    """A page without the elements that are marked, save headings."""
    if _EXCLUDED not in content:
        return content
    page = LexborHTMLParser(content)
    for element in page.css(f"[{_EXCLUDED}]:not(h1, h2, h3, h4, h5, h6)"):
        element.decompose()
    return page.body.inner_html or "" if page.body else ""

"""The sections of a hand-written page, as the search shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_HEADING: Final = re.compile(r"<h[1-6]\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h[1-6]>", re.DOTALL)
_UNSAID: Final = re.compile(  # comments, what is no text, and tags inside of words
    r"<!--.*?-->|<(script|style|object)\b.*?</\1>|<(?!/?(?:p|code|pre|li|ol|ul|sub|sup)\b)[^>]+>", re.DOTALL
)


def written_sections(content: str, url: str, title: str) -> Iterator[dict[str, str]]:
    """The rows of a page's sections for `search_texts`: `location`, `title` and `text`, in HTML.

    What stands before the first heading is a section under the page's title, if anything does.
    """
    first, *parts = _HEADING.split(content)
    if first.strip():
        yield {"location": url, "title": title, "text": _UNSAID.sub("", first)}
    for number, (anchor, heading, text) in enumerate(zip(parts[::3], parts[1::3], parts[2::3], strict=True)):
        place = f"{url}#{anchor}" if number or first.strip() else url
        yield {"location": place, "title": _UNSAID.sub("", heading), "text": _UNSAID.sub("", text)}

"""The Content-Security-Policy of a page: nothing from outside, nothing inline but the page's own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_FOR_ALL: Final = 16  # scripts and styles: those of the theme, which all pages have
_DATA_BLOCK: Final = re.compile(r"""\btype=["']?application/""")
_SOURCE: Final = re.compile(r"\bsrc=")
_CHARSET: Final = re.compile(r"""<meta charset=["']?utf-8["']?>""", re.IGNORECASE)


def with_policy(page: str) -> str:
    """The page with its policy as the first thing after the character set; ValueError without one."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(page)}">'
    placed, count = _CHARSET.subn(lambda charset: charset[0] + policy, page, count=1)
    if count == 0:
        raise ValueError("the page declares no character set that the policy could follow")
    return placed


def content_security_policy(page: str) -> str:
    """What the page may load and run: files of its own site, and the inline scripts and styles it has now."""
    scripts = " ".join(["'self'", *sorted(set(_hashes(page)))])
    styles = " ".join(["'self'", *(_digest(code) for _, code in _elements(page, "<style>", "</style>"))])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {styles}",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(page: str) -> list[str]:
    return [
        _digest(code)
        for attributes, code in _elements(page, "<script", "</script>")
        if not _SOURCE.search(attributes) and not _DATA_BLOCK.search(attributes)
    ]


def _elements(page: str, opening: str, closing: str) -> Iterator[tuple[str, str]]:
    """The attributes and the content of each element between these marks, in which no other begins."""
    at = page.find(opening)
    while at >= 0:
        begin = page.find(">", at + len(opening) - 1)
        end = page.find(closing, begin)
        if min(begin, end) < 0:
            return
        yield page[at + len(opening) : begin], page[begin + 1 : end]
        at = page.find(opening, end)


@lru_cache(maxsize=_FOR_ALL)
def _digest(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"

"""The Content-Security-Policy of a page: nothing from outside, nothing inline but the page's own."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLE: Final = re.compile(r"<style>(?P<code>.*?)</style>", re.DOTALL)
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
    styles = " ".join(["'self'", *(_digest(style["code"]) for style in _STYLE.finditer(page))])
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
    inline = (
        script["code"]
        for script in _SCRIPT.finditer(page)
        if not _SOURCE.search(script["attributes"]) and not _DATA_BLOCK.search(script["attributes"])
    )
    return [_digest(code) for code in inline]


def _digest(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"

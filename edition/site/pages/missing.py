"""The page of the error 404: it stands alone, as a server shows it at addresses of any depth."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from edition import permalink
from edition.ledger.ids import Register
from edition.ledger.recorded_witnesses import withdrawn_witnesses
from edition.site.assets import faces, join_modules
from edition.site.frame import Frame
from edition.site.templating import render

MISSING_PAGE: Final = "404.html"
MODULES: Final = ("missing.js",)
_PAGES: Final = {
    "index.html": "Home",
    "statement.html": "the statement",
    "reading-text.html": "the reading text",
    "apparatus.html": "the apparatus",
    "witness/index.html": "the sources",
    "check.html": "Check a quotation",
    "method.html": "Method",
    "data.html": "Data",
}


def missing_page(frame: Frame) -> bytes:
    """The page as a whole, with what the ledger knows of ids, its style and its script inside."""
    static = files("edition.site") / "static"
    script = join_modules(*((static / "js" / name).read_text("utf-8") for name in MODULES))
    at_once, further = faces()
    base = urlsplit(frame.site.url).path.rstrip("/") + "/" if frame.site.url else None
    html = render(
        "missing.html",
        MISSING_PAGE,
        title=frame.edition.title,
        base=base or "/",
        pages={path: _PAGES[path].removeprefix("the ") for path in _PAGES},
        state=frame.colophon,
        style=Markup(at_once + (static / "css" / "missing.css").read_text("utf-8")),  # noqa: S704 - our own
        script=Markup(script),  # noqa: S704 - our own
        known=Markup(_in_script(_known(frame, base) | {"faces": further})),  # noqa: S704 - escaped for a script
    )
    return html.encode()


def _known(frame: Frame, base: str | None) -> dict[str, object]:
    edition, register = frame.edition, frame.register
    return {
        "base": base,
        "passages": [permalink.passage_label(passage.id) for passage in edition.passages],
        "gone": _gone(register) if register else {},
        "witnesses": frame.names,
        "former": _former(register) if register else {},
        "pages": _PAGES,
    }


def _gone(register: Register) -> dict[str, list[str]]:
    label = permalink.passage_label
    return {label(gone.entry.id): [label(name) for name in gone.into] for gone in register.withdrawn}


def _former(register: Register) -> dict[str, list[str]]:
    gone = withdrawn_witnesses(register.edition, register.ledger)
    return {former.entry.siglum: list(former.into) for former in gone}


def _in_script(value: object) -> str:
    """JSON that ends no script element, whatever names it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

"""What the theme puts around a page, rendered once for all pages around which it is the same.

To render the theme for a page takes some ten milliseconds, longer than to make the page itself. Around the
pages of a folder that no navigation names it differs in title, description, head and address alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from copy import copy
from typing import Any, Final, TypeAlias

from jinja2 import Environment, Template
from mkdocs.structure.pages import Page

PageContext: TypeAlias = Mapping[str, Any]

_TEMPLATE: Final = "main.html"
_VARYING: Final = frozenset({"title", "description", "head"})  # of a generated page's front matter
_HEADING: Final = "<h1"  # the theme asks whether a page has one
# A theme that writes what is HTML already in HTML once more changes the sign in it, and is found out.
_PLACE: Final = re.compile(f"theplaceof({'|'.join(_VARYING)}|content|address)(?:&amp;)?isthis(?:{_HEADING})?")


def frame_pages(env: Environment, generated: Collection[str], finish: Callable[[str], str] = str) -> None:
    """Let the theme's template be rendered once for each kind of generated page in a build.

    Pages are known by their source paths; `finish` changes what the theme puts around them.
    """
    template = env.get_template(_TEMPLATE)
    frames = PageFrames(lambda context: finish(Template.render(template, context)), generated)
    template.render = frames.rendered  # type: ignore[method-assign]


class PageFrames:
    """The frames of one build, by what they depend on.

    The frame that the first page of a kind shows is tried on the second. Where that differs, as in a theme
    that shows something else of a page, all pages of the kind are rendered in full.
    """

    def __init__(self, render: Callable[[PageContext], str], generated: Collection[str]) -> None:
        self._render = render
        self._generated = generated
        self._first: dict[Any, PageContext] = {}
        self._frames: dict[Any, list[str] | None] = {}
        self._named: frozenset[str] | None = None  # the pages that the navigation names

    def rendered(self, context: PageContext) -> str:
        """What the template makes of a page."""
        kind = self._kind(context)
        frame = self._frames.get(kind)
        if frame is not None:
            return _filled(frame, context["page"])
        page = self._render(context)
        if kind is None or kind in self._frames:
            return page
        if first := self._first.pop(kind, None):
            frame = _PLACE.split(self._render({**first, "page": _with_places(first["page"])}))
            self._frames[kind] = frame if _filled(frame, context["page"]) == page else None
        else:
            self._first[kind] = context
        return page

    def _kind(self, context: PageContext) -> object:
        """What the frame of a page depends on; None for a page that is rendered in full."""
        page = context.get("page")
        if page is None or page.file.src_uri not in self._generated:
            return None
        if self._named is None:
            self._named = frozenset(named.file.src_uri for named in context["nav"].pages)
        if page.file.src_uri in self._named:
            return None
        if page.toc or page.edit_url or _HEADING not in page.content:
            return None
        meta = sorted(
            (name, repr(bool(value) if name in _VARYING else value)) for name, value in page.meta.items()
        )
        if any("\n" in str(page.meta.get(name, "")) for name in ("title", "description")):
            return None  # what finishes a page changes blanks beside line ends
        own = (page.url.rpartition("/")[0], page.is_homepage, bool(page.canonical_url))
        return (*own, *sorted(context), *meta)


def _with_places(page: Page) -> Page:
    """The page with a mark for each thing that differs from page to page."""
    found = copy(page)
    found.meta = {
        name: _mark(name, "&amp;") if name in _VARYING else value for name, value in page.meta.items()
    }
    found.content = _mark("content") + _HEADING
    found.canonical_url = page.canonical_url and _mark("address")
    return found


def _mark(name: str, sign: str = "") -> str:
    return f"theplaceof{name}{sign}isthis"


def _filled(frame: list[str], page: Page) -> str:
    """The frame with what the page has; every other part of it is the name of a place."""
    values = {**page.meta, "content": page.content, "address": page.canonical_url}
    return "".join(values[part] if at % 2 else part for at, part in enumerate(frame))

"""Which lines of a web page its markup sets apart from its text: captions, credits, links, boxes.

Elements say it (`figcaption`, `nav`, `aside`), their roles, what they are in microdata and the names that
their makers gave them; so do a link that is all there is of a line, and other type right behind a picture.
Nothing is left out for that: the lines are named, and other sources tell whether they are text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, takewhile
from typing import Final

from selectolax.lexbor import LexborNode

from edition.model import closes_sentence, single_spaced
from edition.sources.blocks import Block, Within, read_out, text_of

_TAGS: Final = frozenset(
    {"aside", "button", "dialog", "figcaption", "footer", "form", "menu", "nav", "select", "time"}
)
_ROLES: Final = frozenset(
    {"alertdialog", "banner", "button", "complementary", "contentinfo", "dialog", "form", "menu", "menubar"}
    | {"navigation", "search", "tablist", "toolbar"}
)
_NAMES: Final = frozenset(
    {"ad", "ads", "advert", "advertisement", "advertising", "attribution", "author", "breadcrumb"}
    | {"breadcrumbs", "btn", "button", "buttons", "byline", "caption", "captions", "carousel"}
    | {"comments", "cookie", "cookies", "copyright", "credit", "credits", "cta", "date", "datetime"}
    | {"dropdown", "embed", "gallery", "imagecaption", "infobox", "lightbox", "meta", "modal", "nav"}
    | {"navbar", "navigation", "newsletter", "origin", "outbrain", "overlay", "pagination", "paywall"}
    | {"photocredit", "popular", "popup", "promo", "promoted", "promotion", "pubdate"}
    | {"published", "recirc", "recommend", "recommendations", "recommended", "related", "relatedlinks"}
    | {"rollover", "share", "sharing", "sidebar", "signup", "slider", "slideshow", "social", "sponsor"}
    | {"sponsored", "subscribe", "subscription", "taboola", "tags", "teaser", "timestamp", "toolbar"}
    | {"tooltip", "trending", "video", "widget"}
)
"""Words in the classes and ids of elements, which their makers write in English whatever the page says."""
_ITEMS: Final = frozenset(
    {"imageobject", "organization", "person", "sitenavigationelement", "videoobject", "wpadblock", "wpfooter"}
    | {"wpheader", "wpsidebar"}
)
_PROPERTIES: Final = frozenset({"author", "caption", "copyrightholder", "datemodified", "datepublished"})
PICTURES: Final = ("img", "picture", "video", "iframe", "svg", "amp-img", "audio")
"""Elements that show a picture."""

_OF_TEXT: Final = ("blockquote", "table", "pre", "ul", "ol", "math")  # which a figure of text holds
_QUOTED: Final = ("blockquote", "pre", "math")  # text, wherever it stands; so are tables with headings
_HOLD_TEXT: Final = ("html", "body", "main", "article")
_OTHER_TYPE: Final = ("center", "cite", "em", "i", "small")
_NUMBERED: Final = re.compile(r"\(?\d{1,3}[.)]\s")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PROSE: Final = 80  # characters of a block that ends a sentence; a sign of writing without spaces is three
_MOST: Final = 0.25  # of the prose of a page: what holds more is its text, whatever it is called
_NEAR: Final = 25  # blocks before the first prose or behind the last: title, who writes, short paragraphs
_LINKED: Final = 0.6  # of the letters of a line that is hardly more than a link
_DEEPEST: Final = 20  # elements that set apart in each other: one of so many does, and more would take long
_HELD_BY: Final = 30  # elements around a picture up to its figure
_MANY: Final = 1_000  # lines that a page names: no text has so many among its paragraphs
_LABEL: Final = 60  # characters
_NAME: Final = 40  # letters of an id that is a name
_NAME_WORDS: Final = 2
_LONGEST: Final = 1_000  # characters; longer lines are text
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class MarkupAround:
    """What is open at a place of a page, of all that sets apart."""

    def __init__(self, root: LexborNode) -> None:
        self.within = Within()
        self._outer: list[tuple[int, Within]] = []
        of_text = _holders(root, "figure", _OF_TEXT)
        self._figures = _holders(root, "figure", PICTURES) - of_text
        self._tables = _holders(root, "table", ("th",))

    def open(self, element: LexborNode) -> None:
        """Takes note that an element begins."""
        attributes = element.attributes
        apart, linked, other_type, _ = self.within
        linked = linked or bool(element.tag == "a" and attributes.get("href"))
        other_type = other_type or element.tag in _OTHER_TYPE or "small" in (attributes.get("class") or "")
        if element.tag in _QUOTED or element.mem_id in self._tables:
            apart = ()
        elif len(apart) < _DEEPEST and self._sets_apart(element, attributes):
            apart = (*apart, element.mem_id)
        if (inner := Within(apart, linked, other_type)) != self.within:
            self._outer.append((element.mem_id, self.within))
            self.within = inner

    def close(self, element: LexborNode) -> None:
        """Takes note that an element ends."""
        if self._outer and self._outer[-1][0] == element.mem_id:
            self.within = self._outer.pop()[1]

    def _sets_apart(self, element: LexborNode, attributes: Mapping[str, str | None]) -> bool:
        tag = element.tag
        if tag in _HOLD_TEXT:
            return False
        if tag in _TAGS or element.mem_id in self._figures:
            return True
        if (attributes.get("role") or "").lower() in _ROLES:
            return True
        item = (attributes.get("itemtype") or "").rpartition("/")[2].lower()
        if item in _ITEMS or (attributes.get("itemprop") or "").lower() in _PROPERTIES:
            return True
        name = attributes.get("id") or ""
        return _is_named_so(attributes.get("class") or "") or (_is_short(name) and _is_named_so(name))


def _holders(root: LexborNode, tag: str, held: Sequence[str]) -> frozenset[int]:
    """The elements of a name, by `mem_id`, that are the nearest of it around an element of other names."""
    found = set[int]()
    for element in root.css(", ".join(f"{tag} {each}" for each in held)):
        around = element.parent
        for _ in range(_HELD_BY):
            if around is None or around.tag == tag:
                break
            around = around.parent
        if around is not None and around.tag == tag:
            found.add(around.mem_id)
    return frozenset(found)


@lru_cache(maxsize=1_000)
def _is_named_so(names: str) -> bool:
    return not _NAMES.isdisjoint(map(str.lower, _WORD.findall(names)))


def _is_short(name: str) -> bool:
    """Whether an id is a name that a maker gave, and not the words of the heading that it stands at."""
    return len(name) <= _NAME and len(_WORD.findall(name)) <= _NAME_WORDS


def lines_set_apart(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The lines that a page sets apart, from a little before its first prose to a little behind its last.

    And words that it sets apart at the edge of a line. Each once, and none that stand elsewhere as text.
    """
    around = _that_set_apart(blocks)
    kept: list[bool] = [not _is_apart(block, around) for block in blocks]
    prose = [at for at, block in enumerate(blocks) if kept[at] and _is_prose(block)]
    if not prose:
        return ()
    text = {line for at, block in enumerate(blocks) if kept[at] for line in _lines(block)}
    near = range(max(0, prose[0] - _NEAR + 1), min(len(blocks), prose[-1] + _NEAR))
    lines = (
        line
        for at in near
        for line in chain(() if kept[at] else _lines(blocks[at]), _labels(blocks[at], around))
    )
    own = dict.fromkeys(line for line in lines if line not in text and len(line) <= _LONGEST)
    return tuple(islice(own, _MANY))


def _that_set_apart(blocks: Sequence[Block]) -> frozenset[int]:
    """The elements that set apart what they hold, by `mem_id`; not those that hold much of the prose."""
    holds, of_prose, total = set[int](), Counter[int](), 0
    for block in blocks:
        is_prose = _is_prose(block)
        for piece in block:
            holds.update(piece.within.apart)
            if is_prose:
                total += len(piece.text)
                of_prose.update(dict.fromkeys(piece.within.apart, len(piece.text)))
    return frozenset(each for each in holds if of_prose[each] <= _MOST * total)


def _is_apart(block: Block, around: frozenset[int]) -> bool:
    """Whether all words of a block stand in elements that set apart, or it is hardly more than a link."""
    said = [piece for piece in block if not piece.added and any(map(str.isalnum, piece.text))]
    if not said:
        return False
    if all(not around.isdisjoint(piece.within.apart) for piece in said):
        return True
    if said[0].within.pictured and all(piece.within.other_type for piece in said):
        return not _is_prose(block)
    if block[0].added or _NUMBERED.match(said[0].text):
        return False  # of a list, which a text has
    linked = sum(len(piece.text) for piece in said if piece.within.linked)
    every = sum(len(piece.text) for piece in said)
    return linked == every or (linked >= _LINKED * every and not closes_sentence(text_of(block)))


def _labels(block: Block, around: frozenset[int]) -> Iterator[str]:
    """The words at the end and beginning of a block of text that elements in it set apart, as buttons are."""
    inside = [not around.isdisjoint(piece.within.apart) for piece in block]
    before, after = (len(list(takewhile(bool, each))) for each in (inside, inside[::-1]))
    edges = (block[:before], block[len(block) - after :]) if before < len(block) else ()
    for pieces in edges:
        said = single_spaced(text_of(pieces))
        if any(map(str.isalpha, said)) and len(said) <= _LABEL:
            yield said


def _is_prose(block: Block) -> bool:
    text = text_of(block)
    return len(text) + 2 * len(_UNSPACED.findall(text)) >= _PROSE and closes_sentence(text)


def _lines(block: Block) -> Iterator[str]:
    return filter(None, map(single_spaced, read_out([block]).split("\n")))

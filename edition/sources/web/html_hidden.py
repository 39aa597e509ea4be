"""Prose that a page holds and does not show: in hidden elements, for who runs no scripts, in its data."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.model import SENTENCE_ENDS, single_spaced
from edition.sources.original import shortly, without_controls
from edition.sources.web.html_children import all_children

HIDES: Final = "has text that is not shown"
"""How a remark begins on prose that is not shown."""

# Of 1,364 saved pages of news and blogs 186 hide such lines, most of them notices, and 44 so many: 15 of them
# hide parts of the article, the others notices about cookies and what is said of pictures.
_LINE: Final = 8  # words in a row outside of links: fewer name things
_LEAST: Final = 50  # words of such lines
_SHARE: Final = 0.1  # of the words that the page shows, at least

# Of 72 pages that have an article in their data three show less than half of it, and none of these a line.
_RUN: Final = 4  # words in a row by which something is looked for in what is shown
_HALF: Final = 0.5  # of these runs
_MOST_THINGS: Final = 10_000  # of the data of a page
_WORD: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]|\w+"
)
"""A word, or a sign of a script that is written without spaces."""
_LINKED_DATA: Final = "application/ld+json"
_TAG: Final = re.compile(r"<[^<>]*>")

# Texts in the programs of a page: of 350 saved pages five have more prose there than they show.
_QUOTED: Final = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.){40,}+)\1""", re.DOTALL)  # names are shorter
_ESCAPED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
_IN_EACH_OTHER: Final = 2  # texts in a text: data that a program is handed as one text
_PLAIN: Final = re.compile(r"[\W_]*+[^\W_]++(?:[’'.,:/&-][^\W_]+)*[\W_]*")
_MOSTLY: Final = 0.85  # of its letters stand in such words; less is code, an address, a list of names
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uff00-\uffef]")
_UNSAID: Final = frozenset(
    {"a", "audio", "button", "canvas", "datalist", "form", "head", "iframe", "label", "nav", "noscript"}
    | {"object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video"}
)
"""Elements whose words are no prose of the page, or no words."""


def lines_of(element: LexborNode) -> Iterator[str]:
    """Texts of some words in an element, outside of links, forms and what no page shows."""
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.is_text_node:
            text = single_spaced(node.text_content or "")
            if len(_WORD.findall(text)) >= _LINE:
                yield text
        elif node.is_element_node and node.tag not in _UNSAID:
            waiting.extend(reversed(list(all_children(node))))


def unscripted_lines(inner: str) -> Iterator[str]:
    """The same of what a page shows where no script runs, as it is written there."""
    body = LexborHTMLParser(inner).body
    if body is not None:
        yield from lines_of(body)


def hidden_prose(lines: Iterable[str], shown: str) -> Iterator[str]:
    """What to say of lines that a page holds and does not show, where they may be of its text."""
    lines = list(dict.fromkeys(lines))
    if sum(map(len, lines)) < _LEAST:
        return
    seen = _runs(shown)
    hidden = [line for line in lines if not _is_shown(line, seen)]
    words = sum(len(_WORD.findall(line)) for line in hidden)
    if words >= max(_LEAST, _SHARE * len(_WORD.findall(shown))):
        why = "left out here: if it is of the statement, open it, and save anew"
        yield f"{HIDES}, {why}: {shortly(without_controls(max(hidden, key=len)))}"


def article_in_data(page: LexborHTMLParser, shown: str) -> Iterator[str]:
    """What to say of an article that the data of a page (JSON-LD) have and of which it shows not half."""
    for said in _articles(page):
        article = html.unescape(_TAG.sub(" ", html.unescape(said)))
        if len(_WORD.findall(article)) >= _LEAST and not _is_shown(article, _runs(shown)):
            why = "has an article in its data that it does not show: save the page as the browser shows it"
            yield f"{why}: {shortly(single_spaced(without_controls(article)))}"
            return


def prose_in_scripts(page: LexborHTMLParser, shown: str) -> Iterator[str]:
    """What to say of prose that only the scripts of a page have, where that is more than it shows at all."""
    scripts = (each for each in page.css("script") if each.attributes.get("type") != _LINKED_DATA)
    written = (script.text_content or script.text() or "" for script in scripts)
    said = dict.fromkeys(prose for text in written for prose in _written_prose(text, _IN_EACH_OTHER))
    seen = _runs(shown)
    unseen = [prose for prose in said if not _is_shown(prose, seen)]
    words = sum(len(_WORD.findall(prose)) for prose in unseen)
    if words >= max(_LEAST, len(_WORD.findall(shown))):
        why = "has more prose in its scripts than it shows: save the page as the browser shows it"
        yield f"{why}: {shortly(without_controls(max(unseen, key=len)))}"


_IN_FRAMES: Final = (
    ("iframe[src], frame[src]", "src", "a page in a frame"),
    ("object[data]", "data", "a file in a frame"),
    ("embed[src]", "src", "a file in a frame"),
    ("img[src]", "src", "a picture"),
)
_AROUND: Final = frozenset({"a", "button", "footer", "header", "nav"})  # a picture in these is a sign


def shown_by_others(page: LexborHTMLParser, shown: str, elements: Container[int]) -> Iterator[str]:
    """What to say of a page that shows hardly any text, but another file in which it may stand."""
    if len(_WORD.findall(shown)) >= _LEAST:
        return
    for selector, key, what in _IN_FRAMES:
        for element in page.css(selector):
            around = element.parent
            place = (element.attributes.get(key) or "").strip()
            if around is None or around.mem_id not in elements or not place or around.tag in _AROUND:
                continue
            name = "" if place.startswith("data:") else f" ({shortly(without_controls(place))})"
            yield f"shows hardly any text, but {what}{name}: if the statement stands there, add that"
            return


def _written_prose(program: str, depth: int) -> Iterator[str]:
    """The texts in a program, or its data, that are prose."""
    for match in _QUOTED.finditer(program):
        text = _of_whole_characters(_ESCAPED.sub(_unescaped, match[2]))
        prose = single_spaced(_TAG.sub(" ", html.unescape(text)))
        if _is_prose(prose):
            yield prose
        elif depth:
            yield from _written_prose(text, depth - 1)


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape[3], escape[3])


def _of_whole_characters(text: str) -> str:
    r"""A text as scripts write it, in which two halves of a character are one, and a half alone is unknown.

    >>> _of_whole_characters("\ud83d\ude80 \ud83d…") == "\U0001f680 \ufffd…"
    True
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_prose(text: str) -> bool:
    words = len(_WORD.findall(text))
    if words < _LINE or not (words >= _LEAST or text.rstrip("\"'”’»)」』").endswith(tuple(SENTENCE_ENDS))):
        return False
    parts = text.split()
    plain = sum(len(part) for part in parts if _PLAIN.fullmatch(part))
    most = _MOSTLY * sum(map(len, parts))
    return plain >= most or len(_UNSPACED.findall(text)) >= most


def _is_shown(text: str, seen: Container[tuple[str, ...]]) -> bool:
    """True of a text half of whose runs of words, or more, are among these."""
    runs = _runs(text)
    return sum(run in seen for run in runs) >= _HALF * len(runs)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(*(words[at:] for at in range(_RUN)), strict=False))


def linked_data(page: LexborHTMLParser) -> Iterator[Any]:
    """What each script of JSON-LD in a page says; one that cannot be read says nothing."""
    for script in page.css(f'script[type="{_LINKED_DATA}"]'):
        with suppress(ValueError, RecursionError):
            yield json.loads(script.text_content or script.text() or "", strict=False)


def _articles(page: LexborHTMLParser) -> Iterator[str]:
    for said in linked_data(page):
        waiting = [said]
        for _ in range(_MOST_THINGS):
            if not waiting:
                break
            thing = waiting.pop()
            if isinstance(thing, Mapping):
                if isinstance(body := thing.get("articleBody"), str):
                    yield _of_whole_characters(body)
                waiting += thing.values()
            elif isinstance(thing, list):
                waiting += thing

"""What the search reads: every wording of every paragraph, what stands around them, the other pages.

The browser folds and scans it (`static/js/fold.js`, `scan.js`): texts and what is typed go through one
function there, so nothing is folded here.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from edition import permalink
from edition.model import Passage, single_spaced
from edition.site.frame import Frame
from edition.site.pages.checking import citations, judging
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue
from edition.text.normalize import Ladder
from edition.text.orthography import simplified

INDEX: Final = "search/texts.js"
_PART: Final = re.compile(r"statement/\d+\.md")
_PASSAGE: Final = re.compile(rb'<section class="passage[^>]* id="(p[0-9a-z]+)"')
_TAG: Final = re.compile(r"<[^>]+>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAID: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHE: Final = re.compile("(?<=\\w)['’](?=\\w)")
# The order in which hits are shown, after those in the statement.
_AROUND_STATEMENT: Final = 1
_ABOUT_STATEMENT: Final = 2
_FOR_MAINTAINERS: Final = 3
_THEIRS: Final = frozenset({"upkeep.html", "measurements.html", "architecture.html"})


class _Searched(NamedTuple):
    """A passage as the script has it, in JSON, and the words in it, without capitals, each once."""

    json: str
    words: frozenset[str]


def search_texts(
    frame: Frame, written: Iterable[Mapping[str, str]], pages: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """A script with the texts of search and check.

    `written` are the `written_sections` of the hand-written pages, `pages` those that are made, by path: they
    say on which of its parts a divided statement has a paragraph.
    """
    edition = frame.edition
    places = dict(_places(pages))
    known = rules_of(edition)
    rules = ladder(known, edition.language)
    spoken = tongue(known, edition.language, [witness.text for witness in edition.witnesses]).spoken
    passages = [_searched(frame, passage, places) for passage in edition.passages]
    printed = " ".join(frozenset().union(*(each.words for each in passages)))
    texts = {
        "versions": _json([[version.siglum, version.name] for version in frame.compared]),
        "spelling": _json(spelling(rules, _words(printed))),
        "characters": _json(simplified(witness.text for witness in edition.witnesses)),
        "passages": f"[{','.join(each.json for each in passages)}]",
        "pages": _json([*_framing(frame), *_pages(written)]),
        "judging": _json(judging(rules, known, spoken, words_said(printed))),
        "citations": _json(citations(frame)),
        "site": _json(frame.site.url),
    }
    found = ",".join(f'"{name}":{text}' for name, text in texts.items())
    return f"self.searchTexts = {{{found}}};\n".encode()


def _json(fact: object) -> str:
    return json.dumps(fact, ensure_ascii=False, separators=(",", ":"))


def _searched(frame: Frame, passage: Passage, places: Mapping[str, str]) -> _Searched:
    place = places.get(passage.id, permalink.STATEMENT_PAGE)
    return frame.keep("search", passage, partial(_made_searchable, frame, passage, place), place)


def _made_searchable(frame: Frame, passage: Passage, place: str) -> _Searched:
    """A passage with its different texts, each with the numbers of the versions that have it."""
    texts: dict[str, list[int]] = {}
    for number, version in enumerate(frame.compared):
        if paragraphs := passage.paragraphs.get(version.siglum):
            texts.setdefault(" ".join(paragraph.text for paragraph in paragraphs), []).append(number)
    listed = [[numbers, text] for text, numbers in texts.items()]
    every = " ".join(each.text for paragraphs in passage.paragraphs.values() for each in paragraphs)
    found = _json({"id": passage.id, "path": place, "texts": listed})
    return _Searched(found, frozenset(every.casefold().split()))


def spelling(rules: Ladder, words: Iterable[str]) -> dict[str, Any]:
    """The spelling rung of a ladder for the browser, and the spellings that these words have.

    A pattern is expression, replacement, exceptions. `variants` names by the spelling that stands for
    all the others that occur: the texts themselves are searched as they are spelt.
    """
    variants: dict[str, list[str]] = {}
    for word in sorted(words):
        if (one := rules.spelling(word)) != word:
            variants.setdefault(one, []).append(word)
    return {
        "patterns": [[p.match, p.replace, sorted(p.exceptions)] for p in rules.patterns],
        "words": dict(rules.words),
        "variants": variants,
    }


def _words(printed: str) -> set[str]:
    """The words of a text without capitals as the browser folds them, as far as spellings concern them."""
    return set(_WORD.findall(_APOSTROPHE.sub("", printed)))


def words_said(printed: str) -> set[str]:
    """The words of a text without capitals, apostrophes a part of them and straight."""
    return set(_SAID.findall(printed.casefold().replace("’", "'")))


def _places(pages: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The page on which each passage stands, by its id, where the statement is divided."""
    for path, content in pages.items():
        if _PART.fullmatch(path):
            for found in _PASSAGE.finditer(content):
                yield found[1].decode(), path.removesuffix(".md") + ".html"


def _framing(frame: Frame) -> Iterator[dict[str, Any]]:
    """What each source prints around the statement, by the lines of its page."""
    for version in frame.versions:
        paragraphs = [framing.paragraph for framing in frame.edition.framing.get(version.siglum, ())]
        if paragraphs:
            sections = [[f"L{p.lines[0]}", f"Line {p.lines[0]}", p.text] for p in paragraphs]
            path = permalink.witness_page(version.siglum)
            title = f"{version.name}, around the statement"
            yield {"path": path, "title": title, "sections": sections, "rank": _AROUND_STATEMENT}


def _pages(written: Iterable[Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    """The hand-written pages with their sections: anchor, heading, text."""
    pages: dict[str, list[list[str]]] = {}
    for row in written:
        path, _, anchor = row["location"].partition("#")
        pages.setdefault(path or "index.html", []).append([anchor, _plain(row["title"]), _plain(row["text"])])
    for path, sections in pages.items():
        rank = _FOR_MAINTAINERS if path in _THEIRS else _ABOUT_STATEMENT
        yield {"path": path, "title": sections[0][1], "sections": sections, "rank": rank}


def _plain(markup: str) -> str:
    return single_spaced(html.unescape(_TAG.sub(" ", markup)))

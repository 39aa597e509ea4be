"""The home page: do the versions agree, what differs, and which source may be quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.analysis.answer.counted_places import differing_places
from edition.analysis.measures.capital_runs import differences_by_bearing
from edition.analysis.measures.standing import Bearing
from edition.citation.cite import cite_archive
from edition.editing.reading_text import quotable_text
from edition.late_patterns import late
from edition.site.citing import offers
from edition.site.division import lead_text
from edition.site.frame import Frame
from edition.site.heads import home_head
from edition.site.pages.home_finding import finding, quoting
from edition.site.pages.passage_pages import gist, weighty
from edition.site.plain import day_in_words, isolate
from edition.site.rows import but_for, row
from edition.site.score import SIGNS, score
from edition.site.templating import page, render

_LISTED: Final = 12  # paragraphs listed on the home page
_COPIED: Final = 12_000  # code points of a statement that is copied whole
_DOUBTS: Final = 4  # doubts listed there
_FOLDED_DOUBTS: Final = 100  # those after them, folded away
# What a doubt asks of an editor at its end, which names what is typed: nothing that a reader could do.
_ASKED: Final = late(re.compile, r"(?:: |(?<=\?) )[^:?`]*`(?:from|to|role|text|furniture)`[^:?]*\.$")
_OF_SOURCE: Final = late(re.compile, r"(?:(?<=^All that )|^(?!All that ))\S+")
_SIGLA: Final = late(
    re.compile, r"(?<=that )[^“”]*(?= lacks?\.$)|(?:(?<= before )|(?<= after ))[^“”:]+(?= do(?:es)?: cut)"
)
_SIGLUM: Final = re.compile(r"[^\s,]++(?! others?\b)")
_ONE_NUMBER: Final = re.compile(r"\bparagraph (\d\w*)")
_NUMBERS: Final = re.compile(r"\bparagraphs \d\w*(?:(?:, | and )\d\w*)*")
_NUMBER: Final = re.compile(r"(\d\w*)")
# Code points of a paragraph that name it there: one line of text, none cut within a word
_INCIPIT: Final = 60

_ONE: Final = {
    "changes of wording": "change of wording",
    "words lost": "word lost",
    "words misread": "word misread",
    "spelling differences": "spelling difference",
}


class Figure(NamedTuple):
    """A number of the home page, what it counts, and the kinds it is made of."""

    number: int
    label: str
    note: str
    show: str

    @property
    def one(self) -> str:
        """What it counts, where there is one of it."""
        return _ONE.get(self.label, self.label)


def home_page(frame: Frame) -> bytes:
    """The home page."""
    edition, citation = frame.edition, cite_archive(frame.edition, frame.site)
    passages = frozenset(passage.id for passage in edition.passages)
    doubts = [
        replace(doubt, text=doubt.text if doubt.unit else for_readers(doubt.text, frame.names))
        for doubt in frame.verdict.doubts[: _DOUBTS + _FOLDED_DOUBTS]
    ]
    body = render(
        "home.html",
        "index.html",
        edition=edition,
        versions=frame.versions,
        compared=frame.compared,
        reasons=[_linked(reason, passages) for reason in (*frame.verdict.reasons, *quoting(frame))],
        doubts=doubts[:_DOUBTS],
        folded_doubts=doubts[_DOUBTS:],
        further_doubts=len(frame.verdict.doubts) - len(doubts),
        figures=figures(frame),
        finding=finding(frame),
        issued=day_in_words(citation.issued) if citation.issued else None,
        score=score(frame),
        signs=SIGNS,
        fingerprint=frame.colophon.fingerprint,
        quote=frame.citation_form,
        whole=_whole(frame),
        paragraphs=_paragraphs(frame),
        offers=offers([("The whole archive", citation)]),
        site=frame.site,
    )
    answer = " ".join([frame.verdict.answer, *frame.verdict.reasons])
    description = f"Do the versions agree? {answer}"
    return page(edition.title, description, body, head=home_head(frame, description))


def for_readers(doubt: str, names: Mapping[str, str]) -> str:
    """A doubt without what it asks of an editor, its sources by name: `The Post goes on for 1 paragraph.`

    `names` are those of the sources by siglum. A doubt begins with the siglum of its source, or its name,
    and may end with those that lack something or go on; whatever else looks like a siglum is a word or a
    number.
    """
    told = _ASKED.sub(lambda asked: "." if asked[0].startswith(":") else "", doubt)
    if not told.startswith(tuple(names.values())):
        told = _OF_SOURCE.sub(lambda found: names.get(found[0], found[0]), told)
    return _SIGLA.sub(lambda found: _SIGLUM.sub(lambda each: names.get(each[0], each[0]), found[0]), told)


def figures(frame: Frame) -> list[Figure]:
    """The figures of the home page, by weight: differences, as the apparatus counts them, and words."""
    others = [s for s in frame.standings.values() if s.siglum in {v.siglum for v in frame.compared[1:]}]
    if not others:
        return []
    over = "" if len(others) == 1 else ", over all versions"
    counted = differences_by_bearing(frame.edition)
    return [
        Figure(len(differing_places(frame.edition)), "changes of wording", "words replaced, added, left out",
               "substitution,addition,omission"),
        Figure(sum(s.lost for s in others), "words lost", "to damage, or where a copy is cut", "lacuna"),
        Figure(sum(s.misread for s in others), "words misread", "by text recognition", "ocr"),
        Figure(counted.get(Bearing.SPELLING, 0), "spelling differences",
               f"the same word spelt otherwise{over}", "spelling"),
        Figure(counted.get(Bearing.PRINT, 0), "only in print",
               f"quotation marks, dashes, capitals{over}", "punctuation,case,typographic"),
    ]  # fmt: skip


def _whole(frame: Frame) -> str:
    """The words of the whole statement as its editors would have it read; nothing where they are too many."""
    texts: list[str] = []
    room = _COPIED
    for passage in frame.edition.passages:
        texts.append(quotable_text(frame.edition, passage) or lead_text(frame.edition, passage))
        room -= len(texts[-1])
        if room < 0:
            return ""
    whole = "\n\n".join(texts)
    return whole if len(whole) <= _COPIED else ""


def _linked(text: str, ids: frozenset[str]) -> Markup:
    """A sentence whose paragraphs are links to their pages."""

    def link(found: re.Match[str]) -> str:
        name = f"p{found[1]}"
        said = "" if found[0] != found[1] else f' aria-label="paragraph {found[1]}"'
        return f'<a href="{permalink.passage_page(name)}"{said}>{found[0]}</a>' if name in ids else found[0]

    shown = _ONE_NUMBER.sub(link, isolate(text))
    shown = _NUMBERS.sub(lambda named: _NUMBER.sub(link, named[0]), shown)
    return Markup(shown)  # noqa: S704 - escaped, and numbers of paragraphs


def _paragraphs(frame: Frame) -> list[tuple[str, str, str, int]]:
    """Id, opening words, what differs and how much of that weighs, in letters, for the first paragraphs."""
    found = []
    for passage in frame.edition.passages[:_LISTED]:
        this = row(frame, passage, "index.html")
        opening = lead_text(frame.edition, passage)
        cut = opening if len(opening) <= _INCIPIT else opening[:_INCIPIT].rsplit(" ", 1)[0] + " …"
        kinds = [entry.kind for entry in this.entries if not entry.goes_on]
        bearing = max((entry.bearing for entry in this.entries), default=Bearing.NONE)
        alike = len(this.cells) > 1 and not this.apart and bearing <= Bearing.SPELLING
        what = f"Agree{but_for(kinds)}" if alike else gist(this).rstrip(".")
        found.append((this.id, cut, what, 0 if alike else weighty(this)))
    return found

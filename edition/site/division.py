"""Where a statement of book length is divided into pages: at its headings, else every so often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Final

from edition.model import Edition, Passage

PAGE_BYTES: Final = (
    120_000  # of passages on a page: with more a browser takes above 100 ms at a time to lay it out
)
_HEADING_WORDS: Final = 9
_SECTION_WORD: Final = re.compile(
    r"(?:chapter|letter|part|book|volume|section|act|scene|canto|preface|introduction|prologue|epilogue|appendix"
    r"|kapitel|teil|buch|chapitre|livre|partie|cap[ií]tulo|parte|libro|capitolo|hoofdstuk|глава|часть)\b",
    re.IGNORECASE,
)
_INITIAL: Final = re.compile(r"(?:^|\s)[A-Z]\.(?=\s\S)")  # R. Walton, M. W. S.
_CHINESE_SECTION: Final = re.compile(r"第[一二三四五六七八九十百千〇零\d]+[章节節回篇部卷]")


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A page of the statement: its site path, its number from 1, a heading if it has one, its passages."""

    path: str
    number: int
    heading: str | None
    passages: tuple[Passage, ...]


def part_path(number: int) -> str:
    """Site path of a part of the statement; all parts lie in one folder, so links in them are alike."""
    return f"statement/{number}.html"


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words, all capitals or of section, and no sentence."""
    words = text.split()
    if not words or len(words) > _HEADING_WORDS or len(text) > 80:
        return False
    if _SECTION_WORD.match(text) or _CHINESE_SECTION.match(text):
        return True
    if _INITIAL.search(text):
        return False  # a signature
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and not text.rstrip().endswith((",", ";"))


def parts(edition: Edition, sizes: Mapping[str, int], limit: int = PAGE_BYTES) -> tuple[StatementPart, ...]:
    """The pages of the statement; one, the statement page itself, where all fits on it.

    `sizes` are the bytes of each passage on a page, by id. Sections under one heading stay together
    as far as the limit allows, and short ones share a page.
    """
    if sum(sizes.values()) <= limit:
        return (StatementPart("statement.html", 1, None, edition.passages),)
    pages: list[list[Passage]] = []
    room = 0
    for section in _sections(edition):
        for piece in _pieces(section, sizes, limit):
            size = sum(sizes[passage.id] for passage in piece)
            if not pages or size > room:
                pages.append([])
                room = limit
            pages[-1].extend(piece)
            room -= size
    if len(pages) == 1:  # a passage alone cannot be divided, however long it is
        return (StatementPart("statement.html", 1, None, edition.passages),)
    titles = _titles(edition, pages)
    return tuple(
        StatementPart(part_path(number), number, title, tuple(passages))
        for number, (title, passages) in enumerate(zip(titles, pages, strict=True), 1)
    )


def _sections(edition: Edition) -> list[list[Passage]]:
    """Passages grouped under their headings; consecutive headings open one section."""
    sections: list[list[Passage]] = [[]]
    before = False
    for passage, heading in zip(edition.passages, _headed(_texts(edition, edition.passages)), strict=True):
        if heading and not before and sections[-1]:
            sections.append([])
        sections[-1].append(passage)
        before = heading
    return sections


def _pieces(section: Sequence[Passage], sizes: Mapping[str, int], limit: int) -> list[list[Passage]]:
    """A section whole, or in pieces of about equal size where it is longer than a page."""
    total = sum(sizes[passage.id] for passage in section)
    number = -(-total // limit)
    if number <= 1:
        return [list(section)]
    reached, piece_of = 0, []
    for passage in section:
        piece_of.append(min(number - 1, reached * number // total))
        reached += sizes[passage.id]
    paired = zip(piece_of, section, strict=True)
    return [[passage for _, passage in group] for _, group in groupby(paired, key=lambda pair: pair[0])]


def lead_text(edition: Edition, passage: Passage) -> str:
    """The text of a passage in the base, or in the first witness that has it."""
    for siglum in (edition.base, *passage.paragraphs):
        if passage.paragraphs.get(siglum):
            return " ".join(paragraph.text for paragraph in passage.paragraphs[siglum])
    return ""


def _titles(edition: Edition, pages: Sequence[Sequence[Passage]]) -> list[str | None]:
    """What each page is called: the headings it begins with, or what goes on from the page before.

    A heading of a higher order, such as that of a volume, stays with those below it.
    """
    titles: list[str | None] = []
    running: list[str] = []
    for passages in pages:
        texts = _texts(edition, passages)
        first = [text for text, _ in takewhile(itemgetter(1), zip(texts, _headed(texts), strict=True))]
        named = first or [f"{heading}, continued" for heading in running[-1:]]
        titles.append(", ".join(text.rstrip(" .:") for text in named) or None)
        sections = [text.rstrip(" .:") for text in texts if _names_section(text)]
        running = sections or running or [text.rstrip(" .:") for text in first]
    return titles


def _names_section(text: str) -> bool:
    """Whether a heading begins with the word for a section; others may be signatures, or shouted."""
    return is_heading(text) and bool(_SECTION_WORD.match(text) or _CHINESE_SECTION.match(text))


def headings(edition: Edition, part: StatementPart) -> list[tuple[str, Passage]]:
    """The headings inside a page with the passages that bear them."""
    texts = _texts(edition, part.passages)
    found = zip(texts, part.passages, _headed(texts), strict=True)
    return [(text, passage) for text, passage, heading in found if heading]


def _texts(edition: Edition, passages: Sequence[Passage]) -> list[str]:
    return [lead_text(edition, passage) for passage in passages]


def _headed(texts: Sequence[str]) -> list[bool]:
    """Which paragraphs are headings; a line of capitals between text and the next section is a signature."""
    found = [is_heading(text) for text in texts]
    return [
        heading and not (at and not found[at - 1] and not _names_section(text) and _ends(texts, at))
        for at, (text, heading) in enumerate(zip(texts, found, strict=True))
    ]


def _ends(texts: Sequence[str], at: int) -> bool:
    """Whether a section ends with the paragraph at this place."""
    return at + 1 == len(texts) or _names_section(texts[at + 1])

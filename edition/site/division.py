"""Where a statement of book length is divided into pages: at its headings, else every so often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile, groupby, takewhile
from typing import Final

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Edition, Passage
from edition.text.remembered import remembered_last

# Of passages on a page: with more a browser takes above 100 ms at a time to lay it out
PAGE_BYTES: Final = 120_000
_HEADING_WORDS: Final = 9
_HEADING: Final = 80  # characters
_SECTION_WORD: Final = late(
    re.compile,
    r"(?:chapter|letter|part|book|vol(?:ume)?|section|act|scene|canto|preface|introduction|prologue|epilogue|appendix"
    r"|kapitel|teil|buch|chapitre|livre|partie|cap[ií]tulo|parte|libro|capitolo|hoofdstuk|глава|часть)\b",
    re.IGNORECASE,
)
_INITIAL: Final = late(re.compile, r"(?:^|\s)[A-Z]\.(?=\s\S)")  # R. Walton, M. W. S.
_CHINESE_SECTION: Final = late(re.compile, r"第[一二三四五六七八九十百千〇零\d]+[章节節回篇部卷]")
# What holds chapters, which may begin anew in each: a volume, a part.
_VOLUME: Final = late(
    re.compile,
    r"(?:part|book|vol(?:ume)?|teil|buch|band|livre|partie|tome|parte|libro|deel|том|часть)\b|第\S+[部卷]",
    re.IGNORECASE,
)
_MANY: Final = 3  # headings with a word for a section, from which on a line of capitals alone opens none


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A page of the statement: its site path, its number from 1, a heading if it has one, its passages.

    `headings` are those inside it, each with the passage that bears it.
    """

    path: str
    number: int
    heading: str | None
    passages: tuple[Passage, ...]
    headings: tuple[tuple[str, Passage], ...] = ()


def part_path(number: int) -> str:
    """Site path of a part of the statement; all parts lie in one folder, so links in them are alike."""
    return f"statement/{number}.html"


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words, all capitals or of section, and no sentence."""
    if len(text) > _HEADING or not 0 < len(text.split()) <= _HEADING_WORDS:
        return False
    if _SECTION_WORD.match(text) or _CHINESE_SECTION.match(text):
        return True
    if _INITIAL.search(text):
        return False  # a signature
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and not text.rstrip().endswith((",", ";"))


def statement_parts(
    edition: Edition, sizes: Mapping[str, int], limit: int = PAGE_BYTES
) -> tuple[StatementPart, ...]:
    """The pages of the statement; one, the statement page itself, where all fits on it.

    `sizes` are the bytes of each passage on a page, by id. Sections under one heading stay together
    as far as the limit allows, and short ones share a page.
    """
    if sum(sizes.values()) <= limit:
        return (StatementPart("statement.html", 1, None, edition.passages),)
    headed = _headed(edition)
    pages: list[list[Passage]] = []
    room = 0
    for section in _sections(edition, headed):
        for piece in _pieces(section, sizes, limit):
            size = sum(sizes[passage.id] for passage in piece)
            if not pages or size > room:
                pages.append([])
                room = limit
            pages[-1].extend(piece)
            room -= size
    if len(pages) == 1:  # a passage alone cannot be divided, however long it is
        return (StatementPart("statement.html", 1, None, edition.passages),)
    titles = _titles(pages, headed, edition.base)
    return tuple(
        StatementPart(part_path(number), number, title, tuple(passages), _headings(passages, headed))
        for number, (title, passages) in enumerate(zip(titles, pages, strict=True), 1)
    )


def _headings(passages: Sequence[Passage], headed: Mapping[str, str]) -> tuple[tuple[str, Passage], ...]:
    return tuple((headed[passage.id], passage) for passage in passages if passage.id in headed)


def _sections(edition: Edition, headed: Mapping[str, str]) -> list[list[Passage]]:
    """Passages grouped under their headings; consecutive headings open one section."""
    sections: list[list[Passage]] = [[]]
    before = False
    for passage in edition.passages:
        if passage.id in headed and not before and sections[-1]:
            sections.append([])
        sections[-1].append(passage)
        before = passage.id in headed
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


def _titles(pages: Sequence[Sequence[Passage]], headed: Mapping[str, str], base: str) -> list[str | None]:
    """What each page is called: the headings it begins with, or what goes on from the page before.

    A heading of a higher order stays with those below it: chapters that begin anew in each volume are
    called by both.
    """
    volumes = {text for text in headed.values() if _VOLUME.match(text)}
    titles: list[str | None] = []
    running: list[str] = []
    volume = ""
    for passages in pages:
        here = [headed[passage.id] for passage in takewhile(lambda p: p.id in headed, passages)]
        first = list(dropwhile(lambda text: not _names_section(text), here)) or here
        named = first or [f"{_bare(text)}, continued" for text in running[-1:]]
        volume = next((text for text in reversed(here) if _VOLUME.match(text)), volume)
        foreign = bool(here) and not passages[0].paragraphs.get(base)
        if volume and volume not in named and len(volumes) > 1 and not foreign:
            named = [volume, *named]
        titles.append(", ".join(map(_bare, named)) or None)
        inside = [headed[passage.id] for passage in passages if passage.id in headed]
        running = [text for text in inside if _names_section(text)] or running or first
        volume = next((text for text in reversed(inside) if _VOLUME.match(text)), volume)
    return titles


def _bare(text: str) -> str:
    return text.rstrip(" .:")


def _names_section(text: str) -> bool:
    """Whether a heading begins with the word for a section; others may be signatures, or shouted."""
    return is_heading(text) and bool(_SECTION_WORD.match(text) or _CHINESE_SECTION.match(text))


@remembered_last
def _headed(edition: Edition) -> dict[str, str]:
    """The headings of an edition, by the id of the passage that bears each.

    A line of capitals between text and the next section is a signature. Where many headings have the word
    for a section, capitals alone open none, save at the very beginning and beside such a heading. Of headings
    that follow each other those of the base count, if it has any: other editions number chapters in their own
    way, and what they alone have opens a section only if the base has none of that name.
    """
    texts = [lead_text(edition, passage) for passage in edition.passages]
    owned = [bool(passage.paragraphs.get(edition.base)) for passage in edition.passages]
    many = sum(map(_names_section, texts)) >= _MANY
    words = {_word(text) for text, own in zip(texts, owned, strict=True) if own and _names_section(text)}
    headed: dict[str, str] = {}
    at = 0
    for heading, group in groupby(texts, key=is_heading):
        run = range(at, at := at + len(list(group)))
        sections = [n for n in run if _names_section(texts[n])]
        if not heading or (many and not sections and run.start):
            continue
        if not many and run.start and _signed(texts, run):
            run = run[1:]
        kept = [n for n in run if not many or not sections or n >= sections[0]]
        own = [n for n in kept if owned[n]]
        foreign = [n for n in kept if not many or _word(texts[n]) not in words]
        headed.update((edition.passages[n].id, texts[n]) for n in own or foreign)
    return headed


def _word(heading: str) -> str:
    """The word with which a heading begins: `chapter`."""
    return heading.split()[0].rstrip(".:").lower()


def _signed(texts: Sequence[str], run: range) -> bool:
    """Whether the first of these headings stands under a text: it names no section, and one ends there."""
    after = run.start + 1
    return not _names_section(texts[run.start]) and (after == len(texts) or _names_section(texts[after]))

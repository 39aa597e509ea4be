"""Page furniture: what a file prints on its pages that is no part of the text.

Running headers and page numbers recur at the edges of pages or cut sentences in two there; a page scanned
twice repeats the page before it; a note at the foot of a page stands between the halves of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from edition.text.layout.lines import ITEM, PrintedLine, ends_sentence, fold_line, interrupted, starts_lower
from edition.text.layout.listed_lines import listed_furniture, shingles_of
from edition.text.layout.page_marks import (
    capital_heads,
    catchwords,
    counted_heads,
    guide_heads,
    has_note_sign,
    is_note,
    set_off_heads,
)
from edition.text.layout.page_numbers import counts_pages, is_page_number, is_told_page
from edition.text.layout.reading_on import OtherWitnesses, in_flow, read_over_or_into
from edition.text.layout.scanned_twice import scanned_twice
from edition.text.layout.web_lines import NO_LINES, WebLines
from edition.text.word_sequences import printed_too

_SPEAKER: Final = re.compile(
    r"[^\W\d][^:]{0,40}(?::|[\s,|(\[–-]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?[)\]]?:?)"
    r"|[(\[]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[)\]]?[\s,|–-]+[^\W\d][^:]{0,40}:?",
    re.IGNORECASE,
)
_LONGEST: Final = 100  # characters; longer lines are text, however often they recur
_FILLED: Final = 0.85  # of the longest line: headers are shorter
_PRINTED: Final = 0.5  # of the characters of a page: where more is in lines that recur, these are text
_MISREAD: Final = 80.0  # percent that a running head keeps where recognition damages one letter in five
_FOOT: Final = 0.5  # of a page: what stands above is no foot
_CALLED: Final = 2  # lines: the last of a page, and the first of the next that begins with its word
_CELLS: Final = re.compile(r"\S(?:\t| {3,})\S")  # of a table, side by side
_LETTER: Final = re.compile(r"[^\W\d_]")


def find_furniture(
    lines: Sequence[PrintedLine], pages: set[int], others: OtherWitnesses, listed: WebLines = NO_LINES
) -> set[int]:
    """The lines that are furniture, by index; `pages` are the lines that begin a page.

    `listed` are lines of web pages.
    """
    twice = scanned_twice(lines, pages)
    once = [index for index in range(len(lines)) if index not in twice]
    recurring = _running(lines, pages, once, others)
    counted = counted_heads(lines, pages) | capital_heads(lines) | guide_heads(lines) | twice
    running = recurring | counted
    running |= set_off_heads(lines, pages, others)
    running |= _misread_heads(lines, pages, recurring, running, others)
    called = catchwords(lines, running, others)
    if (further := (running | called) - recurring) != running:
        called |= catchwords(lines, further, others)
    running |= called
    running -= in_flow(lines, (recurring - counted) | called, running, others)
    lone = _lone(lines, pages, running)
    width = max((len(line.text) for line in lines), default=0)
    cutting = [line for line in lone if not _may_be_text(lines, line[0], running, width)]
    over, into = read_over_or_into(lines, lone, running, others)
    running |= (_unlike(lines, cutting, others) - into) | over
    running |= _unlike(lines, _feet(lines, pages, running), others)
    return running | listed_furniture(lines, running, listed, others)


def _running(
    lines: Sequence[PrintedLine], pages: set[int], once: Sequence[int], others: OtherWitnesses
) -> set[int]:
    """Running headers and page numbers."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index in once:
        text = lines[index].text
        if len(text) <= _LONGEST:
            is_page = is_page_number(text) and not (index and _closes(*lines[index - 1 : index + 2]))
            groups["#" if is_page else fold_line(text)].append(index)
    candidates = {i for key, members in groups.items() if len(members) > 1 or key == "#" for i in members}
    edges = _Edges(lines, pages, candidates)
    found: set[int] = set()
    for key, members in groups.items():
        if len(members) == _CALLED and members[1] == members[0] + 1 in pages:
            continue  # a catchword and what it calls
        shown = {key} if key != "#" else {lines[index].text.casefold() for index in members}
        elsewhere = 2 * len(shown & others.lines) > len(shown)
        first, *again = members
        if again and all(edges.page_before[at] and _heads_again(edges, at, first) for at in again):
            found.update(again)
        elif first in candidates and _recurs(key, members, edges, elsewhere):
            found.update(members)
    return found


def _heads_again(edges: _Edges, at: int, first: int) -> bool:
    """True of a row at the head of a page that heads a table which began amid a page before.

    No other row stands over it there but those that do over the first one, nor a title that both have.
    """
    lines = edges.lines
    amid = edges.first[first] and not edges.page_before[first]
    if not amid or lines[at].text != lines[first].text or not _CELLS.search(lines[at].text):
        return False
    top = edges.begins[bisect_right(edges.begins, at) - 1]
    repeats = at in edges.repetitive
    while at > top and not repeats and lines[at - 1].text == lines[first - 1].text:
        if not _CELLS.search(lines[at - 1].text):
            break
        at, first = at - 1, first - 1
    titled = at > top and fold_line(lines[at - 1].text) == fold_line(lines[first - 1].text)
    over = (first - 1, *range(at - 1, top - 1, -1))
    return not (titled or any(_CELLS.search(lines[line].text) for line in over))


def _misread_heads(
    lines: Sequence[PrintedLine],
    pages: set[int],
    recurring: set[int],
    running: set[int],
    others: OtherWitnesses,
) -> set[int]:
    """The lines at the edge of a page that are a running head or foot of others but for letters misread."""
    known = {fold_line(lines[index].text) for index in recurring if _LETTER.search(lines[index].text)}
    found: set[int] = set()
    for first, end in pairwise([0, *sorted(pages - {0}), len(lines)]) if known else ():
        for edge in (range(first, end), range(end - 1, first - 1, -1)):
            index = next((at for at in edge if at not in running), None)
            if index is None or len(lines[index].text) > _LONGEST:
                continue
            text = fold_line(lines[index].text)
            alike = any(fuzz.ratio(text, head, score_cutoff=_MISREAD) for head in known)
            if alike and text not in others.lines:
                found.add(index)
    return found


def _closes(before: PrintedLine, line: PrintedLine, after: PrintedLine | None = None) -> bool:
    """True of a figure that is the last word of a sentence which the line before it begins."""
    ends = ends_sentence(line.text) and not (ends_sentence(before.text) or line.blank or line.page)
    if after is None or is_page_number(after.text):
        return ends
    return ends and not starts_lower(after.text)


def _recurs(key: str, members: Sequence[int], edges: _Edges, elsewhere: bool) -> bool:
    if is_told_page(edges.lines[members[0]].text) and all(map(edges.cuts_sentence, members)):
        return True
    members = [index for index in members if index not in edges.repetitive]
    if not members:
        return False
    at_edge = sum(edges.at_edge(index) for index in members)
    counted = key == "#" and counts_pages([edges.lines[index].text for index in members])
    goes_on = sum(edges.goes_on(index) for index in members) * 2 > len(members)
    if goes_on and not counted and 2 * at_edge <= len(members):
        return False
    if 2 * at_edge <= len(members) and all(_SPEAKER.fullmatch(edges.lines[index].text) for index in members):
        return False  # who speaks in a chat or a transcript is text
    cuts = sum(edges.cuts_sentence(index) for index in members)
    if cuts * 3 >= len(members) and (len(members) > 1 or at_edge):
        return True
    again = key == "#" or edges.at_one_edge(members) > 1
    return again and not elsewhere and at_edge * 2 > len(members)


class _Edges:
    """What stands around each candidate, past the candidates beside it.

    `repetitive` are the lines of pages that hardly hold anything else than candidates: text that is repeated.
    """

    def __init__(self, lines: Sequence[PrintedLine], pages: set[int], candidates: set[int]) -> None:
        self.lines, self.pages = lines, pages
        count = len(lines)
        self.width = max((len(line.text) for line in lines), default=0)
        self.first, self.last = list(range(count)), list(range(1, count + 1))
        self.page_before, self.page_after = [False] * count, [False] * count
        for index in sorted(candidates):
            before = index - 1 if index - 1 in candidates else None
            self.first[index] = index if before is None else self.first[before]
            self.page_before[index] = index in pages or (before is not None and self.page_before[before])
        for index in sorted(candidates, reverse=True):
            after = index + 1 if index + 1 in candidates else None
            self.last[index] = index + 1 if after is None else self.last[after]
            self.page_after[index] = index + 1 in pages or (after is not None and self.page_after[after])
        self.begins = [0, *sorted(pages - {0})]
        edges = (range(*each) for each in pairwise([*self.begins, count]))
        self.repetitive = {index for page in edges if self._repeats(page, candidates) for index in page}

    def _repeats(self, page: range, candidates: set[int]) -> bool:
        long = [len(self.lines[index].text) for index in page]
        again = sum(each for index, each in zip(page, long, strict=True) if index in candidates)
        return again > _PRINTED * sum(long)

    def at_edge(self, index: int) -> bool:
        """True where only other candidates stand between the line and the first or last line of a page."""
        ends = self.first[index] == 0 or self.last[index] == len(self.lines)
        return self.page_before[index] or self.page_after[index] or (bool(self.pages) and ends)

    def at_one_edge(self, members: Sequence[int]) -> int:
        """At how many heads of pages, or feet of them, whichever are more, one of the lines stands.

        What stands at one of either, as a first sentence that is the last one too, is no running line.
        """
        heads = {self.first[at] for at in members if self.page_before[at] or self.first[at] == 0}
        feet = {self.last[at] for at in members if self.page_after[at] or self.last[at] == len(self.lines)}
        return max(len(heads), len(feet))

    def goes_on(self, index: int) -> bool:
        """True of a line that goes on with a sentence, as those of a formula do, or is full."""
        line = self.lines[index]
        runs_on = index > 0 and interrupted(self.lines[index - 1], line)
        return runs_on or len(line.text) >= _FILLED * self.width

    def cuts_sentence(self, index: int) -> bool:
        """True where a sentence runs on from before the candidates to after them."""
        before, after = self.first[index] - 1, self.last[index]
        return before >= 0 and after < len(self.lines) and interrupted(self.lines[before], self.lines[after])


# What stands once between the halves of a sentence -----------------------------------------------------


def _unlike(
    lines: Sequence[PrintedLine], candidates: Sequence[Sequence[int]], others: OtherWitnesses
) -> set[int]:
    """The candidates that no other witness has."""
    wanted = {shingle for lines_of_one in candidates for shingle in shingles_of(lines, lines_of_one)}
    elsewhere = others.shared(wanted)
    found: set[int] = set()
    for candidate in candidates:
        shingles = shingles_of(lines, candidate)
        if not printed_too(shingles, elsewhere):
            found.update(candidate)
    return found


def _texts(
    lines: Sequence[PrintedLine], pages: set[int], running: set[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """What is no furniture of each page and of the page after it."""
    edges = [0, *sorted(pages - {0}), len(lines)]
    texts = [[index for index in range(i, j) if index not in running] for i, j in pairwise(edges)]
    yield from ((page, following) for page, following in pairwise(texts) if page and following)


def _lone(lines: Sequence[PrintedLine], pages: set[int], running: set[int]) -> list[list[int]]:
    """Short lines at the edge of a page that cut a sentence in two, though they recur nowhere."""
    width = max((len(line.text) for line in lines), default=0)
    found: list[list[int]] = []
    for page, following in _texts(lines, pages, running):
        for before, between, after in (
            (page[-1:], following[:1], following[1:2]),
            (page[-2:-1], page[-1:], following[:1]),
        ):
            if before and after and interrupted(lines[before[0]], lines[after[0]]):
                line = lines[between[0]]
                is_head = _LETTER.search(line.text) and not starts_lower(line.text)
                if is_head and len(line.text) < _FILLED * width:
                    found.append(between)
    return found


def _may_be_text(lines: Sequence[PrintedLine], line: int, running: set[int], width: int) -> bool:
    """True of a line that cannot take the next one's first word too, as full ones of text are.

    And of one before an item of a list, whose small letter does not tell that a sentence goes on.
    """
    after = next((lines[i].text for i in range(line + 1, len(lines)) if i not in running), "")
    taken = len(lines[line].text) + 1 + len("".join(after.split()[:1]))
    return bool(ITEM.match(after)) or taken > width


def _feet(lines: Sequence[PrintedLine], pages: set[int], running: set[int]) -> list[list[int]]:
    """For each page the lines from the first mark of a note to its end, if a sentence runs on past them."""
    found = (_foot(lines, page, following) for page, following in _texts(lines, pages, running))
    return [note for note in found if note]


def _foot(lines: Sequence[PrintedLine], page: Sequence[int], following: Sequence[int]) -> list[int]:
    for at in range(max(1, int(len(page) * _FOOT)), len(page)):
        before, line = lines[page[at - 1]], lines[page[at]]
        if is_note(line.text) and interrupted(before, lines[following[0]]):
            return list(page[at:])
        if has_note_sign(line.text) and not (ends_sentence(before.text) or has_note_sign(before.text)):
            return list(page[at:])
    return []

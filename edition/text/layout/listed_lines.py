"""Which lines of web pages, known from a list, are furniture of a file: links to other pages and notices."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from itertools import chain, pairwise
from typing import Final

from edition.model import single_spaced
from edition.text.layout.lines import SENTENCE_ENDS, PrintedLine, ends_sentence, fold_line
from edition.text.layout.reading_on import border
from edition.text.layout.web_lines import WebLines
from edition.text.word_sequences import Shingle, printed_too, shingles

_LINKS: Final = 12  # links to other pages in one list
_LINK: Final = 140  # characters of one
_WRAPPED: Final = 4  # lines of a listed one that is wrapped: it has 300 characters at most
_STOPS: Final = tuple(set(SENTENCE_ENDS) - set("!?…！？؟"))  # at the end of a sentence, not of a headline
_LETTER: Final = re.compile(r"[^\W\d_]")


def listed_furniture(
    lines: Sequence[PrintedLine],
    running: set[int],
    listed: WebLines,
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """Those of the lines, by index, beside the `running` ones; the rest as in `furniture.find_furniture`."""
    on_list = listed.matching([line.text for line in lines])
    on_list |= _wrapped(lines, on_list, listed, printed_elsewhere, shared)
    on_list |= _below_heads(lines, on_list, listed, printed_elsewhere, shared)
    published = listed.were_published([line.text for line in lines])
    on_list -= published | running
    apart = {index for index, line in enumerate(lines) if listed.apart and is_among(line, listed.apart)}
    apart -= published | running | on_list
    found = _between(lines, on_list, on_list | apart, printed_elsewhere, shared)
    found |= _apart(lines, apart, on_list | apart | running, printed_elsewhere, shared)
    return found | _notices(lines, running | found | on_list, listed, printed_elsewhere, shared)


def shingles_of(lines: Sequence[PrintedLine], indexes: Sequence[int]) -> set[Shingle]:
    """The sequences of words of some lines, which go on from one to the next."""
    return set(shingles(" ".join(lines[index].text for index in indexes)))


def is_among(line: PrintedLine, texts: Container[str]) -> bool:
    """Whether a line reads as one of some texts, which have single spaces."""
    return single_spaced(line.text) in texts


def _apart(
    lines: Sequence[PrintedLine],
    apart: set[int],
    off: set[int],
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """Those of the lines that a page sets apart which no other has, between lines that one prints.

    `off` are all lines that may be no text.
    """
    around = _around(lines, apart, off)
    wanted = {
        index: shingles_of(lines, [index]) for index in {*around, *chain.from_iterable(around.values())}
    }
    borders = {i: border(lines[i - 1], lines[i]) | border(lines[i], lines[i + 1]) for i in around}
    elsewhere = shared(set().union(*wanted.values(), *borders.values())) if wanted else set()
    return {
        index
        for index, pair in around.items()
        if all(printed_too(wanted[each], elsewhere) for each in pair)
        and not printed_too(wanted[index], elsewhere)
        and not borders[index] & elsewhere
        and not _prints(lines[index], printed_elsewhere)
    }


def _around(lines: Sequence[PrintedLine], candidates: set[int], off: set[int]) -> dict[int, tuple[int, int]]:
    """The lines before and after each candidate, past those that are `off`, where both are there."""
    others = [index for index in range(len(lines)) if index not in off] if candidates else []
    places = {index: bisect_left(others, index) for index in candidates}
    return {i: (others[at - 1], others[at]) for i, at in places.items() if 0 < at < len(others)}


def _notices(
    lines: Sequence[PrintedLine],
    known: set[int],
    listed: WebLines,
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """The lines about copyright behind the last one that other witnesses print too, whoever prints them.

    Where they print nothing of the file, behind every line: nothing tells where the statement ends. A line
    of fewer than three words counts with the words that follow it, or by itself.
    """
    found = {index for index, line in enumerate(lines) if listed.reserves_rights(line.text)}
    if not found:
        return found
    off = found | known
    others = [index for index in range(min(found), len(lines)) if index not in off]
    wanted = {index: shingles_of(lines, [index]) for index in others}
    short = {index for index in others if not wanted[index]}
    wanted |= {at: border(lines[at], lines[after]) for at, after in pairwise(others) if at in short}
    elsewhere = shared(set().union(*wanted.values()))
    alone = {
        i for i in short if _LETTER.search(lines[i].text) and fold_line(lines[i].text) in printed_elsewhere
    }
    last = max((i for i in others if i in alone or printed_too(wanted[i], elsewhere)), default=-1)
    if last < 0 and others and not shared(shingles_of(lines, range(min(found)))):
        last = others[-1]
    return {index for index in found if index > last}


def _wrapped(
    lines: Sequence[PrintedLine],
    on_list: set[int],
    listed: WebLines,
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """What follows a listed line in its paragraph, where they are one listed line that was wrapped.

    What another prints, but not as what goes on with that line, is text below a heading.
    """
    if not on_list or not any(line.blank for line in lines):
        return set()
    several: list[tuple[range, set[Shingle], set[Shingle]]] = []
    for index in on_list:
        end = index + 1
        while end < len(lines) and not lines[end].blank and end - index < _WRAPPED:
            end += 1
        whole = lines[index].blank and (end == len(lines) or lines[end].blank)
        if whole and end - index > 1:
            text = " ".join(line.text.strip() for line in lines[index:end])
            rest = range(index + 1, end)
            if listed.match(text):
                several.append((rest, shingles_of(lines, rest), border(lines[index], lines[index + 1])))
    elsewhere = shared(set().union(*(words | over for _, words, over in several))) if several else set()
    return {
        index
        for rest, words, over in several
        if over & elsewhere
        or not (printed_too(words, elsewhere) or any(_prints(lines[i], printed_elsewhere) for i in rest))
        for index in rest
    }


def _below_heads(
    lines: Sequence[PrintedLine],
    on_list: set[int],
    listed: WebLines,
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """The links to other pages below a line that announces them: short, no sentences, in no other witness."""
    found: set[int] = set()
    heads = sorted(index for index in on_list if listed.is_head(lines[index].text))
    below = {at for head in heads for at in range(head + 1, min(head + 1 + _LINKS, len(lines)))} - on_list
    wanted = {at: shingles_of(lines, [at]) for at in below if len(lines[at].text) <= _LINK}
    elsewhere = shared(set().union(*wanted.values()))
    for head in heads:
        for index in range(head + 1, min(head + 1 + _LINKS, len(lines))):
            text = lines[index].text
            if index in on_list:
                continue
            if len(text) > _LINK or text.rstrip().endswith(_STOPS) or fold_line(text) in printed_elsewhere:
                break
            if printed_too(wanted[index], elsewhere):
                break
            found.add(index)
    return found


def _between(
    lines: Sequence[PrintedLine],
    listed: set[int],
    off: set[int],
    printed_elsewhere: frozenset[str],
    shared: Callable[[set[Shingle]], set[Shingle]],
) -> set[int]:
    """The listed lines that stand between lines which other witnesses print too, past those that are `off`.

    What another prints as a line goes on with no paragraph whose last line ends a sentence.
    """
    if not listed:
        return set()
    around = _around(lines, listed, off)
    wanted = {index: shingles_of(lines, [index]) for pair in around.values() for index in pair}
    borders = {
        (i, at): border(lines[at - 1], lines[at])
        for i in around
        for at in (i, i + 1)
        if not {at - 1, at} <= listed  # another has these two in a row as it has each of them
    }
    elsewhere = shared(set().union(*wanted.values(), *borders.values())) if wanted else set()
    parted = any(line.blank for line in lines)
    lone = {i for i in around if ends_sentence(lines[i - 1].text) and _prints(lines[i], printed_elsewhere)}
    goes_on = {
        i
        for (i, at), words in borders.items()
        if words & elsewhere and _goes_on(lines, at, parted) and (at != i or i not in lone)
    }
    between = {i for i, pair in around.items() if all(printed_too(wanted[each], elsewhere) for each in pair)}
    return between - goes_on


def _prints(line: PrintedLine, printed_elsewhere: frozenset[str]) -> bool:
    return line.text.casefold() in printed_elsewhere or fold_line(line.text) in printed_elsewhere


def _goes_on(lines: Sequence[PrintedLine], at: int, parted: bool) -> bool:
    """Whether a line belongs to the paragraph of the line before it, so far as the lines themselves tell.

    In a file that is `parted` blank lines stand between paragraphs.
    """
    before, after = lines[at - 1], lines[at]
    if parted and not after.blank:
        return True
    return not ends_sentence(before.text) and (not after.blank or after.text[:1].islower())

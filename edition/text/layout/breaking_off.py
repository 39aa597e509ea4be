"""Where a copy says that its text goes on elsewhere: "… Read more" behind its words, "for subscribers only".

It says so behind text that another witness prints too; it is furniture, and no wording for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from edition.text.layout.lines import PrintedLine
from edition.text.layout.margins import parted
from edition.text.layout.reading_on import OtherWitnesses
from edition.text.layout.web_lines import WebLines
from edition.text.word_edges import is_spaceless
from edition.text.word_sequences import Shingle, printed_too, shingles, words_or_characters

_SHORT: Final = 4  # characters of a link in a script without spaces that stands alone
_BEFORE: Final = 2  # words before a link by which it is looked up elsewhere


class GoesOn(NamedTuple):
    """The place of a sign that the text goes on; not `sure` if it may stand behind a whole text."""

    start: int
    sure: bool


class _Tail(NamedTuple):
    """The stretch of a line that is such a sign."""

    start: int
    end: int
    sure: bool


def without_signs(
    lines: Sequence[PrintedLine], others: OtherWitnesses, listed: WebLines, text_lines: Collection[int] = ()
) -> tuple[list[PrintedLine], list[PrintedLine], tuple[GoesOn, ...]]:
    """The lines without such signs, the signs, and what each says.

    Where another witness has one too, it is text, unless a third has what stands before it without.
    `text_lines` are those, by index, that an editor says are text.
    """
    kept_as_text = {*text_lines, *listed.were_published([line.text for line in lines])}
    tails = {
        index: tail
        for index, line in enumerate(lines)
        if index not in kept_as_text and (tail := _tail(line.text, listed))
    }
    if not tails:
        return list(lines), [], ()
    behind = dict(_texts_before(lines, tails, listed))
    heads = {index: set(shingles(text)) for index, text in behind.items()}
    links = {index: _link(lines[index], tail, behind.get(index, "")) for index, tail in tails.items()}
    elsewhere = others.shared(set().union(*heads.values(), *links.values()))
    kept = {
        index: tails[index]
        for index, head in heads.items()
        if printed_too(head, elsewhere)
        and (not printed_too(links[index], elsewhere) or others.one_ends_before(head, links[index]))
    }
    text, signs = parted(lines, {index: (tail.start, tail.end) for index, tail in kept.items()})
    said = tuple(GoesOn(lines[index].start + tail.start, tail.sure) for index, tail in kept.items())
    return text, signs, said


def _texts_before(
    lines: Sequence[PrintedLine], tails: dict[int, _Tail], listed: WebLines
) -> Iterator[tuple[int, str]]:
    """By line with a sign the text that the sign stands behind: of the line, or of the one before it."""
    aside: Collection[int] = listed.matching([line.text for line in lines])
    before = ""
    for index, line in enumerate(lines):
        text = line.text[: tails[index].start] if index in tails else "" if index in aside else line.text
        before = text if text.strip() else before
        if index in tails and before:
            yield index, before


def _tail(text: str, listed: WebLines) -> _Tail | None:
    """The sign at the end of a line, or the line if it is one."""
    if listed.closes_off(text):
        return _Tail(0, len(text), sure=True)
    match = listed.link_at_end(text)
    if match is None:
        return None
    signed = match["sign"] is not None
    if signed or match.start() == 0 or _stands_out(match):
        return _Tail(match.start(), len(text), signed)
    return None


def _stands_out(match: re.Match[str]) -> bool:
    """Whether a link behind words, with no ellipsis between, is none of them."""
    link, around = match["link"], match.string[match.start() : match.end()].strip()
    if around[0] in "([" or "→" in around or "›" in around:
        return True
    several = len(link.split()) > 1 or (is_spaceless(link[0]) and len(link) >= _SHORT)
    return several and not link[0].islower() and not around.endswith((".", "…"))


def _link(line: PrintedLine, tail: _Tail, behind: str) -> set[Shingle]:
    """The sequences of words in a sign and at its beginning: another witness has them where they are text.

    A line that begins no paragraph goes on with what it stands `behind`.
    """
    begins_paragraph = tail.start == 0 and line.blank
    before = [] if begins_paragraph else words_or_characters(behind)[-_BEFORE:]
    return set(shingles(" ".join([*before, line.text[tail.start : tail.end]])))

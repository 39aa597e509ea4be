"""What binds the pages of a print together: catchwords at their feet, heads counted from page to page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from edition.text.layout.lines import HYPHENS, PrintedLine, ends_sentence, interrupted, starts_lower
from edition.text.layout.page_numbers import numbers_beside_title
from edition.text.layout.reading_on import OtherWitnesses

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_CATCHWORD: Final = 24  # characters, at most: a word, or two short ones
_SIGNATURE: Final = re.compile(r"^[A-Z][A-Za-z]{0,2}\s?\d{0,2}\s{3,}(?=\S)")  # of a sheet: B, B2, Aa 3
_PAGE_WIDTH: Final = 30  # characters: narrower lines are verse, whose words return
_FAR: Final = 0.4  # of the width: a catchword stands at the right
_FULL: Final = 0.75  # of the width: the line above a catchword that is not set in is full
_SIGN: Final = r"(?:[*†‡§¶]+|[¹²³⁰⁴-⁹]+"  # begins nothing but notes and list items
_NOTE: Final = re.compile(rf"{_SIGN}|\(?\d{{1,3}}\)?)[ \t\u00a0]?[^\W\d]")
_NOTE_SIGN: Final = re.compile(rf"(?P<sign>{_SIGN}))[ \t\u00a0]?[^\W\d]")
_LONGEST: Final = 0.85  # of the width: heads are shorter than lines of text
_LETTERS: Final = 5  # of a head in capitals, at least: a word in capitals may be shorter
_GUIDES: Final = re.compile(r"\S(?:\s{2,}|\s*[-\u2010-\u2015:/|.]+\s*|\s+\d+\s+)\S")
_GUIDE_WORDS: Final = 2
_MORE_WORDS: Final = re.compile(r"(?:(?=[A-Za-zÀ-ʯΑ-ωА-я])[^\W\d_]\w*[ ,;:.]+){3}")  # as most lines begin
_GUIDED: Final = 2  # pages with such heads, at least
_PAGES: Final = 3  # heads in a row that are counted one by one
_APART: Final = 2  # lines of text between two heads, at least
_EVIDENT: Final = 1 / 3  # of the heads cut a sentence in two, or stand at the edge of a page


def catchwords(lines: Sequence[PrintedLine], running: set[int], others: OtherWitnesses) -> set[int]:
    """The lines that print beforehand the word, or a part of it, with which the next page begins.

    `running` are lines that are known to be no text.
    """
    text = [index for index in range(len(lines)) if index not in running]
    width = max((line.indent + len(line.text) for line in lines), default=0)
    found: set[int] = set()
    for at in range(1, len(text) - 1):
        before, line, after = lines[text[at - 1]], lines[text[at]], lines[text[at + 1]]
        if (said := without_signature(line.text)) != line.text:
            line = line._replace(text=said, indent=line.indent + len(line.text) - len(said))
        if (
            len(line.text) > _CATCHWORD
            or _begin_apart(line.text[0], after.text[0])
            or others.print_line(line.text)
            or not _begins(line, after)
        ):
            continue
        set_in = line.indent >= _FAR * width
        at_foot = after.page or text[at + 1] > text[at] + 1
        full = before.indent + len(before.text) >= _FULL * width and not ends_sentence(before.text)
        full = full and (not ends_sentence(line.text) or after.text.startswith(line.text))
        if set_in or ((full or at_foot) and len(lines) > _PAGES and width >= _PAGE_WIDTH):
            found.add(text[at])
    return found


def without_signature(text: str) -> str:
    """A line at the foot of a page without the letter and number of its sheet, far before a catchword.

    >>> without_signature("B2        harbour"), without_signature("B2 harbour")
    ('harbour', 'B2 harbour')
    """
    return _SIGNATURE.sub("", text)


def _begin_apart(one: str, other: str) -> bool:
    """True of lines that begin with other letters, and so with other words."""
    return one.isalnum() and other.isalnum() and one.casefold()[0] != other.casefold()[0]


def _begins(line: PrintedLine, after: PrintedLine) -> bool:
    """True where the next line begins with the words of this one, the last of them perhaps cut short."""
    words, others = _WORD.findall(line.text.casefold()), _WORD.findall(after.text.casefold())
    if not words or len(words) > 2 or len(words) > len(others):
        return False
    *whole, last = words
    cut = line.text[-1] in HYPHENS
    ends = others[len(whole)].startswith(last) if cut else others[len(whole)] == last
    return whole == others[: len(whole)] and ends


def counted_heads(lines: Sequence[PrintedLine], pages: set[int]) -> set[int]:
    """The short lines with a number that grows by one from page to page, whatever else they say.

    Of those with a stop, as older books have it, only a sentence that they cut in two tells: items of a list
    stand at the edges of pages too.
    """
    width = max((len(line.text) for line in lines), default=0)
    heads = [
        (index, number)
        for index, line in enumerate(lines)
        if len(line.text) <= _LONGEST * width
        for number in numbers_beside_title(line.text)
    ]
    found: set[int] = set()
    for chain in _chains(heads):
        evident = sum(_is_evident(lines, index, pages) for index in chain)
        if len(chain) >= _PAGES and evident >= _EVIDENT * len(chain):
            found.update(chain)
    return found


def guide_heads(lines: Sequence[PrintedLine]) -> set[int]:
    """The heads of pages that name the first word of their page and the last, as in dictionaries.

    A number may stand with them; each says what stands below it and above the next.
    """
    width = max((line.indent + len(line.text) for line in lines), default=0)
    named: list[tuple[int, str]] = []
    for at, (line, after) in enumerate(pairwise(lines)):
        if len(line.text) > _LONGEST * width or _MORE_WORDS.match(line.text) or not _GUIDES.search(line.text):
            continue
        found = (match.group() for match in _WORD.finditer(line.text.casefold()))
        words = list(islice((word for word in found if not word.isdigit()), _GUIDE_WORDS + 1))
        if len(words) == _GUIDE_WORDS and words[0] in _WORD.findall(after.text.casefold())[:1]:
            named.append((at, words[1]))
    ends = [*(at for at, _ in named), len(lines)][1:]
    said = [
        at
        for (at, last), end in zip(named, ends, strict=True)
        if last in _WORD.findall(lines[end - 1].text.casefold())[-1:]
    ]
    return set(said) if len(said) >= _GUIDED and len(said) == len(named) else set()


def set_off_heads(lines: Sequence[PrintedLine], pages: set[int], others: OtherWitnesses) -> set[int]:
    """The first lines of pages, where each page begins with a short line set off from its text.

    It is set in more than any other line, or a blank line follows. Half of them cut a sentence in two, of two
    both.
    """
    width = max((line.indent + len(line.text) for line in lines), default=0)
    starts = [at for at in sorted(pages) if 0 < at < len(lines) - 1]
    edges = {0, *starts}
    deepest = max((line.indent for at, line in enumerate(lines) if at not in edges), default=0)
    apart = {
        at
        for at in edges
        if at + 1 < len(lines)
        and (lines[at + 1].blank or (lines[at].indent > deepest and not starts_lower(lines[at].text)))
    }
    heads = [at for at in starts if at in apart and len(lines[at].text) <= _LONGEST * width]
    cuts = [at for at in heads if interrupted(lines[at - 1], lines[at + 1])]
    fewest = len(heads) if len(heads) < _PAGES else len(heads) / 2
    if len(heads) < _GUIDED or len(heads) < len(starts) or len(cuts) < fewest:
        return set()
    set_in = {lines[at].indent for at in heads} == {lines[0].indent}
    centred = abs(_middle(lines[0]) - _middle(lines[heads[0]])) < 1
    if 0 in apart and (set_in or centred) and lines[0].indent > 1:
        heads = [0, *heads]
    return {at for at in heads if not ends_sentence(lines[at].text) and not others.print_line(lines[at].text)}


def _middle(line: PrintedLine) -> float:
    return line.indent + len(line.text) / 2


def capital_heads(lines: Sequence[PrintedLine]) -> set[int]:
    """The short lines in capitals between full ones through which a sentence runs on."""
    width = max((line.indent + len(line.text) for line in lines), default=0)
    return {
        index
        for index in range(1, len(lines) - 1)
        if len(lines[index].text) <= _LONGEST * width
        and _is_in_capitals(lines[index].text)
        and lines[index - 1].indent + len(lines[index - 1].text) >= _FULL * width
        and interrupted(lines[index - 1], lines[index + 1])
        and not _is_in_capitals(lines[index - 1].text)
    }


def _is_in_capitals(text: str) -> bool:
    letters = 0
    for mark in text:
        if mark.isalpha():
            if not mark.isupper():
                return False  # as the second letter of most lines says
            letters += 1
    return letters >= _LETTERS


def _chains(heads: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Lines, some way apart, whose numbers grow one by one."""
    by_last: dict[int, list[list[int]]] = defaultdict(list)
    for index, number in heads:
        waiting = by_last[number - 1]
        at = next((at for at, chain in enumerate(waiting) if index - chain[-1] > _APART), None)
        chain = [] if at is None else waiting.pop(at)
        chain.append(index)
        by_last[number].append(chain)
    return [chain for chains in by_last.values() for chain in chains]


def _is_evident(lines: Sequence[PrintedLine], index: int, pages: set[int]) -> bool:
    if (index in pages or index + 1 in pages) and not ends_sentence(lines[index].text):
        return True
    return 0 < index < len(lines) - 1 and interrupted(lines[index - 1], lines[index + 1])


def is_note(text: str) -> bool:
    """True of a line that begins as a note at the foot of a page does: with its sign, or a number."""
    return _NOTE.match(text) is not None


def has_note_sign(text: str) -> bool:
    """True of a line that begins with a sign that begins nothing but notes and list items."""
    return bool(note_sign(text))


def note_sign(text: str) -> str:
    """The sign with which a line begins as notes and list items do, or nothing.

    >>> note_sign("* See above."), note_sign("²Ibid."), note_sign("2 boats")
    ('*', '²', '')
    """
    match = _NOTE_SIGN.match(text)
    return match["sign"] if match else ""

"""Where the paragraphs of a file were that were published: they begin and end there, whoever else comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final

from edition.model import single_spaced
from edition.text.layout.lines import HYPHENS, PrintedLine

_HEAD: Final = 12  # characters by which a text is looked up
_HYPHENS: Final = tuple(HYPHENS)  # at the end of a line, and perhaps no part of a word


def published_lines(lines: Sequence[PrintedLine], published: Collection[str]) -> tuple[set[int], set[int]]:
    """The lines, by index, with which a paragraph of `published` begins, and those inside that begin none.

    These are texts on one line, as passages are shown; the lines are held against all of one.
    """
    by_head: dict[str, list[str]] = {}
    for text in map(single_spaced, published):
        by_head.setdefault(text[:_HEAD], []).append(text)
    shown = [single_spaced(line.text) for line in lines] if published else []
    begin: set[int] = set()
    inside: set[int] = set()
    for at, line in enumerate(shown):
        size = max((_read_by(shown, at, text) for text in _candidates(line, shown, at, by_head)), default=0)
        if size:
            begin.add(at)
            inside.update(range(at + 1, at + size))
    return begin, inside - begin


def _candidates(
    line: str, shown: Sequence[str], at: int, by_head: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """The texts that may begin with a line, which may be shorter than what they are looked up by."""
    if len(line) < _HEAD:
        longer = " ".join(islice(shown, at, at + _HEAD))[:_HEAD]
        return [*by_head.get(line, ()), *by_head.get(longer, ())]
    return by_head.get(line[:_HEAD], ())


def _read_by(shown: Sequence[str], at: int, text: str) -> int:
    """How many lines from one on read as a text, whose words may be divided at their ends; or 0."""
    done = 0
    for size, line in enumerate(islice(shown, at, None), 1):
        whole = line[:-1] if line.endswith(_HYPHENS) and not text.startswith(line, done) else line
        if not text.startswith(whole, done):
            return size if whole.startswith(text[done:]) else 0
        done += len(whole)
        if done >= len(text):
            return size
        done += text[done] == " "
    return 0

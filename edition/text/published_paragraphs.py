"""Where the paragraphs of a file began that were published: they begin there, whoever else comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final

from edition.model import single_spaced
from edition.text.lines import HYPHENS, PrintedLine

_HEAD: Final = 12  # characters by which a text is looked up
_HYPHENS: Final = tuple(HYPHENS)  # at the end of a line, and perhaps no part of a word


def published_beginnings(lines: Sequence[PrintedLine], published: Collection[str]) -> set[int]:
    """The lines, by index, with which a paragraph of `published` begins.

    These are texts on one line, as passages are shown; the lines are held against all of one.
    """
    by_head: dict[str, list[str]] = {}
    for text in map(single_spaced, published):
        by_head.setdefault(text[:_HEAD], []).append(text)
    shown = [single_spaced(line.text) for line in lines] if published else []
    return {
        at
        for at, line in enumerate(shown)
        if any(_reads(shown, at, text) for text in _candidates(line, shown, at, by_head))
    }


def _candidates(
    line: str, shown: Sequence[str], at: int, by_head: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """The texts that may begin with a line, which may be shorter than what they are looked up by."""
    if len(line) < _HEAD:
        longer = " ".join(islice(shown, at, at + _HEAD))[:_HEAD]
        return [*by_head.get(line, ()), *by_head.get(longer, ())]
    return by_head.get(line[:_HEAD], ())


def _reads(shown: Sequence[str], at: int, text: str) -> bool:
    """Whether the lines from one on read as a text, whose words may be divided at their ends."""
    done = 0
    for line in islice(shown, at, None):
        whole = line[:-1] if line.endswith(_HYPHENS) and not text.startswith(line, done) else line
        if not text.startswith(whole, done):
            return whole.startswith(text[done:])
        done += len(whole)
        if done >= len(text):
            return True
        done += text[done] == " "
    return False

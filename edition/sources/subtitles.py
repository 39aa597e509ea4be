"""Subtitles (WebVTT, SubRip): what is said, line by line, without times, places and settings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from edition.errors import EditionError
from edition.sources.encoding import decode_text
from edition.sources.original import Extract, Original, refused, shortly, without_controls

_TIME: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE: Final = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_MOST_DIGITS: Final = 9  # of the number of a cue
_NO_CUE: Final = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:[:\s]|$)")
_NOTE: Final = re.compile(r"NOTE(?:\s+|$)")
_MARKS: Final = re.compile(
    r"</?(?:[biucv]|ruby|rt|font|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.IGNORECASE
)
_SPEAKER: Final = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_ROLLS: Final = 0.5  # of the cues begin with the last lines of the one before: captions that roll up

Cue = list[str]
"""Its lines."""


def read_subtitles(original: Original) -> Extract:
    """The words of all cues; EditionError, with the line, of words without a time.

    Of captions that roll up, in which most cues show the last lines of the one before again, the new lines.
    """
    decoded = decode_text(original)
    cues: list[Cue] = []
    notes: list[str] = []
    for line, block in _cue_blocks(decoded.text.removeprefix("\ufeff")):
        at = next((at for at, each in enumerate(block[:2]) if _CUE.fullmatch(each)), None)
        if at is not None:
            cues.append(block[at + 1 :])
        elif _NO_CUE.match(block[0]):
            notes += [_NOTE.sub("", each) for each in block if _NOTE.match(block[0])]
        else:
            message = f"has words without a time, {shortly(block[0])}: mend it there"
            raise EditionError.of(original.name, message, line)
    speakers = dict.fromkeys(name.strip() for cue in cues for each in cue for name in _SPEAKER.findall(each))
    escaped = original.name.lower().endswith(".vtt")  # SubRip has no escapes
    plain = [[said for each in cue if (said := _plain(each, escaped))] for cue in cues]
    shown = _again([cue for cue in plain if cue])
    rolls = sum(again > 0 for _, again in shown) > _ROLLS * len(shown)
    text = "\n".join(line for cue, again in shown for line in cue[again if rolls else 0 :])
    if not text:
        raise refused(original, "has no words")
    remarks = (
        decoded.remark,
        f"names its speakers, left out here: {shortly(' / '.join(speakers))}" if speakers else "",
        f"has notes that are not shown, left out here: {shortly(' / '.join(notes))}" if any(notes) else "",
        "has captions that roll up: lines that cues show again are read once" if rolls else "",
    )
    return Extract(f"{text}\n", {}, tuple(filter(None, remarks)))


def _cue_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The stretches between blank lines, divided where a time stands among the words of a cue.

    As programs that show them do. A number before such a time is no word where it is the next of the cues;
    another is one: `In 1984` before the time of the second cue.
    """
    number = None
    for first, block in _blocks(text):
        begins = [0]
        for at in (at for at, line in enumerate(block) if at and _CUE.fullmatch(line)):
            before = _cue_number(block[at - 1])
            is_numbered = at == 1 or (number is not None and before == number + 1)
            number = before if is_numbered else number
            if at > 1:
                begins.append(at - is_numbered)
        for begin, end in pairwise([*begins, len(block)]):
            yield first + begin, block[begin:end]


def _cue_number(line: str) -> int | None:
    """The number that a line is; None of words, and of more digits than cues have."""
    digits = line.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The stretches between blank lines, each with the number of its first line.

    A line of spaces alone is one of a cue, as captions that roll up have it, where the cue goes on behind it.
    """
    lines = [*text.splitlines(), "", "", ""]
    block: list[str] = []
    first = 0
    for number, line in enumerate(lines[:-2]):
        if line.strip():
            first = first if block else number + 1
            block.append(line)
        elif block and not (line and _goes_on(lines[number + 1 : number + 3])):
            yield first, block
            block = []


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether two lines begin no cue, with its time or its name and time, and no note."""
    begins = any(_CUE.fullmatch(line) for line in lines) or _NO_CUE.match(lines[0])
    return bool(lines[0].strip()) and not begins


def _plain(line: str, escaped: bool) -> str:
    bare = _MARKS.sub("", line)
    return without_controls(html.unescape(bare) if escaped else bare).strip()


def _again(cues: Sequence[Cue]) -> list[tuple[Cue, int]]:
    """Each cue, and how many of its first lines are the last ones of the cue before."""
    found: list[tuple[Cue, int]] = []
    last: Cue = []
    for cue in cues:
        same = (lines for lines in range(min(len(last), len(cue)), 0, -1) if last[-lines:] == cue[:lines])
        found.append((cue, next(same, 0)))
        last = cue
    return found

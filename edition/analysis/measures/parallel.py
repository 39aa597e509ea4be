"""A passage as one sequence: text all its witnesses share, and the places where they part.

The apparatus of an Edition quotes readings without the white space around them. Written out as a
sequence of common text and variants, a passage gives each witness's text back exactly: the white
space that goes with a reading is inside it, and where nothing but white space or a paragraph end
differs there is a variant of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from os.path import commonprefix
from typing import Final

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Edition, Paragraph, Passage, VariationUnit, unwrapped_text
from edition.text.normalize import LAYOUT_SPACE
from edition.text.remembered import remembered_last

PARAGRAPH_END: Final = "\u2029"  # between two paragraphs of one witness in one passage
_SPACES: Final = late(re.compile, f"([{LAYOUT_SPACE}]+)")


@dataclass(frozen=True, slots=True)
class Variant:
    """What each witness has at one place of a passage, with the white space that goes with it.

    `unit` is the variation unit of the apparatus, or None where only white space differs.
    """

    readings: Mapping[str, str]
    unit: VariationUnit | None = None


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage written out; `sigla` are the witnesses that have it, the reference first."""

    sigla: tuple[str, ...]
    parts: tuple[str | Variant, ...]

    def text(self, siglum: str) -> str:
        """The passage in one witness, its paragraphs divided by `PARAGRAPH_END`."""
        return "".join(p if isinstance(p, str) else p.readings[siglum] for p in self.parts)


class WrittenOut:
    """The passages of an edition written out, each when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._known: dict[str, Parallel] = {}

    def of(self, passage: Passage) -> Parallel:
        """A passage with all its witnesses."""
        if passage.id not in self._known:
            self._known[passage.id] = parallel(self._edition, passage)
        return self._known[passage.id]


@remembered_last
def written_out(edition: Edition) -> WrittenOut:
    """Every passage with all its witnesses written out, once for all that ask."""
    return WrittenOut(edition)


def parallel(edition: Edition, passage: Passage) -> Parallel:
    """The passage of an edition, written out against its reference witness.

    That is the base, or where the base lacks the passage the first witness that has it.
    """
    present = sorted((s for s, ps in passage.paragraphs.items() if ps), key=lambda s: s != edition.base)
    if not present:
        return Parallel((), ())
    strands = {s: _strand(edition.witness(s).text, passage, s) for s in present}
    units = [Variant({s: strands[s][2 * n + 1] for s in present}, u) for n, u in enumerate(passage.units)]
    gaps = [{s: strands[s][2 * n] for s in present} for n in range(len(units) + 1)]
    for number in range(len(gaps)):
        if number > 0:
            units[number - 1], gaps[number] = _settle_head(units[number - 1], gaps[number])
        if number < len(units):
            gaps[number], units[number] = _settle_tail(gaps[number], units[number])
    parts: list[str | Variant] = [*_gap(gaps[0])]
    for unit, gap in zip(units, gaps[1:], strict=True):
        parts += [unit, *_gap(gap)]
    return Parallel(tuple(present), tuple(_joined(parts)))


def _joined(parts: Sequence[str | Variant]) -> Iterator[str | Variant]:
    """The parts, with neighbouring common text in one piece and no empty pieces."""
    common: list[str] = []
    for part in parts:
        if isinstance(part, str):
            common.append(part)
            continue
        if any(common):
            yield "".join(common)
        common = []
        yield part
    if any(common):
        yield "".join(common)


def _strand(text: str, passage: Passage, siglum: str) -> list[str]:
    """The passage in one witness: gap, reading, gap, ... gap."""
    paragraphs = passage.paragraphs[siglum]
    cuts = [paragraphs[0].start]
    for unit in passage.units:
        cuts += [unit.readings[siglum].start, unit.readings[siglum].end]
    cuts.append(paragraphs[-1].end)
    cuts = [_outside_folds(paragraphs, cut) for cut in cuts]
    return [_stretch(text, paragraphs, start, end) for start, end in pairwise(cuts)]


def _outside_folds(paragraphs: Sequence[Paragraph], cut: int) -> int:
    """The cut itself, or the beginning of the fold that it stands in."""
    for paragraph in paragraphs:
        if paragraph.start < cut < paragraph.end:
            index = bisect_left(paragraph.folds, cut, key=lambda fold: fold.start) - 1
            if index >= 0 and paragraph.folds[index].end > cut:
                return paragraph.folds[index].start
    return cut


def _stretch(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> str:
    """The reading text between two places, which may stand in different paragraphs.

    The end of a paragraph belongs to the stretch that leaves it.
    """
    parts = []
    for number, paragraph in enumerate(paragraphs):
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if low <= high and low < paragraph.end:
            parts.append(unwrapped_text(text, paragraph, low, high))
        if start <= paragraph.end < end and number + 1 < len(paragraphs):
            parts.append(PARAGRAPH_END)
    return "".join(parts)


def _settle_head(left: Variant, gaps: dict[str, str]) -> tuple[Variant, dict[str, str]]:
    """Hand the white space a gap begins with to the variant before it where the witnesses differ in it."""
    heads = {s: gap[: len(gap) - len(gap.lstrip(LAYOUT_SPACE))] for s, gap in gaps.items()}
    if len(set(heads.values())) == 1:
        return left, gaps
    widened = replace(left, readings={s: r + heads[s] for s, r in left.readings.items()})
    return widened, {s: gap[len(heads[s]) :] for s, gap in gaps.items()}


def _settle_tail(gaps: dict[str, str], right: Variant) -> tuple[dict[str, str], Variant]:
    """Hand the white space a gap ends with to the variant after it where the witnesses differ in it."""
    tails = {s: gap[len(gap.rstrip(LAYOUT_SPACE)) :] for s, gap in gaps.items()}
    if len(set(tails.values())) == 1:
        return gaps, right
    widened = replace(right, readings={s: tails[s] + r for s, r in right.readings.items()})
    return {s: gap[: len(gap) - len(tails[s])] for s, gap in gaps.items()}, widened


def _gap(gaps: Mapping[str, str]) -> Iterator[str | Variant]:
    """What stands between two units: common text, and variants of white space where it is not."""
    if len(set(gaps.values())) == 1:
        yield next(iter(gaps.values()))
        return
    pieces = {s: _SPACES.split(gap) for s, gap in gaps.items()}
    words = {tuple(p[::2]) for p in pieces.values()}
    if len(words) > 1:
        yield from _middle(gaps)
        return
    for column in zip(*pieces.values(), strict=True):
        same = len(set(column)) == 1
        yield column[0] if same else Variant(dict(zip(pieces, column, strict=True)))


def _middle(gaps: Mapping[str, str]) -> Iterator[str | Variant]:
    """One variant for all that lies between the common beginning and the common end."""
    head = commonprefix(list(gaps.values()))
    rests = {s: gap[len(head) :] for s, gap in gaps.items()}
    tail = commonprefix([rest[::-1] for rest in rests.values()])[::-1]
    yield head
    yield Variant({s: rest[: len(rest) - len(tail)] for s, rest in rests.items()})
    yield tail

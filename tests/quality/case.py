"""A case: a named way to make witnesses from a seed, and what most cases are made of."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from edition.model import Transcription
from tests.quality import changes, prose
from tests.quality.atoms import Document, document
from tests.quality.printing import Damage, Layout, Print, print_document

OCR: Final = Transcription.OCR
GOAL_NOISE: Final = 0.06  # the goals hold up to this share of misread words
BORN_DIGITAL: Final = Transcription.BORN_DIGITAL
PLAIN: Final = Layout()
FIXED: Final = Layout(width=72)
NARROW: Final = Layout(width=48, indent="   ", block_gap="\n")
PROPORTIONAL: Final = Layout(width=330, proportional=True, trailing=" ")
SPACED: Final = Layout(width=92, proportional=False, line_gap="\n\n", trailing=" ")
WHOLE: Final = Damage()
SPACED_PROPORTIONAL: Final = Layout(width=350, proportional=True, line_gap="\n\n", trailing=" ")
HEADER: Final = "THE LETTER OF THE MINISTRY {n}"


@dataclass(frozen=True, slots=True)
class Case:
    """A named way to make witnesses from a seed; `noise` is the share of words misread."""

    name: str
    build: Callable[[random.Random], list[Print]]
    noise: float = 0.0

    def prints(self, seed: int) -> list[Print]:
        return self.build(random.Random(f"{self.name} {seed}"))


def archetype(rng: random.Random, paragraphs: int = 14) -> Document:
    return document(prose.essay(rng, paragraphs), rng)


def pair(
    base: Document,
    other: Document,
    rng: random.Random,
    layout: Layout = PLAIN,
    *,
    base_layout: Layout = PLAIN,
    damage: Damage = WHOLE,
    ocr: bool = False,
    language: str | None = None,
) -> list[Print]:
    return [
        print_document("A", base, rng, base_layout, transcription=BORN_DIGITAL, language=language),
        print_document("B", other, rng, layout, damage, OCR if ocr else BORN_DIGITAL, language),
    ]


def edited(base: Document, rng: random.Random, share: float = 0.02) -> Document:
    return changes.reword(base, rng, share)


def paged(layout: Layout, lines: int, mark: str, **more: object) -> Layout:
    return replace(layout, page_lines=lines, page_mark=mark, **more)  # type: ignore[arg-type]

"""Pages put in askew, of which a program for recognition has some lines level and others not."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_layout import lines_of_page
from edition.sources.pdf.pdf_skew import straight
from tests.support.pdfs import set_line

LEFT = [
    "The board met early on a",
    "Tuesday to consider it as",
    "and to vote on a matter it",
    "of weight for the boats and",
]
RIGHT = [
    "The chairman replied to it",
    "all that the costs were too",
    "high and would not fall at",
    "until the spring at all to",
]
RISE = 0.014


def tilted(line: list[Glyph], level: bool) -> list[Glyph]:
    """A line of a page that rises to the right; all its glyphs as high as its middle where it is level."""
    middle = (line[0].left + line[-1].left) / 2
    return [
        replace(
            glyph,
            base=glyph.base + rise,
            bottom=glyph.bottom + rise,
            top=glyph.top + rise,
            angle=0.0 if level else -math.atan(RISE),
        )
        for glyph in line
        for rise in [RISE * (middle if level else glyph.left)]
    ]


def page(levels: list[bool]) -> list[Glyph]:
    """Two columns, the file has one after the other; `levels` says which lines are level."""
    lines = [set_line(text, 20, 300 - 12 * row, 100 * row) for row, text in enumerate(LEFT)]
    lines += [set_line(text, 165, 300 - 12 * row, 600 + 100 * row) for row, text in enumerate(RIGHT)]
    return [glyph for line, level in zip(lines, levels, strict=True) for glyph in tilted(line, level)]


@pytest.mark.parametrize(
    "levels",
    [[False] * 8, [False] * 4 + [True] * 4, [True] * 4 + [False] * 4, [at % 2 == 0 for at in range(8)]],
)
def test_lines_that_are_level_beside_others_that_rise_stand_straight(levels: list[bool]) -> None:
    glyphs = straight(page(levels))
    assert " ".join(" ".join(lines_of_page(glyphs)).split()) == " ".join([*LEFT, *RIGHT])
    for line in (*range(0, 400, 100), *range(600, 1000, 100)):
        heights = [glyph.base for glyph in glyphs if line <= glyph.at < line + 100]
        assert max(heights) - min(heights) < 0.1


def test_a_page_with_a_few_lines_askew_is_left_as_it_is() -> None:
    glyphs = page([True] * 7 + [False])
    assert straight(glyphs) == glyphs


def test_words_beside_a_line_that_the_file_has_elsewhere_and_at_another_height_are_no_part_of_it() -> None:
    """Of a page askew whose lines are level, in columns hardly further apart than words."""
    left = [set_line(text, 20, 300 - 12 * row, 100 * row) for row, text in enumerate(LEFT)]
    right = [set_line(text, 160, 301 - 12 * row, 600 + 100 * row) for row, text in enumerate(RIGHT)]
    glyphs = [glyph for line in (*left, *right) for glyph in line]
    assert " ".join(" ".join(lines_of_page(glyphs)).split()) == " ".join([*LEFT, *RIGHT])

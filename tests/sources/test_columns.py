"""Lines that read across two columns are told from tables and put into the order of reading."""

from __future__ import annotations

import pytest

from edition.app.summary import remarks
from edition.collate import collate
from edition.model import Sources, Witness
from edition.sources.columns import columns_apart, reads_across
from edition.sources.intake import extract_of
from edition.sources.original import Original
from tests.support.prints import GERMAN, LINES

TEXTS = {"English": " ".join(LINES), "German": " ".join(GERMAN)}


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def beside(lines: list[str], width: int, gap: int) -> list[str]:
    half = (len(lines) + 1) // 2
    left, right = lines[:half], [*lines[half:], *[""] * (2 * half - len(lines))]
    return [f"{one:<{width + gap}}{other}".rstrip() for one, other in zip(left, right, strict=True)]


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(("width", "gap"), [(30, 4), (24, 2), (36, 8)])
def test_two_columns_are_put_one_after_the_other(language: str, width: int, gap: int) -> None:
    lines = wrapped(TEXTS[language], width)
    printed = "\n".join(["A HEADING THAT GOES OVER BOTH COLUMNS OF THE PAGE", "", *beside(lines, width, gap)])
    apart = columns_apart(printed)
    assert apart is not None
    assert apart.split()[10:] == TEXTS[language].split()
    assert reads_across(printed) == 3


def test_each_page_by_itself() -> None:
    page = "\n".join(beside(wrapped(TEXTS["English"], 30), 30, 4))
    apart = columns_apart(f"{page}\f{page}\fOne column.")
    assert apart is not None
    assert apart.split() == [*TEXTS["English"].split(), *TEXTS["English"].split(), "One", "column."]


OTHERS = {
    "a table": [f"{name:<20}{value:>8}   tons" for name, value in [("Coal", 5), ("Iron", 12)] * 4],
    "a table of names": ["Mr Smith            London", "Mrs Jones           Leeds"] * 5,
    "names and offices": [f"{name:<24}Member of the board" for name in ("Ann B.", "Carl D.", "Eve F.") * 3],
    "justified": [line.replace(" ", "  ", 3) for line in LINES],
    "contents": [f"{title:<30}{page}" for page, title in enumerate(LINES[:8])],
    "verse": ["Rain, rain,", "    go away,", "come again", "    another day."] * 3,
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_spaces_are_no_gutter(name: str) -> None:
    assert columns_apart("\n".join(OTHERS[name])) is None


def test_a_text_that_reads_across_is_told_and_mended_where_it_is_added() -> None:
    printed = "\n".join(beside(wrapped(TEXTS["English"], 30), 30, 4))
    extract = extract_of(Original("b.txt", printed.encode()))
    assert extract.text.split() == TEXTS["English"].split()
    assert extract.remarks == ("reads across two columns from line 1 on: they are put one after the other",)
    witnesses = tuple(
        Witness(siglum, text, f"{siglum}.txt", "") for siglum, text in [("A", "x"), ("B", printed)]
    )
    said = list(remarks(collate(Sources("T", "A", witnesses))))
    assert any(line.startswith("B looks read across two columns (line 1 on)") for line in said)

"""Lines that read across two columns are told from tables and put into the order of reading."""

from __future__ import annotations

import hashlib
import random
from itertools import zip_longest
from pathlib import Path

import pytest

from edition.analysis.measures import reading_across
from edition.app.summary import remarks
from edition.collate import collate
from edition.export.catalogue import to_exports
from edition.model import Sources, Witness
from edition.sources.columns import columns_apart, reads_across
from edition.sources.folder import read_sources
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


@pytest.mark.parametrize("padded", [True, False])
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("language", TEXTS)
def test_columns_that_a_bar_parts(language: str, count: int, padded: bool) -> None:
    text = " ".join([TEXTS[language]] * 3)
    lines = wrapped(text, 30)
    height = -(-len(lines) // count)
    columns = [lines[at : at + height] for at in range(0, len(lines), height)]
    columns[-1] += [""] * (height - len(columns[-1]))
    rows = zip(*columns, strict=True)
    printed = "\n".join(" | ".join(f"{each:<{30 * padded}}" for each in row).rstrip() for row in rows)
    apart = columns_apart(printed)
    assert apart is not None
    assert apart.replace("|", " ").split() == text.split()
    assert sorted("".join(apart.split())) == sorted("".join(printed.split()))


@pytest.mark.parametrize(
    "text",
    [
        "lower quay | where small boats lie\nupper quay | where large ones lie\n" * 3,
        "the boats of all | 12\nthe steamers of all | 105\nthe barges of all | 7\n" * 2,
        "about us | contact the board | our terms of use\n" * 6,
        "| a thing of many words | another of many words |\n" * 7,
        "12:01 | the pump was started by hand and ran\n" * 7,
        "we write | x | for the size of x and\nso | x | is never below zero, and\n" * 3,
    ],
)
def test_entries_between_bars_are_no_columns(text: str) -> None:
    assert columns_apart(text) is None


def test_a_blank_row_ends_a_page_where_the_text_goes_on_from_right_to_left() -> None:
    text = " ".join([TEXTS["English"]] * 2)
    lines = wrapped(text, 30)
    pages = [beside(lines[: len(lines) // 2], 30, 4), beside(lines[len(lines) // 2 :], 30, 4)]
    apart = columns_apart("\n\n".join("\n".join(page) for page in pages))
    assert apart is not None
    assert apart.split() == text.split()


def test_each_page_by_itself() -> None:
    page = "\n".join(beside(wrapped(TEXTS["English"], 30), 30, 4))
    apart = columns_apart(f"{page}\f{page}\fOne column.")
    assert apart is not None
    assert apart.split() == [*TEXTS["English"].split(), *TEXTS["English"].split(), "One", "column."]


@pytest.mark.parametrize("more", [1, 3, 20])
@pytest.mark.parametrize("head", [(), ("12   THE BOATS", "")])
def test_a_last_page_whose_right_column_is_short(more: int, head: tuple[str, ...]) -> None:
    lines = wrapped(" ".join([TEXTS["English"]] * 3), 30)
    full = beside(lines[:40], 30, 4)
    last, after = lines[40:60], lines[60 : 60 + more]
    uneven = [f"{one:<34}{two}".rstrip() for one, two in zip_longest(last, after, fillvalue="")]
    apart = columns_apart("\f".join("\n".join([*head, *page]) for page in (full, uneven)))
    assert apart is not None
    assert apart.split() == " ".join([*head, *lines[:40], *head, *last, *after]).split()


@pytest.mark.parametrize(
    "right", [["4 May 1872"], ["", "", "John Brown", "Mary Smith"], ["1,200", "", "300", "45", "12"]]
)
def test_what_stands_right_of_a_last_page_of_one_column(right: list[str]) -> None:
    lines = wrapped(" ".join([TEXTS["English"]] * 3), 30)
    last = [
        "given at the town hall, where",
        "the boats were counted by the",
        "clerk of the harbour, and where",
    ]
    last += ["they lay until the morning of", "the day that is named above."]
    page = "\n".join(f"{one:<34}{two}".rstrip() for one, two in zip_longest(last, right, fillvalue=""))
    apart = columns_apart("\n".join(beside(lines[:40], 30, 4)) + "\f" + page)
    assert apart is not None
    assert apart.endswith("\f" + page)


def test_three_columns() -> None:
    lines = wrapped(TEXTS["English"] + " " + TEXTS["English"], 24)
    third = (len(lines) + 2) // 3
    rows = zip(lines[:third], lines[third : 2 * third], [*lines[2 * third :], "", ""], strict=False)
    apart = columns_apart("\n".join(f"{one:<27}{two:<27}{three}".rstrip() for one, two, three in rows))
    assert apart is not None
    assert apart.split() == (TEXTS["English"] + " " + TEXTS["English"]).split()


def test_a_gutter_that_is_askew() -> None:
    rows = beside(wrapped(TEXTS["German"], 28), 28, 5)
    askew = [
        row[:30] + " " * (at % 3) + row[30:].lstrip(" ") if len(row) > 33 else row
        for at, row in enumerate(rows)
    ]
    apart = columns_apart("\n".join(askew))
    assert apart is not None
    assert apart.split() == TEXTS["German"].split()


def test_no_mark_is_lost_however_the_gutter_runs() -> None:
    chance = random.Random(7)
    found = 0
    for _ in range(40):
        width = chance.randint(18, 40)
        rows = beside(wrapped(TEXTS["German"], width), width, chance.randint(2, 6))
        printed = "\n".join(
            chance.choice(["", "", " "]) + row.replace(" ", "\t", chance.randint(0, 1)) for row in rows
        )
        apart = columns_apart(printed)
        found += apart is not None
        assert apart is None or sorted("".join(apart.split())) == sorted("".join(printed.split()))
    assert found


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


def test_a_text_that_reads_across_is_put_in_order_where_it_is_added() -> None:
    printed = "\n".join(beside(wrapped(TEXTS["English"], 30), 30, 4))
    extract = extract_of(Original("b.txt", printed.encode()))
    assert extract.text.split() == TEXTS["English"].split()
    assert extract.remarks == ("reads across two columns from line 1 on: they are put one after the other",)


def test_a_file_that_reads_across_is_read_in_order_where_it_lies(tmp_path: Path) -> None:
    printed = "\n".join(beside(wrapped(TEXTS["German"], 30), 30, 4))
    (tmp_path / "A.txt").write_text(TEXTS["German"])
    (tmp_path / "B.txt").write_text(printed)
    sources = read_sources(tmp_path)
    witness = sources.witnesses[1]
    assert witness.text.split() == TEXTS["German"].split()
    assert witness.sha256 == hashlib.sha256(witness.text.encode()).hexdigest()
    assert sorted("".join(printed.split())) == sorted("".join(witness.text.split()))
    edition = collate(sources)
    assert to_exports(edition)["data/as-found/B.txt"].decode() == printed
    assert hashlib.sha256(printed.encode()).hexdigest() in (witness.notes or "")
    assert not list(edition.units())
    assert any(
        line.startswith("B.txt reads across two columns from line 1 on: they are put one after the other")
        for line in remarks(edition)
    )
    assert not any("looks read" in line for line in remarks(edition))


def test_an_editor_says_that_there_are_no_columns(tmp_path: Path) -> None:
    printed = "\n".join(beside(wrapped(TEXTS["German"], 30), 30, 4))
    (tmp_path / "B.txt").write_text(printed)
    (tmp_path / "edition.toml").write_text('[[witness]]\nsiglum = "B"\nfile = "B.txt"\ncolumns = false\n')
    witness = read_sources(tmp_path).witnesses[0]
    assert (witness.text, witness.across) == (printed, None)


@pytest.mark.parametrize("language", TEXTS)
def test_lines_read_across_with_no_gutter_are_told(language: str) -> None:
    lines = [" ".join(line.split()) for line in beside(wrapped(TEXTS[language], 30), 30, 4)]
    texts = {"A": TEXTS[language], "B": "\n".join(["A heading", *lines])}
    witnesses = tuple(Witness(siglum, text, f"{siglum}.txt", "") for siglum, text in texts.items())
    said = list(remarks(collate(Sources("T", "A", witnesses))))
    assert any(line.startswith("B looks read across columns (B.txt line 2 on)") for line in said)


def test_moved_and_rewritten_lines_are_not_read_across() -> None:
    moved = [*LINES[6:], *LINES[:3], "and now a line of its own that no other has", *LINES[3:6]]
    witnesses = (Witness("A", "\n".join(LINES), "A.txt", ""), Witness("B", "\n".join(moved), "B.txt", ""))
    assert not any("read across" in line for line in remarks(collate(Sources("T", "A", witnesses))))


def test_a_text_that_hardly_differs_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [line.replace(" the ", f" each{at} ") for at, line in enumerate(LINES)]
    texts = {"A": LINES, "B": LINES, "C": changed}
    witnesses = tuple(
        Witness(siglum, "\n".join(lines), f"{siglum}.txt", "") for siglum, lines in texts.items()
    )
    edition = collate(Sources("T", "A", witnesses))
    looked: list[str] = []
    monkeypatch.setattr(reading_across, "_jumps_to_and_fro", lambda text, other: looked.append(text))
    assert [*remarks(edition)] == []
    assert looked == ["\n".join(changed)]


def test_paragraphs_of_a_line_each_are_no_lines_of_columns() -> None:
    lines = [" ".join(line.split()) for line in beside(wrapped(TEXTS["English"], 30), 30, 4)]
    long = [f"{line} {'and so on ' * 30}" for line in lines]
    texts = {"A": TEXTS["English"], "B": "\n".join(long)}
    witnesses = tuple(Witness(siglum, text, f"{siglum}.txt", "") for siglum, text in texts.items())
    assert not any("read across" in line for line in remarks(collate(Sources("T", "A", witnesses))))

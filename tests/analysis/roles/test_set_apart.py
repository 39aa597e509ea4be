"""Lines that the page of a source sets apart, and no other source has, are told and in doubt; never a yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import DecidedLine, Edition, Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")
LINE = "Gulls over the fish hall on a wet Monday."


def of_page(text: str, *others: str, lines: tuple[str, ...] = (LINE,), decided: bool = False) -> Edition:
    page = replace(witness("P", f"{text}\n"), set_apart=frozenset(lines))
    if decided:
        at = page.text.index(LINE)
        page = replace(page, decided=(DecidedLine(at, at + len(LINE), True),))
    found = (page, *(witness(siglum, f"{text}\n") for siglum, text in zip("AB", others, strict=False)))
    return collate(Sources("S", "P", found, language="en"))


def with_line(line: str = LINE) -> str:
    return "\n\n".join((ONE, line, TWO, THREE))


@pytest.mark.parametrize("others", [(STATEMENT.strip(),), (STATEMENT.strip(), STATEMENT.strip())])
def test_a_line_that_no_other_has_is_a_doubt(others: tuple[str, ...]) -> None:
    edition = of_page(with_line(), *others)
    answer = verdict(edition)
    assert answer.agree is None
    assert "its file sets apart, as captions, links or replies, the first “Gulls" in answer.doubts[0].text
    assert [each.text for each in edition.furniture["P"]] == [LINE]
    assert verdict(of_page(with_line(), *others, lines=())).agree is False


def test_a_line_that_another_has_is_text() -> None:
    assert verdict(of_page(with_line(), with_line())).agree is True
    edition = of_page(with_line(), with_line(LINE.replace("wet", "dry")))
    assert verdict(edition).agree is False
    assert not edition.furniture["P"]


def test_a_line_of_other_figures_is_text() -> None:
    edition = of_page(with_line("3 May 2020"), with_line("4 May 2020"), lines=("3 May 2020",))
    assert verdict(edition).agree is False


def test_a_line_that_another_has_in_its_paragraph_is_text() -> None:
    other = "\n\n".join((f"{ONE} Anna Lee", TWO, THREE))
    edition = of_page(with_line("Anna Lee"), other, lines=("Anna Lee",))
    assert not edition.furniture["P"]


def test_a_line_of_words_that_the_statement_has_is_a_doubt_too() -> None:
    line = " ".join(TWO.split()[2:9])
    answer = verdict(of_page(with_line(line), STATEMENT.strip(), lines=(line,)))
    assert answer.agree is None


def test_what_an_editor_decided_is_no_doubt() -> None:
    assert verdict(of_page(with_line(), STATEMENT.strip(), decided=True)).agree is True


def test_a_line_that_two_pages_set_apart_is_a_doubt() -> None:
    pages = [replace(witness(siglum, f"{with_line()}\n"), set_apart=frozenset((LINE,))) for siglum in "PQ"]
    for both in (pages, [pages[0], replace(pages[1], set_apart=frozenset())]):
        edition = collate(Sources("S", "P", (*both, witness("A", STATEMENT)), language="en"))
        assert verdict(edition).agree is (None if both is pages else False)


@pytest.mark.parametrize(("label", "agree"), [("Tweet it", None), ("We pay", False), ("12 boats", False)])
def test_a_label_inside_a_paragraph_is_a_doubtful_addition(label: str, agree: bool | None) -> None:
    text = "\n\n".join((ONE, f"{TWO} {label}", THREE))
    assert verdict(of_page(text, STATEMENT.strip(), lines=(label,))).agree is agree
    assert verdict(of_page(text, STATEMENT.strip(), lines=())).agree is False

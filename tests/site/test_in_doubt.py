"""What may change what is said is shown as such on every page, though only a mark or a spelling differs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from edition.analysis.answer.verdict import verdict
from edition.model import Edition
from edition.site.frame import Frame
from edition.site.pages.home import home_page
from edition.site.pages.rail import rail
from edition.site.rows import render_row, row
from edition.site.score import score
from tests.support.archives import archive, build
from tests.support.decisions import realigned
from tests.support.page_editions import edition

_PILOTS = "The board said that the pilots who had slept were safe at home. Nobody asked them to come in."
_FURTHER = "Work on the quay will begin in spring, the engineers said, and last for two years."
_BASE = f"{_PILOTS}\n\n{_FURTHER}"
_COMMAS = _BASE.replace("pilots who had slept were", "pilots, who had slept, were")


def _signs(found: Edition) -> list[str]:
    return [sign for _, sign, _ in score(Frame(found)).rows[1].signs]


def test_a_comma_in_doubt_is_no_agreement() -> None:
    """`Both versions, but for 2 marks of print`, said the page, and the home page: whole."""
    found = edition({"A": _BASE, "B": _COMMAS})
    first, second = (row(Frame(found), passage, "statement.html") for passage in found.passages)
    assert [[cell.version.siglum for cell in each.apart] for each in (first, second)] == [["B"], []]
    assert (first.alike, second.alike) == ("", "Both versions, to the letter")
    assert _signs(found) == ["doubt", "whole"]
    assert [stop.says for stop in rail(Frame(found), found.passages)] == [
        "a difference is in doubt",
        "the versions agree",
    ]


def test_a_doubt_says_what_is_there_and_what_is_not() -> None:
    """`B has “,” for nothing`, said the home page."""
    told = "it may change what is said, look at the page."
    for texts, said in (((_BASE, _COMMAS), "has “,” where A has nothing"), ((_COMMAS, _BASE), "lacks “,”")):
        found = Frame(edition(dict(zip("AB", texts, strict=True)))).verdict
        assert f"B {said}: {told}" in [doubt.text for doubt in found.doubts]


def test_a_reading_in_doubt_of_several_versions_is_one_doubt() -> None:
    """Of 45 copies each that lacks a comma had a line, of which four were seen."""
    texts = {"A": _BASE} | {str(number): _COMMAS for number in range(1, 9)}
    found = [verdict(edition(dict(list(texts.items())[:most]))).doubts for most in (3, 9)]
    assert [(each.unit, each.text.partition(":")[0]) for each in found[0]] == [
        ("p1.u1", "1 and 2 have “,” where A has nothing"),
    ]
    assert found[1][0].text.startswith("All 8 other versions have “,”")
    home = home_page(Frame(edition(texts))).decode()
    assert "All 8 other versions have “,” where A has nothing" in home


def test_what_is_in_doubt_has_a_note_beside_it() -> None:
    found = edition({"A": _BASE, "B": _COMMAS})
    html = str(render_row(Frame(found), found.passages[0], "statement.html"))
    assert html.count('role="note"') == 1
    assert '<i>after</i> <bdi class="lem">pilots</bdi>' in html
    assert "Punctuation, doubtful: look at the page." in html


def test_another_figure_is_other_words_whatever_its_kind() -> None:
    """An editor had called it spelling: the answer still counted it, the table said whole."""
    text = f"The council built 21 houses in the harbour. {_FURTHER}"
    table = 'do = "kind"\npassage = "p1"\nreadings = { A = "21", B = "12" }\nkind = "spelling"\n'
    found = realigned(edition({"A": text, "B": text.replace("21", "12")}), table)
    assert [cell.version.siglum for cell in row(Frame(found), found.passages[0], "statement.html").apart] == [
        "B"
    ]
    assert _signs(found) == ["differs"]
    assert Frame(found).verdict.agree is False


@pytest.mark.browser
@pytest.mark.slow
def test_what_is_in_doubt_is_marked_though_print_is_not(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nobody saw which comma the note was about, and it was counted among those `not marked: 4 in print`."""
    quoted = _COMMAS.replace("Nobody asked", '"Nobody" asked')
    texts = {
        "A": _BASE.replace("Nobody asked", "“Nobody” asked"),
        "B": quoted,
        "C": quoted.replace("pilots,", "pilots"),
    }
    site = build(archive(tmp_path_factory.mktemp("marked"), texts))
    page.goto(f"{site.as_uri()}/statement.html")
    line, marks = page.locator(".shown"), page.locator("#p1 .version[data-w=B] a.u[href]")
    expect(line).to_contain_text("in doubt 1")
    expect(line).to_contain_text("not marked: 3 in print")
    expect(marks).to_have_text([","])
    assert marks.first.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"
    page.goto(f"{site.as_uri()}/statement.html?base=B&with=C")
    expect(line).to_contain_text("1 of 4 differences marked")
    expect(line).to_contain_text("in doubt 1")
    page.goto(f"{site.as_uri()}/statement.html?view=inline&base=A&with=B")
    expect(page.locator("#p1 .merged ins:visible")).to_have_text([","])
    page.goto(f"{site.as_uri()}/statement.html?show=substitution,punctuation")
    expect(line).to_contain_text("punctuation 2")
    expect(line).not_to_contain_text("in doubt")


@pytest.mark.browser
@pytest.mark.slow
def test_what_is_in_doubt_stays_apart_when_another_base_is_chosen(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = {"A": _BASE, "B": _COMMAS, "C": _BASE.replace("two years", "three years")}
    site = build(archive(tmp_path_factory.mktemp("doubt"), texts))
    page.goto(f"{site.as_uri()}/statement.html?base=C&with=B")
    expect(page.locator("#p1 .margin .version[data-w=B]")).to_be_visible()
    expect(page.locator("#p1 .note")).to_be_visible()
    stop = page.locator(".rail a").first
    expect(stop).to_have_attribute("aria-label", "Paragraph 1: a difference is in doubt")
    page.goto(f"{site.as_uri()}/statement.html?base=C&with=A")
    expect(page.locator("#p1 .others summary")).to_have_text("The same in A, to the letter")
    expect(page.locator("#p1 .note")).to_be_hidden()
    expect(stop).to_have_attribute("aria-label", "Paragraph 1: the versions agree")

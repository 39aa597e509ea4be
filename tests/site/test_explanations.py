"""Each difference in a reader's hands: its explanation, its permalink, the keys that lead to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.archives import HARBOUR, archive, build
from tests.support.browsing import opened, settle

pytestmark = pytest.mark.browser


def announced(page: Page) -> str:
    return page.locator(".voice").text_content() or ""


def test_a_difference_explains_itself_on_hover_focus_and_tap(
    page: Page, statement: str, browser: Browser
) -> None:
    page.goto(f"{statement}?view=side#p6")
    gloss = page.locator("#gloss")
    page.locator("#p6 .version[data-w=PDF] .u.k-spelling").hover()
    expect(gloss).to_be_visible()
    for words in ("Spelling", "rumours", "rumors", "Trusted Reviews", "line 35", "line 54"):
        expect(gloss).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(gloss).to_be_hidden()
    page.keyboard.press("k")
    expect(gloss).to_be_visible()
    # what a screen reader says of the mark stays short, however long the explanation is
    heard = page.locator(".u:focus")
    assert " in " in (heard.get_attribute("aria-label") or "")
    assert heard.get_attribute("aria-describedby") is None
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    tapped = phone.new_page()
    tapped.goto(f"{statement}?view=side#p6")
    tapped.locator("#p6 .version[data-w=PDF] .u.k-spelling").tap()
    expect(tapped.locator("#gloss")).to_be_visible()
    assert tapped.url.endswith("statement.html?view=side#p6")
    phone.close()


def test_an_explanation_stands_in_the_margin_and_covers_neither_text(page: Page, statement: str) -> None:
    page.goto(statement)
    page.locator("#p5 .lead .u[data-u='3']").click()
    box, lead, there = page.evaluate(
        """[document.querySelector('#gloss'), document.querySelector('#p5 .lead'),
        document.querySelector('#p5 .margin .u[data-u="3"]')]
        .map(found => found.getBoundingClientRect().toJSON())"""
    )
    assert box["left"] >= lead["right"]
    assert box["top"] >= there["bottom"] or box["bottom"] <= there["top"]


def test_an_explanation_is_seen_where_the_other_reading_is_far_below(page: Page, statement: str) -> None:
    page.goto(statement)
    page.evaluate("document.querySelector('#p5 .margin').style.paddingTop = '1400px'")
    mark = page.locator("#p5 .lead .u[data-u='3']")
    mark.click()
    expect(page.locator("#gloss")).to_be_in_viewport(ratio=1)
    box, line = page.locator("#gloss").bounding_box(), mark.bounding_box()
    assert box
    assert line
    assert box["x"] >= line["x"]
    assert box["y"] >= line["y"] + line["height"] or box["y"] + box["height"] <= line["y"]


def test_a_text_from_the_right_begins_there_and_what_is_said_of_it_stands_to_its_left(
    page: Page, site_of_five: Path
) -> None:
    page.goto(f"{site_of_five.as_uri()}/statement.html")
    number, lead, margin = page.evaluate(
        """[".num", ".lead", ".margin"].map(name =>
        document.querySelector("#p1 " + name).getBoundingClientRect().toJSON())"""
    )
    assert margin["right"] < lead["left"] < lead["right"] < number["left"]
    page.locator("#p1 .lead .u[href]").first.click()
    box = page.locator("#gloss").bounding_box()
    assert box
    assert box["x"] >= margin["left"]
    assert box["x"] + box["width"] <= lead["left"]


def test_an_explanation_copies_its_permalink(page: Page, statement: str) -> None:
    page.goto(f"{statement}?show=spelling")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#gloss').contains(document.activeElement)")
    page.locator("#gloss button").click()
    expect(page.locator("#gloss button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{statement}#p6.u4"


def test_an_open_explanation_is_not_printed_over_the_text(page: Page, statement: str) -> None:
    """It stands still on the screen, and so stood on every sheet."""
    page.goto(statement)
    page.keyboard.press("j")
    expect(page.locator("#gloss")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#gloss")).to_be_hidden()


@pytest.mark.parametrize(
    ("width", "identifier"), [(1440, "p5"), (1440, "p5.u3"), (360, "p6"), (360, "p6.u4")]
)
def test_permalinks_land_below_the_header(
    context: BrowserContext, statement: str, width: int, identifier: str
) -> None:
    page = opened(context, width, 700)
    page.goto(f"{statement}#{identifier}")
    page.wait_for_function("scrollY > 0")
    settle(page)
    place = page.evaluate(f"document.getElementById('{identifier}').getBoundingClientRect().toJSON()")
    heads = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.md-header')].map(e => e.getClientRects().length"
        " ? e.getBoundingClientRect().bottom : 0))"
    )
    assert heads - 1 <= place["top"] < 700
    page.close()


def test_permalinks_land_in_any_view(page: Page, statement: str) -> None:
    for view in ("inline", "notes"):
        page.goto(f"{statement}?view={view}#p6.u4")
        expect(page.locator(".u.here")).to_be_in_viewport()
        expect(page.locator(".u.here")).to_have_text("rumours")


# Keyboard


def test_j_and_k_go_from_difference_to_difference(page: Page, statement: str) -> None:
    page.goto(statement)
    page.keyboard.press("j")
    assert announced(page) == "1 of 14, lost: “Huawei is only … bypass carriers,"
    page.keyboard.press("j")
    assert announced(page) == "2 of 14, misread: and, ana"
    assert page.evaluate("document.activeElement.matches('.u')")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert announced(page) == "14 of 14, spelling: rumours, rumors"
    expect(page.locator(":focus")).to_be_in_viewport()


def test_the_question_mark_lists_the_keys(page: Page, statement: str) -> None:
    page.goto(statement)
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()


def test_keys_are_left_alone_while_typing(page: Page, statement: str) -> None:
    page.goto(statement)
    page.keyboard.press("/")
    page.keyboard.type("jk?2")
    assert announced(page) == ""
    page.keyboard.press("Escape")
    page.keyboard.type("s")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("f")
    expect(page.locator(".md-search__input")).to_have_value("jk?2f")
    expect(page.locator("#v-once")).to_be_checked()


def test_n_and_p_turn_the_paragraph_pages(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/p/2.html")
    page.keyboard.press("n")
    page.wait_for_url("**/p/3.html")
    page.keyboard.press("p")
    page.wait_for_url("**/p/2.html")


def test_a_mark_says_its_kind_and_the_other_reading_and_what_is_not_marked_is_no_link(
    page: Page, statement: str
) -> None:
    page.goto(statement)
    said = page.locator("#p5 .version[data-w=TR] .u.k-ocr").first
    # the name, not the description: a screen reader that reads on by itself says names alone
    assert said.get_attribute("aria-label") == "and, misread in PDF of the statement: ana"
    lost = page.locator("#p5 .version[data-w=PDF] .u.k-lacuna").get_attribute("aria-label") or ""
    assert lost.startswith("29 words lost here, Trusted Reviews: “Huawei is only")
    assert page.locator(".rows a.u.k-typographic[href]").count() == 0
    assert page.locator(".rows a.u.k-typographic[aria-label]").count() == 0


@pytest.mark.slow
def test_words_put_in_stand_apart_from_those_behind_them(page: Page, tmp_path: Path) -> None:
    """In one text `the new stonequay` stood there"""
    texts = {"A": "\n\n".join(HARBOUR), "B": "\n\n".join(HARBOUR).replace("new quay", "new stone quay")}
    page.goto(f"{build(archive(tmp_path, texts)).as_uri()}/statement.html?view=inline")
    expect(page.locator("#p4 .merged p")).to_contain_text("new stone quay")

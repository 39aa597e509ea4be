"""What a reader takes along from the statement: copied text, citations, links to words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.archives import HARBOUR, archive, build
from tests.support.browsing import opened, settle
from tests.support.serving import serving

pytestmark = pytest.mark.browser
_TARGET = (233, 210, 253)  # how Chromium marks the words that a link leads to


def copied(page: Page) -> str:
    page.keyboard.press("Control+c")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copying_across_both_versions_gives_one(page: Page, statement: str) -> None:
    page.goto(statement)
    page.evaluate(
        """() => { const all = document.querySelectorAll('.rows p.t'); const range = document.createRange();
        range.setStart(all[0].firstChild, 0); range.setEndAfter(all[3].lastChild);
        getSelection().removeAllRanges(); getSelection().addRange(range) }"""
    )
    first, second = copied(page).split("\n\n")
    assert first.startswith("As evidenced by the Snowden leaks")
    assert second.startswith("“US allegations")
    assert second.endswith("undermines its credibility.")


@pytest.mark.parametrize(("path", "texts"), [("reading-text.html", ".read .t"), ("p/2.html", ".version .t")])
def test_copying_from_other_pages_gives_the_words_alone(
    page: Page, site: Path, path: str, texts: str
) -> None:
    """`21US allegations`, behind the numbers of the paragraph and its note, and both versions in one."""
    page.goto(f"{site.as_uri()}/{path}")
    page.evaluate(
        """texts => { const all = document.querySelectorAll(texts); const range = document.createRange();
        range.setStartBefore(all[0]); range.setEndAfter(all[1]);
        getSelection().removeAllRanges(); getSelection().addRange(range) }""",
        texts,
    )
    paragraphs = copied(page).split("\n\n")
    begins = ["As evidenced by", "US allegations of"] if "reading" in path else ["“US allegations of"]
    assert [each[: len(start)] for each, start in zip(paragraphs, begins, strict=True)] == begins
    assert all("evidence to support" in each or "yet additional proof." in each for each in paragraphs)


def test_dragging_selects_one_version(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=side")
    page.locator("#p5").scroll_into_view_if_needed()
    start = page.locator("#p5 .version[data-w=PDF] p").bounding_box()
    end = page.locator("#p6 .version[data-w=PDF] p").bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 90, start["y"] + 75)
    page.mouse.down()
    page.mouse.move(end["x"] + 200, end["y"] + end["height"] - 8, steps=8)
    page.mouse.up()
    text = copied(page)
    assert "taKe" in text
    assert "take" not in text
    assert "5" not in text.split()


def test_the_whole_statement_is_copied_with_an_address_that_leads_back(
    context: BrowserContext, site: Path
) -> None:
    """It ended in `index.html.`, which is no address anywhere else."""
    page = opened(context, 1280, 900)
    with serving(site) as address:
        page.goto(f"{address}/index.html")
        page.locator(".quote-whole").click()
        expect(page.locator(".quote-whole")).to_have_text("Copied")
        text = str(page.evaluate("navigator.clipboard.readText()"))
        assert text.startswith("As evidenced by the Snowden leaks")
        assert text.endswith(f"Statement Archive, February 2020. {address}/index.html.")
    page.close()


def test_copying_from_the_inline_text_gives_the_base(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=inline&show=ocr,spelling,typographic,punctuation")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p6 .merged p'))")
    base = page.locator("#p6 .version[data-w=TR] p").text_content()
    assert copied(page) == base


def test_the_copy_button_gives_the_clean_text(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/p/5.html")
    page.locator("section[data-w=PDF] button.copy").click()
    expect(page.locator("section[data-w=PDF] button.copy")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("section[data-w=PDF] p.t").text_content()


def test_a_button_pressed_twice_says_again_what_it_does_and_listeners_hear_of_the_copy(
    page: Page, statement: str
) -> None:
    """The second press took "Copied" for what the button says, and left it so for good."""
    page.clock.install()
    page.goto(statement)
    button = page.locator("#p2 button.quote")
    label = button.text_content()
    for _ in range(2):
        button.click()
        expect(button).to_have_text("Copied")
    page.clock.run_for(200)
    assert page.get_by_role("status").filter(has_text="Copied").count() == 1
    page.clock.run_for(3000)
    assert button.text_content() == label


@pytest.fixture(scope="module")
def refrain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A statement of one version in which a paragraph comes again."""
    verses = [
        HARBOUR[0],
        "The sea is wide, the sea is cold.",
        HARBOUR[1],
        "The sea is wide, the sea is cold.",
    ]
    return build(archive(tmp_path_factory.mktemp("refrain"), {"A": "\n\n".join(verses * 3)})).as_uri()


_LAST_SUCH_WORDS = """
        const text = document.querySelector(selector), range = document.createRange();
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.lastIndexOf(words);
            if (at < 0) continue;
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
        }
"""


def link_to(page: Page, selector: str, words: str, last: str | None = None) -> str:
    """The link that is offered for the last such words in a text, up to the end of another text."""
    page.evaluate(
        "([selector, words, last]) => {"
        + _LAST_SUCH_WORDS
        + """
        if (last) range.setEnd(document.querySelector(last), document.querySelector(last).childNodes.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.dispatchEvent(new Event('pointerup')) }""",
        [selector, words, last],
    )
    page.locator(".words-link").click()
    expect(page.locator(".words-link")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def lands_on(context: BrowserContext, link: str, selector: str, words: str) -> bool:
    """Whether a browser that follows a link marks the last such words of a text and brings them into view."""
    page = opened(context, 1200, 400)
    page.goto(link)
    box = page.evaluate_handle(
        "([selector, words]) => {"
        + _LAST_SUCH_WORDS
        + """
        return range }""",
        [selector, words],
    )
    page.wait_for_function(
        """(range) => { const { top, bottom } = range.getBoundingClientRect();
        const stands = top === range.stood;
        range.stood = top;
        return stands && top > 0 && bottom < innerHeight }""",
        arg=box,
    )
    settle(page)
    clip = page.evaluate("(range) => range.getClientRects()[0].toJSON()", box)
    seen = 0 < clip["y"] < 400
    shot = page.screenshot(clip={name: clip[name] for name in ("x", "y", "width", "height")}) if seen else b""
    page.close()
    if not seen:
        return False
    image = Image.open(BytesIO(shot)).convert("RGB")
    marked = sum(count for count, colour in image.getcolors(1 << 16) or () if colour == _TARGET)
    return marked > image.width * image.height / 3


def test_selected_words_can_be_linked(page: Page, statement: str) -> None:
    page.goto(statement)
    page.evaluate(
        """() => { getSelection().selectAllChildren(document.querySelector('#p1 .version[data-w=PDF] p'));
        document.dispatchEvent(new Event('pointerup')) }"""
    )
    page.locator(".words-link").click()
    expect(page.locator(".words-link")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == (
        f"{statement}#p1:~:text=As%20evidenced%20by%20the%20Snowden,decades%20is%20yet%20additional%20proof."
    )


@pytest.mark.parametrize(
    ("name", "selector", "words"),
    [
        ("statement.html", "#p6 .version[data-w=TR] p", "request the US"),
        ("statement.html", "#p6 .version[data-w=TR] p", "the US"),
        ("statement.html", "#p4 .version[data-w=TR] p", "Huawei"),
        ("statement.html", "#p5 .version[data-w=PDF] p", "taKe"),
        ("statement.html?view=inline", "#p6 .merged p", "the US"),
        ("statement.html?view=notes&lines=1&h=carriers", "#p6 .lead p", "the US"),
        ("p/6.html", "section[data-w=TR] p.t", "the US"),
        ("reading-text.html", ".read:last-of-type p.t", "the US"),
        ("witness/PDF.html", "ol.source", "the US"),
    ],
)
def test_a_link_leads_to_the_words_and_no_others_like_them(
    page: Page, site: Path, name: str, selector: str, words: str
) -> None:
    page.goto(f"{site.as_uri()}/{name}")
    link = link_to(page, selector, words)
    assert lands_on(page.context, link, selector, words)
    assert "h=carriers" not in link


def test_words_that_two_versions_share_are_found_in_their_paragraph(page: Page, statement: str) -> None:
    page.goto(statement)
    link = link_to(page, "#p6 .version[data-w=PDF] p", "the US to")
    assert lands_on(page.context, link, "#p6 .version[data-w=TR] p", "the US to")


def test_a_link_may_reach_over_paragraphs(page: Page, statement: str) -> None:
    page.goto(statement)
    link = link_to(page, "#p4 .version[data-w=TR] p", "the government", "#p5 .version[data-w=TR] p")
    assert unquote(link).endswith(
        "#p4:~:text=the government in the countries,concerning these so-called “backdoors.”"
    )
    assert lands_on(page.context, link, "#p4 .version[data-w=TR] p", "the government")


def test_a_link_keeps_the_versions_that_are_shown(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html?base=B&with=C")
    link = link_to(page, "#p2 .version[data-w=C] p", "away")
    assert "?base=B&with=C#p2:~:text=" in link
    assert lands_on(page.context, link, "#p2 .version[data-w=C] p", "away")


def test_words_that_nothing_tells_apart_are_found_on_the_page_of_their_paragraph(
    page: Page, refrain: str
) -> None:
    page.goto(f"{refrain}/statement.html")
    link = link_to(page, "#p8 p.t", "wide")
    assert link.startswith(f"{refrain}/p/8.html#:~:text=")
    assert lands_on(page.context, link, "section[data-w=A] p.t", "wide")
    first = link_to(page, "#p2 p.t", "wide")
    assert first.startswith(f"{refrain}/statement.html#p2:~:text=")
    assert lands_on(page.context, first, "#p2 p.t", "wide")


def test_a_paragraph_is_copied_with_its_citation(page: Page, statement: str) -> None:
    page.goto(statement)
    page.locator("#p2 button.quote").click()
    expect(page.locator("#p2 button.quote")).to_have_text("Copied")
    words, citation = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert words.startswith("US allegations")  # the editors leave out the mark of the article
    assert "Par. 2, text of Trusted Reviews (TR), fingerprint " in citation
    assert "/p/2.html" in citation

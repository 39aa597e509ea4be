"""Lines that a writer ended himself stay lines: verse, addresses, lists."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import fill

import pytest
from playwright.sync_api import Page

from edition.editing.reading_text import quotable_text, read_text
from edition.site.frame import Frame
from edition.site.pages.home import home_page
from edition.site.pages.reading import reading_pages
from edition.site.rows import row
from tests.support.archives import archive, build
from tests.support.page_editions import edition

_LINES = (
    "I took the oar at break of day,",
    "The river grey and wide,",
    "And three there were that came my way",
    "And asked the farther side.",
)
_FURTHER = (
    "The first, he gave a silver coin,\n  The second gave a song.",
    "Their silver's spent, their songs are sung,\n  And both are lost to me.",
)
_VERSE = "\n\n".join(["\n".join(_LINES), *_FURTHER])
_PROSE = (
    "The council decided on Monday to close the old bridge to all motor traffic, and the engineers "
    "who had looked at it in April were asked to say what it would cost to mend the three supports "
    "that had cracked over the winter. Nobody on the other bank had been told of it before then."
)


def _shown(texts: dict[str, str], siglum: str) -> list[str]:
    """The first passage as the statement's page has it, a line end of the source's own as `|`."""
    found = edition(texts)
    cells = row(Frame(found), found.passages[0], "statement.html").cells
    html = "".join(p for cell in cells if cell.version.siglum == siglum for p in cell.paragraphs)
    return re.sub("<[^>]+>", "", re.sub('<br class="lb line own">', "|", html)).split("|")


def test_verse_stands_in_its_lines_in_every_version() -> None:
    texts = {"A": _VERSE, "B": _VERSE.replace("farther", "further")}
    assert [line.strip() for line in _shown(texts, "A")] == list(_LINES)
    assert len(_shown(texts, "B")) == len(_LINES)


def test_lines_of_a_print_that_had_no_more_room_run_on() -> None:
    assert len(_shown({"A": _PROSE, "B": fill(_PROSE, 60)}, "B")) == 1


def test_the_reading_text_and_what_is_copied_keep_the_lines() -> None:
    found = edition({"A": _VERSE, "B": _VERSE})
    page = dict(reading_pages(Frame(found)))["reading-text.md"].decode()
    assert "break of day, <br>The river" in page
    assert quotable_text(found, found.passages[0]).split("\n") == list(_LINES)
    assert read_text(found, found.passages[0]) == " ".join(_LINES)  # as the data files have it
    assert "day,\nThe river" in home_page(Frame(found)).decode()


@pytest.mark.browser
@pytest.mark.slow
def test_a_stanza_is_copied_in_lines(page: Page, tmp_path: Path) -> None:
    site = build(archive(tmp_path, {"A": _VERSE, "B": _VERSE.replace("farther", "further")}))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for path in ("statement.html", "p/1.html"):
        page.goto(f"{site.as_uri()}/{path}")
        page.locator("button.quote").first.click()
        words = page.evaluate("navigator.clipboard.readText()").split("\n\n")[0]
        assert words.split("\n") == list(_LINES)
        tops = page.evaluate(
            """() => { const range = document.createRange(), p = document.querySelector('p.t');
            range.selectNodeContents(p);
            return new Set([...range.getClientRects()].map(box => box.bottom)).size }"""
        )
        assert tops >= len(_LINES)

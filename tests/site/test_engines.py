"""The pages in Firefox and in WebKit, the engine of Safari: what Chromium alone could not show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import archives
from tests.support.commands import made
from tests.support.drivers import Driven, firefox, webkit
from tests.support.queries import QUERIES, TYPE_ALL

pytestmark = pytest.mark.browser
_EXPLAINED = "!!document.querySelector('#gloss:popover-open')"


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def driven(request: pytest.FixtureRequest) -> Iterator[Driven]:
    with request.param() as found:
        found.size(1440, 900)
        yield found


@pytest.fixture(scope="module")
def statement(site: Path) -> str:
    return f"{site.as_uri()}/statement.html"


def test_marks_have_lines_of_their_own(driven: Driven, statement: str) -> None:
    driven.open(statement)
    styles = driven.run(
        """return ['ocr', 'spelling'].map(kind => { const style = getComputedStyle(
        document.querySelector(`.version:not(.lead) .u.k-${kind}`));
        return [style.textDecorationLine, style.textDecorationStyle] })"""
    )
    assert styles == [["underline", "wavy"], ["underline", "dotted"]]


def test_a_permalink_marks_explains_and_shows_its_difference(driven: Driven, statement: str) -> None:
    driven.open(f"{statement}?show=spelling#p4.u3")
    driven.wait(_EXPLAINED)
    top, kind, words = driven.run(
        """const mark = document.querySelector('.u.here'); return [mark.getBoundingClientRect().top,
        getComputedStyle(mark).textDecorationLine, mark.textContent]"""
    )
    assert 90 < top < 860
    assert (kind, words) == ("underline", "doesn’t")


def test_a_permalink_shows_what_only_a_hidden_version_has(driven: Driven, site_of_five: Path) -> None:
    """The last of five versions alone differs there, in print alone, far down on the page."""
    driven.open(f"{site_of_five.as_uri()}/statement.html")
    unit = driven.run(
        """const marks = [...document.querySelectorAll('.version[data-w=E] .u')];
        const mark = marks.find(u => u.textContent.includes('"'));
        return `${mark.closest('.passage').id}.u${mark.dataset.u}`"""
    )
    chosen = "document.querySelector('[name=with][value=E]').checked"
    assert driven.run(f"return {chosen}") is False
    driven.open(f"{site_of_five.as_uri()}/statement.html#{unit}")
    driven.wait(_EXPLAINED)
    driven.wait(
        """(() => { const box = document.querySelector('.u.here').getBoundingClientRect();
        return scrollY > 500 && box.top > 90 && box.bottom < innerHeight })()"""
    )
    assert driven.run(f"return {chosen} && document.querySelector('#k-typographic').checked")
    line = "getComputedStyle(document.querySelector('.u.here')).textDecorationLine"
    assert driven.run(f"return {line}") == "underline"


def test_the_filters_of_the_apparatus_stand_below_each_other(driven: Driven, site_of_three: Path) -> None:
    driven.open(f"{site_of_three.as_uri()}/apparatus.html")
    places = driven.run(
        """return [...document.querySelectorAll('.app-filters select')].map(select =>
        [Math.round(select.getBoundingClientRect().left), select.scrollWidth <= select.clientWidth])"""
    )
    assert len(places) == 3
    assert len({left for left, _ in places}) == 1
    assert all(whole for _, whole in places)


@pytest.mark.slow
def test_texts_side_by_side_begin_on_one_line(
    driven: Driven, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A name of two lines moved the text below it, and no line stood beside its counterpart."""
    long = "The Evening Chronicle of the Harbour and of all the Towns that lie around it"
    tables = "".join(
        f'[[witness]]\nsiglum = "{s}"\nfile = "{s}.txt"\n' + (f'publisher = "{long}"\n' if s == "B" else "")
        for s in "ABC"
    )
    address = f" https://www.example.org/{'harbour-' * 30}"
    texts = {siglum: archives.THREE[siglum] + address for siglum in "ABC"}
    manifest = f'title = "The harbour"\nbase = "A"\n{tables}'
    folder = archives.archive(tmp_path_factory.mktemp("names"), texts, manifest)
    made("mint", folder)
    driven.open(f"{archives.build(folder).as_uri()}/statement.html?view=side")
    driven.wait("document.querySelector('#p1.columns')")
    heads, begins, number = driven.run(
        """const all = (name) => [...document.querySelectorAll(`#p1 ${name}`)]
        .filter(found => found.getClientRects().length).map(found => found.getBoundingClientRect());
        return [all('.vname').map(box => box.height), all('p.t').map(box => box.top), all('.num')[0].top]"""
    )
    assert len(begins) == 3
    assert len(set(begins)) == 1
    assert abs(number - begins[0]) < 2
    assert max(heads) > 40
    assert driven.run(
        "return document.scrollingElement.scrollWidth <= innerWidth"
    )  # nor is a long address wider


@pytest.mark.slow
def test_figures_among_signs_are_as_tall_as_these(
    driven: Driven, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = {"A": "九名议员在2020年投票赞成该计划。", "B": "十名议员在2020年投票赞成该计划。"}
    site = archives.build(archives.archive(tmp_path_factory.mktemp("chinese"), texts))
    for path in ("statement.html", "reading-text.html", "p/1.html", "index.html"):
        driven.open(f"{site.as_uri()}/{path}")
        figures = "return getComputedStyle(document.querySelector('p.t, .inc')).fontVariantNumeric"
        assert driven.run(figures) == "lining-nums"


def test_enter_leads_into_an_explanation_and_escape_out_of_it(driven: Driven, statement: str) -> None:
    driven.open(statement)
    driven.press("j")
    driven.press("Enter")
    assert driven.run("return document.querySelector('#gloss').contains(document.activeElement)")
    driven.press("Escape")
    assert driven.run(f"return !{_EXPLAINED} && document.activeElement.matches('.u')")


def test_a_view_that_is_shown_again_is_as_it_was_left(driven: Driven, statement: str) -> None:
    """WebKit set the boxes back, and with them the marks, under a line that still counted them."""
    driven.open(statement)
    driven.run("document.querySelector('#k-punctuation').click()")
    driven.follow(statement.replace("statement.html", "p/2.html"))
    driven.wait("document.querySelector('.passage-page')")
    driven.back()
    driven.wait("document.querySelector('.shown-count')?.textContent.startsWith('19 of 34')")
    driven.wait("document.querySelector('#k-punctuation').checked")


@pytest.mark.slow
def test_what_people_type_is_found(driven: Driven, site_of_rows: Path) -> None:
    driven.open(f"{site_of_rows.as_uri()}/statement.html")
    typed = [words for words, _ in QUERIES]
    driven.run(f"window.found = null; ({TYPE_ALL})({json.dumps(typed)}).then(found => window.found = found)")
    found = dict(zip(typed, driven.wait("window.found"), strict=True))
    assert found == {words: None if row is None else f"#p{row + 1}" for words, row in QUERIES}


@pytest.mark.slow
def test_a_line_of_verse_that_has_no_room_goes_on_further_in(
    driven: Driven, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The end of a long line could not be told from a line of its own."""
    verse = "\n\n".join(
        (
            "The tide came in across the bar,\nAnd nobody ashore\nSaw a sail so far,\nOr a sea.",
            "The lamp was lit, the bell rung,\nThe boats drawn ashore,\nAnd all was sung\nAgain once more.",
        )
    )
    texts = {"A": verse, "B": verse.replace("all was", "half was")}
    site = archives.build(archives.archive(tmp_path_factory.mktemp("verse"), texts))
    driven.open(f"{site.as_uri()}/statement.html")
    lefts = driven.run(
        """const range = document.createRange(), text = document.querySelector('.version p.t:has(.own)');
        text.style.width = '7em';
        range.selectNodeContents(text.firstChild);
        return [...range.getClientRects()].map(box => Math.round(box.left))"""
    )
    assert len(lefts) > 1
    assert all(left > lefts[0] + 10 for left in lefts[1:])


def test_the_ring_around_a_tab_is_inside_its_row(driven: Driven, statement: str) -> None:
    """The row cut it off: two bars stood beside the word."""
    driven.open(statement)
    driven.run("document.querySelector('.md-search__input').focus()")
    driven.press("Tab", "Tab")
    offset, width = driven.run(
        """const ring = getComputedStyle(document.activeElement);
        return [ring.outlineOffset, ring.outlineWidth].map(parseFloat)"""
    )
    assert offset <= -width < 0


def test_tab_leads_past_the_search(driven: Driven, statement: str) -> None:
    driven.open(statement)
    driven.run("document.querySelector('.md-search__input').focus()")
    driven.press("Tab")
    driven.press("Tab")
    assert driven.run("return document.activeElement.matches('.md-tabs__link')")
    assert driven.run("return document.querySelector('#__search').checked") is False

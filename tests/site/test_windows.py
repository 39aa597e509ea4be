"""The statement on a phone, a tablet, paper and without script."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.archives import archive, build
from tests.support.browsing import opened, settle, unfold
from tests.support.commands import made
from tests.support.programs import needs

pytestmark = pytest.mark.browser


# Phone, paper, no script


def test_nothing_scrolls_sideways(context: BrowserContext, site: Path) -> None:
    """At these widths, nor within a page; the tests of access hold it for phones and desktops."""
    page = context.new_page()
    kinds = (
        "index",
        "statement",
        "p/5",
        "apparatus",
        "witness/PDF",
        "witness/index",
        "quality/PDF",
        "data",
        "method",
        "upkeep",
        "measurements",
    )
    for name in kinds:
        page.goto(f"{site.as_uri()}/{name}.html")
        for width in (320, 768):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            within = "all => all.filter(each => each.scrollWidth > each.clientWidth).length"
            assert page.locator(".ed .wide").evaluate_all(within) == 0, (name, width)
    page.close()


def test_a_reader_s_own_size_of_type_makes_all_larger_as_zoom_does(
    context: BrowserContext, site: Path
) -> None:
    """All stood in px: who had set a size of 24 for every site read this one in the size for 16."""
    measures = """() => [".ed h1", ".passage .t", ".md-tabs"].flatMap(name => {
        const found = document.querySelector(name), style = getComputedStyle(found);
        return [style.fontSize, name == ".md-tabs" ? `${found.offsetHeight}` : style.lineHeight]
            .map(parseFloat) })"""
    for width, tabs in ((2160, 48), (1200, 0)):
        page = opened(context, width, 900)
        page.goto(f"{site.as_uri()}/statement.html")
        page.context.new_cdp_session(page).send(
            "Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 24}}
        )
        settle(page)
        larger = page.evaluate(measures)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.new_cdp_session(page).send(
            "Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 16}}
        )
        page.set_viewport_size({"width": round(width / 1.5), "height": 600})
        settle(page)
        assert page.locator(".md-tabs").evaluate("tabs => tabs.offsetHeight") == tabs
        assert larger == pytest.approx([1.5 * size for size in page.evaluate(measures)], abs=1)
        page.close()


@pytest.mark.slow
def test_words_that_are_wider_than_the_window_are_broken(context: BrowserContext, tmp_path: Path) -> None:
    """The title at the foot of each page, and a siglum beside a reading, made a phone as wide as they are."""
    word, siglum = "Donaudampfschifffahrtsgesellschaftskapitaen" * 4, "B_" + "x" * 36
    told = f'title = "{word}"\nbase = "A"\n' + "".join(
        f'[[witness]]\nsiglum = "{name}"\nfile = "{name}.txt"\n' for name in ("A", siglum)
    )
    texts = {"A": f"The {word} is here.", siglum: f"The {word} is there."}
    made("mint", folder := archive(tmp_path, texts, told))
    site = build(folder)
    page = opened(context, 320, 740)
    for name in ("index", "statement", "p/1", "apparatus", "witness/A", "check"):
        page.goto(f"{site.as_uri()}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.close()


def test_on_a_narrow_window_keys_lead_into_a_drawer_that_is_seen(context: BrowserContext, site: Path) -> None:
    page = opened(context, 390, 740)
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/check.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-nav__link')"):
            break
    box = page.locator(".md-nav__link:focus").bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Escape")
    closed = "document.querySelector('.md-sidebar--primary').getBoundingClientRect().right <= 0"
    page.wait_for_function(closed)


def test_on_a_narrow_window_the_drawer_is_headed_by_the_title(context: BrowserContext, site: Path) -> None:
    """Half of a black picture, as wide as the drawer, stood there: the theme's, without its sheet for it."""
    page = opened(context, 360, 740)
    page.goto(f"{site.as_uri()}/p/5.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    head = page.locator(".md-nav--primary .md-nav__title[for=__drawer]")
    expect(head).to_be_in_viewport(ratio=1)
    expect(head).to_contain_text("Huawei’s statement")
    assert head.evaluate("box => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth")
    assert head.locator("svg").is_hidden()
    page.close()


def test_on_a_narrow_window_a_drawer_closes_behind_a_link_and_by_escape(
    context: BrowserContext, site: Path
) -> None:
    page = opened(context, 390, 740)
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/method.html")
    opener = page.locator("label.md-header__button[for=__drawer]")
    opener.click()
    page.locator(".md-sidebar--primary label[for=__toc]").first.click()
    page.locator(".md-sidebar--primary .md-nav--secondary a[href^='#']").nth(1).click()
    expect(page.locator("#__drawer")).not_to_be_checked()
    opener.click()
    expect(page.locator("#__drawer")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__drawer")).not_to_be_checked()
    page.close()


def test_a_search_that_closes_makes_a_phone_no_wider(context: BrowserContext, statement: str) -> None:
    page = opened(context, 390, 740)
    page.goto(statement)
    page.locator("label.md-header__button[for=__search]").click()
    expect(page.locator(".md-search__input")).to_be_focused()
    widest = page.evaluate(
        """async () => { const end = performance.now() + 600; let most = 0;
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
        while (performance.now() < end) { most = Math.max(most, document.scrollingElement.scrollWidth);
        await new Promise(requestAnimationFrame); } return most }"""
    )
    assert widest == 390
    page.close()


def test_the_table_of_contents_follows_the_reader(context: BrowserContext, site: Path) -> None:
    page = opened(context, 1440, 900)
    page.goto(f"{site.as_uri()}/upkeep.html")
    current = page.locator(".md-sidebar--secondary [aria-current]")
    expect(current).to_have_count(0)
    page.locator("#limits").evaluate("head => head.scrollIntoView()")
    expect(current).to_have_text("Limits")
    page.mouse.wheel(0, -400)
    expect(current).not_to_have_text("Limits")
    page.close()


def test_on_a_phone_the_versions_stand_one_under_the_other(context: BrowserContext, statement: str) -> None:
    page = opened(context, 360, 740)
    page.goto(statement)
    boxes = page.locator("#p5 .version").evaluate_all(
        "all => all.map(v => v.getBoundingClientRect().toJSON())"
    )
    assert boxes[0]["bottom"] <= boxes[1]["top"]
    assert not page.locator("#p1 .version:not(.lead)").is_visible()
    page.locator("#p1 .others > summary").click()
    expect(page.locator("#p1 .version:not(.lead)")).to_be_visible()
    assert not page.locator(".kinds").first.is_visible()
    unfold(page)
    expect(page.locator(".kinds").first).to_be_visible()
    page.close()


def test_it_works_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/statement.html")
    assert page.locator(".version:visible").count() == 7
    page.locator("#p6 .others > summary").click()
    assert page.locator(".version:visible").count() == 8
    unfold(page)
    page.locator("label:has(#v-notes)").click()
    expect(page.locator("#p6 .notes")).to_be_visible()
    assert page.locator("#p6 .version:visible").count() == 1
    page.check("#k-punctuation")
    expect(page.locator("#p6 .notes li.k-punctuation").first).to_be_visible()
    page.locator(".rail a").nth(4).click()
    assert page.url.endswith("#p5")
    page.locator("#p5 .lead .u.k-ocr").first.click()
    assert page.url.endswith("/p/5.html#p5.u2")
    assert not page.locator(".needs-js").first.is_visible()
    context.close()


def test_a_source_on_paper_says_what_it_is_and_what_it_quotes(page: Page, site: Path) -> None:
    """Who filed it had the text alone: no publisher, no date, no address, nor what it had altered."""
    page.emulate_media(media="print")
    page.goto(f"{site.as_uri()}/witness/TR.html")
    expect(page.locator(".facts")).to_contain_text("trusted-reviews.txt")
    expect(page.locator(".own")).to_be_visible()
    expect(page.locator(".facts")).to_be_visible()


def test_on_paper_each_text_has_its_name_and_no_word_is_cut(page: Page, site: Path) -> None:
    """Texts that differ in print alone stood side by side unnamed, `It had been` as `It had b…`."""
    page.emulate_media(media="print")
    page.goto(f"{site.as_uri()}/p/2.html")
    expect(page.locator(".pair .vname").first).to_be_visible()
    page.goto(f"{site.as_uri()}/index.html")
    medias: tuple[Literal["print", "screen"], ...] = ("print", "screen")
    for media in medias:
        page.emulate_media(media=media)
        page.set_viewport_size({"width": 940, "height": 900})
        overflows = "all => all.map(each => getComputedStyle(each).textOverflow)"
        assert set(page.locator(".incipits .inc").evaluate_all(overflows)) == {"clip"}


@pytest.mark.slow
def test_on_paper_it_is_said_whose_the_sigla_of_many_versions_are(page: Page, tmp_path: Path) -> None:
    """They are folded on a screen; on paper nothing unfolds them."""
    texts = {f"S{n}": f"The road to the harbour is shut, and {n} men were sent to mend it." for n in range(7)}
    told = "".join(f'[[witness]]\nsiglum = "{s}"\nfile = "{s}.txt"\npublisher = "Post {s}"\n' for s in texts)
    made("mint", folder := archive(tmp_path, texts, 'title = "A"\n' + told))
    page.goto(f"{build(folder).as_uri()}/apparatus.html")
    names = page.locator("details > p.tag")
    assert not names.evaluate("names => names.checkVisibility()")
    page.emulate_media(media="print")
    assert names.evaluate("names => names.checkVisibility()")


@pytest.mark.slow
def test_on_a_phone_the_first_version_shown_keeps_its_distance(page: Page, three: str) -> None:
    """Its head stood right under “Copy with citation” where one that is not shown stands before it."""
    page.set_viewport_size({"width": 360, "height": 800})
    for others in ("B,C", "C"):
        page.goto(f"{three}/statement.html?with={others}")
        first = page.locator("#p2 .margin > .version:visible").first
        assert first.evaluate("version => parseFloat(getComputedStyle(version).marginTop)") > 0, others


@pytest.mark.slow
def test_the_box_of_a_version_stands_beside_its_name(page: Page, tmp_path: Path) -> None:
    """Of twelve versions one had its box at the foot of a column, and its name at the head of the next."""
    texts = {
        f"S{n}": f"The road to the harbour is shut, and {n} men were sent to mend it." for n in range(12)
    }
    made("mint", folder := archive(tmp_path, texts))
    page.goto(f"{build(folder).as_uri()}/statement.html")
    unfold(page)
    parts = "labels => labels.map(label => label.getClientRects().length)"
    assert set(page.locator(".witnesses label").evaluate_all(parts)) == {1}


@pytest.mark.slow
@pytest.mark.parametrize("view", ["side", "inline", "notes"])
def test_a_version_without_a_paragraph_is_said_to_be_without_it(
    page: Page, tmp_path: Path, view: str
) -> None:
    """In notes, and inline if a copy was cut, the paragraph stood there as if all had it."""
    paragraphs = [f"The {word} of the harbour is shut until {word} men mend it." for word in ("road", "quay")]
    paragraphs += ["We thank the crew that sailed on Monday.", "No boat was lost in the storm."]
    texts = {"A": "\n\n".join(paragraphs), "B": "\n\n".join([*paragraphs[:1], *paragraphs[2:]])}
    made("mint", folder := archive(tmp_path, texts | {"C": "\n\n".join(paragraphs[:2])}))
    page.goto(f"{build(folder).as_uri()}/statement.html?view={view}")
    for number, said in ((2, "Without this paragraph."), (3, "Not in this copy."), (4, "Not in this copy.")):
        gap = page.locator(f"#p{number} .version:has(> .gap)")
        expect(gap.locator(".gap")).to_have_text(said)
        expect(gap.locator(".gap")).to_be_visible()
        expect(gap.locator(".vname")).to_be_visible()


def test_a_text_is_seen_as_its_source_has_it(page: Page, statement: str) -> None:
    """A heading stood in small capitals that no source has, and `s0` for `so` could not be told from it."""
    page.goto(statement)
    style = "(each, name) => getComputedStyle(each)[name]"
    assert page.locator("#p5 .u.k-ocr").first.evaluate(style, "fontVariantNumeric") == "lining-nums"
    page.locator("#p1").evaluate("each => each.classList.add('heading')")
    assert page.locator("#p1 .lead p.t").evaluate(style, "fontVariantCaps") == "normal"


def test_on_paper_the_name_of_who_quotes_is_not_cut(context: BrowserContext, site: Path) -> None:
    """`Gazett` stood on one line and `e` on the next, beside words in a wide column."""
    page = opened(context, 400, 900)
    page.emulate_media(media="print")
    page.goto(f"{site.as_uri()}/p/2.html")
    lines = page.locator(".quotations tbody th a").first.evaluate(
        """link => { const range = document.createRange(), text = link.firstChild.firstChild;
        const at = text.data.indexOf("Reviews"); range.setStart(text, at); range.setEnd(text, at + 7);
        return range.getClientRects().length }"""
    )
    assert lines == 1
    much = page.locator(".quotations tbody td:nth-child(2)").first
    assert much.evaluate("cell => getComputedStyle(cell).overflowWrap") == "normal"  # nor is `whole`
    page.close()


def test_on_paper_nothing_is_lost(page: Page, statement: str, tmp_path: Path) -> None:
    page.goto(statement)
    page.emulate_media(media="print")
    expect(page.locator("#p5 .note").first).to_be_visible()
    expect(page.locator("#p5 .at")).to_contain_text("statement.html#p5")
    expect(page.locator("#p5 .at")).to_contain_text("PDF lines 38–42")
    marked, unmarked = page.locator(".exhibit .is-marked"), page.locator(".exhibit .is-unmarked")
    assert marked.inner_text().split(";")[0].split() == ["lost", "1", "misread", "12", "spelling", "1"]
    expect(unmarked).to_have_text("20 in print")
    assert not page.locator(".controls").is_visible()
    page.emulate_media(media="screen")
    page.evaluate(
        "history.pushState(null, '', '?show=typographic'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    page.emulate_media(media="print")
    expect(marked.locator(".u")).to_have_text("typography")
    expect(unmarked).to_have_text("1 lost, 12 misread, 1 spelling, 5 punctuation")
    page.goto(statement)
    page.emulate_media(media="print")
    styles = page.evaluate(
        """Object.fromEntries(['spelling', 'ocr'].map(kind => [kind,
        getComputedStyle(document.querySelector(`.u.k-${kind}:not(.sound)`)).textDecorationStyle]))"""
    )
    assert styles == {"spelling": "dotted", "ocr": "wavy"}
    exhibit = tmp_path / "exhibit.pdf"
    exhibit.write_bytes(page.pdf(prefer_css_page_size=True))
    text = subprocess.run(
        [needs("pdftotext"), "-layout", exhibit, "-"], capture_output=True, text=True, check=True
    )
    sheets = text.stdout.rstrip("\f").split("\f")
    assert all("Huawei’s statement on US" in sheet.lstrip().splitlines()[0] for sheet in sheets)
    assert all("/statement.html" in sheet and f"/{len(sheets)}" in sheet.replace(" ", "") for sheet in sheets)


@pytest.mark.parametrize(("width", "query"), [(1440, ""), (390, "?view=side")])
def test_nothing_moves_while_the_page_loads(
    context: BrowserContext, statement: str, width: int, query: str
) -> None:
    page = opened(context, width, 900)
    page.add_init_script(
        """self.moved = 0
        new PerformanceObserver(list => list.getEntries().forEach(each => moved += each.value)).observe({
        type: "layout-shift", buffered: true })"""
    )
    page.goto(statement + query)
    settle(page)
    assert page.evaluate("moved") < 0.05
    page.close()


def test_on_a_tablet_versions_stand_side_by_side_below_their_number(
    context: BrowserContext, statement: str
) -> None:
    page = opened(context, 768, 900)
    page.goto(f"{statement}?view=side")
    expect(page.locator("#p1.columns")).to_be_visible()
    tops = page.evaluate(
        "[...document.querySelectorAll('#p1 > .version')].map(each => each.getBoundingClientRect().top)"
    )
    assert len(tops) == 2
    assert tops[0] == tops[1]
    page.close()


def test_the_first_line_stands_high(context: BrowserContext, statement: str) -> None:
    for width, height, most in ((1440, 900, 380), (390, 844, 420)):
        page = opened(context, width, height)
        page.goto(statement)
        settle(page)
        assert page.evaluate("document.querySelector('.rows p.t').getBoundingClientRect().top") <= most
        page.close()


def test_a_text_from_the_right_has_its_numbers_there(page: Page, site_of_five: Path) -> None:
    """On the home page they stood at the left, a column away from the first word."""
    page.goto(f"{site_of_five.as_uri()}/index.html")
    number, opening = (page.locator(f".incipits {each}").first.bounding_box() for each in (".num", ".inc"))
    assert number is not None
    assert opening is not None
    assert number["x"] >= opening["x"] + opening["width"]

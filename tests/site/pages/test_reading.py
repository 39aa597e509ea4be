"""The statement page in a reader’s hands: views, filters, versions, phone and paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.archives import HARBOUR, THREE, archive, build
from tests.support.browsing import settle, unfold

pytestmark = pytest.mark.browser


def marked(page: Page) -> int:
    """How many readings are visibly marked in the versions that are shown."""
    return int(
        page.evaluate(
            """[...document.querySelectorAll('.rows .u')].filter(u => u.getClientRects().length
            && getComputedStyle(u).getPropertyValue('--on') === '1').length"""
        )
    )


def test_the_colours_are_the_systems_until_others_are_chosen(browser: Browser, statement: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(statement)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".palette label >> visible=true").click()
    page.keyboard.press("Enter")  # by keyboard around: the focus is seen
    label = page.locator(".palette label >> visible=true")
    assert label.evaluate("found => getComputedStyle(found).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    context.close()


# Views


@pytest.mark.parametrize(
    ("view", "shown", "hidden"),
    [
        ("once", ".version.lead", "#p6 .version:not(.lead)"),
        ("side", ".version:not(.lead)", ".merged"),
        ("inline", ".merged", ".version"),
        ("notes", ".notes", ".version:not(.lead)"),
    ],
)
def test_views_by_mouse_and_by_address(
    page: Page, statement: str, view: str, shown: str, hidden: str
) -> None:
    page.goto(statement)
    unfold(page)
    page.locator(f"label:has(#v-{view})").click()
    expect(page.locator(f"#p5 {shown}")).to_be_visible()
    assert page.locator(hidden).count() == 0 or not page.locator(hidden).first.is_visible()
    assert ("view=" + view in page.url) == (view != "once")
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator(f"#v-{view}")).to_be_checked()
    assert again.locator("#p5").inner_text() == page.locator("#p5").inner_text()


def test_versions_stand_side_by_side_as_many_as_fit(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html?view=side")
    places = """() => [...document.querySelectorAll('#p2 .version')].map(version =>
        [version.dataset.w, Math.round(version.getBoundingClientRect().top)])"""
    found = page.evaluate(places)
    assert [siglum for siglum, _ in found] == ["A", "B", "C"]
    assert len({top for _, top in found}) == 1
    page.set_viewport_size({"width": 760, "height": 900})
    assert [top == found[0][1] for _, top in page.evaluate(places)].count(False) > 0
    page.keyboard.press("1")
    expect(page.locator("#p2 > .version")).to_have_count(1)


def test_views_by_keyboard_and_back_button(page: Page, statement: str) -> None:
    page.goto(statement)
    page.keyboard.press("3")
    page.keyboard.press("4")
    expect(page.locator("#v-notes")).to_be_checked()
    page.go_back()
    expect(page.locator("#v-inline")).to_be_checked()
    page.go_back()
    expect(page.locator("#v-once")).to_be_checked()
    page.go_forward()
    expect(page.locator("#v-inline")).to_be_checked()


def test_the_address_keeps_the_fragment_and_the_search(page: Page, statement: str) -> None:
    page.goto(f"{statement}?h=carriers#p5")
    unfold(page)
    page.locator("label:has(#v-inline)").click()
    assert page.url.endswith("?h=carriers&view=inline#p5")


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })",
        "Storage.prototype.getItem = () => '{damaged'",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
    ids=["refused", "damaged", "full"],
)
def test_pages_do_all_where_nothing_can_be_stored(browser: Browser, statement: str, storage: str) -> None:
    """Where a reader refuses all cookies no script of a page did anything: no search, no view, no colours."""
    context = browser.new_context(color_scheme="dark")
    context.add_init_script(storage)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(statement)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".palette label >> visible=true").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator(".md-search__input").fill("backdoors")
    page.locator(".md-search-result__link").first.wait_for()
    assert faults == []
    context.close()


def test_inline_shows_deletions_and_insertions_with_native_elements(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=inline#p6")
    assert page.locator("#p6 .merged del").filter(has_text="rumours").is_visible()
    assert page.locator("#p6 .merged ins").filter(has_text="rumors").is_visible()
    unfold(page)
    page.uncheck("#k-spelling")
    assert not page.locator("#p6 .merged ins").filter(has_text="rumors").is_visible()


def test_notes_are_numbered_as_the_text_is(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=notes")
    for show in ("ocr", "ocr,typographic", "spelling"):
        page.goto(f"{statement}?view=notes&show={show}")
        notes = page.locator(".notes li:visible").count()
        numbers = page.evaluate(
            """[...document.querySelectorAll('.lead .u')].filter(
                u => getComputedStyle(u, '::after').content.includes('counter')).length"""
        )
        assert notes == numbers > 0
    expect(page.locator("#p6 .notes li:visible")).to_contain_text("rumours] rumors PDF")


def test_notes_on_another_base_join_versions_that_agree_and_lead_on(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html?base=B&view=notes")
    note = page.locator("#p2 .notes li").filter(has_text="four")
    expect(note).to_have_text("four] three A C other words")
    assert (note.locator("a").get_attribute("href") or "").startswith("p/2.html#p2.u")


def test_inline_names_the_versions_that_lack_words(page: Page, tmp_path: Path) -> None:
    """Of three versions nobody saw which had left out a word."""
    text = "\n\n".join(HARBOUR)
    texts = {"A": text, "B": text, "C": text.replace("dearly ", "")}
    page.goto(f"{build(archive(tmp_path, texts)).as_uri()}/statement.html?view=inline")
    struck = page.locator(".merged del").filter(has_text="dearly")
    expect(struck).to_be_visible()
    expect(struck.locator("sup")).to_have_text("C")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p3 .merged p'))")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == HARBOUR[2]
    unfold(page)
    page.uncheck("#k-omission")
    expect(struck.locator("sup")).to_be_hidden()


def test_inline_names_the_versions_that_lack_a_paragraph(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html?view=inline")
    assert page.locator("p:has(> del.whole) > .wit").all_inner_texts() == ["C"]


# Filters


def test_filters_mark_what_they_say(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=side")
    assert page.locator(".shown-count").inner_text() == "14 of 34 differences marked"
    assert page.locator(".shown-hidden").inner_text() == "not marked: 20 in print"
    assert marked(page) == 28
    unfold(page)
    page.check("#k-typographic")
    assert marked(page) == 28 + 30
    page.locator("#k-ocr").focus()
    page.keyboard.press("Space")
    assert marked(page) == 58 - 24
    assert "show=substitution,addition,omission,lacuna,spelling,typographic" in page.url


def test_only_paragraphs_with_differences(page: Page, statement: str) -> None:
    page.goto(f"{statement}?only=1")
    assert page.locator(".passage:visible").evaluate_all("all => all.map(p => p.id)") == ["p5", "p6"]
    unfold(page)
    page.check("#k-punctuation")
    assert page.locator(".passage:visible").count() == 5


def test_paragraph_numbers_can_be_hidden(page: Page, statement: str) -> None:
    page.goto(statement)
    unfold(page)
    page.uncheck("#o-numbers")
    assert not page.locator(".num").first.is_visible()
    assert "numbers=0" in page.url


def test_line_ends_of_the_source(page: Page, statement: str) -> None:
    page.goto(f"{statement}?view=side")
    unfold(page)
    version = page.locator("#p1 .version[data-w=PDF] p")
    before = version.bounding_box()
    page.check("#o-lines")
    after = version.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]
    assert version.evaluate("p => p.querySelectorAll('br.line').length") == 3


def test_the_map_follows_the_version_that_others_are_compared_with(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html")
    unfold(page)
    drawn = "[...document.querySelectorAll('.strip path')].map(path => path.outerHTML).join()"
    rows = "[...document.querySelectorAll('.overview tbody tr')].map(row => row.textContent)"
    first = page.evaluate(drawn), page.evaluate(rows)
    page.select_option("#o-base", "B")
    expect(page.locator(".map-base")).to_have_text("B")
    assert page.evaluate(drawn) != first[0]
    page.select_option("#o-base", "A")
    assert (page.evaluate(drawn), page.evaluate(rows)) == first


def test_the_apparatus_lists_what_is_asked_for(page: Page, three: str) -> None:
    page.goto(f"{three}/apparatus.html")
    listed = page.locator(".app-filters .said")
    rows = "[...document.querySelectorAll('.units tbody tr')].filter(row => row.getClientRects().length)"
    count = f"{rows}.reduce((sum, row) => sum + Number(row.dataset.count), 0)"
    groups = f"{rows}.map(row => row.dataset.groups)"
    everything = page.evaluate(groups)
    assert listed.inner_text() == f"{page.evaluate(count)} listed"
    for one, two in (("A", "B"), ("A", "C"), ("B", "C")):
        page.select_option("[name=one]", one)
        page.select_option("[name=two]", two)
        apart = [g for g in everything if not any({one, two} <= set(same.split()) for same in g.split("|"))]
        assert page.evaluate(groups) == apart
    page.select_option("[name=paragraph]", "p2")
    assert page.evaluate(f"{rows}.every(row => row.closest('.app-passage').dataset.id === 'p2')")
    assert listed.inner_text() == f"{page.evaluate(count)} listed"
    for kind in page.locator("[name=kind]").all():
        kind.uncheck()
    assert listed.inner_text() == "0 listed"
    page.select_option("[name=paragraph]", "")
    expect(page.get_by_text("Not in C.")).to_be_visible()


# More than two witnesses


def test_the_reader_chooses_base_and_witnesses(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html")
    assert page.locator(".version[data-w=D]").count() == 0
    assert page.locator("#p2 .version[data-w=C] .u.k-substitution").all_inner_texts() == ["10", "away"]
    unfold(page)
    page.select_option("#o-base", "B")
    assert "base=B" in page.url
    assert "with=A,C" in page.url  # what was the base is still shown
    expect(page.locator("#o-all")).to_be_checked()
    page.uncheck("#o-all")  # one is always shown beside the base
    assert "with=A&" in f"{page.url}&"
    page.check("#o-all")
    page.uncheck("input[name=with][value=A]")
    assert "with=C" in page.url
    assert page.locator("#p2 .version:visible").evaluate_all("all => all.map(v => v.dataset.w)") == ["B", "C"]
    changed = page.locator("#p2 .version[data-w=C] .u[class*=k-]").all_inner_texts()
    assert changed == ["10", "three", "away"]
    assert page.locator("label[data-kind=spelling] .n").inner_text() == "2"
    page.locator("label:has(#v-inline)").click()
    assert page.locator("#p2 .merged del").all_inner_texts() == ["ten", "four", "at home"]
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("#o-base")).to_have_value("B")
    assert again.locator("#p2 .merged ins").all_inner_texts() == ["10", "three", "away"]


# All that a reader sees and hears of the statement, without what scripts keep, what stands open
# and which paragraph is in view.
SHOWN = """() => { const copy = document.querySelector('.ed').cloneNode(true);
const all = (selector) => [...copy.querySelectorAll(selector)];
for (const gone of all('[hidden], .twins:empty, .gloss, .voice, dialog, .lost-rule')) gone.remove();
for (const each of all('*')) {
  each.classList.value = [...each.classList].sort().join(' ');
  for (const { name, value } of [...each.attributes]) {
    const left = /^data-u\\d|^style$|^aria-current$/.test(name) || (name === 'class' && !value);
    if (left) each.removeAttribute(name);
  }
}
// Names stand in marks of direction or in elements of their own.
for (const said of all('.others > summary')) said.textContent = said.textContent.trim();
for (const note of all('.notes li')) delete note.dataset.u;
return copy.innerHTML.replaceAll('><', '>\\n<').split('\\n').map(line => line.trim()).filter(Boolean) }"""


def test_under_the_first_base_scripts_write_what_the_page_came_with(page: Page, three: str) -> None:
    """Marks, notes, the map, the rail and what is heard of them are written by both."""
    page.goto(f"{three}/statement.html")
    settle(page)
    unfold(page)
    came = page.evaluate(SHOWN)
    page.select_option("#o-base", "B")
    assert page.evaluate(SHOWN) != came
    page.select_option("#o-base", "A")
    settle(page)
    assert page.evaluate(SHOWN) == came


def test_of_many_versions_those_that_differ_in_words_are_shown(page: Page, site_of_five: Path) -> None:
    """Of five versions B, C and D; E differs in print alone."""
    page.goto(f"{site_of_five.as_uri()}/statement.html")
    chosen = page.locator("[name=with]").evaluate_all("all => all.filter(b => b.checked).map(b => b.value)")
    assert [siglum for siglum in chosen if siglum != "A"] == ["B", "C", "D"]
    assert page.locator("#p3 .margin .version[data-w=C]").is_visible()
    assert page.locator(".shown-hidden").inner_text().endswith("المجلة not shown")
    page.locator("#p3 .lead .u[href]").first.click()  # the three that read alike are said to at once
    assert page.locator("#gloss dt").count() == 2
    expect(page.locator(".unshown")).to_have_count(0)
    page.goto(f"{site_of_five.as_uri()}/statement.html?with=E")
    expect(page.locator("#p3 .unshown")).to_contain_text(", not shown, differs here.")


@pytest.mark.slow
def test_of_many_versions_that_are_not_shown_the_number_is_said(page: Page, tmp_path: Path) -> None:
    """Above the text stood two lines of forty names."""
    text = "The council met on Monday to discuss the harbour and its future in the town."
    names = (
        "town",
        *(f"{place} town" for place in ("old", "new", "small", "quiet", "busy", "grey", "cold", "hot")),
    )
    texts = {f"S{n}": text.replace("town", name) for n, name in enumerate((*names, "village", "county"))}
    page.goto(f"{build(archive(tmp_path, texts)).as_uri()}/statement.html")
    expect(page.locator(".shown-hidden")).to_have_text("7 versions not shown")
    page.goto(f"{page.url}?with=S1,S2,S3,S4,S5")
    expect(page.locator(".shown-hidden")).to_have_text("S10, S6, S7, S8 and S9 not shown")


@pytest.mark.slow
def test_of_many_versions_none_is_left_out_that_alone_has_a_figure(page: Page, tmp_path: Path) -> None:
    """Of five those with most differences were shown: a sum that one alone has was not among them."""
    text = "\n\n".join(HARBOUR)
    alike = text.replace("three", "four").replace("at home", "away").replace("Monday", "Friday")
    texts = {"A": text, "B": alike, "C": alike, "D": alike, "E": text.replace("nine", "eleven")}
    site = build(archive(tmp_path, texts))
    page.goto(f"{site.as_uri()}/statement.html")
    chosen = page.locator("[name=with]").evaluate_all("all => all.filter(b => b.checked).map(b => b.value)")
    assert [siglum for siglum in chosen if siglum != "A"] == ["B", "C", "E"]
    expect(page.locator(".margin .version[data-w=E] .u:visible").first).to_have_text("eleven")


@pytest.mark.slow
def test_what_mostly_differs_follows_the_chosen_base(page: Page, tmp_path: Path) -> None:
    """Under 1831 as base it was said that most differs in 1831."""
    rewritten = (
        "Her friends praised her courage warmly, yet nobody in that crowded hall believed a single promise."
    )
    texts = {"A": "\n\n".join(HARBOUR), "C": "\n\n".join(HARBOUR)}
    texts["B"] = texts["A"].replace(HARBOUR[2].split(". ")[1], rewritten)
    site = build(archive(tmp_path, {siglum: texts[siglum] for siglum in "ABC"}))
    said = page.locator("#p3 .mostly-said")
    for query, mostly in [("", "B"), ("?base=B", "AC"), ("?with=C", "")]:
        page.goto(f"{site.as_uri()}/statement.html{query}")
        settle(page)
        assert said.all_inner_texts() == [f"Most of this paragraph differs in {s}." for s in mostly]
        shown = page.locator("#p3 .version.mostly:not([hidden])")
        assert shown.evaluate_all("all => all.map(version => version.dataset.w)") == list(mostly)


def test_a_version_that_is_not_shown_takes_no_room_in_the_margin(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html?with=C")
    places = page.locator(".margin > .version:not([hidden])").evaluate_all(
        """all => all.filter(version => version.previousElementSibling?.hidden)
        .map(version => getComputedStyle(version).marginTop)"""
    )
    assert set(places) == {"0px"}


def test_a_passage_that_stands_elsewhere_or_is_lacking_is_said(page: Page, three: str) -> None:
    page.goto(f"{three}/statement.html")
    expect(page.locator(".passage .tag", has_text="Stands elsewhere in B")).to_be_visible()
    expect(page.locator(".version[data-w=C] .gap")).to_have_text("Without this paragraph.")
    page.goto(f"{three}/index.html")
    expect(page.locator(".finding")).to_have_text("The versions differ in 4 places: say which one you quote.")
    expect(page.locator(".reasons")).to_contain_text("D shares no text with the others and is left aside.")


def test_the_texts_of_the_harbour_are_what_the_tests_think() -> None:
    assert all(paragraph in THREE["A"] for paragraph in HARBOUR)

"""The search: what people type finds the paragraph that has it, and the words in it, in every script."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from material.plugins.search.plugin import Parser
from playwright.sync_api import BrowserContext, Page, expect

from edition.collate import collate
from edition.model import Sources
from edition.site.frame import Frame
from edition.site.pages.search import INDEX, search_texts
from edition.site.pages.written_pages import written_sections
from edition.sources.folder import read_sources
from edition.text.ladders import ladder, read_rules
from edition.text.orthography import simplified
from tests.support.browsing import settle
from tests.support.programs import ROOT, needs
from tests.support.queries import QUERIES, ROWS, TYPE_ALL
from tests.support.scripts import SOURCES, called, run
from tests.support.serving import serving
from tests.support.witnesses import witness

RANDOM = """
const letters = [..."aZé'’-–.,1 5£ß文ーคйا\\u0301\\u00ad\\u00a0½Ⅷ🙂\\n\\"“"];
let seed = 7;
const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const letter = () => letters[Math.floor(next() * letters.length)];
const word = () => Array.from({length: 1 + Math.floor(next() * 12)}, letter).join("");
const made = Array.from({length: 400}, word);
"""


def scanning() -> str:
    """The beginning of a script that scans: it has the module, and which characters are one."""
    return (
        f"import {{ Scan }} from {json.dumps((SOURCES / 'scan.js').as_uri())};"
        f"import {{ foldCharacters }} from {json.dumps((SOURCES / 'fold.js').as_uri())};"
        f"foldCharacters({json.dumps(simplified(ROWS))});"
    )


@cache
def found_by_scanning() -> dict[str, list[int]]:
    """Rows found for each query by the scan alone, the best first."""
    rows = [{"rank": 0, "heading": "", "text": text} for text in ROWS]
    spelling = search_spelling("The rumors, the networks")
    given = [json.dumps(value) for value in (rows, spelling, [query for query, _ in QUERIES])]
    found = run(
        f"{scanning()} const scan = new Scan({given[0]}, {given[1]});"
        f"const found = {given[2]}.map(typed => [typed, scan.search(typed).map(hit => hit.row)]);"
        "console.log(JSON.stringify(found))"
    )
    return dict(found)  # type: ignore[call-overload,no-any-return]


def search_spelling(text: str) -> dict[str, Any]:
    from edition.site.pages.search import spelling

    return spelling(ladder(read_rules(), "en"), re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize(("typed", "row"), QUERIES)
def test_what_people_type_is_found(typed: str, row: int | None) -> None:
    found = found_by_scanning()[typed]
    assert found[:1] == ([] if row is None else [row])


def test_marks_cover_the_words_and_no_others() -> None:
    given = json.dumps([(typed, ROWS[row]) for typed, row in QUERIES if row is not None])
    rows = json.dumps([{"rank": 0, "heading": "", "text": text} for text in ROWS])
    spelling = json.dumps(search_spelling("rumors"))
    found = run(
        f"{scanning()} const scan = new Scan({rows}, {spelling});"
        f"console.log(JSON.stringify({given}.map(([typed, text]) => [typed, scan.mark(text, typed).stretches"
        ".map(([start, end]) => text.slice(start, end))])))"
    )
    marks = dict(found)  # type: ignore[call-overload]
    assert marks["£169m"] == ["£169m"]
    assert marks["-5"] == ["−5"]
    assert marks["rumours"] == ["rumors"]
    assert marks["backdoor"] == ["back-door"]
    assert marks["smoke screen"] == ["smokescreen"]
    assert marks["smokscreen"] == ["smokescreen"]
    assert marks["间谍"] == ["间谍"]
    assert marks["后门"] == ["後門"]
    assert marks["homme"] == ["L’homme"]
    assert marks["الكتاب"] == ["كتاب"]
    assert marks["المكتبة"] == ["للمكتبة"]
    assert marks["leaks zzzz"] == ["leaks"]
    assert marks["for years our"] == ["our", "for", "years"]
    assert all(marks.values())


def _scanned(rows: list[str], typed: list[str]) -> list[list[int]]:
    given = json.dumps([{"rank": 0, "heading": "", "text": text} for text in rows])
    return run(  # type: ignore[no-any-return]
        f"{scanning()} const scan = new Scan({given}, {json.dumps(search_spelling('rumors'))});"
        f"const found = {json.dumps(typed)}.map((each) => scan.search(each).map(hit => hit.row));"
        "console.log(JSON.stringify(found))"
    )


def test_a_long_passage_that_somebody_pastes_is_found() -> None:
    """The pattern for words that are divided otherwise was too much for the browser: the texts
    were said not to be there. Of what held a quotation all else had to stand in one paragraph with it."""
    long = [" ".join(f"w{chapter}x{number}" for number in range(900)) for chapter in range(3)]
    rows = [*long, "We ask everyone to read it before they judge “secret plans” of ours."]
    both = " ".join(rows[2:])
    assert _scanned(rows, [long[1], "z" * 5000, both, '"w1x3 w1x4" zebra']) == [[1], [], [3], [1]]


def test_words_are_found_with_the_article_and_without() -> None:
    """A bare word that stood anywhere hid those with the article, and the article hid the bare word."""
    arabic = ["الكتاب عنده.", "كتاب عنده.", "والكتاب عنده.", "التزم الله."]
    hebrew = ["הספר אצלו.", "ספר אצלו.", "שהספר אצלו.", "הלך."]
    assert _scanned(arabic, ["كتاب", "الكتاب", "له"]) == [[0, 1, 2], [0, 1, 2], []]
    assert _scanned(hebrew, ["ספר", "הספר", "לך"]) == [[0, 1, 2], [0, 1, 2], []]


def test_words_fold_alike_in_one_go_and_one_by_one() -> None:
    """The fast way for common words gives what the careful one does; no place lies outside the text."""
    module = json.dumps((SOURCES / "fold.js").as_uri())
    faults = run(
        f"import {{ eachWord, fold, foldForSearch }} from {module}; {RANDOM} const faults = [];"
        "for (const text of made) { let one = ''; let last = 0;"
        "eachWord(text, (form, start, end) => { one += ` ${form}`;"
        "if (start < last || end <= start || end > text.length) faults.push([text, form, start, end]);"
        "last = end; });"
        "if (!`${foldForSearch(text)} `.startsWith(`${one} |`)) faults.push([one, foldForSearch(text)]);"
        "if (one !== fold(text) || /[A-Z“”‘’'\\n]/u.test(one)) faults.push([text, one]); }"
        "console.log(JSON.stringify(faults))"
    )
    assert faults == []


def test_browser_and_ladder_spell_alike() -> None:
    words = "rumours colour colour's fuelled organisation organised centre theatres dialogue manoeuvres four "
    words += "hour encyclopaedia foetus travelling paralyse grey sceptical judgement programme shewed cheque"
    rules = ladder(read_rules(), "en")
    plain = [word.replace("'", "") for word in words.split()]
    given = json.dumps(search_spelling(""))
    spelt = called("fold.js", f"{json.dumps(plain)}.map(a.speller({given}))")
    assert spelt == [rules.spelling(word) for word in plain]


def texts_of(script: bytes) -> dict[str, Any]:
    return json.loads(script.decode().removeprefix("self.searchTexts = ").removesuffix(";\n"))  # type: ignore[no-any-return]


PAGES = {
    "a heading first": '<h1 id="a">A <code>b</code> &amp; c</h1>\n<p>One <em>t</em>wo</p>\n'
    '<h2 id="d">D</h2><p>e</p>',
    "text first": '<p>Before.</p>\n<h2 id="a">A</h2>\n<p>b</p>',
    "no heading": "<p>All &lt;of it&gt;</p><ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "a heading without an anchor": '<h1 id="a">A</h1><h2>No anchor</h2><p>b</p><h3 class="x" id="c">C</h3>',
    "tables, comments, scripts": '<h1 id="a">A</h1><!-- <p>x</p> --><table><tr><td>1</td>\n<td>2<br />3</td>'
    "</tr></table><script>y</script><style>z</style><p>H<sub>2</sub>O <img src='i.png' alt='no'/></p>",
    "headings in comments and scripts": '<h1 id="a">A</h1><!-- <h2 id="b">B</h2> -->\n<p>c</p>'
    '<script>"<h2 id="d">"</script><h2 id="e" data-id="f">E</h2><p>g</p>',
    "what is not to be found": '<h1 id="a">A</h1><p data-search-exclude="">b <em>c</em></p><p>d</p>'
    '<h2 id="e" data-search-exclude="">E</h2><p>f</p><h2 id="g">G</h2><p>h &amp; i</p>',
}


@pytest.mark.parametrize("content", PAGES.values(), ids=PAGES)
def test_sections_of_written_pages_are_those_that_material_finds(content: str) -> None:
    parser = Parser()
    parser.feed(content)
    parser.close()
    theirs = [
        {
            "location": f"x.html#{section.id}" if section.id else "x.html",
            "title": "".join(section.title or ["Title"]),
            "text": "".join(section.text),
        }
        for section in parser.data
        if not section.is_excluded()
    ]
    edition = collate(Sources("x", "A", (witness("A", "a"),)))
    ours = texts_of(search_texts(Frame(edition), written_sections(content, "x.html", "Title")))["pages"]
    assert ours == texts_of(search_texts(Frame(edition), theirs))["pages"]


def test_each_wording_stands_once_with_the_versions_that_have_it() -> None:
    written = [{"location": "method.html#a", "title": "On &amp; on", "text": "<p>One</p><p>two</p>"}]
    texts = texts_of(search_texts(Frame(collate(read_sources(ROOT / "variants"))), written))
    assert texts["versions"] == [["TR", "Trusted Reviews"], ["PDF", "PDF of the statement"]]
    assert [passage["id"] for passage in texts["passages"]] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert [[numbers for numbers, _ in passage["texts"]] for passage in texts["passages"]][4] == [[0], [1]]
    assert texts["spelling"]["variants"] == {"rumors": ["rumours"]}
    around, method = texts["pages"]
    assert (around["path"], around["title"]) == ("witness/TR.html", "Trusted Reviews, around the statement")
    assert around["sections"][0][:2] == ["L1", "Line 1"]
    sections = [["a", "On & on", "One two"]]
    assert method == {"path": "method.html", "title": "On & on", "sections": sections, "rank": 2}


def test_a_passage_of_a_divided_statement_is_found_on_its_part() -> None:
    pages = {"statement/2.md": b'<section class="passage has-ocr" id="p4" data-f="x">', "p/5.md": b""}
    texts = texts_of(search_texts(Frame(collate(read_sources(ROOT / "variants"))), [], pages=pages))
    assert {row["id"]: row["path"] for row in texts["passages"]} == {
        **dict.fromkeys(("p1", "p2", "p3", "p5", "p6"), "statement.html"),
        "p4": "statement/2.html",
    }


def hits(page: Page, address: str, words: str) -> list[tuple[str, str]]:
    """Title and address of each result for these words, which are asked for at once: results are theirs."""
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    page.keyboard.press("Shift")
    page.wait_for_selector(".md-search-result__item a", state="attached")
    found = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map(a => [a.querySelector('h1, h2').textContent, a.getAttribute('href')])"
    )
    return [(title, address) for title, address in found]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "versions", "identifier", "marked"),
    [
        ("taKe aata", ["PDF of the statement"], "p5", "taKe aata"),
        ("firewalls", ["Trusted Reviews"], "p5", "firewalls"),
        ("rumors", ["PDF of the statement", "Trusted Reviews"], "p6", "rumors"),
        ("rumours", ["Trusted Reviews", "PDF of the statement"], "p6", "rumours"),
        ("backdoors", ["Trusted Reviews", "PDF of the statement"], "p5", "backdoors"),
        ("encryption", ["Trusted Reviews and PDF of the statement"], "p1", "encryption"),
    ],
)
def test_the_first_link_leads_to_the_words_and_versions_are_named(
    page: Page, site: Path, words: str, versions: list[str], identifier: str, marked: str
) -> None:
    found = hits(page, site.as_uri(), words)
    assert [title for title, _ in found[: 1 + len(versions)]] == [f"Paragraph {identifier[1:]}", *versions]
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"**/statement.html?*#{identifier}")
    mark = page.locator(f"#{identifier} mark >> visible=true")
    assert marked.startswith(mark.first.inner_text())
    assert mark.first.evaluate("e => e.getBoundingClientRect().bottom < innerHeight")


@pytest.mark.browser
def test_what_people_type_is_found_on_a_site(page: Page, site_of_rows: Path) -> None:
    for place, asked in (("statement.html", QUERIES[::2]), ("p/1.html", QUERIES[1::2])):
        page.goto(f"{site_of_rows.as_uri()}/{place}")
        page.locator(".md-search__input").first.focus()
        found = page.evaluate(TYPE_ALL, [typed for typed, _ in asked])
        expected = {typed: None if row is None else f"#p{row + 1}" for typed, row in asked}
        assert dict(zip([typed for typed, _ in asked], found, strict=True)) == expected


@pytest.mark.browser
def test_what_is_pasted_without_a_key_is_found(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/check.html")
    page.locator(".md-search__input").first.click()
    page.keyboard.insert_text("backdoors")  # as a mouse pastes: no key is pressed
    page.locator(".md-search-result__link").first.wait_for()


@pytest.mark.browser
def test_the_statement_comes_before_the_pages_about_it(page: Page, site: Path) -> None:
    with serving(site) as address:
        places = [link.rpartition("/")[2].partition(".html")[0] for _, link in hits(page, address, "the")]
    assert "statement" in places
    assert "method" in places
    assert places.index("method") > max(at for at, place in enumerate(places) if place == "statement")


@pytest.mark.browser
def test_what_stands_around_the_statement_is_found_too(page: Page, site: Path) -> None:
    found = hits(page, site.as_uri(), "extraordinary fashion")
    assert found[0][0] == "Trusted Reviews, around the statement"
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/witness/TR.html?*#L*")
    mark = page.locator("mark[data-md-highlight]").first
    assert mark.evaluate("e => e.getBoundingClientRect().bottom < innerHeight")


@pytest.mark.browser
def test_nothing_is_loaded_for_the_search_before_it_is_used(page: Page, site: Path) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    with serving(site) as address:
        page.goto(f"{address}/index.html")
        settle(page)
        assert not [url for url in loaded if url.endswith(INDEX)]
        assert page.locator(".md-search__input:invalid").count() == 0  # would be announced as a fault
        shown = "button => getComputedStyle(button).pointerEvents"
        assert page.locator(".md-search__options button").evaluate(shown) == "none"
        hits(page, address, "huawei")
        assert page.locator(".md-search__options button").evaluate(shown) == "auto"
        assert [url for url in loaded if url.endswith(INDEX)]


@pytest.mark.browser
@pytest.mark.parametrize("lacking", ["assets/search.js", INDEX])
@pytest.mark.parametrize("is_served", [True, False])
def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(
    context: BrowserContext, site: Path, is_served: bool, lacking: str
) -> None:
    """Where only the texts were lacking, `1 place found` stood over what said so."""
    page = context.new_page()
    with serving(site) as address:
        context.route(f"**/{lacking}", lambda route: route.abort())
        page.goto(f"{address if is_served else site.as_uri()}/index.html")
        page.locator(".md-search__input").first.click()
        page.keyboard.type("backdoor")
        said = page.locator(".md-search-result__meta")
        expect(said).to_have_text("The search could not be loaded")
        context.unroute(f"**/{lacking}")
        page.keyboard.type("s")
        page.locator(".md-search-result__link").first.wait_for()
    page.close()


@pytest.mark.browser
def test_a_copy_that_wget_makes_can_be_searched(page: Page, site: Path, tmp_path: Path) -> None:
    with serving(site) as address:
        command = [needs("wget"), "--quiet", "--mirror", "--page-requisites", "--convert-links", "-nH"]
        subprocess.run([*command, "-P", str(tmp_path), f"{address}/index.html"], timeout=600, check=False)
    for name in (
        "found.js",
        "linking.js",
        "travel.js",
        "favicon.svg",
        "preview.png",
    ):  # loaded when it is used
        assert (tmp_path / "assets" / name).is_file(), name
    titles = [title for title, _ in hits(page, tmp_path.as_uri(), "backdoors")]
    assert titles[0] == "Paragraph 5"
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/statement.html?*#p5")
    assert page.locator("#p5 mark >> visible=true").first.inner_text() == "backdoors"

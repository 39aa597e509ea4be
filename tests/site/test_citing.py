"""Permalinks and citations in the built site, read as a reader does in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import bibtexparser
import html5lib
import pytest
import rispy
from playwright.sync_api import Browser, Page, expect

from edition.app.pipeline import Archive, edit
from edition.citation.cite import Site, cite, cite_passage, remarks_on
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.fingerprints import fingerprint, passage_fingerprint
from edition.ledger.ids import assign_ids
from edition.ledger.recording import mint
from edition.model import Kind, Person
from edition.site.citing import PassageOffers, offers
from tests.support.archives import archive
from tests.support.archives import build as build_archive
from tests.support.commands import made
from tests.support.editions import Row, build
from tests.support.edits import sources
from tests.support.serving import serving
from tests.support.site_files import build_files

_FILL = "for (const button of document.querySelectorAll('.cite details')) button.open = true"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A paragraph's page of the archive, over http."""
    with serving(site) as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-22T12:00:00")  # the day may end while a test goes on
        page.goto(f"{address}/p/5.html")
        page.evaluate(_FILL)
        yield page
        context.close()


def _today(page: Page) -> tuple[int, int, int]:
    found = page.evaluate("(d => [d.getFullYear(), d.getMonth() + 1, d.getDate()])(new Date())")
    return found[0], found[1], found[2]


@pytest.mark.browser
def test_a_citation_is_completed_and_copied_by_one_click(page: Page) -> None:
    text = page.locator(".cite-text[data-style=apa]").first
    row = text.locator("xpath=..")
    row.locator("button").click()
    expect(row.locator("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == text.inner_text()
    assert copied.startswith("Huawei. (2020, February). ")
    assert f" {page.url} [para. 5," in copied
    assert "[date of access]" not in page.locator(".cite").inner_text()


@pytest.mark.browser
def test_italics_are_shown_and_copied(page: Page) -> None:
    title = "Huawei’s statement on US allegations of covert access to telecom networks"
    for style, italic in (("apa", title), ("mla", "Statement Archive")):
        text = page.locator(f".cite-text[data-style={style}]").first
        assert text.locator("i").all_inner_texts() == [italic]
        text.locator("xpath=..").locator("button").click()
        expect(text.locator("xpath=..").locator("button")).to_have_text("Copied")
        copied = page.evaluate(
            """async () => { const [item] = await navigator.clipboard.read();
            const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
            return Object.fromEntries(await Promise.all(texts)) }"""
        )
        assert copied["text/plain"] == text.inner_text()
        assert f"<i>{italic}</i>" in copied["text/html"]
        assert "<span" not in copied["text/html"]
    assert page.locator(".cite-text[data-style=chicago] i").count() == 0


@pytest.mark.browser
def test_without_clipboard_items_the_text_is_copied(page: Page) -> None:
    page.evaluate("delete window.ClipboardItem")
    text = page.locator(".cite-text[data-style=apa]").first
    text.locator("xpath=..").locator("button").click()
    expect(text.locator("xpath=..").locator("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == text.inner_text()


@pytest.mark.browser
def test_records_have_the_full_address_of_a_witness_of_any_script(browser: Browser, tmp_path: Path) -> None:
    manifest = 'title = "On witness/中文.html and others"\n' + "".join(
        f'[[witness]]\nsiglum = "{siglum}"\nfile = "{siglum}.txt"\n' for siglum in ("中文", "B")
    )
    folder = archive(tmp_path, {"中文": "We are glad of it.", "B": "We are glad of that."}, manifest)
    made("mint", folder)
    with serving(build_archive(folder)) as address:
        page = browser.new_page()
        page.goto(f"{address}/witness/中文.html")
        full = f"{address}/witness/%E4%B8%AD%E6%96%87.html"
        files = {
            form: unquote(str(page.locator(f"a[data-format={form}]").get_attribute("href")).partition(",")[2])
            for form in ("biblatex", "ris", "csl-json")
        }
        page.close()
    (entry,) = bibtexparser.parse_string(files["biblatex"]).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (fields["url"], fields["title"]) == (full, "{On witness/中文.html and others}")
    assert fields["howpublished"].endswith(f"\\url{{{full}}}")
    (record,) = rispy.loads(files["ris"])
    assert (record["urls"], record["title"]) == ([full], "On witness/中文.html and others")
    (item,) = json.loads(files["csl-json"])
    assert (item["URL"], item["title"]) == (full, "On witness/中文.html and others")


@pytest.mark.browser
def test_what_the_command_line_prints_is_what_the_page_shows(page: Page) -> None:
    accessed = date(*_today(page)).isoformat()
    for style in ("apa", "mla", "chicago"):
        printed = made("cite", "p5", "--style", style, "--witness", "PDF", "--accessed", accessed)
        shown = page.locator(f".cite-text[data-style={style}]").nth(1).inner_text()
        assert printed.strip() == shown.replace(page.url, "p/5.html")


@pytest.mark.browser
def test_the_files_are_downloaded_with_the_day_of_access(page: Page, tmp_path: Path) -> None:
    day = date(*_today(page))
    files = {}
    for form in ("biblatex", "ris", "csl-json"):
        with page.expect_download() as download:
            page.locator(f"a[data-format={form}]").first.click()
        files[form] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[form])
    (entry,) = bibtexparser.parse_string(files["biblatex"].read_text("utf-8")).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (fields["url"], fields["urldate"]) == (page.url, day.isoformat())
    (record,) = rispy.loads(files["ris"].read_bytes().decode())
    assert (record["urls"], record["access_date"]) == ([page.url], f"{day:%Y/%m/%d}")
    (item,) = json.loads(files["csl-json"].read_text("utf-8"))
    assert (item["URL"], item["accessed"]) == (page.url, {"date-parts": [[day.year, day.month, day.day]]})
    assert files["ris"].name == "p5-TR.ris"


@pytest.mark.browser
def test_citations_are_there_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "p" / "2.html").as_uri())
    assert (
        "Statement Archive. p/2.html [para. 2,"
        in page.locator(".cite-text[data-style=apa]").first.inner_text()
    )
    assert "site_url" in page.locator(".cite").inner_text()
    assert page.locator("a[data-format=ris]").first.get_attribute("href").startswith("data:")  # type: ignore[union-attr]
    context.close()


def _head(page: Path) -> tuple[dict[str, str], list[dict[str, object]], list[str]]:
    """Meta elements, linked data and canonical addresses of a built page."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).find("head")
    metas = [(m.get("name") or m.get("property"), m.get("content")) for m in tree.iter("meta")]
    names = [name for name, _ in metas if name and name != "theme-color"]  # one for each scheme
    assert len(names) == len(set(names))
    linked = [json.loads(s.text) for s in tree.iter("script") if s.get("type") == "application/ld+json"]
    return (
        dict(metas),
        linked,
        [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"],
    )


@pytest.mark.slow
def test_built_pages_carry_their_metadata(tmp_path: Path) -> None:
    made("build", "--site", tmp_path / "site", SITE_URL="https://example.org/archive/")
    for path in ("index.html", "statement.html", "p/5.html", "witness/TR.html", "method.html", "data.html"):
        metas, linked, canonical = _head(tmp_path / "site" / path)
        assert canonical == [metas["og:url"]]
        assert canonical[0].removesuffix("index.html") == f"https://example.org/archive/{path}".removesuffix(
            "index.html"
        )
        assert metas["og:site_name"] == "Statement archive"
        assert metas["og:image"] == "https://example.org/archive/assets/preview.png"
        assert (metas["z:itemType"], metas["citation_title"]) == ("webpage", metas["og:title"])
        assert metas["citation_public_url"] == canonical[0]
        if path not in ("method.html", "data.html"):
            assert metas["citation_author"] == "Huawei"
            assert len(linked) == 1
    assert (tmp_path / "site" / "assets" / "preview.png").read_bytes().startswith(b"\x89PNG")


def test_a_withdrawn_paragraph_keeps_its_page() -> None:
    one, two, three = "The first words of it all.", "Then other words come here.", "And the last ones follow."
    before = build([Row(f"p{at}", {"X": text, "Y": text}) for at, text in enumerate((one, two, three), 1)])
    ledger = mint(assign_ids(before, Ledger()), date(2026, 1, 1))
    joined = f"{one} {two}"
    register = assign_ids(
        build([Row("p1", {"X": joined, "Y": joined}), Row("p2", {"X": three, "Y": three})]), ledger
    )
    gone, kept = register.withdrawn[0].entry.id, register.edition.passages[0].id
    pages = {path: page.decode() for path, page in build_files(register).items() if path.endswith(".md")}
    withdrawn = pages[f"p/{gone[1:]}.md"]
    assert "its text is now in" in withdrawn
    assert f'href="../p/{kept[1:]}.html"' in withdrawn
    assert f'href="../p/{gone[1:]}.html"' in pages[f"p/{kept[1:]}.md"]
    assert f'id="{gone}"' in pages["statement.md"]
    assert set(pages) >= {"p/1.md", "p/2.md", "p/3.md"}
    text = next(entry for entry in ledger.entries if entry.id == gone).versions[0].text
    cited = cite(register, gone, "X", Site("Archive", "https://e.org/"))
    assert (cited.url, cited.fingerprint) == (f"https://e.org/p/{gone[1:]}.html", fingerprint(text))
    [said] = remarks_on(register, f"https://e.org/p/{gone[1:]}.html")
    assert said.startswith(f"{gone} is no longer part of the edition: its text is now in {kept}")
    assert cited == cite(
        register, f"https://e.org/p/{gone[1:]}.html", None, Site("Archive", "https://e.org/")
    )
    assert f"para. {gone[1:]}, text X, fingerprint {fingerprint(text)}" in withdrawn
    assert (
        "<summary><bdi>X</bdi> <code" in withdrawn
    )  # a name from right to left leaves the fingerprint as it is
    assert '"@type":"Quotation"' in json.loads(withdrawn.split("\nhead: ")[1].split("\n")[0])
    with pytest.raises(EditionError, match="no text of Z is recorded; X, Y had it"):
        cite(register, gone, "Z", Site())


def test_a_withdrawn_source_keeps_its_page_and_its_texts() -> None:
    text, other, read = "The first words of it all.", "The first words of it.", "The first vvords of it all."
    ledger = mint(
        assign_ids(build([Row("p1", {"X": text, "Y": other, "Z": read})]), Ledger()), date(2026, 1, 1)
    )
    register = assign_ids(build([Row("p1", {"X": text, "W": read})]), ledger)
    pages = {path: page.decode() for path, page in build_files(register).items() if path.endswith(".md")}
    renamed, gone = pages["witness/Z.md"], pages["witness/Y.md"]
    assert 'The same file is now <a href="../witness/W.html">' in renamed
    assert "The same file is now" not in gone
    for named, said in (("witness/Z.html", "the same file is now W; cite that"), ("Y", "withdrawn")):
        with pytest.raises(EditionError, match=f"is no longer part of the archive: {said}"):
            cite(register, named, None, Site())
    for siglum in ("Y", "Z"):
        assert 'href="../p/1.html"' in pages[f"witness/{siglum}.md"]
        assert f"<bdi>{siglum}</bdi>, recorded on 1 January 2026" in pages["p/1.md"]
    assert "Changed since" not in pages["p/1.md"]  # its own text is as it was


def test_a_paragraph_whose_text_changed_says_so_at_its_head() -> None:
    """Who followed a citation read another text, and what was cited stood far below."""
    old, new = "The first words of it all were these.", "The first words of it all were those."
    ledger = mint(assign_ids(build([Row("p1", {"X": old, "Y": old})]), Ledger()), date(2026, 1, 1))
    html = build_files(assign_ids(build([Row("p1", {"X": new, "Y": new})]), ledger))["p/1.md"].decode()
    head = html[html.index("<header") : html.index("</header>")]
    assert 'Changed since it was first recorded: see the <a href="#earlier">earlier texts</a>.' in head
    assert html.count('id="earlier"') == 1


def test_what_is_not_minted_is_marked() -> None:
    old = build([Row("p1", {"X": "The first words of it all.", "Y": "The first words of it all."})])
    ledger = mint(assign_ids(old, Ledger()), date(2026, 1, 1))
    rows = [Row("p1", {"X": "The first words of it all.", "Y": "The first words of it all."})]
    rows.append(Row("p2", {"X": "Quite ⟦new⟧ ones.", "Y": "Quite ⟦old⟧ ones."}, [Kind.SUBSTITUTION]))
    pages = build_files(assign_ids(build(rows), ledger))
    assert b"Provisional" in pages["p/2.md"]
    assert b"Provisional" not in pages["p/1.md"]
    assert pages["statement.md"].count(b"Provisional") == 1


def test_a_difference_that_is_gone_still_leads_somewhere() -> None:
    def edition(word: str) -> object:
        kinds = [Kind.OCR] if word != "glad" else []
        texts = (
            {"X": "We are ⟦glad⟧ of it.", "Y": f"We are ⟦{word}⟧ of it."}
            if kinds
            else dict.fromkeys("XY", "We are glad of it.")
        )
        return build([Row("p1", texts, kinds)])

    ledger = mint(assign_ids(edition("giad"), Ledger()), date(2026, 1, 1))  # type: ignore[arg-type]
    pages = build_files(assign_ids(edition("glad"), ledger))  # type: ignore[arg-type]
    assert b'<tr id="p1.u1">' in pages["p/1.md"]
    assert b"giad" in pages["p/1.md"]
    assert b'id="p1.u1"><a href="p/1.html#p1.u1">What became of p1.u1</a>' in pages["statement.md"]


def test_a_difference_that_is_gone_names_what_stands_in_its_place() -> None:
    text = "The council met on Monday to discuss the harbour and its future in the town."
    before = edit(Archive(sources({"A": [text], "B": [text.replace("Monday", "Tuesday")]})))
    ledger = mint(before, date(2026, 1, 1))
    other = text.replace("Monday", "Sunday")
    after = edit(Archive(sources({"A": [text], "B": [other]}), ledger=ledger))
    [now] = [unit.id for _, unit in after.edition.units()]
    with pytest.raises(EditionError, match=rf"p1\.u1: .*no longer differ .*in its place is {now}"):
        cite(after, "p1.u1", None, Site())


@pytest.mark.parametrize(
    "author", [None, Person("Ó Súilleabháin & Söhne", "J.-P."), "张三", "A {body}, 'and' %"]
)
@pytest.mark.parametrize("title", ['What\'s “said” "there" of 0 & <b>', "0", "说 \u202e明?"])
@pytest.mark.parametrize("site", [Site(), Site("An 'archive' & more!", "https://example.org/p/0/?a=b&c")])
def test_citations_filled_in_are_those_written_one_by_one(
    author: Person | str | None, title: str, site: Site
) -> None:
    texts = {"A": "One, 1.", "文": None, "0": "Eins 2."}
    rows = [Row("p1", texts), Row("p2a", {**texts, "文": "Two."}), Row("p310", {**texts, "A": None})]
    edition = replace(build(rows, title=title), author=author)
    names = {siglum: f"Version {siglum}" for siglum in texts}
    filling = PassageOffers(edition, site, names)
    for passage in edition.passages:
        having = {siglum: passage_fingerprint(passage, siglum) for siglum in texts}
        present = [w for w in edition.base_first if having[w.siglum]]
        cited = ((names[w.siglum], cite_passage(edition, passage, w, site)) for w in present)
        assert filling.of(passage, having) == offers(cited)


def test_citations_of_many_versions_are_folded_behind_the_first() -> None:
    """A paragraph of 45 versions had 45 of them one below the other, four screens long."""
    texts = {siglum: f"One, {siglum}." for siglum in "ABCDEF"}
    edition = build([Row("p1", texts)])
    having = {siglum: passage_fingerprint(edition.passages[0], siglum) for siglum in texts}
    root = html5lib.parse(
        PassageOffers(edition, Site(), dict(zip(texts, texts, strict=True))).of(edition.passages[0], having),
        namespaceHTMLElements=False,
    )
    first, others = root.findall("./body/details")
    assert (first.get("open"), others.findtext("summary")) == ("", "5 other versions")
    assert [each.findtext("summary/bdi") for each in others.findall("details")] == list("BCDEF")

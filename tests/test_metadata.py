"""The head of the built pages, as Zotero, search engines and sites that share them read it."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import html5lib
import pytest
from PIL import Image

from edition.citation import Site
from edition.ledger import Ledger
from edition.metadata import PREVIEW
from edition.model import Edition, Kind
from edition.preview import SIZE, preview
from edition.site import build_pages
from edition.succession import settle
from tests.editions import Row, build

_HTML = "{http://www.w3.org/1999/xhtml}"
_SITE = Site("Statement archive", "https://example.org/archive/")
_HOSTILE = 'A "title" </script><script>alert(1)</script> & <b>\u202emore'


def _edition(title: str = "On networks", author: str | None = "A Company, Ltd.") -> Edition:
    rows = [
        Row("p1", {"TR": "We are ⟦glad⟧ of it.", "PDF": "We are ⟦giad⟧ of it."}, [Kind.OCR]),
        Row("p2", {"TR": "</script><script>alert(2)</script>", "PDF": None}),
    ]
    edition = build(rows, title=title)
    witnesses = (
        replace(
            edition.witnesses[0], issued="2020-02-13", publisher="A Paper", url="https://paper.example/a"
        ),
        edition.witnesses[1],
    )
    return replace(edition, author=author, witnesses=witnesses)


def _head(page: bytes) -> str:
    """The head that the page's front matter carries."""
    front = page.decode().split("---\n")[1]
    line = next(line for line in front.splitlines() if line.startswith("head: "))
    return str(json.loads(line.removeprefix("head: ")))


def _parsed(head: str) -> tuple[dict[str, str], list[dict[str, object]]]:
    """The meta elements by name or property, and the blocks of linked data."""
    tree = html5lib.parse(f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body></body></html>")
    metas = {m.get("name") or m.get("property"): m.get("content") for m in tree.iter(f"{_HTML}meta")}
    scripts = list(tree.iter(f"{_HTML}script"))
    assert all(script.get("type") == "application/ld+json" for script in scripts)
    assert not list(tree.iter(f"{_HTML}b"))
    return metas, [json.loads(script.text) for script in scripts]


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return build_pages(settle(_edition(), Ledger()), (), _SITE)


def test_zotero_finds_a_web_page_by_one_corporate_author(pages: dict[str, bytes]) -> None:
    metas, _ = _parsed(_head(pages["p/1.md"]))
    assert metas["z:itemType"] == "webpage"
    assert metas["citation_title"] == "On networks, paragraph 1"
    assert metas["citation_author"] == "A Company, Ltd."
    assert metas["citation_publication_date"] == "2020/02/13"
    assert metas["citation_public_url"] == metas["og:url"] == "https://example.org/archive/p/1.html"
    assert metas["og:site_name"] == "Statement archive"


@pytest.mark.parametrize(
    "page", ["index.md", "statement.md", "p/1.md", "p/2.md", "witness/TR.md", "witness/PDF.md"]
)
def test_a_page_can_be_shared(pages: dict[str, bytes], page: str) -> None:
    metas, (linked,) = _parsed(_head(pages[page]))
    assert metas["og:title"]
    assert metas["og:description"]
    assert metas["og:image"] == f"https://example.org/archive/{PREVIEW}"
    assert linked["@context"] == "https://schema.org"
    assert "None" not in _head(pages[page])


def test_linked_data_has_the_statement_its_paragraphs_and_its_sources(pages: dict[str, bytes]) -> None:
    _, (linked,) = _parsed(_head(pages["statement.md"]))
    assert linked["author"] == {"@type": "Organization", "name": "A Company, Ltd."}
    quotations = linked["hasPart"]
    assert isinstance(quotations, list)
    assert [(q["@type"], q["text"], q["url"]) for q in quotations] == [
        ("Quotation", "We are glad of it.", "https://example.org/archive/p/1.html"),
        ("Quotation", "</script><script>alert(2)</script>", "https://example.org/archive/p/2.html"),
    ]
    sources = linked["isBasedOn"]
    assert isinstance(sources, list)
    assert [source["url"] for source in sources] == [
        "https://paper.example/a",
        "https://example.org/archive/witness/PDF.html",
    ]
    _, (quotation,) = _parsed(_head(pages["p/2.md"]))
    assert (quotation["@type"], len(quotation["isBasedOn"])) == ("Quotation", 1)  # type: ignore[arg-type]


def test_without_an_address_nothing_claims_one() -> None:
    metas, (linked,) = _parsed(_head(build_pages(settle(_edition(), Ledger()))["p/1.md"]))
    assert "og:url" not in metas
    assert "citation_public_url" not in metas
    assert metas["og:image"] == f"../{PREVIEW}"
    assert linked["url"] == "p/1.html"


def test_no_title_is_ever_markup() -> None:
    edition = _edition(_HOSTILE, None)
    for path, page in build_pages(settle(edition, Ledger()), (), _SITE).items():
        if path.endswith(".md") and b"\nhead: " in page:
            metas, _ = _parsed(_head(page))
            assert "citation_author" not in metas
            assert "alert(1)" in metas["og:title"]


_TITLES = [
    "On networks",
    "A very long title of a statement " * 20,
    "Donaudampfschifffahrtsgesellschaft" * 12,
    "关于网络的声明",
    "بيان حول الشبكات",
    "\u202e\u0000\n",
]


@pytest.mark.parametrize("title", _TITLES)
def test_the_preview_is_a_picture_of_the_size_wanted(title: str) -> None:
    edition = _edition(title)
    drawn = preview(edition)
    image = Image.open(io.BytesIO(drawn))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert len(image.convert("RGB").getcolors(100_000) or ()) > 5
    assert drawn == preview(edition)
    assert len(drawn) < 60_000


def test_the_preview_shows_this_edition() -> None:
    assert preview(_edition("One")) != preview(_edition("Two"))
    assert build_pages(settle(_edition(), Ledger()))[PREVIEW] == preview(_edition())

"""The head of the built pages, as Zotero, search engines and sites that share them read it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from PIL import Image

from edition.citation.cite import Site
from edition.ledger.entries import Ledger
from edition.ledger.ids import assign_ids
from edition.model import Author, Edition, Kind, Person, Role
from edition.site.metadata import PREVIEW, PREVIEW_SIZE, statement_data
from edition.site.share_picture import share_picture
from tests.support.editions import Row, build
from tests.support.site_files import build_files

_HTML = "{http://www.w3.org/1999/xhtml}"
_SITE = Site("Statement archive", "https://example.org/archive/")
_HOSTILE = 'A "title" </script><script>alert(1)</script> & <b>\u202emore'


def _edition(title: str = "On networks", author: Author | None = "A Company, Ltd.") -> Edition:
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
    return build_files(assign_ids(_edition(), Ledger()), site=_SITE)


def test_zotero_finds_a_web_page_by_one_corporate_author(pages: dict[str, bytes]) -> None:
    metas, _ = _parsed(_head(pages["p/1.md"]))
    assert metas["z:itemType"] == "webpage"
    assert metas["citation_title"] == "On networks, paragraph 1"
    assert metas["citation_author"] == "A Company Ltd.,"
    assert metas["citation_publication_date"] == "2020/02/13"
    assert metas["citation_public_url"] == metas["og:url"] == "https://example.org/archive/p/1.html"
    assert metas["og:site_name"] == "Statement archive"


def _zotero_names(content: str) -> list[tuple[str, str]]:
    """Given and family names as Zotero's "Embedded Metadata" translator and its cleanAuthor find them.

    The translator divides the content of citation_author at semicolons; where there is none, at commas,
    if the names on both sides of the first have a space. Each name then has white space and the signs
    . , / [ ] : cut from its ends. One that had a comma anywhere is family name, comma, given name, or
    without a comma left a single name; any other is divided at its last space. Given names are put
    together again with plain spaces, and a full stop after each that is one letter.
    """
    authors = re.split(r"\s*;\s*", content)
    by_comma = re.split(r"\s*,\s*", content)
    if len(authors) == 1 and len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
        authors = by_comma
    names = []
    for author in filter(None, map(str.strip, authors)):
        bare = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", author)
        if "," in author:
            family, *given = re.split("[,\u060c] ?", bare)
        else:
            *given, family = bare.rsplit(" ", 1)
        words = re.split(r"[\s.]+", given[0].strip()) if given else []
        names.append(
            (" ".join(f"{word}." if re.fullmatch("[A-Z]", word) else word for word in words), family)
        )
    return names


@pytest.mark.parametrize(
    ("author", "given", "family"),
    [
        ("Huawei", "", "Huawei"),
        ("World Health Organization", "", "World Health Organization"),
        ("Huawei Technologies Co., Ltd.", "", "Huawei Technologies Co. Ltd"),
        ("Food and Drug Administration, Office of the Commissioner", "", None),
        ("Rock & Sons; Roll", "", "Rock & Sons Roll"),
        ("منظمة الصحة، العالمية", "", "منظمة الصحة العالمية"),
        ("中国 国务院", "", "中国 国务院"),
        (Person("Lincoln", "Abraham"), "Abraham", "Lincoln"),
        (Person("Roosevelt", "Franklin D."), "Franklin D.", "Roosevelt"),
        (Person("van Buren", "Martin"), "Martin", "van Buren"),
        (Person("García Márquez", "Gabriel José"), "Gabriel José", "García Márquez"),
        (Person("毛", "泽东"), "泽东", "毛"),
    ],
)
def test_zotero_keeps_a_body_whole_and_divides_a_person(
    author: Author, given: str, family: str | None
) -> None:
    metas, _ = _parsed(_head(build_files(assign_ids(_edition(author=author), Ledger()))["p/1.md"]))
    content = metas["citation_author"]
    assert _zotero_names(content) == [(given, family or str(author).replace(",", ""))]
    if isinstance(author, str) and " " in author:
        assert len({*_zotero_names(author), ("", family)}) > 1  # as it is, Zotero would divide it


def test_what_the_archive_says_of_itself_has_no_date(pages: dict[str, bytes]) -> None:
    for page in ("index.md", "statement.md"):
        metas, _ = _parsed(_head(pages[page]))
        assert "citation_publication_date" not in metas
    assert "(n.d.)" in pages["index.md"].decode()


def test_the_language_is_that_of_the_text() -> None:
    edition = _edition()
    french = tuple(replace(witness, language="fr") for witness in edition.witnesses)
    pages = build_files(assign_ids(replace(edition, witnesses=french), Ledger()))
    metas, _ = _parsed(_head(pages["witness/TR.md"]))
    assert metas["citation_language"] == "fr"
    assert "<i>Statement Archive</i>" in pages["witness/TR.md"].decode()


def test_a_person_is_one_in_the_linked_data() -> None:
    pages = build_files(assign_ids(_edition(author=Person("Lincoln", "Abraham")), Ledger()))
    person = {"@type": "Person", "name": "Abraham Lincoln", "familyName": "Lincoln", "givenName": "Abraham"}
    _, (linked,) = _parsed(_head(pages["statement.md"]))
    assert linked["author"] == person
    assert linked["hasPart"][0]["creator"] == person  # type: ignore[index]
    assert "by <bdi>Abraham Lincoln</bdi>" in pages["index.md"].decode()


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
    assert linked["license"] == "https://example.org/archive/assets/licences.txt"
    assert re.fullmatch("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", str(linked["version"]))
    quotations = linked["hasPart"]
    assert isinstance(quotations, list)
    assert [(q["@type"], q["position"], q["url"]) for q in quotations] == [
        ("Quotation", 1, "https://example.org/archive/p/1.html"),
        ("Quotation", 2, "https://example.org/archive/p/2.html"),
    ]
    sources = linked["isBasedOn"]
    assert isinstance(sources, list)
    assert [source["url"] for source in sources] == [
        "https://paper.example/a",
        "https://example.org/archive/witness/PDF.html",
    ]
    _, (quotation,) = _parsed(_head(pages["p/2.md"]))
    assert (quotation["@type"], len(quotation["isBasedOn"])) == ("Quotation", 1)  # type: ignore[arg-type]
    assert quotation["text"] == "</script><script>alert(2)</script>"


def test_the_statement_is_based_on_what_prints_it_and_not_on_who_quotes_it() -> None:
    edition = _edition()
    others = [replace(edition.witnesses[0], siglum=siglum, url=None) for siglum in ("N", "U")]
    roles = {"N": Role.EXCERPT, "U": Role.UNRELATED}
    edition = replace(edition, witnesses=(*edition.witnesses, *others), roles=roles)
    linked = statement_data(edition, edition.passages, "statement.html", Site())
    assert [source["url"] for source in linked["subjectOf"]] == ["witness/N.html"]
    assert len(linked["isBasedOn"]) == 2


def test_without_an_address_nothing_claims_one() -> None:
    metas, (linked,) = _parsed(_head(build_files(assign_ids(_edition(), Ledger()))["p/1.md"]))
    assert "og:url" not in metas
    assert "citation_public_url" not in metas
    assert metas["og:image"] == f"../{PREVIEW}"
    assert linked["url"] == "p/1.html"


def test_no_title_is_ever_markup() -> None:
    edition = _edition(_HOSTILE, None)
    for path, page in build_files(assign_ids(edition, Ledger()), site=_SITE).items():
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


@pytest.mark.slow
@pytest.mark.parametrize("title", _TITLES)
def test_the_preview_is_a_picture_of_the_size_wanted(title: str) -> None:
    edition = _edition(title)
    drawn = share_picture(edition)
    image = Image.open(io.BytesIO(drawn))
    assert (image.format, image.size) == ("PNG", PREVIEW_SIZE)
    assert len(image.convert("RGB").getcolors(100_000) or ()) > 5
    assert drawn == share_picture(edition)
    assert len(drawn) < 60_000


def test_the_preview_shows_this_edition() -> None:
    assert share_picture(_edition("One")) != share_picture(_edition("Two"))
    assert build_files(assign_ids(_edition(), Ledger()))[PREVIEW] == share_picture(_edition())


def test_a_title_says_each_thing_once(site: Path) -> None:
    def title(path: str) -> str:
        return re.search(r"<title>(.*)</title>", (site / path).read_text("utf-8"))[1]

    name = title("index.html")
    assert " - " not in name
    assert title("p/2.html") == f"Paragraph 2 - {name}"

"""Citations: the styles as citeproc-js writes them, the formats as their libraries read them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from pybtex.database import parse_string

from edition.citation import (
    Citation,
    Site,
    cite_archive,
    cite_passage,
    cite_witness,
    note,
    one_line,
    passage_citations,
)
from edition.citation_formats import FORMATS, biblatex, csl_item, csl_json, ris
from edition.citation_styles import ACCESSED as PLACEHOLDER
from edition.citation_styles import STYLES
from tests.citations.cases import ACCESSED, CASES, HOSTILE
from tests.citations.regenerate import GOLDEN
from tests.editions import Row, build

_SCHEMA = json.loads(
    Path(__file__).with_name("citations").joinpath("csl-json.schema.json").read_text("utf-8")
)
_GOLDEN = json.loads(GOLDEN.read_text("utf-8"))
_SITE = Site("Statement archive", "https://example.org/archive/")
_ALL = {**CASES, **HOSTILE}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CASES)
def test_a_style_is_what_citeproc_gives(name: str, style: str) -> None:
    citation = CASES[name]
    bare = replace(citation, paragraph=None, version=None, fingerprint=None)
    assert STYLES[style](bare, ACCESSED) == _GOLDEN[name][style]
    assert STYLES[style](citation, ACCESSED).startswith(_GOLDEN[name][style])


def test_the_note_names_paragraph_version_and_fingerprint() -> None:
    said = "Para. 5, text of Trusted Reviews (TR), fingerprint 0123456789ab."
    assert note(CASES["a paragraph"]) == said
    assert STYLES["mla"](CASES["a paragraph"]).endswith(f" {said.replace('Para.', 'Par.')}")
    assert note(CASES["the archive"]) == ""


@pytest.mark.parametrize("style", STYLES)
def test_the_day_of_access_is_left_to_the_browser(style: str) -> None:
    assert PLACEHOLDER in STYLES[style](CASES["a paragraph"])
    assert PLACEHOLDER not in STYLES[style](CASES["a day"])


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
@pytest.mark.parametrize("accessed", [None, ACCESSED])
def test_biblatex_is_read_back(citation: Citation, accessed: date | None) -> None:
    written = biblatex(citation, accessed)
    (entry,) = bibtexparser.parse_string(written).entries
    assert entry.entry_type == "online"
    fields = {field.key: field.value for field in entry.fields}
    assert fields["url"] == citation.url
    assert fields.get("urldate") == (accessed.isoformat() if accessed else None)
    (read,) = parse_string(written, "bibtex").entries.values()
    assert read.fields["url"] == citation.url
    if citation.author and "\n" not in citation.author:
        assert read.fields.get("author", None) or len(read.persons["author"]) == 1
    if citation is CASES["a paragraph"]:
        assert read.fields["title"] == f"{{{citation.title}}}"
        assert str(read.persons["author"][0]) == "{Huawei}"


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
def test_ris_is_read_back(citation: Citation) -> None:
    (record,) = rispy.loads(ris(citation, ACCESSED))
    assert record["type_of_reference"] == "ELEC"
    assert record["urls"] == [citation.url]
    assert record["title"] == one_line(citation.title)
    assert record["access_date"] == "2026/11/22"
    if citation.author:
        assert len(record["authors"]) == 1
        assert "," not in record["authors"][0]


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
def test_csl_json_is_valid(citation: Citation) -> None:
    items = json.loads(csl_json(citation, ACCESSED))
    jsonschema.validate(items, _SCHEMA)
    assert items == [csl_item(citation, ACCESSED)]
    if citation.author:
        assert items[0]["author"] == [{"literal": citation.author}]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_nothing_unknown_is_shown(form: object) -> None:
    bare = Citation("p1-A", "A title", "An archive", "p/1.html")
    written = FORMATS[form.name].write(bare, None)  # type: ignore[attr-defined]
    for word in ("None", "null", "nan", "not recorded", "{}", "[]"):
        assert word not in written


def test_what_is_cited() -> None:
    edition = build([Row("p1", {"TR": "One.", "PDF": "One."}), Row("p2a", {"TR": "Two.", "PDF": None})])
    archive = cite_archive(edition, _SITE)
    assert (archive.url, archive.paragraph, archive.fingerprint) == (
        "https://example.org/archive/index.html",
        None,
        None,
    )
    witness = cite_witness(edition, edition.witness("PDF"), _SITE)
    assert witness.url == "https://example.org/archive/witness/PDF.html"
    assert witness.fingerprint == edition.witness("PDF").sha256[:12]
    passage = cite_passage(edition, edition.passages[1], edition.witness("TR"), Site())
    assert (passage.url, passage.paragraph, passage.key) == ("p/2a.html", "2a", "p2a-TR")
    assert [w.siglum for w, _ in passage_citations(edition, edition.passages[1], _SITE)] == ["TR"]
    with pytest.raises(ValueError, match="PDF does not have p2a"):
        cite_passage(edition, edition.passages[1], edition.witness("PDF"), _SITE)

"""Citations: the styles as citeproc-js writes them, the formats as their libraries read them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date

import bibtexparser
import jsonschema
import pytest
import rispy
from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser

from edition.citation.cite import (
    Citation,
    Site,
    citation_of,
    cite_archive,
    cite_passage,
    cite_unit,
    cite_witness,
    closing_note,
    one_line,
    refuse_elsewhere,
)
from edition.citation.formats import FORMATS, biblatex, csl_item, csl_json, record_title, ris
from edition.citation.styles import ACCESSED as PLACEHOLDER
from edition.citation.styles import STYLES
from edition.errors import EditionError
from edition.ledger.fingerprints import of_checksum
from edition.model import Edition, Kind, Person, Role
from tests.citation.cases import ACCESSED, CASES, HOSTILE
from tests.citation.regenerate import GOLDEN
from tests.support.editions import Row, build
from tests.support.programs import npm_file

_GOLDEN = json.loads(GOLDEN.read_text("utf-8"))
_SITE = Site("Statement archive", "https://example.org/archive/")
_ALL = {**CASES, **HOSTILE}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CASES)
def test_a_style_is_what_citeproc_gives(name: str, style: str) -> None:
    citation, golden = CASES[name], html.unescape(_GOLDEN[name][style])
    bare = replace(citation, paragraph=None, difference=None, version=None, fingerprint=None)
    before, italic, after = STYLES[style](bare, ACCESSED)
    assert before + (f"<i>{italic}</i>" if italic else "") + after == golden
    assert FORMATS[style].write(citation, ACCESSED).startswith(re.sub("</?i>", "", golden))


def test_a_title_in_the_language_of_the_edition_is_set_alike_for_every_witness() -> None:
    for style in STYLES:
        assert (
            _GOLDEN["a witness in another language"][style]
            == _GOLDEN["a paragraph"][style]
            != _GOLDEN["another language"][style]
        )


def test_the_note_names_paragraph_version_and_fingerprint() -> None:
    said = "Para. 5, text of Trusted Reviews (TR), fingerprint 0123456789ab."
    assert closing_note(CASES["a paragraph"]) == said
    assert STYLES["mla"](CASES["a paragraph"], None).text.endswith(f" {said.replace('Para.', 'Par.')}")
    assert closing_note(CASES["a difference"]) == said.replace("5,", "5, difference 3,")
    assert closing_note(CASES["the archive"]) == ""


@pytest.mark.parametrize("style", STYLES)
def test_the_day_of_access_is_left_to_the_browser(style: str) -> None:
    assert PLACEHOLDER in STYLES[style](CASES["a paragraph"], None).text
    assert PLACEHOLDER not in STYLES[style](CASES["a day"], None).text


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft7Validator:
    """The schema of CSL-JSON as citation-style-language/schema has it, which an npm package ships."""
    found = json.loads(npm_file("@digitallinguistics/schemas/json/Bibliography.json").read_text("utf-8"))
    assert found["$id"] == "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json"
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


def read_bibtex(written: str) -> Entry:
    """What the reader of BibTeX makes of one entry; to have it found by its name takes longer."""
    (entry,) = Parser().parse_string(written).entries.values()
    return entry


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
@pytest.mark.parametrize("accessed", [None, ACCESSED])
def test_biblatex_is_read_back(citation: Citation, accessed: date | None) -> None:
    written = biblatex(citation, accessed)
    (entry,) = bibtexparser.parse_string(written).entries
    assert entry.entry_type == "online"
    fields = {field.key: field.value for field in entry.fields}
    assert fields["url"] == citation.url
    assert fields.get("urldate") == (accessed.isoformat() if accessed else None)
    read = read_bibtex(written)
    assert read.fields["url"] == citation.url
    if citation.author:
        (author,) = read.persons["author"]
        if isinstance(citation.author, Person):
            assert " ".join([*author.prelast_names, *author.last_names]) == citation.author.family
            assert " ".join([*author.first_names, *author.middle_names]) == citation.author.given
        elif citation.author.isalnum():
            assert str(author) == f"{{{citation.author}}}"
    if citation is CASES["a paragraph"]:
        assert read.fields["title"] == f"{{{record_title(citation)}}}"


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
def test_classic_bibtex_finds_archive_address_and_year(citation: Citation) -> None:
    read = read_bibtex(biblatex(citation, ACCESSED))
    assert read.fields["howpublished"].endswith(f", \\url{{{citation.url}}}")
    assert read.fields.get("year") == (citation.issued[:4] if citation.issued else None)


@pytest.mark.parametrize("given", ["Rock and Roll", "Android"])
def test_a_person_stays_one_in_bibtex(given: str) -> None:
    person = Person("Holly & Sons", given)
    read = read_bibtex(biblatex(replace(CASES["a paragraph"], author=person)))
    assert len(read.persons["author"]) == 1


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
def test_ris_is_read_back(citation: Citation) -> None:
    (record,) = rispy.loads(ris(citation, ACCESSED))
    assert record["type_of_reference"] == "ELEC"
    assert record["urls"] == [citation.url]
    assert record["title"] == one_line(record_title(citation))
    assert record["access_date"] == "2026/11/22"
    assert record.get("language") == citation.language
    if isinstance(citation.author, Person):
        assert record["authors"] == [f"{citation.author.family}, {citation.author.given}"]
    elif citation.author:
        assert len(record["authors"]) == 1
        assert "," not in record["authors"][0]


@pytest.mark.parametrize("citation", _ALL.values(), ids=_ALL)
def test_csl_json_is_valid(citation: Citation, schema: jsonschema.Draft7Validator) -> None:
    items = json.loads(csl_json(citation, ACCESSED))
    schema.validate(items)
    assert items == [csl_item(citation, ACCESSED)]
    assert items[0].get("language") == citation.title_language
    if isinstance(citation.author, Person):
        assert items[0]["author"] == [{"family": citation.author.family, "given": citation.author.given}]
    elif citation.author:
        assert items[0]["author"] == [{"literal": citation.author}]


def test_the_schema_of_csl_json_refuses_what_it_does_not_know(schema: jsonschema.Draft7Validator) -> None:
    with pytest.raises(jsonschema.ValidationError):
        schema.validate([csl_item(CASES["a paragraph"]) | {"fingerprint": "0123456789ab"}])


_KEYS = [
    (CASES["a paragraph"], "huawei-p5-TR"),
    (CASES["a difference"], "huawei-p5.u3-TR"),
    (CASES["the archive"], "huawei-archive"),
    (CASES["Abraham Lincoln, a person"], "lincoln-p5-TR"),
    (CASES["Martin van Buren, a person"], "vanburen-p5-TR"),
    (replace(CASES["no author"], title="“Access” to networks"), "access-p5-TR"),
    (HOSTILE["only marks"], ".-p5-TR"),
]


@pytest.mark.parametrize(("citation", "key"), _KEYS)
def test_a_key_is_author_and_what_is_cited(citation: Citation, key: str) -> None:
    assert csl_item(citation)["id"] == key
    assert biblatex(citation).startswith(f"@online{{{key},\n")
    assert f"ID  - {key}\r\n" in ris(citation)


def test_no_two_keys_are_alike_where_letters_are_lost() -> None:
    authors = [
        "华为",
        "中兴",
        "Société",
        "Société Générale",
        Person("毛", "泽东"),
        Person("毛", "岸英"),
        None,
    ]
    cited = ["甲", "乙", "p1-甲", "p1-乙", "p1-a_b", "p1-ab", "p1.u1-甲", "archive", "é", "e"]
    title = "关于网络的声明"
    keys = [
        csl_item(Citation(key, title, "An archive", "p/1.html", author))["id"]
        for author in authors
        for key in cited
    ]
    assert len({key.lower() for key in keys}) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", key) for key in keys)


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
    assert witness.fingerprint == of_checksum(edition.witness("PDF").sha256)
    passage = cite_passage(edition, edition.passages[1], edition.witness("TR"), Site())
    assert (passage.url, passage.paragraph, passage.key) == ("p/2a.html", "2a", "p2a-TR")
    with pytest.raises(ValueError, match="PDF does not have p2a"):
        cite_passage(edition, edition.passages[1], edition.witness("PDF"), _SITE)


def test_a_source_that_quotes_is_cited_as_what_it_is() -> None:
    edition = replace(build([Row("p1", {"TR": "One."})]), issued="2020-02", author="A company")
    story = replace(
        edition.witnesses[0], siglum="N", file="n.txt", publisher="The Courier", issued="2020-02-14"
    )
    edition = replace(
        edition, witnesses=(*edition.witnesses, story), roles={**edition.roles, "N": Role.EXCERPT}
    )
    titled = cite_witness(edition, replace(story, title="Quay shut"), _SITE)
    assert (titled.title, titled.author, titled.issued) == ("Quay shut", "The Courier", "2020-02-14")
    assert titled.version == f"a source of “{edition.title}” (N)"
    assert cite_witness(edition, replace(story, title=None), _SITE).title == "The Courier"
    bare = cite_witness(edition, replace(story, title=None, publisher=None), _SITE)
    assert (bare.title, bare.version) == (f"A source of “{edition.title}”", "text N")
    version = cite_witness(edition, edition.witnesses[0], _SITE)
    assert (version.title, version.author, version.issued) == (edition.title, "A company", "2020-02")


def test_the_language_of_the_title_is_not_that_of_a_witness() -> None:
    edition = build([Row("p1", {"EN": "One.", "FR": "Un."})])
    french = replace(edition.witnesses[1], language="fr")
    cited = cite_passage(edition, edition.passages[0], french, _SITE)
    assert (cited.language, cited.title_language) == ("fr", "en")


@pytest.fixture(scope="module")
def glad() -> Edition:
    rows = [
        Row("p1", {"TR": "We are ⟦glad⟧.", "甲": "We are ⟦giad⟧."}, [Kind.OCR]),
        Row("p2", {"TR": None, "甲": "Two."}),
    ]
    return build(rows)


@pytest.mark.parametrize(
    ("named", "siglum", "key"),
    [
        ("p1", None, "p1-TR"),
        (" p1 ", "甲", "p1-甲"),
        ("p2", None, "p2-甲"),
        ("p1.u1", None, "p1.u1-TR"),
        ("statement.html#p1.u1", "甲", "p1.u1-甲"),
        ("https://example.org/archive/p/1.html", None, "p1-TR"),
        ("http://EXAMPLE.org/archive/statement.html?with=TR#p1:~:text=We", None, "p1-TR"),
        ("file:///tmp/site/p/1.html", None, "p1-TR"),
        ("TR", None, "TR"),
        ("https://example.org/archive/witness/%E7%94%B2.html#L1", None, "甲"),
        ("archive", None, "archive"),
        ("archive", "甲", "甲"),
    ],
)
def test_what_is_named_is_cited(glad: Edition, named: str, siglum: str | None, key: str) -> None:
    assert citation_of(glad, named, siglum, _SITE).key == key


def test_a_difference_is_cited_at_its_permalink(glad: Edition) -> None:
    cited = citation_of(glad, "p1.u1", "甲", _SITE)
    passage = glad.passages[0]
    assert cited == cite_unit(glad, passage, passage.units[0], glad.witness("甲"), _SITE)
    assert cited.url == "https://example.org/archive/statement.html#p1.u1"
    assert (cited.paragraph, cited.difference) == ("1", "1")
    assert cited.fingerprint == cite_passage(glad, passage, glad.witness("甲"), _SITE).fingerprint
    assert "SE  - para. 1, difference 1\r\n" in ris(cited)


@pytest.mark.parametrize(
    ("named", "siglum", "message"),
    [
        ("p1.u99", None, "p1.u99: is not a difference shown here; p1 has p1.u1"),
        ("p2.u1", None, "p2.u1: is not a difference shown here; p2 has none"),
        (
            "p9",
            None,
            "p9: names nothing here: give a paragraph such as p5, a difference such as p5.u3, a siglum",
        ),
        ("nonsense", None, r"a siglum \(TR, 甲\), or archive"),
        ("", None, "cite: nothing is named: give a paragraph"),
        ("  ", None, "nothing is named"),
        ("p2", "TR", "p2: TR does not have it; 甲 do"),
        ("p1", "X", "X: is not a witness; the sigla are TR, 甲"),
        ("https://other.org/archive/p/1.html", None, "is an address of another site; this one is https"),
        ("https://example.org/p/1.html", None, "is an address of another site"),
        ("https://example.org/archive-2/witness/TR.html", None, "is an address of another site"),
        ("//other.org/archive/p/1.html", None, "is an address of another site"),
    ],
)
def test_what_cannot_be_cited(glad: Edition, named: str, siglum: str | None, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        citation_of(glad, named, siglum, _SITE)


def test_a_site_that_does_not_know_its_address_refuses_none() -> None:
    refuse_elsewhere("https://other.org/p/1.html", Site())
    refuse_elsewhere("http://[", _SITE)


def test_records_name_the_paragraph_and_citations_the_original_and_its_date() -> None:
    edition = replace(build([Row("p1", {"A": "One paragraph."})]), issued="2020-02~")
    witness = replace(edition.witness("A"), url="https://example.org/article", issued="2021-03-04")
    cited = cite_passage(edition, edition.passages[0], witness, _SITE)
    assert cited.issued == "2020-02"
    assert "original at https://example.org/article" in closing_note(cited)
    assert csl_item(cited)["title"] == f"{edition.title}, paragraph 1"
    assert "paragraph 1" in biblatex(cited)
    assert cite_archive(edition, _SITE).issued == "2020-02"


@pytest.mark.parametrize("typed", ["p1", "P1", "1"])
def test_a_paragraph_is_found_as_readers_type_it(typed: str) -> None:
    assert citation_of(build([Row("p1", {"A": "One paragraph."})]), typed, None, _SITE).paragraph == "1"

"""Whatever sources, manifest, decisions, rules and ledger hold: nothing runs, nothing is altered or lost."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import html5lib
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.app.pipeline import read_archive
from edition.collate import collate
from edition.editing.decisions_file import parse_decisions
from edition.editing.rules_file import parse_rules
from edition.errors import EditionError
from edition.export.catalogue import to_exports
from edition.export.edition_json import to_json, to_schema
from edition.ledger.entries import Ledger
from edition.ledger.file import parse_ledger
from edition.ledger.ids import assign_ids
from edition.model import Edition, Sources
from edition.site.assets import assets
from edition.sources.manifest import parse_manifest
from tests.support.editions import witness
from tests.support.examples import few
from tests.support.hostile import FRAGMENTS, OF_THE_SOURCE, PLAIN, texts, unguarded
from tests.support.site_files import build_files
from tests.support.tei import assert_links_resolve, expected, rebuild, schema

# What some pages load beside the site's own style sheet and script.
OWN = {path for path, _ in assets()} | {"search/texts.js"}
FORBIDDEN = {"script", "style", "iframe", "object", "embed", "link", "meta", "base", "img"}


def edition_of(files: list[str], title: str = "A statement") -> Edition:
    witnesses = tuple(witness(siglum, text) for siglum, text in zip("ABC", files, strict=False))
    return collate(Sources(title, "A", witnesses, language="en"))


def parse(body: str):
    """The page's own HTML, which has no parse error.

    But one: a control character of a source stays in its text, marked and named, though HTML knows no
    way to have it without an error. That error is the source's.
    """
    document = f"<!DOCTYPE html><html><head><title>t</title></head><body>{body}</body></html>"
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(document)
    ours = [error for error in parser.errors if error[1] not in OF_THE_SOURCE]
    assert not ours
    return tree


def bodies(edition: Edition) -> dict[str, str]:
    pages = build_files(assign_ids(edition, Ledger()))
    return {path: text.decode().split("---\n", 2)[2] for path, text in pages.items() if path.endswith(".md")}


def assert_harmless(tree) -> None:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            raise AssertionError(f"a comment of a source became markup: {element}")
        loaded = (element.get("href") or element.get("src") or "").replace("../", "")
        if loaded in OWN and not "".join(element.itertext()):
            continue
        assert element.tag.rpartition("}")[2] not in FORBIDDEN
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name in ("href", "src"):
                assert not re.match(r"\s*(javascript:|vbscript:|data:text\/html)", value, re.IGNORECASE)


@pytest.mark.slow
@given(texts())
@settings(max_examples=few(12))
def test_any_text_makes_pages_that_show_it_as_it_is_and_run_nothing_and_is_exported_whole(files):
    edition = edition_of(files)
    pages = {path: parse(body) for path, body in bodies(edition).items()}
    for tree in pages.values():
        assert_harmless(tree)
    for passage in edition.passages:
        tree = pages[f"p/{passage.id.removeprefix('p')}.md"]
        shown = ["".join(p.itertext()) for p in tree.iter("p") if p.get("class") == "t"]
        for paragraphs in passage.paragraphs.values():
            for paragraph in paragraphs:
                assert paragraph.text in shown
    assert_exported(edition)


def assert_exported(edition: Edition) -> None:
    jsonschema.validate(json.loads(to_json(edition)), json.loads(to_schema()))
    published = to_exports(edition)
    root = etree.fromstring(published["data/edition.tei.xml"])
    assert_links_resolve(root)
    assert rebuild(root) == expected(edition)
    assert schema().validate(root), schema().error_log
    rows = csv.DictReader(
        io.StringIO(published["data/apparatus.csv"].decode("utf-8-sig"), newline=""), strict=True
    )
    readings = {(u.id, s): r.text for _, u in edition.units() for s, r in u.readings.items()}
    for row in rows:
        assert not row["reading"].strip(" '").startswith(("=", "+", "@", "-")) or row["reading"].startswith(
            "'"
        )
        if (row["id"], row["witness"]) in readings:
            assert unguarded(row["reading"]) == readings[row["id"], row["witness"]]


@pytest.mark.slow
def test_every_hostile_fragment_in_a_plain_text():
    plain = " ".join(PLAIN)
    files = [
        "\n\n".join(f"{plain} {number} {fragment} {plain}." for number, fragment in enumerate(FRAGMENTS)),
        "\n\n".join(f"{plain} {number} word {plain}." for number in range(len(FRAGMENTS))),
    ]
    edition = edition_of(files, title="<script>alert(1)</script> {{ 7 * 7 }}")
    for body in bodies(edition).values():
        assert_harmless(parse(body))
    text = " ".join("".join(p.text for p in x.paragraphs["A"]) for x in edition.passages)
    for fragment in FRAGMENTS:
        assert "".join(fragment.split()) in "".join(text.split())


_TOML_PIECE = st.sampled_from(
    ["[[", "]]", "[", "]", "witness", "decision", "passage", "rule", "=", '"', "'''", "\n", "siglum", "file",
     '"TR"', '"../x"', "title", "1979-05-27", "1e999", "true", "{", "}", ",", "\\ud800", '"\\u202e"', "base",
     '"\x00"', "inf", "0x7fffffffffffffffffff", "do", '"note"', "id", "ledger", "units", "."]
)  # fmt: skip
_TOML = st.one_of(st.text(max_size=60), st.lists(_TOML_PIECE, max_size=30).map(" ".join))


@pytest.mark.parametrize("parse_file", [parse_manifest, parse_ledger], ids=["manifest", "ledger"])
@given(text=_TOML)
@settings(max_examples=few(100))
def test_any_toml_is_read_or_refused_with_a_message(parse_file, text):
    try:
        parse_file(text, "file.toml")
    except EditionError as error:
        assert error.faults
        assert all(fault.message for fault in error.faults)


PARSERS = [parse_manifest, parse_ledger, parse_decisions, parse_rules]


@pytest.mark.slow
@pytest.mark.parametrize("parse_file", PARSERS, ids=["manifest", "ledger", "decisions", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        'title = "\\ud800"',
        'title = "\\udfff\\ud800"',
        "a = " + "[" * 5000,
        "a = " + "{a=" * 5000,
        "[" + ".".join("a" * 3000) + "]",
        "[[witness]]\n" * 3000,
        'a = "' + "x" * 1_000_000 + '"',
        "= 1",
        "\x00",
    ],
    ids=["surrogate", "surrogates", "arrays", "tables", "dots", "many", "long", "no key", "nul"],
)
def test_every_file_refuses_what_is_no_sense(parse_file, text):
    with pytest.raises(EditionError) as raised:
        parse_file(text, "file.toml")
    assert all(len(str(fault)) < 1000 for fault in raised.value.faults)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x", "http://a b"]
)
def test_addresses_that_are_no_web_pages_are_refused(url):
    text = f'[[witness]]\nsiglum = "A"\nfile = "A.txt"\nurl = "{url}"\n'
    with pytest.raises(EditionError, match="url"):
        parse_manifest(text, "edition.toml")


@given(st.binary(max_size=200), st.sampled_from(["edition.toml", "decisions.toml", "rules.toml", "A.txt"]))
@settings(
    max_examples=few(50),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_in_a_folder_are_read_or_refused(tmp_path: Path, content, name):
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / "A.txt").write_text("Some text.", encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    try:
        read_archive(tmp_path)
    except EditionError as error:
        assert error.faults
        assert "\n" not in str(error.faults[0].file)


@pytest.mark.parametrize("name", ["edition.toml", "decisions.toml", "rules.toml", "A.txt"])
def test_links_out_of_the_folder_are_refused(tmp_path, name):
    outside = tmp_path / "secret.txt"
    outside.write_text('title = "secret"', encoding="utf-8")
    folder = tmp_path / "variants"
    folder.mkdir()
    (folder / "B.txt").write_text("Some text.", encoding="utf-8")
    (folder / name).symlink_to(outside)
    with pytest.raises(EditionError, match="leads out of the folder"):
        read_archive(folder)


@pytest.mark.slow
def test_a_line_of_a_million_characters():
    words = ("word " * 200_000)[:-1]
    edition = edition_of([words, words.replace("word word word", "word ward word", 1)])
    assert [u.readings["B"].text for _, u in edition.units()] == ["ward"]
    for body in bodies(edition).values():
        assert len(body) < 4_000_000


@pytest.mark.slow
def test_a_paragraph_longer_than_a_page_has_a_page():
    """No two words alike and a difference in every hundredth, so that nothing of it is short."""
    words = [f"w{n}" for n in range(30_000)]
    other = [f"x{n}" if n % 100 == 50 else word for n, word in enumerate(words)]
    pages = build_files(assign_ids(edition_of([" ".join(words), " ".join(other)]), Ledger()))
    assert "statement.md" in pages
    assert not [path for path in pages if path.startswith("statement/")]


@pytest.mark.slow
def test_words_longer_than_any_word():
    edition = edition_of(["x" * 200_000, "A sentence."])
    assert sum(len(passage.paragraphs["A"]) for passage in edition.passages) == 1


@pytest.mark.slow
def test_hundreds_of_witnesses():
    text = "One statement that all the witnesses have word for word.\n\nAnd a second paragraph of it."
    witnesses = tuple(witness(f"W{n}", text.replace("second", f"other{n % 7}")) for n in range(200))
    edition = collate(Sources("x", "W0", witnesses, language="en"))
    assert len(edition.passages) == 2
    assert all(len(u.readings) == 200 for _, u in edition.units())
    root = etree.fromstring(to_exports(edition)["data/edition.tei.xml"])
    assert rebuild(root) == expected(edition)

"""What the manifest says of the sources, and every fault of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.model import Person
from edition.sources.folder import read_sources
from edition.sources.manifest import Manifest, parse_manifest
from tests.support.examples import few
from tests.support.folders import faults, fill

ONE = '[[witness]]\nsiglum = "A"\nfile = "a.txt"\n'
TWO = ONE + '[[witness]]\nsiglum = "B"\nfile = "b.txt"\n'
FILES = {"a.txt": b"First words here.\n", "b.txt": b"Other words.\r\n"}


@pytest.mark.parametrize(
    "table",
    [
        'author = { family = "Lincoln", given = "Abraham" }\n',
        '[author]\nfamily = "Lincoln"\ngiven = "Abraham"\n',
    ],
)
def test_an_author_may_be_a_person(tmp_path: Path, table: str) -> None:
    author = read_sources(fill(tmp_path, table + ONE, FILES)).author
    assert author == Person("Lincoln", "Abraham")
    assert str(author) == "Abraham Lincoln"


def test_a_name_in_east_asian_script_begins_with_the_family() -> None:
    assert [str(Person(*name)) for name in (("毛", "泽东"), ("김", "정은"), ("はら", "セツコ"))] == [
        "毛泽东",
        "김정은",
        "はらセツコ",
    ]


BAD_MANIFESTS = [
    # manifest, then (line, key, a piece of the message) of each fault in order
    ("# nothing", [(None, "witness", "is missing")]),
    ("witness = []", [(1, "witness", "one [[witness]] table for each source")]),
    ("witness = 3", [(1, "witness", "one [[witness]] table for each source")]),
    ('[witness]\nsiglum = "A"', [(1, "witness", "one [[witness]] table for each source")]),
    ("title = ", [(1, None, "is not valid TOML")]),
    ('title = "A statement\n', [(1, None, "a text in quotation marks does not end on its line")]),
    ('title = "a"\ntitle = "b"', [(2, None, "is not valid TOML")]),
    ('title = "\\ud800"', [(1, None, "is not valid TOML")]),
    ("x = " + "[" * 10_000, [(None, None, "")]),
    ("x = " + "1" * 10_000, [(None, None, "has a number of too many digits")]),
    (b"title = '\xff'", [(1, None, "is not UTF-8")]),
    (b"\xff\xfet\x00", [(1, None, "is UTF-16")]),
    (b"", [(1, None, "is empty")]),
    ('colour = "red"\n' + ONE, [(1, "colour", "not a known key: the known ones are title")]),
    (ONE + 'colour = "red"', [(4, "witness[1].colour", "not a known key: the known ones are siglum")]),
    (ONE + "title = 3", [(4, "witness[1].title", "3 must be text in quotation marks")]),
    (ONE + f'title = "{"x" * 501}"', [(4, "witness[1].title", "has 501 letters: a title has at most 500")]),
    (ONE + f'title = "{"x" * 30_000}"', [(4, "witness[1].title", "has 30,000 letters: a title has")]),
    (ONE + f'notes = "{"x" * 2001}"', [(4, "witness[1].notes", "has 2,001 letters: say it in at most")]),
    (ONE + 'title = ""', [(4, "witness[1].title", "is empty")]),
    (ONE + 'title = "a\\u0007b"', [(4, "witness[1].title", "U+0007")]),
    (
        ONE + 'transcription = "typed"',
        [(4, "witness[1].transcription", "is not one of 'born-digital', 'ocr' or 'unknown'")],
    ),
    (ONE + "columns = 1", [(4, "witness[1].columns", "1 must be true or false")]),
    (ONE + 'sha256 = "abc"', [(4, "witness[1].sha256", "64 hexadecimal digits")]),
    (ONE + 'issued = "May 2020"', [(4, "witness[1].issued", "a date such as")]),
    (ONE + 'issued = "2021-02-29"', [(4, "witness[1].issued", "a day that no calendar has")]),
    (ONE + "issued = 2020-02-13T10:00:00", [(4, "witness[1].issued", "must be a day alone")]),
    (ONE + 'language = "the English"', [(4, "witness[1].language", "language tag")]),
    (ONE + 'url = "javascript:alert(1)"', [(4, "witness[1].url", "not an http or https address")]),
    (ONE + 'url = "file:///etc/passwd"', [(4, "witness[1].url", "not an http or https address")]),
    (ONE + 'url = "https://a.example/a b"', [(4, "witness[1].url", "percent-encode")]),
    ("author = 3\n" + ONE, [(1, "author", "3 must be text in quotation marks")]),
    ('author = ""\n' + ONE, [(1, "author", "is empty")]),
    ('author = { family = "Lincoln" }\n' + ONE, [(1, "author.given", "is missing: every person has it")]),
    (
        '[author]\nfamily = "King"\ngiven = "Martin Luther, Jr."\n' + ONE,
        [(3, "author.given", "holds a comma")],
    ),
    (
        'author = { family = "King", given = "Coretta", title = "Mrs" }\n' + ONE,
        [(1, "author.title", "the known ones are family, given")],
    ),
    ('[[witness]]\nfile = "a.txt"', [(1, "witness[1].siglum", "is missing: every witness has it")]),
    (ONE + '[[witness]]\nsiglum = "B"', [(4, "witness[2].file", "is missing")]),
    *(
        (f'[[witness]]\nfile = "a.txt"\nsiglum = {siglum}', [(3, "witness[1].siglum", message)])
        for siglum, message in [
            ('""', "is empty"),
            ('"a b"', "is not a plain name"),
            ('"../a"', "is not a plain name"),
            ('"<b>"', "is not a plain name"),
            ('"-a"', "is not a plain name"),
            ('"_"', "is not a plain name"),
            (f'"{"a" * 41}"', "is not a plain name"),
            ('"a\\u202Eb"', "'a\\u202eb' is not a plain name"),
        ]
    ),
    (
        ONE + '[[witness]]\nsiglum = "A"\nfile = "b.txt"',
        [(5, "witness[2].siglum", "the siglum of witness 1")],
    ),
    (
        ONE + '[[witness]]\nsiglum = "a"\nfile = "b.txt"',
        [(5, "witness[2].siglum", "the siglum of witness 1")],
    ),
    ('base = "C"\n' + TWO, [(1, "base", "'C' is not a witness; the sigla are A, B")]),
    (ONE.replace("a.txt", "c.txt"), [(3, "witness[1].file", "c.txt does not exist: add it")]),
    (ONE.replace("a.txt", "A.txt"), [(3, "witness[1].file", "but 'a.txt' does, and its capitals are")]),
    (ONE.replace("a.txt", "../a.txt"), [(3, "witness[1].file", "leads out of the folder")]),
    (ONE.replace("a.txt", "/etc/passwd"), [(3, "witness[1].file", "leads out of the folder")]),
    (ONE.replace("a.txt", "link.txt"), [(3, "witness[1].file", "leads out of the folder")]),
    (ONE.replace("a.txt", "loop.txt"), [(3, "witness[1].file", "")]),
    (ONE.replace("a.txt", "folder.txt"), [(3, "witness[1].file", "is not a file")]),
    (ONE.replace("a.txt", "x" * 300 + ".txt"), [(3, "witness[1].file", "every system")]),
    *(
        (ONE.replace("a.txt", file), [(3, "witness[1].file", message)])
        for file, message in [
            (".", "is not a plain path"),
            ("./a.txt", "is not a plain path"),
            ("x//a.txt", "is not a plain path"),
            (".a.txt", "is not a plain path"),
            ("a\\\\b.txt", "is not a plain path"),
            ("a\\u202e.txt", "is not a plain path"),
            ("x/../a.txt", "leads out of the folder"),
            ("a.html", "ends in .txt"),
            ("a.md", "ends in .txt"),
        ]
    ),
    (ONE + f'sha256 = "{"0" * 64}"', [(4, "witness[1].sha256", "restore it, or record this")]),
    (ONE + 'from = "no such"', [(4, "witness[1].from", "does not have these words")]),
    (ONE + 'from = "words"\nto = "First"', [(5, "witness[1].to", "where or after the statement begins")]),
    (
        'colour = 1\n[[witness]]\nsiglum = "a b"\nfile = 3\n',
        [(3, "witness[1].siglum", ""), (4, "witness[1].file", ""), (1, "colour", "")],
    ),
    (
        TWO.replace("a.txt", "c.txt") + f'sha256 = "{"1" * 64}"',
        [(3, "witness[1].file", "does not exist"), (7, "witness[2].sha256", "has ")],
    ),
]


@pytest.mark.parametrize(("manifest", "expected"), BAD_MANIFESTS)
def test_faults_of_a_manifest(
    tmp_path: Path, manifest: str | bytes, expected: list[tuple[int | None, str | None, str]]
) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")
    folder = fill(tmp_path / "folder", manifest, FILES)
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder.txt").mkdir()
    found = faults(folder)
    assert [(fault.line, fault.key) for fault in found] == [(line, key) for line, key, _ in expected]
    for fault, (_, _, message) in zip(found, expected, strict=True):
        assert fault.file == str(folder / "edition.toml")
        assert message in fault.message
        assert len(fault.message) < 400


@pytest.mark.slow
@settings(max_examples=few(50))
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.datetimes(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_toml_is_a_manifest_or_faults(value: object) -> None:
    text = "".join(f"{key} = {_toml(value)}\n" for key in ("title", "base", "witness"))
    try:
        assert isinstance(parse_manifest(text, "edition.toml"), Manifest)
    except EditionError as error:
        assert all(fault.file == "edition.toml" for fault in error.faults)


def _toml(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case bool():
            return str(value).lower()
        case datetime.date():
            return value.isoformat()
        case str():
            return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
        case _:
            return str(value or 0)


@settings(max_examples=few(100))
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_manifest_or_faults(text: str) -> None:
    with pytest.raises(EditionError) as caught:
        parse_manifest(text, "edition.toml")
    assert caught.value.faults

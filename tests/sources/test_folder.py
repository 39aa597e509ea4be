"""Sources and their manifest: what is read, and every way in which they can be wrong."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.model import Transcription
from edition.sources.folder import read_sources, title_of
from edition.sources.manifest import parse_manifest
from edition.sources.text_files import read_beside
from tests.support.examples import few
from tests.support.folders import faults, fill
from tests.support.programs import ROOT

ONE = '[[witness]]\nsiglum = "A"\nfile = "a.txt"\n'
TWO = ONE + '[[witness]]\nsiglum = "B"\nfile = "b.txt"\n'
FILES = {"a.txt": b"First words here.\n", "b.txt": b"Other words.\r\n"}


def test_the_archive_keeps_its_sources_byte_for_byte() -> None:
    variants = ROOT / "variants"
    for witness in read_sources(variants).witnesses:
        content = (variants / witness.file).read_bytes()
        assert witness.text.encode() == content
        assert witness.sha256 == hashlib.sha256(content).hexdigest()


def test_a_manifest_says_what_the_witnesses_are(tmp_path: Path) -> None:
    manifest = (
        'title = "T"\nauthor = "X"\nlanguage = "en-GB"\nbase = "B"\n'
        + TWO
        + 'transcription = "ocr"\ntitle = "b"\nissued = 2020-02-13\naccessed = "2020-03"\nlanguage = "de"\n'
        + 'url = "https://example.org/Ä?q=1"\n'
    )
    sources = read_sources(fill(tmp_path, manifest, FILES))
    assert (sources.title, sources.author, sources.language, sources.base) == ("T", "X", "en-GB", "B")
    first, second = sources.witnesses
    assert (first.transcription, first.title, first.issued) == (Transcription.UNKNOWN, None, None)
    assert (second.transcription, second.issued, second.accessed) == (
        Transcription.OCR,
        "2020-02-13",
        "2020-03",
    )
    assert (second.url, second.language) == ("https://example.org/Ä?q=1", "de")
    assert second.text == "Other words.\r\n"


def test_without_a_manifest_every_text_file_is_a_witness(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "my-folder", None, {"b.txt": b"b", "10.txt": b"x", "a.md": b"-", "._a.txt": b"-"}
    )
    sources = read_sources(folder)
    assert [witness.siglum for witness in sources.witnesses] == ["10", "b"]
    assert (sources.base, sources.title) == ("10", "my-folder")


def test_a_manifest_without_base_or_title_takes_the_first_witness_and_the_folder(tmp_path: Path) -> None:
    sources = read_sources(fill(tmp_path / "folder", TWO, FILES))
    assert (sources.base, sources.title) == ("A", "folder")


@pytest.mark.parametrize(
    ("name", "title"), [(b"a\nb\xff c ", "a b c"), (b" \x1b", "Edition"), ("é".encode(), "é")]
)
def test_the_title_of_a_folder_is_what_can_be_printed(tmp_path: Path, name: bytes, title: str) -> None:
    assert title_of(tmp_path / os.fsdecode(name)) == title


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfa\r\nb",
        b"a\rb",
        b"a\r\nb\n\rc\n",
        "a\u2028b\x85c\x0cd".encode(),
        b" a \n ",
        "é\u0301\ufb01".encode(),
    ],
)
def test_a_text_is_kept_verbatim(tmp_path: Path, content: bytes) -> None:
    (witness,) = read_sources(fill(tmp_path, ONE, {"a.txt": content})).witnesses
    assert witness.text.encode() == content


@settings(max_examples=few(50))
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_unicode_text_is_kept_or_called_empty(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = fill(tmp_path_factory.mktemp("any"), ONE, {"a.txt": text.encode()})
    if text.removeprefix("\ufeff").strip():
        assert read_sources(folder).witnesses[0].text == text
    else:
        assert [fault.message[:8] for fault in faults(folder)] == ["is empty"]


@pytest.mark.parametrize(
    ("pins", "statement"),
    [
        ("", None),
        ('from = "two three"', "two\nthree two\r\nthree(five)"),
        ('to = "two  three"', "one two\nthree two\r\nthree"),
        ('from = "two"\nto = "three"', "two\nthree two\r\nthree"),
        ('from = "three"\nto = "three"', "three two\r\nthree"),
        ('from = "(five)"', "(five)"),
    ],
)
def test_pins_say_where_the_statement_stands(tmp_path: Path, pins: str, statement: str | None) -> None:
    text = b"one two\nthree two\r\nthree(five)"
    (witness,) = read_sources(fill(tmp_path, ONE + pins, {"a.txt": text})).witnesses
    span = witness.statement
    assert (span and witness.text[span.start : span.end]) == statement


BAD_FILES = [
    (b"", 1, "is empty"),
    (b"\xef\xbb\xbf \r\n ", 1, "is empty"),
    (b"a\rb\r\nc\n\xe9t\xe9", 4, "is not UTF-8 (byte 0xe9 at offset 7)"),
    (b"\xed\xa0\x80", 1, "is not UTF-8"),
    (b"a\n\x00b", 2, "has a NUL byte"),
    ("a".encode("utf-16"), 1, "is UTF-16"),
]


@pytest.mark.parametrize("manifest", [ONE, None])
@pytest.mark.parametrize(("content", "line", "message"), BAD_FILES)
def test_faults_of_a_file(
    tmp_path: Path, manifest: str | None, content: bytes, line: int, message: str
) -> None:
    (fault,) = faults(fill(tmp_path, manifest, {"a.txt": content}))
    assert (fault.file, fault.line) == (str(tmp_path / "a.txt"), line)
    assert message in fault.message


@pytest.mark.parametrize("name", ["A.txt", "edition.toml", "decisions.toml"])
def test_a_link_that_leads_nowhere_is_called_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "A.txt").write_text("Some text.")
    (tmp_path / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n')
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to("nowhere")
    with pytest.raises(EditionError, match="a link of that name does, which leads nowhere"):
        read_sources(tmp_path) if name != "decisions.toml" else read_beside(tmp_path, name)


def test_a_file_beside_the_sources_may_be_empty_but_for_its_mark(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml").write_bytes(b"\xef\xbb\xbf\r\n")
    assert read_beside(tmp_path, "decisions.toml") == ""


def test_faults_of_a_folder_without_manifest_come_all_at_once(tmp_path: Path) -> None:
    fill(tmp_path, None, {"a b.txt": b"x", "c.txt": b"", "d.txt": b"\xff"})
    (tmp_path / "e.txt").mkdir()
    (tmp_path / "f.txt").symlink_to("/etc/passwd")
    messages = [fault.message for fault in faults(tmp_path)]
    for message, piece in zip(messages, ["siglum", "empty", "UTF-8", "not a file", "leads out"], strict=True):
        assert piece in message


def test_two_files_of_one_siglum_are_told(tmp_path: Path) -> None:
    (fault,) = faults(fill(tmp_path, None, {"A.txt": b"x", "a.txt": b"y"}))
    assert fault.file.endswith("a.txt")
    assert "A.txt" in fault.message


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    assert "is not a folder" in faults(tmp_path / name)[0].message


def test_an_empty_folder_is_told_what_to_put_there(tmp_path: Path) -> None:
    assert "put a .txt file there" in faults(tmp_path)[0].message


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    fill(tmp_path, None, {"a.txt": b"x"})
    monkeypatch.setattr(os, "open", refuse)
    assert "cannot be read: Permission denied" in faults(tmp_path)[0].message


@pytest.mark.parametrize(
    ("instead", "message"),
    [("link", "leads out of the folder"), ("back", "was exchanged"), ("pipe", "is not a file")],
)
def test_a_file_that_is_exchanged_between_check_and_use_is_not_read(
    tmp_path: Path, instead: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to elsewhere, there for good or while the file is opened; a pipe, which would be waited for."""
    folder = tmp_path / "archive"
    folder.mkdir()
    fill(folder, None, {"a.txt": b"x"})
    (tmp_path / "secret").write_text("secret")
    source, really_open = folder / "a.txt", os.open

    def exchanging(path: Path, flags: int) -> int:
        source.unlink()
        if instead == "pipe":
            os.mkfifo(source)
        else:
            source.symlink_to(tmp_path / "secret")
        handle = really_open(path, flags)
        if instead == "back":
            source.unlink()
            source.write_text("x")
        return handle

    monkeypatch.setattr(os, "open", exchanging)
    assert message in faults(folder)[0].message


def test_the_base_is_the_same_name_however_its_accents_are_coded() -> None:
    text = 'title = "T"\nbase = "e\u0301"\n[[witness]]\nsiglum = "e\u0301"\nfile = "a.txt"\n'
    manifest = parse_manifest(text, "edition.toml")
    assert manifest.base == manifest.witness[0].siglum == "\u00e9"


def test_a_source_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.sources.text_files.MOST_LINES", 2_000)
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate((16 << 20) + 1)
    assert "is larger than 16 MB" in faults(tmp_path)[0].message
    (tmp_path / "a.txt").write_text("a\r\n" * 1_999 + "a")
    assert read_sources(tmp_path).witnesses
    (tmp_path / "a.txt").write_text("a\r" * 2_000 + "a")
    assert "has more than 2,000 lines" in faults(tmp_path)[0].message

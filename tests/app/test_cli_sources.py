"""The commands that add, rename and withdraw sources, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from edition.app.cli import cli
from tests.support import office

TEXT = "We deny the charge that was made.\n\nIt is false in every part of it.\n"
PAGE = "<title>News</title><p>We deny the charge that was made.<p>It is false in each part of it."


def typed(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (tmp_path / "A.txt").write_text(TEXT)
    (tmp_path / "page.html").write_text(PAGE)
    assert typed("new", folder, "--title", "T", tmp_path / "A.txt").exit_code == 0
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_dry_run_and_a_run_that_nobody_confirms_write_nothing(archive: Path) -> None:
    before = files(archive)
    dry = typed("add", archive, f"W={archive.parent / 'page.html'}", "--dry-run")
    asked = typed("add", archive, f"W={archive.parent / 'page.html'}")
    assert (dry.exit_code, asked.exit_code) == (0, 1)
    assert "W  page.txt: full, from “We deny" in dry.output
    assert "1 new difference" in dry.output
    assert "say --yes" in asked.output
    assert files(archive) == before


def test_a_source_is_added_renamed_and_withdrawn(archive: Path) -> None:
    added = typed("add", archive, f"W={archive.parent / 'page.html'}", "--yes")
    assert (added.exit_code, "Record the ids: python build_site.py mint" in added.output) == (0, True)
    assert typed("mint", archive).exit_code == 0
    renamed = typed("rename", "W", "News", "--archive", archive, "--yes")
    assert (renamed.exit_code, renamed.output.endswith("Done.\n")) == (0, True)  # the ledger has it all
    assert "Nothing to mint" in typed("mint", archive).output
    assert typed("withdraw", "News", "--archive", archive, "--yes").exit_code == 0
    assert sorted(path.name for path in (archive / "withdrawn").iterdir()) == ["page.html", "page.txt"]
    assert "News: withdrawn" in typed("mint", archive).output


def test_check_names_what_is_no_source_and_what_to_type(archive: Path) -> None:
    (archive / "page.html").write_text(PAGE)
    (archive / "README.md").write_text("About")
    said = typed("check", archive).output
    typing = f"python build_site.py add {archive} {archive / 'page.html'}"
    assert f"page.html is not a source: take it in with `{typing}`" in said
    assert "README" not in said


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("scan.PNG", b"\x89PNG\r\n", "it is not read as .png: recognise its text first"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "it is not read as .doc: save it as .docx"),
        (
            "saved",
            f"<!doctype html>{PAGE}".encode(),
            "it is a web page, whatever its name says: give it a name that ends in .html",
        ),
        ("letter", b"We deny it.", "it has no ending that says what it is: give it a name that ends in .txt"),
        ("data.csv", b"a,b", "it is of no kind that is read"),
    ],
)
def test_check_says_what_to_do_with_files_that_cannot_be_added_as_they_are(
    archive: Path, name: str, content: bytes, told: str
) -> None:
    (archive / name).write_bytes(content)
    assert f"{name} is not a source: {told}" in typed("check", archive).output


def test_check_names_the_first_of_many_files(archive: Path) -> None:
    for number in range(25):
        (archive / f"{number:02}.jpg").touch()
    said = typed("check", archive).output
    assert ("19.jpg is not" in said, "20.jpg" in said, "5 more files in" in said) == (True, False, True)


def test_an_encoding_is_not_taken_for_used_where_a_file_says_it_itself(archive: Path) -> None:
    (archive.parent / "page.docx").write_bytes(office.docx(office.p(office.r(TEXT + "More."))).content)
    said = typed("add", archive, archive.parent / "page.docx", "--encoding", "cp1252", "--dry-run").output
    assert "--encoding cp1252 is not used: a .docx file says itself" in said


def test_an_archive_of_other_files_alone_says_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    assert "build_site.py add" in typed("check", tmp_path).output
    assert typed("add", tmp_path, tmp_path / "page.html", "--yes").exit_code == 0
    assert typed("check", tmp_path).exit_code == 0


def test_originals_that_changed_are_taken_in_again_together(archive: Path) -> None:
    for name in ("x.html", "y.html"):
        (archive / name).write_text(PAGE.replace("each part", f"{name[0]} parts"))
        assert typed("add", archive, archive / name, "--yes").exit_code == 0
    for name in ("x.html", "y.html"):
        (archive / name).write_text((archive / name).read_text() + "<p>More.")
    refused = typed("add", archive, archive / "x.html", "--yes").output
    told = f"build_site.py add {archive} {archive / 'x.html'} {archive / 'y.html'}`"
    assert told in typed("check", archive).output
    assert told in refused
    assert typed("add", archive, archive / "x.html", archive / "y.html", "--yes").exit_code == 0


def test_an_encoding_is_named(archive: Path) -> None:
    (archive.parent / "de.txt").write_bytes("Nein, über den Vorwürfen".encode("cp1252"))
    refused = typed("add", archive, archive.parent / "de.txt", "--yes")
    assert (refused.exit_code, "--encoding" in refused.output) == (1, True)
    assert typed("add", archive, archive.parent / "de.txt", "--encoding", "cp1252", "--yes").exit_code == 0
    assert (archive / "de.txt").read_text() == "Nein, über den Vorwürfen"


def test_new_records_nothing_that_is_in_doubt(tmp_path: Path) -> None:
    (tmp_path / "B.txt").write_text("The board met in the old town hall on Monday morning.\n\n" + TEXT)
    (tmp_path / "A.txt").write_text(TEXT)
    given = ["--title", "T", tmp_path / "A.txt", tmp_path / "B.txt"]
    said = typed("new", tmp_path / "doubtful", *given)
    assert said.exit_code == 0
    assert "In doubt: B begins with 1 paragraph, 11 words, that A lacks: pin it with `from`." in said.output
    assert "B prints the statement: “We deny" in said.output
    assert not (tmp_path / "doubtful/permalinks.toml").exists()
    assert typed("new", tmp_path / "sure", *given, "--yes").exit_code == 0
    assert (tmp_path / "sure/permalinks.toml").exists()
    manifest = tmp_path / "doubtful/edition.toml"
    pins = [line.strip() for line in said.output.splitlines() if line.startswith("    from = ")]
    manifest.write_text(manifest.read_text().replace('siglum = "B"', 'siglum = "B"\n' + pins[0]))
    assert "In doubt" not in typed("check", tmp_path / "doubtful").output
    assert typed("mint", tmp_path / "doubtful").exit_code == 0


@pytest.mark.parametrize("file", ["device", "large"])
def test_a_file_without_end_or_measure_is_refused(
    archive: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edition.app.cli_sources._LARGEST", 2 << 20)
    (archive.parent / "device").symlink_to("/dev/zero")
    with (archive.parent / "large").open("wb") as empty:
        empty.truncate((2 << 20) + 1)
    told = typed("add", archive, f"W={archive.parent / file}")
    assert told.exit_code == 1
    assert "is larger than 2 MB" in told.output


def test_of_a_new_archive_no_source_is_the_base_that_only_quotes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "A long day in town.\n\n“We deny the charge that was made.” So it goes.\n"
    )
    (tmp_path / "b.txt").write_text(TEXT)
    result = typed("new", tmp_path / "new", tmp_path / "a.txt", tmp_path / "b.txt", "--title", "T")
    assert result.exit_code == 0, result.output
    assert 'base = "b"' in (tmp_path / "new" / "edition.toml").read_text()
    assert "b is taken" in typed("check", tmp_path).output


@pytest.mark.parametrize("argument", ["https://example.org/a?b=c", "A=http://example.org/"])
def test_an_address_is_no_file(tmp_path: Path, argument: str) -> None:
    done = typed("new", tmp_path / "a", "--title", "T", argument)
    assert done.exit_code == 1
    assert done.output == (
        f"Error: {argument}: is an address: save the page as the browser shows it, and name that file\n"
    )

"""The command line on ids and citations: what is published, withdrawn, verified, cited."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from edition.app.options import CITATION_FORMATS
from edition.citation.formats import FORMATS
from edition.ledger.fingerprints import fingerprint
from tests.support.commands import run
from tests.support.small_archives import MANIFEST, TWO, write


@pytest.mark.slow
def test_a_strict_build_wants_its_passages_minted(archive: Path) -> None:
    write(archive, {"edition.toml": MANIFEST})
    refused = run("build", archive)
    assert refused.returncode == 1
    assert f"if it is new, run `python build_site.py mint {archive}`" in refused.stderr
    assert "p2: new: Another one." in refused.stderr
    assert "Traceback" not in refused.stderr
    shown = run("mint", archive, "--dry-run")
    assert "p1: new: One paragraph of text." in shown.stdout
    assert not (archive / "permalinks.toml").exists()
    written = run("mint", archive)
    assert written.returncode == 0
    assert shown.stdout.splitlines()[:-1] == written.stdout.splitlines()[:-1]
    assert "Nothing to mint" in run("mint", archive).stdout
    assert run("build", archive).returncode == 0


@pytest.mark.slow
def test_a_new_paragraph_between_two_is_published_as_one_in_legislation(archive: Path) -> None:
    write(archive, {"edition.toml": MANIFEST})
    assert run("mint", archive).returncode == 0
    write(archive, {"A.txt": "One paragraph of text.\n\nQuite new words here.\n\nAnother one.\n"})
    assert "p1a: new: Quite new words here." in run("build", archive).stderr
    assert "p1a: new: Quite new words here." in run("mint", archive).stdout
    assert run("build", archive).returncode == 0
    assert (archive / "site" / "p" / "1a.html").is_file()
    assert (archive / "site" / "p" / "2.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"A.txt": "One paragraph of prose.\n\nAnother one.\n"}, "p1: the text of A is new: fingerprint"),
        ({"A.txt": "One paragraph of prose.\n\nAnother one.\n"}, "p1: 1 new difference: p1.u"),
        (
            {"A.txt": "One paragraph of text.\n", "B.txt": "One paragraph of text.\n"},
            "p2: withdrawn: its text",
        ),
        ({"A.txt": "One paragraph of text.\n\nAnother one.\n\n"}, "A: its file is new: A.txt, SHA-256"),
        ({"edition.toml": MANIFEST}, "B: withdrawn: its file is gone"),
        ({"edition.toml": TWO.replace('"B"', '"C"')}, "B: withdrawn: its file is now that of C"),
    ],
)
def test_a_strict_build_publishes_and_withdraws_nothing_unrecorded(
    archive: Path, change: dict[str, str | bytes], said: str
) -> None:
    write(archive, {"edition.toml": TWO})
    assert run("mint", archive).returncode == 0
    write(archive, change)
    refused = run("build", archive)
    assert (refused.returncode, said in refused.stderr) == (1, True), refused.stderr
    assert run("mint", archive).returncode == 0
    assert run("build", archive).returncode == 0


@pytest.mark.slow
def test_a_citation_is_verified(archive: Path) -> None:
    assert run("mint", archive).returncode == 0
    digits = hashlib.sha256(b"One paragraph of text.").hexdigest()[:12]
    same = run("verify", "https://example.org/p/1.html", "--fingerprint", digits, "--archive", archive)
    assert (same.returncode, same.stdout.startswith("p1, A: the text cited is the text shown")) == (0, True)
    write(archive, {"A.txt": "One paragraph of prose.\n\nAnother one.\n"})
    changed = run("verify", "p1", "--fingerprint", digits, "--archive", archive)
    assert changed.returncode == 2
    assert "  text. -> prose." in changed.stdout
    wrong = run("verify", "p7", "--fingerprint", digits, "--archive", archive)
    assert (wrong.returncode, wrong.stderr) == (1, "Error: p7: was never published here: check the id\n")
    grouped = f"{digits[:4]} {digits[4:8]} {digits[8:]}".upper()
    address = "https://example.org/p/1.html"
    elsewhere = run(
        "verify", address, "--fingerprint", grouped, "--archive", archive, SITE_URL="https://example.com/"
    )
    assert elsewhere.stderr == (
        f"Error: {address}: is an address of another site; this one is https://example.com/\n"
    )
    assert run("verify", address, "--fingerprint", grouped, "--archive", archive).returncode == 2


@pytest.mark.slow
def test_a_citation_is_printed(archive: Path) -> None:
    write(archive, {"edition.toml": 'title = "On tables"\nauthor = "A Company, Ltd."\n' + MANIFEST})
    printed = run(
        "cite", "p2", "--accessed", "2026-11-22", "--archive", archive, SITE_URL="https://example.org/"
    )
    digits = fingerprint("Another one.")
    assert printed.stdout == (
        "A Company, Ltd. (n.d.). On tables. Statement Archive. Retrieved November 22, 2026, "
        f"from https://example.org/p/2.html [para. 2, text A, fingerprint {digits}]\n"
    )
    assert "SITE_URL" in run("cite", "--style", "ris", "--archive", archive).stderr
    assert run("cite", "p9", "--archive", archive).stderr.startswith("Error: p9: names nothing here")
    assert run("cite", "", "--archive", archive).stderr.startswith("Error: cite: nothing is named")
    assert run("cite", "p1", "--witness", "C", "--archive", archive).stderr.startswith(
        "Error: C: is not a witness"
    )


@pytest.mark.slow
def test_a_person_is_cited_as_one(tmp_path: Path) -> None:
    text, folder = write(tmp_path, {"a.txt": "Four score and seven years ago."}) / "a.txt", tmp_path / "new"
    assert run("new", folder, "--title", "T", "--person", "Lincoln, Abraham", text).returncode == 0
    written = {
        style: run("cite", "p1", "--archive", folder, "--style", style).stdout
        for style in ("apa", "mla", "biblatex", "ris", "csl-json")
    }
    assert written["apa"].startswith("Lincoln, A. (n.d.)")
    assert written["mla"].startswith("Lincoln, Abraham. “T.”")
    assert "author = {Lincoln, Abraham}," in written["biblatex"]
    assert "AU  - Lincoln, Abraham\n" in written["ris"].replace("\r", "")
    assert json.loads(written["csl-json"])[0]["author"] == [{"family": "Lincoln", "given": "Abraham"}]
    assert json.loads(run("collate", folder).stdout)["author"] == "Abraham Lincoln"


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [["--person", "Lincoln"], ["--person", "King, M. L., Jr."], ["--person", "A, B", "--author", "C"]],
)
def test_a_person_has_two_names_and_is_no_body(tmp_path: Path, options: list[str]) -> None:
    text = write(tmp_path, {"a.txt": "A"}) / "a.txt"
    result = run("new", tmp_path / "new", "--title", "T", *options, text)
    assert (result.returncode, 'a person by --person "Lincoln, Abraham"' in result.stderr) == (1, True)
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_a_ledger_with_a_fault_is_named_with_its_line(archive: Path) -> None:
    assert run("mint", archive).returncode == 0
    ledger = archive / "permalinks.toml"
    ledger.write_text(ledger.read_text().replace('id = "p2"', 'id = "p1"'))
    for arguments in (["build", archive], ["mint", archive], ["collate", archive], ["check", archive]):
        result = run(*arguments)
        assert result.returncode == 1
        line = next(n for n, row in enumerate(ledger.read_text().splitlines(), 1) if row == 'id = "p1"')
        assert f"permalinks.toml:{line}: passage[1].id: p1 is recorded 2 times" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_passage_that_the_ledger_lacks_is_told_once(archive: Path) -> None:
    write(archive, {"edition.toml": MANIFEST})
    result = run("build", archive)
    assert result.returncode == 1
    assert result.stderr.count("Error") == 1
    assert "build_site.py mint" in result.stderr
    assert run("mint", archive).returncode == 0
    assert run("build", archive).returncode == 0


def test_the_names_of_citation_formats_are_those_of_the_formats() -> None:
    assert tuple(FORMATS) == CITATION_FORMATS

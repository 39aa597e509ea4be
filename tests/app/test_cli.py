"""The command line: every verb, and every bad input."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.commands import run
from tests.support.programs import ROOT
from tests.support.small_archives import MANIFEST, told, tree, write

VERBS = ["build", "serve", "collate", "check", "export", "mint", "verify", "cite"]


def test_help_lists_the_verbs() -> None:
    result = run("--help")
    assert result.returncode == 0
    assert all(f"\n  {verb} " in result.stdout for verb in VERBS)
    assert "..." not in result.stdout.partition("Commands:")[2], (
        "the first sentence of a command is too long for its line"
    )


def test_collate_prints_the_edition_and_nothing_else(archive: Path) -> None:
    result = run("collate", archive)
    edition = json.loads(result.stdout)
    assert (result.returncode, result.stderr) == (0, "")
    assert (edition["schema"], edition["base"]) == ("edition/2", "A")
    assert [witness["siglum"] for witness in edition["witnesses"]] == ["A", "B"]


def test_check_says_what_it_found(archive: Path) -> None:
    result = run("check", archive)
    assert result.returncode == 0
    for words in [
        "A.txt (base): 6 words",
        "B.txt (transcription not recorded): 6 words",
        "2 passages, 1 difference",
        "1 substitution",
        "The answer: No. ",
    ]:
        assert words in result.stdout


def test_check_names_a_text_that_is_no_witness(archive: Path) -> None:
    (archive / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n', "utf-8")
    result = run("check", archive)
    assert result.returncode == 0
    assert "B.txt is not a source: take it in with `python build_site.py add" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["check", "build"])
@pytest.mark.parametrize(
    ("files", "remark"),
    [
        ({"A.txt": "Only one."}, "A is the only witness"),
        ({"A.txt": "Words of one kind here.", "B.txt": "Quite other matters altogether!"}, "shares no text"),
    ],
)
def test_what_is_no_fault_is_said_plainly(
    tmp_path: Path, verb: str, files: dict[str, str], remark: str
) -> None:
    result = run(verb, write(tmp_path / "archive", dict(files)))
    assert result.returncode == 0, result.stderr
    assert remark in result.stdout + result.stderr


@pytest.mark.slow
def test_a_build_is_silent_in_a_pipe(archive: Path) -> None:
    result = run("build", archive)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (archive / "site" / "index.html").is_file()


@pytest.mark.slow
def test_a_build_says_on_a_terminal_what_it_does(archive: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, ROOT / "build_site.py", "build", archive], stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # how Linux tells the end of a terminal
        while part := os.read(ours, 10_000):
            seen += part
    os.close(ours)
    stdout, _ = process.communicate(timeout=600)
    assert (process.returncode, stdout) == (0, b"")
    for stage in [
        b"Reading the sources",
        b"Collating: comparing",
        b"Writing the pages",
        b"Building page p/1.md",
    ]:
        assert stage in seen
    assert b"\n" not in seen
    assert seen.endswith(b"\x1b[K")


@pytest.mark.slow
def test_a_build_takes_its_title_from_the_sources(archive: Path) -> None:
    write(archive, {"edition.toml": 'title = "Tables & <chairs>"\n' + MANIFEST})
    assert run("mint", archive).returncode == 0
    assert run("build", archive).returncode == 0
    assert "Tables &amp; &lt;chairs&gt;" in (archive / "site" / "index.html").read_text()


BAD_INPUTS: list[tuple[str, dict[str, str | bytes], str]] = [
    ("empty file", {"A.txt": ""}, "A.txt:1: is empty"),
    (
        "missing file",
        {"edition.toml": MANIFEST.replace("A.txt", "C.txt")},
        "witness[1].file: C.txt does not exist",
    ),
    ("not UTF-8", {"A.txt": b"ab\n\xe9"}, "A.txt:2: is not UTF-8"),
    ("NUL bytes", {"A.txt": b"a\0"}, "A.txt:1: has a NUL byte"),
    (
        "unknown key",
        {"edition.toml": "colour = 1\n" + MANIFEST},
        "edition.toml:1: colour: is not a known key",
    ),
    ("one siglum twice", {"edition.toml": MANIFEST + MANIFEST}, "edition.toml:5: witness[2].siglum"),
    (
        "not a plain name",
        {"edition.toml": MANIFEST.replace('"A"', '"a/b"')},
        "witness[1].siglum: 'a/b' is not a plain name",
    ),
    (
        "a base that is none",
        {"edition.toml": 'base = "Z"\n' + MANIFEST},
        "edition.toml:1: base: 'Z' is not a witness",
    ),
    ("a path that leaves", {"edition.toml": MANIFEST.replace("A.txt", "../x")}, "leads out of the folder"),
    ("another checksum", {"edition.toml": MANIFEST + f'sha256 = "{"0" * 64}"'}, "witness[1].sha256"),
    ("no TOML", {"edition.toml": "= 1"}, "edition.toml:1: is not valid TOML"),
    ("a terminal escape", {"edition.toml": MANIFEST + '"\\u001b[31m" = 1'}, "\\x1b[31m: is not a known key"),
]


@pytest.mark.parametrize(
    ("files", "message"), [case[1:] for case in BAD_INPUTS], ids=[c[0] for c in BAD_INPUTS]
)
def test_bad_input_is_one_clear_message_and_costs_nothing(
    archive: Path, files: dict[str, str | bytes], message: str
) -> None:
    write(archive / "site", {"index.html": "the last good site"})
    write(archive / "site" / "data", {"edition.json": '{"schema": "edition/2"}'})
    before = tree(archive / "site")
    write(archive, files)
    for arguments in [("check", archive), ("collate", archive), ("export", archive, archive / "out")]:
        result = told(*arguments)
        assert (result.exit_code, result.stdout, type(result.exception)) == (1, "", SystemExit), arguments
        assert message in result.stderr
        assert "\x1b" not in result.stderr
    built = run("build", archive)
    assert (built.returncode, built.stdout) == (1, "")
    assert message in built.stderr
    assert "Traceback" not in built.stderr
    assert "\x1b" not in built.stderr
    assert tree(archive / "site") == before
    assert not (archive / "out").exists()


def test_serving_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = told("serve", tmp_path / "nowhere")
    assert (result.exit_code, "is not a folder" in result.stderr) == (1, True)


@pytest.mark.slow
def test_suggestions_can_be_pasted_into_a_shell(tmp_path: Path, archive: Path) -> None:
    odd = archive.rename(tmp_path / "it's mine; rm x")
    write(odd, {"edition.toml": MANIFEST})
    refused = run("build", odd)
    [command] = re.findall("`python build_site.py (mint .*)`", refused.stderr)
    assert shlex.split(command) == ["mint", str(odd)]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere")
    assert (result.returncode, "is not a folder" in result.stderr) == (1, True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.slow
def test_a_new_archive_is_ready_to_build(tmp_path: Path) -> None:
    write(tmp_path, {"first.txt": "One paragraph.\n", "page.html": "<p>One paragraph, but longer."})
    folder = tmp_path / "new"
    result = run("new", folder, "--title", "A title", tmp_path / "first.txt", f"W={tmp_path / 'page.html'}")
    assert result.returncode == 0, result.stderr
    assert "W      page.txt" in result.stdout
    assert {"edition.toml", "first.txt", "page.html", "page.txt"} <= set(tree(folder))
    built = run("build", folder)
    assert (built.returncode, built.stderr) == (0, "")
    assert "A title" in (folder / "site" / "index.html").read_text()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"bad.txt": b"\xff"}, "bad.txt: is not UTF-8"),
        ({}, "bad.txt: No such file"),
    ],
)
def test_a_new_archive_that_fails_leaves_nothing(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    write(tmp_path, dict(files))
    result = run("new", tmp_path / "new", "--title", "T", tmp_path / "bad.txt")
    assert (result.returncode, message in result.stderr, "Traceback" in result.stderr) == (1, True, False)
    assert [path.name for path in tmp_path.iterdir()] == list(files)


def test_a_new_archive_never_replaces_another(archive: Path) -> None:
    before = tree(archive)
    result = run("new", archive, "--title", "T", archive / "A.txt")
    assert (result.returncode, "name a new folder" in result.stderr) == (1, True)
    assert tree(archive) == before


def test_an_interrupt_before_the_commands_are_there_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "edition.app.cli", Interrupted("edition.app.cli"))
    with pytest.raises(SystemExit, match="Aborted!"):
        runpy.run_path(str(ROOT / "build_site.py"), run_name="__main__")


def test_a_python_without_the_packages_says_what_to_do() -> None:
    command = [sys.executable, "-S", str(ROOT / "build_site.py"), "check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("This Python lacks the package ")
    assert "make site" in done.stderr
    assert "Traceback" not in done.stderr

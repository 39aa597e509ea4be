"""The command line: every verb, every bad input, and a site that is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import json
import os
import pty
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from edition.app.cli import cli
from edition.app.options import CITATION_FORMATS
from edition.citation.formats import FORMATS
from edition.ledger.fingerprints import fingerprint
from tests.support.commands import run
from tests.support.programs import ROOT

VERBS = ["build", "serve", "collate", "check", "export", "mint", "verify", "cite"]
GOOD = {
    "A.txt": "One paragraph of text.\n\nAnother one.\n",
    "B.txt": "One paragraph of texts.\n\nAnother one.\n",
}
MANIFEST = '[[witness]]\nsiglum = "A"\nfile = "A.txt"\n'
TWO = MANIFEST + MANIFEST.replace("A", "B")


def told(*arguments: str | Path) -> Result:
    """What a command that writes nothing says, without a process of its own."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "build_site.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its checksum."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write(tmp_path / "archive", dict(GOOD))


def test_help_lists_the_verbs() -> None:
    result = run("--help")
    assert result.returncode == 0
    assert all(f"\n  {verb} " in result.stdout for verb in VERBS)


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
        "B.txt (unknown): 6 words",
        "2 passages, 1 difference",
        "1 substitution",
    ]:
        assert words in result.stdout


def test_check_names_a_text_that_is_no_witness(archive: Path) -> None:
    (archive / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n', "utf-8")
    result = run("check", archive)
    assert result.returncode == 0
    assert "B.txt is not a source: take it in with `python build_site.py add" in result.stdout


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


def test_a_build_is_silent_in_a_pipe(archive: Path) -> None:
    result = run("build", archive)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (archive / "site" / "index.html").is_file()


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
    stdout, _ = process.communicate(timeout=60)
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


def test_a_folder_site_of_another_program_is_left_alone(archive: Path) -> None:
    page = {"page.html": "of a site that another program built"}
    write(archive / "site" / "old", page)
    refused = run("build", archive)
    assert (refused.returncode, "holds something else" in refused.stderr) == (1, True)
    assert tree(archive / "site") == {"old/page.html": tree(write(archive / "same", page))["page.html"]}


def test_a_build_takes_its_title_from_the_sources(archive: Path) -> None:
    write(archive, {"edition.toml": 'title = "Tables & <chairs>"\n' + MANIFEST})
    assert run("mint", archive).returncode == 0
    assert run("build", archive).returncode == 0
    assert "Tables &amp; &lt;chairs&gt;" in (archive / "site" / "index.html").read_text()


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


def test_a_new_paragraph_between_two_is_published_as_one_in_legislation(archive: Path) -> None:
    write(archive, {"edition.toml": MANIFEST})
    assert run("mint", archive).returncode == 0
    write(archive, {"A.txt": "One paragraph of text.\n\nQuite new words here.\n\nAnother one.\n"})
    assert "p1a: new: Quite new words here." in run("build", archive).stderr
    assert "p1a: new: Quite new words here." in run("mint", archive).stdout
    assert run("build", archive).returncode == 0
    assert (archive / "site" / "p" / "1a.html").is_file()
    assert (archive / "site" / "p" / "2.html").is_file()


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


@pytest.mark.parametrize(
    "options",
    [["--person", "Lincoln"], ["--person", "King, M. L., Jr."], ["--person", "A, B", "--author", "C"]],
)
def test_a_person_has_two_names_and_is_no_body(tmp_path: Path, options: list[str]) -> None:
    text = write(tmp_path, {"a.txt": "A"}) / "a.txt"
    result = run("new", tmp_path / "new", "--title", "T", *options, text)
    assert (result.returncode, 'a person by --person "Lincoln, Abraham"' in result.stderr) == (1, True)
    assert not (tmp_path / "new").exists()


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


def test_plain_mkdocs_stops_before_it_empties_the_site(tmp_path: Path, archive: Path) -> None:
    site = write(tmp_path / "site", {"index.html": "the last good site"})
    write(site / "data", {"edition.json": '{"schema": "edition/2"}'})
    (archive / "A.txt").write_bytes(b"\xff")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", ROOT / "mkdocs.yml", "-d", site],
        env=os.environ | {"ARCHIVE": str(archive)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 1
    assert "is not UTF-8" in result.stderr
    assert "Traceback" not in result.stderr
    assert (site / "index.html").read_text() == "the last good site"


def test_plain_mkdocs_empties_no_folder_of_others(tmp_path: Path, archive: Path) -> None:
    home = write(tmp_path / "home", {"letter.txt": "Dear reader"})
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", ROOT / "mkdocs.yml", "-d", home],
        env=os.environ | {"ARCHIVE": str(archive)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode, "holds something else" in result.stderr) == (1, True)
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_serving_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = told("serve", tmp_path / "nowhere")
    assert (result.exit_code, "is not a folder" in result.stderr) == (1, True)


def test_suggestions_can_be_pasted_into_a_shell(tmp_path: Path, archive: Path) -> None:
    odd = archive.rename(tmp_path / "it's mine; rm x")
    write(odd, {"edition.toml": MANIFEST})
    refused = run("build", odd)
    [command] = re.findall("`python build_site.py (mint .*)`", refused.stderr)
    assert shlex.split(command) == ["mint", str(odd)]


def test_a_passage_that_the_ledger_lacks_is_told_once(archive: Path) -> None:
    write(archive, {"edition.toml": MANIFEST})
    result = run("build", archive)
    assert result.returncode == 1
    assert result.stderr.count("Error") == 1
    assert "build_site.py mint" in result.stderr
    assert run("mint", archive).returncode == 0
    assert run("build", archive).returncode == 0


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere")
    assert (result.returncode, "is not a folder" in result.stderr) == (1, True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("verb", ["build", "export"])
def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path, archive: Path, verb: str) -> None:
    home = write(tmp_path / "home", {"letter.txt": "Dear reader"})
    result = run(verb, archive, *(["--site", home] if verb == "build" else [home]))
    assert (result.returncode, "holds something else" in result.stderr) == (1, True)
    assert tree(home) == tree(write(tmp_path / "same", {"letter.txt": "Dear reader"}))


def test_export_replaces_an_earlier_export(tmp_path: Path, archive: Path) -> None:
    assert run("export", archive, tmp_path / "out").returncode == 0
    first = tree(tmp_path / "out")
    write(archive, {"A.txt": "One paragraph of text.\n"})
    assert run("export", archive, tmp_path / "out").returncode == 0
    assert set(tree(tmp_path / "out")) < set(first)
    (tmp_path / "out" / "letter.md").write_text("Dear reader")
    refused = run("export", archive, tmp_path / "out")
    assert (refused.returncode, "holds letter.md, which no build makes" in refused.stderr) == (1, True)
    assert "data/edition.json" in first


def test_sources_that_may_only_be_read_are_enough(tmp_path: Path, archive: Path) -> None:
    before = tree(archive)
    modes = {path: path.stat().st_mtime_ns for path in [archive, *archive.rglob("*")]}
    for path in [*archive.rglob("*"), archive]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        result = run("build", archive, "--site", tmp_path / "site")
    finally:
        archive.chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert tree(archive) == before
    assert {path: path.stat().st_mtime_ns for path in modes} == modes


def test_an_interrupted_swap_of_two_steps_is_mended(archive: Path) -> None:
    assert run("build", archive).returncode == 0
    good = tree(archive / "site")
    (archive / "site").rename(archive / ".site.old")
    write(archive / ".site.new", {"half.html": "written", ".building": ""})
    (archive / "A.txt").write_bytes(b"\xff")
    assert run("build", archive).returncode == 1
    assert tree(archive / "site") == good
    assert sorted(path.name for path in archive.iterdir()) == ["A.txt", "B.txt", "site"]


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_one_site_whole(archive: Path) -> None:
    """Kills at random moments, many of them around the exchange at the end."""
    assert run("build", archive).returncode == 0
    old = tree(archive / "site")
    (archive / "A.txt").write_text("Another first paragraph of text.\n\nAnother one.\n")
    started = time.monotonic()
    assert run("build", archive, "--site", archive / "probe").returncode == 0
    lasted = time.monotonic() - started
    new = tree(archive / "probe")
    assert old != new
    chance = random.Random(20)
    for moment in [chance.uniform(0, 1) for _ in range(2)] + [chance.uniform(0.8, 1.05) for _ in range(5)]:
        process = start("build", archive)
        time.sleep(moment * lasted)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert tree(archive / "site") in (old, new)
    assert run("build", archive).returncode == 0
    assert tree(archive / "site") == new
    assert not list(archive.glob(".site*"))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of eight megabytes."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_old_site(archive: Path, tiny_disk: Path) -> None:
    assert run("build", archive, "--site", tiny_disk / "site").returncode == 0
    before = tree(tiny_disk / "site")
    free = shutil.disk_usage(tiny_disk).free
    (tiny_disk / "ballast").write_bytes(bytes(free - 200_000))
    result = run("build", archive, "--site", tiny_disk / "site")
    assert (result.returncode, "No space left" in result.stderr) == (1, True)
    assert "Traceback" not in result.stderr
    assert tree(tiny_disk / "site") == before
    assert sorted(path.name for path in tiny_disk.iterdir()) == ["ballast", "site"]


@pytest.mark.slow
def test_builds_at_once_do_not_mix(tmp_path: Path, archive: Path) -> None:
    other = write(tmp_path / "other", {"A.txt": "Something else.", "B.txt": "Something else!"})
    wholes = []
    for number, folder in enumerate([archive, other]):
        assert run("build", folder, "--site", tmp_path / f"alone{number}").returncode == 0
        wholes.append(tree(tmp_path / f"alone{number}"))
    (tmp_path / "shared").mkdir()
    site = tmp_path / "shared" / "site"
    processes = [start("build", folder, "--site", site) for folder in [archive, other] * 2]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, b"")
    assert tree(site) in wholes
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes_anywhere(tmp_path: Path, archive: Path) -> None:
    """Two copies of the whole project, in differing folders, zones, locales, umasks and hash seeds."""
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {
            "TZ": "America/Adak",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "2",
            "PYTHONUTF8": "0",
            "COLUMNS": "20",
        },
    ]
    results = []
    for number, environment in enumerate(surroundings):
        copy = tmp_path / ("x" * (number * 40 + 1)) / "project"
        copy.mkdir(parents=True)
        for name in ["build_site.py", "mkdocs.yml"]:
            shutil.copy(ROOT / name, copy)
        for name in ["docs", "edition", "variants"]:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in copy.rglob("*"):
            os.utime(path, (number * 10**9, number * 10**9))
        subprocess.run(
            [sys.executable, "build_site.py"],
            cwd=copy,
            env=os.environ | environment,
            check=True,
            umask=[0o022, 0o077][number],
            timeout=300,
        )
        results.append(tree(copy / "site"))
    assert results[0] == results[1]
    assert len(results[0]) > 20


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


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(site, tmp_path_factory.mktemp("published") / "copy")


def test_a_published_copy_that_is_the_same_is_confirmed(copy: Path) -> None:
    result = run("verify-site", copy)
    assert (result.returncode, "none not as built here" in result.stdout) == (0, True), result.stdout


def test_a_published_copy_is_compared_file_by_file(copy: Path, tmp_path: Path) -> None:
    altered = shutil.copytree(copy, tmp_path / "altered")
    (altered / "index.html").write_bytes((altered / "index.html").read_bytes() + b" ")
    (altered / "statement.html").unlink()
    (altered / "more.html").write_text("more")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(altered))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        in_folder = run("verify-site", altered)
        at_address = run("verify-site", f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()
    lines = ["index.html differs", "more.html is not part of the site", "statement.html is missing"]
    assert (in_folder.returncode, in_folder.stdout.splitlines()[:-1]) == (2, lines)
    assert (at_address.returncode, at_address.stdout.splitlines()[:-1]) == (2, [lines[0], lines[2]])


@pytest.mark.parametrize("place", ["nowhere", "http://127.0.0.1:9/", "ftp://a.example/"])
def test_a_published_copy_that_is_not_there_is_told(place: str) -> None:
    result = run("verify-site", place)
    assert (result.returncode, result.stdout, "Traceback" in result.stderr) == (1, "", False)
    assert place in result.stderr


def test_a_python_without_the_packages_says_what_to_do() -> None:
    command = [sys.executable, "-S", str(ROOT / "build_site.py"), "check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("This Python lacks the package ")
    assert "make site" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_names_of_citation_formats_are_those_of_the_formats() -> None:
    assert tuple(FORMATS) == CITATION_FORMATS

"""Sources are put into an archive, renamed and taken out; what was published stays."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from edition.app.changes import ArchiveChange, adding, make, renaming, tried, withdrawing
from edition.app.cli_sources import placed
from edition.app.pipeline import register_of
from edition.errors import EditionError
from edition.ledger.file import format_ledger
from edition.ledger.recording import mint, plan
from edition.ledger.verification import verify
from edition.sources.folder import strangers
from edition.sources.manifest_text import based_on, renamed, without_table
from edition.sources.original import Original
from tests.support.programs import ROOT

TEXT = "We deny the charge that was made.\n\nIt is false in every part of it.\n"
PAGE = (
    "<title>News</title><p>The firm said:<p>"
    "We deny the charge that was made.<p>It is false in each part of it."
)
MANIFEST = """# the sources
title = "T"  # of A
base = "A"

# the first: A
[[witness]]
siglum = "A"
file = "A.txt"
notes = "siglum = A, as printed"

[[witness]]  # the second
siglum = "B"
file = "B.txt"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "A.txt").write_text(TEXT)
    (folder / "B.txt").write_text(TEXT.replace("every", "each"))
    (folder / "edition.toml").write_text(MANIFEST)
    return minted(folder)


def minted(folder: Path) -> Path:
    (folder / "permalinks.toml").write_text(format_ledger(mint(register_of(folder), date(2026, 1, 2))))
    return folder


def made(folder: Path, change: ArchiveChange) -> Path:
    tried(folder, change)
    make(folder, change)
    return folder


def test_a_page_is_added_with_its_original_and_described(archive: Path) -> None:
    change = adding(archive, [Original("page.html", PAGE.encode(), "W")])
    before = sorted(path.name for path in archive.iterdir())
    edition = tried(archive, change).edition
    assert sorted(path.name for path in archive.iterdir()) == before
    assert placed(edition, "W").startswith("W  page.txt: full, from “We deny the charge")
    make(archive, change)
    assert (archive / "edition.toml").read_text().startswith(MANIFEST.rstrip())
    assert (archive / "page.html").read_text() == PAGE
    assert [witness.title for witness in register_of(archive).edition.witnesses] == [None, None, "News"]
    assert list(strangers(archive, register_of(archive).edition)) == []


def test_an_original_that_is_changed_or_gone_is_told(archive: Path) -> None:
    made(archive, adding(archive, [Original("page.html", PAGE.encode(), "W")]))
    (archive / "page.html").write_text("changed")
    with pytest.raises(EditionError, match=r"edition\.toml:\d+: .*no longer what page\.txt was taken from"):
        register_of(archive)
    (archive / "page.html").unlink()
    with pytest.raises(EditionError, match=r"page\.html does not exist"):
        register_of(archive)


def test_a_changed_original_is_taken_again_under_its_siglum(archive: Path) -> None:
    """What the message says to type does it: text and checksums are new, siglum, title and the rest stay."""
    made(archive, adding(archive, [Original("page.html", PAGE.encode(), "W")]))
    changed = PAGE.replace("We deny", "We still deny").encode()
    (archive / "page.html").write_bytes(changed)
    with pytest.raises(EditionError, match=r"add \S+ \S+page\.html"):
        register_of(archive)
    with pytest.raises(EditionError, match="is the source W already: leave out “V=”"):
        adding(archive, [Original("page.html", changed, "V")], frozenset({"page.html"}))
    with pytest.raises(EditionError, match="again by itself"):
        adding(archive, [Original("page.html", changed), Original("b.txt", b"B")], frozenset({"page.html"}))
    change = adding(archive, [Original("page.html", changed)], frozenset({"page.html"}))
    assert tried(archive, change).edition.witness("W").text.count("We still deny") == 1
    assert "We still" not in (archive / "page.txt").read_text()
    make(archive, change)
    edition = register_of(archive).edition
    assert ("We still" in edition.witness("W").text, edition.witness("W").title) == (True, "News")
    assert [witness.siglum for witness in edition.witnesses] == ["A", "B", "W"]
    with pytest.raises(EditionError, match="is W already, and has not changed"):
        adding(archive, [Original("page.html", changed)], frozenset({"page.html"}))


def test_a_text_without_an_original_is_recorded_as_it_is_now(archive: Path) -> None:
    made(archive, adding(archive, [Original("c.txt", b"We deny it all.", "C")]))
    (archive / "c.txt").write_text("We deny all of it.")
    with pytest.raises(EditionError, match=r"sha256|c\.txt has"):
        register_of(archive)
    made(archive, adding(archive, [Original("c.txt", b"We deny all of it.")], frozenset({"c.txt"})))
    assert register_of(archive).edition.witness("C").text == "We deny all of it."


def test_texts_of_other_encodings_are_kept_beside(archive: Path) -> None:
    content = TEXT.encode("utf-16")
    made(archive, adding(archive, [Original("old.txt", content.replace(b"e\0v", b"E\0v"))]))
    assert (archive / "old.txt").read_text().startswith("We deny")
    assert (archive / "old-original.txt").read_bytes()[:2] == content[:2]
    assert strangers(archive, register_of(archive).edition) == []


def test_a_file_that_lies_there_already_is_taken_in_as_it_is(archive: Path) -> None:
    (archive / "page.html").write_text(PAGE)
    assert strangers(archive, register_of(archive).edition) == ["page.html"]
    made(archive, adding(archive, [Original("page.html", PAGE.encode())], frozenset({"page.html"})))
    assert strangers(archive, register_of(archive).edition) == []
    assert not (archive / "page-2.html").exists()


def test_a_folder_of_bare_texts_gets_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "B.txt").write_text(TEXT)
    made(tmp_path, adding(tmp_path, [Original("A.html", PAGE.encode())]))
    edition = register_of(tmp_path).edition
    assert ([w.siglum for w in edition.witnesses], edition.base) == (["B", "A"], "B")


def test_what_cannot_be_added_changes_nothing(archive: Path) -> None:
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    with pytest.raises(EditionError, match="has the same text as A"):
        adding(archive, [Original("c.txt", TEXT.encode())])
    with pytest.raises(EditionError, match="siglum of witness 1"):
        tried(archive, adding(archive, [Original("c.txt", b"Other", "a")]))
    assert {path.name: path.read_bytes() for path in archive.iterdir()} == before


def test_a_renamed_source_keeps_ids_decisions_and_citations(archive: Path) -> None:
    (archive / "decisions.toml").write_text(
        '[[decision]]\ndo = "kind"\npassage = "p2"\nreadings = { A = "every", B = "each" }  # A or B\n'
        'kind = "spelling"\nreason = "B = a slip of A"\nwho = "E"\ndate = 2026-01-02\n'
    )
    minted(archive)
    before = register_of(archive)
    made(archive, renaming(archive, "B", "Q.1"))
    after = register_of(archive)
    assert list(plan(after)) == []
    assert [u.id for _, u in after.edition.units()] == [u.id for _, u in before.edition.units()]
    assert [u.kind for _, u in after.edition.units()] == [u.kind for _, u in before.edition.units()]
    decisions = (archive / "decisions.toml").read_text()
    assert '"Q.1" = "each" }  # A or B' in decisions
    assert 'reason = "B = a slip of A"' in decisions
    fates = {entry.siglum: entry.into for entry in after.ledger.witnesses}
    assert fates == {"A": (), "Q.1": (), "B": ("Q.1",)}
    assert verify(after, "B", before.edition.witness("B").sha256).state.name != "UNKNOWN"


def test_a_renamed_base_is_the_base(archive: Path) -> None:
    made(archive, renaming(archive, "A", "X"))
    text = (archive / "edition.toml").read_text()
    assert 'base = "X"\n\n# the first: A\n' in text
    assert 'notes = "siglum = A, as printed"' in text
    assert register_of(archive).edition.base == "X"
    assert list(plan(register_of(archive))) == []


@pytest.mark.parametrize(("old", "new"), [("C", "D"), ("A", "a b"), ("A", "B")])
def test_a_renaming_that_cannot_be_is_refused(archive: Path, old: str, new: str) -> None:
    with pytest.raises(EditionError):
        tried(archive, renaming(archive, old, new))


def test_a_withdrawn_source_leaves_its_ids_and_its_files_aside(archive: Path) -> None:
    made(archive, withdrawing(archive, "B", None))
    assert (archive / "withdrawn" / "B.txt").exists()
    register = register_of(archive)
    assert [witness.siglum for witness in register.edition.witnesses] == ["A"]
    assert [passage.id for passage in register.edition.passages] == ["p1", "p2"]
    assert any("B: withdrawn" in line for line in plan(register))
    with pytest.raises(EditionError, match="the only source"):
        withdrawing(archive, "A", None)


def test_decisions_go_on_without_a_withdrawn_source_or_are_kept_beside_its_files(archive: Path) -> None:
    (archive / "C.txt").write_text(TEXT.replace("every", "no").replace("charge", "claim"))
    with (archive / "edition.toml").open("a") as manifest:
        manifest.write('\n[[witness]]\nsiglum = "C"\nfile = "C.txt"\n')
    said = 'do = "note"\nnote = "n"\nwho = "w"\ndate = 2026-01-02\nreason = "r"\n'
    three = '{ A = "every", B = "each", C = "no" }'
    kept = f'# of the board\n[[decision]]\nreadings = {three}\npassage = "p2"\n{said}'
    aside = f'[[decision]]  # of C\nreadings = {{ A = "charge", C = "claim" }}\npassage = "p1"\n{said}'
    (archive / "decisions.toml").write_text(f"{aside}\n{kept}")
    minted(archive)
    change = withdrawing(archive, "C", None)
    assert change.remarks == (
        "1 of the decisions has no place without C: kept in withdrawn/decisions-C.toml",
    )
    made(archive, change)
    assert (archive / "decisions.toml").read_text() == kept.replace(', C = "no"', "")
    assert (archive / "withdrawn" / "decisions-C.toml").read_text() == f"{aside}\n"
    assert any(unit.decisions for passage in register_of(archive).edition.passages for unit in passage.units)


def test_a_base_is_withdrawn_only_with_another_named(archive: Path) -> None:
    with pytest.raises(EditionError, match="--base B"):
        withdrawing(archive, "A", None)
    made(archive, withdrawing(archive, "A", "B"))
    assert register_of(archive).edition.base == "B"


def test_the_manifest_is_changed_where_it_must_be_and_nowhere_else() -> None:
    assert without_table(MANIFEST, "B", "m") == MANIFEST[: MANIFEST.index("[[witness]]  # the second")]
    assert based_on(MANIFEST, "B") == MANIFEST.replace('base = "A"', 'base = "B"')
    assert based_on("[[witness]]\n", "B") == 'base = "B"\n\n[[witness]]\n'
    assert renamed("apart = [\n 'A', \"B\"]\nwords = 'A'", "A", "C") == 'apart = [\n "C", "B"]\nwords = \'A\''
    with pytest.raises(EditionError, match="by hand"):
        without_table(MANIFEST, "C", "m")


@pytest.mark.parametrize(
    ("name", "content", "files"),
    [
        ("two words.txt", TEXT.encode(), ("two words.txt", None)),
        ("-dash.TXT", TEXT.encode(), ("-dash.TXT", None)),
        ("western.txt", f"The café’s text:\n\n{TEXT}".encode("cp1252"), ("western-utf8.txt", "western.txt")),
        ("two words.html", PAGE.encode(), ("two-words.txt", "two words.html")),
    ],
)
def test_a_file_that_lies_in_the_folder_stays_as_it_is_and_is_no_stranger_then(
    archive: Path, name: str, content: bytes, files: tuple[str, str | None]
) -> None:
    (archive / name).write_bytes(content.replace(b"false", b"untrue"))
    given = Original(name, (archive / name).read_bytes())
    made(archive, adding(archive, [given], frozenset({name})))
    edition = register_of(archive).edition
    assert list(strangers(archive, edition)) == []
    added = edition.witnesses[-1]
    assert (added.file, files[1] is None or (archive / files[1]).read_bytes()) == (
        files[0],
        files[1] is None or given.content,
    )


def test_a_source_that_shares_nothing_is_said_to_be_left_aside(archive: Path) -> None:
    change = adding(archive, [Original("far.txt", b"Bread is baked of flour, water and some salt.", "F")])
    assert placed(tried(archive, change).edition, "F") == (
        "F  far.txt: unrelated: shares only phrases that any two texts share, and is left aside"
    )


def test_the_same_text_twice_in_one_command_is_refused_as_in_two(archive: Path) -> None:
    with pytest.raises(EditionError, match=r"d\.txt: has the same text as c\.txt, which is handed in too"):
        adding(archive, [Original("c.txt", b"We deny it all."), Original("d.txt", b"We deny it all.")])


def test_a_file_in_the_folder_that_says_the_same_is_to_be_removed(archive: Path) -> None:
    same = (archive / register_of(archive).edition.witnesses[0].file).read_bytes()
    (archive / "x.txt").write_bytes(same)
    with pytest.raises(EditionError, match=r"has the same text as A, .*: remove it from the folder"):
        adding(archive, [Original("x.txt", same)], frozenset({"x.txt"}))


@pytest.mark.parametrize(
    "text",
    [
        'readings.{} = "x"\nreadings.B = "y"',
        'readings . "{}" = "x"',
        'readings = {{ B = "a = {{", {} = "x" }}',
        'units = [{{ B = "", {} = "x" }}, {{ {} = "]" }}]',
        'into = [{{ readings = {{ {} = "x" }}, kind = "case" }}]',
        '[decision.readings]\nB = "y"  # [x]\n{} = "x"',
        '[[decision.units]]\n{} = "x"',
        '[[decision.into]]\nreadings.{} = "x"',
        'base = "{}"',
    ],
)
@pytest.mark.parametrize("old", ["A", "text", "note", "with-dash"])
def test_a_siglum_is_another_wherever_it_names_a_witness(text: str, old: str) -> None:
    names = text.count("{}")
    assert renamed(text.format(*[old] * names), old, "New") == text.format(*["New"] * names)


@pytest.mark.parametrize(
    "text",
    [
        '[[decision]]\ntext = "text"\nreadings = { B = "text" }\ntext = ""',
        '[[decision]]\nreadings.B = "x"\ntext = ""',
        '[decision.readings]\nB = "x"\n[[decision]]\ntext = ""',
        'author = { text = "x", given = "y" }',
        '[[witness]]\ntext = "a"',
        'readings.B = "text = 1"  # readings.text = 2',
    ],
)
def test_a_key_that_reads_like_a_siglum_stays(text: str) -> None:
    assert renamed(text, "text", "New") == text


def test_the_archive_of_this_repository_is_renamed_whole() -> None:
    """Its decisions write readings in more ways than one."""
    text = (ROOT / "variants" / "decisions.toml").read_text("utf-8")
    keys = re.findall(r"readings\.TR =|\{ TR =", text)
    new = renamed(text, "TR", "Trusted")
    assert len(set(keys)) == 2
    assert len(re.findall(r"readings\.Trusted =|\{ Trusted =", new)) == len(keys)
    assert renamed(new, "Trusted", "TR") == text


class Killed(BaseException):
    """Stands for a kill: nothing that catches errors catches it."""


DECIDED = (
    '[[decision]]\ndo = "kind"\npassage = "p2"\nreadings = { A = "every", B = "each" }\n'
    'kind = "spelling"\nreason = "a slip"\nwho = "E"\ndate = 2026-01-02\n'
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rename", "withdraw", "add"])
def test_a_change_that_is_killed_at_any_step_is_made_whole_or_not_at_all(
    archive: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "decisions.toml").write_text(DECIDED)
    minted(archive)
    change = {
        "rename": lambda: renaming(archive, "B", "Q"),
        "withdraw": lambda: withdrawing(archive, "B", None),
        "add": lambda: adding(archive, [Original("news.html", PAGE.encode())]),
    }[kind]()
    if kind == "withdraw":
        (archive / "decisions.toml").unlink()
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    outcomes = []
    killed = True
    for step in count():
        if not killed:
            break
        killed = kill_at(step, archive, change, monkeypatch)
        outcomes.append(standing(archive))
        shutil.rmtree(archive)
        archive.mkdir()
        for name, content in before.items():
            (archive / name).write_bytes(content)
    assert set(outcomes) == {"old", "new"}
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes[-1] == "new"


@pytest.mark.slow
def test_a_folder_of_bare_texts_has_no_source_more_where_adding_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a manifest every text in the folder is a source: a new one may come with the manifest alone."""
    folder = tmp_path / "bare"
    seen = set()
    for step in count():
        folder.mkdir()
        (folder / "B.txt").write_text(TEXT)
        change = adding(folder, [Original("A.html", PAGE.encode())])
        killed = kill_at(step, folder, change, monkeypatch)
        sigla = tuple(witness.siglum for witness in register_of(folder).edition.witnesses)
        seen.add((sigla, (folder / "edition.toml").is_file()))
        shutil.rmtree(folder)
        if not killed:
            break
    assert seen == {(("B",), False), (("B", "A"), True)}


@pytest.mark.parametrize("written", range(4))
def test_a_disk_that_is_full_leaves_no_hidden_file_of_an_addition(
    archive: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    change = adding(archive, [Original("news.html", PAGE.encode())])
    room = iter(range(written))

    def sync(_: int) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", sync)
        with suppress(OSError):
            make(archive, change)
    assert {path.name: path.read_bytes() for path in archive.iterdir()} == before
    assert standing(made(archive, change)) == "new"


def kill_at(step: int, archive: Path, change: ArchiveChange, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Make a change and kill it before its step-th change of the disk; False where it has no such step."""
    left = step

    def guarded(act: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object, **options: object) -> object:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return act(*arguments, **options)

        return run

    with monkeypatch.context() as patched, suppress(Killed):
        for name in ("replace", "rename", "unlink", "mkdir"):
            patched.setattr(Path, name, guarded(getattr(Path, name)))
        make(archive, change)
        return False
    return True


def standing(archive: Path) -> str:
    """Which of the two states an archive is in when it is read; there is no third."""
    register = register_of(archive)
    assert not (archive / ".change.json").exists()
    recorded = {entry.siglum for entry in register.ledger.witnesses if entry.until is None}
    sigla = {witness.siglum for witness in register.edition.witnesses}
    renamed_there = any("Q" in entry.into for entry in register.ledger.witnesses)
    assert renamed_there == ("Q" in sigla)
    assert recorded <= sigla | {"B"}
    for name in ("A.txt", "B.txt"):
        assert (archive / name).is_file() or (archive / "withdrawn" / name).is_file()
    return "old" if sigla == {"A", "B"} else "new"


@pytest.mark.parametrize(
    "plan_text",
    [
        "",
        "[]",
        '{"written": {"../x.toml": "x"}, "moved": {}}',
        '{"written": {}, "moved": {"A.txt": "/tmp/A.txt"}}',
        '{"written": {"out/x": "x"}, "moved": {}}',
        '{"written": {"edition.toml": 1}, "moved": {}}',
    ],
)
def test_a_note_of_a_change_that_is_not_ours_does_nothing(archive: Path, plan_text: str) -> None:
    (archive / "out").symlink_to(archive.parent)
    (archive / ".change.json").write_text(plan_text)
    before = {path: path.read_bytes() for path in archive.iterdir() if path.is_file()}
    with pytest.raises(EditionError, match="delete it"):
        register_of(archive)
    assert {path: path.read_bytes() for path in archive.iterdir() if path.is_file()} == before
    assert not (archive.parent / "x").exists()

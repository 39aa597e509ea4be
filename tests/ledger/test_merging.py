"""Two branches mint; the merged ledger is settled, and nothing that either published is lost."""

from __future__ import annotations

import hashlib
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app.cli import cli
from edition.app.pipeline import Archive, edit, register_of
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.fingerprints import fingerprint
from edition.ledger.merging import settle_merged, sides
from edition.ledger.recording import mint, plan
from edition.ledger.verification import CitationState, verify
from tests.support.edits import sources

FIRST = "The council met on Monday in the town hall, as it does every month."
LAST = "Work on the new quay will begin in spring, engineers said, and end in two years."
OURS = "Money for it comes from the region, from the state and from a loan."
THEIRS = "Nobody had expected the result: nine members voted for it, three against."
DAY = date(2026, 1, 1)


def minted(paragraphs: list[str], ledger: Ledger, day: int) -> Ledger:
    other = [text.replace("the", "a", 1) for text in paragraphs]
    return mint(edit(Archive(sources({"A": paragraphs, "B": other}), ledger=ledger)), date(2026, 1, day))


@pytest.fixture(scope="module")
def branches() -> tuple[Ledger, Ledger]:
    common = minted([FIRST, LAST], Ledger(), 1)
    return minted([FIRST, LAST, OURS], common, 3), minted([FIRST, LAST, THEIRS], common, 2)


def test_one_id_for_two_texts_is_told_apart_and_both_are_recorded(branches: tuple[Ledger, Ledger]) -> None:
    merged = settle_merged(branches)
    assert [entry.id for entry in merged.ledger.entries] == ["p1", "p2", "p3", "p4"]
    [told] = merged.told
    assert re.fullmatch("p3 stood for two texts: 'Nobody had .*' keeps it, 'Money for .*' is p4 now", told)
    assert (merged.ledger.entries[3].was, merged.ledger.entries[3].units[0].was) == (("p3",), ("p3.u1",))
    assert parse_ledger(format_ledger(merged.ledger)) == merged.ledger
    assert settle_merged([merged.ledger]).told == ()


def test_a_unit_of_the_entry_that_gave_way_is_still_known() -> None:
    """Where the entry that keeps the id has no such unit, a citation of it leads to the other."""
    common = minted([FIRST, LAST], Ledger(), 1)
    alike = {"A": [FIRST, LAST, THEIRS], "B": [FIRST, LAST, THEIRS]}
    theirs = mint(edit(Archive(sources(alike), ledger=common)), date(2026, 1, 2))
    merged = settle_merged([minted([FIRST, LAST, OURS], common, 3), theirs]).ledger
    register = edit(Archive(sources(alike), ledger=merged))
    cited = verify(register, "p3.u1", fingerprint(OURS))
    assert (cited.state, cited.into) == (CitationState.WITHDRAWN, ("p4",))


def test_after_settling_both_texts_are_found_and_a_mint_is_a_fixpoint(
    branches: tuple[Ledger, Ledger],
) -> None:
    ledger = settle_merged(branches).ledger
    paragraphs = [FIRST, LAST, THEIRS, OURS]
    ledger = minted(paragraphs, ledger, 4)
    texts = {"A": paragraphs, "B": [text.replace("the", "a", 1) for text in paragraphs]}
    register = edit(Archive(sources(texts), ledger=ledger))
    assert not list(plan(register))
    assert [passage.id for passage in register.edition.passages] == ["p1", "p2", "p3", "p4"]
    assert verify(register, "p3", fingerprint(THEIRS)).state is CitationState.SAME
    moved = verify(register, "p3", fingerprint(OURS))
    assert (moved.state, moved.into) == (CitationState.WITHDRAWN, ("p4",))


def test_two_units_of_one_id_are_told_apart() -> None:
    def ledger(one: str, two: str, day: int, before: Ledger) -> Ledger:
        return mint(edit(Archive(sources({"A": [one], "B": [two]}), ledger=before)), date(2026, 1, day))

    common = ledger(FIRST, FIRST, 1, Ledger())
    ours = ledger(FIRST, FIRST.replace("Monday", "Tuesday"), 2, common)
    theirs = ledger(FIRST, FIRST.replace("month", "year"), 3, common)
    merged = settle_merged([ours, theirs])
    [entry] = merged.ledger.entries
    assert [(unit.id, unit.readings["B"], unit.was) for unit in entry.units] == [
        ("p1.u1", "Tuesday", ()),
        ("p1.u2", "year", ("p1.u1",)),
    ]


def test_the_same_paragraph_on_both_branches_is_one(branches: tuple[Ledger, Ledger]) -> None:
    ours, _ = branches
    assert settle_merged([ours, ours]) == (ours, ())


def test_a_ledger_with_the_fingerprints_of_earlier_times_is_left_as_it_is(tmp_path: Path) -> None:
    """Nothing is merged there: it was written anew, with the advice to look at it."""
    (tmp_path / "A.txt").write_text(f"{FIRST}\n")
    assert CliRunner().invoke(cli, ["mint", str(tmp_path)]).exit_code == 0
    file = tmp_path / "permalinks.toml"
    file.write_text(re.sub('fingerprint = "[^"]*"', f'fingerprint = "{_digits(FIRST)}"', file.read_text()))
    before = file.read_bytes()
    assert "Nothing to settle" in CliRunner().invoke(cli, ["settle", str(tmp_path)]).output
    assert file.read_bytes() == before


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_with_conflicts_is_settled_by_a_command(tmp_path: Path, style: str) -> None:
    def write(*paragraphs: str) -> None:
        (tmp_path / "A.txt").write_text("\n\n".join(paragraphs) + "\n")
        assert CliRunner().invoke(cli, ["mint", str(tmp_path)]).exit_code == 0
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-m", "x")

    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "config", "merge.conflictStyle", style)
    (tmp_path / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n')
    write(FIRST, LAST)
    git(tmp_path, "switch", "-c", "theirs")
    write(FIRST, LAST, THEIRS)
    git(tmp_path, "switch", "main")
    write(FIRST, LAST, OURS)
    assert "CONFLICT" in git(tmp_path, "merge", "theirs").stdout
    (tmp_path / "A.txt").write_text("\n\n".join([FIRST, LAST, THEIRS, OURS]) + "\n")
    with pytest.raises(EditionError, match=r"conflict marks of a merge.* run `python build_site.py settle`"):
        register_of(tmp_path)
    settled = CliRunner().invoke(cli, ["settle", str(tmp_path)])
    assert "p3 stood for two texts" in settled.output
    assert "Nothing to settle" in CliRunner().invoke(cli, ["settle", str(tmp_path)]).output
    assert CliRunner().invoke(cli, ["mint", str(tmp_path)]).exit_code == 0
    register = register_of(tmp_path)
    assert not list(plan(register))
    assert {passage.id for passage in register.edition.passages} == {"p1", "p2", "p3", "p4"}


def test_an_id_that_stands_twice_says_the_way_out(branches: tuple[Ledger, Ledger]) -> None:
    twice = Ledger((*branches[0].entries, branches[1].entries[-1]))
    with pytest.raises(EditionError, match=r"p3 is recorded 2 times: .* run `python build_site.py settle`"):
        parse_ledger(format_ledger(twice))
    assert len(settle_merged([parse_ledger(format_ledger(twice), merged=True)]).ledger.entries) == 4


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("a = 1\n", ["a = 1\n"]),
        ("a\n<<<<<<< o\nb\n=======\nc\n>>>>>>> t\nd\n", ["a\nb\nd\n", "a\nc\nd\n"]),
        ("<<<<<<< o\r\nb\r\n=======\r\nc\r\n>>>>>>> t\r\n", ["b\r\n", "c\r\n"]),
        (
            "<<<<<<< o\nb\n||||||| base\n<<<<<<<<< x\ny\n=========\nz\n>>>>>>>>> w\n=======\nc\n>>>>>>> t\n",
            ["b\n", "c\n"],
        ),
    ],
    ids=["no marks", "marks", "other line ends", "a merge of merges"],
)
def test_sides_of_a_text(text: str, both: list[str]) -> None:
    assert sides(text) == both

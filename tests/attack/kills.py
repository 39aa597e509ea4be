"""Each command is killed before each of its changes of the disk, then typed again: nothing may be lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.attack.forks import Ended, run, snapshot
from tests.support.commands import warm_up
from tests.support.disk import KILLED

_TEXT: Final = "We deny the charge that was made.\n\nIt is false in every part of it.\n"
_OTHER: Final = _TEXT.replace("every", "each")
_PAGE: Final = f"<title>News</title><p>The firm said:<p>{_TEXT.replace('made', 'brought')}"


class Attack(NamedTuple):
    """What is typed, on the archive `a` in the working folder, what before, and what after all."""

    arguments: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = (("mint", "a"),)
    exists: bool = True
    then: tuple[str, ...] = ()


ATTACKS: Final = {
    "new": Attack(
        ("new", "a", "--title", "T", "A=in/A.txt", "in/page.html"), (), exists=False, then=("mint", "a")
    ),
    "add": Attack(("add", "a", "W=in/page.html", "--yes")),
    "rename": Attack(("rename", "B", "Q", "--archive", "a", "--yes")),
    "withdraw": Attack(("withdraw", "B", "--archive", "a", "--yes")),
    "mint": Attack(("mint", "a"), ()),
    "settle": Attack(("settle", "a")),
    "build": Attack(("build", "a", "--site", "site"), (("build", "a", "--site", "site"),)),
    "export": Attack(("export", "a", "out"), ()),
}


class Found(NamedTuple):
    """What came of an attack: how often the command was killed, and what was lost, broken or left lying."""

    kills: int
    faults: tuple[str, ...]


def attack(name: str, most: int | None = None) -> Found:
    """Kill a command before each change of the disk, or before `most` of them at even distances."""
    chosen, faults, kills = ATTACKS[name], list[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        before, work = Path(folder, "before"), Path(folder, "work")
        lay(before, chosen, merged=name == "settle")
        steps, wished = undisturbed(chosen, before, work)
        for step in range(0, steps, 1 if most is None else max(1, steps // most)):
            shutil.copytree(before, work)
            ended = run(*chosen.arguments, folder=work, kill_at=step)
            kills += ended.status == KILLED
            faults += [
                f"{name}, killed at {step}: {fault}" for fault in _faults(chosen, before, work, wished)
            ]
            shutil.rmtree(work)
    return Found(kills, tuple(faults))


def lay(before: Path, chosen: Attack, *, merged: bool = False) -> None:
    """Lay ready what an attack begins with."""
    (before / "in").mkdir(parents=True)
    (before / "in" / "A.txt").write_text(_TEXT)
    (before / "in" / "page.html").write_text(_PAGE)
    if not chosen.exists:
        return
    (before / "a").mkdir()
    (before / "a" / "A.txt").write_text(_TEXT)
    (before / "a" / "B.txt").write_text(_OTHER)
    for arguments in chosen.before:
        _must(run(*arguments, folder=before))
    if merged:
        _mint_on_two_branches(before / "a")


def _mint_on_two_branches(archive: Path) -> None:
    sides = []
    for words in ("The council met on Monday in the town hall.", "Nobody had expected what then came of it."):
        with tempfile.TemporaryDirectory() as branch:
            shutil.copytree(archive, branch, dirs_exist_ok=True)
            for name in ("A.txt", "B.txt"):
                text = (archive / name).read_text()
                Path(branch, name).write_text(text.replace("\n\n", f"\n\n{words}\n\n"))
            _must(run("mint", branch, folder=archive))
            sides.append(Path(branch, "permalinks.toml").read_text())
    one, two = sides
    (archive / "permalinks.toml").write_text(f"<<<<<<< one\n{one}=======\n{two}>>>>>>> two\n")


def _must(ended: Ended) -> None:
    if ended.status:
        raise AssertionError(ended.said)


def undisturbed(chosen: Attack, before: Path, work: Path) -> tuple[int, dict[str, bytes]]:
    """How often the command changes the disk, and what lies there when it was not disturbed."""
    shutil.copytree(before, work)
    ended = run(*chosen.arguments, folder=work)
    _must(ended)
    if chosen.then:
        _must(run(*chosen.then, folder=work))
    wished = snapshot(work)
    shutil.rmtree(work)
    return ended.changes, wished


def _faults(chosen: Attack, before: Path, work: Path, wished: dict[str, bytes]) -> Iterator[str]:
    """What is wrong after a kill: with what lies there, and after the command is typed again."""
    for whole in ("a/A.txt", "a/permalinks.toml", "a/edition.toml", "site/data/edition.json"):
        there = (work / whole).read_bytes() if (work / whole).is_file() else None
        was = (before / whole).read_bytes() if (before / whole).is_file() else None
        if there not in (was, wished.get(whole)):
            yield f"{whole} is neither what it was nor what it should become"
    again = run(*chosen.arguments, folder=work)
    if chosen.then:
        again = run(*chosen.then, folder=work)
    if "Traceback" in again.said:
        yield again.said
    found = snapshot(work)
    yield from sorted(
        f"{path} is {'left' if path not in wished else 'lost' if path not in found else 'another'}"
        for path in found.keys() | wished.keys()
        if found.get(path) != wished.get(path)
    )


def report(most: int | None, names: Iterable[str] | None = None) -> bool:
    """Attack each command and say what came of it; whether nothing was lost."""
    warm_up()
    results = {name: attack(name, most) for name in names or ATTACKS}
    for name, found in results.items():
        print(f"{name:10} {found.kills:5} kills   {len(found.faults)} faults")
        print(*found.faults, sep="\n", end="\n" if found.faults else "")
    print(f"{sum(found.kills for found in results.values())} kills")
    return not any(found.faults for found in results.values())

"""Ctrl-C is typed at each change of the disk that a command makes: all is as before, or done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.attack.forks import Ended, run, snapshot
from tests.attack.kills import ATTACKS, Found, lay, undisturbed
from tests.support.commands import warm_up


def attack(name: str, most: int | None = None) -> Found:
    """Interrupt a command at each change of the disk, or at `most` of them at even distances."""
    chosen, faults, count = ATTACKS[name]._replace(then=()), list[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        before, work = Path(folder, "before"), Path(folder, "work")
        lay(before, chosen, merged=name == "settle")
        steps, wished = undisturbed(chosen, before, work)
        was = snapshot(before)
        for step in range(0, steps, 1 if most is None else max(1, steps // most)):
            shutil.copytree(before, work)
            ended = run(*chosen.arguments, folder=work, interrupt_at=step)
            count += 1
            faults += [f"{name}, interrupted at {step}: {each}" for each in _faults(ended, work, was, wished)]
            shutil.rmtree(work)
    return Found(count, tuple(faults))


def _faults(ended: Ended, work: Path, was: dict[str, bytes], wished: dict[str, bytes]) -> Iterator[str]:
    after = snapshot(work)
    if ended.status not in (0, 1) or "Traceback" in ended.said:
        yield f"ended with {ended.status}: {' '.join(ended.said.split())[-300:]}"
    if ended.status and ended.said.count("Aborted!") != 1:
        yield f"said {ended.said!r}"
    if after not in (was, wished):
        changed = sorted(k for k in was.keys() | after.keys() if was.get(k) != after.get(k))
        yield f"is neither as before nor done: {changed[:5]}"
    elif not ended.status and after != wished:
        yield "is not done"


def report(most: int | None, names: Iterable[str] | None = None) -> bool:
    """Interrupt each command and say what came of it; whether nothing was half made."""
    warm_up()
    results = {name: attack(name, most) for name in names or ATTACKS}
    for name, found in results.items():
        print(f"{name:10} {found.kills:5} interrupts   {len(found.faults)} faults")
        print(*found.faults, sep="\n", end="\n" if found.faults else "")
    return not any(found.faults for found in results.values())

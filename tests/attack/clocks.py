"""Builds under other clocks, in 1970 and 2099: the same bytes, and ids that last (needs faketime)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.attack.forks import snapshot
from tests.attack.kills import ATTACKS, lay
from tests.support.programs import ROOT

_CLOCKS: Final = ("1970-01-02 00:00:01", "2026-01-01 23:59:59", "2038-01-20 00:00:00", "2099-12-31 23:59:59")


def report() -> bool:
    """Mint, build and check under each clock; whether all agree."""
    faketime = shutil.which("faketime")
    if faketime is None:
        print("Clocks: faketime is not here; not tried")
        return True
    faults = list[str]()
    sites = []
    with tempfile.TemporaryDirectory() as folder:
        minted = Path(folder, "minted")
        lay(minted, ATTACKS["build"])
        for number, clock in enumerate(_CLOCKS):
            work = Path(folder, str(number))
            shutil.copytree(minted, work)
            for arguments in (("check", "a"), ("build", "a", "--site", "site"), ("mint", "a")):
                faults += _typed([faketime, clock], arguments, work)
            sites.append(
                {path: content for path, content in snapshot(work).items() if path.startswith("site/")}
            )
            faults += _from_nothing([faketime, clock], Path(folder, f"new-{number}"))
    if any(site != sites[0] for site in sites):
        faults.append("the sites differ")
    print(f"Clocks: {', '.join(_CLOCKS)}: {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return not faults


def _from_nothing(clock: list[str], work: Path) -> list[str]:
    """An archive begun under the clock; minted again today nothing is found to do."""
    lay(work, ATTACKS["new"])
    faults = _typed(clock, ATTACKS["new"].arguments, work)
    before = snapshot(work)
    faults += _typed([], ("mint", "a"), work)
    return faults + [
        f"{clock[1]}: {path} is another" for path in before if snapshot(work)[path] != before[path]
    ]


def _typed(before: list[str], arguments: tuple[str, ...], work: Path) -> list[str]:
    command = [*before, sys.executable, str(ROOT / "build_site.py"), *arguments]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=120, check=False)
    return [f"{before[1:]} {arguments}: {done.stderr[-300:]}"] if done.returncode else []

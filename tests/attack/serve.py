"""The server of a site is killed at any moment while its sources are edited: they and a build stay whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from tests.attack.forks import run, snapshot
from tests.attack.kills import ATTACKS, lay
from tests.support.commands import import_house
from tests.support.ports import free_port
from tests.support.programs import ROOT

_LONGEST: Final = 6  # seconds until the kill: it starts, serves, and follows edits in that time


def report(rounds: int, seed: int = 0) -> bool:
    """Serve and kill so often; whether nothing was lost."""
    import_house()
    random = Random(seed)
    faults = [f"round {number}: {fault}" for number in range(rounds) for fault in _round(random)]
    print(f"serve      {rounds:5} kills   {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return not faults


def _round(random: Random) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "work")
        lay(work, ATTACKS["build"])
        before = snapshot(work)
        texts = _served_and_killed(work, random)
        after = snapshot(work)
        faults = [
            f"{path} is another"
            for path, content in before.items()
            if texts.get(path, content) != after.get(path)
        ]
        faults += [f"{path} is left" for path in after.keys() - before.keys()]
        built = run("build", "a", "--site", "site", folder=work)
        shutil.rmtree(work)
    return faults + ([built.said] if built.status else [])


def _served_and_killed(work: Path, random: Random) -> dict[str, bytes]:
    """The files that were edited meanwhile, as they were written last."""
    end = time.monotonic() + random.uniform(0.2, _LONGEST)
    command = [
        sys.executable,
        str(ROOT / "build_site.py"),
        "serve",
        "a",
        "--dev-addr",
        f"127.0.0.1:{free_port()}",
    ]
    with subprocess.Popen(
        command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as server:
        source = work / "a" / "B.txt"
        texts = {}
        while time.monotonic() < end:
            time.sleep(random.uniform(0.1, 0.5))
            texts["a/B.txt"] = source.read_bytes() + b"\nMore words came in.\n"
            source.write_bytes(texts["a/B.txt"])
        os.killpg(server.pid, signal.SIGKILL)
    return texts

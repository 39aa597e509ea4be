"""What many archives cost at once: the `corpus` command beside a plain loop over the same archives.

`python -m tests.bench.archives 2000` takes so many archives, of which one in a hundred is faulty.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from edition.app.corpus_run import Task, collate_archive, find_archives
from tests.bench.texts import versions
from tests.support.programs import ROOT

_COUNT: Final = 200
_FEW: Final = 20  # by which the start of the command is told from its work
_WORDS: Final = 400
_FAULTY: Final = 100  # one in so many has a fault


class Cost(NamedTuple):
    """Seconds by the clock, and processor seconds of all processes."""

    clock: float
    processor: float

    def less(self, other: Cost) -> Cost:
        return Cost(self.clock - other.clock, self.processor - other.processor)


def report(count: int = _COUNT) -> None:
    """Print what was done, the throughput per core beside a plain loop, and what a second worker gains."""
    print(
        f"\n{count:,} archives of {_WORDS} words in two versions, and {_FEW} of them, to tell the start apart"
    )
    with TemporaryDirectory() as name:
        here = Path(name)
        _write(here / "few", _FEW)
        _write(here / "many", count)
        loop = _loop(here / "many", here / "loop").less(_loop(here / "few", here / "loop few"))
        one, two = (_corpus(here, "many", workers).less(_corpus(here, "few", workers)) for workers in (1, 2))
        more = count - _FEW
        for said, cost in (("a plain loop", loop), ("one worker", one), ("two workers", two)):
            each, processor = 1000 * cost.clock / more, 1000 * cost.processor / more
            print(f"{said:16}{each:8.1f} ms an archive, {processor:.1f} of the processor")
        shares = [f"{loop.processor / cost.processor:.2f} with {n}" for n, cost in ((1, one), (2, two))]
        print(f"throughput per core: {', '.join(shares)} of the plain loop's (goal .8)")
        print(f"two workers: {one.clock / two.clock:.2f} times one (goal 1.7, on two idle cores)")


def _write(root: Path, count: int) -> None:
    """Archives in folders of fifty; one in a hundred has a manifest that is none."""
    texts = [" ".join(words) for words in versions(_WORDS * 20, 2)]
    for number in range(count):
        folder = root / f"{number // 50}" / f"statement-{number:05}"
        folder.mkdir(parents=True)
        begin = number * 97 % len(texts[0]) // 2
        for siglum, text in zip("AB", texts, strict=True):
            part = text[begin:].split(" ")[1 : _WORDS + 1]
            (folder / f"{siglum}.txt").write_text(" ".join(part) + "\n", "utf-8")
        if number % _FAULTY == _FAULTY // 2:
            (folder / "edition.toml").write_text("[[witness", "utf-8")


def _loop(root: Path, out: Path) -> Cost:
    """One archive after the other, in this process."""
    begun, before = time.perf_counter(), time.process_time()
    for name, folder in find_archives(root, out).items():
        collate_archive(Task(str(folder), name, str(out), "", sites=False))
    return Cost(time.perf_counter() - begun, time.process_time() - before)


def _corpus(here: Path, what: str, workers: int) -> Cost:
    out = here / f"{what} by {workers}"
    command = [sys.executable, str(ROOT / "build_site.py"), "corpus", str(here / what), str(out)]
    begun, before = time.perf_counter(), _of_programs()
    done = subprocess.run([*command, "--workers", str(workers)], capture_output=True, text=True, check=False)
    cost = Cost(time.perf_counter() - begun, _of_programs() - before)
    if what == "many":
        print(f"{workers} at once: {done.stdout.strip()}; exit status {done.returncode}", flush=True)
    return cost


def _of_programs() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.archives", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=_COUNT, help=f"archives; {_COUNT} without it")
    report(parser.parse_args().count)

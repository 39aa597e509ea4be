"""One measurement in a process of its own: processor time and peak memory, or a time limit."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_ENOUGH = 0.5  # seconds of repetition, of which the best run counts
_RUNS = 3  # at least, as the first run imports what it needs
_SLOW = 10  # seconds; such a run is not repeated


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds of the best run and the peak memory of its process in MB; None beyond the limit."""

    seconds: float | None
    megabytes: float | None = None
    fault: str | None = None


def measure(
    prepare: Callable[..., Any], arguments: tuple[Any, ...], work: Callable[[Any], Any], limit: float
) -> Measured:
    """`work(prepare(*arguments))` in a process of its own; only `work` is timed."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(theirs, prepare, arguments, work), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(120):
            return Measured(None, fault="not prepared in time")
        ours.recv()
        found = ours.recv() if ours.poll(limit) else Measured(None)
    except EOFError:
        found = Measured(None, fault="process died")
    process.terminate()
    process.join()
    return found


def cell(measured: Measured | None, limit: float) -> str:
    if measured is None:
        return "-"
    if measured.seconds is None:
        return measured.fault[:17] if measured.fault else f"> {limit:g}"
    return f"{measured.seconds:.4g}" + (f" ({measured.megabytes:.0f})" if measured.megabytes else "")


def _measure(
    pipe: Connection, prepare: Callable[..., Any], arguments: tuple[Any, ...], work: Callable[[Any], Any]
) -> None:
    prepared = prepare(*arguments)
    pipe.send("ready")
    begin = time.perf_counter()
    best = float("inf")
    runs = 0
    try:
        while runs < _RUNS or time.perf_counter() - begin < _ENOUGH:
            start = _processor()
            made = work(prepared)
            best = min(best, _processor() - start)
            del made  # to free it is no part of the work
            runs = _RUNS if best > _SLOW else runs + 1
    except Exception as fault:
        pipe.send(Measured(None, fault=f"{type(fault).__name__}: {fault}"))
        return
    pipe.send(Measured(best, _peak()))


def _processor() -> float:
    """Seconds of this process and of the programs it called."""
    called = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + called.ru_utime + called.ru_stime


def _peak() -> float | None:
    """Peak resident memory in MB where the system tells it (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    return next(
        int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")
    )

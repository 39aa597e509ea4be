"""A reader in a process of its own, with bounds of time and memory: it cannot break this one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, astuple
from importlib import import_module
from typing import Final

from edition.errors import EditionError, Fault
from edition.sources.original import Extract, Original, refused

if sys.platform != "win32":
    import resource

# Measured: a million dense letters, half a megabyte, in 43 s; the largest page that is let in takes 1 GB.
_SECONDS: Final = 60
_SECONDS_PER_MEGABYTE: Final = 300
_MOST_SECONDS: Final = 1_800
_MEMORY: Final = 2 << 30  # bytes beside what the file itself takes, some times over
_TIMES: Final = 4
_FULL: Final = 2  # how a process ends whose memory did not do
_CHILD: Final = """import sys
sys.path[:] = sys.argv[5:]
from edition.sources.bounded import answer
answer(*sys.argv[1:5])
"""


def bounded(
    module: str, name: str, seconds: int | None = None, memory: int = _MEMORY
) -> Callable[[Original], Extract]:
    """The reader `name` of a module, run with bounds of processor time (in seconds) and memory (in bytes).

    Without `seconds` these grow with the file. Where the system bounds no processor time, the same time of
    the clock holds, and memory is not bounded. What the reader refuses and what is beyond is an
    EditionError.
    """

    def read(original: Original) -> Extract:
        size = len(original.content)
        grown = min(_MOST_SECONDS, _SECONDS + _SECONDS_PER_MEGABYTE * size // 1_000_000)
        time = grown if seconds is None else seconds
        given = (f"{module}:{name}", json.dumps(original.name), str(time), str(memory + _TIMES * size))
        command = [sys.executable, "-I", "-c", _CHILD, *given, *sys.path]
        beyond = (
            f"cannot be read: its pages take more than {time} seconds or {memory >> 20:,} MB of memory, or "
            "break the reader: save its text as a .txt file"
        )
        clock = time if sys.platform == "win32" else None
        try:
            done = subprocess.run(  # noqa: S603 - this interpreter, by a list
                command, input=original.content, capture_output=True, timeout=clock, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise refused(original, beyond) from error
        except OSError as error:
            raise refused(original, f"cannot be read, as no process can be started: {error}") from error
        if done.returncode == 1:
            reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise refused(
                original, f"cannot be read ({reason}): save its text as a .txt file, and report this"
            )
        if done.returncode:
            raise refused(original, beyond)
        said = json.loads(done.stdout)
        if faults := said.get("faults"):
            raise EditionError([Fault(*fault) for fault in faults])
        return Extract(said["text"], said["facts"], tuple(said["remarks"]))

    return read


def answer(reader: str, name: str, seconds: str, memory: str) -> None:
    """What the process does: read the file at its input, and print the extract or the faults as JSON."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CPU, int(seconds))
        _limit(resource.RLIMIT_DATA, int(memory))
        _limit(resource.RLIMIT_CORE, 0)
    module, _, function = reader.partition(":")
    read: Callable[[Original], Extract] = getattr(import_module(module), function)
    said: dict[str, object]
    try:
        said = asdict(read(Original(json.loads(name), sys.stdin.buffer.read())))
    except EditionError as error:
        said = {"faults": [astuple(fault) for fault in error.faults]}
    except MemoryError:
        sys.exit(_FULL)
    sys.stdout.write(json.dumps(said))


if sys.platform != "win32":

    def _limit(kind: int, most: int) -> None:
        """Lower a limit of this process; what is lower already stays."""
        hard = resource.getrlimit(kind)[1]
        with suppress(ValueError, OSError):  # of a system that has no such limit
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

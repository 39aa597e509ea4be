"""The command line of the project, as a process that has its imports behind it.

A new interpreter spends more time on imports than most commands on their work, and the first build of a
process more on templates and patterns than on its pages. So one process imports everything and builds one
site, for all tests of a worker; each command runs in a fork of it, with its own output and end.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NoReturn

import edition
from tests.support.disk import KILLED, Watch
from tests.support.programs import ROOT

PROGRAM = str(ROOT / "build_site.py")
_FIRST = {"A.txt": "It rains, and it snows.\n\nThe end.\n", "B.txt": "It rains, and it pours.\n\nThe end.\n"}


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python build_site.py ARGUMENTS` in these surroundings: its exit status and what it said."""
    return _run(arguments, {"environment": dict(os.environ | environment)})


def killed_before(change: str, *arguments: str | Path) -> bool:
    """Run a command that is killed before the first change of the disk that matches; False where none did."""
    return _run(arguments, {"kill_at": change}).returncode == KILLED


def _run(arguments: Sequence[str | Path], more: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
    said = [str(argument) for argument in arguments]
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        request = _request(said, [os.devnull, str(out), str(err)])
        status = _asked({**request, **more})
        return subprocess.CompletedProcess(
            [PROGRAM, *said], status, *(path.read_text("utf-8") for path in (out, err))
        )


def made(*arguments: str | Path, **environment: str) -> str:
    """What a command says that must succeed."""
    result = run(*arguments, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


class Begun:
    """A command that is running, to be waited for."""

    def __init__(self, *arguments: str | Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._errors = Path(self._folder.name, "err")
        streams = [os.devnull, os.devnull, str(self._errors)]
        self._process = _asked(
            {**_request([str(argument) for argument in arguments], streams), "wait": False}
        )

    def end(self) -> tuple[int, str]:
        """Wait for it: its exit status and what it said of errors."""
        status = _asked({"process": self._process})
        with self._folder:
            return status, self._errors.read_text("utf-8") if self._errors.exists() else ""


def _request(arguments: list[str], streams: list[str]) -> dict[str, Any]:
    return {
        "arguments": arguments,
        "folder": str(Path.cwd()),
        "environment": dict(os.environ),
        "streams": streams,
    }


def _asked(request: dict[str, Any]) -> int:
    keeper = _keeper()
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    keeper.stdin.write(json.dumps(request) + "\n")
    keeper.stdin.flush()
    return int(keeper.stdout.readline())


@cache
def _keeper() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.commands"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
    )
    atexit.register(process.kill)
    return process


def import_house() -> None:
    """Import every module, so that a fork can do with what is in memory."""
    for module in walk_packages(edition.__path__, "edition."):
        import_module(module.name)


def _keep() -> None:
    """Forks for each request that is read; answers with the exit status, or the process where none waits."""
    warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        child = request.get("process") or os.fork()
        if not child:
            _be_the_command(request)
        waits = request.get("wait", True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if waits else child, flush=True)


def warm_up() -> None:
    """Import all and build a site, so that a fork finds templates and patterns compiled, in silence."""
    import_house()
    for name in ("material.extensions.emoji", "material.plugins.info.plugin", "numpy.ma", "lxml.etree"):
        import_module(name)
    surroundings, streams = dict(os.environ), [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive")
        archive.mkdir()
        for name, text in _FIRST.items():
            (archive / name).write_text(text, "utf-8")
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        status = typed(["build", str(archive), "--site", str(Path(folder, "site"))])
    for kept, stream in zip(streams, (1, 2), strict=True):
        os.dup2(kept, stream)
        os.close(kept)
    os.close(nowhere)
    os.environ.clear()
    os.environ.update(surroundings)
    assert status == 0


def _be_the_command(request: dict[str, Any]) -> NoReturn:
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    for number, path in enumerate(request["streams"]):
        stream = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(stream, number)
        os.close(stream)
    if "kill_at" in request:
        sys.addaudithook(Watch(request["kill_at"], os._exit).see)
    os._exit(typed(request["arguments"]))


def typed(arguments: Sequence[str]) -> int:
    """What a command does in this process: its exit status, with all that it said written out."""
    from edition.app.cli import cli

    sys.argv = [PROGRAM, *arguments]
    try:
        cli()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 1


if __name__ == "__main__":
    _keep()

"""What is said on a terminal: faults as one message, and how far the work has come."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from edition.errors import EditionError

notices = logging.getLogger("edition")  # what is said plainly but stops no strict build


def printable(text: str) -> str:
    """The text with whatever could command a terminal written out."""
    return "".join(
        letter if letter.isprintable() or letter in "\n\t" else ascii(letter)[1:-1] for letter in text
    )


def say(lines: Iterable[str], err: bool = False) -> None:
    """Print lines that may hold what sources say."""
    for line in lines:
        click.echo(printable(line), err=err)


def open_streams() -> None:
    """Open what was closed of the three streams to nowhere, lest a file that is written take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):  # the lowest number is given first
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115


@contextmanager
def told() -> Iterator[None]:
    """Turn the faults of an input and of the disk into one message and exit status 1."""
    try:
        yield
    except EditionError as error:
        raise click.ClickException(printable(str(error))) from error
    except shutil.Error as error:  # of many files, each with its own
        _, where, why = error.args[0][0]
        raise click.ClickException(
            printable(f"{where}: {why.partition(': ')[0].rpartition('] ')[2]}")
        ) from error
    except BrokenPipeError:  # who read has gone: click ends quietly
        raise
    except OSError as error:
        where = error.filename2 or error.filename or "files"  # the second is where something was written to
        raise click.ClickException(printable(f"{where}: {error.strerror}")) from error


@contextmanager
def output_told() -> Iterator[None]:
    """Say in a line where output goes that cannot be written, such as a file on a full disk."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:  # who read has gone: click ends quietly
            raise
        with suppress(OSError), Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())  # what is left unwritten would fail again
        where = error.filename or "the output"
        raise click.ClickException(printable(f"{where}: {error.strerror}")) from error


class _Status(logging.Handler):
    """Shows on one line of a terminal what is being done; prints remarks, warnings and errors."""

    def emit(self, record: logging.LogRecord) -> None:
        message = printable(record.getMessage())
        if record.levelno >= logging.WARNING:
            remark = record.name == notices.name
            click.echo(message if remark else f"{record.levelname.capitalize()}: {message}", err=True)
        else:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{message.splitlines()[0][:width]}\r", nl=False, err=True)


@contextmanager
def progress() -> Iterator[None]:
    """Say on a terminal what is being done; stay silent in a pipe but for remarks and warnings."""
    seen = logging.DEBUG if sys.stderr.isatty() else logging.WARNING
    loggers, status = [logging.getLogger("mkdocs"), notices], _Status()
    for logger in loggers:
        logger.addHandler(status)
        logger.setLevel(seen)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(status)
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)

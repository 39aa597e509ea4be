"""The one error of the library: every fault of an input, reported at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with an input, where it stands and what to do about it.

    `line` counts from 1; `key` is the dotted key of a TOML file. Either may be unknown.
    """

    file: str
    message: str
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        file = self.file.replace("\n", "\\n")  # a name with a line end would tell another fault
        place = file if self.line is None else f"{file}:{self.line}"
        subject = place if self.key is None else f"{place}: {self.key}"
        return f"{subject}: {self.message}"


class EditionError(Exception):
    """Raised once per input with all its faults, in order of file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def of(cls, file: object, message: str, line: int | None = None) -> EditionError:
        """The error of one fault, in a file or whatever else is named."""
        return cls([Fault(str(file), message, line)])

    def told_of(self, folder: object, copy: object) -> EditionError:
        """The error of a copy as one of the folder that was copied, or is to stand in its place."""

        def at_home(said: str) -> str:
            return said.replace(str(copy), str(folder))

        return EditionError(
            [replace(f, file=at_home(f.file), message=at_home(f.message)) for f in self.faults]
        )

    def __reduce__(self) -> tuple[type[EditionError], tuple[tuple[Fault, ...]]]:
        return (type(self), (self.faults,))


_SHOWN: Final = 60  # letters of a value that a message quotes


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, printable, and not long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

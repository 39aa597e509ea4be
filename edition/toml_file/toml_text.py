"""TOML that people write: its tables, what is wrong with it, and on which line."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, TypeAlias

import tomli

from edition.errors import EditionError, Fault, shown
from edition.late_patterns import late
from edition.toml_file.forms import FormError, FormFault, KeyPath, SomeForm, Wrong, filled, keys_of

Say: TypeAlias = Callable[[FormFault], str | None]
"""What a form says of a fault in its own words; None where the usual words do."""

_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_NAME: Final = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'\[\]=.]+))\s*"""
_KEY: Final = late(re.compile, rf"\s*(?:\[\s*)?{_NAME}[]=.]")
_HEAD: Final = re.compile(rf"\s*\[\[\s*{_NAME}]]")
_LINE_ENDS_INSIDE: Final = r"Illegal character '\n'"  # as tomli says it
_MANY_LINES: Final = ('"""', "'''")


class TomlFile:
    """The text of a TOML file and its name, by which faults are told with their lines."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self._keys_from: dict[int, dict[str, int]] = {}

    def tables(self) -> dict[str, Any]:
        """What the file says; EditionError with the line where it is not TOML."""
        try:
            return tomli.loads(self.text)
        except tomli.TOMLDecodeError as error:
            raise EditionError([self._not_toml(error)]) from error
        except RecursionError as error:
            message = "is nested too deeply: write it as flat as the manual has it"
            raise EditionError.of(self.file, message) from error
        except ValueError as error:  # of Python, which reads no number of more than some thousand digits
            raise EditionError.of(self.file, "has a number of too many digits: shorten it") from error

    def only_tables(self, name: str) -> list[dict[str, Any]]:
        """The `[[name]]` tables of a file that holds nothing else; EditionError where it does."""
        tables = self.tables()
        entries = tables.get(name, [])
        others = [key for key in tables if key != name]
        if not others and isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            return entries
        key = others[0] if others else name
        pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}\b""")
        line = next((n for n, row in enumerate(self._lines, 1) if pattern.match(row)), None)
        message = f"holds [[{name}]] tables and nothing else"
        raise EditionError([Fault(self.file, message, line=line, key=key)])

    def fault(self, message: str, *place: str | int) -> Fault:
        """A fault of what stands at that place, with its line where a plain scan finds it."""
        return Fault(self.file, message, line=self.line(*place), key=dotted(place))

    def form_faults(self, error: FormError, say: Say) -> list[Fault]:
        """A fault for each that a table has against its form."""
        return [self.fault(say(each) or each.message, *each.place) for each in error.faults]

    def line(self, *place: str | int) -> int | None:
        """The line of a place, from 1, or of the table it is missing from; None where it is not found.

        A plain scan: it finds `[[table]]`, the keys of it, and the rows of a list that stand on lines of
        their own.
        """
        table, *rest = place or ("",)
        if not rest or not isinstance(rest[0], int):
            keys = self._keys(0, self._heads[None][0])
            return keys.get(str(rest[-1] if rest else table)) or keys.get(str(table))
        heads = self._heads[str(table)]
        if rest[0] >= len(heads):
            return None
        first = heads[rest[0]]
        last = heads[rest[0] + 1] if rest[0] + 1 < len(heads) else len(self._lines)
        found = next((line for key in rest[1:2] if (line := self._keys(first, last).get(str(key)))), None)
        if found is None or len(rest) < 3 or not isinstance(rest[2], int):
            return found or first + 1
        rows = [at for at in range(found, last) if re.match(r"\s*\{", self._lines[at])]
        return rows[rest[2]] + 1 if rest[2] < len(rows) else found

    @cached_property
    def _lines(self) -> list[str]:
        """The lines of the file, without what stands in strings of several lines."""
        return _STRING.sub(_blank, self.text).split("\n")

    @cached_property
    def _heads(self) -> Mapping[str | None, list[int]]:
        """By name of a list of tables the lines of its heads, from 0; under None that of the first of all."""
        heads: defaultdict[str | None, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            if head := _HEAD.match(line):
                heads[next(filter(None, head.groups()), "")].append(at)
        heads[None] = [min((lines[0] for lines in heads.values()), default=len(self._lines))]
        return heads

    def _keys(self, first: int, last: int) -> Mapping[str, int]:
        """The first line, from 1, of each key that begins a line or names a table there, kept."""
        if first in self._keys_from:
            return self._keys_from[first]
        found = self._keys_from[first] = {}
        for at, line in enumerate(self._lines[first:last], first + 1):
            if key := _KEY.match(line):
                found.setdefault(next(filter(None, key.groups()), ""), at)
        return found

    def _not_toml(self, error: tomli.TOMLDecodeError) -> Fault:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else self.text.count("\n") + 1
        plain = re.sub(r"\s*\(at [^)]*\)$", "", str(error))
        if plain == _LINE_ENDS_INSIDE:
            plain = "a text in quotation marks does not end on its line"
        return Fault(self.file, f"is not valid TOML: {plain}", line=line)


def read_toml(text: str) -> dict[str, Any]:
    """The tables of a piece of TOML; ValueError where it is none, nested too deeply or not."""
    try:
        return tomli.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0]) if found[0].startswith(_MANY_LINES) else found[0]


def dotted(place: Iterable[str | int]) -> str:
    """A place as a message names it, counted from 1: `witness[1].file`."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def filled_by(
    forms: Mapping[str, type[SomeForm]], tag: str, entry: Mapping[str, Any], place: KeyPath
) -> SomeForm:
    """A table of which the key `tag` says which of the forms it has; FormError with every fault of it."""
    chosen = entry.get(tag)
    form = forms.get(chosen) if isinstance(chosen, str) else None
    if form is None:
        message = f"needs {tag} = one of " + ", ".join(f'"{name}"' for name in forms)
        raise FormError([FormFault(place, Wrong.REFUSED, message)])
    return filled(form, entry, place)


def of_kind(tag: str, entry: Mapping[str, Any]) -> Say:
    """Words for a table of which the key `tag` says which form it has."""

    def say(fault: FormFault) -> str | None:
        if fault.wrong is not Wrong.UNKNOWN or len(fault.place) != 3 or fault.form is None:
            return None
        return f"is not a known key: those of {shown(entry[tag])} are {keys_of(fault.form)}"

    return say


def toml_value(value: object) -> str:
    """A text, number, date, list or table as TOML has it on one line; no truth value."""
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return "[" + ", ".join(map(toml_value, value)) + "]"
        case Mapping():
            return "{ " + ", ".join(f"{toml_key(k)} = {toml_value(v)}" for k, v in value.items()) + " }"
    return str(value)


def toml_key(key: str) -> str:
    """A key, in quotation marks where it is no bare one."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else toml_value(key)

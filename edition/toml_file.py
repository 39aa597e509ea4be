"""Reading TOML that people write: what is wrong with it, and where a table or a key of it stands."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from edition.errors import EditionError, Fault

_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_MANY_LINES: Final = ('"""', "'''")


def read_toml(text: str, file: str) -> dict[str, Any]:
    """The tables of that text; EditionError with the line where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditionError([toml_fault(error, text, file)]) from error
    except RecursionError as error:
        raise EditionError(
            [Fault(file, "is nested too deeply: write it as flat as the manual has it")]
        ) from error
    except ValueError as error:  # of Python, which reads no number of more than some thousand digits
        raise EditionError([Fault(file, "has a number of too many digits: shorten it")]) from error


def toml_lines(text: str) -> list[str]:
    """The lines of a TOML file, without what stands in strings of several lines."""
    return _STRING.sub(_blank, text).split("\n")


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0]) if found[0].startswith(_MANY_LINES) else found[0]


def table_line(text: str, table: str, at: int, key: str | None = None) -> int | None:
    """The line where the `at`-th `[[table]]` begins, or where a key of it stands.

    None where a plain scan finds no such table, as when it is written inline.
    """
    lines = toml_lines(text)
    head = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*]]")
    heads = [index for index, line in enumerate(lines) if head.match(line)]
    if at >= len(heads):
        return None
    first, last = heads[at], [*heads, len(lines)][at + 1]
    if key is None:
        return first + 1
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    return next((n + 1 for n in range(first, last) if pattern.match(lines[n])), first + 1)


def only_tables(tables: dict[str, Any], name: str, text: str, file: str) -> list[dict[str, Any]]:
    """The `[[name]]` tables of a file that holds nothing else; EditionError where it does."""
    entries = tables.get(name, [])
    others = [key for key in tables if key != name]
    if not others and isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    key = others[0] if others else name
    pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}\b""")
    line = next((n for n, row in enumerate(toml_lines(text), 1) if pattern.match(row)), None)
    raise EditionError([Fault(file, f"holds [[{name}]] tables and nothing else", line=line, key=key)])


def toml_fault(error: tomllib.TOMLDecodeError, text: str, file: str) -> Fault:
    """What makes the file no TOML, with its line."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    plain = re.sub(r"\s*\(at [^)]*\)$", "", str(error))
    return Fault(file, f"is not valid TOML: {plain}", line=line)

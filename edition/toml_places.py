"""Where in a TOML file a table or a key stands, for messages about it."""

from __future__ import annotations

import re
import tomllib

from edition.errors import Fault


def table_line(text: str, table: str, at: int, key: str | None = None) -> int | None:
    """The line where the `at`-th `[[table]]` begins, or where a key of it stands.

    None where a plain scan finds no such table, as when it is written inline.
    """
    lines = text.splitlines()
    head = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*]]")
    heads = [index for index, line in enumerate(lines) if head.match(line)]
    if at >= len(heads):
        return None
    first, last = heads[at], [*heads, len(lines)][at + 1]
    if key is None:
        return first + 1
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    return next((n + 1 for n in range(first, last) if pattern.match(lines[n])), first + 1)


def toml_fault(error: tomllib.TOMLDecodeError, text: str, file: str) -> Fault:
    """What makes the file no TOML, with its line."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else len(text.splitlines())
    plain = re.sub(r"\s*\(at [^)]*\)$", "", str(error))
    return Fault(file, f"is not valid TOML: {plain}", line=line)

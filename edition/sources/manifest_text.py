"""`edition.toml` changed where it must be, and left as its writer has it everywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from edition.errors import EditionError
from edition.late_patterns import late
from edition.toml_file import read_toml, toml_key, toml_value

_HEAD: Final = late(re.compile, r"^[ \t]*\[\[[ \t]*witness[ \t]*]]", re.MULTILINE)
_NEXT: Final = late(re.compile, r"^[ \t]*\[", re.MULTILINE)
# What is no string and no comment; a string; a comment.
_PART: Final = late(
    re.compile,
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[^"\'#]+',
    re.DOTALL,
)
_SET_APART: Final = late(
    re.compile,
    r"""^[ \t]*["']?set_apart["']?[ \t]*=[ \t]*"""
    r"""\[(?:[^\]"'#]|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*)*\][^\n]*\n?""",
    re.MULTILINE,
)
_REMEMBERED: Final = 8_000  # characters before a key that tell what it is: of one decision, strings aside
# Where a decision has readings by siglum: `readings.A`, `readings = {`, `units = [{`, `[decision.readings]`.
_DOTTED: Final = re.compile(r"\breadings\s*\.\s*$")
_HOLDS_READINGS: Final = late(re.compile, r"(?:\breadings\s*=\s*|\bunits\s*=\s*\[[^]]*)$")
_HEADER: Final = re.compile(r"^[ \t]*\[[^\n=]*\][ \t]*$", re.MULTILINE)
_READINGS_HEADER: Final = re.compile(r"\s*\[.*(?:\.\s*readings|decision\s*\.\s*units)[\s\]]*")
_NAMES_A_WITNESS: Final = late(re.compile, r"(?:\b(?:witness|base|siglum)\s*=\s*|\bapart\s*=\s*\[[^]]*)$")


def table_of(entry: Mapping[str, object]) -> str:
    """A `[[witness]]` table."""
    return f"[[witness]]\n{key_lines(entry)}"


def key_lines(entry: Mapping[str, object]) -> str:
    """Keys and values, each on a line of its own."""
    return "".join(f"{toml_key(key)} = {toml_value(value)}\n" for key, value in entry.items())


def with_tables(text: str, entries: Iterable[Mapping[str, object]]) -> str:
    """The manifest with tables for more witnesses at its end."""
    tables = "\n".join(map(table_of, entries))
    return f"{text.rstrip()}\n\n{tables}" if text.strip() else tables


def without_table(text: str, siglum: str, file: str) -> str:
    """The manifest without the table of a witness; EditionError where it is not written as tables."""
    start, end = _table_at(text, siglum, file)
    return text[:start] + text[end:]


def with_facts(text: str, siglum: str, facts: Mapping[str, str], file: str) -> str:
    """The manifest with these values in the table of a witness; EditionError as for `without_table`."""
    start, end = _table_at(text, siglum, file)
    table = text[start:end]
    for key, value in facts.items():
        line = f"{toml_key(key)} = {toml_value(value)}".replace("\\", r"\\")
        pattern = rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=.*$"
        table, found = re.subn(pattern, line, table, count=1, flags=re.MULTILINE)
        if not found:
            head = table.index("]]") + 2
            table = f"{table[:head]}\n{toml_key(key)} = {toml_value(value)}{table[head:]}"
    return text[:start] + table + text[end:]


def with_lines_apart(text: str, siglum: str, lines: Sequence[str], file: str) -> str:
    """The manifest with these lines as `set_apart` of a witness, instead of any; errors as before."""
    start, end = _table_at(text, siglum, file)
    table = _SET_APART.sub("", text[start:end])
    head = table.index("]]") + 2
    added = f"\nset_apart = {toml_value(list(lines))}" if lines else ""
    return text[:start] + table[:head] + added + table[head:] + text[end:]


def _table_at(text: str, siglum: str, file: str) -> tuple[int, int]:
    heads = [match.start() for match in _HEAD.finditer(text)]
    for at, start in enumerate(heads):
        following = _NEXT.search(text, text.index("]]", start) + 2)
        end = following.start() if following else len(text)
        if _says(text[start:end], siglum):
            return start, heads[at + 1] if at + 1 < len(heads) and end > heads[at + 1] else end
    raise EditionError.of(file, f"has no [[witness]] table of {siglum}: change it by hand")


def _says(table: str, siglum: str) -> bool:
    try:
        (entry,) = read_toml(table).get("witness", [{}])
    except ValueError:
        return False
    return isinstance(entry, dict) and entry.get("siglum") == siglum


def renamed(text: str, old: str, new: str) -> str:
    """A manifest or file of decisions in which a witness has another siglum; comments and prose stay.

    >>> renamed('witness = "A"  # A', "A", "B")
    'witness = "B"  # A'
    """
    return "".join(_renamed_parts(text, old, new))


def _renamed_parts(text: str, old: str, new: str) -> Iterator[str]:
    key = re.compile(rf"(?<![\w\-]){re.escape(old)}(?=\s*=)")
    parts = _PART.findall(text)
    before = ""  # without comments, and without what stands in strings
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else ""
        if part[0] in "\"'":
            is_key = re.match(r"\s*=", after) is not None
            names = _stands_for_readings(before) if is_key else _NAMES_A_WITNESS.search(before) is not None
            before += '""'
            yield toml_value(new) if names and _string(part) == old else part
        elif part[0] == "#":
            yield part
        else:
            shown, end = "", 0
            for match in key.finditer(part):
                if _stands_for_readings(before + part[: match.start()]):
                    shown += part[end : match.start()] + toml_key(new)
                    end = match.end()
            before = (before + part)[-_REMEMBERED:]
            yield shown + part[end:]


def _stands_for_readings(before: str) -> bool:
    """True where a key that stands after this is a siglum: one of the tables of readings of a decision."""
    if _DOTTED.search(before):
        return True
    if before.rstrip().endswith("."):
        return False
    opened = 0
    for at in range(len(before) - 1, -1, -1):
        opened += {"{": 1, "}": -1}.get(before[at], 0)
        if opened > 0:
            return _HOLDS_READINGS.search(before[:at]) is not None
    heads = _HEADER.findall(before)
    return bool(heads) and _READINGS_HEADER.fullmatch(heads[-1]) is not None


def _string(literal: str) -> Any:
    try:
        return read_toml(f"x = {literal}")["x"]
    except ValueError:
        return None


def based_on(text: str, siglum: str) -> str:
    """The manifest with that base."""
    line = f"base = {toml_value(siglum)}"
    head, mark, rest = _split_at_tables(text)
    changed, found = re.subn(r"^[ \t]*[\"']?base[\"']?[ \t]*=.*$", lambda _: line, head, flags=re.MULTILINE)
    return (changed if found else f"{head.rstrip()}\n{line}\n\n".lstrip()) + mark + rest


def _split_at_tables(text: str) -> tuple[str, str, str]:
    found = _NEXT.search(text)
    return (text, "", "") if found is None else (text[: found.start()], "", text[found.start() :])

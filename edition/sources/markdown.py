"""Markdown: the text as CommonMark shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import tomli
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from edition.sources.encoding import decode_text
from edition.sources.html import is_address, iso_date, lay_out_checked
from edition.sources.original import Extract, Original, refused, without_controls

_FRONT: Final = re.compile(
    r"\A(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_KEYS: Final = ("title", "author", "date", "publisher", "url")
_KEY: Final = re.compile(r"""["']?(\w[\w .-]{0,40})["']?:(?:[ \t]|\Z)""")
_OTHER: Final = re.compile(r"[ \t]|#|-[ \t]|[\]}]|\Z")  # with what lines of YAML begin that say no key
_APART: Final = re.compile(r"'((?:[^']|'')*+)'[ \t]*(?:[ \t]#.*)?")
_NOTE: Final = re.compile(r"(?:\A|[ \t])#.*")
_NO_PLAIN: Final = tuple("|>&*!%@`{[")  # a text does not begin with them
_NO_TEXT: Final = ("~", "null", "true", "false")


def _nothing(*_: object) -> str:
    """What the way back from a note to its mark shows."""
    return ""


def read_markdown(original: Original) -> Extract:
    """The text without its marks, tables and struck words as GitHub has them; one paragraph a block."""
    decoded = decode_text(original)
    source = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n")
    end, said = _front(source)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    shown = lay_out_checked(original, parser.render(source[end:]))
    if not shown.text:
        raise refused(original, "shows no text")
    facts = {"transcription": "born-digital"} | dict(_facts(said))
    return Extract(f"{shown.text}\n", facts, tuple(filter(None, (decoded.remark, *shown.remarks))))


def _front(source: str) -> tuple[int, Mapping[str, object]]:
    """Where the text begins after what is said of it in YAML or TOML, and that; what is neither is text."""
    front = _FRONT.match(source)
    if front is None:
        return 0, {}
    try:
        said = _yaml(front[1]) if front[2] is None else tomli.loads(front[2])
    except (ValueError, RecursionError):
        return 0, {}
    return front.end(), said


def _yaml(text: str) -> dict[str, object]:
    """The values that stand in one line each; ValueError where the lines are no keys and values."""
    lines = [line.rstrip() for line in text.split("\n")]
    found: dict[str, object] = {}
    keys = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if match := _KEY.match(line):
            keys += 1
            if match[1] in _KEYS and not following.startswith((" ", "\t")):
                found[match[1]] = _value(line[match.end() :].strip())
        elif not _OTHER.match(line):
            raise ValueError(line)
    if not keys:
        raise ValueError(text)
    return found


def _value(said: str) -> str | list[str]:
    """The text that a value in one line of YAML stands for, or of a list of one; "" of all others."""
    if said.startswith('"'):
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(said)
        except ValueError:
            return ""
        return "" if _NOTE.sub("", said[end:]).strip() else str(value)
    if said.startswith("'"):
        match = _APART.fullmatch(said)
        return match[1].replace("''", "'") if match else ""
    said = _NOTE.split(said, maxsplit=1)[0].strip()
    if said.startswith("[") and said.endswith("]") and not any(mark in said for mark in ",{"):
        return [str(_value(said[1:-1].strip()))] if "[" not in said[1:] else ""
    return "" if said.lower() in _NO_TEXT or said.startswith(_NO_PLAIN) else said


def _facts(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in _KEYS:
        value = said.get(key)
        if key == "author" and isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not isinstance(value, str | date):
            continue
        text = " ".join(without_controls(str(value)).split())
        if key == "date":
            key, text = "issued", iso_date(text)
        if text and (key != "url" or is_address(text)):
            yield key, text

"""Markdown: the text as CommonMark shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from edition.sources.encoding import decode_text
from edition.sources.html import is_address, iso_date, lay_out_checked
from edition.sources.original import Extract, Original, refused, without_controls

_FRONT: Final = re.compile(
    r"\A(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_SAID: Final = re.compile(
    r"^(title|author|date|publisher|url)[ \t]*[:=][ \t]*[\"'\[]*([^\s\"'\[].*?)[\"'\]]*[ \t]*$", re.MULTILINE
)


def _nothing(*_: object) -> str:
    """What the way back from a note to its mark shows."""
    return ""


def read_markdown(original: Original) -> Extract:
    """The text without its marks, tables and struck words as GitHub has them; one paragraph a block."""
    decoded = decode_text(original)
    source = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(source)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    shown = lay_out_checked(original, parser.render(source[front.end() :] if front else source))
    if not shown.text:
        raise refused(original, "shows no text")
    facts = {"transcription": "born-digital"} | (dict(_facts(front[1] or front[2])) if front else {})
    return Extract(f"{shown.text}\n", facts, tuple(filter(None, (decoded.remark, *shown.remarks))))


def _facts(front: str) -> Iterator[tuple[str, str]]:
    """What stands before the text in YAML or TOML, as far as it is one line each."""
    for key, value in _SAID.findall(without_controls(front)):
        if key == "date":
            key, value = "issued", iso_date(value)
        if value and (key != "url" or is_address(value)):
            yield key, value

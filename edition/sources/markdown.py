"""Markdown: the text as CommonMark shows it."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from edition.sources.encoding import decode_text
from edition.sources.html import lay_out_checked
from edition.sources.original import Extract, Original, refused, without_controls

_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE: Final = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)


def _nothing(*_: object) -> str:
    """What the way back from a note to its mark shows."""
    return ""


def read_markdown(original: Original) -> Extract:
    """The text without its marks, tables and struck words as GitHub has them; one paragraph a block."""
    decoded = decode_text(original)
    source = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(source)
    title = _TITLE.search(front[1]) if front else None
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    shown = lay_out_checked(original, parser.render(source[front.end() :] if front else source))
    if not shown.text:
        raise refused(original, "shows no text")
    facts = {"transcription": "born-digital"}
    if title and (said := without_controls(title[1]).strip()):
        facts["title"] = said
    return Extract(f"{shown.text}\n", facts, tuple(filter(None, (decoded.remark, *shown.remarks))))

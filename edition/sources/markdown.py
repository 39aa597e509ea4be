"""Markdown: the text as CommonMark shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

from edition.model import SENTENCE_ENDS, single_spaced
from edition.sources.encoding import decode_text
from edition.sources.original import Extract, Original, refused, shortly, without_controls
from edition.sources.text_files import decode
from edition.sources.web.html import is_address, iso_date, lay_out_checked
from edition.toml_file import read_toml

# A blank line or a heading at the beginning, or a heading after a blank line, is of a text.
_FRONT: Final = re.compile(
    r"\A(?:---[ \t]*\n(?![ \t]*\n|#)(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(?![ \t]*\n|#)(.*?)\n\+\+\+)"
    r"[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_HEADING: Final = re.compile(r"\n[ \t]*\n#")
_KEYS: Final = ("title", "author", "date", "publisher", "url")
_OF_SITES: Final = frozenset(
    {"categories", "draft", "lang", "language", "layout", "locale", "permalink", "slug", "tags"}
)
"""Keys for the program that makes a site of it: front matter too, though nothing is said of the text."""
_KEY: Final = re.compile(r"\w[\w.-]*")
_VALUES: Final = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "timestamp"))
_LONGEST: Final = 10_000  # characters of front matter; what is longer is text
_MOST_BRACKETS: Final = 200  # of it: of thousands in each other the library takes seconds
_PROSE: Final = frozenset(
    {*_KEYS, "abstract", "caption", "copyright", "dek", "description", "excerpt", "keywords", "lead", "note"}
    | {"rights", "standfirst", "subtitle", "summary", "teaser", "thanks"}
)
"""The keys under which sentences stand; one under another key is part of a text, as of an interview."""
_CLOSING: Final = "\"'”’“‘»«›‹」』)"  # marks behind the end of a sentence
_ENDS: Final = tuple(SENTENCE_ENDS)
_DEEPEST: Final = 100  # levels, of which a list has two: what lies deeper the library drops
_ADDRESS: Final = re.compile(r"[/.#:@?]\w|\A[#/]?\Z")


def _nothing(*_: object) -> str:
    """What the way back from a note to its mark shows."""
    return ""


def read_markdown(original: Original) -> Extract:
    """The text without its marks, tables and struck words as GitHub has them; one paragraph a block."""
    decoded = decode_text(original)
    decode(decoded.text.encode(), original.name)
    source = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n")
    end, said = _front(source)
    taken = f"taken for what is said of the text, not for text: {_beginning(source[3:end])}" if end else ""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    parser.core.ruler.before("footnote_tail", "unread", _keep_unread)
    parser.options["maxNesting"] = _DEEPEST + 2
    notes: dict[str, Any] = {}
    blocks = parser.parse(source[end:], notes)
    if any(block.level > _DEEPEST and block.type != "inline" for block in blocks):
        raise refused(
            original, f"has more than {_DEEPEST // 2} lists or quotations in each other: make it flatter"
        )
    shown = lay_out_checked(original, parser.renderer.render(blocks, parser.options, notes))
    if not shown.text:
        raise refused(original, "shows no text")
    facts = {"transcription": "born-digital"} | dict(_facts(said))
    unread = (
        f"does not show, and so is not read: {_beginning(' '.join(notes['unread']))}"
        if notes["unread"]
        else ""
    )
    remarks = (decoded.remark, taken, unread, *shown.remarks)
    return Extract(f"{shown.text}\n", facts, tuple(filter(None, remarks)))


def _keep_unread(state: StateCore) -> None:
    """Put what the library drops under `unread`: notes that nothing refers to, or whose mark another one has.

    Also lines that look like the address of a link and hold none, as “[Smith]: Never!” of an interview.
    """
    numbers: Mapping[str, int] = state.env.get("footnotes", {}).get("refs", {})
    notes: dict[str, list[str]] = {}
    unread: list[str] = []
    inside: list[str] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            unread.extend(notes.pop(label, []))
            inside = notes[label] = []
        elif token.type == "footnote_reference_close":
            inside = []
        elif token.type == "inline":
            inside.append(token.content)
    unread.extend(said for label, note in notes.items() if numbers.get(f":{label}", 0) < 0 for said in note)
    links: Mapping[str, Mapping[str, str]] = state.env.get("references", {})
    unread.extend(
        f"[{label}]: {link['href']}" for label, link in links.items() if not _ADDRESS.search(link["href"])
    )
    state.env["unread"] = unread


def _beginning(front: str) -> str:
    return shortly(single_spaced(without_controls(front)))


def _front(source: str) -> tuple[int, Mapping[str, object]]:
    """Where the text begins after what is said of it in YAML or TOML, and that; what is neither is text."""
    front = _FRONT.match(source)
    if front is None or front.end() > _LONGEST or _HEADING.search(front[0]):
        return 0, {}
    if front[0].count("[") + front[0].count("{") > _MOST_BRACKETS:
        return 0, {}
    try:
        said = _yaml(front[1]) if front[2] is None else read_toml(front[2])
    except (ValueError, yaml.YAMLError, RecursionError):
        return 0, {}
    return (front.end(), said) if said else (0, {})


def _yaml(text: str) -> dict[str, object]:
    """What stands under the known keys, as written; ValueError where the lines are of a text.

    Nothing is built of the lines: an alias is not followed, a tag calls nothing.
    """
    top = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = top.value if isinstance(top, yaml.MappingNode) and not top.flow_style else []
    keys = [key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode) and _KEY.fullmatch(key.value)]
    if len(set(keys)) < len(pairs) or not _OF_SITES.union(_KEYS).intersection(keys):
        raise ValueError(text)
    said: dict[str, object] = {key: _value(node) for key, (_, node) in zip(keys, pairs, strict=True)}
    if any(key.lower() not in _PROSE and _is_sentence(value) for key, value in said.items()):
        raise ValueError(text)
    return said


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and " " in value and value.rstrip(_CLOSING).endswith(_ENDS)


def _value(node: yaml.Node) -> str | list[str] | None:
    if isinstance(node, yaml.SequenceNode):
        return [each.value for each in node.value if each.tag in _VALUES]
    return str(node.value) if node.tag in _VALUES else None


def _facts(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in _KEYS:
        value = said.get(key)
        if key == "author" and isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not isinstance(value, str | date):
            continue
        text = single_spaced(without_controls(str(value)))
        if key == "date":
            key, text = "issued", iso_date(text)
        if text and (key != "url" or is_address(text)):
            yield key, text

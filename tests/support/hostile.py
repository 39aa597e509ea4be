"""Texts that try to be something else: markup, script, template, control, formula, path."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from edition.export.tables import guarded

FRAGMENTS: Final = (
    "<script>alert(1)</script>",
    "</script><script src=//evil.example>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</i>",
    "</p></div></body></html>",
    "<!-- comment",
    "-->",
    "<![CDATA[x]]>",
    "]]>",
    "<?xml?>",
    "<style>*{display:none}</style>",
    "&amp;&lt;&#x41;&nosuch;&",
    "'\"><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{# gone #}",
    "{{ config }}",
    "${7*7}",
    "**bold** _it_ `code`",
    "# heading",
    "* item",
    "1. item",
    "> quoted",
    "    indented",
    "[link](javascript:alert(1))",
    "![img](x.png)",
    "<javascript:alert(1)>",
    "[^1]: note",
    "[TOC]",
    "{: .class #id onclick=x }",
    "--- title: x ---",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0001\x03",
    "\x02amp\x03",
    "\x1b[31mred\x1b[0m",
    "\x07\x08\x0b\x7f\x85",
    "\u202eevil\u202c",
    "\u2066iso\u2069",
    "\u200bzero\u200c\u200d\u2060width\ufeff",
    "e\u0301\u0323\u0489",
    "\u2028\u2029",
    "\ufffe\uffff\U0001fffe",
    "\U000e0041tag",
    "\U0001f468\u200d\U0001f469",
    "\ufdfa ﷽",
    "שלום עולם",
    "=1+1",
    "@SUM(A1)",
    "-2+3|cmd",
    "../../etc/passwd",
    "%00%0a",
    "\\",
    "\\u0000",
    "\t\ttabs",
    "a" * 300,
    "⟦ ⟧",
)
"""Pieces of text, none with a NUL byte or a surrogate: those stop the build with a message."""

PLAIN: Final = ("one", "two", "the", "statement", "says", "of", "Networks,", "“never”", "that", "and.")

_PIECE: Final = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(FRAGMENTS),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=6),
)
_GAP: Final = st.sampled_from((" ", " ", " ", "\n", "\n\n", "\n\n\n", "\r\n", "\x0c", "", "-\n"))


@st.composite
def texts(draw: st.DrawFn, least: int = 1) -> list[str]:
    """The files of two or three witnesses that share most of their pieces, whatever these are."""
    shared = draw(st.lists(st.tuples(_PIECE, _GAP), min_size=4, max_size=24))
    files = []
    for _ in range(draw(st.integers(max(least, 2), 3))):
        edits = draw(st.lists(st.tuples(st.integers(0, len(shared) - 1), _PIECE), max_size=4))
        pieces = list(shared)
        for at, piece in edits:
            pieces[at] = (piece, pieces[at][1])
        files.append("".join(piece + gap for piece, gap in pieces))
    return [file if file.strip("\ufeff").strip() else "text" for file in files]


OF_THE_SOURCE = {"invalid-codepoint", "illegal-codepoint-for-numeric-entity"}


def unguarded(cell: str) -> str:
    """What a reader makes of a cell that has an apostrophe before it for spreadsheets."""
    return cell[1:] if guarded(cell[1:]) == cell else cell

"""The file of decisions as people write it, where a witness is withdrawn: each one a piece of its text."""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = re.compile(r"[ \t]*\[\[[ \t]*decision[ \t]*\]\]")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_COMMENT: Final = re.compile(r"[ \t]*#")
_TABLE: Final = re.compile(r"\{[^{}\n]*\}")
_STRING: Final = r"(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')"
_FEWEST: Final = 2  # readings tell a place; one alone may stand at another, too


def pieces(text: str) -> list[str]:
    """What stands before the decisions, and each with the comment before it; together they are the file."""
    found = [""]
    comments = ""
    for line in _LINE.findall(text):
        if _COMMENT.match(line):
            comments += line
        elif _HEAD.match(line):
            found.append(comments + line)
            comments = ""
        else:
            found[-1] += comments + line
            comments = ""
    found[-1] += comments
    return found


def without_reading(decision: str, siglum: str) -> str:
    """The decision without what the witness reads, where the readings of two others tell its place too.

    >>> without_reading('readings = { A = "x", B = "y", C = "z" }', "C")
    'readings = { A = "x", B = "y" }'
    """
    key = "|".join(re.escape(form) for form in (siglum, f'"{siglum}"', f"'{siglum}'"))
    pair = re.compile(
        rf"(?:(?<=[{{,])\s*(?:{key})\s*=\s*{_STRING}\s*,)|(?:,?\s*(?<![\w.\-])(?:{key})\s*=\s*{_STRING}\s*(?=\}}))"
    )

    def reduced(table: re.Match[str]) -> str:
        less = pair.sub("", table[0], count=1)
        enough = len(re.findall(rf"=\s*{_STRING}", less)) >= _FEWEST
        return re.sub(r"(?<=[^{ ])\}$", " }", less) if enough and less != table[0] else table[0]

    return _TABLE.sub(reduced, decision)

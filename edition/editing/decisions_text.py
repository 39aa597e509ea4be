"""The file of decisions as people write it, where a witness is withdrawn: each one a piece of its text."""

from __future__ import annotations

import re
from typing import Any, Final

from edition.toml_file import read_toml

_HEAD: Final = re.compile(r"[ \t]*\[\[[ \t]*decision[ \t]*\]\]")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_COMMENT: Final = re.compile(r"[ \t]*#")
_STRING: Final = r"(?:\"{3}(?:[^\\]|\\[\s\S])*?\"{3}|'{3}[\s\S]*?'{3}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_READINGS: Final = r"(?:readings|\"readings\"|'readings')"
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

    The readings may stand in braces, in dotted keys or in a table of their own.

    >>> without_reading('readings = { A = "x", B = "y", C = "z" }', "C")
    'readings = { A = "x", B = "y" }'
    """
    said = _said(decision)
    readings = said.get("readings")
    if not isinstance(readings, dict) or siglum not in readings or len(readings) <= _FEWEST:
        return decision
    wanted = said | {"readings": {key: value for key, value in readings.items() if key != siglum}}
    key = rf"(?:{re.escape(siglum)}|\"{re.escape(siglum)}\"|'{re.escape(siglum)}')"
    pair = rf"{key}[ \t]*=[ \t]*{_STRING}"
    ways = (
        rf"(?<=[{{,])[ \t]*{pair}[ \t]*,",
        rf",[ \t]*{pair}(?=[ \t]*\}})",
        rf"(?m)^[ \t]*(?:{_READINGS}[ \t]*\.[ \t]*)?{pair}[ \t]*(?:#.*)?(?:\r?\n|\Z)",
    )
    less = (
        decision[: each.start()] + decision[each.end() :] for w in ways for each in re.finditer(w, decision)
    )
    return next((text for text in less if _said(text) == wanted), decision)


def _said(decision: str) -> dict[str, Any]:
    """What a piece of the file says; nothing where it is none by itself."""
    try:
        said = read_toml(decision)
    except ValueError:
        return {}
    whole = said.get("decision", [said])
    entry = whole[0] if isinstance(whole, list) and whole else whole
    return entry if isinstance(entry, dict) else {}

"""Addresses of the web and of mail, names of accounts, hashtags: every sign of them says where they lead."""

from __future__ import annotations

import re
from typing import Final

from edition.analysis.kinds.readings import Finding
from edition.late_patterns import late
from edition.model import CHANGES, Detail, Kind

SourceSpan = tuple[str, int, int]
"""A source, and where a reading begins and ends there, in code points."""

_LONGEST: Final = 300  # characters to either side; longer addresses are hardly printed
_SIGN: Final = r"[^\s<>()\"“”„«»‹›\u0e00-\u0eff\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_BEHIND: Final = late(re.compile, _SIGN + "*")
_AHEAD: Final = late(re.compile, rf"(?<!{_SIGN}){_SIGN}+$")
_ADDRESS: Final = late(
    re.compile,
    r"://|\bwww\.|^['’‘]?[@#][^\W\d_]|[\w.+-]@[\w-]+\.\w"  # a hashtag of figures is a number: #5
    r"|[\w-]\.(?:com|edu|gov|info|int|net|org)(?!\w)|[\w-]\.[a-z]{2,}/\w",
)
_LEADING: Final = frozenset((Kind.PUNCTUATION, Kind.SPELLING, Kind.OCR))
_BEHIND_HOST: Final = re.compile(r"[^:/]/")  # where capitals count: youtu.be/aB is not youtu.be/ab
_ENCLOSING: Final = frozenset(("", "<", ">", "(", ")", "[", "]"))


def address_finding(finding: Finding, one: SourceSpan, two: SourceSpan) -> Finding | None:
    """What a difference is inside an address, or of the brackets around it; None of others.

    Print, a spelling or a misreading is doubtful there, and capitals behind the host: it may be another
    address. Brackets are print.

    >>> address_finding(Finding(Kind.PUNCTUATION), ("see a.org/x-y", 11, 12), ("see a.org/xy", 11, 11))
    Finding(kind=<Kind.PUNCTUATION: 'punctuation'>, detail=<Detail.DOUBTFUL: 'doubtful'>)
    """
    kind, detail = finding
    if kind in CHANGES:
        brackets = {text[start:end] for text, start, end in (one, two)} <= _ENCLOSING
        return Finding(Kind.PUNCTUATION) if brackets and (_encloses(*one) or _encloses(*two)) else None
    leading = kind in _LEADING or (kind is Kind.CASE and _names_page(*one) and _names_page(*two))
    if not leading or detail is Detail.DOUBTFUL:
        return None
    inside = [_is_inside(*span) for span in (one, two)]  # a misread one may look like none: mole.o.g
    return Finding(kind, Detail.DOUBTFUL) if all(inside) or (any(inside) and kind is Kind.OCR) else None


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a reading stands in an address, and is more than marks at an end of it."""
    read, before, after = text[start:end], _ahead(text, start), _behind(text, end)
    if any(map(str.isspace, read)) or not _ADDRESS.search(before + read + after):
        return False
    return any(map(str.isalnum, read)) or (bool(before) and any(map(str.isalnum, after)))


def _names_page(text: str, start: int, end: int) -> bool:
    """Whether a reading stands behind the slash after the host, or has that slash in it."""
    return _BEHIND_HOST.search(_ahead(text, start) + text[start:end]) is not None


def _encloses(text: str, start: int, end: int) -> bool:
    """Whether a reading is one of the angle brackets around an address."""
    before, after = _ahead(text, start), _behind(text, end)
    if text[start:end] == "<":
        return text.startswith(">", end + len(after)) and _ADDRESS.search(after) is not None
    ahead = text[max(0, start - len(before) - 1) : start - len(before)]
    return text[start:end] == ">" and ahead == "<" and _ADDRESS.search(before) is not None


def _ahead(text: str, start: int) -> str:
    if text[start - 1 : start] == " ":
        return ""  # as nearly always
    found = _AHEAD.search(text[max(0, start - _LONGEST) : start])
    return found[0] if found else ""


def _behind(text: str, end: int) -> str:
    found = _BEHIND.match(text, end, end + _LONGEST)
    return found[0] if found else ""

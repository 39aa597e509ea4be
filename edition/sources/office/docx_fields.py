"""The fields of a Word file: their codes are no text, nor are results that Word shows nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from edition.sources.zipped import Element, local

_UNSHOWN: Final = frozenset({"SET", "ASK"})  # their results go to a bookmark
_RECKONED: Final = frozenset(
    {"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "EQ", "FORMCHECKBOX", "FORMDROPDOWN", "GOTOBUTTON", "LISTNUM"}
    | {"MACROBUTTON", "SYMBOL"}
)
"""Of these Word reckons what it shows, and writes no result into the file."""
_TEXT: Final = tuple(
    f"{{*}}{name}" for name in ("t", "sym", "symEx", "tab", "br", "cr", "noBreakHyphen", "softHyphen")
)
_MARK: Final = "{*}fldChar"
_CODE: Final = "{*}instrText"


@dataclass(slots=True)
class _Field:
    """A field that is not yet at its end."""

    code: str = ""
    in_code: bool = True
    is_filled: bool = False

    @property
    def kind(self) -> str:
        """The word with which its code begins."""
        return next(iter(self.code.split()), "").upper()

    @property
    def hides(self) -> bool:
        """Whether what stands here is shown nowhere."""
        return self.in_code or self.kind in _UNSHOWN


def settle_fields(tree: Element) -> set[str]:
    """Makes code of all text that Word does not show because of a field; a field without an end hides none.

    The kinds of fields whose text Word reckons itself.
    """
    reckoned = set[str]()
    whole = _whole(tree)
    fields: list[_Field] = []
    hiding = 0
    for element in list(tree.iter(_MARK, _CODE, *_TEXT)) if whole else ():
        if element in whole:
            top = fields[-1] if fields else None
            match _kind(element):
                case "begin":
                    fields.append(_Field())
                    hiding += 1
                case "separate" if top is not None and top.in_code:
                    top.in_code = False
                    hiding -= not top.hides
                case "end" if top is not None:
                    hiding -= top.hides
                    reckoned |= {top.kind} & _RECKONED if not top.is_filled else set()
                    fields.pop()
        elif local(element) == "instrText" and fields:
            fields[-1].code += element.text or ""
        elif local(element) not in ("fldChar", "instrText") and fields:
            fields[-1].is_filled |= not fields[-1].in_code
            if hiding:
                _hide(element)
    for simple in tree.iter("{*}fldSimple"):
        code = _Field(next((str(value) for name, value in simple.attrib.items() if "instr" in str(name)), ""))
        for element in list(simple.iter(*_TEXT)) if code.kind in _UNSHOWN else ():
            _hide(element)
    return reckoned


def _hide(text: Element) -> None:
    text.tag = text.tag.rpartition("}")[0] + "}instrText"


def _kind(mark: Element) -> str:
    return next((str(value) for name, value in mark.attrib.items() if "fldCharType" in str(name)), "")


def _whole(tree: Element) -> set[Element]:
    """The marks of the fields that begin and end."""
    return {mark for field in _pairs(tree) for mark in field}


def _pairs(tree: Element) -> Iterator[list[Element]]:
    begun: list[list[Element]] = []
    for mark in tree.iter(_MARK):
        kind = _kind(mark)
        if kind == "begin":
            begun.append([mark])
        elif begun:
            begun[-1].append(mark)
            if kind == "end":
                yield begun.pop()

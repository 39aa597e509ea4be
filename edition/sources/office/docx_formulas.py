"""The signs of a formula in a Word file that its properties name: brackets, sums, integrals."""

from __future__ import annotations

from typing import Final

from edition.sources.office.docx_parts import M
from edition.sources.zipped import Element, local

_USUAL: Final = {"begChr": "(", "sepChr": "|", "endChr": ")"}  # what Word shows where a file says none
_INTEGRAL: Final = "∫"
_HAT: Final = "\N{COMBINING CIRCUMFLEX ACCENT}"
_ROWS: Final = ("m", "mr", "eqArr")  # whose parts stand beside or below each other
_APART: Final = (("e", "func"), ("lim", "limLow"), ("lim", "limUpp"))  # from the words before them


def sign_before(part: Element) -> str:
    """The sign that Word shows before a part of a formula: of a sum, a fraction, a root, of brackets."""
    if not part.tag.startswith(M):
        return ""
    around = part.getparent()
    name, place = local(part), local(around) if around is not None else ""
    if name == "den":
        return "/"
    if name == "e" and place == "rad":
        return "√"
    if name == "nary":
        return _said(part, "naryPr", "chr", _INTEGRAL)
    if name == "e" and place == "d" and around is not None:
        return _bracket(around, "begChr" if _is_first(part) else "sepChr")
    apart = (name, place) in _APART or (name in ("e", "mr") and place in _ROWS and not _is_first(part))
    return " " if apart else ""


def sign_after(part: Element) -> str:
    """The bracket or accent that Word shows behind a part of a formula, if any."""
    if part.tag == f"{M}acc":
        return _said(part, "accPr", "chr", _HAT)
    return _bracket(part, "endChr") if part.tag == f"{M}d" else ""


def _bracket(brackets: Element, name: str) -> str:
    return _said(brackets, "dPr", name, _USUAL[name])


def _is_first(part: Element) -> bool:
    return not any(each.tag == part.tag for each in part.itersiblings(preceding=True))


def _said(element: Element, properties: str, name: str, usual: str) -> str:
    """The sign that properties name; the usual one where they say nothing, none where they say that."""
    said = element.find(f"{M}{properties}/{M}{name}")
    return usual if said is None else said.get(f"{M}val", "")

"""The finding: what a reader came for, in one sentence, the strongest thing on the home page.

What it says is decided in `analysis.answer.verdict`.
"""

from __future__ import annotations

from typing import Final

from edition.analysis.answer.reasons import passages_named
from edition.english import count, listing
from edition.model import Fidelity, Role, Transcription
from edition.site.advice import harm
from edition.site.frame import Frame

_NAMED: Final = 4  # sources that quote and are named
_DESCRIBING: Final = " of "  # a title such as `PDF of the statement` names a thing and takes an article

_DIFFER: Final = "The versions "
_STATED: Final = {
    "No. They ": _DIFFER,
    "No. The order ": "The order ",
    "No, but only the order differs": "The versions have the same words, but in another order",
    "Almost: ": "The versions nearly agree: ",
    "Perhaps: ": "Whether the versions agree is open: ",
    "Yes, ": "The versions say the same, ",
}
"""How an answer begins that stands where nothing was asked."""


def finding(frame: Frame) -> str:
    """Which version to quote and what is wrong with the others; else the answer, as a sentence by itself."""
    if not frame.verdict.agree or any(each.moved or each.reordered for each in frame.standings.values()):
        return _stated(frame.verdict.answer)
    base, *others = frame.compared
    if base.witness.transcription is Transcription.OCR:
        return _stated(frame.verdict.answer)
    damaged = [version for version in others if frame.standings[version.siglum].damaged]
    if not damaged:
        which = "either of them" if len(others) == 1 else "any of them"
        return f"Quote {which}: the versions say the same, word for word."
    places = [frame.standings[version.siglum] for version in damaged]
    how = listing(harm(frame.edition, places))
    verb = "is" if len(damaged) == 1 else "are"
    who = listing([in_sentence(frame, version.siglum) for version in damaged])
    return f"Quote {in_sentence(frame, base.siglum)}; {who} {verb} {how}."


def quoting(frame: Frame) -> list[str]:
    """How truly the sources that only quote the statement do, those that alter it first."""
    edition = frame.edition
    altering: list[str] = []
    true: list[str] = []
    for version in frame.versions:
        found = edition.quotations.get(version.siglum, ())
        if edition.role(version.siglum) is not Role.EXCERPT or not found:
            continue
        altered = {quoted.passage for quoted in found if quoted.fidelity is Fidelity.ALTERED}
        if altered:
            places = passages_named([passage.id for passage in edition.passages if passage.id in altered])
            altering.append(f"{version.name} alters what it quotes, in {places}.")
        else:
            true.append(version.name)
    said = altering[:_NAMED]
    if more := altering[_NAMED:]:
        said.append(f"{count(len(more), 'other source')} {'alters' if len(more) == 1 else 'alter'} it too.")
    if true:
        who = listing(true) if len(true) <= _NAMED else count(len(true), "source")
        verb = "quotes" if len(true) == 1 else "quote"
        said.append(f"{who} {verb} it without altering it.")
    return said


def _stated(answer: str) -> str:
    """The answer without the question that it answers: `The versions differ in 2 places.`"""
    for opening, stated in _STATED.items():
        if answer.startswith(opening):
            told = stated + answer.removeprefix(opening)
            return f"{told.removesuffix('.')}: say which one you quote." if stated == _DIFFER else told
    return answer


def in_sentence(frame: Frame, siglum: str) -> str:
    """The name of a version as it stands in a sentence: `the PDF of the statement`."""
    version = frame.by_siglum[siglum]
    describes = version.name == version.witness.title and _DESCRIBING in version.name
    return f"the {version.name}" if describes else version.name

"""The ten-second answer: do the versions agree, and may a reader quote from each of them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition import permalink
from edition.english import count, listing, spell
from edition.model import Edition, Group
from edition.site.figures import Standing
from edition.site.versions import Version


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer in a word or two, the sentence that states it and those that qualify it."""

    agree: bool | None
    answer: str
    reasons: tuple[str, ...]


def verdict(edition: Edition, versions: Sequence[Version], standings: Sequence[Standing]) -> Verdict:
    """Whether the versions agree, over all witnesses that share text with the base."""
    names = {version.siglum: version.name for version in versions}
    others = [s for s in standings if s.siglum != edition.base and s.siglum not in edition.unrelated]
    unrelated = [names[siglum] for siglum in names if siglum in edition.unrelated]
    if len(versions) == 1:
        return Verdict(None, "There is only one version here.", ("Nothing can be said about agreement yet.",))
    aside = (
        [f"{listing(unrelated)} {_verb(unrelated)} no text with the others and is left aside."]
        if unrelated
        else []
    )
    if not others:
        return Verdict(None, "These sources share no text.", tuple(aside or ["There is nothing to compare."]))
    wording = sum(s.wording for s in others)
    lost = [s for s in others if s.lost]
    reasons = [
        *_wording_reasons(others, names, len(versions)),
        *_order_reasons(others, names),
        *_loss_reasons(others, names),
        *_print_reason(others),
    ]
    if wording:
        return Verdict(False, "No. The versions differ in wording.", (*reasons, *aside))
    answer = "Yes, wherever both can be read." if len(versions) == 2 else "Yes, wherever they can be read."
    return Verdict(True, answer if lost else "Yes, word for word.", (*reasons, *aside))


def _verb(names: Sequence[str]) -> str:
    return "shares" if len(names) == 1 else "share"


def _wording_reasons(others: Sequence[Standing], names: dict[str, str], number: int) -> list[str]:
    differing = [s for s in others if s.wording]
    if not differing:
        both = "either version" if number == 2 else "any version"
        return [f"No word was changed, added or left out in {both}."]
    return [f"{names[s.siglum]} differs in wording in {count(s.wording, 'place')}." for s in differing]


def _order_reasons(others: Sequence[Standing], names: dict[str, str]) -> list[str]:
    return [f"{names[s.siglum]} has {passages_named(s.moved)} in another place." for s in others if s.moved]


def _loss_reasons(others: Sequence[Standing], names: dict[str, str]) -> list[str]:
    reasons = []
    for s in others:
        parts = []
        if s.lost:
            parts.append(f"{count(s.lost, 'word')} lost to damage")
        if s.misread:
            parts.append(f"{count(s.misread, 'word')} misread")
        if parts:
            reasons.append(f"{names[s.siglum]}: {listing(parts)}, {_where(s.damaged)}.")
    return reasons


def _print_reason(others: Sequence[Standing]) -> list[str]:
    spelling, only_print = (sum(s.of(group) for s in others) for group in (Group.SPELLING, Group.PRINT))
    parts = []
    if spelling:
        parts.append(f"{count(spelling, 'difference')} of spelling")
    if only_print:
        parts.append(f"{spell(only_print)} in quotation marks, dashes and other print")
    over = "Otherwise" if len(others) == 1 else "Otherwise, over all versions,"
    return [f"{over} {listing(parts)}, none of which changes a word."] if parts else []


def _where(identifiers: Sequence[str]) -> str:
    """`all in paragraph 5`, `in paragraphs 5 and 7`."""
    return (
        f"all in {passages_named(identifiers)}"
        if len(identifiers) == 1
        else f"in {passages_named(identifiers)}"
    )


def passages_named(identifiers: Sequence[str], most: int = 6) -> str:
    """Passages in a sentence: `paragraph 5`, `paragraphs 5 and 7`, of many only their number."""
    labels = [permalink.passage_label(identifier) for identifier in identifiers]
    noun = "paragraph" if len(labels) == 1 else "paragraphs"
    if len(labels) > most:
        return count(len(labels), "paragraph")
    return f"{noun} {listing(labels)}"


def advice(edition: Edition, standing: Standing, base: str) -> str:
    """One sentence on quoting from a witness."""
    if standing.siglum in edition.unrelated:
        return "Another text: not a version of this statement."
    if len(edition.witnesses) == 1:
        return "The only version here: nothing confirms it and nothing contradicts it."
    if standing.siglum == edition.base:
        return _advice_on_base(edition)
    damage = passages_named(standing.damaged)
    if standing.damaged and not standing.wording:
        return f"Same words, but damaged in {damage}: there, quote from {base}."
    if standing.damaged:
        return f"Its wording differs in {count(standing.wording, 'place')}, and {damage} is damaged."
    if standing.wording:
        return f"Its wording differs in {count(standing.wording, 'place')}: say which version you quote."
    return "Complete, and the same words as the base."


def _advice_on_base(edition: Edition) -> str:
    lacking = [p.id for p in edition.passages if not p.paragraphs.get(edition.base)]
    if lacking:
        return f"The version the others are compared with; it has not {passages_named(lacking)}."
    return "Complete: the version the others are compared with."

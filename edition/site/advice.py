"""What to say of quoting from each source."""

from __future__ import annotations

from edition.analysis.answer.verdict import passages_named
from edition.analysis.measures.standing import Standing
from edition.english import count
from edition.model import Edition, Role


def advice(edition: Edition, standing: Standing, base: str) -> str:
    """One sentence on quoting from a witness."""
    if edition.role(standing.siglum) is Role.UNRELATED:
        return "Another text: not a version of this statement."
    if len(edition.witnesses) == 1:
        return "The only version here: nothing confirms it and nothing contradicts it."
    if standing.siglum == edition.base:
        return _advice_on_base(edition)
    damage = passages_named(standing.damaged)
    if standing.damaged and not standing.wording:
        return f"Damaged in {damage}: there, quote from {base}. Elsewhere the same words."
    if standing.damaged:
        return f"Other words in {count(standing.wording, 'place')}, and damaged in {damage}."
    if standing.wording:
        return f"Other words in {count(standing.wording, 'place')}: say which version you quote."
    return "Complete, and the same words as the base."


def _advice_on_base(edition: Edition) -> str:
    lacking = [p.id for p in edition.passages if not p.paragraphs.get(edition.base)]
    if lacking:
        return f"Lacks {passages_named(lacking)}: the version the others are compared with."
    return "Complete: the version the others are compared with."

"""The kinds of difference between witnesses neither of which is the base, for readers who choose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from edition.model import Kind, Reading, VariationUnit
from edition.text.normalize import Ladder, closed

SAME: Final = "."


def kind_between(one: Reading, two: Reading, ladder: Ladder) -> Kind | None:
    """The kind of the difference between two readings of a unit, `one` taken as the base.

    Up to spelling the ladder decides. Beyond, what collation found of either against the base holds:
    text lost there is lost here, and a reading misread there is misread here.
    """
    if one.text == two.text:
        return None
    for kind, fold in ladder.rungs:
        if closed(fold(one.text)) == closed(fold(two.text)):
            return kind
    kinds = {one.kind, two.kind}
    if not ladder.punctuation(one.text):
        return Kind.LACUNA if one.kind is Kind.LACUNA else Kind.ADDITION
    if not ladder.punctuation(two.text):
        return Kind.LACUNA if two.kind is Kind.LACUNA else Kind.OMISSION
    return Kind.OCR if Kind.OCR in kinds else Kind.SUBSTITUTION


def pair_code(unit: VariationUnit, sigla: Sequence[str], ladder: Ladder) -> str:
    """A letter for each pair of the witnesses besides the first reading's, in the order of `sigla`.

    `SAME` where the two agree or one has not the passage; pairs go 01 02 ... 12 13 ...
    """
    lead = unit.reference
    others = [siglum for siglum in sigla if siglum != lead]
    code = ""
    for one, two in combinations(others, 2):
        first, second = unit.readings.get(one), unit.readings.get(two)
        kind = kind_between(first, second, ladder) if first and second else None
        code += kind.letter if kind else SAME
    return code

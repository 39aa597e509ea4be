"""The kinds of difference between witnesses neither of which is the base, for readers who choose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from edition.analysis.kinds.classify import classifier
from edition.model import Edition, Kind, VariationUnit
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue

SAME: Final = "."


class PairClassifier:
    """Judges readings of two witnesses as collation would, had one of them been the base."""

    def __init__(self, edition: Edition) -> None:
        rules = rules_of(edition)
        spoken = tongue(rules, edition.language, [witness.text for witness in edition.witnesses])
        self.tongue = spoken
        self._classifier = classifier(rules, spoken.spoken, known=ladder(rules, spoken.spelled))
        self._transcriptions = {witness.siglum: witness.transcription for witness in edition.witnesses}

    def between(self, unit: VariationUnit, one: str, two: str) -> Kind | None:
        """The kind of the difference of the second witness from the first; None where they agree or lack it.

        Text that collation found lost in either is lost here too.
        """
        first, second = unit.readings.get(one), unit.readings.get(two)
        if first is None or second is None:
            return None
        lost = Kind.LACUNA in (first.kind, second.kind)
        ways = self._transcriptions[one], self._transcriptions[two]
        return self._classifier.classify(first.text, second.text, *ways, lost).kind


def pair_code(unit: VariationUnit, sigla: Sequence[str], judge: PairClassifier) -> str:
    """A letter for each pair of the witnesses besides the first reading's, in the order of `sigla`.

    `SAME` where the two agree or one lacks the passage; pairs go 01 02 ... 12 13 ...
    """
    lead = unit.reference
    others = [siglum for siglum in sigla if siglum != lead]
    kinds = (judge.between(unit, one, two) for one, two in combinations(others, 2))
    return "".join(kind.letter if kind else SAME for kind in kinds)

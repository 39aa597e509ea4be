"""Which words an edition takes for one passage, and where paragraphs begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tests.quality.atoms import Role
from tests.quality.found import Found
from tests.quality.printing import Print
from tests.quality.ratios import Ratio
from tests.quality.truth import EXTRANEOUS


def b_cubed(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    found: Sequence[Found],
    counted: Sequence[list[bool]],
) -> tuple[float, float]:
    """Precision and recall of the words' passages (Bagga and Baldwin 1998).

    Text that only one source prints, at whatever place, is right if it stands in no passage with other text.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for number, print_ in enumerate(prints):
        for at, placed in enumerate(print_.places):
            if placed.atom.is_word and counted[number][at]:
                gold = truth[number][at]
                gold = f"{EXTRANEOUS} {print_.siglum}" if gold == EXTRANEOUS else gold
                label = found[number].labels[at]
                label = f"{label} {print_.siglum}" if label in {EXTRANEOUS, "nowhere"} else label
                pairs[gold, label] += 1
    pairs = _forgiving(pairs)
    golds: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for (gold, label), count in pairs.items():
        golds[gold] += count
        labels[label] += count
    total = sum(pairs.values()) or 1
    precision = sum(count * count / labels[label] for (_, label), count in pairs.items()) / total
    recall = sum(count * count / golds[gold] for (gold, _), count in pairs.items()) / total
    return precision, recall


def _forgiving(pairs: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Passages that hold nothing but the extraneous text of one source count as framing."""
    held: dict[str, set[str]] = defaultdict(set)
    for gold, label in pairs:
        held[label].add(gold)
    mixed = {
        label
        for label, golds in held.items()
        if len(golds) > 1 or not next(iter(golds)).startswith(EXTRANEOUS)
    }
    found: Counter[tuple[str, str]] = Counter()
    for (gold, label), count in pairs.items():
        found[gold, label if label in mixed else gold] += count
    return found


def boundaries(print_: Print, truth: list[str], found: Found, counted: list[bool]) -> Ratio:
    """Beginnings of paragraphs among the words of the statement."""
    words = [
        at
        for at, placed in enumerate(print_.places)
        if placed.atom.is_word and truth[at] != EXTRANEOUS and counted[at] and not placed.copy
    ]
    right = predicted = true = 0
    for before, after in pairwise(words):
        one, two = print_.places[before], print_.places[after]
        gold = one.block != two.block or truth[before] != truth[after]
        guess = found.paragraphs[before] != found.paragraphs[after]
        right, predicted, true = right + (gold and guess), predicted + guess, true + gold
    return Ratio(right, predicted, true)


def framing(print_: Print, truth: list[str], found: Found, counted: list[bool]) -> Ratio:
    """Words called framing or furniture, for the roles that are beyond dispute."""
    right = predicted = true = 0
    for at, placed in enumerate(print_.places):
        if placed.role is Role.FOOTNOTE or not placed.atom.is_word or not counted[at] or placed.copy:
            continue
        gold, guess = truth[at] == EXTRANEOUS, found.labels[at] == EXTRANEOUS
        right, predicted, true = right + (gold and guess), predicted + guess, true + gold
    return Ratio(right, predicted, true)

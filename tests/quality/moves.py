"""Passages that moved, and quotations in framing text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tests.quality.atoms import Role
from tests.quality.found import Found, Json
from tests.quality.printing import Print
from tests.quality.ratios import Ratio

_OVERLAP = 0.5  # of the characters of both, for two quotations to be the same


def moved_passages(prints: Sequence[Print], truth: Sequence[list[str]], edition: Json) -> Ratio:
    """Passages that stand elsewhere in some witness, by their identity in the base.

    Whether two paragraphs went down past four, or these went up past those, no text tells: either is right.
    """
    gold: set[str] = set()
    passed: list[tuple[set[str], set[str]]] = []
    order = {name: at for at, name in reversed(list(enumerate(truth[0])))}
    for number, print_ in enumerate(prints):
        moved = [at for at, placed in enumerate(print_.places) if placed.moved and truth[number][at] in order]
        went = {truth[number][at]: at for at in reversed(moved)}
        stayed = {n: at for at, n in reversed(list(enumerate(truth[number]))) if n in order and n not in went}
        gold |= went.keys()
        passed.append(
            (
                set(went),
                {
                    other
                    for other, at in stayed.items()
                    for name, place in went.items()
                    if (order[other] < order[name]) != (at < place)
                },
            )
        )
    found = Found(prints[0].siglum, edition, prints[0])
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for label, name in zip(found.labels, truth[0], strict=True):
        names[label][name] += 1
    said = {
        names[passage["id"]].most_common(1)[0][0]
        for passage in edition["passages"]
        if passage.get("moved") and names.get(passage["id"])
    }
    for these, others in passed:
        if these and others <= said and said.isdisjoint(these):
            said = (said - others) | these
    return Ratio(len(gold & said), len(said), len(gold))


def quotations(prints: Sequence[Print], truth: Sequence[list[str]], edition: Json) -> Ratio:
    """Quotations in framing text: right if they overlap by half and name the passage that has the words."""
    right = predicted = true = 0
    base = Found(prints[0].siglum, edition, prints[0])
    passage_of = {
        placed.atom.slot: label for placed, label in zip(prints[0].places, base.labels, strict=True)
        if placed.role is Role.STATEMENT
    }  # fmt: skip
    for print_ in prints:
        gold = _gold_quotations(print_, passage_of)
        said = [
            (quotation["start"], quotation["end"], quotation["passage"])
            for framing in edition["framing"].get(print_.siglum) or []
            for quotation in framing["quotations"]
        ]
        predicted, true = predicted + len(said), true + len(gold)
        right += sum(
            any(
                passage == name and _common((start, end), (begin, stop)) >= _OVERLAP
                for begin, stop, name in said
            )
            for start, end, passage in gold
        )
    return Ratio(right, predicted, true)


def _gold_quotations(print_: Print, passage_of: Mapping[int, str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    previous = False
    for placed in print_.places:
        quoted = placed.role is Role.FRAMING and placed.atom.slot in passage_of
        if quoted and previous:
            start, _, passage = found[-1]
            found[-1] = (start, placed.spans[-1][1], passage)
        elif quoted:
            found.append((placed.spans[0][0], placed.spans[-1][1], passage_of[placed.atom.slot]))
        previous = quoted
    return found


def _common(one: tuple[int, int], two: tuple[int, int]) -> float:
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / (max(one[1], two[1]) - min(one[0], two[0]))

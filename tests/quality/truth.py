"""The truth of a case: the passage of every word of every print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tests.quality.atoms import Role
from tests.quality.printing import Print

EXTRANEOUS = "extraneous"


def true_labels(prints: Sequence[Print]) -> list[list[str]]:
    """The passage of every placed atom of every print; what a print alone has at its edges is framing."""
    truth = [_passages_of(print_, prints[0], prints) for print_ in prints]
    for number, labels in enumerate(truth):
        shared = {label for other, found in enumerate(truth) if other != number for label in found}
        inside = [at for at, label in enumerate(labels) if label in shared and label != EXTRANEOUS]
        if inside:
            edges = {*labels[: inside[0]], *labels[inside[-1] + 1 :]} - shared
            labels[:] = [EXTRANEOUS if label in edges else label for label in labels]
    return truth


def _passages_of(print_: Print, base: Print, prints: Sequence[Print]) -> list[str]:
    """The passage of every placed atom: the base's block that has its place, else its own block's name."""
    passages = {
        placed.atom.slot: placed.name
        for placed in base.places
        if placed.role is Role.STATEMENT and not placed.copy
    }
    blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, placed in enumerate(print_.places):
        blocks[placed.block, placed.copy].append(at)
    labels = [EXTRANEOUS] * len(print_.places)
    for members in blocks.values():
        if print_.places[members[0]].role is not Role.STATEMENT:
            continue
        known = [passages.get(print_.places[at].atom.slot) for at in members]
        labels_of = _filled(known) if any(known) else [print_.places[members[0]].name] * len(members)
        for at, label in zip(members, labels_of, strict=True):
            labels[at] = label
    if not any(placed.atom.slot in passages for placed in print_.places) and print_ is not base:
        shared = {placed.atom.slot for other in prints if other is not print_ for placed in other.places}
        if not any(placed.atom.slot in shared for placed in print_.places):
            return [EXTRANEOUS] * len(print_.places)
    return labels


def _filled(known: Sequence[str | None]) -> list[str]:
    """Unknown labels as the nearest known one before, else after, them."""
    found: list[str] = []
    current = next(label for label in known if label)
    for label in known:
        current = label or current
        found.append(current)
    return found

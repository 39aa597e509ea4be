"""Where the statement page leads a reader who follows the link of a withdrawn paragraph."""

from __future__ import annotations

from collections import defaultdict

from edition.ledger.ids import Register


def former_passages(register: Register | None) -> dict[str, list[str]]:
    """The withdrawn passages that stood after each present one; those before the first are with it."""
    if register is None or not register.edition.passages:
        return {}
    present = {passage.id for passage in register.edition.passages}
    found: defaultdict[str, list[str]] = defaultdict(list)
    last = register.edition.passages[0].id
    for entry in register.ledger.entries:
        if entry.id in present:
            last = entry.id
        else:
            found[last].append(entry.id)
    return dict(found)

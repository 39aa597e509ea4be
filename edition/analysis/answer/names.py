"""What the sources are called in a sentence."""

from __future__ import annotations

from typing import Final

from edition.model import Edition, Witness

_LONGEST_NAME: Final = 48  # a longer title (a headline, say) is no name to head a column with


def short_name(edition: Edition, witness: Witness) -> str:
    """What a witness is called in a column head: its publisher, a short title, or its siglum."""
    name = _bare_name(witness)
    shared = sum(_bare_name(other) == name for other in edition.witnesses) > 1
    return f"{name} ({witness.siglum})" if shared and name != witness.siglum else name


def _bare_name(witness: Witness) -> str:
    if witness.publisher:
        return witness.publisher
    if witness.title and len(witness.title) <= _LONGEST_NAME:
        return witness.title
    return witness.siglum

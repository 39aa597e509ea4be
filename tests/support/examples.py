"""How many examples a property is tried on."""

from __future__ import annotations

import os


def few(number: int) -> int:
    """So many, or a multiple: `EXAMPLES=10 make test` tries ten times as many, by hand."""
    return number * int(os.environ.get("EXAMPLES", "1"))

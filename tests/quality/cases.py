"""The catalogue: one case for each thing that sources do to a text, and mixtures of them."""

from __future__ import annotations

from typing import Final

from tests.quality.paragraph_cases import paragraph_cases
from tests.quality.printed_cases import layout_cases, page_cases
from tests.quality.witness_cases import mixed_cases, witness_cases
from tests.quality.word_cases import word_cases

CASES: Final = (
    *layout_cases(),
    *page_cases(),
    *paragraph_cases(),
    *word_cases(),
    *witness_cases(),
    *mixed_cases(),
)

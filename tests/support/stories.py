# ruff: noqa: E501
"""A statement, a story that quotes it, and what is found: for tests and for the bench."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from edition.collate import collate
from edition.model import Edition, Quotation, Role, Sources, Transcription
from tests.support.witnesses import witness

STATEMENT = """\
The harbour board regrets the closure of the northern quay, which began on 4 March 2019. We have never asked \
the fishermen to leave, and we do not intend to sell a single berth to private owners.

Our divers inspected 214 piles in two weeks. Forty of them are rotten below the waterline and must be replaced \
before the autumn storms. The work will cost £3.2 million and be paid from reserves.

We cannot accept the claim of the Evening Courier that the board has hidden the report from the public. The \
report has been on our website since January. We ask everyone to read it before they judge "secret plans".
"""
MEADOW = """\
We did not sell the meadow behind the mill, because nobody had asked us for it at that time.

Nobody of us has ever signed a paper, and the mayor knows it very well and says so.

At no time did we plan to close the school, and we have no intention to do so in the coming years.
"""


def quoted(
    story: str,
    statement: str = STATEMENT,
    *,
    language: str | None = "en",
    transcription: Transcription = Transcription.BORN_DIGITAL,
) -> Sequence[Quotation]:
    """The quotations of a statement found in a story."""
    return _edition(story, statement, language, transcription).quotations["N"]


@cache
def _edition(story: str, statement: str, language: str | None, transcription: Transcription) -> Edition:
    full = witness("S", statement, Transcription.BORN_DIGITAL)
    source = replace(witness("N", story, transcription), role=Role.EXCERPT)
    return collate(Sources("A statement", "S", (full, source), language=language))


@cache
def judged_beside(stories: tuple[str, ...], statement: str, language: str) -> dict[str, list[str]]:
    """By story the fidelity of its quotations, all stories being sources of one edition."""
    full = witness("S", statement, Transcription.BORN_DIGITAL)
    sources = [
        replace(witness(f"N{at}", story, Transcription.BORN_DIGITAL), role=Role.EXCERPT)
        for at, story in enumerate(stories)
    ]
    edition = collate(Sources("A statement", "S", (full, *sources), language=language))
    return {
        story: [each.fidelity.value for each in edition.quotations[f"N{at}"]]
        for at, story in enumerate(stories)
    }


def found(
    story: str,
    statement: str = STATEMENT,
    *,
    language: str | None = "en",
    transcription: Transcription = Transcription.BORN_DIGITAL,
) -> list[tuple[str, str]]:
    """The words of each quotation in a story and its fidelity."""
    return [
        (story[each.start : each.end], each.fidelity.value)
        for each in quoted(story, statement, language=language, transcription=transcription)
    ]


def fidelities(story: str, statement: str = STATEMENT, *, language: str | None = "en") -> list[str]:
    """The fidelity of each quotation in a story."""
    return [each.fidelity.value for each in quoted(story, statement, language=language)]

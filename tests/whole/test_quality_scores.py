"""The examiner examined: the truth scores 1 on every case, and each sort of fault lowers its score."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.quality.atoms import document, join
from tests.quality.case import Case
from tests.quality.cases import CASES
from tests.quality.changes import recognise, reword
from tests.quality.oracle import perfect_edition
from tests.quality.prose import essay
from tests.quality.ratios import Ratio
from tests.quality.scores import Score, score
from tests.quality.together import TableScore, agreement, true_columns

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_truth_scores_one_and_every_word_stands_where_it_says(case: Case) -> None:
    prints = case.prints(0)
    for print_ in prints:
        for placed in print_.places:
            printed = "".join(print_.text[start:end] for start, end in placed.spans)
            assert _bare(printed) == _bare(placed.atom.text)
    found = score(prints, perfect_edition(prints))
    figures = (
        found.link_f1,
        found.boundaries.f1,
        found.units.f1,
        found.kind_f1,
        found.moved.f1,
        found.framing.f1,
    )
    assert figures == pytest.approx([1] * 6)


def _bare(text: str) -> str:
    return text.replace("-", "").replace("\u00ad", "").replace("\r", "")


def _fault_links(edition: dict[str, Any]) -> None:
    one, two = edition["passages"][3:5]
    one["paragraphs"]["B"], two["paragraphs"]["B"] = two["paragraphs"]["B"], one["paragraphs"]["B"]


def _fault_boundaries(edition: dict[str, Any]) -> None:
    paragraph = edition["passages"][4]["paragraphs"]["B"][0]
    edition["passages"][4]["paragraphs"]["B"] = [
        {"spans": paragraph["spans"][:9]}, {"spans": paragraph["spans"][9:]}
    ]  # fmt: skip


def _fault_units(edition: dict[str, Any]) -> None:
    for passage in edition["passages"]:
        del passage["units"][:1]


def _fault_extra_units(edition: dict[str, Any]) -> None:
    for passage in edition["passages"]:
        for siglum in ("A", "B"):
            start, end = passage["paragraphs"][siglum][0]["spans"][0]
            passage["units"][0]["readings"][siglum] |= {"start": start, "end": end + 40}


def _fault_kinds(edition: dict[str, Any]) -> None:
    for passage in edition["passages"]:
        for unit in passage["units"]:
            unit["readings"]["B"]["kind"] = "substitution"


@pytest.mark.parametrize(
    ("fault", "figure"),
    [
        (_fault_links, lambda found: found.link_f1),
        (_fault_boundaries, lambda found: found.boundaries.f1),
        (_fault_units, lambda found: found.units.recall),
        (_fault_extra_units, lambda found: found.units.precision),
        (_fault_kinds, lambda found: found.kind_f1),
    ],
)
def test_a_fault_lowers_its_score(
    fault: Callable[[dict[str, Any]], None], figure: Callable[[Score], float]
) -> None:
    case = next(case for case in CASES if case.name == "noise 6% and wording")
    prints = case.prints(0)
    edition = perfect_edition(prints)
    fault(edition)
    assert figure(score(prints, edition)) < 0.99


def test_noise_changes_about_the_share_of_words_it_is_told_to() -> None:
    rng = random.Random(4)
    base = document(essay(rng, 40), rng)
    noisy = recognise(base, rng, 0.1)
    words = [
        (one.text, two.text)
        for before, after in zip(base, noisy, strict=True)
        for one, two in zip(before.atoms, after.atoms, strict=True)
        if one.is_word
    ]
    assert sum(one != two for one, two in words) / len(words) == pytest.approx(0.1, abs=0.02)


def test_rewording_keeps_the_origin_of_every_other_word() -> None:
    rng = random.Random(5)
    base = document(essay(rng, 5), rng)
    edited = reword(base, rng, 0.03)
    texts = {atom.slot: atom.text for block in base for atom in block.atoms}
    kept = [atom for block in edited for atom in block.atoms if atom.kind is None]
    assert join(base[0].atoms) != join(edited[0].atoms) or join(base[1].atoms) != join(edited[1].atoms)
    assert all(texts[atom.slot] == atom.text for atom in kept)


def test_words_that_cross_in_one_column_of_a_table_are_one_link() -> None:
    table = {"A": ["to", "her", "he"], "B": ["to", "he", "her"]}
    found = agreement(table, {siglum: ["unit"] * 3 for siglum in table})
    assert found.links.found == 2


def test_the_true_columns_of_a_table_score_one() -> None:
    table = {"A": ["a", "b", ""], "B": ["a", "", "c"], "C": ["a", "b", "c"]}
    assert agreement(table, true_columns(table)) == TableScore(Ratio(5, 5, 5), Ratio(1, 1, 1))

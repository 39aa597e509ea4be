"""The engine held to its goals on a part of the cases; `make quality` prints all of them."""

from __future__ import annotations

import json
from collections import Counter
from statistics import mean

import pytest
from lxml import etree

from edition.collate import collate
from edition.export.edition_json import to_json
from edition.export.tei import to_tei
from edition.model import Edition, Kind
from tests.quality.case import GOAL_NOISE, Case
from tests.quality.cases import CASES
from tests.quality.printing import Print
from tests.quality.ratios import Ratio, macro_f1
from tests.quality.run import sources_of
from tests.quality.scores import Score, score
from tests.support.tei import assert_links_resolve, expected, rebuild

pytestmark = pytest.mark.slow

_SEED = 100  # none that the engine was mended with
_TRIED = [case for case in CASES if case.noise <= GOAL_NOISE]


@pytest.fixture(scope="module")
def tried() -> dict[str, tuple[list[Print], Edition]]:
    return {case.name: _collated(case) for case in _TRIED}


def _collated(case: Case) -> tuple[list[Print], Edition]:
    prints = case.prints(_SEED)
    return prints, collate(sources_of(prints))


@pytest.fixture(scope="module")
def scores(tried: dict[str, tuple[list[Print], Edition]]) -> dict[str, Score]:
    return {name: score(prints, json.loads(to_json(edition))) for name, (prints, edition) in tried.items()}


def test_every_witness_is_rebuilt_from_the_tei(tried: dict[str, tuple[list[Print], Edition]]) -> None:
    for name, (_, edition) in tried.items():
        root = etree.fromstring(to_tei(edition))
        assert_links_resolve(root)
        assert rebuild(root) == expected(edition), name


def test_passages_are_linked(scores: dict[str, Score]) -> None:
    found = {name: one.link_f1 for name, one in scores.items()}
    assert {name: value for name, value in found.items() if value < 0.97} == {}
    assert mean(found.values()) >= 0.99


def test_differences_are_found(scores: dict[str, Score]) -> None:
    units = sum((one.units for one in scores.values()), Ratio())
    assert units.f1 >= 0.98


def test_differences_are_of_the_right_kind(scores: dict[str, Score]) -> None:
    pooled: Counter[tuple[Kind, Kind]] = Counter()
    for one in scores.values():
        pooled.update(one.confusion)
    assert macro_f1(pooled) >= 0.95


def test_paragraphs_begin_where_they_should(scores: dict[str, Score]) -> None:
    assert sum((one.boundaries for one in scores.values()), Ratio()).f1 >= 0.99


@pytest.mark.parametrize("aspect", ["moved", "quotations"])
def test_moves_and_quotations_are_found(scores: dict[str, Score], aspect: str) -> None:
    found = sum((getattr(one, aspect) for one in scores.values()), Ratio())
    assert found.recall >= 0.9
    assert found.precision >= 0.8

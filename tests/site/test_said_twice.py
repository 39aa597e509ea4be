"""What both the engine and the scripts of the pages decide by has one value in both."""

from __future__ import annotations

import json
import re
from importlib import import_module

import pytest

from edition.model import Group, Kind
from tests.support.scripts import SOURCES

_QUOTING = "edition.analysis.quoting"
# A module of a script and its name for what a module of the engine has, and the name there.
SAID_TWICE = [
    ("clauses.js", "LIGHT", f"{_QUOTING}.quoting_words", "LIGHT"),
    ("clauses.js", "PHRASE", f"{_QUOTING}.clauses", "_PHRASE"),
    ("clauses.js", "PHRASE", "edition.analysis.answer.cut_short", "_PHRASE"),
    ("clauses.js", "BARE", f"{_QUOTING}.clauses", "_BARE"),
    ("clauses.js", "INNER", f"{_QUOTING}.clauses", "_INNER"),
    ("reach.js", "SEVERAL", f"{_QUOTING}.reach", "_SEVERAL"),
    ("reach.js", "CONCORD", f"{_QUOTING}.reach", "CONCORD"),
    ("reach.js", "COMMAS", f"{_QUOTING}.reach", "COMMAS"),
    ("reach.js", "ASIDES", f"{_QUOTING}.marks", "ASIDES"),
    ("splicing.js", "BEFORE_ONLY", f"{_QUOTING}.splicing", "_BEFORE_ONLY"),
    ("splicing.js", "BESIDE_FIGURE", f"{_QUOTING}.splicing", "_BESIDE_FIGURE"),
    ("splicing.js", "SHORTEST_VERB", f"{_QUOTING}.splicing", "_SHORTEST_VERB"),
    ("splicing.js", "SUBJECT", f"{_QUOTING}.splicing", "_SUBJECT"),
    ("governing.js", "DENIED", f"{_QUOTING}.governing", "_DENIED"),
    ("governing.js", "OWN", f"{_QUOTING}.governing", "_OWN"),
    ("truth.js", "NOUN", f"{_QUOTING}.truth", "_NOUN"),
    ("truth.js", "JUDGED", f"{_QUOTING}.truth", "_JUDGED"),
    ("pieces.js", "NARROWED", f"{_QUOTING}.put_in", "_NARROWED"),
    ("pieces.js", "GRAMMAR", f"{_QUOTING}.put_in", "_GRAMMAR"),
    ("pieces.js", "STEM", f"{_QUOTING}.quoting_words", "_STEM"),
    ("laying.js", "REPLACED", f"{_QUOTING}.put_in", "_REPLACED"),
    ("laying.js", "SAYING", f"{_QUOTING}.put_in", "_SAYING"),
    ("figures.js", "AMOUNT", f"{_QUOTING}.how_many", "_AMOUNT"),
    ("figures.js", "ARTICLE", f"{_QUOTING}.how_many", "_ARTICLE"),
    ("outside.js", "BETWEEN", f"{_QUOTING}.words_before", "_BETWEEN"),
    ("outside.js", "HEDGE", f"{_QUOTING}.words_before", "_HEDGE"),
    ("outside.js", "ADVERB", f"{_QUOTING}.words_before", "_ADVERB"),
    ("outside.js", "NEAR", f"{_QUOTING}.words_before", "_NEAR"),
    ("outside.js", "NAMED", "edition.analysis.answer.cut_short", "_SHOWN"),
    ("deciding.js", "BESIDE", "edition.analysis.kinds.mark_places", "_BESIDE"),
    ("overview.js", "STEPS", "edition.site.pages.overview", "_STEPS"),
    ("overview.js", "DEGREES", "edition.site.pages.overview", "_DEGREES"),
    ("overview.js", "HATCHES", "edition.site.pages.overview", "_HATCHES"),
    ("overview.js", "NARROW", "edition.site.pages.overview", "_NARROW"),
    ("division.js", "NARROW", "edition.site.pages.overview", "_NARROW"),
    ("mostly.js", "SHARE", "edition.site.versions", "_MOSTLY"),
    ("mostly.js", "LEAST", "edition.site.versions", "_MOSTLY_WORDS"),
]


def in_script(module: str, name: str) -> object:
    """The value of a constant of a script."""
    source = (SOURCES / module).read_text("utf-8")
    found = re.search(rf"^(?:export )?const {name} = (.*?);(?: //.*)?$", source, re.MULTILINE | re.DOTALL)
    assert found, (module, name)
    literal = re.sub(r",(?=\s*[\]}])", "", found[1])
    return json.loads(re.sub(r"^\s*//.*$", "", literal, flags=re.MULTILINE))


@pytest.mark.parametrize(("script", "name", "module", "own"), SAID_TWICE)
def test_a_measure_of_both_is_one(script: str, name: str, module: str, own: str) -> None:
    value = getattr(import_module(module), own)
    assert in_script(script, name) == json.loads(json.dumps(value))


def test_kinds_have_their_letters_groups_and_weights_in_scripts() -> None:
    kinds = sorted(Kind, key=lambda kind: kind.weight)
    assert in_script("units.js", "KINDS") == [[kind.value, kind.letter] for kind in kinds]
    of_print = [kind.value for kind in kinds if kind.group is Group.PRINT]
    assert in_script("units.js", "PRINT") == of_print
    assert in_script("comparison.js", "APART") == [
        kind.value for kind in kinds if kind.group in (Group.WORDING, Group.RECOGNITION)
    ]


def test_as_many_hits_are_marked_as_are_listed_at_once() -> None:
    assert in_script("worker.js", "MARKED") == in_script("finding.js", "AT_ONCE")

"""Permalinks of differences that are gone: what stands in their place, where the statement leads readers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from edition.citation.cite import Site, cite
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.ids import assign_ids
from edition.ledger.recording import mint
from edition.model import Edition, Kind
from tests.support.editions import Row, build
from tests.support.site_files import build_files

ONE = {"X": "First ⟦words⟧ of it all.", "Y": "First ⟦signs⟧ of it all."}
TWO = {"X": "⟦Other⟧ words come here.", "Y": "⟦Further⟧ words come here."}
BEFORE = [Row("p1", ONE, [Kind.SUBSTITUTION]), Row("p2", TWO, [Kind.SUBSTITUTION])]


def _joined() -> Edition:
    texts = {siglum: f"{ONE[siglum]} {TWO[siglum]}" for siglum in ONE}
    return build([Row("p1", texts, [Kind.SUBSTITUTION, Kind.SUBSTITUTION])])


def test_a_difference_of_a_paragraph_that_was_joined_is_found_by_the_words_of_one_side() -> None:
    """Before the first words of a paragraph there were none; the last words of the other stand there now."""
    register = assign_ids(_joined(), mint(assign_ids(build(BEFORE), Ledger()), date(2026, 1, 1)))
    [gone] = register.withdrawn
    [unit] = register.withdrawn_units[gone.entry.id]
    assert unit.into
    assert unit.into[0] in {unit.id for unit in register.edition.passages[0].units}
    with pytest.raises(EditionError, match=f"in its place is {unit.into[0]}; cite that"):
        cite(register, unit.entry.id, None, Site())


def test_the_statement_says_of_each_difference_that_is_gone_where_to_read_on() -> None:
    """Its address led to its paragraph without a word: as if what was cited stood there."""
    ledger = mint(assign_ids(build(BEFORE), Ledger()), date(2026, 1, 1))
    plain = build([Row("p1", ONE, [Kind.SUBSTITUTION]), Row("p2", {"X": TWO["X"][1:6], "Y": TWO["X"][1:6]})])
    for edition in (_joined(), plain):
        register = assign_ids(edition, ledger)
        page = build_files(register)["statement.md"].decode()
        for row in register.withdrawn_units.values():
            for unit in row:
                label = unit.entry.id.split(".")[0][1:]
                assert re.search(
                    rf'id="{unit.entry.id}"><a href="p/{label}.html#{unit.entry.id}">What became of', page
                )

"""Differences that were published stay apart, though a further source has one difference over several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from edition.app.pipeline import Archive, edit, record
from edition.collate import KeptStages
from edition.ledger.entries import Ledger
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.merging import settle_merged
from edition.ledger.recording import places_plan, plan
from edition.ledger.renaming import renamed_in_ledger
from edition.model import Sources, Span
from tests.support.edits import sources
from tests.support.further_sources import add, noted

DAY = date(2026, 1, 1)
LAST = "Nobody knows when the old quay of the harbour will be open again, engineers said on Monday."
CLAUSE = "the council of the town has closed the old bridge over the river until spring"


def text(begin: str, end: str = ".") -> list[str]:
    return [f"{begin}{CLAUSE}{end}", LAST]


CASES = {
    "a dateline": ([text("MARLING (AP) – "), text("Marling: ")], text("15:05 ")),
    "marks at an end": ([text("“", ".”"), text("", " …”"), text("")], text("", " …")),
    "a word put in": (
        [
            ["The company quay town of their harbour is shut.", LAST],
            ["The company quay spring town of their harbour is shut.", LAST],
            ["The quay town of their harbour is shut.", LAST],
        ],
        ["The port …” the mayor said, is shut.", LAST],
    ),
    "a word that two share": (
        [
            ["The network their year was told on Friday.", LAST],
            ["The of holds network spring carrier was told on Friday.", LAST],
        ],
        ["The stone of of evidence water was told on Friday.", LAST],
    ),
}

# Over which differences the further source has one: in the last case each word has a place of its own.
OVER = {
    "a dateline": [("p1.u1", "p1.u2")],
    "marks at an end": [("p1.u2", "p1.u3")],
    "a word put in": [("p1.u1", "p1.u1a", "p1.u3")],
    "a word that two share": [],
}


def published(texts: list[list[str]]) -> tuple[Sources, Ledger]:
    had = sources(dict(zip("ABC", texts, strict=False)))
    return had, record(Archive(had), DAY)[1]


def without_places(ledger: Ledger) -> Ledger:
    """The ledger as earlier versions wrote it."""
    entries = (
        replace(entry, units=tuple(replace(unit, at={}) for unit in entry.units)) for entry in ledger.entries
    )
    return replace(ledger, entries=tuple(entries))


@pytest.mark.parametrize("case", CASES)
def test_a_source_with_one_difference_over_several_leaves_them_apart(case: str) -> None:
    texts, further = CASES[case]
    had, ledger = published(texts)
    register = edit(Archive(had, ledger=ledger))
    wider = add(Random(1), had, ledger, further, "Y", noted(register))  # ids, kinds and notes stay
    [passage, bare] = [edit(Archive(wider, ledger=known)).edition.passages[0] for known in (ledger, Ledger())]
    assert len(passage.units) > len(bare.units)  # some would be one without the ledger
    assert [units for siglum, units in passage.stretches if siglum == "Y"] == OVER[case]
    _, again = record(Archive(wider, ledger=ledger), DAY)
    assert record(Archive(wider, ledger=again), DAY) == ([], again)
    assert not any(unit.until for entry in again.entries for unit in entry.units)


BRIDGE = {
    "A": "It agreed that before winter the old stone bridge should be repaired, and asked for a report.",
    "B": "It agreed that the old bridge by the mill should be repaired before winter, and that soon.",
    "C": "It decided soon that the bridge near the old mill ought now to be mended well before the winter.",
    "D": "It decided quickly that the bridge near the mill must at once be mended before the frost.",
}


@pytest.mark.parametrize("order", ["ABCD", "BACD", "CDAB", "DBCA"])
def test_what_was_minted_of_versions_that_differ_everywhere_is_what_the_next_build_finds(order: str) -> None:
    had = sources({siglum: [BRIDGE[siglum], LAST] for siglum in order})
    archive = Archive(had)
    _, ledger = record(archive, DAY)
    assert edit(archive).edition.passages == edit(replace(archive, ledger=ledger)).edition.passages
    assert record(replace(archive, ledger=ledger), DAY) == ([], ledger)


@pytest.mark.parametrize("last", "ABCD")
def test_one_more_version_that_differs_everywhere_leaves_what_the_next_build_finds(last: str) -> None:
    texts = {siglum: [text, LAST] for siglum, text in BRIDGE.items() if siglum != last}
    _, ledger = record(Archive(sources(texts)), DAY)
    wider = Archive(sources({**texts, last: [BRIDGE[last], LAST]}), ledger=ledger)
    _, again = record(wider, DAY)
    assert list(plan(edit(replace(wider, ledger=again)))) == []


def test_of_two_sources_too_added_words_stay_where_an_earlier_version_of_the_rules_had_them() -> None:
    """Of words that stand twice either may be added: *the [half of the] road*, *[the half of] the*."""
    had, ledger = published([[f"Nobody viewed {added}the road.", LAST] for added in ("", "the half of ")])
    [first, last] = ledger.entries
    [unit] = first.units
    assert (unit.readings["B"], unit.at["A"]) == ("the half of", Span(14, 14))
    slid = replace(unit, readings={"A": "", "B": "half of the"}, before="viewed the", after="road")
    earlier = replace(ledger, entries=(replace(first, units=(replace(slid, at={"A": Span(18, 18)}),)), last))
    register = edit(Archive(had, ledger=earlier))
    assert list(plan(register)) == []
    assert register.edition.passages[0].units[0].readings["B"].text == "half of the"


def test_a_ledger_of_an_earlier_version_reads_as_before_and_gains_them_at_the_next_mint() -> None:
    texts, _ = CASES["a dateline"]
    had, ledger = published(texts)
    earlier = without_places(ledger)
    assert "at = {" not in format_ledger(earlier)
    register = edit(Archive(had, ledger=earlier))
    assert list(plan(register)) == []  # no build is refused
    assert list(places_plan(register)) == ["where 2 recorded differences stand is new"]
    assert record(Archive(had, ledger=earlier), DAY)[1] == ledger == parse_ledger(format_ledger(ledger))


def test_where_differences_stand_in_another_base_is_new() -> None:
    """The ids and their readings are what they were."""
    had, ledger = published([text("The "), text("", ", it said.")])
    other = Archive(replace(had, base="B"), ledger=ledger)
    lines, minted = record(other, DAY)
    assert [line for line in lines if line.startswith("where")] == [
        "where 2 recorded differences stand is new"
    ]
    assert record(replace(other, ledger=minted), DAY) == ([], minted)


def test_where_a_difference_stands_is_told_apart_while_serving() -> None:
    """The text of a passage is what it was, but after `mint` two places in it are published."""
    texts, further = CASES["a dateline"]
    had, ledger = published(texts)
    wider = replace(had, witnesses=(*had.witnesses, *sources({"Y": further}).witnesses))
    kept, found = KeptStages(), []
    for known in (Ledger(), ledger, without_places(ledger)):
        archive = Archive(wider, ledger=known)
        found.append(len(edit(archive, kept=kept).edition.passages[0].units))
        assert edit(archive, kept=kept).edition == edit(archive).edition
    assert found == [2, 3, 2]


def test_a_text_that_reads_otherwise_by_now_has_no_published_places() -> None:
    """The words are as recorded but not where: lines were broken anew, with a word divided."""
    texts, further = CASES["a dateline"]
    had, ledger = published(texts)
    base = had.witnesses[0]
    broken = replace(base, text=base.text.replace("MARLING (AP)", "MAR-\nLING (AP)"))
    both = replace(had, witnesses=(broken, *had.witnesses[1:], *sources({"Y": further}).witnesses))
    bare = edit(Archive(both, ledger=without_places(ledger))).edition
    assert edit(Archive(both, ledger=ledger)).edition.passages == bare.passages


def test_a_renamed_source_and_merged_branches_keep_them() -> None:
    _, ledger = published(CASES["a word put in"][0])
    [entry, _] = renamed_in_ledger(ledger, "A", "NEW", DAY).entries
    assert [unit.at["NEW"] for unit in entry.units] == [Span(4, 11), Span(17, 17)]
    merged = settle_merged([ledger, without_places(ledger)]).ledger
    assert {unit.id: unit.at for each in merged.entries for unit in each.units} == {
        unit.id: unit.at for each in ledger.entries for unit in each.units
    }

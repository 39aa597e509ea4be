"""What was published as statement or framing stays so when a source comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.ledger.entries import Ledger
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.ids import assign_ids
from edition.ledger.recorded_extents import as_recorded, changed_extents, extents_beyond
from edition.ledger.recording import mint, plan
from edition.model import Authority, Role, Sources, Transcription, Witness
from tests.support.stories import STATEMENT
from tests.support.witnesses import witness

TODAY = date(2026, 11, 27)
FOOT = "\n\nWhy trust our newspaper?\n\nWe have printed the truth since 1871, on paper made in this town."
PAGE = witness("A", "Quay shut: read it all here.\n\n" + STATEMENT.strip() + FOOT, Transcription.BORN_DIGITAL)
PLAIN = witness("B", STATEMENT, Transcription.BORN_DIGITAL)
LEAD = (
    "Our own story of the quay, which nobody else has told so far, goes back to the days of sail. " * 4
    + "\n\n"
)
OTHER = witness("C", LEAD + STATEMENT.strip() + FOOT, Transcription.BORN_DIGITAL)


def sources(*witnesses: Witness) -> Sources:
    return Sources("A statement", "A", witnesses)


def minted(*witnesses: Witness, ledger: Ledger | None = None) -> Ledger:
    known = ledger or Ledger()
    return mint(assign_ids(collate(as_recorded(sources(*witnesses), known)), known), TODAY)


def test_extents_survive_the_file() -> None:
    ledger = minted(PAGE, PLAIN)
    assert parse_ledger(format_ledger(ledger)) == ledger
    assert [file.role for entry in ledger.witnesses for file in entry.files] == [Role.FULL, Role.FULL]


def test_an_extent_that_ends_beyond_its_file_is_told() -> None:
    ledger = minted(PAGE, PLAIN)
    assert not list(extents_beyond(sources(PAGE, PLAIN), ledger))
    text, end = format_ledger(ledger), len(PLAIN.text.rstrip())
    assert f", {end}]" in text
    altered = parse_ledger(text.replace(f", {end}]", ", 5000000000]"))
    (message,) = extents_beyond(sources(PAGE, PLAIN), altered)
    assert message.startswith("the statement ends at character 5,000,000,000 of B.txt, which has ")


def test_what_was_framing_stays_framing() -> None:
    """A page of another paper has the same footer: two testimonies, but it was published as framing."""
    ledger = minted(PAGE, PLAIN)
    fresh = collate(sources(PAGE, PLAIN, OTHER))
    held = collate(as_recorded(sources(PAGE, PLAIN, OTHER), ledger))
    assert len(fresh.passages) > 3
    assert len(held.passages) == 3
    extent = held.extents["A"]
    assert extent is not None
    assert extent.by is Authority.LEDGER
    assert held.extents["C"] is not None


STORY = witness(
    "S",
    "Nobody in the town had a word for the divers, who were there for two weeks before anybody saw them.\n\n"
    "Reporters of the town counted piles as well, on a dry day in March, and gave up at ninety. “Forty of "
    "them are rotten below the waterline and must be replaced before the autumn storms,” the board said. The "
    "mayor was on the hills with his dogs.",
    Transcription.BORN_DIGITAL,
)


def test_a_base_that_only_quotes_takes_no_paragraph_from_the_others() -> None:
    """What it tells around the quotation was framing; what they had there was published as text."""
    ledger = minted(PLAIN, replace(PLAIN, siglum="A"), STORY)
    others = replace(sources(PLAIN, replace(PLAIN, siglum="A"), STORY), base="S")
    held = collate(as_recorded(others, ledger))
    assert [len(passage.paragraphs["B"]) for passage in held.passages if passage.paragraphs["A"]] == [1, 1, 1]
    again = mint(assign_ids(held, ledger), TODAY)
    assert list(plan(assign_ids(collate(as_recorded(others, again)), again))) == []


def test_a_second_mint_finds_nothing() -> None:
    ledger = minted(PAGE, PLAIN)
    again = assign_ids(collate(as_recorded(sources(PAGE, PLAIN), ledger)), ledger)
    assert list(plan(again)) == []


FIRST, SECOND, LAST = STATEMENT.strip().split("\n\n")
REFRAIN = "Open the quay."


@pytest.mark.parametrize(
    "paragraphs",
    [
        [FIRST, REFRAIN, SECOND, REFRAIN],
        [REFRAIN, FIRST, REFRAIN, SECOND, REFRAIN],
        [FIRST, SECOND, SECOND],
        [FIRST, f"We say to all of them: {REFRAIN} Nobody heard it.", REFRAIN, LAST],  # in a longer one too
        [REFRAIN, REFRAIN],
    ],
)
def test_a_paragraph_that_stands_again_is_text_after_a_mint_as_before(paragraphs: list[str]) -> None:
    texts = {siglum: "\n\n".join(paragraphs) for siglum in "AB"}
    both = [witness(siglum, text) for siglum, text in texts.items()]
    before = collate(sources(*both))
    after = collate(as_recorded(sources(*both), minted(*both)))
    assert after.passages == before.passages
    assert not any(after.framing.values())


def test_the_manifest_goes_before_and_the_change_is_told() -> None:
    ledger = minted(PAGE, PLAIN)
    quoting = replace(PLAIN, role=Role.EXCERPT)
    register = assign_ids(collate(as_recorded(sources(PAGE, quoting), ledger)), ledger)
    assert [each.siglum for each, _ in changed_extents(register.edition, ledger)] == ["B"]
    assert "B: was full, is excerpt" in list(plan(register))


def test_a_changed_file_is_looked_at_anew() -> None:
    ledger = minted(PAGE, PLAIN)
    changed = witness("B", STATEMENT + "\n\nMore.")
    assert as_recorded(sources(PAGE, changed), ledger).recorded == {"A"}


def test_a_source_that_shares_nothing_stays_unrelated() -> None:
    stray = witness("S", "A walk in the hills is what we like best of all that summer brings us.")
    ledger = minted(PAGE, stray)
    held = as_recorded(sources(PAGE, stray), ledger)
    assert [each.role for each in held.witnesses] == [Role.FULL, Role.UNRELATED]
    again = as_recorded(sources(PAGE, stray, PLAIN), ledger)
    assert [each.role for each in again.witnesses] == [Role.FULL, Role.UNRELATED, None]
    assert collate(again).doubts == collate(as_recorded(sources(PAGE, PLAIN), ledger)).doubts


BEYOND = "Nobody who lives beside the old harbour was ever asked about the lamps on the quay."


def test_words_that_an_unrelated_source_shares_with_a_later_one_alone_are_a_doubt() -> None:
    """It is not made a version by what only the newcomer has, nor is that hidden."""
    stray = witness("S", f"A walk in the hills is what we like best.\n\n{BEYOND}")
    first, rest = STATEMENT.strip().split("\n\n", 1)
    longer = witness("C", f"{first}\n\n{BEYOND}\n\n{rest}")
    ledger = minted(PAGE, stray)
    held = collate(as_recorded(sources(PAGE, stray, longer), ledger))
    assert held.roles == {"A": Role.FULL, "S": Role.UNRELATED, "C": Role.FULL}
    assert not any(passage.paragraphs["S"] for passage in held.passages)
    (doubt,) = (each.text for each in verdict(held).doubts if each.text.startswith("S "))
    assert doubt.startswith("S is taken for unrelated, but has “Nobody who lives beside")
    assert "as C does" in doubt
    assert not any("manifest says" in reason or "S shares" in reason for reason in verdict(held).reasons)

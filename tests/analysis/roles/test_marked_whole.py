# ruff: noqa: E501
"""What a source prints outside the marks around the statement is its own."""

from __future__ import annotations

import textwrap

import pytest

from edition.alignment.table import Row
from edition.analysis.answer.verdict import verdict
from edition.analysis.roles.marked_whole import _held, marked_blocks
from edition.collate import prepare
from edition.model import Sources, WordRange
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

BODY = STATEMENT.strip()
PARTS = BODY.split("\n\n")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("“One.\n\nTwo.”\n\nThree.", ["“One.\n\nTwo.”"]),
        ("He wrote: “One.\n\n“Two “deep” words.”\n\nThen.", ["“One.\n\n“Two “deep” words.”"]),
        ("“One.”\n\n“Two.”\n\nThree.", ["“One.”\n\n“Two.”"]),
        ("„Eins „tief“ hier.\n\nZwei.“\n\nDrei.", ["„Eins „tief“ hier.\n\nZwei.“"]),
        ('"One.\n\n"Two "deep" words."\n\nThree.', ['"One.\n\n"Two "deep" words."']),
        ("«Un.\n\nDeux»\nTrois.", ["«Un.\n\nDeux»"]),
        ("「一。\n\n二」三。", ["「一。\n\n二」"]),
        ("Cut: “One.\n\nTwo", ["“One.\n\nTwo"]),
        ("“One,” he said. “Two.”", ["“One,”"]),
        ("He calls it “deep” and goes.", []),
    ],
)
def test_stretches_in_marks(text: str, blocks: list[str]) -> None:
    assert [text[start:end] for start, end in marked_blocks(text)] == blocks


@pytest.mark.parametrize(
    "marked", [f"“{BODY}”", "\n\n".join(f"“{part}" for part in PARTS) + "”", f'"{BODY}"']
)
def test_headlines_and_leads_before_the_marks_are_framing(marked: str) -> None:
    one = f"Harbour: The statement in its wording\n\nThe harbour board of Marling has on 4 March made a statement:\n\n{marked}"
    two = (
        "In its wording\nThe harbour statement\n\nLong did the board hope for a way out. The harbour board of Marling "
        f"has drawn its lessons and shut the quay. Its statement:\n\n{marked}\n\nThe board of the harbour has not said more."
    )
    found = collated(one, two, language="en")
    assert len(found.passages) == len(PARTS)
    assert not list(found.units())
    assert verdict(found).agree is None
    assert found.doubts


def test_what_stands_behind_the_marks_is_framing_however_alike_it_is() -> None:
    ends = (
        "The harbour board has not said more than this, and no boat may land at the northern quay.",
        "More than this the board of the harbour did not say, but a boat may land at the northern quay.",
    )
    found = collated(*(f"“{BODY}”\n\n{end}" for end in ends), language="en")
    assert len(found.passages) == len(PARTS)
    assert verdict(found).agree is None


@pytest.mark.parametrize("order", [1, -1])
def test_a_lead_that_is_nearly_the_same_is_text_and_what_differs_in_it_wording(order: int) -> None:
    lead = "On 3 March we wrote this to the mayor of Marling and have had no answer to it:"
    texts = [f"{lead}\n\n“{BODY}”", f"{lead.replace('no answer', 'an answer')}\n\n“{BODY}”"]
    found = collated(*texts[::order], language="en")
    assert len(found.passages) == len(PARTS) + 1
    assert verdict(found).agree is False


def test_a_statement_of_which_a_small_part_stands_in_marks_has_no_lead() -> None:
    first, *others = PARTS
    one, two = (
        "\n\n".join([word, *others, f"“{first}”"])
        for word in ("We take none of it back.", "We take all of it back.")
    )
    assert verdict(collated(one, two, language="en")).agree is False


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80])
def test_marks_that_open_a_line_inside_a_paragraph_hold_nothing(width: int) -> None:
    """Nor does a paragraph count whole of which the marks hold a part."""
    first = "The board has been asked again and again by the fishermen why the old quay is still shut."
    last = " ".join(PARTS[1:]) + " A diver told us: he was afraid of it, and"
    said = "“it is a wonder that nobody was hurt”, as he put it then."
    lines = [*textwrap.wrap(last, width), *textwrap.wrap(said, width)]
    wrapped = "\n\n".join(["\n".join(textwrap.wrap(first, width)), "\n".join(lines)])
    plain = f"{first.replace(' again and again', '').replace('still ', '')}\n\n{last} {said}"
    for texts in ((plain, wrapped), (wrapped, plain)):
        found = collated(*texts, language="en")
        assert len(found.passages) == 2
        assert not found.doubts


def test_words_put_into_a_paragraph_are_no_part_of_what_their_marks_hold() -> None:
    texts = ["one two\n\nthree four", "one two\n\nthree\n\n“Five,” said six.\n\nseven eight nine\n\nfour"]
    streams = prepare(Sources("T", "A", tuple(map(witness, "AB", texts)))).streams
    parted = {0: WordRange(2, 4), 1: WordRange(2, 10)}
    rows = [
        Row(0, {0: WordRange(0, 2), 1: WordRange(0, 2)}),
        Row(0, parted, {}, {1: [WordRange(3, 9)]}),
    ]
    assert _held(rows, 1, streams[1]) is None

# ruff: noqa: E501
"""The edges of a claim: words written otherwise, and signs that touch the figure there."""

from __future__ import annotations

import pytest

from tests.support.stories import found, quoted


@pytest.mark.parametrize(
    ("statement", "quotation", "fidelity", "of"),
    [
        ("We are obliged to follow the rules.", "We're obliged to follow the rules", "spelling", "We are obliged to follow the rules"),
        ("We are obliged to follow the rules.", "We've obliged to follow the rules", "altered", "are obliged to follow the rules"),
        ("Five thousand boats lie on the northern shore.", "5,000 boats lie on the northern shore", "spelling", "Five thousand boats lie on the northern shore"),
        ("Five thousand boats lie on the northern shore.", "6,000 boats lie on the northern shore", "altered", "Five thousand boats lie on the northern shore"),
        ("-5 went to the northern shore of this town.", "five went to the northern shore of this town", "altered", "5 went to the northern shore of this town"),
        ("£5,000 went to the northern shore.", "five thousand went to the northern shore", "altered", "£5,000 went to the northern shore"),
        ("€5,000 went to the northern shore.", "5,000 went to the northern shore", "altered", "€5,000 went to the northern shore"),
        ("€5,000 went to the northern shore.", "€5,000 went to the northern shore", "exact", "€5,000 went to the northern shore"),
        ("The price of northern berths rose by 10%.", "price of northern berths rose by 10", "altered", "price of northern berths rose by 10%"),
        ("The price of northern berths rose by 10%.", "price of northern berths rose by 10 per cent", "spelling", "price of northern berths rose by 10%"),
        ("It was our twenty-first vote on this shore.", "first vote on this shore", "altered", "twenty-first vote on this shore"),
        ("It was our hundred and fifth vote on this shore.", "fifth vote on this shore", "altered", "hundred and fifth vote on this shore"),
        ("In spring 2020 first votes came to this shore.", "first votes came to this shore", "exact", "first votes came to this shore"),
        ("On this shore lie boats from five thousand.", "On this shore lie boats from 5,000", "spelling", "On this shore lie boats from five thousand"),
    ],
)  # fmt: skip
def test_outermost_words_are_as_many_as_they_are_written_for(
    statement: str, quotation: str, fidelity: str, of: str
) -> None:
    statement = f"{statement} Divers saw them all in winter.\n"
    (one,) = quoted(f"The quay\n\nIt says “{quotation}”.", statement)
    assert (one.fidelity.value, statement[one.of.start : one.of.end]) == (fidelity, of)


SAID = "The quay is shut, and no boat may land there. We have never sold a berth to private owners. Nobody was asked to leave the old harbour."


@pytest.mark.parametrize(
    ("story", "fidelities"),
    [
        (
            "{0}The quay is shut, and no boat may land there.\n\nWe have never sold a berth to private owners{1}, it says.",
            ["exact", "exact"],
        ),
        (
            "{0}The quay is shut, and no boat may land there.\n\nThey sold a berth to private owners{1}, it says.",
            ["exact", "altered"],
        ),
        (
            "{0}The quay is shut, and no boat may land there.\n\nWe have never sold a berth to private banks{1}, it says.",
            ["exact", "altered"],
        ),
        (
            "{0}The quay is shut, and no boat may land there.\nWe have never sold a berth to private owners.\nThat is all{1}, it says.",
            ["exact", "exact"],
        ),
        (
            "{0}The quay is shut, and no boat may land there.\n\nThe board “never” sold any, we hear.",
            ["exact"],
        ),
        (
            "{0}The quay is shut, and no boat may land there{1}.\n\nAll say it: nobody was asked to leave the old harbour{1}, or so.",
            ["exact", "exact"],
        ),
    ],
)
@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "””"])
def test_marks_that_a_paragraph_opens_and_a_later_one_closes(
    story: str, fidelities: list[str], marks: str
) -> None:
    text = "All of the town talks of it.\n\n" + story.format(*marks) + "\n\nThe mayor has nothing to say."
    assert [each.fidelity.value for each in quoted(text, SAID)] == fidelities


@pytest.mark.parametrize(
    ("end", "fidelity"),
    [
        ("replaced bef", "exact"),
        ("repl", "exact"),
        ("replacing", "altered"),
        ("repl.", "altered"),
        (
            "replaced before the aut",
            "altered",
        ),  # so little is left that it may be the end of another sentence
        ("replaced before the autumn storms. The work wi", "exact"),
    ],
)
def test_where_a_story_is_cut_the_half_of_a_word_is_none_of_the_quotation(end: str, fidelity: str) -> None:
    lead = "The harbour board has answered its critics in a letter.\n\n"
    story = f"{lead}Forty of them are rotten below the waterline and must be {end}"
    assert [each.fidelity.value for each in quoted(story)] == [fidelity]


NAMED = "The work on our northern quay and its old wall will be led by Anna Lee, who has built such quays before.\n"


@pytest.mark.parametrize(
    ("heading", "fidelity"),
    [
        ("The work on our northern quay and its old wall: Harbour Board", "exact"),
        ("The work on our northern quay and its old wall | Echo", "exact"),
        ("The work on our northern quay and its old wall will be led by – Bella", "altered"),
        ("The work on our northern quay and its old wall: sold", "altered"),
        ("The work on our northern quay and its old wall: 8", "altered"),
        ("The work on our northern quay and its old wall – Never", "altered"),
        ("The Work On Our Northern Quay And Its Old Wall: Not", "altered"),
        ("The Work On Our Northern Quay And Its Old Wall – Echo", "print"),
    ],
)
def test_who_says_it_behind_a_heading_is_no_part_of_it(heading: str, fidelity: str) -> None:
    (one,) = quoted(f"{heading}\n\nA story of our own begins here, and it goes on for some words.", NAMED)
    assert one.fidelity.value == fidelity


@pytest.mark.parametrize(
    "words", ["we do not intend to sell a single berth", "our divers inspected 214 piles"]
)
def test_a_mark_that_is_not_closed_holds_what_its_sentence_has(words: str) -> None:
    assert found(f"It says “{words}. Nobody knew more.\n\nThat was all.") == [(words, "exact")]


def test_the_letter_of_an_answer_is_no_part_of_it() -> None:
    asked = "Q. Did you sell the berths?\n\nA. {}.\n\nQ. And the piles?\n\nA. {}."
    answers = (
        "We do not intend to sell a single berth to private owners",
        "Our divers inspected 214 piles in two weeks",
    )
    assert found(asked.format(*answers)) == [(answer, "exact") for answer in answers]


@pytest.mark.parametrize("cut", ["[old] ", "… "])
def test_a_word_that_is_put_before_the_first_leaves_that_in_the_claim(cut: str) -> None:
    """It stands in the statement too, right behind the first."""
    statement = "The quay is shut for good, and the ferry sails no more from it this year.\n"
    (one,) = quoted(
        f"It said: “quay the {cut}quay is shut for good, and the ferry sails no more”.", statement
    )
    assert statement[one.of.start : one.of.end] == "The quay is shut for good, and the ferry sails no more"
    assert [reading.text for reading in one.units[0].readings.values()] == ["", "quay"]


@pytest.mark.parametrize(
    ("said", "fidelity"),
    [
        ("The rest goes into a fund for widows; half a million will pay our debts", "altered"),
        ("Half a million will pay our debts; the rest goes into a fund for widows", "exact"),
        ("A million will pay for it; half of our debts are none", None),
    ],
)
def test_clauses_in_another_order_are_quoted_altered(said: str, fidelity: str | None) -> None:
    statement = "Half a million will pay our debts; the rest goes into a fund for widows. We are poor.\n"
    assert [each for _, each in found(f"It is late. “{said},” they say.", statement)] == (
        [fidelity] if fidelity else []
    )


@pytest.mark.parametrize("said", [", she said", ", wrote the mayor", ""])
def test_who_says_it_ends_what_an_open_mark_holds(said: str) -> None:
    sentence = "We have never sold a berth to private owners"
    story = f"The quay.\n\n“{sentence}{said}. Nobody believed it, and it rained.\n\nThen they left."
    assert found(story, SAID) == [(sentence, "exact")]


@pytest.mark.parametrize(
    ("before", "after"), [("Why?\n", ""), ("", " So they say."), ("Who knows? ", " Read on.")]
)
def test_own_sentences_beside_a_paragraph_without_marks_are_not_claimed(before: str, after: str) -> None:
    said = (
        "The quay is shut, and no boat may land there. We have never sold a berth to private owners. "
        "Nobody was asked to leave the old harbour."
    )
    story = f"Questions and answers\n\n{before}{said}{after}\n\nAnd what of the boats?"
    assert found(story, SAID) == [(said[:-1], "exact")]


@pytest.mark.parametrize(
    ("heading", "quotation"),
    [
        ("We have never sold a berth to private owners, says mayor", ("We have never sold a berth to private owners", "exact")),
        ("We have never sold a berth to private owners, says mayor who sold two", None),
        ("We have never sold a berth to private owners, a lie, says Ann Lee", None),
        ("We have never sold a berth to private owners and nobody says so", None),
    ],
)  # fmt: skip
def test_who_says_it_at_the_end_of_what_is_in_marks_is_no_part_of_it(
    heading: str, quotation: tuple[str, str] | None
) -> None:
    (one,) = found(f"See “{heading}”, Marling Echo, 4 May 2019.", SAID)
    assert one == (quotation or (heading, "altered"))


@pytest.mark.parametrize(
    ("statement", "quotation", "fidelity"),
    [
        ("The mine was closed at noon on 9 June.", "The mine was closed at noon on June 9", "spelling"),
        ("9 June was a day that none of us will forget.", "June 9 was a day that none of us will forget", "spelling"),
        ("The mine was closed at noon on 9 June.", "The mine was closed at noon on June 6", "altered"),
        ("The board met on 9 June and has closed the mine.", "The board met on June 9 and has closed the mine", "spelling"),
        ("The board met on 9 June and 10 have closed the mine.", "The board met on June 9 and 10 have closed the mine", "altered"),
    ],
)  # fmt: skip
def test_day_and_month_in_the_other_order_are_one_date_at_an_edge_and_before_and(
    statement: str, quotation: str, fidelity: str
) -> None:
    story = f"“{quotation},” the notice says. The men went home by bus, and nobody spoke."
    assert found(story, f"Nobody was hurt. {statement}\n\nIt stays shut.") == [(quotation, fidelity)]
    outside = f"“{quotation}”, the notice says. The men went home by bus, and nobody spoke."
    assert found(outside, f"Nobody was hurt. {statement}\n\nIt stays shut.") == [(quotation, fidelity)]


@pytest.mark.parametrize("sign", ["> ", "    "])
@pytest.mark.parametrize(
    ("said", "fidelity"),
    [
        ("We did not delay the repair to save money.", "exact"),
        ("We did not delay the repair to save money. The council did, and it knows it.", "altered"),
        ("Dear all, we are sorry. We did not delay the repair to save money.", "altered"),
    ],
)
def test_what_is_set_off_is_claimed_whole_as_what_stands_in_marks_is(
    sign: str, said: str, fidelity: str
) -> None:
    statement = (
        "We did not delay the repair to save money. It was the flood that stopped us.\n\nAll is well now."
    )
    story = (
        f"The firm wrote to every house on Thursday.\n\n{sign}{said}\n\nResidents were not impressed at all."
    )
    assert [each.fidelity.value for each in quoted(story, statement)] == [fidelity]
    assert [each.marked for each in quoted(story, statement)] == [True]

"""How few words in marks quote the statement, where the source quotes more of it for certain."""

from __future__ import annotations

import pytest

from tests.support.stories import found
from tests.support.witnesses import roles

NOTE = (
    "We have run it for 27 years, and we are tired. We do not blame the landlord; everybody has to live. "
    "It was never just food. Parents will be able to meet him on 4 September at 6 pm. It rains. "
    "The post will be advertised next week."
)
SURE = "“We have run it for 27 years, and we are tired,” they wrote."


@pytest.mark.parametrize(
    ("said", "fidelity"),
    [
        ("It was just food", "altered"),
        ("It was always just food", "altered"),
        ("We blame the landlord", "altered"),
        ("We never blame the landlord", "altered"),
        ("The post will be next week", "altered"),
        ("It was never just food", "exact"),
        ("on 4 September at 6 pm", "exact"),
        ("on 4 September at 6 am", "altered"),
    ],
)
def test_a_few_words_that_turn_a_sentence_round_are_a_quotation(said: str, fidelity: str) -> None:
    assert found(f"Last day. {SURE} Then: “{said}.”", NOTE)[1:] == [(said, fidelity)]


@pytest.mark.parametrize(
    "said",
    ["It was good food", "It was late", "on 4 September", "We love the landlord", "It never rains here"],
)
def test_a_few_words_that_any_text_may_have_are_none(said: str) -> None:
    assert found(f"Last day. {SURE} Then: “{said}.”", NOTE)[1:] == []


@pytest.mark.parametrize("said", ["That is not so", "So be it"])
def test_a_whole_sentence_of_common_words_is_quoted_beside_a_certain_quotation(said: str) -> None:
    note = f"{NOTE} {said}. We saw that it is not so bad."
    assert found(f"Last day. {SURE} “{said},” they added.", note)[1:] == [(said, "exact")]
    assert found(f"Last day. “{said},” said a neighbour.", note) == []
    assert found(f"Last day. {SURE} “It is not so,” said a neighbour.", note)[1:] == []


def test_names_and_titles_without_marks_are_no_quotation() -> None:
    note = "Das Haus bleibt, so Direktor Hans Moser und Stadtrat Karl Lang einmütig. Die Miete steigt nicht."
    story = "Direktor Hans Moser und Stadtrat Karl Lang schweigen. „Die Miete steigt nicht“, heißt es."
    assert found(story, note, language="de") == [("Die Miete steigt nicht", "exact")]


def test_without_a_certain_quotation_they_prove_nothing() -> None:
    assert found("Last day. “It was just food,” said a neighbour. “It was late.”", NOTE) == []


def test_what_a_colon_leads_to_with_a_capital_is_quoted_anew() -> None:
    statement = "Nous ne ferons pas faillite, et nous reviendrons en 2025 avec un autre programme."
    story = "« Nous ne ferons pas faillite », assure le festival, qui promet : "
    story += "« Nous reviendrons en 2024 avec un autre programme. » C'est tout."
    assert found(story, statement, language="fr") == [
        ("Nous ne ferons pas faillite", "exact"),
        ("Nous reviendrons en 2024 avec un autre programme", "altered"),
    ]


FIRM = (
    "Nobody has built a backdoor, and the U.S. government has shown none.\n\nThe report was made by people "
    "who had not seen it. We ask the U.S. government to publish what it knows about us and others.\n\n"
    "Not one of them has complained to the U.S. government. They are content."
)


@pytest.mark.parametrize(
    ("said", "quotations"),
    [
        ("We ask the board to publish what it knows about us, and the U.S. government", 1),
        ("We have met the U.S. government. The report was made by people who had not seen it", 1),
        ("The report was made by people who had not seen it. They are content", 2),
        ("The report was made by people who had not seen it … the U.S. government", 1),
    ],
)
def test_a_phrase_at_an_edge_that_another_paragraph_has_is_no_quotation_of_that(
    said: str, quotations: int
) -> None:
    assert len(found(f"There is anger. “{said},” it wrote on Monday.", FIRM)) == quotations


@pytest.mark.parametrize(
    "said", ["The ferry Astrid will not sail on Friday", "The old ferry will not sail on Friday"]
)
def test_a_whole_sentence_is_quoted_without_marks_though_names_are_all_that_it_says(said: str) -> None:
    statement = f"{said}. Passengers may change their tickets free of charge, and no refund will be refused."
    story = f"Travellers were annoyed. {said}, the line said. A lone gull sat on the mast all the morning."
    assert found(story, statement) == [(said, "exact")]
    assert roles(statement, story) == ["full", "excerpt"]
    part = story.replace("The ", "That the ", 1).replace(" on Friday", "")
    assert not found(part, statement)

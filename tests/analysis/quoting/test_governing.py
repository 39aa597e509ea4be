# ruff: noqa: E501
"""What denies a quotation from outside, in the statement and in the source."""

from __future__ import annotations

import pytest

from tests.support.stories import found

_AFTER_DENIALS = {
    "en": "Not all of our divers were at the quay. We do not say that the fish will come back this year. No American was hurt by the blast. "
    "The town has never and will never sell the meadow. No, we never sold the meadow. We did not hide it, and all the books are open to the public.",
    "de": "Es trifft nicht zu, dass die Pumpen über Nacht abgeschaltet waren.",
    "es": "No es cierto que los vecinos hubieran avisado al Ayuntamiento.",
    "zh": "我司没有召回任何批次的产品，也没有收到投诉。",
}


@pytest.mark.parametrize(
    ("language", "told", "fidelity"),
    [
        ("en", "It said: “All of our divers were at the quay.”", "altered"),
        ("en", "It said, “[A]ll of our divers were at the quay.”", "altered"),
        ("en", "It said that “all of our divers were at the quay”.", "exact"),
        ("en", "“The fish will come back this year,” it said.", "altered"),
        ("en", "It said: “the fish will come back this year”.", "altered"),
        ("en", "“THE FISH WILL COME BACK THIS YEAR”", "altered"),
        ("en", "It would not say that “the fish will come back this year”.", "exact"),
        ("en", "The mayor, who has no boats, wrote: “the fish will come back this year”.", "altered"),
        ("en", "The mayor did not mince words: “the fish will come back this year”.", "altered"),
        ("en", "The mayor, no friend of it, wrote that “the fish will come back this year”.", "altered"),
        ("en", "“The fish will come back this year,” wrote the mayor, who has no boats.", "altered"),
        ("en", "It would not, the mayor wrote, say that “the fish will come back this year”.", "exact"),
        ("en", "“the fish will come back this year”, it wrote, is not what we say.", "exact"),
        ("en", "“American was hurt by the blast,” it said.", "altered"),
        ("en", "“Will never sell the meadow,” it said.", "exact"),
        ("en", "“We never sold the meadow,” it said.", "exact"),
        ("en", "“All the books are open to the public,” it said.", "exact"),
        ("de", "„Die Pumpen über Nacht abgeschaltet waren“, heißt es.", "altered"),
        ("es", "«Es cierto que los vecinos hubieran avisado al Ayuntamiento», dice.", "altered"),
        ("zh", "声明称：“召回任何批次的产品”。", "altered"),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_behind_its_denial_is_altered(language: str, told: str, fidelity: str) -> None:
    statement = f"1, 2.\n\n{_AFTER_DENIALS[language]}\n"
    assert [said for _, said in found(f"1.\n\n{told}", statement, language=language)] == [fidelity]


@pytest.mark.parametrize("between", ["\n\n", ".\n\n"])
def test_a_headline_denies_nothing_that_stands_below_it(between: str) -> None:
    statement = "We have no evidence that the water of the town was poisoned."
    story = f"No water{between}“The water of the town was poisoned”, wrote the firm."
    assert [fidelity for _, fidelity in found(story, statement)] == ["altered"]


@pytest.mark.parametrize(
    ("before", "fidelity"),
    [("", "altered"), ("The firm does not say ", "exact"), ("The firm said ", "altered")],
)
def test_only_the_sentence_of_a_quotation_denies_with_it(before: str, fidelity: str) -> None:
    statement = "We have no evidence that the water of the town was poisoned."
    story = f"No water\n\n{before}“the water of the town was poisoned”."
    assert [each for _, each in found(story, statement)] == [fidelity]


@pytest.mark.parametrize(
    ("verb", "fidelity"),
    [("sagt nicht", "exact"), ("betont noch einmal", "altered"), ("glaubt noch immer nicht", "exact")],
)
def test_what_a_source_says_once_more_denies_nothing(verb: str, fidelity: str) -> None:
    story = f"Der Rat {verb}, dass „die Pumpen über Nacht abgeschaltet waren“."
    assert [
        each for _, each in found(f"1.\n\n{story}", f"1, 2.\n\n{_AFTER_DENIALS['de']}\n", language="de")
    ] == [fidelity]

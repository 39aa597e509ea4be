"""What the answer says of figures, denials and names: that they differ, or that one version lacks them."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from tests.support.witnesses import collated

TEXT = (
    "The board met on Monday in the hall. We paid £300 for the crane. The quay is old. It will not open. "
    "The road from Hull is shut."
)
LACKING = "is left out or added in paragraph 1."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (" We paid £300 for the crane.", "", f"A figure {LACKING}"),
        ("£300 for", "for", f"A figure {LACKING}"),
        ("£300", "£500", "A figure differs in paragraph 1."),
        (" It will not open.", "", f"A “not” or its like {LACKING}"),
        ("not ", "", f"A “not” or its like {LACKING}"),
        ("not open", "now open", "A “not” or its like differs in paragraph 1."),
        ("from Hull ", "", None),
        ("Hull", "Leeds", "A name differs in paragraph 1."),
        ("The quay is", "This quay is", None),
        ("We paid", "They paid", None),
        ("We paid", "Hull paid", "A name differs in paragraph 1."),
        ("We paid", "Ann Lee paid", "A name differs in paragraph 1."),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_what_one_version_lacks_does_not_differ(
    old: str, new: str, reason: str | None, swapped: bool
) -> None:
    texts = [TEXT, TEXT.replace(old, new)]
    reasons = verdict(collated(*(texts[::-1] if swapped else texts), language="en")).reasons
    assert [each for each in reasons if "differs in p" in each or LACKING in each] == (
        [reason] if reason else []
    )


def test_a_bound_that_is_left_out_makes_another_figure_and_leaves_none_out() -> None:
    texts = [TEXT.replace("£300", each) for each in ("more than twelve men", "twelve men")]
    assert "A figure differs in paragraph 1." in verdict(collated(*texts, language="en")).reasons


def test_of_three_the_figure_of_a_sentence_that_one_lacks_does_not_differ() -> None:
    texts = [TEXT, TEXT.replace(" We paid £300 for the crane.", ""), TEXT.replace("the crane", "a crane")]
    reasons = verdict(collated(*texts, language="en")).reasons
    assert f"A figure {LACKING}" in reasons
    assert not any("figure differs" in reason for reason in reasons)


def test_a_figure_that_only_moved_is_the_same() -> None:
    pad = "The board met in the hall and spoke about the crane and the quay for two hours. "
    one, two = (
        "On 5 May it sold boats and left the old town.",
        "It sold boats and left the old town on 5 May.",
    )
    found = verdict(collated(pad + one, pad + two, language="en"))
    assert found.answer == "No, but only the order differs, in 1 place."
    assert not any("figure" in reason for reason in found.reasons)

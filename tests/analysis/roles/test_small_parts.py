# ruff: noqa: E501
"""A source that is a small part of what others print whole quotes it, with or without marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.roles.likely_base import likely_base
from edition.collate import collate
from edition.model import Role, Sources
from tests.support.witnesses import collated, witness

WHOLE = """\
Harrow Water is deeply sorry for the failure of the reservoir on 4 May 2020. We know that 12,400 households were left without water for three days, and we know that for many of them this was frightening.

We did not ignore the warnings. In January our engineers found a crack of 14 centimetres in the eastern wall, and they reported it to the board within two days.

No one was hurt when the wall gave way. The old pumping station was destroyed, and some 300 acres of farmland were flooded.

Never again will we rely on a single expert. From now on, two independent engineers will examine each of our nine reservoirs every year, and their reports will be published in full.

We thank the firefighters, the volunteers and the neighbours who helped, and will do everything in our power to win back the trust of the people of Tolland."""
PARAGRAPHS = WHOLE.split("\n\n")
OTHER = WHOLE.replace("frightening", "hard")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We did not ignore the warnings.", "excerpt"),
        ('Harrow Water: "We did not ignore the warnings."', "excerpt"),
        (f"Statement by Harrow Water: {PARAGRAPHS[2]}", "excerpt"),
        ("No one was hurt when the wall gave way.", "excerpt"),
        ("Never again will we rely on one single expert from outside.", "excerpt"),
        (PARAGRAPHS[4], "excerpt"),
        (PARAGRAPHS[0].partition(". ")[0] + ".", "excerpt"),
        (PARAGRAPHS[0].partition(" We ")[0] + " … Read more", "full"),  # a copy that says it is cut
        ("\n\n".join(PARAGRAPHS[:2]), "full"),
        ("\n\n".join(PARAGRAPHS[1:4]), "full"),
        ("The bank’s committee has left its rates as they are.", "unrelated"),
    ],
)
@pytest.mark.parametrize("other", [OTHER, WHOLE])
def test_a_small_part_standing_alone_is_an_excerpt(text: str, role: str, other: str) -> None:
    edition = collated(WHOLE, other, text)
    assert edition.roles["C"].value == role
    assert bool(edition.quotations["C"]) is (role == "excerpt")


@pytest.mark.parametrize(
    ("text", "role", "agree"),
    [
        ("Some people were hurt when the wall gave way.", None, None),
        ("Some people were hurt when the wall gave way.", Role.EXCERPT, True),
        ("“Some people were hurt when the wall gave way.”", None, True),
        ("No one was hurt when the wall gave way.", None, True),
    ],
)
def test_a_part_in_other_words_and_no_marks_may_be_another_version(
    text: str, role: Role | None, agree: bool | None
) -> None:
    other = replace(witness("C", text), role=role)
    edition = collate(Sources("A statement", "A", (witness("A", WHOLE), witness("B", WHOLE), other)))
    assert edition.role("C") is Role.EXCERPT
    assert verdict(edition).agree is agree


def test_of_one_source_alone_what_stands_around_a_part_may_be_its_own() -> None:
    assert [role.value for role in collated(WHOLE, PARAGRAPHS[2]).roles.values()] == ["full", "full"]


def test_a_page_of_a_recognised_copy_is_no_excerpt() -> None:
    edition = collated(WHOLE, OTHER, PARAGRAPHS[2], ocr="C")
    assert edition.roles["C"].value == "full"


def test_what_two_others_print_whole_is_the_base_before_a_part_of_it() -> None:
    texts = {"A": "We did not ignore the warnings.", "B": WHOLE, "C": OTHER}
    assert likely_base(texts) == "B"
    assert likely_base({name: texts[name] for name in "AB"}) == "A"


@pytest.mark.parametrize(
    ("story", "role"),
    [
        (
            "Harrow wept.\n\n“Never again will we rely on a single expert,” the company writes. A neighbour left.",
            "excerpt",
        ),
        (f"{PARAGRAPHS[3]}\n\n{PARAGRAPHS[4]}", "full"),  # its second page
        (
            "Harrow wept.\n\nIt will rain until Tuesday, and nobody knows what the farmers are to do.",
            "unrelated",
        ),
    ],
)
def test_who_quotes_what_a_cut_base_lacks_is_no_version(story: str, role: str) -> None:
    cut = "\n\n".join(PARAGRAPHS[:2]) + "\n\nNo one was hurt when …\n\nRead more"
    edition = collated(cut, story, WHOLE)
    assert edition.role("B").value == role
    if role == "excerpt":
        assert [each.fidelity.value for each in edition.quotations["B"]] == ["exact"]
        assert not any(passage.paragraphs["B"] for passage in edition.passages)

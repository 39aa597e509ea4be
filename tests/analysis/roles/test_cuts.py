"""Copies that are cut, with a sign or without: what is missing there is no wording, and is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Edition, Kind, Sources, Span
from tests.support.witnesses import collated, witness

RECALL, TEST, CLAIM, REFUND = PARAGRAPHS = (
    "Marlow Dairies has today recalled all bottles of its Hill Farm milk with a date of 14 June or earlier.",
    "A test at our plant found traces of a cleaning fluid in two bottles. Nobody has been made ill by it.",
    "We do not accept the claim that we knew of the fault for weeks. We learned of it on Monday morning.",
    "You can return the milk to any shop for a full refund. Nobody in the plant will lose a day's pay.",
)
FULL = "\n\n".join(PARAGRAPHS)
PAPER = "Milk recalled from shops\n\n" + FULL.replace("'", "’") + "\n\nThe bridge at Ely opened on Tuesday."
SENTENCE = "We do not accept the claim that we knew of the fault for weeks."
CUT = {
    "a paragraph": f"{RECALL}\n\n{TEST}\n\n{CLAIM}",
    "two paragraphs": f"{RECALL}\n\n{TEST}",
    "the beginning": f"{TEST}\n\n{CLAIM}\n\n{REFUND}",
    "both ends": f"{TEST}\n\n{CLAIM}",
    "at a sentence": f"{RECALL}\n\n{TEST}\n\n{SENTENCE}",
    "before a sentence": f"Nobody has been made ill by it.\n\n{CLAIM}\n\n{REFUND}",
    "amid a sentence": f"{RECALL}\n\n{TEST}\n\nWe do not accept the claim that",
    "amid a word": f"{RECALL}\n\n{TEST}\n\nWe do not accept the claim that we kne…",
    "amid a longer word": f"{RECALL}\n\n{TEST}\n\n{SENTENCE} We learned of it on Mond …",
    "amid a word like a later one": f"{RECALL}\n\n{TEST}\n\n{CLAIM}\n\nYou can return the milk to an…",
    "with a sign": f"{RECALL}\n\n{TEST}\n\n{SENTENCE} […]",
    "with a link": f"{RECALL}\n\n{TEST}\n\n{SENTENCE}\n\nRead more",
}


@pytest.mark.parametrize("cut", CUT)
@pytest.mark.parametrize("others", [[FULL], [FULL, PAPER, "CUT"]])
def test_what_a_cut_copy_lacks_is_missing_and_no_wording(cut: str, others: list[str]) -> None:
    texts = [CUT[cut] if text == "CUT" else text for text in [*others, CUT[cut]]]
    for first in (0, len(texts) - 1):
        order = [*texts[first:], *texts[:first]]
        found = verdict(collated(*order))
        assert found.agree is None, order
        assert not any("wording" in reason for reason in found.reasons)
        for siglum in ("ABCD"[at] for at, text in enumerate(order) if text == CUT[cut]):
            assert any(siglum in doubt.text for doubt in found.doubts), order


def _pinned(at: int, *texts: str) -> Edition:
    witnesses = [witness("ABC"[number], text) for number, text in enumerate(texts)]
    witnesses[at] = replace(witnesses[at], statement=Span(0, len(texts[at])))
    return collate(Sources("A statement", "A", tuple(witnesses)))


def test_who_pins_where_the_statement_ends_says_that_the_rest_was_left_out() -> None:
    for at in (0, 2):
        found = verdict(_pinned(at, FULL, PAPER, CUT["a paragraph"]))
        assert (found.agree, found.reasons[0]) == (False, "C lacks paragraph 4.")


@pytest.mark.parametrize(
    "text",
    [
        f"{RECALL}\n\n{TEST}\n\n{CLAIM}\n\nYou can return the milk to any shop for a full refund.",
        f"{RECALL}\n\n{TEST}\n\n{REFUND}",
        f"{RECALL}\n\n{TEST}\n\n{SENTENCE.replace('weeks', 'days')}",
        f"{TEST} We paid for it.\n\n{CLAIM}\n\n{REFUND}",
    ],
)
def test_what_is_no_cut_stays_wording(text: str) -> None:
    for texts in ((FULL, text), (text, FULL), (text, FULL, FULL)):
        assert verdict(collated(*texts)).agree is False


def test_a_sentence_that_moved_before_the_end_is_not_missing() -> None:
    turned = f"{RECALL}\n\n{TEST}\n\nWe learned of it on Monday morning. {SENTENCE}"
    kinds = [unit.kind for _, unit in collated(FULL, turned).units()]
    assert Kind.LACUNA not in kinds


@pytest.mark.parametrize("cut", [" …", ""])
def test_what_others_say_beyond_a_cut_base_is_compared(cut: str) -> None:
    base = f"{TEST.partition('. ')[0]}.{cut}"
    one, two = (f"{TEST} We paid {figure} million.\n\n{REFUND}" for figure in (5, 6))
    assert verdict(collated(base, one, one)).agree is None
    assert verdict(collated(base, one, two)).answer == "No. They differ in 1 place."
    assert verdict(collated(base, f"{TEST} We …", two)).agree is None


def test_what_a_copy_may_lack_is_counted_in_the_words_of_the_base() -> None:
    longer = FULL.replace(REFUND, f"And {REFUND}")
    found = collated(FULL, CUT["a paragraph"], longer)
    paragraph = found.witness("A").text.split("\n\n")[-1]
    assert f"1 paragraph, {len(paragraph.split())} words before A and C do" in found.doubts[0].text


def test_what_several_near_copies_have_beyond_others_is_one_doubt() -> None:
    """Each of 42 copies had a doubt, which said the same; of many that lack it the number is said."""
    cut = f"{RECALL}\n\n{TEST}\n\n{CLAIM}"
    said = '"I am sorry for every bottle," said Ann Hale, who has led the dairy since March. "We would rather'
    whole = f'{cut}\n\n{REFUND}\n\n{said} lose a sale than a customer."'
    doubts = [collated(*[whole] * number, *[cut] * (8 - number)).doubts for number in (3, 1)]
    assert [each.text.partition(": ")[0] for each in doubts[0]] == [
        "A and 2 others go on for 2 paragraphs, 46 words, that D, E, F, G and H lack"
    ]
    assert doubts[0][0].unpinned == ("A", "B", "C")
    assert "A goes on for 2 paragraphs, 46 words, that 7 others lack" in doubts[1][0].text

"""The answer, case by case: yes only where nothing speaks against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Doubt, Role, Sources, Transcription
from tests.support.meanings import FIGURES
from tests.support.paragraphs import FERRY, FIRST, NOTES, SECOND, THIRD, WHOLE, text
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

CASES = [
    # what differs, the texts, those recognised, agree, answer, words of a reason
    ("nothing", [WHOLE, WHOLE], "", True, "Yes, word for word.", "No word was changed"),
    ("one version", [WHOLE], "", None, "There is only one version here.", "Nothing can be said"),
    (
        "print",
        [WHOLE, WHOLE.replace(" and voted", ", and voted")],
        "",
        True,
        "Yes, word for word.",
        "other print",
    ),
    (
        "spelling",
        [WHOLE, WHOLE.replace("harbour", "harbor")],
        "",
        True,
        "Yes, word for word.",
        "1 difference of spelling, which changes no word.",
    ),
    (
        "a word",
        [WHOLE, WHOLE.replace("spring", "autumn")],
        "",
        False,
        "No. They differ in 1 place.",
        "1 place",
    ),
    (
        "a word left out",
        [WHOLE, WHOLE.replace("small ", "")],
        "",
        False,
        "No. They differ in 1 place.",
        "1 place",
    ),
    (
        "a word where the base ends",
        [text(FIRST, SECOND), text(NOTES, WHOLE), text(WHOLE.replace("noon", "dusk"), FERRY)],
        "",
        False,
        "No. They differ in 1 place.",
        "The others differ from each other in paragraph 2a.",
    ),
    (
        "what the base lost",
        [WHOLE.replace("The board met", "met", 1), WHOLE],
        "A",
        True,
        "Yes, wherever both can be read.",
        "No word was changed",
    ),
    (
        "a source of marks alone",
        ["”", "“Nobody spoke.”"],
        "",
        None,
        "Only one source prints the statement.",
        "There is nothing to compare.",
    ),
    (
        "a figure",
        [WHOLE, WHOLE.replace("nine", "five")],
        "",
        False,
        "No. They differ in 1 place.",
        "A figure differs",
    ),
    (
        "a denial",
        [WHOLE, WHOLE.replace("could not", "could")],
        "",
        False,
        "No. They differ in 1 place.",
        "A “not”",
    ),
    (
        "a name",
        [WHOLE.replace("chairman", "Mr Brown"), WHOLE.replace("chairman", "Mr White")],
        "",
        False,
        "No. They differ in 1 place.",
        "A name differs",
    ),
    (
        "a paragraph",
        [WHOLE, text(FIRST, THIRD)],
        "",
        False,
        "No. They differ in 1 place.",
        "B lacks paragraph 2.",
    ),
    (
        "a paragraph more",
        [text(FIRST, THIRD), WHOLE],
        "",
        False,
        "No. They differ in 1 place.",
        "B has paragraph 1a, which A lacks.",
    ),
    ("order", [WHOLE, text(SECOND, FIRST, THIRD)], "", True, "Yes, but for the order.", "in another place"),
    (
        "misread",
        [WHOLE, WHOLE.replace("chairman", "cbairrnan")],
        "B",
        True,
        "Yes, wherever both can be read.",
        "misread",
    ),
    (
        "a doubtful reading",
        [WHOLE, WHOLE.replace("repairs", "reports")],
        "B",
        None,
        "Almost: 1 doubtful reading to look at.",
        "may be misread",
    ),
    (
        "a time in another form",
        [text(FIRST, "It was carried at 11.15 and read."), text(FIRST, "It was carried at 11:15 and read.")],
        "",
        None,
        "Almost: 1 doubtful reading to look at.",
        "1 word or figure in another form",
    ),
    (
        "a mark that may decide",
        [WHOLE, WHOLE.replace("could not", "could not,")],
        "",
        None,
        "Almost: 1 doubtful reading to look at.",
        "1 mark, space or capital that may change what is said",
    ),
    (
        "a figure misread",
        [WHOLE, WHOLE.replace("nine", "five")],
        "B",
        False,
        "No. They differ in 1 place.",
        "figure",
    ),
    (
        "two versions in one place",
        [WHOLE, WHOLE.replace("spring", "autumn"), WHOLE.replace("spring", "winter")],
        "",
        False,
        "No. They differ in 1 place.",
        "B differs in wording in 1 place and C in 1",
    ),
    (
        "the same in several versions: a sentence each was read",
        [WHOLE, text(FIRST, THIRD), *[WHOLE.replace("could not", "could not,")] * 6],
        "",
        False,
        "No. They differ in 1 place.",
        "C, D, E, F, G and H each have 1 mark, space or capital that may change what is said",
    ),
    (
        "many versions: a row of 44 names and numbers was the first thing read",
        [
            WHOLE,
            *(
                WHOLE.replace("spring", month)
                for month in ("autumn", "winter", "May", "June", "July", "April")
            ),
            WHOLE.replace("spring", "March").replace("nine", "ten"),
        ],
        "",
        False,
        "No. They differ in 2 places.",
        "All 7 other versions differ in wording, in 1 or 2 places each, in paragraphs ",
    ),
]


@pytest.mark.parametrize(
    ("what", "texts", "ocr", "agree", "answer", "reason"), CASES, ids=[c[0] for c in CASES]
)
def test_the_answer(
    what: str, texts: list[str], ocr: str, agree: bool | None, answer: str, reason: str
) -> None:
    found = verdict(collated(*texts, ocr=ocr, language="en"))
    assert (found.agree, found.answer) == (agree, answer)
    assert any(reason in each for each in found.reasons)


def test_doubts_name_their_place() -> None:
    edition = collated(WHOLE, WHOLE.replace("repairs", "reports"), ocr="B", language="en")
    (doubt,) = verdict(edition).doubts
    assert (doubt.passage, doubt.unit) == ("p2", "p2.u1")
    assert "“reports” for “repairs”" in doubt.text


@pytest.mark.parametrize(
    ("one", "two", "differs"),
    [
        ("The chairman replied", "Brown replied", False),
        ("chairman replied", "chairman, Lord Brown, replied", True),
        ("the north wall", "the Chesil wall", True),
        ("north wall", "Hull wall", True),
        ("The chairman", "Nobody", False),
        ("the harbour", "the port", False),
    ],
)
def test_a_name_is_said_to_differ_where_a_capital_does_not_come_from_its_place(
    one: str, two: str, differs: bool
) -> None:
    whole = WHOLE.replace("north wall", "north wall of the harbour") if "harbour" in one else WHOLE
    found = verdict(collated(whole, whole.replace(one, two), language="en"))
    assert any(reason.startswith("A name ") for reason in found.reasons) is differs


def test_a_denial_read_as_what_no_list_has_is_doubtful() -> None:
    one = "El consejo dijo en la primavera que nunca fue pagada la deuda de las oficinas."
    found = verdict(collated(one, one.replace("nunca", "nuca"), ocr="B", language="es"))
    assert (found.agree, found.answer) == (None, "Almost: 1 doubtful reading to look at.")


def test_a_doubt_about_what_a_source_is_forbids_a_yes() -> None:
    edition = replace(collated(WHOLE, WHOLE, language="en"), doubts=(Doubt("Where does B end?"),))
    found = verdict(edition)
    assert (found.agree, found.answer) == (None, "Perhaps: 1 doubt to settle first.")


def test_a_source_that_the_manifest_calls_another_text_is_named() -> None:
    edition = collated(WHOLE, WHOLE, WHOLE.replace("boats", "ships"), language="en")
    found = verdict(replace(edition, roles={**edition.roles, "C": Role.UNRELATED}))
    assert "C is another text, as the manifest says, and left aside." in found.reasons
    assert not any("shares no text" in reason for reason in found.reasons)


@pytest.mark.parametrize("ocr", ["", "B"])
@pytest.mark.parametrize(("language", "one", "two"), FIGURES)
def test_another_figure_never_makes_a_yes(language: str, one: str, two: str, ocr: str) -> None:
    frame = "The bank said in the spring {} and that no branch would be closed before the next year."
    assert (
        verdict(collated(frame.format(one), frame.format(two), language=language, ocr=ocr)).agree is not True
    )


def test_a_not_that_went_along_with_a_moved_sentence_does_not_differ() -> None:
    moved = "The mayor did not object to that plan at all."
    one = f"The council met on Monday in the old hall. The clerk spoke first of all. {moved}"
    two = f"The council met on Monday in the old hall. {moved} The clerk spoke first of all."
    found = verdict(collated(one, two, language="en"))
    assert found.answer == "No, but only the order differs, in 1 place."
    assert not any("“not”" in reason for reason in found.reasons)


_QUOTING = (
    "Anger at the quay\n\n“{0}.” That is what the board said on Tuesday after a night of protests."
    "\n\n“{1},” its chairman told us at noon. Nobody else had a word to say, and many went home in tears."
)
_ALSO = (
    "The board has broken its silence, and leaves most open. It insists: “{0}.” How the rot could go "
    "unseen for so long nobody says.\n\nOf the costs it knows more: “{1}.” The money was meant for a crane."
)
_SAID = STATEMENT.split(". ")[0].replace("\n", " "), "Our divers inspected 214 piles in two weeks"


@pytest.mark.parametrize(
    ("base", "role", "doubted"),
    [
        (_QUOTING.format(*_SAID), None, True),
        (_QUOTING.format(*_SAID), Role.FULL, False),
        (STATEMENT, None, False),
        (f"The board writes:\n\n“{STATEMENT.split(' We have')[0]} {_SAID[1]}.”", None, False),
    ],
)
def test_a_base_that_has_in_marks_what_others_quote_may_quote_too(
    base: str, role: Role | None, doubted: bool
) -> None:
    witnesses = (replace(witness("A", base), role=role), witness("B", _ALSO.format(*_SAID)))
    found = verdict(collate(Sources("A statement", "A", witnesses, language="en")))
    assert found.agree is None
    assert any("perhaps it quotes too" in doubt.text for doubt in found.doubts) is doubted


_TOLD = (
    "The quay is shut, and many are angry. Some wept in the street.\n\nThe board has told the town that "
    f"“{_SAID[1]}”, and no more.\n\nThe mayor was on holiday and could not be asked. Shops stayed open."
)
_LONG = text(STATEMENT, FIRST, SECOND, THIRD, NOTES, FERRY)


@pytest.mark.parametrize("order", ["SPQ", "PSQ", "PQS"])
@pytest.mark.parametrize("told", [_TOLD, _TOLD.replace(" that “", ":\n\n").replace("”, and no more", "")])
def test_two_papers_with_one_story_are_no_yes_beside_a_statement_that_they_quote(
    told: str, order: str
) -> None:
    texts = {"S": _LONG, "P": told, "Q": told}
    edition = collate(Sources("A statement", "P", tuple(witness(s, texts[s]) for s in order), language="en"))
    found = verdict(edition)
    assert (edition.full, found.agree) == (tuple(order.replace("S", "")), None)
    assert any("perhaps it quotes too" in doubt.text for doubt in found.doubts)


def test_a_statement_that_tells_who_said_what_others_quote_is_a_yes() -> None:
    release = f"{FIRST}\n\n“{_SAID[1]},” said the chair of the board on Tuesday.\n\n{SECOND}\n\n{THIRD}"
    story = f"What a week in the town, and how it rained.\n\n“{_SAID[1]},” its chair said. We shall see."
    assert verdict(collated(release, release, story, language="en")).agree is True


def test_a_list_behind_a_colon_of_the_statement_is_not_what_it_quotes() -> None:
    asks = f"The harbour board has met. We ask for one thing:\n\n{_SAID[1]}.\n\n{SECOND}\n\n{THIRD}"
    story = f"What a week in the town, and how it rained.\n\n“{_SAID[1]},” the board says. We shall see."
    assert verdict(collated(asks, asks, story, language="en")).agree is True


@pytest.mark.parametrize("order", ["AXN", "XAN", "ANX"])
def test_a_stranger_beside_a_base_that_is_quoted_changes_no_answer(order: str) -> None:
    texts = {
        "A": "We never sold the meadow behind the mill, and nobody asked us for it. The books are open.",
        "N": "Tears in town. “Nobody asked us for it,” said the mayor. “The books are open.” So he said.",
        "X": "Rain is expected in the north tomorrow, with strong winds along the coast and snow.",
    }
    edition = collate(Sources("A statement", "A", tuple(witness(s, texts[s]) for s in order), language="en"))
    assert verdict(edition).answer == "Only one source prints the statement."
    assert edition.unrelated == {"X"}


SHOT = "The officer shot him on the bridge. Mr Reyes was not armed. It was a telephone, he is suspended."


@pytest.mark.parametrize("order", ["ABC", "ACB", "BAC"])
def test_a_sentence_left_out_is_one_place_though_another_differs_inside_it(order: str) -> None:
    texts = {
        "A": SHOT,
        "B": SHOT.replace(" Mr Reyes was not armed.", ""),
        "C": SHOT.replace("not armed", "now armed"),
    }
    read = {"C": Transcription.OCR}
    witnesses = tuple(witness(s, texts[s], read.get(s, Transcription.UNKNOWN)) for s in order)
    found = verdict(collate(Sources("A statement", order[0], witnesses, language="en")))
    assert found.answer == "No. They differ in 1 place."
    if order[0] == "A":
        assert "B differs in wording in 1 place." in found.reasons


ALTERED = "Their divers inspected 214 piles in two weeks and forty of them are rotten below the waterline."
CLAIM = (
    "We cannot accept the claim of the Evening Courier that the board has hidden the report from the public."
)


@pytest.mark.parametrize(
    ("report", "doubted"),
    [
        (ALTERED, True),
        (text(ALTERED, "“The report has been on our website since January,” it said."), True),
        (
            text(ALTERED, f"“{CLAIM} The report has been on our website since January,” the board said."),
            False,
        ),
    ],
    ids=["that alone", "more than what stands in marks", "less than what stands in marks"],
)
def test_a_part_in_other_words_is_in_doubt_where_hardly_anything_else_is_quoted(report, doubted):
    found = verdict(collated(STATEMENT, STATEMENT, report))
    assert any("in other words, in no marks" in doubt.text for doubt in found.doubts) is doubted


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("we may sell it", "we will sell it", False),
        ("it was May", "it was June", True),
        ("he sat there then", "he stood there then", False),
    ],
)
def test_a_word_that_is_a_month_only_with_a_capital_is_no_figure(one: str, two: str, said: bool) -> None:
    reasons = verdict(collated(one, two, language="en")).reasons
    assert any("figure" in reason for reason in reasons) is said


def test_what_holds_of_several_versions_is_told_once() -> None:
    """A paragraph left out was told of each, and again as a place where it differs in wording."""
    lacking = text(FIRST, THIRD)
    assert verdict(collated(WHOLE, *[lacking] * 7)).reasons == ("All 7 other versions lack paragraph 2.",)
    found = verdict(collated(WHOLE, lacking.replace("proposal", "motion"), lacking)).reasons
    assert found == ("B and C lack paragraph 2.", "B differs in wording in 1 place, in paragraph 3.")

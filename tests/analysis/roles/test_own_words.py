"""What may be of who reports a statement is a doubt: never a yes, and no other wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import DecidedLine, Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")
GERMAN = (
    "Wir bedauern den Vorfall und haben die Behörden verständigt, die nun ermitteln. Niemand wurde verletzt."
)
ITALIAN = "Nessuno dei dieci campioni ha superato il limite di legge."
DUTCH = "Geen van de tien monsters overschreed de norm voor lood."
FRENCH = "Nous regrettons cet accident et nous avons prévenu la mairie, qui enquête. Personne ne fut blessé."


def agrees(*texts: str, language: str | None = None) -> bool | None:
    """The answer, the same whichever of the texts is the base."""
    answers = {verdict(collated(*each, language=language)).agree for each in (texts, texts[::-1])}
    assert len(answers) == 1
    return answers.pop()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("and must be replaced", "and 14:32 must be replaced"),  # not before a paragraph
        ("Our divers", "3.50 our divers"),
        ("Our divers", "25:99 our divers"),
        ("and must be replaced", "and, if the council says so, must be replaced"),
        ("and must be replaced", "and, the divers said, never must be replaced"),
        ("and must be replaced", "and, we said in May, must be replaced"),
        ("and must be replaced", "and - unless the board says otherwise - must be replaced"),
        ("and must be replaced", "and -the board said-must be replaced"),
        ("and must be replaced", "and, in our view, must be replaced"),
        ("must be replaced", "must [not] be replaced"),
        ("must be replaced", "must [£5m] be replaced"),
        ("two weeks.", "two weeks. [Applause from 40 divers.]"),
        ("two weeks.", "two weeks. (We laugh.)"),
        ("two weeks.", "two weeks. (Pausing is dear.)"),
    ],
)
def test_what_says_more_than_when_and_who_is_wording(old: str, new: str) -> None:
    assert agrees(STATEMENT, STATEMENT.replace(old, new)) is False


@pytest.mark.parametrize(
    ("text", "old", "new", "language"),
    [
        (STATEMENT, "and must be", "and, the board said in its statement, must be", "en"),
        (STATEMENT, "and must be", "and - the board said in its statement - must be", "en"),
        (STATEMENT, "We cannot accept", "We cannot, a spokeswoman added, accept", "en"),
        (STATEMENT, "below the waterline", "below the waterline [sic]", "en"),
        (STATEMENT, "reserves", "reserves [of the board – Ed.]", "en"),
        (STATEMENT, "two weeks.", "two weeks. [Applause.]", "en"),
        (STATEMENT, "two weeks.", "two weeks. [Hon. Members: “Shame!”]", "en"),
        (STATEMENT, "two weeks.", "two weeks (laughter and cheers).", "en"),
        (GERMAN, "ermitteln.", "ermitteln. (Beifall bei der Opposition – Zurufe)", "de"),
        (FRENCH, "enquête.", "enquête. (Applaudissements.)", "fr"),
        (GERMAN, "Vorfall und", "Vorfall, so der Vorstand, und", "de"),
        (GERMAN, "Vorfall und", "Vorfall, sagte der Sprecher, und", "de"),
        (FRENCH, "accident et", "accident, a déclaré le maire, et", "fr"),
    ],
)
def test_who_speaks_between_commas_or_in_brackets_is_a_doubt(
    text: str, old: str, new: str, language: str
) -> None:
    assert old in text
    assert agrees(text, text.replace(old, new), language=language) is None


def between(line: str) -> str:
    return "\n\n".join((ONE, line, TWO, THREE))


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Nobody will be dismissed, and no one loses a berth. Smith/dpa",
        "Photo: We pay each of them from our reserves. Smith/Reuters",
        "The work will cost £3.2 million. Photo: Anna Smith/Reuters",
        "Map: we will pay all of it.",
        "See also: no berth will be sold.",
        "(Photo: Smith/AFP) The board pays for all of it.",
        "Each berth stays where it is. We are sorry. Photo: Anna Smith",
        "Chart: £5m was lost",
        "Map: Two thirds of the town burned",
        "Video: The director resigned at once",
        "Image: All of the workers were dismissed",
        "Photo: The director resigned.",
        "The plant will close in May. (Photo: Smith/AP)",
    ],
)
def test_a_line_of_a_page_that_speaks_as_a_statement_does_is_a_doubt(line: str) -> None:
    assert agrees(STATEMENT, between(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "A boat at the quay on Monday. Photo: Anna Smith/Reuters",
        "Das Foto zeigt den Hafen am Montag. Smith/dpa",
        "Photo: Smith/AP file photo",
        "Read more: Why the quay will not reopen",
        "We use cookies to improve your experience. Accept",
        "Photo: Smith 2020",
        "Map: Northern Europe",
        "Photo: Courtesy of the harbour",
        "Chart: Rise in pay",
    ],
)
def test_a_caption_with_its_credit_or_a_link_is_no_doubt(line: str) -> None:
    assert agrees(STATEMENT, between(line)) is True


def test_a_notice_of_copyright_that_may_be_a_sentence_is_a_doubt() -> None:
    everything = STATEMENT + "\n© We Pay Everything. All rights reserved.\n"
    nothing = STATEMENT + "\n© We Pay Nothing. All rights reserved.\n"
    assert agrees(STATEMENT, nothing) is None
    assert agrees(everything, nothing) is None
    assert agrees(nothing, nothing) is True
    paper, other = (f"{STATEMENT}\n© {name}. All rights reserved.\n" for name in ("Evening Courier", "Board"))
    assert agrees(paper, other) is True


def test_what_an_editor_decided_is_no_doubt() -> None:
    text = STATEMENT + "\n© We Pay Nothing. All rights reserved.\n"
    decided = replace(witness("B", text), decided=(DecidedLine(text.index("©"), len(text), True),))
    assert verdict(collate(Sources("A statement", "A", (witness("A", STATEMENT), decided)))).agree is True


def test_a_note_behind_a_sign_that_something_is_left_out_is_framing_and_a_doubt() -> None:
    for note in ("[…] Editor's note: we left out a paragraph.", "(...) Anmerkung der Redaktion: gekürzt."):
        assert agrees(STATEMENT, between(note)) is None


@pytest.mark.parametrize(
    ("note", "agree"),
    [
        ("Editor’s note: the fire brigade speaks of 300 piles.", None),
        ("Note from the editor: we have asked the board for proof.", None),
        ("Anmerkung der Redaktion: Die Feuerwehr spricht von 300 Pfählen.", None),
        ("Anm. d. Red.: gekürzt.", None),
        ("NDLR : la mairie n’a pas répondu.", None),
        ("编者按：码头尚未开放。", None),
        ("Correction: the divers inspected 300 piles.", False),
        ("Red: The divers inspected 300 piles.", False),
        ("NDR: The divers inspected 300 piles.", False),
        ("Editors: the report is on our website.", False),
        ("Note: the report is on our website.", False),
        ("The editor’s note of January was wrong.", False),
    ],
)
def test_a_note_that_names_an_editor_is_framing_and_a_doubt(note: str, agree: bool | None) -> None:
    assert agrees(STATEMENT, between(note)) is agree


@pytest.mark.parametrize(
    "marks", [("1.", "2.", "3."), ("(i)", "(ii)", "(iii)"), ("a)", "b)", "c)"), ("", "", "[3]")]
)
def test_a_number_of_a_list_before_a_paragraph_is_a_doubt(marks: tuple[str, ...]) -> None:
    listed = "\n\n".join(
        f"{mark} {text}".strip() for mark, text in zip(marks, (ONE, TWO, THREE), strict=True)
    )
    assert agrees(STATEMENT, listed) is None


def test_a_line_that_is_furniture_in_one_layout_is_no_wording_in_another() -> None:
    """Of a PDF with one gap, behind the title, the rest was one paragraph, and the same text a No."""
    credit, end = (
        "Photo: The old bridge in 1931.",
        "The next meeting will be held when the repairs are finished. We",
    )
    parted = (
        "New bridge to open in spring\n\nWard | Votes | Share\nNorth | 120 | 30%\nSouth | 280 | 70%\n\n"
        f"{credit}\n\n{end} thank all who helped."
    )
    close = (
        "New bridge to open in spring\n\nWard Votes Share\nNorth 120 30%\nSouth 280 70%\n"
        f"{credit}\n{end}\nthank all who helped.\n"
    )
    assert agrees(parted, close) is None
    assert agrees(parted, close.replace("old bridge", "new bridge")) is False


@pytest.mark.parametrize("sign", ["-", "–", "•"])
def test_a_number_of_a_list_is_a_doubt_beside_another_sign_whichever_is_the_base(sign: str) -> None:
    """With the numbers in the base each was a figure that is left out, and the answer a No."""
    paragraphs = (ONE, TWO, THREE)
    numbered = "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, 1))
    dashed = "\n\n".join(f"{sign} {text}" for text in paragraphs)
    assert agrees(numbered, dashed) is None
    assert agrees(dashed, numbered) is None


@pytest.mark.parametrize(
    ("behind", "agree"),
    [
        (" (link)", None),
        (" (www.harbour.example/report)", None),
        (" [enlace]", None),
        (" (2.5)", False),
        (" (on Fridays)", False),
        (" […] Editor's note: the rest was cut.", None),
        (" [...] Anm. d. Red.: gekürzt.", None),
        (" […] Correction: it was not so.", False),
        (" […] Our answer: the rest follows.", False),
        (" […] The rest follows.", False),
    ],
)
def test_links_and_labelled_notes_behind_a_sign_are_doubts(behind: str, agree: bool | None) -> None:
    first, _, rest = TWO.partition(". ")
    second = f"{TWO}{behind}" if ":" in behind or "…" in behind else f"{first}{behind}. {rest}"
    printed = "\n\n".join([ONE, second, THREE])
    assert agrees(STATEMENT, printed) is agree


@pytest.mark.parametrize(
    ("language", "text", "old", "new", "agree"),
    [
        ("it", ITALIAN, "campioni", "campioni, ha spiegato la ditta,", None),
        ("it", ITALIAN, "campioni", "campioni, ha sempre il giudice,", False),
        ("nl", DUTCH, "monsters", "monsters, aldus het bedrijf,", None),
    ],
)
def test_who_speaks_is_a_doubt_where_the_text_goes_on_with_its_first_word(
    language: str, text: str, old: str, new: str, agree: bool | None
) -> None:
    assert agrees(text, text.replace(old, new), language=language) is agree


@pytest.mark.parametrize(
    "note",
    [
        "[up to $500]",
        "[if the court agrees]",
        "[but one]",
        "[excluding the cook]",
        "[only those over 18]",
        "[or half]",
        "[perhaps]",
        "[alleged]",
        "[We lied.]",
        "[vielleicht]",
        "[presque tous]",
        "[möglicherweise]",
        "[quasi]",
        ", he falsely said,",
        ", it is said,",
        ", contrary to what they said,",
        ", as was claimed by the board,",
    ],
)
def test_what_a_note_or_an_attribution_says_beyond_its_maker_is_wording(note: str) -> None:
    space = "" if note.startswith(",") else " "
    assert agrees(STATEMENT, STATEMENT.replace("and must be", f"and{space}{note} must be")) is False


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("de", GERMAN, "Vorfall und", "Vorfall, sagte der Sprecher fälschlicherweise, und"),
        ("fr", FRENCH, "accident et", "accident, a faussement déclaré le maire, et"),
        ("it", ITALIAN, "campioni", "campioni, ha falsamente spiegato la ditta,"),
    ],
)
def test_an_attribution_that_judges_is_wording(language: str, text: str, old: str, new: str) -> None:
    assert verdict(collated(text.replace(old, new), text, language=language)).agree is False


@pytest.mark.parametrize("note", [", Anna said,", " [in May 2019]", " [Anna Smith]", ", sagte Anna,"])
def test_who_leaves_out_what_several_print_differs(note: str) -> None:
    printed = STATEMENT.replace("and must be", f"and{note} must be")
    assert agrees(printed, printed, STATEMENT) is False
    assert agrees(printed, printed, printed, printed, STATEMENT) is False


@pytest.mark.parametrize("note", ["[Anna Smith]", "[sic]", "[the quay – Ed.]", "[der Kai – Anm. d. Red.]"])
def test_a_name_or_an_editor_in_brackets_is_a_doubt(note: str) -> None:
    assert agrees(STATEMENT, STATEMENT.replace("and must be", f"and {note} must be")) is None

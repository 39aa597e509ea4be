"""Notes in the margins of a PDF stand right of its lines, where they are known for no text."""

from __future__ import annotations

import pytest

from edition.sources.original import Original
from edition.sources.pdf.pdf_text import read_pdf
from edition.text.layout.paragraph_layout import read_layout
from tests.support.pdfs import one_page

LINES = [
    "The clerk of works described",
    "the accounts of the ferry and",
    "the council paid for it all in",
    "full, as the law of the town",
    "demands, though no member of",
    "the board had looked into any",
    "of the charges that were made",
]


def printed(notes: dict[int, str], left: float, size: float = 8) -> str:
    stream = ""
    for at, line in enumerate(LINES):
        stream += f"BT /F 12 Tf 70 {300 - 14 * at} Td ({line}) Tj ET "
        if at in notes:
            stream += f"BT /F {size} Tf {left} {303 - 14 * at} Td ({notes[at]}) Tj ET "
    return read_pdf(Original("a.pdf", one_page(stream))).text


@pytest.mark.parametrize("left", [10, 250])
def test_notes_on_either_side_stand_right_of_their_lines(left: float) -> None:
    text = printed({0: "Ferry", 2: "Charge", 4: "Board"}, left)
    expected = [
        f"{line:{len(LINES[2]) + 4}}{note}" if note else line
        for line, note in zip(LINES, ["Ferry", "", "Charge", "", "Board", "", ""], strict=True)
    ]
    assert text.split("\n") == [*expected, ""]
    assert [text[span.start : span.end] for span in read_layout(text).furniture] == [
        "Ferry",
        "Charge",
        "Board",
    ]


@pytest.mark.parametrize(
    ("notes", "left", "size"),
    [
        ({0: "Ferry", 2: "Charge"}, 250, 8.0),
        ({0: "Ferry", 2: "1871", 4: "Board"}, 250, 8.0),
        ({0: "Ferry", 2: "Charge", 4: "Board"}, 250, 12.0),
        (dict.fromkeys(range(len(LINES)), "so it was said"), 5, 8.0),
    ],
    ids=["too few", "a sum", "in the type of the text", "a column"],
)
def test_what_may_be_text_is_read_as_lines(notes: dict[int, str], left: float, size: float) -> None:
    text = printed(notes, left, size)
    assert "   " not in text
    assert all(note in text for note in notes.values())


@pytest.mark.parametrize(
    ("size", "across", "down", "note", "told"),
    [
        (8, 150, 0, "Of the wall.", "Of the wall."),
        (8, -45, 0, "Of weirs", "Of weirs"),
        (8, 0, -30, "Of the wall.", ""),
        (8, 150, 0, "12", ""),
        (8, 150, 0, "a *", ""),
        (12, 150, 0, "Of the wall.", ""),
        (8, 150, -40, "Page 3 of it", ""),
        (8, 150, 60, "The Herald", ""),
        (8, 82, 0, "and of", ""),
    ],
)
def test_notes_in_the_margin_are_told(size: int, across: int, down: int, note: str, told: str) -> None:
    text = "BT /F 12 Tf 60 300 Td (We have paid) Tj ET BT /F 12 Tf 60 280 Td (nothing to him.) Tj ET"
    beside = f"BT /F {size} Tf {60 + across} {280 + down} Td ({note}) Tj ET"
    read = read_pdf(Original("a.pdf", one_page(f"{text} {beside}")))
    assert note in read.text
    assert [remark.split("“")[1].split("”")[0] for remark in read.remarks] == ([told] if told else [])

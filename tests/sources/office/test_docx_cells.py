"""Cells of a Word table that are merged with the one above show nothing of their own."""

from __future__ import annotations

import pytest

from edition.sources.intake import extract_of
from tests.support.office import docx, said

_BEGINS = '<w:vMerge w:val="restart"/>'
_GOES_ON = "<w:vMerge/>"


def rows(*cells: tuple[tuple[str, str], ...], deleted: int = -1) -> str:
    """A table of rows, each cell with its properties and its words."""
    written = (
        "<w:tr>"
        + ("<w:trPr><w:del/></w:trPr>" if number == deleted else "")
        + "".join(f"<w:tc><w:tcPr>{properties}</w:tcPr>{said(text)}</w:tc>" for properties, text in row)
        + "</w:tr>"
        for number, row in enumerate(cells)
    )
    return f"<w:tbl>{''.join(written)}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        (
            rows(((_BEGINS, "North"), ("", "40")), ((_GOES_ON, "South"), ("", "50"))),
            "North\t40\n\n50",
            "South",
        ),
        (
            rows(((_BEGINS, "North"),), ((_GOES_ON, ""),), (('<w:vMerge w:val="continue"/>', "South"),)),
            "North",
            "South",
        ),
        (rows((("", "North"),), ((_GOES_ON, "South"),)), "North\n\nSouth", ""),
        (rows(((_BEGINS, "North"),), ((_BEGINS, "South"),)), "North\n\nSouth", ""),
        (
            rows((("<w:gridSpan w:val='2'/>", "a"), (_BEGINS, "b")), (("", "c"), ("", "d"), (_GOES_ON, "e"))),
            "a\tb\n\nc\td",
            "e",
        ),
        (
            rows(((_BEGINS, "North"), ("", "40")), (("", "50"), (_GOES_ON, "South"))),
            "North\t40\n\n50\tSouth",
            "",
        ),
        (
            rows(((_BEGINS, "North"),), ((_GOES_ON, "South"),)) + rows(((_GOES_ON, "East"),)),
            "North\n\nEast",
            "South",
        ),
    ],
)
def test_what_a_merged_cell_holds_itself_is_left_out_and_told(body: str, text: str, told: str) -> None:
    extract = extract_of(docx(body))
    assert extract.text == f"{text}\n"
    why = "in a cell that is merged with the one above, where Word shows nothing, left out here"
    assert extract.remarks == ((f"{why}: “{told}”",) if told else ())


def test_a_cell_that_goes_on_from_a_deleted_row_is_shown() -> None:
    body = rows(((_BEGINS, "North"),), ((_GOES_ON, "South"),), deleted=0)
    extract = extract_of(docx(body))
    assert extract.text == "South\n"
    assert extract.remarks == ("deleted by a tracked change, left out here: “North”",)

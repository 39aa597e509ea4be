"""What tracked changes take out of a Word file is left out and told, wherever it stands."""

from __future__ import annotations

import pytest

from edition.sources import Original
from edition.sources.intake import extract_of
from tests.support.office import docx, p, r, said, table

_ROW = "<w:trPr><w:del/></w:trPr>"
_CELL = "<w:tcPr><w:cellDel/></w:tcPr>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def noted(note: str, body: str = p('<w:t>We deny it.</w:t><w:footnoteReference w:id="2"/>')) -> Original:
    """A file of that body with a note."""
    notes = f'<w:root><w:footnote w:id="2"><w:p>{note}</w:p></w:footnote></w:root>'
    return docx(body, footnotes=notes)


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        (f"<w:p>{r('We deny')}{deleted('not')}{r(' it.')}</w:p>", "We deny it.", "not"),
        (f"<w:p>{r('We ')}<w:del>{r('not ')}</w:del>{r('deny.')}</w:p>", "We deny.", "not"),
        (f"<w:p>{r('We ')}<w:ins>{deleted('x')}</w:ins>{r('deny.')}</w:p>", "We deny.", "x"),
        (
            f"<w:tbl><w:tr>{_ROW}<w:tc>{said('a row')}</w:tc></w:tr></w:tbl>{table(said('b'))}",
            "b",
            "a row",
        ),
        (
            f"<w:tbl><w:tr>{_ROW}<w:tc><w:p>{deleted('once')}</w:p></w:tc></w:tr></w:tbl>{said('b')}",
            "b",
            "once",
        ),
        (table(said("a"), _CELL + said("a cell"), said("c")), "a\tc", "a cell"),
        (table(said("a"), _CELL.replace("Del", "Ins") + said("b")), "a\tb", ""),
    ],
)
def test_what_is_deleted_is_left_out_and_told_once(body: str, text: str, told: str) -> None:
    extract = extract_of(docx(body))
    assert extract.text == f"{text}\n"
    remarks = (f"deleted by a tracked change, left out here: “{told}”",) if told else ()
    assert extract.remarks == remarks


@pytest.mark.parametrize(
    ("note", "shown", "told"),
    [
        (
            r("So ") + deleted("not ") + r("here."),
            "So here.",
            "deleted by a tracked change, left out here: “not”",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>" + r("So."),
            "So.",
            "hidden in Word, left out here: “secret”",
        ),
        (
            "<w:r><w:rPr><w:strike/></w:rPr><w:t>So.</w:t></w:r>",
            "So.",
            "struck out in the file, and read all the same: “So.”",
        ),
    ],
)
def test_what_is_left_out_of_a_note_is_told(note: str, shown: str, told: str) -> None:
    extract = extract_of(noted(note))
    assert extract.text == f"We deny it.¹\n\n¹ {shown}\n"
    assert extract.remarks == (told,)


def test_a_note_to_which_only_deleted_words_refer_is_told() -> None:
    body = f'<w:p>{r("We deny it.")}<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>'
    extract = extract_of(noted(r("Not all of it."), body))
    assert extract.text == "We deny it.\n"
    assert extract.remarks == (
        "has notes to which no text refers that is read, left out here: “Not all of it.”",
    )

"""Recognised pages in one zip file are read one behind the other, in the order of their names."""

from __future__ import annotations

import io
import zipfile

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of


def page(text: str) -> str:
    return f'<alto><Page><TextBlock><TextLine><String CONTENT="{text}"/></TextLine></TextBlock></Page></alto>'


def zipped(**files: str) -> Original:
    """A file of others; in their names, __ stands for a slash and _ for a full stop."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, said in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), said)
    return Original("a.zip", content.getvalue())


def test_pages_stand_in_the_order_of_their_numbers() -> None:
    extract = extract_of(
        zipped(p10_xml=page("Signed."), p9_xml=page("All of it."), p1_xml=page("We deny it."))
    )
    assert extract.text == "We deny it.\fAll of it.\fSigned.\n"
    assert (extract.facts, extract.remarks) == ({"transcription": "ocr"}, ())


def test_a_blank_page_among_others_is_one() -> None:
    extract = extract_of(
        zipped(**{"1_xml": page("We deny it."), "2_xml": page(""), "3_xml": page("Signed.")})
    )
    assert extract.text == "We deny it.\f\fSigned.\n"


def test_other_files_are_told_but_for_what_lists_them() -> None:
    extract = extract_of(
        zipped(alto__p1_xml=page("We."), alto__p1_jpg="x", mets_xml="<mets/>", alto__="", alto___x="")
    )
    assert extract.text == "We.\n"
    assert extract.remarks == ("has files that are no recognised pages, not read: “p1.jpg”",)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a_jpg": "x"}, "holds no recognised page"),
        (
            {"alto__1_xml": page("We."), "page__1_xml": page("We.")},
            "has pages in several folders \\(alto, page\\)",
        ),
        ({"1_xml": page("We."), "2_xml": "<alto>"}, "a.zip: 2.xml:1: cannot be read as XML"),
        ({"1_xml": page(""), "2_xml": page("")}, "a.zip: has no line of recognised text"),
    ],
)
def test_what_is_no_such_folder_is_refused(files: dict[str, str], why: str) -> None:
    with pytest.raises(EditionError, match=why):
        extract_of(zipped(**files))


def test_a_file_that_is_no_zip_file_is_refused() -> None:
    with pytest.raises(EditionError, match="cannot be read as a folder of recognised pages"):
        extract_of(Original("a.zip", b"PK\x03\x04"))

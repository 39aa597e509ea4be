"""Fields of Word files: what stands in their codes, and results that Word shows nowhere, is no text."""

from __future__ import annotations

import io
import zipfile

import pytest

from edition.sources import Original
from edition.sources.intake import extract_of
from tests.support.office import docx, r, related, said


def field(code: str, result: str = "", ends: bool = True) -> str:
    """A field; its code may hold other fields."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = code if "fldChar" in code else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{begin}{code}{separate}{result}{end if ends else ''}"


WHO = "<w:r><w:instrText>IF </w:instrText></w:r>" + field(" MERGEFIELD who", r("M"))
FIELDS = {
    "its result": (field(" PAGEREF x", r("7")), "ab7c", ""),
    "in the code of another": (field(WHO, r("Mr")), "abMrc", ""),
    "put into a bookmark": (field(" SET sum &quot;5&quot;", r("5")), "abc", ""),
    "one in the result of one that shows none": (field("SET a", field("REF b", r("x"))), "abc", ""),
    "a simple one": (f'<w:fldSimple w:instr=" ASK a">{r("x")}</w:fldSimple>', "abc", ""),
    "without an end": (field(" SET a", r("x"), ends=False), "abxc", ""),
    "an end alone": ('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "abc", ""),
    "reckoned": (field(r" EQ \f(1;2)"), "abc", "EQ"),
    "a box to tick": (field("FORMCHECKBOX"), "abc", "FORMCHECKBOX"),
    "reckoned and written": (field("LISTNUM", r("1)")), "ab1)c", ""),
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields_are_read_as_word_shows_them(name: str) -> None:
    runs, shown, kind = FIELDS[name]
    extract = extract_of(docx(f"<w:p>{r('ab')}{runs}{r('c')}</w:p>"))
    assert extract.text == f"{shown}\n"
    assert extract.remarks == (
        (f"has fields whose text only Word reckons ({kind}), not read: look what they show",) if kind else ()
    )


@pytest.mark.parametrize(("data", "told"), [("no ship", True), ("a  ship", False), ("", False)])
def test_data_that_word_shows_for_what_the_text_says_are_told(data: str, told: bool) -> None:
    binding = "<w:dataBinding w:xpath='/n:d[1]/n:e[1]' w:storeItemID='{1}' w:prefixMappings=\"xmlns:n='u'\"/>"
    field = (
        f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{said('a ship')}</w:sdtContent></w:sdt>"
    )
    content = io.BytesIO(docx(said("We sold") + field).content)
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("word/_rels/document.xml.rels", related(("customXml", "1", "../customXml/item1.xml")))
        file.writestr("customXml/item1.xml", f"<d xmlns='u'><e>{data}</e></d>")
        of_item = related(("customXmlProps", "1", "itemProps1.xml"))
        file.writestr("customXml/_rels/item1.xml.rels", of_item)
        namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        file.writestr("customXml/itemProps1.xml", f"<s:item xmlns:s='{namespace}' s:itemID='{{1}}'/>")
    extract = extract_of(Original("a.docx", content.getvalue()))
    assert extract.text == "We sold\n\na ship\n"
    shown = "has data that Word shows, “no ship”, where its text is “a ship”, read here: look which is right"
    assert extract.remarks == ((shown,) if told else ())

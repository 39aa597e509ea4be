"""Files in a zip: none unpacks to more than it says, and no word of their XML is lost to an entity."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.sources.intake import extract_of
from edition.sources.original import Original
from edition.sources.zipped import Parts
from tests.support.office import IDENTIFIER, docx, related, said

FILES = Path(__file__).parent / "files"


@pytest.mark.slow
def test_files_in_files_have_one_limit_together() -> None:
    """A file of 16 times a file of 16 times a file, five deep, is a million files of few bytes."""
    original = docx(said("a"))
    for _ in range(5):
        content = io.BytesIO(docx(f'<w:altChunk {IDENTIFIER} r:id="1"/>' * 16 + said("b")).content)
        with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as file:
            file.writestr("word/_rels/document.xml.rels", related(("aFChunk", "1", "c.docx")))
            file.writestr("word/c.docx", original.content)
        original = Original("a.docx", content.getvalue())
    with pytest.raises(EditionError, match="unpacks to more than"):
        extract_of(original)


@pytest.mark.parametrize(("depth", "is_read"), [(10, True), (11, False)])
def test_files_stand_in_each_other_so_deep_as_texts_do(depth: int, is_read: bool) -> None:
    original = docx(said("a"))
    for _ in range(depth):
        content = io.BytesIO(docx(f'<w:altChunk {IDENTIFIER} r:id="1"/>').content)
        with zipfile.ZipFile(content, "a") as file:
            file.writestr("word/_rels/document.xml.rels", related(("aFChunk", "1", "c.docx")))
            file.writestr("word/c.docx", original.content)
        original = Original("a.docx", content.getvalue())
    if is_read:
        assert extract_of(original).text == "a\n"
    else:
        with pytest.raises(EditionError, match="more than 10 files in each other"):
            extract_of(original)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
@pytest.mark.parametrize("content", [b"PK", b"no zip", b"PK\x03\x04 and no more"])
def test_what_is_no_such_file_is_told(name: str, content: bytes) -> None:
    with pytest.raises(EditionError, match="cannot be read as"):
        extract_of(Original(name, content))


def test_what_the_parser_says_of_a_fault_stands_in_one_line_with_what_to_do() -> None:
    with pytest.raises(EditionError) as caught:
        extract_of(Original("a.xml", b"<TEI><text>We \0 deny it.</text></TEI>"))
    assert re.fullmatch(r"cannot be read as XML: .+: mend it, or save .+", caught.value.faults[0].message)


@pytest.mark.parametrize(
    ("name", "message"),
    [("a.docx", "cannot be read as"), ("a.odt", "is a Word file"), ("a.epub", "is a Word file")],
)
def test_half_a_word_file_is_told(name: str, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        extract_of(Original(name, (FILES / "pandoc.docx").read_bytes()[:3000]))


_PUBLIC = 'PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"'


@pytest.mark.parametrize(
    ("subset", "used"),
    [
        ('[<!ENTITY n "not ">]', "&n;"),
        ('[<!ENTITY n "not ">]', ""),
        ('[<!ENTITY n SYSTEM "file:///etc/passwd">]', "&n;"),
        (_PUBLIC, "&nbsp;"),
    ],
)
@pytest.mark.parametrize(("name", "part"), [("a.docx", "word/document.xml"), ("a.odt", "content.xml")])
def test_office_files_with_entities_are_refused(name: str, part: str, subset: str, used: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr(part, f"<!DOCTYPE x {subset}><x>We did {used}pay.</x>")
    with pytest.raises(EditionError, match="has entities"):
        extract_of(Original(name, content.getvalue()))


@pytest.mark.parametrize(
    ("doctype", "text"),
    [
        ("html [<!ENTITY n 'not '>]", "not pay."),
        ("html [<!ENTITY n '&#110;ot '>]", "not pay."),
        (f"html {_PUBLIC} [<!ENTITY o 'x'>]", "&n;pay."),
        (f"html {_PUBLIC}", "&n;pay."),
        ("html [<!ENTITY n '<b>not</b> '>]", None),
        ("html [<!ENTITY n SYSTEM 'file:///etc/passwd'>]", None),
        (f"html {_PUBLIC} [<!ENTITY n 'not '><!ENTITY l SYSTEM 'x'>]", "not pay."),
    ],
)
def test_pages_of_xml_show_what_their_entities_stand_for(doctype: str, text: str | None) -> None:
    page = Original("a.xhtml", f"<!DOCTYPE {doctype}><html><body><p>We &n;pay.</p></body></html>".encode())
    if text is None:
        with pytest.raises(EditionError, match="entities of its own"):
            extract_of(page)
    else:
        assert extract_of(page).text == f"We {text}\n"


def test_entities_of_html_stay_beside_a_files_own() -> None:
    def page(body: str) -> Original:
        content = f"<!DOCTYPE html {_PUBLIC} [<!ENTITY n 'not '>]><html><body><p>{body}</p></body></html>"
        return Original("a.xhtml", content.encode())

    assert extract_of(page("a&eacute;b")).text == "aéb\n"
    with pytest.raises(EditionError, match="entities of its own"):
        extract_of(page("a&eacute;b &n;"))


@pytest.mark.parametrize(
    ("method", "message"),
    [(zipfile.ZIP_DEFLATED, "Bad CRC"), (zipfile.ZIP_BZIP2, "packed"), (zipfile.ZIP_LZMA, "packed")],
)
def test_a_part_unpacks_to_no_more_than_its_file_says(method: int, message: str) -> None:
    content, size = io.BytesIO(), 1 << 20
    with zipfile.ZipFile(content, "w", method) as file:
        file.writestr("word/document.xml", b" " * size)
    lying = content.getvalue().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    tracemalloc.start()
    with pytest.raises(EditionError, match=message):
        extract_of(Original("a.docx", lying))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < size


def test_files_that_are_locked_are_told() -> None:
    compound = Original("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(EditionError, match="is locked with a password, or of Word 97"):
        Parts(compound, "a Word file")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("META-INF/manifest.xml", "<manifest><file><encryption-data/></file></manifest>")
    with pytest.raises(EditionError, match="is locked with a password"):
        Parts(Original("a.odt", content.getvalue()), "an OpenDocument text")
    locked = docx(said("We deny it.")).content
    # What stands before the flags, of which the first says so
    for head in (b"PK\x03\x04\x14\0", b"PK\x01\x02\x14\x03\x14\0"):
        locked = locked.replace(head + b"\0", head + b"\1")
    with pytest.raises(EditionError, match=r"^a\.docx: is locked with a password"):
        extract_of(Original("a.docx", locked))

"""A new archive from text, web page and PDF files."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.model import Person
from edition.sources.folder import read_sources
from edition.sources.intake import Original, extract_of, new_archive
from edition.sources.manifest import parse_manifest
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.examples import few

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title> A
 title &amp; more</title><link rel="canonical" href="{url}"><style>p {{ color: red }}</style></head>
<body><h1>Head</h1><p>One paragraph,
wrapped, with&nbsp;no break, “quotes” and <em>em</em>phasis, 1&#x202f;000 &lt;b&gt; caf\u00e9.</p>
<script>alert("x")</script><p>Another<br>line.</p></body></html>"""
TEXT = (
    "Head\n\nOne paragraph, wrapped, with\u00a0no break, “quotes” and emphasis, 1\u202f000 <b> caf\u00e9.\n\n"
    "Another\nline.\n"
)


def pdf(*pages: Sequence[str]) -> bytes:
    """A small PDF with a text layer, one line of Latin text below the other on each page."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
        size = "/MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {size} /Contents {5 + 2 * at} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def found(tmp_path: Path, *originals: Original) -> Path:
    for path, content in new_archive(originals, "A “title”", "X", "en")[0].items():
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_texts_stay_as_they_are_and_are_described(tmp_path: Path) -> None:
    content = b"One\r\nparagraph.  "
    of_windows = Original("con.TXT", b"C")  # a name that it keeps for itself
    originals = Original("my text.TXT", content), Original("b.txt", b"B", "Q1"), of_windows
    sources = read_sources(found(tmp_path, *originals))
    first, second, third = sources.witnesses
    facts = sources.title, sources.author, sources.language, sources.base, third.siglum
    assert facts == ("A “title”", "X", "en", "my-text", "source-con")
    assert (first.siglum, first.file, first.text.encode()) == ("my-text", "my-text.txt", content)
    assert (second.siglum, second.sha256) == ("Q1", hashlib.sha256(b"B").hexdigest())
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("b.txt", "edition.toml", "my-text.txt", "source-con.txt"),
    ]


def test_a_person_is_written_as_one(tmp_path: Path) -> None:
    person = Person("Lincoln", "Abraham")
    for path, content in new_archive([Original("a.txt", b"A")], "T", person, "en")[0].items():
        (tmp_path / path).write_bytes(content)
    sources = read_sources(tmp_path)
    assert (sources.author, sources.language, sources.base) == (person, "en", "a")


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_a_web_page_gives_the_text_that_a_reader_sees(tmp_path: Path, charset: str) -> None:
    page = PAGE.format(charset=charset, url="https://news.example/a?b=1")
    page = page if charset == "utf-8" else page.replace("“", "&ldquo;").replace("”", "&rdquo;")
    original = Original("page.html", page.encode(charset))
    (witness,) = read_sources(found(tmp_path, original)).witnesses
    assert witness.text == TEXT
    assert (witness.title, witness.url) == ("A title & more", "https://news.example/a?b=1")
    assert witness.transcription.value == "born-digital"
    assert (tmp_path / "page.html").read_bytes() == original.content
    (entry,) = parse_manifest((tmp_path / "edition.toml").read_text(), "edition.toml").witness
    assert (entry.original, entry.original_sha256) == (
        "page.html",
        hashlib.sha256(original.content).hexdigest(),
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/relative", "http://[", "https://a.example/a b", ""])
def test_an_address_that_is_none_is_left_out(tmp_path: Path, url: str) -> None:
    original = Original("page.htm", PAGE.format(charset="utf-8", url=url).encode())
    assert read_sources(found(tmp_path, original)).witnesses[0].url is None


def test_a_pdf_gives_its_text_layer_page_by_page(tmp_path: Path) -> None:
    original = Original("scan.pdf", pdf(["The first line", "and the second."], ["A second page."]))
    (witness,) = read_sources(found(tmp_path, original)).witnesses
    assert [page.split("\n") for page in witness.text.split("\f")] == [
        ["The first line", "and the second."],
        ["A second page.", ""],
    ]
    assert (tmp_path / "scan.pdf").read_bytes() == original.content


def test_names_that_meet_are_told_apart(tmp_path: Path) -> None:
    originals = [
        Original("a.txt", b"1"),
        Original("A.txt", b"2"),
        Original("a.html", b"<p>3"),
        Original("--.txt", b"4"),
    ]
    sources = read_sources(found(tmp_path, *originals))
    assert [(witness.siglum, witness.text.strip()) for witness in sources.witnesses] == [
        ("a", "1"),
        ("A-2", "2"),
        ("a-3", "3"),
        ("source", "4"),
    ]


ZIPPED = b"PK\x03\x04" + bytes(26)  # the head of an entry


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"\xff", "is not UTF-8"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b"a\0", "has a NUL byte"),
        ("a.html", b"", "is empty"),
        ("a.pdf", b"", "is empty"),
        ("a.txt", pdf(["x"]), "is a PDF, whatever its name says: give it a name that ends in .pdf"),
        ("a", pdf(["x"]), "is a PDF, whatever its name says: give it a name that ends in .pdf"),
        ("a.txt", b"{\\rtf1}", "is a text in RTF, whatever its name says: save it as .docx or .odt"),
        ("a.docx", b"{\\rtf1}", "is a text in RTF, whatever its name says: save it as .docx or .odt"),
        ("a.doc", b"{\\rtf1}", "is not read as .doc: save it as .docx or .odt"),
        ("a.txt", b"\x89PNG\r\n", "is a picture, whatever its name says: recognise its text first"),
        ("a.jpg", b"\x89PNG\r\n", "recognise its text first"),
        ("a.txt", b"\n<!DOCTYPE html><p>x", "is a web page, whatever its name says: give it a name"),
        ("a.pdf", b"<html><p>x", "is a web page, whatever its name says: give it a name that ends in .html"),
        ("a.zip", ZIPPED + b"word/document.xml", "is a Word file, whatever its name says"),
        ("a.pdf", ZIPPED + b"word/document.xml", "is a Word file, whatever its name says"),
        ("a.docx", ZIPPED + b"mimetypeapplication/epub+zip", "is an EPUB file, whatever its name says"),
        ("a.docx", ZIPPED + b"x", "cannot be read as a Word file"),
        ("a.html", b"<script>alert(1)</script>", "shows no text"),
        ("a.pdf", b"no PDF", "cannot be read as a PDF: it is none, or not whole"),
        ("a.pdf", pdf([""]), "has no text layer"),
        ("a.doc", b"PK", "is not read as .doc: save it as .docx or .odt"),
        ("a.RTF", b"{\\rtf1}", "is not read as .rtf: save it as .docx or .odt"),
        ("a.msg", b"x", "save the message as .eml"),
        ("a.jpg", b"x", "recognise its text first"),
        ("a.ttml", b"<tt/>", "make .srt or .vtt of it, with `ffmpeg"),
        ("a", b"text", "has no ending that says what it is"),
        ("a.xyz", b"text", "is of no kind that is read"),
    ],
)
def test_what_cannot_be_read_is_told_with_all_else(name: str, content: bytes, message: str) -> None:
    with pytest.raises(EditionError) as caught:
        new_archive([Original(name, content), Original("b.txt", b"")], "T")
    first, second = caught.value.faults
    assert (first.file, message in first.message) == (name, True)
    assert second.file == "b.txt"


@settings(max_examples=few(50))
@given(name=st.text(min_size=1), title=st.text(min_size=1), body=st.binary())
def test_any_name_and_page_gives_a_manifest_that_reads_or_a_fault(name: str, title: str, body: bytes) -> None:
    try:
        files, _ = new_archive([Original(f"{name}.html", body)], title)
    except EditionError:
        return
    assert all("/" not in path for path in files)
    try:
        manifest = parse_manifest(files["edition.toml"].decode(), "edition.toml")
    except EditionError as error:
        assert {fault.key for fault in error.faults} <= {"title", "witness[1].title"}
    else:
        assert manifest.title == title


def _zipped(name: str, content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr(name, content)
    return packed.getvalue()


def _word(body: str) -> bytes:
    named = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f"<w:document xmlns:w='{named}'><w:body>{body}</w:body></w:document>"
    return _zipped("word/document.xml", document)


def _open_document(body: str) -> bytes:
    names = " ".join(
        f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{short}:1.0'" for short in ("office", "text")
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return _zipped("content.xml", f"<office:document-content {names}>{text}</office:document-content>")


def _list_of_levels(count: int) -> bytes:
    """A list of so many items, in a style of so many levels; the first is the last of them."""
    levels = "".join(f'<text:list-level-style-number text:level="{at}"/>' for at in range(count, 0, -1))
    name = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" style:name="L"'
    items = "<text:list-item><text:p>a</text:p></text:list-item>" * count
    style = f"<text:list-style {name}>{levels}</text:list-style>"
    return _open_document(f'{style}<text:list text:style-name="L">{items}</text:list>')


_RUN = "<w:r><w:t>a</w:t></w:r>"
_LABEL = f"<w:tc><w:p>{_RUN}</w:p></w:tc>"
Content = bytes | Callable[[], bytes]  # the larger are made when they are read
_PARTS = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nHello\n" * 501


def _made(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.html", b"<p>x" + b"<ul><li>" * 20_000, "elements in each other"),
        ("a.html", b"<p>x" + b"<svg></svg><x-y/>" * 20_000, "elements in each other"),
        ("a.html", b"<p a='>' " + b"".join(b"a%d " % at for at in range(9_000)) + b">x", "2,000 attributes"),
        ("a.docx", lambda: _word("<w:sdt>" * 1_900 + "</w:sdt>" * 1_900), "too deep in each other"),
        ("a.docx", lambda: _word("<w:p/>" * 4_000_000), "more than 4,000,000 tags"),
        ("a.docx", lambda: _word(" " * (64 << 20)), "unpacks to more than 64 MB"),
        (
            "a.docx",
            lambda: _word(f"<w:p><w:r><w:t>{'x' * 10_000_001}</w:t></w:r></w:p>"),
            "too long, to be read",
        ),
        ("a.docx", b"PK\x01\x02" * 65_536, "more than 65,535 parts"),
        (
            "a.odt",
            lambda: _open_document("<text:section>" * 1_900 + "</text:section>" * 1_900),
            "too deep in each",
        ),
        ("a.eml", b"From: " + b"(" * 5_000 + b"\n\nHello", "too deep in each other"),
        ("a.eml", b"Content-Type: text/plain; " + b"a=b; " * 5_000 + b"\n\nHello", "a header Content"),
        ("a.eml", _PARTS, "more than 500 parts"),
    ],
)
def test_what_would_take_a_parser_minutes_is_refused(name: str, content: Content, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        extract_of(Original(name, _made(content)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<p>x" + b"<br>" * 8_000 + b"y"),
        ("a.html", b"<p>x" + b"<br>" * 8_000),
        ("a.html", b"<p>x<noscript>y</noscript>" + b"<script" * 10_000 + b"<noscript>"),
        ("a.html", b"<p>\xe9" + b"<script" * 15_000),
        ("a.html", b"<p>x" + b"<p>y" * 6_000),
        ("a.html", b"<p>x<script>" + b"a<b;" * 6_000 + b"</script>"),
        ("a.docx", lambda: _word(f"<w:p>{_RUN * 6_000}</w:p>")),
        pytest.param(
            "a.docx",
            lambda: _word(f"<w:p>{'<w:r><w:t/></w:r>' * 20_000}{_RUN}</w:p>"),
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "a.docx",
            lambda: _word(f"<w:tbl><w:tr>{_LABEL * 6_000}<w:tc><w:p>{_RUN * 70}</w:p></w:tc></w:tr></w:tbl>"),
            marks=pytest.mark.slow,
        ),
        ("a.odt", lambda: _open_document(f"<text:p>{'<text:span>a</text:span>' * 6_000}</text:p>")),
        ("a.odt", lambda: _list_of_levels(3_000)),
    ],
)
def test_what_once_took_minutes_is_read(name: str, content: Content) -> None:
    """That its time grows as it does is measured by `python -m tests.bench --only marks`."""
    with suppress(EditionError):  # where no encoding is certain
        assert extract_of(Original(name, _made(content))).text.strip()


def _drops_one(usual: Callable[..., Any]) -> Callable[..., Any]:
    """The same, but for the last character, line or glyph."""
    return lambda *given, **more: usual(*given, **more)[:-1]


_COLUMNS = "".join(f"the first column runs {n}      and the second one goes {n}\n" for n in range(12))
_MARKDOWN, _WEB, _ODT = (
    b"Two *words* stand.",
    b"<p>Two <b>words</b> stand.",
    _open_document("<text:p>Two.</text:p>"),
)


@pytest.mark.parametrize(
    ("name", "content", "broken"),
    [
        ("a.txt", _COLUMNS.encode(), "intake.columns_apart"),
        ("a.md", _MARKDOWN, "web.html_layout.read_out"),
        ("a.html", _WEB, "web.html_layout.read_out"),
        ("a.xhtml", _WEB, "web.html_layout.read_out"),
        ("a.eml", b"Subject: x\n\nTwo words", "mail.without_controls"),
        ("a.eml", b"Content-Type: text/html\n\n" + _WEB, "web.html_layout.read_out"),
        ("a.mhtml", b"Content-Type: text/html\n\n" + _WEB, "web.html_layout.read_out"),
        ("a.docx", _word("<w:p><w:r><w:t>Two words.</w:t></w:r></w:p>"), "office.docx.read_out"),
        (
            "a.docx",
            _word('<w:p><w:r><w:pict><w:textpath string="Art"/></w:pict></w:r></w:p>'),
            "office.docx.read_out",
        ),
        ("a.odt", _ODT, "office.odt.read_out"),
        (
            "a.epub",
            (Path(__file__).parent / "files" / "pandoc.epub").read_bytes(),
            "web.html_layout.read_out",
        ),
        ("a.pdf", pdf(["Two words"], ["stand"]), "pdf.pdf_text.lines_of_page"),
        ("a.pdf", pdf(["Two words"], ["stand"]), "pdf.pdf_text.whole_glyphs"),
    ],
)
def test_an_import_that_loses_a_character_is_refused(
    name: str, content: bytes, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_pdf if name == "a.pdf" else extract_of  # its process would not see what breaks here
    assert read(Original(name, content)).text.strip()
    module, function = (f"edition.sources.{broken}").rsplit(".", 1)
    usual = getattr(import_module(module), function)
    monkeypatch.setattr(f"{module}.{function}", _drops_one(usual))
    with pytest.raises(EditionError, match="whole"):
        read(Original(name, content))


def test_a_title_beyond_all_measure_is_left_out_and_told() -> None:
    page = f"<title>{'T' * 30_000}</title><p>One paragraph.</p>".encode()
    files, said = new_archive([Original("a.html", page)], "x")
    assert parse_manifest(files["edition.toml"].decode(), "edition.toml").witness[0].title is None
    assert any("its title has 30,000 letters and is left out" in line for line in said)


RAW = b"Received: by x\n\tfrom y\nFrom: a@b\nSubject: s\n\nWe deny it.\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            RAW,
            "message with all its headers, whatever its name says: give it a name that ends in .eml",
        ),
        (RAW.replace(b"\n", b"\r\n"), "an e-mail message"),
        (b"From: the council\nSubject: the bridge\n\nWe deny it.\n", None),
        (b"Question: why?\nAnswer: no.\n\nReceived: nothing.\n", None),
        (b"Received: three letters.\nWe deny it.\n", None),
    ],
)
def test_a_message_saved_as_text_is_named_for_what_it_is(content: bytes, told: str | None) -> None:
    if told is not None:
        with pytest.raises(EditionError, match=told):
            extract_of(Original("a.txt", content))
        assert extract_of(Original("a.eml", RAW)).text == "We deny it.\n"
        return
    extract = extract_of(Original("a.txt", content))
    assert extract.text.encode() == content
    assert any("lines as a message has" in remark for remark in extract.remarks) == (b"Subject" in content)


@pytest.mark.parametrize(
    ("content", "told"), [(b"One.\n\nTwo.\n", True), (b"One.\n", False), (b"One.\n<p>Two.", False)]
)
def test_plain_text_that_is_named_a_web_page_is_told(content: bytes, told: bool) -> None:
    extract = extract_of(Original("a.html", content))
    assert any("has no tag" in remark for remark in extract.remarks) == told


def test_a_file_that_is_handed_in_twice_is_told() -> None:
    """Its two readings agree whatever it says."""
    twice = [
        Original("a.md", b"We deny it."),
        Original("b.md", b"We deny it."),
        Original("c.txt", b"We deny it."),
    ]
    assert new_archive(twice, "T")[1] == ["b is the same file as a: that both read alike says nothing"]

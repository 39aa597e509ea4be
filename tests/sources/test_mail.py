"""Messages, pages saved as one file, and XHTML."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from edition.errors import EditionError
from edition.sources.intake import extract_of
from edition.sources.original import Original


def message(text: str | None, html: str | None = None, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Press Desk <press@firm.example>", "Our statement: “no”"
    made["Date"] = "Thu, 13 Feb 2020 09:00:00 +0100"
    if text is not None:
        made.set_content(text, charset=charset)
    if html is not None:
        (made.add_alternative if text is not None else made.set_content)(html, subtype="html")
    return made


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "windows-1252", "iso-8859-2", "shift_jis"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_body_in_utf8_under_another_label_is_read_as_utf8(label: str, kind: str) -> None:
    text = "The café’s “no” – said twice in Zürich."
    head = (
        f"MIME-Version: 1.0\nContent-Type: text/{kind}; charset={label}\nContent-Transfer-Encoding: 8bit\n\n"
    )
    assert extract_of(Original("a.eml", f"{head}{text}\n".encode())).text == f"{text}\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_plain_body_is_read_without_marks_of_quotation(charset: str) -> None:
    text = "Dear all,\n\n> We deny it;\n> > it is false.\n>\n> That’s all.\n".replace("’", "'")
    extract = extract_of(Original("a.eml", message(text, "<p>HTML", charset).as_bytes()))
    assert extract.text == "Dear all,\n\nWe deny it;\nit is false.\n\nThat's all.\n"
    assert extract.facts == {
        "transcription": "born-digital",
        "title": "Our statement: “no”",
        "author": "Press Desk <press@firm.example>",
        "issued": "2020-02-13",
    }


def test_what_outlook_packs_is_named() -> None:
    packed = message("We deny it.")
    packed.add_attachment(b'x\x9f>"', maintype="application", subtype="ms-tnef", filename="winmail.dat")
    [remark] = extract_of(Original("a.eml", packed.as_bytes())).remarks
    assert remark.startswith("has “winmail.dat”, which is not read, as Outlook alone reads it: unpack it")
    alone = b'Content-Type: application/octet-stream; name="winmail.dat"\n\nx'
    with pytest.raises(EditionError, match=r"no text that is read, only “winmail.dat”.*as plain text$"):
        extract_of(Original("a.eml", alone))


def test_a_body_that_is_html_is_read_as_a_page() -> None:
    html = "<div style='display:none'>preview</div><p>We <b>deny</b> it.<p>Yours"
    assert extract_of(Original("a.eml", message(None, html).as_bytes())).text == "We deny it.\n\nYours\n"


def test_lines_that_flow_are_put_together_as_a_mail_program_does() -> None:
    flowed = b"Content-Type: text/plain; format=flowed\n\n"
    flowed += b"It goes \non.\n From here.\n>> Deep \n> not so.\n-- \nSig"
    assert extract_of(Original("a.eml", flowed)).text == "It goes on.\nFrom here.\nDeep \nnot so.\n-- \nSig\n"
    without = b"Content-Type: text/plain; format=flowed; delsp=yes\n\nOne wo \nrd."
    assert extract_of(Original("a.eml", without)).text == "One word.\n"
    stuffed = b"Content-Type: text/plain; format=flowed\n\nThe rate was\n >5 per cent, \n-- \nSig \nmore\n"
    assert extract_of(Original("a.eml", stuffed)).text == "The rate was\n>5 per cent, \n-- \nSig more\n"


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: message/rfc822\n\nSubject: x\n\nd\xc3\xa9j\xc3\xa0\n",
        b"Content-Type: message/rfc822\n\n" * 3 + b"Subject: x\n\nd\xc3\xa9j\xc3\xa0\n",
        b"Content-Type: text/plain; charset=rot13\n\nd\xc3\xa9j\xc3\xa0\n",
        b"Content-Type: text/plain; charset=cp850\n\nd\x82j\x85\n",
        b"Content-Type: text/plain; charset=IBM437\n\nd\x82j\x85\n",
        b"Content-Type: text/plain; charset=x-mac-roman\n\nd\x8ej\x88\n",
        b"Content-Type: text/plain; charset=x-user-defined\n\nd\xc3\xa9j\xc3\xa0\n",
        b"Content-Type: text/plain; charset=utf-7\n\nd+AOk-j+AOA-\n",
        b"Content-Type: multipart/mixed;\n boundary=--=_b=\n\n----=_b=\n\nd\xc3\xa9j\xc3\xa0\n----=_b=--\n",
        b"Content-Type: multipart/related; boundary=b; start=r\n\n--b\nContent-Type: image/png\n\nx\n--b\n%s"
        % b"Content-Type: text/html; charset=utf-8\nContent-ID: r\n\n<p>d\xc3\xa9j\xc3\xa0\n--b--\n",
    ],
)
def test_messages_that_are_made_otherwise(content: bytes) -> None:
    assert extract_of(Original("a.eml", content)).text.strip() == "déjà"


@pytest.mark.parametrize(
    ("charset", "text"), [("iso-2022-kr", "우리는 부인합니다."), ("hz-gb-2312", "我们否认。")]
)
def test_what_browsers_no_longer_read_is_read(charset: str, text: str) -> None:
    coded = text.encode(charset)
    assert (
        extract_of(
            Original("a.eml", b"Content-Type: text/plain; charset=%s\n\n%s" % (charset.encode(), coded))
        ).text
        == f"{text}\n"
    )
    page = b"<meta charset=%s><p>%s</p>" % (charset.encode(), coded)
    assert extract_of(Original("a.html", page)).text == f"{text}\n"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("text/plain; charset=utf-7\n\nx+2AA-y", "half a character"),
        ("message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKV2UgZGVueSBpdC4K", "base64"),
    ],
)
def test_what_would_be_no_text_is_refused(head: str, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        extract_of(Original("a.eml", f"Content-Type: {head}\n".encode()))


def test_what_is_attached_is_told() -> None:
    made = message("See below.")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="statement.pdf")
    assert "statement.pdf" in extract_of(Original("a.eml", made.as_bytes())).remarks[0]


def test_text_around_a_picture_is_read_whole() -> None:
    made = message("Above the picture.")
    made.add_attachment(b"x", maintype="image", subtype="png", disposition="inline", filename="p.png")
    made.add_attachment("Below the picture.", disposition="inline")
    made.add_attachment("An attachment.", filename="a.txt")
    extract = extract_of(Original("a.eml", made.as_bytes()))
    assert extract.text.split("\n\n") == ["Above the picture.", "Below the picture.\n"]
    assert any("a.txt" in remark for remark in extract.remarks)


def mixed(*parts: str, kind: str = "mixed", mark: str = "b") -> str:
    return (
        f"Content-Type: multipart/{kind}; boundary={mark}\n\n"
        + "".join(
            f"--{mark}\n{part if part.startswith('Content-') else f'Content-Type: {part}'}\n"
            for part in parts
        )
        + f"--{mark}--\n"
    )


PLAIN, PAGE, PDF = "text/plain\n\nFirst half.", "text/html\n\n<p>First half.", "application/pdf\n\n%PDF"
TAIL = "text/html\n\n<p>All denied."


@pytest.mark.parametrize(
    ("content", "text", "told"),
    [
        (
            mixed(PLAIN, "text/markdown\n\nSecond half", "text/enriched\n\nThird"),
            "First half.\n\nSecond half",
            ["text/enriched"],
        ),
        (mixed(PLAIN, mixed(PDF, mark="c")), "First half.", ["application/pdf"]),
        (mixed(PLAIN, PDF, "text/html\n\n<br>"), "First half.", ["application/pdf"]),
        (
            mixed(mixed(PLAIN, mixed(PAGE, PDF, mark="d"), kind="alternative", mark="c")),
            "First half.",
            ["pdf"],
        ),
        (
            mixed(PLAIN, mixed(PAGE, PDF, PAGE, mark="c"), kind="alternative"),
            "First half.\n\nFirst half.",
            ["its HTML shows", "pdf"],
        ),
        (
            mixed(mixed(PLAIN, PDF, "text/plain\n\nSecond half.", mark="c"), PAGE, kind="alternative"),
            "First half.\n\nSecond half.",
            ["has not the same words", "pdf"],
        ),
        (
            mixed(PLAIN, "text/html\n\n<p>First half <a href='#'>http://example.org</a>", kind="alternative"),
            "First half.",
            [],
        ),
        (mixed(PLAIN, "text/plain\n\nIts second.", kind="alternative"), "First half.", ["stands twice"]),
        (mixed(mixed(PLAIN, TAIL, mark="c"), kind="alternative"), "First half.\n\nAll denied.", []),
        (mixed(mixed(TAIL, PLAIN, mark="c"), kind="alternative"), "All denied.\n\nFirst half.", []),
        (
            mixed("text/plain\n\nSee it.", mixed(TAIL, PLAIN, mark="c"), kind="alternative"),
            "All denied.\n\nFirst half.",
            ["its HTML shows"],
        ),
        (
            mixed("text/plain\n\nWe have it all denied.", mixed(TAIL, PLAIN, mark="c"), kind="alternative"),
            "All denied.\n\nFirst half.",
            ["its HTML shows"],
        ),
        (
            mixed(PLAIN, mixed(PAGE, PLAIN, mark="c"), kind="alternative"),
            "First half.\n\nFirst half.",
            ["its HTML"],
        ),
        (
            mixed(
                PLAIN, mixed(mixed(PLAIN, PAGE, kind="alternative", mark="d"), mark="c"), kind="alternative"
            ),
            "First half.",
            [],
        ),
        (mixed(PLAIN, "text/enriched\n\n<bold>First</bold> half.", kind="alternative"), "First half.", []),
        (
            mixed(PLAIN, "text/enriched\n\nFirst <bold>half.</bold> Denied.", kind="alternative"),
            "First half.",
            ["enriched"],
        ),
        (
            mixed(PLAIN, "text/watch-html; charset=none\n\nFirst", kind="alternative"),
            "First half.",
            ["watch"],
        ),
        (mixed(PLAIN, PAGE, "text/calendar\n\nBEGIN:", kind="alternative"), "First half.", []),
        (
            mixed(PLAIN, mixed("text/enriched\n\nx", kind="alternative", mark="c")),
            "First half.",
            ["enriched"],
        ),
        (mixed(PAGE, "image/png\n\nx", "image/png\n\ny", kind="related"), "First half.", ["image/png"]),
        (mixed(PLAIN, "application/pgp-signature\n\nx", kind="signed"), "First half.", []),
        (mixed(PLAIN, 'text/x-log; name="a.log"\n\nx'), "First half.", ["a.log"]),
    ],
)
def test_each_part_is_read_or_told(content: str, text: str, told: list[str]) -> None:
    extract = extract_of(Original("a.eml", content.encode()))
    assert extract.text == f"{text}\n"
    assert [name in remark for name, remark in zip(told, extract.remarks, strict=True)] == [True] * len(told)


def test_plain_text_that_is_a_stub_is_not_taken_for_the_message() -> None:
    html = "<p>We deny the charge that was made, all of it, and shall say so in court.<p>The board"
    extract = extract_of(Original("a.eml", message("Please use HTML.", html).as_bytes()))
    assert (
        extract.text
        == "We deny the charge that was made, all of it, and shall say so in court.\n\nThe board\n"
    )
    assert extract.remarks == ("its plain text lacks much of what its HTML shows: the HTML is read",)


def test_two_forms_of_a_message_that_say_different_things_are_told() -> None:
    extract = extract_of(Original("a.eml", message("We pay 5 million.", "<p>We pay 6 million.").as_bytes()))
    assert extract.text == "We pay 5 million.\n"
    assert extract.remarks == ("its plain text is read, and its HTML has not the same words: compare “5 6”",)


def test_a_message_in_a_message_is_told() -> None:
    made = message("See below.")
    made.add_attachment(message("Inside."))
    extract = extract_of(Original("a.eml", made.as_bytes()))
    assert (extract.text, "a message attached" in extract.remarks[0]) == ("See below.\n", True)


@pytest.mark.parametrize("charset", ["us-ascii", "unknown-8bit", "utf-8"])
def test_a_label_that_says_nothing_is_not_followed(charset: str) -> None:
    content = f"Content-Type: text/plain; charset={charset}\n\nWir weisen das zurück: “nein”.".encode()
    assert extract_of(Original("a.eml", content)).text == "Wir weisen das zurück: “nein”.\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is empty"),
        ("Subject: x\n\n", "save it with its body"),
        ("Content-Type: image/png\n\nabc", "only a part of the kind image/png: save what"),
        ("Content-Type: text/html\n\n<img src=x>", "text of its pictures"),
        (mixed("text/html\n\n<br>", PDF), "only a part of the kind application/pdf: save what"),
        (mixed("text/html\n\n<img src=cid:a>", "image/png\n\nx", kind="related"), "image/png: save what"),
    ],
)
def test_a_message_without_text_is_told(content: str, why: str) -> None:
    with pytest.raises(EditionError, match=why):
        extract_of(Original("a.eml", content.encode()))


def test_a_page_saved_as_one_file() -> None:
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/a\r\n"
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<meta charset=3Dutf-8><title>T</title><p>It=E2=80=99s so.=\r\n</p>\r\n--b\r\n"
        b"Content-Type: text/css\r\n\r\np{}\r\n--b--\r\n"
    )
    extract = extract_of(Original("a.mhtml", content))
    assert (extract.text, extract.facts["url"], extract.facts["title"]) == (
        "It’s so.\n",
        "https://herald.example/a",
        "T",
    )


def saved(page: str, **sheets: str) -> bytes:
    """A page saved as one file by Chromium, with its style sheets by the name of each."""
    parts = {
        f"Content-Type: text/css\r\nContent-Location: https://h.example/{name}.css": css
        for name, css in sheets.items()
    }
    parts = {"Content-Type: text/html\r\nContent-Location: https://h.example/a/b": page, **parts}
    body = "".join(f"--b\r\n{head}\r\n\r\n{said}\r\n" for head, said in parts.items())
    head = 'Snapshot-Content-Location: https://h.example/a/b\r\nContent-Type: multipart/related; boundary="b"'
    return f"{head}\r\n\r\n{body}--b--\r\n".encode()


@pytest.mark.parametrize(
    ("links", "sheets", "text"),
    [
        ("<link rel=stylesheet href=/x.css>", {"x": ".m {display: none}"}, "Ships."),
        ("<link rel=stylesheet href=https://h.example/x.css>", {"x": "div {display: none}"}, "Ships."),
        (
            "<link rel=stylesheet href=../x.css>",
            {"x": "@import 'y.css';", "y": ".m {display:none}"},
            "Ships.",
        ),
        (
            "<link rel=stylesheet href=/x.css>",
            {"x": "@import url(y.css) print;", "y": "p {display:none}"},
            "",
        ),
        ("<link rel=stylesheet href=/x.css media=print>", {"x": "p {display: none}"}, ""),
        ("<link rel='alternate stylesheet' href=/x.css>", {"x": "p {display: none}"}, ""),
        ("<link rel=stylesheet href=/x.css disabled>", {"x": "p {display: none}"}, ""),
        ("<link rel=stylesheet href=/lost.css>", {"x": "p {display: none}"}, ""),
        ("<link rel=stylesheet href=/x.css>", {"x": "@import 'x.css'; p > b {display: none}"}, ""),
        (
            "<link rel=stylesheet href=/x.css><style>p {display: block}</style>",
            {"x": "p {display: none}"},
            "",
        ),
        (
            "<style>p {display: block}</style><link rel=stylesheet href=/x.css>",
            {"x": "p{display:none}"},
            "Menu",
        ),
    ],
)
def test_the_style_sheets_of_a_page_saved_as_one_file_say_what_it_shows(
    links: str, sheets: dict[str, str], text: str
) -> None:
    content = saved(f"<html><head>{links}</head><body><div class=m>Menu</div><p>Ships.</p>", **sheets)
    shown = text or "Menu\n\nShips."
    assert extract_of(Original("a.mhtml", content)).text == f"{shown}\n"


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (b"<p>We deny it.", ("holds other pages, shown in frames, that are not read: “We deny it.”",)),
        (b"<script>x</script>", ()),
    ],
)
def test_frames_of_a_page_saved_as_one_file_are_told(frame: bytes, told: tuple[str, ...]) -> None:
    content = (
        b"Snapshot-Content-Location: https://herald.example/a\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
        b"<p>Ships.\r\n--b\r\nContent-Type: text/html\r\n\r\n" + frame + b"\r\n--b--\r\n"
    )
    extract = extract_of(Original("a.mhtml", content))
    assert (extract.text, extract.remarks) == ("Ships.\n", told)


def test_xhtml_is_xml() -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head>'
    page = f'<?xml version="1.0"?>{head}<body><p/><div>One</div><p>Two</p></body></html>'
    extract = extract_of(Original("a.xhtml", page.encode()))
    assert extract.text == "One\n\nTwo\n"


@pytest.mark.parametrize(
    ("body", "apart"),
    [
        (
            b"X wrote:\n\n> We deny all that was said.\n>\nReally?\nAll of it?\n> It is false.\n\nAnn",
            ("Really?", "All of it?"),
        ),
        (b"> > We deny it all.\n> Really?\n> > It is false.\nAnn\n", ("Really?",)),
        (b"We deny all that was said.\n> Do you?\nIt is false.\n> Is it?\n", ()),
        (b"> We deny it.\n> It is false.\n\nAnn", ()),
    ],
)
def test_what_somebody_writes_between_the_lines_that_he_quotes_is_set_apart(
    body: bytes, apart: tuple[str, ...]
) -> None:
    assert extract_of(Original("a.eml", b"Subject: S\n\n" + body)).set_apart == apart
    flowed = b"Content-Type: text/plain; format=flowed\n\n" + body.replace(b"All of", b"All \nof")
    assert extract_of(Original("a.eml", flowed)).set_apart == apart


def test_a_subject_is_no_header_of_parts() -> None:
    """Quotation marks were put into it, as around a bare boundary."""
    extract = extract_of(Original("a.eml", b"Subject: Of boundary=a=b\n\nWe deny it.\n"))
    assert (extract.text, extract.facts["title"]) == ("We deny it.\n", "Of boundary=a=b")

"""What stands on the pages of a PDF and may be no text, or is not shown as such, is told."""

from __future__ import annotations

import resource
from contextlib import suppress

import pytest

from edition.errors import EditionError
from edition.sources.original import Original
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import one_page, scan

UNSEEN = (
    "not to be seen on its pages (covered, white, cut off or in a layer not shown), and read all the same"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [("S T A T E of the town", "S T A T E"), ("a b c", ""), ("A.B. C. D. E", ""), ("State of the town", "")],
)
def test_letters_as_far_apart_as_words_are_told(line: str, told: str) -> None:
    read = read_pdf(Original("a.pdf", one_page(f"BT /F 12 Tf 50 300 Td ({line}) Tj ET")))
    assert read.text == f"{line}\n"
    assert [remark.split("“")[1].split("”")[0] for remark in read.remarks] == ([told] if told else [])


def test_files_that_are_attached_are_told() -> None:
    named, nameless = (f"<< /Type /Filespec {name} /EF << /F 4 0 R >> >>" for name in ("/F (press.txt)", ""))
    tree = f"/Names << /EmbeddedFiles << /Names [(a) {named} (b) {nameless}] >> >>".encode()
    page = one_page("BT /F 12 Tf 50 300 Td (We deny it.) Tj ET")
    told = read_pdf(Original("a.pdf", page.replace(b"/Type /Catalog", b"/Type /Catalog " + tree))).remarks
    assert [remark.split(", which")[0] for remark in told] == [
        "has files attached (press.txt, one without a name)"
    ]


@pytest.mark.parametrize(
    ("left", "base", "width", "height", "told"),
    [
        (50, 303, 23, 0.6, "We did"),
        (50, 298, 23, 0.6, ""),
        (20, 303, 250, 0.6, ""),
        (50, 309, 40, 0.6, ""),
    ],
    ids=["through words", "under them", "across the page", "over them"],
)
def test_words_with_a_line_through_them_are_told(
    left: int, base: int, width: int, height: float, told: str
) -> None:
    line = f"{left} {base} {width + 15} {height} re f"
    read = read_pdf(Original("a.pdf", one_page(f"BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET {line}")))
    why = "struck out on its pages, and read all the same"
    assert (read.text, read.remarks) == ("We did not pay it.\n", (f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("corners", "told"),
    [
        ("50 309 87 309 50 297 87 297", "We did"),
        ("50 297 50 309 87 309 87 297", "We did"),
        ("87 309 50 309 87 297 50 297", "We did"),
        ("50 297 87 297 50 285 87 285", ""),
    ],
    ids=["through", "in turn", "from the right", "below"],
)
def test_words_that_a_note_strikes_out_are_told(corners: str, told: str) -> None:
    note = f"/Annots [<< /Subtype /StrikeOut /Rect [50 297 87 309] /QuadPoints [{corners}] >>]"
    page = one_page("BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET").replace(
        b"/Page /", f"/Page {note} /".encode()
    )
    read = read_pdf(Original("a.pdf", page))
    why = "struck out on its pages, and read all the same"
    assert (read.text, read.remarks) == ("We did not pay it.\n", (f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize("kind", ["Text", "FileAttachment"])
def test_what_a_note_beside_the_text_says_is_told(kind: str) -> None:
    note = f"/Annots [<< /Subtype /{kind} /Rect [5 5 9 9] /Contents (Not so) >>]".encode()
    page = one_page("BT /F 12 Tf 50 300 Td (We deny it.) Tj ET").replace(b"/Page /", b"/Page " + note + b" /")
    (told,) = read_pdf(Original("a.pdf", page)).remarks
    assert told == "has fields or notes over its pages, whose text is not read: “Not so”"


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("{text} 48 296 42 14 re f", "We did"),
        (".8 g 48 296 42 14 re f 0 g {text}", ""),
        ("48 296 42 14 re f {text}", "We did"),
        ("{text} 48 296 42 14 re S", ""),
        ("{text} 48 280 42 14 re f", ""),
    ],
    ids=["over it", "under it", "of its colour", "around it", "below it"],
)
def test_words_that_are_painted_over_are_told(stream: str, told: str) -> None:
    text = "BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET"
    read = read_pdf(Original("a.pdf", one_page(stream.format(text=text))))
    why = UNSEEN
    assert (read.text, read.remarks) == ("We did not pay it.\n", (f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("stream", "form", "told"),
    [
        ("q .1 0 0 .1 0 0 cm /X Do Q", "{large} 480 2960 420 140 re f", "We did"),
        ("{text} q .1 0 0 .1 0 0 cm /X Do Q", "480 2960 420 140 re f", "We did"),
        ("{text} q 1 0 0 1 0 -200 cm /X Do Q", "48 296 42 14 re f", ""),
        ("{text} " + "20 20 9 .4 re f " * 501 + "48 296 42 14 re f", "", "We did"),
    ],
    ids=["in one form", "in a form", "in a form below it", "behind many rules"],
)
def test_what_is_painted_in_a_form_or_after_many_lines_is_told(stream: str, form: str, told: str) -> None:
    """A form has coordinates of its own; each is told by where the page has it."""
    texts = {"text": "BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET", "large": ""}
    texts["large"] = texts["text"].replace("12 Tf 50 300", "120 Tf 500 3000")
    content = one_page(stream.format(**texts), form.format(**texts))
    why = UNSEEN
    assert read_pdf(Original("a.pdf", content)).remarks == ((f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("{text} 1 g {white}", "it was not so."),
        ("{text} 1 1 1 rg {white}", "it was not so."),
        ("{text} 0 0 0 0 k {white}", "it was not so."),
        ("{text} .9 g {white}", ""),
        ("{text} 0 g 40 276 200 20 re f 1 g {white}", ""),
        ("{text} 1 g {white} 0 g 40 76 200 20 re f", "it was not so."),
        ("{text} 1 g 1 Tr {white}", ""),
        ("{text} {white}", ""),
    ],
)
def test_words_in_white_on_nothing_are_told(stream: str, told: str) -> None:
    text = "BT /F 12 Tf 50 300 Td (We say that) Tj ET"
    white = "BT /F 12 Tf 50 280 Td (it was not so.) Tj ET"
    read = read_pdf(Original("a.pdf", one_page(stream.format(text=text, white=white))))
    why = UNSEEN
    assert read.text.split() == ["We", "say", "that", "it", "was", "not", "so."]
    assert read.remarks == ((f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("state", "told"), [("/OFF [8 0 R]", "it was not so."), ("/ON [8 0 R]", "")], ids=["off", "on"]
)
def test_words_in_a_layer_that_is_not_shown_are_told(state: str, told: str) -> None:
    text = "BT /F 12 Tf 50 300 Td (We say that) Tj ET"
    layer = "/OC /L BDC BT /F 12 Tf 50 280 Td (it was not so.) Tj ET EMC"
    page = one_page(f"{text} {layer}").replace(
        b"/Resources <<", b"/Resources << /Properties << /L 8 0 R >>", 1
    )
    page = page.replace(b"trailer", b"8 0 obj\n<< /Type /OCG /Name (Draft) >>\nendobj\ntrailer")
    said = f"/OCProperties << /OCGs [8 0 R] /D << {state} >> >>".encode()
    read = read_pdf(Original("a.pdf", page.replace(b"/Type /Catalog", b"/Type /Catalog " + said)))
    assert read.remarks == ((f"{UNSEEN}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("clip", "turned", "told"),
    [
        ("0 0 90 400 re", "", "not pay it."),
        ("0 0 300 400 re", "", ""),
        ("0 0 90 400 re", "/Rotate 90", "not pay it."),
        ("0 0 300 400 re", "/Rotate 90", ""),
    ],
)
def test_words_that_are_cut_off_are_told(clip: str, turned: str, told: str) -> None:
    page = one_page(f"q {clip} W n BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET Q")
    read = read_pdf(Original("a.pdf", page.replace(b"/Page /", f"/Page {turned} /".encode())))
    assert read.remarks == ((f"{UNSEEN}: “{told}”",) if told else ())


@pytest.mark.parametrize(
    ("said", "told"),
    [("We paid", "We paid [We did not pay]"), ("WE DID NOT PAY", ""), ("We did not \\255 pay", "")],
    ids=["other words", "capitals", "a soft hyphen"],
)
def test_words_that_the_file_has_for_others_are_told(said: str, told: str) -> None:
    text = f"/Span << /ActualText ({said}) >> BDC (We did not pay) Tj EMC"
    read = read_pdf(Original("a.pdf", one_page(f"BT /F 12 Tf 50 300 Td {text} ET")))
    why = "read as the file says them, not [as shown]"
    assert read.remarks == ((f"{why}: “{told}”",) if told else ())


@pytest.mark.parametrize("box", ["0 0 100000000 .001", "0 0 4000000000 3", "0 0 .00001 400"])
def test_pages_of_absurd_size_are_looked_at_in_bounded_memory(box: str) -> None:
    page = one_page("BT /F .001 Tf 0 0 Td (We did not pay) Tj ET")
    content = page.replace(b"/MediaBox [0 0 300 400]", f"/MediaBox [{box}]".encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with suppress(EditionError):
        read_pdf(Original("a.pdf", content))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_words_below_a_box_that_a_note_draws_are_told() -> None:
    note = "/Annots [<< /Subtype /Square /Rect [48 296 90 310] /F 4 /IC [0 0 0] /AP << /N 8 0 R >> >>]"
    page = one_page("BT /F 12 Tf 50 300 Td (We did not pay it.) Tj ET")
    box = "<< /Subtype /Form /BBox [0 0 42 14] /Length 14 >>\nstream\n0 0 42 14 re f\nendstream"
    page = page.replace(b"trailer", f"8 0 obj\n{box}\nendobj\ntrailer".encode())
    read = read_pdf(Original("a.pdf", page.replace(b"/Page /", f"/Page {note} /".encode())))
    assert f"{UNSEEN}: “We did”" in read.remarks


def test_small_type_at_the_foot_of_a_scan_is_told() -> None:
    lines = [
        (12, 300, "We did not pay it."),
        (12, 280, "Nobody did, as we said before and say again."),
        (8, 60, "> See the letter."),
        (12, 30, "7"),
    ]
    shown = "".join(f"BT 3 Tr /F {size} Tf 50 {base} Td ({said}) Tj ET " for size, base, said in lines)
    why = "has small type at the foot of its pages, as notes have it: recognition may misread their signs"
    read = read_pdf(Original("a.pdf", one_page(f"q 300 0 0 400 0 0 cm /I Do Q {shown}")))
    assert read.remarks == (f"{why}: “> See the letter.”",)
    assert read_pdf(Original("a.pdf", one_page(shown.replace("3 Tr", "0 Tr")))).remarks == ()


def test_what_is_filled_in_is_told() -> None:
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /V (filled in) /Rect [0 0 50 50] >>"
    content = scan(0, False).replace(b"/Contents 4 0 R", b"/Annots [" + field + b"] /Contents 4 0 R")
    assert read_pdf(Original("a.pdf", content)).remarks == (
        "has fields or notes over its pages, whose text is not read: “filled in”",
    )

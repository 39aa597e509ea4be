"""Letters of a page become lines: columns, spaces and tables, whatever the order in the file."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from edition.sources.original import Original
from edition.sources.pdf.pdf_accents import whole_glyphs
from edition.sources.pdf.pdf_bidi import logical
from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_layout import lines_of_page
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import one_page, scan, set_line

FILES = Path(__file__).parents[1] / "files"


COLUMNS = [
    ("The board met early on", "The chairman replied to"),
    ("Tuesday to consider it", "all that the costs were"),
    ("and to vote on a matter", "high and would not fall"),
    ("of weight for the boats", "until the spring at all"),
]


def test_columns_that_the_file_has_row_by_row_are_read_one_after_the_other() -> None:
    glyphs = [
        glyph
        for row, (left, right) in enumerate(COLUMNS)
        for glyph in set_line(left, 20, 300 - 12 * row, 100 * row)
        + set_line(right, 180, 300 - 12 * row, 100 * row + 30)
    ]
    expected = " ".join([left for left, _ in COLUMNS] + [right for _, right in COLUMNS])
    assert " ".join(" ".join(lines_of_page(glyphs)).split()) == expected


def test_a_letter_that_the_file_has_elsewhere_moves_no_line() -> None:
    note = set_line("A note in small", 200, 300, 0) + set_line("type.", 200, 288, 30)
    head = set_line("Statement of it", 20, 292, 40)
    text = set_line("The council denies", 20, 270, 80)
    glyphs = [*note, replace(head[0], at=29), *head[1:], *text]
    said = [line.strip() for line in lines_of_page(glyphs) if line]
    assert said == ["A note in small", "type.", "Statement of it", "The council denies"]


def test_figures_in_a_row_and_dots_before_a_page_number_are_no_spaced_letters() -> None:
    row = "".join(f"{figure}   " for figure in "010110").strip()
    assert lines_of_page(set_line(row, 20, 300, 0)) == ["0 1 0 1 1 0"]
    leaders = set_line("The Spaces of it . . . . . . . . . . . . . . . . . . 2", 20, 300, 0)
    assert lines_of_page(leaders)[0].split(" .")[0] == "The Spaces of it"


PROSE = "The council rejects the claims made today and it will say so in a week"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("A B C D", "A B C D"),
        ("and I O U a sum", "and I O U a sum"),
        ("x y z and w", "x y z and w"),
    ],
)
def test_single_letters_as_far_apart_as_words_are_words(line: str, read: str) -> None:
    glyphs = [
        glyph for glyph in (*set_line(PROSE, 20, 300, 0), *set_line(line, 20, 288, 200)) if glyph.text != " "
    ]
    assert lines_of_page(glyphs) == [PROSE, read]


def test_letters_nearer_to_each_other_than_words_are_a_word() -> None:
    prose = list(set_line(PROSE, 20, 300, 0))
    assert lines_of_page([*prose, *set_line("STATEMENT", 20, 288, 200, pitch=7)]) == [PROSE, "STATEMENT"]


@pytest.mark.parametrize(
    ("printed", "goes_on", "read"),
    [
        (".)B", True, "B)."),
        (".)B", False, ".)B"),
        ("ואר)", False, "(ראו"),
        ("םויה (A חפסנ", False, "נספח A) היום"),
        (")א", False, "א)"),
        (".NET", True, "NET."),
        ("NET.", True, "NET."),
    ],
)
def test_brackets_whose_pair_stands_in_another_line(printed: str, goes_on: bool, read: str) -> None:
    assert logical(list(printed), margin="R", goes_on=goes_on) == read


def test_what_pdfium_holds_for_a_space_is_one_in_a_narrow_gap() -> None:
    line = set_line("20", 20, 300, 0) + set_line("juin", 30.9, 300, 3)
    assert lines_of_page(line) == ["20juin"]
    told = [replace(glyph, parted=glyph.at == 3) for glyph in line]
    assert lines_of_page(told) == ["20 juin"]


def test_a_gap_no_wider_than_those_beside_it_is_letterspacing_whatever_pdfium_holds_it_for() -> None:
    heading = set_line("TIDES", 20, 300, 0, pitch=6.2)
    body = set_line("of the whole month", 60, 300, 10, pitch=5.5)
    told = [replace(glyph, at=glyph.at + (glyph.at > 2), parted=glyph.at == 3) for glyph in heading]
    assert lines_of_page(heading + body) == ["TIDES of the whole month"]
    assert lines_of_page(told + body) == ["TIDES of the whole month"]


def test_a_space_of_another_line_that_lies_under_a_letter_parts_no_word() -> None:
    line = set_line("Marling", 20, 300, 0)
    under = replace(line[4], text=" ", left=41, right=44, at=40, stretch=1)
    assert lines_of_page([*line, under]) == ["Marling"]


def test_what_is_printed_twice_in_one_place_is_read_once() -> None:
    once = [replace(glyph, stretch=1) for glyph in set_line("bold bells", 20, 300, 0)]
    again = [
        replace(glyph, left=glyph.left + 0.3, right=glyph.right + 0.3, at=glyph.at + 20, stretch=2)
        for glyph in once
    ]
    assert lines_of_page(whole_glyphs(once + again)) == ["bold bells"]


def test_what_is_printed_beyond_the_page_is_told() -> None:
    content = scan(0, False).replace(b"(A line of it) Tj", b"(A line) Tj 900 0 Td (cut) Tj")
    extract = read_pdf(Original("a.pdf", content))
    assert extract.text == "A line\n"
    assert extract.remarks == ("prints beyond the edges of its pages, left out here: “cut”",)


def test_words_that_a_program_for_recognition_made_too_wide_are_read_one_after_the_other() -> None:
    """Tesseract set “technophobic” over what is behind it; without a scan words may lie in a hole."""
    words = [
        ("technophobic ", 20, 240),
        ("— ", 90, 40),
        ("I ", 105, 90),
        ("a ", 130, 100),
        ("geek.", 150, 90),
    ]
    stream = "".join(f"BT 3 Tr /F 9 Tf {wide} Tz {left} 300 Td ({word}) Tj ET " for word, left, wide in words)
    stream = stream.replace("—", r"\320")
    page = one_page(f"q 300 0 0 400 0 0 cm /I Do Q {stream}")
    assert read_pdf(Original("a.pdf", page)).text.split() == ["technophobic", "—", "I", "a", "geek."]
    hole = "BT 3 Tr /F 9 Tf 20 300 Td [(word) -2500 (more)] TJ ET BT /F 9 Tf 44 300 Td (one) Tj ET"
    assert read_pdf(Original("a.pdf", one_page(hole))).text.split() == ["word", "one", "more"]


def test_a_page_upside_down_of_which_no_angle_is_told() -> None:
    glyphs = [replace(glyph, stretch=1) for glyph in set_line("The other way", 20, 300, 0)]
    turned = [
        replace(g, left=-g.right, right=-g.left, bottom=-g.top, top=-g.bottom, base=-g.base) for g in glyphs
    ]
    assert lines_of_page(whole_glyphs(turned)) == ["The other way"]


def test_a_font_that_turns_its_letters_itself_is_not_read_from_behind() -> None:
    head, foot = set_line("Nothing was lost", 20, 340, 0), set_line("All of it is here", 20, 280, 60)
    told = [replace(glyph, stretch=1, angle=math.pi) for glyph in set_line("We deny it", 20, 300, 30)]
    assert lines_of_page(whole_glyphs(told)) == ["We deny it"]
    assert lines_of_page(whole_glyphs([*head, *told, *foot])) == [
        "Nothing was lost",
        "",
        "We deny it",
        "All of it is here",
    ]


def test_lines_of_a_font_that_says_nonsense_of_its_height_are_not_mixed() -> None:
    said = ["We deny all of what was said", "and we shall say so in court", "until you believe it."]
    page = one_page(
        "".join(f"BT /F 9 Tf 30 {330 - 12 * at} Td ({line}) Tj ET " for at, line in enumerate(said))
    )
    tall = (
        "/TrueType /BaseFont /Tall /FirstChar 32 /LastChar 126 /Widths [" + "500 " * 95 + "] /FontDescriptor "
        "<< /FontName /Tall /Flags 32 /FontBBox [0 -2700 1000 3500] /Ascent 3500 /Descent -2700 >>"
    )
    page = page.replace(b"/Type1 /BaseFont /Helvetica", tall.encode())
    assert read_pdf(Original("a.pdf", page)).text.splitlines() == said


def test_tables_are_read_row_by_row() -> None:
    rows = [("Year", "Sum"), ("2019", "12.5"), ("2020", "13"), ("2021", "14")]
    glyphs = [
        glyph
        for row, (left, right) in enumerate(rows)
        for glyph in set_line(left, 20, 300 - 12 * row, 50 * row)
        + set_line(right, 180, 300 - 12 * row, 50 * row + 9)
    ]
    assert [tuple(line.split()) for line in lines_of_page(glyphs)] == rows


def test_a_frame_that_the_file_has_before_its_page_is_read_where_it_stands() -> None:
    """As office programs print it; what is level with lines of text is an entry of a table."""
    head = set_line("A Head that Goes over the Frame and On", 20, 400, 50)
    text = [
        set_line("The board met on the fourth", 20, 380, 100),
        set_line("of May and denied all of it.", 20, 368, 140),
        *(set_line("Nobody else had a word to say", 20, 356 - 12 * row, 180 + 40 * row) for row in range(9)),
    ]
    frame = set_line("Boxed words", 170, 375, 0)
    expected = ["A Head that Goes over the Frame and On", "Boxed words", "The board met on the fourth"]
    assert [line.strip() for line in lines_of_page([*frame, *head, *chain(*text)]) if line][:3] == expected
    running = set_line("Minutes", 20, 415, 30)  # a head beside the frame, no line of which lies over it
    assert lines_of_page([*frame, *running, *head, *chain(*text)])[0] == "Minutes"
    lower = set_line("Boxed words", 170, 364, 0)
    read = [line.strip() for line in lines_of_page([*lower, *head, *chain(*text)]) if line]
    assert read.index("Boxed words") == 1  # not inside a sentence
    level = set_line("Boxed words", 190, 380, 0)
    assert lines_of_page([*level, *head, *chain(*text)])[0].strip() == "Boxed words"


def test_where_words_are_parted_by_spaces_a_gap_without_one_parts_a_line_from_what_stands_beside_it() -> None:
    def line(text: str, left: float, base: float, at: int) -> list[Glyph]:
        pitch = [left + sum(9 if mark == " " else 5 for mark in text[:place]) for place in range(len(text))]
        return [
            Glyph(mark, x, x + (9 if mark == " " else 5), base - 2, base + 8, base, at + n)
            for n, (mark, x) in enumerate(zip(text, pitch, strict=True))
        ]

    caption = line("The north wall", 223, 300, 0)
    text = [line("The board denied what they", 60, 312, 50), line("have said of it in May and", 60, 300, 90)]
    text.append(line("it will publish all of it.", 60, 288, 130))
    read = " ".join(" ".join(lines_of_page([*caption, *chain(*text)])).split())
    assert "The board denied what they have said of it in May and it will publish all of it." in read


def test_a_large_letter_with_no_line_beside_it_stays_in_its_heading() -> None:
    def large(text: str, left: float, at: int, high: float = 20.0) -> list[Glyph]:
        return [
            Glyph(m, left + 12 * n, left + 12 * n + 12, 396, 396 + high, 400, at + n)
            for n, m in enumerate(text)
        ]

    body = [
        set_line("The words of the page go on here", 20, 380 - 12 * row, 100 + 40 * row) for row in range(4)
    ]
    spaced = [*large("A", 20, 0), *large("N", 80, 2), *large("B", 140, 4)]
    assert lines_of_page([*spaced, *chain(*body)])[0].split() == ["A", "N", "B"]
    of_ink = [*large("S", 20, 0, high=17.5), *large("tate", 32, 1, high=16.0)]
    assert lines_of_page([*of_ink, *chain(*body)])[0] == "State"


def test_an_initial_begins_its_paragraph_with_the_mark_before_it() -> None:
    initial = [Glyph(m, 20 + 8 * at, 28 + 8 * at, 364, 392, 368, at) for at, m in enumerate("“N")]
    lines = ["obody has ever opened a", "letter,” said Anna Berg.", "All of it is not true."]
    body = [
        set_line(said, 20 if row == 2 else 38, 380 - 12 * row, 2 + 40 * row) for row, said in enumerate(lines)
    ]
    assert lines_of_page([*initial, *chain(*body)])[0].strip() == "“Nobody has ever opened a"


def test_a_sign_set_high_with_its_figures_is_one_of_them() -> None:
    line = set_line("It is 5 x 10", 20, 400, 0)
    edge = line[-1].right
    high = [
        Glyph(m, edge + 3 * n, edge + 3 * n + 3, 404, 410, 405, 20 + n)
        for n, m in enumerate("\N{MINUS SIGN}3")
    ]
    assert lines_of_page([*line, *high]) == ["It is 5 x 10⁻³"]


def test_lines_that_the_file_has_in_no_order_are_read_from_the_top() -> None:
    texts = [f"line number {number} of it" for number in "abcdefgh"]
    glyphs = [
        glyph
        for row in (3, 0, 6, 2, 7, 1, 5, 4)
        for glyph in set_line(texts[row], 20, 300 - 12 * row, 99 - row)
    ]
    assert lines_of_page(glyphs) == texts


def test_lines_with_numbers_that_a_scan_has_as_a_block_of_their_own_are_read_in_their_places() -> None:
    said = [f"the {number} line of a text that was read by a machine" for number in range(20)]
    numbered = [at for at in range(20) if at % 5 == 4]
    filed = [*numbered, *(at for at in range(20) if at % 5 != 4)]
    glyphs = [
        glyph
        for place, at in enumerate(filed)
        for glyph in set_line(said[at], 40, 400 - 12 * at, 100 * place)
    ]
    assert [line.strip() for line in lines_of_page(glyphs)] == said


def test_letters_set_apart_are_words() -> None:
    spaced = set_line("several members feared", 20, 300, 0, pitch=7)
    assert lines_of_page(spaced) == ["several members feared"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("plain", "plain"),
        ("םולש", "שלום"),
        (".םולש", "שלום."),
        ("םולש abc", "abc שלום"),
        ("9102 ב, 12.5 םולש", "שלום 12.5 ,ב 9102"),
        ("(א) םולש", "שלום (א)"),
        (")א( םולש", "שלום (א)"),
        (".םולש 12.5% :2019 תנש Acme Ltd תרבח", "חברת Acme Ltd שנת 2019: 12.5% שלום."),
        ("He said םלוע םולש and left.", "He said שלום עולם and left."),
        ("He said “םולש“ and “no”.", "He said “שלום” and “no”."),
        ("Er sagte „םולש“ und ging.", "Er sagte „שלום“ und ging."),
        (".ראלוד $5 5 םולש", "שלום 5 $5 דולאר."),
        (".(%12.5 ةدايزب) 2019", "2019 (بزيادة 12.5%)."),
        (".2020-2019 ماع", "عام 2019-2020."),
        ("םימי 36 ךשמב םולש.", "שלום במשך 36 ימים."),
        ("2015 תנשב םולש.", "שלום בשנת 2015."),
        ("1. םולש.", "1. שלום."),
        ("He said םימי 36 םולש and left.", "He said שלום 36 ימים and left."),
    ],
)
def test_lines_from_right_to_left(printed: str, read: str) -> None:
    assert logical(list(printed)) == read

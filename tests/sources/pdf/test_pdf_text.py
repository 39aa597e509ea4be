"""PDF files as real programs make them give their words whole and in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.sources.original import Original
from edition.sources.pdf import pdf_order, pdf_text
from edition.sources.pdf.pdf_accents import whole_glyphs
from edition.sources.pdf.pdf_codes import UNTOLD, characters_by_font, characters_of, stands_in_word
from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_layout import lines_of_page
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import one_page, scan, set_line

FILES = Path(__file__).parents[1] / "files"
BODY = (
    "The board met on Tuesday to consider the tariff for small boats, and several members feared "
    "that the higher charge would drive fishing families away. The chairman replied that repairs to "
    "the north wall could not be paid for otherwise, and asked for patience until the spring. A Vote "
    "was Taken at Noon. The tariff was carried by nine votes to four, and will be charged from the "
    "first of May in all harbours. These words are set apart by their letters. It was paid in full² "
    "by the board. שלום עולם, זו הודעה (2019) מהיום."
)


def words(name: str) -> str:
    return " ".join(read_pdf(Original(name, (FILES / name).read_bytes())).text.split())


def test_drop_caps_columns_spaced_letters_small_capitals_and_hebrew_of_a_browser() -> None:
    assert words("chromium.pdf") == f"The first office {BODY}"


def test_a_line_from_right_to_left_with_latin_names_is_told_by_the_margins_of_its_own_column() -> None:
    said = words("hebrew.pdf")
    assert said.startswith("החברה מכחישה את כל הטענות שפורסמו נגדה ביום 12 במאי ומבקשת מן המועצה")
    assert said.endswith("כי מנהל החברה John Smith הופיע בישיבה וענה על 25 שאלות של העיתונאים במשך שעתיים.")


def test_a_tall_letter_in_a_word_is_no_initial_and_a_low_figure_stays_in_its_line() -> None:
    """In fonts whose boxes are no higher than the ink."""

    def word(text: str, left: float, base: float, at: int, top: float = 8.6) -> list[Glyph]:
        return [
            Glyph(mark, left + 6 * n, left + 6 * n + 6, base, base + top, base, at + n)
            for n, mark in enumerate(text)
        ]

    heading = [*word("Headin", 72, 602, 0), Glyph("g", 108, 118, 598.2, 613.4, 602, 6)]
    water = [*word("H", 72, 575.5, 40), *word("2", 78, 574.1, 41, 5), *word("O", 84, 575.5, 42)]
    below = word("Words of the page that go on and on", 72, 550, 100)
    lines = lines_of_page([*heading, *water, *below])
    assert [line.strip() for line in lines if line][:2] == ["Heading", "H2O"]


def test_columns_of_a_page_of_many_lines_are_looked_for_in_the_lines_around(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_order, "_COLUMNS", 20)
    seen: list[object] = []
    monkeypatch.setattr(pdf_order._GutterSide, "add", lambda _, line: seen.append(line))
    lines = [pdf_order.GlyphLine([Glyph("a", 9, 15, -n * 12, 9 - n * 12, -n * 12, n)]) for n in range(500)]
    assert pdf_order.in_reading_order(lines) == lines
    assert len(seen) <= 500 * 22


def test_a_raised_figure_is_of_its_word_though_a_line_beside_it_stands_as_high() -> None:
    """Two columns of pdflatex whose lines are not level."""

    def word(text: str, left: float, base: float, at: int, size: float = 9.0) -> list[Glyph]:
        return [
            Glyph(mark, left + 5 * n, left + 5 * n + 5, base - 2, base + size - 2, base, at + n)
            for n, mark in enumerate(text)
        ]

    power = [*word("sum 10", 260, 353.9, 0), *word("6", 290, 357.5, 6, 6.2), *word(".", 295, 353.9, 7)]
    beside = word("says so should produce it", 308, 357.5, 100)
    lines = lines_of_page([*power, *beside])
    assert [line.strip() for line in lines if line] == ["sum 10⁶.", "says so should produce it"]


def test_a_word_that_is_letterspaced_in_its_line_is_whole() -> None:
    """In a line that has spaces, as office programs write it; *a b c* are three words."""
    glyphs: list[Glyph] = []
    left = 72.0
    for word, gap in (("The", 0.0), ("Board", 3.4), ("denies", 0.0), ("it", 0.0)):
        for mark in word:
            glyphs.append(Glyph(mark, left, left + 5, 700, 710, 702, len(glyphs)))
            left += 5 + gap
        glyphs.append(Glyph(" ", left, left + 3, 700, 710, 702, len(glyphs)))
        left += 3 + gap
    for mark in "abc":
        glyphs.append(Glyph(mark, left, left + 5, 700, 710, 702, len(glyphs)))
        left += 8.4
    assert [line.strip() for line in lines_of_page(glyphs) if line] == ["The Board denies it a b c"]


def test_words_that_a_browser_letterspaces_on_its_pixels_are_whole() -> None:
    glyphs: list[Glyph] = []
    left = 72.0
    for word, gaps in (("It", [0.0]), ("did", [1.6, 1.3]), ("not", [1.7, 1.2]), ("sink", [0.0, 0.0])):
        for mark, gap in zip(word, [*gaps * 3], strict=False):
            glyphs.append(Glyph(mark, left, left + 5, 700, 710, 702, len(glyphs)))
            left += 5 + gap
        glyphs.append(Glyph(" ", left, left + 3, 700, 710, 702, len(glyphs)))
        left += 3
    assert lines_of_page(glyphs) == ["It did not sink"]


def test_the_stroke_of_a_slanted_letter_reaches_beyond_it() -> None:
    def glyph(text: str, left: float, right: float, at: int) -> Glyph:
        return Glyph(text, left, right, 705.0, 714.0, 707.0, at)

    slanted = [glyph("y", 371.5, 376.6, 0), glyph(" ", 376.3, 379.71, 1), glyph("l", 376.29, 379.33, 2)]
    apart = [glyph("y", 371.5, 376.6, 0), glyph(" ", 376.6, 379.7, 1), glyph("l", 379.7, 382.8, 2)]
    assert ["".join(each.text for each in whole_glyphs(line)) for line in (slanted, apart)] == ["ył", "y l"]


def test_a_number_of_a_font_beyond_unicode_is_a_mark_that_the_file_does_not_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    codes = [0x41, 0x110000, 0xF0A8A780]
    monkeypatch.setattr(pdf_text.pdfium, "FPDFText_CountChars", lambda _: len(codes))
    monkeypatch.setattr(pdf_text.pdfium, "FPDFText_GetUnicode", lambda _, at: codes[at])
    monkeypatch.setattr(pdf_text.pdfium, "FPDFText_IsGenerated", lambda *_: 0)
    assert [chr(code) for _, code in pdf_text._codes(None)] == ["A", UNTOLD, UNTOLD]


def test_spaced_letters_small_capitals_and_hebrew_of_an_office_program() -> None:
    assert words("libreoffice.pdf") == BODY


@pytest.mark.parametrize("name", ["groff.pdf", "encrypted.pdf"])
def test_columns_and_notes_of_a_typesetter_with_a_password_that_is_empty_too(name: str) -> None:
    assert words(name) == (
        "The Title of it A. Author The inspectors arrived at the mill before dawn and found the gates "
        "already open. They counted the looms, took the names of the fore- men, and asked to see the "
        "accounts for the previ- ous quarter. The office of affairs was difficult and efficient. No one "
        "could find them. In the afternoon the party walked down to the dye house, where the air was "
        "thick with steam. Two of the vats had been emptied overnight, and the floor was still wet.¹ A "
        "boy of about eleven was sweeping the water towards the drain. ¹ A note at the foot."
    )


def test_drop_caps_columns_and_ligatures_of_fonts_that_tell_no_characters() -> None:
    """pdflatex with T1 fonts as bitmaps, which name no characters; lettrine, twocolumn, a note."""
    assert words("pdflatex-bitmap.pdf") == (
        "The office was ef- ficient, said the chief official of Göttin- gen: “it cost 1,250” — in the years "
        "1914–1918 he found the flagon in- sufficient and nobody objected to the reaffir- mation of official "
        "fig- ures by the commis- sioners of the magnif- icent cathedral, The Small Capitals in- cluded, who "
        "walked.¹ ¹A note."
    )


def test_accents_that_are_printed_over_their_letters() -> None:
    """pdflatex with its old fonts, in which an accent is a glyph of its own."""
    assert words("pdflatex-accents.pdf") == (
        "The office in Göttingen was efficient — “a fine sum”, said the chief of Besançon’s Straße flotilla, "
        "1914–1918. L’été à Łódź: œuvre, ¿qué? Ærø."
    )


def test_the_hidden_text_of_a_scan_that_ocrmypdf_recognised() -> None:
    extract = read_pdf(Original("o.pdf", (FILES / "ocrmypdf.pdf").read_bytes()))
    assert extract.facts["transcription"] == "ocr"
    assert " ".join(extract.text.split()) == (
        "The harbour board met on Monday to hear the official report: 1,250 pounds. "
        "“We have nothing to hide,” he said."
    )


def test_codes_of_typesetters_fonts() -> None:
    new = [ord(mark) for mark in "The o\x1ece \x15"]
    old = [ord(mark) for mark in "The o\x0ece {"]
    assert (characters_of(new)[0x1E], characters_of(new)[0x15]) == ("ffi", "–")
    assert (characters_of(old)[0x0E], characters_of(old)[ord("{")]) == ("ffi", "–")
    assert characters_of([ord(mark) for mark in "The office"]) == {}
    assert characters_of([1, 2, 3, 4, 5, 0x1E]) == {}
    polish = characters_of([ord(mark) for mark in "\x12Sp\xf3\xaaka\x11"])
    assert "".join(polish.get(code, chr(code)) for code in (0x12, 0xAA, 0x11)) == "„ł”"


def test_codes_of_typesetters_fonts_of_signs_beside_those_of_letters() -> None:
    text, signs = [(1, code) for code in b"of\x1cce\xf7"], [(2, 0x88), (2, 0xBF), (2, 0x0D)]
    found = characters_by_font([*text, *signs])
    assert found == {(1, 0x1C): "fi", (1, 0xF7): "œ", (2, 0x88): "•", (2, 0xBF): "€"}


def test_an_initial_a_ligature_and_a_quotation_mark_in_fonts_of_their_own_are_no_signs() -> None:
    text = [(1, code) for code in b"The board said so"]
    lone = {"Ł": (2, 0x8A), "fi": (3, 0x1C), "”": (4, 0x11), "Č": (5, 0x83), "•": (6, 0x88), "°": (7, 0xB0)}
    beside = {"Ł": "\0ó", "fi": "\0n", "”": ".\0", "Č": "\0a", "•": "\0\0", "°": "0C"}
    in_words = {each for mark, each in lone.items() if stands_in_word(each[1], *map(ord, beside[mark]))}
    found = characters_by_font([*text, *lone.values()], in_words)
    assert {mark: found[each] for mark, each in lone.items()} == {mark: mark for mark in lone}
    assert not stands_in_word(0x85, 0, ord("C"))


def test_chinese_of_two_fonts_has_no_spaces_and_what_is_turned_has_them() -> None:
    text = [Glyph(mark, 10 * at, 10 * at + 8, 0, 12, 2, at, inked=True) for at, mark in enumerate("日本語")]
    assert lines_of_page(text) == ["日本語"]
    turned = [
        Glyph(m, 0, 10, 9 * at, 9 * at + 9, 9 * at, 2 * at, 1.57, at == 2) for at, m in enumerate("abcd")
    ]
    level = [Glyph("x", 50 + 9 * at, 58 + 9 * at, 0, 10, 2, 20 + at) for at in range(9)]
    assert lines_of_page([*level, *turned])[-1] == "ab cd"


def test_an_accent_beside_a_letter_is_a_mark_of_its_own() -> None:
    over = [Glyph("´", 10, 15, 0, 10, 2, 0), Glyph("e", 10, 15, 0, 10, 2, 1)]
    beside = [Glyph("´", 4, 9, 0, 10, 2, 0), Glyph("e", 10, 15, 0, 10, 2, 1)]
    assert [glyph.text for glyph in whole_glyphs(over)] == ["é"]
    assert [glyph.text for glyph in whole_glyphs(beside)] == ["´", "e"]


def test_arabic_and_persian_of_a_browser() -> None:
    """Chromium prints each sign of a word by itself and its spaces apart; a drop cap stands at the right."""
    assert words("arabic.pdf") == (
        "قال المتحدث: «ليس لدينا ما نخفيه» في بيان صدر في 12 مارس 2019، وبلغت الإيرادات 1,250 مليون دولار "
        "(بزيادة 12.5%) وفق شركة Acme Ltd لهذا العام. سيجتمع المجلس غدا لمناقشة الميزانية التي تبلغ خمسة "
        "ملايين دينار، والقرار سيصدر قبل نهاية الشهر بعد التشاور مع جميع الأعضاء في اللجنة المالية والإدارة "
        "العامة. او گفت «می‌خواهیم» و افزود: گزارش‌ها درست نیستند."
    )


def test_an_accent_over_a_capital_that_the_file_has_behind_the_word() -> None:
    word = set_line("Zr", 20, 300, 0)
    mark = Glyph("´", 20, 25, 300.5, 310.5, 302.5, 5)
    assert [glyph.text for glyph in whole_glyphs([*word, mark])] == ["Ź", "r"]


def test_a_slash_over_a_letter_is_a_part_of_it() -> None:
    slash, letter = Glyph(" ", 10, 13, 0, 10, 2, 0), Glyph("l", 10, 13, 0, 10, 2, 1)
    assert [glyph.text for glyph in whole_glyphs([slash, letter])] == ["ł"]


def test_strokes_of_letters_that_an_old_font_prints_apart() -> None:
    """pdflatex with OT1 fonts, which have the stroke of ł where others have the space."""
    assert words("pdflatex-strokes.pdf") == "Mały Łukasz is in Łódź, PLOCK is PŁOCK, a lot of law."
    remarks = read_pdf(Original("a.pdf", (FILES / "pdflatex-strokes.pdf").read_bytes())).remarks
    assert remarks[0].startswith("prints the strokes of ł apart")


@pytest.mark.parametrize(
    ("first", "room", "second"), [("from", 35.4, "London"), ("them", 39, "like"), ("I AM", 36.3, "LATE")]
)
def test_words_behind_a_wide_letter_on_a_scaled_page_have_no_strokes(
    first: str, room: float, second: str
) -> None:
    """Word by word and made three quarters as large, as Chromium prints them: it read “Łondon” there."""
    stretches = f"BT ({first}) Tj ET BT {room} 0 Td ({second}) Tj ET"
    read = read_pdf(Original("a.pdf", one_page(f"q .75 0 0 .75 50 300 cm /F 16 Tf {stretches} Q")))
    assert (read.text.split(), read.remarks) == ([*first.split(), second], ())


@pytest.mark.parametrize("rise", [-0.07, -0.0175, 0.0, 0.004, 0.035, 0.07])
def test_a_page_put_in_askew_is_read_as_a_straight_one(rise: float) -> None:
    lines = ["The council denies that it ever paid", "five thousand crowns to any member", "of the board."]
    stream = "".join(
        f"BT /F 12 Tf 1 {rise} {-rise} 1 {40 + 20 * at * rise} {300 - 20 * at} Tm ({line}) Tj ET "
        for at, line in enumerate(lines)
    )
    assert read_pdf(Original("a.pdf", one_page(stream))).text.split("\n") == [*lines, ""]


@pytest.mark.parametrize(("squeezed", "slant"), [(3, 0.009), (30, 0.009), (100, 0.34), (100, 0.5)])
def test_letters_squeezed_into_their_place_or_slanted_stay_in_their_line(squeezed: int, slant: float) -> None:
    """A program for recognition makes each word as wide as it saw it, on a page that is hardly askew."""
    rise = -0.009 if slant == 0.009 else 0.0
    line = ["It", "is", "a", "member", "of", "the", "great", "board"]
    stream = "".join(
        f"BT /F 8 Tf {squeezed if word == 'a' else 90} Tz "
        f"1 {rise} {slant} 1 {10 + 35 * at} {300 + 35 * at * rise} Tm "
        f"({word}) Tj ET "
        for at, word in enumerate(line)
    )
    assert read_pdf(Original("a.pdf", one_page(stream))).text.split() == line


def test_words_set_level_on_a_line_that_rises_stay_in_it() -> None:
    line = ["The", "council", "denies", "that", "it", "ever", "paid", "five", "thousand"]
    stream = "".join(
        f"BT /F 8 Tf {30 + 26 * at} {300 + 1.5 * at} Td ({word}) Tj ET " for at, word in enumerate(line)
    )
    assert read_pdf(Original("a.pdf", one_page(stream))).text.split() == line


@pytest.mark.parametrize(("accent", "read"), [(r"\303", "Mês."), (r"\317", "Měs.")])
def test_accents_that_are_printed_over_their_letters_are_no_letters(accent: str, read: str) -> None:
    stream = f"BT /F 12 Tf 50 300 Td [(Me) 445 ({accent}) 222 (s.)] TJ ET"
    assert read_pdf(Original("a.pdf", one_page(stream))).text == f"{read}\n"


def test_what_a_file_says_of_itself() -> None:
    facts = read_pdf(Original("l.pdf", (FILES / "libreoffice.pdf").read_bytes())).facts
    assert facts == {"transcription": "born-digital", "title": "Press release", "author": "The Board"}


def test_a_file_with_a_password_is_told() -> None:
    with pytest.raises(EditionError, match="without its password"):
        words("locked.pdf")


def test_a_recognised_scan_is_proposed_as_ocr() -> None:
    assert read_pdf(Original("a.pdf", scan(3, True))).facts["transcription"] == "ocr"
    assert read_pdf(Original("a.pdf", scan(0, True))).facts["transcription"] == "ocr"
    assert read_pdf(Original("a.pdf", scan(0, False))).facts["transcription"] == "born-digital"


def test_a_scan_without_text_is_said_to_have_none() -> None:
    with pytest.raises(EditionError, match=r"no text layer: .*ocrmypdf"):
        read_pdf(Original("a.pdf", scan(-1, True)))


ENCRYPTED = (
    b"trailer << /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O (x) /U (y) /OE (z) /UE (q) /P -4 "
    b"/CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF >> /ID [(a)(b)]"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Subtype /Image", b"/Subtype /Image /Filter /JBIG2Decode"),
        (b"/Subtype /Image", b"/Subtype /Image /Filter /JPXDecode"),
        (b"/Subtype /Image", b"/Subtype /Image /Filter /Nonsense"),
        (b"trailer <<", ENCRYPTED),
        (b"trailer <<", b"trailer << /Encrypt << /Filter /Foo.Bar /V 4 /R 4 >> /ID [(a)(b)]"),
        (b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        (b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0"),
        (b"/Root 1 0 R", b"/Root 9 0 R"),
    ],
)
def test_what_is_odd_in_a_file_is_read_or_one_message(old: bytes, new: bytes) -> None:
    content = scan(0, True)
    assert old in content
    try:
        assert read_pdf(Original("odd.pdf", content.replace(old, new))).text == "A line of it\n"
    except EditionError as error:
        assert len(error.faults) == 1
        assert error.faults[0].file == "odd.pdf"

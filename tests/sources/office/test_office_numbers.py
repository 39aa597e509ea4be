"""Numbers of notes and lists in Word files, in the forms that the files say."""

from __future__ import annotations

import pytest

from edition.sources.intake import extract_of
from tests.support.office import docx, item, r, said


def test_a_note_that_is_cited_twice_or_by_itself_is_read_once() -> None:
    cited = '<w:footnoteReference w:id="1"/>'
    notes = f'<w:root><w:footnote w:id="1"><w:p>{r("n")}<w:r>{cited}</w:r></w:p></w:footnote></w:root>'
    text = extract_of(
        docx(f"<w:p>{r('a')}<w:r>{cited}</w:r>{r('b')}<w:r>{cited}</w:r></w:p>", footnotes=notes)
    ).text
    assert text == "a¹b¹\n\n¹ n¹\n"


def cites(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes_of(kind: str, inside: str = "") -> str:
    notes = "".join(f'<w:{kind} w:id="{n}"><w:p>{r(kind)}{inside}</w:p></w:{kind}>' for n in (1, 2))
    return f"<w:root>{notes}</w:root>"


def test_footnotes_and_endnotes_are_numbered_apart_and_found_by_their_marks() -> None:
    text = f"<w:p>{r('a')}{cites('footnote', 1)}{r('b')}{cites('endnote', 1)}{cites('footnote', 2)}</w:p>"
    inside = cites("endnote", 2)
    extract = extract_of(docx(text, footnotes=notes_of("footnote", inside), endnotes=notes_of("endnote")))
    notes = ("¹ footnoteⁱⁱ", "² footnoteⁱⁱ", "ⁱ endnote", "ⁱⁱ endnote\n")
    assert extract.text.split("\n\n") == ["a¹bⁱ²", *notes]
    assert extract.remarks == ()


@pytest.mark.parametrize(
    ("said", "mark", "remark"),
    [
        ('<w:numFmt w:val="decimal"/>', "¹", "the same mark may stand for one of each"),
        ('<w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/>', "[C]", ""),
        ('<w:numFmt w:val="chicago"/><w:numRestart w:val="eachSect"/>', "*", "anew on each section"),
        ('<w:numFmt w:val="bahtText"/>', "¹", "form that is not known, “bahtText”"),
    ],
)
def test_notes_have_the_form_that_the_file_says(said: str, mark: str, remark: str) -> None:
    notes = {f"{kind}s": notes_of(kind) for kind in ("footnote", "endnote")}
    cited = f"{cites('footnote', 1)}{r('b')}{cites('endnote', 1)}{cites('endnote', 2)}"
    settings = f"<w:root><w:endnotePr>{said}</w:endnotePr></w:root>"
    extract = extract_of(docx(f"<w:p>{r('a')}{cited}</w:p>", settings=settings, **notes))
    assert extract.text.startswith(f"a¹b{mark}")
    assert remark in " ".join(extract.remarks)


FORMS = {
    "no start": ("", "0. x"),
    "thai": ('<w:start w:val="12"/><w:numFmt w:val="thaiNumbers"/>', "๑๒. x"),
    "in a choice": (
        '<w:start w:val="2"/><mc:AlternateContent><w:numFmt w:val="custom"/></mc:AlternateContent>',
        "2. x",
    ),
    "in a form of its own": (
        '<w:start w:val="7"/><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>',
        "007. x",
    ),
    "in words": ('<w:start w:val="3"/><w:numFmt w:val="ordinalText"/>', "Third. x"),
    "in a circle": ('<w:start w:val="21"/><w:numFmt w:val="decimalEnclosedCircleChinese"/>', "㉑. x"),
    "iroha": ('<w:start w:val="48"/><w:numFmt w:val="iroha"/>', "ﾝ. x"),
    "Korean words": ('<w:start w:val="49"/><w:numFmt w:val="koreanLegal"/>', "마흔아홉. x"),
    "Thai letters": ('<w:start w:val="4"/><w:numFmt w:val="thaiLetters"/>', "ง. x"),
    "Hindi letters": ('<w:start w:val="33"/><w:numFmt w:val="hindiVowels"/>', "ह. x"),
    "Vietnamese words": ('<w:start w:val="3"/><w:numFmt w:val="vietnameseCounting"/>', "3. x"),
    "letters behind z": ('<w:start w:val="28"/><w:numFmt w:val="lowerLetter"/>', "bb. x"),
    "beyond ten stems": ('<w:start w:val="11"/><w:numFmt w:val="ideographTraditional"/>', "11. x"),
    "beyond ninety-nine": ('<w:start w:val="100"/><w:numFmt w:val="chineseCounting"/>', "100. x"),
    "beyond its row": ('<w:start w:val="15"/><w:numFmt w:val="ganada"/>', "15. x"),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_numbers(name: str) -> None:
    form, shown = FORMS[name]
    numbering = (
        f'<w:root><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0">{form}<w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:root>'
    )
    extract = extract_of(docx(item("", r("x")), numbering=numbering))
    assert extract.text == f"{shown}\n"
    told = any("form that is not known" in remark for remark in extract.remarks)
    assert told == (name.startswith("beyond") or name in ("in a choice", "Vietnamese words"))


def test_a_note_with_a_mark_of_its_own_is_not_numbered() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    usual = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{at}">{said(text)}</w:footnote>' for at, text in ((1, "* one"), (2, "two"))
    )
    extract = extract_of(
        docx(f"<w:p>{r('A')}{own}{r(' b')}{usual}</w:p>", footnotes=f"<w:root>{notes}</w:root>")
    )
    assert extract.text == "A* b¹\n\n* one\n\n¹ two\n"


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", ""])
def test_numbers_of_lists_that_are_none_begin_at_one(number: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:root><w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:root>'
    )
    place = f'<w:numPr><w:ilvl w:val="{number or 0}"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{place}</w:pPr>{r('x')}</w:p>"
    assert extract_of(docx(body, numbering=numbering)).text == "1. x\n"


@pytest.mark.parametrize(
    ("restart", "numbers"),
    [
        ("", ["1.", "1.1", "1.2", "2.", "2.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1.1", "1.2", "2.", "2.3"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "1.1", "1.2", "2.", "2.1"]),
    ],
)
def test_levels_of_lists_begin_anew_where_they_say(restart: str, numbers: list[str]) -> None:
    levels = (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{restart * at}<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, pattern in enumerate(("%1.", "%1.%2"))
    )
    numbering = (
        f'<w:root><w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:root>'
    )
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(f"<w:p><w:pPr>{place.format(at)}</w:pPr>{r('x')}</w:p>" for at in (0, 1, 1, 0, 1))
    read = extract_of(docx(body, numbering=numbering)).text
    assert [line.removesuffix(" x") for line in read.split("\n\n")] == [*numbers[:-1], f"{numbers[-1]} x\n"]


def test_a_picture_of_a_word_file_that_is_described_at_length_is_told() -> None:
    said = "A letter that says: we deny it, all of it."
    pictures = f'<docPr descr="{said}"/><shape alt="Logo"/>'
    extract = extract_of(docx(f"<w:p>{r('We')}<w:r>{pictures}</w:r></w:p>"))
    why = "pictures are described, which is not read: look whether one has the statement"
    assert (extract.text, extract.remarks) == ("We\n", (f"{why}: “{said}”",))

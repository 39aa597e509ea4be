"""Word and EPUB files, as real programs make them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.sources.intake import extract_of
from edition.sources.original import Extract, Original
from tests.support.office import IDENTIFIER, docx, initial, item, m, p, r, related, said, table

FILES = Path(__file__).parents[1] / "files"
BODY = [
    "The statement",
    "The Board",
    "A heading",
    "First paragraph with emphasis, a note¹ and H2O, 10⁶ and “quotes”.",
    "3. third item",
    "4. fourth item",
    "a. inner one",
    "b. inner two",
    "bullet one",
    "bullet two",
    "Year Sum",
    "2019 12.5",
    "2020 13",
    "We regret the delay.",
    "The end.²",
    "¹ The first note.",
    "² The second note, of two paragraphs.",
    "Its second paragraph.",
]


def read(name: str) -> Extract:
    return extract_of(Original(name, (FILES / name).read_bytes()))


def paragraphs(extract: Extract) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in extract.text.split("\n\n")]


@pytest.mark.parametrize("name", ["pandoc.docx", "libreoffice.odt"])
def test_numbers_tables_notes_and_tracked_changes(name: str) -> None:
    extract = read(name)
    assert paragraphs(extract) == BODY
    assert extract.facts == {"transcription": "born-digital", "title": "The statement", "author": "The Board"}
    assert len(extract.remarks) == 1
    assert "deny" in extract.remarks[0]


@pytest.mark.parametrize("name", ["pandoc.odt", "libreoffice.docx"])
def test_the_same_without_tracked_changes(name: str) -> None:
    assert paragraphs(read(name)) == [line.replace("We regret", "We denyregret") for line in BODY]


def test_heads_of_pages_are_told_and_left_out() -> None:
    assert read("libreoffice.docx").remarks == ("head or foot of the pages, left out here: “1”",)


def test_an_epub_is_read_in_the_order_of_its_spine() -> None:
    found = paragraphs(read("pandoc.epub"))
    assert found[2:10] == BODY[2:10]
    assert found[13] == "We denyregret the delay."
    assert found[15] == "1. The first note.↩︎"


SQUARE = f"<m:sSup>{m('y')}<m:sup>{m('2')}</m:sup></m:sSup>"
THIRD = f"<m:f><m:num>{m('1')}</m:num><m:den>{m('3')}</m:den></m:f>"
WORD = {
    "signs": (
        p("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"),
        "a\tb\nc\u2011d",
    ),
    "symbols": (p('<w:sym w:char="F0E0"/><w:t> x</w:t>'), "\uf0e0 x"),
    "hidden": (p("<w:rPr><w:vanish/></w:rPr><w:t>no</w:t>") + p("<w:t>yes</w:t>"), "yes"),
    "set high by a distance": (
        p('<w:t>note</w:t></w:r><w:r><w:rPr><w:position w:val="8"/></w:rPr><w:t>1</w:t>'),
        "note¹",
    ),
    "a nudge from the line": (
        p('<w:t>A</w:t></w:r><w:r><w:rPr><w:position w:val="1"/></w:rPr><w:t>380</w:t>')
        + p('<w:t>A</w:t></w:r><w:r><w:rPr><w:position w:val="-0pt"/></w:rPr><w:t>380</w:t>')
        + p('<w:t>A</w:t></w:r><w:r><w:rPr><w:position w:val="6"/><w:sz w:val="96"/></w:rPr><w:t>380</w:t>')
        + p('<w:t>A</w:t></w:r><w:r><w:rPr><w:position w:val="3pt"/></w:rPr><w:t>380</w:t>'),
        "A380\n\nA380\n\nA380\n\nA³⁸⁰",
    ),
    "half a character": (p('<w:t>a</w:t><w:sym w:char="D800" w:font="Symbol"/>'), "a"),
    "a hidden box": (
        p(f"<w:rPr><w:vanish/></w:rPr><w:txbxContent>{p('<w:t>no</w:t>')}</w:txbxContent>")
        + p("<w:t>x</w:t>"),
        "x",
    ),
    "shown against a style": (p('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t>'), "yes"),
    "moved": (
        "<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>y</w:t></w:r></w:moveTo></w:p>",
        "y",
    ),
    "fields": (p("<w:instrText>PAGE</w:instrText>") + p("<w:t>4</w:t>"), "4"),
    "content controls": (f"<w:sdt><w:sdtContent>{p('<w:t>in</w:t>')}</w:sdtContent></w:sdt>", "in"),
    "formulas": (f"<w:p>{r('x = ')}<m:oMath>{SQUARE}{THIRD}</m:oMath></w:p>", "x = y²1/3"),
    "boxes once": (
        p(
            f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p('<w:t>box</w:t>')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{p('<w:t>box</w:t>')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            "<w:t>text</w:t>"
        ),
        "text\n\nbox",
    ),
    "a drop cap": (f"{initial('T')}{said('he board met.')}", "The board met."),
    "a drop cap alone": (initial("T"), "T"),
    "a drop cap at the end": (f"{said('The board met.')}{initial('T')}", "The board met.\n\nT"),
    "a drop cap in a control of its own": (
        f"<w:sdt><w:sdtContent>{initial('T')}</w:sdtContent></w:sdt>{said('he board.')}",
        "The board.",
    ),
    "a drop cap in a cell": (f"{table(initial('T'), said('one'))}{said('two')}", "T\tone\n\ntwo"),
    "a drop cap before a table": (f"{initial('T')}{table(said('he board'), said('met'))}", "The board\tmet"),
    "a paragraph without an end before a table": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('We keep')}</w:p>{table(said('cell'))}",
        "We keep\n\ncell",
    ),
    "an initial and a paragraph without an end before a table": (
        f"{initial('W')}<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('e keep')}</w:p>{table(said('cell'))}",
        "We keep\n\ncell",
    ),
    "an initial before a table": (f"{initial('W')}{table(said('e keep'))}", "We keep"),
    "a symbol of newer programs": (
        p(
            '<mc:AlternateContent><mc:Choice Requires="x"><w:symEx w:char="1F60F"/></mc:Choice><mc:Fallback>'
            "<w:t>no</w:t></mc:Fallback></mc:AlternateContent>"
        ),
        "😏",
    ),
    "what only programs that know less show": (
        p(
            '<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:t>yes</w:t></mc:Fallback>'
            "</mc:AlternateContent>"
        ),
        "yes",
    ),
    "text in the font Symbol": (
        p("<w:t>5 </w:t>") + p('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0a3x</w:t>'),
        "5\n\n≤x",
    ),
    "the font Symbol": (p('<w:t>5 </w:t><w:sym w:font="Symbol" w:char="F0A3"/><w:t> x</w:t>'), "5 ≤ x"),
    "letters in a shape": (
        p('<w:pict><w:textpath string="URGENT"/></w:pict>') + p("<w:t>x</w:t>"),
        "URGENT\n\nx",
    ),
    "tables in tables": (
        table(p("<w:t>One.</w:t>") + table(p("<w:t>in</w:t>")), p("<w:t>Two.</w:t>")),
        "One.\n\nin\n\nTwo.",
    ),
}


@pytest.mark.parametrize("name", WORD)
def test_what_word_shows(name: str) -> None:
    body, expected = WORD[name]
    assert extract_of(docx(body)).text == f"{expected}\n"


def test_numbers_of_several_levels_and_of_styles() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("upperRoman", "Art. %1"), ("decimal", "%1.%2)")])
    )
    numbering = (
        f'<w:root><w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:root>'
    )
    styles = (
        '<w:root><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="K"><w:basedOn w:val="H"/></w:style></w:root>'
    )

    def one(properties: str, text: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    second = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    based, own = '<w:pStyle w:val="K"/>', '<w:pStyle w:val="H"/>'
    none = f'{own}<w:numPr><w:numId w:val="0"/></w:numPr>'
    rows = zip([based, second, second, own, second, none], "abcdef", strict=True)
    body = "".join(one(properties, text) for properties, text in rows)
    extract = extract_of(docx(body, numbering=numbering, styles=styles))
    assert extract.text.split("\n\n") == ["Art. I a", "I.1) b", "I.2) c", "Art. II d", "II.1) e", "f\n"]


def test_styles_that_are_based_on_too_many_are_refused() -> None:
    def based(count: int) -> Original:
        each = "".join(
            f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(count)
        )
        return docx(
            f'<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr>{r("a")}</w:p>', styles=f"<w:root>{each}</w:root>"
        )

    assert extract_of(based(100)).text == "a\n"
    with pytest.raises(EditionError, match="more than 100 styles based on each other"):
        extract_of(based(101))


PAGE_IN_ONE = (
    "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>b<p>c\n--b--\n"
)


@pytest.mark.parametrize(
    ("name", "inserted"),
    [("b.html", "<p>b<p>c"), ("b.txt", "b\n\nc"), ("b.mht", PAGE_IN_ONE), ("b.rtf", "x")],
)
def test_files_inserted_into_word_and_its_diagrams_are_read_in_their_places(name: str, inserted: str) -> None:
    body = said("a") + initial("I") + f'<w:altChunk {IDENTIFIER} r:id="1"/>'
    body += p(f'<w:drawing><d:relIds xmlns:d="d" {IDENTIFIER} r:dm="2"/></w:drawing>')
    content = io.BytesIO(docx(body).content)
    with zipfile.ZipFile(content, "a") as file:
        relations = [("aFChunk", "1", name), ("diagramData", "2", "diagrams/data1.xml")]
        file.writestr("word/_rels/document.xml.rels", related(*relations))
        file.writestr(f"word/{name}", inserted)
        boxes = '<d xmlns:a="a"><a:p><a:t>d</a:t></a:p><a:p><a:t>e</a:t></a:p></d>'
        file.writestr("word/diagrams/data1.xml", boxes)
    original = Original("a.docx", content.getvalue())
    if name == "b.rtf":
        with pytest.raises(EditionError, match=r"holds a \.rtf file that is not read"):
            extract_of(original)
    else:
        assert extract_of(original).text == "a\n\nI\n\nb\n\nc\n\nd\n\ne\n"


def test_signs_of_a_font_that_is_not_known_are_told() -> None:
    extract = extract_of(docx(p('<w:sym w:char="F0FC" w:font="Wingdings"/><w:t> We deny it.</w:t>')))
    assert extract.text == "\uf0fc We deny it.\n"
    assert extract.remarks[0].startswith("has signs that only a font such as Wingdings tells")


def test_the_strict_form_of_word_files_under_another_name() -> None:
    body = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}</w:document>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("_rels/.rels", related(("officeDocument", "1", "/word/document2.xml")))
        file.writestr("word/document2.xml", strict)
    assert extract_of(Original("a.docx", content.getvalue())).text == "x\n"


def test_what_a_style_hides_and_comments_are_told() -> None:
    styles = '<w:root><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:root>'
    content = io.BytesIO(
        docx(
            p('<w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>no</w:t>') + p("<w:t>yes</w:t>"),
            styles=styles,
            comments="<w:root><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:root>",
        ).content
    )
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("word/_rels/document.xml.rels", related(("comments", "1", "comments.xml")))
    extract = extract_of(Original("a.docx", content.getvalue()))
    assert extract.text == "yes\n"
    assert extract.remarks == (
        "hidden in Word, left out here: “no”",
        "comments beside the text, left out here: “why?”",
    )


def test_lists_that_begin_anew_and_numbers_in_figures_throughout() -> None:
    legal = '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    first = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="5"/>{override}</w:num>'
        for at, override in ((1, ""), (2, anew))
    )
    numbering = f'<w:root><w:abstractNum w:abstractNumId="5">{first}{legal}</w:abstractNum>{nums}</w:root>'

    def item(num: int, level: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{r('x')}</w:p>"

    body = item(1, 0) + item(1, 0) + item(1, 1) + item(2, 0) + item(2, 0)
    assert extract_of(docx(body, numbering=numbering)).text.split("\n\n") == [
        "I. x",
        "II. x",
        "2.1 x",
        "I. x",
        "II. x\n",
    ]


_DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:p>{_DELETED}{r('We keep ')}<w:del>{r('it')}</w:del></w:p>{said('our word.')}",
            "We keep our word.",
        ),
        (f"<w:p>{_DELETED}{r('We')}</w:p>{said(' keep it.')}", "We keep it."),
        (
            f"<w:p>{_DELETED}<w:del>{r('x')}</w:del></w:p>{said('We')}<w:p>{_DELETED}{r('keep')}</w:p>",
            "We\n\nkeep",
        ),
        (p(f"<w:ruby><w:rt>{r('こ')}</w:rt><w:rubyBase>{r('個')}</w:rubyBase></w:ruby>"), "個（こ）"),
        (item("") + item("<w:rPr><w:vanish/></w:rPr>") + item("", r("b")), "1.\n\n2. b"),
    ],
)
def test_what_word_shows_of_deleted_ends_words_beside_words_and_empty_items(body: str, text: str) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:root><w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:root>'
    assert extract_of(docx(body, numbering=numbering)).text == f"{text}\n"


def test_what_is_struck_out_in_a_file_is_read_and_told() -> None:
    struck = "<w:p><w:r><w:t>We </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>deny</w:t></w:r></w:p>"
    plain = "<w:p><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>it.</w:t></w:r></w:p>"
    extract = extract_of(docx(struck + plain))
    assert extract.text == "We deny\n\nit.\n"
    assert extract.remarks == ("struck out in the file, and read all the same: “deny”",)


def test_what_a_tracked_change_moved_is_told() -> None:
    body, text = WORD["moved"]
    extract = extract_of(docx(body))
    assert extract.text.strip() == text
    assert extract.remarks == ("moved by a tracked change, read where it stands now: “x”",)


def test_roots_keep_their_sign() -> None:
    root = "<m:rad><m:deg><m:r><m:t>{}</m:t></m:r></m:deg><m:e><m:r><m:t>3</m:t></m:r></m:e></m:rad>"
    formula = f"<w:p><m:oMath>{root.format('')}{root.format(3)}</m:oMath></w:p>"
    assert extract_of(docx(formula)).text == "√3³√3\n"


@pytest.mark.parametrize("ending", ["docm", "dotx"])
def test_files_with_macros_and_templates_are_read_as_others(ending: str) -> None:
    original = replace(docx(said("We deny it.")), name=f"a.{ending}")
    assert extract_of(original).text == "We deny it.\n"

"""OpenDocument texts: what they show, and what they hide, strike out or put beside it."""

from __future__ import annotations

import io
import zipfile

import pytest

from edition.sources.intake import extract_of
from edition.sources.original import Original


def odt(body: str, **objects: str) -> Original:
    """An OpenDocument text of that body."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        root = f'<office:c {names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        file.writestr("content.xml", f"{root}<office:text>{body}</office:text></office:c>")
        for name, part in objects.items():
            file.writestr(f"{name}/content.xml", part)
    return Original("a.odt", content.getvalue())


def test_what_is_struck_out_in_an_opendocument_text_is_read_and_told() -> None:
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    style = f'<style:style style:name="S" style:family="text">{line}</style:style>'
    names = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    body = f'<x {names}>{style}</x><text:p>We <text:span text:style-name="S">deny</text:span> it.</text:p>'
    extract = extract_of(odt(body))
    assert extract.text == "We deny it.\n"
    assert extract.remarks == ("struck out in the file, and read all the same: “deny”",)


def test_what_a_style_or_a_section_hides_is_told_and_left_out() -> None:
    def style(name: str, display: str = "", parent: str = "") -> str:
        shows = f'<s:text-properties t:display="{display}"/>' if display else ""
        return f'<s:style s:name="{name}" s:parent-style-name="{parent}">{shows}</s:style>'

    of = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = f'xmlns:s="{of}style:1.0" xmlns:t="{of}text:1.0"'
    styles = style("H", "none") + style("I", parent="H") + style("S", "true", "I") + style("O", parent="P")
    styles = f"<x {spaces}>{styles}{style('P', parent='O')}</x>"
    body = '<text:p>a<text:span text:style-name="I">b<text:s/>c</text:span>d</text:p>'
    body += '<text:p text:style-name="H">e</text:p><text:p text:style-name="S">f</text:p>'
    body += '<text:section text:display="none"><text:p>g</text:p></text:section>'
    body += (
        '<text:p text:style-name="O">h<text:hidden-text text:is-hidden="true">i</text:hidden-text></text:p>'
    )
    body += '<text:p>j<text:hidden-paragraph text:is-hidden="true"/></text:p>'
    extract = extract_of(odt(body + styles))
    assert extract.text == "ad\n\nf\n\nh\n"
    assert extract.remarks == ("hidden in the file, left out here: “e / g / j / bc / i”",)


CELL = "<t:table-cell><text:p>{}</text:p></t:table-cell>"
COVERED = CELL.replace("table-", "covered-table-")


@pytest.mark.parametrize(
    ("body", "text", "hidden"),
    [
        (
            '<text:p><text:variable-set text:display="none">5</text:variable-set>5 piles</text:p>',
            "5 piles",
            "5",
        ),
        ("<text:p>We deny<text:script>run()</text:script> it.</text:p>", "We deny it.", "run()"),
        (
            f"<t:table-row>{CELL.format('a')}{COVERED.format('b')}</t:table-row>",
            "a",
            "b",
        ),
        (
            f'<t:table-row t:visibility="filter">{CELL.format("a")}</t:table-row>{CELL.format("b")}',
            "b",
            "a",
        ),
    ],
)
def test_fields_rows_and_cells_that_are_not_shown_are_left_out_and_told(
    body: str, text: str, hidden: str
) -> None:
    of_tables = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    extract = extract_of(odt(f"<text:section {of_tables}>{body}</text:section>"))
    assert extract.text == f"{text}\n"
    assert extract.remarks == (f"hidden in the file, left out here: “{hidden}”",)


def styled(body: str, common: str) -> Original:
    """An OpenDocument text with styles of its own behind the body, and the styles.xml that its pages have."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("style", "text", "office")
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = io.BytesIO(odt(body.replace("<style:style ", f"<style:style {spaces} ")).content)
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("styles.xml", f"<x {spaces}>{common}</x>")
    return Original("a.odt", content.getvalue())


def of_family(family: str, name: str, display: str = "") -> str:
    shows = f'<style:text-properties text:display="{display}"/>' if display else ""
    return f'<style:style style:family="{family}" style:name="{name}">{shows}</style:style>'


HIDDEN = of_family("paragraph", "P", "none")
FIELD = '<text:hidden-paragraph text:is-hidden="true"/>'
INNER = f"<text:note><text:note-body><text:p>x{FIELD}</text:p></text:note-body>"
SHOWN = '<text:p text:style-name="P">no <text:span text:style-name="S">yes</text:span> nor</text:p>'


@pytest.mark.parametrize(
    ("body", "common", "text"),
    [
        (
            '<text:p text:style-name="P">y</text:p>',
            f"<office:automatic-styles>{HIDDEN}</office:automatic-styles>",
            "y",
        ),
        (f'<text:p text:style-name="P">y</text:p>{of_family("paragraph", "P")}', HIDDEN, "y"),
        (
            '<text:p text:style-name="P">y<text:span text:style-name="P">n</text:span></text:p>',
            of_family("text", "P", "none"),
            "y",
        ),
        (f"<text:p>a{INNER}</text:note> b</text:p>", "", "a¹ b\n\n¹"),
        (SHOWN, HIDDEN + of_family("text", "S", "true"), "yes"),
        ('<text:p text:style-name="P">n</text:p><text:p>y</text:p>', HIDDEN, "y"),
    ],
)
def test_a_style_hides_only_what_has_it_and_what_does_not_show_itself(
    body: str, common: str, text: str
) -> None:
    assert extract_of(styled(body, common)).text.strip() == text


@pytest.mark.parametrize(
    ("position", "text"), [("2% 100%", "a1"), ("-0% 100%", "a1"), ("33% 58%", "a¹"), ("super", "a¹")]
)
def test_a_nudge_from_the_line_raises_nothing(position: str, text: str) -> None:
    style = of_family("text", "R", position).replace("text:display", "style:text-position")
    body = '<text:p>a<text:span text:style-name="R">1</text:span></text:p>'
    assert extract_of(styled(body, style)).text == f"{text}\n"


@pytest.mark.parametrize(
    ("of", "position", "text"),
    [("R", "", "10² items"), ("Q", "0% 100%", "102 items"), ("Q", "", "10² items"), ("X", "", "102 items")],
)
def test_a_style_raises_as_those_that_it_is_based_on(of: str, position: str, text: str) -> None:
    def style(name: str, parent: str, position: str) -> str:
        said = f'<style:text-properties style:text-position="{position}"/>' if position else ""
        names = f'style:name="{name}" style:parent-style-name="{parent}"'
        return f'<style:style style:family="text" {names}>{said}</style:style>'

    styles = style("T", of, position) + style("Q", "R", "")
    body = f'<text:p>10<text:span text:style-name="T">2</text:span> items</text:p>{styles}'
    common = style("R", "T", "super 58%") + style("X", "T", "")
    assert extract_of(styled(body, common)).text == f"{text}\n"


def test_formulas_and_other_objects_of_an_open_document() -> None:
    body = '<text:p>x = <draw:object xlink:href="./F"/>.</text:p>'
    body += '<text:p><draw:object xlink:href="./C"/>b</text:p>'
    math = "<math><msup><mi>y</mi><mn>2</mn></msup><annotation>y^2</annotation></math>"
    extract = extract_of(odt(body, F=math, C="<chart/>"))
    assert extract.text == "x = y ².\n\nb\n"
    assert extract.remarks == ("has 1 embedded objects (charts, tables of figures) that are not read",)


LIST = "<text:list><text:list-item><text:p>two</text:p></text:list-item></text:list>"
SHAPE = f"<draw:%s><text:p>Inside one</text:p>{LIST}</draw:%s>"


@pytest.mark.parametrize("name", ["custom-shape", "ellipse", "caption", "text-box"])
@pytest.mark.parametrize(
    "around", ["%s", "<draw:g>%s</draw:g>", "<text:span><draw:frame>%s</draw:frame></text:span>"]
)
def test_shapes_with_paragraphs_stand_behind_their_paragraph(name: str, around: str) -> None:
    shape = around % (SHAPE % (name, name))
    text = extract_of(odt(f"<text:p>before{shape}after</text:p>")).text
    assert text == "beforeafter\n\nInside one\n\ntwo\n"


def test_comments_and_heads_of_pages_of_an_open_document_are_told() -> None:
    said = "<text:p>why?<s><text:p> so</text:p></s></text:p>"
    original = odt(f"<text:p>a<office:annotation><d>Bob</d>{said}</office:annotation></text:p>")
    content = io.BytesIO(original.content)
    of = "urn:oasis:names:tc:opendocument:xmlns:"
    space = f'xmlns:s="{of}style:1.0" xmlns:t="{of}text:1.0"'
    with zipfile.ZipFile(content, "a") as file:
        head, foot = "<s:header><t:p>Draft</t:p></s:header>", "<s:footer><t:p/></s:footer>"
        file.writestr("styles.xml", f"<x {space}>{head}{foot}</x>")
    extract = extract_of(Original("a.odt", content.getvalue()))
    assert extract.text == "a\n"
    assert extract.remarks == (
        "comments beside the text, left out here: “why? so”",
        "head or foot of the pages, left out here: “Draft”",
    )


@pytest.mark.parametrize(
    ("first", "author"), [("Ana", "Ana"), (" ", "Ben"), ("", "Ben"), (None, "Ben")], ids=str
)
def test_an_author_is_who_began_rather_than_who_changed(first: str | None, author: str) -> None:
    began = "" if first is None else f"<m:initial-creator>{first}</m:initial-creator>"
    content = io.BytesIO(odt("<text:p>a</text:p>").content)
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("meta.xml", f'<x xmlns:m="m" xmlns:d="d"><d:creator>Ben</d:creator>{began}</x>')
    assert extract_of(Original("a.odt", content.getvalue())).facts["author"] == author


@pytest.mark.parametrize("number", ["x", "²", "9" * 5000, "-1", ""])
def test_numbers_of_an_open_document_that_are_none(number: str) -> None:
    level = f'<text:list-level-style-number text:start-value="{number}" text:display-levels="{number}"'
    level += ' text:level="1" s:num-format="1" s:num-suffix="."/>'
    space = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    style = f'<text:list-style {space} s:name="L">{level}</text:list-style>'
    item = f'<text:list-item text:start-value="{number}"><text:p>a<text:s text:c="{number}"/>b</text:p>'
    body = f'<text:list text:style-name="L">{item}</text:list-item></text:list>'
    assert extract_of(odt(body + style)).text == "1. a b\n"


def test_headings_have_the_numbers_of_the_outline() -> None:
    """Shown so by LibreOffice, which wrote the file."""

    def level(depth: int, form: str, more: str = "") -> str:
        return f'<text:outline-level-style text:level="{depth}" style:num-format="{form}" {more}/>'

    def heading(depth: int, text: str, more: str = "") -> str:
        return f'<text:h text:outline-level="{depth}" {more}>{text}</text:h>'

    of = "urn:oasis:names:tc:opendocument:xmlns:"
    own = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    names = f'xmlns:style="{of}style:1.0" xmlns:l="{own}"'
    levels = level(1, "A", 'style:num-prefix="Part " style:num-suffix=":" text:start-value="2"')
    levels += level(2, "1", 'l:num-list-format="%1%.%2%" text:display-levels="2"') + level(3, "")
    body = heading(2, "a") + heading(1, "b") + heading(2, "c") + heading(3, "d") + heading(2, "e")
    body += heading(2, "f", 'text:is-list-header="true"') + heading(2, "g")
    body += heading(2, "h", 'text:restart-numbering="true" text:start-value="5"')
    body += heading(1, "") + heading(1, "i") + heading(2, "j")
    body += f"<text:list><text:list-item>{heading(2, 'k')}</text:list-item></text:list>"
    extract = extract_of(odt(f"{body}<x {names}><text:outline-style>{levels}</text:outline-style></x>"))
    assert extract.text == (
        "B.1 a\n\nPart C: b\n\nC.1 c\n\nd\n\nC.2 e\n\nf\n\nC.3 g\n\nC.5 h\n\nPart E: i\n\nE.1 j\n\nk\n"
    )


@pytest.mark.parametrize("depth", ["0", "11", "999999999"])
def test_headings_of_levels_that_no_outline_has_are_not_numbered(depth: str) -> None:
    space = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    level = f'<text:outline-level-style {space} text:level="{depth}" s:num-format="1"/>'
    heading = f'<text:h text:outline-level="{depth}">a</text:h>'
    assert extract_of(odt(f"{heading}<text:outline-style>{level}</text:outline-style>")).text == "a\n"


@pytest.mark.parametrize(
    ("level", "mark"),
    [
        ('s:num-format="1" s:num-suffix="."', "3."),
        ('s:num-format="一, 二, 三, ..." s:num-suffix="、"', "三、"),
        ('s:num-format="no such" s:num-prefix="§ "', "§ 3"),
        ('s:num-format="А, Б, .., Аа, Аб, ... (ru)" s:num-suffix=")"', "В)"),
        ('s:num-format="1" s:num-list-format="Article %1%, " s:num-suffix="."', "Article 3,"),
        ('s:num-format="a" text:start-value="28"', "ab"),
        ('s:num-format="A" s:num-letter-sync="true" text:start-value="28"', "BB"),
    ],
)
def test_numbers_of_a_list_are_written_as_its_level_says(level: str, mark: str) -> None:
    space = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    start = "" if "start" in level else 'text:start-value="3"'
    numbered = f'<text:list-level-style-number text:level="1" {start} {level}/>'
    style = f'<text:list-style {space} s:name="L">{numbered}</text:list-style>'
    body = '<text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item></text:list>'
    extract = extract_of(odt(body + style))
    assert " ".join(extract.text.split()) == f"{mark} a"
    assert bool(extract.remarks) == ("no such" in level)


def test_an_id_that_stands_twice_does_not_make_it_unreadable() -> None:
    items = "".join(f'<text:p xml:id="p1">{said}</text:p>' for said in ("We deny it.", "All of it."))
    assert extract_of(odt(items)).text == "We deny it.\n\nAll of it.\n"


def entries(*items: str, said: str = "") -> str:
    """A list; an item that is no list stands in a paragraph."""
    each = (item if item.startswith("<") else f"<text:p>{item}</text:p>" for item in items)
    within = "".join(f"<text:list-item>{item}</text:list-item>" for item in each)
    return f'<text:list text:style-name="L" {said}>{within}</text:list>'


GOES_ON = 'text:continue-numbering="true"'
BEGUN = entries("a", entries("b", "c"), said='xml:id="one"')
CONTINUED = {
    "on the same level": (BEGUN + entries("d", said=GOES_ON), "1. a|1. b|2. c|2. d"),
    "on an inner level": (BEGUN + entries(entries("d"), "e", said=GOES_ON), "1. a|1. b|2. c|3. d|2. e"),
    "of that name": (
        BEGUN + entries("x") + entries(entries("d"), "e", said='text:continue-list="one"'),
        "1. a|1. b|2. c|1. x|3. d|2. e",
    ),
    "of a name that none has": (BEGUN + entries("d", said='text:continue-list="two"'), "1. a|1. b|2. c|2. d"),
    "a second inner list": (
        BEGUN + entries(entries("d"), entries("e"), said=GOES_ON),
        "1. a|1. b|2. c|3. d|4. e",
    ),
    "with empty items": (entries("", entries("b", ""), "c"), "1.|1. b|2.|2. c"),
    "in another item": (entries("a", entries("b"), "c", entries("d", said=GOES_ON)), "1. a|1. b|2. c|1. d"),
    "in a form of its own": (
        BEGUN + entries("d").replace("<text:list-item>", '<text:list-item text:style-override="M">'),
        "1. a|1. b|2. c|A) d",
    ),
    "in a form that is not there": (
        BEGUN + entries("d").replace("<text:list-item>", '<text:list-item text:style-override="N">'),
        "1. a|1. b|2. c|1. d",
    ),
    "begun anew": (BEGUN + entries(entries("d"), "e"), "1. a|1. b|2. c|1. d|2. e"),
}


@pytest.mark.parametrize("name", CONTINUED)
def test_a_list_goes_on_with_the_numbers_of_another(name: str) -> None:
    body, shown = CONTINUED[name]
    space = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    levels = "".join(
        f'<text:list-level-style-number {space} text:level="{at}" s:num-format="1" s:num-suffix="."/>'
        for at in (1, 2)
    )
    style = f'<text:list-style {space} s:name="L">{levels}</text:list-style>'
    other = levels.replace('"1" s:num-suffix="."', '"A" s:num-suffix=")"')
    style += f'<text:list-style {space} s:name="M">{other}</text:list-style>'
    assert extract_of(odt(body + style)).text.strip().split("\n\n") == shown.split("|")


def test_a_cell_that_stands_for_several_is_told() -> None:
    space = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    cells = '<table:table-cell table:number-columns-repeated="2"/><table:table-cell{}>{}</table:table-cell>'
    row = f"<table:table {space}><table:table-row>{cells}</table:table-row></table:table>"
    said = "<text:p>We deny it.</text:p>"
    assert extract_of(odt(row.format("", said))).remarks == ()
    extract = extract_of(odt(row.format(' table:number-columns-repeated="2"', said)))
    assert (extract.text.strip(), len(extract.remarks)) == ("We deny it.", 1)


def test_notes_are_numbered_by_kind_or_have_their_own_labels() -> None:
    def note(kind: str, label: str = "") -> str:
        citation = f'<text:note-citation text:label="{label}"/>' if label else ""
        body = f"<text:note-body><text:p>{kind}</text:p></text:note-body>"
        return f'<text:note text:note-class="{kind}">{citation}{body}</text:note>'

    body = (
        f"<text:p>a{note('endnote')}b{note('footnote')}c{note('footnote', '*')}d{note('footnote')}</text:p>"
    )
    form = '<text:notes-configuration text:note-class="footnote" style:num-format="A" text:start-value="1"/>'
    assert extract_of(styled(body, "")).text.split() == [
        *("aⁱb¹c*d²", "¹", "footnote", "*", "footnote", "²", "footnote", "ⁱ", "endnote"),
    ]
    assert extract_of(styled(body, form)).text.split()[0] == "aⁱb[B]c*d[C]"


@pytest.mark.parametrize(
    ("form", "language", "shown"),
    [("1st", "", "2nd"), ("First", "en", "Second"), ("1st", "de", "2"), ("①, ②, ③, ...", "de", "②")],
)
def test_numbers_in_words_and_signs(form: str, language: str, shown: str) -> None:
    default = f'<style:text-properties fo:language="{language}"/>'
    styles = (
        f'<style:default-style style:family="paragraph">{default}</style:default-style>'
        f'<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." '
        f'style:num-format="{form}" text:start-value="2"/></text:list-style>'
    )
    extract = extract_of(
        styled(
            '<text:list text:style-name="L"><text:list-item><text:p>x</text:p></text:list-item></text:list>',
            styles,
        )
    )
    assert extract.text == f"{shown}. x\n"
    assert len(extract.remarks) == (language == "de" and form == "1st")

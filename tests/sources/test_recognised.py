"""ALTO, PAGE, and what FineReader and Tesseract write: line by line, in the order that the page says."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources import Original, why_unread
from edition.sources.intake import extract_of
from edition.sources.original import Extract


def alto(inside: str, order: str = "", ns: str = "http://www.loc.gov/standards/alto/ns-v4#") -> str:
    return f'<?xml version="1.0"?>\n<alto xmlns="{ns}">{order}<Layout>{inside}</Layout></alto>'


def block(*lines: str, **names: str) -> str:
    said = " ".join(f'{key}="{value}"' for key, value in names.items())
    written = (
        "<TextLine>" + "<SP/>".join(f'<String CONTENT="{word}"/>' for word in line.split()) + "</TextLine>"
        for line in lines
    )
    return f"<TextBlock {said}>{''.join(written)}</TextBlock>"


def page(inside: str, order: str = "") -> str:
    ns = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    order = order and f"<ReadingOrder>{order}</ReadingOrder>"
    return f'<PcGts xmlns="{ns}"><Metadata/><Page>{order}{inside}</Page></PcGts>'


def said(text: str, index: str = "") -> str:
    return f"<TextEquiv{index}><Unicode>{text}</Unicode></TextEquiv>"


def region(name: str, *lines: str, more: str = "") -> str:
    written = "".join(f"<TextLine>{said(line)}</TextLine>" for line in lines)
    return f'<TextRegion id="{name}">{written}{more}</TextRegion>'


def extracted(content: str, ending: str = "xml") -> Extract:
    extract = extract_of(Original(f"a.{ending}", content.encode()))
    assert extract.facts == {"transcription": "ocr"}
    return extract


def refs(**names: int) -> str:
    return "".join(f'<RegionRefIndexed index="{at}" regionRef="{name}"/>' for name, at in names.items())


def test_lines_blocks_areas_and_pages_of_alto() -> None:
    body = f"<PrintSpace>{block('We deny it.', 'All of it.')}{block('No ship is lost.')}</PrintSpace>"
    head = f"<TopMargin>{block('THE COURIER')}</TopMargin>"
    foot = f"<BottomMargin>{block('12')}</BottomMargin>"
    text = "THE COURIER\n\nWe deny it.\nAll of it.\n\nNo ship is lost.\n\n12"
    extract = extracted(alto(f"<Page>{foot}{body}{head}</Page><Page>{block('Signed.')}</Page>"))
    assert extract.text == f"{text}\fSigned.\n"
    assert extract.remarks == ()


def test_a_word_of_alto_divided_at_a_line_end_stays_divided() -> None:
    line = (
        '<TextLine><String CONTENT="the"/><String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour">'
        '<ALTERNATIVE>hat</ALTERNATIVE></String><HYP CONTENT="-"/></TextLine>'
        '<TextLine><String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/></TextLine>'
    )
    assert extracted(alto(f"<Page><TextBlock>{line}</TextBlock></Page>"), "alto").text == "the har-\nbour\n"


def test_blocks_of_alto_stand_in_the_order_that_they_say() -> None:
    blocks = block("one", ID="a", IDNEXT="c") + block("three", ID="b") + block("two", ID="c", IDNEXT="b")
    assert extracted(alto(f"<Page>{blocks}</Page>")).text == "one\n\ntwo\n\nthree\n"
    refs = "".join(f'<ElementRef ID="r{name}" REF="{name}"/>' for name in "bca")
    order = f'<ReadingOrder><OrderedGroup ID="o">{refs}</OrderedGroup></ReadingOrder>'
    assert extracted(alto(f"<Page>{blocks}</Page>", order)).text == "three\n\ntwo\n\none\n"
    circle = block("one", ID="a", IDNEXT="b") + block("two", ID="b", IDNEXT="a")
    assert extracted(alto(f"<Page>{circle}</Page>")).text == "one\n\ntwo\n"


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("", "a\n\nb\n\nc"),
        (f'<OrderedGroup id="o">{refs(c=0, a=1, b=2)}</OrderedGroup>', "c\n\na\n\nb"),
        (f'<OrderedGroup id="o">{refs(c=2, a=9, b=0)}</OrderedGroup>', "b\n\nc\n\na"),
        (
            f"<UnorderedGroup>{refs(c=0)}<OrderedGroup>{refs(b=0, a=1)}</OrderedGroup></UnorderedGroup>",
            "c\n\nb\n\na",
        ),
    ],
)
def test_regions_of_page_stand_in_its_reading_order(order: str, text: str) -> None:
    extract = extracted(page("".join(region(name, name) for name in "abc"), order))
    assert (extract.text, extract.remarks) == (f"{text}\n", ())


def test_a_region_that_the_order_does_not_name_is_read_at_the_end_and_told() -> None:
    order = f'<OrderedGroup id="o">{refs(c=0, b=1)}</OrderedGroup>'
    extract = extracted(page("".join(region(name, name) for name in "abc"), order))
    assert extract.text == "c\n\nb\n\na\n"
    assert extract.remarks == ("has 1 blocks that the order of the page does not name, read at its end",)


def test_cells_of_a_table_stand_as_named_or_as_they_are_written() -> None:
    cells = (
        f'<TableRegion id="t">{region("x", "one")}{region("y", "two")}</TableRegion>{region("z", "three")}'
    )
    order = f'<OrderedGroup id="o">{refs(z=0, t=1)}</OrderedGroup>'
    assert extracted(page(cells, order)).text == "three\n\none\n\ntwo\n"
    order = f'<OrderedGroup id="o">{refs(t=0, y=1, x=2, z=3)}</OrderedGroup>'
    assert extracted(page(cells, order)).text == "two\n\none\n\nthree\n"


_WORDS = f"<Word>{said('We')}</Word><Word><Glyph>{said('d')}</Glyph><Glyph>{said('o')}</Glyph></Word>"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (said("We do"), "We do"),
        (_WORDS, "We do"),
        (said("he", ' index="1"') + said("We do", ' index="0"'), "We do"),
        (f"<TextEquiv><PlainText>We do</PlainText></TextEquiv>{_WORDS}", "We do"),
    ],
)
def test_a_line_of_page_says_itself_or_by_its_words(line: str, text: str) -> None:
    extract = extracted(page(f'<TextRegion id="a"><TextLine>{line}</TextLine></TextRegion>'))
    assert (extract.text, extract.remarks) == (f"{text}\n", ())


def test_a_region_without_lines_says_itself() -> None:
    text = "We do.\nAnd more.\n"
    assert extracted(page(f'<TextRegion id="a">{said(text)}</TextRegion>')).text == text


@pytest.mark.parametrize(
    "inside",
    [
        region("a", "We do.", more=said("We do not.")),
        f'<TextRegion id="a"><TextLine>{said("We do.")}<Word>{said("not")}</Word></TextLine></TextRegion>',
    ],
)
def test_words_that_the_lines_do_not_have_are_told(inside: str) -> None:
    extract = extracted(page(inside))
    assert extract.text == "We do.\n"
    assert extract.remarks[0].startswith(
        "has regions or words that say other than their lines, which are read"
    )


def test_xml_of_finereader_and_the_table_of_tesseract() -> None:
    letters = "".join(f"<charParams>{letter}</charParams>" for letter in "We do")
    line = f"<line><formatting>{letters}</formatting></line><line><formatting>not.</formatting></line>"
    ns = "http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml"
    inside = f"<page><block><text><par>{line}</par></text></block></page>"
    assert extracted(f'<document xmlns="{ns}">{inside}</document>').text == "We do\nnot.\n"
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = ((1, 1, 1, "We"), (1, 1, 1, "deny"), (1, 1, 2, 'it."'), (1, 2, 1, "Signed."), (2, 1, 1, "Late"))
    table = [f"5\t{page}\t1\t{par}\t{line}\t1\t0\t0\t9\t9\t96\t{word}" for page, par, line, word in rows]
    written = "\n".join([head, "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", *table])
    assert extracted(written, "tsv").text == 'We deny\nit."\n\nSigned.\fLate\n'


@pytest.mark.parametrize(
    ("content", "why", "line"),
    [
        ("<alto><Layout>\n<Page></Layout></alto>", "cannot be read as XML: Opening and ending tag", 2),
        ('<mets:mets xmlns:mets="a"/>', "names the files of a book", None),
        ("<project><p>We deny it.</p></project>", "is XML of a kind that is not read", None),
        (alto("<Page/>"), "has no line of recognised text", None),
        (alto(f'<Page>{block("We")}<String CONTENT="do"/></Page>'), "words outside of its lines", None),
        ('<!DOCTYPE alto [<!ENTITY a "b">]><alto>&a;</alto>', "has entities", None),
    ],
)
def test_what_cannot_be_read_is_refused(content: str, why: str, line: int | None) -> None:
    with pytest.raises(EditionError, match=why) as caught:
        extract_of(Original("a.xml", content.encode()))
    (fault,) = caught.value.faults
    assert fault.line == line


def test_another_table_is_refused_and_another_ending_told() -> None:
    with pytest.raises(EditionError, match="is a table, but none that Tesseract wrote"):
        extract_of(Original("a.tsv", b"name\tyear\nA\t1901\n"))
    assert why_unread("a.txt", alto("").encode()).startswith("is a page as it was recognised, in XML")


def test_a_page_that_begins_with_many_comments_is_told_at_once() -> None:
    """Saved pages of newspapers do: each comment might have ended at any later one, for ever."""
    assert why_unread("a.html", b"<!-- ad --> " * 60 + b"<p>We deny it.</p>") == ""
    assert why_unread("a.txt", b"<!-- ad --> " * 60 + b"<alto ") != ""

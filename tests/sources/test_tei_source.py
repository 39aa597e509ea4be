# ruff: noqa: E501
"""TEI is read as its source has the text; what editors and other witnesses have is told."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources import Original, tei_source, why_unread
from edition.sources.intake import extract_of
from edition.sources.original import Extract

_NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
_HEAD = (
    "<teiHeader><fileDesc><titleStmt><title>On the <hi>quay</hi></title><author>R. Holloway</author>"
    "</titleStmt></fileDesc></teiHeader>"
)


def tei(body: str) -> str:
    return f"<TEI {_NS}>{_HEAD}<text><body>{body}</body></text></TEI>"


def read(body: str, ending: str = "xml") -> Extract:
    extract = extract_of(Original(f"a.{ending}", tei(body).encode()))
    assert extract.facts == {"title": "On the quay", "author": "R. Holloway"}
    return extract


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<head>To all</head><p>We deny it.</p>\n<p>All of\n  it.</p>",
            "To all\n\nWe deny it.\n\nAll of it.",
        ),
        (
            "<div><lg><l>No ship,</l><l>no sail.</l></lg><lg><l>No more.</l></lg></div>",
            "No ship,\nno sail.\n\nNo more.",
        ),
        ("<sp><speaker>Mayor.</speaker><p>We <hi>deny</hi> it.</p></sp>", "Mayor.\n\nWe deny it."),
        ("<list><item>One</item><item>Two</item></list>", "One\n\nTwo"),
        ("<table><row><cell>1987</cell><cell>40</cell></row></table>", "1987\t40"),
        ("<p>We deny<lb/>all of it.</p>", "We deny\nall of it."),
        ("<p>the har-\n <lb break='no'/> bour</p>", "the har-\nbour"),
        ("<p>the har\n <lb break='no'/>\n bour</p>", "the harbour"),
        ("<p>the har<pb break='no' n='2'/>bour of<pb n='3'/>it</p>", "the harbour of it"),
        (
            "<p>the har-<pb n='2' break='no'/>bour and har-\n<pb n='3'/>\nbour</p>",
            "the har-\nbour and har-\nbour",
        ),
        ("<p>a key-<milestone/> no</p>", "a key- no"),
        ("<p>We <restore><del>never</del></restore> did.</p>", "We never did."),
        ("<p>10 m<hi rend='sup'>2</hi></p>", "10 m²"),
        ("<p>10 m<hi rendition='simple:superscript'>2</hi>, 2<hi rend='supplied'>1</hi></p>", "10 m², 21"),
        ("<list type='unordered'><item>One</item></list>", "One"),
        ("<list rend='numbered'><label>1.</label><item>One</item></list>", "1.\n\nOne"),
        ("<list type='ordered'><item>1. One</item></list>", "1. One"),
        ("<p>a &lt; b &amp; c</p>", "a < b & c"),
        ("<p>We <!-- never -->deny <?x y?>it.</p>", "We deny it."),
    ],
)
def test_paragraphs_verses_and_lines(body: str, text: str) -> None:
    extract = read(body)
    assert (extract.text, extract.remarks) == (f"{text}\n", ())


def test_notes_stand_at_the_end_with_their_marks() -> None:
    extract = read(
        "<p>We deny<note n='3'>So did <hi>others</hi>.</note> it<note>All.</note>.</p><p>Signed.</p>"
    )
    assert extract.text == "We deny³ it².\n\nSigned.\n\n³ So did others.\n\n² All.\n"
    parted = read("<p>We deny<note>\n<p>So did others.</p><p>All of them.</p></note>.</p>")
    assert parted.text == "We deny¹.\n\n¹ So did others.\n\nAll of them.\n"
    listed = read("<p>We deny<note> <list><item>So did others.</item><item>All.</item></list></note>.</p>")
    assert listed.text == "We deny¹.\n\n¹ So did others.\n\nAll.\n"
    inner = read("<p>We deny<note>So did others<note n='a'>Two.</note>.</note>.</p>")
    assert inner.text == "We deny¹.\n\n¹ So did others².\n\n² Two.\n"


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        (
            "<choice><sic>teh</sic><corr>the</corr></choice> quay",
            "teh quay",
            "(corr, reg, expan), left out here for what the source has: “the”",
        ),
        ("<choice><reg>quay</reg><orig>key</orig></choice>", "key", "“quay”"),
        ("<choice><expan>doctor</expan><abbr>Dr</abbr></choice>", "Dr", "“doctor”"),
        (
            "<app><rdg>no</rdg><lem>not</lem></app> it",
            "not it",
            "readings of other witnesses (app), left out here",
        ),
        ("<app><rdg wit='A'>no</rdg><rdg wit='B'>not</rdg></app> it", "no it", "“not”"),
        (
            "<fw type='head'>The Echo</fw>We deny.",
            "We deny.",
            "heads, feet and catchwords of pages (fw), left out here: “The Echo”",
        ),
        ("We <del>do not </del>deny.", "We deny.", "deleted by the writer (del), left out here: “do not”"),
        (
            "We <delSpan spanTo='#e'/>do<note>A note.</note> <gap/>not <anchor xml:id='e'/>deny.",
            "We deny.",
            "deleted by the writer (del), left out here: “do / A note. / not”",
        ),
        (
            "We <delSpan spanTo='#e'/>do <del>not<anchor xml:id='e'/></del> deny.",
            "We deny.",
            "deleted by the writer (del), left out here: “do / not”",
        ),
        (
            "We <supplied>deny</supplied> it.",
            "We deny it.",
            "supplied by an editor (supplied), and read all the same: “deny”",
        ),
        ("We <gap reason='illegible'/> it.", "We […] it.", "has 1 gaps, for which […] stands here"),
        (
            "He said <q>We deny it.</q>",
            "He said We deny it.",
            "has quotations whose marks the file does not hold, read without them",
        ),
        (
            "We <quote>deny</quote> it.",
            "We deny it.",
            "has quotations whose marks the file does not hold, read without them: “deny”",
        ),
        (
            "<list rend='numbered'><item>We deny it.</item></list>",
            "We deny it.",
            "has lists whose numbers the file does not hold, read without them: “We deny it.”",
        ),
        (
            "<figure><figDesc>A quay.</figDesc></figure>We.",
            "We.",
            "said of the text rather than in it, left out here: “A quay.”",
        ),
    ],
)
def test_what_editors_and_others_have_is_told(body: str, text: str, told: str) -> None:
    extract = read(f"<p>{body}</p>", "tei")
    assert extract.text == f"{text}\n"
    assert len(extract.remarks) == 1
    assert told in extract.remarks[0]


@pytest.mark.parametrize(
    "body", ["He said “<q>We deny.</q>”", "He said <q>“We deny.”</q>", "<quote>We deny.</quote>"]
)
def test_quotations_that_have_their_marks_or_need_none_are_not_told(body: str) -> None:
    assert read(f"<p>{body}</p>").remarks == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"<TEI {_NS}>{_HEAD}</TEI>", "has no text"),
        (tei(""), "has no text"),
        (f"<teiCorpus {_NS}>{tei('<p>We.</p>') * 2}</teiCorpus>", "holds 2 texts"),
    ],
)
def test_what_is_no_text_or_several_is_refused(content: str, why: str) -> None:
    with pytest.raises(EditionError, match=why):
        extract_of(Original("a.xml", content.encode()))


def test_embedded_transcriptions_are_read_by_line() -> None:
    page = f"<TEI {_NS}><sourceDoc><surface><zone><line>We deny</line><line>it.</line></zone></surface></sourceDoc></TEI>"
    assert extract_of(Original("a.xml", page.encode())).text == "We deny\nit.\n"


def test_tei_under_another_ending_is_told() -> None:
    assert why_unread("a.txt", tei("").encode()).startswith("is a text in TEI, whatever its name says")


def test_of_many_quotations_without_marks_one_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(tei_source, "_is_set_off", asked.append)
    read(f"<p>{'He said <quote>we sold it</quote>. ' * 9}</p>")
    assert len(asked) == 1

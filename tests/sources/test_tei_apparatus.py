"""A file in TEI with an apparatus is read as each of its witnesses, or as the editor prints it."""

from __future__ import annotations

import pytest

from edition.export.tei import to_tei
from edition.sources import Original
from edition.sources.intake import extract_of
from edition.sources.original import Extract
from tests.support.witnesses import collated

_NS = "http://www.tei-c.org/ns/1.0"
_WITNESSES = (
    "<listWit><witness xml:id='A'/><listWit xml:id='beta'><witness xml:id='B'/><witness xml:id='C'/>"
    "</listWit></listWit>"
)


def read(body: str, siglum: str | None = None, back: str = "") -> Extract:
    header = f"<teiHeader><fileDesc><sourceDesc>{_WITNESSES}</sourceDesc></fileDesc></teiHeader>"
    text = f"<TEI xmlns='{_NS}'>{header}<text><body>{body}</body><back>{back}</back></text></TEI>"
    return extract_of(Original("old.xml", text.encode(), siglum))


WALL = (
    "<p>The <app><lem wit='#A'>old</lem><rdg wit='#beta'>new</rdg></app> wall <app><rdgGrp><rdg wit='#A'>fell"
    "</rdg><rdg wit='#B'>was <app><lem wit='#B'>lost</lem><rdg wit='#C'>gone</rdg></app></rdg></rdgGrp>"
    "<rdg wit='x.xml#C'/></app><app><lem> at last</lem><rdg wit='#C'> then</rdg><note>So C.</note></app>.</p>"
)


@pytest.mark.parametrize(
    ("siglum", "text"),
    [
        ("A", "The old wall fell at last."),
        ("B", "The new wall was lost at last."),
        ("C", "The new wall then."),
        (None, "The old wall fell at last."),
        ("echo", "The old wall fell at last."),
    ],
)
def test_a_siglum_of_the_apparatus_says_which_witness_is_read(siglum: str | None, text: str) -> None:
    assert read(WALL, siglum).text == f"{text}\n"


def test_it_is_told_whose_readings_are_read_and_how_to_have_the_others() -> None:
    (told,) = read(WALL).remarks
    assert told.startswith("readings of other witnesses (app), left out here: add each witness as a source")
    assert "A=old.xml B=old.xml C=old.xml" in told
    (told,) = read(WALL, "A").remarks
    assert told.startswith(
        "readings of other witnesses than A (app), left out here; 1 entries do not name it"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "<rdg wit='#A*'>old</rdg><rdg wit='#Ac'>cold</rdg>",
        "<rdg wit='#A' hand='#h2'>cold</rdg><rdg wit='#A'>old</rdg>",
        "<rdg wit='#A' varSeq='2'>cold</rdg><rdg wit='#A' varSeq='1'>old</rdg>",
        "<rdg wit='#A' hand='#h2' varSeq='2'>cold</rdg><rdg wit='#A' hand='#h1' varSeq='1'>old</rdg>",
    ],
)
def test_of_what_several_hands_wrote_the_first_is_read(entry: str) -> None:
    assert read(f"<p>the <app><lem wit='#B'>new</lem>{entry}</app> wall</p>", "A").text == "the old wall\n"


def test_of_an_entry_that_begins_with_a_note_a_reading_is_read() -> None:
    assert (
        read("<p>so <app><note>Undecided.</note><rdg>much</rdg><rdg>many</rdg></app></p>").text == "so much\n"
    )


@pytest.mark.parametrize(
    "beside",
    [
        "<p><app from='#a' to='#z'><lem wit='#A'>wall</lem><rdg wit='#B'>hall</rdg></app></p>",
        "<p><app loc='1'><rdg wit='#B'>hall</rdg></app></p>",
        "<listApp><app><lem>wall</lem><rdg wit='#B'>hall</rdg></app></listApp>",
    ],
)
def test_what_stands_beside_the_text_does_not_repeat_its_words(beside: str) -> None:
    for siglum in (None, "B"):
        extract = read("<p>the <anchor xml:id='a'/>wall<anchor xml:id='b'/></p>", siglum, beside)
        assert extract.text == "the wall\n"
        (told,) = extract.remarks
        assert told.startswith("an apparatus beside the text (app with from or loc, listApp), left out here")


def test_what_a_witness_has_lost_is_a_gap() -> None:
    body = (
        "<p>All of <app><lem wit='#A'>this</lem><rdg wit='#B'>that<lacunaStart/></rdg></app> was "
        "<note>Sic.</note>denied</p><p>and <app><lem wit='#A'>then</lem><rdg wit='#B'><lacunaEnd/>now"
        "</rdg></app> told.</p>"
    )
    assert read(body, "B").text == "All of that […]\n\nnow told.\n"
    assert any("lost in this witness" in told for told in read(body, "B").remarks)
    assert read(body, "A").text.startswith("All of this was ¹denied\n\nand then told.")
    begins = "<p>One two <app><lem>three</lem><rdg wit='#C'><witStart/>tree</rdg></app> four</p>"
    assert read(begins, "C").text == "[…]\n\ntree four\n"


def test_where_it_says_from_what_to_what_a_reading_stands_for_that() -> None:
    body = (
        "<p><w xml:id='a'>all</w> <w>is</w> <w xml:id='b'>well</w><anchor xml:id='c'/> at "
        "<anchor xml:id='d'/>the wall<note>Sic.</note><anchor xml:id='e'/> now</p>"
    )
    back = (
        "<listApp><app from='#a' to='#b'><lem>all is well</lem><rdg wit='#B'>he is ill</rdg></app>"
        "<app from='#c' to='#c'><lem/><rdg wit='#beta'>, they say,</rdg></app>"
        "<app from='#d' to='#e'><lem>the wall</lem><rdg wit='#C'>hall</rdg></app></listApp>"
    )
    assert read(body, "B", back).text.startswith("he is ill, they say, at the wall¹ now\n")
    assert read(body, "C", back).text == "all is well, they say, at hall now\n"
    assert read(body, None, back).text.startswith("all is well at the wall¹ now\n")
    twice = read(body + "<p xml:id='b'>Then more.</p>", "B", back)  # where does that end?
    assert twice.text.startswith("all is well, they say, at the wall¹ now\n\nThen more.\n")
    assert any("an apparatus beside the text" in told for told in twice.remarks)


def test_the_export_of_an_archive_has_each_of_its_witnesses() -> None:
    texts = {
        "A": "The mayor came to the old quay. He denied it all, as before.\n\nNothing was lost.",
        "B": "The Mayor came, on Tuesday, to the quay. He denied it all.\n\nNothing was lost.",
        "C": "Then the mayor came to the quay. He denied it all, as before.\n\nNothing at all was lost.",
    }
    exported = to_tei(collated(*texts.values()))
    for siglum, text in texts.items():
        assert extract_of(Original("edition.xml", exported, siglum)).text == f"{text}\n"


def test_a_siglum_that_is_no_id_is_found_by_its_number() -> None:
    exported = to_tei(collated("The wall was old.", "The wall is old.", base="1", sigla="12"))
    assert extract_of(Original("edition.xml", exported, "2")).text == "The wall is old.\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w>εν</w><w>τω</w><w>οικω</w>", "εν τω οικω"),
        ("<app><rdg><w>a</w></rdg></app><app><rdg><w>b</w></rdg></app>", "a b"),
        ("<w>out</w>\n  <pc>,</pc>\n  <w>and</w>\n  <pc>(</pc>\n  <w>in</w><pc>)</pc>", "out, and (in)"),
        ("<w>bon</w> <pc>;</pc> <w>oui</w>", "bon ; oui"),
        ("<w>l'</w><w>eau</w> <w part='I'>har</w><w part='F'>bour</w>", "l'eau harbour"),
        ("<w>qu</w><w join='left'>en</w><pc>.</pc><w>Si</w>", "quen. Si"),
        ("<w>har<lb break='no'/>bour</w><lb/><w>wall</w>", "harbour\nwall"),
    ],
)
def test_words_are_parted_and_marks_stand_close_to_them(body: str, text: str) -> None:
    extract = read(f"<p>{body}</p>")
    assert extract.text == f"{text}\n"

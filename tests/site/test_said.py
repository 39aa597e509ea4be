"""What pages say of differences and sources, and where: beside what it is about, before what explains it."""

from __future__ import annotations

import re

import pytest

from edition.model import Kind
from edition.site.advice import harm
from edition.site.frame import Frame
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.home import home_page
from edition.site.pages.passage_pages import passage_pages
from edition.site.pages.rail import rail
from edition.site.pages.reading import reading_pages
from edition.site.pages.source_pages import source_pages
from edition.site.rows import render_row
from edition.site.score import Scored, score
from tests.support.archives import HARBOUR
from tests.support.decisions import realigned
from tests.support.editions import Row, build
from tests.support.page_editions import EDITIONS, edition
from tests.support.scans import scanned


def _plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))


def test_what_is_known_beside_the_kind_stands_with_its_reading() -> None:
    """`another figure` and `the same figure` stood below one kind: of two readings nobody knew which."""
    text = "The repair is expected to cost £4.2 million in all, of which the county pays half."
    texts = {"A": text, "B": text.replace("£4.2", "£4.5"), "C": text.replace("£4.2 million", "£4,200,000")}
    page = dict(passage_pages(Frame(edition(texts))))["p/1.md"].decode()
    row = next(row for row in page.split("<tr") if 'id="p1.u1"' in row)
    kind, _, variants = re.findall("<td[^>]*>(.*?)</td>", row.replace("\n", ""))[1:4]
    assert _plain(kind) == "Other words"
    said = [_plain(found).strip() for found in re.findall("<div>(.*?)</div>", variants)]
    assert [(words.split()[0], words.split(" 1 ")[1]) for words in said] == [
        ("4.5", "another figure"),
        ("4,200,000", "the same figure"),
    ]


def test_where_a_moved_passage_stands_is_said_and_linked() -> None:
    frame = Frame(edition(EDITIONS["four"]))
    moved = next(passage for passage in frame.edition.passages if passage.moved)
    said = re.findall('<p class="tag">(Stands.*?)</p>', str(render_row(frame, moved, "statement.html")))
    assert len(said) == 1
    assert re.fullmatch(r'Stands elsewhere in <a href="witness/B.html#L\d+"><bdi>B</bdi></a>: .*\.', said[0])
    assert re.search(r"(between paragraphs \d and \d|after paragraph \d|before paragraph \d)\.$", said[0])


def test_another_text_is_not_said_to_stand_around_the_statement() -> None:
    pages = dict(source_pages(Frame(edition(EDITIONS["unrelated"]))))
    other = pages["witness/D.md"].decode()
    assert "around it" not in other
    assert 'class="roles"' not in other
    assert "another text than the statement and left aside" in _plain(other)
    assert 'class="roles"' in pages["witness/A.md"].decode()


@pytest.mark.parametrize(
    ("says", "opening"),
    [
        ("Damaged in paragraphs 1, 3, 4a and 6.", "Damaged in paragraphs 1, 3, 4a and 6"),
        ("Damaged in paragraphs 1, 3 and 6: there, quote from A.", "Damaged in paragraphs 1, 3 and 6"),
        ("Without paragraphs 5, 6 and 7, 3 paragraphs more.", "Without paragraphs 5, 6 and 7"),
        ("Without 42 paragraphs, 22 paragraphs more.", "Without 42 paragraphs"),
    ],
)
def test_what_is_said_strongest_does_not_end_within_a_list(says: str, opening: str) -> None:
    version = Frame(edition(EDITIONS["two alike"])).versions[0]
    assert Scored(version, "", (), says).opening == opening


@pytest.mark.parametrize("name", EDITIONS)
def test_the_doors_stand_near_the_finding(name: str) -> None:
    """Of a novel nine reasons and four doubts stood before them: below the window's end."""
    page = home_page(Frame(edition(EDITIONS[name]))).decode()
    assert page.count('class="doors"') == 1
    listed, doors = page.find('<ul class="reasons"'), page.index('class="doors"')
    assert listed < 0 or doors < listed
    doubts = page.find('class="doubts"')
    assert doubts < 0 or doors < doubts


def test_one_change_is_not_each() -> None:
    found = edition({"A": "\n\n".join(HARBOUR), "B": "\n\n".join(HARBOUR)})
    table = 'do = "supply"\npassage = "p1"\nwords = "Monday"\ntext = "Tuesday"\nconjecture = true\n'
    page = _plain(dict(reading_pages(Frame(realigned(found, table))))["reading-text.md"].decode())
    assert "would have it read: 1 change, marked, with its reason beside it." in page


def test_a_paragraph_in_which_words_are_misread_is_not_said_to_be_damaged() -> None:
    """One misread word made a paragraph `damaged`, and hid that the same paragraph has other words."""
    texts = [
        ({"A": "The old ⟦bridge⟧ is closed.", "B": "The old ⟦hridge⟧ is closed."}, [Kind.OCR]),
        ({"A": "A ⟦ferry⟧ runs ⟦daily⟧.", "B": "A ⟦feny⟧ runs ⟦weekly⟧."}, [Kind.OCR, Kind.SUBSTITUTION]),
        ({"A": "⟦Nobody was⟧ told.", "B": "⟦⟧ told."}, [Kind.LACUNA]),
    ]
    found = build([Row(f"p{at}", texts_of, kinds) for at, (texts_of, kinds) in enumerate(texts, 1)])
    frame = Frame(scanned(found))
    assert [sign for _, sign, _ in score(frame).rows[1].signs] == ["misread", "differs", "damaged"]
    assert [stop.state for stop in rail(frame, frame.edition.passages)] == ["misread", "words", "damage"]
    harmed = harm(frame.edition, [frame.standings["B"]])
    assert harmed == ["damaged in paragraph 3", "misread in paragraphs 1 and 2"]
    pages = dict(passage_pages(frame))
    assert "Quote this paragraph from A; B is misread here." in _plain(pages["p/1.md"].decode())
    assert "Quote this paragraph from A; B is damaged here." in _plain(pages["p/3.md"].decode())


def test_a_copy_that_is_cut_is_incomplete() -> None:
    """It was told as damaged on the home page and on that of the paragraph."""
    frame = Frame(build([Row("p1", {"A": "⟦Nobody was⟧ told.", "B": "⟦⟧ told."}, [Kind.LACUNA])]))
    assert [sign for _, sign, _ in score(frame).rows[1].signs] == ["incomplete"]
    assert "is incomplete in paragraph 1" in _plain(home_page(frame).decode())
    pages = dict(passage_pages(frame))
    assert "Quote this paragraph from A; B is incomplete here." in _plain(pages["p/1.md"].decode())


def test_which_words_a_version_has_is_said_at_once_with_their_paragraph() -> None:
    """`Other words in 2 places: say which version you quote.` stood there, and no link to either."""
    statement = "\n\n".join(HARBOUR)
    other = statement.replace("council", "board", 1).replace("two", "nine", 1)
    page = home_page(Frame(edition({"A": statement, "B": other}))).decode()
    assert "Other words in 2 places: “two” to “nine”; “council” to “board”." in _plain(page)
    finding = page[page.index('class="finding"') : page.index("<table")]
    assert "B differs in wording in 2 places, in paragraphs" in _plain(finding)
    assert finding.count('href="p/') == 3  # a figure differs, and where words do


def test_a_paragraph_behind_the_end_of_a_cut_copy_is_not_lost() -> None:
    """`Lost in B` stood on the home page, where the answer says that it is not in this copy."""
    frame = Frame(edition({"A": "\n\n".join(HARBOUR), "B": f"{HARBOUR[0]}\n\n{HARBOUR[1]} …"}))
    page = _plain(home_page(frame).decode())
    assert ("Not in B" in page, "Lost in B" in page) == (True, False)


def test_who_quotes_it_and_how_truly_is_said_at_once() -> None:
    """Where one source prints it and others quote it, the page had only that there is nothing to compare."""
    statement = "\n\n".join(HARBOUR)
    texts = {
        "A": statement,
        "Post": f'The town waited. "{HARBOUR[3]}" That was all that was said of it on that day by anybody.',
        "Echo": f'The town waited. "{HARBOUR[3].replace("two", "nine")}" That was all of it.',
    }
    page = home_page(Frame(edition(texts))).decode()
    said = _plain(page[page.index('class="finding"') : page.index("<table")])
    assert "Echo alters what it quotes, in paragraph 4. Post quotes it without altering it." in said
    assert '<a href="p/4.html">paragraph 4</a>' in page


def test_an_apparatus_without_differences_says_so() -> None:
    pages = {
        name: dict(apparatus_pages(Frame(edition(EDITIONS[name]))))["apparatus.md"].decode()
        for name in ("one witness", "two alike")
    }
    assert "There is one version only" in _plain(pages["one witness"])
    assert "the versions do not differ" in _plain(pages["two alike"])
    assert not any("0 differences" in page for page in pages.values())

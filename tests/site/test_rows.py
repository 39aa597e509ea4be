"""Differences as rows, and names and words in the direction of their script."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from edition.collate import collate
from edition.model import Edition, Kind
from edition.site.frame import Frame
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.passage_pages import passage_pages
from edition.site.plain import isolate
from edition.site.rows import row
from edition.sources.folder import read_sources
from tests.support.archives import HARBOUR
from tests.support.editions import Row, build
from tests.support.page_editions import EDITIONS, edition
from tests.support.programs import ROOT
from tests.support.witnesses import collated

# Right to left


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("No name here: 2 words.", []),
        ("وكالة الأنباء: 2 words misread.", ["وكالة الأنباء"]),
        ("The same in الجريدة اليومية and מעריב, but", ["الجريدة اليومية", "מעריב"]),
        (
            "شركة الميناء. “بيان الشركة (2019) للجمهور.” Archive",
            ["شركة الميناء", "بيان الشركة (2019) للجمهور"],
        ),
        ("<b> & בית-הדין", ["בית-הדין"]),
    ],
)
def test_names_that_run_backwards_leave_the_sentence_in_order(text: str, isolated: list[str]) -> None:
    shown = isolate(text)
    assert re.findall("<bdi>(.*?)</bdi>", shown) == isolated
    assert html.unescape(re.sub("</?bdi>", "", shown)) == text


def test_words_in_another_language_than_the_pages_say_so() -> None:
    arabic = dict(passage_pages(Frame(edition(EDITIONS["arabic"]))))["p/2.md"].decode()
    assert '<bdi lang="ar">تسعة</bdi>' in arabic
    assert "<bdi lang" not in dict(passage_pages(Frame(edition(EDITIONS["four"]))))["p/2.md"].decode()


# Runs


def test_neighbouring_differences_of_a_kind_are_one_row_and_each_its_own() -> None:
    table = dict(apparatus_pages(Frame(collate(read_sources(ROOT / "variants")))))["apparatus.md"].decode()
    row = next(row for row in table.split("<tr") if 'data-count="11"' in row)
    assert re.findall('<span class="one" id="([^"]+)"', row) == [f"p5.u{number}" for number in range(2, 13)]
    plain = re.sub("<[^>]+>", "", row)
    pairs = "and: ana, take: taKe, data: aata, from: irom, their: tneir, networks: networKs, without: witnout"
    assert f"TR 33 PDF 38 {pairs}, being: Deing, detected: aetectea, by: oy, all: an" in plain
    assert table.count(' id="p5.u13"') == 1  # a word that agrees stands between


def test_neighbours_that_other_versions_have_are_rows_of_their_own() -> None:
    text = "We went home and told the whole town about it at noon."
    found = edition(
        {"A": text, "B": text.replace("told", "asked"), "C": text.replace("the whole", "one small")}
    )
    table = dict(apparatus_pages(Frame(found)))["apparatus.md"].decode()
    assert set(re.findall(r'data-groups="([^"]+)"', table)) == {"A C|B", "A B|C"}


def test_a_reading_over_several_units_says_over_which() -> None:
    text = "The old man went slowly down to the green river bank and slept."
    found = edition({"A": text, "B": text.replace("green", "blue"), "C": "The old man swam and slept."})
    table = dict(apparatus_pages(Frame(found)))["apparatus.md"].decode()
    assert table.count("(over 1–3)") == 3


def test_a_difference_says_what_is_known_of_it_beside_its_kind() -> None:
    one = "The plan was right and proper when it cost £169m in all."
    two = "The plan was proper and right when it cost £169 million in all."
    page = dict(passage_pages(Frame(edition({"A": one, "B": two}))))["p/1.md"].decode()
    stands = re.findall(r'the same words stand at <a href="[^"]*#p1\.u(\d)">(\d)</a>', page)
    assert stands == [("2", "2"), ("1", "1")]
    assert "<i>the same figure</i>" in page


def test_a_text_that_versions_share_stands_once_on_its_page() -> None:
    text = "The old man went “slowly” down to the river bank."
    straight = text.replace("“", '"').replace("”", '"')
    texts = {"A": text, "B": text, "C": text.replace("old", "young"), "D": straight, "E": straight, "F": text}
    page = dict(passage_pages(Frame(edition(texts | {"G": texts["C"]}))))["p/1.md"].decode()
    assert page.count('<div class="text">') == page.count('<p class="t">') == 3
    folds = re.findall('<details class="others"><summary>(.*?)</summary>(.*?)</details>', page, re.DOTALL)
    assert [(said, re.findall('data-w="(.)"', inside)) for said, inside in folds] == [
        ("The same in B and F, to the letter", ["B", "F"]),
        ("The same in G, to the letter", ["G"]),
        ("The same in E, to the letter", ["E"]),
    ]


def test_words_are_marked_in_every_paragraph_that_a_reading_goes_on_in() -> None:
    """The novel's 1831 has three paragraphs for one: of what it rewrote only the first was marked."""
    texts = {"A": "He ⟦slept⟧ there.", "B": "He ⟦woke at dawn.\n\nNobody had come.\n\nHe slept⟧ there."}
    one = build([Row("p1", texts, [Kind.SUBSTITUTION])])
    other = build([Row("p1", texts, [Kind.SUBSTITUTION])], base="B")
    marks = [re.findall('<a class="u[^>]*>([^<]*)</a>', str(html)) for html in _cells(one)["B"]]
    assert marks == [["woke at dawn."], ["Nobody had come."], ["He slept"]]
    lead = "".join(_cells(other)["B"])
    assert lead.count(' id="p1.u1"') == 1
    assert lead.count('aria-label="Nobody had come., other words in A: slept"') == 1


def _cells(found: Edition) -> dict[str, tuple[Markup, ...]]:
    """What each version has on the page of the statement in the first passage."""
    cells = row(Frame(found), found.passages[0], "statement.html").cells
    return {cell.version.siglum: cell.paragraphs for cell in cells}


def test_a_mark_that_ends_in_a_comma_is_heard_with_one() -> None:
    text = "We do not bypass carriers, access networks or steal data."
    found = edition({"A": text, "B": text.replace("carriers, ", "")})
    page = dict(passage_pages(Frame(found)))["p/1.md"].decode()
    assert 'aria-label="carriers, left out in B: nothing"' in page
    assert ",, " not in page


# What is not there


@pytest.mark.parametrize(("ocr", "said"), [("", "Not in this copy."), ("C", "Lost to damage.")])
def test_a_copy_that_is_cut_is_not_said_to_be_damaged(ocr: str, said: str) -> None:
    whole = "\n\n".join(HARBOUR)
    found = collated(whole, whole.replace("nine", "ten"), "\n\n".join(HARBOUR[:-1]), ocr=ocr)
    last = found.passages[-1]
    lost = replace(found, passages=(*found.passages[:-1], replace(last, lost=frozenset({"C"}))))
    cells = row(Frame(lost), lost.passages[-1], "statement.html").cells
    assert [cell.gap for cell in cells if cell.state == "lost"] == [said]

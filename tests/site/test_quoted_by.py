"""Who quotes a paragraph: how much of it, how truly, and what was altered."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pytest

from edition.citation.cite import Site
from edition.collate import collate
from edition.model import Doubt, Role, Sources, Transcription, Witness
from edition.site.frame import Frame
from edition.site.pages.home import for_readers, home_page
from edition.site.pages.passage_pages import passage_pages
from edition.site.pages.source_pages import regions, source_pages
from edition.site.pages.statement import statement_pages
from edition.site.quoted_by import quoted_by
from edition.site.score import score
from tests.support.witnesses import collated

_STATEMENT = (
    "The harbour will be closed to every ship from Monday the ninth of March until the work is finished.",
    "Nobody has been harmed, and the council has asked for an inquiry into all 33 of the reported leaks.",
)
_REPORT = (
    "The town woke to bad news on Thursday, as the fishermen had long feared that it would.",
    (
        "“Nobody has been harmed, and the council has asked for an inquiry into all 38 of the reported "
        "leaks,” the mayor told our reporter on the quay."
    ),
    "It was raining, and hardly anyone had come to listen to what she had to say about money.",
)


def _frame() -> Frame:
    texts = {"A": "\n\n".join(_STATEMENT), "B": "\n\n".join(_STATEMENT), "N": "\n\n".join(_REPORT)}
    witnesses = tuple(
        Witness(
            siglum,
            text,
            f"{siglum}.txt",
            hashlib.sha256(text.encode()).hexdigest(),
            Transcription.BORN_DIGITAL,
            role=Role.EXCERPT if siglum == "N" else None,
        )
        for siglum, text in texts.items()
    )
    return Frame(collate(Sources("The harbour", "A", witnesses, language="en")))


def test_what_a_true_quotation_leaves_out_before_it_is_said_beside_it() -> None:
    statement = "1, 2.\n\nNo employee of the town has damaged the ship. We handed the log to the police."
    story = "Shoes.\n\nThe men “has damaged the ship”. It says: “We handed the log to the police.”"
    frame = Frame(collated(statement, story, language="en"))
    passage = frame.edition.passages[-1]
    told = "word for word; quotes words that follow “No employee of the town”, without it"
    assert [each.says for each in quoted_by(frame, passage)] == [told, "word for word"]
    (row,) = (row for row in score(frame).rows if row.version.siglum == "B")
    assert row.says == f"Word for word; in doubt in paragraph {passage.id[1:]}."


def test_an_altered_figure_is_said_with_both_values() -> None:
    frame = _frame()
    (found,) = quoted_by(frame, frame.edition.passages[1])
    assert (found.version.siglum, found.altered) == ("N", True)
    assert ("33", "38") in found.changes
    assert quoted_by(frame, frame.edition.passages[0]) == ()


def test_words_for_which_others_are_quoted_are_marked_in_the_paragraph() -> None:
    """A journalist took `33` for quoted: it stood in black among the words quoted."""
    said = f"{_STATEMENT[1]} It will be told in May."
    story = f"It rained. “{_STATEMENT[1].replace('33', '38')}” Nobody had come to hear of it on that day."
    frame = Frame(collated(said, said, story, language="en"))
    (found,) = quoted_by(frame, frame.edition.passages[0])
    assert [each.text for each in found.stretches if each.changed] == ["33"]
    html = dict(passage_pages(frame))["p/1.md"].decode()
    assert "The words quoted, underlined where altered; the others in grey" in html
    assert '<span class="u k-substitution">33</span>' in html


def test_links_of_the_home_page_say_to_who_hears_them_alone_where_they_lead() -> None:
    """Three were called `in part`, and two `2` and `3`: paragraphs of a sentence."""
    html = home_page(_frame()).decode()
    assert 'aria-label="N, paragraph 2: altered"' in html
    low, high = _STATEMENT[0].replace("ninth", "tenth"), _STATEMENT[1].replace("33", "34")
    texts = ["\n\n".join(_STATEMENT), f"{low}\n\n{high}"]
    html = home_page(Frame(collated(*texts, language="en"))).decode()
    assert '<a href="p/2.html" aria-label="paragraph 2">2</a>' in html


def test_where_all_is_quoted_the_table_has_no_column_for_parts() -> None:
    html = dict(passage_pages(_frame()))["p/2.md"].decode()
    (table,) = re.findall('<table class="quotations">.*?</table>', html, re.DOTALL)
    assert table.count("<th ") - 1 == 3 == table.count("<td") + 1
    assert "The words quoted" not in table


def test_beside_an_altered_word_marks_of_print_are_not_named() -> None:
    statement = "\n\n".join(_STATEMENT).replace("harmed, and", "harmed – “not one” – and")
    story = "“Nobody has been harmed -- 'not one' -- and the town has asked for an inquiry”, she told us."
    frame = Frame(collated(statement, statement, f"Bad news\n\n{story}", language="en"))
    (found,) = quoted_by(frame, frame.edition.passages[1])
    assert found.changes == (("council", "town"),)


def test_the_table_tells_who_prints_from_who_quotes() -> None:
    rows = {row.version.siglum: row for row in score(_frame()).rows}
    assert [sign for _, sign, _ in rows["B"].signs] == ["whole", "whole"]
    assert [(sign, place) for _, sign, place in rows["N"].signs] == [
        ("none", ""),
        ("altered", "witness/N.html#L3"),
    ]
    assert rows["N"].says == "Altered in 1 place, paragraph 2: “33” to “38”."
    assert re.fullmatch(r"quotes \d+% of it, from 1 of 2 paragraphs", rows["N"].what)


def test_the_page_of_a_source_says_what_it_quotes_and_how_truly() -> None:
    ((_, body),) = [page for page in source_pages(_frame()) if page[0] == "witness/N.md"]
    text = " ".join(re.sub(r"<[^>]+>", "", body.decode()).split())
    assert "Line 3: the whole of paragraph 2, altered: “33” to “38”" in text


def test_the_overview_has_a_row_for_each_source_that_quotes() -> None:
    ((_, body),) = statement_pages(_frame())
    (drawn,) = re.findall(r'aria-label="Overview: what others quote">(.*?)</svg>', body.decode())
    assert re.findall(r"<title>(.*?)</title>", drawn) == [
        "Paragraph 1. N: not quoted",
        "Paragraph 2. N: quoted, altered",
    ]
    assert "<td>quoted, altered</td>" in body.decode()


def test_a_preview_shows_no_fingerprint_as_an_example() -> None:
    edition = _frame().edition
    assert "fingerprint, such as" in home_page(Frame(edition)).decode()
    assert "fingerprint is worked out" in home_page(Frame(edition, site=Site(preview=True))).decode()


def test_the_home_page_names_what_is_in_doubt() -> None:
    frame = _frame()
    doubts = tuple(Doubt(f"N is cut {number}: pin it with `to`.", "p2") for number in range(9))
    body = home_page(Frame(replace(frame.edition, doubts=doubts))).decode()
    shown, folded = body.split("<summary>And 5 others</summary>")
    assert "N is cut 3." in shown
    assert "N is cut 8." in folded
    assert "pin it" not in body


@pytest.mark.parametrize(
    ("doubt", "shown"),
    [
        (
            "A goes on for 1 paragraph, that B lacks: pin it with `to`.",
            "The Post goes on for 1 paragraph, that B of the Post lacks.",
        ),
        (
            "The first “Why?”: statement or not? A decision says it (`text`, `furniture`).",
            "The first “Why?”: statement or not?",
        ),
        (
            "The Post has “the `to` field of A” for “A”: it may change what is said, look at the page.",
            None,
        ),
        ("B of the Post is cut at its end.", None),
        ("Another is cut at its end.", None),
    ],
)
def test_a_doubt_asks_nothing_of_its_readers_and_names_its_sources(doubt: str, shown: str | None) -> None:
    assert for_readers(doubt, {"A": "The Post", "B": "B of the Post"}) == (shown or doubt)


def test_only_what_stands_for_a_source_is_named_in_a_doubt() -> None:
    names = {"1": "First Post", "5": "Fifth Post", "I": "The Voice"}
    for doubt, shown in (
        (
            "5 goes on for 1 paragraph, 11 words, that 1 and I lack: pin it with `to`.",
            "Fifth Post goes on for 1 paragraph, 11 words, that First Post and The Voice lack.",
        ),
        (
            "All that I may quote is one short phrase, “I am 1”: perhaps by chance.",
            "All that The Voice may quote is one short phrase, “I am 1”: perhaps by chance.",
        ),
        (
            "1 has “I” for “5”: perhaps misread, look at the page.",
            "First Post has “I” for “5”: perhaps misread, look at the page.",
        ),
        (
            "5 begins 1 paragraph, 14 words after 1 and I do: cut, or left out? Pin it with `from`.",
            "Fifth Post begins 1 paragraph, 14 words after First Post and The Voice do: cut, or left out?",
        ),
    ):
        assert for_readers(doubt, names) == shown


def test_the_number_of_many_sources_in_a_doubt_is_no_siglum() -> None:
    """Of 45 versions a doubt on a cut copy named 39 sigla, in four lines: it has their number now."""
    names = {"2": "The Post", "7": "The Voice"}
    doubt = "2 and 7 others go on for 1 paragraph, 24 words, that 7 others lack: pin it with `to`."
    shown = "The Post and 7 others go on for 1 paragraph, 24 words, that 7 others lack."
    assert for_readers(doubt, names) == shown


def test_a_not_that_an_ellipsis_swallows_is_named() -> None:
    said = "We did not close the ward to save money in the spring, and nobody was turned away."
    story = "“We did … close the ward to save money in the spring,” it read.."
    frame = Frame(collated(said, said, story, language="en"))
    (found,) = quoted_by(frame, frame.edition.passages[0])
    assert found.changes == (("not", ""),)


def test_what_a_story_says_inside_a_quotation_is_not_shown_as_quoted() -> None:
    said = "We close the ward in spring to save money, and nobody will be turned away from any door."
    story = (
        "It rained. “We close the ward in spring to save money,” it said, “and nobody will be turned away.”"
    )
    edition = collated(said, said, story, language="en")
    siglum = edition.witnesses[2].siglum
    quoted = [story[r.start : r.end] for r in regions(edition, siglum) if r.role == "quotation"]
    assert quoted == ["We close the ward in spring to save money", "and nobody will be turned away"]


def test_a_source_that_prints_the_statement_may_quote_it_too() -> None:
    lead = "“Nobody has been harmed,” says the council in its statement, which follows here in full."
    text = "\n\n".join(_STATEMENT)
    frame = Frame(collated(text, f"{lead}\n\n{text}", language="en"))
    (found,) = quoted_by(frame, frame.edition.passages[1])
    assert found.much == "a part in its own text"
    assert [each.text for each in found.stretches if each.quoted] == ["Nobody has been harmed"]

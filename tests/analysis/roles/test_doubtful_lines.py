"""Lines taken for heads of pages that may be text are doubts; those that say nothing are none."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

LINES = [
    "The board met on Tuesday to consider the tariff for small",
    "boats, and several members feared that the higher charge",
    "would drive fishing families away from the harbour. The",
    "chairman replied that the board had to look at all of it,",
    "accept the tariff of the northern ports in the spring and",
    "that repairs to the north wall could not be paid for other",
    "than by a loan. Nobody had proposed a fairer plan, and the",
    "members agreed that the matter should be left to rest until",
    "the clerk had read the letters from the owners of the quay.",
    "The tariff was carried by nine votes to four, and will be",
    "charged from the first of May in all harbours of the coast.",
]


def agrees(*heads: str, mark: str = "") -> bool | None:
    """The answer where these stand before the fifth, the seventh and the ninth line of one of two sources.

    A `mark` stands there behind *all*, in the line before.
    """
    printed = [line.replace(" all of it", f" all{mark} of it") for line in LINES]
    for at, head in reversed(list(zip((4, 6, 8), heads, strict=False))):
        printed.insert(at, head)
    texts = ("\n".join(LINES), "\n".join(printed))
    sources = tuple(witness(siglum, f"{text}\n") for siglum, text in zip("AB", texts, strict=True))
    return verdict(collate(Sources("A statement", "A", sources, language="en"))).agree


@pytest.mark.parametrize(
    "heads",
    [
        ("BUT NOBODY BELIEVES IT",),
        ("PERHAPS",),
        ("\fNEVER",),
        ("We deny it all",) * 3,
        ("I deny it all",) * 3,
        ("We deny it 12", "We deny them 13", "We deny all 14"),
        ("\fNobody believes it\n", "\fNobody says so\n"),
        ("\fTwelve Men Drowned",),
        ("\fMr Smith",),
        ("\f12 Men Died",),
        ("\f12 Men died.",),
        ("\f2 Men Died",),
        ("Five Pounds\f",),
        ("\f1914",),
        ("\f1914", "\f1950"),
        ("\f(12)",),
        ("* Sixty men drowned there.\f",),
        ("† Sixty men drowned there\nand nobody said so.\f",),
        ("¹ Sixty men drowned there.\f",),
    ],
)
def test_a_head_that_may_be_text_is_a_doubt(heads: tuple[str, ...]) -> None:
    assert agrees(*heads) is None


@pytest.mark.parametrize(
    "heads",
    [
        ("THE HARBOUR BOARD 12", "13 THE TARIFF", "THE BOARD 14"),
        ("THE TIMES. No. 5", "THE TIMES. No. 5", "THE TIMES. No. 5"),
        ("HARBOUR BOARD",) * 3,
        ("Harrow Papers I",) * 3,
        ("Annual Report, Part I  1/3", "Annual Report, Part I  2/3", "Annual Report, Part I  3/3"),
        ("- i -", "- ii -", "- iii -"),
        ("page 3 of 5",),
        ("\f2",),
        ("\fII",),
        ("\f- 12 -",),
        ("\f12", "\f14"),
        ("\fThe Harbour Board",) * 2,
        ("\fThe Harbour Board", "\fThe Harb0ur Board"),
        ("\fHarbour Papers 12", "\f13 The Tariff"),
        ("                                            accept",),
    ],
)
def test_a_head_a_number_or_a_catchword_is_no_doubt(heads: tuple[str, ...]) -> None:
    assert agrees(*heads) is True


@pytest.mark.parametrize(
    ("note", "mark", "agree"),
    [
        ("* The annual report.\f", "*", True),
        ("\f* The annual report.", "*", None),
        ("* The annual report\nof the board.\f", "*", True),
        ("** The annual report.\f", "**", True),
        ("† The annual report.\f", " †", True),
        ("¹ The annual report.\f", "¹", True),
        ("** The annual report.\f", "*", None),
        ("† The annual report.\f", "*", None),
    ],
)
def test_a_note_has_its_sign_in_the_text_of_its_page(note: str, mark: str, agree: bool | None) -> None:
    assert agrees(note, mark=mark) is agree


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("Updated: 3 May 2020", "Updated: 4 May 2020", None),
        ("Updated: 3 May 2020", "UPDATED: 3 May 2020", True),
        ("3 comments", "5 comments", None),
        ("3 days ago", "5 days ago", False),
        ("3 days ago", "", False),
        ("3 comments", "5 min read", True),
        ("3 comments", "", True),
    ],
)
def test_two_dates_of_a_page_inside_the_statement_are_a_doubt(one: str, two: str, agree: bool | None) -> None:
    before, _, after = STATEMENT.rpartition("\n\n")
    texts = (f"{before}\n\n{line}\n\n{after}" for line in (one, two))
    sources = tuple(map(witness, "AB", texts))
    assert verdict(collate(Sources("A statement", "A", sources, language="en"))).agree is agree


def test_a_head_behind_a_form_feed_that_no_line_end_precedes_and_a_note_in_the_margin_are_doubts() -> None:
    printed = "\f".join(["\n".join(LINES[:5]), "\n".join(["Nobody", *LINES[5:]])])
    noted = "\n".join(
        f"{line:<66}{'Denied.' if at in (1, 5, 9) else ''}".rstrip() for at, line in enumerate(LINES)
    )
    for text, said in ((printed, "head or foot"), (noted, "note in the margin")):
        (doubt,) = verdict(collated("\n".join(LINES), text, language="en")).doubts
        assert said in doubt.text


@pytest.mark.parametrize(
    "cells",
    [
        ("ships", "5", "tons", "8", "men", "3"),
        ("ships", "3", "tons", "4", "men", "5"),
        ("tons", "5", "7", "9"),
    ],
)
def test_figures_nearer_to_each_other_than_those_of_pages_may_be_text(cells: tuple[str, ...]) -> None:
    one, two = ("\n".join(["in the spring we lost", *cells, last, "and no more."]) for last in ("11", "12"))
    assert verdict(collated(one, two)).agree is not True

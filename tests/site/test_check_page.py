# ruff: noqa: E501
"""The page that checks a quotation: what it says of each claim, as the command does, and what it cites."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edition.app.cli_quote import is_true, said_of, said_outside
from edition.app.quotation_check import check_quotation
from edition.citation.cite import Site
from edition.collate import collate, prepare
from edition.site.frame import Frame
from edition.site.pages.checking import citations
from edition.sources.folder import read_sources
from tests.support.archives import HARBOUR, archive, build
from tests.support.browser_judge import ask_judge, rules_of
from tests.support.programs import ROOT
from tests.support.scripts import called
from tests.support.witnesses import collated

WHOLE = "The council never sold the land to anyone, and the books are open to all of us."
IN_BOTH = [
    "We ask every citizen to come to the meeting and to look at the books.",
    "Nobody knows the colour of it, and the ferry sails again on Thursday.",
]
SAID_IN_BOTH = [
    ("the books are open to all of us", "word for word", "word for word"),
    ("The books are open to all of us", "word for word", "word for word"),
    ("THE BOOKS ARE OPEN TO ALL OF US", "the same words, printed otherwise", "the same words, printed otherwise"),
    ("Nobody knows the color of it", "the same words, spelt otherwise", "the same words, spelt otherwise"),
    ("We ask every citizen … to look at the books", "shortened, and said so", "shortened, and said so"),
    ("We ask no citizen to come to the meeting", "altered", "altered"),
    ("the books are open to all of us. Nobody has asked us", "word for word", "only a part, without “Nobody has asked us”"),
    ("It is late. We ask every citizen to come to the meeting", "word for word", "only a part, without “It is late”"),
    ("It is early. We ask every citizen to come to the meeting", "altered", "altered"),
    ("It is late. We ask each citizen to come to the meeting", "altered", "altered"),
    ("The council never sold the land to anyone?", "the same words, but a mark may say another thing", "the same words, but a mark may say another thing"),
    ("The council never sold … the land to anyone", "the same words, printed otherwise", "the same words, printed otherwise"),
    ("[We all know that] the books are open to all of us", "word for word", "word for word"),
    ("[Never] ask every citizen to come to the meeting", "altered", "altered"),
    ("[The council] sold the land to anyone, and the books are open", "altered", "altered"),
    ("[We never] sold the land to anyone, and the books are open", "word for word", "word for word"),
    ("the ferry sails again [on Friday]", "altered", "altered"),
    ("the ferry sails again [on 6 March]", "shortened, and said so", "shortened, and said so"),
    ("a sentence that stands nowhere", "not found", "not found"),
]  # fmt: skip


@cache
def said_in_browser() -> list[list[str]]:
    one = [f"{WHOLE} Nobody has asked us about it.", f"It is late. {IN_BOTH[0]}", IN_BOTH[1]]
    result = ask_judge(
        "given[2].map((claim) => given[1].map((texts) => new Judge(given[0]).judge(readClaim(claim), texts)))"
        ".map((row) => row.map((each) => verdictOf(each, row.some(({ fidelity }) => !/altered|none/.test(fidelity)))))",
        [rules_of("en"), [one, [WHOLE, *IN_BOTH]], [claim for claim, *_ in SAID_IN_BOTH]],
        ["verdictOf"],
    )
    return [[each.casefold() for each in row] for row in result]


@cache
def said_in_terminal() -> list[list[str]]:
    one = "\n\n".join([f"{WHOLE} Nobody has asked us about it.", f"It is late. {IN_BOTH[0]}", IN_BOTH[1]])
    edition = collated(one, "\n\n".join([WHOLE, *IN_BOTH]), language="en")
    prepared = prepare(edition)
    rows = []
    for claim, *_ in SAID_IN_BOTH:
        found = check_quotation(edition, prepared, claim)
        whole = any(map(is_true, found.values()))
        rows.append([said_of(each[0], whole) if each else "not found" for each in found.values()])
    return [[each.casefold() for each in row] for row in rows]


_DEPENDENT = (
    "If the storms return, as some expect, the northern bridge will be closed all year. "
    "The school will stay open, unless the storms return. We did not know of the leak at our office. "
    "Even if it rains, the old meadow is not for sale. Had it rained, the southern quay would be flooded now. "
    "Rather than sell the ferry to a firm, the town had it painted. Only jars of green olives were recalled. "
    "We sold the old tug to nobody. The only ferry that still sails is ours. An estimated £3 million was stolen from us in 2019."
)


def test_the_page_and_the_command_name_what_stands_around_a_claim() -> None:
    claims = {
        "the northern bridge will be closed all year": ["the statement has “If the storms return” before it"],
        "If the storms return, as some expect, the northern bridge will be closed": [],
        "The school will stay open": ["the statement has “unless the storms return” after it"],
        "know of the leak at our office": ["the statement has “not” before it"],
        "the old meadow is not for sale": [],
        "the southern quay would be flooded now": ["the statement has “Had it rained” before it"],
        "sell the ferry to a firm": ["the statement has “Rather than” before it"],
        "the town had it painted": [],
        "jars of green olives were recalled": ["the statement has “Only” before it"],
        "ferry that still sails is ours": [],
        "We sold the old tug": ["the statement has “to nobody” after it"],
        "£3 million was stolen from us": ["the statement has “An estimated” before it"],
        "was stolen from us in 2019": [],
        "the northern bridge will be shut all year": [],
    }
    edition = collated(_DEPENDENT, _DEPENDENT, language="en")
    prepared = prepare(edition)
    judged = [next(iter(check_quotation(edition, prepared, claim).values())) for claim in claims]
    in_browser = ask_judge(
        "given[2].map((each) => new Judge(given[0]).judge(readClaim(each), given[1]).outside ?? [])",
        [rules_of("en"), [_DEPENDENT], [*claims]],
    )
    in_terminal = [said_outside(edition, each[0], prepared.words) for each in judged]
    assert in_terminal == in_browser == [*claims.values()]


@pytest.mark.parametrize("number", range(len(SAID_IN_BOTH)))
def test_the_page_and_the_command_say_the_same_of_a_claim(number: int) -> None:
    claim, *said = SAID_IN_BOTH[number]
    assert [said_in_terminal()[number], said_in_browser()[number]] == [
        [each.casefold() for each in said]
    ] * 2, claim


@pytest.mark.parametrize(
    ("claim", "figures"),
    [("We never asked 5 men", [True]), ("We never asked six men", [True]), ("We never told the men", [None])],
)
def test_the_page_names_another_figure(claim: str, figures: list[bool | None]) -> None:
    statement = ["We never asked four men of the quay to leave."] if figures[0] else STATEMENT
    pieces = ask_judge(
        "new Judge(given[0]).judge(readClaim(given[2]), given[1]).pieces", [rules_of("en"), statement, claim]
    )
    assert [piece.get("figure") for piece in pieces if piece.get("sort") == "other words"] == figures


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        ("The board regrets it, and we do not sell the men a berth.", "we sell the men a berth"),
        ("The men of the quay do not sell a berth to us.", "The men of the quay sell"),
    ],
)
def test_words_that_a_claim_lacks_beside_its_first_or_last_word_are_left_out(
    statement: str, claim: str
) -> None:
    """`“not” has become “we”`, said the page of a claim that had dropped *do not*."""
    pieces = ask_judge(
        "new Judge(given[0]).judge(readClaim(given[2]), given[1]).pieces",
        [rules_of("en"), [statement], claim],
    )
    assert [(p["sort"], p["theirs"].strip()) for p in pieces if p.get("sort")] == [("left out", "do not")]


STATEMENT = ["We never asked the men to leave the quay. We will repair it.", "Nothing else is planned here."]


@pytest.mark.parametrize(
    ("pasted", "claims"),
    [
        ("We never asked the men to leave", [("We never asked the men to leave", "exact")]),
        ("He said “We never asked the men”.", [("We never asked the men", "exact")]),
        ("“We never asked”, he said, “the men to leave”", [("We never asked the men to leave", "exact")]),
        (
            "“Nothing else is planned,” they said. “We always asked the men to leave.”",
            [("Nothing else is planned,", "exact"), ("We always asked the men to leave.", "altered")],
        ),
        (
            "We always asked the men to “leave” the quay",
            [("We always asked the men to “leave” the quay", "altered")],
        ),
        (
            "“We always asked the men to leave” and “Nothing is planned here.”",
            [("We always asked the men to leave", "altered"), ("Nothing is planned here.", "altered")],
        ),
        (
            "“We,” it said, “asked the men to leave the quay.”",
            [("We, asked the men to leave the quay.", "altered")],
        ),
        (
            "“We never asked the men,” it said, “leave the quay.”",
            [("We never asked the men, leave the quay.", "altered")],
        ),
        (
            "“We never asked the men,” it said, and they did “leave the quay”",
            [("We never asked the men,", "exact"), ("leave the quay", "exact")],
        ),
        (
            "“asked the men to leave,” it said, “We will repair it.”",
            [("asked the men to leave,", "exact"), ("We will repair it.", "exact")],
        ),
        (  # two of the words around it are the statement's by chance
            "The men said “We always asked the men to leave” yesterday.",
            [("We always asked the men to leave", "altered")],
        ),
        ("„We will repair it“", [("„We will repair it“", "exact")]),
        ("The moon is green", [("The moon is green", "none")]),
        (
            "We [the board] never asked the “men” to leave",
            [("We [the board] never asked the “men” to leave", "altered")],
        ),
    ],
)
def test_what_stands_in_marks_is_checked_by_itself(pasted: str, claims: list[tuple[str, str]]) -> None:
    result = ask_judge(
        "checkAll(given[2], (text) => [new Judge(given[0]).judge(readClaim(text), given[1])])"
        ".map(({ text, judgements }) => [text, judgements[0].fidelity])",
        [rules_of("en"), STATEMENT, pasted],
        ["checkAll"],
    )
    assert [tuple(each) for each in result] == claims


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ({"text": "b", "sort": "other words", "theirs": "a"}, "“a” has become “b”"),
        (
            {"text": "6", "sort": "other words", "theirs": "5", "figure": True},
            "“5” has become “6”, another figure",
        ),
        ({"text": " ", "sort": "left out", "theirs": "a"}, "“a” is left out, and nothing says so"),
        ({"text": "—", "sort": "print", "theirs": ""}, "“—” is a mark that stands nowhere here"),
        ({"text": " ", "sort": "print", "theirs": ", "}, "the mark “,” is gone"),
    ],
)
def test_a_difference_in_words(piece: dict[str, str], said: str) -> None:
    assert called("check.js", f"a.inWords({json.dumps(piece)})") == said


def test_citations_have_places_for_paragraph_and_address() -> None:
    frame = Frame(collate(read_sources(ROOT / "variants")), site=Site("An archive", "https://example.org/a/"))
    written = citations(frame)
    assert list(written) == ["apa", "mla", "chicago"]
    for forms in written.values():
        assert len(forms) == len(frame.compared)
        for form in forms:
            assert "".join(form).count("\ue001") == 1
            assert "".join(form).count("\ue000") == 1


@pytest.mark.browser
def test_the_page_says_what_each_version_has(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/check.html")
    page.fill("#claim", "using the media to spread rumours")
    page.wait_for_selector(".checked")
    assert page.inner_text(".check-said") == (
        "Word for word in Trusted Reviews, paragraph 6. "
        "The same words, spelt otherwise in PDF of the statement, paragraph 6. "
        "The statement has “instead of” before it."
    )
    assert page.locator(".checked ins, .checked del").all_inner_texts() == ["rumors", "rumours"]
    page.locator(".checked summary").first.click()
    assert "Trusted Reviews" in page.locator(".cited li").first.inner_text()
    page.fill("#claim", "the media told nobody about cheese")
    page.locator(
        ".check-said", has_text=re.compile("Not found in .* a translation or a summary is not found")
    ).wait_for()
    page.fill("#claim", "using the press to spread rumours")
    page.locator(".check-said", has_text="Altered from Trusted Reviews").wait_for()
    page.fill("#claim", "using the media to spread rumours")
    page.wait_for_selector(".is-exact")
    page.locator(".checked .cited a").first.click()
    page.wait_for_url("**/p/6.html")


def _shortened(text: str) -> str:
    words = text.split()
    return f"{' '.join(words[:5])} … {' '.join(words[-5:])}"


@pytest.mark.browser
@pytest.mark.slow
def test_of_many_versions_what_is_true_of_all_is_said_once(page: Page, tmp_path: Path) -> None:
    """Altered from A. Altered from B. Altered from C: five lines before the answer was read."""
    text = "\n\n".join(HARBOUR)
    texts = {"A": text, "B": text.replace("nine", "ten"), "C": text.replace("nine", "eleven")}
    page.goto(f"{build(archive(tmp_path, texts)).as_uri()}/check.html")
    words = HARBOUR[1]
    for claim, answer in [
        (words.replace("nine", "forty"), "Altered from every version, paragraph 2."),
        (HARBOUR[0], "Word for word in every version, paragraph 1."),
        (_shortened(HARBOUR[0]), "Shortened, and said so, from every version, paragraph 1."),
        ("nobody spoke about cheese at all", "Not found in any version. "),
        (words, "Word for word in A, paragraph 2. Altered from B and C, paragraph 2."),
        ("had expected the result", "paragraph 2. The statement has “Nobody” before it."),
    ]:
        page.fill("#claim", claim)
        page.locator(".check-said", has_text=answer).wait_for()

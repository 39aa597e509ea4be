"""Paragraphs of a source's own between those of the statement: framing where a sign says so, else wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import DecidedLine, Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")
SAID = "The chairman said that he would not resign over the affair, whatever the fishermen thought of it."


def between(*texts: str, marks: str = "") -> str:
    """The statement with texts between its paragraphs, each of which may begin with a mark."""
    first, second = (*texts, "")[:2]
    return "\n\n".join(filter(None, (marks + ONE, first, marks + TWO, second, marks + THREE)))


@pytest.mark.parametrize(
    "text",
    [
        between(SAID),
        between("The statement goes on:"),
        between("[The Courier stands by its story. – Ed.]"),
        between("(The Courier stands by its story. – Ed.)"),
        between("(Der Kurier bleibt dabei. Anm. d. Red.)"),
        between("(Le Courrier maintient ses informations, NDLR)"),
        between("The northern quay in March, before it was shut. (Photo: A. B. Smith)"),
        between("", "“Forty of them are rotten below the waterline!”"),
        between("“Forty of them are rotten below the waterline.”\nAda Quill, chairwoman"),
        between("A boat at the northern quay last Tuesday"),
        between("214 piles inspected"),
        between("£3.2 million from reserves"),
        between("Boats lay idle in the rain, and gulls had taken over the fish hall.", marks="“"),
        between("“Nobody believes a word of this.”", "“Read it twice, and you will laugh.”"),
    ],
)
def test_what_is_set_off_between_paragraphs_is_framing_and_a_doubt(text: str) -> None:
    for edition in (
        collated(STATEMENT, text),
        collated(text, STATEMENT),
        collated(STATEMENT, text, STATEMENT),
    ):
        assert [passage.id for passage in edition.passages] == ["p1", "p2", "p3"]
        answer = verdict(edition)
        assert answer.agree is None
        assert "of its own, it seems, between those of the statement, " in " ".join(
            d.text for d in answer.doubts
        )


@pytest.mark.parametrize("head", ["HARBOUR BOARD {}", "The quay, page {}", "{} HARBOUR BOARD"])
def test_lines_between_paragraphs_that_count_pages_are_a_doubt(head: str) -> None:
    four = [ONE, TWO, THREE, "The board thanks all who wrote to it, and will answer each of them by June."]
    plain = "\n\n".join(four)

    def paged(*numbers: int) -> str:
        heads = [head.format(number) for number in numbers]
        texts = [text for pair in zip(four, heads, strict=False) for text in pair]
        return "\n\n".join(texts + four[len(numbers) :])

    for edition in (collated(plain, paged(4, 5, 6)), collated(paged(4, 5, 7), plain)):
        answer = verdict(edition)
        assert answer.agree is None
        assert not list(edition.units())
    assert verdict(collated(plain, paged(4, 9, 6))).agree is False
    assert verdict(collated(plain, paged(4, 5))).agree is False


@pytest.mark.parametrize(
    "more", ["Read more: What the divers saw below the old quay in March", "Advertisement"]
)
def test_what_is_furniture_in_one_and_a_paragraph_of_another_is_a_doubt(more: str) -> None:
    """Wrapped in its first words, or in a file without blank lines, a line of a web page does not look so."""
    page = between(more)
    wrapped = (
        page.replace("Read more", "Read\nmore")
        if " " in more
        else page.replace("\n\n", "\n").replace(".\n", "\n")
    )
    for edition in (collated(wrapped, page), collated(page, wrapped)):
        assert sorted(map(len, edition.furniture.values())) == [0, 1]
        assert [passage.id for passage in edition.passages] == ["p1", "p2", "p3"]
        assert verdict(edition).agree is None


@pytest.mark.parametrize(
    "text",
    [
        between("The fishermen may use the southern quay until then. Nobody will lose a berth."),
        between("We said so in January, and we say it again."),
        between("Total: 4 million"),
        between("215 piles inspected"),
        between("214 piles, 3 divers"),
        between("“Nobody believes a word of this.”"),
        between("(Nobody believes it, says our friend Ed.)"),
        between("“Forty of them are rotten below the waterline.”\nWe asked the board, not them."),
    ],
)
def test_what_no_sign_sets_off_is_wording(text: str) -> None:
    edition = collated(STATEMENT, text)
    assert [passage.id for passage in edition.passages] == ["p1", "p1a", "p2", "p3"]
    assert verdict(edition).agree is False


def test_what_has_no_sign_of_quoted_mail_among_paragraphs_that_have_it_is_a_doubt() -> None:
    answered = between("That is not what my father was told.", marks="> ")
    for edition in (collated(STATEMENT, answered), collated(answered, STATEMENT)):
        assert [passage.id for passage in edition.passages] == ["p1", "p2", "p3"]
        assert verdict(edition).agree is None
    partly = answered.replace(f"> {TWO}", TWO)
    assert verdict(collated(STATEMENT, partly)).agree is False


def test_a_refrain_in_marks_that_one_lacks_is_left_out() -> None:
    refrain = "“The quay is ours, and ours it stays.”"
    whole = "\n\n".join((ONE, refrain, TWO, refrain, THREE))
    assert verdict(collated(whole, "\n\n".join((ONE, refrain, TWO, THREE)))).agree is False


def test_what_all_have_is_wording_and_what_was_published_or_decided_stays_so() -> None:
    assert len(collated(between(SAID), between(SAID) + "\n\nMore tomorrow.").passages) == 4
    text = between(SAID)
    start = text.index(SAID)
    decided = DecidedLine(start, start + len(SAID), furniture=False)
    for held in (
        replace(witness("B", text), published=frozenset([SAID])),
        replace(witness("B", text), decided=(decided,)),
    ):
        edition = collate(Sources("A statement", "A", (witness("A", STATEMENT), held)))
        assert [passage.id for passage in edition.passages] == ["p1", "p1a", "p2", "p3"]


LEADS = (
    "Harbour chairwoman Ada Quill broke her silence on Monday. Her statement in full:",
    "Ada Quill, who has led the harbour since the flood, broke with the fishermen on Monday. Her words:",
)


def test_leads_of_two_papers_that_tell_the_same_are_no_paragraph_of_the_statement() -> None:
    first, second = (f"{lead}\n\n{STATEMENT}" for lead in LEADS)
    for edition in (collated(first, second), collated(second, first), collated(first, second, STATEMENT)):
        assert [passage.id for passage in edition.passages] == ["p1", "p2", "p3"]
    changed = STATEMENT.replace("regrets the closure of", "is sorry for what it did to")
    assert len(collated(STATEMENT, changed).passages) == 3


@pytest.mark.parametrize(
    "time", ["14:02", "14.02 GMT", "Updated at 2.05 p.m.", "14h20", "14.05 Uhr", "14時02分"]
)
def test_the_times_of_a_live_blog_are_framing_and_a_doubt(time: str) -> None:
    one, *rest = STATEMENT.strip().split("\n\n")
    edition = collated(STATEMENT, "\n\n".join([one, time, *rest]))
    assert [piece.paragraph.text for piece in edition.framing["B"]] == [time]
    assert f"“{time}”" in edition.doubts[0].text


@pytest.mark.parametrize(
    "comment",
    ["[…] (the part about the piles is left out here)", "[…]\n\n(Here the board speaks of the piles.)"],
)
def test_a_comment_beside_a_gap_is_no_wording(comment: str) -> None:
    first, _, last = STATEMENT.strip().split("\n\n")
    edition = collated(STATEMENT, f"{first}\n\n{comment}\n\n{last}")
    assert edition.passages[1].lost == {"B"}
    assert not any(passage.units for passage in (edition.passages[1], edition.passages[2]))
    assert edition.doubts[0].text == "B leaves out 1 paragraph with a sign: not in this copy."
    assert verdict(edition).agree is None


@pytest.mark.parametrize(
    "caption",
    [
        "The quay in winter. Photo: Ann Lee",
        "He was shot by them. Photo: Reuters",
        "Der Kai im Winter. Foto: Ann Lee",
        "Mein Vater lebt noch. Foto: privat",
        "Le quai en hiver. Crédit : AFP",
        "他们封了码头。图：网友",
    ],
)
def test_a_line_that_ends_with_who_took_the_picture_is_framing_and_a_doubt(caption: str) -> None:
    one, *rest = STATEMENT.strip().split("\n\n")
    for texts in (
        (STATEMENT, "\n\n".join([one, caption, *rest])),
        ("\n\n".join([one, caption, *rest]), STATEMENT),
    ):
        edition = collated(*texts)
        assert not any(edition.furniture.values())
        assert [piece.paragraph.text for found in edition.framing.values() for piece in found] == [caption]
        assert [doubt.text for doubt in edition.doubts if f"“{caption}”" in doubt.text]


@pytest.mark.parametrize("line", ["The quay on Monday", "Mayor Lee at the quay, J. Doe / AP", "By the board"])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_line_that_ends_no_sentence_is_a_doubt_though_the_statement_has_title_and_signature(
    line: str, at: int
) -> None:
    paragraphs = ["On the closure of the quay", *STATEMENT.strip().split("\n\n"), "Ann Lee, chair"]
    other = "\n\n".join([*paragraphs[:at], line, *paragraphs[at:]])
    for texts in (("\n\n".join(paragraphs), other), (other, "\n\n".join(paragraphs))):
        edition = collated(*texts)
        assert [piece.paragraph.text for found in edition.framing.values() for piece in found] == [line]
        assert verdict(edition).agree is None


def test_a_line_between_is_wording_where_the_statement_has_cross_headings_or_is_verse() -> None:
    one, *rest = STATEMENT.strip().split("\n\n")
    headed = "\n\n".join(["On the quay", one, "The piles", *rest])
    verse = "\n".join(
        ["The tide went out,", "The quay fell in:", "Two cranes,", "And not one sailor saw it;", "So"]
    )
    for text, line in ((headed, "The cost"), (verse, "The gulls had gone")):
        edition = collated(
            text, text.replace("And not", f"{line}\nAnd not").replace(rest[-1], f"{line}\n\n{rest[-1]}")
        )
        assert not any(edition.framing.values())
        assert verdict(edition).agree is False


def test_a_line_amid_a_sentence_is_no_comment_whoever_speaks_in_it():
    lines = [
        "We sailed at dawn beneath a leaden sky,",
        "The gulls behind us and the wind ahead,",
        "{}",
        "And every sail we have has run to red.",
        "We shall not see the harbour light again,",
        "Nor hear our children calling from the quay.",
    ]
    poem, other = (
        "\n".join(lines).format(line)
        for line in (
            "Sing of the coast, (he said) and of its dead,",
            "She said: Now tell me nothing of goodbye,",
        )
    )
    edition = collated(poem, other)
    assert not any(edition.framing.values())


@pytest.mark.parametrize(
    "text",
    [
        "[…] We deny all claims and say so in court.",
        "(...) We deny all claims and say so in court.",
        "[...] Wir weisen alles zurück und sagen das nie anders.",
        "[…] Our editor: we do not know him, and never did.",
        "（……）我们否认一切指控。",
    ],
)
def test_a_sentence_behind_a_sign_of_cut_is_wording_however_many_print_it(text: str) -> None:
    for texts in (
        [between(text), *[between(text)] * 3, STATEMENT],
        [between(text), between(text), STATEMENT],
        [between(text), STATEMENT, STATEMENT],
    ):
        edition = collated(*texts)
        assert [passage.id for passage in edition.passages] == ["p1", "p2", "p3", "p4"]
        assert verdict(edition).agree is False


def test_a_paragraph_of_which_another_has_the_end_word_for_word_is_no_mere_lead() -> None:
    end = "The town bought the old mill for the federal fund, so that it could be used by all of Marling."
    own = (
        "“We will not be owned by it,” Castellane said, “and no hospital of ours ever was.” Few asked for it."
    )
    whole = f"{STATEMENT.strip()}\n\n{own} {end}"
    found = collated(whole, f"{ONE}\n\n{TWO}\n\n{end}", language="en")
    assert len(found.passages) == 4
    assert found.passages[-1].paragraphs["B"]

"""Differences as a reader finds them: small texts in, kinds and readings out."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from edition.analysis.places.variation import _in_damage
from edition.model import Detail, Kind, Reading, VariationUnit
from tests.support.witnesses import collated, differences, rows

LONG = (
    "The council met on Monday evening to hear what the engineers had to say of the harbour wall, and of the "
    "money that would be needed before the winter storms come in from the west."
)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            "And the winter came, and it was long for all of us here.",
            "And the winter (b) came, and it was long for all of us here.",
            [("addition", "", "(b)")],
        ),
        (
            "They met in June to hear what was said of the wall.",
            "They met in June 3 to hear what was said of the wall.",
            [("addition", "", "3")],
        ),
        (
            "You told me that she was here, and how it was lost.",
            "You told marble that she whisper here, and harvest it was lost.",
            [("substitution", *pair) for pair in (("me", "marble"), ("was", "whisper"), ("how", "harvest"))],
        ),
        (
            "She has seen a ship and a boat in the bay this morning.",
            "She has seen o ship and u boat m the bay this morning.",
            [("ocr", "a", "o"), ("ocr", "a", "u"), ("ocr", "in", "m")],
        ),
        (
            "They said that steel bridges carried heavy trains across both rivers at night.",
            "They said that qzxxk vwkkpqx zzjjxvw hxxqz tqqxks across both rivers at night.",
            [
                ("substitution", "steel", "qzxxk"),
                ("substitution", "bridges", "vwkkpqx"),
                ("substitution", "carried", "zzjjxvw"),
                ("substitution", "heavy", "hxxqz"),
                ("substitution", "trains", "tqqxks"),
            ],
        ),
    ],
    ids=["mark added", "figure added", "other words", "short words misread", "line of garbled words"],
)  # fmt: skip
def test_against_a_recognised_witness(one: str, two: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(collated(one, two, ocr="B")) == expected


def test_what_one_witness_lacks_does_not_swallow_what_others_differ_in() -> None:
    edition = collated(
        "The wall had moved by nine centimetres since May, and I read it that night. Nobody acted.",
        "The wall had moved by 9cm since May, and I read it that evening. Nobody acted.",
        "“The wall had moved”. Nobody acted.",
    )
    assert differences(edition) == [
        ("punctuation", "", "", "“"),
        ("omission", "by", "by", "”"),
        ("omission", "nine centimetres", "9cm", ""),
        ("omission", "since May, and I read it that", "since May, and I read it that", ""),
        ("substitution", "night", "evening", ""),
    ]


def test_a_dash_that_ends_a_paragraph_stays_with_it() -> None:
    one = "“I will not go—”\n\n“You must,” said the captain.\n\nThe ship sailed at dawn—\n\nNobody waved."
    edition = collated(one, one.replace("\n\n", " "))
    assert differences(edition) == []
    assert [row["B"] for _, row in rows(edition)] == [[paragraph] for paragraph in one.split("\n\n")]


def _pages(lines: list[str]) -> str:
    return "\n".join(lines[:3]) + "\n\f" + "\n".join(lines[3:]) + "\n"


@pytest.mark.parametrize(
    ("gone", "kind"), [((2, 3), "lacuna"), ((2, 4), "lacuna")], ids=["a line", "two lines"]
)
def test_whole_lines_lost_at_a_page_end_are_lost(gone: tuple[int, int], kind: str) -> None:
    lines = _wrapped(f"{LONG} {LONG.replace('Monday', 'Friday').replace('harbour', 'station')}")
    damaged = [line for at, line in enumerate(lines) if not gone[0] <= at < gone[1]]
    text = "\n".join(damaged[: gone[0]]) + "\n\f" + "\n".join(damaged[gone[0] :])
    edition = collated(" ".join(lines), text, ocr="B")
    assert [row[0] for row in differences(edition)] == [kind]


def test_words_left_out_where_a_page_ends_are_left_out() -> None:
    """The lines were set anew without them, so none is short."""
    whole = f"{LONG} {LONG.replace('Monday', 'Friday').replace('harbour', 'station')}"
    lines = _wrapped(whole)
    last = lines[2].split()[-1]
    edition = collated(whole, _pages(_wrapped(whole.replace(f" {last} ", " ", 1))), ocr="B")
    assert [row[0] for row in differences(edition)] == ["omission"]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 48)


STATEMENT = (
    "I was told on Friday evening that the sea wall had moved by nine inches since January.",
    "It is not pleasant reading. The engineers warned of it twice, and nobody acted on what they said.",
    "I am sorry. Those who live behind that wall were entitled to better from us.",
)


def test_headlines_that_share_a_name_are_no_passages() -> None:
    edition = collated(
        "\n\n".join(STATEMENT),
        "\n\n".join(
            (
                "MINISTER ‘SORRY’ OVER SEA WALL",
                "The Minister for Ports has apologised to residents after it emerged that a wall had moved.",
                *STATEMENT,
                "Residents reacted with anger on Tuesday night.",
            )
        ),
        "\n\n".join(("Minister apologises", *STATEMENT, "The minister will answer questions on Tuesday.")),
    )
    assert [name for name, _ in rows(edition)] == ["p1", "p2", "p3"]
    assert [len(edition.framing[siglum]) for siglum in "ABC"] == [0, 3, 2]
    assert differences(edition) == []


def test_paragraphs_of_a_word_or_two() -> None:
    one = (
        "Q: When did you first see the papers?",
        "A: On Tuesday.",
        "Q: Why?",
        "A: No.",
        "Q: Not your wife?",
    )
    two = tuple(text[3:] for text in one)
    edition = collated("\n\n".join(one), "\n\n".join(two))
    assert [list(row.values()) for _, row in rows(edition)] == [
        [[a], [b]] for a, b in zip(one, two, strict=True)
    ]
    assert differences(collated("Yes", "yes.")) == [("case", "Yes", "yes"), ("punctuation", "", ".")]


def test_the_first_words_of_a_paragraph_after_one_that_came_in() -> None:
    new = "“It was not until a day or two after your illness that I thought of it, and I have not since.”"
    last = "I have been sketching a good deal of late. There is a ruined khan above the town."
    edition = collated(
        f"{STATEMENT[0]}\n\n{last}", f"{STATEMENT[0]}\n\n{new}\n\n{last.replace('I have been', 'I been')}"
    )
    assert differences(edition) == [("omission", "have", "")]


def test_passages_of_one_word_that_only_stand_for_each_other_differ() -> None:
    edition = collated("ΕΝΑΡΧΗΗΝΟΛΟΓΟΣΚΑΙΟΛΟΓΟΣ", "ΕΝΑΡΧΗΗΝΟΛΟΓΟΣΚΑΙΛΟΓΟΣ")
    assert [row[0] for row in differences(edition)] == ["substitution"]


@pytest.mark.parametrize("mark", ["— ", "“", "¿", "«\u00a0", "…"])
def test_the_marks_before_the_first_word_are_read_where_another_witness_lacks_them(mark: str) -> None:
    words = "the dog ran away home"
    edition = collated(
        mark + words, mark + words, words, f"King {words}", mark + words.replace("away", "far")
    )
    readings = [unit.readings for _, unit in edition.units() if unit.lemma.start == 0]
    agreeing = [reading.text for each in readings for siglum in "ABE" for reading in [each[siglum]]]
    assert agreeing == [mark.strip()] * 3


@pytest.mark.parametrize(
    "texts",
    [
        ("we saw grey dogs, — of five", "we saw — of five", "we saw grey dogs, of five"),
        ("the war it holy. — of five men", "the war it — of five men", "the war it holy. of five men"),
        ("he did. ghost — US. a man", "he in ghost did. — US. a man", "he did. ghost king US. a man"),
        ("will — people saw the war", "— people saw the war", "will holy people saw the war"),
    ],
)
def test_a_mark_is_read_beside_a_word_of_both_though_the_other_side_differs(texts: tuple[str, ...]) -> None:
    (mark,) = [unit.readings for _, unit in collated(*texts).units() if unit.lemma.text == "—"]
    assert (mark["B"].text, mark["B"].kind) == ("—", None)
    assert mark["C"].kind


def test_a_first_word_is_read_with_the_marks_before_it_where_another_witness_lacks_both() -> None:
    edition = collated("— The dogs ran home", "— The dogs ran home", "dogs ran home")
    (unit,) = [unit for _, unit in edition.units()]
    assert [unit.readings[siglum].text for siglum in "ABC"] == ["— The", "— The", ""]


def test_of_two_differences_side_by_side_a_further_witness_makes_no_other_readings() -> None:
    one, two = "under equipment harbour claims its own", "under equipment harbor harbour claims its own"
    for texts in ([one, two], [one, two, f"{one} now"]):
        found = [(unit.readings["A"], unit.readings["B"]) for _, unit in collated(*texts).units()]
        assert [(a.text, b.text) for a, b in found][:1] == [("", "harbor")]


@pytest.mark.parametrize(
    ("misread", "settled"),
    [
        ((0, 10, 39), True),
        ((10, 39), False),
        ((0, 10, 40), False),
        ((-10, 5, -39), True),
        ((0, 10, -40), False),
    ],
)
def test_a_word_among_three_misread_ones_within_forty_characters_is_misread(
    misread: tuple[int, ...], settled: bool
) -> None:
    def unit(number: int, at: int, detail: Detail | None) -> VariationUnit:
        lemma, read = Reading("all", 100 + at, 103 + at), Reading("an", 100 + at, 102 + at, Kind.OCR, detail)
        return VariationUnit(f"p1.u{number}", Kind.OCR, {"A": lemma, "B": read})

    units = [unit(number, at, None) for number, at in enumerate(misread, 2)]
    (doubtful, *others) = _in_damage([unit(1, 0, Detail.DOUBTFUL), *units])
    assert (doubtful.readings["B"].detail is None) == settled
    assert others == units


@pytest.mark.parametrize(
    "texts",
    [
        (
            "What the medicine of Langdale presented in public,",
            "What the\xa0medicine of Langdale presented  In Public,",
            "What medicine of “Langdale” presented in public,",
        ),
        (
            "one railway, and now the refugee is pure.",
            "one railway, now and the\xa0refugee is pure.",
            "one railway, and the now refugee is pure.",
        ),
        (
            "was seen at once. A certain trade was set up for us.",
            "was seen at once. A\xa0certain trade was set up for us.",
            "was seen at once. A\nsaid voter certain trade was set up for us.",
        ),
        (
            "then the rule should be broke by the",
            "then the rule should be broke by prize established the",
            "the rule – “should” be broke\nby prize established the",
        ),
        (
            "the merchant, yet their own origins were carefully",
            "the merchant, yet their own ori-\ngins were reconsidered neutral cold seven carefully",
            "the merchant, yet their own\nori-\ngins were voter reconsidered neutral cold “seven” carefully",
        ),
        (
            "few of us feared the double lesson behind it. No forest of that opinion can be obtained.",
            "few of us feared the double lesson it. behind No forest of that opinion can be obtained.",
            "few of us feared the double lesson it. behind forest of that opinion can be obtained.",
        ),
    ],
    ids=[
        "space",
        "changed places",
        "space before words added",
        "mark of a stretch",
        "words of a stretch",
        "word beside a place of others",
    ],
)
def test_readings_that_agree_are_equal_and_no_word_is_beside_them(texts: tuple[str, ...]) -> None:
    edition = collated(*texts)
    ((passage, *more), ends) = (edition.passages, {each.siglum: 0 for each in edition.witnesses})
    assert not more
    for unit in passage.units:
        for siglum, reading in unit.readings.items():
            assert (reading.kind is None) == (reading.text == unit.lemma.text), (unit.id, siglum)
        between = {
            "".join(edition.witness(siglum).text[ends[siglum] : reading.start].split()).replace("-", "")
            for siglum, reading in unit.readings.items()
        }
        assert len(between) == 1, unit.id
        ends = {siglum: reading.end for siglum, reading in unit.readings.items()}


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (("They met. Was it their fault either? Nobody asked.", "They met. Nobody asked.",
          "They met. Was it their fault? Nobody asked."), ""),
        (("They met. Was it their fault either? Nobody asked.", "They met. Nobody asked.",
          "They met. Was it their fault either. Nobody asked."), "C"),
        (("They met. Was it their fault either? Nobody asked.",
          "They met. Was it their fault either. Nobody asked."), "B"),
        (("They met. “Was it their fault either?” Nobody asked.",
          "They met. “Was it their fault either Nobody asked.",
          "They met. “Was it their fault either? Nobody asked."), "B"),
    ],
    ids=["with the words", "by another", "alone", "with a mark"],
)  # fmt: skip
def test_a_mark_left_out_with_the_words_before_it_is_no_doubt(texts: tuple[str, ...], doubtful: str) -> None:
    readings = [unit.readings for _, unit in collated(*texts).units()]
    found = {siglum for each in readings for siglum, reading in each.items() if reading.detail}
    assert found == set(doubtful)


def test_one_space_stands_in_one_place_alone() -> None:
    edition = collated(
        "Here it begins. beta gamma delta epsilon zeta zeta And so it ends.",
        "Here it begins. beta delta, zeta zeta, And so it ends.",
        "Here it begins. beta. zeta alpha, — zeta gamma omega And so it ends.",
        "Here it begins. beta gamma epsilon ... zeta zeta, And so it ends.",
    )
    for siglum in "ABCD":
        readings = [unit.readings[siglum] for _, unit in edition.units()]
        assert all(before.end <= after.start for before, after in pairwise(readings)), siglum


@pytest.mark.parametrize(
    ("longer", "shorter", "lost"),
    [
        ("The mayor came. He denied it.", "The mayor came.", "He denied it."),
        ("“He came.” “He denied it.”", "“He came.”", "“He denied it.”"),
        ("He said: “He came. He denied it!”", "He said: “He came.”", "He denied it!"),
        ("The mayor came, he denied it.", "The mayor came.", ", he denied it"),
    ],
)
def test_a_last_sentence_that_one_lacks_has_the_mark_that_ends_it(
    longer: str, shorter: str, lost: str
) -> None:
    for texts in ((longer, shorter), (shorter, longer)):
        (unit,) = (unit for _, unit in collated(*texts).units())
        assert sorted(reading.text for reading in unit.readings.values()) == ["", lost]


@pytest.mark.parametrize(
    ("one", "two", "doubtful"),
    [("WHO", "Who", True), ("US", "us", True), ("THE WHO", "The Who", False), ("NOBODY", "Nobody", False)],
)
def test_a_word_in_capitals_alone_at_the_head_of_a_paragraph_may_be_another(
    one: str, two: str, doubtful: bool
) -> None:
    text = "It rained.\n\n{} said on Monday that it would come, and nobody in the town was glad of it."
    units = [unit for _, unit in collated(text.format(one), text.format(two), language="en").units()]
    assert {unit.kind for unit in units} == {Kind.CASE}
    assert any(r.detail is Detail.DOUBTFUL for unit in units for r in unit.readings.values()) is doubtful

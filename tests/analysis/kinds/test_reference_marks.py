"""What refers to a note or names a page inside a line is told from words and figures of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest

from edition.analysis.kinds import reference_marks
from edition.analysis.kinds.reference_marks import is_note_mark, reference_finding
from edition.model import Detail, Kind
from edition.wordlists import word_list
from tests.support.witnesses import collated

MARK, DOUBT, WORDS = (Kind.PUNCTUATION, None), (Kind.PUNCTUATION, Detail.DOUBTFUL), None


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("[3]", "paid.", True),
        ("¹", "2021.", True),
        ("²", "10", False),
        ("[3]", "paid ", False),
        ("[a]", "x", False),
        ("ᵛ", "on f.", False),
        ("ᵛ", "said.ⁱᵛ Paid.", True),
        ("ᵛ", "said.ˣⁱᵛ Paid.", False),
        ("ˣᵛ", "said.ˣⁱᵛ Paid.", True),
    ],
)
def test_note_marks(text: str, before: str, expected: bool) -> None:
    assert is_note_mark(text, before + text, len(before)) is expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["[fol. 12r]", "[fol. 12v]", "[fol. 13r]"], MARK),
        (["|12r|", "|12v|", "|13r|"], MARK),
        (["[p. 12]", "[p. 13]", "[p. 14]"], MARK),
        (["{p. xii}", "{p. xiii}", "{p. xiv}"], MARK),
        (["[fol. 12r]"], DOUBT),
        (["[p. 12]", "[p. 14]", "[p. 15]"], DOUBT),  # may be cited
        (["[s. 12]", "[s. 13]", "[s. 14]"], DOUBT),  # a section
        (["(p. 12)", "(p. 13)", "(p. 14)"], DOUBT),
        (["[12]", "[13]", "[14]"], DOUBT),
        (["(p. 12)", "(p. 13)"], WORDS),
        (["(p. 12)"], WORDS),
        (["[12]"], WORDS),
        (["(12V)", "(13V)", "(14V)"], WORDS),
        (["[May 12]", "[May 13]", "[May 14]"], WORDS),
        (["[12r"], WORDS),
    ],
)
def test_pages_named_inside_lines(marks: list[str], expected: tuple[Kind, Detail | None] | None) -> None:
    source = " ".join(f"the weir {mark} was shut" for mark in marks)
    readings = (marks[0], source, source.index(marks[0])), ("", "the weir was shut", 8)
    for pair in (readings, readings[::-1]):
        assert reference_finding(*pair, word_list("en")) == expected


@pytest.mark.parametrize(
    ("before", "text", "other", "after", "expected"),
    [
        ("heard ", "a¹", "a", " letter", DOUBT),
        ("that ", "I²", "I", " went", DOUBT),
        ("held ", "in¹", "in", " May", DOUBT),
        ("sum of ", "x²", "x", " and y", WORDS),
        ("sum of ", "x²", "x", " and y\n² So the minutes.", DOUBT),
        ("sold 20 ", "m²", "m", " of land", WORDS),
        ("a page of 20 ", "in²", "in", " at most", WORDS),
        ("heard ", "a¹", "the", " letter", WORDS),
        ("heard ", "a¹", "a²", " letter", WORDS),
        ("of ", "Fe²", "Fe³", "⁺ and more", DOUBT),
        ("of ", "As³", "As⁵", "⁺ and more", DOUBT),
        ("of ", "C¹²", "C¹⁴", " and more", DOUBT),
        ("of ", "²³⁵U", "²³⁸U", " and more", DOUBT),
    ],
)
def test_notes_at_short_words(
    before: str, text: str, other: str, after: str, expected: tuple[Kind, Detail | None] | None
) -> None:
    readings = (text, before + text + after, len(before)), (other, before + other + after, len(before))
    for pair in (readings, readings[::-1]):
        assert reference_finding(*pair, word_list("en")) == expected


def test_a_source_is_read_once_for_all_its_marks() -> None:
    """It was read anew for each: 4,000 notes took four times as long as all else."""
    signs = ["¹", "²", "³"] * 20
    notes = "".join(f"xq{sign} said.ᵛ\n" for sign in signs) + "¹ One.\n²³ Three.\nⁱᵛ"
    reference_marks._notes.cache_clear()
    reference_marks._end_of_first.cache_clear()
    known = word_list("en")
    found = [
        reference_finding((f"xq{sign}", notes, 12 * at), ("xq", "", 0), known)
        for at, sign in enumerate(signs)
    ]
    counted = [is_note_mark("ᵛ", notes, 12 * at + 9) for at in range(len(signs))]
    assert found == [DOUBT if sign == "¹" else WORDS for sign in signs]
    assert not any(counted)
    assert is_note_mark("ᵛ", notes + " paid.ᵛ", len(notes) + 6)
    read = [each.cache_info().misses for each in (reference_marks._notes, reference_marks._end_of_first)]
    assert read == [1, 2]


def test_pages_are_counted_once_for_all_their_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were counted at each: a list of 4,000 notes took half of all function calls."""
    pages = " ".join(f"[{number}] paid" for number in range(1, 40))
    counted: list[Sequence[int]] = []

    def noted(marks: Sequence[int]) -> Iterable[tuple[int, int]]:
        counted.append(marks)
        return pairwise(marks)

    monkeypatch.setattr(reference_marks, "pairwise", noted)
    places = [(mark.group(), pages, mark.start()) for mark in re.finditer(r"(?<= )\[\d+\]", pages)]
    assert [reference_finding(place, ("", "", 0), word_list("en")) for place in places] == [DOUBT] * 38
    assert len(counted) == 1


def test_many_sources_are_read_once_each_for_their_marks() -> None:
    """They are asked in turn: 10 sources with 1,000 notes took two minutes and a half, not four seconds."""
    sources = [f"It is of 1931¹ and 1932² in the {number}th copy." for number in range(20)]
    reference_marks._counted_signs.cache_clear()
    for source in sources * 3:
        at = source.index("1931")
        assert reference_finding(("1931¹", source, at), ("1931", "", 0), word_list("en")) == DOUBT
    assert reference_marks._counted_signs.cache_info().misses == len(sources)


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("It was built in 1931¹ and sold in May.² All is gone.", Kind.PUNCTUATION, Detail.DOUBTFUL),
        ("It has 25 m² and was built in 1931¹ or in 1934.² All is gone.", Kind.PUNCTUATION, Detail.DOUBTFUL),
        ("It was 10² in all, and sold in May. All is gone.", Kind.SUBSTITUTION, Detail.FIGURE),
    ],
)
def test_a_sign_above_the_line_behind_a_figure_may_count_notes(text: str, kind: Kind, detail: Detail) -> None:
    edition = collated(text, re.sub("(?<=\\d)[¹²]", "", text), language="en")
    assert next((unit.kind, unit.readings["B"].detail) for _, unit in edition.units()) == (kind, detail)


@pytest.mark.parametrize(("ours", "theirs"), [("²", "³"), ("²", "¹")])
def test_the_same_note_may_have_another_number(ours: str, theirs: str) -> None:
    text = "It was said in{0} May that 20 m² are sold.¹ All is gone.\n\n¹ So the clerk.\n\n{0} So the town."
    edition = collated(text.format(ours), text.format(theirs), language="en")
    assert {(unit.kind, unit.readings["B"].detail) for _, unit in edition.units()} == {MARK}
    edition = collated(text.format(ours), text.format(ours).replace("m²", "m¹"), language="en")
    assert [unit.readings["B"].detail for _, unit in edition.units()] == [Detail.FIGURE]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("sold¹ by the clerk and kept² by the town", "sold² by the clerk and kept¹ by the town"),
        ("counted in km² in May and sold¹ by the town", "counted in km¹ in May and sold¹ by the town"),
    ],
)
def test_the_mark_of_another_note_is_no_print(one: str, two: str) -> None:
    text = "It was {}, and all is gone.\n\n¹ Allowed by law.\n\n² Forbidden by law."
    for pair in ((one, two), (two, one)):
        edition = collated(*map(text.format, pair), language="en")
        found = {(unit.kind, unit.readings["B"].detail) for _, unit in edition.units()}
        assert found == {(Kind.PUNCTUATION, Detail.DOUBTFUL)}


@pytest.mark.parametrize(
    ("one", "two", "detail"),
    [
        ("¹", "[1]", None),
        ("¹", "(1)", None),
        ("¹", "*", None),
        ("¹", "", None),
        ("¹", "1", Detail.DOUBTFUL),
        ("[1]", "*", None),
    ],
)
def test_the_mark_of_a_note_has_several_forms(one: str, two: str, detail: Detail | None) -> None:
    text = (
        "It was said in May that they are sold.{0} All is gone and 25 m² are left.\n\n{1} So said the clerk."
    )
    for pair in ((one, two), (two, one)):
        heads = ("¹", "¹") if "¹" not in pair else pair
        texts = [text.format(*each).strip() for each in zip(pair, heads, strict=True)]
        units = [unit for _, unit in collated(*texts, language="en").units()]
        assert {unit.kind for unit in units} == {Kind.PUNCTUATION}
        assert detail in {unit.readings["B"].detail for unit in units} <= {None, detail}


@pytest.mark.parametrize(
    ("mark", "there"),
    [("¹", "¹"), ("[1]", "[1]"), ("[1]", "¹"), ("[1][2]", "[1][2]"), ("*", "*"), ("†", "†")],
)
def test_the_mark_of_a_note_that_moved_behind_other_words_is_a_doubt(mark: str, there: str) -> None:
    text = "The weir was shut{} in May. The bridge was sold{} in June. The road was closed."
    here, moved, bare = text.format(mark, ""), text.format("", there), text.format("", "")
    for one, two, detail in (
        (here, moved, Detail.DOUBTFUL),
        (moved, here, Detail.DOUBTFUL),
        (here, bare, None),
    ):
        found = collated(one, two, language="en").passages[0].units
        assert {reading.detail for unit in found for reading in unit.readings.values()} <= {detail, None}
        assert any(unit.readings["B"].detail is detail for unit in found)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The weir¹ was shut² in May.", "The weir was shut¹ in May."),  # counted anew without the first
        ("A colour¹ it had in May.\n\nThe weir¹ was shut.", "A color¹ it had in May.\n\nThe weir was shut."),
        ("The *weir* was shut in May.", "The weir was *shut* in May."),
    ],
)
def test_the_mark_of_a_note_that_is_missed_and_stands_nowhere_else_is_no_doubt(one: str, two: str) -> None:
    for pair in ((one, two), (two, one)):
        edition = collated(*pair, language="en")
        details = {reading.detail for _, unit in edition.units() for reading in unit.readings.values()}
        assert details == {None}

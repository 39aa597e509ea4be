"""Numbers of lines and marks of quoted mail stand in the margin: they are no words."""

from __future__ import annotations

import pytest

from edition.text.layout.lines import divides, printed_lines
from edition.text.layout.margins import without_margins
from edition.text.layout.paragraph_layout import read_layout
from tests.support.prints import GERMAN, LINES
from tests.support.witnesses import collated


def text_of(printed: str) -> list[str]:
    return [line.text for line in read_layout(printed).lines]


def numbered(lines: list[str], step: int, write: str, start: int = 1) -> str:
    """The lines with a number in the margin of each that is a multiple of the step."""
    return "\n".join(
        write.format(number, line) if number % step == 0 else write.format("", line).rstrip()
        for number, line in enumerate(lines, start)
    )


@pytest.mark.parametrize("lines", [LINES, GERMAN])
@pytest.mark.parametrize(
    ("step", "write"),
    [
        (1, "{0} {1}"),
        (1, "{0:>3}  {1}"),
        (1, "{1:<70}{0:>3}"),
        (2, "{0:>3} {1}"),
        (1, "[{0}] {1}"),
        (1, "({0}) {1}"),
        (1, "{0}| {1}"),
        (1, "{1} {0}"),
    ],
)
def test_numbers_that_count_the_lines_are_no_text(lines: list[str], step: int, write: str) -> None:
    assert text_of(numbered(lines, step, write)) == lines


@pytest.mark.parametrize("write", ["{0:>4} {1}", "{1:<66}{0:>4}", "{1}\t{0}"])
@pytest.mark.parametrize("start", [1, 58])
def test_numbers_of_every_fifth_line(write: str, start: int) -> None:
    lines = [*LINES, *LINES]
    assert text_of(numbered(lines, 5, write, start)) == lines


def test_numbers_in_brackets_at_every_fifth_line() -> None:
    lines = [*LINES, *GERMAN]
    printed = "\n".join(f"[{at}] {line}" if at % 5 == 0 else line for at, line in enumerate(lines, 1))
    assert text_of(printed) == lines


@pytest.mark.parametrize("lines", [LINES, GERMAN])
@pytest.mark.parametrize(
    "write", ["{0:>3}| {1}", "{0:>3} | {1}", "{1:<66}[{0}]", "{0:<4}{1}", "{1:<66} | {0}", "{0:>5}: {1}"]
)
def test_one_or_two_numbers_that_say_which_line_it_is(lines: list[str], write: str) -> None:
    printed = [write.format(at, line) if at % 5 == 0 else f"      {line}" for at, line in enumerate(lines, 1)]
    if "{1}" in write[:4] or write.startswith("{1"):
        printed = [line.strip() for line in printed]
    assert text_of("\n".join(printed)) == lines


def test_a_number_that_is_misread() -> None:
    lines = [*LINES, *GERMAN]
    printed = [
        f"{str(at).replace('10', 'l0').replace('15', 'I5') if at % 5 == 0 else '':>3} {line}"
        for at, line in enumerate(lines, 1)
    ]
    assert text_of("\n".join(printed)) == lines


def test_numbers_on_lines_of_their_own() -> None:
    lines = [*LINES, *GERMAN]
    printed = [f"{at}\n{line}" if at % 5 == 0 else line for at, line in enumerate(lines, 1)]
    assert text_of("\n".join(printed)) == lines


def test_numbers_that_begin_anew_on_each_page() -> None:
    pages = [LINES, [*GERMAN, *GERMAN[2:6]], LINES[::-1]]
    printed = "\f".join(numbered(page, 5, "{0:>4} {1}") for page in pages)
    found = [line.text for line in without_margins(printed_lines(printed))[0]]
    assert found == [line for page in pages for line in page]


KEPT = {
    "a list": [
        f"{n} {word} is a matter for the council"
        for n, word in enumerate(["Coal", "Iron", "Salt", "Wool"], 1)
    ],
    "sums in columns": ["A member pays         5", *LINES[1:5], "and a guest           10", *LINES[6:9]],
    "two prices": [
        "Bread at the door" + " " * 60 + "5",
        *LINES[1:6],
        "and meat" + " " * 69 + "10",
        *LINES[7:9],
    ],
    "a list with five hundred": [f"{n}. Item" for n in range(1, 30)],
    "contents": ["Of coal      5", "Of iron      12", "Of salt      30", "Of wool      31"],
    "a sum in the fifth line": [*LINES[:4], "5 pounds were paid", *LINES[5:]],
    "sums in the fifth lines": [
        *LINES[:4],
        "5 pounds were paid",
        *LINES[5:9],
        "10 more were due",
        *LINES[10:],
    ],
    "prices": [f"{name:<30}{at * 5}" for at, name in enumerate(["Bread", "Meat", "Fish", "Milk"], 1)],
    "numbers of stanzas": ["5", *LINES[:4], "10", *LINES[4:8], "15", *LINES[8:]],
    "I and a number": ["I 5 times wrote", "I 10 times called", "I 15 times came"],
    "years": ["1914 was a year of war, and", "1915 too; nobody thought that", "1916 would be one as well."],
    "figures": ["The sum was", "5 pounds, of which", "3 were paid and", "2 were not."],
    "one quoted line": ["He wrote:", "> we deny it", "and left."],
    "a relation": ["The loss was", "> 5 % of the sum", "in all."],
    "a table": ["| a | b |", "| 1 | 2 |", "| 3 | 4 |"],
}


@pytest.mark.parametrize("write", ["{0:>3}  {1}", "{1:<66}{0}"])
def test_two_numbers_that_count_on_over_a_head_and_a_catchword(write: str) -> None:
    lines = [*LINES[:7], "wool", "THE TARIFF", *LINES[7:10]]
    written = {4: 5, 11: 10}
    printed = [write.format(written.get(at, ""), line).rstrip() for at, line in enumerate(lines)]
    _, margins = without_margins(printed_lines("\n".join(printed)))
    assert [part.text for part in margins] == ["5", "10"]


@pytest.mark.parametrize("name", KEPT)
def test_other_numbers_and_marks_are_text(name: str) -> None:
    _, margins = without_margins(printed_lines("\n".join(KEPT[name])))
    assert margins == []


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", "| "])
def test_marks_of_quoted_mail_are_no_text(mark: str) -> None:
    printed = "\n".join([f"{mark}{line}" for line in LINES[:4]] + [mark.rstrip()] + [f"{mark}{LINES[8]}"])
    layout = read_layout(printed)
    assert [line.text for line in layout.lines] == [*LINES[:4], LINES[8]]
    assert layout.lines[4].blank
    covered = sorted([(line.start, line.end) for line in (*layout.lines, *layout.furniture)])
    assert "".join(printed[start:end] for start, end in covered).replace(" ", "") == "".join(printed.split())


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("> We deny it.", "We deny it."),
        ("> > “We deny it.”", "“We deny it.”"),
        ("> 5 % is lost.", "> 5 % is lost."),
    ],
)
def test_a_paragraph_of_one_line_may_be_quoted(line: str, text: str) -> None:
    assert text_of(f"He wrote to us.\n\n{line}\n\nThen he left.") == [
        "He wrote to us.",
        text,
        "Then he left.",
    ]
    assert text_of(f"He wrote to us.\n{line}\n\nThen he left.")[1] == line


def test_signs_that_divide_words() -> None:
    for sign in "-\u2010\u2011\u00ad¬⸗=":
        assert divides(f"Ver{sign}", "treter")
    assert divides("1914–", "1918")
    assert not any([divides("a =", "b"), divides("x=", "5"), divides("A=", "b"), divides("word–", "next")])


@pytest.mark.parametrize("misread", ["1OOO", "1000", "[1OOO]"])
def test_a_number_is_seen_however_far_from_the_edge_its_digit_stands(misread: str) -> None:
    numbers = [misread if number == 1000 else str(number) for number in range(995, 1007)]
    lines = [f"{LINES[at % len(LINES)]}   {number}" for at, number in enumerate(numbers)]
    _, margins = without_margins(printed_lines("\n".join(lines)))
    assert [line.text for line in margins] == numbers


@pytest.mark.parametrize("post", ["{0}/ {1}", "{0}/3 {1}", "({0}/3) {1}", "{1} [{0}/3]", "{1} {0} / 3"])
def test_what_counts_the_posts_of_a_thread_is_no_text(post: str) -> None:
    said = ["We have sold no berth.", "The quay is open.", "Nobody was asked to leave in 2/3 of all cases."]
    thread = "\n\n".join(post.format(number, text) for number, text in enumerate(said, 1))
    edition = collated("\n\n".join(said), thread)
    assert len(edition.furniture["B"]) == 3
    assert not any(passage.units for passage in edition.passages)


def test_fractions_before_a_text_count_no_posts() -> None:
    recipe = "1/2 cup of milk\n\n2/3 cup of flour\n\n3/4 spoon of salt"
    assert not collated(recipe, recipe.replace("milk", "beer")).furniture["B"]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("The wall.|Stones.|The third.", 3),
        ("£5|£12|£3", 0),
        ("The wall.|Stones.", 0),
    ],
)
def test_notes_right_of_the_lines(notes: str, found: int) -> None:
    beside = dict(zip((1, 5, 9), notes.split("|"), strict=False))
    lines = [f"{line:<66}{beside.get(at, '')}".rstrip() for at, line in enumerate(LINES)]
    _, margins = without_margins(printed_lines("\n".join(lines)))
    assert len(margins) == found


def test_a_table_with_its_right_column_beyond_the_lines_is_text() -> None:
    rows = [f"{name:<66}{said}" for name, said in (("Bread", "paid"), ("Beer", "lent"), ("Salt", "lost"))]
    lines = [*LINES[:3], rows[0], *LINES[3:6], rows[1], *LINES[6:9], rows[2], *LINES[9:]]
    assert not without_margins(printed_lines("\n".join(lines)))[1]


def test_numbers_of_empty_lines_too_are_no_text() -> None:
    """As a transcript of a court has them, whose speeches begin anew, and page by page."""
    page = ["Q.  Who asked?", "", "A.  The mayor.", "", "Q.  When?", "A.  In May.", "", "Q.  Of 14 ships?"]
    counted = "\n".join(f"{number:2}   {line}".rstrip() for number, line in enumerate(page, 1))
    said = [line for line in page if line]
    assert text_of(counted) == said
    assert text_of(f"{counted}\n\f{counted}") == said * 2
    of_scores = "\n".join(["1 ship", "2", "2 ships", "14", "3 ships", "9", "4 ships", "7"])
    assert len(text_of(of_scores)) == 8

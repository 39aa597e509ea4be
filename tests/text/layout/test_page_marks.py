"""Catchwords and counted heads are no text; refrains, short last lines and lists are."""

from __future__ import annotations

import pytest

from edition.text.layout.lines import without_midst
from edition.text.layout.page_numbers import _HEAD, counts_on
from edition.text.layout.paragraph_layout import read_layout
from edition.text.layout.reading_on import OtherWitnesses
from edition.text.word_sequences import words_or_characters
from tests.support.prints import GERMAN, LINES


def text_of(printed: list[str]) -> list[str]:
    return [line.text for line in read_layout("\n".join(printed)).lines]


def with_catchwords(lines: list[str], every: int, indent: int, cut: int = 0, ends: str = "") -> list[str]:
    """The lines, and after each so many the first word of the next one, or a part of it."""
    printed = []
    for at, line in enumerate(lines):
        if at and at % every == 0:
            word = line.split()[0]
            printed.append(" " * indent + (f"{word[:cut]}-" if cut else word) + ends)
        printed.append(line)
    return printed


@pytest.mark.parametrize("lines", [LINES, GERMAN])
@pytest.mark.parametrize(("indent", "cut"), [(50, 0), (44, 3), (50, 2), (0, 0)])
def test_catchwords(lines: list[str], indent: int, cut: int) -> None:
    assert text_of(with_catchwords(lines, 3, indent, cut)) == lines


def test_catchwords_with_the_letter_of_the_sheet() -> None:
    printed = with_catchwords(LINES, 3, 30)
    signed = [f"{'B2':30}{line.strip()}" if line.startswith(" ") else line for line in printed]
    assert text_of(signed) == LINES
    assert text_of([*LINES[:3], "B2 boats", *LINES[3:]])[3] == "B2 boats"


def test_catchwords_before_a_form_feed_and_a_running_head() -> None:
    pages = [LINES[:4], LINES[4:8], LINES[8:]]
    printed = "\f".join(
        "\n".join(
            ["THE HARBOUR BOARD", *page, *([f"{' ' * 40}{pages[at + 1][0].split()[0]}"] if at < 2 else [])]
        )
        for at, page in enumerate(pages)
    )
    assert [line.text for line in read_layout(printed).lines] == LINES


KEPT = [
    ["O wall,", "O wall of mine,", "stand", "stand for me."],
    ["Rain,", "Rain, go away,", "come again", "another day."],
    [
        *LINES[:2],
        "of the year before last, when it fell in at last.",
        "No.",
        "No. It was not so, said the clerk, and he shut the book.",
    ],
    ["The end", "The end of it all", "is near."],
]


@pytest.mark.parametrize("lines", KEPT)
def test_repeated_words_that_are_text(lines: list[str]) -> None:
    assert text_of(lines) == lines


@pytest.mark.parametrize(
    "write",
    [
        "{title}   {number}",
        "{number}  {title}",
        "[{number}] {title}",
        "{title} — {number}",
        "{title}.  {number}.",
    ],
)
def test_heads_that_change_and_are_counted(write: str) -> None:
    titles = ["THE NORTH WALL", "The Great Storm", "The Ferry"]
    for numbers in (("12", "13", "14"), ("viii", "ix", "x")):
        printed: list[str] = []
        for at, (title, number) in enumerate(zip(titles, numbers, strict=True)):
            printed += [write.format(title=title, number=number), *LINES[at * 4 : at * 4 + 4]]
        assert text_of(printed) == LINES


@pytest.mark.parametrize(
    "lines",
    [
        ["Of coal 5", "Of iron 6", "Of salt 7", "Of wool 8"],
        [*LINES[:2], "He was ill", *LINES[2:5], "They were mild", *LINES[5:8], "I am civil", *LINES[8:]],
        [LINES[0], "i membri v", *LINES[1:4], "vi prego vi", *LINES[4:8], "li vidi vii", *LINES[8:]],
        ["Article 1", *LINES[:3], "Article 2", *LINES[8:10], "Article 3", *LINES[10:]],
    ],
)
def test_counted_lines_that_are_text(lines: list[str]) -> None:
    kept = [line if line not in (LINES[2], LINES[9]) else f"{line.rstrip(', and')}." for line in lines]
    assert text_of(kept) == kept


def test_counted_sentences_at_the_edges_of_pages_are_items_of_a_list() -> None:
    items = ["1 It met early.", "2 It was so.", "3 It is not."]
    pages = [[item, f"{LINES[3 * at].capitalize()}."] for at, item in enumerate(items)]
    printed = "\f".join("\n".join(page) for page in pages)
    assert [line.text for line in read_layout(printed).lines] == [line for page in pages for line in page]


@pytest.mark.parametrize("lines", [LINES, GERMAN])
def test_heads_in_capitals_that_cut_a_sentence(lines: list[str]) -> None:
    printed = [lines[0], "THE NORTH WALL.", *lines[1:6], "VOM WETTER", *lines[6:]]
    others = frozenset({"the north wall."})
    assert [line.text for line in read_layout("\n".join(printed), OtherWitnesses(others)).lines] == lines


def test_a_first_line_that_is_the_last_one_too_is_no_running_head() -> None:
    printed = [["It rained on the wall.", *LINES[:4]], LINES[4:8], [*LINES[8:], "It rained on the wall."]]
    pages = "\f".join("\n".join(page) for page in printed)
    assert [line.text for line in read_layout(pages).lines] == [line for page in printed for line in page]


def test_a_line_that_recurs_at_the_head_of_one_page_is_no_running_head() -> None:
    page = ["The rent is 350 pounds.", "The rent is 450 pounds.", *LINES[8:]]
    pages = "\f".join("\n".join(lines) for lines in ([*LINES[:3], "In all."], page))
    assert [line.text for line in read_layout(pages).lines] == [*LINES[:3], "In all.", *page]


def test_a_last_word_with_its_stop_is_no_catchword_of_the_next_paragraph() -> None:
    lines = [
        *LINES[:8],
        LINES[0],
        "harbour.",
        "",
        "Harbour and quay are to be measured once again by all who",
        *LINES[8:],
    ]
    assert text_of(lines) == [line for line in lines if line]


PAGES = [LINES[:4], LINES[4:8], LINES[8:]]
HEADS = ["{first} - {last}", "{FIRST}   {LAST}", "{first}   {number}   {last}"]


@pytest.mark.parametrize("write", HEADS)
def test_heads_that_name_the_first_word_of_a_page_and_its_last(write: str) -> None:
    printed: list[str] = []
    for number, page in enumerate(PAGES, 31):
        first, last = page[0].split()[0].strip(".,"), page[-1].split()[-1].strip(".,")
        head = write.format(first=first, last=last, FIRST=first.upper(), LAST=last.upper(), number=number)
        printed += [head, *page]
    assert text_of(printed) == LINES
    assert text_of([*printed[:5], "salt - wool", *printed[6:]]) != LINES


def test_heads_set_off_that_share_their_words_with_the_text() -> None:
    at = [0, *(at for at, line in enumerate(LINES) if line[0].islower() and at % 3 == 2)][:3]
    pages = [LINES[at[0] : at[1]], LINES[at[1] : at[2]], LINES[at[2] :]]
    heads = [*(" ".join(page[0].split()[:3]) for page in pages[1:]), "The end of it"]
    printed = "\f".join(
        "\n".join([head.center(60), "", *page]) for head, page in zip(heads, pages, strict=True)
    )
    assert text_of([printed]) == LINES


@pytest.mark.parametrize("numbers", [("ii", "iii", "iv"), ("ix", "x", "xi")])
def test_pages_counted_in_small_roman_numerals(numbers: tuple[str, ...]) -> None:
    printed = [line for number, page in zip(numbers, PAGES, strict=True) for line in (number, *page)]
    assert text_of(printed) == LINES
    words = [
        line for number, page in zip(("ill", "mix", "civil"), PAGES, strict=True) for line in (number, *page)
    ]
    assert text_of(words) == words


def test_words_in_capitals_that_are_text() -> None:
    long = "THE MATTER OF THE MONEY THAT WAS LOST AND NEVER FOUND AGAIN"
    lines = [LINES[0], "USA", *LINES[1:3], long, *LINES[3:]]
    heading = [*LINES[:7], "and so it was left by all of those who were there.", "THE FERRY", *LINES[8:]]
    assert text_of(lines) == lines
    assert text_of(heading) == heading


@pytest.mark.parametrize("mark", ["[p. 13]", "– page 13 –", "[Seite 13]"])
def test_one_number_of_a_page_that_says_so_between_the_halves_of_a_sentence(mark: str) -> None:
    assert text_of(
        ["The board had seen", mark, "all of it. They left in", "2019.", "", "Then it rained."]
    ) == [*("The board had seen", "all of it. They left in", "2019.", "Then it rained.")]


@pytest.mark.parametrize("words", ["(1998)", "p. 12", "(5)", "Page 12"])
def test_one_line_that_may_be_a_citation_is_text(words: str) -> None:
    lines = ["It is so, as the court held in", words, "of the report that we all know."]
    assert text_of(lines) == lines


@pytest.mark.parametrize("foot", ["", "- 12 -", "Page 12 of 14", "xii"])
def test_a_figure_that_ends_a_sentence_is_no_number_of_a_page(foot: str) -> None:
    page = ["The products had been tested in 1997, in", "2005 and in", "2019.", "", *([foot] if foot else [])]
    after = ["Then the laboratories closed, and nobody", "asked for more."]
    head = foot.replace("12", "13").replace("xii", "xiii")
    printed = "\n".join([*page, "\f" + after[0], after[1], "", head])
    assert [line.text for line in read_layout(printed).lines] == [*page[:3], *after]


@pytest.mark.parametrize("sum_", ["£5", "5%", "€ 12", "−5", "<5", "§ 5", "5°"])
def test_a_sum_between_the_halves_of_a_sentence_is_no_number_of_a_page(sum_: str) -> None:
    lines = ["It is said that the board had paid", "a part of it to all who came."]
    assert [line.text for line in read_layout(f"{lines[0]}\n\f{sum_}\n{lines[1]}\n").lines] == [
        lines[0],
        sum_,
        lines[1],
    ]


@pytest.mark.parametrize(
    ("head", "counts"),
    [
        ("12 Harbour", True),
        ("- 12 - Harbour", True),
        ("xii Harbour", True),
        ("Harbour 12", True),
        ("Harbour – 12 – " + "*" * 40, True),
        ("The harbour, " * 30 + "xii.", True),
        ("Harbour_12", False),
        ("Harbour 12345", False),
        ("The 12 Harbours", False),
        ("12", True),
        ("– * –", False),
    ],
)
def test_a_head_is_counted_by_the_number_at_its_edge(head: str, counts: bool) -> None:
    assert counts_on(head, "Harbour 13") is counts


TITLES = ["Of Walls", "Of the Ferry and its Offers", "Of Ports"]


@pytest.mark.parametrize("between", ["", "\n"])
def test_heads_that_change_and_are_set_in(between: str) -> None:
    pages = [LINES[:4], LINES[4:10], LINES[10:]]
    printed = "\f".join(
        "\n".join([" " * 16 + head + between, *page]) for head, page in zip(TITLES, pages, strict=True)
    )
    assert [line.text for line in read_layout(printed).lines] == LINES


def test_lines_that_go_on_with_a_sentence_at_the_edge_of_a_page_are_text() -> None:
    printed = "\f".join(["at night\nthe sea,", "the sky\nover it all", "the wind\nis cold"])
    assert not read_layout(printed).furniture


@pytest.mark.parametrize("leaf", ["[fol. 12{}]", "f. 12{}", "Bl. 12{}"])
def test_leaves_are_counted_by_their_sides(leaf: str) -> None:
    sides = [leaf.format("r"), leaf.format("v"), leaf.replace("12", "13").format("r")]
    printed = [sides[0], *LINES[:4], sides[1], *LINES[4:8], sides[2], *LINES[8:]]
    assert text_of(printed) == LINES


def test_lines_through_which_another_text_reads_on_are_text() -> None:
    pages = [["THE BOARD", *LINES[:3], LINES[7]], ["THE BOARD", LINES[7], *LINES[3:6]]]
    printed = "\f".join("\n".join(page) for page in pages)
    words = words_or_characters(" ".join([*LINES[:3], LINES[7], LINES[7], *LINES[3:6]]).casefold())
    known = set(zip(words, words[1:], words[2:], strict=False))
    found = read_layout(printed, OtherWitnesses(shared=lambda wanted: wanted & known))
    assert [line.text for line in found.furniture] == ["THE BOARD", "THE BOARD"]


def test_a_last_word_that_the_next_paragraph_begins_with_is_text_where_another_has_it_twice() -> None:
    pages = [[*LINES[:4], "harbour."], ["Harbour dues are paid by all of them,", *LINES[4:8]]]
    printed = "\f".join("\n".join(page) for page in pages)
    for again, furniture in ((["harbour."], []), ([], ["harbour."])):
        words = words_or_characters(" ".join([*LINES[:4], *again, *pages[1]]).casefold())
        known = set(zip(words, words[1:], words[2:], strict=False))
        found = read_layout(printed, OtherWitnesses(shared=lambda wanted, known=known: wanted & known))
        assert [line.text for line in found.furniture] == furniture


def test_a_head_over_which_another_text_reads_on_is_none() -> None:
    printed = "\f".join(["\n".join(LINES[:5]), "\n".join(["The Stones Were Sound", *LINES[5:]])])
    words = words_or_characters(" ".join(LINES).casefold())
    known = set(zip(words, words[1:], words[2:], strict=False))
    found = read_layout(printed, OtherWitnesses(shared=lambda wanted: wanted & known))
    assert [line.text for line in found.furniture] == ["The Stones Were Sound"]


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("\n\n1\n\f", []),
        ("\n\nPage 1\n\f\n", []),
        ("\n\n1\n", ["1"]),
        ("\n1\n\f", ["1"]),
        ("\n\nParis\n\f", ["Paris"]),
    ],
)
def test_the_number_of_an_only_page_that_a_form_feed_ends_is_no_text(end: str, text: list[str]) -> None:
    lines = ["We shall look at the piles.", "The divers begin in March."]
    assert text_of(["\n".join(lines) + end]) == [*lines, *text]


@pytest.mark.parametrize(
    ("elsewhere", "furniture"),
    [({"#", "7", "12"}, ["1", "2", "3"]), ({"#", "1", "2", "3"}, [])],  # another's own figure, or stanzas
)
def test_numbers_of_pages_are_text_where_another_prints_most_of_them(
    elsewhere: set[str], furniture: list[str]
) -> None:
    pages = "\f".join(
        f"What we have said of pier {at} holds.\n\n{number}\n" for number, at in enumerate("ABC", 1)
    )
    layout = read_layout(pages, OtherWitnesses(frozenset(elsewhere)))
    assert [line.text for line in layout.furniture] == furniture


@pytest.mark.parametrize("head", ["12 {}", "{} xii", "  xii. {} · 12 –", "{}", "12.5 {} of it"])
def test_numbers_at_the_ends_of_a_long_line_are_those_of_the_whole(head: str) -> None:
    line = head.format(("A head of many words, and more of them, " * 20).strip(", "))
    assert len(without_midst(line)) < len(line)
    whole, cut = _HEAD.fullmatch(line), _HEAD.fullmatch(without_midst(line))
    assert whole
    assert cut
    assert whole.group("before", "after") == cut.group("before", "after")


NAMES = ("Anna", "Bell", "Clara", "Dora", "Emma", "Flora", "Grace", "Hope", "Ida", "Jane", "Kate", "Lucy")
TABLE = [f"The {name}\t{name[1:]}" for name in NAMES]
TABLE[2] = TABLE[6] = "None\tNone"  # in the middle of a page, and at the head of one


@pytest.mark.parametrize("head", ["Name\tLoad", "Name     Load"])
def test_the_head_of_a_table_is_text_once_and_its_rows_as_often_as_they_stand(head: str) -> None:
    said, end = "We deny it, and name the ships that sank.", "That is all."
    again = "\f".join(
        map("\n".join, ([said, head, *TABLE[:6]], [head, *TABLE[6:9]], [head, *TABLE[9:], end]))
    )
    assert text_of([again]) == [said, head, *TABLE, end]
    once = "\f".join(map("\n".join, ([said, head, *TABLE[:6]], TABLE[6:9], [*TABLE[9:], end])))
    assert text_of([once]) == [said, head, *TABLE, end]


def test_the_head_of_a_table_may_have_several_rows() -> None:
    said, head = "We deny it, and name the ships that sank.", ["Ship\tLoad", "Name\ttons"]
    rows = [f"{name}\t{name[1:]}" for name in NAMES]
    printed = ([said, *head, *rows[:4]], [*head, *rows[4:8]], [*head, *rows[8:]])
    assert text_of(["\f".join(map("\n".join, printed))]) == [said, *head, *rows]
    twice = ([said, *head, *rows[:4]], [*head, *rows[:4], "So we say."])
    assert text_of(["\f".join(map("\n".join, twice))])[-6:] == [head[1], *rows[:4], "So we say."]


@pytest.mark.parametrize("title", ["Table 1", "Ships"])
def test_the_same_head_of_another_table_is_text(title: str) -> None:
    page = ["Name\tLoad", *TABLE[:4]]
    other = [title.replace("1", "2"), "Name\tLoad", *TABLE[7:]]
    printed = "\f".join(map("\n".join, (["We deny it.", title, *page, "That is all."], other)))
    assert text_of([printed]) == ["We deny it.", title, *page, "That is all.", *other]


def test_answers_that_begin_pages_are_text() -> None:
    asked = [
        "Did you see the first",
        "man there?",
        "A.\tYes.",
        "And did you see the",
        "other one?",
        "A.\tYes.",
    ]
    printed = "\f".join(("\n".join(asked[:5]), "\n".join([asked[5], *asked[:3]]), "\n".join(asked[3:])))
    assert text_of([printed]) == [*asked, *asked]


def test_pages_that_hold_figures_are_text() -> None:
    ships, tons = ([str(base + 37 * at % 500) for at in range(12)] for base in (10, 600))
    printed = "\f".join(map("\n".join, (["Ships", *ships], ["Tons", *tons], ["We deny it."])))
    assert text_of([printed]) == ["Ships", *ships, "Tons", *tons, "We deny it."]


@pytest.mark.parametrize("without", [0, 1])
def test_running_heads_of_two_parts_are_no_text_from_the_first_on(without: int) -> None:
    pages = [[f"{name} {did} it all." for name in NAMES] for did in ("denies", "saw", "heard")]
    heads = [["THE ECHO\tMonday"] * (at >= without) for at in range(3)]
    printed = "\f".join("\n".join([*head, *page]) for head, page in zip(heads, pages, strict=True))
    assert text_of([printed]) == [line for page in pages for line in page]

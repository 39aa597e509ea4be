"""Paragraphs, pages and furniture as the layout alone shows them."""

from __future__ import annotations

import textwrap

import pytest
import regex

from edition.text.layout.lines import SENTENCE_ENDS, ends_sentence, fold_line
from edition.text.layout.paragraph_layout import CERTAIN, read_layout
from edition.text.layout.reading_on import OtherWitnesses
from edition.text.word_sequences import shingles

ONE = "The committee met on Monday to consider the report of the inspector, which had been long in coming."
TWO = "It found that the bridge had been closed since March without any notice to those who use it daily."
THREE = "Several members asked why the harbour office had kept silent for so long about a matter of safety."
FOUR = "No vote was taken, and the matter goes to the full council in the spring with a recommendation."
PARAGRAPHS = (ONE + " " + THREE, TWO, FOUR + " " + ONE, THREE + " " + FOUR)


def wrapped(paragraph: str, width: int = 60, indent: str = "") -> list[str]:
    return textwrap.wrap(paragraph, width, initial_indent=indent)


def starts(text: str) -> list[str]:
    """The first two words of each paragraph that the layout makes out."""
    layout = read_layout(text)
    return [
        " ".join(line.text.split()[:2])
        for line, before in zip(layout.lines, layout.breaks, strict=True)
        if before.score > 0
    ]


EXPECTED = [" ".join(paragraph.split()[:2]) for paragraph in PARAGRAPHS]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        "\r\n\r\n".join(PARAGRAPHS),
        "\n\n".join("\n".join(wrapped(p)) for p in PARAGRAPHS),
        "\n\n".join(line for p in PARAGRAPHS for line in wrapped(p)),
        "\n".join(line for p in PARAGRAPHS for line in wrapped(p, indent="    ")),
        "\n".join(line for p in PARAGRAPHS for line in wrapped(p)),
        "\n\n".join(" \n\n".join(wrapped(p, 72)) for p in PARAGRAPHS),
    ],
    ids=["blank", "line each", "crlf", "wrapped", "blank between all", "indented", "solid", "flowed"],
)  # fmt: skip
def test_paragraphs_by_layout(text: str) -> None:
    assert starts(text) == EXPECTED


def pages(*pages: list[str]) -> str:
    return "\f".join("\n".join(page) + "\n" for page in pages)


def test_running_headers_and_page_numbers_are_furniture() -> None:
    lines = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph, 50)]
    cut = [lines[:5], lines[5:10], lines[10:]]
    text = pages(*(["Report of the Council", *page, str(number)] for number, page in enumerate(cut, 7)))
    layout = read_layout(text)
    assert [line.text for line in layout.furniture] == [
        piece for number in (7, 8, 9) for piece in ("Report of the Council", str(number))
    ]
    assert [line.text for line in layout.lines] == lines
    assert sum(each.page for each in layout.breaks) == 3


def test_a_full_line_that_is_printed_twice_is_text_though_a_page_ends_with_it_once() -> None:
    again = "a letter of the weir and said that it would not be done"
    first = ["The council had the board of the mill read to it in full", again]
    second = ["again. Nobody in the town of those who had heard of it had", again, "before the year ended."]
    assert not read_layout(pages(first, second)).furniture


def test_a_word_that_begins_a_page_below_its_catchword_is_text() -> None:
    lines = wrapped(" ".join(PARAGRAPHS), 50)
    text = pages([*lines[:9], "water."], ["water.", *lines[9:18], "Other"], ["Other", *lines[18:]])
    layout = read_layout(text)
    assert [line.text for line in layout.furniture] == ["water.", "Other"]
    assert [line.text for line in layout.lines if line.text == "water."] == ["water."]


@pytest.mark.parametrize("elsewhere", ["for any Purpose.\n\ni. the right", "for any\n\ni. the right"])
def test_the_last_word_of_a_paragraph_at_the_foot_of_a_page(elsewhere: str) -> None:
    first = ["The council has the right to shut the weir for any", "Purpose."]
    other = set(shingles("The council has the right to shut the weir " + elsewhere + " to open it"))
    layout = read_layout(pages(first, ["i. the right to open it"]), OtherWitnesses(shared=other.intersection))
    assert [line.text for line in layout.furniture] == ([] if "Purpose" in elsewhere else ["Purpose."])


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        (["contrary to the express Statement of", "Purpose."], ["a. No patent rights are waived by this"]),
        (["machine-readable code, under"], ["Paragraphs 1 and 2 above; or,", "b) a written offer"]),
        (["modifications made by that"], ["Contributor or parts thereof and the", "improbableness of"]),
    ],
)
def test_words_at_the_edges_of_pages_read_alone_are_text(foot: list[str], head: list[str]) -> None:
    lines = wrapped(ONE + " " + THREE, 44)
    assert not read_layout(pages([*lines, *foot], [*head, *lines])).furniture


def test_numbers_of_paragraphs_count_no_pages() -> None:
    lines = wrapped(ONE + " " + THREE, 64)
    heads = [f"{n}.1. The grant of the right to shut the" for n in (1, 2, 3)]
    text = pages(*([head, *lines] for head in heads))
    assert not {line.text for line in read_layout(text).furniture} & set(heads)


def test_a_header_that_cuts_sentences_needs_no_page_mark() -> None:
    lines = wrapped(" ".join(PARAGRAPHS), 50)
    text = "\n".join([*lines[:4], "THE COUNCIL 12", *lines[4:8], "THE COUNCIL 13", *lines[8:]])
    assert [line.text for line in read_layout(text).furniture] == ["THE COUNCIL 12", "THE COUNCIL 13"]


def test_a_header_that_stands_once_is_furniture_where_it_cuts_a_sentence() -> None:
    lines = wrapped(ONE + " " + THREE, 50)
    layout = read_layout(pages(lines[:3], ["Report of the Council 14/2019", *lines[3:]]))
    assert [line.text for line in layout.furniture] == ["Report of the Council 14/2019"]
    shared = read_layout(
        pages(lines[:3], ["Report of the Council 14/2019", *lines[3:]]),
        OtherWitnesses(shared=lambda wanted: wanted),
    )
    assert not shared.furniture


@pytest.mark.parametrize(
    ("note", "found"), [("† The author’s note in another copy.", True), ("The author’s note.", False)]
)
def test_a_note_at_the_foot_of_a_page_before_a_name(note: str, found: bool) -> None:
    lines = [*wrapped(TWO, 50), "and then at last the council asked to hear"]
    after = ["Elizabeth, who had been waiting for an hour", *wrapped("and said " + THREE, 50)]
    layout = read_layout(pages([*lines, note], after))
    assert [line.text for line in layout.furniture] == [note] * found


def test_numbered_clauses_are_paragraphs_and_figures_are_not() -> None:
    clauses = "1. Services\n1.1 The Supplier shall\nprovide them.\n1.2 The Supplier shall not."
    assert starts(clauses) == ["1. Services", "1.1 The", "1.2 The"]
    figure = "They spent a great deal of money on it:\n3.5 million pounds in all, and more."
    layout = read_layout(f"{ONE}\n\n{figure}\n\n{TWO}")
    assert [line.text[:3] for line in layout.lines] == ["The", "The", "3.5", "It "]
    assert layout.breaks[2].score < CERTAIN


def test_headings_that_others_print_too_are_text() -> None:
    chapters = "\n\n".join(f"Chapter {n}\n\n{paragraph}" for n, paragraph in enumerate(PARAGRAPHS, 1))
    assert not read_layout(chapters, OtherWitnesses(frozenset({fold_line("Chapter 1")}))).furniture


def test_a_page_scanned_twice_is_read_once() -> None:
    page = [line for paragraph in PARAGRAPHS[:3] for line in wrapped(paragraph)]
    again = [line.replace("the", "tbe", 1) for line in page]
    layout = read_layout(pages(page, again, wrapped(PARAGRAPHS[3])))
    assert [line.text for line in layout.furniture] == again


@pytest.mark.parametrize(
    ("one", "two"), [("March", "May"), ("been closed", "not been closed"), ("vote", "veto"), ("daily", "3")]
)
def test_a_page_with_another_word_is_no_second_scan(one: str, two: str) -> None:
    page = [line for paragraph in PARAGRAPHS[:3] for line in wrapped(paragraph)]
    assert not read_layout(pages(page, [line.replace(one, two) for line in page])).furniture


def test_pages_of_the_same_lines_in_any_order_are_text() -> None:
    lines = [line for paragraph in PARAGRAPHS[:3] for line in wrapped(paragraph)]
    heads = ["12    THE BRIDGE", "13    THE BRIDGE", "14    THE BRIDGE"]
    turned = [lines[7:] + lines[:7], lines[::-1], lines[3:] + lines[:3]]
    layout = read_layout(pages(*([head, *each] for head, each in zip(heads, turned, strict=True))))
    assert [line.text for line in layout.furniture] == heads


def test_a_page_that_begins_out_of_step_with_the_blank_lines() -> None:
    lines = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph)]
    text = "\n\n".join(lines[:6]) + "\n " + "\n\n".join(lines[6:])
    layout = read_layout(text)
    assert [k for k, each in enumerate(layout.breaks) if each.page] == [0, 6]


def test_lines_count_from_one_whatever_ends_them() -> None:
    layout = read_layout("one\r\ntwo\rthree\n\nfour\ffive")
    assert [(line.text, line.number) for line in layout.lines] == [
        ("one", 1), ("two", 2), ("three", 3), ("four", 5), ("five", 5),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff\n"])
def test_nothing_printed_is_no_line(text: str) -> None:
    layout = read_layout(text)
    assert (layout.lines, layout.breaks, layout.furniture) == ((), (), ())


def test_stops_are_those_of_unicode_and_end_a_sentence_in_each_script() -> None:
    assert regex.fullmatch(r"[\p{STerm}…]+", SENTENCE_ENDS)
    for line in ("We paid.", "我们付钱。", "हमने दिया।", "ہم نے دیا۔", "Մենք վճարեցինք։", "ከፈልን።", "ပေးခဲ့သည်။"):
        assert ends_sentence(line), line
        assert ends_sentence(f"{line}”"), line
        assert not ends_sentence(line[:-1]), line


def test_a_full_line_that_ends_a_sentence_ends_no_paragraph_by_itself() -> None:
    texts = [
        f"{'It was wet. ' * number}The old ferry had been lost by then, and so the new one was late and "
        f"full of sheep. We saw the harbour from above. {THREE} {ONE}"
        for number in range(9)
    ]
    layout = read_layout("\n".join(line for text in texts for line in wrapped(text)))
    begin = [line.text for line, found in zip(layout.lines, layout.breaks, strict=True) if found.score > 0]
    full = [
        before
        for before, after in zip(layout.lines, layout.lines[1:], strict=False)
        if ends_sentence(before.text) and len(before.text) + 1 + len(after.text.split()[0]) > 60
    ]
    assert full
    assert begin == [wrapped(text)[0] for text in texts]


def test_lines_of_one_sentence_each_end_paragraphs_where_most_sentences_do() -> None:
    many = read_layout("\n".join(line for p in (ONE, TWO, THREE, FOUR) * 3 for line in wrapped(p)))
    few = read_layout("\n".join(line for p in PARAGRAPHS * 3 for line in wrapped(f"{p} {TWO} {ONE}")))
    assert few.usual < 0 < many.usual


def test_a_page_that_begins_with_a_small_letter_goes_on_though_blank_lines_and_indents_divide() -> None:
    printed = ["\n".join(wrapped(p, indent="    ")) for p in PARAGRAPHS * 3]
    head, tail = printed[4].rsplit("\n", 1)[0], printed[4].rsplit("\n", 1)[1]
    assert tail[0].islower()
    text = "\n\n".join([*printed[:4], f"{head}\n\n{tail}", *printed[5:]])
    assert len(starts(text)) == len(PARAGRAPHS) * 3


_ARABIC = """
خبز وملح وشموع وخيط وليمونتان|ممنوع التدخين في الفناء|كان القارب عند الشاطئ ولم يعرف أحد لمن هو
|العجلة من الشيطان|خير الكلام ما قل ودل|المجلس يغلق ثلاث مدارس قبل الخريف
"""
_HEBREW = """
אסור לעשן בחצר|הסירה עמדה ליד החוף ואיש לא ידע של מי היא|סוף מעשה במחשבה תחילה
|השמים מספרים כבוד אל ומעשה ידיו מגיד הרקיע|המועצה סוגרת שלושה בתי ספר לפני הסתיו|לחם מלח נרות חוט
"""
_JAPANESE = """
古池や蛙飛び込む水の音|舟は岸にあり誰のものか知る者はなかった|急がば回れ
|議会は秋までに三つの学校を閉じる|庭での喫煙はご遠慮ください|パン塩蝋燭糸そしてレモン二つ
"""


@pytest.mark.parametrize("written", [_ARABIC, _HEBREW, _JAPANESE], ids=["ar", "he", "ja"])
def test_of_few_lines_without_stops_between_blank_lines_each_is_a_paragraph(written: str) -> None:
    lines = written.replace("\n", "").split("|")
    for order in (lines, lines[::-1], sorted(lines)):
        assert len(starts("\n\n".join(order))) == len(lines)


def test_headings_without_capitals_between_blank_lines_are_no_lines_that_run_on() -> None:
    """A forwarded message in Arabic: its headers in Latin letters, headings, and wrapped paragraphs."""
    headers = ["See below.", "Ann", "-- Forwarded --\nFrom: A\nDate: 14 March\nSubject: S\nTo: B"]
    parts = [
        "وفي بداية البيان كلام كثير لا ينتهي سريعا ويمتد إلى سطر آخر حتى يتم معناه كله.",
        "ما الذي يحدث",
    ] * 5
    text = "\n\n".join([*headers, *("\n".join(wrapped(part, 50)) for part in parts)]) + "\n"
    assert starts(text) == ["See below.", "Ann", "-- Forwarded", *["وفي بداية", "ما الذي"] * 5]


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("THE QUAY IS SHUT.\nWE SAY SO.", True),
        ("THE QUAY IS SHUT.\nWE SAY SO.\n17", True),
        ("THE QUAY IS SHUT.\nWe say so.", False),
        ("WHO", True),
        ("据WHO报道，码头已关闭。\nEU没有签署协议。", False),  # names among letters without capitals
        ("据报道，码头已关闭。", False),
        ("17", False),
    ],
)
def test_a_text_is_in_capitals_if_its_letters_could_be_small(text: str, capitals: bool) -> None:
    assert read_layout(text).one_case is capitals


VERSE = """The Ferryman

The river runs below the town,
And takes the evening in its arms;
The boatman lets his lantern down.
He thinks of neither gain nor harm,
The lamps are lit along the quay,
The children called by name to bed.

The morning finds him where he was,
A shape of grey among the reeds;
He never asks the river's cause,
But ties the rope, and mends, and reads.
The letters that they leave with him
He carries over, one by one.

O river, take me when I go,
But let me have another spring;
I have not learned to read the snow
Or what your smallest eddies sing.
I never asked you for a name,
But only for the passing light."""


def test_of_long_stanzas_the_blank_lines_alone_end_paragraphs() -> None:
    """Each line was a paragraph, as few blank lines stand among so many."""
    assert starts(VERSE) == ["The Ferryman", "The river", "The morning", "O river,"]


@pytest.mark.parametrize(
    "line",
    [
        "{} met the council on Monday, and it went on.",
        "{}: what was asked for by the council",
        f"{{}}, which costs much more than all that was paid for it last year, said the {'clerk ' * 9},",
    ],
    ids=["short paragraphs", "a list", "long lines"],
)
def test_lines_that_are_no_verse_are_paragraphs(line: str) -> None:
    lines = [line.format(name) for name in "ABCDEFGHIJKL"]
    assert len(starts("\n".join(lines[:6]) + "\n\n" + "\n".join(lines[6:]))) == len(lines)


def test_a_list_among_paragraphs_is_no_verse() -> None:
    """Who signed a statement, each on a line that a comma ends, was one paragraph."""
    signed = "\n".join(f"{name} Smith, of the council," for name in "ABCDEFGHIJKL")
    assert len(starts(f"We met on Monday.\n\n{signed}\n\nThis was read out.")) == 14

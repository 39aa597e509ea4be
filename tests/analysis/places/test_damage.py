"""What a recognised source lost, and what stands misread beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest

from edition.analysis.answer.verdict import verdict
from edition.model import Detail, Kind
from tests.support.witnesses import collated, differences

HAN = (
    "银行董事会在春天举行会议，决定在明年之前不会关闭任何分行，并且要求各地经理在三个月内提交报告，"
    "说明现金储备的情况以及贷款的风险。董事长在会上表示，公司将继续遵守所有法律，保护客户的利益。"
)
ENGLISH = (
    "The board of the bank met in the spring and decided that no branch would be closed before the "
    "end of the next year. It asked the managers of each district to report within three months on "
    "the reserves of cash and on the risk of the loans that they had made. The chairman said that "
    "the company would go on to obey every law and to protect the interest of its customers in town "
    "and country alike."
)
WIDTH = 50
NEXT = "The members agreed to this proposal at once."


def _lines(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _kinds(base: str, other: str, language: str) -> list[tuple[str, ...]]:
    return [
        each
        for each in differences(collated(base, other, language=language, ocr="B"))
        if each[0] != "spacing"
    ]


def test_a_line_of_signs_is_lost_beside_a_misread_one() -> None:
    before, after = HAN.split("的情况")
    read = [*_lines(before + "旳", 18), *_lines(after[16:], 18)]
    assert _kinds(HAN, "\n".join(read), "zh") == [
        ("ocr", "的", "旳"),
        ("lacuna", "情况" + after[:16], ""),
    ]


def test_the_short_end_of_a_sentence_is_lost_at_the_foot_of_a_page() -> None:
    lines = textwrap.wrap(ENGLISH, WIDTH)
    assert len(lines[-1]) < 20
    read = "\n".join(lines[:-1]) + "\n\f" + NEXT
    assert [kind for kind, *_ in _kinds(f"{ENGLISH}\n\n{NEXT}", read, "en")] == ["lacuna"]


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        ("the company would go on to obey every law and to protec", "lacuna"),
        (
            "the company would go on to obey every law and to protect",
            "omission",
        ),  # a word: no more than it was left out
        ("the company would go on to obey every law and to protec-", "omission"),
        ("the company would go on to obey every law and to protec.", "omission"),
        ("the company would go on to obey every law and to protcct", "omission"),  # misread, not cut
    ],
)
def test_what_follows_where_a_paragraph_breaks_off_inside_a_word_is_lost(end: str, kind: str) -> None:
    read = f"{ENGLISH.partition('the company')[0]}{end}\n\n{NEXT}"
    base = f"{ENGLISH}\n\n{NEXT}"
    assert [found for found, *_ in _kinds(base, read, "en") if found != "ocr"] == [kind]


def test_words_missing_from_a_sentence_that_ends_there_were_left_out() -> None:
    lines = textwrap.wrap(ENGLISH.replace(" in town and country alike", ""), WIDTH)
    read = "\n".join(lines) + "\n\f" + NEXT
    assert [kind for kind, *_ in _kinds(f"{ENGLISH}\n\n{NEXT}", read, "en")] == ["omission"]


@pytest.mark.parametrize(
    ("base", "read", "kind"),
    [
        ("No Harvard man came to us by night.", "Harvard man came to us by night.", "omission"),
        ("Non è vero ciò che dice a loro.", "È vero ciò che dice a loro.", "omission"),
        ("The men came to us, but not by night.", "The men came to us.", "omission"),
        ("The men came to us by night.", "came to us by night.", "lacuna"),
        ("The men came to us by night.", "The men came to us", "lacuna"),
    ],
)
def test_nothing_is_lost_at_an_end_where_the_text_begins_or_ends_as_a_sentence_does(
    base: str, read: str, kind: str
) -> None:
    kinds = [found for found, *_ in differences(collated(base, read, ocr="B"))]
    assert [each for each in kinds if each in ("lacuna", "omission")] == [kind]


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("That is for the use of the", "lacuna"),  # amid a sentence, though a name stands first
        ("That is for the use of all.", "omission"),
        ("That is for the use of all:", "omission"),
        ("That is for the use of all!", "omission"),
    ],
)
def test_a_line_lost_at_the_end_of_a_paragraph_may_begin_with_a_name(before: str, kind: str) -> None:
    lost = "New Zealand environment, and possible native solutions."
    read = "\n".join([*textwrap.wrap(ENGLISH, WIDTH), before, "", *textwrap.wrap(f"{NEXT} {ENGLISH}", WIDTH)])
    found = _kinds(f"{ENGLISH} {before} {lost}\n\n{NEXT} {ENGLISH}", read, "en")
    assert [each for each, *_ in found] == [kind]


FRAME = "Today {} of the new law and of the old one, and so will the town."


@pytest.mark.parametrize(
    ("printed", "read", "found"),
    [
        ("I am not fond", "Lam not fond", [("ocr", "I am", "Lam")]),
        ("I am not fond", "I arnnot fond", [("ocr", "am not", "arnnot")]),
        ("we, I am fond", "we:, | am fond", [("ocr", ", I", ":, |")]),
        ("I am fond", "| am fond", [("ocr", "I", "|")]),
        ("”he is fond", "™he is fond", [("ocr", "”", "™")]),
        ("it's a part", "ifs a part", [("ocr", "it's", "ifs")]),
        ("1 man is fond", "| man is fond", [("omission", "1", "|")]),
        ("5 am fond", "Sam fond", [("omission", "5", ""), ("substitution", "am", "Sam")]),
        ("no one is fond", "none is fond", [("substitution", "no one", "none")]),
    ],
)
def test_words_are_read_together_and_letters_as_signs(
    printed: str, read: str, found: list[tuple[str, ...]]
) -> None:
    assert _kinds(FRAME.format(printed), FRAME.format(read), "en") == found


@pytest.mark.parametrize("read", ["Le séisme à fait", "Le seisme à fait"])
def test_an_accent_that_a_machine_read_is_to_be_looked_at(read: str) -> None:
    frame = "{} près de cent morts et touche une part des habitants du pays, où il a été très fort."
    for language in ("fr", None):
        edition = collated(frame.format("Le séisme a fait"), frame.format(read), language=language, ocr="B")
        found = [unit.readings["B"] for _, unit in edition.units() if unit.readings["B"].text == "à"]
        assert [reading.detail for reading in found] == [Detail.DOUBTFUL]


def test_dashes_are_read_as_the_sign_for_one() -> None:
    frame = "他说我们必须保护工人的健康{}这是第一个条件，也是最重要的。"
    printed, read = frame.format("——"), frame.format("一一")
    for ocr, kind, detail in (("B", Kind.OCR, Detail.DOUBTFUL), ("", Kind.ADDITION, Detail.FIGURE)):
        edition = collated(printed, read, language="zh", ocr=ocr)
        assert [(unit.kind, unit.readings["B"].detail) for _, unit in edition.units()] == [(kind, detail)]


@pytest.mark.parametrize(("torn", "kind"), [(False, "omission"), (True, "lacuna")])
@pytest.mark.parametrize("at_foot", [True, False])
def test_a_short_line_at_the_edge_of_a_page_lost_words_only_where_it_had_room(
    torn: bool, kind: str, at_foot: bool
) -> None:
    """Lines of prose are of many lengths: one that had no room for the next word either lost none."""
    words = f"{ENGLISH} {ENGLISH}".split()
    lines = textwrap.wrap(" ".join(words), WIDTH)
    page = 7
    number = page - 1 if at_foot else page
    own = lines[number].split()
    kept = " ".join(own[:-2] if at_foot else own[2:])
    read = [*lines[:number], kept, *lines[number + 1 :]]
    if not torn:  # the words were left out before the lines were set
        before, after = " ".join([*lines[:number], kept]), " ".join(lines[number + 1 :])
        read = textwrap.wrap(f"{before} {after}", WIDTH)
        page = next(at for at in range(len(read)) if len(" ".join(read[:at]).split()) >= len(before.split()))
        page -= not at_foot
    printed = "\n".join(read[:page]) + "\n\f" + "\n".join(read[page:])
    found = [each for each in _kinds(" ".join(words), printed, "en") if each[0] != "spacing"]
    assert [each[0] for each in found] == [kind]


@pytest.mark.parametrize(
    ("whole", "kind"),
    [
        ("لم يتكلم أحد ضد الخطة رغم غياب عضوين في ذلك اليوم.", "omission"),
        ("Some 350 boats may use the northern basin of the harbour.", "omission"),
        ("Not all of them may use the northern basin of the harbour.", "lacuna"),
    ],
)
def test_a_first_word_is_lost_only_where_a_small_letter_tells_that_the_text_began_before(
    whole: str, kind: str
) -> None:
    assert [found for found, *_ in _kinds(whole, whole.split(" ", 1)[1], "en")] == [kind]


PARAGRAPHS = [
    ENGLISH,
    "We have asked the owners of the quay for the rent of the last two years, and none of it was paid.",
    f"{NEXT} Each of them wrote to the town and to the bank about the rent, and the town has read it all.",
    "Our engineers will look at the wall again in May, and at the piles below the water before the summer.",
    "Whoever has a boat there may use the southern quay, where nothing is to be paid until June.",
]


def _answer(whole: Sequence[str], *pages: Sequence[str]) -> tuple[bool | None, str]:
    printed = ["\n\n".join(textwrap.fill(each, WIDTH) for each in page) for page in pages]
    found = verdict(collated("\n\n".join(whole), "\n\f".join(printed), ocr="B", language="en"))
    return found.agree, found.reasons[0]


LONG, ONE, TWO, THREE, FOUR = PARAGRAPHS
TORN = LONG.removesuffix(" its customers in town and country alike.")


@pytest.mark.parametrize(
    ("whole", "pages", "agree"),
    [
        (
            [LONG, ONE, TWO, THREE],
            ([LONG], [TWO, THREE]),
            False,
        ),  # the fullest, and the last, which says nothing
        ([LONG, ONE, TWO, THREE], ([TORN], [TWO, THREE]), True),  # the end of its last sentence is gone
        ([THREE, FOUR, ONE, LONG], ([THREE, FOUR], [LONG]), True),  # the other page is longer by as much
        ([LONG, ONE, THREE, FOUR, TWO], ([LONG], [THREE, FOUR], [TWO]), True),
        ([LONG, ONE, THREE, TWO, FOUR], ([LONG], [THREE], [TWO, FOUR]), False),  # nor full with it
        ([LONG, ONE, THREE, TWO, FOUR], ([LONG], [THREE, TWO], [FOUR]), False),
    ],
)
def test_a_paragraph_that_a_scan_lacks_between_pages_is_lost_only_if_there_was_room(
    whole: Sequence[str], pages: Sequence[Sequence[str]], agree: bool
) -> None:
    found, reason = _answer(whole, *pages)
    assert (found, "lacks paragraph" in reason) == (agree, not agree)


def test_a_sentence_that_a_scan_lacks_between_full_pages_was_left_out() -> None:
    first, _, rest = ENGLISH.partition(" It asked")
    kept = f"The chairman{rest.partition('The chairman')[2]}"
    whole = [ONE, TWO, ENGLISH]
    assert _answer(whole, [ONE, TWO, first], [kept])[0] is False
    assert _answer(whole, [ONE], [TWO, first], [kept])[0] is False
    assert _answer([*whole, THREE, FOUR, ONE], [ONE, TWO], [first], [kept, THREE, FOUR], [ONE])[0] is False
    whole = [ONE, ENGLISH, THREE, FOUR, TWO]
    assert _answer(whole, [ONE, first], [kept, THREE, FOUR], [TWO])[0] is True


def test_a_mark_that_may_be_lost_stays_lost_where_a_further_source_has_the_words_without_it() -> None:
    """Whether the lost text began with a quotation mark nobody knows: it was called a difference of marks."""
    marked = f"{ONE}\n\n“{TWO} {THREE}”"
    torn = f"{ONE}\n\n{THREE.partition('at the wall ')[2]}"
    scan = "\n\f".join(textwrap.fill(each, WIDTH) for each in torn.split("\n\n"))
    for texts in ((marked, scan), (marked, scan, marked.replace("“", ""))):
        units = [unit for _, unit in collated(*texts, ocr="B", language="en").units()]
        [head] = [unit for unit in units if unit.readings["A"].text.startswith("“")]
        assert head.readings["B"].kind is Kind.LACUNA

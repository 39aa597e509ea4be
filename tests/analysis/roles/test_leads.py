"""What stands on the line of the statement's first or last words: framing and a doubt, never wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Kind, Sources, Span, Transcription
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

PARAGRAPHS = STATEMENT.strip().split("\n\n")
LEADS = [
    "LONDON (AP) —",
    "NEW YORK, March 3, 2026 (AP) —",
    "SHENZHEN (Reuters) –",
    "Berlin (dpa) -",
    "MARLING, 3 March –",
    "Wien, 3. März –",
    "(AP)",
    "МОСКВА, 3 мар – РИА Новости.",
    "لندن (رويترز) -",
    "(서울=연합뉴스) 홍길동 기자 =",
    "新华社北京3月3日电",
    "SHENZHEN, China, Feb. 13, 2020 /PRNewswire/ --",
    "NEW YORK, New York, Feb. 13, 2020 /PR Newswire/ --",
    "LONDON--(BUSINESS WIRE)--",
    "PARIS, Feb. 13, 2020 (GLOBE NEWSWIRE) --",
    "BRUSSELS/LONDON (Reuters) -",
    "PARIS, le 3 mars 2026 –",
    "Düsseldorf, 13.02.2020 (ots) –",
    "Madrid, 3 mar (EFE).-",
    "［東京　13日　ロイター］ -",
    "AUSTIN, Texas – August 23rd, 2012 –",
    "Paris - 3 mars 2020 -",
    "São Paulo, 3 de março de 2021 –",
    "Ciudad de México, a 3 de marzo de 2021.–",
    "Bogotá D.C., marzo 3 de 2021.",
    "Мурманск, 3 марта 2021 года –",
    "Москва. 3 марта. INTERFAX.RU -",
    "МОСКВА, 3 марта. /ТАСС/.",
    "(ANSA) - ROMA, 3 MAR -",
    "Stockholm den 3 mars 2021 –",
    "Helsinki 3.3.2021 –",
    "Paris, mercredi 3 mars 2021 –",
    "3 March 2021, Geneva –",
    "LONDON, UK: 3 March 2021 –",
    "Kuala Lumpur, 3 March 2021:",
    "SAN FRANCISCO--(BUSINESS WIRE)--Mar 3, 2021--",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_dateline_is_framing_whoever_is_the_base(lead: str) -> None:
    for texts in ((STATEMENT, f"{lead} {STATEMENT}"), (f"{lead} {STATEMENT}", STATEMENT)):
        edition = collated(*texts, language="en")
        (own,) = [piece.paragraph.text for found in edition.framing.values() for piece in found]
        assert own.split() == lead.split()
        assert not list(edition.units())
        assert "pin it with `from`" in edition.doubts[0].text


@pytest.mark.parametrize(
    "lead",
    [
        "LONDON —",
        "STOP THE CLOSING OF QUAYS –",
        "МЫ ОБВИНЯЕМ –",
        "¡BASTA DE MENTIRAS! –",
        "【码头必须开放】",
        "In Marling, 41 people drowned –",
        "Marling, England, 41 drowned –",
        "Marling, some 14 people –",
        "Marling in 2021 –",
        "Marling /we all know/ –",
        "LONDON--and the harbour--",
        "In Marling, 14 people drowned –",
        "In Köln starben 12 Leute –",
        "Marling, 41 drowned –",
        "Marling – 41 drowned –",
        "Shame – Never 23 –",
        "We (the people) –",
        "Wien, 3. März – Alle lügen.",
        "Make no mistake —",
        "NOT A WORD —",
        "Today –",
        "So it is said:",
        "Of the harbour (and more) we say this, and",
    ],
)
def test_words_before_the_statement_that_are_no_dateline_are_wording(lead: str) -> None:
    edition = collated(STATEMENT, f"{lead} {STATEMENT}", language="en")
    assert [unit.kind.value for _, unit in edition.units()] == ["addition"]


def test_a_dateline_that_all_have_or_that_was_pinned_is_text() -> None:
    texts = [f"LONDON — {STATEMENT}"] * 2
    edition = collated(*texts, language="en")
    assert edition.passages[0].paragraphs["B"][0].text.startswith("LONDON — ")


@pytest.mark.parametrize(
    ("before", "after", "framing"),
    [
        ("The mayor: “", "”", ["The mayor:"]),
        ("The mayor said: “", "”", ["The mayor said:"]),
        ("Full text\n", "", ["Full text"]),
        ("", " (Reuters)", ["(Reuters)"]),
        ("", " (ends)", ["(ends)"]),
        ("", " https://quay.example/7", ["https://quay.example/7"]),
        ("", " #quay #boats", ["#quay #boats"]),
        ("", " © 2020 Evening Courier", ["© 2020 Evening Courier"]),
        ("“", "” the mayor said.", ["the mayor said."]),
        ("“", "” — Ann Lee, mayor", ["— Ann Lee, mayor"]),
    ],
)
def test_who_speaks_outside_the_marks_is_framing(before: str, after: str, framing: list[str]) -> None:
    edition = collated(STATEMENT, f"{before}{STATEMENT.strip()}{after}", language="en")
    assert edition.role("B").value == "full"
    assert [piece.paragraph.text for piece in edition.framing["B"]] == framing
    assert {unit.kind.value for _, unit in edition.units()} <= {"punctuation"}
    assert f"“{framing[0]}”" in edition.doubts[0].text


def test_what_a_source_alone_has_on_the_line_is_a_doubt_where_the_base_is_pinned_or_has_a_headline() -> None:
    headed = f"A letter to all papers\n\n{STATEMENT}\n\nPrinted in March for the board\n"
    start = headed.index(STATEMENT)
    pin = Span(start, start + len(STATEMENT.rstrip()))
    base = witness("A", headed, Transcription.BORN_DIGITAL)
    for own, side in (
        (f"MARLING (AP) – {STATEMENT}", "first"),
        (f"“{STATEMENT.strip()}” — Ann Lee, mayor\n", "last"),
    ):
        for first in (base, replace(base, statement=pin)):
            edition = collate(Sources("A statement", "A", (first, witness("B", own)), language="en"))
            assert f"on the line of the statement's {side} words" in " ".join(d.text for d in edition.doubts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Marling, 41 people drowned –", "In Marling, 14 people drowned –"),
        ("STOP THE WAR –", "WIN THE WAR –"),
        ("Wien, 3. März –", "Wien, 4. März –"),
        ("LONDON (AP) –", "PARIS (AP) –"),
        ("МОСКВА, 3 мар –", "МОСКВА, 5 мар –"),
    ],
)
def test_leads_of_two_sources_that_share_words_are_wording(one: str, other: str) -> None:
    edition = collated(f"{one} {STATEMENT}", f"{other} {STATEMENT}", language="en")
    assert list(edition.units())
    assert not any(edition.framing.values())


def test_leads_that_share_nothing_are_each_a_doubt() -> None:
    edition = collated(f"LONDON (AP) – {STATEMENT}", f"Berlin, 3. März – {STATEMENT}", language="en")
    assert not list(edition.units())
    assert [doubt.text.split(" on the line")[0] for doubt in edition.doubts] == [
        "A has “LONDON (AP) –”",
        "B has “Berlin, 3. März –”",
    ]


@pytest.mark.parametrize(
    ("one", "other", "reads"),
    [
        ("The mayor of Marling said:", "A statement by the mayor said:", []),
        ("On 3 March the mayor said:", "On 4 March the mayor said:", ["addition"]),
    ],
)
def test_two_papers_name_the_same_speaker_where_a_third_prints_the_words(
    one: str, other: str, reads: list[str]
) -> None:
    said = f"“{STATEMENT.strip()}”"
    edition = collated(said, f"{one} {said}", f"{other} {said}", language="en")
    assert [unit.kind.value for _, unit in edition.units()] == reads
    assert [piece.paragraph.text for w in "BC" for piece in edition.framing[w]] == (
        [] if reads else [one, other]
    )


def test_a_signature_that_is_a_sentence_is_wording() -> None:
    body = f"“{STATEMENT.strip()}”"
    edition = collated(body, f"{body} — Murderers of our children and wives, go", language="en")
    assert [unit.kind.value for _, unit in edition.units()] == ["addition"]


def test_words_in_marks_at_the_end_of_a_paragraph_stay_wording() -> None:
    last = f"{PARAGRAPHS[-1]} They called it “a disaster”"
    one, two = ("\n\n".join([*PARAGRAPHS[:-1], last + end]) for end in (" said Lee.", "."))
    edition = collated(one, two, language="en")
    assert [unit.kind.value for _, unit in edition.units()] == ["omission"]


@pytest.mark.parametrize("time", ["{}:05 ", "{}.05 Uhr – ", "{}h05\n", "Updated at {}.05am\n", "{}:05 GMT\n"])
def test_times_of_a_live_blog_at_its_paragraphs_are_framing_whoever_is_the_base(time: str) -> None:
    printed = "\n\n".join(time.format(hour) + paragraph for hour, paragraph in enumerate(PARAGRAPHS, 8))
    for base in "AB":
        edition = collated(STATEMENT, printed, base=base, language="en")
        assert [piece.paragraph.text for piece in edition.framing["B"]] == [
            time.format(hour).strip() for hour, _ in enumerate(PARAGRAPHS, 8)
        ]
        assert not list(edition.units())
        assert len(edition.doubts) == 2  # the first words, and what stands between


@pytest.mark.parametrize(("other", "kind"), [("14:35 ", "substitution"), ("", "omission")])
def test_times_that_several_sources_print_are_wording(other: str, kind: str) -> None:
    one, two, three = (f"1{at}:30 {paragraph}" for at, paragraph in enumerate(PARAGRAPHS[:3], 3))
    edition = collated("\n\n".join((one, two, three)), "\n\n".join((one, other + two[6:], three)))
    assert [unit.kind.value for _, unit in edition.units()] == [kind]


def test_a_figure_that_a_paragraph_begins_with_is_no_time() -> None:
    last = "Million people saw it, and none of them complained to the board of the harbour at all."
    for figure in ("5.30 ", "5:3 ", "25:61 ", "No 14:30 ", "Not before 14:30 ", "We pay from 10:30 on\n"):
        edition = collated(f"{STATEMENT}\n\n{last}", f"{STATEMENT}\n\n{figure}{last}", language="en")
        assert [unit.kind.value for _, unit in edition.units()] == ["addition"]


@pytest.mark.parametrize(
    "stamps",
    [
        ("14:32", "14:40", "15:01"),
        ("[9.05 am]", "[9.15 am]", "[9.20 am]"),
        ("10.15 Uhr –", "10.20 Uhr –", "", ""),
        ("", "", "14h20 :"),
        ("", "2.05 p.m.", ""),
        ("Update 14:32:", "5 March 2019, 14:40:", ""),
    ],
)
def test_a_time_before_a_paragraph_is_a_doubt(stamps: tuple[str, ...]) -> None:
    timed = "\n\n".join(f"{stamp} {text}".strip() for stamp, text in zip(stamps, PARAGRAPHS, strict=False))
    for texts in ((STATEMENT, timed), (timed, STATEMENT)):
        edition = collated(*texts, language="en")
        assert {unit.kind.value for _, unit in edition.units()} <= {"punctuation"}  # the colon in French
        assert verdict(edition).agree is None


def test_a_further_source_with_times_changes_nothing_of_those_that_another_has() -> None:
    two = f"{PARAGRAPHS[0]}\n\n14:02 {PARAGRAPHS[1]}\n\n15:30 {PARAGRAPHS[2]}\n"
    three = f"{PARAGRAPHS[0]}\n\n14:02 {PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}\n"
    for texts in ((STATEMENT, two), (STATEMENT, two, three)):
        edition = collated(*texts, language="en")
        assert [piece.paragraph.text for piece in edition.framing["B"]] == ["14:02", "15:30"]
        assert not list(edition.units())


LEADING = "The quay at Marling was shut on Friday, and shops there say that they lose money every day.\n\n"


@pytest.mark.parametrize("lead", ["She said: “", "The full statement read: “", "The town said on Friday: "])
def test_who_speaks_on_the_first_line_behind_an_articles_own_paragraphs_is_framing(lead: str) -> None:
    whole = "Marling Echo\n\nFULL STATEMENT\n\n" + STATEMENT
    in_marks = "\n\n“".join(PARAGRAPHS) if lead.endswith("“") else STATEMENT
    found = collated(whole, LEADING * 2 + lead + in_marks, base="A", language="en")
    wording = [unit for _, unit in found.units() if unit.kind is not Kind.PUNCTUATION]
    assert bool(wording) is not lead.endswith("“")  # without a mark the words may be the statement's
    assert len(found.passages) == len(PARAGRAPHS)
    assert verdict(found).agree is not True


def test_a_line_that_has_words_of_a_caption_is_no_paragraph_that_moved() -> None:
    name = "The Harbour Trust of Marling and Sway"
    one = f"{LEADING}{PARAGRAPHS[0]}\n\n{name} meets on the new quay\n\n" + "\n\n".join(PARAGRAPHS[1:])
    own = (
        "Nobody could tell last night who will pay for all of this, or when boats may return to their berths."
    )
    two = f"Questions for the Harbour Trust of Marling and Sway\n\n{own}\n\n{STATEMENT}"
    found = collated(one, two, language="en")
    assert found.extents["B"] is not None
    assert two[found.extents["B"].start :].startswith(PARAGRAPHS[0][:20])


def test_a_paragraph_that_moved_before_the_others_is_the_statements() -> None:
    found = collated(STATEMENT, "\n\n".join([PARAGRAPHS[-1], *PARAGRAPHS[:-1]]), language="en")
    assert len(found.passages) == len(PARAGRAPHS)
    assert all(len(passage.paragraphs["B"]) == 1 for passage in found.passages)


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_alike_by_chance_before_a_line_that_leads_over_is_framing(turned: bool) -> None:
    heading = "Statement from Eliza Marling in Harrow"
    lead = (
        "Eliza Marling, the woman behind the closing of the quays, is the most hated head of a town on the"
        " coast. The fishermen looked for a lawyer in Harrow when she put out what she has to say."
    )
    page = f"A strange day\n\n{lead}\n\nHere's the full text:\n\n{STATEMENT}"
    texts = [f"{heading}\n\n{STATEMENT}", page]
    edition = collated(*texts[:: -1 if turned else 1], language="en")
    assert len(edition.passages) == len(PARAGRAPHS)
    assert verdict(edition).agree is None


def test_a_line_with_a_colon_that_both_have_leads_over_to_nothing() -> None:
    first, *rest = PARAGRAPHS
    other = " ".join(word if at % 3 else "otherwise" for at, word in enumerate(first.split()))
    texts = ("\n\n".join([begin, "We will do as follows:", *rest]) for begin in (first, other))
    assert len(collated(*texts, language="en").passages) == len(PARAGRAPHS) + 1


@pytest.mark.parametrize(
    ("one", "two", "compared"),
    [
        ("Statement by the harbour board on the quay", "Key passages from the harbour board's reply", False),
        ("Two men drowned", "Five women drowned at sea", False),
        ("Our position on three quays", "Our position on five quays", True),
        ("We deny it", "We admit it", True),
        ("No quay will be sold", "A quay will be sold", True),
    ],
)
def test_headlines_that_are_alike_by_chance_are_framing_whoever_is_the_base(
    one: str, two: str, compared: bool
) -> None:
    for first, second in ((one, two), (two, one)):
        edition = collated(f"{first}\n\n{STATEMENT}", f"{second}\n\n{STATEMENT}", language="en")
        assert bool(list(edition.units())) == compared
        assert bool(edition.doubts) != compared


@pytest.mark.parametrize("base", ["A", "B"])
def test_a_lead_that_begins_as_the_statement_does_is_none_of_it(base: str) -> None:
    said = "whole family is saddened to learn the full extent of how challenging the last years have been."
    rest = "“The issues raised, that of race above all, are concerning, and will be addressed by the family.”"
    full = f"Here is the statement in full:\n\n“The {said}\n\n{rest}\n"
    lead = "The Bucking Palace statement on behalf of the Queen said:"
    led = f"Statement: in full\n\n{lead} “The {said}\n\n{rest}\n"
    edition = collated(full, led, base=base)
    assert {each.kind for _, unit in edition.units() for _, each in unit.differing} <= {Kind.PUNCTUATION}
    other = collated(full, led.replace("“The whole", "“No whole"), base=base)
    assert verdict(other).agree is False

# ruff: noqa: E501
"""Quotations: what stands in a story of a statement, and how rightly it stands there."""

from __future__ import annotations

import random

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.quoting.fidelity import FidelityJudge
from edition.analysis.quoting.how_many import HowMany
from edition.analysis.quoting.quotations import better_quoted, exact_alone, told_by
from edition.model import Fidelity, Quotation, Span, Transcription
from tests.support.stories import MEADOW, STATEMENT, fidelities, found, quoted
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("story", "words", "fidelity"),
    [
        ("It says “we do not intend to sell a single berth”.", "we do not intend to sell a single berth", "exact"),
        ("“Our divers inspected 214 piles,” it says.", "Our divers inspected 214 piles", "exact"),
        ("“The harbour board regrets the closure of the quay.”", "The harbour board regrets the closure of the quay", "altered"),
        ("“We have never asked the fishermen to leave!”", "We have never asked the fishermen to leave", "print"),
        ("“OUR DIVERS INSPECTED 214 PILES”", "OUR DIVERS INSPECTED 214 PILES", "print"),
        ("“Our divers inspected 241 piles in two weeks”, it says.", "Our divers inspected 241 piles in two weeks", "altered"),
        ("“never asked the fishermen to leave … not intend to sell”", "never asked the fishermen to leave … not intend to sell", "shortened"),
        ("“Forty of them are rotten [...] and must be replaced”", "Forty of them are rotten [...] and must be replaced", "shortened"),
        ("“[W]e do not intend to sell a single berth”", "[W]e do not intend to sell a single berth", "exact"),
        ("“We [the board] cannot accept the claim”", "We [the board] cannot accept the claim", "exact"),
        ("“We do [now] intend to sell a single berth”", "We do [now] intend to sell a single berth", "altered"),
        ("“We … intend to sell a single berth”", "We … intend to sell a single berth", "altered"),
        ("“We have never asked the fishermen to leave, because they pay so well”",
         "We have never asked the fishermen to leave, because they pay so well", "altered"),
        ("“The report has been on our website since January. Our divers inspected 214 piles in two weeks.”",
         "The report has been on our website since January. Our divers inspected 214 piles in two weeks", "altered"),
    ],
)  # fmt: skip
def test_what_stands_in_marks_is_claimed_whole(story: str, words: str, fidelity: str) -> None:
    assert found(f"The quay\n\nPeople talk. {story} That was all.") == [(words, fidelity)]


def test_a_quotation_over_two_paragraphs_is_two() -> None:
    story = "“… sell a single berth to private owners. Our divers inspected 214 piles in two weeks.”"
    one, two = quoted(f"It says {story}")
    assert (one.passage, two.passage) == ("p1", "p2")
    assert (one.fidelity.value, two.fidelity.value) == ("exact", "exact")


def test_words_left_out_without_a_sign_are_an_omission() -> None:
    (one,) = quoted("“We ask everyone to read it they judge”, it says of the plans.")
    assert one.fidelity.value == "altered"
    assert [(STATEMENT[o.start : o.end], o.marked) for o in one.omitted] == [("before", False)]
    assert [unit.kind.value for unit in one.units] == ["omission"]


@pytest.mark.parametrize(
    ("quotation", "fidelity"),
    [
        ("This is where our obligations … end", "shortened"),
        ("This is where our obligations … begin", "altered"),
    ],
)
def test_an_ellipsis_leads_to_the_last_word_of_a_sentence(quotation: str, fidelity: str) -> None:
    statement = "This is where our obligations to the crown in the law end. Divers saw them all in winter.\n"
    (one,) = quoted(f"The quay\n\n“{quotation}”, it says.", statement)
    assert one.fidelity.value == fidelity


def test_a_that_with_which_the_statement_ends_heads_no_clause() -> None:
    told = "It said: “We have never asked the fishermen to leave the old harbour … that.”"
    said = "We have never asked the fishermen to leave the old harbour, and we shall not be asked for that."
    assert fidelities(told, said) == ["shortened"]


def test_without_marks_many_words_are_needed() -> None:
    assert found("They said that we have never asked the men to leave.") == []
    assert found("They said we have never asked the fishermen to leave, in a word.") == [
        ("we have never asked the fishermen to leave", "exact")
    ]


def test_a_whole_sentence_needs_no_long_words_at_its_edges() -> None:
    said = "We thank the divers. It was for us all an honour to be with you. It was so."
    told = "It was for us all an honour to be with you, the mayor said, and he left."
    assert fidelities(told, said) == ["exact"]
    assert not quoted(told.replace("It was for", "He was for"), said)


def test_a_block_is_a_quotation_however_it_is_set_off() -> None:
    block = "Forty of them are rotten below the waterline and must be replaced before the autumn storms."
    for story in (f"It goes on:\n\n    {block}\n\nSo it is.", f"It goes on:\n\n> {block}\n\nSo it is."):
        ((words, fidelity),) = found(story)
        assert (words, fidelity) == (block.rstrip("."), "exact")


@pytest.mark.parametrize(("rest", "marked"), [("   ", True), ("", False)])
def test_a_paragraph_of_which_the_first_line_alone_is_set_in_is_no_block(rest: str, marked: bool) -> None:
    lines = (
        "Forty of them are rotten below",
        "the waterline and must be replaced",
        "before the autumn storms.",
    )
    block = "   " + f"\n{rest}".join(lines)
    (one,) = quoted(f"Of the piles\nit told the town\nlast week this:\n\n{block}\n\nSo it is.\nWe shall see.")
    assert one.marked is marked


def test_the_same_words_twice_and_in_any_order() -> None:
    story = (
        "“paid from reserves at last”. “must be replaced before the autumn storms”. “never asked the fishermen”. "
        "“must be replaced before the autumn storms”."
    )
    assert [words for words, _ in found(story)] == [
        "paid from reserves at last",
        "must be replaced before the autumn storms",
        "never asked the fishermen",
        "must be replaced before the autumn storms",
    ]


@pytest.mark.parametrize(
    "story",
    [
        "The board says that it has not hidden anything, and that the report is public since the winter.",
        "The “Evening Courier” writes of “hidden reports” and “the public”. At the end of the day nobody knows.",
        "“in two weeks”, he said, meaning his holidays.",
        "“We never asked anybody to go, did we?” he asked.",
    ],
)
def test_a_paraphrase_and_a_phrase_are_none(story: str) -> None:
    assert found(story) == []


GERMAN = """\
Die Hafenverwaltung bedauert die Sperrung des nördlichen Kais. Wir haben die Fischer nie gebeten zu gehen, und wir \
verkaufen keinen einzigen Liegeplatz an private Eigentümer.

Unsere Taucher haben in zwei Wochen 214 Pfähle untersucht. Vierzig davon sind unter der Wasserlinie verfault.
"""
FRENCH = """\
Le conseil du port regrette la fermeture du quai nord. Nous n’avons jamais demandé aux pêcheurs de partir et nous ne \
vendrons aucune place à des particuliers.

Nos plongeurs ont inspecté 214 pieux en deux semaines. Quarante d’entre eux sont pourris sous la ligne d’eau.
"""
CHINESE = """\
港务局对北码头的关闭表示遗憾。我们从未要求渔民离开，也不打算把任何泊位卖给私人业主。

我们的潜水员在两周内检查了二百一十四根桩。其中四十根在水线以下已经腐烂。
"""


@pytest.mark.parametrize(
    ("statement", "language", "story", "words", "fidelity"),
    [
        (GERMAN, "de", "Die Behörde schreibt: „Wir haben die Fischer nie gebeten zu gehen.“ So ist es.",
         "Wir haben die Fischer nie gebeten zu gehen", "exact"),
        (GERMAN, "de", "»Wir haben die Fischer nie gebeten zu gehen«, heißt es.",
         "Wir haben die Fischer nie gebeten zu gehen", "exact"),
        (GERMAN, "de", "„Unsere Taucher“, sagte sie, „haben in zwei Wochen 214 Pfähle untersucht.“",
         "Unsere Taucher“, sagte sie, „haben in zwei Wochen 214 Pfähle untersucht", "exact"),
        (GERMAN, "de", "„Wir haben die Fischer … gebeten zu gehen.“",
         "Wir haben die Fischer … gebeten zu gehen", "altered"),
        (FRENCH, "fr", "« Nos plongeurs, a déclaré le conseil, ont inspecté 214 pieux en deux semaines. »",
         "Nos plongeurs, a déclaré le conseil, ont inspecté 214 pieux en deux semaines", "exact"),
        (FRENCH, "fr", "Il dit que « nous ne vendrons […] à des particuliers ».",
         "nous ne vendrons […] à des particuliers", "shortened"),
        (CHINESE, "zh", "声明说：“我们从未要求渔民离开。”记者如此报道。", "我们从未要求渔民离开", "exact"),
        (CHINESE, "zh", "聲明說「其中四十根在水线以下已经腐烂」。", "其中四十根在水线以下已经腐烂", "exact"),
        (CHINESE, "zh", "声明说“我们……要求渔民离开”。", "我们……要求渔民离开", "altered"),
    ],
)  # fmt: skip
def test_in_other_languages(statement: str, language: str, story: str, words: str, fidelity: str) -> None:
    assert found(story, statement, language=language) == [(words, fidelity)]


def test_a_recognised_source_is_read_by_likeness_but_no_figure_is_excused() -> None:
    story = "It says: “Fortv of thern are rotten be1ow the waterline and mnst be rep-\nlaced before the autunm storms.”"
    ((words, fidelity),) = found(story, transcription=Transcription.OCR)
    assert words.startswith("Fortv of thern")
    assert words.endswith("autunm storms")
    assert fidelity == "spelling"
    ((_, fidelity),) = found("“The work wi1l cost £3.7 million and be paid”", transcription=Transcription.OCR)
    assert fidelity == "altered"


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("“We never asked the fishermen to leave”", [("We never asked the fishermen to leave", "altered")]),
        ("“rotten below the water-line and must be replaced”", [("rotten below the water-line and must be replaced", "print")]),
        ("“We do not intend to sell a single berth to private owners. We have never asked the fishermen to leave.”",
         [("We do not intend to sell a single berth to private owners. We have never asked the fishermen to leave", "altered")]),
        ("“We have never asked (them) to leave,” she said.", [("We have never asked (them) to leave", "shortened")]),
        ("“Our divers inspected 214 piles (in two weeks).”", [("Our divers inspected 214 piles (in two weeks", "print")]),
        ("The mayor read out: “They write ‘We have never asked the fishermen to leave’ and then ‘Forty of them are rotten’, and that is all of it.”",
         [("We have never asked the fishermen to leave", "exact"), ("Forty of them are rotten", "exact")]),
        ("The analyst laughed: “When it says ‘we do not intend to sell a single berth’, I do not believe them for a second.”",
         [("we do not intend to sell a single berth", "exact")]),
        ("The board regrets the closure of the northern quay, which began on 4 March 2019, and says so.",
         [("board regrets the closure of the northern quay, which began on 4 March 2019", "exact")]),
        ("He said “the work will cost” a lot and “be paid from reserves”.",
         [("the work will cost", "exact"), ("be paid from reserves", "exact")]),
        ("“Our divers inspected 214 piles in two weeks.\n\n“We cannot accept the claim of the Evening Courier.”",
         [("Our divers inspected 214 piles in two weeks", "exact"), ("We cannot accept the claim of the Evening Courier", "exact")]),
    ],
)  # fmt: skip
def test_edges_need_care(story: str, expected: list[tuple[str, str]]) -> None:
    assert found(story) == expected


def test_a_short_answer_in_a_script_without_spaces_is_no_part_of_a_quotation() -> None:
    statement = "新聞が主張するような監督官庁からの警告を、当社は受け取っていません。"
    assert fidelities(f"問：警告は。\n\n答：いいえ。{statement}", statement, language="ja") == ["exact"]


def test_a_short_answer_is_no_part_of_a_quotation() -> None:
    story = "Q: Did you sell it?\n\nA: No. We did not sell the meadow behind the mill, because nobody had asked us for it at that time."
    assert fidelities(story, MEADOW) == ["exact"]
    assert fidelities(story.replace("No. We", "No, we"), MEADOW) != ["exact"]


@pytest.mark.parametrize(
    ("told", "fidelity"),
    [
        ("Piles were seen. As it turns out, the work will cost £3.2 million and be paid from reserves in 2031.", "altered"),
        ("Piles were seen. As it turns out, the work will cost £3.2 million and be paid from reserves in 2030.", "exact"),
        ("Piles were seen. As it turns out, the work will cost £3.2 million and be paid from reserves, he told me.", "exact"),
        ("Piles were seen. 214 piles are rotten below the waterline and must be replaced soon, the board says.", "altered"),
    ],
)  # fmt: skip
def test_a_figure_changed_at_the_edge_of_a_sentence_without_marks_alters(told: str, fidelity: str) -> None:
    statement = (
        "The work will cost £3.2 million and be paid from reserves in 2030.\n\n"
        "41 piles are rotten below the waterline and must be replaced soon, as everyone has known for years.\n"
    )
    assert fidelities(f"It was late.\n\n{told}", statement) == [fidelity]


def test_of_what_is_only_left_out_nobody_asks_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    differs = HowMany.differs

    def noted(self: HowMany, forms: list[str], others: list[str]) -> bool:
        asked.append(others)
        return differs(self, forms, others)

    monkeypatch.setattr(HowMany, "differs", noted)
    assert found("“never asked the fishermen to leave … not intend to sell”")
    assert found("“Forty of them are rotten [...] and must be replaced”")
    assert asked
    assert not any(asked)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("It says the report has been on our website since January for everyone to study.", "altered"),
        ("It says the report has been on our website since January for everyone to read.", "exact"),
        ("It says the report has been on our website since January for everyone to study, he told me.", "altered"),
        ("It says the report has been on our website since January for everyone to study, he burned it.", "exact"),
        ("It says the report has been on our website since January for everyone to study or burn.", "exact"),
    ],
)  # fmt: skip
def test_a_last_word_changed_in_a_sentence_without_marks_alters(told: str, expected: str) -> None:
    statement = "It is late.\n\nThe report has been on our website since January for everyone to read.\n"
    assert fidelities(f"It was late.\n\n{told}", statement) == [expected]


@pytest.mark.parametrize(
    ("here", "told", "fidelity"),
    [
        ("on May 4, 2020", "on 4 May 2020", "spelling"),
        ("on May 4, 2020", "on 5 May 2020", "altered"),
        ("on May 4 people of the town", "on 4 May people of the town", "altered"),
        ("paid US$5m to them", "paid $5 million to them", "spelling"),
        ("paid US$5m to them", "paid €5m to them", "altered"),
        ("paid 5,000 euros to them", "paid €5,000 to them", "spelling"),
        ("paid 5,000 euros to them", "paid €50,000 to them", "altered"),
        ("paid $5m of the $6m", "paid $6m of the $5m", "altered"),
        ("rose by £1.2 million in a year", "rose by 1.2 million pounds in a year", "spelling"),
    ],
)
def test_a_figure_written_otherwise_is_the_same_in_a_quotation_and_in_a_version(
    here: str, told: str, fidelity: str
) -> None:
    statement = f"The council of the valley says that the bridge was closed and {here} before the winter came.\n\nNobody was to blame."
    story = (
        f"A long week.\n\nIt writes: “the bridge was closed and {told} before the winter came”. Nobody asked."
    )
    assert fidelities(story, statement) == [fidelity]
    versions = collated(statement, statement.replace(here, told), language="en")
    assert bool(verdict(versions).agree) is (fidelity != "altered")


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The co operation with the harbour board has taken us a part", "The cooperation with the harbour board has taken us apart"),
        ("co operation with the harbour board has taken us", "cooperation with the harbour board has taken us"),
        ("with the harbour board has taken us a part", "with the harbour board has taken us apart"),
        ("Her nightworking in the old reopened hall was long", "Her night-work in the old reopened hall was long"),
    ],
)  # fmt: skip
def test_words_divided_otherwise_at_an_edge_stand_for_no_word_beside_them(words: str, there: str) -> None:
    statement = "The cooperation with the harbour board has taken us apart from it. Her night-work in the old reopened hall was long."
    (quotation,) = quoted(f"A slow week.\n\nIt wrote: “{words}”, people say.", statement)
    assert statement[quotation.of.start : quotation.of.end] == there
    assert (quotation.omitted, quotation.inserted) == ((), ())


@pytest.mark.parametrize("base", ["A", "B"])
def test_a_sign_that_hides_a_denial_of_one_version_alters_though_another_has_it_misread(base: str) -> None:
    misread = STATEMENT.replace("do not intend", "do nut intend")
    story = "A week later they admit: “We do … intend to sell a single berth to private owners”. Well."
    edition = collated(STATEMENT, misread, story, ocr="B", base=base, language="en")
    assert [each.fidelity for each in edition.quotations["C"]] == [Fidelity.ALTERED]


def test_in_which_order_the_versions_stand_changes_no_fidelity() -> None:
    """The base has other words there; one version has those that are quoted, one with another mark."""
    base = (
        "The harbour board regrets the delay. The quay will be closed, we fear, until the middle of next May."
    )
    near = base.replace("the middle of next May", "the end of the year")
    story = "The quay\n\nPeople talk. “The quay will be closed – we fear – until the end of the year,” it says. That was all."
    same = near.replace(", we fear,", " – we fear –")
    for others in ((near, same), (same, near)):
        edition = collated(base, *others, story, language="en")
        assert [(each.fidelity, each.of and each.of.siglum) for each in edition.quotations["D"]] == [
            (Fidelity.EXACT, "BC"[others.index(same)])
        ]


@pytest.mark.parametrize("seed", range(20))
def test_which_quotation_is_better_depends_on_those_it_overlaps_alone(seed: int) -> None:
    chance = random.Random(seed)

    def some(shift: int, state: object) -> list[Quotation]:
        chance.setstate(state)
        starts = sorted(chance.randrange(60) + shift for _ in range(6))
        return [
            Quotation(at, at + chance.randint(3, 15), "p1", fidelity=chance.choice([*Fidelity]))
            for at in starts
        ]

    one, two = chance.getstate(), random.Random(seed + 100).getstate()
    near = better_quoted(some(0, one), some(0, two))
    far = better_quoted(some(1000, one), some(1000, two))
    together = better_quoted([*some(0, one), *some(1000, one)], [*some(0, two), *some(1000, two)])
    assert together == near + far


@pytest.mark.parametrize("seed", range(40))
def test_what_lies_in_an_exact_quotation_is_never_better(seed: int) -> None:
    chance = random.Random(seed)

    def some(fidelities: list[Fidelity]) -> list[Quotation]:
        starts = sorted(chance.randrange(60) for _ in range(6))
        return [
            Quotation(at, at + chance.randint(1, 15), "p1", fidelity=chance.choice(fidelities))
            for at in starts
        ]

    first, others = better_quoted([], some([Fidelity.EXACT, Fidelity.PRINT])), some([*Fidelity])
    told = told_by(exact_alone(first), [Span(each.start, each.end) for each in others])
    left = [each for each, known in zip(others, told, strict=True) if not known]
    assert better_quoted(first, left) == better_quoted(first, others)


def test_what_one_copy_has_exactly_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was judged by every copy: 40 reports of five quotations beside 40 copies took twice as long."""
    judged: list[object] = []
    judge = FidelityJudge.quotation
    monkeypatch.setattr(
        FidelityJudge, "quotation", lambda self, *asked: judged.append(asked) or judge(self, *asked)
    )
    story = "The quay\n\nPeople talk. “Our divers inspected 214 piles in two weeks”, it says. That was all."
    copies = [STATEMENT, STATEMENT.replace("regrets", "deplores"), STATEMENT.replace("single", "lone")]
    edition = collated(*copies, story, language="en")
    assert [each.fidelity for each in edition.quotations["D"]] == [Fidelity.EXACT]
    assert len(judged) == 1

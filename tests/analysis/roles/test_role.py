# ruff: noqa: E501
"""What a source is to the statement, and where the statement begins and ends in it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.quoting.claims import Search
from edition.collate import collate
from edition.model import Authority, Edition, Role, Sources, Span, Transcription
from tests.quality import prose
from tests.quality.thresholds import made, wrong
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, roles, witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")
LEAD = "Talk of the town\n\nThe quay has been shut for weeks, and nobody on the waterfront knows for how long.\n\n"
FOOT = "\n\nWhy trust our newspaper?\n\nWe have printed the truth since 1871, on paper made in this town."
STORY = f"Quay shut\n\nPeople are angry. “{ONE[:80]}”, it says, and leaves it there. Nobody knows more today."


def doubts(edition: Edition) -> list[str]:
    return [doubt.text for doubt in verdict(edition).doubts]


def passages(edition: Edition) -> list[str]:
    return [next(p[0].text for p in passage.paragraphs.values() if p) for passage in edition.passages]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (STATEMENT, "full"),
        (LEAD + STATEMENT + FOOT, "full"),
        (f"{ONE}\n\n{THREE}", "full"),
        (f"{ONE}\n\nNobody was surprised.\n\n{TWO}\n\n{THREE}", "full"),
        (STORY, "excerpt"),
        (f"The board says “{ONE[:60]}”.", "excerpt"),
        (f"It has been a long week on the waterfront, as everybody knows.\n\n    {TWO}\n\nMore of this tomorrow.", "excerpt"),
        ("Interest rates were held at four percent, the bank’s committee having found no reason to move today.", "unrelated"),
    ],
)  # fmt: skip
def test_roles_are_found(text: str, role: str) -> None:
    assert roles(STATEMENT, text) == ["full", role]


def test_what_names_no_speaker_is_a_version_without_a_search_of_quotations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searches: list[Search] = []
    claims = Search.claims
    monkeypatch.setattr(
        Search, "claims", lambda search, words: searches.append(search) or claims(search, words)
    )
    marked = STATEMENT.replace("the", "“the”", 1)
    assert roles(marked, marked.replace("board", "panel")) == ["full", "full"]
    assert not searches
    assert roles(marked, STORY) == ["full", "excerpt"]
    assert searches


def test_what_only_quotes_changes_nothing() -> None:
    plain = collated(STATEMENT, LEAD + STATEMENT)
    both = collated(STATEMENT, LEAD + STATEMENT, STORY)
    assert passages(plain) == passages(both)
    assert [unit.readings for _, unit in plain.units()] == [unit.readings for _, unit in both.units()]
    assert all(not passage.paragraphs["C"] for passage in both.passages)
    assert [quotation.passage for quotation in both.quotations["C"]] == ["p1"]
    assert "".join(f.paragraph.text for f in both.framing["C"]) == STORY.replace("\n\n", "")


def test_two_captures_are_one_testimony() -> None:
    page = LEAD + STATEMENT + FOOT
    assert passages(collated(page, STATEMENT)) == passages(
        collated(page, STATEMENT, page.replace("weeks", "days"))
    )


def test_a_silent_cut_is_a_doubt_and_a_pin_settles_it() -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{TWO}\n")
    assert doubts(edition) == [
        f"A goes on for 1 paragraph, {len(THREE.split())} words, that B lacks: pin it with `to`."
    ]
    assert verdict(edition).agree is None
    assert doubts(collated(STATEMENT, f"{TWO}\n\n{THREE}\n")) == [
        f"A begins 1 paragraph, {len(ONE.split())} words earlier, that B lacks: pin it with `from`."
    ]
    pinned = replace(witness("A", STATEMENT), statement=Span(0, len(STATEMENT)))
    settled = collate(Sources("A statement", "A", (pinned, witness("B", f"{ONE}\n\n{TWO}\n"))))
    assert doubts(settled) == []
    assert len(settled.passages) == 3
    assert verdict(settled).agree is False


@pytest.mark.parametrize("end", [" […]", "…", "\n\n[...]"])
def test_a_marked_cut_takes_nothing_from_the_statement(end: str) -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{TWO[:70]}{end}")
    assert len(edition.passages) == 3
    assert edition.passages[2].lost == {"B"}
    assert [
        unit.readings["B"].kind.value for unit in edition.passages[1].units if unit.readings["B"].kind
    ] == ["lacuna"]
    assert doubts(edition)
    assert verdict(edition).agree is None


def test_an_end_in_mid_sentence_is_a_cut() -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{TWO[:70]}")
    assert edition.passages[2].lost == {"B"}


def test_extents_are_found_or_pinned() -> None:
    page = LEAD + STATEMENT.strip() + FOOT
    edition = collated(STATEMENT, page)
    extent = edition.extents["B"]
    assert extent is not None
    assert (page[extent.start : extent.end], extent.by) == (STATEMENT.strip(), Authority.FOUND)
    assert collated(STATEMENT, STORY).extents["B"] is None


def test_the_manifest_decides() -> None:
    source = replace(witness("N", STATEMENT, Transcription.BORN_DIGITAL), role=Role.EXCERPT)
    edition = collate(Sources("A statement", "A", (witness("A", STATEMENT), source)))
    assert edition.roles["N"] is Role.EXCERPT
    assert [quotation.fidelity.value for quotation in edition.quotations["N"]] == ["exact"] * 3


def test_one_short_phrase_is_a_doubt_that_leaves_the_answer() -> None:
    story = "Nobody knows anything. The board calls them “rotten below the waterline”, and people laugh about it in town."
    edition = collated(STATEMENT, STATEMENT, story)
    assert edition.roles["C"] is Role.EXCERPT
    assert doubts(edition) == [
        "All that C may quote is one short phrase, “rotten below the waterline”: perhaps by chance."
    ]
    assert verdict(edition).agree is True


def test_own_prose_between_quoted_paragraphs_is_no_damage() -> None:
    own = (
        "It was a slow week in town, and most of what was said on the waterfront concerned the price of ice. "
        * 4
    )
    assert roles(STATEMENT, f"{own}\n\n“{ONE}”\n\n{own}\n\n“{THREE}”\n\n{own}") == ["full", "excerpt"]


def test_a_word_with_a_letter_in_brackets_is_one_word_in_every_paragraph() -> None:
    story = "It was a slow week. “[W]e have never asked the fishermen to leave”, it says.\n\n“[O]ur divers inspected 214 piles”"
    assert [q.passage for q in collated(STATEMENT, story).quotations["B"]] == ["p1", "p2"]


def test_a_fragment_does_not_shrink_what_copies_share() -> None:
    whole = "\n\n".join(
        [
            STATEMENT.strip(),
            *(
                f"{name} has seen the northern quay and the piles of it, and has said so twice."
                for name in ("Ann", "Bob", "Cy", "Dot")
            ),
        ]
    )
    edition = collated(
        whole, whole.replace("twice", "often"), "Forty of them are rotten below the waterline."
    )
    assert len(edition.passages) == 7


def test_a_line_of_its_own_that_links_to_the_rest_says_that_a_copy_is_cut():
    whole = "Die Stadt bedauert den Ausfall.\n\nBis zum Sommer wird die Leitung erneuert.\n\nAlle Akten liegen aus."
    cut = whole.rpartition("\n\n")[0] + "\n\n… Weiterlesen"
    sources = Sources("S", "S", (witness("S", whole), witness("N", cut)), language="de")
    found = verdict(collate(sources))
    assert found.agree is not True
    assert any("N is cut at its end" in doubt.text for doubt in found.doubts)


def test_a_version_is_full_however_many_words_it_changes():
    words = STATEMENT.split(" ")
    for step, other in ((2, "marzipan"), (3, "however")):
        changed = " ".join(
            other if at % step == 1 and "\n" not in word else word for at, word in enumerate(words)
        )
        assert roles(STATEMENT, changed) == ["full", "full"]


def test_a_version_that_rewrites_its_middle_is_full():
    one = "He is so; but then he has passed all his life on board a vessel, and has scarcely an idea beyond the rope and the shroud. But do not suppose that I am wavering in my resolutions."
    two = "He is so; but then he is wholly uneducated: he is as silent as a Turk, and a kind of ignorant carelessness attends him, which detracts from the sympathy which otherwise he would command. Yet do not suppose that I am wavering in my resolutions."
    assert roles(one, two) == ["full", "full"]


PARAPHRASES = {
    "en": (
        STATEMENT,
        "The harbour board has expressed regret over the northern quay, shut since March 2019. It denies having asked fishermen to go or wanting to sell any berth to private owners, and it says that divers looked at more than two hundred piles in two weeks. Some are rotten below the waterline, so they must be replaced before autumn. It rejects what the Evening Courier claims and says the report is on its website.",
    ),
    "de": (
        "Die Stadtwerke bedauern den Ausfall der Heizung im Winter. Wir haben die Wartung der Anlage nicht aus Kostengründen verschoben, und kein Haushalt wird eine höhere Rechnung erhalten.\n\nBis zum Sommer werden 48 Kilometer Leitung erneuert. Die Arbeiten kosten 12,5 Millionen Euro und werden aus Rücklagen bezahlt.",
        "Die Heizung war im Winter wochenlang kalt, und nun hat das Unternehmen sein Bedauern geäußert. Man habe die Wartung keineswegs verschoben, um zu sparen; kein Haushalt müsse mehr bezahlen. 48 Kilometer Leitung sollen bis zum Sommer neu sein, das Geld komme aus Rücklagen, heißt es weiter.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", PARAPHRASES)
def test_a_paraphrase_is_no_version_and_no_quotation(language: str) -> None:
    statement, story = PARAPHRASES[language]
    edition = collated(statement, story, language=language)
    assert (edition.role("B"), edition.quotations["B"]) == (Role.UNRELATED, ())
    assert not any(passage.paragraphs["B"] for passage in edition.passages)


def test_reported_speech_that_keeps_whole_clauses_quotes_them():
    story = "The board said on Monday that its divers inspected 214 piles in two weeks. It added that nobody has asked the fishermen to leave."
    edition = collated(STATEMENT, story, language="en")
    assert edition.role("B") is Role.EXCERPT
    assert [story[q.start : q.end] for q in edition.quotations["B"]] == [
        "divers inspected 214 piles in two weeks"
    ]


def test_one_sentence_that_an_attribution_divides_is_quoted():
    story = "“Our divers inspected 214 piles,” a spokeswoman said on Monday, “in two weeks.”"
    edition = collated(STATEMENT, story, language="en")
    assert [q.fidelity.value for q in edition.quotations["B"]] == ["exact"]
    assert edition.role("B") is Role.EXCERPT


def test_parts_of_a_statement_that_says_who_speaks_are_no_quotations():
    said = "As the harbour master said in the spring, whoever mends a pier mends the town behind it as well."
    other = "The lamps along the mole were lit by a widow for forty years, and nobody has thanked her so far."
    statement = f"{ONE}\n\n{other}\n\n{TWO}\n\n{said}\n\n{THREE}"
    part = f"{other}\n\n{said}"
    assert collated(statement, part, language="en").role("B") is Role.FULL
    reported = f"{other} So the clerk said.\n\n{said}"
    assert collated(statement, reported, language="en").role("B") is Role.EXCERPT


def test_speech_in_a_long_text_has_phrases_of_any_other():
    mine, theirs = prose.strangers(random.Random("books"), 3_100)
    cry, said = "Because I am afraid", "The ropes were cut, and nobody on the island asked who had done it."
    base = f"{mine[:9_000]}\n\n{cry} she said no more. {said}\n\n{mine[9_000:]}"
    assert roles(base, f"{theirs[:5_000]}\n\n“{cry},” he cried.\n\n{theirs[5_000:]}") == ["full", "unrelated"]
    assert roles(base, f"{theirs[:5_000]}\n\n“{said}”\n\n{theirs[5_000:]}") == ["full", "excerpt"]


def test_paragraphs_left_out_with_a_sign_are_lost_and_a_doubt():
    edition = collated(STATEMENT, f"{ONE}\n\n[…]\n\n{THREE}")
    assert [passage.lost for passage in edition.passages] == [frozenset(), {"B"}, frozenset()]
    assert doubts(edition) == ["B leaves out 1 paragraph with a sign: not in this copy."]
    assert verdict(edition).agree is None


def test_speech_behind_dashes_with_who_speaks_is_quoted():
    story = "— We have never asked the fishermen to leave, and we do not intend to sell a single berth to private owners, said the chairman.\n\n— And the piles? asked a fisherman.\n\n— Forty of them are rotten below the waterline and must be replaced before the autumn storms, he said."
    edition = collated(STATEMENT, story, language="en")
    assert edition.role("B") is Role.EXCERPT
    assert [q.fidelity.value for q in edition.quotations["B"]] == ["exact", "exact"]


def test_what_the_base_has_beyond_a_part_that_another_prints_in_its_own_text_is_a_doubt():
    page = f"The board put out a statement on Tuesday.\n\n{TWO}\n\n{THREE}\n\nNobody on the quay believed a word of it."
    assert (
        f"A begins 1 paragraph, {len(ONE.split())} words earlier, that B lacks: pin it with `from`."
        in doubts(collated(STATEMENT, page))
    )


SHORT = {
    "en": "We are aware of the incident at our terminal on 12 May; no product was released into the harbour, and nobody was hurt.",
    "de": "Wir haben keine Beschwerden der Anwohner erhalten, und die Schule wird nicht abgerissen.",
    "ru": "Мы не получали никаких претензий от жителей, и школа не будет снесена.",
    "zh": "公司从未向任何官员行贿，也没有收到过检察机关的任何通知。",
    "ko": "당사는 2015년 설립 이후 단 한 번도 임금을 체불한 적이 없으며, 모든 자료를 노동청에 제출하였습니다.",
    "ar": "لم تتلق الوزارة أي شكوى من سكان الحي، ولا توجد أي خطة لهدم المدرسة.",
}
REPORTS = [
    ("en", "A crane fell on Thursday.\n\n“We are aware of the incident at our terminal on 12 May,” Vopex wrote. It added that “no product was released into the harbour, and nobody was hurt”.", ["exact", "exact"]),
    ("en", "A spokesman said: “We are aware of the accident at our terminal on 21 May; no product was released into the harbor.”", ["altered"]),
    ("en", "We are aware of the incident at our terminal on 12 May; no product was released into the harbour, and nobody was hurt, the firm said. Asked again, it gave no answer.", ["exact"]),
    ("de", "„Wir haben keine Beschwerden der Anwohner erhalten“, sagte ein Sprecher, „und die Schule wird abgerissen.“", ["altered"]),
    ("de", "Man habe keine Beschwerden der Anwohner erhalten, sagte ein Sprecher, und die Schule werde nicht abgerissen.", []),
    ("ru", "«Мы не получали никаких претензий от жителей, — сказал чиновник, — и школа не будет снесена».", ["exact"]),
    ("zh", "该公司昨日回应称：“公司从未向任何官员行贿，也没有收到过检察机关的任何通知。”截至发稿，检察机关未作回应。", ["exact"]),
    ("ko", '회사는 "2015년 설립 이후 단 한 번도 임금을 체불한 적이 없으며, 모든 자료를 노동청에 제출하였습니다"라며 의혹을 부인했다.', ["exact"]),
    ("ar", "قال المتحدث: «لم تتلق الوزارة أي شكوى من سكان الحي، ولا توجد أي خطة لهدم المدرسة».", ["exact"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "story", "fidelities"), REPORTS)
def test_what_reports_a_short_statement_is_no_version_of_it(language, story, fidelities):
    edition = collated(SHORT[language], story, language=language)
    assert edition.role("B") is (Role.EXCERPT if fidelities else Role.UNRELATED)
    assert [q.fidelity.value for q in edition.quotations["B"]] == fidelities
    assert not any(passage.paragraphs["B"] for passage in edition.passages)


def test_what_several_speakers_say_of_the_statement_is_quoted():
    story = f"ANN: What happened?\n\nBEN: {ONE}\n\nANN: And the piles?\n\nBEN: {TWO}\n\nANN: Thank you."
    edition = collated(STATEMENT, story, language="en")
    assert [q.fidelity.value for q in edition.quotations["B"]] == ["exact", "exact"]
    assert edition.role("B") is Role.EXCERPT


RELEASE = "The bakery will open in Milltown in 2025 and give work to 120 people.\n\n“We are proud of our town,” said Jane Roe, the head of the firm. “No jobs will be lost at the old bakery.”\n\nIt will cost 14 million euros, to be paid from reserves and a loan."


def test_a_statement_with_quotations_has_versions_and_reports():
    other = RELEASE.replace("said Jane Roe, the head of the firm", "stated chief executive Jane Roe").replace(
        "14", "15"
    )
    report = "Lorries\n\n“We are proud of our town,” Jane Roe told us on Monday. “No jobs will be lost at the old bakery,” she went on, and drank her tea.\n\nNeighbours fear the lorries."
    assert roles(RELEASE, other) == ["full", "full"]
    assert roles(RELEASE, report) == ["full", "excerpt"]


def test_a_little_of_a_long_statement_is_quoted_where_it_stands_in_other_prose():
    whole = [
        f"{name} inspected pile {n} of the quay, found it sound and wrote a report of {n + 3} pages about it."
        for n, name in enumerate(
            ["Ann", "Bob", "Cy", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jim", "Kay", "Lee"], 20
        )
    ]
    part = f"From the report of the divers, in excerpts:\n\n{whole[3]}\n\n{whole[4]}\n\n{whole[5]}\n\nThe whole report is in our archive."
    assert roles("\n\n".join(whole), part) == ["full", "excerpt"]


def test_paragraphs_that_a_longer_story_prints_between_its_own_are_quoted():
    texts = ["The board thanks the town.", TWO, THREE, "We ask everyone to come on Sunday."]
    own = (
        "It was a slow week on the waterfront, and most of what was said concerned the price of ice and of herring, as it always does in spring. "
        * 3
    )
    story = f"{own}\n\nThe letter says:\n\n{TWO}\n\n{own}\n\nAnd, further down:\n\n{THREE}\n\n{own}"
    assert roles("\n\n".join(texts), story) == ["full", "excerpt"]


def test_sentences_put_together_in_one_pair_of_marks_are_altered_on_both_sides():
    story = "The letter says: “We do not intend to sell a single berth to private owners. We ask everyone to read it before they judge.”"
    found = collated(STATEMENT, story, language="en").quotations["B"]
    assert [(q.fidelity.value, story[q.start : q.end][:6]) for q in found] == [
        ("altered", "We do "),
        ("altered", "We ask"),
    ]


def test_who_speaks_in_the_words_of_both_makes_no_quotation() -> None:
    said = "银行在春天表示，在{}来，而且在明年之前不会关闭任何分行。"
    edition = collated(said.format("二〇二〇年二月"), said.format("2020年2月"), language="zh")
    assert [unit.kind.value for _, unit in edition.units()] == ["spelling"]


@pytest.mark.parametrize(
    "copy",
    [
        "No library of uymydp its visitor can be without the repair that ordered nmfin in 1988 csnqslupc Many hqgrsq consulted the paper few ytcamp us consulted rusiywnl tight request behind it What the ottbwgf of Carrow promised in public this duty lately challenged onbsr tdkmrqc",
        "No reader of its visitors can be kept without repairs that Eisner stated in 1988 Most of us read the paper few of us read the tight request behind it What that parcel of Carrow promised in public this duty challenged in private again",
    ],
)  # fmt: skip
def test_a_copy_with_words_changed_throughout_is_a_version(copy):
    base = "No library of its visitor can be developed without the repair that Eisner ordered in 1988 Many of us consulted the paper few of us consulted the tight request behind it What the package of Carrow promised in public this duty lately challenged in private"
    assert collated(base, copy, language="en").role("B") is Role.FULL


@pytest.mark.parametrize(
    "said", ["He never said {}", "Not true: {}", "It is a lie, as the director said, that {}"]
)
def test_words_outside_the_marks_around_a_paragraph_are_wording(said: str) -> None:
    quoted = f"“{TWO}”"
    edition = collated(f"{ONE}\n\n{quoted}\n\n{THREE}", f"{ONE}\n\n{said.format(quoted)}\n\n{THREE}")
    assert verdict(edition).agree is False


def test_a_line_with_the_sign_of_copyright_may_be_text() -> None:
    own = "© signs must be removed from all photographs of the hall by Friday."
    edition = collated(
        f"{ONE}\n\n{own}\n\n{TWO}", f"{ONE}\n\n{own.replace('removed from', 'kept on')}\n\n{TWO}"
    )
    assert verdict(edition).agree is False


@pytest.mark.slow
def test_sources_of_every_make_have_their_role() -> None:
    assert wrong(made(stories=1, seed=3)) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("plans.", "plans.", True),
        ("plans.", "plans…", None),
        ("plans…", "plans...", None),
        ("plans …", "plans …", None),
        ("plans.", "plans …", None),  # set apart it may say that more follows
        ("plans.", "plans. […]", None),
        ("plans. …", "plans. …", None),
        ("plans, if there are any.", "plans…", None),
        ("plans.\n\nThey were never secret.", "plans…", None),
    ],
)
def test_an_ellipsis_that_ends_a_text_may_be_a_cut(one: str, other: str, agree: bool | None) -> None:
    texts = [STATEMENT.replace('"secret plans".', "secret " + end) for end in (one, other)]
    assert [verdict(collated(*order)).agree for order in (texts, texts[::-1])] == [agree, agree]

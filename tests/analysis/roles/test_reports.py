# ruff: noqa: E501
"""Reports and paraphrases of a statement: what they quote, and that they are no versions of it."""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import replace

import pytest

from edition.collate import collate
from edition.model import Role, Sources, Span
from tests.quality import prose
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, roles

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")


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


PAPER = "The board met on 9 June and has decided to withdraw the second paper in chemistry. Question 4 had been printed in a textbook.\n\nNo candidate will lose marks. The first paper will count for the whole of the result, and anyone who wishes to sit a new paper may do so in September at no cost."
POOL = "Der Badebetrieb im Strandbad endet am 31. August. Wer eine Saisonkarte besitzt, erhält die Hälfte des Preises zurück, und niemand muss einen Antrag stellen.\n\nDie Stadt wird das Becken im Winter sanieren. Eine Schließung auf Dauer ist nicht geplant."
BAIN = "La baignade à la plage du lac prend fin le 31 août. Toute personne qui possède un abonnement recevra la moitié du prix.\n\nLa ville rénovera le bassin en hiver. Une fermeture définitive n’est pas prévue."
TOLD = [
    (PAPER, "The board said that no candidate would lose marks and that the first paper would count for the whole of the result. Anyone who wished to sit a new paper could do so in September at no cost, it said."),
    (POOL, "Der Badebetrieb im Strandbad ende am 31. August, teilte die Stadt mit. Wer eine Saisonkarte besitze, erhalte die Hälfte des Preises zurück, und niemand müsse einen Antrag stellen. Eine Schließung auf Dauer sei nicht geplant."),
    (BAIN, "La ville a annoncé que la baignade à la plage du lac prenait fin le 31 août. Elle a précisé que toute personne possédant un abonnement recevrait la moitié du prix et qu’une fermeture définitive n’était pas prévue."),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "story"), TOLD)
def test_a_statement_without_we_is_told_where_its_sentences_say_who_speaks(
    statement: str, story: str
) -> None:
    assert roles(statement, story)[1] != "full"
    assert roles(statement, f"{story}\n\nOn the quay they sold ice cream all Sunday.")[1] != "full"


def test_a_version_with_one_word_of_who_speaks_is_no_report_of_a_statement_without_we() -> None:
    other = PAPER.replace("9 June", "9 June, said the chair,").replace("No candidate", "No pupil at all")
    other = (
        other.replace("a new paper", "another one")
        .replace("withdraw", "strike out")
        .replace("in a textbook", "before")
    )
    more = " The results will be published in July. Schools have been told."
    assert roles(PAPER + more, other + more) == ["full", "full"]


NOTICES = [
    ("de", "Die Brücke bleibt bis Freitag gesperrt. Der Verkehr wird über die Nordstraße umgeleitet. Busse fahren alle zwanzig Minuten vom Markt ab.", "Die Brücke bleibt so bis Montag gesperrt. Der Verkehr wird über den Ring umgeleitet. Die Busse fahren jede halbe Stunde vom Markt ab."),
    ("it", "Il ponte resta chiuso fino a venerdì. Il traffico passa per la via del Nord. Gli autobus partono dalla piazza ogni venti minuti.", "Il ponte resta chiuso fino al secondo venerdì. Il traffico passa per la via del Sud. Gli autobus partono dal porto ogni dieci minuti."),
    ("en", "The bridge stays shut until Friday. Traffic is sent by the North Road. Buses leave the market every twenty minutes.", "The bridge stays shut until Monday. Traffic is sent by the South Road, according to the hour. Buses leave the harbour every ten minutes."),
    ("sv", "Bron är stängd till fredag. Trafiken leds om via Norrgatan. Bussar går från torget var tjugonde minut.", "Bron är stängd till måndag. Trafiken leds om via Söderleden, sa rådet. Bussar går från hamnen var tionde minut."),
    ("zh", "大桥将关闭到星期五。车辆请走北路。公共汽车每二十分钟从广场开出。", "大桥将关闭到星期一。如说明所示,车辆请走南路。公共汽车每十分钟从港口开出。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "notice", "other"), NOTICES)
def test_a_version_of_each_sentence_is_not_told_for_a_word_that_may_say_who(
    language: str, notice: str, other: str
) -> None:
    """They shared no text, so it was said."""
    assert roles(notice, other, language=language) == ["full", "full"]


def test_a_story_in_which_others_say_what_they_answer_is_another_version() -> None:
    tale = "The old man asked who was there. The wind was loud upon the moor that night. The girl answered that it was the maiden from the mill. He called to her that she might come in to the fire. She sat down upon the bench and wept for a long time. He whispered that tomorrow the sun would shine."
    other = tale.replace("answered", "said").replace("called to", "told").replace("whispered", "said")
    other = other.replace("loud", "wild").replace("wept", "cried").replace("moor", "heath")
    assert roles(tale, other) == ["full", "full"]


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


def test_speech_behind_dashes_with_who_speaks_is_quoted():
    story = "— We have never asked the fishermen to leave, and we do not intend to sell a single berth to private owners, said the chairman.\n\n— And the piles? asked a fisherman.\n\n— Forty of them are rotten below the waterline and must be replaced before the autumn storms, he said."
    edition = collated(STATEMENT, story, language="en")
    assert edition.role("B") is Role.EXCERPT
    assert [q.fidelity.value for q in edition.quotations["B"]] == ["exact", "exact"]


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


@pytest.mark.parametrize(
    ("statement", "page"),
    [
        (
            f"ANN: What happened?\n\nBEN: {ONE}\n\nANN: And the piles?\n\nBEN: {TWO}\n\nANN: Thank you.",
            "Share: by mail or post\n\nReading time: 3 minutes\n\n{}\n\nMore: all talks\n\nTopic: quays and piles",
        ),
        (
            f"Milltown 3, Elbe 1: {ONE}\n\nHarbour 2, Rovers 0: {TWO}\n\nCity 4, United 4: {THREE}",
            "Sports: the Courier\n\nBy: Jane Roe\n\n{}\n\nPhotos: the best of the day\n\nCalendar: all matches",
        ),
    ],
)
def test_a_page_with_lines_of_its_own_prints_a_statement_that_has_its_speakers_itself(
    statement: str, page: str
) -> None:
    assert roles(statement, page.format(statement)) == ["full", "full"]
    assert roles(page.format(statement), statement) == ["full", "full"]


def test_a_headline_with_a_colon_names_no_speaker_of_all_that_stands_below_it() -> None:
    page = (
        "Welcome to the Courier and to all its towns\n\nMonday's harbour: divers inspect every pile\nBy our staff\n"
        "{}\nPublished on 4 May\n\nTerms of service, privacy and all that is printed here besides"
    )
    page = page.format("\n".join(textwrap.fill(each, 96) for each in (ONE, TWO, THREE)))
    assert roles(STATEMENT, page) == ["full", "full"]


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


RATES = (
    "The council decided today to raise the key rate by 25 basis points to 3.75 percent, with effect from 14 June. Prices have been "
    "falling, but inflation is projected to remain too high for too long.\n\nMost members supported the decision, and two of them "
    "would have preferred no change. The council does not expect a recession, nor does it rule one out. Nobody should doubt that "
    "we stand ready to act, and banks must hold enough capital until then."
)


@pytest.mark.parametrize("others", [[], [RATES.replace("June", "July")]])
def test_a_short_note_that_reports_in_other_words_is_no_version_of_a_long_statement(
    others: list[str],
) -> None:
    note = "Rain fell.\n\nThe rate rises “by a quarter point to 3.75 percent”. So it was expected by most in the market."
    assert collated(RATES, note, *others, language="en").roles["B"] is not Role.FULL


def test_a_text_without_stops_is_no_sentence_in_which_somebody_speaks() -> None:
    """As captions print a speech that has stops itself, with words between that say who speaks."""
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(prose.unlike(random.Random(16), 9)))
    heard = [re.sub(r"[^\w ]", "", each).lower() for each in sentences]
    pairs = (" ".join(heard[at : at + 2]) for at in range(0, len(heard), 2))
    assert roles(" ".join(sentences), " as the board told us ".join(pairs)) == ["full", "full"]


LETTER = [
    "The council closed the old ferry on Monday, as its engine had failed twice within a single week.",
    "We ask all who cross to work to take the northern bridge until the yard has found the cause.",
    "Nobody will lose a ticket that was paid for, and every fare of this month is given back in full.",
    "The new boat, which was promised for spring, will not come before the last days of September.",
]


@pytest.mark.parametrize(
    ("story", "quoted"),
    [
        (
            "The ferry stays shut. “Every fare of this month is given back in full,” the mayor wrote.",
            LETTER[2],
        ),
        (
            f"The mayor wrote on Monday: “{LETTER[1]} […] {LETTER[3]}” Few believed her in Marling.",
            LETTER[3],
        ),
        (
            "The ferry stays shut. “Every fare of last month is given back in full,” the mayor wrote.",
            LETTER[2],
        ),
    ],
)
def test_who_quotes_beyond_the_end_of_a_cut_copy_is_no_stranger(story: str, quoted: str) -> None:
    edition = collated("\n\n".join(LETTER), "\n\n".join(LETTER[:2]), story, language="en")
    assert edition.role("C").value == "excerpt"
    doubts = [doubt for doubt in edition.doubts if doubt.text.startswith("C quotes")]
    assert [doubt.unpinned for doubt in doubts] == [("A",)]
    assert doubts[0].text.split("“")[1][1:30] in quoted
    assert ("with changes" in doubts[0].text) == ("last" in story)
    pinned = replace(edition.witness("A"), statement=Span(0, len("\n\n".join(LETTER[:2]))))
    sources = Sources("A statement", "A", (pinned, *edition.witnesses[1:]), language="en")
    assert not [doubt for doubt in collate(sources).doubts if doubt.text.startswith("C quotes")]


def test_who_quotes_what_another_prints_beyond_the_end_of_the_base_is_no_stranger() -> None:
    story = (
        f"There was no boat at the quay all day, and no sign of one. “{LETTER[2]}” the mayor wrote on Monday."
    )
    for other in ("\n\n".join(LETTER), "The ferry\n\n" + "\n\n".join(LETTER) + "\n\nRead on"):
        edition = collated("\n\n".join(LETTER[:2]), other, story, language="en")
        assert edition.role("C").value == "excerpt"
        (doubt,) = (doubt for doubt in edition.doubts if doubt.text.startswith("C quotes"))
        assert doubt.unpinned == ("B",)
    told = collated("\n\n".join(LETTER[:2]), other, story.split("“")[0], language="en")
    assert told.role("C").value == "unrelated"


def test_she_said_beside_marks_reports_though_the_statement_says_it_too() -> None:
    said = [
        "He called the mill that I own, and they put the call through to my desk. And he said, ‘I will come back to the mill again, and you will see it.’",
        "This caught me off guard. I had not expected anything like this at all, and I told him that he would never see the mill again. And I hung up.",
        "I think he thought that this is how it is done. I was shocked that he had the face to call me after what he did to me.",
        "She tried to take my hand, and I left. I told the girls that I was going home. And she said, ‘Do you know it?’",
    ]  # fmt: skip
    paragraphs = [f"“{each[:-1]},” she said." for each in said]
    paragraphs[0] = f"“{said[0][:-2]},’” she said."
    paragraphs[3] = f"“{said[3][:-2]},’” she said."
    paragraphs.insert(2, "The owners have been asked for a comment. They live abroad.")
    statement = f"{said[0]} {said[1]}\n\n{said[2]} {said[3]}"
    assert roles(statement, "\n\n".join(paragraphs)) == ["full", "excerpt"]


@pytest.mark.parametrize("end", [":", ""])
@pytest.mark.parametrize("paragraphs", [1, 2])
def test_a_heading_with_the_first_sentence_prints_no_short_statement(paragraphs: int, end: str) -> None:
    first = "We closed the old ferry on Monday, as its engine had failed twice within a week"
    asked = "Nobody will lose a ticket that was paid for, and all fares are given back by the end of May"
    statement = "\n\n".join(
        [f"{first}. {asked}.", "The new boat will come in spring, as promised."][:paragraphs]
    )
    heading = f"{first}: Council" if end else first
    story = (
        "There was anger on Tuesday night, as some forty men marched to the gates of the brewery.\n\n"
        "Ann Lee, who runs a bakery in the square, told our reporter that she had lost all trust in the people "
        "at the town hall. Her neighbours nodded.\n\nThe mayor is on holiday."
    )
    edition = collated(statement, statement, f"{heading}\n\n{story}", language="en")
    assert edition.role("C").value == "excerpt"
    assert [each.fidelity.value for each in edition.quotations["C"]] == ["exact"]

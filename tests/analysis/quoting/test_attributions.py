# ruff: noqa: E501
"""Who is said to speak inside a quotation and between two, and asides that are no attribution."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from tests.support.stories import STATEMENT, fidelities, found, quoted
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    "story",
    [
        "“Our divers inspected,” the board said on Monday, “214 piles in two weeks.”",
        "“Our divers inspected 214 piles,” it said, “in two weeks.”",
        "“Our,” said the board, “divers inspected 214 piles in two weeks.”",
        "“Our divers”, it said, “inspected 214”.",
    ],
)
def test_an_attribution_inside_a_sentence_joins(story: str) -> None:
    (one,) = quoted(f"The quay\n\n{story}")
    assert one.fidelity.value == "exact"
    assert [
        story[start - 10 : end - 10].startswith(("the board", "it said", "said"))
        for start, end in one.inserted
    ] == [True]


@pytest.mark.parametrize(
    ("aside", "fidelity"),
    [
        (", said the board", "exact"),
        (", the board said", "exact"),
        (" – a lie, says the mayor", "altered"),
        (", said the mayor who paid for it", "altered"),
        (", as we told the mayor of the town", "altered"),
        (", they said 60 were sound", "altered"),
    ],
)
def test_who_speaks_before_a_full_stop_inside_marks_tells_nothing_else(aside: str, fidelity: str) -> None:
    words = (
        f"Our divers inspected 214 piles in two weeks{aside}. Forty of them are rotten below the waterline"
    )
    assert found(f"The quay\n\nPeople talk. “{words}.” That was all.") == [(words, fidelity)]


@pytest.mark.parametrize(
    ("language", "aside", "fidelity"),
    [
        ("en", "the board noted", "exact"),
        ("en", "as the board noted", "exact"),
        ("en", "which the board noted was broken", "altered"),
        ("en", "because the board said so", "altered"),
        ("en", "as promised by the board", "altered"),
        ("en", "promised by the board", "altered"),
        ("sv", "påpekade rådet", "exact"),
        ("sv", "som rådet påpekade", "exact"),
        ("sv", "som rådet påpekade var trasig", "altered"),
    ],
)
def test_a_clause_put_in_between_commas_is_no_attribution(language: str, aside: str, fidelity: str) -> None:
    said = {
        "en": ("We closed the old bridge", "in March because the ice had damaged it"),
        "sv": ("Vi stängde den gamla bron", "i mars eftersom isen hade skadat den"),
    }[language]
    (one,) = quoted(f"X\n\n“{said[0]}, {aside}, {said[1]}”.", f"{said[0]} {said[1]}.\n", language=language)
    assert one.fidelity.value == fidelity


def test_an_attribution_between_sentences_divides() -> None:
    story = "“Our divers inspected 214 piles in two weeks,” it said. “Forty of them are rotten below the waterline.”"
    assert [words for words, _ in found(story)] == [
        "Our divers inspected 214 piles in two weeks", "Forty of them are rotten below the waterline",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "story",
    [
        "“Forty of them are rotten below the waterline” and, it added, “must be replaced before the winter”.",
        "“Forty of them are rotten below the waterline”, and would, it added, “must be replaced before the winter”.",
        "“our divers inspected 214 piles” on Monday, it said, “in two weeks for the report”.",
        "“our divers inspected 214 piles” not, it said, “in two weeks for the report”.",
    ],
)
def test_other_words_between_marks_are_no_attribution(story: str) -> None:
    whole = STATEMENT.replace(
        "below the waterline", "below the waterline and must be replaced before the winter"
    )
    whole = whole.replace("in two weeks", "in two weeks for the report")
    assert len(collated(whole, f"The quay\n\nIt says {story} Nobody knows.").quotations["B"]) == 2


def test_an_aside_that_begins_as_the_statement_goes_on_is_the_reporters() -> None:
    statement = "Nessuno dei campioni ha superato il limite di legge per il piombo nell'acqua."
    told = "Era tardi. «Nessuno dei campioni – ha spiegato l'azienda – ha superato il limite di legge»."
    assert fidelities(told, statement, language="it") == ["exact"]
    meant = told.replace("ha spiegato l'azienda", "ha quasi mai")
    assert fidelities(meant, statement, language="it") == ["altered"]


@pytest.mark.parametrize(
    ("language", "statement", "story"),
    [
        ("en", STATEMENT, "“Our divers inspected,” the board conceded on Monday, “214 piles in two weeks.”"),
        ("de", "Ich habe ihre Briefe beantwortet, aber ich habe nichts unternommen.", "„Ich habe ihre Briefe beantwortet“, räumt er ein, „aber ich habe nichts unternommen.“"),
        ("fr", "Nous avons fermé la ligne trop tard, et nous le regrettons vivement.", "« Nous avons fermé la ligne trop tard, reconnaît la compagnie, et nous le regrettons vivement. »"),
        ("es", "Cerramos la línea demasiado tarde y lo lamentamos de verdad.", "«Cerramos la línea demasiado tarde», admite la empresa, «y lo lamentamos de verdad»."),
    ],
)  # fmt: skip
def test_who_admits_or_warns_speaks_beside_a_mark(language: str, statement: str, story: str) -> None:
    (one,) = quoted(f"It was late.\n\n{story}", statement, language=language)
    assert (one.fidelity.value, len(one.inserted)) == ("exact", 1)


@pytest.mark.parametrize("aside", ["as promised by the council", "acknowledged by nobody"])
def test_such_verbs_elsewhere_are_wording(aside: str) -> None:
    text = "The quay is shut, and the piles must be replaced before the autumn storms come in."
    edition = collated(text, text.replace("shut, and", f"shut, {aside}, and"), language="en")
    assert verdict(edition).agree is False


NOTICE = (
    "We have run the park for 27 years and we are proud of it. It was put out within forty minutes. "
    "The results will be published, as was planned, on 18 June in full. The hearing is open to the public and the "
    "press. She will be supported by Kevin Platt in the field."
)
CHANGED_BESIDE = [
    ("“It was put out never”, it added, “within forty minutes”", ["altered"]),
    ("“The results will be published, as was planned, on”, she said, “19 June”", ["altered"]),
    ("“The results will be published, as was planned,” she said, “in July”", ["altered"]),
    ("“The hearing is open to”, she said, “never the public”", ["altered"]),
    ("“The hearing is open to the public”, she said, “but not the press”", ["altered"]),
    ("“She will be opposed”, she said, “by Kevin Platt in the field”", ["altered"]),
    ("“The hearing is open to the public”, she said. “Bring the press”", ["exact"]),
    ("“The hearing is open to the public”, she said of the “circus”", ["exact"]),
    (
        "“The hearing is open to the public and the press”, she said, “as ever”",
        ["exact"],
    ),  # its sentence ends
    ("“The hearing is open to the public”, she said, “and the press”", ["exact"]),
    ("“Look,” she said, “the hearing is open to the public”", ["exact"]),
    # Other words that go on are as few as may be changed; before who speaks half of them are the statement's.
    ("“The hearing is open to the public”, she said, “but nobody in this town has heard of it”", ["exact"]),
    ("“They kept it”, she said, “open to the public and the press”", ["exact"]),
]


@pytest.mark.parametrize(("said", "expected"), CHANGED_BESIDE)
def test_words_changed_right_beside_who_speaks_alter_what_goes_on_there(
    said: str, expected: list[str]
) -> None:
    story = f"It was late. “We have run the park for 27 years,” they wrote.\n\n{said}.\n\nThat was all."
    assert fidelities(story, NOTICE)[1:] == expected


@pytest.mark.parametrize(
    ("inside", "behind", "fidelity"),
    [
        ("said the mayor", "There was laughter in the hall.", "exact"),
        ("says the law", "There was laughter in the hall.", "exact"),
        ("he said", "the council wrote.", "exact"),
        ("says the law", "the council wrote.", "altered"),
    ],
)
def test_who_is_said_to_speak_inside_marks_is_quoted_where_who_speaks_stands_beside_them(
    inside: str, behind: str, fidelity: str
) -> None:
    statement = "The common belongs to all and we keep the law. Nobody will be fined before we have met."
    mark = "," if behind[0].islower() else "."
    story = f"“The common belongs to all, {inside}, and we keep the law{mark}” {behind} The builder had left."
    assert fidelities(story, statement) == [fidelity]
    if fidelity == "altered":
        before = f"The council wrote: “The common belongs to all, {inside}, and we keep the law.” So there."
        assert fidelities(before, statement) == ["altered"]


@pytest.mark.parametrize(
    ("language", "statement", "story", "said"),
    [
        ("en", "We will publish all that we find, and we will be silent until then.", "“We will publish all that we find,” he said, “and we will be silent,” he went on, “until then.”", "We will publish all that we find,” he said, “and we will be silent,” he went on, “until then"),
        ("pl", "Nie odkładaliśmy remontu dla oszczędności. Wszystko działa.", "– Nie odkładaliśmy remontu dla oszczędności – powtórzyła dyrektorka przed salą. – Pytajcie, kogo chcecie.", "Nie odkładaliśmy remontu dla oszczędności"),
    ],
)  # fmt: skip
def test_to_repeat_and_to_go_on_say_who_speaks(language: str, statement: str, story: str, said: str) -> None:
    assert found(story, statement, language=language) == [(said, "exact")]

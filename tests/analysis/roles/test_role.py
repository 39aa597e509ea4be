# ruff: noqa: E501
"""What a source is to the statement, and where the statement begins and ends in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.quoting.claims import Search
from edition.collate import collate
from edition.model import Authority, Edition, Role, Sources, Span, Transcription
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
        f"A begins with 1 paragraph, {len(ONE.split())} words, that B lacks: pin it with `from`."
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


def test_paragraphs_left_out_with_a_sign_are_lost_and_a_doubt():
    edition = collated(STATEMENT, f"{ONE}\n\n[…]\n\n{THREE}")
    assert [passage.lost for passage in edition.passages] == [frozenset(), {"B"}, frozenset()]
    assert doubts(edition) == ["B leaves out 1 paragraph with a sign: not in this copy."]
    assert verdict(edition).agree is None


def test_what_the_base_has_beyond_a_part_that_another_prints_in_its_own_text_is_a_doubt():
    page = f"The board put out a statement on Tuesday.\n\n{TWO}\n\n{THREE}\n\nNobody on the quay believed a word of it."
    assert (
        f"A begins with 1 paragraph, {len(ONE.split())} words, that B lacks: pin it with `from`."
        in doubts(collated(STATEMENT, page))
    )


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

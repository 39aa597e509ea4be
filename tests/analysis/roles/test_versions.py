"""A version with words exchanged is one, and is none the less one where fewer are exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from edition.collate import prepare
from edition.model import Role, Sources
from tests.bench.stories import statement
from tests.quality import prose
from tests.quality.cases import CASES
from tests.quality.run import edition_of
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, roles, witness

SENTENCES = re.split(r"(?<=[.?!]) ", " ".join(STATEMENT.replace('"', "").split()))


def role(base: str, text: str) -> Role:
    return prepare(
        Sources("A statement", "A", (witness("A", base), witness("B", text)), language="en")
    ).roles[1]


def restored(rng: random.Random, text: str, share: float, steps: int) -> Iterator[str]:
    """Texts with ever fewer words exchanged: first so great a share, at last none."""
    words = re.split(r"(\s+)", text)
    others = " ".join(prose.unlike(rng, 6)).split()
    exchanged = [at for at in range(0, len(words), 2) if rng.random() < share]
    rng.shuffle(exchanged)
    now = [rng.choice(others) if at in exchanged else word for at, word in enumerate(words)]
    for step in range(steps + 1):
        for at in exchanged[: step * len(exchanged) // steps]:
            now[at] = words[at]
        yield "".join(now)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_more_agreement_makes_no_role_worse(seed: int, between: str) -> None:
    rng = random.Random(seed)
    text = between.join(statement(rng).split("\n\n")[: 1 + seed % 2])
    found = [role(text, each) for each in restored(rng, text, 0.5, 8)]
    first = found.index(Role.FULL)
    assert first < 2
    assert set(found[first:]) == {Role.FULL}, [each.value for each in found]


SONNET = """\
Né di conca feconda conca in ricco mare
Perla uscì mai così pregiata, e bella,
O ‘n si vago monil dona o Donzella
Da poi l’uscì con l’altre elette, e care :
Come hor costei con alta gloria appare
De l‘aureo albergo, e nell’età novella
Né gemma sol, ma luminosa stella :
Sembra con l’altre meno ardenti, e chiare
Quella ch’inanzi l’alba in orïente
L’alme amorose a sospirar invita
E riede poi con Himeneo la sera :
Somiglia à punto in giovenile schiera,
pretiosa, e mirabil margarita
La fronte, e gli occhi candida, e lucente."""
SUNG = """\
Nè di feconda conca ricco Mare
Perla uscì mai si luminosa, e bella,
Nè si vago monil giamai fece ella
A l’altre unita pretiose, e care,
Come costei, ch’haver simil non pare,
Di regio albergo esce in età novella,
Nè gemma pur fra l’altre par, ma stella,
Che risplenda nel Ciel fra le men chiare.
Quella, ch’innanzi l’Alba in Oriente
L’alme amorose à sospirar invita,
E riede poi con Himeneo la sera.
Somiglia appunto in giovinile schiera,
La fronte, e gli occhi candida, e lucente
Pretiosa, e mirabil Margarita."""


def test_a_sonnet_rewritten_and_with_two_lines_exchanged_is_a_version() -> None:
    assert role(SONNET, SUNG) is Role.FULL  # Tasso, Rime 770, and a print of its setting


@pytest.mark.parametrize(
    "story",
    [
        "The letter then goes on.\n\n{2} {3} {4}\n\nThat is all it says on it.",
        "The board wrote this: {2} {3} That was all it wrote.",
        "I like these lines best of all that they wrote. {2} {3} They say it all, I think.",
        "What we know:\n\n- {1}\n\n- {2}\n\n- {4}\n\nMore tomorrow in this paper.",
    ],
)
def test_words_set_in_other_words_are_quoted_though_most_of_the_text_is_the_statement(story: str) -> None:
    assert role(STATEMENT, story.format(*SENTENCES)) is Role.EXCERPT


def test_a_phrase_in_a_report_of_its_own_makes_it_no_version() -> None:
    phrase = "in the old days an honour to be at sea with you"
    said = f"{STATEMENT}\nIt was for all of us {phrase}, and it is so now.\n"
    report = "The board met on Monday, and hardly a word was to be heard.\n\n"
    report += f"Not one {phrase} told the mayor, who left the hall in anger."
    assert roles(said, report) == ["full", "unrelated"]
    assert roles(said, said, report) == ["full", "full", "unrelated"]
    whole = report.replace("Not one", "It was for all of us").replace(" told", ", and it is so now, told")
    assert roles(said, whole) == ["full", "excerpt"]


def test_a_version_spelt_otherwise_in_all_but_a_line_is_full() -> None:
    one = """\
Now let us go, said he, to the bright water
But not to us, and what was it to me
If other help of me thou never hadst, and now
Thou tellest it to me, and think it little
"""
    other = """\
Nowe lette us goe sayde hee too bryght watter
But not to us, and what was it to me
Yf oother helpe of mee thow nevir haddest
Thow telleste ytt too mee and thinke yt litel
"""
    assert roles(one, other) == ["full", "full"]


def test_lines_that_pages_of_one_house_share_make_no_report_a_version() -> None:
    own = [
        "Harrow Gazette, the paper of the valley since 1890",
        "Weather today: rain in the hills, wind on the coast",
        "Cricket: Harrow beat Carrow by seven wickets on Sunday",
        "The mill at Foxton is for sale, the owner tells us",
    ]
    said = [
        "The council of Harrow met on Monday and closed the old bridge.",
        "Nobody was hurt when the first arch fell into the river.",
        "The engineers will look at every pier before the winter.",
        "We thank the people of the town for the help they gave.",
        "The ferry runs every hour until the work is done.",
    ]
    page, report = ("\n\n".join([*own[:2], *lines, *own[2:]]) for lines in (said, said[1:2]))
    found = roles("\n\n".join(said), page.replace("every hour", "each hour"), report)
    assert found == ["full", "full", "excerpt"]


OLD = (
    "and he said that he was not come to take anything and the emperor answered that he would see "
    "nothing that was like a thief the sixth thing is that fighters shall flee idleness so that they "
    "are never without work for those that are without work as Valerius says think always of evil or "
    "how they shall do wrong to others or how they shall take what is not theirs whence Marcellus tells "
    "that he would not have his knights carry a thing"
)
ANEW = (
    "and he said that he was not come to take anything and thus answered the emperor he wished no "
    "likeness of a robber the vi is that fighting men must shun idleness so that they are never without "
    "work for they that be without work so says Valerius think always of evil or in what way to do "
    "wrong to others or how they shall take what is not theirs and Marcellus the king said he would not "
    "have his knights carry a thing"
)


@pytest.mark.parametrize("times", [1, 3])
def test_who_speaks_is_told_in_a_sentence_and_a_text_without_stops_has_none(times: int) -> None:
    assert len(OLD.split()) > 80
    texts = [" ".join([text] * times) for text in (OLD, ANEW)]
    assert roles(*texts) == roles(*reversed(texts)) == ["full", "full"]


def test_one_sentence_without_a_stop_is_reported_all_the_same() -> None:
    statement = "We will close the old bridge on Monday and buses will run every ten minutes until May"
    told = f"the mayor said they will {statement[8:]} and nobody on the market was glad to hear of it"
    assert roles(statement, told) == ["full", "excerpt"]


@pytest.mark.slow
def test_speech_of_a_novel_that_was_misread_between_its_marks_is_no_story() -> None:
    """What stands between two stretches in marks is printed without any there, not said by the source."""
    case = next(each for each in CASES if each.name == "mixture 1, noise 6%")
    edition = edition_of(case.prints(7))
    assert {each["siglum"]: each["role"] for each in edition["witnesses"]} == dict.fromkeys("ABCD", "full")


SPOKEN = (
    "“We never had a plan for this,” the mayor told the paper. “The river decides, and we carry the sacks.”",
    "The pumps had been ordered in the spring, but the crates stood unopened in the yard of the school.",
)
REST = (
    "Who paid for the pumps is not known. The council will hear the builder on Monday, and the insurers on "
    "the day after. A list of the houses that are still wet hangs in the hall of the school, and the men who "
    "can lend a cart are asked to come to the gate at seven in the morning, with oats for two days and rope."
)


@pytest.mark.parametrize("change", [("the sacks", "the sacks"), ("never", "always"), ("spring", "autumn")])
def test_a_story_with_quotations_that_is_cut_is_printed_and_quotes_nothing(change: tuple[str, str]) -> None:
    one, two = "\n\n".join((*SPOKEN, REST)), "\n\n".join(SPOKEN).replace(*change)
    for base in "AB":
        edition = collated(one, two, base=base, language="en")
        assert set(edition.roles.values()) == {Role.FULL}
        assert len(list(edition.units())) == (change[0] != change[1])


def test_a_copy_of_the_midst_of_a_page_with_a_heading_prints_it() -> None:
    said = [
        f"“We have moved pump number {at} to the old mill at last, and nobody was hurt when we did so, "
        "though the road was wet and the men were tired by then."
        for at in ("one", "two", "three", "four")
    ]
    around = [
        f"The {name} of the house has a page on the rules by which {name}s write what they write here."
        for name in (
            "editor",
            "owner",
            "founder",
            "printer",
            "clerk",
            "guard",
            "cook",
            "nurse",
            "poet",
            "lawyer",
        )
    ]
    page = "\n\n".join([*around[:5], *said, "“We thank them.”", *around[5:]])
    copy = "The pumps moved\n\n" + "\n\n".join(said[:3]) + "\n\nMore on that tomorrow"
    assert collated(page, copy, language="en").role("B") is Role.FULL

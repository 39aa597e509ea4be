# ruff: noqa: E501
"""Check a quotation: the browser judges as the engine does, in every version, and asks nobody."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

from edition.app.quotation_check import check_quotation
from edition.collate import prepare
from tests.support.browser_judge import ask_judge, rules_of
from tests.support.chapters import book
from tests.support.claims import WORDINGS, Wordings, made_claim
from tests.support.programs import ROOT
from tests.support.stories import judged_beside
from tests.support.witnesses import collated

GROUPS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "golden" / "claims.json").read_text("utf-8"))
CASES = [(at, *case[:2], len(case) > 2) for at, group in enumerate(GROUPS) for case in group["cases"]]


def _statements() -> dict[str, str]:
    """All statements of each language."""
    said: dict[str, str] = {}
    for group in GROUPS:
        said[group["language"]] = " ".join((said.get(group["language"], ""), *group["statement"]))
    return said


@cache
def judged() -> dict[tuple[int, str], dict[str, Any]]:
    """The browser's judgement of every case."""
    result = ask_judge(
        "given[1].map(({ language, statement, cases }) => { const judge = (given[0][language].judge ??= new Judge(given[0][language]));"
        "return cases.map(([words]) => judge.judge(readClaim(words), statement)); })",
        [{language: rules_of(language, said) for language, said in _statements().items()}, GROUPS],
    )
    return {
        (at, case[0]): judgement
        for at, (group, row) in enumerate(zip(GROUPS, result, strict=True))
        for case, judgement in zip(group["cases"], row, strict=True)
    }


@pytest.mark.parametrize(("group", "words", "fidelity", "_short"), CASES)
def test_the_browser_judges_as_the_table_says(group: int, words: str, fidelity: str, _short: bool) -> None:
    judgement = judged()[group, words]
    assert judgement["fidelity"] == fidelity
    assert "".join(piece["text"] for piece in judgement["pieces"]) == words


# Words too few to be found in a story are judged in the browser alone, where somebody asks for them.
@pytest.mark.parametrize(("group", "words", "fidelity"), [case[:3] for case in CASES if not case[3]])
def test_the_engine_judges_as_the_table_says(group: int, words: str, fidelity: str) -> None:
    frame = "The news\n\nPeople talk a lot. It says “{}”. That was all."
    statement, language = "\n\n".join(GROUPS[group]["statement"]), GROUPS[group]["language"]
    stories = tuple(frame.format(case[0]) for case in GROUPS[group]["cases"] if len(case) == 2)
    assert judged_beside(stories, statement, language)[frame.format(words)] == [fidelity]


_RANKS = ["exact", "print", "spelling", "shortened", "altered", "none"]


@pytest.mark.slow
@pytest.mark.parametrize("of", WORDINGS, ids=lambda of: of.language)
def test_made_claims_are_judged_alike_by_both(of: Wordings) -> None:
    """The browser knows fewer ways to write a value: what it calls altered may be a spelling, never the reverse."""
    rng = random.Random(f"claims {of.language}")
    claims = sorted({made_claim(rng, of)[1] for _ in range(60)})
    result = ask_judge(
        "((judge) => given[2].map((words) => judge.judge(readClaim(words), given[1]).fidelity))(new Judge(given[0]))",
        [rules_of(of.language), of.statement, claims],
    )
    text = "\n\n".join(of.statement)
    edition = collated(text, text, language=of.language)
    prepared = prepare(edition)
    for words, theirs in zip(claims, result, strict=True):
        found = next(iter(check_quotation(edition, prepared, words).values()), ())
        ours = max((each.fidelity.value for each in found), key=_RANKS.index, default="none")
        assert theirs == ours or (theirs, ours) == ("altered", "spelling"), words


LETTERS = [
    ("en", "They met in the café of the town that day.", "They met in the cafe of the town", "spelling"),
    ("en", "The boys' books were read in the town.", "The boy's books were read in the town", "altered"),
    ("en", "It stands under 2(1)(a) of the law of the town.", "It stands under 2(1a) of the law", "altered"),
    ("en", "The flight 15A left the city that day.", "The flight 15a left the city", "altered"),
    ("en", "The form 5-A left the city that day.", "The form 5-a left the city", "altered"),
    ("en", "Under rule 5 (1) (a) it fell that day.", "Under rule 5 (1) (A) it fell", "altered"),
    ("en", "Under rule 5.1.a it fell that day.", "Under rule 5.1.A it fell", "altered"),
    ("en", "They saw that Mr Grey came that day.", "They saw that Mr Gray came", "altered"),
    ("fr", "Il vit que l'État vint ce jour.", "Il vit que l'état vint", "altered"),
    ("pt", "Viu que o coco caiu ontem.", "Viu que o cocô caiu", "altered"),
    ("en", "He said: stop, clubbing seals pays that day.", "He said: stop clubbing, seals pays", "altered"),
    ("en", "The men, women and dogs came that day.", "The men, women, and dogs came", "print"),
    ("en", "In May, the cats, dogs and men came that day.", "In May, the cats, dogs, and men came", "print"),
    ("en", "In May, the cats, dogs, and men came that day.", "In May, the cats, dogs and men came", "print"),
    ("en", "In May, stop clubbing, seals pays that day.", "In May, stop, clubbing seals pays", "altered"),
    ("en", "They paid £5M for the city that day.", "They paid £5m for the city", "print"),
    ("en", "They made a gain of [19] that day.", "They made a gain of 19 that day", "altered"),
    ("en", "The odds were 3:1 in the town that day.", "The odds were 3-1 in the town", "altered"),
    ("en", "They met in 2019-20 in the town that day.", "They met in 2019/20 in the town", "altered"),
    ("en", "They met in 2019-20 in the town that day.", "They met in 2019–20 in the town", "print"),
    ("en", "They left in 1990, 20 men of the town.", "They left in 1990 20 men of the town", "print"),
    ("en", "They left between 5-10 men in the town.", "They left between 5, 10 men in the town", "altered"),
    ("en", "They saw 6\" of rain in the town that day.", "They saw 6' of rain in the town", "altered"),
    ("en", "He said “it was 6” in the town that day.", "He said ‘it was 6’ in the town", "print"),
    ("en", "He had twenty-five dollar bills in the town.", "He had twenty five-dollar bills in the town", "altered"),
    ("en", "They met small-business men in the town.", "They met small business-men in the town", "altered"),
    ("en", "They met the well-known men in the town.", "They met the well known men in the town", "print"),
    ("en", "They saw the “experts” in the town that day.", "They saw the experts in the town", "altered"),
    ("en", "They saw the “Times” in the town that day.", "They saw the Times in the town", "print"),
    ("fr", "Ce jour, les « amis » vinrent à la ville.", "Ce jour, les amis vinrent à la ville", "altered"),
    ("en", "It cost 5p in the town that day.", "It cost 5P in the town", "altered"),
    ("en", "It took 5 s in the town that day.", "It took 5 S in the town", "altered"),
    ("en", "They paid 5m in the town that day.", "They paid 5M in the town", "altered"),
    ("fr", "Il vint. À tous, il dit merci ce jour.", "Il vint. A tous, il dit merci", "spelling"),
    ("fr", "À tous ces hommes, il dit merci.", "A tous ces hommes, il dit merci", "spelling"),
    ("fr", "Il vint à pied. Il À tous dit merci.", "Il vint à pied. Il A tous dit merci", "altered"),
    ("fr", "Il vint. À-t-il dit merci ce jour ?", "Il vint. A-t-il dit merci ce jour", "altered"),
    ("it", "Venne poi. È vero che disse grazie.", "Venne poi. E vero che disse grazie", "altered"),
    ("fr", "L'État vint à la ville ce jour.", "L'état vint à la ville", "altered"),
    ("en", "Us all they met in the town that day.", "us all they met in the town", "exact"),
    ("en", "US men left the town that day.", "us men left the town that day", "altered"),
    ("en", "He is a nice man in the town that day.", "He is an ice man in the town", "altered"),
    ("ko", "그날 아버지가 방에 들어가신다고 했다.", "그날 아버지 가방에 들어가신다고 했다", "altered"),
    ("ja", "町ではここで、はきものを脱ぐのである。", "町ではここではきものを脱ぐのである", "print"),
    ("es", "Votó el 5 % de los hombres de la villa.", "Votó el 5 ‰ de los hombres", "altered"),
    ("de", "Das 1. Buch kam an diesem Tag an.", "Das 1 Buch kam an diesem Tag", "altered"),
    ("de", "Am 3. Mai kam er in der Stadt an.", "Am 3 Mai kam er in der Stadt", "print"),
    ("de", "Er druckte die Hand des alten Mannes.", "Er drückte die Hand des alten Mannes", "altered"),
    ("de", "Die Straße der alten Stadt war leer.", "Die Strasse der alten Stadt war leer", "spelling"),
    ("pl", "Tego dnia sąd był pusty od rana.", "Tego dnia sad był pusty od rana", "altered"),
    ("sv", "De var på hål is den dagen i byn.", "De var på hal is den dagen", "altered"),
    ("fr", "L'œuvre de la ville est finie ce jour.", "L'oeuvre de la ville est finie", "spelling"),
    ("el", "Ο νόμος της πόλης ισχύει σήμερα.", "Ο νομός της πόλης ισχύει", "altered"),
    ("el", "Ο νόμος της πόλης ισχύει σήμερα.", "Ο νομος της πολης ισχυει", "spelling"),
    ("vi", "Anh ấy mua mà không biết giá của nó.", "Anh ấy mua ma không biết giá", "altered"),
    ("el", "Πώς ήταν εκεί; Κανείς δεν ξέρει σήμερα.", "Πώς ήταν εκεί. Κανείς δεν ξέρει", "altered"),
    ("el", "Η πόλη ήταν εκεί· κανείς δεν ξέρει σήμερα.", "Η πόλη ήταν εκεί, κανείς δεν ξέρει", "print"),
    ("el", "Είπε πως ήταν εκεί αυτή τη μέρα.", "Είπε πώς ήταν εκεί αυτή τη μέρα", "altered"),
    ("el", "Εἶπεν ἤ αὐτὸς ἤ ἐκεῖνος τὴν ἡμέραν.", "Εἶπεν ἡ αὐτὸς ἤ ἐκεῖνος τὴν ἡμέραν", "altered"),
    ("el", "Εἶπεν καὶ αὐτὸς τὴν ἡμέραν.", "Εἶπεν καί αὐτός τὴν ἡμέραν", "spelling"),
    ("en", "They fell where x = 5 in the town.", "They fell where x ≠ 5 in the town", "altered"),
    ("en", "They fell where a ∈ B in the town.", "They fell where a ∉ B in the town", "altered"),
    ("en", "They fell where x² is in the town.", "They fell where x2 is in the town", "altered"),
    ("en", "They had 5 km² of it in the town.", "They had 5 km2 of it in the town", "spelling"),
    ("en", "They know there is no 5 in the town.", "They know there is No 5 in the town", "altered"),
    ("en", "They know he told the story in the town.", "They know he told the storey in the town", "altered"),
    ("en", "They own a three-story house in the town.", "They own a three-storey house in the town", "spelling"),
    ("en", "They had 3 pounds of it in the town.", "They had £3 of it in the town", "altered"),
    ("en", "They paid 3 pounds for it in the town.", "They paid £3 for it in the town", "spelling"),
    ("en", "The men, said the boys, were ill that day.", "The men said the boys were ill", "altered"),
    ("en", "They rose, said nothing and left that day.", "They rose said nothing and left", "print"),
    ("en", "They met John, Paul and George that day.", "They met John Paul and George", "altered"),
    ("en", "They know that in London, Smith spoke that day.", "They know that in London Smith spoke", "print"),
    ("zh", "他们说5月3日—5日来了很多人。", "他们说5月3日、5日来了很多人", "altered"),
    ("ar", "جاء ٣٠ رجلا إلى المدينة أمس.", "جاء 30 رجلا إلى المدينة", "spelling"),
]  # fmt: skip


@cache
def judged_letters() -> list[str]:
    result: list[str] = ask_judge(
        "given.map(([rules, statement, words]) => new Judge(rules).judge(readClaim(words), statement).fidelity)",
        [[rules_of(language), [statement], words] for language, statement, words, _ in LETTERS],
    )
    return result


@pytest.mark.parametrize("number", range(len(LETTERS)))
def test_letters_that_a_language_tells_apart_are_other_words_in_the_browser_too(number: int) -> None:
    assert judged_letters()[number] == LETTERS[number][-1]


_NAMED = (
    ("Nine members voted it", [["left out", "for"]]),
    ("three members voted for it, nine against", [["other words", "Nine"], ["other words", "three"]]),
    ("they ask for no form of help", [["left out", "accepted"]]),
    ("He has never sold it", [["left out", "and will never"]]),
    ("The council met quietly on Tuesday", [["put in", ""], ["other words", "Monday"]]),
    ("The council [completely] met on Monday", [["own", ""]]),
    ("[T]he council met … Monday [sic]", [["shortened", "on"]]),
)


def test_a_difference_is_named_by_what_the_statement_has() -> None:
    """What the statement has further on is no word put in."""
    statement = [
        "The council met on Monday. Nine members voted for it, three against, and two stayed at home.",
        "It is said that they ask for no accepted form of help. He has never and will never sold it.",
    ]
    result = ask_judge(
        "given[2].map((claim) => new Judge(given[0]).judge(readClaim(claim), given[1]).pieces.filter(({ sort }) => sort))"
        ".map((row) => row.map(({ sort, theirs }) => [sort, theirs.trim()]))",
        [rules_of("en"), statement, [claim for claim, _ in _NAMED]],
    )
    assert result == [named for _, named in _NAMED]


def test_differences_are_named_with_both_readings() -> None:
    pieces = judged()[0, "Our divers inspected 241 piles in two weeks"]["pieces"]
    assert [piece for piece in pieces if "sort" in piece] == [
        {"text": "241", "sort": "other words", "theirs": "214", "figure": True}
    ]
    pieces = judged()[0, "We … intend to sell a single berth"]["pieces"]
    assert [piece["sort"] for piece in pieces if "sort" in piece] == ["turned"]


@pytest.mark.slow
def test_any_stretch_is_exact_and_any_change_of_it_is_none() -> None:
    passages = [text for text in book()["one"].split("\n\n") if len(text.split()) > 40]
    chance = random.Random(5)
    claims = []
    for _ in range(40):
        words = chance.choice(passages).split()
        start = chance.randrange(len(words) - 20)
        whole = words[start : start + 20]
        changed = [*whole[:9], "zebra", *whole[10:]]
        shorter = [*whole[:9], *whole[12:]]
        claims += [("exact", whole), ("altered", changed), ("altered", shorter)]
    result = ask_judge(
        "((judge) => given[2].map((words) => judge.judge(readClaim(words), given[1]).fidelity))(new Judge(given[0]))",
        [rules_of("en"), passages, [" ".join(words) for _, words in claims]],
    )
    assert result == [fidelity for fidelity, _ in claims]


def test_of_a_language_without_lists_the_browser_is_given_those_of_all() -> None:
    assert {"keine", "aucun", "ningún"} <= set(rules_of("sl")["determiners"])
    assert {"و", "ו"} <= set(rules_of("sl")["joined"])
    assert "keine" not in rules_of("en")["determiners"]

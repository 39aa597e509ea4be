# ruff: noqa: E501
"""Check a quotation: the browser judges as the engine does, in every version, and asks nobody."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from edition.app.cli_quote import is_true, said_of, said_outside
from edition.app.quotation_check import check_quotation
from edition.citation.cite import Site
from edition.collate import collate, prepare
from edition.site.checking import citations, judging
from edition.site.frame import Frame
from edition.site.search import spelling
from edition.sources.folder import read_sources
from edition.text.ladders import ladder, read_rules
from tests.support.chapters import book
from tests.support.claims import WORDINGS, Wordings, made_claim
from tests.support.programs import ROOT
from tests.support.scripts import SOURCES, called, run
from tests.support.stories import judged_beside
from tests.support.witnesses import collated

GROUPS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "golden" / "claims.json").read_text("utf-8"))
CASES = [(at, *case[:2], len(case) > 2) for at, group in enumerate(GROUPS) for case in group["cases"]]


def rules_of(language: str) -> dict[str, Any]:
    """What the browser is given to judge by."""
    rules = read_rules()
    words = ladder(rules, language)
    return judging(words, rules, language) | {"spelling": spelling(words, [])}


@cache
def judged() -> dict[tuple[int, str], dict[str, Any]]:
    """The browser's judgement of every case."""
    judge, claim = ((SOURCES / name).as_uri() for name in ("judge.js", "claim.js"))
    given = json.dumps([{**group, "rules": rules_of(group["language"])} for group in GROUPS])
    result: Any = run(
        f"import {{ Judge }} from {json.dumps(judge)}; import {{ readClaim }} from {json.dumps(claim)};"
        f"const all = {given}.map(({{ rules, statement, cases }}) => {{ const judge = new Judge(rules);"
        "return cases.map(([words]) => judge.judge(readClaim(words), statement)); });"
        "console.log(JSON.stringify(all))"
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
    judge, claim = ((SOURCES / name).as_uri() for name in ("judge.js", "claim.js"))
    result: Any = run(
        f"import {{ Judge }} from {json.dumps(judge)}; import {{ readClaim }} from {json.dumps(claim)};"
        f"const [rules, statement, claims] = {json.dumps([rules_of(of.language), of.statement, claims])};"
        "const judge = new Judge(rules);"
        "console.log(JSON.stringify(claims.map((words) => judge.judge(readClaim(words), statement).fidelity)))"
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
    ("de", "Er druckte die Hand des alten Mannes.", "Er drückte die Hand des alten Mannes", "altered"),
    ("de", "Die Straße der alten Stadt war leer.", "Die Strasse der alten Stadt war leer", "spelling"),
    ("pl", "Tego dnia sąd był pusty od rana.", "Tego dnia sad był pusty od rana", "altered"),
    ("sv", "De var på hål is den dagen i byn.", "De var på hal is den dagen", "altered"),
    ("fr", "L'œuvre de la ville est finie ce jour.", "L'oeuvre de la ville est finie", "spelling"),
    ("el", "Ο νόμος της πόλης ισχύει σήμερα.", "Ο νομός της πόλης ισχύει", "altered"),
    ("el", "Ο νόμος της πόλης ισχύει σήμερα.", "Ο νομος της πολης ισχυει", "spelling"),
    ("vi", "Anh ấy mua mà không biết giá của nó.", "Anh ấy mua ma không biết giá", "altered"),
    ("ar", "جاء ٣٠ رجلا إلى المدينة أمس.", "جاء 30 رجلا إلى المدينة", "spelling"),
]  # fmt: skip


@cache
def judged_letters() -> list[str]:
    judge, claim = ((SOURCES / name).as_uri() for name in ("judge.js", "claim.js"))
    given = [[rules_of(language), [statement], words] for language, statement, words, _ in LETTERS]
    result: list[str] = run(
        f"import {{ Judge }} from {json.dumps(judge)}; import {{ readClaim }} from {json.dumps(claim)};"
        f"console.log(JSON.stringify({json.dumps(given)}.map(([rules, statement, words]) =>"
        " new Judge(rules).judge(readClaim(words), statement).fidelity)))"
    )
    return result


@pytest.mark.parametrize("number", range(len(LETTERS)))
def test_letters_that_a_language_tells_apart_are_other_words_in_the_browser_too(number: int) -> None:
    assert judged_letters()[number] == LETTERS[number][-1]


WHOLE = "The council never sold the land to anyone, and the books are open to all of us."
IN_BOTH = [
    "We ask every citizen to come to the meeting and to look at the books.",
    "Nobody knows the colour of it.",
]
SAID_IN_BOTH = [
    ("the books are open to all of us", "word for word", "word for word"),
    ("The books are open to all of us", "word for word", "word for word"),
    ("THE BOOKS ARE OPEN TO ALL OF US", "the same words, printed otherwise", "the same words, printed otherwise"),
    ("Nobody knows the color of it", "the same words, spelt otherwise", "the same words, spelt otherwise"),
    ("We ask every citizen … to look at the books", "shortened, and said so", "shortened, and said so"),
    ("We ask no citizen to come to the meeting", "altered", "altered"),
    ("the books are open to all of us. Nobody has asked us", "word for word", "only a part, without “Nobody has asked us”"),
    ("It is late. We ask every citizen to come to the meeting", "word for word", "only a part, without “It is late”"),
    ("It is early. We ask every citizen to come to the meeting", "altered", "altered"),
    ("It is late. We ask each citizen to come to the meeting", "altered", "altered"),
    ("The council never sold the land to anyone?", "the same words, but a mark may say another thing", "the same words, but a mark may say another thing"),
    ("The council never sold … the land to anyone", "the same words, printed otherwise", "the same words, printed otherwise"),
    ("[We all know that] the books are open to all of us", "word for word", "word for word"),
    ("[Never] ask every citizen to come to the meeting", "altered", "altered"),
    ("[The council] sold the land to anyone, and the books are open", "altered", "altered"),
    ("[We never] sold the land to anyone, and the books are open", "word for word", "word for word"),
    ("a sentence that stands nowhere", "not found", "not found"),
]  # fmt: skip


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
    modules = {name: json.dumps((SOURCES / f"{name}.js").as_uri()) for name in ("judge", "claim")}
    given = json.dumps([rules_of("en"), statement, [claim for claim, _ in _NAMED]])
    result: Any = run(
        f"import {{ Judge }} from {modules['judge']}; import {{ readClaim }} from {modules['claim']};"
        f"const [rules, texts, claims] = {given}; const judge = new Judge(rules);"
        "const named = claims.map((claim) => judge.judge(readClaim(claim), texts).pieces.filter(({ sort }) => sort));"
        "console.log(JSON.stringify(named.map((row) => row.map(({ sort, theirs }) => [sort, theirs.trim()]))))"
    )
    assert result == [named for _, named in _NAMED]


@cache
def said_in_browser() -> list[list[str]]:
    one = [f"{WHOLE} Nobody has asked us about it.", f"It is late. {IN_BOTH[0]}", IN_BOTH[1]]
    modules = {name: json.dumps((SOURCES / f"{name}.js").as_uri()) for name in ("judge", "claim", "check")}
    given = json.dumps([rules_of("en"), [one, [WHOLE, *IN_BOTH]], [claim for claim, *_ in SAID_IN_BOTH]])
    result: Any = run(
        f"import {{ Judge }} from {modules['judge']}; import {{ readClaim }} from {modules['claim']};"
        f"import {{ verdictOf }} from {modules['check']};"
        f"const [rules, versions, claims] = {given}; const judge = new Judge(rules);"
        "const said = claims.map((claim) => versions.map((texts) => judge.judge(readClaim(claim), texts)));"
        "const has = ({ fidelity }) => !/altered|none/.test(fidelity);"
        "console.log(JSON.stringify(said.map((row) => row.map((each) => verdictOf(each, row.some(has))))))"
    )
    return [[each.casefold() for each in row] for row in result]


@cache
def said_in_terminal() -> list[list[str]]:
    one = "\n\n".join([f"{WHOLE} Nobody has asked us about it.", f"It is late. {IN_BOTH[0]}", IN_BOTH[1]])
    edition = collated(one, "\n\n".join([WHOLE, *IN_BOTH]), language="en")
    prepared = prepare(edition)
    rows = []
    for claim, *_ in SAID_IN_BOTH:
        found = check_quotation(edition, prepared, claim)
        whole = any(map(is_true, found.values()))
        rows.append([said_of(each[0], whole) if each else "not found" for each in found.values()])
    return [[each.casefold() for each in row] for row in rows]


_DEPENDENT = (
    "If the storms return, as some expect, the northern bridge will be closed all year. "
    "The school will stay open, unless the storms return. We did not know of the leak at our office. "
    "Even if it rains, the old meadow is not for sale."
)


def test_the_page_and_the_command_name_what_stands_around_a_claim() -> None:
    claims = {
        "the northern bridge will be closed all year": ["begins behind “If the storms return”"],
        "If the storms return, as some expect, the northern bridge will be closed": [],
        "The school will stay open": ["ends before “unless the storms return”"],
        "know of the leak at our office": ["begins behind “not”"],
        "the old meadow is not for sale": [],
        "the northern bridge will be shut all year": [],
    }
    edition = collated(_DEPENDENT, _DEPENDENT, language="en")
    prepared = prepare(edition)
    judged = [next(iter(check_quotation(edition, prepared, claim).values())) for claim in claims]
    judge, claim = (json.dumps((SOURCES / name).as_uri()) for name in ("judge.js", "claim.js"))
    given = json.dumps([rules_of("en"), [_DEPENDENT], [*claims]])
    in_browser = run(
        f"import {{ Judge }} from {judge}; import {{ readClaim }} from {claim};"
        f"const [rules, texts, claims] = {given}; const judge = new Judge(rules);"
        "const said = claims.map((each) => judge.judge(readClaim(each), texts).outside ?? []);"
        "console.log(JSON.stringify(said))"
    )
    in_terminal = [said_outside(edition, each[0], prepared.words) for each in judged]
    assert in_terminal == in_browser == [*claims.values()]


@pytest.mark.parametrize("number", range(len(SAID_IN_BOTH)))
def test_the_page_and_the_command_say_the_same_of_a_claim(number: int) -> None:
    claim, *said = SAID_IN_BOTH[number]
    assert [said_in_terminal()[number], said_in_browser()[number]] == [
        [each.casefold() for each in said]
    ] * 2, claim


def test_differences_are_named_with_both_readings() -> None:
    pieces = judged()[0, "Our divers inspected 241 piles in two weeks"]["pieces"]
    assert [piece for piece in pieces if "sort" in piece] == [
        {"text": "241", "sort": "other words", "theirs": "214"}
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
    judge, claim = (json.dumps((SOURCES / name).as_uri()) for name in ("judge.js", "claim.js"))
    given = json.dumps([rules_of("en"), passages, [" ".join(words) for _, words in claims]])
    result: Any = run(
        f"import {{ Judge }} from {judge}; import {{ readClaim }} from {claim};"
        f"const [rules, passages, claims] = {given}; const judge = new Judge(rules);"
        "const said = claims.map(words => judge.judge(readClaim(words), passages).fidelity);"
        "console.log(JSON.stringify(said))"
    )
    assert result == [fidelity for fidelity, _ in claims]


STATEMENT = ["We never asked the men to leave the quay. We will repair it.", "Nothing else is planned here."]


@pytest.mark.parametrize(
    ("pasted", "claims"),
    [
        ("We never asked the men to leave", [("We never asked the men to leave", "exact")]),
        ("He said “We never asked the men”.", [("We never asked the men", "exact")]),
        ("“We never asked”, he said, “the men to leave”", [("We never asked the men to leave", "exact")]),
        (
            "“Nothing else is planned,” they said. “We always asked the men to leave.”",
            [("Nothing else is planned,", "exact"), ("We always asked the men to leave.", "altered")],
        ),
        (
            "We always asked the men to “leave” the quay",
            [("We always asked the men to “leave” the quay", "altered")],
        ),
        (
            "“We always asked the men to leave” and “Nothing is planned here.”",
            [("We always asked the men to leave", "altered"), ("Nothing is planned here.", "altered")],
        ),
        (
            "“We,” it said, “asked the men to leave the quay.”",
            [("We, asked the men to leave the quay.", "altered")],
        ),
        (
            "“We never asked the men,” it said, “leave the quay.”",
            [("We never asked the men, leave the quay.", "altered")],
        ),
        (
            "“We never asked the men,” it said, and they did “leave the quay”",
            [("We never asked the men,", "exact"), ("leave the quay", "exact")],
        ),
        (
            "“asked the men to leave,” it said, “We will repair it.”",
            [("asked the men to leave,", "exact"), ("We will repair it.", "exact")],
        ),
        ("„We will repair it“", [("„We will repair it“", "exact")]),
        ("The moon is green", [("The moon is green", "none")]),
        (
            "We [the board] never asked the “men” to leave",
            [("We [the board] never asked the “men” to leave", "altered")],
        ),
    ],
)
def test_what_stands_in_marks_is_checked_by_itself(pasted: str, claims: list[tuple[str, str]]) -> None:
    given = json.dumps([rules_of("en"), STATEMENT, pasted])
    judge, claim, check = (
        json.dumps((SOURCES / f"{name}.js").as_uri()) for name in ("judge", "claim", "check")
    )
    result: Any = run(
        f"import {{ Judge }} from {judge}; import {{ readClaim }} from {claim};"
        f"import {{ checkAll }} from {check};"
        f"const [rules, statement, pasted] = {given}; const judge = new Judge(rules);"
        "const found = checkAll(pasted, (text) => [judge.judge(readClaim(text), statement)]);"
        "console.log(JSON.stringify(found.map(({ text, judgements }) => [text, judgements[0].fidelity])))"
    )
    assert [tuple(each) for each in result] == claims


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ({"text": "b", "sort": "other words", "theirs": "a"}, "“a” has become “b”"),
        ({"text": " ", "sort": "left out", "theirs": "a"}, "“a” is left out, and nothing says so"),
        ({"text": "—", "sort": "print", "theirs": ""}, "“—” is a mark that stands nowhere here"),
        ({"text": " ", "sort": "print", "theirs": ", "}, "the mark “,” is gone"),
    ],
)
def test_a_difference_in_words(piece: dict[str, str], said: str) -> None:
    assert called("check.js", f"a.inWords({json.dumps(piece)})") == said


def test_citations_have_places_for_paragraph_and_address() -> None:
    frame = Frame(collate(read_sources(ROOT / "variants")), site=Site("An archive", "https://example.org/a/"))
    written = citations(frame)
    assert list(written) == ["apa", "mla", "chicago"]
    for forms in written.values():
        assert len(forms) == len(frame.compared)
        for form in forms:
            assert "".join(form).count("\ue001") == 1
            assert "".join(form).count("\ue000") == 1


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []
    assert faults == []
    page.close()


@pytest.mark.browser
def test_the_page_says_what_each_version_has(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/check.html")
    page.fill("#claim", "using the media to spread rumours")
    page.wait_for_selector(".checked")
    assert page.inner_text(".check-said") == (
        "Word for word in Trusted Reviews, paragraph 6. "
        "The same words, spelt otherwise in PDF of the statement, paragraph 6."
    )
    assert page.locator(".checked ins, .checked del").all_inner_texts() == ["rumors", "rumours"]
    page.locator(".checked summary").first.click()
    assert "Trusted Reviews" in page.locator(".cited li").first.inner_text()
    page.fill("#claim", "the media told nobody about cheese")
    page.locator(
        ".check-said", has_text=re.compile("Not found in .* a translation or a summary is not found")
    ).wait_for()
    page.fill("#claim", "using the press to spread rumours")
    page.locator(".check-said", has_text="Altered from Trusted Reviews").wait_for()
    page.fill("#claim", "using the media to spread rumours")
    page.wait_for_selector(".is-exact")
    page.locator(".checked .cited a").first.click()
    page.wait_for_url("**/p/6.html")


def test_of_a_language_without_lists_the_browser_is_given_those_of_all() -> None:
    assert {"keine", "aucun", "ningún"} <= set(rules_of("sl")["determiners"])
    assert {"و", "ו"} <= set(rules_of("sl")["joined"])
    assert "keine" not in rules_of("en")["determiners"]

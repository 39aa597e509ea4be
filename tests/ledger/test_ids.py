"""Published ids under edits of the sources: they stay with their text, or say what became of it."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.ledger.entries import Ledger
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.ids import Register, assign_ids, texts_of
from edition.ledger.recording import mint, plan
from edition.model import Edition, Kind
from tests.support.editions import Row, build, framed
from tests.support.examples import few

DAY = date(2026, 1, 1)
_STEMS = ("bar", "cen", "dol", "fir", "gum", "hal", "kin", "lor", "mep", "nos", "pil", "quar", "rud", "sten")
_ENDINGS = ("ado", "ebe", "ilo", "one", "ura", "ent", "ism", "oth")
_VOCABULARY = [stem + ending for stem in _STEMS for ending in _ENDINGS]


def _paragraphs(count: int, words: int = 25, seed: int = 0) -> list[str]:
    chance = random.Random(seed)
    return [
        " ".join(chance.choice(_VOCABULARY) for _ in range(words)).capitalize() + "." for _ in range(count)
    ]


def _edition(base: str | None = None, /, **texts: list[str]) -> Edition:
    """The edition in which the paragraphs of the witnesses stand side by side, and so do their words."""
    rows = []
    for number, paragraphs in enumerate(zip(*texts.values(), strict=True), 1):
        words = [paragraph.split() for paragraph in paragraphs]
        assert len({len(row) for row in words}) == 1
        differ = [len(set(column)) > 1 for column in zip(*words, strict=True)]
        marked = [
            " ".join(f"⟦{word}⟧" if apart else word for word, apart in zip(row, differ, strict=True))
            for row in words
        ]
        kinds = [Kind.SUBSTITUTION] * sum(differ)
        rows.append(Row(f"p{number}", dict(zip(texts, marked, strict=True)), kinds))
    return build(rows, base=base)


def _minted(edition: Edition, ledger: Ledger = Ledger(), day: date = DAY) -> tuple[Register, Ledger]:  # noqa: B008
    register = assign_ids(edition, ledger)
    return register, mint(register, day)


def _ids(register: Register) -> list[str]:
    return [passage.id for passage in register.edition.passages]


def _fates(register: Register) -> dict[str, tuple[str, ...]]:
    return {gone.entry.id: gone.into for gone in register.withdrawn}


A, B, C, D, E, F = _paragraphs(6)


def test_a_first_edition_is_provisional_until_minted() -> None:
    register, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    assert register.provisional == {"p1", "p2", "p3"}
    assert [line.partition(":")[0] for line in plan(register)] == ["X", "Y", "p1", "p2", "p3"]
    again = assign_ids(register.edition, ledger)
    assert not list(plan(again))
    assert mint(again, DAY + timedelta(1)) == ledger


def test_a_paragraph_that_comes_in_between_is_numbered_as_in_legislation() -> None:
    _, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    register, ledger = _minted(_edition(X=[A, B, D, C], Y=[A, B, D, C]), ledger)
    assert _ids(register) == ["p1", "p2", "p2a", "p3"]
    register, ledger = _minted(_edition(X=[A, B, E, D, C, F], Y=[A, B, E, D, C, F]), ledger)
    assert _ids(register) == ["p1", "p2", "p2za", "p2a", "p3", "p4"]
    register, _ = _minted(_edition(X=[A, B, C, F], Y=[A, B, C, F]), ledger)
    assert _ids(register) == ["p1", "p2", "p3", "p4"]
    assert _fates(register) == {"p2za": (), "p2a": ()}


def test_an_id_is_never_given_again() -> None:
    _, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    _, ledger = _minted(_edition(X=[A, B], Y=[A, B]), ledger)
    register, ledger = _minted(_edition(X=[A, B, D], Y=[A, B, D]), ledger)
    assert _ids(register) == ["p1", "p2", "p4"]
    assert _fates(register) == {"p3": ()}


def test_a_text_that_comes_back_has_its_id_again() -> None:
    _, first = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    _, second = _minted(_edition(X=[A, C], Y=[A, C]), first)
    register, third = _minted(_edition(X=[A, B, C], Y=[A, B, C]), second)
    assert _ids(register) == ["p1", "p2", "p3"]
    assert register.withdrawn == ()
    assert third.entries == first.entries


def test_a_correction_a_new_witness_and_another_base_leave_ids_where_they_are() -> None:
    garbled = [paragraph.replace("o", "0") for paragraph in (A, B, C)]
    _, ledger = _minted(_edition(X=[A, B, C], Y=garbled))
    for edition in (
        _edition(X=[A, B, C], Y=[A, B.replace("o", "0", 1), C]),
        _edition(X=[A, B, C], Y=garbled, Z=[A, B, C]),
        _edition("Y", X=[A, B, C], Y=garbled),
        _edition(Z=garbled, X=[A, B, C]),
        _edition(X=[A, B, C]),
        _edition(Q=garbled),
    ):
        assert _ids(assign_ids(edition, ledger)) == ["p1", "p2", "p3"]


def test_a_moved_paragraph_keeps_its_id() -> None:
    _, ledger = _minted(_edition(X=[A, B, C, D], Y=[A, B, C, D]))
    register, _ = _minted(_edition(X=[D, A, B, C], Y=[D, A, B, C]), ledger)
    assert _ids(register) == ["p4", "p1", "p2", "p3"]


def test_a_split_and_a_merge_link_both_ways() -> None:
    words = B.split()
    head, tail = " ".join(words[:15]), " ".join(words[15:])
    _, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    split, ledger = _minted(_edition(X=[A, head, tail, C], Y=[A, head, tail, C]), ledger)
    assert _ids(split) == ["p1", "p2", "p2a", "p3"]
    assert split.origin == {"p2a": ("p2",)}
    assert split.offspring == {"p2": ("p2a",)}
    assert assign_ids(split.edition, ledger).offspring == {"p2": ("p2a",)}
    merged, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]), ledger)
    assert _ids(merged) == ["p1", "p2", "p3"]
    assert _fates(merged) == {"p2a": ("p2",)}
    assert merged.absorbed == {"p2": ("p2a",)}
    recorded = ledger.entry("p2a")
    assert recorded is not None
    assert (recorded.until, recorded.into) == (DAY, ("p2",))


def test_a_removed_paragraph_says_that_its_text_is_gone() -> None:
    _, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    register, ledger = _minted(_edition(X=[A, C], Y=[A, C]), ledger, DAY + timedelta(9))
    assert _fates(register) == {"p2": ()}
    entry = ledger.entry("p2")
    assert entry is not None
    assert entry.until == DAY + timedelta(9)
    assert entry.versions[0].text == B


@pytest.mark.parametrize(
    ("before", "after", "fates"),
    [
        ([A, B, B, C], [A, B, C], {"p3": ("p2",)}),
        ([B, A, C, B, D, B], [B, A, C, D, B], {"p4": ("p6",)}),
        ([A, B, B, C], [A, C], {"p2": (), "p3": ()}),
        ([A, f"{B} {D}", B, C], [A, f"{B} {D}", C], {"p3": ()}),  # p2 had it among other words: not its place
    ],
)
def test_one_of_two_paragraphs_alike_that_is_gone_stands_in_the_nearest_other(
    before: list[str], after: list[str], fates: dict[str, tuple[str, ...]]
) -> None:
    _, ledger = _minted(_edition(X=before, Y=before))
    assert _fates(assign_ids(_edition(X=after, Y=after), ledger)) == fates


def test_near_duplicates_keep_apart() -> None:
    articles = [
        f"Article {n}. The party of the {ordinal} part shall deliver {n} copies of the deed in due time."
        for n, ordinal in enumerate(["first", "second", "third", "fourth", "fifth"], 1)
    ]
    _, ledger = _minted(_edition(X=articles, Y=articles))
    left = [articles[0], *articles[2:]]
    register, _ = _minted(_edition(X=left, Y=left), ledger)
    assert _ids(register) == ["p1", "p3", "p4", "p5"]
    assert _fates(register) == {"p2": ()}


def test_units_are_stable_while_their_readings_are() -> None:
    words = A.split()
    other = " ".join([*words[:4], "xxx", *words[5:10], "yyy", *words[11:]])
    first, ledger = _minted(_edition(X=[A, B], Y=[other, B]))
    assert [unit.id for unit in first.edition.passages[0].units] == ["p1.u1", "p1.u2"]
    more = " ".join([*words[:4], "xxx", *words[5:7], "zzz", *words[8:10], "yyy", *words[11:]])
    second, ledger = _minted(_edition(X=[A, B], Y=[more, B], Z=[A, B]), ledger)
    assert [unit.id for unit in second.edition.passages[0].units] == ["p1.u1", "p1.u1a", "p1.u2"]
    changed = more.replace("xxx", "www")
    third, ledger = _minted(_edition(X=[A, B], Y=[changed, B], Z=[A, B]), ledger)
    assert [unit.id for unit in third.edition.passages[0].units] == ["p1.u1za", "p1.u1a", "p1.u2"]
    assert [(unit.entry.id, unit.into) for unit in third.withdrawn_units["p1"]] == [("p1.u1", ("p1.u1za",))]
    back, _ = _minted(_edition(X=[A, B], Y=[more, B], Z=[A, B]), ledger)
    assert [unit.id for unit in back.edition.passages[0].units] == ["p1.u1", "p1.u1a", "p1.u2"]


@pytest.mark.parametrize(
    ("wider", "kept"),
    [
        ({"X": "he ⟦was seldom never⟧.", "Y": "he ⟦was seldom never.” the mayor said⟧."}, True),
        ({"X": "he ⟦was seldom never⟧.", "Y": "he ⟦was seldom never.” a mayor said⟧."}, False),
    ],
)
def test_a_unit_that_takes_in_words_beside_a_mark_keeps_its_id(wider: dict[str, str], kept: bool) -> None:
    """A copy cut in mid-word differs from the word on: the mark behind it is no part of a word."""
    first = build(
        [Row("p1", {"X": "seldom never⟦⟧.", "Y": "seldom never⟦.” the mayor said⟧."}, [Kind.ADDITION])]
    )
    _, ledger = _minted(first)
    second = build([Row("p1", wider | {"Z": "he ⟦w⟧."}, [Kind.ADDITION])])
    (unit,) = assign_ids(second, ledger).edition.passages[0].units
    assert (unit.id == "p1.u1") is kept


@pytest.mark.parametrize(
    ("later", "kept"),
    [("Now we went. ⟦It rained.⟧ Then.", True), ("Now we went. ⟦Rained it.⟧ Then.", False)],
)
def test_a_unit_that_begins_behind_the_mark_it_began_with_keeps_its_id(later: str, kept: bool) -> None:
    """Which of two stops belongs to words that one lacks, later rules say otherwise; not which words."""
    row = {"X": "Now we went⟦⟧. Then.", "Y": "Now we went⟦. It rained⟧. Then."}
    _, ledger = _minted(build([Row("p1", row, [Kind.ADDITION])]))
    (unit,) = (
        assign_ids(build([Row("p1", {"X": "Now we went.⟦⟧ Then.", "Y": later}, [Kind.ADDITION])]), ledger)
        .edition.passages[0]
        .units
    )
    assert (unit.id == "p1.u1") is kept


def test_a_unit_divided_by_one_that_takes_in_words_before_it_keeps_its_id() -> None:
    before = {"X": "Council to never ⟦month town⟧ shut", "Y": "Council to never ⟦⟧ shut"}
    _, ledger = _minted(build([Row("p1", before, [Kind.OMISSION])]))
    after = {
        "X": "⟦Council to never month⟧ ⟦town⟧ shut",
        "Y": "⟦Council to never⟧ ⟦⟧ shut",
        "Z": "⟦Under rumours⟧ ⟦town⟧ shut",
    }
    second, again = _minted(build([Row("p1", after, [Kind.SUBSTITUTION, Kind.OMISSION])]), ledger)
    assert [unit.id for unit in second.edition.passages[0].units] == ["p1.u1", "p1.u2"]
    assert not any(unit.until for unit in again.entries[0].units)


@pytest.mark.parametrize(
    ("before", "after", "gone", "into"),
    [
        (  # a newcomer that has words of both makes one unit of two
            {"X": "The ⟦⟧ network ⟦their year⟧ shut", "Y": "The ⟦of holds⟧ network ⟦spring carrier⟧ shut"},
            {
                "X": "The ⟦network their year⟧ shut",
                "Y": "The ⟦of holds network spring carrier⟧ shut",
                "Z": "The ⟦stone of of evidence water⟧ shut",
            },
            "p1.u1",
            ("p1.u2",),
        ),
        (  # what is mended is in no other
            {"X": "The ⟦⟧ network ⟦their year⟧ shut", "Y": "The ⟦of holds⟧ network ⟦spring carrier⟧ shut"},
            {"X": "The network ⟦their year⟧ shut", "Y": "The network ⟦spring carrier⟧ shut"},
            "p1.u1",
            (),
        ),
        (  # marks stand in marks, with no space between
            {"X": "our town⟦.⟧⟦”⟧", "Y": "our town⟦…⟧⟦”⟧", "Z": "our town⟦.⟧⟦⟧"},
            {"X": "our town⟦.”⟧", "Y": "our town⟦…”⟧", "Z": "our town⟦.⟧"},
            "p1.u2",
            ("p1.u1",),
        ),
    ],
)
def test_a_unit_that_a_wider_one_takes_in_says_so(
    before: dict[str, str], after: dict[str, str], gone: str, into: tuple[str, ...]
) -> None:
    sides = [[Kind.ADDITION, Kind.SUBSTITUTION], [Kind.SUBSTITUTION]]
    first, second = (
        build([Row("p1", row, kinds)]) for row, kinds in zip((before, after), sides, strict=True)
    )
    _, ledger = _minted(first)
    (withdrawn,) = assign_ids(second, ledger).withdrawn_units["p1"]
    assert (withdrawn.entry.id, withdrawn.into) == (gone, into)


def test_a_divided_unit_keeps_its_id_where_it_was_not_where_a_newcomer_has_most() -> None:
    first = build([Row("p1", {"X": "Evidence harbors ⟦loan.⟧", "Y": "Evidence harbors ⟦⟧"}, [Kind.OMISSION])])
    texts = {
        "X": "Evidence harbors ⟦loan⟧⟦⟧⟦.⟧",
        "Y": "Evidence harbors ⟦⟧⟦⟧⟦⟧",
        "Z": "Evidence harbors ⟦loan⟧⟦.” the mayor said⟧⟦.⟧",
    }
    second = build([Row("p1", texts, [Kind.OMISSION, Kind.ADDITION, Kind.PUNCTUATION])])
    _, ledger = _minted(first)
    named = {
        unit.readings["X"].text: unit.id for unit in assign_ids(second, ledger).edition.passages[0].units
    }
    assert named["loan"] == "p1.u1"


def test_quotations_in_framing_text_follow() -> None:
    _, ledger = _minted(_edition(X=[A, B, C], Y=[A, B, C]))
    words = " ".join(B.split()[3:12])
    edition = framed(_edition(X=[D, A, B, C], Y=[D, A, B, C]), "X", f"They said “{words}”.", [(words, "p3")])
    renamed = assign_ids(edition, ledger).edition
    assert [passage.id for passage in renamed.passages] == ["p0a", "p1", "p2", "p3"]
    assert [quotation.passage for row in renamed.framing["X"] for quotation in row.quotations] == ["p2"]


# --- random edits ----------------------------------------------------------------------------------

EDITS = ["words", "insert", "delete", "split", "merge", "move", "garble", "witness", "base", "nothing"]


def _edited(
    witnesses: dict[str, list[str]], edit: str, chance: random.Random, fresh: int
) -> dict[str, list[str]]:
    """The witnesses after one edit, made alike in all of them where it is one of the statement."""
    count = min(map(len, witnesses.values()))
    at = chance.randrange(count)
    new = _paragraphs(1, chance.randrange(8, 30), seed=10_000 + fresh)[0]
    result = {siglum: list(paragraphs) for siglum, paragraphs in witnesses.items()}
    if edit == "witness":
        return {**result, f"W{fresh}": list(result["X"])} if len(result) < 4 else {"X": result["X"]}
    if edit == "base":
        return dict(sorted(result.items(), key=lambda item: chance.random()))
    for siglum, paragraphs in result.items():
        words = paragraphs[at].split()
        cut = len(words) // 3
        match edit:
            case "words":
                words[len(words) // 2] = "emended"
                paragraphs[at] = " ".join(words)
            case "insert":
                paragraphs.insert(at, new)
            case "delete" if count > 2:
                del paragraphs[at]
            case "split" if cut >= 5:
                paragraphs[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
            case "merge" if at + 1 < count > 2:
                paragraphs[at : at + 2] = [" ".join(paragraphs[at : at + 2])]
            case "move":
                paragraphs.append(paragraphs.pop(at))
            case "garble" if siglum != "X":
                paragraphs[at] = paragraphs[at].replace("e", "c", 4)
    return result


def _shared(one: set[str], two: set[str]) -> float:
    return len(one & two) / min(len(one), len(two))


@pytest.mark.slow
@settings(max_examples=few(30))
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=7), st.integers(0, 2**32))
def test_no_published_id_is_lost_or_given_to_other_text(edits: list[str], seed: int) -> None:
    chance = random.Random(seed)
    start = _paragraphs(6, 24, seed)
    witnesses = {"X": start, "Y": [paragraph.replace("a", "u", 2) for paragraph in start]}
    register, ledger = _minted(_edition(**witnesses))
    ever: set[str] = set()
    for fresh, edit in enumerate(edits):
        before = {passage.id: texts_of(passage) for passage in register.edition.passages}
        ever |= before.keys() | {unit.id for _, unit in register.edition.units()}
        witnesses = _edited(witnesses, edit, chance, fresh)
        register = assign_ids(_edition(**witnesses), ledger)
        _check_every_id_resolves(register, ever)
        _check_texts(register, before, edit)
        ledger = mint(register, DAY + timedelta(fresh))
        assert parse_ledger(format_ledger(ledger)) == ledger
        assert not list(plan(assign_ids(register.edition, ledger)))


def _check_every_id_resolves(register: Register, ever: set[str]) -> None:
    present = [passage.id for passage in register.edition.passages]
    present += [unit.id for _, unit in register.edition.units()]
    gone = [row.entry.id for row in register.withdrawn]
    gone += [unit.entry.id for units in register.withdrawn_units.values() for unit in units]
    assert len(set(present + gone)) == len(present + gone)
    assert ever <= {*present, *gone}


def _check_texts(register: Register, before: dict[str, dict[str, str]], edit: str) -> None:
    after = {passage.id: texts_of(passage) for passage in register.edition.passages}
    texts = {text for row in before.values() for text in row.values()}
    for identifier, row in after.items():
        old = before.get(identifier)
        if old is None:
            revived = register.ledger.entry(identifier)
            if revived is not None:
                old = {version.siglum: version.text for version in revived.versions}
        if old is not None:
            assert any(
                _shared(set(a.split()), set(b.split())) > 0.5 for a in row.values() for b in old.values()
            )
        elif edit in ("words", "move", "garble", "witness", "base", "nothing"):
            pytest.fail(f"{identifier} is new though nothing came in")
        else:
            assert not set(row.values()) & texts
    if edit in ("words", "move", "garble", "witness", "base", "nothing"):
        assert after.keys() == before.keys()

"""Decisions: what each does, where it finds its place, and what is said when it has none."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.editing.reading_text import read, read_text
from edition.errors import EditionError
from edition.model import Action, Certainty, Detail, Edition, Kind
from tests.support.commands import run
from tests.support.decisions import SIGNED
from tests.support.editions import Row, build
from tests.support.programs import ROOT


def edition() -> Edition:
    return build(
        [
            Row(
                "p1",
                {
                    "A": "⟦“⟧Be ⟦all⟧ that ⟦you⟧ ⟦can⟧ be, and ⟦take⟧ it ⟦all⟧.",
                    "B": "⟦⟧Be ⟦an⟧ that ⟦we⟧\n⟦could⟧ be, and ⟦taKe⟧ it ⟦an⟧.",
                },
                [Kind.PUNCTUATION, Kind.OCR, Kind.SUBSTITUTION, Kind.SUBSTITUTION, Kind.OCR, Kind.OCR],
            ),
            Row("p2", {"A": "⟦“⟧The ⟦all⟧ of\nit.", "B": "⟦⟧The ⟦an⟧ of it."}, [Kind.PUNCTUATION, Kind.OCR]),
        ]
    )


def decided(*tables: str) -> Edition:
    text = "\n".join(f"[[decision]]\n{SIGNED}{table}" for table in tables)
    return apply(edition(), parse_decisions(text, "decisions.toml"))


def units(edited: Edition, passage: int = 0) -> list[tuple[str, str, str, str]]:
    return [
        (u.id, u.kind.value, u.readings["A"].text, u.readings["B"].text)
        for u in edited.passages[passage].units
    ]


def test_no_decisions_change_nothing():
    assert apply(edition(), parse_decisions("", "x")) == edition()


def test_another_kind_here():
    where = 'passage = "p1"\noccurrence = 2\nreadings = { A = "all", B = "an" }'
    edited = decided(f'do = "kind"\n{where}\nkind = "substitution"\ncertainty = "high"')
    assert units(edited)[1][1:] == ("ocr", "all", "an")
    assert units(edited)[5] == ("p1.u6", "substitution", "all", "an")
    [decision] = edited.passages[0].units[5].decisions
    assert decision.action is Action.KIND
    assert decision.certainty is Certainty.HIGH
    assert [unit.kind for unit in decision.machine] == [Kind.OCR]
    assert (decision.reason, decision.who, decision.date) == ("It is so.", "An editor", "2026-01-31")
    assert (decision.number, decision.line) == (1, 1)


@pytest.mark.parametrize(
    ("detail", "kind", "left"),
    [
        (Detail.DOUBTFUL, Kind.OCR, None),  # looked at, and misread
        (Detail.DOUBTFUL, Kind.SUBSTITUTION, None),
        (Detail.FIGURE, Kind.SPELLING, Detail.FIGURE),
    ],
)
def test_who_looked_at_a_doubtful_reading_settles_it(detail: Detail, kind: Kind, left: Detail | None) -> None:
    """The answer stayed “almost”, whatever an editor said: the kind that the program gave was refused."""
    made = build([Row("p1", {"A": "all ⟦all⟧ b", "B": "all ⟦an⟧ b"}, [Kind.OCR])])
    [unit] = made.passages[0].units
    unit = replace(unit, readings={**unit.readings, "B": unit.readings["B"]._replace(detail=detail)})
    made = replace(made, passages=(replace(made.passages[0], units=(unit,)),))
    table = f'do = "kind"\npassage = "p1"\nreadings = {{ A = "all", B = "an" }}\nkind = "{kind.value}"'
    [found] = apply(made, parse_decisions(f"[[decision]]\n{SIGNED}{table}", "x")).passages[0].units
    assert (found.kind, found.readings["B"].detail) == (kind, left)


def test_another_kind_everywhere():
    edited = decided(
        'do = "kind"\nscope = "everywhere"\nkind = "spelling"\nreadings = { A = "all", B = "an" }'
    )
    kinds = [unit.kind for _, unit in edited.units() if unit.readings["A"].text == "all"]
    assert kinds == [Kind.SPELLING] * 3


def test_join():
    join = 'do = "join"\npassage = "p1"\nunits = [{ A = "you", B = "we" }, { A = "can", B = "could" }]'
    edited = decided(join)
    assert units(edited)[2] == ("p1.u3", "substitution", "you can", "we could")
    assert [unit[0] for unit in units(edited)] == ["p1.u1", "p1.u2", "p1.u3", "p1.u5", "p1.u6"]
    [decision] = edited.passages[0].units[2].decisions
    assert [unit.id for unit in decision.machine] == ["p1.u3", "p1.u4"]


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (Kind.OCR, Kind.OCR, Detail.DOUBTFUL),
        (Kind.PUNCTUATION, Kind.SPELLING, Detail.DOUBTFUL),
        (Kind.SUBSTITUTION, Kind.OCR, None),  # sure other words, beside which a doubt is none
    ],
)
def test_to_join_or_divide_settles_no_doubt(one: Kind, two: Kind, joined: Detail | None) -> None:
    """The answer became a yes by a decision that says only which words are one difference."""
    row = Row("p1", {"A": "⟦one⟧ ⟦two⟧ b", "B": "⟦eins⟧ ⟦zwei⟧ b"}, [one, two])
    made = build([row])
    [first, second] = made.passages[0].units
    doubtful = second.readings["B"]._replace(detail=Detail.DOUBTFUL)
    second = replace(second, readings={**second.readings, "B": doubtful})
    made = replace(made, passages=(replace(made.passages[0], units=(first, second)),))
    join = 'do = "join"\npassage = "p1"\nunits = [{ A = "one", B = "eins" }, { A = "two", B = "zwei" }]'
    split = (
        'do = "split"\npassage = "p1"\nreadings = { A = "one two", B = "eins zwei" }\n'
        'into = [{ readings = { A = "one", B = "eins" } }, { readings = { A = "two", B = "zwei" } }]'
    )
    for tables in ((join,), (join, split)):
        text = "\n".join(f"[[decision]]\n{SIGNED}{table}" for table in tables)
        found = apply(made, parse_decisions(text, "decisions.toml")).passages[0].units
        assert {unit.readings["B"].detail for unit in found} == {joined}


def test_split_gives_new_ids_and_leaves_the_others():
    join = 'do = "join"\npassage = "p1"\nunits = [{ A = "you", B = "we" }, { A = "can", B = "could" }]'
    split = (
        'do = "split"\npassage = "p1"\nreadings = { A = "you can", B = "we could" }\n'
        'into = [{ readings = { A = "you", B = "we" } },'
        ' { readings = { A = "can", B = "" }, kind = "omission" },'
        ' { readings = { A = "", B = "could" }, kind = "addition" }]'
    )
    edited = decided(join, split)
    assert units(edited)[2:5] == [
        ("p1.u3", "substitution", "you", "we"),
        ("p1.u3a", "omission", "can", ""),
        ("p1.u3b", "addition", "", "could"),
    ]
    text = edited.witness("B").text
    for unit in edited.passages[0].units:
        for siglum, reading in unit.readings.items():
            source = edited.witness(siglum).text[reading.start : reading.end]
            assert " ".join(source.split()) == reading.text
    assert text[edited.passages[0].units[4].readings["B"].start :].startswith("could")
    first = edited.passages[0].units[2].decisions
    assert [decision.action for decision in first] == [Action.JOIN, Action.SPLIT]
    assert [unit.id for unit in first[1].machine] == ["p1.u3", "p1.u4"]


def test_align_pairs_other_words():
    edited = decided(
        'do = "align"\npassage = "p1"\nunits = [{ A = "you", B = "we" }, { A = "can", B = "could" }]\n'
        'into = [{ readings = { A = "", B = "we" } },'
        ' { readings = { A = "you can", B = "could" } }]'
    )
    assert units(edited)[2:4] == [
        ("p1.u3", "addition", "", "we"),
        ("p1.u4", "substitution", "you can", "could"),
    ]


def test_a_part_that_reads_alike_is_no_unit():
    row = Row("p1", {"A": "a ⟦one two three⟧ b", "B": "a ⟦eins two drei⟧ b"}, [Kind.SUBSTITUTION])
    split = (
        f'[[decision]]\n{SIGNED}do = "split"\npassage = "p1"\n'
        'readings = { A = "one two three", B = "eins two drei" }\n'
        'into = [{ readings = { A = "one", B = "eins" } }, { readings = { A = "two" } },'
        ' { readings = { A = "three", B = "drei" } }]'
    )
    edited = apply(build([row]), parse_decisions(split, "x"))
    assert units(edited) == [
        ("p1.u1", "substitution", "one", "eins"),
        ("p1.u2", "substitution", "three", "drei"),
    ]


def test_supplied_readings_make_the_reading_text():
    edited = decided(
        'do = "supply"\nscope = "everywhere"\nreadings = { A = "“", B = "" }\ntext = ""',
        'do = "supply"\npassage = "p2"\nwords = "of it"\ntext = "of this"\nconjecture = true',
    )
    assert [read_text(edited, passage) for passage in edited.passages] == [
        "Be all that you can be, and take it all.",
        "The all of this.",
    ]
    stretches = read(edited, edited.passages[1])
    assert [(s.text, s.base, s.decision is None) for s in stretches] == [
        ("", "“", False),
        ("The all ", "The all ", True),
        ("of this", "of it", False),
        (".", ".", True),
    ]
    assert "".join(s.base for s in stretches) == edited.passages[1].paragraphs["A"][0].text


def test_line_ends_in_a_supplied_reading_make_no_paragraph():
    edited = decided('do = "supply"\npassage = "p2"\nwords = "of it"\ntext = "of\\n\\n this"')
    assert read_text(edited, edited.passages[1]) == "“The all of this."


def test_what_a_witness_probably_had_is_no_part_of_the_reading_text():
    edited = decided('do = "supply"\npassage = "p1"\nreadings = { A = "take" }\ntext = "take"\nwitness = "B"')
    assert edited.passages[0].units[4].decisions[0].witness == "B"
    assert read_text(edited, edited.passages[0]) == edited.passages[0].paragraphs["A"][0].text


def test_notes_on_a_unit_on_words_and_on_a_passage():
    edited = decided(
        'do = "note"\npassage = "p1"\nreadings = { A = "take", B = "taKe" }\nnote = "A  capital."',
        'do = "note"\npassage = "p2"\nwords = "of it"\nnote = "Of what?"',
        'do = "note"\npassage = "p2"\nnote = "Short."',
    )
    assert edited.passages[0].units[4].decisions[0].text == "A capital."
    on_words, on_passage = edited.passages[1].decisions
    assert edited.witness("A").text[slice(*on_words.span)] == "of\nit"
    assert (on_passage.span, on_passage.text) == (None, "Short.")


SPLIT = (
    'do = "split"\npassage = "p1"\nreadings = { A = "you", B = "we" }\n'
    'into = [{ readings = { A = "y", B = "w" } }, { readings = { A = "o", B = "e" } }]'
)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('do = "note"\npassage = "p9"\nnote = "x"', "the edition lacks passage p9"),
        ('do = "note"\npassage = "p1"\nwords = "not there"\nnote = "x"', "not have the words 'not there'"),
        ('do = "note"\npassage = "p1"\nreadings = { A = "x" }\nnote = "x"', "no place that reads A 'x'"),
        ('do = "note"\npassage = "p1"\nreadings = { Z = "x" }\nnote = "x"', "'Z' is not a witness; the"),
        ('do = "note"\npassage = "p1"\nreadings = { A = "all" }\nnote = "x"', "2 such places: say which"),
        (
            'do = "note"\npassage = "p1"\noccurrence = 3\nreadings = { A = "all" }\nnote = "x"',
            "2 such places, so there is no occurrence 3",
        ),
        ('do = "kind"\nscope = "everywhere"\nkind = "ocr"\nreadings = { A = "no" }', "no place reads A 'no'"),
        ('do = "kind"\npassage = "p1"\nkind = "ocr"\nreadings = { B = "taKe" }', "kind ocr already"),
        (
            SPLIT,
            "the parts of A do not make up what stands there, 'you'",
        ),
        (
            'do = "supply"\npassage = "p1"\nreadings = { A = "you" }\ntext = "we"\nconjecture = true',
            "B has this reading, so it is not a conjecture",
        ),
        ('do = "supply"\npassage = "p1"\nwords = "x"\ntext = "y"\nwitness = "Q"', "'Q' is not a witness"),
    ],
)  # fmt: skip
def test_a_decision_without_its_place_stops(table, message):
    with pytest.raises(EditionError) as raised:
        decided('do = "note"\npassage = "p1"\nnote = "fine"', table)
    [fault] = raised.value.faults
    assert message in fault.message
    assert (fault.file, fault.line, fault.key) == ("decisions.toml", 8, "decision[2]")


def test_all_stale_decisions_are_named_at_once():
    stale = 'do = "note"\npassage = "p9"\nnote = "x"'
    with pytest.raises(EditionError) as raised:
        decided(stale, stale)
    assert [fault.key for fault in raised.value.faults] == ["decision[1]", "decision[2]"]


def test_two_readings_cannot_be_supplied_for_one_place():
    supply = 'do = "supply"\npassage = "p1"\nreadings = { A = "you" }\ntext = "they"'
    over = 'do = "supply"\npassage = "p1"\nwords = "that you"\ntext = "which"'
    for second in (supply.replace("they", "one"), over):
        with pytest.raises(EditionError, match="already"):
            decided(supply, second)


@pytest.mark.slow
def test_a_stale_decision_stops_the_build_and_leaves_the_old_site(tmp_path):
    shutil.copytree(ROOT / "variants", tmp_path / "variants", ignore=shutil.ignore_patterns("site"))
    decisions = tmp_path / "variants/decisions.toml"
    text = decisions.read_text("utf-8")
    decisions.write_text(text.replace('TR = "rumours"', 'TR = "rumour"'), encoding="utf-8")
    (tmp_path / "site/data").mkdir(parents=True)
    (tmp_path / "site/data/edition.json").write_text('{"schema": "edition/2"}', encoding="utf-8")
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
    done = run("build", tmp_path / "variants", "--site", tmp_path / "site")
    head = text[: text.index('TR = "rumours"')].rindex("[[decision]]")
    line = text.count("\n", 0, head) + 1
    assert done.returncode == 1
    assert f"decisions.toml:{line}: decision[7]: p6 has no place that reads" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"


# What later decisions may do to earlier ones ---------------------------------------------------------

SUPPLY = 'do = "supply"\npassage = "p1"\n'
CAN = 'readings = { A = "can", B = "could" }\n'
JOIN = 'do = "join"\npassage = "p1"\nunits = [{ A = "you", B = "we" }, { A = "can", B = "could" }]\n'
SPLIT = (
    f'do = "split"\npassage = "p1"\n{CAN}into = [{{ readings = {{ A = "c", B = "c" }} }},'
    ' { readings = { A = "an", B = "ould" } }]\n'
)
NOTE = f'do = "note"\npassage = "p1"\n{CAN}note = "n"\n'


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ([f'{SUPPLY}words = "you can be"\ntext = "y"', f'{SUPPLY}{CAN}text = "x"'], "reading there already"),
        ([f'{SUPPLY}{CAN}text = "x"', f'{SUPPLY}words = "you can be"\ntext = "y"'], "reading there already"),
        ([f'{SUPPLY}{CAN}text = "x"', JOIN], "earlier decisions are on p1.u4"),
        ([NOTE, JOIN], "earlier decisions are on p1.u4"),
        ([f'{SUPPLY}{CAN}text = "x"', SPLIT], "earlier decisions are on p1.u4"),
        ([NOTE, SPLIT], "earlier decisions are on p1.u4"),
        ([f'{SUPPLY}{CAN}text = "can"'], "the base reads so already"),
        ([f'{SUPPLY}words = "you can"\ntext = "you  can"'], "the base reads so already"),
        ([f'{SUPPLY}words = "can"\ntext = "could"\nconjecture = true'], "B has this reading"),
        ([f'{SUPPLY}{CAN}witness = "B"\ntext = "x"', f'{SUPPLY}{CAN}witness = "B"\ntext = "y"'], "already"),
        ([f'do = "kind"\npassage = "p1"\n{CAN}kind = "lacuna"'], "kind cannot be lacuna"),
        ([f'do = "kind"\npassage = "p1"\n{CAN}kind = "addition"'], "kind cannot be addition"),
        ([f'{JOIN}kind = "omission"'], "kind cannot be omission"),
        (['do = "kind"\npassage = "p1"\nreadings = { A = "can" }\nkind = "case"'], "quote the reading"),
        (['do = "kind"\nscope = "everywhere"\nreadings = { B = "an" }\nkind = "ocr"'], "ocr already"),
    ],
)  # fmt: skip
def test_decisions_that_cannot_stand_together(tables: list[str], message: str) -> None:
    with pytest.raises(EditionError, match=message):
        decided(*tables)


def test_a_kind_everywhere_leaves_places_that_have_it() -> None:
    one = 'do = "kind"\npassage = "p2"\nreadings = { A = "all", B = "an" }\nkind = "spelling"'
    edited = decided(one, one.replace('passage = "p2"', 'scope = "everywhere"'))
    assert [u.kind for _, u in edited.units() if u.readings["A"].text == "all"] == [Kind.SPELLING] * 3
    assert [len(u.decisions) for _, u in edited.units() if u.readings["A"].text == "all"] == [1, 1, 1]


def test_a_join_everywhere() -> None:
    units_ = '{ A = "“", B = "" }, { A = "all", B = "an" }'
    with pytest.raises(EditionError, match="no place reads"):
        decided(f'do = "join"\nscope = "everywhere"\nunits = [{units_}, {units_}]')
    edited = decided(f'do = "join"\nscope = "everywhere"\nunits = [{units_}]')
    assert [passage.units[0].readings["A"].text for passage in edited.passages] == ["“Be all", "“The all"]


def test_lacking_words_joined_to_others_are_other_words() -> None:
    row = Row("p1", {"A": "so ⟦very⟧ ⟦all⟧ of it", "B": "so ⟦⟧ ⟦an⟧ of it"}, [Kind.OMISSION, Kind.OCR])
    join = f'[[decision]]\n{SIGNED}do = "join"\npassage = "p1"\nunits = [{{ B = "" }}, {{ B = "an" }}]\n'
    [unit] = apply(build([row]), parse_decisions(join, "x")).passages[0].units
    assert (unit.kind, unit.readings["A"].text) == (Kind.SUBSTITUTION, "very all")


def test_a_supplied_text_with_line_ends_makes_no_paragraph_of_its_own() -> None:
    supplied = decided(f'{SUPPLY}{CAN}text = """might\n\nor  may"""')
    assert "might or may be" in read_text(supplied, supplied.passages[0])
    assert [stretch.text for stretch in read(supplied, supplied.passages[0]) if stretch.decision] == [
        "might or may"
    ]

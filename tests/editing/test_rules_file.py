"""Rules that an edition adds or removes: said, justified, and never without effect."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.app.pipeline import edit, read_archive
from edition.app.summary import summary
from edition.collate import collate
from edition.editing.rules_file import changed_rules, described, parse_rules
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.ids import assign_ids
from edition.model import Kind, Sources
from edition.text.ladders import ladder, read_rules
from tests.support.editions import witness
from tests.support.examples import few
from tests.support.programs import ROOT
from tests.support.site_files import build_files

REASON = 'reason = "So the house prints."\n'
VARIANTS = ROOT / "variants"


def changed(*tables: str) -> dict:
    text = "\n".join(f"[[rule]]\n{REASON}{table}" for table in tables)
    return changed_rules(read_rules(), parse_rules(text, "rules.toml"), text, "rules.toml")


def kind(rules: dict, base: str, other: str, language: str = "en") -> Kind:
    text = "One long enough paragraph that says {} to all of those who read what it says."
    sources = Sources(
        "x", "A", (witness("A", text.format(base)), witness("B", text.format(other))), language=language
    )
    [unit] = [unit for _, unit in collate(sources, rules).units()]
    return unit.kind


@pytest.mark.parametrize(
    ("table", "base", "other", "before", "after"),
    [
        ('of = "glyphs"\nadd = { "ß" = "s" }', "haßen", "hasen", Kind.SUBSTITUTION, Kind.TYPOGRAPHIC),
        ('of = "words"\nadd = { auld = "old" }', "auld", "old", Kind.SUBSTITUTION, Kind.SPELLING),
        ('of = "words"\nremove = ["tyre"]', "tyre", "tire", Kind.SPELLING, Kind.SUBSTITUTION),
        ('of = "patterns"\nremove = ["-our / -or"]', "rumour", "rumor", Kind.SPELLING, Kind.SUBSTITUTION),
        (
            'of = "patterns"\nspare = { "-our / -or" = ["rumour"] }',
            "rumour", "rumor", Kind.SPELLING, Kind.SUBSTITUTION,
        ),
    ],
)  # fmt: skip
def test_rules_change_what_a_difference_is(table, base, other, before, after):
    assert kind(read_rules(), base, other) is before
    assert kind(changed(table), base, other) is after


def test_confusions():
    rules = changed('of = "confusions"\nadd = [["z", "Q"]]\ncost = 0.1\nremove = [["rn", "m"]]')
    confusions = ladder(rules, "en").confusions
    assert confusions["Q", "z"] == confusions["z", "Q"] == 0.1
    assert ("rn", "m") not in confusions


@pytest.mark.parametrize(
    ("table", "line", "furniture"),
    [
        ('add = { lines = ["Tide tables"] }', "TIDE TABLES", True),
        ('add = { begins = ["From our archive:"] }', "From our archive: the quay in 1920", True),
        ('add = { contains = ["ferry + timetable"] }', "See the timetable of the ferry.", True),
        ('remove = { lines = ["advertisement"] }', "ADVERTISEMENT", False),
    ],
)
def test_lines_of_pages(table, line, furniture):
    rules = changed(f'of = "furniture"\n{table}')
    texts = [
        f"The quay is shut to all of us.{between}The board regrets that very much."
        for between in ("\n\n", f"\n\n{line}\n\n")
    ]
    sources = Sources("x", "A", tuple(map(witness, "AB", texts)), language="en")
    assert bool(collate(sources).furniture["B"]) is not furniture
    assert bool(collate(sources, rules).furniture["B"]) is furniture


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('of = "glyphs"\nremove = ["q"]', "'q' is not a rule"),
        ('of = "glyphs"\nadd = { "“" = "x" }', "is compared as"),
        ('of = "glyphs"\nadd = { "q" = "“" }', "itself compared as another"),
        ('of = "glyphs"\nadd = { "qq" = "x" }', "at most 1 character"),
        ('of = "words"\nadd = { a = "tyre" }', "itself compared as another"),
        ('of = "patterns"\nremove = ["none"]', "is not a pattern; they are"),
        ('of = "confusions"\nremove = [["q", "w"]]', "is not a confusion"),
        ('of = "confusions"\nadd = [["rn", "m"]]', "is a confusion already"),
        ('of = "words"\nadd = { tire = "wheel" }', "is what others are compared as"),
        (
            'of = "words"\nadd = { Anciente = "ancient" }',
            "never stands there: words are compared as 'anciente'",
        ),
        ('of = "words"\nadd = { anciente = "Ancient" }', "never stands there"),
        ('of = "words"', "changes nothing"),
        ('of = "confusions"\ncost = 0.3', "changes nothing"),
        ('of = "confusions"\nadd = [["q", "q"]]', "both are alike"),
        ('of = "confusions"\nadd = [["q", "w"], ["w", "q"]]', "is named twice"),
        ('of = "confusions"\nadd = [["q", "w", "e"]]', "needs 2 values, has 3"),
        ('of = "patterns"\nspare = { "-our / -or" = ["four"] }', "is spared by -our / -or already"),
        (
            'of = "patterns"\nremove = ["-our / -or"]\nspare = { "-our / -or" = ["glamour"] }',
            "cannot be removed and spare words",
        ),
        ('of = "furniture"', "changes nothing"),
        ('of = "furniture"\nadd = { lines = ["Advertisement"] }', "'Advertisement' is in lines already"),
        ('of = "furniture"\nremove = { lines = ["tide"] }', "'tide' is not in lines"),
        ('of = "nothing"', 'needs of = one of "glyphs", "words"'),
        ('of = "words"\nmore = 1', "is not a known key: those of 'words' are reason, of, add, remove"),
    ],
)
def test_faults(table, message):
    with pytest.raises(EditionError) as raised:
        changed('of = "words"\nadd = { auld = "old" }', table)
    assert message in raised.value.faults[0].message
    assert raised.value.faults[0].line >= 5
    assert raised.value.faults[0].key.startswith("rule[2]")


def test_words_of_an_edition_hold_in_any_language():
    rules = changed('of = "words"\nadd = { auld = "old" }')
    assert kind(rules, "auld", "old", "de") is Kind.SPELLING
    assert kind(rules, "tyre", "tire", "de") is Kind.SUBSTITUTION


@pytest.mark.parametrize(
    "table", ['of = "words"\nremove = ["tyre"]', 'of = "patterns"\nremove = ["-our / -or"]']
)
def test_rules_that_a_language_has_not_cannot_be_changed(table):
    text = f"[[rule]]\n{REASON}{table}"
    with pytest.raises(EditionError, match="no rules of spelling for the language de"):
        changed_rules(read_rules(), parse_rules(text, "x"), text, "x", "de")


def test_a_rule_without_a_reason_is_refused():
    with pytest.raises(EditionError, match="reason"):
        parse_rules('[[rule]]\nof = "words"\nremove = ["tyre"]', "x")


@pytest.mark.slow
def test_an_edition_carries_the_changes(tmp_path):
    shutil.copytree(VARIANTS, tmp_path / "variants")
    (tmp_path / "variants/rules.toml").write_text(
        f'[[rule]]\n{REASON}of = "patterns"\nremove = ["-our / -or"]\n', encoding="utf-8"
    )
    edited = edit(read_archive(tmp_path / "variants")).edition
    [change] = edited.rule_changes
    assert (change.of, change.adds, change.removes, change.reason) == (
        "patterns", (), ("-our / -or",), "So the house prints.",
    )  # fmt: skip
    assert "rules on patterns changed: - -our / -or (So the house prints.)" in summary(edited)
    page = build_files(assign_ids(edited, Ledger()))["apparatus.md"].decode()
    assert "-our / -or" in page
    assert "So the house prints." in page
    kinds = {unit.readings["TR"].text: unit.kind for _, unit in edited.units()}
    assert kinds["rumours"] is not Kind.SPELLING


def test_described():
    tables = ('of = "confusions"\nadd = [["a", "b"]]', 'of = "words"\nadd = { x = "y" }')
    text = "\n".join(f"[[rule]]\n{REASON}{table}" for table in tables)
    assert [change.adds for change in described(parse_rules(text, "x"))] == [("a ~ b",), ("x → y",)]


def test_faults_of_all_files_at_once(tmp_path):
    (tmp_path / "edition.toml").write_text("x = 1", encoding="utf-8")
    (tmp_path / "rules.toml").write_text("y = 1", encoding="utf-8")
    (tmp_path / "decisions.toml").write_bytes(b"\xff")
    with pytest.raises(EditionError) as raised:
        read_archive(tmp_path)
    assert {Path(fault.file).name for fault in raised.value.faults} == {
        "edition.toml", "rules.toml", "decisions.toml",
    }  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.text(st.sampled_from('[]rule="{}\n ofadd'), max_size=9)).map("".join),
    )
)
@settings(max_examples=few(100))
def test_any_text_is_parsed_or_refused(text):
    try:
        parse_rules(text, "rules.toml")
    except EditionError as error:
        assert error.faults

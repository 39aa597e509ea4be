"""What editors write in `decisions.toml`: read, or refused with its place and what to write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.editing.decisions_file import parse_decisions
from edition.errors import EditionError
from tests.support.decisions import SIGNED
from tests.support.examples import few


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ("[[decision]\n", 1, None, "is not valid TOML"),
        ('x = 1\n[[decision]]\ndo = "note"', 1, "x", "[[decision]] tables and nothing else"),
        ("decision = 1", 1, "decision", "[[decision]] tables and nothing else"),
        ('\n[decision]\ndo = "note"', 2, "decision", "[[decision]] tables and nothing else"),
        ("a = " + "[" * 5000, None, None, ""),
        (f"[[decision]]\n{SIGNED}", 1, "decision[1]", "needs do = one of"),
        (f'[[decision]]\n{SIGNED}do = "burn"', 1, "decision[1]", "needs do = one of"),
        (f'[[decision]]\n{SIGNED}do = "note"\npassage = "p1"', 1, "decision[1].note", "is missing"),
        (f'[[decision]]\n{SIGNED}do = "note"\nnote = "x"', 1, "decision[1]", "needs the passage"),
        (
            f'[[decision]]\n{SIGNED}do = "note"\npassage = "p1"\nnote = "x"\nnotes = "y"',
            8, "decision[1].notes", "is not a known key",
        ),
        (
            '[[decision]]\nreason = ""\nwho = "x"\ndate = 2026-01-31\ndo = "note"\npassage = "p1"\n',
            2, "decision[1].reason", "is empty",
        ),
        (
            '[[decision]]\nreason = "x"\nwho = 1\ndate = "soon"\ndo = "note"\npassage = "p1"\nnote = "x"',
            3, "decision[1].who", "must be text",
        ),
        (
            f'[[decision]]\n{SIGNED}do = "note"\npassage = "p1"\nnote = "a\\u0007b"',
            7, "decision[1].note", "control character U+0007",
        ),
        (
            f'[[decision]]\n{SIGNED}do = "kind"\npassage = "p1"\nkind = "typo"\nreadings = {{ A = "x" }}',
            7, "decision[1].kind", "is not one of",
        ),
        (
            f'[[decision]]\n{SIGNED}do = "note"\nscope = "everywhere"\npassage = "p1"\nnote = "x"',
            1, "decision[1]", "leave out passage",
        ),
        (f"{'[' * 5000}", 1, None, "is not"),
    ],
)  # fmt: skip
def test_faults_of_form(text, line, key, message):
    with pytest.raises(EditionError) as raised:
        parse_decisions(text, "decisions.toml")
    fault = raised.value.faults[0]
    assert message in fault.message
    assert (fault.line, fault.key) == (line, key)


def test_every_fault_of_form_at_once():
    with pytest.raises(EditionError) as raised:
        parse_decisions('[[decision]]\ndo = "note"\n[[decision]]\ndo = "kind"\n', "x")
    assert {fault.key for fault in raised.value.faults} >= {"decision[1].note", "decision[2].kind"}
    assert {fault.line for fault in raised.value.faults} == {1, 3}


_TEXT = st.text(st.sampled_from("ab “<&'\"\\\n\u202e\u200b\ud7ff=-{}[]#"), max_size=12)


@given(st.one_of(st.text(max_size=80), st.lists(_TEXT, max_size=6).map("\n".join)))
@settings(max_examples=few(100))
def test_any_text_is_parsed_or_refused(text):
    try:
        parse_decisions(text, "decisions.toml")
    except EditionError as error:
        assert error.faults


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ('do = "note"\npassage = "p1"\noccurrence = 2\nnote = "n"', 1, "leave out occurrence"),
        ('do = "note"\npassage = "p1"\nreadings = {}\nnote = "n"', 7, "must not be empty"),
        ('do = "note"\npassage = "p1"\nwords = "x"\noccurrence = 0\nnote = "n"', 8, "whole number from 1 on"),
        (
            'do = "note"\npassage = "p1"\nnote = """\n[[decision]]\n"""\nkind = "ocr"',
            10,
            "is not a known key",
        ),
    ],
)
def test_faults_of_form_say_what_to_write(table: str, line: int, message: str) -> None:
    with pytest.raises(EditionError) as raised:
        parse_decisions(f"[[decision]]\n{SIGNED}{table}", "x")
    assert message in raised.value.faults[0].message
    assert raised.value.faults[0].line == line


def test_a_day_is_a_day_alone() -> None:
    text = f"[[decision]]\n{SIGNED}".replace("2026-01-31", "2026-01-31T10:00:00")
    with pytest.raises(EditionError, match="must be a day alone"):
        parse_decisions(f'{text}do = "note"\npassage = "p1"\nnote = "n"', "x")

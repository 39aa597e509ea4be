"""The file of decisions in pieces: each decision with the comments above it."""

from __future__ import annotations

import pytest

from edition.editing.decisions_text import pieces, without_reading

HEAD = "# of the file\n\n"
ONE = "# first\n# of two\n[[decision]]\na = 1\n"
TWO = "\t[[ decision ]]\nb = 2\n# end"


@pytest.mark.parametrize(
    "parts", [[HEAD, ONE, TWO], ["", ONE], ["", ONE, ONE, TWO], [HEAD], [""], [HEAD + "# more"]]
)
def test_each_decision_has_the_comments_above_it(parts: list[str]) -> None:
    assert pieces("".join(parts)) == parts


@pytest.mark.parametrize(
    ("readings", "without"),
    [
        ('readings = { C = "z", A = "x", B = "y" }', 'readings = { A = "x", B = "y" }'),
        ('readings = { A = "x", "C" = "}", B = "y" }', 'readings = { A = "x", B = "y" }'),
        ('readings.A = "x"\nreadings.C = "z"\nreadings.B = "y"', 'readings.A = "x"\nreadings.B = "y"'),
        (
            'readings.A = "x"\nreadings.B = "y"\n"readings".C = """\nz"""\n',
            'readings.A = "x"\nreadings.B = "y"\n',
        ),
        ('[decision.readings]\nC = "z" # C\nA = "C"\nB = "y"', '[decision.readings]\nA = "C"\nB = "y"'),
        ('note = "C = 1, C = \'2\'"\nreadings.A = ""\nreadings.B = ""\nreadings.C = ""', None),
        ('readings = { A = "x", C = "z" }', 'readings = { A = "x", C = "z" }'),
        ('readings = { A = "x", BC = "z", B = "y" }', 'readings = { A = "x", BC = "z", B = "y" }'),
        ("readings = { A = ", "readings = { A = "),
    ],
)
def test_a_decision_goes_on_without_one_reading_however_it_is_written(
    readings: str, without: str | None
) -> None:
    known = readings.removesuffix('\nreadings.C = ""') + "\n" if without is None else without
    assert without_reading(f"[[decision]]\n{readings}", "C") == f"[[decision]]\n{known}"

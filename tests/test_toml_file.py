"""The line of a place in a file that people wrote."""

from __future__ import annotations

import re

import pytest

from edition.toml_file import TomlFile, read_toml
from tests.support.programs import ROOT

TEXT = '''title = "A"
"odd key" = 1
note = """
[[witness]]
siglum = "no head, no key"
"""
[publisher]
name = "B"

[[ witness ]]
file = "one.txt"
'siglum' = "ONE"

[["witness"]]
  license.name = "x"
notes = [
  { at = 1 },
  { at = 2 },
]
[witness.capture]
url = "x"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 1),
        (("odd key",), 2),
        (("publisher", "name"), 8),
        (("publisher", "gone"), 7),
        (("gone",), None),
        (("witness", 0), 10),
        (("witness", 0, "file"), 11),
        (("witness", 0, "siglum"), 12),
        (("witness", 0, "gone"), 10),
        (("witness", 1, "license", "name"), 15),
        (("witness", 1, "notes", 1), 18),
        (("witness", 1, "notes", 7), 16),
        (("witness", 2), None),
    ],
)
def test_the_line_of_a_place(place, line):
    assert TomlFile(TEXT, "edition.toml").line(*place) == line


@pytest.mark.parametrize("text", ["a =", "a = " + "[" * 5000, "a = 1" + "0" * 5000, "\x00"])
def test_a_piece_that_is_no_toml_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_toml(text)


def test_one_reader_of_what_people_write() -> None:
    """Others read data that comes with the package, in which there is no fault to be told."""
    data = {"export/catalogue.py", "export/tei_header.py", "text/ladders.py", "wordlists.py"}
    house = ROOT / "edition"
    readers = {
        str(path.relative_to(house))
        for path in house.rglob("*.py")
        if re.search(r"^import (tomli|tomllib)$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert readers == {"toml_file/toml_text.py", *data}

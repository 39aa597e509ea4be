"""The line of a place in a file that people wrote."""

from __future__ import annotations

import pytest

from edition.toml_file import TomlFile

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

"""The file of decisions in pieces: each decision with the comments above it."""

from __future__ import annotations

import pytest

from edition.editing.decisions_text import pieces

HEAD = "# of the file\n\n"
ONE = "# first\n# of two\n[[decision]]\na = 1\n"
TWO = "\t[[ decision ]]\nb = 2\n# end"


@pytest.mark.parametrize(
    "parts", [[HEAD, ONE, TWO], ["", ONE], ["", ONE, ONE, TWO], [HEAD], [""], [HEAD + "# more"]]
)
def test_each_decision_has_the_comments_above_it(parts: list[str]) -> None:
    assert pieces("".join(parts)) == parts

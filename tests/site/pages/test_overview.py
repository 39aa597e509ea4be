"""What the map of a statement draws, and of many versions leaves out."""

from __future__ import annotations

from edition.site.frame import Frame
from edition.site.pages.overview import drawn_versions
from tests.support.archives import HARBOUR
from tests.support.witnesses import collated


def test_of_many_versions_those_that_have_the_words_of_the_base_have_no_row_of_their_own() -> None:
    """Ten rows in every part of the contents, nine of one colour, hid the one that differs."""
    text = "\n\n".join(HARBOUR)
    printed = text.replace("'", "’").replace("—", "-")
    other, shorter = text.replace("nine", "ten"), "\n\n".join(HARBOUR[:4])
    texts = (*(text,) * 7, printed, other, shorter)
    frame = Frame(collated(*texts, sigla="ABCDEFGHIJ"))
    passages = frame.edition.passages

    def drawn(first: int, end: int, versions: int = 10) -> list[str]:
        shown = drawn_versions(frame.edition, passages[first:end], frame.compared[:versions])
        return [version.siglum for version in shown]

    assert drawn(0, 5) == ["A", "I", "J"]
    assert drawn(0, 1) == ["A"]
    assert drawn(4, 5) == ["A", "J"]
    assert drawn(0, 5, versions=4) == ["A", "B", "C", "D"]

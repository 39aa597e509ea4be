"""What several witnesses print, by which furniture of one is told from text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from edition.model import Transcription, Witness
from edition.text.kept import Kept
from edition.text.ladders import read_rules
from edition.text.layout.lines_in_common import Prints, layouts_of
from edition.text.layout.paragraph_layout import Layout, read_layout
from edition.text.layout.web_lines import web_lines
from edition.text.word_sequences import Shingle
from tests.support.prints import LINES as PRINTED

LINES = [
    "The harbour is closed to all ships from the north since March,",
    "and no ship will come in before the divers have seen the quay",
    "and the piles below it. The council has paid for the work, as",
    "it said in the spring, and no fisherman will have to pay more.",
]


@pytest.mark.parametrize("count", [3, 12])
def test_sequences_of_words_are_those_of_the_witnesses_asked_for(count: int) -> None:
    """Few are looked through, of many an index is made: they say the same."""
    texts = [f"Home about us contact {'a b ' if at else ''}w{at} and more" for at in range(count)]
    prints = Prints(
        [
            Witness(f"W{at}", text, f"W{at}.txt", str(at), Transcription.BORN_DIGITAL)
            for at, text in enumerate(texts)
        ]
    )
    wanted = {("home", "about", "us"), ("a", "b", "w1"), ("a", "b", "w2"), ("w0", "and", "more")}
    others = [f"W{at}" for at in range(count) if at != 1]
    assert prints.shared(others, wanted) == wanted - {("a", "b", "w1")}
    assert prints.shared(others[1:], wanted) == wanted - {("a", "b", "w1"), ("w0", "and", "more")}


class Asked(Prints):
    times = 0

    def shared(self, sigla: Sequence[str], wanted: set[Shingle]) -> set[Shingle]:
        self.times += bool(wanted)
        return super().shared(sigla, wanted)


def test_other_texts_are_not_looked_through_for_each_line() -> None:
    """Neither below heads of lists of links nor before notices, however many lines a source has."""
    others = "one two three\nfour five six\nRoses red.\n" * 40
    own = "Roses red.\nRelated articles\nOwn words alone\n© 2020 Smith\nOther words again\n" * 40
    witnesses = [
        Witness(siglum, text, f"{siglum}.txt", siglum, Transcription.BORN_DIGITAL)
        for siglum, text in (("A", own), ("B", others))
    ]
    prints = Asked(witnesses)
    layouts_of(witnesses, witnesses, web_lines(read_rules()), prints)
    assert prints.times < 10


def test_a_layout_is_kept_while_what_it_asks_of_others_is_answered_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An edit elsewhere in another source leaves it; one in the line that tells it is text does not."""
    read: list[str] = []

    def counted(text: str, *more: Any, **said: Any) -> Layout:
        read.append(text)
        return read_layout(text, *more, **said)

    monkeypatch.setattr("edition.text.layout.lines_in_common.read_layout", counted)
    kept, listed = Kept(), web_lines(read_rules())
    first = f"The harbour is shut, and nobody knows for how long. {'It was so before. ' * 6}"
    last = f"The quay reopens in May, as the keeper said. {'It was so before. ' * 6}"
    far = f"Boats are laid up. {'It was so before. ' * 6}"
    one = f"{far}\n\n{first}\n\n© 2020 Smith\n\n{last}\n"
    two = f"{far}\n\n{first}\n\n{last}\n"

    def layouts(other: str) -> list[Layout]:
        witnesses = [
            Witness(siglum, text, f"{siglum}.txt", siglum, Transcription.BORN_DIGITAL)
            for siglum, text in (("A", one), ("B", other))
        ]
        kept.begin()
        found = layouts_of(witnesses, witnesses, listed, Prints(witnesses, kept))
        assert found == layouts_of(witnesses, witnesses, listed, Prints(witnesses))
        return found

    layouts(two)
    for other, anew in ((two.replace("laid", "tied"), False), (two.replace("shut", "sold"), True)):
        read.clear()
        layouts(other)
        assert read.count(one) == 1 + anew  # once for the comparison


def test_a_link_that_another_prints_as_a_line_is_none_of_the_paragraph_before_it() -> None:
    """A reader's print may have no blank line there; what only stands at a line's beginning is text."""
    before, after = (
        "The town pays too little for those who have no bread.",
        "The men of the town know that well.",
    )
    link = "Related: The harbour is the town's greatest worry"
    page = f"{before}\n\n{link}\n\n{after}"
    printed = f"{before}\n{link.replace(chr(39), chr(8217))}\n\n{after}"
    text = f"{before} {link} and so it stays.\n\n{after}"
    assert [_furniture(page, each) for each in (page, printed, text)] == [
        [link],
        [printed.split("\n")[1]],
        [],
    ]


def _furniture(one: str, two: str) -> list[str]:
    witnesses = [
        Witness(siglum, text, f"{siglum}.txt", siglum, Transcription.BORN_DIGITAL)
        for siglum, text in (("A", one), ("B", two))
    ]
    layout = layouts_of(witnesses, witnesses, web_lines(read_rules()), Prints(witnesses))[1]
    return [two[piece.start : piece.end] for piece in layout.furniture]


def test_a_running_head_that_a_machine_misread_once_is_none_of_the_text() -> None:
    heads = [
        "HARBOUR OFFICE : PRESS",
        "HARBOUR OFFICE :- PRESS",
        "HARBOUR 0FFlCE : PRESS",
        "HARBOUR OFFICE : PRESS",
    ]
    pages = [f"{head}\n{line}" for head, line in zip(heads, LINES, strict=True)]
    assert _furniture("\n".join(LINES), "\n\f".join(pages)) == heads


def test_a_recurring_line_through_which_another_reads_is_text_where_a_word_is_divided_too() -> None:
    again = ["The council may ask for the repay-", "ment of all that it has paid."]
    pages = [[*PRINTED[:4], *again], [*again, *PRINTED[4:8]], [*again, *PRINTED[8:]]]
    other = " ".join(line for page in pages for line in page).replace("repay- ment", "repayment")
    texts = {"A": "\f".join("\n".join(page) for page in pages), "B": other}
    witnesses = [
        Witness(siglum, text, f"{siglum}.txt", siglum, Transcription.OCR) for siglum, text in texts.items()
    ]
    layouts = layouts_of(witnesses, witnesses, web_lines(read_rules()), Prints(witnesses))
    assert [line.text for line in layouts[0].lines] == [line for page in pages for line in page]


def test_a_first_line_that_recurs_is_text_where_another_reads_on_from_it() -> None:
    first = "A second report is expected in June, if the"
    begin = [
        first,
        "weather allows it",
        "",
        *PRINTED[:8],
        "",
        "The crane will be sold for 12 pounds",
        "in May",
    ]
    end = [first, "weather allows it.", "", "Rain is expected in the north, and the ferry", "stays in port."]
    text = "\n".join([*begin, "", *end])
    other = " ".join(text.split())
    witnesses = [Witness(s, t, f"{s}.txt", s, Transcription.OCR) for s, t in (("A", text), ("B", other))]
    layouts = layouts_of(witnesses, witnesses, web_lines(read_rules()), Prints(witnesses))
    assert not layouts[0].furniture

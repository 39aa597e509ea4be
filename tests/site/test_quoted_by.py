"""Who quotes a paragraph: how much of it, how truly, and what was altered."""

from __future__ import annotations

import hashlib
import re

from edition.collate import collate
from edition.model import Role, Sources, Transcription, Witness
from edition.site.frame import Frame
from edition.site.quoted_by import quoted_by
from edition.site.score import score
from edition.site.source_pages import source_pages

_STATEMENT = (
    "The harbour will be closed to every ship from Monday the ninth of March until the work is finished.",
    "Nobody has been harmed, and the council has asked for an inquiry into all 33 of the reported leaks.",
)
_REPORT = (
    "The town woke to bad news on Thursday, as the fishermen had long feared that it would.",
    (
        "“Nobody has been harmed, and the council has asked for an inquiry into all 38 of the reported "
        "leaks,” the mayor told our reporter on the quay."
    ),
    "It was raining, and hardly anyone had come to listen to what she had to say about money.",
)


def _frame() -> Frame:
    texts = {"A": "\n\n".join(_STATEMENT), "B": "\n\n".join(_STATEMENT), "N": "\n\n".join(_REPORT)}
    witnesses = tuple(
        Witness(
            siglum,
            text,
            f"{siglum}.txt",
            hashlib.sha256(text.encode()).hexdigest(),
            Transcription.BORN_DIGITAL,
            role=Role.EXCERPT if siglum == "N" else None,
        )
        for siglum, text in texts.items()
    )
    return Frame(collate(Sources("The harbour", "A", witnesses, language="en")))


def test_an_altered_figure_is_said_with_both_values() -> None:
    frame = _frame()
    (found,) = quoted_by(frame, frame.edition.passages[1])
    assert (found.version.siglum, found.altered) == ("N", True)
    assert ("33", "38") in found.changes
    assert quoted_by(frame, frame.edition.passages[0]) == ()


def test_the_table_tells_who_prints_from_who_quotes() -> None:
    rows = {row.version.siglum: row for row in score(_frame()).rows}
    assert [sign for _, sign in rows["B"].signs] == ["whole", "whole"]
    assert [sign for _, sign in rows["N"].signs] == ["none", "altered"]
    assert rows["N"].says == "Altered in paragraph 2: “33” to “38”."


def test_the_page_of_a_source_says_what_it_quotes_and_how_truly() -> None:
    ((_, body),) = [page for page in source_pages(_frame()) if page[0] == "witness/N.md"]
    text = " ".join(re.sub(r"<[^>]+>", "", body.decode()).split())
    assert "Line 3: the whole of paragraph 2, altered: “33” to “38”" in text

"""A damaged scan beside a sound text."""

from __future__ import annotations

from dataclasses import replace

from edition.model import Kind, Transcription
from tests.support.editions import Row

OCR = Kind.OCR


def scanned(edition):
    """The same edition with B as the product of OCR."""
    witnesses = tuple(
        replace(w, transcription=Transcription.OCR) if w.siglum == "B" else w for w in edition.witnesses
    )
    return replace(edition, witnesses=witnesses)


ROWS = [
    Row("p1", {"A": "It’s ⟦the data⟧ here.\nAnd more.", "B": "It's ⟦tne aata⟧ here.\nAnd more."}, [OCR]),
    Row(
        "p2",
        {"A": "⟦Lost words, then⟧ access by ⟦all⟧ means", "B": "⟦⟧access by ⟦an⟧ means"},
        [Kind.LACUNA, OCR],
    ),
    Row("p3", {"A": "Gone.", "B": None}, lost=frozenset("B")),
    Row("p4", {"A": "Left out.", "B": None}),
    Row("p5", {"A": None, "B": "Put in."}),
]

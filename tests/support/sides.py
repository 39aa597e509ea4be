"""Texts as sides of an alignment, without a collation around them."""

from __future__ import annotations

from edition.alignment.sides import Side
from edition.model import WordRange
from edition.text.ladders import ladder, read_rules
from edition.text.layout.paragraph_layout import read_layout
from edition.text.lexicon import Lexicon
from edition.text.tokens import tokenize
from tests.support.witnesses import witness


def sides(*texts: str) -> list[Side]:
    """A side for each text, its paragraphs by the layout alone."""
    witnesses = [witness(siglum, text) for siglum, text in zip("ABCDEFGH", texts, strict=False)]
    layouts = [read_layout(each.text) for each in witnesses]
    streams = tokenize(witnesses, layouts, Lexicon(ladder(read_rules(), "en")))
    whole = [Side(stream, WordRange(0, len(stream))) for stream in streams]
    return [side.divided(side.scores) for side in whole]

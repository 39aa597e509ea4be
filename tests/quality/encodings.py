"""Texts in another encoding of the same letters, of which the right answer is known."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

from edition.model import Kind
from tests.quality.atoms import Atom, Document
from tests.quality.changes import each


def _soft(atom: Atom, text: str) -> Atom:
    return (
        atom if text == atom.text else replace(atom, text=text, kind=atom.kind or Kind.TYPOGRAPHIC, soft=True)
    )


def decompose(document: Document) -> Document:
    """Letters and their accents apart (NFD)."""
    return each(document, lambda atom: _soft(atom, unicodedata.normalize("NFD", atom.text)))


def ligate(document: Document) -> Document:
    """Ligatures for the letters they join."""

    def change(atom: Atom) -> Atom:
        text = atom.text
        for letters, ligature in (
            ("ffi", "ﬃ"),
            ("ffl", "ﬄ"),
            ("ff", "ﬀ"),
            ("fi", "ﬁ"),
            ("fl", "ﬂ"),
            ("st", "ﬆ"),
        ):
            text = text.replace(letters, ligature)
        return _soft(atom, text)

    return each(document, change)


def widen(document: Document) -> Document:
    """Full-width letters and digits."""

    def change(atom: Atom) -> Atom:
        wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in atom.text)
        return _soft(atom, wide)

    return each(document, change)


def hide(document: Document, rng: random.Random, share: float = 0.1) -> Document:
    """Zero-width characters and soft hyphens inside words."""

    def change(atom: Atom) -> Atom:
        if len(atom.text) < 3 or rng.random() > share or not atom.is_word:
            return atom
        at = rng.randrange(1, len(atom.text))
        return _soft(atom, atom.text[:at] + rng.choice("\u200b\u00ad\ufeff\u2060") + atom.text[at:])

    return each(document, change)

"""The short fingerprint of a reading, by which a citation can be checked against the text shown."""

from __future__ import annotations

import hashlib
from typing import Final

from edition.model import Passage
from edition.text.normalize import fold_space

LENGTH: Final = 12
"""Hexadecimal digits shown: 48 bits, beyond chance among the texts that one id has ever stood for."""


def passage_text(passage: Passage, siglum: str) -> str | None:
    """The reading text of a passage in one witness, its paragraphs on one line; None where it lacks it."""
    paragraphs = passage.paragraphs.get(siglum, ())
    return fold_space(" ".join(paragraph.text for paragraph in paragraphs)) if paragraphs else None


def fingerprint(text: str) -> str:
    """The first digits of the SHA-256 of the folded text in UTF-8: `printf %s "$text" | sha256sum`."""
    return sha256(text)[:LENGTH]


def sha256(text: str) -> str:
    """The SHA-256 of the folded text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(fold_space(text).encode()).hexdigest()


def passage_fingerprint(passage: Passage, siglum: str) -> str | None:
    """The fingerprint of a passage in one witness; None where the witness lacks it."""
    text = passage_text(passage, siglum)
    return None if text is None else fingerprint(text)

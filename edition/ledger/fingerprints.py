"""The short fingerprint of a reading, by which a citation can be checked against the text shown."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import Final, NamedTuple

from edition.model import Passage
from edition.text.normalize import fold_space

_AT_ONCE: Final = 32  # texts: what several places of a page say of a passage in each witness

_BYTES: Final = 10
"""80 bits: no second text with the fingerprint of another can be made with means of today."""

_GROUP: Final = 4  # letters read and copied at once

_OLD_DIGITS: Final = range(6, 65)
"""Hexadecimal digits that citations of earlier times have, 12 as a rule: 48 bits."""

_LETTERS: Final = re.compile("[a-z2-7]{16}")
_DIGITS: Final = re.compile("[0-9a-f]+")
_BETWEEN: Final = re.compile(r"[\s\u00ad\u2010-\u2015-]+")


def passage_text(passage: Passage, siglum: str) -> str | None:
    """The unwrapped text of a passage in one witness, its paragraphs on one line; None where it lacks it."""
    paragraphs = passage.paragraphs.get(siglum, ())
    return fold_space(" ".join(paragraph.text for paragraph in paragraphs)) if paragraphs else None


@lru_cache(maxsize=_AT_ONCE)
def fingerprint(text: str) -> str:
    """The fingerprint of the folded text in UTF-8: the beginning of its SHA-256, in letters to copy.

    >>> fingerprint("One paragraph of text.")
    'QCXP-ZT7M-3OAK-SHAM'
    """
    return of_checksum(sha256(text))


def of_checksum(sha256: str) -> str:
    """The fingerprint of what has a SHA-256, given in hexadecimal digits: 16 letters of base32 in groups."""
    letters = base64.b32encode(bytes.fromhex(sha256)[:_BYTES]).decode()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


class Cited(NamedTuple):
    """A fingerprint as a citation has it: plain letters, or the hexadecimal digits of earlier times."""

    letters: str
    is_old: bool

    def is_of(self, sha256: str) -> bool:
        """Whether what has that SHA-256, in hexadecimal digits, has this fingerprint."""
        short = of_checksum(sha256).replace("-", "").lower()
        return sha256.startswith(self.letters) if self.is_old else short == self.letters

    @property
    def bits(self) -> int:
        """How many bits of the checksum it says."""
        return 4 * len(self.letters) if self.is_old else 8 * _BYTES


def cited(text: str) -> Cited | None:
    """The fingerprint that a citation has, however grouped and in whatever capitals; None where it is none.

    What may be either form is taken for letters: nobody was ever told 16 digits.

    >>> cited("c6i7 5fpe goxk-pmgh")
    Cited(letters='c6i75fpegoxkpmgh', is_old=False)
    """
    plain = _BETWEEN.sub("", text).lower().removeprefix("sha256:")
    if _LETTERS.fullmatch(plain):
        return Cited(plain, is_old=False)
    if _DIGITS.fullmatch(plain) and len(plain) in _OLD_DIGITS:
        return Cited(plain, is_old=True)
    return None


def sha256(text: str) -> str:
    """The SHA-256 of the folded text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(fold_space(text).encode()).hexdigest()


def passage_fingerprint(passage: Passage, siglum: str) -> str | None:
    """The fingerprint of a passage in one witness, 16 letters in fours; None where the witness lacks it."""
    text = passage_text(passage, siglum)
    return None if text is None else fingerprint(text)

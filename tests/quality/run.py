"""Printed witnesses through the engine to what it publishes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from edition.collate import collate

from edition.model import Sources, Witness
from edition.published import to_json
from tests.quality.printing import Print


def sources_of(prints: Sequence[Print]) -> Sources:
    """The prints as the engine takes them."""
    witnesses = tuple(
        Witness(
            print_.siglum,
            print_.text,
            f"{print_.siglum}.txt",
            sha256(print_.text.encode()).hexdigest(),
            print_.transcription,
            language=print_.language,
        )
        for print_ in prints
    )
    return Sources("A case", prints[0].siglum, witnesses, language=prints[0].language or "en")


def edition_of(prints: Sequence[Print]) -> Mapping[str, Any]:
    """`edition.json` of the prints, read back."""
    return json.loads(to_json(collate(sources_of(prints))))

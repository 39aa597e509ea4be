"""Printed witnesses through the engine to what it publishes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from edition.collate import collate
from edition.export.edition_json import to_json
from edition.model import Role, Sources, Witness
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
            role=Role.FULL if print_.full else None,
        )
        for print_ in prints
    )
    return Sources("A case", prints[0].siglum, witnesses, language=prints[0].language or "en")


def edition_of(prints: Sequence[Print]) -> Mapping[str, Any]:
    """`edition.json` of the prints, read back."""
    read: Mapping[str, Any] = json.loads(to_json(collate(sources_of(prints))))
    return read


def sources_in(folder: Path) -> Sources:
    """The texts of a folder of book length, the first in order of name as base."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    witnesses = tuple(
        Witness(siglum, text, f"{siglum}.txt", sha256(text.encode()).hexdigest())
        for siglum, text in texts.items()
    )
    return Sources(folder.name, witnesses[0].siglum, witnesses, language="en")

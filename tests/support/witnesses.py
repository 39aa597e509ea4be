"""Witnesses and editions made from texts written in a test."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from edition.collate import collate
from edition.model import Edition, Sources, Transcription, Witness


def witness(siglum: str, text: str, transcription: Transcription = Transcription.UNKNOWN) -> Witness:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Witness(siglum, text, f"{siglum}.txt", digest, transcription)


def collated(
    *texts: str, ocr: str = "", base: str = "A", language: str | None = None, sigla: str = "ABCDEFGH"
) -> Edition:
    """The edition of texts whose sigla are A, B, C...; those named in `ocr` were recognised by machine."""
    witnesses = tuple(
        witness(siglum, text, Transcription.OCR if siglum in ocr else Transcription.BORN_DIGITAL)
        for siglum, text in zip(sigla, texts, strict=False)
    )
    return collate(Sources("A statement", base, witnesses, language=language))


def rows(edition: Edition) -> list[tuple[str, Mapping[str, list[str]]]]:
    """By passage the text of each paragraph of each witness."""
    return [
        (passage.id, {siglum: [p.text for p in found] for siglum, found in passage.paragraphs.items()})
        for passage in edition.passages
    ]


def differences(edition: Edition) -> list[tuple[str, ...]]:
    """By unit its kind and its readings in the order of the witnesses."""
    order = [each.siglum for each in edition.witnesses]
    return [
        (unit.kind.value, *(unit.readings[siglum].text for siglum in order if siglum in unit.readings))
        for _, unit in edition.units()
    ]


def roles(*texts: str, language: str | None = None) -> list[str]:
    """The role of each text, the first of which is the base."""
    return [role.value for role in collated(*texts, language=language).roles.values()]

"""What plain words are spared is nothing: the long way gives the same."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from edition.analysis.places import difference_kinds, many_rows
from edition.analysis.places.counterparts import Counterparts
from edition.collate import collate
from edition.export.edition_json import to_json
from edition.model import Sources, Transcription
from tests.bench.texts import sources

_TEXT = """
the harbour of Ardmore was not closed by a company for half an hour and I said so then
12 5,000 £5 Mr. Mr “quoted” (sic) two hundred and one 3rd May 1818, no. No. U.S. don’t s’ 5-10
10% A* № 1/2 [4] [a] paid.² in² paidᵛ [p.12] |12| 5 in m kg kg. p. 5p — - not never to –
twenty-one vingt et un cent zwei e.g. i.e. etc St Saint km/h XIV 14 0f l944 tbe tne arid
"""
_WORDS = _TEXT.split()


def _texts(seed: int) -> Sources:
    """A text of words, figures and marks, and one with others here and there, misread."""
    rng = random.Random(f"plain {seed}")
    base = [rng.choice(_WORDS) for _ in range(300)]
    other: list[str] = []
    for word in base:
        chance = rng.random()
        if chance < 0.05:
            continue
        changed = "".join(rng.choice("aeoilt01") if rng.random() < 0.3 else sign for sign in word)
        other.append(rng.choice(_WORDS) if chance < 0.15 else changed if chance < 0.22 else word)
        if chance > 0.96:
            other.append(rng.choice(_WORDS))
    return sources([base, other])


def _collated(texts: Sources, language: str) -> list[bytes]:
    """Collated in a language, the second text recognised, both, or none."""
    kinds = Transcription.BORN_DIGITAL, Transcription.OCR
    found: list[bytes] = []
    for pair in ((kinds[0], kinds[1]), (kinds[1], kinds[1]), (kinds[0], kinds[0])):
        read = zip(texts.witnesses, (*pair, *(kinds[1] for _ in texts.witnesses[2:])), strict=True)
        witnesses = tuple(replace(each, transcription=kind) for each, kind in read)
        found.append(to_json(collate(replace(texts, witnesses=witnesses, language=language))))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de", "fr", "ja"])
def test_readings_in_plain_letters_are_what_they_are_the_long_way(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(2):
        texts = _texts(seed)
        soon = _collated(texts, language)
        with monkeypatch.context() as patched:
            patched.setattr(difference_kinds, "_in_letters", lambda one, two: False)
            assert soon == _collated(texts, language)


_AMID: str = "the harbour of Ardmore was closed by company and men then said so half an noon to at least days"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
def test_plain_differences_are_what_they_are_the_long_way(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(3):
        rng = random.Random(f"amid {seed}")
        words = [rng.choice(_WORDS if rng.random() < 0.1 else _AMID.split()) for _ in range(400)]
        others = [
            [
                rng.choice(_AMID.split()) if rng.random() < 0.1 else word
                for word in words
                if rng.random() > 0.03
            ]
            for _ in range(1 + seed)
        ]
        texts = sources([words, *others])
        soon = _collated(texts, language)
        with monkeypatch.context() as patched:
            patched.setattr(many_rows, "with_plain", lambda rows, streams, shared, classifier: shared)
            assert soon == _collated(texts, language)


def test_places_are_where_they_are_found_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    base = [rng.choice(_WORDS[:17]) for _ in range(40)]
    marks = ("", "", "", ",", ";", " —", ",\n", "  ")
    copies = [
        [word + (rng.choice(marks) if rng.random() < 0.1 else "") for word in base if rng.random() < 0.95]
        for _ in "123"
    ]
    texts = sources([base, *copies])
    soon = to_json(collate(texts))
    nowhere = [-1]
    monkeypatch.setattr(
        Counterparts, "of_places", lambda self, places, inside: (nowhere * len(places.begins),) * 2
    )
    assert to_json(collate(texts)) == soon

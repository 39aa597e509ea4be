"""What happens to words: encodings, spellings, marks, misreadings, in several scripts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from tests.quality import changes, encodings, prose, scripts
from tests.quality.atoms import Document, document
from tests.quality.case import BORN_DIGITAL, FIXED, OCR, PLAIN, SPACED, Case, archetype, pair
from tests.quality.printing import Layout, Print, print_document


def _encoded(
    rng: random.Random, change: Callable[[Document], Document], layout: Layout = PLAIN
) -> list[Print]:
    base = document([*prose.essay(rng, 6), *scripts.GERMAN], rng)
    return pair(base, change(base), rng, layout)


def _typographic(rng: random.Random) -> list[Print]:
    base = document([*prose.essay(rng, 6), *prose.dialogue(rng, 10)], rng)
    return pair(base, changes.straighten(base), rng)


def _spelling(rng: random.Random, noise: float = 0.0) -> list[Print]:
    base = archetype(rng)
    other = changes.respell(changes.reword(base, rng, 0.01, ocr=bool(noise)))
    return pair(base, changes.recognise(other, rng, noise), rng, FIXED if noise else PLAIN, ocr=bool(noise))


def _lookalikes(rng: random.Random) -> list[Print]:
    base = archetype(rng)
    return pair(base, changes.reword(base, rng, 0.06), rng)


def _marks(rng: random.Random) -> list[Print]:
    base = archetype(rng)
    other = changes.recase(changes.repunctuate(base, rng, 0.08), rng, 0.02)
    return pair(base, changes.reword(other, rng, 0.01), rng)


def _noisy(
    rng: random.Random, rate: float, wording: float, layout: Layout, base_is_noisy: bool = False
) -> list[Print]:
    base = archetype(rng, 16)
    other = changes.recognise(changes.reword(base, rng, wording, ocr=True), rng, rate)
    if base_is_noisy:
        return [
            print_document("A", other, rng, layout, transcription=OCR),
            print_document("B", base, rng, transcription=BORN_DIGITAL),
        ]
    return pair(base, other, rng, layout, ocr=True)


def _script(rng: random.Random, language: str, layout: Layout, noise: float) -> list[Print]:
    base = document(scripts.LANGUAGES[language], rng)
    other = changes.recognise(base, rng, noise)
    if language not in {"zh", "ja"}:
        other = changes.reword(other, rng, 0.02, ocr=bool(noise))
    number = rng.randrange(2, len(other) - 1)
    return pair(base, changes.drop(other, number), rng, layout, ocr=bool(noise), language=language)


def word_cases() -> Iterator[Case]:
    yield Case("encoding: NFD", partial(_encoded, change=encodings.decompose))
    yield Case("encoding: ligatures", partial(_encoded, change=encodings.ligate))
    yield Case("encoding: full width", partial(_encoded, change=encodings.widen))
    yield Case(
        "encoding: no-break spaces",
        partial(_encoded, change=lambda found: found, layout=Layout(space="\u00a0")),
    )
    yield Case("encoding: hidden", lambda rng: _encoded(rng, partial(encodings.hide, rng=rng)))
    yield Case("typography", _typographic)
    yield Case("spelling", _spelling)
    yield Case("spelling, noise", partial(_spelling, noise=0.05), 0.05)
    yield Case("lookalikes", _lookalikes)
    yield Case("case and marks", _marks)
    for rate in (0.02, 0.09, 0.13):
        yield Case(f"noise {rate:.0%}", partial(_noisy, rate=rate, wording=0.0, layout=FIXED), rate)
    for rate in (0.01, 0.03, 0.06, 0.1, 0.15):
        yield Case(f"noise {rate:.0%}", partial(_noisy, rate=rate, wording=0.0, layout=FIXED), rate)
        yield Case(
            f"noise {rate:.0%} and wording", partial(_noisy, rate=rate, wording=0.02, layout=SPACED), rate
        )
    yield Case(
        "noise 6% in the base",
        partial(_noisy, rate=0.06, wording=0.01, layout=FIXED, base_is_noisy=True),
        0.06,
    )
    for language in scripts.LANGUAGES:
        narrow = replace(FIXED, width=44)
        yield Case(f"script {language}", partial(_script, language=language, layout=PLAIN, noise=0.0))
        yield Case(
            f"script {language}, wrapped, noise",
            partial(_script, language=language, layout=narrow, noise=0.03),
            0.03,
        )

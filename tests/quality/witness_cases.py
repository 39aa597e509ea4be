"""Several witnesses, few words left of one, and mixtures of everything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tests.quality import changes, prose
from tests.quality.atoms import Block, Document, document
from tests.quality.case import (
    BORN_DIGITAL,
    FIXED,
    HEADER,
    NARROW,
    OCR,
    PLAIN,
    PROPORTIONAL,
    SPACED,
    SPACED_PROPORTIONAL,
    Case,
    archetype,
    edited,
)
from tests.quality.paragraph_cases import AFTER, BEFORE
from tests.quality.printing import Damage, Layout, Print, print_document


def _family(rng: random.Random, count: int) -> list[Print]:
    """Witnesses in groups: each group has readings of its own, each witness a few more."""
    base = archetype(rng)
    groups = [edited(base, rng, 0.015) for _ in range(2)]
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    for number in range(1, count):
        own = changes.reword(groups[number % 2], rng, 0.006)
        layout = rng.choice((PLAIN, FIXED, NARROW, SPACED_PROPORTIONAL))
        prints.append(print_document("ABCDEF"[number], own, rng, layout, transcription=BORN_DIGITAL))
    return prints


def _three_noisy(rng: random.Random) -> list[Print]:
    base = archetype(rng)
    edited = changes.drop(changes.reword(base, rng, 0.01, ocr=True), 5)
    scans = [changes.recognise(edited, rng, 0.05), changes.recognise(changes.move(base, 3, 1, 8), rng, 0.05)]
    return [
        print_document("A", base, rng, transcription=BORN_DIGITAL),
        print_document("B", scans[0], rng, replace(SPACED, page_lines=30, page_mark=" "), transcription=OCR),
        print_document(
            "C", scans[1], rng, replace(FIXED, page_lines=35, header="A Letter {n}"), transcription=OCR
        ),
    ]


def _without_base(rng: random.Random) -> list[Print]:
    """Two witnesses share paragraphs that the base lacks, in different wording."""
    whole = archetype(rng)
    prints = [print_document("A", changes.drop(whole, 3, 8), rng, transcription=BORN_DIGITAL)]
    prints.append(print_document("B", edited(whole, rng, 0.01), rng, FIXED, transcription=BORN_DIGITAL))
    return [*prints, print_document("C", edited(whole, rng, 0.01), rng, transcription=BORN_DIGITAL)]


def _fragment(rng: random.Random, third: bool) -> list[Print]:
    """A witness that has three sentences of three paragraphs."""
    base = archetype(rng)
    blocks: list[Block] = []
    for number in (2, 6, 9):
        whole = changes.split(base, number, rng)
        blocks.append(whole[number + rng.randrange(len(whole) - len(base) + 1)])
    fragment = tuple(
        replace(block, name=base[number].name) for block, number in zip(blocks, (2, 6, 9), strict=True)
    )
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    if third:
        prints.append(print_document("B", edited(base, rng), rng, FIXED, transcription=BORN_DIGITAL))
    printed = print_document("F", fragment, rng, transcription=BORN_DIGITAL)
    return [*prints, replace(_cut(printed, base), full=True)]


def _cut(printed: Print, base: Document) -> Print:
    """The print that breaks off: what the base has before its first and behind its last word is lost."""
    slots = [atom.slot for block in base for atom in block.atoms]
    shown = {placed.atom.slot for placed in printed.places}
    there = [at for at, slot in enumerate(slots) if slot in shown]
    return replace(printed, lost=printed.lost.union(slots[: there[0]], slots[there[-1] + 1 :]))


def _unrelated(rng: random.Random, third: bool) -> list[Print]:
    base, stranger = archetype(rng), document(prose.unlike(rng, 9), rng, "x")
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    if third:
        prints.append(print_document("B", edited(base, rng), rng, FIXED, transcription=BORN_DIGITAL))
    return [*prints, print_document("U", stranger, rng, transcription=BORN_DIGITAL)]


def _nearly_empty(rng: random.Random) -> list[Print]:
    """Nine words are left, some of them damaged."""
    base = archetype(rng, 6)
    left = replace(base[2], atoms=base[2].atoms[4:13])
    return [
        print_document("A", base, rng, transcription=BORN_DIGITAL),
        _cut(print_document("E", changes.recognise((left,), rng, 0.2), rng, transcription=OCR), base),
    ]


def _mixture(rng: random.Random, noise: float) -> list[Print]:
    """A random way through everything above."""
    texts = prose.essay(rng, rng.randint(8, 22), 20, rng.choice((60, 150)))
    if rng.random() < 0.4:
        texts.insert(rng.randrange(len(texts)), prose.heading(rng))
    if rng.random() < 0.3:
        at = rng.randrange(len(texts))
        texts[at:at] = prose.dialogue(rng, 8)
    base = document(texts, rng)
    others = "BCD"[: rng.choice((1, 1, 2, 3))]
    return [_printed_base(base, rng), *(_mixed(siglum, base, rng, noise) for siglum in others)]


def _printed_base(base: Document, rng: random.Random) -> Print:
    if rng.random() < 0.3:
        base = changes.frame(base, rng, BEFORE, AFTER)
    layout = rng.choice((PLAIN, PLAIN, FIXED, PROPORTIONAL))
    return print_document("A", base, rng, layout, transcription=BORN_DIGITAL)


def _mixed(siglum: str, base: Document, rng: random.Random, noise: float) -> Print:
    ocr = noise > 0
    other = changes.reword(base, rng, rng.choice((0.0, 0.01, 0.03)), ocr=ocr)
    if rng.random() < 0.3:
        other = changes.respell(other)
    if rng.random() < 0.3:
        other = changes.straighten(other)
    if rng.random() < 0.3:
        other = changes.split(other, rng.randrange(len(other)), rng)
    if rng.random() < 0.3:
        other = changes.merge(other, rng.randrange(len(other) - 1))
    if rng.random() < 0.3 and len(other) > 9:
        other = changes.move(other, 2, rng.choice((1, 2)), 6)
    if rng.random() < 0.3:
        other = changes.drop(other, rng.randrange(len(other)))
    if rng.random() < 0.2:
        other = changes.insert(other, rng.randrange(1, len(other)), prose.paragraph(rng, 40), rng)
    layout = _random_layout(rng)
    damage = Damage()
    if ocr and layout.page_lines and rng.random() < 0.5:
        damage = Damage(head={1: 2}, garbled={1: 4}) if rng.random() < 0.6 else Damage(tail={0: 3})
        layout = replace(layout, hyphen="", footer="", header="")
    return print_document(
        siglum, changes.recognise(other, rng, noise), rng, layout, damage, OCR if ocr else BORN_DIGITAL
    )


def _random_layout(rng: random.Random) -> Layout:
    layout = rng.choice((PLAIN, FIXED, NARROW, PROPORTIONAL, SPACED, SPACED_PROPORTIONAL))
    if layout.width and rng.random() < 0.5:
        layout = replace(layout, page_lines=rng.randint(22, 44), page_mark=rng.choice("\f\n "))
        if layout.page_mark == "\n" and layout.line_gap == "\n":
            layout = replace(layout, page_mark="\f")
        layout = replace(
            layout, header=rng.choice(("", "", HEADER)), footer=rng.choice(("", "{n}", "- {n} -"))
        )
    if layout.width and rng.random() < 0.3:
        layout = replace(layout, hyphen=rng.choice("-\u00ad"))
    return layout


def witness_cases() -> Iterator[Case]:
    for count in (3, 4, 6):
        yield Case(f"{count} witnesses in groups", partial(_family, count=count))
    yield Case("3 witnesses, two scans", _three_noisy, 0.05)
    yield Case("3 witnesses, base lacks", _without_base)
    yield Case("fragment", partial(_fragment, third=False))
    yield Case("fragment of three", partial(_fragment, third=True))
    yield Case("unrelated", partial(_unrelated, third=False))
    yield Case("unrelated third", partial(_unrelated, third=True))
    yield Case("nearly empty", _nearly_empty, 0.2)


def mixed_cases() -> Iterator[Case]:
    for noise in (0.0, 0.03, 0.06):
        for number in range(8):
            yield Case(f"mixture {number + 1}, noise {noise:.0%}", partial(_mixture, noise=noise), noise)

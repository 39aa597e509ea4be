"""What printing does to a text: wrapping, verse and lists, pages and what is lost of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tests.quality import changes, prose
from tests.quality.atoms import document
from tests.quality.case import (
    FIXED,
    HEADER,
    NARROW,
    PLAIN,
    PROPORTIONAL,
    SPACED,
    SPACED_PROPORTIONAL,
    WHOLE,
    Case,
    archetype,
    edited,
    paged,
    pair,
)
from tests.quality.printing import Damage, Layout, Print


def _layout(rng: random.Random, layout: Layout, base_layout: Layout = PLAIN) -> list[Print]:
    base = archetype(rng)
    return pair(base, edited(base, rng), rng, layout, base_layout=base_layout)


def _verse(rng: random.Random, layout: Layout) -> list[Print]:
    base = document(
        [prose.heading(rng), *prose.verse(rng, 8), prose.heading(rng), *prose.verse(rng, 12)], rng
    )
    return pair(base, edited(base, rng), rng, layout)


def _dialogue(rng: random.Random, layout: Layout) -> list[Print]:
    base = document([*prose.essay(rng, 2), *prose.dialogue(rng, 24), *prose.essay(rng, 2)], rng)
    return pair(base, edited(base, rng), rng, layout)


def _headings(rng: random.Random, layout: Layout) -> list[Print]:
    texts: list[str] = []
    for chapter in range(4):
        texts += [f"Chapter {chapter + 1}", prose.heading(rng), *prose.essay(rng, 3)]
    base = document(texts, rng)
    return pair(base, edited(base, rng), rng, layout)


def _lists(rng: random.Random, layout: Layout) -> list[Print]:
    base = document(
        [*prose.essay(rng, 2), *prose.items(rng, 7), *prose.essay(rng, 2), *prose.items(rng, 5)], rng
    )
    return pair(base, edited(base, rng), rng, layout)


def _pages(
    rng: random.Random,
    layout: Layout,
    damage: Damage = WHOLE,
    noise: float = 0.0,
    paragraphs: int = 18,
) -> list[Print]:
    base = archetype(rng, paragraphs)
    other = changes.reword(base, rng, 0.01, ocr=True)
    return pair(base, changes.recognise(other, rng, noise), rng, layout, damage=damage, ocr=True)


def _footnotes(rng: random.Random, layout: Layout) -> list[Print]:
    notes = tuple(f"{mark} {prose.sentence(rng)}" for mark in ("*", "1", "†", "2"))
    return _pages(rng, replace(layout, footnotes=(notes[0], "", *notes[1:])))


def layout_cases() -> Iterator[Case]:
    wrapped = {
        "fixed": FIXED, "narrow with indents": NARROW, "proportional": PROPORTIONAL,
        "blank lines between": SPACED,
        "proportional, blank lines between": SPACED_PROPORTIONAL, "CRLF": replace(FIXED, line_end="\r\n"),
        "indents and blank lines between": replace(SPACED, indent="    "),
        "no gap at paragraphs": replace(FIXED, block_gap="\n"),
    }  # fmt: skip
    for name, layout in wrapped.items():
        yield Case(f"wrapped: {name}", partial(_layout, layout=layout))
    yield Case("both wrapped: fixed, narrow", partial(_layout, layout=NARROW, base_layout=FIXED))
    yield Case(
        "both wrapped: proportional, blank lines",
        partial(_layout, layout=SPACED_PROPORTIONAL, base_layout=PROPORTIONAL),
    )
    yield Case(
        "both wrapped: blank lines in both", partial(_layout, layout=SPACED_PROPORTIONAL, base_layout=SPACED)
    )
    yield Case("indents, first line", partial(_layout, layout=replace(FIXED, indent="\t", block_gap="\n")))
    for name, build in (
        ("verse", _verse),
        ("dialogue", _dialogue),
        ("headings", _headings),
        ("lists", _lists),
    ):
        yield Case(name, partial(build, layout=PLAIN))
        yield Case(f"{name}, wrapped", partial(build, layout=FIXED))
        yield Case(f"{name}, blank lines between", partial(build, layout=SPACED_PROPORTIONAL))
    for mark, name in (("-", "hard"), ("\u00ad", "soft")):
        yield Case(f"hyphens: {name}", partial(_layout, layout=replace(NARROW, hyphen=mark)))
        yield Case(
            f"hyphens: {name}, blank lines", partial(_layout, layout=replace(SPACED, width=60, hyphen=mark))
        )


def page_cases() -> Iterator[Case]:
    marks = {"form feed": (FIXED, "\f"), "single newline": (SPACED, "\n"), "leading space": (SPACED, " ")}
    for name, (layout, mark) in marks.items():
        yield Case(f"pages: {name}", partial(_pages, layout=paged(layout, 25, mark)))
    furnished = paged(PROPORTIONAL, 28, "\f", header=HEADER, footer="{n}")
    yield Case("pages: running header, number", partial(_pages, layout=furnished))
    yield Case("pages: numbers only", partial(_pages, layout=paged(SPACED, 28, "\n", footer="- {n} -")))
    yield Case(
        "pages: header, blank lines", partial(_pages, layout=paged(SPACED, 24, " ", header="{n} MINISTRY"))
    )
    yield Case("pages: header, noise", partial(_pages, layout=furnished, noise=0.04), 0.04)
    yield Case(
        "pages: hyphen across", partial(_pages, layout=paged(NARROW, 20, "\f", hyphen="-", header=HEADER))
    )
    yield Case("footnotes: fixed", partial(_footnotes, layout=paged(FIXED, 25, "\f", footer="{n}")))
    yield Case("footnotes: proportional", partial(_footnotes, layout=paged(PROPORTIONAL, 25, "\f")))
    spaced = paged(SPACED, 22, " ")
    yield Case(
        "lost: page head", partial(_pages, layout=spaced, damage=Damage(head={1: 3}), noise=0.01), 0.01
    )
    yield Case(
        "lost: page tail", partial(_pages, layout=spaced, damage=Damage(tail={0: 2}), noise=0.01), 0.01
    )
    fed = paged(FIXED, 30, "\f")
    yield Case("lost: both, form feed", partial(_pages, layout=fed, damage=Damage({1: 2, 2: 4}, {1: 3})))
    yield Case("garbled lines", partial(_pages, layout=fed, damage=Damage(garbled={1: 2, 2: 1})))
    yield Case("lost and garbled", partial(_pages, layout=spaced, damage=Damage({1: 3}, {}, {1: 1})))
    yield Case(
        "page missing", partial(_pages, layout=paged(FIXED, 20, "\f"), damage=Damage(missing=frozenset({2})))
    )
    yield Case(
        "page missing, numbered",
        partial(
            _pages,
            layout=paged(FIXED, 20, "\f", footer="{n}"),
            damage=Damage(missing=frozenset({2})),
            noise=0.03,
        ),
        0.03,
    )
    yield Case(
        "page twice", partial(_pages, layout=paged(FIXED, 20, "\f"), damage=Damage(twice=frozenset({2})))
    )

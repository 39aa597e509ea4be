"""The catalogue: one case for each thing that sources do to a text, and mixtures of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from edition.model import Transcription
from tests.quality import changes, prose, scripts
from tests.quality.atoms import Block, Document, document
from tests.quality.printing import Damage, Layout, Print, print_document

OCR: Final = Transcription.OCR
GOAL_NOISE: Final = 0.06  # the goals hold up to this share of misread words
BORN_DIGITAL: Final = Transcription.BORN_DIGITAL

PLAIN: Final = Layout()
FIXED: Final = Layout(width=72)
NARROW: Final = Layout(width=48, indent="   ", block_gap="\n")
PROPORTIONAL: Final = Layout(width=330, proportional=True, trailing=" ")
SPACED: Final = Layout(width=92, proportional=False, line_gap="\n\n", trailing=" ")
WHOLE: Final = Damage()
SPACED_PROPORTIONAL: Final = Layout(width=350, proportional=True, line_gap="\n\n", trailing=" ")


@dataclass(frozen=True, slots=True)
class Case:
    """A named way to make witnesses from a seed; `noise` is the share of words misread."""

    name: str
    build: Callable[[random.Random], list[Print]]
    noise: float = 0.0

    def prints(self, seed: int) -> list[Print]:
        return self.build(random.Random(f"{self.name} {seed}"))


def _archetype(rng: random.Random, paragraphs: int = 14) -> Document:
    return document(prose.essay(rng, paragraphs), rng)


def _pair(
    base: Document,
    other: Document,
    rng: random.Random,
    layout: Layout = PLAIN,
    *,
    base_layout: Layout = PLAIN,
    damage: Damage = WHOLE,
    ocr: bool = False,
    language: str | None = None,
) -> list[Print]:
    return [
        print_document("A", base, rng, base_layout, transcription=BORN_DIGITAL, language=language),
        print_document("B", other, rng, layout, damage, OCR if ocr else BORN_DIGITAL, language),
    ]


def _edited(base: Document, rng: random.Random, share: float = 0.02) -> Document:
    return changes.reword(base, rng, share)


# Layout


def _layout(rng: random.Random, layout: Layout, base_layout: Layout = PLAIN) -> list[Print]:
    base = _archetype(rng)
    return _pair(base, _edited(base, rng), rng, layout, base_layout=base_layout)


def _verse(rng: random.Random, layout: Layout) -> list[Print]:
    base = document(
        [prose.heading(rng), *prose.verse(rng, 8), prose.heading(rng), *prose.verse(rng, 12)], rng
    )
    return _pair(base, _edited(base, rng), rng, layout)


def _dialogue(rng: random.Random, layout: Layout) -> list[Print]:
    base = document([*prose.essay(rng, 2), *prose.dialogue(rng, 24), *prose.essay(rng, 2)], rng)
    return _pair(base, _edited(base, rng), rng, layout)


def _headings(rng: random.Random, layout: Layout) -> list[Print]:
    texts: list[str] = []
    for chapter in range(4):
        texts += [f"Chapter {chapter + 1}", prose.heading(rng), *prose.essay(rng, 3)]
    base = document(texts, rng)
    return _pair(base, _edited(base, rng), rng, layout)


def _lists(rng: random.Random, layout: Layout) -> list[Print]:
    base = document(
        [*prose.essay(rng, 2), *prose.items(rng, 7), *prose.essay(rng, 2), *prose.items(rng, 5)], rng
    )
    return _pair(base, _edited(base, rng), rng, layout)


# Pages


def _pages(
    rng: random.Random,
    layout: Layout,
    damage: Damage = WHOLE,
    noise: float = 0.0,
    paragraphs: int = 18,
) -> list[Print]:
    base = _archetype(rng, paragraphs)
    other = changes.reword(base, rng, 0.01, ocr=True)
    return _pair(base, changes.recognise(other, rng, noise), rng, layout, damage=damage, ocr=True)


def _footnotes(rng: random.Random, layout: Layout) -> list[Print]:
    notes = tuple(f"{mark} {prose.sentence(rng)}" for mark in ("*", "1", "†", "2"))
    return _pages(rng, replace(layout, footnotes=(notes[0], "", *notes[1:])))


# Paragraphs


def _divided(
    rng: random.Random, layout: Layout, splits: int = 3, merges: int = 0, in_base: bool = False
) -> list[Print]:
    base = _archetype(rng)
    other = _edited(base, rng)
    for _ in range(splits):
        other = changes.split(other, rng.randrange(len(other)), rng)
    for _ in range(merges):
        other = changes.merge(other, rng.randrange(len(other) - 1))
    if in_base:
        return _pair(other, base, rng, layout)
    return _pair(base, other, rng, layout)


def _moved(rng: random.Random, length: int, layout: Layout = PLAIN, noise: float = 0.0) -> list[Print]:
    base = _archetype(rng, 16)
    start = rng.randrange(2, 6)
    other = changes.move(base, start, length, rng.choice((start + 5, start + 6)))
    other = changes.recognise(changes.reword(other, rng, 0.015, ocr=bool(noise)), rng, noise)
    return _pair(base, other, rng, layout, ocr=bool(noise))


def _unique(rng: random.Random, layout: Layout) -> list[Print]:
    base = _archetype(rng)
    other = changes.drop(_edited(base, rng), 4, 9)
    for at in (3, 7, 10):
        other = changes.insert(other, at, prose.paragraph(rng, 50), rng)
    return _pair(base, other, rng, layout)


def _articles(rng: random.Random, layout: Layout, noise: float = 0.0) -> list[Print]:
    base = document([prose.heading(rng), *prose.essay(rng, 1), *prose.articles(rng, 24)], rng)
    other = changes.drop(base, 9, 15)
    return _pair(base, changes.recognise(other, rng, noise), rng, layout, ocr=bool(noise))


def _thrice(rng: random.Random, layout: Layout) -> list[Print]:
    refrain = prose.paragraph(rng, 30)
    texts = prose.essay(rng, 9)
    for at in (2, 6, 10):
        texts.insert(at, refrain)
    base = document(texts, rng)
    return _pair(base, _edited(base, rng, 0.01), rng, layout)


def _near_duplicates(rng: random.Random) -> list[Print]:
    texts = prose.essay(rng, 10)
    words = texts[3].split()
    words[len(words) // 2] = "nevertheless"
    texts.insert(7, " ".join([*words[:-3], "and", "nothing", "else."]))
    base = document(texts, rng)
    return _pair(base, _edited(base, rng, 0.01), rng)


# Framing


_BEFORE: Final = (
    "Evening edition",
    "Ministry answers its critics in a long and unusual letter",
    "The ministry has answered. It says that {1:14}”, which few had expected from so quiet an office.",
    "Our correspondent adds that the letter, printed below in full, also speaks of {4:9}” and ends abruptly.",
    "Read the whole of it below:",
)
_AFTER: Final = (
    "Why subscribe?",
    "We print letters every Tuesday. Write to the editor at the usual address, and do not forget a stamp.",
    "Nobody who has read the words {6:11}” can doubt what comes next, our legal desk believes.",
    "Share this page",
)


def _framed(rng: random.Random, layout: Layout, noise: float = 0.0, opened: bool = False) -> list[Print]:
    archetype = _archetype(rng, 9)
    article = changes.open_quotes(archetype) if opened else archetype
    base = changes.frame(article, rng, _BEFORE, _AFTER)
    other = changes.recognise(changes.straighten(archetype), rng, noise)
    return _pair(base, other, rng, layout, ocr=bool(noise))


def _framed_between(rng: random.Random) -> list[Print]:
    archetype = _archetype(rng, 10)
    other = archetype
    for at in (3, 7):
        other = changes.insert(other, at, "Advertisement. " + prose.sentence(rng), rng)
    other = changes.frame(other, rng, _BEFORE[:2], _AFTER[:2])
    return _pair(archetype, other, rng)


# Encoding and spelling


def _encoded(
    rng: random.Random, change: Callable[[Document], Document], layout: Layout = PLAIN
) -> list[Print]:
    base = document([*prose.essay(rng, 6), *scripts.GERMAN], rng)
    return _pair(base, change(base), rng, layout)


def _typographic(rng: random.Random) -> list[Print]:
    base = document([*prose.essay(rng, 6), *prose.dialogue(rng, 10)], rng)
    return _pair(base, changes.straighten(base), rng)


def _spelling(rng: random.Random, noise: float = 0.0) -> list[Print]:
    base = _archetype(rng)
    other = changes.respell(changes.reword(base, rng, 0.01, ocr=bool(noise)))
    return _pair(base, changes.recognise(other, rng, noise), rng, FIXED if noise else PLAIN, ocr=bool(noise))


def _lookalikes(rng: random.Random) -> list[Print]:
    base = _archetype(rng)
    return _pair(base, changes.reword(base, rng, 0.06), rng)


def _marks(rng: random.Random) -> list[Print]:
    base = _archetype(rng)
    other = changes.recase(changes.repunctuate(base, rng, 0.08), rng, 0.02)
    return _pair(base, changes.reword(other, rng, 0.01), rng)


# Recognition


def _noisy(
    rng: random.Random, rate: float, wording: float, layout: Layout, base_is_noisy: bool = False
) -> list[Print]:
    base = _archetype(rng, 16)
    other = changes.recognise(changes.reword(base, rng, wording, ocr=True), rng, rate)
    if base_is_noisy:
        return [
            print_document("A", other, rng, layout, transcription=OCR),
            print_document("B", base, rng, transcription=BORN_DIGITAL),
        ]
    return _pair(base, other, rng, layout, ocr=True)


# Scripts


def _script(rng: random.Random, language: str, layout: Layout, noise: float) -> list[Print]:
    base = document(scripts.LANGUAGES[language], rng)
    other = changes.recognise(base, rng, noise)
    if language not in {"zh", "ja"}:
        other = changes.reword(other, rng, 0.02, ocr=bool(noise))
    number = rng.randrange(2, len(other) - 1)
    return _pair(base, changes.drop(other, number), rng, layout, ocr=bool(noise), language=language)


# Many witnesses


def _family(rng: random.Random, count: int) -> list[Print]:
    """Witnesses in groups: each group has readings of its own, each witness a few more."""
    base = _archetype(rng)
    groups = [_edited(base, rng, 0.015) for _ in range(2)]
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    for number in range(1, count):
        own = changes.reword(groups[number % 2], rng, 0.006)
        layout = rng.choice((PLAIN, FIXED, NARROW, SPACED_PROPORTIONAL))
        prints.append(print_document("ABCDEF"[number], own, rng, layout, transcription=BORN_DIGITAL))
    return prints


def _three_noisy(rng: random.Random) -> list[Print]:
    base = _archetype(rng)
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
    whole = _archetype(rng)
    prints = [print_document("A", changes.drop(whole, 3, 8), rng, transcription=BORN_DIGITAL)]
    prints.append(print_document("B", _edited(whole, rng, 0.01), rng, FIXED, transcription=BORN_DIGITAL))
    return [*prints, print_document("C", _edited(whole, rng, 0.01), rng, transcription=BORN_DIGITAL)]


def _fragment(rng: random.Random, third: bool) -> list[Print]:
    """A witness that has three sentences of three paragraphs."""
    base = _archetype(rng)
    blocks: list[Block] = []
    for number in (2, 6, 9):
        whole = changes.split(base, number, rng)
        blocks.append(whole[number + rng.randrange(len(whole) - len(base) + 1)])
    fragment = tuple(
        replace(block, name=base[number].name) for block, number in zip(blocks, (2, 6, 9), strict=True)
    )
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    if third:
        prints.append(print_document("B", _edited(base, rng), rng, FIXED, transcription=BORN_DIGITAL))
    return [*prints, print_document("F", fragment, rng, transcription=BORN_DIGITAL)]


def _unrelated(rng: random.Random, third: bool) -> list[Print]:
    base, stranger = _archetype(rng), document(prose.unlike(rng, 9), rng, "x")
    prints = [print_document("A", base, rng, transcription=BORN_DIGITAL)]
    if third:
        prints.append(print_document("B", _edited(base, rng), rng, FIXED, transcription=BORN_DIGITAL))
    return [*prints, print_document("U", stranger, rng, transcription=BORN_DIGITAL)]


def _nearly_empty(rng: random.Random) -> list[Print]:
    """Nine words are left, some of them damaged."""
    base = _archetype(rng, 6)
    left = replace(base[2], atoms=base[2].atoms[4:13])
    return [
        print_document("A", base, rng, transcription=BORN_DIGITAL),
        print_document("E", changes.recognise((left,), rng, 0.2), rng, transcription=OCR),
    ]


# Mixtures


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
        base = changes.frame(base, rng, _BEFORE, _AFTER)
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
            layout, header=rng.choice(("", "", _HEADER)), footer=rng.choice(("", "{n}", "- {n} -"))
        )
    if layout.width and rng.random() < 0.3:
        layout = replace(layout, hyphen=rng.choice("-\u00ad"))
    return layout


_HEADER: Final = "THE LETTER OF THE MINISTRY {n}"


def _mark(layout: Layout, lines: int, mark: str, **more: object) -> Layout:
    return replace(layout, page_lines=lines, page_mark=mark, **more)  # type: ignore[arg-type]


def _layout_cases() -> Iterator[Case]:
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


def _page_cases() -> Iterator[Case]:
    marks = {"form feed": (FIXED, "\f"), "single newline": (SPACED, "\n"), "leading space": (SPACED, " ")}
    for name, (layout, mark) in marks.items():
        yield Case(f"pages: {name}", partial(_pages, layout=_mark(layout, 25, mark)))
    furnished = _mark(PROPORTIONAL, 28, "\f", header=_HEADER, footer="{n}")
    yield Case("pages: running header, number", partial(_pages, layout=furnished))
    yield Case("pages: numbers only", partial(_pages, layout=_mark(SPACED, 28, "\n", footer="- {n} -")))
    yield Case(
        "pages: header, blank lines", partial(_pages, layout=_mark(SPACED, 24, " ", header="{n} MINISTRY"))
    )
    yield Case("pages: header, noise", partial(_pages, layout=furnished, noise=0.04), 0.04)
    yield Case(
        "pages: hyphen across", partial(_pages, layout=_mark(NARROW, 20, "\f", hyphen="-", header=_HEADER))
    )
    yield Case("footnotes: fixed", partial(_footnotes, layout=_mark(FIXED, 25, "\f", footer="{n}")))
    yield Case("footnotes: proportional", partial(_footnotes, layout=_mark(PROPORTIONAL, 25, "\f")))
    spaced = _mark(SPACED, 22, " ")
    yield Case(
        "lost: page head", partial(_pages, layout=spaced, damage=Damage(head={1: 3}), noise=0.01), 0.01
    )
    yield Case(
        "lost: page tail", partial(_pages, layout=spaced, damage=Damage(tail={0: 2}), noise=0.01), 0.01
    )
    fed = _mark(FIXED, 30, "\f")
    yield Case("lost: both, form feed", partial(_pages, layout=fed, damage=Damage({1: 2, 2: 4}, {1: 3})))
    yield Case("garbled lines", partial(_pages, layout=fed, damage=Damage(garbled={1: 2, 2: 1})))
    yield Case("lost and garbled", partial(_pages, layout=spaced, damage=Damage({1: 3}, {}, {1: 1})))
    yield Case(
        "page missing", partial(_pages, layout=_mark(FIXED, 20, "\f"), damage=Damage(missing=frozenset({2})))
    )
    yield Case(
        "page missing, numbered",
        partial(
            _pages,
            layout=_mark(FIXED, 20, "\f", footer="{n}"),
            damage=Damage(missing=frozenset({2})),
            noise=0.03,
        ),
        0.03,
    )
    yield Case(
        "page twice", partial(_pages, layout=_mark(FIXED, 20, "\f"), damage=Damage(twice=frozenset({2})))
    )


def _paragraph_cases() -> Iterator[Case]:
    yield Case("split", partial(_divided, layout=PLAIN))
    yield Case("split, wrapped", partial(_divided, layout=FIXED))
    yield Case("merged", partial(_divided, layout=PLAIN, splits=0, merges=3))
    yield Case("merged, blank lines", partial(_divided, layout=SPACED, splits=0, merges=3))
    yield Case("split and merged", partial(_divided, layout=FIXED, splits=2, merges=2))
    yield Case("split and merged base", partial(_divided, layout=FIXED, splits=2, merges=2, in_base=True))
    yield Case("moved: one", partial(_moved, length=1))
    yield Case("moved: block", partial(_moved, length=3))
    yield Case("moved: one, blank lines", partial(_moved, length=1, layout=SPACED))
    yield Case("moved: block, noise", partial(_moved, length=3, layout=PROPORTIONAL, noise=0.05), 0.05)
    yield Case("unique", partial(_unique, layout=PLAIN))
    yield Case("unique, blank lines", partial(_unique, layout=SPACED_PROPORTIONAL))
    yield Case("numbered articles", partial(_articles, layout=PLAIN))
    yield Case("numbered articles, noise", partial(_articles, layout=FIXED, noise=0.05), 0.05)
    yield Case("thrice", partial(_thrice, layout=PLAIN))
    yield Case("thrice, blank lines", partial(_thrice, layout=SPACED))
    yield Case("near-duplicates", _near_duplicates)
    yield Case("framing", partial(_framed, layout=PLAIN))
    yield Case("framing, wrapped, noise", partial(_framed, layout=SPACED, noise=0.03), 0.03)
    yield Case("framing, quotation marks", partial(_framed, layout=SPACED_PROPORTIONAL, opened=True))
    yield Case("framing between", _framed_between)


def _word_cases() -> Iterator[Case]:
    yield Case("encoding: NFD", partial(_encoded, change=changes.decompose))
    yield Case("encoding: ligatures", partial(_encoded, change=changes.ligate))
    yield Case("encoding: full width", partial(_encoded, change=changes.widen))
    yield Case(
        "encoding: no-break spaces",
        partial(_encoded, change=lambda found: found, layout=Layout(space="\u00a0")),
    )
    yield Case("encoding: hidden", lambda rng: _encoded(rng, partial(changes.hide, rng=rng)))
    yield Case("typography", _typographic)
    yield Case("spelling", _spelling)
    yield Case("spelling, noise", partial(_spelling, noise=0.05), 0.05)
    yield Case("lookalikes", _lookalikes)
    yield Case("case and marks", _marks)
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


def _witness_cases() -> Iterator[Case]:
    for count in (3, 4, 6):
        yield Case(f"{count} witnesses in groups", partial(_family, count=count))
    yield Case("3 witnesses, two scans", _three_noisy, 0.05)
    yield Case("3 witnesses, base lacks", _without_base)
    yield Case("fragment", partial(_fragment, third=False))
    yield Case("fragment of three", partial(_fragment, third=True))
    yield Case("unrelated", partial(_unrelated, third=False))
    yield Case("unrelated third", partial(_unrelated, third=True))
    yield Case("nearly empty", _nearly_empty, 0.2)


def _mixed_cases() -> Iterator[Case]:
    for noise in (0.0, 0.03, 0.06):
        for number in range(8):
            yield Case(f"mixture {number + 1}, noise {noise:.0%}", partial(_mixture, noise=noise), noise)


CASES: Final = (
    *_layout_cases(),
    *_page_cases(),
    *_paragraph_cases(),
    *_word_cases(),
    *_witness_cases(),
    *_mixed_cases(),
)

"""Setting a document in lines and pages, with the damage pages suffer; every atom keeps its place."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from edition.model import Kind, Transcription
from tests.quality.atoms import Atom, Block, Document, Role, atoms_of
from tests.quality.changes import garble


@dataclass(frozen=True, slots=True)
class Layout:
    """How a source sets its text. `width` counts characters, or quarter ems where `proportional`."""

    width: int | None = None
    proportional: bool = False
    line_gap: str = "\n"
    block_gap: str = "\n\n"
    indent: str = ""
    trailing: str = ""
    hyphen: str = ""
    page_lines: int | None = None
    page_mark: str = "\f"
    header: str = ""
    footer: str = ""
    footnotes: tuple[str, ...] = ()
    space: str = " "
    line_end: str = "\n"


@dataclass(frozen=True, slots=True)
class Damage:
    """What befell the pages, numbered from 0: lines lost or garbled, pages missing or twice."""

    head: Mapping[int, int] = field(default_factory=dict)
    tail: Mapping[int, int] = field(default_factory=dict)
    garbled: Mapping[int, int] = field(default_factory=dict)
    missing: frozenset[int] = frozenset()
    twice: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom in a file; `block` counts the printed blocks, `copy` is 1 in a second copy of a page."""

    atom: Atom
    name: str
    role: Role
    block: int
    spans: tuple[tuple[int, int], ...]
    copy: int = 0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """A source with its truth: `lost` holds the slots that it had and lost.

    `full`: the manifest says that it prints the statement, where it would be found to quote it.
    """

    siglum: str
    text: str
    places: tuple[Placed, ...]
    lost: frozenset[int]
    transcription: Transcription
    language: str | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """Pieces of atoms, by index into their block; `block` is -1 in page furniture."""

    block: int
    pieces: tuple[tuple[int, str], ...]
    first: bool = False


_NARROW = frozenset("iljtfrI.,;:'’|!()[]\"“”1")
_WIDE = frozenset("mwMWQO—@%&")


def _measure(text: str, proportional: bool) -> int:
    if not proportional:
        return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
    return sum(2 if sign in _NARROW else 6 if sign in _WIDE or ord(sign) > 0x2E80 else 4 for sign in text)


def print_document(
    siglum: str,
    document: Document,
    rng: random.Random,
    layout: Layout = Layout(),
    damage: Damage = Damage(),
    transcription: Transcription = Transcription.UNKNOWN,
    language: str | None = None,
) -> Print:
    """The document as a file."""
    blocks = list(document)
    lines = [line for number, block in enumerate(blocks) for line in _lines(number, block, layout, rng)]
    pages = _pages(lines, blocks, layout, rng)
    lost: set[int] = set()
    kept: list[tuple[int, list[_Line], int]] = []
    for number, page in enumerate(pages):
        left = _damaged(number, page, blocks, damage, rng)
        lost |= _slots(page, blocks) - _slots(left, blocks)
        kept.extend((number, left, copy) for copy in range(2 if number in damage.twice else 1) if left)
    text, places = _emit(kept, blocks, layout)
    shown = {placed.atom.slot for placed in places}
    return Print(siglum, text, places, frozenset(lost - shown), transcription, language)


def _slots(lines: Sequence[_Line], blocks: Sequence[Block]) -> set[int]:
    return {blocks[line.block].atoms[at].slot for line in lines if line.block >= 0 for at, _ in line.pieces}


def _lines(number: int, block: Block, layout: Layout, rng: random.Random) -> Iterator[_Line]:
    """The block broken into lines, without page furniture."""
    room = layout.width - rng.randrange(3) if layout.width else None
    pieces: list[tuple[int, str]] = []
    used = _measure(layout.indent, layout.proportional)
    first = True
    for at, group in _unbreakable(block.atoms):
        text = "".join(atom.text for atom in group)
        gap = 1 if pieces and not group[0].glued else 0
        size = _measure(" " * gap + text, layout.proportional)
        if room is not None and pieces and used + size > room:
            head, tail = _hyphenate(group, room - used - gap, layout, rng)
            if head:
                pieces.append((at, " " * gap + head + layout.hyphen))
            yield _Line(number, tuple(pieces), first)
            first, gap, pieces = False, 0, []
            pieces.extend([(at, tail)] if head else _pieces_of(at, group, ""))
            used = _measure(tail if head else text, layout.proportional)
        else:
            pieces.extend(_pieces_of(at, group, " " * gap))
            used += size
    if pieces:
        yield _Line(number, tuple(pieces), first)


def _pieces_of(at: int, group: Sequence[Atom], gap: str) -> list[tuple[int, str]]:
    return [(at + offset, (gap if not offset else "") + atom.text) for offset, atom in enumerate(group)]


def _unbreakable(atoms: Sequence[Atom]) -> Iterator[tuple[int, Sequence[Atom]]]:
    """Runs of atoms between which no line may end."""
    start = 0
    for at in range(1, len(atoms) + 1):
        if (
            at == len(atoms)
            or not atoms[at].glued
            or (
                ord(atoms[at].text[0]) > 0x0E00 and atoms[at].is_word and ord(atoms[at - 1].text[-1]) > 0x0E00
            )
        ):
            yield start, atoms[start:at]
            start = at


def _hyphenate(group: Sequence[Atom], room: int, layout: Layout, rng: random.Random) -> tuple[str, str]:
    word = group[0].text
    if not layout.hyphen or len(group) > 1 or len(word) < 6 or not word.isascii() or not word.isalpha():
        return "", ""
    cut = min(len(word) - 3, max(0, room // (4 if layout.proportional else 1)) - 1)
    return (word[:cut], word[cut:]) if cut >= 2 and rng.random() < 0.8 else ("", "")


def _pages(
    lines: Sequence[_Line], blocks: list[Block], layout: Layout, rng: random.Random
) -> list[list[_Line]]:
    """Lines by page, with headers, footers and footnotes, which are added to `blocks`."""
    if layout.page_lines is None:
        return [list(lines)]
    pages: list[list[_Line]] = []
    for number, start in enumerate(range(0, len(lines), layout.page_lines)):
        page = list(lines[start : start + layout.page_lines])
        if layout.header:
            page.insert(0, _furniture(layout.header.format(n=number + 1), blocks, rng))
        if number < len(layout.footnotes) and layout.footnotes[number]:
            page.extend(_footnote(layout.footnotes[number], blocks, layout, rng))
        if layout.footer:
            page.append(_furniture(layout.footer.format(n=number + 1), blocks, rng))
        pages.append(page)
    return pages


def _footnote(text: str, blocks: list[Block], layout: Layout, rng: random.Random) -> Iterator[_Line]:
    blocks.append(Block(f"footnote{len(blocks)}", atoms_of(text, rng, Kind.ADDITION), Role.FOOTNOTE))
    return _lines(len(blocks) - 1, blocks[-1], layout, rng)


def _furniture(text: str, blocks: list[Block], rng: random.Random) -> _Line:
    atoms = atoms_of(text, rng, Kind.ADDITION)
    blocks.append(Block(f"furniture{len(blocks)}", atoms, Role.FURNITURE))
    pieces = ((at, atom.text if atom.glued or not at else " " + atom.text) for at, atom in enumerate(atoms))
    return _Line(len(blocks) - 1, tuple(pieces), True)


def _damaged(
    number: int, page: list[_Line], blocks: list[Block], damage: Damage, rng: random.Random
) -> list[_Line]:
    """What is left of a page; garbled lines change the atoms in `blocks`."""
    if number in damage.missing:
        return []
    head, tail = damage.head.get(number, 0), damage.tail.get(number, 0)
    left = page[head : len(page) - tail]
    garbled = damage.garbled.get(number, 0)
    return [_garbled(line, blocks, rng) for line in left[:garbled]] + left[garbled:]


def _garbled(line: _Line, blocks: list[Block], rng: random.Random) -> _Line:
    """The line with most of its words misread; a word that goes on in the next line stays as it is."""
    atoms = list(blocks[line.block].atoms)
    pieces: list[tuple[int, str]] = []
    for at, text in line.pieces:
        bare = text.lstrip(" ")
        if bare == atoms[at].text and rng.random() < 0.85:
            atoms[at] = garble(atoms[at], rng)
        pieces.append(
            (at, text.replace(bare, atoms[at].text) if bare == blocks[line.block].atoms[at].text else text)
        )
    blocks[line.block] = replace(blocks[line.block], atoms=tuple(atoms))
    return replace(line, pieces=tuple(pieces))


def _emit(
    pages: Sequence[tuple[int, list[_Line], int]], blocks: Sequence[Block], layout: Layout
) -> tuple[str, tuple[Placed, ...]]:
    parts: list[str] = []
    spans: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
    size = 0

    def put(text: str) -> None:
        nonlocal size
        parts.append(text)
        size += len(text)

    previous: _Line | None = None
    shown: tuple[int, int] | None = None
    for number, lines, copy in pages:
        for line in lines:
            put(_gap(previous, line, (number, copy) != shown if previous else False, layout))
            if previous is None and layout.page_mark == " ":
                put(" ")
            shown = (number, copy)
            if line.first and blocks[line.block].role is Role.STATEMENT:
                put(layout.indent)
            for at, text in line.pieces:
                bare = text.lstrip(" ")
                put(layout.space * (len(text) - len(bare)))
                begin = size
                put(bare)
                spans.setdefault((line.block, at, copy), []).append((begin, size))
            put(layout.trailing)
            previous = line
    text = "".join(parts) + "\n"
    places = tuple(
        Placed(blocks[block].atoms[at], blocks[block].name, blocks[block].role, block, tuple(found), copy,
               blocks[block].moved)
        for (block, at, copy), found in sorted(spans.items(), key=lambda item: item[1][0])
    )  # fmt: skip
    return _with_line_ends(text, places, layout.line_end)


def _gap(previous: _Line | None, line: _Line, new_page: bool, layout: Layout) -> str:
    if previous is None:
        return ""
    if new_page:
        return {"\f": "\n\f", "\n": "\n", " ": "\n "}[layout.page_mark]
    return layout.line_gap if line.block == previous.block else layout.block_gap


def _with_line_ends(text: str, places: tuple[Placed, ...], end: str) -> tuple[str, tuple[Placed, ...]]:
    if end == "\n":
        return text, places
    shift = [0]
    for sign in text:
        shift.append(shift[-1] + (sign == "\n"))
    moved = tuple(
        replace(
            placed, spans=tuple((start + shift[start], stop + shift[stop]) for start, stop in placed.spans)
        )
        for placed in places
    )
    return text.replace("\n", end), moved

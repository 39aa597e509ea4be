"""What a text is made of here: atoms that remember which place of the archetype they stand for."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

import regex

from edition.model import Kind

_ATOM = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-./][\p{L}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")


class Role(Enum):
    """What a block is in the source that prints it."""

    STATEMENT = "statement"
    FRAMING = "framing"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or a mark that stands for the place `slot` of the archetype.

    `kind` is its departure from the archetype. Where it is `soft`, an edition may pass the departure over in
    silence, or call it anything up to `kind`. `glued` means that no space stands before it.
    """

    slot: int
    text: str
    glued: bool = False
    kind: Kind | None = None
    soft: bool = False

    @property
    def is_word(self) -> bool:
        return any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a line of verse; `name` is the archetype's name for it."""

    name: str
    atoms: tuple[Atom, ...]
    role: Role = Role.STATEMENT
    moved: bool = False

    @property
    def text(self) -> str:
        return join(self.atoms)

    def having(self, atoms: Iterable[Atom]) -> Block:
        return replace(self, atoms=tuple(atoms))


Document = tuple[Block, ...]


def join(atoms: Iterable[Atom]) -> str:
    """The atoms as running text."""
    return "".join(atom.text if atom.glued else " " + atom.text for atom in atoms).strip(" ")


def fresh(rng: random.Random) -> int:
    """A slot that no other atom has."""
    return rng.getrandbits(62)


def atoms_of(text: str, rng: random.Random, kind: Kind | None = None) -> tuple[Atom, ...]:
    """The words and marks of a text; `|` divides words of scripts without spaces and is not printed.

    In Chinese and Japanese every character is an atom.
    """
    found: list[Atom] = []
    for piece in text.split("|"):
        at = 0
        for match in _pieces(piece):
            starts = at == 0 and bool(found) and not piece.startswith(" ")
            glued = starts or match[0] == at > 0
            found.append(Atom(fresh(rng), match[1], glued, kind))
            at = match[0] + len(match[1])
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    pieces: list[tuple[int, str]] = []
    for match in _ATOM.finditer(text):
        if regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}]", match.group()):
            pieces.extend((match.start() + at, character) for at, character in enumerate(match.group()))
        else:
            pieces.append((match.start(), match.group()))
    return pieces


def document(paragraphs: Iterable[str], rng: random.Random, prefix: str = "a") -> Document:
    """The archetype: one block per paragraph."""
    return tuple(
        Block(f"{prefix}{number}", atoms_of(text, rng)) for number, text in enumerate(paragraphs, start=1)
    )

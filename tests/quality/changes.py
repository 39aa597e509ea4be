"""What happens to a text on its way to a source: each change keeps every atom's origin."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from edition.model import Kind
from edition.text.known_words import word_list
from tests.quality.atoms import Atom, Block, Document, Role, atoms_of, fresh
from tests.quality.vocabulary import (
    ADJECTIVES,
    CONFUSIONS,
    LOOKALIKE_GLYPHS,
    LOOKALIKES,
    NEVER_EXCUSED,
    NOUNS,
    PHRASES,
    SPELLINGS,
    SYNONYMS,
    VERBS,
    WORDING_LOOKALIKES,
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OWN_WORDS = NEVER_EXCUSED.union(NOUNS, ADJECTIVES, VERBS)
_MARKS_APART = 4  # words between two edits, so that the right answer is one


def each(document: Document, change: Callable[[Atom], Atom]) -> Document:
    """Every atom of the statement changed by itself."""
    return tuple(block.having(map(change, block.atoms)) for block in document)


# Recognition


def misread(text: str, rng: random.Random, taboo: frozenset[str] = frozenset(), tries: int = 12) -> str:
    """The word as a bad recognition might give it; the same word where nothing offers itself."""
    for _ in range(tries):
        found = _misread_once(text, rng)
        if len(text) > 6 and rng.random() < 0.12:
            found = _misread_once(found, rng)
        if _plain(found) != _plain(text) and any(map(str.isalnum, found)) and found not in taboo:
            return found
    return text


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _misread_once(text: str, rng: random.Random) -> str:
    if any(character >= "\u0590" for character in text):
        return _misread_glyph(text, rng)
    if len(text) > 3 and rng.random() < 0.25:
        return _misread_anyhow(text, rng)
    wrong, right = rng.choice([pair for pair in CONFUSIONS if pair[0] in text] or [("", "")])
    places = [at for at in range(len(text)) if wrong and text.startswith(wrong, at)]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + right + text[at + len(wrong) :]


def _misread_anyhow(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    letter = rng.choice(_LETTERS)
    return rng.choice(
        (text[:at] + text[at + 1 :], text[:at] + letter + text[at + 1 :], text[:at] + letter + text[at:])
    )


def _misread_glyph(text: str, rng: random.Random) -> str:
    pairs = [(at, pair) for at, glyph in enumerate(text) for pair in LOOKALIKE_GLYPHS if glyph in pair]
    if not pairs:
        return text
    at, pair = rng.choice(pairs)
    return text[:at] + (pair[1] if text[at] == pair[0] else pair[0]) + text[at + 1 :]


def garble(atom: Atom, rng: random.Random, taboo: frozenset[str] = frozenset()) -> Atom:
    """The atom misread, if it is a word that can be.

    What stands in place of a denial or a number and is a word of these texts is wording, to be looked at.
    What would be some other word without a known confusion stays as it was: none could say if it was misread.
    """
    if not atom.is_word or atom.kind is not None:
        return atom
    text = misread(atom.text, rng, taboo)
    word, read = atom.text.casefold(), text.casefold()
    if read == word:
        return atom
    if word in NEVER_EXCUSED and read in _OWN_WORDS:
        return replace(atom, text=text, kind=Kind.SUBSTITUTION)
    doubtful = word_list("en")(read) and (word in NEVER_EXCUSED or not _is_confused(word, read))
    return atom if doubtful else replace(atom, text=text, kind=Kind.OCR)


def _is_confused(word: str, read: str) -> bool:
    """Whether one known confusion makes a word another."""
    return any(
        word[:at] + right + word[at + len(wrong) :] == read
        for wrong, right in CONFUSIONS
        for at in range(len(word))
        if word.startswith(wrong, at)
    )


def recognise(document: Document, rng: random.Random, rate: float) -> Document:
    """Recognition errors in that share of the words; some words run together."""
    known = frozenset(atom.text for block in document for atom in block.atoms)
    return tuple(block.having(_recognise(block.atoms, rng, rate, known)) for block in document)


def _recognise(atoms: Sequence[Atom], rng: random.Random, rate: float, known: frozenset[str]) -> list[Atom]:
    found: list[Atom] = []
    for atom in atoms:
        chance = rng.random()
        if chance >= rate or atom.kind is not None:
            found.append(atom)
        elif atom.is_word and found and found[-1].is_word and found[-1].kind is None and chance < rate * 0.03:
            found[-1] = replace(found[-1], kind=Kind.OCR, soft=True)
            found.append(replace(atom, glued=True, kind=Kind.OCR, soft=True))
        else:
            found.append(garble(atom, rng, known))
    return found


# Wording


def reword(document: Document, rng: random.Random, share: float, ocr: bool = False) -> Document:
    """Substitutions, additions and omissions in that share of the words.

    In a witness that is also misread only such words are exchanged as recognition cannot have exchanged.
    """
    vocabulary = sorted({atom.text for block in document for atom in block.atoms if len(atom.text) > 3})
    return tuple(
        block.having(_reword(block.atoms, rng, share, vocabulary, ocr))
        if block.role is Role.STATEMENT
        else block
        for block in document
    )


def _reword(
    atoms: Sequence[Atom], rng: random.Random, share: float, vocabulary: Sequence[str], ocr: bool
) -> list[Atom]:
    found: list[Atom] = []
    at, clear = 0, rng.randrange(_MARKS_APART)
    while at < len(atoms):
        step = 1
        if clear >= _MARKS_APART and atoms[at].is_word and rng.random() < share * (_MARKS_APART + 1):
            new, step = _edit(atoms, at, rng, vocabulary, ocr)
            clear = 0 if new is not None else clear
            found.extend(new if new is not None else atoms[at : at + step])
        else:
            found.append(atoms[at])
            clear += atoms[at].is_word
        at += step
    return found


def _edit(
    atoms: Sequence[Atom], at: int, rng: random.Random, vocabulary: Sequence[str], ocr: bool
) -> tuple[list[Atom] | None, int]:
    match rng.choice(("substitute", "substitute", "add", "omit")):
        case "substitute":
            return _substitute(atoms[at], rng, vocabulary, ocr), 1
        case "add":
            return _add(atoms, at, rng), 1
        case _:
            return _omit(atoms, at, rng)


def _substitute(atom: Atom, rng: random.Random, vocabulary: Sequence[str], ocr: bool) -> list[Atom] | None:
    if (len(atom.text) == 1 and ord(atom.text) > 0x2E80) or not vocabulary:
        return None
    partners = [
        pair[1 - side]
        for pairs in (SYNONYMS, WORDING_LOOKALIKES if ocr else LOOKALIKES)
        for pair in pairs
        for side in (0, 1)
        if pair[side] == atom.text
    ]
    if not partners and len(atom.text) < 4:
        return None
    for _ in range(20):
        text = rng.choice(partners or vocabulary)
        if partners or _far(text, atom.text):
            text = text.capitalize() if atom.text[:1].isupper() and not partners else text
            return [replace(atom, text=text, kind=Kind.SUBSTITUTION)]
    return None


def _far(text: str, other: str) -> bool:
    """Whether no reader would take one for a misprint of the other."""
    common = sum(1 for pair in zip(text, other, strict=False) if pair[0] == pair[1])
    return len(set(text) & set(other)) <= max(len(text), len(other)) // 2 and common * 3 < len(text)


def _add(atoms: Sequence[Atom], at: int, rng: random.Random) -> list[Atom] | None:
    words = rng.choice(PHRASES).split()
    around = {atom.text.lower() for atom in atoms[max(0, at - 2) : at + 3]}
    if around & set(words) or atoms[at].glued or at == 0:
        return None
    return [*(Atom(fresh(rng), word, kind=Kind.ADDITION) for word in words), atoms[at]]


def _omit(atoms: Sequence[Atom], at: int, rng: random.Random) -> tuple[list[Atom] | None, int]:
    length = rng.choice((1, 1, 2, 3, 5))
    gone = atoms[at : at + length]
    rest = atoms[at + length : at + length + 2]
    plain = all(atom.is_word and not atom.glued for atom in gone) and at > 0
    unlike = not (
        {atom.text.lower() for atom in gone}
        & {atom.text.lower() for atom in (*atoms[max(0, at - 2) : at], *rest)}
    )
    if not plain or not rest or not unlike or (rest[0].glued and not rest[0].is_word and length > 3):
        return None, 1
    return [], length


# Spelling, case, marks


def respell(document: Document) -> Document:
    """American spellings made British."""
    british = dict(SPELLINGS)

    def change(atom: Atom) -> Atom:
        word = british.get(atom.text.lower())
        if word is None or atom.kind is not None:
            return atom
        return replace(atom, text=word.capitalize() if atom.text[:1].isupper() else word, kind=Kind.SPELLING)

    return each(document, change)


def recase(document: Document, rng: random.Random, share: float) -> Document:
    """Capitals where there were none, and the other way round."""

    def change(atom: Atom) -> Atom:
        if len(atom.text) < 3 or atom.kind is not None or rng.random() > share or not atom.text.isascii():
            return atom
        text = rng.choice((atom.text.upper(), atom.text.swapcase()[:1] + atom.text[1:]))
        return atom if text == atom.text or not atom.is_word else replace(atom, text=text, kind=Kind.CASE)

    return each(document, change)


def repunctuate(document: Document, rng: random.Random, share: float) -> Document:
    """Commas dropped, added, or turned into other marks."""

    def change(block: Block) -> Block:
        found: list[Atom] = []
        for atom, following in zip(block.atoms, (*block.atoms[1:], None), strict=True):
            if atom.text in {",", ";", ":"} and rng.random() < share * 4:
                if rng.random() < 0.5:
                    others = [mark for mark in ",;:" if mark != atom.text]
                    found.append(replace(atom, text=rng.choice(others), kind=Kind.PUNCTUATION))
                continue
            found.append(atom)
            roomy = following is not None and following.is_word and not following.glued
            if atom.is_word and roomy and rng.random() < share / 2:
                found.append(Atom(fresh(rng), ",", glued=True, kind=Kind.PUNCTUATION))
        return block.having(found)

    return tuple(map(change, document))


def straighten(document: Document) -> Document:
    """Curly marks, dashes and ellipses as a typewriter has them."""
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})

    def change(atom: Atom) -> Atom:
        text = atom.text.translate(plain)
        return atom if text == atom.text else replace(atom, text=text, kind=atom.kind or Kind.TYPOGRAPHIC)

    return each(document, change)


def open_quotes(document: Document) -> Document:
    """An opening mark before every paragraph but the first, one closing mark at the end, as in newspapers."""
    found: list[Block] = []
    for number, block in enumerate(document):
        atoms = list(block.atoms)
        if number and atoms:
            mark = Atom(-atoms[0].slot - 1, "“", kind=Kind.PUNCTUATION)
            atoms = [mark, replace(atoms[0], glued=True), *atoms[1:]]
        if number == len(document) - 1 and atoms:
            atoms.append(Atom(-atoms[-1].slot - 1, "”", glued=True, kind=Kind.PUNCTUATION))
        found.append(block.having(atoms))
    return tuple(found)


# Paragraphs


def split(document: Document, number: int, rng: random.Random) -> Document:
    """One block in two, at an end of sentence if it has one."""
    block = document[number]
    ends = [
        at + 1
        for at, atom in enumerate(block.atoms)
        if atom.text in {".", "。", "؟"} and 4 < at < len(block.atoms) - 5
    ]
    if not ends:
        return document
    at = rng.choice(ends)
    first = replace(block, atoms=block.atoms[:at])
    second = replace(
        block, name=block.name + "b", atoms=(replace(block.atoms[at], glued=False), *block.atoms[at + 1 :])
    )
    return (*document[:number], first, second, *document[number + 1 :])


def merge(document: Document, number: int) -> Document:
    """A block and the next run together."""
    first, second = document[number : number + 2]
    return (*document[:number], first.having((*first.atoms, *second.atoms)), *document[number + 2 :])


def move(document: Document, start: int, length: int, to: int) -> Document:
    """Blocks `[start, start + length)` stand elsewhere: at `to` in what is left."""
    moved = tuple(replace(block, moved=True) for block in document[start : start + length])
    rest = document[:start] + document[start + length :]
    return (*rest[:to], *moved, *rest[to:])


def drop(document: Document, *numbers: int) -> Document:
    """The document without those blocks."""
    return tuple(block for number, block in enumerate(document) if number not in numbers)


def insert(
    document: Document, at: int, text: str, rng: random.Random, role: Role = Role.STATEMENT
) -> Document:
    """A block of its own at that place."""
    block = Block(f"own{fresh(rng)}", atoms_of(text, rng, Kind.ADDITION), role)
    return (*document[:at], block, *document[at:])


def frame(document: Document, rng: random.Random, before: Sequence[str], after: Sequence[str]) -> Document:
    """Text that a source prints around the statement; `{number:words}` quotes that many words of a block.

    A quotation begins at the first sentence of the block that is long enough.
    """

    def block(text: str) -> Block:
        return Block(f"framing{fresh(rng)}", _quoting(text, document, rng), Role.FRAMING)

    return (*map(block, before), *document, *map(block, after))


def _quoting(text: str, document: Document, rng: random.Random) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    for piece in text.replace("}", "{").split("{"):
        number, _, length = piece.partition(":")
        if number.isdigit() and length.isdigit():
            quoted = [atom for atom in document[int(number)].atoms if atom.text not in '“”"'][: int(length)]
            while quoted and not quoted[-1].is_word:
                quoted.pop()
            atoms.append(Atom(fresh(rng), "“"))
            atoms.extend(replace(atom, glued=atom.glued or not at) for at, atom in enumerate(quoted))
        elif piece.strip():
            found = atoms_of(piece.strip(), rng, Kind.ADDITION)
            glued = bool(atoms) and not piece[:1].isspace()
            atoms.extend((replace(found[0], glued=glued), *found[1:]))
    return tuple(atoms)

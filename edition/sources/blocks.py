"""Blocks of text as formats give them, in pieces that tell the file's own words from added marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from edition.model import SENTENCE_ENDS
from edition.sources.original import without_controls

_WHITE: Final = " \t\n\r\f"
_LABEL: Final = 6  # characters: a cell that is no longer numbers or labels the one beside it
_SHORT: Final = 60  # characters: longer cells are text of their own rather than entries of a row
_STOPS: Final = tuple(SENTENCE_ENDS)


class Within(NamedTuple):
    """The elements around a text that set it apart, by `mem_id`, and whether it is in a link.

    Whether it is set in other type than text is, and whether a picture stands right before it.
    """

    apart: tuple[int, ...] = ()
    linked: bool = False
    other_type: bool = False
    pictured: bool = False


class Piece(NamedTuple):
    """A stretch of a block's text; `added` where a program writes it rather than the file."""

    text: str
    added: bool = False
    within: Within = Within()


Block = list[Piece]


def text_of(block: Iterable[Piece]) -> str:
    """The text of a block."""
    return "".join(piece.text for piece in block)


def last_letter(block: Block) -> str:
    """The last character of a block, "" where it has none."""
    return next((piece.text[-1] for piece in reversed(block) if piece.text), "")


def without_outer_space(block: Block, before: str = _WHITE, after: str = _WHITE) -> Block:
    """The block without white space at its edges, save spaces that do not break."""
    filled = [at for at, piece in enumerate(block) if piece.text.strip(before)]
    block = block[filled[0] :] if filled else []
    kept = next((at for at in range(len(block), 0, -1) if block[at - 1].text.rstrip(after)), 0)
    if not kept:
        return []
    block = [block[0]._replace(text=block[0].text.lstrip(before)), *block[1:kept]]
    return [*block[:-1], block[-1]._replace(text=block[-1].text.rstrip(after))]


def read_out(blocks: Iterable[Block], with_added: bool = True) -> str:
    """The blocks with a blank line between them; without what programs add, if so wished."""
    texts = ("".join(piece.text for piece in block if with_added or not piece.added) for block in blocks)
    return without_controls("\n\n".join(text.strip("\n") for text in texts))


def joined_row(cells: Sequence[list[Block]]) -> list[Block]:
    """The blocks of a row: one where its cells are entries, a label with the text beside it, else each."""
    filled = [cell for cell in cells if cell]
    if filled and all(_is_entry(cell) for cell in filled):
        return [_joined([cell[0] for cell in filled])]
    row: list[Block] = []
    label = False
    for cell in filled:
        if label:
            row[-1] += [Piece("\t"), *cell[0]]
            row += cell[1:]
        else:
            row += cell
        label = len(cell) == 1 and len(text_of(cell[0])) <= _LABEL
    return row


def _is_entry(cell: list[Block]) -> bool:
    text = text_of(cell[0])
    is_prose = text.endswith(_STOPS) and len(text) > _LABEL
    return len(cell) == 1 and len(text) <= _SHORT and "\n" not in text and not is_prose


def _joined(blocks: list[Block]) -> Block:
    joined: Block = []
    for at, block in enumerate(blocks):
        joined += [Piece("\t"), *block] if at else block
    return joined

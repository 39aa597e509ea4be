"""What a Word file holds and does not show, as what tracked changes take out or move: left out and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from edition.sources.office.docx_cells import is_covered
from edition.sources.office.docx_parts import W
from edition.sources.office.docx_styles import WordStyles
from edition.sources.original import shortly
from edition.sources.zipped import Element, local

_GONE: Final = frozenset({"del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange"})
_DELETED: Final[Mapping[str, str]] = {"tr": f"{W}trPr/{W}del", "tc": f"{W}tcPr/{W}cellDel"}
_WORDS: Final = (f"{W}t", f"{W}delText")


def is_gone(element: Element) -> bool:
    """True of what a change takes out, a whole row or cell too, of covered cells, and of what is no text."""
    name = local(element)
    return name in _GONE or (
        name in _DELETED and (is_covered(element) or element.find(_DELETED[name]) is not None)
    )


def words_left_out(trees: Sequence[Element], styles: WordStyles) -> Iterator[str]:
    """What is to be said of words in body and notes that changes or styles hide, move or strike out."""
    runs = [run for tree in trees for run in tree.iter(f"{W}r")]
    for texts, why in (
        (_deleted(trees), "deleted by a tracked change, left out here"),
        (
            (t for run in runs if styles.is_hidden(run) for t in run.iter(f"{W}t")),
            "hidden in Word, left out here",
        ),
        (
            (
                t
                for tree in trees
                for cell in tree.iter(f"{W}tc")
                if is_covered(cell)
                for t in cell.iter(f"{W}t")
            ),
            "in a cell that is merged with the one above, where Word shows nothing, left out here",
        ),
        (
            (t for tree in trees for each in tree.iter(f"{W}moveFrom") for t in each.iter(*_WORDS)),
            "moved by a tracked change, read where it stands now",
        ),
        (
            (t for run in runs if styles.is_struck(run) for t in run.iter(f"{W}t")),
            "struck out in the file, and read all the same",
        ),
    ):
        if said := "".join(text.text or "" for text in texts).strip():
            yield f"{why}: {shortly(said)}"


def _deleted(trees: Iterable[Element]) -> Iterator[Element]:
    """The texts that changes delete, each once; some programs leave them as they were in a deletion."""
    for tree in trees:
        marks = tree.iter(f"{W}del", f"{W}cellDel", f"{W}delText")
        yield from dict.fromkeys(text for mark in marks for text in _marked(mark).iter(*_WORDS))


def _marked(mark: Element) -> Element:
    """What a mark deletes: the row or the cell in whose properties it stands, else what is in it."""
    properties = mark.getparent()
    holder = properties.getparent() if properties is not None else None
    return holder if holder is not None and local(holder) in _DELETED and is_gone(holder) else mark

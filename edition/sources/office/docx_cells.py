"""Cells of a Word table that are merged with the one above: what they hold themselves, Word does not show."""

from __future__ import annotations

from typing import Final

from edition.sources.list_numbers import plain_number
from edition.sources.office.docx_parts import W
from edition.sources.zipped import Element

_COVERED: Final = "covered"  # an attribute without a namespace, which no cell of a file has


def is_covered(cell: Element) -> bool:
    """True of a cell that continues one above it, as `mark_covered` found."""
    return cell.get(_COVERED) is not None


def mark_covered(tree: Element) -> None:
    """Marks in each table the cells that continue one above them.

    Where none above it begins or continues, a cell that says so continues nothing, and is shown (ECMA-376
    part 1, 17.18.57); rows that a change takes out are none.
    """
    if next(tree.iter(f"{W}vMerge"), None) is None:
        return
    merged: dict[Element, set[int]] = {}  # of the row last seen of each table, the columns of merged cells
    for row in tree.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        table = next(row.iterancestors(f"{W}tbl"), row)
        above, here = merged.get(table, set()), set[int]()
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in (each for each in row.iter(f"{W}tc") if next(each.iterancestors(f"{W}tr")) is row):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            begins = merge is not None and merge.get(f"{W}val", "continue") == "restart"
            if merge is not None and (begins or column in above):
                here.add(column)
                if not begins:
                    cell.set(_COVERED, "")
            column += _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merged[table] = here


def _number(element: Element | None, usual: int) -> int:
    return plain_number(None if element is None else element.get(f"{W}val"), usual)

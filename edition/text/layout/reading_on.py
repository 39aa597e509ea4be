"""What other witnesses tell of a line by the words around it: they read through it, or on over it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from edition.light_dataclass import dataclass
from edition.text.layout.lines import HYPHENS, PrintedLine, fold_line, starts_lower
from edition.text.word_sequences import Shingle, printed_too, words_or_characters

_LONG: Final = 2  # words to either side of a line's end


@dataclass(frozen=True)
class OtherWitnesses:
    """What the other witnesses print, by which the furniture of one is told from text.

    `lines` are their short lines, folded by `fold_line` and as they are but for capitals: a line that
    recurs there is a heading rather than a running header, unless it interrupts a sentence. `shared` tells
    which sequences of three words they have, `by_each` which of them each one has.
    """

    lines: frozenset[str] = frozenset()
    shared: Callable[[set[Shingle]], set[Shingle]] = lambda wanted: set()
    by_each: Callable[[set[Shingle]], Sequence[set[Shingle]]] = lambda wanted: ()

    def print_line(self, text: str) -> bool:
        """Whether one of them prints a line, whatever its figures are."""
        return fold_line(text) in self.lines

    def one_ends_before(self, head: set[Shingle], link: set[Shingle]) -> bool:
        """Whether one of them prints what stands before a link, and not the link."""
        return any(printed_too(head, had) and not printed_too(link, had) for had in self.by_each(head | link))


NO_OTHERS: Final = OtherWitnesses()


def border(before: PrintedLine, after: PrintedLine) -> set[Shingle]:
    """The sequences of words that reach from one line into the next."""
    first = words_or_characters(before.text.casefold())[-_LONG:]
    second = words_or_characters(after.text.casefold())[: _LONG + 1]
    if first and second and before.text[-1] in HYPHENS and starts_lower(after.text):
        second[:1] = [first.pop() + second[0]]  # a word that the line's end divides
    words = [*first, *second[:_LONG]]
    return set(zip(words, words[1:], words[2:], strict=False))


class _Borders(NamedTuple):
    """The sequences of words that reach from the line before into one, from it into the next, and over it."""

    before: set[Shingle]
    after: set[Shingle]
    over: set[Shingle]


def read_over_or_into(
    lines: Sequence[PrintedLine], candidates: Sequence[Sequence[int]], known: set[int], others: OtherWitnesses
) -> tuple[set[int], set[int]]:
    """The candidates, by index, over which another witness reads on, and those into which it reads.

    Over them it reads though it has their words elsewhere; into them from the line before, and not over them.
    """
    borders = _borders(lines, {index for candidate in candidates for index in candidate} - known, known)
    elsewhere = others.shared(set().union(*(each.union(*rest) for each, *rest in borders.values())))
    over, into = set[int](), set[int]()
    for index, each in borders.items():
        if not each.over & elsewhere:
            if each.before and each.before <= elsewhere:
                into.add(index)
        elif not ((each.before | each.after) - each.over) & elsewhere:
            over.add(index)
    return over, into


def in_flow(
    lines: Sequence[PrintedLine], candidates: set[int], known: set[int], others: OtherWitnesses
) -> set[int]:
    """The candidates, by index, through which another witness reads on from the line before into that after.

    The first line of a text has none before it, the last none after: the other side tells.
    `known` are lines that are taken for furniture; what stands next to a candidate may be such or text.
    """
    around = [_borders(lines, candidates, off) for off in (known, set[int]())]
    every = [each for borders in around for each in borders.values()]
    elsewhere = others.shared(set().union(*(each.before | each.after for each in every)))
    return {
        index
        for borders in around
        for index, each in borders.items()
        if (each.before & elsewhere or index == 0) and (each.after & elsewhere or index == len(lines) - 1)
    }


def _borders(lines: Sequence[PrintedLine], candidates: set[int], off: set[int]) -> dict[int, _Borders]:
    """Those of the candidates that have lines beside them, past those that are `off`.

    Before them and after them; of the first line of all after it, of the last before it.
    """
    others = [index for index in range(len(lines)) if index not in off] if candidates else []
    found: dict[int, _Borders] = {}
    for index in candidates:
        at = bisect_left(others, index)
        following = at + (at < len(others) and others[at] == index)
        line = lines[index]
        before = lines[others[at - 1]] if at else None
        after = lines[others[following]] if following < len(others) else None
        if before and after:
            found[index] = _Borders(border(before, line), border(line, after), border(before, after))
        elif before and index == len(lines) - 1:
            found[index] = _Borders(border(before, line), set(), set())
        elif after and index == 0:
            found[index] = _Borders(set(), border(line, after), set())
    return found

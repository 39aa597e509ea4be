"""Words of several witnesses side by side: tables with the truth, and how near an aligner comes to it.

Two figures of each: links, words that are the same in two witnesses and stand in one column of the table; and
together, those of them that agree against the base, which an aligner that compares each witness with the base
alone does not see.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, combinations
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from edition.analysis.places import unit_columns
from edition.collate import collate
from edition.model import Edition, Passage, Reading, Sources, Transcription, Witness
from tests.quality.ratios import Ratio

Table = Mapping[str, Sequence[str]]
"""By siglum the words of a witness, column by column; an empty one has none there. The first is the base."""

Columns = Mapping[str, Sequence[Hashable]]
"""By siglum and word the column that an aligner puts it in, which may hold several words."""


class TableScore(NamedTuple):
    """How many links are right, found and true, and of those that are no links with the base."""

    links: Ratio
    together: Ratio

    def plus(self, other: TableScore) -> TableScore:
        return TableScore(self.links + other.links, self.together + other.together)


NONE = TableScore(Ratio(), Ratio())


def read_tables(text: str) -> dict[str, Table]:
    """Tables written as `# name`, then a line a witness, `siglum | word | - | word`."""
    tables: dict[str, dict[str, list[str]]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            tables[line.lstrip("# ")] = rows = {}
        else:
            siglum, *cells = (cell.strip() for cell in line.split("|"))
            rows[siglum] = ["" if cell == "-" else cell for cell in cells]
    return {**tables}


def words_of(table: Table) -> dict[str, list[str]]:
    """The words of each witness."""
    return {siglum: [cell for cell in cells if cell] for siglum, cells in table.items()}


def true_columns(table: Table) -> Columns:
    """The columns that the table itself says."""
    return {siglum: [at for at, cell in enumerate(cells) if cell] for siglum, cells in table.items()}


def agreement(table: Table, found: Columns) -> TableScore:
    """What is right of the columns found."""
    words, true = words_of(table), true_columns(table)
    base = next(iter(table))
    apart = {
        siglum: (_with_base(words, true, base, siglum), _with_base(words, found, base, siglum))
        for siglum in table
        if siglum != base
    }
    total = NONE
    for one, two in combinations(table, 2):
        gold, said = _links(words, true, one, two), _links(words, found, one, two)
        links = Ratio(len(gold & said), len(said), len(gold))
        together = Ratio()
        if one != base:
            alone = {(i, j) for i, j in gold if i not in apart[one][0] and j not in apart[two][0]}
            claimed = {(i, j) for i, j in said if i not in apart[one][1] and j not in apart[two][1]}
            right = len(alone & said)
            together = Ratio(right, right + len(claimed - gold), len(alone))
        total = total.plus(TableScore(links, together))
    return total


def _links(words: Mapping[str, Sequence[str]], columns: Columns, one: str, two: str) -> set[tuple[int, int]]:
    """The words of two witnesses that are the same and stand in one column, of several there those in order.

    So `x y` and `y x` in one column are one link: nobody who reads one under the other sees two.
    """
    found: set[tuple[int, int]] = set()
    there = _by_column(columns[two])
    for column, ours in _by_column(columns[one]).items():
        theirs = there.get(column, [])
        texts = [_folded(words[one][at]) for at in ours], [_folded(words[two][at]) for at in theirs]
        for step in LCSseq.opcodes(*texts):
            if step.tag == "equal":
                pairs = zip(
                    ours[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end], strict=True
                )
                found.update(pairs)
    return found


def _by_column(columns: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, column in enumerate(columns):
        found.setdefault(column, []).append(at)
    return found


def _folded(word: str) -> str:
    return word.casefold()


def _with_base(words: Mapping[str, Sequence[str]], columns: Columns, base: str, siglum: str) -> set[int]:
    return {j for _, j in _links(words, columns, base, siglum)}


# What ours and CollateX say ----------------------------------------------------------------------


def sources_of_table(table: Table, language: str | None = None, separator: str = " ") -> Sources:
    """The witnesses of a table as texts."""
    witnesses = tuple(
        Witness(siglum, separator.join(words), f"{siglum}.txt", siglum, Transcription.BORN_DIGITAL)
        for siglum, words in words_of(table).items()
    )
    return Sources("A table", next(iter(table)), witnesses, language=language)


def our_columns(table: Table, language: str | None = None, separator: str = " ") -> Columns:
    """Where the edition puts each word: in a unit or a column of it, or between two units of a passage."""
    edition = collate(sources_of_table(table, language, separator))
    columns: dict[str, list[Hashable]] = {}
    laid: dict[str, Mapping[str, Sequence[str]]] = {}
    for siglum, words in words_of(table).items():
        offsets, at = [], 0
        for word in words:
            offsets.append(at)
            at += len(word) + len(separator)
        columns[siglum] = _columns_of(edition, siglum, offsets, laid)
    return columns


def _columns_of(
    edition: Edition, siglum: str, offsets: Sequence[int], laid: dict[str, Mapping[str, Sequence[str]]]
) -> list[Hashable]:
    stretches = sorted(
        (span.start, span.end, number)
        for number, passage in enumerate(edition.passages)
        for paragraph in passage.paragraphs.get(siglum, ())
        for span in paragraph.spans
    )
    starts = [start for start, _, _ in stretches]
    columns: list[Hashable] = []
    for offset in offsets:
        near = bisect_right(starts, offset) - 1
        if near < 0 or offset >= stretches[near][1]:
            columns.append((siglum, offset))
        else:
            number = stretches[near][2]
            columns.append((number, _place(edition.passages[number], siglum, offset, laid)))
    return columns


def _place(
    passage: Passage, siglum: str, offset: int, laid: dict[str, Mapping[str, Sequence[str]]]
) -> Hashable:
    """The unit that has an offset, with the column where it has some, or how many units are before it."""
    before = 0
    for unit in passage.units:
        reading = unit.readings.get(siglum)
        if reading and reading.start <= offset < reading.end:
            if unit.id not in laid:
                laid[unit.id] = unit_columns(unit)
            columns = laid[unit.id]
            return (unit.id, _cell(columns[siglum], reading, offset)) if columns else unit.id
        before += bool(reading and reading.end <= offset)
    return before


def _cell(row: Sequence[str], reading: Reading, offset: int) -> int:
    """The column that has what is printed at an offset."""
    letters = len("".join(reading.text[: offset - reading.start].split()))
    ends = accumulate(len("".join(cell.split())) for cell in row)
    return next(at for at, end in enumerate(ends) if letters < end)


def collatex_columns(table: Table) -> Columns:
    """Where CollateX puts each word."""
    from collatex import Collation
    from collatex import collate as collate_x

    witnesses = [
        {"id": siglum, "tokens": [{"t": word, "n": _folded(word)} for word in words]}
        for siglum, words in words_of(table).items()
    ]
    found = collate_x(Collation.create_from_dict({"witnesses": witnesses}), segmentation=False)
    return {
        row.header: [at for at, cell in enumerate(row.to_list()) for _ in cell or ()] for row in found.rows
    }

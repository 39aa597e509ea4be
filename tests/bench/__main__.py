"""`python -m tests.bench [--largest WORDS] [--limit SECONDS] [--picture FILE]`: ours and its peers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from math import log
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np

from edition.collate import collate
from tests.bench import archives, edits, many, marks, pages, start
from tests.bench.measuring import Measured, cell, measure
from tests.bench.peers import ALIGNERS, PAIRS, align_pair, run
from tests.bench.picture import draw
from tests.bench.texts import (
    OPEN,
    Pair,
    book,
    hard,
    hard_case,
    varied,
    versions,
    words,
)
from tests.quality.families import made_tables, separator
from tests.quality.run import sources_in
from tests.quality.together import agreement, collatex_columns, our_columns, read_tables

_SIZES: Final = (400, 2_000, 4_000, 40_000, 400_000)
_PARTS: Final = (
    "align",
    "witnesses",
    "quality",
    "whole",
    "hard",
    "marks",
    "tables",
    "many",
    "start",
    "pages",
    "serve",
    "archives",
    "corpus",
)
_TABLES: Final = Path(__file__).with_name("tables.txt")
_QUALITY_SIZE: Final = 113_000
_QUALITY_NOISE: Final = 0.13
_SLOWEST: Final = {
    "CollateX": 4_000,
    "diff-match-patch": 40_000,
    "mercurial": 40_000,
}  # larger texts are beyond any patience

Times = dict[str, dict[int, Measured]]


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=_SIZES[-1], help="words of the longest text")
    parser.add_argument("--limit", type=float, default=120, help="seconds allowed to one measurement")
    parser.add_argument("--picture", type=Path, help="where to draw the times as SVG")
    parser.add_argument("--corpus", type=Path, help="a folder of long versions of one book")
    parser.add_argument("--only", default="", metavar="PART", help=", ".join(_PARTS))
    options = parser.parse_args()
    sizes = [size for size in _SIZES if size <= options.largest]
    parts: dict[str, Callable[[], None]] = {
        "align": partial(_alignment, sizes, options.limit, options.picture),
        "witnesses": partial(_witnesses, min(4_000, options.largest), options.limit),
        "quality": partial(_quality, min(_QUALITY_SIZE, options.largest), options.limit),
        "whole": partial(_whole, sizes, options.limit),
        "hard": partial(
            _hard,
            options.largest if options.only else min(40_000, options.largest),
            options.limit,
            options.corpus,
        ),
        "marks": partial(marks.report, options.limit),
        "tables": _tables,
        "many": partial(many.report, options.limit),
        "start": start.report,
        "pages": pages.report,
        "serve": partial(edits.report, options.corpus),
        "archives": archives.report,
    }
    if options.corpus:
        parts["corpus"] = partial(_corpus, options.corpus, options.limit)
    for name, part in parts.items():
        if options.only in {"", name}:
            part()


def _alignment(sizes: Sequence[int], limit: float, picture: Path | None) -> None:
    print("Alignment alone, two versions, 3 % edits and recognition errors: processor seconds (peak MB)")
    times: Times = {name: {} for name in ALIGNERS}
    for size in sizes:
        for name, found in times.items():
            given_up = any(known.seconds is None for known in found.values())
            if not given_up and size <= _SLOWEST.get(name, size):
                found[size] = measure(versions, (size, 2), partial(run, name), limit)
    print(_table(times, sizes, limit), flush=True)
    _print_ratios(times, sizes)
    if picture:
        picture.write_text(draw({name: _seconds(found) for name, found in times.items()}), "utf-8")


def _table(times: Times, sizes: Sequence[int], limit: float) -> str:
    rows = ["aligner".ljust(18) + "".join(f"{size:>18,}" for size in sizes) + "   growth (last decade)"]
    for name, found in times.items():
        cells = "".join(cell(found.get(size), limit).rjust(18) for size in sizes)
        rows.append(name.ljust(18) + cells + f"   {_growth(_seconds(found))}")
    return "\n".join(rows)


def _seconds(found: dict[int, Measured]) -> dict[int, float]:
    return {size: measured.seconds for size, measured in found.items() if measured.seconds is not None}


def _growth(seconds: dict[int, float]) -> str:
    """The slope of log time over log size: fitted to all sizes, and over the last decade alone."""
    sizes, times = zip(*sorted(seconds.items()), strict=True) if len(seconds) > 1 else ((), ())
    if not sizes:
        return "-"
    fitted = np.polyfit(np.log(sizes), np.log(times), 1)[0]
    before = [size for size in sizes if sizes[-1] >= 5 * size]
    if not before:
        return f"{fitted:.2f}"
    last = log(times[-1] / seconds[before[-1]]) / log(sizes[-1] / before[-1])
    return f"{fitted:.2f} ({last:.2f})"


def _print_ratios(times: Times, sizes: Sequence[int]) -> None:
    print("\nTimes the time of ours")
    for name, found in times.items():
        ratios = [
            f"{found[size].seconds / times['ours'][size].seconds:18.1f}"  # type: ignore[operator]
            if size in found and found[size].seconds and times["ours"][size].seconds
            else " " * 17 + "-"
            for size in sizes
        ]
        print(name.ljust(18) + "".join(ratios))


def _witnesses(size: int, limit: float) -> None:
    print(f"\nAlignment alone, {size:,} words, 2 to 6 witnesses: processor seconds")
    names = [name for name in ALIGNERS if name not in _SLOWEST]
    for name in names:
        found = [measure(versions, (size, count), partial(run, name), limit) for count in (2, 3, 4, 5, 6)]
        print(name.ljust(18) + "".join(cell(one, limit).rjust(16) for one in found))
    found = [
        measure(versions, (min(size, 400), count), partial(run, "CollateX"), limit)
        for count in (2, 3, 4, 5, 6)
    ]
    print(f"CollateX ({min(size, 400)})".ljust(18) + "".join(cell(one, limit).rjust(16) for one in found))


def _quality(size: int, limit: float) -> None:
    print(f"\nPairs of words on {size:,} words with {_QUALITY_NOISE:.0%} misread and 3 % edited")
    print("aligner".ljust(18) + "word F1".rjust(10) + "recall on differing words".rjust(28))
    pair_arguments = (words(size), 0.03, _QUALITY_NOISE)
    pair = varied(*pair_arguments)
    for name in PAIRS:
        measured = measure(varied, pair_arguments, partial(align_pair, name), limit)
        if name in _SLOWEST or measured.seconds is None:
            print(name.ljust(18) + "-".rjust(10))
            continue
        f1, recall = _pair_scores(pair, set(PAIRS[name](ALIGNERS[name](pair.base, pair.other))))
        print(name.ljust(18) + f"{f1:10.4f}{recall:28.4f}")


def _pair_scores(pair: Pair, found: set[tuple[int, int]]) -> tuple[float, float]:
    true = {(at, partner) for at, partner in enumerate(pair.partners) if partner >= 0}
    found = {(at, partner) for at, partner in found if pair.partners[at] != OPEN}
    differing = {(at, partner) for at, partner in true if pair.base[at] != pair.other[partner]}
    return 2 * len(true & found) / (len(true) + len(found)), len(differing & found) / len(differing)


def _whole(sizes: Sequence[int], limit: float) -> None:
    print("\nThe whole way, texts to classified edition: processor seconds (peak MB)")
    print("witnesses".ljust(18) + "".join(f"{size:>18,}" for size in sizes) + "   growth (last decade)")
    rows: Times = {}
    for count in (2, 3):
        name = f"{count} witnesses"
        rows[name] = {size: measure(book, (size, count), collate, limit) for size in sizes}
        cells = "".join(cell(rows[name][size], limit).rjust(18) for size in sizes)
        print(name.ljust(18) + cells + f"   {_growth(_seconds(rows[name]))}")
    alone = measure(versions, (sizes[-1], 2), partial(run, "ours"), limit)
    two, three = rows["2 witnesses"][sizes[-1]], rows["3 witnesses"][sizes[-1]]
    if two.seconds and three.seconds and alone.seconds:
        print(
            f"at {sizes[-1]:,} words: {two.seconds / alone.seconds:.2f} times the alignment alone; ", end=""
        )
        print(f"three witnesses cost {three.seconds / two.seconds:.2f} times two")


def _hard(size: int, limit: float, folder: Path | None) -> None:
    print(
        f"\nWhat makes aligners slow, {size:,} words, the whole way: "
        "processor seconds (peak MB), times the plain case"
    )
    plain: float | None = None
    for name in hard(200):
        measured = measure(hard_case, (size, name, folder), collate, limit)
        plain = plain or measured.seconds
        ratio = f"{measured.seconds / plain:.2f}" if measured.seconds and plain else "-"
        print(f"{name:28}{cell(measured, limit):>18}{ratio:>10}", flush=True)


def _tables() -> None:
    """Print how near ours and CollateX come to the tables of its tests and to those made here."""
    print("\nTables of several witnesses: F1 of links, of links against the base (together); worst of either")
    sets = {"of CollateX's tests": list(read_tables(_TABLES.read_text("utf-8")).values()), **made_tables(3)}
    for name, tables in sets.items():
        cells = []
        ours_of = partial(our_columns, separator=separator(name))
        for aligner, columns in (("ours", ours_of), ("CollateX", collatex_columns)):
            found = [agreement(table, columns(table)) for table in tables]
            links, together = (fmean(part.f1 for part in parts) for parts in zip(*found, strict=True))
            cells.append(f"{aligner:>10}{links:8.4f}{together:8.4f}")
        print(f"{name:32}{len(tables):4}" + "".join(cells), flush=True)


def _corpus(folder: Path, limit: float) -> None:
    measured = measure(sources_in, (folder,), collate, limit)
    total = sum(len(witness.text.split()) for witness in sources_in(folder).witnesses)
    print(f"\nThe versions in {folder.name}, {total:,} words in all: {cell(measured, limit)}")


if __name__ == "__main__":
    main()

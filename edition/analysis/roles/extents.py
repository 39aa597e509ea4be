"""Where the statement begins and ends in the sources that print it, and what is left in doubt about that.

Two sources that share a paragraph are two testimonies that it is statement, unless one is a near copy of
the other: two captures of one page share its headline and its footer too. Near copies that have nothing but
sentences around what others share print no page: they are two testimonies all the same. What one source alone
has at its edges is framing, unless a pin says otherwise; where another source ends right there, that may be a
cut and is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from edition.alignment.paragraph_beginnings import by_content
from edition.alignment.table import Row
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.roles.comments import Comments
from edition.analysis.roles.cuts import (
    Short,
    doubts_of_cuts,
    doubts_of_gaps,
    edges_of,
    ending_short,
    left_out,
    says_it_is_cut,
)
from edition.analysis.roles.doubtful_lines import (
    doubtful_furniture,
    doubtful_heads,
    doubtful_set_apart,
    doubtful_stamps,
)
from edition.analysis.roles.kinship import FRAGMENT, are_copies, as_printed, paragraphs_of
from edition.english import count, named
from edition.light_dataclass import dataclass
from edition.model import Authority, Doubt, Extent, Span, WordRange
from edition.text.streams import Stream

_SHOWN: Final = 80  # characters of words set aside that are named


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rows that are passages, in order, and which streams share none of them.

    `cut` are streams that say themselves that they are cut, at the beginning or at the end; `gaps` the rows,
    by number, each with a stream that leaves it out with a sign; `short` those that end before others,
    with no sign; `doubts` what a reader should know of extents that nothing fixes.
    """

    rows: tuple[Row, ...]
    unrelated: tuple[int, ...]
    cut: frozenset[tuple[int, bool]]
    doubts: tuple[Doubt, ...]
    gaps: frozenset[tuple[int, int]] = frozenset()
    short: tuple[Short, ...] = ()


def bound(
    rows: Sequence[Row],
    streams: Sequence[Stream],
    full: Mapping[int, WordRange],
    recorded: frozenset[str],
    words: QuotingWords,
) -> Bounds:
    """Which of the rows of the full sources are the statement; `full` are their regions, the base's first.

    `recorded` are the sigla whose extents were published before: that fixes them, and settles no doubt.
    Where no two sources share anything, the base is the statement.
    """
    pinned = frozenset(
        i
        for i in full
        if streams[i].witness.statement is not None and streams[i].witness.siglum not in recorded
    )
    shared = [row for row in rows if len(row.ranges) > 1]
    related = _related(shared) if 0 in full else set()
    related = related or {stream for row in shared for stream in row.ranges}
    shared = [row for row in shared if related.intersection(row.ranges)]
    unrelated = tuple(i for i in full if i not in related and len(full) > 1)
    if not shared:
        return Bounds(tuple(row for row in rows if row.base == 0), unrelated, frozenset(), ())
    groups = _copies(streams, sorted(related))
    apart = groups if len(set(groups.values())) > 1 else {}
    comments = Comments(rows, streams, apart, words)
    kept = _held_by_two(rows, shared, streams, groups, comments)
    held = [row for row, keep in zip(rows, kept, strict=True) if keep]
    unpinned = [i for i in full if i not in pinned]
    cut = says_it_is_cut(held, rows, streams, unpinned)
    for at_end in (False, True):
        _extend(kept, rows, at_end, groups, {i for i, end in cut if end == at_end})
    kept = [keep and number not in comments.found for number, keep in enumerate(kept)]
    chosen = tuple(row for row, keep in zip(rows, kept, strict=True) if keep)
    gaps = frozenset(left_out(chosen, streams))
    short = tuple(ending_short(chosen, streams, unpinned, cut))
    doubts = (
        *doubts_of_cuts(cut, short, streams),
        *_doubts(chosen, pinned, cut, groups, comments),
        *doubts_of_gaps(gaps, streams),
        *comments.doubts(),
        *doubtful_furniture([streams[i] for i in sorted(related)], words),
        *doubtful_heads(_spans(chosen, streams), words),
        *doubtful_set_apart(_spans(chosen, streams), words),
        *doubtful_stamps(_spans(chosen, streams), words),
    )
    return Bounds(chosen, unrelated, cut, doubts, gaps, short)


def _held_by_two(
    rows: Sequence[Row],
    shared: Sequence[Row],
    streams: Sequence[Stream],
    groups: Mapping[int, int],
    comments: Comments,
) -> list[bool]:
    """By row whether two testimonies share it, or it stands among those in a source of theirs."""
    alike = {id(rows[number]) for number in comments.edges}
    witnessed = [row for row in _witnessed(shared, groups) if id(row) not in alike]
    sure = set(map(id, witnessed))
    sure.update(id(rows[number]) for number in comments.beyond_others([id(row) in sure for row in rows]))
    held = [row for row in rows if id(row) in sure]
    edges = {i: edges_of(held, i) for i in groups if any(i in row.ranges for row in witnessed)}
    return [id(row) in sure or _is_inside(row, streams, edges) for row in rows]


def _related(shared: Sequence[Row]) -> set[int]:
    """The streams that share a row with the base, or with one that does.

    What two others share among themselves alone, the foot of one paper's pages, is no statement.
    """
    found, size = {0}, 0
    while size < len(found):
        size = len(found)
        found.update(*(row.ranges for row in shared if not found.isdisjoint(row.ranges)))
    return found if size > 1 else set()


def _witnessed(shared: Sequence[Row], groups: Mapping[int, int]) -> Sequence[Row]:
    """The rows that two testimonies share; all shared ones, where the others are only fragments of copies."""
    found = [row for row in shared if len({groups[i] for i in row.ranges}) > 1]
    whole = sum(max(end - start for start, end in row.ranges.values()) for row in shared)
    held = sum(min(end - start for start, end in row.ranges.values()) for row in found)
    return found if held >= FRAGMENT * whole else shared


def _copies(streams: Sequence[Stream], related: Sequence[int]) -> dict[int, int]:
    """By stream the first of which it is a near copy, or itself."""
    grams = dict(zip(related, as_printed([streams[i] for i in related]), strict=True))
    groups: dict[int, int] = {}
    firsts: list[int] = []
    for i in by_content(streams, related):
        first = next((j for j in firsts if are_copies(streams[i], streams[j], grams[i], grams[j])), i)
        groups[i] = first
        if first == i:
            firsts.append(i)
    return dict(sorted(groups.items()))


def _spans(rows: Sequence[Row], streams: Sequence[Stream]) -> Iterator[tuple[Stream, Span]]:
    """Each stream that has one of the rows, with the characters from the first of these to the last."""
    for i, stream in enumerate(streams):
        if any(i in row.ranges for row in rows):
            yield stream, Span(*stream.extent(edges_of(rows, i)))


def _is_inside(row: Row, streams: Sequence[Stream], edges: Mapping[int, WordRange]) -> bool:
    """Whether what is no two sources' is pinned, or stands between what is."""
    if any(streams[i].witness.statement is not None for i in row.ranges):
        return True
    return row.base in edges and edges[row.base][0] <= row.ranges[row.base][0] < edges[row.base][1]


def _extend(
    kept: list[bool], rows: Sequence[Row], at_end: bool, groups: Mapping[int, int], cut: set[int]
) -> None:
    """Keep what the one source that is not cut at an edge has beyond it."""
    whole = {groups[i] for i in groups if i not in cut}
    if not cut or len(whole) != 1:
        return
    numbers = [at for at, keep in enumerate(kept) if keep]
    beyond = range(numbers[-1] + 1, len(rows)) if at_end else range(numbers[0])
    for at in beyond:
        if any(groups.get(i) in whole for i in rows[at].ranges):
            kept[at] = True


# Doubts ----------------------------------------------------------------------------------------------------


def _doubts(
    rows: Sequence[Row],
    pinned: frozenset[int],
    cut: frozenset[tuple[int, bool]],
    groups: Mapping[int, int],
    comments: Comments,
) -> list[Doubt]:
    """What is said of extents that nothing fixes."""
    streams = comments.streams
    names = [stream.witness.siglum for stream in streams]
    found: list[Doubt] = []
    going_on: dict[tuple[bool, tuple[int, int], tuple[str, ...], tuple[str, ...]], list[str]] = {}
    one_group = len(set(groups.values())) == 1
    extents = {i: edges_of(rows, i) for i in groups if any(i in row.ranges for row in rows)}
    for i, (start, end) in extents.items():
        stream = streams[i]
        for at_end, outside in ((False, WordRange(0, start)), (True, WordRange(end, len(stream)))):
            if i in pinned or outside[0] >= outside[1]:
                continue
            ending = [
                j
                for j, (begin, stop) in extents.items()
                if (groups[j] != groups[i] or one_group)
                and j != i
                and (j, at_end) not in cut
                and (i == 0 or (stop == len(streams[j]) if at_end else begin == 0))
            ]
            beside = _on_line(stream, outside, at_end)
            if beside is not None:
                found.append(_set_aside(stream, beside, at_end))
            if ending and beside != outside:
                lacking, otherwise = (
                    tuple(names[j] for j in js) for js in (ending, sorted(comments.otherwise(i, outside)))
                )
                sizes = len(paragraphs_of(stream, outside)), outside.end - outside.first
                going_on.setdefault((at_end, sizes, lacking, otherwise), []).append(names[i])
    return found + [_goes_on(sigla, *what) for what, sigla in going_on.items()]


def _on_line(stream: Stream, outside: WordRange, at_end: bool) -> WordRange | None:
    """The words outside the statement that share the paragraph of its first or last word, if any."""
    edge = outside.first if at_end else outside.end
    if len(paragraphs_of(stream, WordRange(edge - 1, edge + 1))) > 1:
        return None
    own = paragraphs_of(stream, outside)[0 if at_end else -1]
    return WordRange(*own)


def _set_aside(stream: Stream, words: WordRange, at_end: bool) -> Doubt:
    text = stream.paragraph(*stream.extent(words)).text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    side, pin = ("last", "to") if at_end else ("first", "from")
    return Doubt(
        f"{stream.witness.siglum} has “{shown}” on the line of the statement's {side} words, which is taken "
        f"for no part of it: pin it with `{pin}`.",
        unpinned=(stream.witness.siglum,),
    )


def _goes_on(
    sigla: Sequence[str],
    at_end: bool,
    sizes: tuple[int, int],
    others: Sequence[str],
    otherwise: Sequence[str],
) -> Doubt:
    """Said of what `others` lack and near copies have, some of which print it `otherwise`."""
    who = sigla[0] if len(sigla) == 1 else f"{sigla[0]} and {count(len(sigla) - 1, 'other')}"
    verb, how, pin = ("go", "on for", "to") if at_end else ("begin", "with", "from")
    ending = ("es" if at_end else "s") if len(sigla) == 1 else ""
    size = f"{count(sizes[0], 'paragraph')}, {count(sizes[1], 'word')}"
    differs = f", and that {named(otherwise, 'other')} print{'s' * (len(otherwise) == 1)} otherwise"
    return Doubt(
        f"{who} {verb}{ending} {how} {size}, that {named(others, 'other')} lack{'s' * (len(others) == 1)}"
        f"{differs if otherwise else ''}: pin it with `{pin}`.",
        unpinned=tuple(sigla),
    )


def extents_of(rows: Sequence[Row], streams: Sequence[Stream], recorded: frozenset[str]) -> dict[str, Extent]:
    """By siglum where the statement stands in each source that prints it, and who says so.

    `recorded` are the sources whose extent a ledger gives rather than the manifest.
    """
    found: dict[str, Extent] = {}
    for i, stream in enumerate(streams):
        if not any(i in row.ranges for row in rows):
            continue
        siglum, pinned = stream.witness.siglum, stream.witness.statement
        by = Authority.FOUND
        if pinned is not None:
            by = Authority.LEDGER if siglum in recorded else Authority.MANIFEST
        span = pinned if pinned is not None else Span(*stream.extent(edges_of(rows, i)))
        found[siglum] = Extent(span.start, span.end, by)
    return found

"""What each source is to the statement: whether it prints it, quotes it, or shares nothing with it.

Evidence is weighed: how much of the base a source has, how much of its own stands between, how much of the
base it skips there, how much of the source that is. One measure alone is fooled: a list of quoted points is
nearly all statement, an article that prints a statement whole is mostly its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from edition.alignment.anchors import unique_runs
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import GRAM, StatementWords
from edition.analysis.roles.kinship import (
    NEARLY_ALL,
    TRUE,
    begins_and_ends,
    in_order,
    mostly_same,
    nearly_same,
    paragraphs_of,
    prints_lines,
    renders,
    revises,
)
from edition.analysis.roles.reporting import Reporting, reporting_of
from edition.analysis.roles.small_parts import small_parts
from edition.analysis.roles.weight import Weight, runs_apart, weigh
from edition.model import Role, WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints

_CLEAR: Final = 0.7  # of both texts, in runs that each has once: nobody quotes so much
_LARGE: Final = 40_000  # words; of longer texts only such runs are weighed
_MOST: Final = 0.5  # of the base, or of the source, that it prints
_VERSION: Final = 0.4  # of a source without quotation marks, from which on it is another version
_DENSE: Final = 0.5  # of what stands between the first and the last word shared, that is the statement's
_HELD: Final = 0.55  # of the base there, that the source has: a list of points skips more
_BLOCK: Final = 3  # paragraphs of the base in a row, whole, that a source prints rather than quotes
_WHOLE: Final = 0.8  # of such a paragraph
_OWN_SHARE: Final = 0.15  # of a source that is its own: an attribution here and there is less
# Times the words of the base, that a version of it has at most: of a longer one lines of its own may stand in
# any page of its house. No role of the made sources hangs on it from .7 to 1.9; at 2.4 such a page is full.
_ROOM: Final = 1.2
_FEW: Final = 12  # words; a shorter text is compared as it is
# Words; in longer texts nobody quotes a whole statement sentence by sentence, and the speech of any has turns
# of phrase of any other.
STORY: Final = 3_000


def find_roles(
    streams: Sequence[Stream], regions: Mapping[int, WordRange], words: QuotingWords
) -> dict[int, Role]:
    """The role of each stream; the first, the base, prints the statement. What a manifest says holds.

    What neither prints nor quotes is left to the alignment, which weighs whether texts are related at all.
    """
    base = StatementWords(streams[0], [(0, regions.get(0, WordRange(0, len(streams[0]))))])
    roles = {0: Role.FULL}
    for number, stream in enumerate(streams[1:], 1):
        region = regions.get(number, WordRange(0, 0))
        roles[number] = stream.witness.role or _role(stream, region, base, words)
    versions = _other_versions(streams, regions, roles, base)
    for number, stream in enumerate(streams):
        found = roles[number] is Role.EXCERPT and stream.witness.role is None
        if found and any(prints_lines(stream, regions[number], *version) for version in versions):
            roles[number] = _role(stream, regions[number], base, words, of_version=True)
    roles |= dict.fromkeys(_beyond_base(streams, regions, roles, base, words), Role.EXCERPT)
    full = [number for number, role in roles.items() if role is Role.FULL]
    return roles | dict.fromkeys(small_parts(streams, regions, full, base, words), Role.EXCERPT)


def _beyond_base(
    streams: Sequence[Stream],
    regions: Mapping[int, WordRange],
    roles: Mapping[int, Role],
    base: StatementWords,
    words: QuotingWords,
) -> Iterator[int]:
    """The sources that share nothing with the base, and quote what another prints of the statement beyond it.

    The base may be cut: what such a source is to the longer version it is to the statement.
    """
    size = {number: region.end - region.first for number, region in regions.items()}
    full = _full(streams, roles)
    if len(full) < 2:
        return  # what it quotes would be another's
    weight = cache(lambda number: weigh(streams[number], regions[number], base))
    longer = [
        StatementWords(streams[number], [(0, regions[number])])
        for number in full
        if size[number] > len(base) and weight(number).printed >= _MOST * len(base)
    ]
    for number in full if longer else ():
        if not weight(number).proven and any(
            _role(streams[number], regions[number], each, words) is Role.EXCERPT for each in longer
        ):
            yield number


def _full(streams: Sequence[Stream], roles: Mapping[int, Role]) -> list[int]:
    """The sources beside the base that print the statement, so far as is known, or share nothing with it."""
    return [n for n, role in roles.items() if n and role is Role.FULL and streams[n].witness.role is None]


def _other_versions(
    streams: Sequence[Stream],
    regions: Mapping[int, WordRange],
    roles: Mapping[int, Role],
    base: StatementWords,
) -> Sequence[tuple[Stream, WordRange]]:
    """The sources that are other versions of the base, if any source is taken to quote it."""
    if Role.EXCERPT not in roles.values():
        return []
    full = [(streams[n], regions[n]) for n, role in roles.items() if n and role is Role.FULL]
    return [each for each in full if _is_version(*each, base)]


def _is_version(stream: Stream, region: WordRange, base: StatementWords) -> bool:
    """Whether a source has most lines of the base, and no room for more than a few of its own."""
    size = region.end - region.first
    return size <= _ROOM * len(base) and in_order(stream, region, base.stream, base.span)


def _role(
    stream: Stream, region: WordRange, base: StatementWords, words: QuotingWords, *, of_version: bool = False
) -> Role:
    """The role of a source; `of_version` of one that has lines of another version."""
    if stream.witness.statement is not None or not len(base):
        return Role.FULL
    size = max(region[1] - region[0], len(base))
    mine, theirs = stream.keys[slice(*region)], base.stream.keys[slice(*base.span)]
    nearly_all = _prints_nearly_all(mine, theirs)
    if size > STORY and nearly_all:
        return Role.FULL  # however it may report: nobody quotes so much
    same = nearly_all and nearly_same(mine, theirs)
    reporting = reporting_of(stream, region, base, words)
    if same and not reporting.may_be_marked:
        return _unless_retold(reporting, size)
    if size <= STORY and (reporting.quotes() or reporting.quotes_paragraphs()):
        return Role.EXCERPT if reporting.marked or not same else _unless_retold(reporting, size)
    if min(region[1] - region[0], len(base)) < _FEW and (reporting.marked or not same):
        return Role.FULL
    if nearly_all or (not reporting.marked and mostly_same(mine, theirs)):
        return _unless_retold(reporting, size)
    return _role_by_weight(stream, region, base, reporting, of_version=of_version)


def _role_by_weight(
    stream: Stream, region: WordRange, base: StatementWords, reporting: Reporting, *, of_version: bool
) -> Role:
    """The role of a source that has the base neither nearly whole nor in sentences that report it."""
    whole, claims = base.span, reporting.claims
    size = max(region[1] - region[0], len(base))
    mine, theirs = stream.keys[slice(*region)], base.stream.keys[slice(*whole)]
    weight = weigh(stream, region, base)
    sure = any(claim.sure and (size <= STORY or reporting.tells(claim)) for claim in claims)
    part = weight.printed < _MOST * weight.base
    reported = part and reporting.attributed()
    shows = sure and size <= STORY and reporting.shows_parts()
    plain = sure and not (reporting.marked or reported or shows)
    if plain and (
        of_version
        or revises(mine, theirs, base.lexicon.keys)
        or prints_lines(stream, region, base.stream, whole)
    ):
        return _unless_retold(reporting, size)
    if weight.set_in and sure and (reporting.marked or not in_order(stream, region, base.stream, whole)):
        return Role.EXCERPT
    if shows:
        return Role.EXCERPT
    if begins_and_ends(mine, theirs) or (
        _prints_blocks(weight, stream, region, reporting)
        or (not reported and _prints_a_part(reporting, weight))
    ):
        return _unless_retold(reporting, size)
    if not (reported or _quotes(claims, weight)) and renders(stream, region, base.stream, whole):
        return _unless_retold(reporting, size)
    block = weight.around and weight.shared >= TRUE * weight.printed and part
    few = weight.shared < _VERSION * weight.length
    if sure and (reporting.marked or block or few or reported):
        return Role.EXCERPT
    phrase = weight.set_in and few and _is_in_a_paragraph(weight.places, base)
    if phrase and not revises(mine, theirs, base.lexicon.keys):  # a version spelt otherwise revises
        return Role.EXCERPT
    return _unless_retold(reporting, size)


def _unless_retold(reporting: Reporting, size: int) -> Role:
    """What prints the statement, unless it tells it as another's words: then it quotes what it keeps."""
    return Role.EXCERPT if _FEW <= size <= STORY and reporting.retells() else Role.FULL


def _prints_nearly_all(mine: Ints, theirs: Ints) -> bool:
    """Whether both texts are so nearly the same, or so long, that nobody quotes so much."""
    if min(len(theirs), len(mine)) > _LARGE:
        return True
    shared = sum(run.length for run in unique_runs(theirs, mine, GRAM))
    return shared >= _CLEAR * max(len(theirs), len(mine)) or nearly_same(mine, theirs)


def _is_in_a_paragraph(places: WordRange, base: StatementWords) -> bool:
    """Whether places of the base are all of one paragraph."""
    first, paragraphs = base.span.first, paragraphs_of(base.stream, base.span)
    return any(begin - first <= places.first and places.end <= last - first for begin, last in paragraphs)


def _prints_blocks(weight: Weight, stream: Stream, region: WordRange, reporting: Reporting) -> bool:
    """Whether a source prints most of the statement, or paragraphs of it, rather than quotes it."""
    base, claims = reporting.search.statement, reporting.claims
    if weight.dense < _DENSE or not weight.proven:
        return False
    quotes = _quotes(claims, weight)
    if quotes and weight.printed < NEARLY_ALL * weight.base and reporting.is_woven():
        return False
    if weight.printed >= _MOST * weight.base and weight.held >= _HELD:
        return not quotes or bool(_blocks(stream, region, base))
    return weight.dense >= _WHOLE and _blocks(stream, region, base) >= _BLOCK


def _prints_a_part(reporting: Reporting, weight: Weight) -> bool:
    """Whether a source is a part of the statement, with hardly anything of its own, not even marks."""
    claims = reporting.claims
    if weight.dense < _DENSE or not weight.proven:
        return False
    if weight.printed >= NEARLY_ALL * weight.length and not any(map(reporting.marks, claims)):
        return True
    most = weight.printed >= _MOST * weight.length and weight.held >= _HELD
    return most and not (_in_marks(claims, weight) or weight.around)


def _quotes(claims: Sequence[Claim], weight: Weight) -> bool:
    """Whether a source quotes what it shares, and says a good part itself."""
    return _in_marks(claims, weight) and _speaks_itself(claims, weight)


def _in_marks(claims: Sequence[Claim], weight: Weight) -> bool:
    """Whether what a source shares stands in quotation marks, with its own words beside them."""
    marked = sum(len(claim.pairs) for claim in claims if claim.marked)
    claimed = sum(claim.last - claim.first - len(claim.own) for claim in claims)
    return marked >= _MOST * weight.shared and weight.length > claimed


def _speaks_itself(claims: Sequence[Claim], weight: Weight) -> bool:
    """Whether a good part of a source stands outside the marks in which it quotes."""
    marked = sum(claim.last - claim.first for claim in claims if claim.marked)
    return weight.length - marked >= _OWN_SHARE * weight.length


def _blocks(stream: Stream, region: WordRange, base: StatementWords) -> int:
    """The most paragraphs of the base in a row that the source has whole."""
    held: set[int] = set()
    for run in runs_apart(base.runs(stream.keys[slice(*region)].tolist())):
        held.update(run.places)
    first = base.words[0]
    most = row = 0
    for begin, end in paragraphs_of(base.stream, WordRange(first, base.words[-1] + 1)):
        inside = sum(place in held for place in range(begin - first, end - first))
        row = row + 1 if inside >= _WHOLE * (end - begin) else 0
        most = max(most, row)
    return most

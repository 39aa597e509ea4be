"""What each source is to the statement: whether it prints it, quotes it, or shares nothing with it.

Evidence is weighed: how much of the base a source has, how much of its own stands between, how much of the
base it skips there, how much of the source that is. One measure alone is fooled: a list of quoted points is
nearly all statement, an article that prints a statement whole is mostly its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from edition.alignment.anchors import unique_runs
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.proof import PROOF
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.analysis.roles.kinship import (
    NEARLY_ALL,
    REWRITTEN,
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
from edition.analysis.roles.reporting import TURN, Reporting, reporting_of
from edition.analysis.roles.small_parts import small_parts
from edition.light_dataclass import dataclass
from edition.model import Role, Transcription, WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints

_CLEAR: Final = 0.7  # of both texts, in runs that each has once: nobody quotes so much
_LARGE: Final = 40_000  # words; of longer texts only such runs are weighed
_MOST: Final = 0.5  # of the base, or of the source, that it prints
_OWN: Final = 0.5  # of a word shared, that a word of the source's own between takes away
_DAMAGED: Final = 100  # the same where lines may be misread whole
_VERSION: Final = 0.4  # of a source without quotation marks, from which on it is another version
_DENSE: Final = 0.5  # of what stands between the first and the last word shared, that is the statement's
_HELD: Final = 0.55  # of the base there, that the source has: a list of points skips more
_BLOCK: Final = 3  # paragraphs of the base in a row, whole, that a source prints rather than quotes
_WHOLE: Final = 0.8  # of such a paragraph
_LITTLE: Final = 0.33  # of the base: a source that has less, from its midst, in its own text, quotes it
_PART: Final = 0.75  # of the base: the same where its own text is longer
_OWN_SHARE: Final = 0.15  # of a source that is its own: an attribution here and there is less
# Times the words of the base, that a version of it has at most: of a longer one lines of its own may stand in
# any page of its house. No role of the made sources hangs on it from .7 to 1.9; at 2.4 such a page is full.
_ROOM: Final = 1.2
_BESIDE: Final = 3  # words of its own before and after a part of the statement: it stands in prose
_FEW: Final = 12  # words; a shorter text is compared as it is
# Words; in longer texts nobody quotes a whole statement sentence by sentence, and the speech of any has turns
# of phrase of any other.
STORY: Final = 3_000


@dataclass(frozen=True, slots=True)
class Weight:
    """What a source shares with the base, in words.

    `shared` stand in runs of three and more, `printed` are these and what stands in their place between;
    `own` is what the source has more between them, `skipped` what it has not of the base, from the first to
    the last word shared. `proven` are words in runs too long for chance. `length` is that of the source,
    `base` of the base; `around`: words of its own stand both before and after what is shared,
    `inside`: words of the base do; `places` of the base are those from the first to the last word shared.
    """

    shared: int
    printed: int
    own: int
    skipped: int
    proven: int
    length: int
    base: int
    around: bool
    inside: bool
    places: WordRange

    @property
    def dense(self) -> float:
        """How much of what lies between the first and last shared word is the statement's."""
        return self.printed / max(1, self.printed + self.own)

    @property
    def held(self) -> float:
        """How much of the base there the source has."""
        return self.printed / max(1, self.printed + self.skipped)

    @property
    def set_in(self) -> bool:
        """Whether the source sets a part from the midst of the base in an own text of as many words."""
        few = self.printed < max(_LITTLE * self.base, min(_PART * self.base, self.length - self.printed))
        return self.around and self.inside and few


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
    full = [number for number, role in roles.items() if role is Role.FULL]
    return roles | dict.fromkeys(small_parts(streams, regions, full, base, words), Role.EXCERPT)


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
    stream: Stream,
    region: WordRange,
    base: StatementWords,
    words: QuotingWords,
    *,
    of_version: bool = False,
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


def weigh(stream: Stream, region: WordRange, base: StatementWords) -> Weight:
    """What a region of a stream shares with the base, where it shares most."""
    keys = stream.keys[slice(*region)].tolist()
    recognised = Transcription.OCR in (stream.witness.transcription, base.stream.witness.transcription)
    least, misread = (GRAM, _DAMAGED) if recognised else (TURN, REWRITTEN)
    runs = [run for run in _apart(base.runs(keys)) if run.length >= least]
    steps = [_step(before, after, misread) for before, after in pairwise(runs)]
    first, last = _densest(runs, steps)
    runs, steps = runs[first:last], steps[first : last - 1]
    shared = sum(run.length for run in runs)
    printed, own = shared + sum(step[0] for step in steps), sum(step[1] for step in steps)
    proven = sum(run.length for run in runs if run.length >= PROOF)
    begin = min((run.place for run in runs), default=0)
    end = max((run.place + run.length for run in runs), default=0)
    skipped = max(0, end - begin - printed)
    before = min((run.prose for run in runs), default=0)
    after = len(keys) - max((run.prose + run.length for run in runs), default=len(keys))
    around = min(before, after) >= _BESIDE
    inside = min(begin, len(base) - end) >= _BESIDE
    places = WordRange(begin, end)
    return Weight(shared, printed, own, skipped, proven, len(keys), len(base), around, inside, places)


def _is_in_a_paragraph(places: WordRange, base: StatementWords) -> bool:
    """Whether places of the base are all of one paragraph."""
    first, paragraphs = base.span.first, paragraphs_of(base.stream, base.span)
    return any(begin - first <= places.first and places.end <= last - first for begin, last in paragraphs)


def _step(before: QuotedRun, after: QuotedRun, misread: int) -> tuple[int, int]:
    """Between two runs the words that stand for others of the base, and those of the source's own."""
    here = after.prose - before.prose - before.length
    there = after.place - before.place - before.length
    instead = min(here, there) if there >= 0 and min(here, there) <= misread else 0
    return instead, here - instead


def _densest(runs: Sequence[QuotedRun], steps: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The runs in a row that have the most words with the fewest of the source's own between them."""
    best, found, score, first = 0.0, (0, 0), 0.0, 0
    for number, run in enumerate(runs):
        score -= _OWN * steps[number - 1][1] if number else 0.0
        if score <= 0:
            score, first = 0.0, number
        score += run.length
        if score > best:
            best, found = score, (first, number + 1)
    return found


def _apart(runs: Sequence[QuotedRun]) -> list[QuotedRun]:
    """Runs that do not overlap in the source, long ones chosen first, in order."""
    taken: set[int] = set()
    chosen: list[QuotedRun] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.prose, run.place)):
        words = range(run.prose, run.prose + run.length)
        if not (words[0] in taken or words[-1] in taken):
            taken.update(words)
            chosen.append(run)
    return sorted(chosen)


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
    for run in _apart(base.runs(stream.keys[slice(*region)].tolist())):
        held.update(range(run.place, run.place + run.length))
    first = base.words[0]
    most = row = 0
    for begin, end in paragraphs_of(base.stream, WordRange(first, base.words[-1] + 1)):
        inside = sum(place in held for place in range(begin - first, end - first))
        row = row + 1 if inside >= _WHOLE * (end - begin) else 0
        most = max(most, row)
    return most

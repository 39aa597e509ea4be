"""Composes the stages: witnesses in, an edition out. Alone knows their sequence.

`collate` is a pure, picklable function: it reads no file but the library's own rules, keeps no
state, and gives the same edition for the same sources.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise
from typing import Final

import numpy as np

from edition.alignment.kept_alignments import KeptAlignments
from edition.alignment.passages import Division, align_paragraphs
from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier, classifier
from edition.analysis.places.kept_units import KeptUnits
from edition.analysis.places.many_rows import Spread, units_by_row
from edition.analysis.places.shared_words import ComparedRow
from edition.analysis.places.transposed_units import with_transpositions
from edition.analysis.places.variation import variation_units
from edition.analysis.quoting.quoting_words import QuotingWords, quoting_words
from edition.analysis.roles.doubtful_lines import furniture_lines
from edition.analysis.roles.extents import Bounds, bound, extents_of
from edition.analysis.roles.framing import AroundRows, doubts_of_unrelated
from edition.analysis.roles.leads import set_aside
from edition.analysis.roles.losses import lost_passages, torn_edges, torn_off
from edition.analysis.roles.own_words import doubt_own_words
from edition.analysis.roles.paraphrase import paraphrases
from edition.analysis.roles.role import find_roles
from edition.light_dataclass import dataclass
from edition.model import (
    Edition,
    Extent,
    Furniture,
    Passage,
    Quotation,
    Role,
    Sources,
    Span,
    Transcription,
    VariationUnit,
    Witness,
    WordRange,
)
from edition.permalink import fill, passage_id
from edition.text.kept import AskedWords, Kept
from edition.text.ladders import ladder, read_rules
from edition.text.language_detection import Tongue, tongue
from edition.text.layout.lines_in_common import Prints, layouts_of
from edition.text.layout.paragraph_layout import Layout
from edition.text.layout.web_lines import web_lines
from edition.text.lexicon import Lexicon
from edition.text.normalize import Rules
from edition.text.streams import Stream
from edition.text.tokens import tokenize
from edition.text.uncollected import uncollected

Progress = Callable[[str, int, int], None]

_RECURS: Final = 3  # times that a recognised text must have what is no word of the language for it to be one


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Prepared:
    """The witnesses read into words, the base first: what they are collated by, and compared anew by."""

    streams: tuple[Stream, ...]
    lexicon: Lexicon
    classifier: Classifier
    roles: Mapping[int, Role]
    words: QuotingWords
    own: AskedWords
    """What is a word besides those of the language."""
    judged_by: object
    """All else by which kinds are told, besides the readings and what stands around them."""


class KeptStages:
    """What the collation before made, stage by stage, of what did not change."""

    def __init__(self) -> None:
        self.texts, self.alignments = Kept(), KeptAlignments()
        self.units, self.quotations = KeptUnits(), Kept()
        self._judged_by: object = None
        self._own, self._judgement = AskedWords(), object()

    def begin(self) -> None:
        """A collation begins; what the last but one made is dropped."""
        self.texts.begin()
        self.alignments.begin()

    def begin_judging(self, prepared: Prepared) -> None:
        """Its differences are judged; what was judged by other rules, or other words, is dropped."""
        if prepared.judged_by != self._judged_by or not prepared.own.go_on_from(self._own):
            self._judgement = object()
        self._judged_by, self._own = prepared.judged_by, prepared.own
        self.units.begin(self._judgement)
        self.quotations.begin(self._judgement)


def prepare(
    sources: Sources | Edition, rules: Rules | None = None, kept: KeptStages | None = None
) -> Prepared:
    """The words of the witnesses; `rules` and `kept` as for `collate`."""
    texts = (kept or KeptStages()).texts
    if kept:
        kept.begin()
    with uncollected():
        witnesses = sorted(sources.witnesses, key=lambda witness: witness.siglum != sources.base)
        known = rules or read_rules()
        spoken = tongue(known, sources.language, [witness.text for witness in witnesses])
        prints, listed = Prints(witnesses, texts), web_lines(known)
        layouts = layouts_of(witnesses, witnesses, listed, prints)
        prepared = _prepared(witnesses, layouts, spoken, known, texts)
        full = [witness for i, witness in enumerate(witnesses) if prepared.roles[i] is Role.FULL]
        if len(full) == len(witnesses):
            return prepared
        # What only quotes says nothing of the lines and words of what prints the statement.
        layouts = layouts_of(witnesses, full, listed, prints)
        return replace(_prepared(witnesses, layouts, spoken, known, texts, full), roles=prepared.roles)


def _prepared(
    witnesses: Sequence[Witness],
    layouts: Sequence[Layout],
    language: Tongue,
    rules: Rules,
    kept: Kept,
    full: Sequence[Witness] = (),
) -> Prepared:
    lexicon = Lexicon(ladder(rules, language.spelled))
    streams = tuple(tokenize(witnesses, layouts, lexicon, kept))
    own = _own_words(streams)
    known = classifier(rules, language.spoken, own, lexicon.ladder)
    words = quoting_words(rules, language.spoken, known.meaning)
    regions = {i: stream.region for i, stream in enumerate(streams)}
    roles = find_roles(streams, regions, words) if not full else {}
    return Prepared(streams, lexicon, known, roles, words, own, (rules, language))


def collate(
    sources: Sources,
    rules: Rules | None = None,
    progress: Progress = silent,
    prepared: Prepared | None = None,
    kept: KeptStages | None = None,
    spread: Spread = map,
) -> Edition:
    """Collate the witnesses of a statement.

    `rules` are those of the ladder, the library's own unless an edition narrows or extends them.
    `progress` is told the stage and how many of its passages are done; `prepared` are the
    sources read into words, where that is done already; `kept` is what the collation before made;
    `spread` does what `map` does, perhaps in several processes. Ids are provisional: numbered as the text
    now stands.
    """
    progress("reading the layout", 0, 1)
    with uncollected():
        read = prepared or prepare(sources, rules, kept)
        return replace(_collate(sources, read, progress, kept, spread), rules=rules)


def _collate(
    sources: Sources, prepared: Prepared, progress: Progress, kept: KeptStages | None, spread: Spread
) -> Edition:
    streams = prepared.streams
    progress("aligning", 0, 1)
    roles = dict(prepared.roles)
    there = [i for i, stream in enumerate(streams) if stream.region.first < stream.region.end]
    full = {i: streams[i].region for i in there if roles[i] is Role.FULL}
    stages = kept or KeptStages()
    stages.begin_judging(prepared)
    aligned = kept.alignments if kept else None
    division = align_paragraphs(streams, full, kept=aligned) if full else Division((), {})
    if reworded := paraphrases(division.rows, streams, full, prepared.words):
        full = {i: region for i, region in full.items() if i not in reworded}
        division = align_paragraphs(streams, full, kept=aligned)
    rows = set_aside(division.rows, streams, prepared.words, sources.recorded)
    bounds = bound(rows, streams, full, sources.recorded, prepared.words)
    rows = bounds.rows
    roles |= dict.fromkeys(bounds.unrelated, Role.UNRELATED) | {0: Role.FULL}
    passages = with_transpositions(
        _passages(bounds, division, prepared, progress, kept.units if kept else None, spread),
        prepared.lexicon.ladder.spelling,
        {stream.witness.siglum: stream.witness.text for stream in streams},
    )
    around = AroundRows(rows, streams, prepared.classifier, prepared.words)
    framing, quotations = around.framing_and_quotations(passages, stages.quotations)
    quoting = {*reworded, *(i for i, role in roles.items() if role is Role.EXCERPT)}
    roles |= {i: _of_quoting(streams[i].witness, quotations) for i in quoting}
    unpinned = {siglum for doubt in bounds.doubts for siglum in doubt.unpinned}
    outside = around.quoted_outside(quoting, quotations, sources.recorded, unpinned)
    roles |= dict.fromkeys(outside, Role.EXCERPT)
    held = {i for i, role in roles.items() if role is Role.UNRELATED and _is_found(streams[i], sources)}
    apart = {*bounds.unrelated, *held, *(i for i in quoting if roles[i] is Role.UNRELATED)}
    if Role.EXCERPT in roles.values():
        apart.discard(0)  # who is quoted is no stranger, though nobody else prints it
    strangers = doubts_of_unrelated([streams[i] for i in sorted(held)], quotations)
    order = [witness.siglum for witness in sources.witnesses]
    return Edition(
        title=sources.title,
        base=sources.base,
        witnesses=sources.witnesses,
        passages=tuple(_in_order(passage, order) for passage in passages),
        framing={siglum: framing.get(siglum, ()) for siglum in order},
        furniture=_furniture(streams, order),
        quotations={siglum: quotations.get(siglum, ()) for siglum in order},
        author=sources.author,
        language=sources.language,
        issued=sources.issued,
        unrelated=frozenset(streams[i].witness.siglum for i in apart),
        roles=_by_witness(roles, streams, order),
        extents=_extents(rows, streams, sources),
        doubts=(*bounds.doubts, *outside.values(), *strangers),
    )


def _in_order(passage: Passage, order: Sequence[str]) -> Passage:
    """A passage with the paragraphs of every witness, in their order."""
    if [*passage.paragraphs] == order:
        return passage
    return replace(passage, paragraphs={siglum: passage.paragraphs.get(siglum, ()) for siglum in order})


def _is_found(stream: Stream, sources: Sources) -> bool:
    """Whether what a source is was found, now or when it was published, rather than said by an editor."""
    return stream.witness.role is None or stream.witness.siglum in sources.recorded


def _of_quoting(witness: Witness, quotations: Mapping[str, Sequence[Quotation]]) -> Role:
    """The role of a source that prints no version: without a quotation, and no word of the manifest, none."""
    quotes = quotations.get(witness.siglum) or witness.role is Role.EXCERPT
    return Role.EXCERPT if quotes else Role.UNRELATED


def compare(
    prepared: Prepared, extents: Mapping[str, Sequence[Span]], passage: str
) -> tuple[VariationUnit, ...]:
    """The variation units of witnesses whose paragraphs an editor puts side by side as one passage.

    `extents` are those of the paragraphs, in order, in code points. The reference is the base, or where
    it has none the first witness of the edition that has one.
    """
    streams = prepared.streams
    here = {
        i: extents[stream.witness.siglum]
        for i, stream in enumerate(streams)
        if stream.witness.siglum in extents
    }
    words = {i: np.searchsorted(streams[i].starts, spans).tolist() for i, spans in here.items()}
    ranges = {i: WordRange(spans[0][0], spans[-1][1]) for i, spans in words.items()}
    apart = {
        i: between
        for i, spans in words.items()
        if (between := [WordRange(end, start) for (_, end), (start, _) in pairwise(spans) if end < start])
    }
    row = Row.put_together(next(iter(words)), ranges, apart, streams)
    return variation_units(ComparedRow(row, streams, {}), prepared.classifier, passage)


# Reading ------------------------------------------------------------------------------------------


def _own_words(streams: Sequence[Stream]) -> AskedWords:
    """What is a word besides those of the language: the base's; of a recognised base, what recurs in it."""
    least = _RECURS if streams[0].witness.transcription is Transcription.OCR else 1
    return AskedWords(streams[0].lexicon.spellings(streams[0].forms, least))


# The statement and what stands around it ------------------------------------------------------------


def _passages(
    bounds: Bounds,
    division: Division,
    prepared: Prepared,
    progress: Progress,
    kept: KeptUnits | None,
    spread: Spread,
) -> list[Passage]:
    passages: list[Passage] = []
    streams, rows = prepared.streams, bounds.rows
    names = [passage_id(label) for label in _labels(rows)]

    def told(done: int) -> None:
        progress("comparing", done, len(rows))

    units_of = kept.of if kept else variation_units
    found = units_by_row(rows, names, streams, prepared.classifier, told, units_of, spread)
    lost, torn = lost_passages(bounds, streams), torn_edges(bounds, streams)
    texts = {stream.witness.siglum: stream.witness.text for stream in streams}
    apart = {stream.witness.siglum: stream.witness.set_apart for stream in streams}
    furniture = {stream.witness.siglum: furniture_lines(stream) for stream in streams}
    for done, (name, row, units) in enumerate(zip(names, rows, found, strict=True)):
        paragraphs = {
            streams[i].witness.siglum: streams[i].paragraphs(row.parts(i), division.starts.get(i, ()))
            for i in row.ranges
        }
        own = doubt_own_words(units, texts, prepared.words, apart, furniture)
        passages.append(
            Passage(
                id=name,
                paragraphs=paragraphs,
                units=torn_off(own, row, torn.get(done, ()), streams),
                moved=frozenset(streams[i].witness.siglum for i in row.moved),
                lost=frozenset(lost[done]),
            )
        )
    return passages


def _labels(rows: Sequence[Row]) -> list[str]:
    """1, 2, 3 for the base's passages; 2a, 2b for those between that it lacks."""
    numbers = map(str, count(1))
    of_base = [next(numbers) if 0 in row.ranges else None for row in rows]
    return fill([*of_base, next(numbers)], ())[:-1]


def _extents(rows: Sequence[Row], streams: Sequence[Stream], sources: Sources) -> dict[str, Extent | None]:
    found = extents_of(rows, streams, sources.recorded)
    return {witness.siglum: found.get(witness.siglum) for witness in sources.witnesses}


def _by_witness(
    roles: Mapping[int, Role], streams: Sequence[Stream], order: Sequence[str]
) -> dict[str, Role]:
    found = {streams[i].witness.siglum: role for i, role in roles.items()}
    return {siglum: found[siglum] for siglum in order}


def _furniture(streams: Sequence[Stream], order: Sequence[str]) -> dict[str, tuple[Furniture, ...]]:
    found = {
        stream.witness.siglum: tuple(
            Furniture(line.text, line.start, line.end) for line in stream.layout.furniture
        )
        for stream in streams
    }
    return {siglum: found[siglum] for siglum in order}

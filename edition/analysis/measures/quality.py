"""How well a witness renders the base: error rates, confusions, where the damage lies.

Rates as in OCR evaluation: the least number of substitutions, deletions and insertions that make the
witness's text of the base's, over the length of the base's; passage by passage, as aligned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from edition.analysis.measures.parallel import PARAGRAPH_END, Parallel, Variant, written_out
from edition.light_dataclass import dataclass
from edition.model import Edition, Kind, Passage, Transcription, line_at, line_count, line_starts
from edition.text.kept import KeepOfPassage, made_anew
from edition.text.normalize import LAYOUT_SPACE

# Characters compared at once: a longer passage is cut in common text, as the least number of edits
# takes time and memory with the product of the lengths.
_PIECE: Final = 4000


@dataclass(frozen=True, slots=True)
class Edits:
    """Counts over one comparison; the reference has `hits + substitutions + deletions` items."""

    hits: int = 0
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0

    @property
    def length(self) -> int:
        """The denominator: how many items the base has."""
        return self.hits + self.substitutions + self.deletions

    @property
    def rate(self) -> float | None:
        """Edits over length; None where the base has nothing to compare."""
        errors = self.substitutions + self.deletions + self.insertions
        return errors / self.length if self.length else None


_COUNTS: Final = attrgetter("hits", "substitutions", "deletions", "insertions")


@dataclass(frozen=True, slots=True)
class Rates:
    """The edits by character (code point) and by word (between white space)."""

    characters: Edits
    words: Edits


class _PassageRates(NamedTuple):
    """The rates of one passage, or of all; their names are those of `Quality`."""

    preserved: Rates
    preserved_folded: Rates
    whole: Rates
    whole_folded: Rates


@dataclass(frozen=True, slots=True)
class Confusion:
    """Characters of the base that the witness has misread, and the units where it did."""

    printed: str
    read: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """A line of the witness's file: characters misread in it, and whether text is lost at it."""

    line: int
    misread: int
    lost: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """One witness against the base.

    `preserved` leaves out on both sides what the witness has lost, `whole` counts it as deleted.
    `..._folded` are the same with glyphs folded (quotation marks, dashes, spaces). `confusions` come most
    frequent first, `damage` has the damaged lines alone, of `lines` in all.
    """

    siglum: str
    preserved: Rates
    whole: Rates
    preserved_folded: Rates
    whole_folded: Rates
    confusions: tuple[Confusion, ...]
    damage: tuple[Damage, ...]
    lines: int


PieceRates = Callable[[str, str], tuple[Rates, Rates]]
"""What `rates_of` says of a text of the base and that of a witness, with a fold."""


def measure(edition: Edition, siglum: str, rates: PieceRates, keep: KeepOfPassage = made_anew) -> Quality:
    """The quality of one witness; `rates` is `rates_of` with the ladder's typographic rung as its fold.

    `keep` keeps what is found of each passage.
    """
    found = [
        keep(("rates", siglum), passage, partial(_rates_in, edition, passage, siglum, rates))
        for passage in edition.passages
    ]
    total = (
        _PassageRates(*map(_total, zip(*found, strict=True))) if found else _PassageRates(*[_total(())] * 4)
    )
    return Quality(
        siglum=siglum,
        **total._asdict(),
        confusions=_confusions(edition, siglum),
        damage=_damage(edition, siglum),
        lines=line_count(edition.witness(siglum).text),
    )


def compared(edition: Edition, siglum: str, *, lost: bool) -> list[tuple[str, str]]:
    """What is compared: each passage in the base and in the witness, with or without what is lost."""
    written = written_out(edition)
    pairs = (_pair(edition, passage, written.of(passage), siglum, lost) for passage in edition.passages)
    texts = (("".join(b for b, _ in parts), "".join(o for _, o in parts)) for parts in pairs)
    return [(base.strip(), other.strip()) for base, other in texts if base.strip() or other.strip()]


def _pair(
    edition: Edition, passage: Passage, written: Parallel, siglum: str, lost: bool
) -> list[tuple[str, str]]:
    """A passage as pairs of stretches, base and other, in order."""
    if siglum in passage.lost and not lost:
        return []
    pairs = []
    for part in written.parts:
        readings = part.readings if isinstance(part, Variant) else dict.fromkeys(written.sigla, part)
        if isinstance(part, Variant) and not lost and _kind(part, siglum) is Kind.LACUNA:
            continue
        pair = (readings.get(edition.base, ""), readings.get(siglum, ""))
        pairs.append((pair[0].replace(PARAGRAPH_END, " "), pair[1].replace(PARAGRAPH_END, " ")))
    return pairs


def _kind(variant: Variant, siglum: str) -> Kind | None:
    reading = variant.unit.readings.get(siglum) if variant.unit else None
    return reading.kind if reading else None


def _rates_in(edition: Edition, passage: Passage, siglum: str, rates: PieceRates) -> _PassageRates:
    parts = written_out(edition).of(passage)
    preserved = list(_pieces(edition, passage, parts, siglum, lost=False))
    whole = list(_pieces(edition, passage, parts, siglum, lost=True))
    found = _of_pieces(preserved, rates)
    return _PassageRates(*found, *(found if whole == preserved else _of_pieces(whole, rates)))


def _pieces(
    edition: Edition, passage: Passage, parts: Parallel, siglum: str, *, lost: bool
) -> Iterator[tuple[str, str]]:
    """The passage, a long one cut at spaces that both have."""
    base = other = ""
    for one, two in _pair(edition, passage, parts, siglum, lost):
        head, space, tail = one.partition(" ")
        if one == two and space and len(base) > _PIECE:
            yield base + head + space, other + head + space
            base, other = tail, tail
        else:
            base, other = base + one, other + two
    if base.strip(LAYOUT_SPACE) or other.strip(LAYOUT_SPACE):
        yield base.strip(LAYOUT_SPACE), other.strip(LAYOUT_SPACE)


def _of_pieces(pieces: Sequence[tuple[str, str]], rates: PieceRates) -> tuple[Rates, Rates]:
    """The rates of all pieces, as they stand and with glyphs folded."""
    found = [rates(base, other) for base, other in pieces]
    return _total(plain for plain, _ in found), _total(folded for _, folded in found)


def _total(rates: Iterable[Rates]) -> Rates:
    """The rates of several texts taken together."""
    found = list(rates)
    return Rates(_all_edits(each.characters for each in found), _all_edits(each.words for each in found))


def _all_edits(edits: Iterable[Edits]) -> Edits:
    columns = zip(*map(_COUNTS, edits), strict=True)
    return Edits(*map(sum, columns))


def rates_of(base: str, other: str, fold: Callable[[str], str]) -> tuple[Rates, Rates]:
    """The rates of two texts as they stand, and of what `fold` makes of them."""
    text = fold(base)
    return _rates(base, other), _rates(text, text if base == other else fold(other))


def _rates(base: str, other: str) -> Rates:
    return Rates(_edits(base, other), _edits(base.split(), other.split()))


def _edits(base: Sequence[str], other: Sequence[str]) -> Edits:
    if base == other:
        return Edits(len(base))
    if not base or not other:  # of a source that only quotes all paragraphs are so
        return Edits(0, 0, len(base), len(other))
    steps = Counter(operation.tag for operation in Levenshtein.editops(base, other))
    missed = steps["replace"] + steps["delete"]
    return Edits(len(base) - missed, steps["replace"], steps["delete"], steps["insert"])


def _confusions(edition: Edition, siglum: str) -> tuple[Confusion, ...]:
    """Misread characters; neighbours that are misread together count as one (ll read as n)."""
    if edition.witness(siglum).transcription is not Transcription.OCR:
        return ()
    units: dict[tuple[str, str], list[str]] = {}
    for identifier, base, other in _misreadings(edition, siglum):
        for confusion in confused(base, other):
            units.setdefault(confusion, []).append(identifier)
    ordered = sorted(units.items(), key=lambda found: (-len(found[1]), found[0]))
    return tuple(Confusion(printed, read, tuple(places)) for (printed, read), places in ordered)


def confused(printed: str, read: str) -> list[tuple[str, str]]:
    """The stretches of two readings that are not alike, in order."""
    confusions = []
    start_printed = start_read = 0
    for step in Levenshtein.opcodes(printed, read):
        if step.tag == "equal":
            pair = (printed[start_printed : step.src_start], read[start_read : step.dest_start])
            confusions.append(pair)
            start_printed, start_read = step.src_end, step.dest_end
    confusions.append((printed[start_printed:], read[start_read:]))
    return [pair for pair in confusions if any(pair)]


def _misreadings(edition: Edition, siglum: str) -> Iterator[tuple[str, str, str]]:
    """The misread words of a witness: unit id, what the base has, what the witness has."""
    for _, unit in edition.units():
        reading = unit.readings.get(siglum)
        if reading and reading.kind is Kind.OCR and edition.base in unit.readings:
            yield unit.id, unit.readings[edition.base].text, reading.text


def _damage(edition: Edition, siglum: str) -> tuple[Damage, ...]:
    starts = line_starts(edition.witness(siglum).text)
    misread: Counter[int] = Counter()
    lost: set[int] = set()
    ends = 0  # where the passage before stands in the witness
    for passage in edition.passages:
        if siglum in passage.lost:
            lost.add(line_at(starts, ends))
        for unit in passage.units:
            reading = unit.readings.get(siglum)
            if reading and reading.kind is Kind.LACUNA:
                lost.add(line_at(starts, reading.start))
            elif reading and reading.kind is Kind.OCR:
                line = line_at(starts, reading.start)
                misread[line] += Levenshtein.distance(unit.lemma.text, reading.text)
        paragraphs = passage.paragraphs.get(siglum, ())
        ends = paragraphs[-1].end if paragraphs else ends
    return tuple(Damage(line, misread[line], line in lost) for line in sorted(lost | set(misread)))

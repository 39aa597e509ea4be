"""Who quotes a paragraph, how much of it and how truly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from edition.analysis.measures.standing import changes_wording
from edition.english import spell
from edition.model import Detail, Fidelity, Passage, Quotation, Reading, Role, unwrapped_text
from edition.site.frame import Frame
from edition.site.plain import in_short
from edition.site.versions import Version
from edition.site.wording import FIDELITIES
from edition.text.word_count import count_words

_ORDER: Final = tuple(FIDELITIES)
_AROUND: Final = " \t\n,;:.،、，。"  # marks that join words to a sentence
_NAMED: Final = 3  # alterations that are named beside the text


class QuotedWords(NamedTuple):
    """Words of the statement, quoted or not, or `changed`: for which others are quoted."""

    text: str
    quoted: bool
    changed: bool = False


class Quoted(NamedTuple):
    """A quotation of a paragraph: by whom and on which line, how much, how truly and what was altered.

    `stretches` are the words of the paragraph `of` a version with those quoted told apart; none where all
    are quoted.
    """

    id: str
    version: Version
    line: int
    much: str
    says: str
    altered: bool
    changes: tuple[tuple[str, str], ...]
    stretches: tuple[QuotedWords, ...]
    of: Version | None = None


def quoted_by(frame: Frame, passage: Passage) -> tuple[Quoted, ...]:
    """The quotations of a passage, in the order of the sources and of their text.

    What a source that prints the statement quotes around it is one, as true as the least true of them.
    """
    found = []
    for siglum, here in frame.quotations.get(passage.id, {}).items():
        version = frame.by_siglum[siglum]
        if frame.edition.role(siglum) is Role.FULL:
            worst = max(here, key=lambda quotation: _ORDER.index(quotation.fidelity))
            own = _quoted(frame, passage, version, worst)
            much = f"{own.much if len(here) == 1 else 'parts'} in its own text"
            found.append(own._replace(much=much, stretches=own.stretches if len(here) == 1 else ()))
        else:
            found += [_quoted(frame, passage, version, quotation) for quotation in here]
    return tuple(found)


def quotations_of(frame: Frame, siglum: str) -> list[tuple[str, Quoted]]:
    """What a source quotes, in the order of its text, each with the id of the passage it is from."""
    passages = {passage.id: passage for passage in frame.edition.passages}
    return [
        (quotation.passage, _quoted(frame, passages[quotation.passage], frame.by_siglum[siglum], quotation))
        for quotation in sorted(frame.edition.quotations.get(siglum, ()), key=lambda each: each.start)
        if quotation.passage in passages
    ]


def _quoted(frame: Frame, passage: Passage, version: Version, quotation: Quotation) -> Quoted:
    pairs = [(unit.lemma, other) for unit in quotation.units for other in list(unit.readings.values())[1:]]
    # Marks and spelling are named where nothing else makes it altered.
    weighty = [pair for pair in pairs if changes_wording(pair[1]) or pair[1].detail is Detail.DOUBTFUL]
    changes = [change(was.text, reads.text) for was, reads in weighty or pairs if reads.kind]
    is_altered = quotation.fidelity is Fidelity.ALTERED
    stretches = _stretches(frame, passage, quotation, [was for was, _ in weighty] if is_altered else ())
    left = any(count_words(each.text) for each in stretches if not each.quoted)
    if not changes and quotation.of is not None and is_altered:
        quoted = frame.edition.witness(quotation.of.siglum).text
        changes += [change(quoted[left.start : left.end], "") for left in quotation.omitted]
    return Quoted(
        quotation.id,
        version,
        version.lines.number(quotation.start),
        "a part" if left else "the whole",
        "; ".join(
            filter(None, (FIDELITIES[quotation.fidelity], frame.cut.get((version.siglum, quotation.id))))
        ),
        is_altered,
        tuple(changes[:_NAMED]) if is_altered else (),
        stretches if left else (),
        frame.by_siglum[quotation.of.siglum] if quotation.of else None,
    )


def in_brief(found: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Quotations as a margin has room for: of those of which the same is to be said, the first says it."""
    alike: dict[tuple[object, ...], list[Quoted]] = {}
    for each in found:
        alike.setdefault((each.version.siglum, each.much, each.says, each.changes), []).append(each)
    return tuple(
        same[0]._replace(much=f"{spell(len(same))} parts") if len(same) > 1 and same[0].stretches else same[0]
        for same in alike.values()
    )


def change(was: str, reads: str) -> tuple[str, str]:
    """What became of some words, in short; of those left out or put in without the marks around them."""
    if not was.strip() or not reads.strip():
        was, reads = (text.strip(_AROUND) or text.strip() for text in (was, reads))
    return in_short(was), in_short(reads)


def _stretches(
    frame: Frame, passage: Passage, quotation: Quotation, changed: Sequence[Reading]
) -> tuple[QuotedWords, ...]:
    """The paragraph of the quoted version, cut where a quotation begins, skips or changes words, ends."""
    place = quotation.of
    if place is None:
        return ()
    text = frame.edition.witness(place.siglum).text
    left_out = [(each.start, each.end) for each in quotation.omitted]
    other = [(each.start, each.end) for each in changed]
    bounds = {at for span in ((place.start, place.end), *left_out, *other) for at in span}
    found = []
    for paragraph in passage.paragraphs.get(place.siglum, ()):
        within = {at for at in bounds if paragraph.start < at < paragraph.end}
        for at, end in pairwise(sorted({paragraph.start, *within, paragraph.end})):
            quoted = place.start <= at < place.end and not any(a <= at < b for a, b in left_out)
            is_other = quoted and any(a <= at < b for a, b in other)
            found.append(QuotedWords(unwrapped_text(text, paragraph, at, end), quoted, is_other))
    return tuple(found)

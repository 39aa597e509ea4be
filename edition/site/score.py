"""Who prints the statement, who quotes it and how truly: a source a row, a paragraph a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from edition import permalink
from edition.analysis.measures.standing import Bearing, bearing_of, where_lost
from edition.english import count, listing
from edition.model import Detail, Edition, Fidelity, Kind, Passage, Role
from edition.site.advice import advice
from edition.site.frame import Frame
from edition.site.quoted_by import change, quotations_of
from edition.site.versions import Version
from edition.site.wording import TRANSCRIPTIONS
from edition.text.word_count import count_words

_ALTERED: Final = "Altered in "
# Up to the first mark, but for those between the paragraphs of a list.
_OPENING: Final = re.compile(r"(?:paragraphs \d\w*(?:, \d\w*)* and \d\w*|[^:,.;])+")
_NAMED: Final = 2  # changes that are named in a row
_MOST: Final = 12  # paragraphs that have a column of their own
SIGNS: Final = {
    "whole": "whole",
    "differs": "in other words",
    "doubt": "in doubt",
    "part": "in part",
    "damaged": "damaged",
    "incomplete": "incomplete",
    "misread": "misread",
    "altered": "altered",
    "none": "not there, or not quoted",
}


class Scored(NamedTuple):
    """A row: what the source is, its sign for each paragraph with the place it links to, and what follows.

    Only what is quoted has a place: in the text of the source.
    """

    version: Version
    what: str
    signs: tuple[tuple[str, str, str], ...]
    says: str

    @property
    def opening(self) -> str:
        """What is to be said first and strongest: `Damaged in paragraph 5`."""
        found = _OPENING.match(self.says)
        return found[0] if found else ""

    @property
    def altered(self) -> bool:
        """Whether a source quotes other words than the statement has."""
        return self.says.startswith(_ALTERED)


class Score(NamedTuple):
    """The table; no paragraphs where they are too many to stand side by side."""

    labels: tuple[str, ...]
    rows: tuple[Scored, ...]
    used: tuple[str, ...]


def score(frame: Frame) -> Score:
    """The table of an edition."""
    passages = frame.edition.passages
    shown = passages if len(passages) <= _MOST else ()
    rows = tuple(_row(frame, version, shown) for version in frame.versions)
    found = {sign for row in rows for _, sign, _ in row.signs}
    return Score(
        tuple(permalink.passage_label(passage.id) for passage in shown),
        rows,
        tuple(sign for sign in SIGNS if sign in found),
    )


def what_it_is(frame: Frame, version: Version) -> str:
    """What a source has of the statement, and how its text was made."""
    edition, made = frame.edition, TRANSCRIPTIONS[version.witness.transcription]
    role = edition.role(version.siglum)
    if role is Role.EXCERPT:
        return f"{made}; quotes {_paragraphs_quoted(edition, version.siglum)}"
    if role is Role.UNRELATED:
        return f"{made}; another text, left aside"
    return f"{made}; prints the statement, {count(frame.standings[version.siglum].words, 'word')} of it"


def _row(frame: Frame, version: Version, passages: tuple[Passage, ...]) -> Scored:
    edition, standing = frame.edition, frame.standings[version.siglum]
    role = edition.role(version.siglum)
    made = TRANSCRIPTIONS[version.witness.transcription]
    if role is Role.EXCERPT:
        what = f"quotes {_share(frame, version.siglum)} of it, {_paragraphs_quoted(edition, version.siglum)}"
        says = _fidelity(frame, version.siglum)
    elif role is Role.UNRELATED:
        what, says = made, advice(edition, standing, frame.versions[0].name)
    else:
        what = f"prints it, {count(standing.words, 'word')}; {made}"
        reworded = _changes(_reworded(frame, version.siglum))
        says = advice(edition, standing, frame.versions[0].name, reworded)
    signs = tuple(
        (
            permalink.passage_label(passage.id),
            _sign(frame, passage, version.siglum),
            _place(frame, passage, version) if role is Role.EXCERPT else "",
        )
        for passage in passages
    )
    return Scored(version, what, signs, says)


def _paragraphs_quoted(edition: Edition, siglum: str) -> str:
    quoted = {quotation.passage for quotation in edition.quotations.get(siglum, ())}
    return f"from {len(quoted)} of {count(len(edition.passages), 'paragraph')}"


def _share(frame: Frame, siglum: str) -> str:
    """How much of the statement an excerpt quotes, what it quotes twice counted once: `12%`."""
    edition = frame.edition
    quoted: dict[str, set[int]] = {}
    for quotation in edition.quotations.get(siglum, ()):
        if quotation.of is not None:
            left_out = {at for each in quotation.omitted for at in range(each.start, each.end)}
            quoted.setdefault(quotation.of.siglum, set()).update(
                at for at in range(quotation.of.start, quotation.of.end) if at not in left_out
            )
    shares = [
        len(places) / max(1, sum(p.end - p.start for row in edition.passages for p in row.paragraphs[of]))
        for of, places in quoted.items()
    ]
    share = round(100 * sum(shares))
    return f"{min(share, 100)}%" if share else "less than 1%"


def _place(frame: Frame, passage: Passage, version: Version) -> str:
    """Where in its text an excerpt first quotes a passage; empty where it does not."""
    starts = [q.start for q in frame.quotations.get(passage.id, {}).get(version.siglum, ())]
    return permalink.witness_line(version.siglum, version.lines.number(min(starts))) if starts else ""


def _reworded(frame: Frame, siglum: str) -> Iterator[tuple[str, str]]:
    """What a version has in other words than the base, figures first."""
    passages = [passage for passage in frame.edition.passages if passage.paragraphs.get(frame.edition.base)]
    read = [
        (unit.readings[siglum], unit.lemma) for p in passages for unit in p.units if siglum in unit.readings
    ]
    worded = [(own, lemma) for own, lemma in read if bearing_of(own, lemma) is Bearing.WORDING]
    for own, lemma in sorted(worded, key=lambda pair: pair[0].detail is not Detail.FIGURE):
        yield change(lemma.text, own.text)


def _changes(changes: Iterable[tuple[str, str]]) -> str:
    """What a source changes first: `: “33.128” to “33.182”`."""
    named = [
        f"“{was}” to “{reads}”" if was and reads else f"lacks “{was}”" if was else f"adds “{reads}”"
        for was, reads in changes
    ]
    return f": {'; '.join(named[:_NAMED])}{'; and more' if len(named) > _NAMED else ''}" if named else ""


def _fidelity(frame: Frame, siglum: str) -> str:
    """How truly an excerpt quotes, in one sentence."""
    edition = frame.edition
    found = edition.quotations.get(siglum, ())
    altered = [q.passage for q in found if q.fidelity is Fidelity.ALTERED]
    if altered:
        held = set(altered)
        labels = [permalink.passage_label(p.id) for p in edition.passages if p.id in held]
        where = f"{'paragraph' if len(labels) == 1 else 'paragraphs'} {listing(labels)}"
        changes = (each for _, quoted in quotations_of(frame, siglum) for each in quoted.changes)
        return f"{_ALTERED}{count(len(altered), 'place')}, {where}{_changes(changes)}."
    cut = {q.passage for q in found if (siglum, q.id) in frame.cut}
    labels = [permalink.passage_label(p.id) for p in edition.passages if p.id in cut]
    doubt = (
        f"; in doubt in {'paragraph' if len(labels) == 1 else 'paragraphs'} {listing(labels)}" if cut else ""
    )
    if any(q.fidelity is Fidelity.SHORTENED for q in found):
        return f"Word for word, but for what it says it leaves out{doubt}."
    return f"Word for word{doubt}." if found else "Quotes nothing."


def _sign(frame: Frame, passage: Passage, siglum: str) -> str:
    if frame.edition.role(siglum) is Role.EXCERPT:
        return quoted_sign(frame, passage, siglum)
    harmed = where_lost(frame.edition.witness(siglum))
    if siglum in passage.lost:
        return harmed
    if not passage.paragraphs.get(siglum):
        return "none"
    read = [(unit.readings[siglum], unit.lemma) for unit in passage.units if siglum in unit.readings]
    if any(own.kind is Kind.LACUNA for own, _ in read):
        return harmed
    found = {bearing_of(own, lemma) for own, lemma in read}
    if found & {Bearing.WORDING, Bearing.ORDER}:
        return "differs"
    return "doubt" if Bearing.DOUBTFUL in found else "misread" if Bearing.MISREAD in found else "whole"


def quoted_sign(frame: Frame, passage: Passage, siglum: str) -> str:
    """How much of a passage an excerpt quotes, as one of `SIGNS`."""
    edition, found = frame.edition, frame.quotations.get(passage.id, {}).get(siglum, ())
    if not found:
        return "none"
    if any(q.fidelity is Fidelity.ALTERED for q in found):
        return "altered"
    words = sum(count_words(p.text) for p in passage.paragraphs.get(edition.base, ()))
    text = edition.witness(siglum).text
    quoted = sum(count_words(text[q.start : q.end]) for q in found)
    return "whole" if quoted >= words else "part"

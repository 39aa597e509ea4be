"""The ten-second answer: do the sources that print the statement say the same?

It is a function of what is published, and says yes only where nothing speaks against it: no reading is
another wording, another figure or doubtful, no part is missing that was not lost, and no extent is in doubt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import regex

from edition.analysis.answer.counted_places import differing_places
from edition.analysis.answer.cut_short import cut_short, quoting_words_of
from edition.analysis.answer.names import short_name
from edition.analysis.answer.reasons import Told, left_aside, reasons_of, told_together
from edition.analysis.kinds.deciding_marks import QUESTIONS
from edition.analysis.measures.standing import (
    Bearing,
    Standing,
    changes_wording,
    standings,
    transpositions,
    unit_bearings,
)
from edition.analysis.quoting.marks import COLONS, marked_stretches
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import CHARACTER
from edition.english import count
from edition.late_patterns import late
from edition.model import (
    Detail,
    Doubt,
    Edition,
    Fidelity,
    Group,
    Kind,
    Paragraph,
    Passage,
    Reading,
    Role,
    Verdict,
    closes_sentence,
    single_spaced,
)
from edition.text.remembered import remembered_last
from edition.text.word_edges import is_spaceless

_PHRASE: Final = 5  # words that two texts may share without one quoting the other, marks or not
_MOSTLY: Final = 0.5  # of a source's words, that what it quotes is: else they stand in a story
_BARE_PHRASE: Final = 8  # the same without quotation marks: reported speech keeps as many
_IN_MARKS: Final = 0.5  # of what others quote of the base, from which on the base may quote it too
_OWN: Final = 0.15  # of the base that stands outside marks: less is a page that prints a statement in marks
_QUOTED: Final = 40  # characters of a reading that a doubt quotes
_WORD: Final = late(regex.compile, r"[\w'’]+")
# What begins with a letter, a question or quotation or dialogue; a row of items heads nothing
_HEADS: Final = late(regex.compile, r"[\p{Ps}\p{Pi}\p{Pf}\p{Pd}¿¡\"'\s]*[\p{L}\p{N}]")
_LINE: Final = 100  # characters; a heading of a newspaper has up to 90
_ITEM: Final = late(regex.compile, r"\p{Pd}|\(?(?:\d{1,3}|\p{L}|(?i:[ivxl]{2,5}))[.)]\s")
_ASKED: Final = 3  # characters at the end, of which one asks: ?, ?” or ? »


@remembered_last
def verdict(edition: Edition) -> Verdict:
    """The answer, its reasons and what is in doubt; who quotes it makes no difference to the answer."""
    found = _verdict(edition)
    return replace(found, doubts=(*found.doubts, *_short_evidence(edition), *cut_short(edition)))


def _short_evidence(edition: Edition) -> Iterator[Doubt]:
    """The sources of which one short phrase is all that speaks for their quoting the statement."""
    for witness in edition.witnesses:
        quotations = edition.quotations.get(witness.siglum, ())
        if edition.role(witness.siglum) is Role.EXCERPT and len(quotations) == 1:
            words = single_spaced(witness.text[quotations[0].start : quotations[0].end])
            most = _PHRASE if quotations[0].marked else _BARE_PHRASE
            if _words(words) <= most and len(words) <= most * 8:
                text = (
                    f"All that {witness.siglum} may quote is one short phrase, “{words}”: perhaps by chance."
                )
                yield Doubt(text, quotations[0].passage)


def _quoting_or_other(edition: Edition) -> Iterator[Doubt]:
    """The sources that are little but a part of the statement in other words, in no marks.

    They may quote it wrongly or be another version of it; a role in the manifest says which.
    """
    for witness in edition.witnesses:
        found = [each for each in edition.quotations.get(witness.siglum, ()) if not each.marked]
        altered = [each for each in found if each.fidelity is Fidelity.ALTERED]
        if edition.role(witness.siglum) is not Role.EXCERPT or witness.role is not None or not altered:
            continue
        said = sum(_words(witness.text[each.start : each.end]) for each in found)
        if said >= _MOSTLY * _words(witness.text):
            yield Doubt(
                f"{witness.siglum} has a part of the statement in other words, in no marks: a quotation or "
                "another version? The manifest says it (`role`).",
                altered[0].passage,
            )


def _base_in_marks(edition: Edition, *, plain: bool) -> Iterator[Doubt]:
    """The base that others quote, where most of that stands in marks or behind a colon, beside own words.

    It may be a story as they are, and another source print the statement, or none; the manifest says it. Of
    what others have in marks too a statement may tell who said it: `plain` leaves that aside.
    """
    base = edition.witness(edition.base)
    found = (
        each.of
        for quotations in edition.quotations.values()
        for each in quotations
        if not (plain and each.marked)
    )
    quoted = [(of.start, of.end) for of in found if of is not None and of.siglum == base.siglum]
    if base.role is not None or base.statement is not None or not quoted:
        return
    paragraphs = [each for passage in edition.passages for each in passage.paragraphs.get(base.siglum, ())]
    marked = _in_marks(edition, base.text, paragraphs)
    length = sum(each.end - each.start for each in paragraphs)
    own = length - sum(end - start for start, end in marked)
    starts, inside = [start for start, _ in marked], 0
    for start, end in quoted:
        at = bisect_right(starts, start) - 1
        inside += end - start if at >= 0 and start < marked[at][1] else 0
    if own >= _OWN * length and inside >= _IN_MARKS * sum(end - start for start, end in quoted):
        yield Doubt(
            f"{base.siglum} has most of what is quoted of it in marks or behind a colon: perhaps it quotes "
            "too, and another source prints the statement, or none. The manifest says it (`base`, `role`)."
        )


def _in_marks(edition: Edition, text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where words stand in marks, or in a paragraph behind a colon and who speaks, which is not *us*."""
    found = [
        (stretch.start, stretch.end)
        for each in paragraphs
        for stretch in marked_stretches(text, each.start, each.end)
        if not stretch.depth
    ]
    led = [(before, each) for before, each in pairwise(paragraphs) if before.text.endswith(COLONS)]
    words = quoting_words_of(edition) if led else None
    for before, each in led:
        forms = _WORD.findall(before.text)
        if words and words.says_who(forms) and not words.speaks(forms):
            found.append((each.start, each.end))
    return sorted(found)


def _words(text: str) -> float:
    """The words of a text; of a script without spaces, as many as its characters are worth."""
    characters = sum(map(is_spaceless, text))
    return len(text.split()) if not characters else CHARACTER * characters


def _verdict(edition: Edition) -> Verdict:
    names = {witness.siglum: short_name(edition, witness) for witness in edition.witnesses}
    full = {*edition.full} - {edition.base}
    others = [standing for standing in standings(edition) if standing.siglum in full]
    if len(names) == 1:
        only = ("Nothing can be said about agreement yet.",)
        return Verdict(None, "There is only one version here.", only, edition.doubts)
    aside = tuple(left_aside(edition, names))
    if not (others and edition.passages):  # a source may have marks alone
        doubts = (*edition.doubts, *_base_in_marks(edition, plain=False))
        return Verdict(None, _alone(edition), aside or ("There is nothing to compare.",), doubts)
    found = (*_quoting_or_other(edition), *_base_in_marks(edition, plain=True), *_doubtful(edition, names))
    doubts = (*edition.doubts, *found, *_headed_otherwise(edition, names))
    agree, answer = _answer(edition, others, doubts)
    return Verdict(agree, answer, (*reasons_of(edition, others, names), *aside), doubts)


def _answer(edition: Edition, others: Sequence[Standing], doubts: Sequence[Doubt]) -> tuple[bool | None, str]:
    """Yes, no or neither, in a sentence."""
    if places := len(differing_places(edition)):
        return False, f"No. They differ in {count(places, 'place')}."
    damaged = any(s.lost or s.misread for s in others) or _has_lost(edition)
    read = [f"wherever {'both' if len(others) == 1 else 'they'} can be read"] if damaged else []
    if reordered := len(transpositions(set(_reordered(edition)))):
        where = f"in {count(reordered, 'place')}"
        if doubts:  # then it may not be the order alone
            verb, left = "is" if len(doubts) == 1 else "are", count(len(doubts), "doubt")
            return False, f"No. The order differs {where}, and there {verb} {left} to settle."
        return False, f"No, but only the order differs, {', '.join([where, *read])}."
    if readings := sum(s.doubtful for s in others):
        return None, f"Almost: {count(readings, 'doubtful reading')} to look at."
    if doubts:
        return None, f"Perhaps: {count(len(doubts), 'doubt')} to settle first."
    order = ["but for the order"] if any(s.moved or s.reordered for s in others) else []
    return True, f"Yes, {', '.join([*order, *read]) or 'word for word'}."


def _has_lost(edition: Edition) -> bool:
    """Whether the base lost what others have."""
    return Bearing.LOST in unit_bearings(edition) or any(
        edition.base in each.lost for each in edition.passages
    )


def _reordered(edition: Edition) -> Iterator[tuple[str, str]]:
    """The units of transpositions, each with the one that it names."""
    for _, unit in edition.units():
        for reading in unit.readings.values():
            if reading.transposed and changes_wording(reading):
                yield unit.id, reading.transposed


# Doubts -------------------------------------------------------------------------------------------


def _doubtful(edition: Edition, names: Mapping[str, str]) -> Iterator[Doubt]:
    for passage, unit in edition.units():
        told: list[Told] = []
        for siglum, reading in unit.readings.items():
            if reading.detail is Detail.DOUBTFUL and edition.role(siglum) is Role.FULL:
                lead, base = next(iter(unit.readings.items()))
                verb, what = "have", f"{_shown(reading)} for {_shown(base)}"
                if not base.text:
                    what = f"{_shown(reading)} where {names[lead]} has nothing"
                elif not reading.text:
                    verb, what = "lack", _shown(base)
                told.append((verb, siglum, f"{what}: {_why(reading)}, look at the page"))
        for text in told_together(told, names, len(edition.full) - 1):
            yield Doubt(text, passage.id, unit.id)


def _headed_otherwise(edition: Edition, names: Mapping[str, str]) -> Iterator[Doubt]:
    """By version the first paragraph that moved behind another heading, name, cell or question.

    It may be said of that. What an editor decided on a paragraph settles it.
    """
    for siglum in edition.full:
        both = [each for each in edition.passages if {edition.base, siglum} <= {*each.sigla}]
        if any(siglum in each.moved for each in both):
            rows = [
                sorted(both, key=lambda row: row.paragraphs[of][0].start) for of in (edition.base, siglum)
            ]
            words = quoting_words_of(edition)
            here, there = (_heads(words, edition.base, *pair) for pair in (rows, rows[::-1]))
            for each in both:
                if here[each.id] != there[each.id] and not each.decisions:
                    text = f"behind {there[each.id]}, {names[edition.base]} behind {here[each.id]}"
                    yield Doubt(f"{names[siglum]} has this {text}: it may be said of another thing.", each.id)
                    break


def _heads(
    words: QuotingWords, base: str, rows: Sequence[Passage], others: Sequence[Passage]
) -> Mapping[str, str]:
    """By id of a passage what heads it in one order: the last before it that ends no sentence, or asks.

    So does what says that something follows. A heading of sentences has none itself. A title, a date or a
    name at either end of both orders heads nothing, nor does an item behind or before another.
    """
    texts = [single_spaced(each.paragraphs[base][-1].text) for each in rows]
    heads, above = {}, "no heading"
    items = [False, *(_ITEM.match(text) is not None for text in texts), False]
    heading = [
        _HEADS.match(text) is not None
        and not (item and (before or after))
        and (_is_bare(text) or words.announces(_WORD.findall(text)))
        and not (row in (rows[0], rows[-1]) and row in (others[0], others[-1]))
        for row, text, before, item, after in zip(rows, texts, items, items[1:], items[2:], strict=False)
    ]
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        cell = at and heading[at - 1] and all(heading[at + 1 : at + 2])
        heads[row.id] = above if cell or not heading[at] else "no heading"
        above = f"“{text[:_QUOTED]}”" if heading[at] else above
    return heads


def _is_bare(text: str) -> bool:
    """Whether a paragraph asks, or is a line that ends no sentence; a longer one has no stops, as of Thai."""
    asks = not QUESTIONS.isdisjoint(text[-_ASKED:])
    return asks or (len(text) <= _LINE and not closes_sentence(text))


def _why(reading: Reading) -> str:
    if reading.kind in (Kind.ADDITION, Kind.OMISSION):
        return "perhaps of who reports it, and no part of the statement"
    if reading.kind is Kind.SPELLING:
        return "it may say another thing"
    printed = reading.kind is not None and reading.kind.group is Group.PRINT
    return "it may change what is said" if printed else "perhaps misread"


def _shown(reading: Reading) -> str:
    text = single_spaced(reading.text)
    return f"“{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}”"


def _alone(edition: Edition) -> str:
    """Why nothing can be said."""
    if len(edition.witnesses) - len(edition.unrelated) > 1:
        return "Only one source prints the statement."
    return "These sources share no text."

"""The ten-second answer: do the sources that print the statement say the same?

It is a function of what is published, and says yes only where nothing speaks against it: no reading is
another wording, another figure or doubtful, no part is missing that was not lost, and no extent is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from edition import permalink
from edition.analysis.answer.cut_short import cut_short
from edition.analysis.answer.names import short_name
from edition.analysis.kinds.meaning import Meaning, meaning
from edition.analysis.kinds.readings import capital_by_place
from edition.analysis.measures.standing import (
    Bearing,
    Standing,
    bearing_of,
    changes_wording,
    differ_beyond_base,
    how_lost,
    standings,
    unit_bearing,
)
from edition.analysis.quoting.statement_words import CHARACTER
from edition.english import count, listing
from edition.model import (
    Detail,
    Doubt,
    Edition,
    Fidelity,
    Group,
    Kind,
    Reading,
    Role,
    VariationUnit,
    Verdict,
    single_spaced,
)
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue
from edition.text.remembered import remembered_last
from edition.text.word_edges import is_spaceless

_NAMED: Final = 6  # passages named one by one; of more only the number
_PHRASE: Final = 5  # words that two texts may share without one quoting the other, marks or not
_MOSTLY: Final = 0.5  # of a source's words, that what it quotes is: else they stand in a story
_BARE_PHRASE: Final = 8  # the same without quotation marks: reported speech keeps as many
_MOVED_WHOLE: Final = 3  # words; of more that stand elsewhere what is denied went along with its "not"
_MARKS: Final = ".,;:!?()[]\"'“”‘’«»"  # around a name
_QUOTED: Final = 40  # characters of a reading that a doubt quotes


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
        found = edition.quotations.get(witness.siglum, ())
        altered = [each for each in found if each.fidelity is Fidelity.ALTERED and not each.marked]
        if edition.role(witness.siglum) is not Role.EXCERPT or witness.role is not None or not altered:
            continue
        said = sum(_words(witness.text[each.start : each.end]) for each in found)
        if said >= _MOSTLY * _words(witness.text):
            yield Doubt(
                f"{witness.siglum} has a part of the statement in other words, in no marks: a quotation or "
                "another version? The manifest says it (`role`).",
                altered[0].passage,
            )


def _words(text: str) -> float:
    """The words of a text; of a script without spaces, as many as its characters are worth."""
    characters = sum(map(is_spaceless, text))
    return len(text.split()) if not characters else CHARACTER * characters


def _verdict(edition: Edition) -> Verdict:
    names = {witness.siglum: short_name(edition, witness) for witness in edition.witnesses}
    others = [s for s in standings(edition) if s.siglum != edition.base and s.siglum in edition.full]
    if len(names) == 1:
        only = ("Nothing can be said about agreement yet.",)
        return Verdict(None, "There is only one version here.", only, edition.doubts)
    aside = tuple(_aside(edition, names))
    if not others:
        return Verdict(None, _alone(edition), aside or ("There is nothing to compare.",), edition.doubts)
    doubts = (*edition.doubts, *_quoting_or_other(edition), *_doubtful(edition, names))
    agree, answer = _answer(edition, others, doubts)
    return Verdict(agree, answer, (*_reasons(edition, others, names), *aside), doubts)


def _answer(edition: Edition, others: Sequence[Standing], doubts: Sequence[Doubt]) -> tuple[bool | None, str]:
    """Yes, no or neither, in a sentence."""
    if places := len(differing_places(edition)):
        return False, f"No. They differ in {count(places, 'place')}."
    if reordered := len(set(_reordered(edition))):
        return False, f"No, but only the order differs, in {count(reordered, 'place')}."
    if readings := sum(s.doubtful for s in others):
        return None, f"Almost: {count(readings, 'doubtful reading')} to look at."
    if doubts:
        return None, f"Perhaps: {count(len(doubts), 'doubt')} to settle first."
    if any(s.moved or s.reordered for s in others):
        return True, "Yes, but for the order."
    if any(s.lost or s.misread for s in others):
        return True, f"Yes, wherever {'both' if len(others) == 1 else 'they'} can be read."
    return True, "Yes, word for word."


def differing_places(edition: Edition) -> list[str]:
    """The units, and the passages that some lack, where sources that print the statement differ in words."""
    full = edition.full
    places: list[str] = []
    for passage in edition.passages:
        have = [siglum for siglum in full if passage.paragraphs.get(siglum)]
        if any(siglum not in have and siglum not in passage.lost for siglum in full):
            places.append(passage.id)
        if have:
            places += [unit.id for unit in passage.units if _differs(unit, have)]
    return places


def _differs(unit: VariationUnit, sigla: Sequence[str]) -> bool:
    bearings = (bearing_of(unit.readings[each], unit.lemma) for each in sigla if each in unit.readings)
    return differ_beyond_base(unit) or Bearing.WORDING in bearings


def _reordered(edition: Edition) -> Iterator[frozenset[str]]:
    """The transpositions, each as the ids of its two units."""
    for _, unit in edition.units():
        for reading in unit.readings.values():
            if reading.transposed and changes_wording(reading):
                yield frozenset((unit.id, reading.transposed))


# Doubts -------------------------------------------------------------------------------------------


def _doubtful(edition: Edition, names: Mapping[str, str]) -> Iterator[Doubt]:
    for passage, unit in edition.units():
        for siglum, reading in unit.readings.items():
            if reading.detail is Detail.DOUBTFUL and siglum in edition.full:
                base = next(iter(unit.readings.values()))
                what = f"{names[siglum]} has {_shown(reading)} for {_shown(base)}"
                why = _why(reading)
                yield Doubt(f"{what}: {why}, look at the page.", passage.id, unit.id)


def _why(reading: Reading) -> str:
    if reading.kind in (Kind.ADDITION, Kind.OMISSION):
        return "perhaps of who reports it, and no part of the statement"
    printed = reading.kind is not None and reading.kind.group is Group.PRINT
    return "it may change what is said" if printed else "perhaps misread"


def _shown(reading: Reading) -> str:
    text = single_spaced(reading.text)
    return f"“{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}”" if text else "nothing"


# Reasons ------------------------------------------------------------------------------------------


def _reasons(edition: Edition, others: Sequence[Standing], names: Mapping[str, str]) -> Iterator[str]:
    yield from _what_matters(edition)
    yield from _lack_reasons(others, names, names[edition.base])
    yield from _wording_reasons(edition, others, names)
    yield from _order_reasons(others, names)
    yield from _doubt_reasons(others, names)
    yield from _loss_reasons(edition, others, names)
    yield from _print_reason(edition, len(others))


def _what_matters(edition: Edition) -> Iterator[str]:
    """Whether a figure, a denial or a name differs, and where."""
    rules = rules_of(edition)
    spoken = tongue(rules, edition.language, [witness.text for witness in edition.witnesses])
    known = meaning(rules, spoken.spoken, ladder(rules, spoken.spelled).figures)
    found: dict[str, list[str]] = {}
    for passage, unit in edition.units():
        for what in _matters(edition, unit, known):
            found.setdefault(what, []).append(passage.id)
    for what in ("A figure", "A “not” or its like", "A name"):
        if places := list(dict.fromkeys(found.get(what, ()))):
            yield f"{what} differs in {passages_named(places)}."


def _matters(edition: Edition, unit: VariationUnit, known: Meaning) -> set[str]:
    (first, base), *others = unit.readings.items()
    found: set[str] = set()
    for siglum, other in others:
        if changes_wording(other) and not _moved_whole(base, other):
            weight = set(_weight(base, other, known))
            named = not known.capital_nouns and _says_name(edition, first, base, siglum, other)
            found |= weight or ({"A name"} if named else set())
    return found


def _moved_whole(base: Reading, other: Reading) -> bool:
    """True of so many words that stand elsewhere that none of them says another thing there."""
    words = max(len(reading.text.split()) for reading in (base, other))
    return other.transposed is not None and words > _MOVED_WHOLE


def _weight(base: Reading, other: Reading, known: Meaning) -> Iterator[str]:
    """What is at stake between two readings, names aside."""
    if other.detail is Detail.FIGURE:
        yield "A figure"
    words, others = base.text.casefold().split(), other.text.casefold().split()
    if known.denials(words) != known.denials(others):
        yield "A “not” or its like"


def _says_name(edition: Edition, first: str, base: Reading, siglum: str, other: Reading) -> bool:
    """True where a name stands for another, for other words, or for nothing.

    Two words that begin a sentence may be names; of one alone its place says nothing.
    """
    letters = ["".join(filter(str.isalnum, reading.text.casefold())) for reading in (base, other)]
    if other.detail is Detail.FIGURE or letters[0] == letters[1]:
        return False
    named = [(name, read) for name, read in ((first, base), (siglum, other)) if _names(read.text)]
    return len(named) > 1 or any(
        not capital_by_place(edition.witness(name).text, read.text, read.start) for name, read in named
    )


def _names(text: str) -> bool:
    """True of words with capitals alone, not in a sentence of their own."""
    words = [word for part in text.split() if (word := part.strip(_MARKS))]
    return bool(words) and all(word[:1].isupper() and len(word) > 1 for word in words)


def _wording_reasons(edition: Edition, others: Sequence[Standing], names: Mapping[str, str]) -> list[str]:
    differing = [s for s in others if s.wording]
    if differing:
        first, *more = differing
        rest = [f"{names[s.siglum]} in {s.wording}" for s in more]
        opening = f"{names[first.siglum]} differs in wording in {count(first.wording, 'place')}"
        return [f"{listing([opening, *rest])}."]
    if places := differing_places(edition):  # where the base has nothing, or lost what it had
        where = passages_named(list(dict.fromkeys(map(permalink.passage_of, places))))
        return [f"The others differ from each other in {where}."]
    if any(s.doubtful or s.reordered for s in others):
        return []
    alone = len(others) == 1
    damaged = any(s.lost or s.misread for s in others)
    bounds = ["apart from what is in doubt"] if edition.doubts else []
    bounds += [f"wherever {'both' if alone else 'they'} can be read"] if damaged else []
    opening = ", ".join([*bounds, "no word was changed, added or left out"])
    where = "" if damaged else f" in {'either' if alone else 'any'} version"
    return [f"{opening[0].upper()}{opening[1:]}{where}."]


def _lack_reasons(others: Sequence[Standing], names: Mapping[str, str], base: str) -> Iterator[str]:
    """The paragraphs that one version has and another never had; they count as places of other wording."""
    for s in others:
        if s.lacking:
            yield f"{names[s.siglum]} lacks {passages_named(s.lacking)}."
        if s.extra:
            yield f"{names[s.siglum]} has {passages_named(s.extra)}, which {base} lacks."


def _order_reasons(others: Sequence[Standing], names: Mapping[str, str]) -> Iterator[str]:
    for s in others:
        if s.moved:
            yield f"{names[s.siglum]} has {passages_named(s.moved)} in another place."
        if s.reordered:
            yield f"{names[s.siglum]} has the same words in another order in {count(s.reordered, 'place')}."


def _doubt_reasons(others: Sequence[Standing], names: Mapping[str, str]) -> Iterator[str]:
    for s in others:
        if misread := s.doubtful - s.deciding:
            yield f"{names[s.siglum]} has {count(misread, 'word')} that may be misread: look at the page."
        if s.deciding:
            marks = count(s.deciding, "mark or space", "marks or spaces")
            yield f"{names[s.siglum]} has {marks} that may change what is said: look at the page."


def _loss_reasons(edition: Edition, others: Sequence[Standing], names: Mapping[str, str]) -> Iterator[str]:
    for s in others:
        parts = [f"{count(s.lost, 'word')} {how_lost(edition.witness(s.siglum))}"] if s.lost else []
        parts += [f"{count(s.misread, 'word')} misread"] if s.misread else []
        if parts:
            yield f"{names[s.siglum]}: {listing(parts)}, {_where(s.damaged)}."


def _print_reason(edition: Edition, others: int) -> Iterator[str]:
    """What differs in spelling and print alone, counted as in the apparatus: a place once."""
    bearings = [unit_bearing(unit) for _, unit in edition.units()]
    spelling, only_print = (bearings.count(bearing) for bearing in (Bearing.SPELLING, Bearing.PRINT))
    parts = [f"{count(spelling, 'difference')} of spelling"] if spelling else []
    named = str(only_print) if spelling else count(only_print, "difference")
    parts += [f"{named} in quotation marks, dashes and other print"] if only_print else []
    over = "Otherwise" if others == 1 else "Otherwise, over all versions,"
    if parts:
        yield f"{over} {listing(parts)}, none of which changes a word."


def _aside(edition: Edition, names: Mapping[str, str]) -> Iterator[str]:
    aside = {siglum: name for siglum, name in names.items() if edition.role(siglum) is Role.UNRELATED}
    foreign = [
        name
        for siglum, name in aside.items()
        if siglum in edition.unrelated and not edition.quotations.get(siglum)  # else it is a doubt
    ]
    if foreign:
        verb, left = ("shares", "is") if len(foreign) == 1 else ("share", "are")
        yield f"{listing(foreign)} {verb} no text with the others and {left} left aside."
    if named := [name for siglum, name in aside.items() if siglum not in edition.unrelated]:
        who = "is another text" if len(named) == 1 else "are other texts"
        yield f"{listing(named)} {who}, as the manifest says, and left aside."


def _alone(edition: Edition) -> str:
    """Why nothing can be said."""
    if len(edition.witnesses) - len(edition.unrelated) > 1:
        return "Only one source prints the statement."
    return "These sources share no text."


def _where(identifiers: Sequence[str]) -> str:
    """`all in paragraph 5`, `in paragraphs 5 and 7`."""
    return (
        f"all in {passages_named(identifiers)}"
        if len(identifiers) == 1
        else f"in {passages_named(identifiers)}"
    )


def passages_named(identifiers: Sequence[str], most: int = _NAMED) -> str:
    """Passages in a sentence: `paragraph 5`, `paragraphs 5 and 7`, of many only their number."""
    labels = [permalink.passage_label(identifier) for identifier in identifiers]
    if len(labels) > most:
        return count(len(labels), "paragraph")
    return f"{'paragraph' if len(labels) == 1 else 'paragraphs'} {listing(labels)}"

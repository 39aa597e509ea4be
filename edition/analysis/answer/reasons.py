"""Why the answer is what it is: what differs, is lacking, moved, in doubt or lost, and who is left aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Final

from edition import permalink
from edition.analysis.answer.counted_places import differing_places
from edition.analysis.kinds.meaning import Meaning, meaning
from edition.analysis.kinds.readings import capital_by_place
from edition.analysis.measures.capital_runs import capital_runs, differences_by_bearing
from edition.analysis.measures.standing import (
    Bearing,
    Standing,
    bearing_of,
    changes_wording,
    how_lost,
    unit_bearings,
)
from edition.english import count, listing
from edition.model import Detail, Edition, Kind, Reading, Role, VariationUnit
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue

_NAMED: Final = 6  # passages or sources named one by one; of more only the number
_MOVED_WHOLE: Final = 3  # words; of more that stand elsewhere what is denied went along with its "not"
_DIFFERS: Final = "differs"
_LACKING: Final = "is left out or added"
# What versions do, said of several; then the siglum of one, and what it does.
Told = tuple[str, str, str]
_OF_ONE: Final = {
    "lack": " lacks", "have": " has", "each have": " has", "each differ": " differs", "each:": ":"
}  # fmt: skip
_DIGIT: Final = re.compile(r"\d")
_INSIDE: Final = re.compile(r"(?<=[\w,;] )[^\W\d_]{2,}")
_MARKS: Final = ".,;:!?()[]\"'“”‘’«»"  # around a name


def reasons_of(edition: Edition, others: Sequence[Standing], names: Mapping[str, str]) -> Iterator[str]:
    """Why the answer is what it is, a sentence each, what matters first."""
    yield from _what_matters(edition)
    yield from told_together(_lacking(others, names[edition.base]), names, len(others))
    yield from _wording_reasons(edition, others, names)
    for told in (_in_other_order(others), _in_doubt(others), _lost_or_misread(edition, others)):
        yield from told_together(told, names, len(others))
    yield from _print_reason(edition, len(others))


def _what_matters(edition: Edition) -> Iterator[str]:
    """Whether a figure, a denial or a name differs, or is left out or added, and where."""
    rules = rules_of(edition)
    spoken = tongue(rules, edition.language, [witness.text for witness in edition.witnesses])
    known = meaning(rules, spoken.spoken, ladder(rules, spoken.spelled).figures)
    found: dict[tuple[str, str], list[str]] = {}
    inside = cache(lambda: _capitals_inside(edition))
    for passage, unit in edition.units():
        for what in _matters(edition, unit, known, inside):
            found.setdefault(what, []).append(passage.id)
    for what in product(("A figure", "A “not” or its like", "A name"), (_DIFFERS, _LACKING)):
        if places := list(dict.fromkeys(found.get(what, ()))):
            yield f"{' '.join(what)} in {passages_named(places)}."


def _matters(
    edition: Edition, unit: VariationUnit, known: Meaning, inside: Callable[[], frozenset[str]]
) -> set[tuple[str, str]]:
    """What is at stake in a unit, and whether it differs or one of two lacks it."""
    (first, base), *others = unit.readings.items()
    found: set[tuple[str, str]] = set()
    for siglum, other in others:
        if changes_wording(other) and not _moved_whole(base, other):
            lacking = not (base.text and other.text) and other.transposed is None
            how = _LACKING if lacking else _DIFFERS
            weight = set(_weight(base, other, known, how))
            named = (
                not known.capital_nouns
                and bearing_of(other, base) is not Bearing.DOUBTFUL
                and _says_name(edition, (first, base), (siglum, other), inside)
            )
            found |= weight or ({("A name", how)} if named else set())
    return found


def _moved_whole(base: Reading, other: Reading) -> bool:
    """True of so many words that stand elsewhere that none of them says another thing there."""
    words = max(len(reading.text.split()) for reading in (base, other))
    return other.transposed is not None and words > _MOVED_WHOLE


def _weight(base: Reading, other: Reading, known: Meaning, how: str) -> Iterator[tuple[str, str]]:
    """What is at stake between two readings, and how they differ in it; names aside.

    Of a figure only its bound may be left out (*no more than*): it is another figure, and stands in both.
    """
    words, others = base.text.casefold().split(), other.text.casefold().split()
    digit = _DIGIT.search(base.text + other.text)
    if other.detail is Detail.FIGURE or (how == _LACKING and digit):
        yield "A figure", how if digit or any(map(known.is_figure, words + others)) else _DIFFERS
    if known.denials(words) != known.denials(others):
        yield "A “not” or its like", how


def _says_name(
    edition: Edition, one: tuple[str, Reading], two: tuple[str, Reading], inside: Callable[[], frozenset[str]]
) -> bool:
    """True where a name stands for another, for other words, or for nothing, in one of two witnesses.

    Of one word that begins a sentence the capital says nothing. Of two that stand for each other there one is
    a name if it has a capital `inside` a sentence elsewhere, or a second word with one.
    """
    letters = ["".join(filter(str.isalnum, reading.text.casefold())) for _, reading in (one, two)]
    if two[1].detail is Detail.FIGURE or letters[0] == letters[1]:
        return False
    named = [(name, read) for name, read in (one, two) if _names(read.text)]
    if any(not capital_by_place(edition.witness(name).text, read.text, read.start) for name, read in named):
        return True
    mixed = [read.text.strip(_MARKS) for _, read in named if not read.text.isupper()]
    return len(named) > 1 and any(" " in text or text in inside() for text in mixed)


def _capitals_inside(edition: Edition) -> frozenset[str]:
    """The words that begin with a capital, and only begin with it, behind another word of their sentence."""
    found = (word for witness in edition.witnesses for word in _INSIDE.findall(witness.text))
    return frozenset(word for word in found if word[0].isupper() and not word.isupper())


def _names(text: str) -> bool:
    """True of words with capitals alone, not in a sentence of their own."""
    words = [word for part in text.split() if (word := part.strip(_MARKS))]
    return bool(words) and all(word[:1].isupper() and len(word) > 1 for word in words)


def _wording_reasons(edition: Edition, others: Sequence[Standing], names: Mapping[str, str]) -> list[str]:
    """Who differs in words, the paragraphs aside that one of two never had: these are told by themselves."""
    whole = {identifier for s in others for identifier in (*s.lacking, *s.extra)}
    reworded = {s.siglum: s.wording - len(s.lacking) - len(s.extra) for s in others}
    differing = [s for s in others if reworded[s.siglum]]
    places = [place for place in differing_places(edition) if place not in whole]
    found = list(dict.fromkeys(map(permalink.passage_of, places)))
    few = f", in {passages_named(found)}" if len(found) <= min(_NAMED, len(edition.passages) - 1) else ""
    if len(differing) > _NAMED:
        least, most = (limit(reworded[s.siglum] for s in differing) for limit in (min, max))
        span = "or" if most == least + 1 else "to"
        how_many = count(most, "place") if least == most else f"{least} {span} {most} places"
        who = _who([s.siglum for s in differing], len(others))
        return [f"{who} differ in wording, in {how_many} each{few}."]
    if differing:
        first, *more = differing
        rest = [f"{names[s.siglum]} in {reworded[s.siglum]}" for s in more]
        opening = f"{names[first.siglum]} differs in wording in {count(reworded[first.siglum], 'place')}"
        return [f"{listing([opening, *rest])}{few}."]
    if found:  # where the base has nothing, or lost what it had
        return [f"The others differ from each other in {passages_named(found)}."]
    if whole or any(s.doubtful or s.reordered for s in others):
        return []
    alone = len(others) == 1
    damaged = any(s.lost or s.misread for s in others)
    bounds = ["apart from what is in doubt"] if edition.doubts else []
    bounds += [f"wherever {'both' if alone else 'they'} can be read"] if damaged else []
    opening = ", ".join([*bounds, "no word was changed, added or left out"])
    where = "" if damaged else f" in {'either' if alone else 'any'} version"
    return [f"{opening[0].upper()}{opening[1:]}{where}."]


def _lacking(others: Sequence[Standing], base: str) -> Iterator[Told]:
    """The paragraphs that one version has and another never had; they count as places of other wording."""
    for s in others:
        if s.lacking:
            yield "lack", s.siglum, passages_named(s.lacking)
        if s.extra:
            yield "have", s.siglum, f"{passages_named(s.extra)}, which {base} lacks"


def _in_other_order(others: Sequence[Standing]) -> Iterator[Told]:
    for s in others:
        if s.moved:
            yield "have", s.siglum, f"{passages_named(s.moved)} in another place"
        if s.reordered:
            yield "each have", s.siglum, f"the same words in another order in {count(s.reordered, 'place')}"


def _in_doubt(others: Sequence[Standing]) -> Iterator[Told]:
    for s in others:
        if s.put_in:
            places, words = count(s.put_in, "place"), "words that may be a reporter's"
            yield "each differ", s.siglum, f"in {places} by {words}: look at the page"
        if s.respelt:
            forms = count(s.respelt, "word or figure", "words or figures")
            yield "each have", s.siglum, f"{forms} in another form, perhaps not the same: look at the page"
        if misread := s.doubtful - s.deciding - s.put_in - s.respelt:
            yield "each have", s.siglum, f"{count(misread, 'word')} that may be misread: look at the page"
        if s.deciding:
            marks = count(s.deciding, "mark, space or capital", "marks, spaces or capitals")
            yield "each have", s.siglum, f"{marks} that may change what is said: look at the page"


def _lost_or_misread(edition: Edition, others: Sequence[Standing]) -> Iterator[Told]:
    for s in others:
        parts = [f"{count(s.lost, 'word')} {how_lost(edition.witness(s.siglum))}"] if s.lost else []
        parts += [f"{count(s.misread, 'word')} misread"] if s.misread else []
        if parts:
            yield "each:", s.siglum, f"{listing(parts)}, {_where(s.damaged)}"


def told_together(told: Iterable[Told], names: Mapping[str, str], others: int) -> Iterator[str]:
    """What is said of versions, once for all of which it is the same: `A and B lack paragraph 3.`"""
    saying: dict[tuple[str, str], list[str]] = {}
    for verb, siglum, said in told:
        saying.setdefault((verb, said), []).append(names[siglum])
    for (verb, said), who in saying.items():
        yield f"{_who(who, others)}{f' {verb}' if len(who) > 1 else _OF_ONE[verb]} {said}."


def _who(named: Sequence[str], others: int) -> str:
    """Versions as a sentence begins with them, of many the number."""
    if len(named) <= _NAMED:
        return listing(named)
    return f"{'All' if len(named) == others else f'{len(named)} of the'} {others} other versions"


def _print_reason(edition: Edition, others: int) -> Iterator[str]:
    """What differs in spelling and print alone, counted as in the apparatus: a place once."""
    counted = differences_by_bearing(edition)
    spelling, only_print = (counted.get(bearing, 0) for bearing in (Bearing.SPELLING, Bearing.PRINT))
    parts = [f"{count(spelling, 'difference')} of spelling"] if spelling else []
    named = str(only_print) if spelling else count(only_print, "difference")
    parts += [f"{named} in {_marks_named(edition, only_print)}"] if only_print else []
    over = "Otherwise" if others == 1 else "Otherwise, over all versions,"
    if parts:
        harmless = "which changes no word" if spelling + only_print == 1 else "none of which changes a word"
        yield f"{over} {listing(parts)}, {harmless}."


def _marks_named(edition: Edition, only_print: int) -> str:
    """What differs in print, the capitals of a text that is set in them first."""
    runs = capital_runs(edition)
    units = (unit for _, unit in edition.units())
    capitals = sum(
        unit.kind is Kind.CASE and bearing is Bearing.PRINT and runs.get(unit.id) != 0
        for unit, bearing in zip(units, unit_bearings(edition), strict=True)
    )
    if capitals == only_print:
        return "capitals"
    return (
        "capitals and other print" if 2 * capitals > only_print else "quotation marks, dashes and other print"
    )


def left_aside(edition: Edition, names: Mapping[str, str]) -> Iterator[str]:
    """Which sources are no part of the answer, and why."""
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


def _where(identifiers: Sequence[str]) -> str:
    """`all in paragraph 5`, `in paragraphs 5 and 7`."""
    return (
        f"all in {passages_named(identifiers)}"
        if len(identifiers) == 1
        else f"in {passages_named(identifiers)}"
    )


def passages_named(identifiers: Sequence[str]) -> str:
    """Passages in a sentence: `paragraph 5`, `paragraphs 5 and 7`, of many only their number."""
    labels = [permalink.passage_label(identifier) for identifier in identifiers]
    if len(labels) > _NAMED:
        return count(len(labels), "paragraph")
    return f"{'paragraph' if len(labels) == 1 else 'paragraphs'} {listing(labels)}"

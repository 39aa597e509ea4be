"""Which source is the base where nobody says so: the first, unless it only quotes, or is cut.

Nor is it where two others print whole that of which it has a small part, or sentences between its own, or
where another prints without marks what it has in them: two copies of a story are none beside the statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import regex

from edition.analysis.quoting.marks import COLONS, ELLIPSIS, marked_stretches
from edition.analysis.roles.kinship import FRAGMENT
from edition.late_patterns import late
from edition.text.word_sequences import Shingle, shingles

# Of the sequences of three words of a source, that another has: one of the two prints it
_PRINTS: Final = 0.5
# Of a source that is its own, and of another, that it has: a story that keeps sentences of what two others
# print. Of 66 pairs of prints none has more of its own and less of the other: a head or comments, or a cut.
_OWN: Final = 0.33
_HELD: Final = 0.67
_IN_MARKS: Final = 0.5  # of what a source shares, from which on it quotes that
# Shared stretches in marks that begin with a small letter: a report quotes parts of sentences so, a statement
# hardly ever. With two, a statement that has “secret plans” and the like in marks gives way to its report.
_PARTS: Final = 3
# What copies of one text have in marks, and another prints without: so much makes it the one that they quote,
# two papers that print the same story of a statement. Of 40 stories 35 have it, the rest hardly quote at all.
_QUOTED: Final = 0.1  # of the other, and of the text: a statement tells in passing what somebody said
_STRETCHES: Final = 2  # in marks; of the first source one is enough
_PARAGRAPH: Final = 0.2  # of the sequences of the other, in one stretch
_NEARLY: Final = 0.75  # of the most that any shares: copies that are cut or misread a little have as much
_END: Final = 40  # characters at the end of a copy, in which a sign says that it is cut
_BEFORE: Final = 200  # characters before that sign: three words, however long

_DASHES: Final = late(regex.compile, r"(?:^|\s+)[–—―-]\s+")
_SPOKEN: Final = late(regex.compile, r"\s*[–—―-]\s+\S.*?\s[–—―-]\s+\S", regex.DOTALL)  # – We came – he said.

_Shingles = frozenset[Shingle]


class _InMarks(NamedTuple):
    """What a stretch of a text in marks says; `is_part` of a sentence, as it begins with a small letter."""

    said: _Shingles
    is_part: bool


def likely_base(texts: Mapping[str, str]) -> str:
    """The siglum of the source that the others are best compared with, of texts by siglum in their order.

    >>> statement = "We have never sold the meadow behind the mill, and nobody has asked us."
    >>> story = "It was a day of tears in town, as many had feared. "
    >>> story += f"“{statement[:30]},” the council wrote to all papers before noon."
    >>> likely_base({"N": story, "S": statement})
    'S'
    """
    first, *others = texts
    known = {siglum: frozenset(shingles(text)) for siglum, text in texts.items()}
    marked = cache(lambda siglum: _in_marks(texts[siglum]))

    def plainer(siglum: str, among: Iterable[str]) -> str | None:
        """The first that has without marks most of what it shares with a source, which has that in marks.

        Another story that quotes a little of the same shares less than who prints it.
        """
        shared = {
            other: len(known[siglum] & known[other])
            for other in among
            if any(
                quotes(known[siglum] & known[other], marked(siglum))
                and not quotes(known[siglum] & known[other], marked(other))
                for quotes in (_quotes, _quotes_parts)
            )
        }
        most = max(shared.values(), default=0)
        return next((other for other in shared if shared[other] >= _NEARLY * most), None)

    printing = [other for other in others if _print(known[first], known[other])]
    if printing:
        longer = [other for other in printing if len(known[other]) > len(known[first])]
        whole = _first_paired(
            {other: known[other] for other in printing if _is_part(known[first], known[other])}
        )
        found = whole or next((other for other in longer if _goes_on(texts[first], texts[other])), first)
    else:
        found = _first_paired({other: known[other] for other in others}) or first
    if not printing and found == first:
        return plainer(first, others) or first
    copies = [each for each in texts if each != found and _print(known[found], known[each])]
    much = [
        each
        for each in texts
        if each not in (found, *copies)
        and _quotes_much(known[found], known[each], marked(found), 1 if each == first else _STRETCHES)
    ]
    return plainer(found, copies) or plainer(found, much) or found


def _print(one: _Shingles, two: _Shingles) -> bool:
    """Whether one of two texts prints most of the other."""
    return len(one & two) >= _PRINTS * max(1, min(len(one), len(two)))


def _is_part(one: _Shingles, two: _Shingles) -> bool:
    """Whether one of two texts is a small part of the other, or has less than most of it among its own."""
    shared = len(one & two)
    tells = shared <= (1 - _OWN) * len(one) and shared <= _HELD * len(two)
    return len(one) < FRAGMENT * len(two) or tells


def _goes_on(copy: str, other: str) -> bool:
    """Whether a copy says at its end that it is cut, and the other has no such sign at that place."""
    cut = ELLIPSIS.search(copy, max(0, len(copy) - _END))
    if cut is None:
        return False
    before = shingles(copy[max(0, cut.start() - _BEFORE) : cut.start()])[-1:]
    last = r"\W*".join(regex.escape(word) for words in before for word in words)
    same = rf"{last}\W{{0,4}}?(?:{ELLIPSIS.pattern})"
    return not last or not regex.search(same, other, regex.IGNORECASE)


def _first_paired(known: Mapping[str, _Shingles]) -> str | None:
    """The first of some texts of which another prints most, or that prints most of another.

    Whoever has half of a text has one of any greater half of its sequences: those that the fewest have are
    looked up, so that many texts which share little are not each compared with each.
    """
    owners: dict[Shingle, list[int]] = {}
    texts = list(known.values())
    for number, text in enumerate(texts):
        for shingle in text:
            owners.setdefault(shingle, []).append(number)
    best = len(texts)
    for number, text in enumerate(texts):
        rarest = sorted(text, key=lambda shingle: len(owners[shingle]))[: len(text) // 2 + 1]
        others = {owner for shingle in rarest for owner in owners[shingle] if owner < best} - {number}
        found = next((owner for owner in sorted(others) if _print(text, texts[owner])), best)
        best = min(best, found, number if found < best else best)
    return [*known, None][best]


def _in_marks(text: str) -> Sequence[_InMarks]:
    """Of each stretch of a text in quotation marks the sequences of three words that stand only in marks.

    Speech between dashes is such a stretch too, and a paragraph behind a colon. What a caption quotes and the
    text prints below is printed.
    """
    marked: list[_InMarks] = []
    plain: set[Shingle] = set()
    after = False
    for part in text.split("\n\n"):
        at = 0
        led, after = after, part.rstrip().endswith(COLONS)
        if led:
            marked.append(_InMarks(frozenset(shingles(part)), is_part=False))
            continue
        if _SPOKEN.match(part):
            marked += (
                _InMarks(frozenset(shingles(said)), said[:1].islower()) for said in _DASHES.split(part)
            )
            continue
        for each in marked_stretches(part, 0, len(part)):
            said = part[each.start : each.end].lstrip()
            marked.append(_InMarks(frozenset(shingles(said)), said[:1].islower()))
            plain.update(shingles(part[at : each.start]))
            at = max(at, each.end)
        plain.update(shingles(part[at:]))
    return [each._replace(said=each.said - plain) for each in marked]


def _quotes(shared: _Shingles, marked: Sequence[_InMarks]) -> bool:
    """Whether most of what a text shares with another stands in marks there, and is most of these marks.

    Who prints the statement in marks has more in them than a report that keeps a sentence of it.
    """
    inside = [each.said for each in marked if not shared.isdisjoint(each.said)]
    quoted = frozenset[Shingle]().union(*inside)
    most = len(shared & quoted) >= _IN_MARKS * max(1, len(shared))
    return most and len(shared & quoted) >= _IN_MARKS * len(quoted)


def _quotes_much(text: _Shingles, other: _Shingles, marked: Sequence[_InMarks], least: int) -> bool:
    """Whether a text has so much of another in marks, in at least so many stretches, that it is about it."""
    shared = text & other
    several = sum(not shared.isdisjoint(each.said) for each in marked) >= least
    much = len(shared) >= (_QUOTED if several else _PARAGRAPH) * len(other)
    return much and len(shared) >= _QUOTED * len(text)


def _quotes_parts(shared: _Shingles, marked: Sequence[_InMarks]) -> bool:
    """Whether several parts of sentences that a text shares with another stand in marks there."""
    return sum(each.is_part and not shared.isdisjoint(each.said) for each in marked) >= _PARTS

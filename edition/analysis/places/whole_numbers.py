"""Numbers and dates: what differs in several marks of one figure is one difference."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from edition.analysis.places.joining import Difference, JoinedStreams, PlainDifference, joined
from edition.late_patterns import late
from edition.model import Span
from edition.text.figures import (
    CURRENCY,
    DASH_SIGNS,
    DASHES,
    ENCLOSED,
    GRADE,
    LETTERED,
    NUMBERED,
    POSSESSIVE,
    RANGED,
    SECTION,
    SLASHED,
    find_figures,
)
from edition.text.normalize import Ladder, closed
from edition.text.streams import Stream

_PRIMES: Final = re.compile("['\"’”](?=$|[\\s,;.)])")
# What such a stretch may have in it: a sign of a figure, or of a grade. It begins with a set of signs, which
# is soon searched.
_SIGNIFICANT: Final = re.compile(rf"[0-9'’/*{DASHES}](?:(?<=[0-9'’/])|(?<=[*{DASHES}])(?:$|(?<=[A-F].)))")
_NUMBER_SIGN: Final = re.compile(r"(?<!\w)[Nn]o(?!\w)")
_NEAR: Final = 3  # characters on either side of a difference in which a figure is looked for
_IN_BRACKETS: Final = re.compile(r"\w?\)?[(（\[]$|\w[)）]$")
_OPENING: Final = late(re.compile, r"(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)")  # what opens no quotation
_OPENER: Final = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSER: Final = re.compile(r"['’](?!\w)")
_QUOTED: Final = 1_000  # characters before a mark in which another may have opened what it closes
# Figures with marks, signs of which each has one, and what is sooner found and stands in each, soonest first.
_MARKED_FIGURES: Final = (
    (CURRENCY, "$£¥", re.compile(r"[A-Z][$£¥]\d")),
    (ENCLOSED, ")）", re.compile(r"\d\w{0,2}%?[)）]")),
    (GRADE, "*" + DASH_SIGNS, re.compile(rf"[A-F][*{DASHES}]")),
    (NUMBERED, " ", re.compile(r"o\.? \d")),
    (SLASHED, "/"),
    (LETTERED, " -", re.compile(r"\d[ -][^\W\d_]")),
    (
        RANGED,
        DASH_SIGNS,
        re.compile(rf"[{DASHES}](?: ?[($£€¥₹₽₩₺\d]|(?<=[%‰°)].)|(?<=[%‰°)] .))"),
        late(re.compile, rf"[^\W_%‰°)] ?[{DASHES}] ?[($£€¥₹₽₩₺\d]|[%‰°)] ?[{DASHES}]"),
    ),
)
_MANY: Final = re.compile("[sS]['’]")  # the same for a word with the sign that it is of many


def whole_figures(pair: JoinedStreams, extent_a: Span, extent_b: Span, ladder: Ladder) -> list[Difference]:
    """The differences, those in a figure grown to it where only so it is seen what they say."""
    if not any(type(each) is not PlainDifference and _near_digit(pair, each) for each in pair.found):
        return pair.found
    of_a, of_b = _figures(pair.a, extent_a), _figures(pair.b, extent_b)

    def joins(one: str, two: str, inside: Sequence[tuple[str, str]]) -> bool:
        if len(inside) > 1 and sorted(one) == sorted(two):
            return True  # parts of a figure in another order
        if any(pattern.search(one) and pattern.search(two) for pattern in (SECTION, CURRENCY)):
            return True
        if one.casefold() == two.casefold() and LETTERED.search(one):
            return True
        if (NUMBERED.fullmatch(one) is None) != (NUMBERED.fullmatch(two) is None):
            return any(text and text in DASH_SIGNS for texts in inside for text in texts)  # no 5, no -5
        if closed(ladder.punctuation(one)) == closed(ladder.punctuation(two)):
            return len(inside) > 1 or _only_marks(ladder, *inside[0])
        return any(_all_marks(*texts) or _same_words(ladder, *texts) for texts in inside)

    return joined(pair, of_a, of_b, joins)


def spans_apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _near_digit(pair: JoinedStreams, each: Difference) -> bool:
    """True of a difference that a figure, or what may be part of one, is near in either text."""
    texts = pair.a.witness.text, pair.b.witness.text
    one = texts[0][max(0, each.a - _NEAR) : each.a_end + _NEAR]
    two = texts[1][max(0, each.b - _NEAR) : each.b_end + _NEAR]
    near = one + two
    if _SIGNIFICANT.search(near) or _IN_BRACKETS.search(one[:_NEAR]):
        return True
    if "o" in near and (_near_number_sign(texts[0], *each[:2]) or _near_number_sign(texts[1], *each[2:])):
        return True
    return not near.isascii() and any(map(str.isdigit, near))


def _near_number_sign(text: str, start: int, end: int) -> bool:
    """True where the word No stands near `[start, end)` of a text: it is asked what is behind it, too."""
    sign = _NUMBER_SIGN.search(text, max(0, start - _NEAR), end + _NEAR + 1)
    return sign is not None and sign.end() <= end + _NEAR


def _figures(stream: Stream, extent: Span) -> list[Span]:
    """The figures, with the brackets around a lone one and the sign of feet or inches after it."""
    return _figures_in(stream.witness.text, extent)


@lru_cache(maxsize=4)  # the base is compared with every other witness
def _figures_in(text: str, extent: Span) -> list[Span]:
    found = [Span(match.start(), _measured(text, match)) for match in find_figures(text, *extent)]
    part = text[slice(*extent)]
    for pattern, marks, *signs in _MARKED_FIGURES:
        if any(mark in part for mark in marks) and all(sign.search(text, *extent) for sign in signs):
            found += [Span(*match.span()) for match in pattern.finditer(text, *extent)]
    if _MANY.search(text, *extent):
        openers = [match.start() for match in _OPENER.finditer(text, *extent)]
        found += [
            Span(*match.span())
            for match in POSSESSIVE.finditer(text, *extent)
            if not _closes(text, openers, match.end() - 1)
        ]
    return spans_apart(sorted(set(found)))


def _closes(text: str, openers: Sequence[int], at: int) -> bool:
    """True of a single mark that closes the last one that opened, in its paragraph."""
    number = bisect_left(openers, at)
    if not number or at - openers[number - 1] > _QUOTED:
        return False
    between = text[openers[number - 1] + 1 : at]
    return "\n\n" not in between and _CLOSER.search(between) is None


def _measured(text: str, figure: re.Match[str]) -> int:
    """Where a figure ends with the mark of feet or inches after it, which closes no quotation."""
    mark = _PRIMES.match(text, figure.end())
    if not mark:
        return figure.end()
    before = text[max(0, figure.start() - _QUOTED) : figure.start()].rpartition("\n\n")[2]
    opened = _OPENING.sub("", before) if mark[0] in "'’" else before
    sign = mark[0]
    opens = opened.count(sign) + (sign == "”") * opened.count("“") + (sign == "’") * opened.count("‘")
    return figure.end() if opens % 2 else mark.end()


def _same_words(ladder: Ladder, one: str, two: str) -> bool:
    """True of readings with the same words and figures, differing in marks beyond their glyphs."""
    return closed(ladder.punctuation(one)) == closed(ladder.punctuation(two)) and closed(
        ladder.typographic(one)
    ) != closed(ladder.typographic(two))


def _only_marks(ladder: Ladder, one: str, two: str) -> bool:
    """True of readings that are marks and signs alone, and not the same but for their glyphs."""
    return _all_marks(one, two) and closed(ladder.typographic(one)) != closed(ladder.typographic(two))


def _all_marks(one: str, two: str) -> bool:
    """True of readings without a letter or digit."""
    return not any(character.isalnum() for character in one + two)

"""Numbers, dates and short forms: what differs in several words or marks of one is one difference."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import Final, Protocol

from edition.analysis.places.joining import Difference, JoinedStreams, PlainDifference, joined, trimmed
from edition.late_patterns import late
from edition.model import Span, WordRange
from edition.text.figures import (
    CURRENCY,
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

_PRIMES: Final = re.compile("['\"’”](?=$|[\\s,;)])")
# What such a stretch may have in it: a sign of a figure, or of a grade. It begins with a set of signs, which
# is soon searched.
_SIGNIFICANT: Final = re.compile(rf"[0-9'’/*{DASHES}](?:(?<=[0-9'’/])|(?<=[*{DASHES}])(?:$|(?<=[A-F].)))")
_NUMBER_SIGN: Final = re.compile(r"(?<!\w)[Nn]o(?!\w)")
_NEAR: Final = 3  # characters on either side of a difference in which a figure is looked for
_IN_BRACKETS: Final = re.compile(r"\w?\)?[(（\[]$|\w[)）]$")
_OPENING: Final = late(re.compile, r"(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)")  # what opens no quotation
_HYPHEN: Final = re.compile(rf"[{DASHES}]")
_OPENER: Final = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSER: Final = re.compile(r"['’](?!\w)")
_QUOTED: Final = 1_000  # characters before a mark in which another may have opened what it closes
_DASHES: Final = DASHES.replace("\\", "")
# Figures with marks, signs of which each has one, and what is sooner found and stands in each, soonest first.
_MARKED_FIGURES: Final = (
    (CURRENCY, "$£¥", re.compile(r"[A-Z][$£¥]\d")),
    (ENCLOSED, ")）", re.compile(r"\d\w{0,2}%?[)）]")),
    (GRADE, "*" + _DASHES, re.compile(rf"[A-F][*{DASHES}]")),
    (NUMBERED, " ", re.compile(r"o\.? \d")),
    (SLASHED, "/"),
    (LETTERED, " -", re.compile(r"\d[ -][^\W\d_]")),
    (
        RANGED,
        _DASHES,
        re.compile(rf"[{DASHES}](?: ?[($£€¥₹₽₩₺\d]|(?<=[%‰°)].)|(?<=[%‰°)] .))"),
        late(re.compile, rf"[^\W_%‰°)] ?[{DASHES}] ?[($£€¥₹₽₩₺\d]|[%‰°)] ?[{DASHES}]"),
    ),
)
_MANY: Final = re.compile("s['’]")  # the same for a word with the sign that it is of many
_PHRASE: Final = 5  # most words on either side of a difference that say one number with it


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
            return False
        if closed(ladder.punctuation(one)) == closed(ladder.punctuation(two)):
            return len(inside) > 1 or _only_marks(ladder, *inside[0])
        return any(_all_marks(*texts) or _same_words(ladder, *texts) for texts in inside)

    return joined(pair, of_a, of_b, joins)


def whole_phrases(
    pair: JoinedStreams, region_a: WordRange, region_b: WordRange, classifier: Phrases
) -> list[Difference]:
    """The differences, those in one number, date, sum or short form made one where it says the same.

    None reaches beyond the regions, words of the streams: the next paragraph goes on no number.
    """
    pair = JoinedStreams(pair.a, pair.b, _adjoining(pair, classifier))
    of_a: list[Span] = []
    of_b: list[Span] = []
    for each in pair.found:
        if type(each) is PlainDifference:
            continue
        in_a = _phrase(pair.a, region_a, each.a, each.a_end, classifier)
        in_b = _phrase(pair.b, region_b, each.b, each.b_end, classifier)
        if (in_a or in_b) and _may_say(pair, each, classifier):
            of_a += in_a
            of_b += in_b
    of_a, of_b = _apart(sorted(of_a)), _apart(sorted(of_b))

    def joins(one: str, two: str, inside: Sequence[tuple[str, str]]) -> bool:
        if classifier.counts_otherwise(one, two):
            return True
        if not classifier.same(one, two):
            return False
        return len(inside) > 1 or not (classifier.same(*inside[0]) or classifier.is_spelling(*inside[0]))

    return joined(pair, of_a, of_b, joins)


def _may_say(pair: JoinedStreams, each: Difference, phrases: Phrases) -> bool:
    """True of a difference with words, or with a hyphen or sign, which may make another number of words.

    Other marks are what they are in the slot where they stand, whatever differs elsewhere.
    """
    return any(
        any(map(str.isalnum, word)) or _HYPHEN.fullmatch(word) or phrases.in_phrase(word)
        for text in pair.texts(each)
        for word in text.split()
    )


def _adjoining(pair: JoinedStreams, phrases: Phrases) -> list[Difference]:
    """The differences, neighbours with only space between them made one where together they say the same."""
    kept: list[Difference] = []
    number = 0
    while number < len(pair.found):
        end = number + 1
        while end < min(len(pair.found), number + _PHRASE) and _adjoin(pair, end - 1):
            end += 1
        several = pair.found[number:end] if end > number + 1 else ()
        for stop in range(end, number + 1, -1) if any(_may_say(pair, x, phrases) for x in several) else ():
            hull = pair.hull(number, stop - 1)
            if same := _same_at_the_end(pair, hull, phrases):
                kept += same
                number = stop
                break
        else:
            kept.append(pair.found[number])
            number += 1
    return kept


def _same_at_the_end(pair: JoinedStreams, hull: Difference, phrases: Phrases) -> list[Difference]:
    """A difference that says the same on both sides, after what only one of them has: a time, a name."""
    one, two = (text.strip() for text in pair.texts(hull))
    may = [phrases.may_be_figure(two), phrases.may_be_figure(one)]
    if phrases.may_have_short(one) or phrases.may_have_short(two):
        may = [True, True]
    elif not any(may):
        return []
    if phrases.same(one, two):
        return [trimmed(pair, hull)]
    sides = ((True, pair.a, hull.a, hull.a_end), (False, pair.b, hull.b, hull.b_end))
    for a, stream, start, end in compress(sides, may):
        first, last = bisect_left(stream.word_starts, start), bisect_left(stream.word_starts, end)
        for word in range(first + 1, min(last, first + _PHRASE)):
            at = stream.word_starts[word]
            rest = stream.reading(at, end).strip()
            if phrases.same(rest, two) if a else phrases.same(one, rest):
                same = (
                    Difference(at, end, hull.b, hull.b_end) if a else Difference(hull.a, hull.a_end, at, end)
                )
                alone = Difference(start, at, hull.b, hull.b) if a else Difference(hull.a, hull.a, start, at)
                return [trimmed(pair, alone), trimmed(pair, same)]
    return []


def _adjoin(pair: JoinedStreams, number: int) -> bool:
    """True of a difference between which and the next there are no words in either text."""
    one, two = pair.found[number], pair.found[number + 1]
    if PlainDifference in (type(one), type(two)):
        return False
    return not (pair.a.reading(one.a_end, two.a).strip(" .") or pair.b.reading(one.b_end, two.b).strip(" ."))


class Phrases(Protocol):
    """What is said in more than one word, and in short."""

    def is_part(self, word: str) -> bool:
        """True of a word that may be part of a number, or of a short form."""

    def in_phrase(self, word: str) -> bool:
        """True of a word by which a phrase may be known: such a part, short or full, or what joins parts."""

    def joins_parts(self, word: str) -> bool:
        """True of a word that stands between two such words (one hundred and one)."""

    def counts_otherwise(self, one: str, two: str) -> bool:
        """True of the same words that only hyphens make other numbers: two hundred-pound men."""

    def same(self, one: str, two: str) -> bool:
        """True of two readings that say the same figure, or the same words in short."""

    def may_have_short(self, text: str) -> bool:
        """False of a reading of which no part is short; two without say the same only as figures."""

    def may_be_figure(self, text: str) -> bool:
        """False of a reading that says the same as no figure."""

    def is_spelling(self, one: str, two: str) -> bool:
        """True of words that are the same in another spelling, beside whatever short form they stand."""


def _phrase(stream: Stream, region: WordRange, begin: int, close: int, phrases: Phrases) -> list[Span]:
    """The run of such words around `[begin, close)`, as a span of the source, where it reaches beyond."""
    starts, ends = stream.word_starts, stream.word_ends
    first, end = bisect_right(ends, begin), bisect_left(starts, close)
    if first == end and first > region[0] and ends[first - 1] == begin:
        first -= phrases.is_part(_word(stream, first - 1) + ".")
    first, end = _widened(stream, region, min(first, end), max(first, end), phrases)
    if end == first:
        return []
    start, stop = starts[first], ends[end - 1]
    stop += stream.witness.text.startswith(".", stop) and phrases.is_part(_word(stream, end - 1) + ".")
    if begin <= start and stop <= close:
        return []
    known = any(phrases.in_phrase(_word(stream, word)) for word in range(first, end))
    return [Span(start, stop)] if known else []


def _widened(stream: Stream, region: WordRange, first: int, end: int, phrases: Phrases) -> tuple[int, int]:
    """A range of words with those of its region on either side that go on the phrase, a few at most."""
    lowest, highest = max(region[0], first - _PHRASE), min(region[1], end + _PHRASE)
    while first > lowest and _goes_on(stream, region, first - 1, -1, phrases):
        first -= 1
    while end < highest and _goes_on(stream, region, end, 1, phrases):
        end += 1
    return first, end


def _goes_on(stream: Stream, region: WordRange, word: int, step: int, phrases: Phrases) -> bool:
    """True of a word of a region that goes on a phrase: a part of one, or what joins the next word to it."""
    text = _word(stream, word)
    if not phrases.in_phrase(text):
        return False
    if phrases.is_part(text):
        return True
    after = word + step
    inside = region[0] <= after < region[1]
    return inside and phrases.joins_parts(text) and phrases.is_part(_word(stream, after))


def _word(stream: Stream, word: int) -> str:
    return stream.witness.text[stream.word_starts[word] : stream.word_ends[word]]


def _apart(spans: Sequence[Span]) -> list[Span]:
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
    found = [
        Span(match.start(), _measured(text, extent.start, match)) for match in find_figures(text, *extent)
    ]
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
    return _apart(sorted(set(found)))


def _closes(text: str, openers: Sequence[int], at: int) -> bool:
    """True of a single mark that closes the last one that opened, in its paragraph."""
    number = bisect_left(openers, at)
    if not number or at - openers[number - 1] > _QUOTED:
        return False
    between = text[openers[number - 1] + 1 : at]
    return "\n\n" not in between and _CLOSER.search(between) is None


def _measured(text: str, start: int, figure: re.Match[str]) -> int:
    """Where a figure ends with the mark of feet or inches after it, which closes no quotation."""
    mark = _PRIMES.match(text, figure.end())
    if not mark:
        return figure.end()
    before = text[max(start, figure.start() - _QUOTED) : figure.start()].rpartition("\n\n")[2]
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

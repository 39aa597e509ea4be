"""Lines taken for furniture that may be text, in a source that prints the statement: doubts.

A line that ends like a caption but says *we*, a notice that denies, a label beside a sentence: they make the
answer neither yes nor no.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex
from rapidfuzz.distance.Indel import normalized_similarity as ratio

from edition.analysis.quoting.quoting_words import QuotingWords
from edition.english import count, shortened
from edition.late_patterns import late
from edition.model import Doubt, Span, single_spaced
from edition.text.layout.lines import PrintedLine, ends_sentence, fold_line
from edition.text.layout.listed_lines import is_among
from edition.text.layout.page_marks import note_sign, without_signature
from edition.text.layout.page_numbers import counts_on, page_number, says_page
from edition.text.streams import Stream

_SAYING: Final = late(regex.compile, r"[^:：\n]{2,30}[:：].*[.!。！]\W*")  # Map: we pay nothing.
# Shut. (Photo: A/AP)
_CLOSED: Final = late(regex.compile, r"(?P<said>[^(（\[]+)[.!。！][\"”’»]?\s*[(（\[].+")
_STOPS: Final = frozenset(".!。！")
_YEAR: Final = late(regex.compile, r"(?:19|20)\d\d")
_SENTENCE: Final = 3  # words without capitals that a sentence has, with the article or verb of it
_CREDIT: Final = late(regex.compile, r"\p{L}\s?/\s?\p{L}+(?:\s?/\s?\p{L}+)*|[)）\]】]")  # what ends one
_SUMS: Final = late(regex.compile, r"\p{Sc}|%")  # which no picture shows
_SHOWN: Final = 60  # characters of a line that are named
_WORD: Final = late(regex.compile, r"[\w'’]+")
QUOTES: Final = "\"'“”„«»‹›‘’「」 \t\n\xa0"
_NUMBERED: Final = late(regex.compile, r"[.°º]?\s?\d")  # behind No, which is no denial there: No. 12
_NUMBER: Final = late(regex.compile, r"\(?(\d{1,3})\)?\s?\p{L}")  # of a note
# A Roman numeral, no *I*: Part I, - ii -
_COUNTED: Final = late(regex.compile, r"^\W*(?i:[ivxlcdm]+)\W*$|\b[IVXLCDM]+(?:\W+\d+(?:/\d+)?)?\W*$")
_ALIKE: Final = 0.8  # likeness of two lines that are one head, each with its own misreadings
_FEW: Final = 3  # lines of furniture below each other: heads have no more, a page that is scanned twice has
_MARGIN: Final = "   "  # before a note beside the text
_FEED: Final = regex.compile(r"\f")
_PAGE: Final = 10_000  # characters before a note, at most, that are of its page
_LEAST: Final = 120  # characters: no page has less than two lines of type
_AROUND: Final = 20  # lines of furniture before and after: the heads of some ten pages
_TAIL: Final = 3  # words that may stand behind a credit: Smith/AP file photo


def furniture_lines(stream: Stream) -> frozenset[str]:
    """The lines of a source that are furniture, without capitals and in single spaces."""
    return frozenset(single_spaced(line.text).casefold() for line in stream.layout.furniture)


def _speaks_up(line: str, words: QuotingWords) -> bool:
    """Whether a notice or a caption says what neither does: *we*, a denial, a sum, words behind it."""
    forms = _WORD.findall(line)
    speaks = words.speaks(forms) or any(map(words.negates, forms))
    if words.listed.reserves_rights(line) or (speaks and _SAYING.fullmatch(line)):
        return speaks
    if _states(line, words):
        return True
    if not words.signs.picture.search(line):
        return False
    ends = [match.end() for match in _CREDIT.finditer(line)]
    behind = _WORD.findall(line[ends[-1] :]) if ends else []
    return speaks or len(behind) > _TAIL or _SUMS.search(line) is not None


def _states(line: str, words: QuotingWords) -> bool:
    """Whether a label of a picture, or a credit in brackets, stands beside a number or a whole sentence."""
    label, closed = words.signs.label.fullmatch(line.strip()), _CLOSED.fullmatch(line.strip())
    if label:
        shown = label["shown"]
        forms = [form for form in _WORD.findall(shown) if not _YEAR.fullmatch(form)]
        if words.how_many.counts(forms):
            return True
        ends = shown.rstrip(QUOTES)[-1:] in _STOPS or bool(label["tells"])
    elif closed and words.signs.picture.search(line):
        forms, ends = _WORD.findall(closed["said"]), True
    else:
        return False
    small = sum(form[0].islower() for form in forms)
    return ends and (small >= _SENTENCE - 1 if label and not label["tells"] else small >= _SENTENCE)


def _is_doubtful_head(at: int, stream: Stream, words: QuotingWords, feeds: Sequence[int]) -> bool:
    """Whether a line of furniture that no list has may be text, as what looks like the head of a page may.

    It stands alone, and denies or says *we*, or nothing but its place says that it is furniture: it is there
    once.
    """
    furniture = stream.layout.furniture
    line = furniture[at]
    crowded = _is_crowded(at, stream)
    if not crowded and (_is_of_block(at, furniture) or _is_catchword(line, stream)):
        return False
    forms = _WORD.findall(_COUNTED.sub("", line.text))
    denies = any(
        words.negates(match[0]) and not _NUMBERED.match(line.text, match.end())
        for match in _WORD.finditer(line.text)
    )
    return denies or words.speaks(forms) or crowded or not _is_evident(at, stream, feeds)


def _is_crowded(at: int, stream: Stream) -> bool:
    """Whether a number stands nearer to another than those of pages do, and they do not count by one.

    So stand the cells of a table, each on a line: `ships`, `5`, `tons`, `8`.
    """
    text = stream.witness.text
    return any(
        one.text.isdecimal()
        and two.text.isdecimal()
        and int(two.text) != int(one.text) + 1
        and two.start - one.end < _LEAST
        and "\f" not in text[one.end : two.start]
        for one, two in pairwise(stream.layout.furniture[max(0, at - 1) : at + 2])
    )


def _stands_alone(line: PrintedLine, text: str) -> bool:
    """Whether a line has words or figures, and no text beside it as what stands in a margin has."""
    end = text.find("\n", line.end)
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    after = text[line.end : len(text) if end < 0 else end]
    beside = before.rpartition("\f")[2] + after.partition("\f")[0]
    return any(map(str.isalnum, line.text)) and not any(map(str.isalnum, beside))


def _is_beside(line: PrintedLine, text: str) -> bool:
    """Whether a line is a note in the margin right of the text, in words."""
    return line.text[0].isalpha() and text[max(0, line.start - len(_MARGIN)) : line.start] == _MARGIN


def _is_evident(at: int, stream: Stream, feeds: Sequence[int]) -> bool:
    """Whether more than its place says that a line is no text.

    It recurs not far off, with other misreadings or figures perhaps, has the number of a page or is a note.
    `feeds` are the places of the file's form feeds.
    """
    furniture = stream.layout.furniture
    text = furniture[at].text
    near = (*furniture[max(0, at - _AROUND) : at], *furniture[at + 1 : at + 1 + _AROUND])
    others = [each.text for each in near]
    if says_page(text) or any(counts_on(text, other) for other in others):
        return True
    if (number := page_number(text)) is not None:
        return number == bisect_left(feeds, furniture[at].start) + 1
    first, last = (furniture[each] for each in _block(at, furniture))
    if ends_sentence(last.text) and _is_note(first, stream.witness.text):
        return True
    folded = fold_line(text)
    return any(ratio(folded, fold_line(other)) >= _ALIKE for other in others)


def _is_note(line: PrintedLine, text: str) -> bool:
    """Whether a note begins here: with a sign or a number that stands at a word of its page."""
    page = text[max(line.start - _PAGE, text.rfind("\f", 0, line.start) + 1) : line.start]
    if sign := note_sign(line.text):
        return regex.search(rf"[^\s*†‡§¶] ?{regex.escape(sign)}(?![*†‡§¶])", page) is not None
    number = _NUMBER.match(line.text)
    return number is not None and regex.search(rf"\p{{L}}[.,;:”\"’)]*{number[1]}(?!\d)", page) is not None


def _block(at: int, furniture: Sequence[PrintedLine]) -> tuple[int, int]:
    """The first and the last line of furniture of those below each other, by index; of a long block some."""
    first = last = at
    while first > max(0, at - _FEW) and furniture[first].number - furniture[first - 1].number <= 1:
        first -= 1
    while (
        last + 1 < min(len(furniture), at + _FEW + 1)
        and furniture[last + 1].number - furniture[last].number <= 1
    ):
        last += 1
    return first, last


def _is_of_block(at: int, furniture: Sequence[PrintedLine]) -> bool:
    """Whether more lines of furniture stand there below each other than heads and feet of pages have."""
    first, last = _block(at, furniture)
    return last - first >= _FEW


def _is_catchword(line: PrintedLine, stream: Stream) -> bool:
    """Whether the next line of the text begins with these words."""
    lines = stream.layout.lines
    after = bisect_right(lines, line.start, key=lambda each: each.start)
    said = [form.casefold() for form in _WORD.findall(without_signature(line.text))]
    following = _WORD.findall(lines[after].text)[: len(said)] if after < len(lines) else []
    return said[:-1] == [form.casefold() for form in following[:-1]] and bool(
        following and following[-1].casefold().startswith(said[-1])
    )


def doubtful_heads(extents: Iterable[tuple[Stream, Span]], words: QuotingWords) -> Iterator[Doubt]:
    """The lines taken for heads or feet of pages that may be text, in the sources that print the statement.

    `extents` tells where it stands in each; what an editor decided is no doubt.
    """
    for stream, (start, end) in extents:
        furniture = stream.layout.furniture
        feeds = [found.start() for found in _FEED.finditer(stream.witness.text)]
        listed = words.listed.matching([line.text for line in furniture])
        listed |= {at for at, line in enumerate(furniture) if is_among(line, stream.witness.set_apart)}
        found: set[str] = set()
        for at, line in enumerate(furniture):
            if not start < line.start < end or at in listed or _is_decided(line, stream):
                continue
            if (folded := fold_line(line.text)) in found:
                continue
            alone = _stands_alone(line, stream.witness.text)
            if (
                _is_doubtful_head(at, stream, words, feeds)
                if alone
                else _is_beside(line, stream.witness.text)
            ):
                found.add(folded)
                like = "the head or foot of a page" if alone else "a note in the margin"
                yield Doubt(
                    f"{stream.witness.siglum} has a line that looks like {like}, "
                    f"“{shortened(line.text, _SHOWN)}”: statement or not? "
                    "A decision says it (`text`, `furniture`)."
                )


def doubtful_set_apart(extents: Iterable[tuple[Stream, Span]], words: QuotingWords) -> Iterator[Doubt]:
    """What is said of each source with lines inside the statement that its page sets apart, in no other.

    A caption and a link to another page are no part of it; a heading that is a link may be.
    """
    for stream, (start, end) in extents:
        inside = [
            line.text
            for line in stream.layout.furniture
            if start < line.start < end
            and is_among(line, stream.witness.set_apart)
            and not _is_decided(line, stream)
        ]
        listed = words.listed.matching(inside)
        if own := [text for at, text in enumerate(inside) if at not in listed]:
            yield Doubt(
                f"{stream.witness.siglum} has {count(len(own), 'line')} between those of the statement that "
                "its file sets apart, as captions, links or replies, the first "
                f"“{shortened(own[0], _SHOWN)}”: statement or not? A decision says it (`text`, `furniture`)."
            )


def doubtful_stamps(extents: Iterable[tuple[Stream, Span]], words: QuotingWords) -> Iterator[Doubt]:
    """The lines of dates and counts inside the statement that two sources have with other figures.

    *Updated: 3 May 2020* is of a page; where another source has it too, of 4 May, it may be of the statement.
    """
    first: dict[str, tuple[str, set[str]]] = {}
    for stream, (start, end) in extents:
        inside = [
            (stamp, line.text)
            for line in stream.layout.furniture
            if start < line.start < end
            and not _is_decided(line, stream)
            and (stamp := words.listed.stamp(line.text))
        ]
        siglum = stream.witness.siglum
        for stamp, text in inside:
            of, known = first.setdefault(
                stamp, (siglum, {each.casefold() for own, each in inside if own == stamp})
            )
            if of != siglum and text.casefold() not in known:
                yield Doubt(
                    f"{siglum} has a line that looks like a web page's, “{shortened(text, _SHOWN)}”, and "
                    f"{of} has it with other figures: statement or not? "
                    "A decision says it (`text`, `furniture`)."
                )


def _is_decided(line: PrintedLine, stream: Stream) -> bool:
    return any(made.start <= line.start < made.end for made in stream.witness.decided)


def doubtful_furniture(streams: Sequence[Stream], words: QuotingWords) -> Iterator[Doubt]:
    """The lines of sources that print the statement which are furniture by the list, and may be text.

    What all of them print tells no two apart, and what an editor decided is no doubt.
    """
    suspects = [
        (stream, line)
        for stream in streams
        for line in stream.layout.furniture
        if not _is_decided(line, stream) and _speaks_up(line.text, words)
    ]
    printed = [frozenset(map(str.strip, each.witness.text.splitlines())) for each in streams if suspects]
    for stream, line in suspects:
        if not all(line.text in lines for lines in printed):
            yield Doubt(
                f"{stream.witness.siglum} has a line that looks like a web page's, "
                f"“{shortened(line.text, _SHOWN)}”: statement or not? "
                "A decision says it (`text`, `furniture`)."
            )

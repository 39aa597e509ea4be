"""Where a recognised text has lost words: at the edges of its pages, and whole lines of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from edition.model import SENTENCE_ENDS, has_sentence_end
from edition.text.layout import Layout, PrintedLine
from edition.text.streams import Stream

_LINE_LOST: Final = 0.6  # of a line's usual length: shorter gaps at a line end are omissions
_FULL: Final = 0.8  # of a line's usual length: a line after which the text went on
_FILLED: Final = 0.8  # of the fullest page: with what is missing a torn page is as full as others, nearly
_WHOLE_PAGE: Final = 0.8  # of the fullest page: so much is missing where a page is
_CLOSERS: Final = "\"'”’)] "


def damaged_at(stream: Stream, offset: int, missing: str, inside: bool) -> bool:
    """True where a recognised text breaks off: at a page's edge, or by whole lines in mid-sentence.

    `inside` says that what is `missing` begins amid a sentence of the text that has it.
    """
    whole = not inside and _whole(missing)
    word = bisect_left(stream.word_starts, offset)
    lines, breaks = stream.layout.lines, stream.layout.breaks
    if word >= len(stream):
        return not (whole or _whole_without(missing, _ends_sentence(stream.witness.text)))
    line = stream.line_at(stream.word_starts[word])
    if lines[line].start < (stream.word_ends[word - 1] if word else 0):
        return False
    length = stream.line_length
    whole_lines = stream.layout.wrapped and len(missing) >= _LINE_LOST * length
    if word == 0:
        first = stream.witness.text[stream.word_starts[0]]
        # Letters without capitals tell nothing
        begins = first.isupper() or not (first.islower() or whole_lines)
        return not (whole or _whole_without(missing, begins))
    if breaks[line].page and whole:
        return _had_room(stream, line, len(missing))
    if breaks[line].page:
        return (
            not stream.layout.wrapped
            or whole_lines
            or _torn(stream.layout, line, missing, length)
            or _last_line(stream.witness.text, lines[line - 1], missing, length)
        )
    return whole_lines and not whole


def amid_sentence(stream: Stream, offset: int) -> bool:
    """Whether no mark but a comma, and no end of a line that may be a paragraph's, stands before a place."""
    word = bisect_left(stream.word_starts, offset)
    if not 0 < word < len(stream):
        return False
    between = stream.witness.text[stream.word_ends[word - 1] : stream.word_starts[word]]
    goes_on = "\n" not in between if not stream.layout.wrapped else between.count("\n") < 2
    return goes_on and between.strip() in ("", ",")


def cut_in_word(stream: Stream, offset: int, other: Stream, at: int, is_word: Callable[[str], bool]) -> bool:
    """True where a paragraph breaks off inside a word that another text has whole before `at`: for the wh.

    What is left is no word by itself, nor does a hyphen join it to the next.
    """
    word, whole = bisect_left(stream.word_starts, offset), bisect_left(other.word_starts, at)
    if not (0 < word < len(stream) and whole) or stream.layout.wrapped:
        return False
    left = stream.reading(stream.word_starts[word - 1], stream.word_ends[word - 1]).casefold()
    full = other.reading(other.word_starts[whole - 1], other.word_ends[whole - 1]).casefold()
    if left == full or not (left.isalpha() and full.startswith(left)) or is_word(left):
        return False
    between = stream.witness.text[stream.word_ends[word - 1] : stream.word_starts[word]]
    return "\n" in between and not between.partition("\n")[0].strip()


def _torn(layout: Layout, line: int, missing: str, length: float) -> bool:
    """True where a line at a page edge is shorter than others by what is missing: it lost that part.

    It had room for the next word too, though its paragraph goes on: else that it is short says nothing.
    """
    lines, breaks = layout.lines, layout.breaks
    foot = breaks[line].room and not _ends_sentence(lines[line - 1].text)
    head = line + 1 < len(lines) and breaks[line + 1].room and breaks[line + 1].score <= 0
    edges = [at for at, torn in ((line - 1, foot), (line, head)) if torn]
    return any(lines[at].end - lines[at].start + len(missing) <= length for at in edges)


def _last_line(text: str, before: PrintedLine, missing: str, length: float) -> bool:
    """True of the short end of a sentence after a full line that does not end it, at the foot of a page."""
    full = before.end - before.start >= _FULL * length
    goes_on = not _ends_sentence(text[before.start : before.end])
    return full and len(missing) <= length and _ends_sentence(missing) and goes_on


def _whole(text: str) -> bool:
    """True of text that begins as a sentence does and ends as one does: more likely left out than lost.

    Where its stop is that of the sentence before it too, it may be what stands before it instead.
    """
    bare = text.lstrip(_CLOSERS + SENTENCE_ENDS)
    ends = _ends_sentence(text) or has_sentence_end(text[: len(text) - len(bare)])
    return ends and not bare.lstrip("\"'“‘([ ")[:1].islower()


def _whole_without(missing: str, complete: bool) -> bool:
    """True of words inside a sentence, without which the text begins, or ends, as a sentence does."""
    return complete and not _ends_sentence(missing)


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip().rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def lost_before(stream: Stream, word: int, missing: int, *, torn: bool) -> bool:
    """True where a page ends before a word, and whole passages of `missing` characters may be lost there.

    That something is missing does not tell: it may have been left out. So the text is `torn` there,
    or the page had room.
    """
    line = stream.line_at(stream.word_starts[word])
    at_line = stream.layout.lines[line].start >= stream.word_ends[word - 1]
    return at_line and stream.layout.breaks[line].page and (torn or _had_room(stream, line, missing))


def _had_room(stream: Stream, line: int, missing: int) -> bool:
    """Whether so many characters would fill a page that ends before a line, or a whole page is missing.

    Of a page that would not be full with them either, as an end of a chapter is not, it tells nothing.
    """
    fullest, beside = stream.page_space[line]
    needed = missing / stream.line_length if stream.layout.wrapped else missing
    filled = (size + needed for size in beside)
    return needed >= _WHOLE_PAGE * fullest or any(_FILLED * fullest <= each <= fullest for each in filled)

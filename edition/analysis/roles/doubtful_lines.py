"""Lines taken for furniture that may be text, in a source that prints the statement: doubts.

A line that ends like a caption but says *we*, a notice that denies, a label beside a sentence: they make the
answer neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from edition.analysis.quoting.statement_words import QuotingWords
from edition.english import shortened
from edition.model import Doubt
from edition.text.tokens import Stream

_SAYING: Final = regex.compile(r"[^:：\n]{2,30}[:：].*[.!。！]\W*")  # Map: we pay nothing.
_CLOSED: Final = regex.compile(r"(?P<said>[^(（\[]+)[.!。！][\"”’»]?\s*[(（\[].+")  # Shut. (Photo: A/AP)
_STOPS: Final = frozenset(".!。！")
_YEAR: Final = regex.compile(r"(?:19|20)\d\d")
_SENTENCE: Final = 3  # words without capitals that a sentence has, with the article or verb of it
_CREDIT: Final = regex.compile(r"\p{L}\s?/\s?\p{L}+(?:\s?/\s?\p{L}+)*|[)）\]】]")  # what ends one
_SUMS: Final = regex.compile(r"\p{Sc}|%")  # which no picture shows
_SHOWN: Final = 60  # characters of a line that are named
_WORD: Final = regex.compile(r"[\w'’]+")
_QUOTES: Final = "\"'“”„«»‹›‘’「」 \t\n\xa0"
_TAIL: Final = 3  # words that may stand behind a credit: Smith/AP file photo


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
        ends = shown.rstrip(_QUOTES)[-1:] in _STOPS or bool(label["tells"])
    elif closed and words.signs.picture.search(line):
        forms, ends = _WORD.findall(closed["said"]), True
    else:
        return False
    small = sum(form[0].islower() for form in forms)
    return ends and (small >= _SENTENCE - 1 if label and not label["tells"] else small >= _SENTENCE)


def doubtful_furniture(streams: Sequence[Stream], words: QuotingWords) -> Iterator[Doubt]:
    """The lines of sources that print the statement which are furniture by the list, and may be text.

    What all of them print tells no two apart, and what an editor decided is no doubt.
    """
    suspects = [
        (stream, line)
        for stream in streams
        for line in stream.layout.furniture
        if not any(made.start <= line.start < made.end for made in stream.witness.decided)
        and _speaks_up(line.text, words)
    ]
    printed = [frozenset(map(str.strip, each.witness.text.splitlines())) for each in streams if suspects]
    for stream, line in suspects:
        if not all(line.text in lines for lines in printed):
            yield Doubt(
                f"{stream.witness.siglum} has a line that looks like a web page's, "
                f"“{shortened(line.text, _SHOWN)}”: statement or not? "
                "A decision says it (`text`, `furniture`)."
            )

"""What a source that prints the statement may have put into it: differences in doubt.

*The company said* between commas, a note of an editor, the number of a list: nothing tells for certain
whose they are. They make the answer neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import regex

from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.roles.doubtful_lines import QUOTES
from edition.analysis.roles.post_heads import heads_posts, is_account, names_speaker
from edition.late_patterns import late
from edition.model import Detail, Kind, Reading, VariationUnit, single_spaced

_BRACKETED: Final = late(regex.compile, r"\s*\[[^\[\]\n]{3,120}\]\s*")  # [sic], [the harbour – Ed.]
# 1. (2) c)
_LISTED: Final = late(
    regex.compile,
    r"[(（\[]?(?:\d{1,2}|[ivx]{1,4}|[\p{Latin}\p{Greek}\p{Cyrillic}一二三四五六七八九十])[.)）\]、．:]\s*",
    regex.IGNORECASE,
)
_NOTED: Final = late(
    regex.compile,  # […] Editor's note: the text was cut
    r"\W{0,6}[\[(（［〔]\s?(?:…|\.{2,3}|⋯){1,2}\s?[\])）］〕]\s?(?:[\w'’.-]{1,20} ?){1,4}\s?[:：].{1,200}",
)
_WORD: Final = regex.compile(r"[\w'’]+")
_ASIDE: Final = ",，、،–—(（"  # before the words by which a reporter says who speaks
_ENDS: Final = ",，、،–—)）.。।"  # and after them
_HYPHEN: Final = " -"  # the same for a dash; in a word it joins
_SHORTEST: Final = 3  # characters of the same in a script without spaces: 他表示
_LONGEST: Final = 60  # characters of such words; what is longer says more
_NEAR: Final = 3  # characters beside such words, in which what sets them off is sought


def doubt_own_words(
    units: Sequence[VariationUnit],
    texts: Mapping[str, str],
    words: QuotingWords,
    apart: Mapping[str, frozenset[str]],
    furniture: Mapping[str, frozenset[str]],
) -> tuple[VariationUnit, ...]:
    """The units, those in doubt that add what may be a reporter's, or what a page sets apart: `apart`.

    So are lines that the other source has as `furniture`, each without capitals and in single spaces.
    """

    def is_own(siglum: str, reading: Reading, lone: bool) -> bool:
        text = reading.text
        if head := _head(texts[siglum], reading, words):
            if _LISTED.fullmatch(head) or is_account(head, words):
                return True
            if names_speaker(head, texts[siglum], words):
                return True
            if _ends_line(texts[siglum], reading) and heads_posts(head, texts[siglum], words):
                return True
        if reading.detail is not None:
            return False  # a figure is one, whoever has put it in
        if words.signs.link.fullmatch(text):
            return True
        if lone and apart.get(siglum) and single_spaced(text) in apart[siglum]:
            return _says_little(text, words)
        if words.signs.heard.fullmatch(text):
            return lone and _says_little(text, words)
        if "[" in text and _BRACKETED.fullmatch(text):
            inner = text.strip()[1:-1].strip()
            return lone and words.signs.edited.fullmatch(inner) is not None and _says_little(inner, words)
        if _NOTED.fullmatch(text):
            own = _WORD.findall(text)
            return not (any(map(words.negates, own)) or words.speaks(own))
        if len(text) > _LONGEST or not lone:
            return False
        return any(_is_aside(texts[siglum], each, words) for each in _slid(texts[siglum], reading))

    found = []
    for unit in units:
        adding = [each for each in unit.differing if _adds_words(each[1])]
        if not adding:
            found.append(unit)
            continue
        # What several print is text, whoever lacks it; numbers of a list and links are doubts all the same.
        with_words = (each for each in unit.readings.values() if each.text and _WORD.search(each.text))
        lone = len(list(islice(with_words, 2))) == 1
        doubtful = {}
        for siglum, reading in adding:
            printed, added, lacking = siglum, reading, unit.reference
            if reading.kind is Kind.OMISSION:
                printed, added, lacking = lacking, unit.lemma._replace(detail=reading.detail), siglum
            if is_own(printed, added, lone) or _is_line_among(texts[printed], added, furniture[lacking]):
                doubtful[siglum] = reading._replace(detail=Detail.DOUBTFUL)
        found.append(replace(unit, readings={**unit.readings, **doubtful}) if doubtful else unit)
    return tuple(found)


def _adds_words(reading: Reading) -> bool:
    """True of a reading with words that the base lacks, or without those that it has."""
    return reading.kind in (Kind.ADDITION, Kind.OMISSION)


def _is_line_among(text: str, reading: Reading, lines: frozenset[str]) -> bool:
    """Whether a reading is all of one line or more, which another source has among its `lines`; no figure."""
    if reading.detail is not None or single_spaced(reading.text).casefold() not in lines:
        return False
    before, after = text[: reading.start].rstrip(" \t"), text[reading.end :].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def _slid(text: str, reading: Reading) -> Iterator[Reading]:
    """A reading, and the one a word before it that says the same: *ha detto, ha* for *, ha detto,*."""
    yield reading
    rest, _, last = reading.text.rpartition(" ")
    before = text[max(0, reading.start - len(last) - 1) : reading.start].strip()
    if rest and before == last:
        yield reading._replace(text=f"{last} {rest}", start=reading.start - len(last) - 1)


def _head(text: str, reading: Reading, words: QuotingWords) -> str:
    """The words if they begin a line, or would if they began with the words they end in, before them now."""
    begin = max(0, reading.start - _LONGEST)
    line = text.rfind("\n", begin, reading.start) + 1
    before = text[line : reading.start].strip() if line or not begin else "\n"
    if words.signs.time.fullmatch(f"{before}\n"):  # which is no part of the statement
        before = ""
    return f"{before} {reading.text.removesuffix(before)}".strip() if reading.text.endswith(before) else ""


def _ends_line(text: str, reading: Reading) -> bool:
    """Whether no word stands behind a reading on its line."""
    last = reading.start + len(reading.text)
    return not any(map(str.isalnum, text[last : last + _NEAR].partition("\n")[0]))


def _is_aside(text: str, reading: Reading, words: QuotingWords) -> bool:
    """Whether words between commas say who speaks and nothing else: no condition, figure or denial."""
    own = _WORD.findall(reading.text)
    if len(own) < 2 and len("".join(own)) < _SHORTEST:
        return False
    first = next(_WORD.finditer(text, reading.start))
    last = reading.start + len(reading.text.rstrip(QUOTES + _ENDS + "-"))
    before = text[max(0, first.start() - _NEAR) : first.start()].rstrip(QUOTES)
    after = text[last : last + _NEAR].lstrip(QUOTES)
    set_off = before[-1:] in _ASIDE or before.endswith(_HYPHEN)
    if not (set_off and (after[:1] in _ENDS or after.startswith(_HYPHEN[::-1])) and before and after):
        return False
    told = words.tells_who(own) or (words.says_who(own[:1]) and any(each[0].isupper() for each in own[1:]))
    return told and not words.signs.judging.search(reading.text) and _says_little(reading.text, words)


def _says_little(text: str, words: QuotingWords) -> bool:
    """Whether words hold no condition, figure, quantity, denial or *we*."""
    own = _WORD.findall(text)
    counts = any(map(str.isdigit, text)) or not words.how_many.quantities.isdisjoint(map(str.casefold, own))
    if counts or any(words.limits_at(own[at:]) for at in range(len(own))):
        return False
    return not (words.speaks(own) or any(map(words.negates, own)))

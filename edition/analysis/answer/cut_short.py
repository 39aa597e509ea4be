"""Quotations that are true word for word and yet cut: before a *but* that limits them, or behind a *not*.

What a quotation leaves out before and after it is no alteration: it claims nothing about it. Who reads it
should know of it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from edition.analysis.kinds.meaning import meaning
from edition.analysis.quoting.quoting_words import QuotingWords, quoting_words
from edition.model import Doubt, Edition, Fidelity, Quotation, single_spaced
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue

_STOP: Final = regex.compile(r"[.!?](?=\s|$|[\"'”’»)])|[。！？؟]")
_WORD: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[^\W\p{Han}\p{Hiragana}\p{Katakana}'’]+(?:['’]\w+)*"
)
_NEAR: Final = 3  # words before a quotation, of the statement or of the story, of which one may deny it
_BEFORE: Final = (
    80  # characters of the story in which these words, and one more, are sought: *he did not say that “…”*
)
_SHOWN: Final = 60  # characters of what follows that are named


def cut_short(edition: Edition) -> Iterator[Doubt]:
    """What is said of quotations that end before what limits them, or begin behind what denies them."""
    if not any(edition.quotations.values()):
        return
    rules = rules_of(edition)
    spoken = tongue(rules, edition.language, [witness.text for witness in edition.witnesses])
    figures = ladder(rules, spoken.spelled).figures
    words = quoting_words(rules, spoken.spoken, meaning(rules, spoken.spoken, figures))
    for siglum, quotations in edition.quotations.items():
        for quotation in quotations:
            if quotation.fidelity is not Fidelity.ALTERED:
                yield from _of(edition, siglum, quotation, quotations, words)


def _of(
    edition: Edition, siglum: str, quotation: Quotation, others: Sequence[Quotation], words: QuotingWords
) -> Iterator[Doubt]:
    before, after = _around(edition, quotation)
    behind = words.denial(_WORD.findall(before)[-_NEAR:])
    story = edition.witness(siglum).text[max(0, quotation.start - _BEFORE) : quotation.start]
    if behind and not any(map(words.negates, _WORD.findall(story)[-_NEAR - 1 :])):
        text = f"{siglum} quotes words that stand behind “{behind}”, without it."
        yield Doubt(text, quotation.passage)
    if words.limits_at(_WORD.findall(after[:_SHOWN])) and not _goes_on(quotation, others, len(after)):
        rest = after.strip(" \t\n,;:–—-、，،")
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN].rsplit(None, 1)[0]} …"
        yield Doubt(f"{siglum} ends a quotation before “{single_spaced(shown)}”.", quotation.passage)


def _goes_on(quotation: Quotation, others: Sequence[Quotation], length: int) -> bool:
    """Whether another quotation takes up what follows, within so many characters of the statement."""
    of = quotation.of
    return of is not None and any(
        other.of is not None and other.of.siglum == of.siglum and of.end <= other.of.start < of.end + length
        for other in others
    )


def _around(edition: Edition, quotation: Quotation) -> tuple[str, str]:
    """What stands in the same sentence of the statement before a quotation, and after it."""
    of = quotation.of
    passage = next((each for each in edition.passages if each.id == quotation.passage), None)
    if of is None or passage is None:
        return "", ""
    text = edition.witness(of.siglum).text
    for paragraph in passage.paragraphs.get(of.siglum, ()):
        if paragraph.start <= of.start and of.end <= paragraph.end:
            before, after = text[paragraph.start : of.start], text[of.end : paragraph.end]
            stops = list(_STOP.finditer(before))
            stop = _STOP.search(after)
            return before[stops[-1].end() :] if stops else before, after[: stop.start()] if stop else after
    return "", ""

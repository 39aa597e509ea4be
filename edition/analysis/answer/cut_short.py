"""Quotations that are true word for word and yet cut: before *but*, or behind *not*, *if* or *only*.

What a quotation leaves out before and after it is no alteration: it claims nothing about it. Who reads it
should know of it all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import regex

from edition.analysis.kinds.meaning import meaning
from edition.analysis.quoting.quoting_words import QuotingWords, quoting_words
from edition.analysis.quoting.words_before import WordsBefore
from edition.model import Doubt, Edition, Fidelity, Quotation, single_spaced
from edition.text.ladders import ladder, rules_of
from edition.text.language_detection import tongue

_STOP: Final = regex.compile(r"[.!?](?=\s|$|[\"'”’»)])|[。！？؟]")
_WORD: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[^\W\p{Han}\p{Hiragana}\p{Katakana}'’]+(?:['’]\w+)*"
)
_MARK: Final = regex.compile(r"[,;،、，；()]|\s[–—-]\s|—")  # between the clauses of a sentence
_MARKS: Final = " \t\n,;:–—-、，،"
_PHRASE: Final = 5  # words that may be no clause
_NEAR: Final = 3  # words of the story before a quotation, of which one may deny it
# Characters of the story in which these words, and one more, are sought: *he did not say that “…”*
_BEFORE: Final = 80
_SHOWN: Final = 60  # characters of what follows that are named


class Outside(NamedTuple):
    """What the statement's sentence has around a quotation that denies or limits it; empty where nothing."""

    denial: str
    hedge: str
    condition: str
    limit: str


def cut_short(edition: Edition) -> Iterator[Doubt]:
    """What is said of quotations that end before what limits them, or begin behind what denies them."""
    if not any(edition.quotations.values()):
        return
    words = quoting_words_of(edition)
    for siglum, quotations in edition.quotations.items():
        for quotation in quotations:
            yield from _of(edition, siglum, quotation, quotations, words)


def quoting_words_of(edition: Edition) -> QuotingWords:
    """The words by which the quotations of an edition are judged."""
    rules = rules_of(edition)
    spoken = tongue(rules, edition.language, [witness.text for witness in edition.witnesses])
    figures = ladder(rules, spoken.spelled).figures
    return quoting_words(rules, spoken.spoken, meaning(rules, spoken.spoken, figures))


def left_outside(edition: Edition, quotation: Quotation, words: QuotingWords) -> Outside:
    """What stands around a quotation and is not quoted; of an altered one nothing, it is told already."""
    if quotation.fidelity is Fidelity.ALTERED:
        return Outside("", "", "", "")
    before, after = _around(edition, quotation)
    ahead = list(_WORD.finditer(before))
    forms = [word[0] for word in ahead]
    said, amid = _WORD.findall(_said(edition, quotation)), _is_phrase(edition, quotation, after)
    asked = WordsBefore(words)
    denial = asked.denial(forms, said)
    less = None if denial else asked.hedge(forms, said[:1])
    hedge = before[ahead[less.first].start() : ahead[less.end - 1].end()] if less else ""
    if not (denial or hedge or amid):
        clause = ahead[bisect_left(ahead, _last_mark(before), key=lambda word: word.start()) :]
        first = asked.denied_ahead([word[0] for word in clause], said)
        denial = "" if first is None else _shown(before[clause[first].start() :])
    condition = "" if amid else _condition(before, words)
    behind = _WORD.findall(after[:_SHOWN])
    goes_on = after[:1].isspace() and after.strip()[:1].isalnum()
    limits = words.limits_at(behind) or (goes_on and words.denies_at(behind, amid))
    return Outside(denial, hedge, _shown(condition), _shown(after) if limits else "")


def _of(
    edition: Edition, siglum: str, quotation: Quotation, others: Sequence[Quotation], words: QuotingWords
) -> Iterator[Doubt]:
    denial, hedge, condition, limit = left_outside(edition, quotation, words)
    text = edition.witness(siglum).text
    story = text[max(0, quotation.start - _BEFORE) : quotation.start]
    own = _WORD.findall(_STOP.split(story[_last_mark(story) :])[-1])
    near = _WORD.findall(story)[-_NEAR - 1 :]
    if denial and (any(map(words.negates, (*near, *own))) or words.hedges_too(own)):
        denial = ""
    if hedge and words.hedges_too(near):
        hedge = ""
    if condition and _supposes_too(text, quotation, words):
        condition = ""
    told = [f"quotes words that follow “{said}”, without it" for said in (denial, hedge, condition) if said]
    if limit and not _goes_on(quotation, others, len(_around(edition, quotation)[1])):
        told.append(f"ends a quotation before “{limit}”")
    for said in told:
        yield Doubt(f"{siglum} {said}.", quotation.passage, quotation=(siglum, quotation.id))


def _last_mark(text: str) -> int:
    """Where a text has its last mark between clauses behind it; 0 without one."""
    return max((mark.end() for mark in _MARK.finditer(text)), default=0)


def _shown(words: str) -> str:
    said = single_spaced(words.strip(_MARKS))
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rsplit(None, 1)[0]} …"


def _condition(before: str, words: QuotingWords) -> str:
    """The clause right before a quotation, in its sentence, on which what is quoted depends; "" without one.

    A word may stand between its comma and the quotation (*then*), and an aside (*as some expect*).
    """
    *clauses, between = _MARK.split(before)
    forms = _WORD.findall(between)
    if len(forms) > 1 or any(form.casefold() in words.governing.clauses - words.leading for form in forms):
        return ""
    for clause in reversed(clauses):
        said = _WORD.findall(clause)
        if words.supposes(said) or (clause is clauses[0] and _inverts(said, words)):
            return clause
        if not said or not (said[0].casefold() in words.governing.asides or words.only_says_who(said)):
            return ""
    return ""


def _is_phrase(edition: Edition, quotation: Quotation, after: str) -> bool:
    """Whether a quotation is a few words that end amid a clause, and say nothing by themselves."""
    said = _WORD.findall(_said(edition, quotation))
    return len(said) <= _PHRASE and after[:1].isspace() and after.strip()[:1].isalnum()


def _said(edition: Edition, quotation: Quotation) -> str:
    """What is quoted, as the statement has it."""
    of = quotation.of
    return edition.witness(of.siglum).text[of.start : of.end] if of else ""


def _supposes_too(story: str, quotation: Quotation, words: QuotingWords) -> bool:
    """Whether the sentence of a source in which it quotes has a condition of its own."""
    stops = [stop.end() for stop in _STOP.finditer(story, 0, quotation.start)]
    stop = _STOP.search(story, quotation.end)
    sentence = (
        story[stops[-1] if stops else 0 : quotation.start],
        story[quotation.end : stop.start() if stop else None],
    )
    said = [_WORD.findall(part) for part in sentence]
    return _inverts(said[0], words) or any(
        form.casefold() in words.suppositions for part in said for form in part
    )


def _inverts(said: Sequence[str], words: QuotingWords) -> bool:
    """Whether the words at the head of a sentence begin a condition with its verb: *Had it rained, ...*"""
    return bool(said) and said[0].casefold() in words.governing.hypotheses


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

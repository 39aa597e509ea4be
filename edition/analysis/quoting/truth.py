"""Whether the end of a sentence says of the clause in it that it is so, or is not: *... is untrue*."""

from __future__ import annotations

from typing import Final

from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import StatementWords

_SAID: Final = 3  # words behind the verb that say of a clause whether it is so


def says_whether(statement: StatementWords, words: QuotingWords, rest: range) -> bool:
    """Whether the places of a sentence behind a clause have *is true* or *is false*.

    Only up to their first mark, or right behind it, where the clause ends with one.
    """
    for place in rest:
        if judges(statement, words, range(place, rest.stop)):
            return True
        if _mark(statement, place):
            return False
    return False


def judges(statement: StatementWords, words: QuotingWords, rest: range) -> bool:
    """Whether the places begin with *is*, and *true* or *false* stands behind it, before the next mark."""
    known, said = words.governing, list[str]()
    for place in rest[: _SAID + 1]:
        if said and _mark(statement, place):
            break
        said.append(statement.form(place).casefold())
    verb = said[1:2] if said and words.denies(said[0]) and said[0] not in known.verbs else said[:1]
    return not known.verbs.isdisjoint(verb) and not (known.falsehoods | known.truths).isdisjoint(said)


def _mark(statement: StatementWords, place: int) -> str:
    return statement.stream.slots[statement.words[place]].strip()

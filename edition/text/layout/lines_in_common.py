"""The layouts of the witnesses of one statement: what several print says which lines of one are text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain, compress
from typing import Any, Final, NamedTuple, TypeAlias

from edition.model import Witness
from edition.text.kept import Kept
from edition.text.layout.lines import fold_line
from edition.text.layout.paragraph_layout import Layout, read_layout
from edition.text.layout.reading_on import OtherWitnesses
from edition.text.layout.web_lines import WebLines
from edition.text.word_sequences import SHINGLE, Shingle, words_or_characters

_MANY: Final = 8  # witnesses of which each sequence of words is written down once; fewer are looked through
_HEADING: Final = 100  # characters; longer lines are no headings


class Prints:
    """What the witnesses print, by which furniture of one is told from text; each is read once.

    `kept` has what is known of those that did not change, their layouts too.
    """

    def __init__(self, witnesses: Sequence[Witness], kept: Kept | None = None) -> None:
        self._texts = {witness.siglum: witness.text for witness in witnesses}
        self.kept = kept or Kept()
        self.lines = {
            siglum: self.kept.made(("lines", siglum), (text,), partial(_short_lines, text))
            for siglum, text in self._texts.items()
        }

    def shared(self, sigla: Sequence[str], wanted: set[Shingle]) -> set[Shingle]:
        """Which of the wanted sequences of words these witnesses have."""
        if not wanted:
            return set()
        if len(sigla) > _MANY:
            asked = sum(map(self._bits.__getitem__, sigla))
            return {shingle for shingle in wanted if self._owners.get(shingle, 0) & asked}
        sought = frozenset(wanted)
        return set().union(*(self._had(siglum, sought) for siglum in sigla))

    def by_each(self, sigla: Sequence[str], wanted: set[Shingle]) -> list[set[Shingle]]:
        """Which of the wanted sequences of words each of these witnesses has."""
        return [self.shared([siglum], wanted) for siglum in sigla]

    def _had(self, siglum: str, wanted: frozenset[Shingle]) -> frozenset[Shingle]:
        """Which of the wanted sequences of words a witness has."""
        return self.kept.made(
            ("had", siglum, wanted),
            (self._texts[siglum],),
            lambda: wanted.intersection(self._beginning(siglum, {shingle[0] for shingle in wanted})),
        )

    @cached_property
    def _bits(self) -> dict[str, int]:
        """A bit of each witness."""
        return {siglum: 1 << number for number, siglum in enumerate(self._texts)}

    @cached_property
    def _owners(self) -> dict[Shingle, int]:
        """By sequence of three words the bits of the witnesses that have it."""
        owners: dict[Shingle, int] = {}
        for siglum, text in self._texts.items():
            words, bit = words_or_characters(text.casefold()), self._bits[siglum]
            for shingle in zip(words, words[1:], words[2:], strict=False):
                owners[shingle] = owners.get(shingle, 0) | bit
        return owners

    def _beginning(self, siglum: str, begin: set[str]) -> Iterator[Shingle]:
        """The sequences of three words of a witness that begin with some words."""
        text = self._texts[siglum]
        words = self.kept.made(("words", siglum), (text,), lambda: words_or_characters(text.casefold()))
        places = compress(range(len(words)), map(begin.__contains__, words))
        return (tuple(words[at : at + SHINGLE]) for at in places)


def _short_lines(text: str) -> frozenset[str]:
    """The short lines of a text, each without figures and with them: that pages have numbers says little."""
    short = {line.strip() for line in text.splitlines() if len(line) < _HEADING}
    return frozenset(chain(map(fold_line, short), map(str.casefold, short)))


_Question: TypeAlias = Callable[[Prints, Sequence[str], set[Shingle]], Any]


class _Asked(NamedTuple):
    """A layout, with the sequences of words that other witnesses were asked for, and those that they had."""

    layout: Layout
    answers: list[tuple[_Question, set[Shingle], Any]]


def layouts_of(
    witnesses: Sequence[Witness], full: Sequence[Witness], listed: WebLines, prints: Prints
) -> list[Layout]:
    """The layouts of witnesses; those in `full` say which lines of others are text.

    One that is kept holds while the others answer all that was asked of them as they did.
    """
    layouts = []
    printed = Counter(chain.from_iterable(prints.lines[witness.siglum] for witness in full))
    every = frozenset(printed)
    published: frozenset[str] = frozenset().union(*(each.published for each in full))
    repeated: frozenset[str] = frozenset().union(*(each.repeated for each in full))
    for witness in witnesses:
        others = [other.siglum for other in full if other is not witness]
        own = prints.lines[witness.siglum] if len(others) < len(full) else ()
        lines = every.difference(line for line in own if printed[line] == 1)
        known = replace(listed, published=published, repeated=repeated)  # a newcomer's are as those
        if witness.published:
            known = replace(listed, published=witness.published, repeated=witness.repeated)
        if witness.set_apart:
            known = replace(known, apart=witness.set_apart)
        texts = witness.published if witness.unchanged else frozenset()
        facts = (witness.text, lines, known, witness.decided, texts)
        name = ("layout", witness.siglum, *others)
        made = partial(read_layout, witness.text, listed=known, decided=witness.decided, published=texts)
        read, holds = partial(_read, made, lines, prints, others), partial(_answer_alike, prints, others)
        layouts.append(prints.kept.made(name, facts, read, holds).layout)
    return layouts


def _read(
    made: Callable[[OtherWitnesses], Layout], lines: frozenset[str], prints: Prints, others: Sequence[str]
) -> _Asked:
    answers: list[tuple[_Question, set[Shingle], Any]] = []

    def ask(question: _Question, wanted: set[Shingle]) -> Any:
        answer = question(prints, others, wanted)
        answers.append((question, wanted, answer))
        return answer

    asked = OtherWitnesses(lines, partial(ask, Prints.shared), partial(ask, Prints.by_each))
    return _Asked(made(asked), answers)


def _answer_alike(prints: Prints, others: Sequence[str], known: _Asked) -> bool:
    return all(question(prints, others, wanted) == answer for question, wanted, answer in known.answers)

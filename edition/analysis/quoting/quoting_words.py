"""The words of one language by which quotations are judged: who speaks, what denies, limits, counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Final

from edition.analysis.kinds.meaning import Meaning
from edition.analysis.quoting.governing_words import (
    GoverningWords,
    governing_words,
    of_several_words,
    with_elided,
)
from edition.analysis.quoting.how_many import HowMany
from edition.analysis.quoting.reporter_signs import ReporterSigns
from edition.light_dataclass import dataclass
from edition.text.layout.web_lines import WebLines, web_lines
from edition.text.remembered import remembered
from edition.text.word_edges import is_spaceless

LIGHT: Final = 4  # letters of a word that may stand between a denial and what it denies
_STEM: Final = 2  # letters that a word keeps before its ending in brackets
_ANNOUNCED: Final = 12  # words of a sentence that leads over; a longer one is a paragraph of its own


@dataclass(frozen=True)
class QuotingWords:
    """The words of `rules/quoting.toml` for one language, or for all where it has none of that language.

    `attributions` say who speaks; `beside` and `acts` (*promised*) are those of them that say it only right
    beside a mark. What the other lists hold, their comments in the rules say.
    """

    meaning: Meaning
    reversals: frozenset[str]
    attributions: frozenset[str]
    beside: frozenset[str]
    acts: frozenset[str]
    determiners: frozenset[str]
    joined: frozenset[str]
    moods: frozenset[str]
    speakers: frozenset[str]
    limits: frozenset[str]
    suppositions: frozenset[str]
    announcing: frozenset[str]
    how_many: HowMany
    governing: GoverningWords
    listed: WebLines
    signs: ReporterSigns

    def negates(self, form: str) -> bool:
        """Whether a word denies or reverses what follows it."""
        return as_listed(form) in self.reversals or self.denies(form)

    def denies(self, form: str) -> bool:
        """Whether a word denies, or what is elided before it: *n'a*, where a language lists that."""
        word = as_listed(form)
        return word.startswith(self._elided) or self.meaning.denials([word]) > 0

    @cached_property
    def _elided(self) -> tuple[str, ...]:
        return tuple(each for each in self.governing.half if each.endswith("'"))

    @cached_property
    def without(self) -> frozenset[str]:
        """Prepositions that deny their noun."""
        return self.governing.against | (self.determiners & self.governing.prepositions)

    def says_who(self, forms: Iterable[str]) -> bool:
        """Whether words say who speaks."""
        return _any_of(self.attributions, forms)

    def announces(self, forms: Sequence[str]) -> bool:
        """Whether the words of a short paragraph say that what is meant follows."""
        return len(forms) <= _ANNOUNCED and _any_of(self.announcing, forms)

    def may_say_who(self, forms: Iterable[str]) -> bool:
        """Whether words, whichever of them and in whatever order, may say who speaks; soon told."""
        words = set(" ".join(map(as_listed, forms)).split(" "))
        if not self.attributions.isdisjoint(words):
            return True
        signs = set().union(*words)
        return any(
            parts <= (signs if spaceless else words) for parts, spaceless in _parts_of(self.attributions)
        )

    def tells_who(self, forms: Iterable[str]) -> bool:
        """Whether words say who speaks wherever they stand, not only beside a mark."""
        return _any_of(self._anywhere, forms)

    @cached_property
    def _anywhere(self) -> frozenset[str]:
        return self.attributions - self.beside - self.acts

    @cached_property
    def inverts(self) -> bool:
        """Whether the verb may come first (*reconnaît la mairie*); in English that is *promised by*."""
        return self.meaning.values.language != "en"

    def reports_who(self, forms: Iterable[str]) -> bool:
        """Whether words say who speaks in a sentence without marks: *so der Rat*, not *promised by us*."""
        return _any_of(self.in_sentences, forms)

    @cached_property
    def in_sentences(self) -> frozenset[str]:
        """The words that say so wherever a sentence has them."""
        return self.attributions - self.acts

    def only_says_who(self, forms: Sequence[str]) -> bool:
        """Whether words between commas say who speaks, and are no clause of the reporter's own.

        *as the board noted* is an attribution, *which the board noted was broken* is none.
        """
        first, rules = forms[0].casefold(), self.governing
        known = self.reports_who(forms) or (first in self.acts and self.inverts)
        if not known or any(map(self.negates, forms)):
            return False
        if first in rules.asides:
            return first not in rules.relatives or self.says_who(forms[-1:])
        return first not in rules.clauses and not rules.carries(first)

    def speaks(self, forms: Iterable[str]) -> bool:
        """Whether words are spoken by *us* or *me*."""
        return _any_of(self.speakers, forms)

    def inflects(self, stem: str, other: str, base: str) -> bool:
        """Whether a word that begins with a stem, its ending in brackets, is another form of the statement's.

        Of *sell[s]* the stem is *sell*. None denies, counts or is a figure.
        """
        if len(stem) < _STEM or not base.startswith(stem):
            return False
        if not {_ending_behind(stem, word) for word in (other, base)} <= self.governing.inflections:
            return False
        plain = not any(map(self.negates, (other, base))) and not any(
            map(self.meaning.is_figure, (other, base))
        )
        return plain and self.how_many.quantities.isdisjoint((other, base))

    def elides(self, word: str, other: str) -> bool:
        """Whether a word is another behind an elided one that does not deny: *m'a* and *a*, not *n'a*."""
        head, mark, rest = as_listed(word).partition("'")
        return bool(mark) and rest == as_listed(other) and f"{head}'" not in self.governing.half

    def hedges_too(self, forms: Sequence[str]) -> bool:
        """Whether any of the words makes less of what is behind it."""
        known = self.governing
        return _any_of(known.hedges | known.bounds | known.scarce, forms)

    def limits_at(self, forms: Sequence[str]) -> bool:
        """Whether words begin with one that limits what was said before them: *but*, *unless*."""
        return self._begins(forms, self.limits)

    def denies_at(self, forms: Sequence[str], amid: bool) -> bool:
        """Whether words begin with what denies what was said before them: *to nobody*.

        Or *never*, unless they are `amid` a clause of which only a phrase was said.
        """
        said = list(map(as_listed, forms[:2]))
        if not said:
            return False
        if len(said) > 1 and said[0] in self.governing.prepositions and not self.denies(said[0]):
            return self.denies(said[1])
        return not amid and self.denies(said[0])

    def supposes(self, forms: Sequence[str]) -> bool:
        """Whether the words of a clause say on what the next one depends: *If the storms return*."""
        if self._begins(forms, self.suppositions):
            return True
        led = bool(forms) and not is_spaceless(forms[0]) and forms[0].casefold() in self.leading
        return led and self._begins(forms[1:], self.suppositions)

    def leads_into_saying(self, word: str) -> bool:
        """Whether a word in small letters leads from who lies into what they say: *when*, *if*, *s'il*."""
        return not (self.governing.times | self.suppositions).isdisjoint(with_elided(word))

    @staticmethod
    def _begins(forms: Sequence[str], listed: frozenset[str]) -> bool:
        """Whether words begin with a listed one, or with several in a row; some scripts run them together."""
        if forms and is_spaceless(forms[0]):
            return "".join(forms).startswith(tuple(each for each in listed if is_spaceless(each)))
        said = [form.casefold() for form in forms]
        text = f"{' '.join(said)} "
        several = any(text.startswith(f"{each} ") for each in of_several_words(listed))
        return several or not listed.isdisjoint(said[:1])

    @property
    def leading(self) -> frozenset[str]:
        """Words that may stand before the one that begins a clause: *and if*, *but if*, *that if*."""
        return self.governing.joining | self.governing.carrying | self.meaning.values.also | self.limits


def _ending_behind(stem: str, word: str) -> str:
    """What a word has behind its stem, without the letter that it doubles: the *ed* of *regretted*."""
    ending = word[len(stem) :]
    return ending[1:] if len(ending) > 1 and ending[0] == stem[-1] else ending


def _any_of(listed: frozenset[str], forms: Iterable[str]) -> bool:
    """Whether a listed word, or several in a row, are among others.

    Of a script without spaces each character is one of those.
    """
    words = list(map(as_listed, forms))
    if not listed.isdisjoint(words):
        return True
    text = f" {' '.join(words)} "
    if any(f" {each} " in text for each in of_several_words(listed)):
        return True
    if not any(is_spaceless(word) for word in words):
        return False
    text = "".join(words)
    return any(each in text for each in listed if is_spaceless(each))


def as_listed(form: str) -> str:
    """A word as words are listed."""
    return form.casefold().replace("’", "'")


@cache
def _parts_of(listed: frozenset[str]) -> tuple[tuple[frozenset[str], bool], ...]:
    """The words of listed ones that are several, and the characters, then True, of those without spaces."""
    several = [(frozenset(each.split(" ")), False) for each in of_several_words(listed)]
    return (*several, *((frozenset(each), True) for each in listed if is_spaceless(each)))


@remembered
def _listed(tables: Mapping[str, Any], code: str) -> Mapping[str, frozenset[str]]:
    """By table its words in a language; where one that has no attributions has none, those of all others."""
    known = tables["attributions"]
    return {
        table: frozenset(
            word.casefold()  # of μας the last letter is σ
            for each in ([code] if code in known or code in lists else known)
            for word in lists.get(each, ())
        )
        for table, lists in tables.items()
    }


def quoting_words(
    rules: Mapping[str, Mapping[str, Any]], language: str | None, meaning: Meaning
) -> QuotingWords:
    """The words for texts in `language` (BCP 47), with what its words mean."""
    tables = _listed(rules["quoting"], (language or "").split("-")[0].lower())

    def words(table: str) -> frozenset[str]:
        return tables.get(table, frozenset())

    return QuotingWords(
        meaning=meaning,
        reversals=words("reversals"),
        attributions=words("attributions") | words("acts"),
        beside=words("beside"),
        acts=words("acts"),
        determiners=words("determiners"),
        joined=words("joined"),
        moods=words("moods"),
        speakers=words("speakers"),
        limits=words("limits"),
        suppositions=words("suppositions"),
        announcing=words("announcing"),
        how_many=HowMany(meaning, words("quantities"), words("pairs"), words("measures")),
        governing=governing_words(words, meaning.values.also),
        listed=web_lines(rules),
        signs=ReporterSigns(rules.get("reporters", {})),
    )

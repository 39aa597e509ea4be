"""Words that only capitals, marks or a space tell apart: US and us, its and it's, now here and nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations
from typing import Any, Final

from edition.light_dataclass import dataclass
from edition.model import Kind
from edition.text.orthography import without_diacritics
from edition.wordlists import primary_language

_EDGES: Final = '.,;:!?()[]"«»‹›„“”'
_PARTS: Final = re.compile(r"[\s'’‐‑-]+")  # what parts words that capitals may tell apart: l'État, US-led
_ELIDED: Final = re.compile(r"^\w{1,2}['’]")
_FIGURES: Final = "0123456789.,"  # what may stand right before the sign of a unit
_LISTS: Final = ("compounds", "focus", "relatives", "reasons", "stressed", "naming", "titles", "owners")
_ACCENTS: Final = "\u0300\u0301\u0302\u0303\u0327"  # café's; not the points of für's, which is fürs
_SHORT: Final = 3  # letters; shorter words have no possessive that is taken for a plural


@dataclass(frozen=True)
class Apart:
    """The pairs of one language; `compounds` may be written together or not, as one word.

    `optional` are kana that may be left out, each with the sign before it and the kana that may follow,
    `perhaps` those without which the word may be another;
    `focus` are words that what denies may go with (not only), `relatives` those that say which, `reasons`
    those that say why, `stressed` abbreviations that may be words in capitals for stress, `initials` pairs of
    `marks` that are one word where a sentence begins with it, `naming` words before a name of a place or a
    time, `titles` what a comma parts from a name, `senses` two spellings of one word of which one is another
    word too, with the words beside it that say which is meant; `owners` say whose, with the endings `either`
    a word is a noun or a verb. `whose`: an apostrophe at a last s says whose it is, without it are many.
    """

    capitals: frozenset[tuple[str, str]]
    marks: frozenset[frozenset[str]]
    compounds: frozenset[str]
    focus: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    optional: frozenset[tuple[str, str, str]] = frozenset()
    stressed: frozenset[str] = frozenset()
    perhaps: frozenset[tuple[str, str, str]] = frozenset()
    initials: frozenset[frozenset[str]] = frozenset()
    naming: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    senses: Mapping[frozenset[str], frozenset[str]] = field(default_factory=dict, hash=False)
    owners: frozenset[str] = frozenset()
    either: tuple[str, ...] = ()
    whose: bool = False

    def tells(self, kind: Kind, one: str, two: str, initial: bool) -> bool:
        """True of two readings of the same letters that say different words.

        `initial`: one of them begins a sentence, or stands among capitals, which says nothing of it.

        >>> Apart(frozenset({("US", "us")}), frozenset(), frozenset()).tells(Kind.CASE, "US", "us", False)
        True
        """
        if kind is Kind.CASE:
            if initial:  # which is said of what is elided alone: L'État at the head of a sentence
                one, two = (_ELIDED.sub("", text, 1) if _ELIDED.match(text) else "" for text in (one, two))
            return self._capital_words(one, two)
        if kind not in (Kind.PUNCTUATION, Kind.SPELLING, Kind.SPACING):
            return False
        if not initial and self._capital_words(one.replace(".", ""), two.replace(".", "")):
            return True
        words, others = _bare(one), _bare(two)
        if frozenset((" ".join(words), " ".join(others))) in self.marks:
            return True
        return len(words) == len(others) and any(map(self._marks, words, others))

    def may_be_stress(self, one: str, two: str) -> bool:
        """True of two readings that capitals tell apart, in words that may have them for stress: ACT, act.

        So may a word with one capital, which begins a sentence or a chapter: It, IT.
        """
        words, others = ([part.strip(_EDGES) for part in _PARTS.split(text)] for text in (one, two))
        told = [pair for pair in zip(words, others, strict=False) if self._capitals(*pair)]
        return bool(told) and all(
            not self.stressed.isdisjoint(pair) or _begins_with_capital(*pair) for pair in told
        )

    def hyphen_decides(self, one: str, two: str) -> bool:
        """True of two words that a hyphen makes another thing than they are without: man eating."""
        first, second = one.lower(), two.lower()
        return frozenset((f"{first}-{second}", f"{first} {second}")) in self.marks

    def _capital_words(self, one: str, two: str) -> bool:
        return any(map(self._capitals, _PARTS.split(one), _PARTS.split(two)))

    def _capitals(self, one: str, two: str) -> bool:
        one, two = (text.strip(_EDGES).lstrip(_FIGURES) for text in (one, two))
        return (one, two) in self.capitals or (two, one) in self.capitals

    def _marks(self, one: str, two: str) -> bool:
        if one == two:
            return False
        if frozenset((one, two)) in self.marks:
            return True
        if one.endswith("s") and two.endswith("s") and frozenset((one[:-1], two[:-1])) in self.marks:
            return True
        endings = {_possessive(one), _possessive(two)} if self.whose else {""}
        return len(endings) > 1 and "" not in endings


def _begins_with_capital(one: str, two: str) -> bool:
    """True of initials and the same letters as they begin a sentence."""
    initials, word = sorted((one, two))
    return len(initials) > 1 and initials.isupper() and word == initials.capitalize()


def _initials(capitals: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The abbreviations that are words, each with the word as it begins a sentence: IT, It."""
    for initials, word in capitals:
        if len(initials) > 1 and initials == word.upper() and word == word.lower():
            yield initials, word.capitalize()


def _possessive(word: str) -> str:
    """Whether a word is its own, theirs, or many: boy's, boys', boys."""
    stem = without_diacritics(word.rstrip("s'"), _ACCENTS)
    if len(stem) < _SHORT or not stem.isalpha() or not stem.isascii():
        return ""
    ending = word[len(stem) :]
    return ending if ending in ("'s", "s'", "s") else ""


def _bare(text: str) -> Sequence[str]:
    """The words without capitals and the marks around them; apostrophes and hyphens are theirs."""
    plain = text.lower().replace("’", "'").replace("ʼ", "'").replace("‐", "-").replace("‑", "-")
    return [word for part in plain.split() if (word := part.strip(_EDGES))]


def _units(known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The signs of units, prefix and name, that only capitals tell apart: mHz and MHz, nm and Nm."""
    made = (prefix + unit for prefix in known.get("prefixes", ()) for unit in known.get("units", ()))
    alike: dict[str, list[str]] = {}
    for sign in sorted({*made, *known.get("signs", ())}):
        alike.setdefault(sign.lower(), []).append(sign)
    for signs in alike.values():
        if len(signs[0]) > 1:
            yield from combinations(signs, 2)


def apart(rules: Mapping[str, Mapping[str, Any]], language: str | None) -> Apart:
    """The pairs of a language (BCP 47)."""
    primary = primary_language(language or "en")
    known = rules.get("apart", {}).get(primary, {})
    always = rules.get("apart", {}).get("any", {})
    capitals = (*always.get("capitals", ()), *known.get("capitals", ()), *_units(always))
    return Apart(
        capitals=frozenset((*((one, two) for one, two in capitals), *_initials(known.get("capitals", ())))),
        marks=frozenset(frozenset((one.lower(), two.lower())) for one, two in known.get("marks", ())),
        optional=_kana(known.get("optional", ())),
        perhaps=_kana(known.get("perhaps", ())),
        initials=frozenset(frozenset(pair) for pair in known.get("initials", ())),
        senses={frozenset((one, two)): frozenset(beside) for one, two, *beside in known.get("senses", ())},
        either=tuple(known.get("either", ())),
        whose=known.get("whose", primary not in rules.get("meaning", {})),  # no language may be English
        **{name: frozenset(known.get(name, ())) for name in _LISTS},
    )


def _kana(entries: Sequence[Sequence[str]]) -> frozenset[tuple[str, str, str]]:
    return frozenset((sign, kana, follows) for sign, kana, after in entries for follows in after)

"""The language that a text seems to be in, where its edition does not say: by script, letters, common words.

What is found is said, and excuses nothing: without a declared language only the spellings of English are
folded, and of a text that is found to be in another language none at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import regex

from edition.late_patterns import late
from edition.text.known_words import is_english
from edition.text.remembered import remembered

_SAMPLE: Final = 4_000  # characters of a text that are looked at
_LEAST: Final = 2  # common words that a text must have of a language
_TELLING: Final = 20  # words of a text that would tell that it is English
# Of the words of a shorter text, names aside, more must be in the list of English words
_ENGLISH: Final = 0.75
_SHARE: Final = 0.5  # of the letters that must be of a script
_ACCENTED: Final = late(regex.compile, r"[à-öø-žƀ-ɏḁ-ỿ]")  # letters that words of English rarely have; not ſ
_WORD: Final = late(regex.compile, r"\p{L}+")
# Scripts, in order, with the language taken for each, and letters that only a sister of it has.
_SCRIPTS: Final = tuple(
    (regex.compile(pattern), language, regex.compile(letters) if letters else None, sister)
    for pattern, language, letters, sister in (
        (r"[\p{Hiragana}\p{Katakana}]", "ja", "", ""),
        (r"\p{Hangul}", "ko", "", ""),
        (r"\p{Han}", "zh", "", ""),
        (r"\p{Cyrillic}", "ru", r"[ґєїҐЄЇ]|\bі\b", "uk"),
        (r"\p{Greek}", "el", "[ἀ-ῼ]", "grc"),
        (r"\p{Hebrew}", "he", "", ""),
        (r"\p{Arabic}", "ar", "[پچگژ]", "fa"),
        (r"\p{Thai}", "th", "", ""),
        (r"\p{Devanagari}", "hi", "", ""),
    )
)
_KANA: Final = 0.1  # share of the letters that makes a text Japanese: the others may be characters
# Languages that deny and count in the same words: a text that is as well in either is in the first.
_SISTERS: Final = (("da", "nb"),)
_OfEach = Mapping[str, frozenset[str]]  # by language its common words, or its own letters
UNKNOWN: Final = "und"


def detect(rules: Mapping[str, Mapping[str, Any]], texts: Sequence[str]) -> str | None:
    """The language (BCP 47) of texts, None where nothing tells it.

    >>> from edition.text.ladders import read_rules
    >>> detect(read_rules(), ["Der Rat hat das nicht gesagt, und die Stadt wird es auch nicht tun."])
    'de'
    """
    sample = " ".join(text[:_SAMPLE] for text in texts)
    letters = sum(map(str.isalpha, sample))
    for script, language, own, sister in _SCRIPTS:
        if letters and len(script.findall(sample)) >= letters * (_KANA if language == "ja" else _SHARE):
            return sister if own is not None and own.search(sample) else language
    tables = rules.get("languages", {})
    return _by_words(sample, _of_each(tables, "common"), _of_each(tables, "letters"))


def _by_words(sample: str, common: _OfEach, letters: _OfEach) -> str | None:
    """The language of which a text has most common words, if it has them of none other as often.

    A word with a letter of the language counts as one of its common words.
    """
    words = Counter(_WORD.findall(sample.lower()))
    marked = [(set(word), number) for word, number in words.items() if not word.isascii()]
    found = (
        (
            sum(words[word] for word in known.intersection(words))
            + sum(number for signs, number in marked if signs & letters.get(name, frozenset())),
            name,
        )
        for name, known in common.items()
    )
    counts = sorted(found, key=lambda each: -each[0])
    if not counts or counts[0][0] < _LEAST:
        return None
    best = [name for number, name in counts if number == counts[0][0]]
    return best[0] if len(best) == 1 or tuple(best) in _SISTERS else None


@remembered
def _of_each(tables: Mapping[str, Any], what: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(known[what]) for language, known in tables.items() if what in known}


def _may_be_english(text: str) -> bool:
    """True of a text of which English has nearly all words, those with capitals aside if there are others."""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower()] or [word.lower() for word in words]
    return not small or sum(map(is_english, small)) > _ENGLISH * len(small)


class Tongue(NamedTuple):
    """In which language spellings count as one (None: English), and in which words deny and count."""

    spelled: str | None
    spoken: str


def tongue(rules: Mapping[str, Mapping[str, Any]], declared: str | None, texts: Sequence[str]) -> Tongue:
    """The language that is declared; else that which is found, in which no two spellings count as one.

    Where nothing is found only texts too short to tell are taken for English, and none that has accents, or
    words that English has not.
    """
    if declared:
        return Tongue(declared, declared)
    found = detect(rules, texts)
    few = found is None and sum(len(text[:_SAMPLE].split()) for text in texts) < _TELLING * len(texts)
    few = few and not any(_ACCENTED.search(text[:_SAMPLE].lower()) for text in texts)
    few = few and _may_be_english(" ".join(text[:_SAMPLE] for text in texts))
    return Tongue(None if found == "en" or few else UNKNOWN, found or "en")

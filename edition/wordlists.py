"""Which words a language has, so far as a list of them is at hand.

The lists are those of pyspellchecker: words by how often they occur, for twelve languages. In Chinese and
Japanese, where a sign stands for a word, the common signs are those of the first level of the national
character set.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import tomli

from edition.light_dataclass import dataclass

# Occurrences in the list's corpora; what is rarer there is as often a slip (oh for of: tiie)
_LEAST: Final = 40
# Languages whose lists, of 30,000 words or fewer, lack most of their forms
_SHORT: Final = ("ru", "fa", "eu")
_MUCH: Final = 1_000  # times as often: beside such a word a near one is hardly ever meant (not, nat)
# By language the words of one letter; the lists have every letter, as the name of something.
_LETTERS: Final = {
    "en": "aio", "fr": "aàôyo", "es": "aeouyé", "it": "aeèioàò", "pt": "aeoéàáó", "nl": "uo",
    "ru": "авикосуя", "la": "aeo",
}  # fmt: skip
_AFTER_CHANGE: Final = 3  # letters behind a vowel that changes in a stem: the last of its syllable
_FEW: Final = 12  # words that are missed; from then on to have the lines in order is quicker
_SETS: Final = {"zh": ("gb2312", 0xB0, 0xD7), "zh-hant": ("big5", 0xA4, 0xC6), "ja": ("euc_jp", 0xB0, 0xCF)}


def has_list(language: str | None) -> bool:
    """Whether there is a list of the words of a language (BCP 47) that tells what is none of them."""
    primary = primary_language(language)
    return (_file(primary).is_file() and primary not in _SHORT) or primary in _SETS


@cache
def word_list(language: str | None) -> Callable[[str], bool]:
    """Says of a word without capitals whether it is one of the language; of none where there is no list."""
    primary = primary_language(language)
    if primary in _SETS:
        return _common_sign("zh-hant" if _is_traditional(language) else primary)
    return _words(primary)


def much_rarer(language: str | None, times: float = _MUCH) -> Callable[[str, str], bool]:
    """Says of two words without capitals whether the first is hardly ever met beside the second."""
    words = word_list(language)
    if not isinstance(words, _ListedWords):
        return lambda rare, common: False
    return partial(words.much_rarer, times)


@cache
def _words(primary: str) -> Callable[[str], bool]:
    path = _file(primary)
    if not path.is_file():
        return frozenset[str]().__contains__
    return _ListedWords(gzip.decompress(path.read_bytes()), _LETTERS.get(primary), _forms(primary))


@dataclass(frozen=True)
class _Forms:
    """The forms of the words of a list that has none; `endings` are by ending in a text those of the list."""

    endings: Mapping[str, Sequence[str]]
    stems: Sequence[tuple[str, str]]
    words: frozenset[str]

    def listed(self, word: str) -> Iterator[str]:
        """The words of the list of which this may be a form."""
        for at in range(1, len(word)):
            for ending in self.endings.get(word[at:], ()):
                yield word[:at] + ending
                for changed, plain in self.stems:
                    before, found, after = word[:at].rpartition(changed)
                    if found and len(after) < _AFTER_CHANGE:
                        yield before + plain + after + ending


def _forms(primary: str) -> _Forms | None:
    known = tomli.loads((files("edition") / "rules" / "forms.toml").read_text("utf-8")).get(primary)
    if known is None:
        return None
    endings: dict[str, list[str]] = {}
    for listed, forms in known["endings"]:
        for form in forms.split():
            endings.setdefault(form, []).append(listed)
    stems = [(changed, plain) for changed, plain in known["stems"]]
    return _Forms(endings, stems, frozenset(known["words"].split()))


class _ListedWords:
    """The words of a list, which is JSON with a word a line, and the `forms` that follow from them.

    Each is looked for by halves in its text, as most lists are in order. That a list lacks one is sure where
    it is nowhere in the text, which takes 2 ms; of later ones, where it is not among the lines put in order,
    which takes 30 ms once. To read the list as JSON would take longer than to collate a statement.
    """

    def __init__(self, written: bytes, letters: str | None, forms: _Forms | None = None) -> None:
        self._written, self._letters, self._forms = written, letters, forms
        self._counts: dict[str, int] = json.loads(written) if b"\\u" in written else {}
        self._known: dict[str, bool] = {}
        self._missed = 0

    def __call__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._occurs(word) and (
                self._count(word) >= _LEAST or self._is_form(word)
            )
        return known

    def _is_form(self, word: str) -> bool:
        if self._forms is None or not word.isalpha():
            return False
        return word in self._forms.words or any(
            self._count(listed) >= _LEAST for listed in self._forms.listed(word)
        )

    def _occurs(self, word: str) -> bool:
        """False of a letter that is no word of the language."""
        return len(word) != 1 or self._letters is None or not word.isalpha() or word in self._letters

    def much_rarer(self, times: float, rare: str, common: str) -> bool:
        """True where the second word is so many times as common as the first."""
        return max(1, self._count(rare)) * times <= self._count(common)

    def _count(self, word: str) -> int:
        """How often the word occurs in the list's corpora."""
        if self._counts:
            return self._counts.get(word, 0)
        quoted = f'"{word}"' if word.isalnum() else json.dumps(word, ensure_ascii=False)
        head = quoted.encode("utf-8", "replace") + b": "
        line = self._line(head)
        return int(line[len(head) :].rstrip(b",} \r")) if line.startswith(head) else 0

    def _line(self, head: bytes) -> bytes:
        """The line that begins so; where there is none another."""
        written = self._written

        def is_behind(at: int) -> bool:
            begin = written.rfind(b"\n", 0, at) + 1
            return written[begin : begin + len(head)] >= head

        if self._forms is None and self._missed < _FEW:  # then the lines are in order, sooner searched
            at = bisect_left(range(len(written)), True, lo=written.find(b"\n") + 1, key=is_behind)
            if not written.startswith(head, at):  # the list lacks it, or is not in order
                self._missed += 1
                at = written.find(b"\n" + head) + 1 if self._missed < _FEW else -1
            if at >= 0:
                return written[at : at + len(head) + 20].split(b"\n", 1)[0]
        return self._lines[bisect_left(self._lines, head)]

    @cached_property
    def _lines(self) -> list[bytes]:
        return [*sorted(self._written.split(b"\n")), b"\xff"]


def _common_sign(name: str) -> Callable[[str], bool]:
    encoding, first, last = _SETS[name]

    def is_common(text: str) -> bool:
        """True where every sign is of the first level; letters of other scripts are."""
        return all(sign < "\u3400" or _level(sign) for sign in text)

    def _level(sign: str) -> bool:
        encoded = sign.encode(encoding, "ignore")
        return len(encoded) == 2 and first <= encoded[0] <= last

    return is_common


def _is_traditional(language: str | None) -> bool:
    parts = (language or "").lower().split("-")[1:]
    return any(part in ("hant", "tw", "hk", "mo") for part in parts)


def primary_language(language: str | None) -> str:
    """The language of a tag (BCP 47) by which its tables are named; Norwegian is that of most books.

    >>> primary_language("de-CH"), primary_language("no"), primary_language(None)
    ('de', 'nb', '')
    """
    code = (language or "").replace("_", "-").lower().split("-")[0]
    return "nb" if code == "no" else code


@cache
def _file(primary: str) -> Path:
    """Where the list of a language is; to load the package itself takes longer than to find it."""
    found = find_spec("spellchecker")
    (place,) = (found and found.submodule_search_locations) or ["spellchecker"]
    return Path(place) / "resources" / f"{primary}.json.gz"

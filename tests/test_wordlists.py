"""Words of a language: few are looked for in the list's text, many in the list as read; both say the same."""

from __future__ import annotations

import pytest

from edition.wordlists import _ListedWords, _words, much_rarer, word_list


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", ["oh", "harbour", "zoology", "qzx", 'say"', "a\\", "", "a", "to\ud800", "ﬁre"], "1010000100"),
        ("de", ["straße", "über", "strasse", "qzx", "haus", "a"], "110011"),
        ("fr", ["été", "ete", "à", "qzx"], "1010"),
        ("es", ["quería", "buscó", "cuentan", "voces", "reunirse", "gobiemo", "precics", "tiie"], "11111000"),
        ("xx", ["a"], "0"),
    ],
)
def test_few_words_are_looked_for_and_many_read_alike(language: str, words: list[str], expected: str) -> None:
    fresh = _words.__wrapped__(language)
    found = "".join(str(int(fresh(word))) for word in words)
    for number in range(400):
        fresh(f"word {number}")
    assert "".join(str(int(fresh(word))) for word in words) == found
    assert "".join(str(int(word_list(language)(word))) for word in words) == found
    assert found == expected


def test_of_words_that_no_list_has_none_is_rarer() -> None:
    rarer = much_rarer("en")
    assert rarer("nat", "not")
    assert not rarer("zorvik", "zorvil")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lists_need_not_be_in_order(ending: str) -> None:
    counts = {"'s": 41, "b": 42, "a": 43, "ab": 44, "aa": 45, "z": 46, "é": 47, "b's": 48, "zz": 49}
    written = ("," + ending).join(f'"{word}": {count}' for word, count in counts.items())
    words = _ListedWords(f"{{{ending}{written}{ending}}}".encode(), None)
    asked = [*counts, "{", "}", "", '"', "ac", "y", "zzz", "\ud800", *counts, *(f"no{n}" for n in range(20))]
    assert [words._count(word) for word in asked] == [counts.get(word, 0) for word in asked]
    assert [words._count(word) for word in counts] == list(counts.values()), "once many are missed"

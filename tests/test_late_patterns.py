"""A late pattern is one, once it is used."""

from __future__ import annotations

import re

import regex

from edition.late_patterns import late


def test_is_compiled_when_first_used() -> None:
    asked = []

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        asked.append(pattern)
        return re.compile(pattern, flags)

    found = late(compiled, "b(c)", re.IGNORECASE)
    assert asked == []
    assert [match[1] for match in found.finditer("abC BC")] == ["C", "C"]
    assert found.sub("x", "abcBC") == "axx"
    assert found.search("abc")
    assert found.search("ab") is None
    assert (found.pattern, found.groups) == ("b(c)", 1)
    assert asked == ["b(c)"]


def test_either_library() -> None:
    assert late(regex.compile, r"\p{Lu}+").findall("aBCd") == ["BC"]

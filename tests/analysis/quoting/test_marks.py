"""Quotation marks: which open and which close, in any language."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.analysis.quoting.marks import (
    ELLIPSIS,
    LETTERS_IN_BRACKETS,
    is_mark,
    marked_spans,
    marked_stretches,
)
from edition.model import Span


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("He said “no” and ‘yes’.", ["no", "yes"]),
        ("Er sagt: „Das ‚geht‘ nicht“, so.", ["Das ‚geht‘ nicht", "geht"]),
        ("»Ja«, sagte er, »gut«", ["Ja", "gut"]),
        ("« Non », dit-il.", [" Non "]),
        ("他说“没有证据”。「不是」", ["没有证据", "不是"]),
        ("”Vi vet inte”, sade han, ”men”", ["Vi vet inte", "men"]),
        ('The firm\'s "it\'s so," he said, "and no".', ["it's so,", "and no"]),
        ("‘the employees’ work was good’ he said", ["the employees’ work was good"]),
        ("the dogs' bowl and the cats' tail", []),
        ("“first ‘inner’ and “more” of it”", ["first ‘inner’ and “more” of it", "inner", "more"]),
        ("A “mark left open runs to the end", ["mark left open runs to the end"]),
        ("A closing mark” alone", []),
        (
            '회사는 "숨기지 않았다"라고 했고 ‘책임을 묻겠다’며 "끝"이라고',
            ["숨기지 않았다", "책임을 묻겠다", "끝"],
        ),
        ('他说"我们没有"是假的，"不是。"又说', ["我们没有", "不是。"]),
        ('Il dit : " Je viens ", puis : " Je reste ."', [" Je viens ", " Je reste ."]),
        ('" Nous venons ', [" Nous venons "]),
        ('He said: " We came." and "we saw, " then left', [" We came.", "we saw, "]),
        ('a pipe of 5" and " no more', []),
        ('He said: "Piles of 12 " and 8 " in 2019" here.', ['Piles of 12 " and 8 " in 2019']),
        ('Planks 12 " wide and 10 " long.', []),
        ('Il dit : " Je viens en 2019 " et part.', [" Je viens en 2019 "]),
        ("ד״ר כהן אמר ״אנו מצטערים״, וצה״ל שתק", ["אנו מצטערים"]),
        ("Said ”We came“ twice. “No,” he said.", ["We came", "No,"]),
        ("Said <<We came>> and ❝went❞, if a<<b and b>>2.", ["We came", "went"]),
        ('Er sagte ,,Wir kamen" und ging.', ["Wir kamen"]),
        ("Er sagte ,,Wir kamen`` und ging.", ["Wir kamen"]),
        ("Mówi „Jesteśmy‟ i idzie.", ["Jesteśmy"]),
        ("Il dit : << Je viens >> et part.", [" Je viens "]),
        ('"We came", they said."We saw." It is late.', ["We came", "We saw."]),
        ('They said: "We came."It is late.', ["We came."]),
        (
            "He said , `` We came to the mayor 's house . '' It rained .",
            [" We came to the mayor 's house . "],
        ),
        ("Er sagte ,,Wir kamen in Hans' Haus'' und ging.", ["Wir kamen in Hans' Haus"]),
    ],
)
def test_what_stands_in_marks(text: str, stretches: list[str]) -> None:
    assert [text[each.start : each.end] for each in marked_stretches(text, 0, len(text))] == stretches


def test_a_mark_left_open_is_said_to_be() -> None:
    assert [each.closed for each in marked_stretches("“a” “b", 0, 6)] == [True, False]


@pytest.mark.parametrize("sign", ["…", "...", ". . .", "[…]", "[...]", "(…)", "……", "[---]", "/.../"])
def test_signs_of_an_omission(sign: str) -> None:
    assert ELLIPSIS.search(f"one {sign} two")


@pytest.mark.parametrize(("text", "word"), [("“[W]e do”", "[W]e"), ("our polic[ies] are", "polic[ies]")])
def test_letters_in_brackets(text: str, word: str) -> None:
    match = LETTERS_IN_BRACKETS.search(text)
    assert match is not None
    assert match.group() == word


@given(st.lists(st.text("a '`,<>”\"«", max_size=6), max_size=8))
def test_stretches_with_a_mark_are_found_in_the_whole_text(parts: list[str]) -> None:
    ends = list(accumulate(map(len, parts)))
    spans = [Span(end - len(part), end) for part, end in zip(parts, ends, strict=True)]
    marked = [span for span, part in zip(spans, parts, strict=True) if is_mark(part)]
    assert marked_spans("".join(parts), spans) == marked
    assert marked_spans("".join(parts), spans[::2]) == [span for span in spans[::2] if span in marked]

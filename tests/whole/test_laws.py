"""The laws of the archive, tried on texts that nobody wrote."""

from __future__ import annotations

import os
import pickle
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from operator import eq
from textwrap import fill

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.export.edition_json import to_json
from edition.model import Edition, Kind
from edition.text.ladders import ladder, read_rules
from tests.quality import prose
from tests.support.examples import few
from tests.support.laws import (
    assert_nothing_lost,
    assert_units_in_order,
    assert_verbatim,
)
from tests.support.witnesses import collated

LADDER = ladder(read_rules(), "en")

WORDS = [
    "the",
    "of",
    "a",
    "council",
    "bridge",
    "rumours",
    "rumors",
    "Harbour",
    "harbor",
    "can’t",
    "can't",
    "cannot",
    "33.107",
    "£169m",
    "well-known",
    "3GPP/ETSI",
    "no",
]
MARKS = [
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    " – ",
    " - ",
    "; ",
    " “",
    "” ",
    "\u00a0",
    "\n",
    "\n\n",
    "\r\n",
    "-\n",
    "\f",
    "  ",
]
SCRIPTS = [
    "日本語",
    "สวัสดี",
    "שלום",
    "سلام",
    "e\u0301tude",
    "ﬁnal",
    "\u200b",
    "\u202e",
    "<b>",
    "&amp;",
    "{{x}}",
    "𝔘",
    "\u00ad",
]


def texts(least: int = 1) -> st.SearchStrategy[str]:
    """Texts of words and marks, some in scripts and with characters that break careless code."""
    piece = st.tuples(st.sampled_from([*WORDS, *WORDS, *SCRIPTS]), st.sampled_from(MARKS))
    return st.lists(piece, min_size=least, max_size=40).map(
        lambda pieces: "".join(word + mark for word, mark in pieces)
    )


INLINE = [mark for mark in MARKS if not set(mark) & set("\n\r\f")]


@st.composite
def versions(draw: st.DrawFn, marks: list[str] = MARKS) -> list[str]:
    """Two or three versions of one text, each with its own changes."""
    piece = st.tuples(st.sampled_from(WORDS), st.sampled_from(marks))
    pieces = draw(st.lists(piece, min_size=3, max_size=60))
    return [_altered(draw, pieces, marks) for _ in range(draw(st.integers(2, 3)))]


def _altered(draw: st.DrawFn, pieces: list[tuple[str, str]], marks: list[str]) -> str:
    changed = list(pieces)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(changed) - 1))
        action = draw(st.sampled_from(["word", "mark", "drop", "add", "garble", "move"]))
        word, mark = changed[at]
        if action == "word":
            changed[at] = (draw(st.sampled_from([*WORDS, *SCRIPTS])), mark)
        elif action == "mark":
            changed[at] = (word, draw(st.sampled_from(marks)))
        elif action == "drop" and len(changed) > 1:
            del changed[at]
        elif action == "add":
            changed.insert(at, (draw(st.sampled_from(WORDS)), draw(st.sampled_from(marks))))
        elif action == "garble":
            changed[at] = (word.replace("o", "0").replace("r", "n"), mark)
        else:
            changed.append(changed.pop(at))
    return "".join(word + mark for word, mark in changed)


@pytest.mark.slow
@settings(max_examples=few(50))
@given(versions(), st.sampled_from(["", "A", "B", "AB"]))
def test_nothing_is_lost_and_readings_are_verbatim(versions: list[str], ocr: str) -> None:
    edition = collated(*versions, ocr=ocr)
    assert_nothing_lost(edition)
    assert_verbatim(edition)
    assert_units_in_order(edition)


@pytest.mark.slow
@settings(max_examples=few(50))
@given(st.lists(texts(), min_size=1, max_size=4))
@example(["\u200b ", "the "])
def test_nothing_is_lost_of_unrelated_texts(several: list[str]) -> None:
    edition = collated(*several)
    assert_nothing_lost(edition)
    assert_verbatim(edition)


SENTENCES = (
    "The committee met on Monday to consider the report of the inspector.",
    "It found that the bridge had been closed since March without any notice.",
    "Several members asked why the harbour office had kept silent for so long.",
    "The chairman promised a full answer before the end of the year.",
    "No vote was taken, and the matter goes to the council in spring.",
)


@st.composite
def revisions(draw: st.DrawFn) -> list[str]:
    """Two versions of a text in paragraphs: some left out, one moved, words changed."""
    return [_revised(draw) for _ in range(2)]


def _revised(draw: st.DrawFn) -> str:
    kept = [sentence for sentence in SENTENCES if draw(st.integers(0, 9))]
    if len(kept) > 1 and not draw(st.integers(0, 3)):
        kept.append(kept.pop(draw(st.integers(0, len(kept) - 1))))
    words = [sentence.split() for sentence in kept]
    for paragraph in words:
        if draw(st.booleans()):
            paragraph[draw(st.integers(1, len(paragraph) - 2))] = draw(st.sampled_from([*WORDS, ""]))
    return "\n\n".join(" ".join(filter(None, paragraph)) for paragraph in words) or "Nothing."


TURNED = {Kind.ADDITION: Kind.OMISSION, Kind.OMISSION: Kind.ADDITION}


@pytest.mark.slow
@settings(max_examples=few(50))
@given(st.one_of(versions(INLINE), revisions()), st.sampled_from(["", "A", "B"]))
def test_swapping_the_base_swaps_addition_and_omission_only(versions: list[str], ocr: str) -> None:
    """Of whole texts, of which one at most is recognised: one that breaks off in a sentence is torn there."""
    versions = [f"{version.rstrip()}." for version in versions[:2]]
    plain = collated(*versions, ocr=ocr, base="A")
    turned = collated(*versions, ocr=ocr, base="B")
    assert judged(plain, "A", "B", turn=False) == judged(turned, "A", "B", turn=True)


def judged(edition: Edition, one: str, two: str, *, turn: bool) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for _, unit in edition.units():
        kind = TURNED.get(unit.kind, unit.kind) if turn else unit.kind
        found[unit.readings[one].text, unit.readings[two].text, kind] += 1
    return found


@given(st.one_of(texts(), st.text(max_size=40)))
@example("a`b´c")
@example("…\u00a0…")
@example("１２．５")
@example("i\u0307\u0323")
@example("33.107” 33.107” ")
def test_rungs_are_idempotent(text: str) -> None:
    for kind, fold in LADDER.rungs:
        once = fold(text)
        assert fold(once) == once, kind


@pytest.mark.slow
@given(st.lists(st.one_of(texts(), st.text(max_size=20)), min_size=2, max_size=6))
@example(["Rumours", "rumors"])
@example(["don’t", "dont"])
def test_what_agrees_on_a_rung_agrees_above_it(several: list[str]) -> None:
    folded = {text: _folded(text) for text in several}
    for one in several:
        others = (one.upper(), one.replace(" ", "\u00a0"), f"“{one}”")
        for two in (*folded.values(), *map(_folded, others)):
            agreed = list(map(eq, folded[one], two))
            assert agreed == sorted(agreed)


def _folded(text: str) -> list[str]:
    return [fold(text) for _, fold in LADDER.rungs]


PROGRAM = """
import sys
from edition.export.edition_json import to_json
from tests.support.witnesses import collated
one, two = "The rumours, the bridge.\\n\\nNo harbour.", "The rumors; a bridge.\\n\\nNo harbor."
sys.stdout.buffer.write(to_json(collated(one, two)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_same_bytes_whatever_the_hash_seed_zone_and_locale(seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, env=environment, check=True)
    edition = collated("The rumours, the bridge.\n\nNo harbour.", "The rumors; a bridge.\n\nNo harbor.")
    assert run.stdout == to_json(edition)


@given(versions())
@settings(max_examples=few(20))
def test_an_edition_survives_pickling(versions: list[str]) -> None:
    edition = collated(*versions)
    assert pickle.loads(pickle.dumps(edition)) == edition


def run_on(text: str, width: int) -> str:
    """A text in lines, as captions are: nothing says where its paragraphs begin."""
    return fill(text.replace("\n\n", " "), width) + "\n"


def unlike(one: str, two: str) -> list[tuple[str, ...]]:
    """The differences of two texts in all but capitals and marks, each with its passage and readings."""
    edition = collated(one, two, language="en")
    return [
        (passage.id, *(re.sub(r"[^\w ]", "", reading.text.casefold()) for reading in unit.readings.values()))
        for passage in edition.passages
        for unit in passage.units
        if unit.kind not in (Kind.CASE, Kind.PUNCTUATION)
    ]


@pytest.mark.parametrize("width", [40, 60, 72])
@pytest.mark.parametrize("change", [str.upper, str.lower, partial(re.sub, r"[^\w\s]", "")])
def test_a_transcript_in_capitals_small_letters_or_without_marks_differs_in_words_alone(
    change: Callable[[str], str], width: int
) -> None:
    rng = random.Random(width)
    text = re.sub("['’]", "", "\n\n".join(prose.paragraph(rng, rng.randint(25, 60)) for _ in range(5)))
    other = text.replace(" not ", " never ").replace(" the ", " this ", 1)
    assert unlike(text, change(run_on(text, width))) == []
    assert unlike(text, change(run_on(other, width))) == unlike(text, other)

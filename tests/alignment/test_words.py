"""Words to words."""

from __future__ import annotations

import itertools
import random
from itertools import pairwise

import numpy as np
import pytest

from edition.alignment import words
from edition.alignment.anchors import Run, chain_around, columns, rows_of, unique_runs
from edition.alignment.links import Alignment, equal_runs
from edition.alignment.transpositions import moved_blocks
from edition.alignment.words import align, best_chain


def aligned(one: str, two: str) -> tuple[Alignment, list[str], list[str]]:
    a, b = one.split(), two.split()
    keys = sorted({*a, *b})
    numbers = [np.array([keys.index(word) for word in words], dtype=np.int64) for words in (a, b)]
    return align(numbers[0], numbers[1], keys), a, b


def shown(one: str, two: str) -> str:
    """The alignment in a line: same words as they are, like ones with `~`, words alone with - and +."""
    alignment, a, b = aligned(one, two)
    pieces: list[str] = []
    i = j = 0
    for link in [*sorted([*equal_runs(alignment), *alignment.alike]), (len(a), len(a), len(b), len(b))]:
        pieces += [f"-{word}" for word in a[i : link[0]]] + [f"+{word}" for word in b[j : link[2]]]
        left, right = a[link[0] : link[1]], b[link[2] : link[3]]
        pieces += left if left == right else [f"{'_'.join(left)}~{'_'.join(right)}"]
        i, j = link[1], link[3]
    return " ".join(pieces)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("a b c", "a b c", "a b c"),
        ("", "a", "+a"),
        ("the cat sat", "the dog sat", "the -cat +dog sat"),
        ("take all firewalls", "taKe an nrewans", "take~taKe all~an firewalls~nrewans"),
        ("we cannot go", "we can not go", "we cannot~can_not go"),
        ("of the people", "ofthe people", "of_the~ofthe people"),
        ("a the b", "a the the b", "a the +the b"),
        ("x y z. the chairman came", "the chairman came", "-x -y -z. the chairman came"),
        ("one word", "big cat", "-one -word +big +cat"),
        ("we saw the yellow cat run", "we saw cat yellow the run", "we saw -the +cat yellow -cat +the run"),
        (
            "in old huts by night for all men fear to be seen in old huts when",
            "in two old huts near Leith when",
            "in +two old huts -by -night -for -all -men -fear -to -be -seen -in -old -huts +near +Leith when",
        ),
        ("so free him then", "so him free then", "so +him free -him then"),
        ("so him free then", "so free him then", "so -him free +him then"),
        (
            "when free him in the spring say free him",
            "when him free in the spring say xx free",
            "when +him free -him in the spring say +xx free -him",
        ),
    ],
)  # fmt: skip
def test_small_alignments(one: str, two: str, expected: str) -> None:
    assert shown(one, two) == expected


@pytest.mark.parametrize("swapped", [False, True])
def test_a_word_divided_among_many_misread_ones_is_linked_whole(swapped: bool) -> None:
    words = ["".join(each) for each in itertools.permutations("rstvz", 4)][:36]
    one = [f"{word}ama" for word in words]
    two = [f"{word}emo" for word in words]
    one[17], two[17] = "withstanding", "with standing"
    one[24], two[24:25] = "perished", ["perish", "and"]
    line = shown(" ".join(two), " ".join(one)) if swapped else shown(" ".join(one), " ".join(two))
    assert ("with_standing~withstanding" if swapped else "withstanding~with_standing") in line.split()
    assert ("-and" if swapped else "+and") in line.split()


def test_long_texts_are_aligned_around_their_differences() -> None:
    chance = random.Random(5)
    words = [f"w{chance.randrange(500)}" for _ in range(5_000)]
    changed = list(words)
    for at in range(50, 5_000, 100):
        changed[at] = f"x{at}"
    alignment, _, _ = aligned(" ".join(words), " ".join(changed))
    assert (alignment.same == np.arange(5_000)).sum() == 5_000 - 50


def test_a_text_of_one_repeated_paragraph_keeps_step() -> None:
    words = " ".join(["the same old words again and again"] * 2_000)
    alignment, a, _ = aligned(words, words.replace("old", "new", 1))
    assert (alignment.same >= 0).sum() == len(a) - 1


def test_noise_is_not_forced_into_pairs() -> None:
    chance = random.Random(7)
    noise = " ".join("".join(chance.choices("bcdfghjklm", k=6)) for _ in range(300))
    text = " ".join("".join(chance.choices("aeiounprst", k=6)) for _ in range(300))
    alignment, _, _ = aligned(noise, text)
    assert (alignment.same >= 0).sum() == 0
    assert len(alignment.alike) == 0


def test_what_stands_beside_linked_words_is_linked_in_a_long_gap() -> None:
    before = " ".join(f"lost{'abcdefghij'[at % 10]}{at}" for at in range(110))
    own = " ".join(f"{'xyzvwq'[at % 6]}{at}" for at in range(24))
    tail = "of Nilus the sight of a woman"
    shown_tail = shown(f"{before} Nilus the sight now ends here", f"{own} Nilus monk the sight now ends here")
    assert shown_tail.endswith("Nilus +monk the sight now ends here")
    assert " the " not in shown(f"{before} the {before}", f"{own} the {own} {tail}")


def test_swapped_turns_every_link_round() -> None:
    alignment, _, b = aligned("a b we cannot go", "b a we can not go")
    there = alignment.swapped(len(b)).swapped(len(alignment.same))
    assert (there.same == alignment.same).all()
    assert there.alike == alignment.alike


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([], []),
        ([Run(0, 5, 2), Run(3, 0, 5)], [Run(3, 0, 5)]),
        ([Run(0, 0, 4), Run(3, 5, 4)], [Run(0, 0, 4), Run(4, 6, 3)]),
        ([Run(0, 9, 3), Run(4, 0, 2), Run(7, 3, 2)], [Run(4, 0, 2), Run(7, 3, 2)]),
    ],
)
def test_heaviest_chain(runs: list[Run], expected: list[Run]) -> None:
    assert rows_of(Run, *chain_around(columns([], 3), columns(runs, 3))) == expected


def test_unique_runs_pass_over_what_recurs() -> None:
    a = np.array([1, 2, 3, 9, 1, 2, 3, 4, 5], dtype=np.int64)
    b = np.array([1, 2, 3, 4, 5], dtype=np.int64)
    assert unique_runs(a, b, 3) == [Run(5, 1, 4)]


def test_moved_blocks_are_found_among_what_is_left() -> None:
    a, b = np.arange(100, dtype=np.int64), np.roll(np.arange(100, dtype=np.int64), 30)
    free_a, free_b = np.arange(70, 100), np.arange(0, 30)
    (block,) = moved_blocks(a, b, free_a, free_b)
    assert tuple(block) == (70, 100, 0, 30)


def test_what_has_its_place_between_two_moved_blocks_parts_them() -> None:
    a = np.concatenate([np.arange(10), np.arange(20, 26), np.arange(10, 20), np.arange(26, 40)])
    b = np.concatenate([np.arange(20, 26), np.arange(10), np.arange(26, 40), np.arange(10, 20)])
    free_a, free_b = np.r_[0:10, 16:26], np.r_[6:16, 30:40]
    assert sorted(map(tuple, moved_blocks(a, b, free_a, free_b))) == [(0, 10, 6, 16), (16, 26, 30, 40)]


def test_the_best_chain_is_the_same_whichever_text_has_more_words() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        rows, columns = rng.integers(1, 9, 2)
        gains = rng.choice(np.array([0, 0, 0.5, 1, 1.5], dtype=np.float32), (rows, columns))
        (chain, gain), (other, same) = best_chain(gains), best_chain(gains.T)
        assert gain == same == sum(float(gains[cell]) for cell in chain)
        assert gain == sum(float(gains.T[cell]) for cell in other)
        assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(chain))


def test_what_lies_between_many_runs_is_aligned_as_between_few(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(4)
    keys = [*"abcdefgh", *(f"word{number}" for number in range(400))]
    for edited in (0.02, 0.1, 0.4):
        one = [rng.randrange(8, 408) if rng.random() < 0.7 else rng.randrange(8) for _ in range(3_000)]
        two = [word for word in one if rng.random() > edited / 2]
        two = [word if rng.random() > edited / 2 else rng.randrange(408) for word in two]
        two[900:900] = one[900:903] + [1] * 30
        a, b = np.array(one[:900] + [1] * 30 + one[900:]), np.array(two)
        found = []
        for many in (1, 10**6):
            monkeypatch.setattr(words, "MANY", many)
            found.append(align(a, b, keys))
        assert (found[0].same == found[1].same).all()
        assert found[0].alike == found[1].alike


@pytest.mark.parametrize("count", [40, 300, 2_000])
def test_words_that_all_recur_are_linked_in_gaps_of_any_size(count: int) -> None:
    rng = random.Random(count)
    one = [rng.randrange(2) for _ in range(count)]
    two = [2, *one[1:-1], 2]
    alignment = align(np.array(one), np.array(two), ["alpha", "omega", "fifth"])
    assert int((alignment.same >= 0).sum()) == count - 2


def test_long_texts_of_one_paragraph_keep_step_however_much_is_changed() -> None:
    rng = random.Random(11)
    paragraph = [f"word{number}" for number in range(30)]
    one = paragraph * 200  # more words than are aligned at once
    two: list[str] = []
    partners: list[int] = []
    for word in one:
        chance = rng.random()
        partners.append(len(two) if chance > 0.04 else -1)
        two += [word] if chance > 0.04 else [] if chance > 0.02 else ["other", "words"]
    alignment, _, _ = aligned(" ".join(one), " ".join(two))
    right = sum(same == partner >= 0 for same, partner in zip(alignment.same.tolist(), partners, strict=True))
    assert right > 0.99 * sum(partner >= 0 for partner in partners)

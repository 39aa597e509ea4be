"""The aligners that are measured, each as it is meant to be used on words."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.line_differs import git_patience, git_xdiff, gnu_diff, mercurial
from tests.bench.texts import Pair

Words = Sequence[str]
Pairs = Iterator[tuple[int, int]]


def _interned(texts: Sequence[Words]) -> tuple[list[list[int]], list[str]]:
    """The words as numbers, and the word of each."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
    return [list(map(numbers.__getitem__, text)) for text in texts], list(numbers)


def ours(base: Words, other: Words) -> Any:
    import numpy as np

    from edition.alignment.words import align

    numbers, keys = _interned((base, other))
    one, two = (np.array(text, dtype=np.int64) for text in numbers)
    return align(one, two, keys)


def our_pairs(alignment: Any) -> Pairs:
    yield from ((at, partner) for at, partner in enumerate(alignment.same.tolist()) if partner >= 0)
    for link in alignment.alike:
        yield from (
            (at, link.b + min(at - link.a, link.b_end - link.b - 1)) for at in range(link.a, link.a_end)
        )


def rapidfuzz(base: Words, other: Words) -> Any:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.opcodes(*_interned((base, other))[0])


def difflib(base: Words, other: Words) -> Any:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, base, other, autojunk=False).get_opcodes()


def patiencediff(base: Words, other: Words) -> Any:
    from patiencediff import PatienceSequenceMatcher

    return PatienceSequenceMatcher(None, list(base), list(other)).get_opcodes()


def opcode_pairs(opcodes: Any) -> Pairs:
    """Words of an equal stretch pair one by one, those of a replaced one from its beginning."""
    for tag, start, end, begin, stop in map(tuple, opcodes):
        if tag in {"equal", "replace"}:
            yield from zip(range(start, end), range(begin, stop), strict=False)


def diff_match_patch(base: Words, other: Words) -> Any:
    from diff_match_patch import diff_match_patch as dmp

    one, two = (
        "".join(chr(0x100 + n + (0x800 if n >= 0xD700 else 0)) for n in text)
        for text in _interned((base, other))[0]
    )
    differ = dmp()
    differ.Diff_Timeout = 0
    return differ.diff_main(one, two, False)


def patch_pairs(diffs: Any) -> Pairs:
    at = partner = 0
    for operation, text in diffs:
        if operation == 0:
            yield from ((at + step, partner + step) for step in range(len(text)))
        at += len(text) if operation <= 0 else 0
        partner += len(text) if operation >= 0 else 0


def dinglehopper(base: Words, other: Words) -> Any:
    return list(_dinglehopper().seq_align(base, other))


def _dinglehopper() -> ModuleType:
    """Its aligner alone: the package as a whole wants the OCR-D framework."""
    package = importlib.util.find_spec("dinglehopper")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("dinglehopper")
    place = Path(package.submodule_search_locations[0]) / "align.py"
    spec = importlib.util.spec_from_file_location("dinglehopper_align", place)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("dinglehopper.align")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def aligned_pairs(rows: Any) -> Pairs:
    at = partner = 0
    for one, two in rows:
        if one is not None and two is not None:
            yield at, partner
        at, partner = at + (one is not None), partner + (two is not None)


def collatex(*texts: Words) -> Any:
    from collatex import Collation, collate

    collation = Collation()
    for siglum, text in zip("ABCDEF", texts, strict=False):
        collation.add_plain_witness(siglum, " ".join(text))
    return collate(collation, output="table", segmentation=False)


ALIGNERS: dict[str, Callable[[Words, Words], Any]] = {
    "ours": ours,
    "GNU diff": gnu_diff,
    "git xdiff": git_xdiff,
    "git patience": git_patience,
    "mercurial": mercurial,
    "patiencediff": patiencediff,
    "rapidfuzz": rapidfuzz,
    "dinglehopper": dinglehopper,
    "difflib": difflib,
    "diff-match-patch": diff_match_patch,
    "CollateX": collatex,
}
PAIRS: dict[str, Callable[[Any], Pairs]] = {
    "ours": our_pairs,
    **dict.fromkeys(("GNU diff", "git xdiff", "git patience", "mercurial"), opcode_pairs),
    "patiencediff": opcode_pairs,
    "rapidfuzz": opcode_pairs,
    "dinglehopper": aligned_pairs,
    "difflib": opcode_pairs,
    "diff-match-patch": patch_pairs,
}


def align_pair(name: str, pair: Pair) -> Any:
    """Align the two versions of a pair."""
    return ALIGNERS[name](pair.base, pair.other)


def run(name: str, texts: Sequence[Words]) -> None:
    """Align all the texts: CollateX at once, the others each with the first."""
    if name == "CollateX":
        collatex(*texts)
    else:
        for other in texts[1:]:
            ALIGNERS[name](texts[0], other)

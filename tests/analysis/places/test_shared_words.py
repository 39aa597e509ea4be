"""What two texts share is the same whether passages are looked at one by one or all in one go."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.alignment.links import equal_runs
from edition.alignment.passages import align_paragraphs
from edition.analysis.places.shared_words import shared_by_row, shared_words
from edition.collate import prepare
from edition.model import Sources, Witness, WordRange

_PARAGRAPH = st.lists(st.sampled_from(["a", "The", "the", "ox,", "ran", "far."]), min_size=6, max_size=9)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_PARAGRAPH, _PARAGRAPH), min_size=1, max_size=4))
def test_of_all_rows_in_one_go_as_of_each(pairs: list[tuple[list[str], list[str]]]) -> None:
    texts = ("\n\n".join(" ".join(pair[side]) for pair in pairs) for side in (0, 1))
    witnesses = tuple(Witness(siglum, text, "", "") for siglum, text in zip("AB", texts, strict=True))
    prepared = prepare(Sources("Rows", "A", witnesses, language="en"))
    streams = prepared.streams
    regions = {number: WordRange(0, len(stream)) for number, stream in enumerate(streams)}
    rows = align_paragraphs(streams, regions).rows
    for row, found in zip(rows, shared_by_row(rows, streams), strict=True):
        for other, shared in found.items():
            alignment, (one, two) = (
                row.alignments[other],
                (row.side(i, streams[i]) for i in (row.base, other)),
            )
            assert shared == shared_words(one, two, alignment)
            assert shared.links == sorted([*equal_runs(alignment), *alignment.alike])
            forms = [side.stream.forms[slice(*side.region)] for side in (one, two)]
            equal = len(forms[0]) == len(forms[1]) and bool(np.array_equal(*forms))
            assert equal or alignment.alike or not shared.whole(len(forms[0]), len(forms[1]))

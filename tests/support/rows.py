"""Witnesses that share words and differ in others, drawn by chance."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.sampled_from(["a", "“b", "c.", "\u200b", "-", "é"])


_SPACE = st.sampled_from(["", " ", "\n", "\n\n"])


@st.composite
def rows(draw: st.DrawFn) -> tuple[dict[str, str], int]:
    """Witnesses that share words and differ in units and in white space."""
    shape = draw(st.lists(st.tuples(st.booleans(), _WORDS), min_size=1, max_size=8))
    texts = {}
    for siglum in "ABC":
        text = ""
        for is_unit, word in shape:
            text += draw(_SPACE) if text else ""
            reading = draw(st.one_of(st.just(""), _WORDS)) if is_unit else word
            text += f"⟦{reading}⟧" if is_unit else word
        texts[siglum] = "\u200b" + text + "\u200b" if "\n\n" in text else text
    return texts, sum(unit for unit, _ in shape)

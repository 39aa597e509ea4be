"""What a machine may have read for what is printed, by shapes alone."""

from __future__ import annotations

import math

import pytest

from edition.analysis.kinds.confusions import Misreading

SHAPES = Misreading({("rn", "m"): 0.1, ("m", "rn"): 0.1, ("l", "1"): 0.15, ("ii", "u"): 0.3, ("", "i"): 0.5})


@pytest.mark.parametrize(
    ("printed", "read", "cost"),
    [
        ("modern", "modem", 0.1),
        ("mill", "rni11", 0.4),
        ("hall", "Hall", 0.2),
        ("iil", "u1", 0.45),
        ("word", "word", 0.0),
        ("hall", "hail", math.inf),
        ("rn", "rnm", math.inf),
        ("al", "ail", math.inf),
        ("", "a", math.inf),
    ],
)
def test_shapes_explain_all_that_is_read_at_the_least_cost(printed: str, read: str, cost: float) -> None:
    assert SHAPES.explains(printed, read, cost + 1e-9)
    assert cost == 0 or not SHAPES.explains(printed, read, min(cost - 1e-9, 99))

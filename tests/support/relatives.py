"""Witnesses that go together in twos: A and D, B and C."""

from __future__ import annotations

BASE = "The mayor opened the new bridge on Monday before a large crowd of people"
LEFT = BASE.replace("Monday", "Friday").replace("large", "small")
TEXTS = {
    "A": BASE,
    "B": LEFT,
    "C": LEFT.replace("people", "farmers"),
    "D": BASE.replace("people", "citizens"),
}

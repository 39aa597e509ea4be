"""Decisions of an editor as a test writes them."""

from __future__ import annotations

from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.model import Edition

SIGNED = 'reason = "It is so."\nwho = "An editor"\ndate = 2026-01-31\n'


def realigned(found: Edition, table: str) -> Edition:
    return apply(found, parse_decisions(f"[[decision]]\n{SIGNED}{table}", "decisions.toml"))

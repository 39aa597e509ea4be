"""Ids that last: every id ever published, and what became of it."""

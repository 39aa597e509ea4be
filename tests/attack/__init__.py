"""Attacks on the program, by hand: `python -m tests.attack`; a small part of them runs with the tests."""

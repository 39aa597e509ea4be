"""How good the collation is: texts with known truth, and the scores of an edition against it.

`python -m tests.quality` prints the table; `tests/test_quality.py` holds a fast part of it to its goals.
"""

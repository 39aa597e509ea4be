"""How fast the collation is beside its peers: `python -m tests.bench`."""

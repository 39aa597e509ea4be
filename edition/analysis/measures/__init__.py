"""How the sources compare, in counts: with the base, and with each other."""

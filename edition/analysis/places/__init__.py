"""Where the witnesses differ: the smallest stretches, brought together into variation units."""

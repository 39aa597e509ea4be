"""Of what kind the difference of two readings is."""

"""What figures, dates and words for numbers say: the same value, however it is written."""

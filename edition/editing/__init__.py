"""What editors decide, beside and against what the program finds."""

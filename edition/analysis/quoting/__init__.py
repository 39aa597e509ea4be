"""What prose quotes of the statement, and how rightly."""

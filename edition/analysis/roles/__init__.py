"""What each source is to the statement, where the statement stands in it, and what it lost."""

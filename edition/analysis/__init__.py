"""What differs, and of what kind."""

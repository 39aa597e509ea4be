"""A folder's files, and what is said of them, into witnesses."""

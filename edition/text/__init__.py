"""Characters into words: lines, page furniture, layout, the ladder, tokens."""

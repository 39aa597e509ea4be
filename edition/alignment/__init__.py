"""Witnesses side by side: links between words, paragraphs, the alignment table."""

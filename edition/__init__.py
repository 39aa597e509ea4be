"""Collation of the witnesses of one statement: sources in, an edition out."""

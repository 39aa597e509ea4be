"""The edge: the only package that knows the disk, click and mkdocs."""

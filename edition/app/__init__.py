"""The edge: the only package that knows the disk, click and mkdocs."""

import os

# Pydantic asks every installed package for a plugin, which takes as long as a small edition; none has a say.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

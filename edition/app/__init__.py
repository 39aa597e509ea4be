"""The edge: the only package that knows the disk, click and mkdocs."""

import gc
import os

# Pydantic asks every installed package for a plugin, which takes as long as a small edition; none has a say.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# To look for cycles in all that was loaded, as often as Python does, is a twentieth of a short build.
gc.set_threshold(500_000, 20, 20)

"""The layers of the house."""

from __future__ import annotations

# From the ground to the roof: root modules and packages of `edition/`.
LAYERS = (
    "errors",
    "english",
    "face",
    "model",
    "permalink",
    "toml_file",
    "sources",
    "text",
    "alignment",
    "analysis",
    "collate",
    "ledger",
    "citation",
    "editing",
    "export",
    "site",
    "app",
)

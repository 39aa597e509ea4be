"""TOML that people write: its text with the places of its faults, and the forms that its tables must have."""

from edition.toml_file.forms import (
    AtLeast,
    Before,
    Form,
    FormError,
    FormFault,
    KeyPath,
    Wrong,
    filled,
    iso_day,
    key,
    keys_of,
    writable,
)
from edition.toml_file.toml_text import TomlFile, filled_by, of_kind, read_toml, toml_key, toml_value

__all__ = [
    "AtLeast",
    "Before",
    "Form",
    "FormError",
    "FormFault",
    "KeyPath",
    "TomlFile",
    "Wrong",
    "filled",
    "filled_by",
    "iso_day",
    "key",
    "keys_of",
    "of_kind",
    "read_toml",
    "toml_key",
    "toml_value",
    "writable",
]

"""The ladder of an edition: from its rules and its language."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import tomli

from edition.lasting import lasting_values
from edition.model import Edition, single_spaced
from edition.text.apart import apart
from edition.text.figures import Figures
from edition.text.normalize import Ladder, Pattern, Rules
from edition.text.orthography import orthography
from edition.text.remembered import remembered
from edition.wordlists import primary_language

RULES: Final = Path(__file__).parent.parent / "rules"
_DOTTED: Final = ("tr", "az")  # languages with a dotted and a dotless i


def read_rules(folder: Path = RULES) -> Rules:
    """The rule files of a folder, by stem; the same object for the same content, so not to be changed."""
    with os.scandir(folder) as entries:
        files = sorted((entry.name, *_version(entry)) for entry in entries if entry.name.endswith(".toml"))
    return _rules(
        tuple((name.removesuffix(".toml"), _content(folder, name, *version)) for name, *version in files)
    )


def _version(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    """What tells whether a file was written since: it is then read anew."""
    facts = entry.stat()
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


@lru_cache(maxsize=64)
def _content(folder: Path, name: str, *version: int) -> str:
    return (folder / name).read_text("utf-8")


@lru_cache(maxsize=4)
def _rules(files: tuple[tuple[str, str], ...]) -> Rules:
    given = [part for file in files for part in file]
    return lasting_values("rules", given, lambda: _parsed(files))


def _parsed(files: tuple[tuple[str, str], ...]) -> dict[str, dict[str, Any]]:
    rules = {stem: tomli.loads(text) for stem, text in files}
    for table in rules.get("furniture", {}).values():
        table |= {key: _entries(value) for key, value in table.items() if isinstance(value, str)}
    return rules


def _entries(text: str) -> list[str]:
    """The entries of a long list, which has `|` between them: an array of as many takes long to read."""
    return [single_spaced(entry) for entry in text.split("|") if entry.strip()]


def rules_of(edition: Edition) -> Rules:
    """The rules under which an edition was collated: its own, or the library's."""
    return edition.rules or read_rules()


def ladder_of(edition: Edition) -> Ladder:
    """The ladder of an edition's own rules and language."""
    return ladder(rules_of(edition), edition.language)


@remembered
def ladder(rules: Rules, language: str | None) -> Ladder:
    """The ladder for texts in `language` (BCP 47; English rules where it is not recorded).

    The same rules, which nobody changes, give the same ladder, with what it remembers of words.
    """
    typography, spelling, confusions = rules["typography"], rules["spelling"], rules["confusions"]
    spells = respells(rules, language)
    return Ladder(
        glyphs=dict(typography["glyphs"]),
        presentation=tuple((first, last) for first, last in typography["presentation"]["blocks"]),
        invisible=frozenset(typography["invisible"]["characters"]),
        patterns=_patterns(spelling["pattern"]) if spells else (),
        words=(dict(spelling["words"]) if spells else {}) | spelling.get("edition", {}),
        confusions=_confusions(confusions),
        figures=_figures(rules["figures"], language),
        apart=apart(rules, language),
        orthography=orthography(rules, language),
        alike=tuple((other, latin) for other, latin in typography["alike"]["pairs"]),
        dotted=(language or "").split("-")[0].lower() in _DOTTED,
    )


def _figures(rules: Mapping[str, Any], language: str | None) -> Figures:
    """How the language writes numbers; one of which nothing is known groups by spaces alone."""
    tag = (language or "en").replace("_", "-").lower()
    known = rules.get(tag) or rules.get(primary_language(tag)) or {}
    return Figures(known.get("grouping", ""), known.get("decimal", ""))


def respells(rules: Rules, language: str | None) -> bool:
    """Whether the library's spellings are of that language; of one that is not recorded they are."""
    return (language or "en").split("-")[0].lower() in rules["spelling"]["languages"]


def _patterns(entries: Sequence[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(entry["match"], entry.get("has", ""), entry["replace"], frozenset(entry.get("except", ())))
        for entry in entries
    )


def _confusions(rules: Mapping[str, Any]) -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for group in rules.values():
        for one, two in group.get("pairs", ()):
            for pair in ((one, two), (two, one)):
                costs[pair] = min(group["cost"], costs.get(pair, 1.0))
    return costs

"""What an edition's `rules.toml` adds to the rules of the ladder and takes from them, never silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from edition.editing.decisions_file import SaidText, Verbatim
from edition.errors import EditionError, Fault, shown
from edition.model import RuleChange
from edition.text.ladders import ladder, respells
from edition.text.normalize import Rules
from edition.toml_file import AtLeast, Form, FormError, TomlFile, filled_by, of_kind

NAME: Final = "rules.toml"
LineList = Literal["lines", "heads", "begins", "stamps", "contains", "more", "paywall", "rights"]


def _one_letter(text: str) -> str:
    if len(text) > 1:
        raise ValueError(f"{shown(text)} must have at most 1 character")
    return text


def _share(cost: float) -> float:
    if not 0 < cost < 1:
        raise ValueError(f"{cost} must be more than 0 and less than 1")
    return cost


_RuleText = Annotated[Verbatim, AtLeast(1)]


class _Rule(Form):
    """What every change to the rules records."""

    reason: SaidText


class GlyphRule(_Rule):
    """Glyphs that print one character: what a source may have, and what it is compared as."""

    of: Literal["glyphs"]
    add: Mapping[Annotated[_RuleText, _one_letter], Verbatim] = MappingProxyType({})
    remove: tuple[_RuleText, ...] = ()


class WordRule(_Rule):
    """Spellings of one word: the other spelling, and the one it is compared as."""

    of: Literal["words"]
    add: Mapping[_RuleText, _RuleText] = MappingProxyType({})
    remove: tuple[_RuleText, ...] = ()


class PatternRule(_Rule):
    """Spelling patterns by name: those that do not hold, and words that others must leave alone."""

    of: Literal["patterns"]
    remove: tuple[_RuleText, ...] = ()
    spare: Mapping[_RuleText, tuple[_RuleText, ...]] = MappingProxyType({})


class ConfusionRule(_Rule):
    """Characters that a machine reads for one another; `cost` is 0 for alike, 1 for unlike."""

    of: Literal["confusions"]
    add: tuple[tuple[Verbatim, Verbatim], ...] = ()
    remove: tuple[tuple[Verbatim, Verbatim], ...] = ()
    cost: Annotated[float, _share] = 0.25


class FurnitureRule(_Rule):
    """Lines that pages put between paragraphs, by the lists of `rules/furniture.toml`."""

    of: Literal["furniture"]
    add: Mapping[LineList, tuple[_RuleText, ...]] = MappingProxyType({})
    remove: Mapping[LineList, tuple[_RuleText, ...]] = MappingProxyType({})


AnyRule = GlyphRule | WordRule | PatternRule | ConfusionRule | FurnitureRule
_FORMS: Final[Mapping[str, type[AnyRule]]] = {
    "glyphs": GlyphRule,
    "words": WordRule,
    "patterns": PatternRule,
    "confusions": ConfusionRule,
    "furniture": FurnitureRule,
}


def parse_rules(text: str, file: str) -> tuple[AnyRule, ...]:
    """The changes to the rules; EditionError with every fault of form."""
    source = TomlFile(text, file)
    rules: list[AnyRule] = []
    faults: list[Fault] = []
    for at, entry in enumerate(source.only_tables("rule")):
        try:
            rules.append(filled_by(_FORMS, "of", entry, ("rule", at)))
        except FormError as error:
            faults += source.form_faults(error, of_kind("of", entry))
    if faults:
        raise EditionError(faults)
    return tuple(rules)


def changed_rules(
    rules: Rules, changes: tuple[AnyRule, ...], text: str, file: str, language: str | None = None
) -> Rules:
    """The rules with an edition's changes; EditionError where one changes nothing or contradicts.

    `language` is that of the edition: the library's own spellings are those of some languages only.
    """
    if not changes:
        return rules
    source = TomlFile(text, file)
    changed: dict[str, dict[str, Any]] = _copied(rules)
    faults = [
        source.fault(message, "rule", at)
        for at, change in enumerate(changes)
        for message in [*_idle(changed, change, language), *_change(changed, change)]
    ]
    if faults:
        raise EditionError(faults)
    return changed


def _copied(rules: Any) -> Any:
    """The same tables to be changed; long lists, which are replaced and never changed, stay the same."""
    if isinstance(rules, Mapping):
        return {key: _copied(value) for key, value in rules.items()}
    tables = isinstance(rules, list) and rules and isinstance(rules[0], dict)
    return [*map(_copied, rules)] if tables else rules


def described(changes: tuple[AnyRule, ...]) -> tuple[RuleChange, ...]:
    """The changes as an edition carries them, to be said wherever it is shown."""
    return tuple(
        RuleChange(
            of=change.of,
            adds=_listed(getattr(change, "add", ())),
            removes=(*_listed(change.remove), *_listed(getattr(change, "spare", {}))),
            reason=change.reason,
        )
        for change in changes
    )


def _listed(
    rules: Mapping[str, str | tuple[str, ...]]
    | Mapping[LineList, tuple[str, ...]]
    | tuple[str | tuple[str, str], ...],
) -> tuple[str, ...]:
    """Rules as a reader sees them."""
    if isinstance(rules, Mapping):
        return tuple(f"{key} → {v if isinstance(v, str) else ', '.join(v)}" for key, v in rules.items())
    return tuple(rule if isinstance(rule, str) else " ~ ".join(rule) for rule in rules)


def _idle(rules: Rules, change: AnyRule, language: str | None) -> Iterator[str]:
    """Why a change would change nothing."""
    own = getattr(change, "add", None)
    if not (own or change.remove or getattr(change, "spare", None)):
        yield "changes nothing: say what it adds or removes"
    of_language = isinstance(change, PatternRule) or (isinstance(change, WordRule) and change.remove)
    if of_language and not respells(rules, language):
        yield f"changes nothing: there are no rules of spelling for the language {language}"
    if isinstance(change, WordRule):
        fold = ladder(rules, language).punctuation
        for word in (*change.add, *change.add.values()):
            if fold(word) != word:
                yield f"{shown(word)} never stands there: words are compared as {shown(fold(word))}"


def _change(rules: dict[str, dict[str, Any]], change: AnyRule) -> list[str]:
    """Make one change in place; what is wrong with it."""
    match change:
        case GlyphRule():
            return _change_table(rules["typography"]["glyphs"], change.add, change.remove)
        case WordRule():
            return _change_words(rules["spelling"], change)
        case PatternRule():
            return _change_patterns(rules["spelling"], change)
        case ConfusionRule():
            return _change_confusions(rules["confusions"], change)
        case FurnitureRule():
            return _change_lines(rules["furniture"], change)


def _change_table(table: dict[str, str], add: Mapping[str, str], remove: tuple[str, ...]) -> list[str]:
    wrong = [f"{shown(key)} is not a rule, so it cannot be removed" for key in remove if key not in table]
    for key in remove:
        table.pop(key, None)
    for key, value in add.items():
        if key in table:
            wrong.append(f"{shown(key)} is compared as {shown(table[key])} already: remove that rule first")
        table[key] = value
    folded_on = [key for key, value in add.items() if value in table]
    wrong += [f"{shown(key)} would be compared as what is itself compared as another" for key in folded_on]
    kept = {value for key, value in table.items() if key not in add}
    wrong += [f"{shown(key)} is what others are compared as: name another" for key in add if key in kept]
    return wrong


def _change_words(spelling: dict[str, Any], change: WordRule) -> list[str]:
    """Words that an edition adds are its own, and hold whatever its language."""
    words = {**spelling["words"], **spelling.get("edition", {})}
    wrong = _change_table(words, change.add, change.remove)
    spelling["words"] = {key: value for key, value in spelling["words"].items() if key in words}
    kept = {key: value for key, value in spelling.get("edition", {}).items() if key in words}
    spelling["edition"] = {**kept, **change.add}
    return wrong


def _change_patterns(spelling: dict[str, Any], change: PatternRule) -> list[str]:
    names = [pattern["name"] for pattern in spelling["pattern"]]
    wrong = [
        f"{shown(name)} is not a pattern; they are {', '.join(names)}"
        for name in (*change.remove, *change.spare)
        if name not in names
    ]
    wrong += [f"{name} cannot be removed and spare words" for name in change.remove if name in change.spare]
    spared = {pattern["name"]: pattern.get("except", ()) for pattern in spelling["pattern"]}
    wrong += [
        f"{shown(word)} is spared by {name} already"
        for name, words in change.spare.items()
        for word in words
        if word in spared.get(name, ())
    ]
    spelling["pattern"] = [p for p in spelling["pattern"] if p["name"] not in change.remove]
    for pattern in spelling["pattern"]:
        pattern["except"] = [*pattern.get("except", ()), *change.spare.get(pattern["name"], ())]
    return wrong


def _change_confusions(confusions: dict[str, Any], change: ConfusionRule) -> list[str]:
    known = {frozenset(pair) for group in confusions.values() for pair in group.get("pairs", ())}
    gone = {frozenset(pair) for pair in change.remove}
    wrong = [
        f"{' ~ '.join(pair)} is not a confusion, so it cannot be removed"
        for pair in map(sorted, gone - known)
    ]
    wrong += [f"{' ~ '.join(p)} is a confusion already" for p in change.add if frozenset(p) in known - gone]
    wrong += [
        f"{' ~ '.join(pair)} is not a confusion: both are alike" for pair in change.add if len({*pair}) < 2
    ]
    named = [frozenset(pair) for pair in change.add]
    wrong += [f"{' ~ '.join(sorted(pair))} is named twice" for pair in {*named} if named.count(pair) > 1]
    for group in confusions.values():
        group["pairs"] = [pair for pair in group.get("pairs", ()) if frozenset(pair) not in gone]
    if change.add:
        confusions[f"edition {len(confusions)}"] = {
            "cost": change.cost,
            "pairs": [list(p) for p in change.add],
        }
    return wrong


def _change_lines(furniture: dict[str, Any], change: FurnitureRule) -> list[str]:
    """Lines that an edition adds are its own, beside those of the languages."""
    wrong: list[str] = []
    for key, words in change.remove.items():
        for word in words:
            having = [table for table in furniture.values() if word in table.get(key, ())]
            for table in having:
                table[key] = [each for each in table[key] if each != word]
            wrong += [] if having else [f"{shown(word)} is not in {key}, so it cannot be removed"]
    own = furniture.setdefault("edition", {})
    for key, words in change.add.items():
        known = {word.casefold() for table in furniture.values() for word in table.get(key, ())}
        wrong += [f"{shown(word)} is in {key} already" for word in words if word.casefold() in known]
        own[key] = [*own.get(key, ()), *words]
    return wrong

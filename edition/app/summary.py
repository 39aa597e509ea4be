"""What was found, in a few lines for a terminal: witnesses, passages, differences by kind."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError

from edition.analysis.measures.reading_across import looks_across
from edition.english import count
from edition.export.decisions_json import placed_decisions
from edition.model import Action, Edition, Transcription, line_at, line_starts
from edition.sources.file_kinds import why_unread
from edition.text.known_words import has_list
from edition.text.ladders import rules_of
from edition.text.language_detection import detect
from edition.text.word_count import count_witness_words

_FILES: Final = 20  # that are no sources, named one by one: a folder of scans has hundreds
# Bytes that tell what a file is: the name of its text stands early in a Word file.
_BEGINNING: Final = 1 << 16


def summary(edition: Edition) -> str:
    """The edition in figures, one fact a line, and what a reader might not expect."""
    return "\n".join(
        [
            edition.title,
            *_witnesses(edition),
            *_differences(edition),
            *_editing(edition),
            *_language(edition),
            *remarks(edition),
        ]
    )


def remarks(edition: Edition) -> Iterator[str]:
    """What is no fault, but is said plainly wherever the edition is shown."""
    if len(edition.witnesses) == 1:
        yield f"{edition.base} is the only witness: there is nothing to compare it with."
    for witness in edition.witnesses:
        if witness.across is not None:
            yield (
                f"{witness.file} reads across two columns from line {witness.across} on: "
                "they are put one after the other (if they are none: `columns = false` in the manifest)."
            )
        elif line := looks_across(edition, witness.siglum):
            yield (
                f"{witness.siglum} looks read across columns ({witness.file} line {line} on): "
                "put its lines into the order of reading."
            )
        if witness.siglum in edition.unrelated:
            yield f"{witness.siglum} shares no text with the others: nothing of it is compared."


def _language(edition: Edition) -> Iterator[str]:
    """Which language the texts seem to be in, where nobody says so, and what a known one lacks."""
    rules = rules_of(edition)
    spoken = edition.language or detect(rules, [witness.text for witness in edition.witnesses])
    name = _name(spoken) if spoken else "none that is known"
    if not edition.language:
        yield (
            f"No language is recorded; the texts seem to be in {name}. "
            f'Say `language = "{spoken or "..."}"` in the manifest, so that its spellings count as one word.'
        )
    recognised = any(witness.transcription is Transcription.OCR for witness in edition.witnesses)
    if spoken and recognised and not has_list(spoken):
        yield f"There is no list of words for {name}: only confusions of letters excuse a misread word."


def _name(language: str) -> str:
    """The English name of a language and its tag."""
    try:
        return f"{Locale.parse(language.split('-')[0]).get_display_name('en')} ({language})"
    except (UnknownLocaleError, ValueError):
        return language


def how_to_add(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """What to do with files that lie in a folder and are no sources: of many the first."""
    for name in names[:_FILES]:
        try:
            with (folder / name).open("rb") as file:
                why = why_unread(name, file.read(_BEGINNING))
        except OSError as error:
            why = f"cannot be read: {error.strerror}"
        named = f"{shlex.quote(str(folder))} {shlex.quote(str(folder / name))}"
        what = f"it {why}" if why else f"take it in with `python build_site.py add {named}`"
        yield f"{name} is not a source: {what}"
    if len(names) > _FILES:
        yield f"{count(len(names) - _FILES, 'more file')} in {folder} that are no sources"


def _witnesses(edition: Edition) -> Iterator[str]:
    width = max(len(witness.siglum) for witness in edition.witnesses)
    for witness in edition.witnesses:
        known = witness.transcription is not Transcription.UNKNOWN
        role = witness.transcription.value if known else "transcription not recorded"
        role = "base" if witness.siglum == edition.base else role
        held = sum(bool(passage.paragraphs.get(witness.siglum)) for passage in edition.passages)
        counts = [
            count(count_witness_words(edition.passages, witness.siglum), "word"),
            f"{held:,} of {count(len(edition.passages), 'passage')}",
            count(len(edition.framing.get(witness.siglum, ())), "framing paragraph"),
        ]
        yield f"  {witness.siglum:{width}}  {witness.file} ({role}): {', '.join(counts)}"


def _differences(edition: Edition) -> Iterator[str]:
    kinds = Counter(unit.kind for _, unit in edition.units())
    yield f"  {count(len(edition.passages), 'passage')}, {count(kinds.total(), 'difference')}"
    for kind in sorted(kinds, key=lambda kind: -kind.weight):
        yield f"  {kinds[kind]:>7,} {kind.value}"
    if moved := sum(bool(passage.moved) for passage in edition.passages):
        yield f"  {count(moved, 'passage')} moved"


def _editing(edition: Edition) -> Iterator[str]:
    """What editors decided, and which rules are not the library's own."""
    numbers = {decision.number for _, decision, _ in placed_decisions(edition)}
    numbers |= {decision.number for decision in edition.line_decisions}
    if numbers:
        yield f"  {count(len(numbers), 'decision')} of the editors"
    decided = {made.witness or "" for made in edition.line_decisions}
    starts = {siglum: line_starts(edition.witness(siglum).text) for siglum in decided}
    for made in edition.line_decisions:
        line = line_at(starts[made.witness or ""], made.span.start if made.span else 0)
        what = "furniture" if made.action is Action.FURNITURE else "text"
        yield f"    {made.witness} line {line} is {what} by decision {made.number}: “{made.words}”"
    for change in edition.rule_changes:
        changed = ", ".join(
            [*(f"+ {rule}" for rule in change.adds), *(f"- {rule}" for rule in change.removes)]
        )
        yield f"  rules on {change.of} changed: {changed} ({change.reason})"

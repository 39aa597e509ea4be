"""The page "Check a quotation", which compares in the browser, and the rules by which it judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from edition.analysis.kinds.classify import classifier
from edition.analysis.kinds.meaning import meaning
from edition.analysis.kinds.near_words import near_words
from edition.analysis.kinds.shortening import shortening
from edition.analysis.quoting.quoting_words import QuotingWords, quoting_words
from edition.analysis.values import day_first
from edition.citation.cite import cite_witness
from edition.citation.styles import STYLES
from edition.site.frame import Frame
from edition.site.templating import page, render
from edition.text.normalize import Ladder

CHECK_PAGE: Final = "check.html"
# Where a word of any script begins or ends: `\b` of the browser knows Latin letters alone.
_BORDER: Final = r"(?:(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_])|(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_]))"
# What the script puts the address and the number of a paragraph in place of.
_ADDRESS, _LABEL = "\ue000", "\ue001"


def check_page(frame: Frame) -> bytes:
    """The page; its texts and rules are those of the search (`search.py`)."""
    title = frame.edition.title
    described = f"Whether words are in {title}, word for word, shortened or altered, in each version."
    return page("Check a quotation", described, render("check.html", CHECK_PAGE, title=title))


def judging(
    ladder: Ladder, rules: Mapping[str, Mapping[str, Any]], language: str | None, words: Iterable[str] = ()
) -> dict[str, Any]:
    """What tells words from print, and denials from other words, for the browser's judge (`judge.js`).

    `words` are those of the statement without capitals. `language` is the one that the statement is in, said
    or found: of one that has no lists all lists, as the engine's judge has it.
    """
    known = quoting_words(rules, language, meaning(rules, language, ladder.figures))
    apart = ladder.apart
    short = shortening(rules, language, ladder)
    near = near_words(classifier(rules, language, known=ladder), words)
    marks = {*(tuple(sorted(pair)) for pair in (*apart.marks, *near) if len(pair) > 1)}
    listed = rules["quoting"]["numbers"].get(known.meaning.language, ())
    return {
        "glyphs": dict(ladder.glyphs),
        **_letters(ladder, known.meaning.tones),
        "dotted": ladder.dotted,
        "capitals": sorted(map(list, apart.capitals)),
        "capitalNouns": known.meaning.capital_nouns,
        "marks": sorted(map(list, marks)),
        "initials": sorted(sorted(pair) for pair in apart.initials),
        "compounds": sorted(apart.compounds),
        "negations": sorted(known.meaning.negations),
        "reversals": sorted(known.reversals),
        "clitics": list(known.meaning.clitics),
        "contracted": [word for words in rules["quoting"]["contracted"].values() for word in words],
        "determiners": sorted(known.determiners),
        "quantities": sorted(known.how_many.quantities),
        "measures": sorted(known.how_many.measures),
        "numbers": dict(sorted(known.how_many.numbers(listed).items())),
        "endings": {ending: list(meant) for ending, meant in sorted(short.endings.items())},
        "stems": dict(sorted(short.stems.items())),
        "shorts": {word: list(meant) for word, meant in sorted(short.words.items())},
        "shortPointed": sorted(short.pointed),
        "shortTitles": sorted(short.titles),
        **_places(known, rules["quoting"]["places"].get(known.meaning.language, ())),
        **_figures(known),
        "governing": _governing(known),
        "joined": sorted(known.joined),
        "focus": sorted(apart.focus),
        "relatives": sorted(apart.relatives),
        "naming": sorted(apart.naming),
        "titles": sorted(apart.titles),
        "senses": [[*sorted(pair), *sorted(beside)] for pair, beside in apart.senses.items()],
        "alike": sorted(map(list, known.meaning.values.alike)),
        "money": sorted(known.meaning.money),
        "calendar": {name: kind for name, (kind, _) in sorted(known.meaning.values.calendar.items())},
        "reasons": sorted(apart.reasons),
    }


def _letters(ladder: Ladder, tones: bool) -> dict[str, Any]:
    """What a spelling may leave out of a letter (`accents`: those marks, or `all`) or write for it."""
    if tones:
        return {"accents": "", "letters": {}}
    if ladder.patterns:  # as `Ladder.spelling` has it
        return {"accents": "all", "letters": {"æ": "ae", "œ": "oe"}}
    return {"accents": ladder.orthography.marks, "letters": dict(ladder.orthography.letters)}


def _figures(known: QuotingWords) -> dict[str, Any]:
    """What tells that a figure is another one written otherwise, for `figures.js`."""
    values = known.meaning.values
    return {
        "multiples": dict(sorted(values.scales.items())),
        "units": dict(sorted(values.measures.items())),
        "months": {name: int(at) for name, (kind, at) in sorted(values.calendar.items()) if kind == "month"},
        "days": {name: f"{kind} {at}" for name, (kind, at) in sorted(known.how_many.days.items())},
        "capitalDays": values.language == "en",
        "dayFirst": day_first(values.language),
        "uncounted": sorted(known.meaning.uncounted),
        "numbered": sorted(known.meaning.numbered),
        "joining": sorted(values.also),
        "halves": sorted(values.halves),
        "plurals": sorted(values.plurals),
        "fractions": [pattern.replace(r"\b", _BORDER) for _, pattern in values.fractions],
        "ordered": _ordered(known),
        "grouping": values.figures.grouping,
        "decimal": values.figures.decimal,
    }


def _places(known: QuotingWords, listed: Iterable[str]) -> dict[str, Any]:
    """The words listed that say a place in an order, with its number, and what digits have behind them."""
    values = known.meaning.values
    read = {word: values.value(word) or () for word in listed}
    return {
        "places": {
            word: int(parts[0][1]) for word, parts in read.items() if [p[0] for p in parts] == ["ordinal"]
        },
        "placeEndings": sorted(values.ordinals - {"."}),
        "ranges": sorted(values.ranges),
    }


def _ordered(known: QuotingWords) -> dict[str, Any] | None:
    """Where a point makes a figure the number in an order: not before these, before a capital or not."""
    words = known.meaning
    if "." not in words.values.ordinals:
        return None
    return {"calendar": sorted(words.values.calendar), "capitals": words.capital_nouns}


def _governing(known: QuotingWords) -> dict[str, list[str]]:
    """What tells how far a denial reaches, for `clauses.js`."""
    governing = {field.name: getattr(known.governing, field.name) for field in fields(known.governing)}
    others = {
        "attributions": known.in_sentences,
        "measures": known.how_many.measures,
        "limits": known.limits,
        "suppositions": known.suppositions,
        "leading": known.leading,
        "determiners": known.determiners,
    }
    return {name: sorted(listed) for name, listed in (governing | others).items()}


def citations(frame: Frame) -> dict[str, list[list[str]]]:
    """By style how a paragraph of each version is cited, with signs for its number and its address."""
    found: dict[str, list[list[str]]] = {}
    for version in frame.compared:
        of_witness = cite_witness(frame.edition, frame.edition.witness(version.siglum), frame.site)
        cited = replace(of_witness, url=_ADDRESS, paragraph=_LABEL, fingerprint=None)
        for style, write in STYLES.items():
            found.setdefault(style, []).append(list(write(cited, None)))
    return found

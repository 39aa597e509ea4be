"""Source text as HTML: whatever characters it has, none is markup and none is hidden or lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final, Protocol

from markupsafe import Markup

from edition.citation.styles import MONTHS

# Characters that change what a reader sees while they stay unseen: controls, bidirectional controls,
# zero-width and tag characters, line and paragraph separators.
_UNSEEN: Final = (
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff])(?:\\1{7,})?"
)
# Joiners shape letters in many scripts; next to Latin, Greek and Cyrillic letters or none they only deceive.
_IDLE_JOINER: Final = "(?<![^\0-\u052f])[\u200c\u200d](?![^\0-\u052f\u200c-\u200f])"
# Of those what Python takes for printable: fillers, vowels of no width, and from the tags on some more.
_TAKEN_FOR_SEEN: Final = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_TAGS: Final = "\U000e0000"
_ODD_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# What Python-Markdown or an HTML parser would alter in raw text goes as a character reference.
# The first of them is in all others. One by one they are replaced ten times as fast as by a table.
_REFERENCES: Final = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "\t": "&#9;", "\r": "&#13;",
}  # fmt: skip
# Python-Markdown keeps the first two for itself, and takes the others for line ends.
_WRITTEN_AS_REFERENCE: Final = "\x02\x03\x0b\x0c\x1c\x1d\x1e"
_SHORT: Final = 8  # words of a reading that a note gives in full
_ABBREVIATIONS: Final = {
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
    "\u2060": "word joiner",
}


class Speaks(Protocol):
    """What is in a language, as far as it is known."""

    @property
    def language(self) -> str | None: ...


def escape(text: str) -> str:
    """Text for HTML content or a quoted attribute."""
    for character, reference in _REFERENCES.items():
        text = text.replace(character, reference)
    return text


def show(text: str) -> Markup:
    """Text for HTML content, with each unseen character marked and named; text content stays the same."""
    escaped = escape(text)
    if not escaped.isprintable() or not (escaped.isascii() or _all_seen(escaped)):
        for pattern in _unseen():
            escaped = pattern.sub(_chip, escaped)
    return Markup(escaped)  # noqa: S704 - escaped above


def show_reading(text: str) -> Markup:
    """The text of a reading: as `show`, and spaces other than the common one are marked as well."""
    shown = str(show(text))
    return Markup(shown if shown.isascii() else _ODD_SPACE.sub(_space, shown))  # noqa: S704


def name_character(character: str) -> str:
    """What an unseen character is called, for readers."""
    known = _ABBREVIATIONS.get(character)
    name = known or unicodedata.name(character, "control character").lower()
    return f"{name} U+{ord(character):04X}"


def in_short(text: str) -> str:
    """A reading in a few words: long ones by their beginning and end, white space by its name."""
    if not text.strip():
        return name_spaces(text)
    words = text.split(" ")
    return f"{' '.join(words[:3])} … {' '.join(words[-2:])}" if len(words) > _SHORT else text


def name_spaces(text: str) -> str:
    """A reading of white space alone in words."""
    names = [unicodedata.name(character, "control character").lower() for character in dict.fromkeys(text)]
    return ", ".join(names)


def _all_seen(printable: str) -> bool:
    return _TAKEN_FOR_SEEN.isdisjoint(printable) and max(printable) < _TAGS


@cache
def _unseen() -> tuple[re.Pattern[str], ...]:
    """Compiled for a text that has such a character: it takes as long as a small page."""
    return re.compile(_UNSEEN), re.compile(_IDLE_JOINER)


def _chip(match: re.Match[str]) -> str:
    """An unseen character marked and named; a run of one of them is marked once, with its count."""
    character, times = match[0][0], len(match[0])
    written = (f"&#{ord(character)};" if character in _WRITTEN_AS_REFERENCE else character) * times
    count = f", {times:,} times" if times > 1 else ""
    code = f"U+{ord(character):04X}{f' × {times:,}' if times > 1 else ''}"
    return (
        f'<span class="unseen" data-is="{code}" title="{name_character(character)}{count}">{written}</span>'
    )


def _space(match: re.Match[str]) -> str:
    return f'<span class="space" title="{name_character(match[0])}">{match[0]}</span>'


def direction(text: str) -> str:
    """`rtl` where most letters with a direction run from right to left, else `ltr`."""
    balance = 0
    for character, times in Counter(text[:_SAMPLE]).items():
        strength = unicodedata.bidirectional(character)
        if strength == "L":
            balance -= times
        elif strength in ("R", "AL"):
            balance += times
    return "rtl" if balance > 0 else "ltr"


# Words of a script that runs from right to left, with the marks and spaces between them: one name or title.
_LETTER: Final = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_BACKWARD: Final = f"{_LETTER}(?:[ 0-9\u060c\u061b\u00ab\u00bb()/:'\u2019-]*{_LETTER})*"


def spoken_in(speaks: Speaks) -> Markup:
    """The `lang` of words in another language than the pages, which are English."""
    code = speaks.language
    told = code is not None and code.replace("_", "-").split("-")[0].lower() != "en"
    return Markup(f' lang="{escape(code)}"' if code and told else "")  # noqa: S704 - escaped


def isolate(text: str) -> Markup:
    """Text for HTML content; names that run from right to left leave the order around them as it is."""
    shown = str(show(text))
    if not shown.isascii():
        shown = re.sub(_BACKWARD, r"<bdi>\g<0></bdi>", shown)
    return Markup(shown)  # noqa: S704 - escaped


_SAMPLE: Final = 20_000  # characters of a file by which its language and direction are known
_SCRIPTS: Final = (
    ("ja", range(0x3040, 0x3100)),
    ("ko", range(0xAC00, 0xD7B0)),
    ("zh", range(0x4E00, 0xA000)),
    ("th", range(0x0E00, 0x0E80)),
    ("he", range(0x0590, 0x0600)),
    ("ar", range(0x0600, 0x0700)),
)


def language(recorded: str | None, text: str) -> str | None:
    """The recorded language, else one that the script gives away, else None."""
    if recorded:
        return recorded
    sample = Counter(text[:_SAMPLE])
    letters = sum(times for character, times in sample.items() if character.isalpha()) or 1
    for code, script in _SCRIPTS:
        written = sum(times for character, times in sample.items() if ord(character) in script)
        if written * (10 if code in ("ja", "ko") else 3) > letters:
            return code
    return None


_DATE: Final = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?")


def day_in_words(date: object) -> str:
    """A date, perhaps without day or month, as a sentence has it: `22 November 2026`."""
    found = _DATE.fullmatch(str(date))
    if found is None:
        return str(date)
    named = f"{MONTHS[int(found['month']) - 1]} {found['year']}"
    return f"{int(found['day'])} {named}" if found["day"] else named

"""A passage as one witness has it: paragraphs in HTML with every reading marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.analysis.measures.standing import reads_alike
from edition.english import count
from edition.light_dataclass import dataclass
from edition.model import (
    HARMS,
    Edition,
    Group,
    Kind,
    Paragraph,
    Passage,
    Reading,
    Transcription,
    VariationUnit,
    Witness,
    line_at,
    line_starts,
    unwrapped_text,
)
from edition.site.plain import direction, escape, language, name_spaces, show, show_reading
from edition.site.wording import PRINT
from edition.text.word_count import count_words

_MOSTLY: Final = 0.5  # from this share of differing words on, the paragraph is marked instead of its words
_MOSTLY_WORDS: Final = 12  # ... where that many words differ at least


class FileLine(NamedTuple):
    """Number of a line of a file, from 1, and its span without the line end."""

    number: int
    start: int
    end: int


class FileLines:
    """The lines of a file, by offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = line_starts(text)

    def number(self, offset: int) -> int:
        """The line, from 1, that the offset stands in."""
        return line_at(self._starts, offset)

    def __iter__(self) -> Iterator[FileLine]:
        for number, (start, after) in enumerate(pairwise([*self._starts, len(self._text)]), 1):
            yield FileLine(number, start, start + len(self._text[start:after].rstrip("\r\n")))


@dataclass(frozen=True, slots=True)
class Version:
    """One witness as the pages show it."""

    witness: Witness
    name: str
    base: bool
    lines: FileLines
    language: str | None
    direction: str

    @property
    def siglum(self) -> str:
        """That of the witness."""
        return self.witness.siglum


class TextRun(NamedTuple):
    """Reading text without a fold of a line end inside; `line_end` says what follows it in the source."""

    text: str
    line_end: str | None


def versions(edition: Edition, names: Sequence[str]) -> tuple[Version, ...]:
    """The witnesses of an edition, the base first, with what the pages need to show them."""
    ordered = sorted(
        zip(edition.witnesses, names, strict=True), key=lambda pair: pair[0].siglum != edition.base
    )
    return tuple(
        Version(
            witness,
            name,
            witness.siglum == edition.base,
            FileLines(witness.text),
            language(witness.language or edition.language, witness.text),
            direction(witness.text),
        )
        for witness, name in ordered
    )


def text_runs(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[TextRun]:
    """The reading text of `[start, end)`, cut where the source ends a line.

    Joined, the runs are what `unwrapped_text` gives. `line_end` is "line" for a line end, "hyphen" for
    one that divides a word, "page" where page furniture stands between, None at the very end.
    """
    folds = paragraph.folds
    at, parts = start, []
    first = bisect_left(folds, start, key=lambda fold: fold.start)
    if first and folds[first - 1].end > start and folds[first - 1].start >= start:
        first -= 1
    for fold in folds[first:]:
        if fold.start >= end:
            break
        parts += [text[at : max(at, fold.start)], fold.text]
        at = max(at, min(end, fold.end))
        between = text[fold.start : fold.end]
        if "\n" in between or "\r" in between or "\f" in between:
            yield TextRun("".join(parts), _line_end(between, fold.text))
            parts = []
    parts.append(text[at:end])
    yield TextRun("".join(parts), None)


def _line_end(between: str, folded: str) -> str:
    if "\f" in between or between.strip(" \t\r\n\v-\u00ad\u2010"):
        return "page"
    return "hyphen" if not folded.strip() and between.lstrip()[:1] in ("-", "\u00ad", "\u2010") else "line"


def render_runs(text: str, paragraph: Paragraph, start: int, end: int, reading: bool = False) -> str:
    """Reading text as HTML, line ends of the source kept as marks: silent but where they are the writer's."""
    shown = show_reading if reading else show
    own = " own" if paragraph.own_lines else ""
    return "".join(
        str(shown(run.text))
        + (f'<br class="lb {run.line_end}{own if run.line_end == "line" else ""}">' if run.line_end else "")
        for run in text_runs(text, paragraph, start, end)
    )


def paragraphs_with_readings(
    passage: Passage, siglum: str
) -> Iterator[tuple[Paragraph, list[tuple[VariationUnit, Reading]]]]:
    """The paragraphs of a passage in one witness, each with the readings that have words in it.

    A reading that goes on in a further paragraph stands with each that it reaches.
    """
    paragraphs = passage.paragraphs.get(siglum, ())
    readings = sorted(
        ((unit, unit.readings[siglum]) for unit in passage.units if siglum in unit.readings),
        key=lambda pair: (pair[1].start, pair[1].end),
    )
    reaching: list[tuple[VariationUnit, Reading]] = []
    for number, paragraph in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        here = [pair for pair in readings if last or pair[1].start <= paragraph.end]
        readings = readings[len(here) :]
        reaching = [pair for pair in reaching if pair[1].end > paragraph.start]
        yield paragraph, [*reaching, *here]
        reaching += here


class Marking(NamedTuple):
    """What the marks of a page need to know beyond the reading itself.

    `code` tells of a unit what the script must know of the witnesses besides the lead, `spoken` what a
    listener hears of a reading: its kind and how the others read. `left_out` are units whose words the
    editors leave out of the reading text, `runs` those of words in capitals and how many go on with them.
    `all_marks`: every kind is marked, also that of print.
    """

    code: Callable[[VariationUnit], str]
    spoken: Callable[[VariationUnit, str], str]
    left_out: frozenset[str]
    runs: Mapping[str, int]
    page: str
    all_marks: bool


def render_paragraph(
    version: Version,
    paragraph: Paragraph,
    readings: Sequence[tuple[VariationUnit, Reading]],
    marking: Marking,
) -> Markup:
    """A paragraph with every reading in a link to its explanation; ids only on the lead version.

    The text content is the paragraph's reading text. White space between two readings of one kind is set
    apart, so that they can be marked as one.
    """
    text, at, parts = version.witness.text, paragraph.start, []
    before: Kind | None = None
    for unit, reading in readings:
        start, end = max(reading.start, at), max(min(reading.end, paragraph.end), at)
        between = render_runs(text, paragraph, at, min(start, paragraph.end))
        joins = before is unit.kind and between.isspace()
        parts.append(f'<span class="j">{between}</span>' if joins else between)
        inner = render_runs(text, paragraph, start, end, reading=True) if end > start else ""
        hung = start == paragraph.start
        edge = hung or end == paragraph.end
        parts.append(_mark(version, unit, _within(version, paragraph, reading), inner, marking, hung, edge))
        at, before = max(at, end), unit.kind
    parts.append(render_runs(text, paragraph, at, paragraph.end))
    return Markup("".join(parts))  # noqa: S704 - every part is escaped


def _mark(
    version: Version,
    unit: VariationUnit,
    reading: Reading,
    inner: str,
    marking: Marking,
    hung: bool,
    edge: bool,
) -> str:
    lead = unit.reference == version.siglum
    kind = unit.kind if lead else reading.kind
    names = ["u", *([f"k-{kind.value}"] if kind else []), *([] if inner else ["nil"])]
    if any(other.kind in HARMS for other in unit.readings.values()) and not _damaged(version, reading):
        names.append("sound")
    if kind and not lead and kind.group in _QUIET and not reads_alike(reading, unit.lemma):
        names.append("weighs")
    doubt = kind in PRINT and (print_in_doubt(unit) if lead else names[-1] == "weighs")
    if doubt:
        names.append("doubt")
    if lead and unit.id in marking.left_out:
        names += ["q", "hung"] if hung else ["q"]
    place = f'data-u="{permalink.unit_label(unit.id)}" data-l="{version.lines.number(reading.start)}"'
    if reading.kind is Kind.LACUNA and not inner:
        names += ["hole"] if edge else []
        place += f' data-lost="{lost_words(unit)}"'
    named = lead and marking.page.startswith("statement") and reading.start == unit.lemma.start
    more = marking.runs.get(unit.id)
    goes_on = (
        " data-j" if more == 0 else ""
    )  # of words in capitals the first alone is met by who tabs or listens
    name = f' id="{unit.id}"{marking.code(unit)}{goes_on}' if named else ""
    said = ""
    if kind and not (marking.all_marks and goes_on) and (marking.all_marks or kind not in PRINT or doubt):
        target = permalink.relative(f"{permalink.passage_page(unit.id)}#{unit.id}", marking.page)
        name_of = _spoken_text(kind, unit, reading.text)
        name_of += f" and {count(more, 'word')} after it" if more else ""
        pause = " " if name_of.endswith(_PAUSING) else ", "
        heard = escape(f"{name_of}{pause}{marking.spoken(unit, version.siglum)}")
        said = f' href="{target}" aria-label="{heard}"'
    return f'<a class="{" ".join(names)}"{name} {place}{said}>{inner}</a>'


def print_in_doubt(unit: VariationUnit) -> bool:
    """Whether a difference of print may change what is said: it is marked whatever else is not."""
    return unit.kind in PRINT and any(
        reading.kind and not reads_alike(reading, unit.lemma) for reading in unit.readings.values()
    )


def _within(version: Version, paragraph: Paragraph, reading: Reading) -> Reading:
    """What of a reading stands in a paragraph: it may go on in the next."""
    start, end = max(reading.start, paragraph.start), min(reading.end, paragraph.end)
    if (start, end) == (reading.start, reading.end) or start > end:
        return reading
    return reading._replace(
        text=unwrapped_text(version.witness.text, paragraph, start, end), start=start, end=end
    )


def _damaged(version: Version, reading: Reading) -> bool:
    """Whether a reading of a unit with damage is the damaged one: text is lost in it, or recognised."""
    recognised = version.witness.transcription is Transcription.OCR
    return reading.kind is Kind.LACUNA or (recognised and reading.kind in (None, Kind.OCR))


def lost_words(unit: VariationUnit) -> str:
    """How much a witness has lost there, as the hole in its text says: `29 words lost`."""
    lead = next(iter(unit.readings.values()))
    number = count_words(lead.text)
    return f"{count(number, 'word')} lost" if number else "text lost"


def _spoken_text(kind: Kind, unit: VariationUnit, text: str) -> str:
    """What a screen reader says for a reading: its words, or the name of what has none."""
    if text:
        return text if text.strip() else name_spaces(text)
    return f"{lost_words(unit)} here" if kind is Kind.LACUNA else "nothing here"


def mostly_differs(passage: Passage, siglum: str) -> bool:
    """Whether so much of a passage differs in wording that marking each word would hide the text."""
    length = sum(len(paragraph.text.split()) for paragraph in passage.paragraphs.get(siglum, ()))
    differing = sum(
        len(reading.text.split())
        for unit in passage.units
        if (reading := unit.readings.get(siglum)) and reading.kind in _WORDING
    )
    return differing >= _MOSTLY_WORDS and differing > _MOSTLY * length


_PAUSING: Final = tuple(",;:،؛，、；：")  # marks at which a listener hears a pause
_WORDING: Final = frozenset({Kind.SUBSTITUTION, Kind.ADDITION, Kind.OCR})
_QUIET: Final = frozenset({Group.PRINT, Group.SPELLING})  # of which one text stands for both, unless in doubt

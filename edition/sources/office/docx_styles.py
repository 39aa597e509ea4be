"""What the styles of a Word file say of paragraphs and runs, and the numbers of its lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from edition.sources.list_numbers import plain_number, written
from edition.sources.office.docx_parts import W, WordParts
from edition.sources.office.office_numbers import in_form, in_web_style
from edition.sources.zipped import TEXT_ALONE, Element

_FORMATS: Final[Mapping[str, str]] = {
    "decimal": "decimal",
    "decimalZero": "decimal-leading-zero",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "chineseCounting": "cjk-ideographic",
    "chineseCountingThousand": "cjk-ideographic",
    "japaneseCounting": "cjk-ideographic",
    "aiueoFullWidth": "katakana",
    "irohaFullWidth": "katakana-iroha",
    "taiwaneseCounting": "cjk-ideographic",
    "ideographDigital": "cjk-decimal",
    "japaneseDigitalTenThousand": "cjk-decimal",
    "hindiNumbers": "devanagari",
    "thaiNumbers": "thai",
}
_ALIKE: Final = {
    "decimalEnclosedCircleChinese": "decimalEnclosedCircle",
    "decimalFullWidth2": "decimalFullWidth",
    "ganadaFullWidth": "ganada",
    "koreanDigital2": "koreanDigital",
}
_BEYOND: Final = "decimal"  # of forms that are not known
_MEASURE: Final = re.compile(r"([+-]?\d+(?:\.\d+)?)(|pt|pc|pi|in|cm|mm)")
# Half-points
_UNITS: Final = {"": 1, "pt": 2, "pc": 24, "pi": 24, "in": 144, "cm": 144 / 2.54, "mm": 14.4 / 2.54}
_DEEPEST: Final = 100  # styles, each based on the next: templates have five or so
OFF: Final = ("0", "false", "off", "none")


def half_points(measure: str | None) -> float:
    """A measure of type, in half-points where it has no unit of its own; 0 for what is none.

    >>> half_points("6"), half_points("-1.5pt"), half_points("on")
    (6.0, -3.0, 0.0)
    """
    found = _MEASURE.fullmatch((measure or "").strip())
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def in_word_form(number: int, form: str, language: str) -> str | None:
    """A number in the form that Word has under that name; None where it is not known."""
    if form in _FORMATS:
        return in_web_style(number, _FORMATS[form])
    return in_form(number, _ALIKE.get(form, form), language)


class WordStyles:
    """The styles by their names."""

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        styles = parts.of("styles")
        self._styles = by_id(styles, "style", "styleId")
        said = styles.find(f"{W}docDefaults//{W}lang") if styles is not None else None
        self.language = said.get(f"{W}val", "") if said is not None else ""
        """The language of what no style or run has of another, "" where the file does not say it."""

    def of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """What is said of a paragraph by itself, by its style and by those that it is based on."""
        yield from self._properties(paragraph, "pPr", "pStyle")

    def of_run(self, run: Element) -> Iterator[Element]:
        """The same of a run; the style of its paragraph may speak of its runs too."""
        yield from self._properties(run, "rPr", "rStyle")
        for paragraph in run.iterancestors(f"{W}p"):
            # What is said of a paragraph stands before its runs, of which it may have many
            first = paragraph[0]
            if first.tag == f"{W}pPr":
                yield from self._named(first.find(f"{W}pStyle"), "rPr")
            return

    def value(self, run: Element, name: str) -> str | None:
        """What the nearest of these says under a name; None where none does."""
        for properties in self.of_run(run):
            found = properties.find(f"{W}{name}")
            if found is not None:
                return found.get(f"{W}val", "on")
        return None

    def is_hidden(self, run: Element) -> bool:
        """True of a run that Word does not show."""
        return run.tag == f"{W}r" and (self.value(run, "vanish") or "off") not in OFF

    def is_struck(self, run: Element) -> bool:
        """True of a run that is shown with a line through it."""
        return any((self.value(run, name) or "off") not in OFF for name in ("strike", "dstrike"))

    def _properties(self, element: Element, name: str, style: str) -> Iterator[Element]:
        own = element.find(f"{W}{name}")
        if own is not None:
            yield own
            yield from self._named(own.find(f"{W}{style}"), name)

    def _named(self, named: Element | None, name: str) -> Iterator[Element]:
        seen = set[str]()
        while named is not None and (style := named.get(f"{W}val", "")) not in seen and style in self._styles:
            seen.add(style)
            if len(seen) > _DEEPEST:
                raise self._parts.refused(
                    f"has more than {_DEEPEST} styles based on each other: {TEXT_ALONE}"
                )
            properties = self._styles[style].find(f"{W}{name}")
            if properties is not None:
                yield properties
            named = self._styles[style].find(f"{W}basedOn")


_LEVELS: Final = tuple("012345678")  # of a list, as Word has them


class _Level(NamedTuple):
    """How the paragraphs of one level of a list are numbered; `legal` where in figures throughout.

    It begins anew behind a paragraph of one of the `restarts` levels above it, the outermost first.
    """

    style: str
    pattern: str
    start: int
    legal: bool = False
    restarts: int = len(_LEVELS)


class Numbering:
    """Counts the paragraphs of the lists of a document."""

    def __init__(self, parts: WordParts, styles: WordStyles) -> None:
        numbering = parts.of("numbering")
        self._styles = styles
        self._nums = by_id(numbering, "num", "numId")
        self._abstract = by_id(numbering, "abstractNum", "abstractNumId")
        self._linked = {
            link.get(f"{W}val", ""): one
            for one in self._abstract.values()
            if (link := one.find(f"{W}styleLink")) is not None
        }
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        self.beyond: dict[str, None] = {}

    def number(self, paragraph: Element) -> str:
        """What Word writes before the paragraph, and a space; "" for bullets and what is no item."""
        numbering, level = self._place(paragraph)
        if numbering is None or numbering == "0" or numbering not in self._nums:
            return ""
        num = self._nums[numbering]
        reference = num.find(f"{W}abstractNumId")
        abstract = reference.get(f"{W}val", "") if reference is not None else ""
        counts = self._counts[abstract]
        form = self._level(num, abstract, level)
        if self._begins_anew(num, numbering, level):
            counts[level] = form.start - 1
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            if level < self._level(num, abstract, deeper).restarts:
                del counts[deeper]
        if form.style == "bullet":
            return ""
        said = form.pattern
        for at in range(level + 1):
            above = self._level(num, abstract, at)
            number = counts.setdefault(at, above.start)
            style = "decimal" if form.legal and at < level else above.style
            said = said.replace(f"%{at + 1}", self._form(number, style))
        return f"{said} " if said.strip() else ""

    def _form(self, number: int, style: str) -> str:
        if style in ("none", "bullet"):
            return ""
        said = in_word_form(number, style, self._styles.language)
        if said is None:
            self.beyond[style] = None
        return said or written(number, _BEYOND).rstrip(" .")

    def _begins_anew(self, num: Element, numbering: str, level: int) -> bool:
        """True the first time of a list that says where it starts, though it shares its form with another."""
        override = self._override(num, level)
        anew = override is not None and override.find(f"{W}startOverride") is not None
        first = (numbering, level) not in self._begun
        self._begun.add((numbering, level))
        return anew and first

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and the level of a paragraph, its own or those of its style."""
        numbering = level = None
        for properties in self._styles.of_paragraph(paragraph):
            num, depth = properties.find(f"{W}numPr/{W}numId"), properties.find(f"{W}numPr/{W}ilvl")
            numbering = num.get(f"{W}val") if numbering is None and num is not None else numbering
            level = depth.get(f"{W}val") if level is None and depth is not None else level
        return numbering, int(level) if level in _LEVELS else 0

    def _override(self, num: Element, level: int) -> Element | None:
        overrides = num.findall(f"{W}lvlOverride")
        return next((one for one in overrides if one.get(f"{W}ilvl") == str(level)), None)

    def _level(self, num: Element, abstract: str, level: int) -> _Level:
        usual = self._level_of(self._abstract.get(abstract), level)
        override = self._override(num, level)
        if override is None:
            return usual
        whole, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        form = _level(whole) if whole is not None else usual
        return form if start is None else form._replace(start=plain_number(start.get(f"{W}val"), 1))

    def _level_of(self, abstract: Element | None, level: int) -> _Level:
        if abstract is not None and (link := abstract.find(f"{W}numStyleLink")) is not None:
            abstract = self._linked.get(link.get(f"{W}val", ""), abstract)
        for one in abstract.findall(f"{W}lvl") if abstract is not None else ():
            if one.get(f"{W}ilvl") == str(level):
                return _level(one)
        return _Level("bullet", "", 1)


def _level(level: Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f".//{W}{name}")  # a form of late may stand in a choice
        return found.get(f"{W}val", default) if found is not None else default

    legal = level.find(f"{W}isLgl")
    form = level.find(f".//{W}numFmt")
    own = form.get(f"{W}format", "") if form is not None and form.get(f"{W}val") == "custom" else ""
    return _Level(
        own or value("numFmt", "decimal"),
        value("lvlText", ""),
        plain_number(value("start", "0"), 1),
        legal is not None and legal.get(f"{W}val", "on") not in OFF,
        plain_number(value("lvlRestart", ""), len(_LEVELS)),
    )


def by_id(tree: Element | None, name: str, key: str) -> dict[str, Element]:
    """The elements of a name in a part, by an attribute."""
    found = tree.findall(f"{W}{name}") if tree is not None else []
    return {element.get(f"{W}{key}", ""): element for element in found}

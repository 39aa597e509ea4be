"""What the style sheets inside a web page say of what is shown: display, visibility, white space, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

_HEEDED: Final = frozenset(
    {"display", "visibility", "white-space", "list-style", "list-style-type", "float", "position"}
    | {"content-visibility", "vertical-align"}
)
_MENTIONED: Final = re.compile("|".join(sorted(_HEEDED)), re.IGNORECASE)
_SCREEN: Final = {"width": 1280.0, "height": 800.0}  # px: the window of a common reader at a desk
_UNITS: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "pt": 1.333}
_FEATURE: Final = re.compile(r"\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*([\d.]+)\s*([a-z]+)\s*\)")
_TRUE_ON_SCREEN: Final = re.compile(r"\(\s*(?:color|hover(?:\s*:\s*hover)?|orientation\s*:\s*landscape)\s*\)")
_WRAPPERS: Final = frozenset({"supports", "layer", "container", "scope"})
_DEEPEST: Final = 20  # at-rules inside each other

_UNLAYERED: Final = 1 << 30  # what stands in no layer outweighs all that does
_MOST_NESTED: Final = 200  # selectors of one nested rule, written out

Precedence = tuple[bool, bool, int, tuple[int, int, int], int]
"""Of a declaration: important, in the element itself, layer, specificity of its selector, order."""


class Styles:
    """The declarations of a page's own style sheets for each of its elements.

    >>> page = LexborHTMLParser("<style>.x {display: none}</style><p class=x>a</p>")
    >>> Styles(page).of(page.css_first("p"))
    {'display': 'none'}
    """

    def __init__(self, page: LexborHTMLParser) -> None:
        self._found: dict[int, dict[str, tuple[Precedence, str]]] = {}
        order = 0
        layers: dict[str, int] = {}
        for sheet in page.css("style"):
            if media_applies(sheet.attributes.get("media") or ""):
                for rule in _rules(_sheet(sheet.text_content or sheet.text()), layers):
                    order += 1
                    self._apply(page, rule, order)

    def of(self, element: LexborNode) -> Mapping[str, str]:
        """The value of each property that is declared for the element, and heeded here."""
        found = self._found.get(element.mem_id, {})
        inline = element.attributes.get("style")
        if inline and _MENTIONED.search(inline):
            found = dict(found)
            for name, value, important in _declarations(tinycss2.parse_blocks_contents(inline)):
                _put(found, name, value, (important, True, 0, (0, 0, 0), 0))
        return {name: value for name, (_, value) in found.items()}

    def _apply(self, page: LexborHTMLParser, rule: _StyleRule, order: int) -> None:
        said = list(_declarations(rule.content))
        if not said:
            return
        for part in _parts(rule.selector):
            weight = _specificity(part)
            try:
                elements = page.css(tinycss2.serialize(part).strip())
            except SelectolaxError:
                continue  # one that selects no element, as ::before does, or that is not known
            for element in elements:
                found = self._found.setdefault(element.mem_id, {})
                for name, value, important in said:
                    layer = -rule.layer if important else rule.layer
                    _put(found, name, value, (important, False, layer, weight, order))


def media_applies(query: str) -> bool:
    """True where a list of media queries holds for the screen of a desk."""
    return not query.strip() or any(_one_applies(part) for part in query.lower().split(","))


def _one_applies(query: str) -> bool:
    parts = [part.strip() for part in re.split(r"\band\b", query)]
    word = re.sub(r"^only\s+", "", parts[0])
    negated = word.startswith("not ")
    holds = all(_part_holds(part) for part in [word.removeprefix("not ").strip(), *parts[1:]])
    return holds != negated


def _part_holds(part: str) -> bool:
    if part in ("", "all", "screen"):
        return True
    if feature := _FEATURE.fullmatch(part):
        bound, side, number, unit = feature.groups()
        try:
            size = float(number) * _UNITS.get(unit, 1.0)
        except ValueError:
            return False
        return size <= _SCREEN[side] if bound == "min" else size >= _SCREEN[side]
    return _TRUE_ON_SCREEN.fullmatch(part) is not None


def _sheet(text: str) -> list[Any]:
    """The rules of a style sheet."""
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


class _StyleRule(NamedTuple):
    """Selector and content of a rule, and the number of its layer."""

    selector: Sequence[Any]
    content: list[Any]
    layer: int


def _rules(
    rules: Iterable[Any], layers: dict[str, int], outer: str = "", layer: str = "", depth: int = 0
) -> Iterator[_StyleRule]:
    """Each rule that holds on a screen, those inside other rules too; `layers` numbers the layers named."""
    for rule in rules:
        if rule.type == "qualified-rule":
            if _MENTIONED.search(tinycss2.serialize(rule.content)):
                selector = _nested(rule.prelude, outer) if outer else rule.prelude
                content = tinycss2.parse_blocks_contents(rule.content)
                yield _StyleRule(selector, content, layers[layer] if layer else _UNLAYERED)
                if depth < _DEEPEST:
                    inner = (part for part in content if part.type in ("qualified-rule", "at-rule"))
                    yield from _rules(inner, layers, tinycss2.serialize(selector).strip(), layer, depth + 1)
        elif rule.type == "at-rule" and depth < _DEEPEST:
            name, prelude, inside = rule.lower_at_keyword, tinycss2.serialize(rule.prelude), layer
            if name == "layer":
                named = [f"{layer}.{part.strip() or len(layers)}" for part in prelude.split(",")]
                for each in named:
                    layers.setdefault(each, len(layers))
                inside = named[0]
            if rule.content and (name in _WRAPPERS or (name == "media" and media_applies(prelude))):
                content = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from _rules(content, layers, outer, inside, depth + 1)


def _nested(prelude: Sequence[Any], outer: str) -> list[Any]:
    """The selector of a rule inside another, whose selectors stand for `&` or before it."""
    around = [tinycss2.serialize(part).strip() for part in _parts(tinycss2.parse_component_value_list(outer))]
    parts = []
    for part in _parts(prelude):
        said = tinycss2.serialize(part).strip()
        parts += [said.replace("&", one) if "&" in said else f"{one} {said}" for one in around]
    return list(tinycss2.parse_component_value_list(", ".join(parts[:_MOST_NESTED])))


def _declarations(content: Iterable[Any]) -> Iterator[tuple[str, str, bool]]:
    for said in content:
        if said.type == "declaration" and said.lower_name in _HEEDED:
            yield said.lower_name, tinycss2.serialize(said.value).strip().lower(), said.important


def _put(found: dict[str, tuple[Precedence, str]], name: str, value: str, weight: Precedence) -> None:
    if name == "list-style":
        name, value = "list-style-type", _list_style_type(value)
    if name not in found or found[name][0] <= weight:
        found[name] = (weight, value)


def _list_style_type(shorthand: str) -> str:
    words = [word for word in shorthand.split() if word not in ("inside", "outside") and "(" not in word]
    return words[-1] if words else "disc"


def _parts(selector: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors between the commas of a list."""
    part: list[Any] = []
    for token in selector:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _specificity(part: Sequence[Any]) -> tuple[int, int, int]:
    """Ids, classes and types that a selector names; what stands in its brackets counts like a class."""
    ids = sum(token.type == "hash" for token in part)
    classes = types = 0
    previous = ""
    for token in part:
        if token.type == "[] block":
            classes += 1
        elif token.type == "ident":
            marked = previous in (".", ":")
            classes += marked
            types += not marked
        elif token.type == "function" and token.lower_name != "where":
            inner = _specificity([t for t in token.arguments if t.type != "whitespace"])
            ids, classes, types = ids + inner[0], classes + inner[1], types + inner[2]
        previous = token.value if token.type == "literal" else ""
    return ids, classes, types

"""What the style sheets inside a web page say of what is shown: display, visibility, white space, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.sources.web.html_declarations import HEEDED, MENTIONED, Declared, declarations, put
from edition.sources.web.html_media import is_supported, media_applies, solid
from edition.sources.web.html_selectors import beside, selected, selectors_of, specificity
from edition.sources.web.html_sight import OUT_OF_SIGHT

_VARIED: Final = re.compile(
    rf"(?:{'|'.join(sorted(HEEDED.difference(OUT_OF_SIGHT)))})\s*:[^;}}]*var\(", re.IGNORECASE
)
_VARIABLE: Final = re.compile(r"var\(\s*(--[^\s,()]+)\s*(,[^()]*)?\)")
_MOST_VARIABLES: Final = 50  # put in one value
_WRAPPERS: Final = frozenset({"layer"})  # not `container`: whether it holds, only the layout tells
_DEEPEST: Final = 20  # at-rules inside each other

_LANGUAGE: Final = re.compile(r""":lang\(\s*["']?([\w-]+)["']?\s*\)""", re.IGNORECASE)
_SPOKEN: Final = "data-language-of-edition"  # attribute in which each element gets the language it is in
_IN_LANGUAGE: Final = rf"[{_SPOKEN}|=\1 i]"
_TOP: Final = re.compile(r":scope(?![\w-])|&", re.IGNORECASE)
_HIDING: Final = re.compile(r"none|hidden|collapse|var\(", re.IGNORECASE)
_OUTSIDE: Final = 1 << 30  # what stands in no layer, or in none inside it, outweighs what does
_MOST_NESTED: Final = 200  # selectors of one nested rule, written out
_LONGEST_NESTED: Final = 10_000  # characters of such a selector


class Styles:
    """The declarations of a page's own style sheets for each of its elements.

    >>> page = LexborHTMLParser("<style>.x {display: none}</style><p class=x>a</p>")
    >>> Styles(page).of(page.css_first("p"), {})
    ({'display': 'none'}, {})
    """

    def __init__(self, page: LexborHTMLParser) -> None:
        self._found: dict[int, Declared] = {}
        texts = screen_sheets(page)
        inline = (element.attributes.get("style") or "" for element in page.css('[style*="var("]'))
        self._varies = any(_VARIED.search(text) for text in (*texts, *inline))
        if page.root is not None and any(_LANGUAGE.search(text) for text in texts):
            _mark_languages(page.root)
        self.rules = tuple(_screen_rules(texts, self._varies))
        """Each rule of the page's own style sheets that may say something of its text, in order."""
        has_quotations = page.css_first("q") is not None
        for order, rule in enumerate(self.rules):
            self._apply(page, rule, order)
            if has_quotations:
                self._apply_beside(page, rule, order)

    def of(
        self, element: LexborNode, inherited: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The value of each property that is declared for the element, and heeded here; and its variables.

        `inherited` are the variables of the element around it.
        """
        found = self._found.get(element.mem_id, {})
        inline = element.attributes.get("style")
        if inline and (MENTIONED.search(inline) or (self._varies and "--" in inline)):
            found = dict(found)
            for name, value, important in declarations(tinycss2.parse_blocks_contents(inline)):
                put(found, name, value, (important, True, (), (0, 0, 0), 0))
        if not self._varies:
            return {name: value for name, (_, value) in found.items()}, inherited
        own = {name: value for name, (_, value) in found.items() if name.startswith("--")}
        variables = {**inherited, **own} if own else inherited
        said = {name: _with_variables(v, variables) for name, (_, v) in found.items() if name not in own}
        return {name: value for name, value in said.items() if value}, variables

    def _apply(self, page: LexborHTMLParser, rule: StyleRule, order: int) -> None:
        said = list(declarations(rule.content))
        if not said:
            return
        chosen = [(specificity(part), self._selected(page, part)) for part in selectors_of(rule.selector)]
        if any(elements is None for _, elements in chosen):
            return  # as browsers do where they do not know one selector of a list
        for weight, elements in chosen:
            for element in elements or ():
                found = self._found.setdefault(element.mem_id, {})
                for name, value, important in said:
                    put(found, name, value, (important, False, _layer(rule, important), weight, order))

    def _apply_beside(self, page: LexborHTMLParser, rule: StyleRule, order: int) -> None:
        """Keeps what a rule writes before and behind quotations (q), under `::before` and `::after`."""
        said = [each for each in rule.content if each.type == "declaration" and each.lower_name == "content"]
        for part, place, side in beside(rule.selector) if said else ():
            for element in selected(page, place) or ():
                if element.tag == "q":
                    found = self._found.setdefault(element.mem_id, {})
                    for each in said:
                        layer = _layer(rule, each.important)
                        weight = (each.important, False, layer, specificity(part), order)
                        put(found, f"::{side}", tinycss2.serialize(each.value).strip(), weight)

    def _selected(self, page: LexborHTMLParser, part: Sequence[Any]) -> list[LexborNode] | None:
        return selected(page, _LANGUAGE.sub(_IN_LANGUAGE, tinycss2.serialize(part).strip()))


def _layer(rule: StyleRule, important: bool) -> tuple[int, ...]:
    """The rank of the rule's layer: of what is important, the first layer wins."""
    return tuple(-each for each in rule.layer) if important else rule.layer


def screen_sheets(page: LexborHTMLParser) -> list[str]:
    """The texts of the page's own style sheets in CSS for a screen."""
    return [sheet.text_content or sheet.text() for sheet in page.css("style") if _is_heeded(sheet)]


def _is_heeded(sheet: LexborNode) -> bool:
    kind = (sheet.attributes.get("type") or "text/css").strip().lower()
    return kind == "text/css" and media_applies(sheet.attributes.get("media") or "")


def _screen_rules(texts: Iterable[str], varies: bool) -> Iterator[StyleRule]:
    """Each rule of the style sheets that holds on a screen, those inside other rules too.

    Of rules that mention nothing that `Styles` heeds, nor `content`, none; where it `varies`, also those
    that set variables.
    """
    layers: dict[tuple[str, ...], int] = {}
    for text in texts:
        sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        yield from _rules(sheet, _Surroundings(layers, varies))


def _mark_languages(root: LexborNode) -> None:
    """Gives each element the language that it, or the nearest one around it that says any, says."""
    waiting = [(root, "")]
    while waiting:
        element, language = waiting.pop()
        said = element.attributes.get("lang", element.attributes.get("xml:lang", language)) or ""
        element.attrs[_SPOKEN] = said
        child = element.child
        while child is not None:
            if child.is_element_node:
                waiting.append((child, said))
            child = child.next


def _with_variables(value: str, variables: Mapping[str, str]) -> str:
    """A value with its variables put in; "" where one of them is not known and nothing stands for it."""
    for _ in range(_MOST_VARIABLES):
        match = _VARIABLE.search(value)
        if match is None:
            return value.strip()
        said = variables.get(match[1], match[2][1:] if match[2] else None)
        if said is None:
            return ""
        value = f"{value[: match.start()]}{said.strip()}{value[match.end() :]}"
    return ""


def may_be_heeded(rule: Any) -> bool:
    """False of a rule (as tinycss2 gives it) that says nothing of what `Styles` heeds or of `content`."""
    said = rule.serialize() if rule.type in ("qualified-rule", "at-rule") else ""
    return bool(MENTIONED.search(said)) or "--" in said or said[:6].lower() == "@layer"


class StyleRule(NamedTuple):
    """Selector and content of a rule, and what its layer weighs."""

    selector: Sequence[Any]
    content: list[Any]
    layer: tuple[int, ...]


class _Scope(NamedTuple):
    """The selectors of the elements at its top, and what says of one that it is such or stands in such."""

    top: str
    within: str


class _Surroundings(NamedTuple):
    """What a rule stands in; `layers` numbers the layers named, `varies` where variables are heeded.

    `outer` is the selector of the rule around it, `scope` the innermost scope.
    """

    layers: dict[tuple[str, ...], int]
    varies: bool
    outer: str = ""
    layer: tuple[str, ...] = ()
    depth: int = 0
    scope: _Scope | None = None


def _rules(rules: Iterable[Any], around: _Surroundings) -> Iterator[StyleRule]:
    """Each rule that holds on a screen, those inside other rules too."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _with_nested(rule, around)
        elif rule.type == "at-rule" and around.depth < _DEEPEST:
            yield from _inside_at_rule(rule, around)


def _with_nested(rule: Any, around: _Surroundings) -> Iterator[StyleRule]:
    said = tinycss2.serialize(rule.content)
    if not MENTIONED.search(said) and not (around.varies and "--" in said):
        return
    selector = _nested(rule.prelude, around.outer) if around.outer else _scoped(rule.prelude, around.scope)
    content = tinycss2.parse_blocks_contents(rule.content)
    yield StyleRule(selector, content, _numbers(around.layer, around.layers))
    if around.depth < _DEEPEST:
        inner = (part for part in content if part.type in ("qualified-rule", "at-rule"))
        outer = tinycss2.serialize(selector).strip()
        yield from _rules(inner, around._replace(outer=outer, depth=around.depth + 1, scope=None))


def _inside_at_rule(rule: Any, around: _Surroundings) -> Iterator[StyleRule]:
    name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude)
    inside = around._replace(depth=around.depth + 1)
    if name == "layer":
        names = [part.strip() or str(len(around.layers)) for part in prelude.split(",")]
        named = [(*around.layer, *name.split(".")) for name in names]
        for each in named:
            _numbers(each, around.layers)
        inside = inside._replace(layer=named[0])
    holds = (
        name in _WRAPPERS
        or (name == "media" and media_applies(prelude))
        or (name == "supports" and is_supported(prelude))
    )
    if rule.content and name == "scope":
        scope, ends = _scope(rule.prelude, around.scope)
        for each in _rules(tinycss2.parse_rule_list(rule.content), inside._replace(outer="", scope=scope)):
            yield each._replace(content=list(filter(_shows, each.content))) if ends else each
    elif rule.content and holds:
        if around.outer:
            content = tinycss2.parse_blocks_contents(rule.content)
            own = tinycss2.parse_component_value_list(around.outer)
            yield StyleRule(own, content, _numbers(inside.layer, around.layers))
        else:
            content = tinycss2.parse_rule_list(rule.content)
        yield from _rules(content, inside)


def _scope(prelude: Sequence[Any], around: _Scope | None) -> tuple[_Scope, bool]:
    """A scope, and whether it ends somewhere inside its elements, or where it begins is not known.

    Where it ends is not heeded: what its rules show stays shown, and they hide nothing.
    """
    said = solid(prelude)
    known = bool(said) and said[0].type == "() block"
    top = tinycss2.serialize(said[0].content).strip() if known else "*"
    tops = _written(tinycss2.parse_component_value_list(top))
    within = f":where({', '.join(f'{part}, {part} *' for part in tops)}){around.within if around else ''}"
    return _Scope(top, within), not known or len(said) > 1


def _scoped(prelude: Sequence[Any], scope: _Scope | None) -> Sequence[Any]:
    """The selector of a rule in a scope, which selects nothing outside of it."""
    if scope is None:
        return prelude
    said = _written(prelude)
    written = (
        _TOP.sub(lambda _: f":is({scope.top})", part)
        if part[:1] not in (">", "+", "~") and _TOP.search(part)
        else f":where({scope.top}) {part}"
        for part in said
        if len(part) + (part.count("&") + part.count(":") + 2) * len(scope.within) <= _LONGEST_NESTED
    )
    whole = ", ".join(f"{part}{scope.within}" for part in islice(written, _MOST_NESTED))
    return list(tinycss2.parse_component_value_list(whole))


def _written(listed: Sequence[Any]) -> list[str]:
    """The selectors of a list, as they are written."""
    return [tinycss2.serialize(part).strip() for part in selectors_of(listed)]


def _shows(said: Any) -> bool:
    """False of a declaration that hides, or may; what is written beside an element hides none."""
    if said.type != "declaration" or said.lower_name == "content":
        return True
    return not _HIDING.search(tinycss2.serialize(said.value))


def _nested(prelude: Sequence[Any], outer: str) -> list[Any]:
    """The selector of a rule inside another, whose selectors stand for `&` or before it."""
    around, said = _written(tinycss2.parse_component_value_list(outer)), _written(prelude)
    written = (
        part.replace("&", one) if "&" in part else f"{one} {part}"
        for part in said
        for one in around
        if len(part) + (part.count("&") + 1) * len(one) <= _LONGEST_NESTED
    )
    return list(tinycss2.parse_component_value_list(", ".join(islice(written, _MOST_NESTED))))


def _numbers(layer: tuple[str, ...], layers: dict[tuple[str, ...], int]) -> tuple[int, ...]:
    """What a layer weighs, as numbers in the order in which layers are named first."""
    named = [layers.setdefault(layer[:depth], len(layers)) for depth in range(1, len(layer) + 1)]
    return (*named, _OUTSIDE)

"""A web page from its beginning to its end: each text and element, where a browser shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from edition.sources.original import without_controls
from edition.sources.web.html_boxes import Box, Look, look_of
from edition.sources.web.html_children import all_children, children, is_shadow
from edition.sources.web.html_marks import caption
from edition.sources.web.html_styles import Styles

_MOST_COPIED: Final = 20_000  # elements of drawings shown again by `use`: beyond, no more are begun
_MOST_AROUND: Final = 300  # elements around a `use`; drawings are not so deep
_DEEPEST_COPY: Final = 10  # uses inside each other
_WORDLESS: Final = ("svg", "g", "symbol", "switch")  # elements of drawings: words stand in others inside them


class Step(NamedTuple):
    """A text, the beginning or end of an element that is shown, or one that is not (`Box.NONE`)."""

    node: LexborNode | str
    look: Look
    opens: bool = True


def walk(root: LexborNode, styles: Styles, look: Look) -> Iterator[Step]:
    """The page from its beginning to its end, however deep its elements lie in each other."""
    waiting: list[Step] = [Step(root, look)]
    drawings, slots, closed = _Drawings(root), _Slots(), _closed_by_others(root)
    while waiting:
        step = waiting.pop()
        node, outer = step.node, step.look
        if isinstance(node, str) or not step.opens:
            yield step
            if not isinstance(node, str) and node.tag == "template":
                waiting.extend(reversed(slots.left(outer)))
            continue
        if node.is_text_node:
            if outer.drawn and node.parent is not None and node.parent.tag in _WORDLESS:
                continue
            yield Step(without_controls(node.text_content or ""), outer)
        elif node.is_element_node:
            declared, variables = styles.of(node, outer.variables)
            inner = look_of(node, outer, declared, variables)
            if inner.box is Box.NONE:
                yield Step(node, inner)
                continue
            if not inner.lost:
                yield Step(node, inner)
            if said := caption(node):
                yield Step(without_controls(said), inner)
            if not inner.lost or node.tag == "template":
                waiting.append(Step(node, inner, opens=False))
            if node.tag == "slot":
                inside = slots.filled(node, inner)
            elif node.tag == "details" and ("open" not in node.attributes or node.mem_id in closed):
                inside = _inside_closed(node, inner)
            else:
                inside = _inside(node, inner)
            waiting.extend(reversed(inside))
            drawings.copied += bool(inner.used)
            if inner.drawn and node.tag == "use":
                waiting.extend(drawings.used(node, inner))


def _inside(element: LexborNode, look: Look) -> list[Step]:
    return [Step(child, look) for child in children(element)]


def _closed_by_others(root: LexborNode) -> set[int]:
    """The details that another open one of their name closes: of one name only the first is open.

    https://html.spec.whatwg.org/multipage/interactive-elements.html#the-details-element
    """
    closed, open_names = set[int](), set[str]()
    for details in root.css("details[open][name]"):
        name = details.attributes.get("name") or ""
        if name in open_names:
            closed.add(details.mem_id)
        elif name:
            open_names.add(name)
    return closed


def _inside_closed(details: LexborNode, look: Look) -> list[Step]:
    """The summary, and the rest as what is not shown."""
    held = list(all_children(details))
    summary = next((child for child in held if child.tag == "summary"), None)
    hidden = replace(look, seen=False, lost=True)
    rest = [Step(child, hidden) for child in held if summary is None or child.mem_id != summary.mem_id]
    return [*([] if summary is None else [Step(summary, look)]), *rest]


class _Slots:
    """What elements with a shadow hold, which the slots of the shadow show, each thing once."""

    def __init__(self) -> None:
        self._held: dict[int, dict[int, list[LexborNode]]] = {}

    def filled(self, slot: LexborNode, look: Look) -> list[Step]:
        """What a slot shows: what is meant for it, or else what it holds itself."""
        if not look.hosts:
            return _inside(slot, look)
        meant = self._of(look.hosts[-1]).pop(slot.mem_id, [])
        outer = replace(look, hosts=look.hosts[:-1])
        return [Step(child, outer) for child in meant] or _inside(slot, look)

    def left(self, look: Look) -> list[Step]:
        """What no slot has shown when a shadow ends."""
        left = self._of(look.hosts[-1]).values()
        outer = replace(look, hosts=look.hosts[:-1], seen=False, lost=True)
        return [Step(child, outer) for children_of_slot in left for child in children_of_slot]

    def _of(self, host: LexborNode) -> dict[int, list[LexborNode]]:
        """What an element with a shadow holds, by the slot meant, the first of a name; 0: none."""
        if host.mem_id not in self._held:
            shadow = next(filter(is_shadow, all_children(host))).template_fragments()[0]
            slots = {slot.attributes.get("name") or "": slot.mem_id for slot in reversed(shadow.css("slot"))}
            held = self._held[host.mem_id] = {}
            for child in all_children(host):
                if child.is_text_node or (child.is_element_node and child.tag != "template"):
                    held.setdefault(slots.get(_slot_of(child), 0), []).append(child)
        return self._held[host.mem_id]


def _slot_of(child: LexborNode) -> str:
    return (child.attributes.get("slot") or "") if child.is_element_node else ""


class _Drawings:
    """The parts of a page's drawings that `use` shows at its place."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._named: dict[str, LexborNode] | None = None
        self.copied = 0

    def used(self, use: LexborNode, look: Look) -> Iterator[Step]:
        """What an element `use` names, last part first; nothing where it is being shown, or too much is."""
        address = use.attributes.get("href") or use.attributes.get("xlink:href") or ""
        if self._named is None:
            self._named = {
                part.attributes.get("id") or "": part
                for part in reversed(self._root.css("svg[id], svg [id]"))
            }
        part = self._named.get(address[1:]) if address.startswith("#") else None
        if part is None or part.mem_id in look.used or self.copied > _MOST_COPIED:
            return
        if len(look.used) >= _DEEPEST_COPY or _is_around(part, use):
            return
        inner = replace(look, used=(*look.used, part.mem_id))
        shown = children(part) if part.tag == "symbol" else [part]
        yield from (Step(each, inner) for each in reversed(list(shown)))


def _is_around(part: LexborNode, use: LexborNode) -> bool:
    """Whether a part of a drawing has in it what would show it, and so is not shown there."""
    outer = use.parent
    for _ in range(_MOST_AROUND):
        if outer is None or outer.mem_id == part.mem_id:
            return outer is not None
        outer = outer.parent
    return True

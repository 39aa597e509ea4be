"""The fields of a Word file whose data stand in another part: Word shows these, whatever its text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.model import single_spaced
from edition.sources.office.docx_parts import W, WordParts
from edition.sources.original import shortly, visible
from edition.sources.zipped import Element, said_in

_PATH: Final = re.compile(r"(?:/[\w:.-]+(?:\[\d+\])?)+(?:/@[\w:.-]+)?")
_MAPPING: Final = re.compile(r"""xmlns:([\w.-]+)=["']([^"']+)["']""")


def otherwise_bound(parts: WordParts) -> Iterator[str]:
    """What to say of fields of plain text whose data, which Word shows, differ from the text that is read."""
    for field in parts.document.iter(f"{W}sdt"):
        properties = field.find(f"{W}sdtPr")
        binding = properties.find(f"{W}dataBinding") if properties is not None else None
        if properties is None or binding is None or properties.find(f"{W}text") is None:
            continue
        content = field.find(f"{W}sdtContent")
        said = "" if content is None else single_spaced("".join(t.text or "" for t in content.iter(f"{W}t")))
        data = _data(parts, binding)
        if visible(data) not in ("", visible(said)) and properties.find(f"{W}showingPlcHdr") is None:
            why = f"has data that Word shows, {shortly(data)}, where its text is {shortly(said)}, read here"
            yield f"{why}: look which is right"


def _data(parts: WordParts, binding: Element) -> str:
    """What stands where a field says that its data are; "" where nothing does."""
    path = binding.get(f"{W}xpath", "")
    tree = parts.data(binding.get(f"{W}storeItemID", ""))
    if tree is None or not _PATH.fullmatch(path):
        return ""
    names = dict(_MAPPING.findall(binding.get(f"{W}prefixMappings", "")))
    try:
        found = tree.getroottree().xpath(path, namespaces=names)
    except etree.XPathError:
        return ""
    first = found[0] if isinstance(found, list) and found else ""
    return single_spaced(said_in(first) if isinstance(first, etree._Element) else str(first))

"""Citations for reference managers: biblatex, RIS and CSL-JSON; and every format by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from edition.citation import Citation, note, one_line
from edition.citation_styles import STYLES

_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)
_NOT_IN_KEY: Final = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a citation; one with a `suffix` is a file that a program imports."""

    name: str
    title: str
    write: Callable[[Citation, date | None], str]
    suffix: str = ""
    media_type: str = "text/plain"


def biblatex(citation: Citation, accessed: date | None = None) -> str:
    """An `@online` entry for biblatex; BibTeX reads it too."""
    fields = {
        "author": f"{{{_tex(citation.author)}}}" if citation.author else None,
        "title": f"{{{_tex(citation.title)}}}",
        "date": citation.issued,
        "organization": f"{{{_tex(citation.container)}}}",
        "url": citation.url,
        "urldate": accessed.isoformat() if accessed else None,
        "note": _tex(note(citation)) or None,
    }
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@online{{{_key(citation)},\n{lines}}}\n"


def ris(citation: Citation, accessed: date | None = None) -> str:
    """A RIS record of type ELEC, its lines ended as the format wants."""
    rows = [
        ("TY", "ELEC"),
        ("ID", _key(citation)),
        ("AU", citation.author.replace(",", "") if citation.author else None),
        ("TI", citation.title),
        ("T2", citation.container),
        ("PY", citation.issued[:4] if citation.issued else None),
        ("DA", citation.issued.replace("-", "/") if citation.issued else None),
        ("SE", f"para. {citation.paragraph}" if citation.paragraph else None),
        ("UR", citation.url),
        ("Y2", f"{accessed:%Y/%m/%d}" if accessed else None),
        ("LA", citation.language),
        ("N1", note(citation) or None),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in rows if value is not None)


def csl_item(citation: Citation, accessed: date | None = None) -> dict[str, Any]:
    """The item of CSL-JSON, without what is not recorded."""
    item: dict[str, Any] = {
        "id": _key(citation),
        "type": "webpage",
        "title": citation.title,
        "container-title": citation.container,
        "author": [{"literal": citation.author}] if citation.author else None,
        "issued": _date_parts(citation.issued) if citation.issued else None,
        "accessed": _date_parts(accessed.isoformat()) if accessed else None,
        "URL": citation.url,
        "language": citation.language,
        "note": note(citation) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def csl_json(citation: Citation, accessed: date | None = None) -> str:
    """CSL-JSON, a list of one item."""
    return json.dumps([csl_item(citation, accessed)], ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[Mapping[str, Format]] = {
    form.name: form
    for form in (
        Format("apa", "APA", STYLES["apa"]),
        Format("mla", "MLA", STYLES["mla"]),
        Format("chicago", "Chicago", STYLES["chicago"]),
        Format("biblatex", "BibTeX", biblatex, ".bib", "application/x-bibtex"),
        Format("ris", "RIS", ris, ".ris", "application/x-research-info-systems"),
        Format("csl-json", "CSL-JSON", csl_json, ".json", "application/vnd.citationstyles.csl+json"),
    )
}


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX)


def _key(citation: Citation) -> str:
    who = (citation.author or citation.title).split()[0].lower()
    parts = (_NOT_IN_KEY.sub("", part) for part in (who, citation.key))
    return "-".join(part for part in parts if part)


def _date_parts(written: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in written.split("-")[:3]]]}

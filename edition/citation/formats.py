"""Citations for reference managers: biblatex, RIS and CSL-JSON; and every format by its name."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from edition.citation.cite import Citation, closing_note, one_line
from edition.citation.styles import STYLES, Style
from edition.light_dataclass import dataclass
from edition.model import Author, Person

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
_KEY_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a citation; one with a `suffix` is a file that a program imports."""

    name: str
    title: str
    write: Callable[[Citation, date | None], str]
    suffix: str = ""
    media_type: str = "text/plain"


def record_title(citation: Citation) -> str:
    """The title of a record, which in a library of many must say which paragraph it is."""
    return f"{citation.title}, {part}" if (part := _part(citation)) else citation.title


def _part(citation: Citation, paragraph: str = "paragraph") -> str:
    if citation.difference:
        return f"{paragraph} {citation.paragraph}, difference {citation.difference}"
    return f"{paragraph} {citation.paragraph}" if citation.paragraph else ""


def biblatex(citation: Citation, accessed: date | None = None) -> str:
    """An `@online` entry for biblatex, which classic BibTeX styles can set too.

    These know neither the type nor its fields `date`, `organization` and `url`: they set the entry as
    `misc`, from `year` and `howpublished`, which biblatex leaves aside.
    """
    fields = {
        "author": _tex_author(citation.author) if citation.author else None,
        "title": f"{{{_tex(record_title(citation))}}}",
        "date": citation.issued,
        "year": citation.issued[:4] if citation.issued else None,
        "organization": f"{{{_tex(citation.container)}}}",
        "url": citation.url,
        "howpublished": f"{{{_tex(citation.container)}}}, \\url{{{citation.url}}}",
        "urldate": accessed.isoformat() if accessed else None,
        "note": _tex(closing_note(citation)) or None,
    }
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@online{{{_key(citation)},\n{lines}}}\n"


def ris(citation: Citation, accessed: date | None = None) -> str:
    """A RIS record of type ELEC, its lines ended as the format wants."""
    rows = [
        ("TY", "ELEC"),
        ("ID", _key(citation)),
        ("AU", _ris_author(citation.author) if citation.author else None),
        ("TI", record_title(citation)),
        ("T2", citation.container),
        ("PY", citation.issued[:4] if citation.issued else None),
        ("DA", citation.issued.replace("-", "/") if citation.issued else None),
        ("SE", _part(citation, "para.") or None),
        ("UR", citation.url),
        ("Y2", f"{accessed:%Y/%m/%d}" if accessed else None),
        ("LA", citation.language),
        ("N1", closing_note(citation) or None),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in rows if value is not None)


def csl_item(citation: Citation, accessed: date | None = None) -> dict[str, Any]:
    """The item of CSL-JSON, without what is not recorded; by `language` processors set the title."""
    item: dict[str, Any] = {
        "id": _key(citation),
        "type": "webpage",
        "title": record_title(citation),
        "container-title": citation.container,
        "author": [_csl_author(citation.author)] if citation.author else None,
        "issued": _date_parts(citation.issued) if citation.issued else None,
        "accessed": _date_parts(accessed.isoformat()) if accessed else None,
        "URL": citation.url,
        "language": citation.title_language,
        "note": closing_note(citation) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def csl_json(citation: Citation, accessed: date | None = None) -> str:
    """CSL-JSON, a list of one item."""
    return json.dumps([csl_item(citation, accessed)], ensure_ascii=False, indent=2) + "\n"


def _text(style: Style) -> Callable[[Citation, date | None], str]:
    return lambda citation, accessed: style(citation, accessed).text


FORMATS: Final[Mapping[str, Format]] = {
    form.name: form
    for form in (
        Format("apa", "APA", _text(STYLES["apa"])),
        Format("mla", "MLA", _text(STYLES["mla"])),
        Format("chicago", "Chicago", _text(STYLES["chicago"])),
        Format("biblatex", "BibTeX", biblatex, ".bib", "application/x-bibtex"),
        Format("ris", "RIS", ris, ".ris", "application/x-research-info-systems"),
        Format("csl-json", "CSL-JSON", csl_json, ".json", "application/vnd.citationstyles.csl+json"),
    )
}


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX)


def _tex_author(author: Author) -> str:
    """A person as BibTeX divides names; a body, or what BibTeX would take for several, in braces."""
    if isinstance(author, str):
        return f"{{{_tex(author)}}}"
    parts = (_tex(author.family), _tex(author.given))
    return ", ".join(f"{{{part}}}" if "and" in part.lower().split() else part for part in parts)


def _ris_author(author: Author) -> str:
    return f"{author.family}, {author.given}" if isinstance(author, Person) else author.replace(",", "")


def _csl_author(author: Author) -> dict[str, str]:
    if isinstance(author, Person):
        return {"family": author.family, "given": author.given}
    return {"literal": author}


def _key(citation: Citation) -> str:
    """Author and thing cited in the letters of every key, with a fingerprint of both where some are lost."""
    author = citation.author
    named = author.family if isinstance(author, Person) else (author or citation.title).partition(" ")[0]
    who = named.lower()
    plain = [_NOT_IN_KEY.sub("", part) for part in (who, citation.key)]
    if plain[1] == citation.key and plain[0] == "".join(c for c in who if c.isalnum() or c in "-."):
        return "-".join(filter(None, plain))
    whole = "\n".join((str(author), citation.title, citation.key))
    digits = hashlib.sha256(whole.encode()).hexdigest()[:_KEY_DIGITS]
    return "-".join(filter(None, (part.strip("-.") for part in (*plain, digits))))


def _date_parts(written: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in written.split("-")[:3]]]}

"""Word files as small as they can be, of parts that a test names."""

from __future__ import annotations

import io
import zipfile

from edition.sources.original import Original


def docx(body: str, **more: str) -> Original:
    """A Word file of that body."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    names += ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, part in more.items():
            file.writestr(f"word/{name}.xml", part.replace("<w:root>", f"<w:root {names}>"))
    return Original("a.docx", content.getvalue())


def p(runs: str) -> str:
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def said(text: str) -> str:
    return f"<w:p>{r(text)}</w:p>"


def initial(text: str) -> str:
    return f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r(text)}</w:p>'


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def related(*relations: tuple[str, str, str]) -> str:
    """What names other parts: kind, id and path of each."""
    each = "".join(
        f'<x Type="http://o/{kind}" Id="{name}" Target="{path}"/>' for kind, name, path in relations
    )
    return f"<x>{each}</x>"


IDENTIFIER = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def item(properties: str, runs: str = "") -> str:
    """An item of a list."""
    return f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>{properties}</w:pPr>{runs}</w:p>'

"""A plain text that is marked up for a program is read as it stands, and told."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of

SAID = "We deny it.\n\nAll of it is false.\n"


def remarks(text: str) -> tuple[str, ...]:
    extract = extract_of(Original("a.txt", text.encode()))
    assert extract.text == text
    return extract.remarks


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{SAID}",
            "a message signed with PGP (“-----BEGIN PGP SIGNED MESSAGE-----”)",
        ),
        ("\\section{A denial}\n\n" + SAID, "LaTeX (“\\section{A denial}”)"),
        ("== A denial ==\n\n" + SAID + "\n[[Category:Denials]]\n", "wiki text (“== A denial ==”)"),
        ("<p>We deny it.</p>\n<p>All of it is <b>false</b>.</p>\n", "a piece of a web page (“<p>”)"),
        ("He said &quot;no&quot; for &euro;5.\n\n" + SAID, "a piece of a web page (“&quot;”)"),
        ("It =E2=80=9Cis=E2=80=9D f=\nalse.\n\n" + SAID, "quoted-printable, as mail is kept (“=E2=80=9C”)"),
        (r"He said \"No\" for \u20ac5.\n\nTrue." + "\n\n" + SAID, r"a string of a program (“\"”)"),
        ("= A denial\n\n" + SAID, "AsciiDoc (“= A denial”)"),
        ("A denial\n\n.. note:: of the editors\n\n" + SAID, "reStructuredText (“.. note:: of the editors”)"),
        ("#+TITLE: A denial\n\n" + SAID, "Org (“#+TITLE: A denial”)"),
        ("# 否认\n\n" + SAID + "\n[more](https://example.org/)\n", "Markdown (“# 否认”)"),
        (SAID + "\nIt **is** not **true**.\n", "Markdown (“**is**”)"),
    ],
)
def test_markup_is_told(text: str, named: str) -> None:
    (told,) = remarks(text)
    assert told.startswith(f"looks like {named}, whose signs are read as text: ")


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "A denial\n========\n\n" + SAID,
        "*** A denial ***\n\n" + SAID + "\n###\n",
        "We are #1 in sales.\n\n# 2 is a long way behind.\n\nIf a < b, and b > c, it holds [1].\n",
        "A state=\nment of AT&T; it is in C:\\new, at ?id=20 and ?x=3d &c.\n",
        "2 * 3 ** 4 * 5 = f(x)\n\n[the company](see below) said so.\n",
    ],
)
def test_signs_of_plain_texts_are_none(text: str) -> None:
    assert remarks(text) == ()


@pytest.mark.parametrize("name", ["a.tex", "a.rst", "a.adoc", "a.svg"])
def test_a_file_for_a_program_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(EditionError, match=rf"is not read as .{name[2:]}: (?:make|save) .*, and add that"):
        extract_of(Original(name, SAID.encode()))

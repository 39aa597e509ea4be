"""Plain text that is marked up for a program, as in LaTeX or Markdown: its signs would be read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.model import single_spaced
from edition.sources.original import shortly

_PANDOC: Final = "make plain text of it, with `pandoc --from {} --to plain --wrap=none FILE` for example"


class _Markup(NamedTuple):
    """A way to mark up: its name, what it is known by, how often at least, and what to do with it."""

    named: str
    sign: re.Pattern[str]
    least: int
    advice: str


_MARKUPS: Final = (
    _Markup(
        "a message signed with PGP",
        late(re.compile, r"^-----BEGIN PGP SIGNED MESSAGE-----", re.MULTILINE),
        1,
        "take it out of its signature (`gpg --output OUT.txt --decrypt FILE`), and add that",
    ),
    _Markup(
        "LaTeX",
        late(
            re.compile,
            r"\\(?:documentclass|usepackage|(?:begin|section|chapter|textbf|emph)\*?\{)[^\n]{0,60}",
        ),
        1,
        _PANDOC.format("latex"),
    ),
    _Markup(
        "wiki text",
        late(re.compile, r"^(={1,6})[^=\n]+\1[ \t]*$|\[\[[^\[\]\n]+\]\]|'''[^'\n]+'''", re.MULTILINE),
        2,
        _PANDOC.format("mediawiki"),
    ),
    _Markup(
        "a piece of a web page",
        late(
            re.compile,
            r"</?(?:p|br|div|span|h[1-6]|li|ul|ol|a|strong|em|b|i)(?:\s[^<>\n]*)?/?>"
            r"|&(?:nbsp|amp|quot|lt|gt|apos|euro|hellip|[lr][sad]quo|[mn]dash"
            r"|[a-z]{1,2}(?:acute|grave|uml|circ|cedil|tilde|lig)|#\d{2,7}|#x[\da-f]{2,6});",
            re.IGNORECASE,
        ),
        3,
        "name it .html",
    ),
    _Markup(
        "quoted-printable, as mail is kept",
        late(re.compile, r"=[C-F][\dA-F](?:=[89AB][\dA-F])+|=3D|=20$", re.MULTILINE),
        2,
        "save the message as .eml, and add that",
    ),
    _Markup(
        "a string of a program",
        late(re.compile, r"(?:\\r)?\\n(?:\\r)?\\n|\\u[\da-fA-F]{4}|\\\"(?=[\s.,A-Z])"),
        3,
        "save what it stands for as plain text, and add that",
    ),
    _Markup(
        "AsciiDoc",
        late(re.compile, r"^={1,6} [^=\n]+[^=\s]$|^\[(?:quote|source|NOTE|TIP)[^\]\n]*\]$", re.MULTILINE),
        1,
        "make a web page of it (`asciidoctor FILE`), and add that",
    ),
    _Markup(
        "reStructuredText",
        late(re.compile, r"^\.\. (?:[\w-]+::|_[^\n:]+:)[^\n]*|:(?:ref|doc|term):`[^`\n]+`", re.MULTILINE),
        1,
        _PANDOC.format("rst"),
    ),
    _Markup(
        "Org",
        late(re.compile, r"^#\+\w+[:\s][^\n]*|^:PROPERTIES:$", re.MULTILINE | re.IGNORECASE),
        1,
        _PANDOC.format("org"),
    ),
    _Markup(
        "Markdown",
        late(
            re.compile,
            r"^#{1,6} \S[^\n]*|\[[^\[\]\n]+\]\(https?://[^\s()]*\)|\*\*\w[^*\n]*\*\*|^```\w*$|^\[\^\w+\]:[^\n]*",
            re.MULTILINE,
        ),
        2,
        "name it .md",
    ),
)


def remarks_on_markup(text: str) -> Iterator[str]:
    r"""What to say of a text that is marked up for a program, and what to do with it.

    >>> [remark[:22] for remark in remarks_on_markup("# We deny it\n\nAll **of** it.\n")]
    ['looks like Markdown (“']
    """
    for markup in _MARKUPS:
        found = [match[0] for _, match in zip(range(markup.least), markup.sign.finditer(text), strict=False)]
        if len(found) == markup.least:
            said = shortly(single_spaced(found[0]))
            yield f"looks like {markup.named} ({said}), whose signs are read as text: {markup.advice}"
            return

"""A file as it was handed in, and what is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from edition.errors import EditionError
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import single_spaced

_DESCRIBED: Final = 8  # words said of a picture; fewer name it
_NAMED: Final = 6  # names, as of witnesses, of which all are told
_SHORT: Final = 60  # characters of a stretch of text that a remark quotes
# What programs write where nobody gave a title: the name of the file, or of a new one.
_NO_TITLE: Final = late(
    re.compile,
    r"""Microsoft\ (?:Office\ )?(?:Word|PowerPoint|Excel|Publisher)\ -\ .*
    | .+\.(?:docx?|dotx?|odt|rtf|wpd|indd|qxd|qxp|pptx?|xlsx?|pdf)
    | (?:untitled|document|dokument|documento|presentation|slide)[-_\ ]?\d*
    | (?:PowerPoint\ Presentation|Word\ Document)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was handed in; without a siglum its name gives one.

    `encoding` is the one that its bearer names, None where the file must tell it.
    """

    name: str
    content: bytes
    siglum: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an original, what the original says of itself, and what whoever adds it must know.

    `set_apart` are lines of the text that the markup of a page sets apart from it, between its prose.
    """

    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    set_apart: tuple[str, ...] = ()


def refused(original: Original, message: str) -> EditionError:
    """The fault of an original that cannot be a source."""
    return EditionError.of(original.name, message)


def shortly(said: str) -> str:
    """A stretch of text in quotation marks, as a remark quotes it: cut short where it is long.

    >>> shortly("Six ships."), len(shortly("ship " * 99))
    ('“Six ships.”', 63)
    """
    return f"“{said[:_SHORT]}{'…' if len(said) > _SHORT else ''}”"


def first_named(names: Sequence[str], between: str = ", ") -> str:
    """The first of some names in a file, and how many there are: `A, B, C, D, E, F and so on, 9 in all`."""
    more = f" and so on, {len(names)} in all" if len(names) > _NAMED else ""
    return f"{without_controls(between.join(names[:_NAMED]))}{more}"


def described_pictures(said: Iterable[str]) -> Iterator[str]:
    """A remark on pictures of which a file says at some length what they show, if there are such."""
    described = [" ".join(words) for words in map(str.split, said) if len(words) >= _DESCRIBED]
    if described:
        why = "pictures are described, which is not read: look whether one has the statement"
        yield f"{why}: {shortly(' / '.join(map(without_controls, described)))}"


def stated_facts(title: str, author: str) -> dict[str, str]:
    """The facts of a manifest that a file states of itself, those that say something."""
    facts = {"title": _given_title(title), "author": author}
    return {key: single_spaced(without_controls(value)) for key, value in facts.items() if value.strip()}


def _given_title(stated: str) -> str:
    """The title that a file states of itself; nothing where a program wrote it, after the file's own name.

    >>> [_given_title(each) for each in ("Letter to the mayor", "Microsoft Word - Document3", "untitled")]
    ['Letter to the mayor', '', '']
    >>> _given_title("Untitled manuscripts"), _given_title("FINAL letter.docx")
    ('Untitled manuscripts', '')
    """
    return "" if _NO_TITLE.fullmatch(stated.strip()) else stated


def visible(text: str) -> str:
    """The characters of a text that leave a mark: all but white space and controls."""
    return "".join(text.split()).translate(_NOTHING)


def needs_no_space(sign: str) -> bool:
    """True of a sign of Chinese or Japanese, whose words no spaces part."""
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uff60"


UNSEEN = frozenset(chr(at) for at in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))
"""Control characters and those that are none: nothing shows them, and XML cannot hold them."""

_NOTHING = {ord(mark): None for mark in UNSEEN}
_CONTROLS = {ord(mark): " " if mark.isspace() else None for mark in UNSEEN if mark not in "\t\n\r\f"}
_CONTROL = late(re.compile, f"[{re.escape(''.join(map(chr, sorted(_CONTROLS))))}]")


def without_controls(text: str) -> str:
    """The text without characters that nothing shows and that no file of the archive may hold.

    Those that are white space, such as the vertical tab, become spaces.
    """
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def refuse_losses(original: Original, shown: str, kept: str) -> None:
    """EditionError unless `kept` has the visible characters of `shown` and no other, in order."""
    wanted, found = visible(shown), visible(kept)
    if wanted == found:
        return
    at = next((i for i, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), None)
    at = min(len(wanted), len(found)) if at is None else at
    message = (
        f"cannot be read whole: after “{wanted[max(0, at - 20) : at]}” it shows “{wanted[at : at + 20]}”, "
        f"but “{found[at : at + 20]}” was read: save its text as a .txt file, and report this"
    )
    raise refused(original, message)

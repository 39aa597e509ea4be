"""A message as Python's library parses it: what it would stumble over is mended or refused first."""

from __future__ import annotations

import email
import re
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, Final

from edition.model import single_spaced
from edition.sources.original import Original, refused

_CODED: Final = ("base64", "quoted-printable")
_MOST_PARTS: Final = 500
_DEEPEST: Final = 50  # parts in each other
_LONGEST: Final = 10_000  # characters of a header
_READ: Final = ("snapshot-content-", "subject", "from", "date")  # headers, once the message is parsed
_STRUCTURE: Final = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_BARE_BOUNDARY: Final = re.compile(rb'(?i)(;\s*boundary=)([^\s;"]*=[^\s;"]*)')
# What the library raises of headers that are none
_STUMBLES: Final = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)


class _Headers(EmailPolicy):
    """Reads headers as the library does; of one that it stumbles over the words, or of a part nothing."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A header that somebody asks for."""
        try:
            return super().header_fetch_parse(name, value)
        except _STUMBLES:
            is_of_part = name.lower().startswith("content-")
            return self.header_factory(name, "") if is_of_part else single_spaced(value)


def read_message(original: Original) -> EmailMessage:
    """The message of a file, or the one inside it; EditionError where it is too large for the library."""
    if any(len(match[0]) > _LONGEST for match in _STRUCTURE.finditer(original.content)):
        raise refused(original, f"has a header Content-... of more than {_LONGEST:,} characters: shorten it")
    message = email.message_from_bytes(_with_boundary(original.content), policy=_Headers())
    assert isinstance(message, EmailMessage)
    _refuse_monsters(original, message)
    return _unwrapped(original, message)


def inner_parts(part: EmailMessage) -> list[EmailMessage]:
    """The parts of which a part is made."""
    return [each for each in part.iter_parts() if isinstance(each, EmailMessage)]


def _with_boundary(content: bytes) -> bytes:
    """The message with the boundary of its parts in quotation marks, if it has none and needs them.

    RFC 2045 wants them around "=", which some programs leave out and mail programs read all the same.
    """
    head, gap, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    quoted = _BARE_BOUNDARY.sub(rb'\1"\2"', head)
    return quoted + gap + body if quoted != head else content


def _unwrapped(original: Original, message: EmailMessage) -> EmailMessage:
    """The message inside those that are around another one and nothing else; EditionError of a coded one."""
    for _ in range(_MOST_PARTS):
        if message.get_content_type() != "message/rfc822":
            break
        if (coding := str(message.get("Content-Transfer-Encoding", "")).strip().lower()) in _CODED:
            raise refused(original, f"holds another message in {coding}: open that one, and save it alone")
        message = next((part for part in message.iter_parts() if isinstance(part, EmailMessage)), message)
    return message


def _refuse_monsters(original: Original, message: EmailMessage) -> None:
    """EditionError where there are more parts, or longer headers, than the library reads in a moment."""
    level = [message]
    for _ in range(_DEEPEST):
        level = [inner for part in level if part.is_multipart() for inner in inner_parts(part)]
    if level:
        raise refused(
            original, f"has parts more than {_DEEPEST} deep in each other: save its text as a .txt file"
        )
    for number, part in enumerate(message.walk(), 1):
        if number > _MOST_PARTS:
            raise refused(original, f"has more than {_MOST_PARTS} parts: save its text as a .txt file")
        for name, value in part.raw_items():
            if len(value) > _LONGEST and name.lower().startswith(_READ):
                raise refused(
                    original, f"has a header {name} of more than {_LONGEST:,} characters: shorten it"
                )

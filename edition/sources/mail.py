"""E-mail (.eml) and web pages saved as one file (.mhtml): the body, without the marks of quotation."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final

from edition.sources.encoding import decode_text
from edition.sources.html import read_web_page
from edition.sources.manifest import web_address
from edition.sources.original import Extract, Original, refuse_losses, refused, without_controls

_QUOTED: Final = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)


def read_mail(original: Original) -> Extract:
    """The body of a message, its plain text rather than its HTML; the page of one that holds a web page."""
    message = email.message_from_bytes(original.content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if page := message.get("Snapshot-Content-Location"):
        return _page(original, message, str(page))
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or not isinstance(body, EmailMessage):
        raise refused(original, "has no text: save the message with its body")
    facts = {"transcription": "born-digital"} | dict(_facts(message))
    if body.get_content_type() == "text/html":
        extract = read_web_page(_part(original, body))
        return Extract(f"{extract.text}\n", facts, (*extract.remarks, *_attached(message)))
    text = decode_text(_part(original, body)).text.replace("\r\n", "\n")
    unquoted = without_controls(_QUOTED.sub("", text)).strip("\n")
    refuse_losses(original, _QUOTED.sub("", text), unquoted)
    if not unquoted.strip():
        raise refused(original, "has no text in its body")
    return Extract(f"{unquoted}\n", facts, tuple(_attached(message)))


def _page(original: Original, message: EmailMessage, address: str) -> Extract:
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            extract = read_web_page(_part(original, part))
            facts = {"transcription": "born-digital"} | dict(extract.facts)
            if _is_address(address):
                facts.setdefault("url", address)
            return Extract(f"{extract.text}\n", facts, extract.remarks)
    raise refused(original, "holds no web page")


def _part(original: Original, part: EmailMessage) -> Original:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise refused(original, "has a body that cannot be read")
    said = part.get_content_charset()
    return Original(original.name, content, original.siglum, original.encoding or said)


def _attached(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        name = part.get_filename()
        if name:
            yield f"has “{name}” attached, which is not read: save it and add it too, if it is a source"


def _facts(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for header, key in (("Subject", "title"), ("From", "author")):
        said = " ".join(without_controls(str(message.get(header, ""))).split())
        if said:
            yield key, said
    try:
        yield "issued", parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return


def _is_address(url: str) -> bool:
    try:
        return bool(web_address(url))
    except ValueError:
        return False

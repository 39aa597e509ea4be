"""E-mail (.eml) and web pages saved as one file (.mhtml): the body, without the marks of quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Final
from unicodedata import normalize
from urllib.parse import urljoin

import webencodings

from edition.errors import EditionError
from edition.model import single_spaced
from edition.sources.encoding import codec_of, decode_text, is_label_of
from edition.sources.mail_message import inner_parts, read_message
from edition.sources.mail_quotes import flowed_lines, message_lines, replies
from edition.sources.original import Extract, Original, refuse_losses, refused, shortly, without_controls
from edition.sources.web.html import LARGEST, TOO_LARGE, is_address, page_extract, read_web_page
from edition.sources.web.linked_sheets import LinkedSheets

_WHOLE: Final = 0.6  # of the words of the HTML: plain text with fewer is a stub
_ASCII: Final = ("us-ascii", "ascii", "ansi_x3.4-1968")
_OLD: Final = (  # of mail from DOS and old Macs, by Python's names
    *("utf-7", "cp437", "cp737", "cp775", "cp850", "cp852", "cp855", "cp857", "cp858", "cp860", "cp861"),
    *("cp862", "cp863", "cp864", "cp865", "cp869", "johab", "mac-roman", "mac-latin2", "mac-cyrillic"),
    *("mac-greek", "mac-turkish", "mac-iceland"),
)
_MARKED: Final = (  # text that shows with marks of its own, or none that a reader sees
    *("text/calendar", "text/css", "text/directory", "text/enriched", "text/html", "text/javascript"),
    *("text/richtext", "text/rtf", "text/vcard", "text/watch-html", "text/x-amp-html", "text/x-vcard"),
    *("text/rfc822-headers", "text/xml"),
)
_SIGNED: Final = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_TWICE: Final = "has one form of its text that stands twice, of which the first is read: compare it"
_PACKED: Final = (
    "“winmail.dat”, which is not read, as Outlook alone reads it: unpack it (`tnef winmail.dat`) and add "
    "what it holds, or ask for the message as plain text"
)
_FORMS: Final = ("text/plain", "text/html")
_ADDRESS: Final = re.compile(r"(?:https?:|www\.|mailto:)\S+|<[^<>\s]*>|\[(?:image|cid):[^\]]*\]|\S+@\S+")
_UNSEEN: Final = re.compile(r"[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")  # soft hyphens and the like
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")  # figures whole
_TAG: Final = re.compile(r"<[^<>]*>")


def read_mail(original: Original) -> Extract:
    """The body of a message, its plain text rather than its HTML; the page of one that holds a web page."""
    message = read_message(original)
    if page := message.get("Snapshot-Content-Location"):
        return _page(original, message, str(page))
    facts = {"transcription": "born-digital"} | dict(_facts(message))
    bodies = list(_bodies(message))
    read = _joined([_read(original, part) for part in bodies])
    if not read.text:
        raise refused(original, _textless(list(_others(message, bodies)), bodies))
    split = [_TWICE for part in bodies if _is_twice(part)]
    unread = dict.fromkeys(map(_not_read, _others(message, bodies, read.text)))
    return replace(read, text=f"{read.text}\n", facts=facts, remarks=(*read.remarks, *split, *unread))


def _bodies(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that a mail program shows one below the other; of alternatives the whole of them."""
    kind = part.get_content_type()
    if part.is_attachment() or part.get_content_maintype() == "message":
        return
    in_several = kind == "multipart/alternative" and part.get_body(("plain", "html"))
    if kind in _FORMS or in_several or _is_unmarked(part):
        yield part
    elif part.is_multipart():
        inner = inner_parts(part)
        if kind == "multipart/related":  # one part, and what it needs
            root = part.get_param("start")
            inner = [each for each in inner if root and each.get("Content-ID") == root] or inner[:1]
        for each in inner:
            yield from _bodies(each)


def _forms(part: EmailMessage) -> Iterator[tuple[str, list[EmailMessage]]]:
    """Of a body in several forms each with what it is made of, in order: HTML where any of that is."""
    for child in inner_parts(part):
        bodies = list(_bodies(child))
        if any(_has(each, "html") for each in bodies):
            yield "html", bodies
        elif any(_has(each, "plain") for each in bodies):
            yield "plain", bodies


def _has(body: EmailMessage, form: str) -> bool:
    kind = body.get_content_type()
    return kind == f"text/{form}" or (body.is_multipart() and body.get_body((form,)) is not None)


def _is_twice(part: EmailMessage) -> bool:
    """True of a body in several forms, of which one stands there twice: the first of them is read."""
    found = [form for form, _ in _forms(part)] if part.is_multipart() else []
    return len(found) > len(set(found))


def _is_unmarked(part: EmailMessage) -> bool:
    """True of text that is to be shown as it is, whatever its kind is called (RFC 2046, 4.1.4)."""
    named = part.get_filename() or part.get_content_type() in _MARKED
    return part.get_content_maintype() == "text" and not named


def _others(
    part: EmailMessage, bodies: list[EmailMessage], read: str = "", inside: bool = False
) -> Iterator[EmailMessage]:
    """The parts that are not read, each; not the other forms of a body in several (inside: of such a one).

    Such a form that is neither plain text nor HTML is one where it has words that are not in the text `read`.
    """
    inside = inside or any(part is body for body in bodies)
    kind = part.get_content_maintype()
    if kind != "message" and part.is_multipart():
        for each in part.iter_parts():
            if isinstance(each, EmailMessage):
                yield from _others(each, bodies, read, inside)
    elif not (inside and kind == "text" and not part.is_attachment() and _says_no_more(part, read)) and (
        part.get_content_type() not in _SIGNED
    ):
        yield part


def _says_no_more(part: EmailMessage, read: str) -> bool:
    """True of a form of the text whose words, without tags, stand in the text that is read."""
    if part.get_content_type() in _FORMS or part.get_content_type() == "text/calendar":
        return True
    try:
        said = str(part.get_content())
    except (LookupError, ValueError):
        return False
    return set(_TAG.sub(" ", said).split()) <= set(read.split())


def _read(original: Original, part: EmailMessage) -> Extract:
    """The text of a body; of alternatives the plain one, unless that lacks much of the other."""
    if part.get_content_type() == "text/html":
        return page_extract(_part(original, part))
    if part.get_content_maintype() == "text":
        return _plain(original, part)
    forms = dict(reversed(list(_forms(part))))  # of each the first
    plain, html = forms.get("plain", []), forms.get("html", [])
    read = _joined([_read(original, each) for each in plain])
    if not html:
        return read
    try:
        pieces = [_read(original, each) for each in html]
    except EditionError:
        if not plain:
            raise
        return read
    shown = _joined(pieces)
    if not plain:
        return shown
    beside = [said.text for each, said in zip(html, pieces, strict=True) if not _has(each, "html")]
    whole = all(single_spaced(text) in single_spaced(read.text) for text in beside)
    if whole and len(read.text.split()) >= _WHOLE * len(shown.text.split()):
        return replace(read, remarks=(*read.remarks, *_unlike(read.text, shown.text)))
    remark = "its plain text lacks much of what its HTML shows: the HTML is read"
    return replace(shown, remarks=(*shown.remarks, remark))


def _unlike(plain: str, html: str) -> Iterator[str]:
    """What to say where one of two forms of a body has words that the other has not: which do people see?"""
    shown = (normalize("NFKC", _UNSEEN.sub("", text)) for text in (plain, html))
    texts = (_ADDRESS.sub(" ", text).casefold() for text in shown)
    one, other = (Counter(_WORD.findall(text)) for text in texts)
    if words := " ".join([*(one - other), *(other - one)]):
        yield f"its plain text is read, and its HTML has not the same words: compare {shortly(words)}"


def _joined(extracts: list[Extract]) -> Extract:
    """What several extracts say, as one."""
    text = "\n\n".join(each.text for each in extracts if each.text.strip())
    facts = {key: value for each in reversed(extracts) for key, value in each.facts.items()}
    remarks = tuple(remark for each in extracts for remark in each.remarks)
    return Extract(
        text, facts, remarks, tuple(dict.fromkeys(line for each in extracts for line in each.set_apart))
    )


def _plain(original: Original, part: EmailMessage) -> Extract:
    text = decode_text(_part(original, part)).text.replace("\r\n", "\n")
    shown = lines = message_lines(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        lines = flowed_lines(text, str(part.get_param("delsp", "")).lower() == "yes")
    unquoted = without_controls("\n".join(line.said for line in lines)).strip("\n")
    refuse_losses(original, "\n".join(line.said for line in shown), unquoted)
    return Extract(unquoted, set_apart=tuple(dict.fromkeys(replies(lines))))


def _page(original: Original, message: EmailMessage, address: str) -> Extract:
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            place = str(part.get("Content-Location", address))
            extract = read_web_page(_part(original, part), _sheets(original, message).of_page(place))
            facts = {"transcription": "born-digital"} | dict(extract.facts)
            if is_address(address):
                facts.setdefault("url", address)
            remarks = (*extract.remarks, *_framed(original, message, part))
            return replace(extract, text=f"{extract.text}\n", facts=facts, remarks=remarks)
    raise refused(original, "holds no web page")


def _sheets(original: Original, message: EmailMessage) -> LinkedSheets:
    """The style sheets of a page that is saved as one file, by the address at which each stood."""
    parts = (part for part in message.walk() if part.get_content_type() == "text/css")
    contents = ((str(part.get("Content-Location", "")), part.get_payload(decode=True)) for part in parts)
    sheets = {place: css.decode("utf-8-sig", "replace") for place, css in contents if isinstance(css, bytes)}
    if sum(map(len, sheets.values())) > LARGEST:
        raise refused(original, TOO_LARGE)
    return LinkedSheets(sheets.get, urljoin)


def _framed(original: Original, message: EmailMessage, page: EmailMessage) -> Iterator[str]:
    """What to say of the other pages, which the one shows in frames; those that cannot be read say none."""
    shown = []
    for part in message.walk():
        if part.get_content_type() == "text/html" and part is not page and isinstance(part, EmailMessage):
            with suppress(EditionError):
                shown.append(single_spaced(page_extract(_part(original, part)).text))
    if said := " / ".join(filter(None, shown)):
        yield f"holds other pages, shown in frames, that are not read: {shortly(said)}"


def _part(original: Original, part: EmailMessage) -> Original:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise refused(original, "has a body that cannot be read")
    said = part.get_content_charset()
    if not said or not _is_known(said) or (said in _ASCII and not content.isascii()):
        said = None  # it says nothing that helps
    if said and not is_label_of(content, said):
        said = "utf-8"
    return Original(original.name, content, original.siglum, original.encoding or said)


def _is_known(label: str) -> bool:
    """True of encodings on the web and of old mail, if Python decodes them; not of all it has, as rot13."""
    codec = codec_of(label)
    return codec is not None and (webencodings.lookup(label) is not None or codec in _OLD)


def _is_packed(part: Message) -> bool:
    """True of what Outlook makes of a formatted message with its attachments: TNEF, “winmail.dat”."""
    named = (part.get_filename() or "").lower() == "winmail.dat"
    return named or part.get_content_type() in ("application/ms-tnef", "application/vnd.ms-tnef")


def _what(part: EmailMessage) -> str:
    """A part of a message that is not read, in words."""
    if _is_packed(part):
        return _PACKED
    if part.get_content_maintype() == "message":
        return "a message attached"
    name = part.get_filename()
    return f"“{name}” attached" if name else f"a part of the kind {part.get_content_type()}"


def _textless(parts: list[EmailMessage], bodies: list[EmailMessage]) -> str:
    """Why a message without text is refused, and what to do; `parts` are those that are not read."""
    if held := ", ".join(dict.fromkeys(map(_what, parts))):
        only = "" if any(map(_is_packed, parts)) else ": save what has the statement, and add that"
        return f"has no text that is read, only {held}{only}"
    if any(_has(body, "html") for body in bodies):
        return "has no text, only HTML that shows none: add the text of its pictures as a .txt file"
    return "has no text: save it with its body"


def _not_read(part: EmailMessage) -> str:
    said = "" if _is_packed(part) else ", which is not read: save it and add it too, if it is a source"
    return f"has {_what(part)}{said}"


def _facts(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for header, key in (("Subject", "title"), ("From", "author")):
        said = single_spaced(without_controls(str(message.get(header, ""))))
        if said:
            yield key, said
    try:
        yield "issued", parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return

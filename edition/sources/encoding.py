"""Bytes into characters, where it is certain how; what is not certain is told rather than guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from typing import Final, NamedTuple

import webencodings
from charset_normalizer import CharsetMatch, from_bytes

from edition.sources.encoding_words import east_asian, told_by_words
from edition.sources.original import Original, refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Sequences that only these seven-bit encodings have.
_ESCAPES: Final = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
_HZ: Final = re.compile(rb"~\{(?:[!-}][!-~])+~\}")  # the first byte of a letter is no tilde
# What windows-1252 makes of letters of other encodings: signs in words, capitals behind small letters.
_STRANGE: Final = re.compile(
    r"(?<=[^\W\d_])[¡-§¨«¬¯-±¶¸»-¿‚„†‡ˆ‰‹›“”•˜²³¹](?=[^\W\d_])|[a-z][À-ÞŒŠŽŸ]|[\ufffd¤]|(?<!\S)[¯¼½¾¸](?=[^\W\d_])"
)
# What is neither ASCII nor a quotation mark, dash or ellipsis of all encodings of Windows where these stand:
# elsewhere these bytes are letters, which no word has there.
_OTHER_THAN_PRINT: Final = re.compile(
    rb"[\x80-\x84\x86-\x90\x98-\xff]"
    rb"|(?<![A-Za-z])\x92|(?<=[A-Za-z0-9])[\x91\x93]|[\x91\x93](?![A-Za-z0-9$\x91\x93])"
    rb"|(?<![A-Za-z0-9.,;:!?%)\x92\x94])\x94|\x94(?=[A-Za-z0-9])"
    rb"|(?<![ \n0-9])[\x96\x97]|[\x96\x97](?![ \r\n0-9])|\x85(?=[A-Za-z])"
)
# The web means more by these labels than Python does: encoding.spec.whatwg.org.
_WIDER: Final = {"gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs"}
_REFUSED: Final = "replacement"  # the web's word for ISO-2022-KR and HZ, which browsers do not read
_META: Final = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([^\"']+)")
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*(?:>|\Z)", re.DOTALL | re.IGNORECASE)
_HEAD: Final = 4096  # bytes of a page in which its label is looked for
_SAMPLE: Final = 200_000  # bytes from which an encoding is told

# Measured on sentences in 20 encodings: above these a guess was right each time, below them
# windows-1252 is taken for cp775 and KOI8-R for Shift JIS.
_CHAOS: Final = 0.02  # share of marks that do not belong together, at most
_COHERENCE: Final = 0.5  # likeness of the frequency of letters to that of a language, at least
_ENOUGH: Final = 16  # bytes of such an encoding
_FAMILIES: Final = {
    **dict.fromkeys(("big5", "big5hkscs", "cp950"), "big5hkscs"),
    **dict.fromkeys(("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"), "cp932"),
    **dict.fromkeys(("euc_jis_2004", "euc_jisx0213", "euc_jp"), "euc_jp"),
    **dict.fromkeys(("cp949", "euc_kr", "johab"), "cp949"),
    **dict.fromkeys(("gb18030", "gb2312", "gbk"), "gb18030"),
}
"""The encodings of East Asia, and for each the one that has all the letters of its kind."""
_IN_LATIN: Final = re.compile(r"[a-z][^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f][a-z]")
# Of what is not ASCII: a lone sign beside a small Latin letter is an accented one misread
_INSIDE: Final = 0.1
_COMMON: Final = ("cp125", "iso8859", "koi8", "cp866", "tis_620")  # what looks like others is mostly these
_FEWEST: Final = 6  # letters that are not ASCII
_OTHERS: Final = 0.02  # of all letters
_BESIDE: Final = 0.7  # of the letters with accents, in windows-1252: of Russian or Chinese read so hardly any
_ROW: Final = re.compile(r"[^\x00-\x7f\s]{3,}")
_IN_ROWS: Final = 0.3  # of the letters beyond ASCII stand three and more in a row: those of other scripts do
_RARE: Final = 0.1  # of them, at most, where no Icelander wrote
_WRITTEN: Final = 0.9  # of what is not ASCII: Han, kana, hangul and their marks

_UTF7: Final = re.compile(rb"\+[A-Za-z][A-Za-z0-9+/]+-?")  # not with a figure first: that is a number
_BOM: Final = "\ufeff"


class Decoded(NamedTuple):
    """Text, the name of its encoding, and what is to be said of it."""

    text: str
    encoding: str
    remark: str = ""


def decode_text(original: Original) -> Decoded:
    """The characters of a plain text; EditionError where its encoding is not certain.

    Certain are: the one that its bearer names, a byte order mark, UTF-8 without a fault, and what
    charset-normalizer holds for likely above the bounds above, all its candidates reading the same.
    """
    content = original.content
    if original.encoding:
        return _as_named(original, original.encoding)
    if codec := _escaped(content):
        return _strictly(original, codec)._replace(remark=f"read as {_spoken(codec)}")
    text = _utf8(content)
    if text is not None and "\0" not in text:
        return Decoded(text.removeprefix(_BOM), "utf-8", _seven_bit(content))
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(original, codec, "as its byte order mark says")
    if text is None and (broken := _almost_utf8(content)):
        raise refused(original, f"{broken}: mend it there, or say what else it is with --encoding NAME")
    if text is None and not _OTHER_THAN_PRINT.search(content):
        return _strictly(original, "cp1252")._replace(remark="read as windows-1252")
    guess, certain = _guess(content)
    if certain:
        return _strictly(original, guess)._replace(remark=f"read as {_spoken(guess)}")
    if text is not None:
        return Decoded(text, "utf-8")
    if told := told_by_words(content[:_SAMPLE]):
        return _strictly(original, told)._replace(remark=f"read as {_spoken(told)}, as its words tell")
    if guess:
        looks = f"; it looks like {_spoken(guess)}, but that is not certain"
    else:
        looks = ", nor anything else that can be told"
    raise refused(original, f"is not UTF-8{looks}: say which it is with --encoding NAME")


def decode_page(original: Original) -> Decoded:
    """The characters of a web page, as browsers decode it; a page that says nothing is windows-1252 at last.

    One exception: what is UTF-8 without a fault is UTF-8, whatever a label of single bytes says.
    """
    content = original.content
    if original.encoding:
        return _as_named(original, original.encoding)
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(original, codec, "as its byte order mark says")
    label, utf8 = _label(content), _utf8(content)
    if label is not None and is_label_of(content, label):
        return _by_web(content, label)
    if escaped := _escaped(content):
        return _by_codec(content, escaped, "names no encoding: ")
    if utf8 is not None and "\0" not in utf8:
        return Decoded(utf8, "utf-8")
    if utf8 is None and _almost_utf8(content):
        return _by_codec(content, "utf-8", "names no encoding: ")
    words = _TAG.sub(b" ", content[:_SAMPLE])
    guess, certain = _guess(words)
    if certain:
        return _by_codec(content, guess, "names no encoding: ")
    if told := told_by_words(words):
        return _by_codec(content, told, "names no encoding: ")
    found = _by_web(content, "windows-1252")
    if not _is_western(_TAG.sub(b" ", content).decode("cp1252", "replace")):
        looks = f"its words look like {_spoken(guess)}" if guess else "its words are in none that is known"
        raise refused(original, f"names no encoding; {looks}: say which it is with --encoding NAME")
    return found._replace(remark="names no encoding: read as windows-1252, as browsers do; or say --encoding")


def is_label_of(content: bytes, label: str) -> bool:
    """False of a label of single bytes, or one that does not fit, of what is UTF-8 without a fault.

    >>> is_label_of("déjà".encode(), "iso-8859-1"), is_label_of("déjà".encode("latin-1"), "iso-8859-1")
    (False, True)
    """
    if content.isascii() or _utf8(content) is None:
        return True
    return getattr(webencodings.lookup(label), "name", label) in _WIDER and (
        "\ufffd" not in _by_web(content, label).text
    )


def _is_western(text: str) -> bool:
    """True where letters with accents stand one by one among plain ones, as in Western Europe.

    Those that windows-1252 has for Icelandic alone are Turkish ones in windows-1254. Signs inside words and
    capitals behind small letters are letters of another encoding.
    """
    others = [mark for mark in text if ord(mark) > 0x7F and mark.isalpha()]
    in_rows = sum(sum(mark.isalpha() for mark in row) for row in _ROW.findall(text))
    turkish = sum(mark in "ÐÝÞðýþ" for mark in others)
    strange = len(_STRANGE.findall(text))
    return (
        in_rows <= _IN_ROWS * len(others)
        and turkish <= _RARE * len(others)
        and strange <= _OTHERS * max(len(others), strange)
    )


def _label(content: bytes) -> str | None:
    """The encoding that a page declares, by its WHATWG name; None where it declares none that is known."""
    head = _COMMENT.sub(b"", content[:_HEAD])
    match = _META.search(head) or _XML.match(head)
    label = match[1].decode("ascii", "replace") if match else ""
    encoding = webencodings.lookup(label)
    if encoding is None:
        return None
    name = str(encoding.name)
    if name == _REFUSED:
        return label if codec_of(label) else None
    return {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}.get(name, name)


def _by_web(content: bytes, label: str) -> Decoded:
    return _by_codec(content, codec_of(label) or label, "")


def codec_of(label: str) -> str | None:
    """Python's name of what a label means on the web, or else to Python; None of what neither decodes."""
    encoding = webencodings.lookup(label)
    codec = label.removeprefix("x-")
    if encoding is not None and encoding.name != _REFUSED:
        codec = _WIDER.get(encoding.name, encoding.codec_info.name)
    try:
        bytes(4).decode(codec, "ignore")  # fails for those of Python that are not of text, such as rot13
        return codecs.lookup(codec).name
    except (LookupError, ValueError):
        return None


def _by_codec(content: bytes, codec: str, why: str) -> Decoded:
    text = content.decode(codec, "replace")
    broken = text.count("\ufffd")
    said = f"{why}read as {_spoken(codec)}" if why else ""
    if broken:
        said = f"{why}read as {_spoken(codec)}, with {broken} marks that are none there (shown as \ufffd)"
    return Decoded(text, codec, said)


def _as_named(original: Original, name: str) -> Decoded:
    marked = next((codec for mark, codec in _MARKS if original.content.startswith(mark)), "")
    if marked and name.lower().replace("_", "-").startswith(marked.removesuffix("-sig")):
        return _strictly(original, marked, "as its byte order mark says")
    codec = codec_of(name)
    if codec is None:
        raise refused(original, f"--encoding {name}: no encoding of that name is known")
    return _strictly(original, codec, f"as which it is named ({name})")


def _strictly(original: Original, codec: str, why: str = "as it seemed") -> Decoded:
    """The characters of an original; EditionError, with `why` it is that, where it is not."""
    content = original.content
    try:
        return Decoded(content.decode(codec), codec)
    except (UnicodeError, LookupError) as error:
        at = getattr(error, "start", 0)
        line = content[:at].decode(codec, "ignore").count("\n") + 1
        wrong = f"byte {at}, in line {line}, does not belong there"
        message = f"is not {_spoken(codec)}, {why}: {wrong}; say what it is with --encoding NAME"
        raise refused(original, message) from error


def _almost_utf8(content: bytes) -> str:
    """What is said of UTF-8 with some bytes that are none; "" of other text.

    Letters that only UTF-8 has must outnumber what is broken: other encodings hardly ever have any.
    """
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd") - content.count("\ufffd".encode())
    if sum(mark > "\x7f" for mark in text) <= 2 * broken or "\0" in text:
        return ""
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    they = "a byte is" if broken == 1 else f"{broken} bytes are"
    return f"is UTF-8, but {they} not, the first in line {line}"


def _utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _escaped(content: bytes) -> str | None:
    """The seven-bit encoding that the sequences of a text are of; None where it has none of any."""
    if not content.isascii():
        return None
    if _HZ.search(content):
        with suppress(UnicodeError):
            return "hz" if any(mark > "\u3000" for mark in content.decode("hz")) else None
    return next((codec for escape, codec in _ESCAPES if escape in content), None)


def _seven_bit(content: bytes) -> str:
    """What to say of ASCII that reads like UTF-7, in which mail was once written; "" of other text."""
    found = _UTF7.findall(content) if content.isascii() else []
    with suppress(UnicodeError):
        letters = "".join(each.decode("utf-7") for each in found)
        closed = len(found) > 1 or b"".join(found).endswith(b"-")
        if (
            letters
            and closed
            and all(ord(mark) > 0x7F and (_is_letter(mark) or mark in "€£¥") for mark in letters)
        ):
            first = found[0].decode("ascii")
            return f"looks like UTF-7 (“{first}” is “{letters[:1]}”): if it is, say --encoding utf-7"
    return ""


def _guess(content: bytes) -> tuple[str, bool]:
    """The likeliest encoding, "" where none is, and whether it is certain."""
    matches = list(from_bytes(content[:_SAMPLE]))
    if not matches:
        return "", False
    best = matches[0]
    if best.encoding in _FAMILIES:
        found, own = east_asian(content[:_SAMPLE]), _FAMILIES[best.encoding]
        name = own if own in found else next(iter(found), own)
        alone = (own in found and best.chaos <= _CHAOS) or len(found) == 1
        text = content[:_SAMPLE].decode(name, "replace")
        return name, alone and len(content) >= _ENOUGH and _is_written(text, name)
    if best.encoding.startswith("utf"):
        enough = len(content) >= _ENOUGH and best.chaos <= _CHAOS
        return _usual(best), enough and _is_written(str(best), best.encoding)
    rivals = (match for match in matches if match.chaos <= _CHAOS and match.coherence > best.coherence / 2)
    same = all(str(match) == str(best) for match in rivals)
    likely = best.chaos <= _CHAOS and best.coherence >= _COHERENCE and _usual(best).startswith(_COMMON)
    return _usual(best), likely and same and _says_enough(str(best))


def _says_enough(text: str) -> bool:
    """True where what is not ASCII is enough to be judged by: the rest reads the same in any encoding."""
    others = [mark for mark in text if ord(mark) > 0x7F and mark.isalpha()]
    letters = sum(mark.isalpha() for mark in text)
    inside = len(_IN_LATIN.findall(text)) >= _BESIDE * len(others) or len(others) * 2 > letters
    return inside and len(others) >= max(_FEWEST, _OTHERS * letters)


def _usual(guess: CharsetMatch) -> str:
    """Of the encodings in which the text reads the same, the one that people use most."""
    alike = guess.could_be_from_charset
    return next((codec for codec in ("cp1252", "cp932", "gb18030") if codec in alike), guess.encoding)


def _is_written(text: str, codec: str) -> bool:
    """True where nearly all that is not ASCII is what people write in such an encoding."""
    if codec.startswith("utf"):
        return "\ufffd" not in text and sum(_is_letter(mark) or mark.isspace() for mark in text) * 2 > len(
            text
        )
    beyond = [mark for mark in text if ord(mark) > 0x7F]
    common = sum("\u3000" <= mark <= "\u9fff" or "\uac00" <= mark <= "\ud7a3" for mark in beyond)
    common += sum("\uff01" <= mark <= "\uff5e" or mark in "“”‘’…—·" for mark in beyond)
    inside_words = len(_IN_LATIN.findall(text))
    return bool(beyond) and common >= _WRITTEN * len(beyond) and inside_words <= _INSIDE * len(beyond)


def _is_letter(mark: str) -> bool:
    return unicodedata.category(mark)[0] in "LPN"


def _spoken(codec: str) -> str:
    names = {"cp932": "Shift JIS", "utf-8-sig": "UTF-8", "big5hkscs": "Big5", "cp949": "EUC-KR"}
    return names.get(codec, re.sub(r"^cp(125\d)$", r"windows-\1", codec).replace("_", "-"))

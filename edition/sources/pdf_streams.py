"""What the streams of a PDF file unpack to, by the filters that they name, up to a bound."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*|/\w+)")
_NAME: Final = re.compile(rb"/(\w+)")
_WHITE: Final = b"\0\t\n\f\r "
_CHUNK: Final = 1024  # bytes read, or unpacked, at a time: of what stands before damage no more is lost
_CLEAR, _END, _FIRST_FREE, _FULL = 256, 257, 258, 4096  # the codes of LZW


def plain_head(head: bytes) -> bytes:
    """What a stream says of itself, without the escapes (#61) that its names may have."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), head)


def unpacked_size(packed: bytes, head: bytes, most: int) -> int:
    """The bytes that a stream unpacks to, counted up to a little more than `most`; those before damage.

    What names no filter nearby may do so elsewhere: it is tried as the usual one.
    """
    named = _FILTER.search(head)
    size = 0
    for name in _NAME.findall(named[1]) if named else (b"Fl",):
        if name == b"Crypt":
            continue  # it packs nothing
        unpack = _UNPACKING.get(name)
        if unpack is None or size > most:
            break
        try:
            packed = unpack(packed, most, b"/EarlyChange 0" not in head)
        except ValueError:
            return 0  # encrypted, or damaged: pdfium says so
        size = len(packed)
    return size


def _flate(packed: bytes, most: int, _: bool) -> bytes:
    stream, said = zlib.decompressobj(), bytearray()
    with suppress(zlib.error):  # encrypted, or damaged: pdfium prints what stands before
        for at in range(0, len(packed), _CHUNK):
            part = packed[at : at + _CHUNK]
            while part and not stream.eof and len(said) <= most:
                said += stream.decompress(part, _CHUNK)
                part = stream.unconsumed_tail
        said += stream.flush() if len(said) <= most else b""
    return bytes(said)


def _ascii85(packed: bytes, _most: int, _: bool) -> bytes:
    return base64.a85decode(packed.translate(None, _WHITE).removeprefix(b"<~").partition(b"~")[0])


def _hexadecimal(packed: bytes, _most: int, _: bool) -> bytes:
    digits = packed.partition(b">")[0].translate(None, _WHITE)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _runs(packed: bytes, most: int, _: bool) -> bytes:
    said, at = bytearray(), 0
    while at < len(packed) and packed[at] != 128 and len(said) <= most:
        length = packed[at]
        said += packed[at + 1 : at + 2 + length] if length < 128 else packed[at + 1 : at + 2] * (257 - length)
        at += length + 2 if length < 128 else 2
    return bytes(said)


def _lzw(packed: bytes, most: int, early: bool) -> bytes:
    said, last, width = bytearray(), b"", 9
    known = [bytes([code]) for code in range(256)] + [b""] * 2
    bits = count = 0
    for byte in packed:
        bits, count = (bits << 8 | byte) & 0xFFFFFF, count + 8
        if count < width:
            continue
        count -= width
        code = bits >> count & (1 << width) - 1
        if code == _END or code > len(known) or len(said) > most:
            break
        if code == _CLEAR:
            del known[_FIRST_FREE:]
            last, width = b"", 9
            continue
        new = known[code] if code < len(known) else last + last[:1]
        if last and len(known) < _FULL:
            known.append(last + new[:1])
        said += new
        last = new
        width = max(9, min(12, (len(known) + early).bit_length()))
    return bytes(said)


_UNPACKING: Final[Mapping[bytes, Callable[[bytes, int, bool], bytes]]] = {
    **dict.fromkeys((b"FlateDecode", b"Fl"), _flate),
    **dict.fromkeys((b"ASCII85Decode", b"A85"), _ascii85),
    **dict.fromkeys((b"ASCIIHexDecode", b"AHx"), _hexadecimal),
    **dict.fromkeys((b"RunLengthDecode", b"RL"), _runs),
    **dict.fromkeys((b"LZWDecode", b"LZW"), _lzw),
}

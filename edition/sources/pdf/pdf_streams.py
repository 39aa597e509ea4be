"""What the streams of a PDF file unpack to, by the filters that they name, up to a bound."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Final

_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*|/\w+)")
_ELSEWHERE: Final = re.compile(rb"/Filter\s*\d+\s+\d+\s+R\b")
_USUAL: Final = ((b"Fl",), (b"A85", b"Fl"), (b"AHx", b"Fl"))  # what a filter named elsewhere may be
_NOT_85: Final = re.compile(rb"[^!-uz\0\t\n\f\r ]")
_GROUP: Final = re.compile(rb"z|[^z]{1,5}")
_NOT_HEXADECIMAL: Final = re.compile(rb"[^0-9A-Fa-f]+")
_NAME: Final = re.compile(rb"/(\w+)")
_WHITE: Final = b"\0\t\n\f\r "
_CHUNK: Final = 1024  # bytes read, or unpacked, at a time: of what stands before damage no more is lost
_CLEAR, _END, _FIRST_FREE, _FULL = 256, 257, 258, 4096  # the codes of LZW


def plain_head(head: bytes) -> bytes:
    """What a stream says of itself, without the escapes (#61) that its names may have."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), head)


def unpacked_size(packed: bytes, head: bytes, most: int) -> int:
    """The bytes that a stream unpacks to, counted up to a little more than `most`; those before damage.

    What names its filter elsewhere is tried as the usual ones.
    """
    early = b"/EarlyChange 0" not in head
    if named := _FILTER.search(head):
        return _size_by(_NAME.findall(named[1]), packed, most, early)
    chains = _USUAL if _ELSEWHERE.search(head) else _USUAL[:1]
    return max(_size_by(chain, packed, most, early) for chain in chains)


def _size_by(names: Iterable[bytes], packed: bytes, most: int, early: bool) -> int:
    size = 0
    for name in names:
        if name == b"Crypt":
            continue  # it packs nothing
        unpack = _UNPACKING.get(name)
        if unpack is None or size > most:
            break
        packed = unpack(packed, most, early)
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
    """What stands before damage: a foreign mark, a lone z, a group that is too large."""
    packed = packed.lstrip(_WHITE).removeprefix(b"<~")
    foreign = _NOT_85.search(packed)
    whole = packed[: foreign.start() if foreign else None].translate(None, _WHITE)
    with suppress(ValueError):
        return base64.a85decode(whole)
    said = bytearray()
    for group in _GROUP.findall(whole):
        try:
            said += base64.a85decode(group)
        except ValueError:
            break
    return bytes(said)


def _hexadecimal(packed: bytes, _most: int, _: bool) -> bytes:
    digits = _NOT_HEXADECIMAL.sub(b"", packed.partition(b">")[0])
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

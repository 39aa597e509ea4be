"""Checksums that say whether a published file is still the one that was published."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from edition.model import Witness


def source_bytes(witness: Witness) -> bytes:
    """The source file, byte for byte; decoding it was lossless."""
    return witness.text.encode("utf-8")


def swhid(witness: Witness) -> str:
    """The Software Heritage identifier of the source file (ISO/IEC 18670): its git blob hash."""
    content = source_bytes(witness)
    blob = b"blob %d\0" % len(content) + content
    return "swh:1:cnt:" + hashlib.sha1(blob, usedforsecurity=False).hexdigest()


def to_sha256sums(files: Mapping[str, bytes]) -> bytes:
    """A list of SHA-256 digests by path, in the order of paths, as `sha256sum -c` reads it."""
    return "".join(_sum_line(path, files[path]) for path in sorted(files)).encode("utf-8")


def _sum_line(path: str, content: bytes) -> str:
    """One line; a backslash before it says that backslashes and line ends of the name are escaped."""
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "" if escaped == path else "\\"
    return f"{mark}{hashlib.sha256(content).hexdigest()}  {escaped}\n"

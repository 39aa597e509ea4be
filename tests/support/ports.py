"""Ports for servers that must be told one before they run."""

from __future__ import annotations

import os
import socket
from itertools import count

_FIRST = 20_000  # below those that the system gives to whoever asks for any
_MANY = 12_000
_EACH = 41  # between the first ports of two processes that begin one after the other
_numbers = count()


def free_port() -> int:
    """A port of this machine that nobody listens on; no two calls in one process get the same."""
    for number in _numbers:
        port = _FIRST + (os.getpid() * _EACH + number) % _MANY
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError

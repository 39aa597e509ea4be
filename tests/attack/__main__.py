"""`python -m tests.attack [kills] [serve] [folders] [clocks]`: what could lose or overwrite something."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from tests.attack import clocks, folders, kills, serve


def main() -> None:
    """Attack what is asked for, or everything; exit status 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help="kills, serve, folders, clocks; all if not said"
    )
    parser.add_argument("--most", type=int, help="kills of each command, at even distances; all if not said")
    parser.add_argument("--command", action="append", choices=kills.ATTACKS, help="kill these commands alone")
    parser.add_argument("--rounds", type=int, default=20, help="kills of the server")
    options = parser.parse_args()
    parts: dict[str, Callable[[], bool]] = {
        "kills": partial(kills.report, options.most, options.command),
        "serve": partial(serve.report, options.rounds),
        "folders": folders.report,
        "clocks": clocks.report,
    }
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    results = [part() for name, part in parts.items() if not options.parts or name in options.parts]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()

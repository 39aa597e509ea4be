"""`python -m tests.attack [PART ...]`: what could lose something."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from tests.attack import branches, clocks, folders, interrupts, kills, serve


def main() -> None:
    """Attack what is asked for, or everything; exit status 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="kills, interrupts, serve, folders, clocks, branches",
    )
    parser.add_argument("--most", type=int, help="steps of each command, at even distances; all if not said")
    parser.add_argument(
        "--command", action="append", choices=kills.ATTACKS, help="attack these commands alone"
    )
    parser.add_argument("--rounds", type=int, default=20, help="kills of the server")
    parser.add_argument("--pairs", type=int, default=40, help="pairs of branches")
    parser.add_argument("--seed", type=int, default=0, help="of the first pair of branches")
    options = parser.parse_args()
    parts: dict[str, Callable[[], bool]] = {
        "kills": partial(kills.report, options.most, options.command),
        "interrupts": partial(interrupts.report, options.most, options.command),
        "serve": partial(serve.report, options.rounds),
        "folders": folders.report,
        "clocks": clocks.report,
        "branches": partial(branches.report, options.pairs, options.seed),
    }
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    results = [part() for name, part in parts.items() if not options.parts or name in options.parts]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()

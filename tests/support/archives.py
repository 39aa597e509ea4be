"""Small archives on disk, built by the command line, for tests of the site in a browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.programs import ROOT

HARBOUR = (
    "The council met on Monday to discuss the harbour and its future in the town.",
    "Nobody had expected the result: nine members voted for it, three against, and two stayed at home.",
    (
        "The mayor called it a good day for the town. Her opponents called it a mistake that would cost "
        "the town dearly in the years to come."
    ),
    "Work on the new quay will begin in spring, engineers said, and should be finished within two years.",
    "Money for it comes from the region, from the state, and from a loan that the town has yet to take.",
)
THREE: Mapping[str, str] = {
    "A": "\n\n".join(HARBOUR),
    "B": "\n\n".join(
        (
            HARBOUR[0],
            HARBOUR[1].replace("nine", "ten").replace("three", "four"),
            HARBOUR[2].replace(" Her", "\n\nHer"),
            HARBOUR[4],
            HARBOUR[3],
        )
    ),
    "C": "\n\n".join(
        (
            HARBOUR[0].replace("harbour", "harbor").replace("Monday", "monday"),
            HARBOUR[1].replace("nine", "10").replace("at home", "away"),
            HARBOUR[2],
            HARBOUR[4],
        )
    ),
    "D": "Rain is expected in the north tomorrow, with strong winds along the coast.\n\n"
    "Temperatures will fall below zero at night in the mountains, where snow may lie by the weekend.",
}
_ODD = (
    (
        'A <b>bold</b> claim & "quotes" {{ config }} {% raw %} *stars* _under_ `code` '
        "[x](javascript:alert(1)) <script>alert(1)</script> &amp; &#65; </p></div> are here to stay forever."
    ),
    (
        "Zero\u200bwidth, soft\u00adhyphen, bidi \u202eoverride\u202c and \u2066isolate\u2069, tab\t"
        "and nbsp\u00a0here, control \x01\x02\x03 \x7f \x9f chars, joiner\u200dhere, ideographic\u3000space."
    ),
    (
        "Last one with e\u0301 combining, \U0001f468\u200d\U0001f469\u200d\U0001f467 family and "
        "\U000e0041 tags, noncharacter \ufffe, replacement \ufffd, klzzwxh:0001 and a here in it."
    ),
)
HOSTILE: Mapping[str, str] = {
    "A": "\n\n".join(_ODD),
    "B": "\n\n".join(text.replace("here", "there").replace("\u00ad", "") for text in _ODD),
}


def archive(folder: Path, texts: Mapping[str, str], manifest: str | None = None) -> Path:
    """A folder of witnesses; returns it."""
    target = folder / "archive"
    target.mkdir(parents=True, exist_ok=True)
    for siglum, text in texts.items():
        (target / f"{siglum}.txt").write_text(text, "utf-8", newline="")
    if manifest:
        (target / "edition.toml").write_text(manifest, "utf-8")
    return target


def build(folder: Path) -> Path:
    """The site of an archive."""
    target = folder.parent / "site"
    command = [sys.executable, str(ROOT / "build_site.py"), "build", str(folder), "--site", str(target)]
    subprocess.run(command, check=True, timeout=120)
    return target

"""What an edition says of the words of a print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from tests.quality.atoms import Role
from tests.quality.printing import Placed, Print
from tests.quality.truth import EXTRANEOUS

Json = Mapping[str, Any]
"""An `edition.json` as it is read."""


class Found:
    """Where the edition puts every atom of one print."""

    def __init__(self, siglum: str, edition: Json, print_: Print) -> None:
        stretches: list[tuple[int, int, str, str]] = []
        for passage in edition["passages"]:
            for number, paragraph in enumerate(passage["paragraphs"].get(siglum) or []):
                name = f"{passage['id']}/{number}"
                stretches.extend((start, end, passage["id"], name) for start, end in paragraph["spans"])
        for number, framing in enumerate(edition["framing"].get(siglum) or []):
            stretches.append((framing["start"], framing["end"], EXTRANEOUS, f"framing/{number}"))
        for number, furniture in enumerate(edition["furniture"].get(siglum) or []):
            stretches.append((furniture["start"], furniture["end"], EXTRANEOUS, f"furniture/{number}"))
        stretches.sort()
        self.faults = [
            f"{siglum}: {one} overlaps {two}" for one, two in pairwise(stretches) if two[0] < one[1]
        ]
        starts = [stretch[0] for stretch in stretches]
        self.labels: list[str] = []
        self.paragraphs: list[str] = []
        for placed in print_.places:
            start = placed.spans[0][0]
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < stretches[at][1]
            self.labels.append(stretches[at][2] if inside else "nowhere")
            self.paragraphs.append(stretches[at][3] if inside else "nowhere")
        self.starts = [placed.spans[0][0] for placed in print_.places]
        self.ends = [placed.spans[-1][1] for placed in print_.places]

    def atoms(self, start: int, end: int, places: Sequence[Placed]) -> list[int]:
        """The places that a stretch touches."""
        if start == end:
            return []
        at = max(0, bisect_right(self.starts, start) - 1)
        found: list[int] = []
        while at < len(places) and self.starts[at] < end:
            if places[at].role is not Role.FURNITURE and any(
                begin < end and start < stop for begin, stop in places[at].spans
            ):
                found.append(at)
            at += 1
        return found

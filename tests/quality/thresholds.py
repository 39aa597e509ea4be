"""How much hangs on the thresholds by which roles are told: each is moved, and the wrong roles are counted.

`python -m tests.quality.thresholds [--stories N] [--only NAME]` prints by threshold the wrong ones, as
it is and at .6, .8, 1.25 and 1.6 times its value. The sources are made from the seeded grammar: copies with
framing, rewritten and cut ones, stories that quote a little or most, lists of points, reports, strangers.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Final

from edition.analysis.roles import comments, kinship, reporting, role, set_off_by_marks, weight
from edition.collate import collate
from edition.model import Role, Sources, Transcription
from tests.bench.stories import statement, story
from tests.quality import prose
from tests.support.witnesses import witness

_FACTORS: Final = (0.6, 0.8, 1.25, 1.6)
_MODULES: Final = (role, weight, reporting, kinship, comments, set_off_by_marks)
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_SHARED: Final = frozenset(["TRUE", "TURN"])
_NO_ROLE: Final = frozenset(["_LARGE", "_STORY", "_PAIRS", "_SHOWN", "_LINE"])  # of work, or of what is shown


def _changed(rng: random.Random, text: str, share: float) -> str:
    words = text.split(" ")
    others = " ".join(prose.unlike(rng, 6)).split()
    return " ".join(rng.choice(others) if rng.random() < share else word for word in words)


def _framed(rng: random.Random, text: str) -> str:
    return "\n\n".join([*prose.unlike(rng, 2), _changed(rng, text, 0.03), *prose.unlike(rng, 1)])


def _rewritten(rng: random.Random, text: str) -> str:
    return _changed(rng, text, 0.25)


def _cut(rng: random.Random, text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: rng.randrange(2, len(paragraphs))])


def _quoting(rng: random.Random, text: str) -> str:
    return story(rng, text).text


def _most(rng: random.Random, text: str) -> str:
    """Most sentences of the statement in marks, with words of the story's own beside each few."""
    own = iter(_SENTENCE.split(" ".join(prose.unlike(rng, 12))))
    told = [each for each in _SENTENCE.split(text.replace("\n\n", " ")) if rng.random() < 0.6]
    return "\n\n".join(f"“{each}” the board said. {next(own, 'So it goes.')}" for each in told)


def _points(rng: random.Random, text: str) -> str:
    told = [each for each in _SENTENCE.split(text.replace("\n\n", " ")) if rng.random() < 0.4]
    return "\n\n".join(
        [prose.unlike(rng, 1)[0], *(f"– “{each.rstrip('.')}”" for each in told), prose.unlike(rng, 1)[0]]
    )


def _reported(rng: random.Random, text: str) -> str:
    own = prose.unlike(rng, 4)
    told = [each for each in _SENTENCE.split(text.replace("\n\n", " ")) if len(each.split()) > 9]
    said = [
        f"The board said that {each[0].lower()}{each[1:]}" for each in rng.sample(told, min(4, len(told)))
    ]
    return "\n\n".join(f"{one} {two}" for one, two in zip(own, said, strict=False))


def _stranger(rng: random.Random, text: str) -> str:
    return "\n\n".join(prose.unlike(rng, 6))


_MAKES: Final[tuple[tuple[Role, Callable[[random.Random, str], str]], ...]] = (
    (Role.FULL, _framed), (Role.FULL, _rewritten), (Role.FULL, _cut), (Role.EXCERPT, _quoting),
    (Role.EXCERPT, _most), (Role.EXCERPT, _points), (Role.EXCERPT, _reported), (Role.UNRELATED, _stranger),
)  # fmt: skip


def made(stories: int, seed: int) -> list[tuple[Role, str, Sources]]:
    """So many editions of each make, with the role that the second source has."""
    rng = random.Random(seed)
    found = []
    for _ in range(stories):
        text = statement(rng)
        for known, make in _MAKES:
            pair = (
                witness("A", text, Transcription.BORN_DIGITAL),
                witness("B", make(rng, text), Transcription.BORN_DIGITAL),
            )
            found.append((known, make.__name__, Sources("A statement", "A", pair, language="en")))
    return found


def wrong(editions: list[tuple[Role, str, Sources]]) -> list[str]:
    """The makes of those whose second source is given another role."""
    return [make for known, make, sources in editions if collate(sources).role("B") is not known]


def thresholds() -> Iterator[tuple[tuple[ModuleType, ...], str, float]]:
    """The numbers that decide roles, by name, and the modules that have each."""
    for module in _MODULES:
        for name, value in vars(module).items():
            if name.isupper() and type(value) in (int, float) and name not in _NO_ROLE:
                if name.startswith("_"):
                    yield (module,), name, value
                elif module is reporting and name in _SHARED:
                    yield (reporting, weight), name, value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    editions = made(options.stories, options.seed)
    before = wrong(editions)
    print(f"as they are: {len(before)} of {len(editions)} wrong {sorted(set(before))}", flush=True)
    for modules, name, value in thresholds():
        if options.only not in name:
            continue
        counts = []
        for factor in _FACTORS:
            moved = value * factor if isinstance(value, float) else max(0, round(value * factor))
            for module in modules:
                setattr(module, name, moved)
            counts.append(f"{moved:.3g}: {len(wrong(editions))}")
            for module in modules:
                setattr(module, name, value)
        print(f"{modules[0].__name__.rpartition('.')[2]}.{name} = {value}: {', '.join(counts)}", flush=True)


if __name__ == "__main__":
    main()

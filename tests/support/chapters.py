"""Two editions of a book in chapters, of words drawn by chance."""

from __future__ import annotations

import random
import re

_WORDS = re.findall(
    r"\w+",
    """harbour council morning letter winter engineer bridge promise river window garden silence answer
    journey market question neighbour evening stone paper candle summer station doctor village kitchen
    walked carried opened believed remembered refused counted measured followed repaired described the
    a of and to in with for under before after without against slowly again never always seldom""",
)
CHAPTERS, PARAGRAPHS = 12, 25


def prose(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(60, 140))]
    return " ".join(words).capitalize() + "."


def book() -> dict[str, str]:
    """Two editions of a long text in chapters; the second changes a word in each hundred or so."""
    chance = random.Random(7)
    numbers = range(1, CHAPTERS + 1)
    chapters = [(f"CHAPTER {number}", [prose(chance) for _ in range(PARAGRAPHS)]) for number in numbers]
    one = "\n\n".join("\n\n".join([heading, *text]) for heading, text in chapters)
    two = " ".join(
        word if "\n" in word or chance.random() > 0.01 else chance.choice(_WORDS) for word in one.split(" ")
    )
    return {"one": one, "two": two}

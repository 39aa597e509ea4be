"""The index page over many archives: their figures, and a search for the words of their statements.

The words lie in shards, scripts that the page loads as they are asked for, so that it works from a disk
and a search reads little of a large corpus.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import Final
from urllib.parse import quote

from edition.english import count
from edition.export.corpus_tables import SummaryRow
from edition.site.templating import environment

_FOLDER: Final = "index/"
_IN_A_SHARD: Final = 16_000  # places of words, some 100 KB
_MOST_SHARDS: Final = 4_096
_SHOWN: Final = ("title", "answer", "witnesses", "words", "passages", "differences", "quotations")


def corpus_pages(
    rows: Sequence[SummaryRow], words: Mapping[str, Iterable[str]], starts: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The index page and what it loads, by path.

    `words` has those of each archive that is done, `starts` the path where a reader begins with it.
    """
    done = [row for row in rows if row["done"]]
    faulty = [row for row in rows if not row["done"]]
    static = files("edition.site") / "static" / "corpus"
    template = environment().get_template("corpus.html")
    html = template.render(done=count(len(done), "archive"), faulty=faulty)
    yield "index.html", f"{html}\n".encode()
    for name in ("corpus.css", "corpus.js"):
        yield _FOLDER + name, (static / name).read_bytes()
    shards = _shards([words[str(row["archive"])] for row in done])
    listed = [[quote(starts[str(row["archive"])]), *(row[column] for column in _SHOWN)] for row in done]
    yield _FOLDER + "archives.js", _call("list", {"shards": len(shards), "archives": listed})
    for number, shard in enumerate(shards):
        yield f"{_FOLDER}words-{number}.js", _call("add", {"shard": number, "words": shard})


def _call(function: str, value: object) -> bytes:
    return f"corpus.{function}({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _shards(words: Sequence[Iterable[str]]) -> list[dict[str, list[int]]]:
    """By shard each of its words with the archives that have it: the first, then how many further each is."""
    places: dict[str, list[int]] = defaultdict(list)
    for archive, found in enumerate(words):
        for word in found:
            places[word].append(archive)
    total = sum(map(len, places.values()))
    shards: list[dict[str, list[int]]] = [{} for _ in range(min(_MOST_SHARDS, total // _IN_A_SHARD + 1))]
    for word in sorted(places):
        archives = places[word]
        shards[shard_of(word, len(shards))][word] = [archives[0], *(b - a for a, b in pairwise(archives))]
    return shards


def shard_of(word: str, shards: int) -> int:
    """The shard of a word: that of its first two characters, so that words beginning alike lie together."""
    return (ord(word[0]) * 31 + (ord(word[1]) if len(word) > 1 else 0)) % shards

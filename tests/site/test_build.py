"""Files that are made when they are asked for are those that are made at once, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from edition.site.build import FilesInMaking, Making


def making(made: list[str], *paths: str, named: bool) -> Making:
    """What makes files of these paths, and says so; they are known before where it is `named`."""

    def make() -> Iterable[tuple[str, bytes]]:
        made.append(paths[0])
        return [(path, path.encode()) for path in paths]

    return Making(make, paths if named else ())


def files(made: list[str], spread: Callable[..., Iterable[object]] = map) -> FilesInMaking:
    return FilesInMaking(
        [
            making(made, "index.md", named=False),
            making(made, "p/1.md", "p/2.md", named=True),
            making(made, "p/3.md", named=True),
            making(made, "check.md", "404.html", named=False),
        ],
        spread,
    )


def test_what_has_a_name_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []
    found = files(made)
    assert list(found) == ["index.md", "p/1.md", "p/2.md", "p/3.md", "check.md", "404.html"]
    assert "p/2.md" in found
    assert len(found) == 6
    assert made == ["index.md", "check.md"]
    assert found["404.html"] == b"404.html"
    assert not found.is_awaited("404.html")
    assert found.is_awaited("p/2.md")
    assert not found.is_awaited("p/4.md")
    assert found["p/2.md"] == b"p/2.md"
    assert found["p/1.md"] == b"p/1.md"
    assert made == ["index.md", "check.md", "p/1.md"]


def test_what_is_none_of_them_makes_nothing() -> None:
    made: list[str] = []
    with pytest.raises(KeyError):
        files(made)["p/4.md"]
    assert made == ["index.md", "check.md"]


def test_all_of_them_are_what_is_made_at_once() -> None:
    made: list[str] = []
    found = dict(files(made))
    assert list(found.items()) == [(path, path.encode()) for path in files([])]
    assert sorted(made) == ["check.md", "index.md", "p/1.md", "p/3.md"]

"""Generated pages as mkdocs is handed them: HTML already, their front matter JSON, some still made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

_FRONT: Final = "---\n"  # before and behind the front matter of a page
UNREAD: Final = {"search": {"exclude": True}}
"""What the front matter of a page has as of every generated one, while it is not read."""

_PLUGINS: Final = frozenset({"search", "material/search", "build_site.py"})


class LiftedPage(NamedTuple):
    """A page without the marks of a Markdown file."""

    meta: dict[str, Any]
    body: str


def lifted(content: str) -> LiftedPage | None:
    """The front matter of a page and its body, read at once; None if it is no HTML."""
    front, mark, body = content.removeprefix(_FRONT).partition("\n" + _FRONT)
    if not mark or not content.startswith(_FRONT) or not body.lstrip().startswith("<"):
        return None
    facts = (line.partition(": ") for line in front.split("\n"))
    return LiftedPage({name: json.loads(value) for name, _, value in facts}, body.lstrip("\n"))


class AwaitedFile(File):
    """A generated file that is read when its page is built: until then other processes may make it."""

    made: Mapping[str, bytes]

    @classmethod
    def of(cls, made: Mapping[str, bytes], path: str, config: MkDocsConfig) -> AwaitedFile:
        """The file of that path among what is `made`."""
        file = cls.generated(config, path, content=b"")
        assert isinstance(file, AwaitedFile)
        file.made = made
        return file

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """What is made."""
        return self.made[self.src_uri]

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """What is made, as text."""
        return self.content_bytes.decode()


def none_looks_before(config: MkDocsConfig) -> bool:
    """Whether no plugin asks what a page says before it is built, so that it may be made as late as that."""
    return _PLUGINS.issuperset(config.plugins)

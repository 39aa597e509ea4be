"""The hook of the site as far as it spares mkdocs work on pages that are HTML, for a build of given pages."""

from __future__ import annotations

import edition.app.hook as hook
from edition.app.hook import on_env, on_page_context, on_page_markdown, on_page_read_source

__all__ = ["on_env", "on_page_context", "on_page_markdown", "on_page_read_source"]


class _Everything(dict[str, bytes]):
    """Every page is a generated one."""

    def __contains__(self, path: object) -> bool:
        return True


hook._SiteRun.published = _Everything()

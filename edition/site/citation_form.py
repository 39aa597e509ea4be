"""To quote: how a paragraph is cited below its words, as a form that the reader's browser fills in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition import permalink
from edition.citation.cite import Site, cite_witness, version_name
from edition.citation.styles import ACCESSED, STYLES
from edition.model import Edition
from edition.site.versions import Version

_SEEN: Final = f"Accessed {ACCESSED}. "


def citation_form(edition: Edition, site: Site, compared: Sequence[Version]) -> str:
    """JSON: a citation in the style of Chicago with `{n}`, `{v}`, `{f}` and `{url}` for the paragraph's.

    The day of access is left out: the fingerprint says which state was seen. `versions` has the name of
    each version by siglum, `site` the address of the archive, or nothing where it does not know it.
    """
    cited = cite_witness(edition, compared[0].witness, site)
    form = replace(cited, paragraph="{n}", version="{v}", fingerprint="{f}", url="{url}")
    return json.dumps(
        {
            "form": STYLES["chicago"](form, None).text.replace(_SEEN, ""),
            "versions": {version.siglum: version_name(version.witness) for version in compared},
            "site": permalink.address("", site.url) if site.url else "",
        },
        ensure_ascii=False,
    )

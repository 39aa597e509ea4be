"""To quote: how a paragraph is cited below its words, as a form that the reader's browser fills in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from edition import permalink
from edition.citation.cite import cite_witness, version_name
from edition.citation.styles import ACCESSED, STYLES
from edition.site.frame import Frame

_SEEN: Final = f"Accessed {ACCESSED}. "


def citation_form(frame: Frame) -> str:
    """JSON: a citation in the style of Chicago with `{n}`, `{v}`, `{f}` and `{url}` for the paragraph's.

    The day of access is left out: the fingerprint says which state was seen. `versions` has the name of
    each version by siglum, `site` the address of the archive, or nothing where it does not know it.
    """
    cited = cite_witness(frame.edition, frame.compared[0].witness, frame.site)
    form = replace(cited, paragraph="{n}", version="{v}", fingerprint="{f}", url="{url}")
    return json.dumps(
        {
            "form": STYLES["chicago"](form, None).text.replace(_SEEN, ""),
            "versions": {version.siglum: version_name(version.witness) for version in frame.compared},
            "site": permalink.address("", frame.site.url) if frame.site.url else "",
        },
        ensure_ascii=False,
    )

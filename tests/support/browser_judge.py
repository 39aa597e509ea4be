"""What the browser's judge is given and says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from edition.site.pages.checking import judging
from edition.site.pages.search import spelling, words_said
from edition.text.ladders import ladder, read_rules
from tests.support.scripts import SOURCES, run


def rules_of(language: str, statement: str = "") -> dict[str, Any]:
    """What the browser is given to judge by."""
    rules = read_rules()
    words = ladder(rules, language)
    return judging(words, rules, language, words_said(statement)) | {"spelling": spelling(words, [])}


def ask_judge(expression: str, given: Any, imported: Sequence[str] = ()) -> Any:
    """What an expression of the page's script says of what it is `given`, with the judge at hand.

    `imported` are names of `check.js`.
    """
    judge, claim, check = (
        json.dumps((SOURCES / f"{name}.js").as_uri()) for name in ("judge", "claim", "check")
    )
    more = f"import {{ {', '.join(imported)} }} from {check};" if imported else ""
    return run(
        f"import {{ Judge }} from {judge}; import {{ readClaim }} from {claim}; {more}"
        f"const given = {json.dumps(given)}; console.log(JSON.stringify({expression}))"
    )

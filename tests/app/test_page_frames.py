"""What the theme puts around pages: rendered once, and every page as if it were rendered in full."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from edition.app.page_frames import frame_pages

PLAIN = (
    "<title>{{ page.meta.title }}</title>{{ page.meta.head }}{% if page.meta.description %}"
    "<meta content='{{ page.meta.description }}'>{% endif %}{{ page.canonical_url or '' }}"
    "{% if '<h1' not in page.content %}<h1>{{ page.meta.title }}</h1>{% endif %}{{ page.content }}"
    "{{ site }}{% if 'toc' in page.meta.hide %}hidden{% endif %}"
)
OTHERWISE = {
    "as it is": "",
    "its file too": "{{ page.file.src_uri }}",
    "its title in capitals": "{{ page.meta.title | upper }}",
    "its title in HTML once more": "{{ page.meta.title | e }}",
    "how long it is": "{{ page.content | length }}",
}


def page(number: int, folder: str = "p", **changes: Any) -> SimpleNamespace:
    path = f"{folder}/{number}"
    text = changes.pop("content", f"<div><h1>No. {number}</h1>{'word ' * number}</div>")
    meta = {
        "title": f"Page {number} &amp; more",
        "description": f"It is {number}",
        "head": "",
        "hide": ["toc"],
    }
    found = {"content": text, "url": f"{path}.html", "canonical_url": f"https://example.org/{path}.html"}
    file = SimpleNamespace(src_uri=f"{path}.md")
    return SimpleNamespace(**found, file=file, toc=[], edit_url=None, is_homepage=False, meta=meta | changes)


PAGES = (
    *(page(number) for number in range(1, 6)),
    *(page(number, "q", hide=[]) for number in range(1, 4)),
    page(6, content="<p>No heading.</p>"),
    page(7, description=""),
    page(8, hide=["navigation"]),
)


def all_rendered(template: str, generated: Iterable[str]) -> tuple[list[str], int]:
    """Every page as it is rendered, and how often the template was."""
    often = []
    env = Environment(loader=DictLoader({"main.html": template + "{{ counted() }}"}))
    env.globals["counted"] = lambda: often.append(1) or ""  # type: ignore[func-returns-value]
    frame_pages(env, set(generated))
    nav = SimpleNamespace(pages=[])
    found = [env.get_template("main.html").render({"page": each, "nav": nav, "site": "S"}) for each in PAGES]
    return found, len(often)


@pytest.mark.parametrize("more", OTHERWISE.values(), ids=OTHERWISE)
def test_pages_are_as_if_each_were_rendered_in_full(more: str) -> None:
    whole, often = all_rendered(PLAIN + more, ())
    assert often == len(PAGES)
    assert all_rendered(PLAIN + more, (each.file.src_uri for each in PAGES))[0] == whole


def test_the_theme_is_rendered_thrice_for_all_pages_of_a_kind() -> None:
    often = all_rendered(PLAIN, (each.file.src_uri for each in PAGES))[1]
    assert often == 3 + 3 + 3  # two and a frame of either folder, and three that are alone

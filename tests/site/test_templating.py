"""Templates write what the library would write, and are read anew when they are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from jinja2 import FunctionLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from edition.site.templating import Templates


class Own:
    """What says itself how it is written."""

    def __html__(self) -> str:
        return "<own>"

    def __str__(self) -> str:
        return "<str>"


class Letters(str):
    """Text that is no Markup."""

    __slots__ = ()


def templates(texts: Mapping[str, str]) -> Templates:
    def load(name: str) -> tuple[str, None, object]:
        text = texts[name]
        return text, None, lambda: texts[name] == text

    return Templates(
        loader=FunctionLoader(load),  # type: ignore[arg-type]
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
    )


@pytest.mark.parametrize(
    "value",
    ["a <b> & \"c\" 'd'", "", Markup("<b>x</b>"), Letters("<i>"), Own(), 5, Decimal("1.5"), None, True],
)
def test_a_value_is_written_as_the_library_writes_it(value: object) -> None:
    env = templates(
        {"page": "{{ value }}|{% for one in [value] %}{{ one }}{% endfor %}|{{ wrapped(value) }}"}
    )
    env.globals["wrapped"] = lambda each: Markup("<p>%s</p>") % each
    shown = escape(value)
    assert env.get_template("page").render(value=value) == f"{shown}|{shown}|<p>{shown}</p>"


def test_what_a_macro_makes_is_written_as_it_is() -> None:
    env = templates(
        {
            "page": "{% import 'm' as m %}{{ m.bold(word) }}{% set one %}{{ word }}{% endset %}{{ one }}",
            "m": "{% macro bold(word) %}<b>{{ word }}</b>{% endmacro %}",
        }
    )
    assert env.get_template("page").render(word="a & b") == "<b>a &amp; b</b>a &amp; b"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates({"page": "{{ nobody }}"}).get_template("page").render()


def test_a_changed_template_is_read_once_it_is_looked_at() -> None:
    texts = {
        "page": "{% import 'macros' as own %}{{ own.said() }}",
        "macros": "{% macro said() %}old{% endmacro %}",
    }
    env = templates(texts)
    page = env.get_template("page")
    assert page.render() == "old"
    env.look_again()
    assert env.get_template("page") is page
    texts["macros"] = "{% macro said() %}new{% endmacro %}"
    assert env.get_template("page").render() == "old"
    env.look_again()
    assert env.get_template("page").render() == "new"

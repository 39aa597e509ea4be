"""Pages as Markdown files: front matter and one block of HTML made by a template."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator
from markupsafe import Markup
from markupsafe import escape as escaped

from edition import permalink
from edition.english import count, listing
from edition.ledger.fingerprints import fingerprint
from edition.model import Group, single_spaced
from edition.site.apparatus_entries import entry_runs
from edition.site.plain import (
    day_in_words,
    escape,
    in_short,
    isolate,
    name_spaces,
    show,
    show_reading,
    spoken_in,
)
from edition.site.wording import GISTS, GROUP_NAMES, kinds_of

_DESCRIPTION_LENGTH: Final = 300
_NOT_IN_YAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class _TemplateCode(CodeGenerator):
    """Code that writes what is Markup as it is: the library wraps it twice more, for a tenth of a page."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        assert frame.eval_ctx.autoescape
        assert finalize.src is None
        self.write("environment.as_html(")


class _Template(Template):
    """A template that others import: none has names of its own for one page, which the library looks for."""

    def _get_default_module(self, ctx: Any = None) -> Any:
        return super()._get_default_module()


class Templates(Environment):
    """The templates; everything is escaped that is not Markup already, unknown names are errors."""

    code_generator_class = _TemplateCode
    template_class = _Template

    @staticmethod
    def as_html(value: object) -> str:
        """What a template writes of a value."""
        return value if type(value) is Markup else escaped(value)

    def look_again(self) -> None:
        """Forget all templates if somebody changed one, while serving: else none is looked at again."""
        if self.cache and not all(template.is_up_to_date for template in self.cache.values()):
            self.cache.clear()


@cache
def environment() -> Templates:
    """The templates, with what all of them use."""
    env = Templates(
        loader=PackageLoader("edition.site"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(fingerprint=fingerprint, show=show, show_reading=show_reading, name_spaces=name_spaces)
    env.filters.update(
        in_short=in_short,
        isolate=isolate,
        spoken=spoken_in,
        runs=entry_runs,
        count=count,
        listing=listing,
        day=day_in_words,
    )
    env.globals.update(
        permalink=permalink, gists=GISTS, groups=list(Group), group_names=GROUP_NAMES, kinds_of=kinds_of
    )
    return env


def render(template: str, path: str, **values: object) -> Markup:
    """The HTML of a template; `to(site_path)` in it makes links relative to the page at `path`."""
    html = (
        environment()
        .get_template(template)
        .render(path=path, to=lambda target: permalink.relative(target, path), **values)
    )
    return Markup(html)  # noqa: S704 - the environment escapes


def render_macro(template: str, name: str, *values: object, **named: object) -> Markup:
    """The HTML of a macro of a template."""
    html = getattr(environment().get_template(template).module, name)(*values, **named)
    return Markup(html)  # noqa: S704 - the environment escapes


def page(
    title: str, description: str, body: str, hide: Sequence[str] = ("navigation", "toc"), **meta: object
) -> bytes:
    """A Markdown file whose body is one block of raw HTML, which Markdown leaves as it is.

    The theme writes title and description into the page unescaped, so they are escaped here.
    """
    facts: dict[str, object] = {
        "title": escape(title),
        "description": escape(single_spaced(description)[:_DESCRIPTION_LENGTH]),
        "hide": list(hide),
        "search": {"exclude": True},
        **meta,
    }
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in facts.items())
    return f"---\n{front}---\n\n{body.strip()}\n".encode()


def _yaml(value: object) -> str:
    """A value as JSON, which is YAML too once what YAML takes for line ends or refuses is escaped."""
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", written)

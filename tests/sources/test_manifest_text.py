"""A siglum, a table or the base is another in the text of a manifest or of decisions, and nothing else is."""

from __future__ import annotations

import re

import pytest

from edition.errors import EditionError
from edition.sources.manifest_text import based_on, renamed, with_lines_apart, without_table
from edition.toml_file import read_toml
from tests.support.changed_archives import MANIFEST
from tests.support.programs import ROOT


def test_the_manifest_is_changed_where_it_must_be_and_nowhere_else() -> None:
    assert without_table(MANIFEST, "B", "m") == MANIFEST[: MANIFEST.index("[[witness]]  # the second")]
    assert based_on(MANIFEST, "B") == MANIFEST.replace('base = "A"', 'base = "B"')
    assert based_on("[[witness]]\n", "B") == 'base = "B"\n\n[[witness]]\n'
    assert renamed("apart = [\n 'A', \"B\"]\nwords = 'A'", "A", "C") == 'apart = [\n "C", "B"]\nwords = \'A\''
    with pytest.raises(EditionError, match="by hand"):
        without_table(MANIFEST, "C", "m")


@pytest.mark.parametrize(
    "text",
    [
        'readings.{} = "x"\nreadings.B = "y"',
        'readings . "{}" = "x"',
        'readings = {{ B = "a = {{", {} = "x" }}',
        'units = [{{ B = "", {} = "x" }}, {{ {} = "]" }}]',
        'into = [{{ readings = {{ {} = "x" }}, kind = "case" }}]',
        '[decision.readings]\nB = "y"  # [x]\n{} = "x"',
        '[[decision.units]]\n{} = "x"',
        '[[decision.into]]\nreadings.{} = "x"',
        'base = "{}"',
    ],
)
@pytest.mark.parametrize("old", ["A", "text", "note", "with-dash"])
def test_a_siglum_is_another_wherever_it_names_a_witness(text: str, old: str) -> None:
    names = text.count("{}")
    assert renamed(text.format(*[old] * names), old, "New") == text.format(*["New"] * names)


@pytest.mark.parametrize(
    "text",
    [
        '[[decision]]\ntext = "text"\nreadings = { B = "text" }\ntext = ""',
        '[[decision]]\nreadings.B = "x"\ntext = ""',
        '[decision.readings]\nB = "x"\n[[decision]]\ntext = ""',
        'author = { text = "x", given = "y" }',
        '[[witness]]\ntext = "a"',
        'readings.B = "text = 1"  # readings.text = 2',
    ],
)
def test_a_key_that_reads_like_a_siglum_stays(text: str) -> None:
    assert renamed(text, "text", "New") == text


def test_the_archive_of_this_repository_is_renamed_whole() -> None:
    """Its decisions write readings in more ways than one."""
    text = (ROOT / "variants" / "decisions.toml").read_text("utf-8")
    keys = re.findall(r"readings\.TR =|\{ TR =", text)
    new = renamed(text, "TR", "Trusted")
    assert len(set(keys)) == 2
    assert len(re.findall(r"readings\.Trusted =|\{ Trusted =", new)) == len(keys)
    assert renamed(new, "Trusted", "TR") == text


@pytest.mark.parametrize(
    "old", ["", 'set_apart = ["a ] b", "[c]"]\n', "set_apart = [\n  'a',  # ]\n  \"b\",\n]\n"]
)
def test_the_lines_that_a_page_sets_apart_are_others(old: str) -> None:
    before, after = '[[witness]]\nsiglum = "A"\n', 'file = "a.txt"\n'
    manifest = f"{before}{old}{after}"
    assert with_lines_apart(manifest, "A", (), "m") == before + after
    lines = ('"x"', "y]")
    assert read_toml(with_lines_apart(manifest, "A", lines, "m"))["witness"][0]["set_apart"] == list(lines)

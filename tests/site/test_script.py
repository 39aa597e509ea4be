"""The script: its types hold, its modules join, and its pure parts do what they say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

import pytest

from edition.citation.cite import Citation
from edition.citation.formats import biblatex, csl_json, ris
from edition.citation.styles import STYLES
from edition.site.assets import join_modules
from tests.support.programs import needs
from tests.support.scripts import SOURCES, called, run

USUAL = {
    "view": "side",
    "show": ["ocr", "spelling"],
    "only": False,
    "lines": False,
    "numbers": True,
    "base": "A",
    "with": ["B", "C"],
}
KNOWN = {"views": ["side", "inline", "notes"], "kinds": ["ocr", "spelling", "case"], "sigla": ["A", "B", "C"]}


def address(call: str) -> object:
    return called("address.js", call)


def test_a_script_that_does_not_end_is_a_fault_and_the_next_one_runs() -> None:
    with pytest.raises(AssertionError, match="did not end"):
        run("while (true) {}", patience=0.05)
    assert run("console.log(1 + 1)") == 2


@pytest.mark.slow
def test_types_hold() -> None:
    tsc = needs("tsc")
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022"]
    library = ["--lib", "es2022,dom,dom.iterable", "--module", "es2022", "--moduleResolution", "bundler"]
    files = sorted(map(str, SOURCES.glob("*.js")))
    done = subprocess.run([tsc, *options, *library, *files], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout


def test_a_comment_behind_code_swallows_nothing() -> None:
    joined = join_modules('if (a) {\n  b(); // no [word]\n}\nc("; // kept");\n')
    assert joined == '"use strict";\n(() => {\nif (a) {b();}\nc("; // kept");\n})();\n'


def test_modules_join_in_order() -> None:
    joined = join_modules(
        "export const one = 1;\n", 'import { one } from "./one.js";\n\nexport function two() {}\n'
    )
    assert joined.index("const one = 1;") < joined.index("function two() {}")
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("query", "change"),
    [
        ("", {}),
        ("?view=inline", {"view": "inline"}),
        ("?view=nonsense&base=Z", {}),
        ("?show=case", {"show": ["case"]}),
        ("?show=", {"show": []}),
        ("?show=case,nonsense,ocr&h=words", {"show": ["ocr", "case"]}),
        ("?base=B", {"base": "B", "with": ["A", "C"]}),
        ("?base=B&with=C", {"base": "B", "with": ["C"]}),
        ("?with=B&of=C", {"with": ["B", "C"]}),
        ("?with=B&of=A", {"with": ["B"]}),
        ("?only=1&lines=1&numbers=0", {"only": True, "lines": True, "numbers": False}),
    ],
)
def test_an_address_is_read(query: str, change: dict[str, object]) -> None:
    found = address(f"a.readChoice({json.dumps(query)}, {json.dumps(USUAL)}, {json.dumps(KNOWN)})")
    assert found == USUAL | change


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "before", "query"),
    [
        ({}, "?view=inline&h=words", "?h=words"),
        ({"view": "notes"}, "", "?view=notes"),
        ({"show": ["ocr", "case"], "only": True}, "", "?show=ocr,case&only=1"),
        ({"show": []}, "", "?show="),
        ({"base": "C", "with": ["A"]}, "?h=a+b", "?h=a+b&base=C&with=A"),
    ],
)
def test_an_address_is_written_and_read_back(change: dict[str, object], before: str, query: str) -> None:
    choice = USUAL | change
    written = address(f"a.writeChoice({json.dumps(choice)}, {json.dumps(USUAL)}, {json.dumps(before)})")
    assert written == query
    assert address(f"a.readChoice({json.dumps(written)}, {json.dumps(USUAL)}, {json.dumps(KNOWN)})") == choice


def words(text: str, near: str = "() => false") -> tuple[str, bool]:
    """The decoded directive for what is in brackets in a text, and whether a browser finds it."""
    start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (text.index("["), text.index("]") - 1))
    plain = json.dumps(text.replace("[", "").replace("]", ""))
    found = called("words.js", f"a.findWords({plain}, {start}, {end}, {near})")
    return unquote(found["directive"]), found["isFound"]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("We are [glad] of it.", "glad"),
        ("We are g[la]d of it.", "glad"),
        ("We are[ glad, ]of it.", "glad,"),
        ("The cat sat.\nThe [cat] ran.", "cat,-ran."),
        ("A cat ran.\nThe [cat] ran.", "The-,cat"),
        ("the big cat sat\na big cat ran\nthe big [cat] ran", "the big-,cat,-ran"),
        ("The CAT’S ran.\nOur [cat's] ran.", "Our-,cat's"),
        ("a\u00a0cat ran\nnow a [cat] ran", "now a-,cat"),
        ("a.b (c) [a.b (c)] d", "c)-,a.b (c)"),
        ("A résumé.\nOne [resume] here.", "One-,resume"),
        ("A resume.\nOne [re\u0301sume\u0301] here.", "One-,re\u0301sume\u0301"),
        ("Two soft\u00adwords.\nOne [softwords] here.", "One-,softwords"),
        ("Straße und ﬁne.\nDie [Strasse] hier", "Die-,Strasse"),
        ("\U0001f600 One.\n\U0001f600 Two [one].", "Two-,one"),
        ("我们很[高兴]。他们很高兴。", "高兴,-。他们"),
        (" ".join(f"w{n}" for n in range(14)).join("[]"), "w0 w1 w2 w3 w4,w9 w10 w11 w12 w13"),
        ("One two [three four.\nFive six. Seven eight.\nNine] ten.", "three four.,Nine"),
        ("One end.\nOne [one\ntwo end.\nno end] here", "One-,one,no end"),
    ],
)
def test_words_are_told_from_others_by_what_stands_around_them(text: str, directive: str) -> None:
    assert words(text) == (directive, True)


def test_words_that_nothing_tells_apart() -> None:
    twice = "One two.\nThe refrain is sung.\nThree.\nThe [refrain] is sung."
    assert words(twice)[1] is False
    near = f"(at) => at > {len('One two.')}"
    assert words(twice, near) == ("refrain", True)
    first = "The [refrain] is sung, a refrain.\nThe refrain is sung, a refrain."
    assert words(first) == ("The-,refrain", True)


def test_signs_of_a_directive_are_encoded() -> None:
    text = json.dumps("well-known, & so on")
    found = called("words.js", f"a.findWords({text}, 0, 19, () => false).directive")
    assert found == "well%2Dknown%2C%20%26%20so%20on"


@pytest.mark.slow
def test_days_are_written_as_the_styles_write_them() -> None:
    days = [date(2026, month, 9) for month in range(1, 13)]
    given = json.dumps([{"year": 2026, "month": month, "day": 9} for month in range(1, 13)])
    for style, form in STYLES.items():
        citation = Citation("a", "A title", "An archive", "index.html")
        expected = [form(citation, day).after for day in days]
        shown = called("citing.js", f"{given}.map((day) => a.dayIn({json.dumps(style)}, day))")
        assert [day in after for day, after in zip(shown, expected, strict=True)] == [True] * 12  # type: ignore[call-overload]
    assert called("citing.js", 'a.dayIn("mla", { year: 2026, month: 9, day: 1 })') == "1 Sept. 2026"


@pytest.mark.parametrize("form", [biblatex, ris, csl_json])
def test_only_the_address_of_a_record_is_exchanged(form: Callable[[Citation], str]) -> None:
    path, full = "witness/%E4%B8%AD%E6%96%87.html", "https://example.org/a$&b/witness/%E4%B8%AD%E6%96%87.html"
    title = f"On {path} and UR  - {path}"
    local, known = (Citation("中文", title, "An archive", url, difference=path) for url in (path, full))
    name = json.dumps(form.__name__.replace("_", "-"))
    assert called(
        "citing.js", f"a.withAddress({name}, {json.dumps(form(local))}, {json.dumps(full)})"
    ) == form(known)

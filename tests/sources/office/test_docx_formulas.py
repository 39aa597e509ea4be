"""The signs of a formula that the properties of its parts name."""

from __future__ import annotations

import pytest

from edition.sources.intake import extract_of
from tests.support.office import docx, m, p, r


def bracketed(*parts: str, properties: str = "") -> str:
    return f"<m:d>{properties}{''.join(f'<m:e>{m(part)}</m:e>' for part in parts)}</m:d>"


def row(*parts: str) -> str:
    return f"<m:mr>{''.join(f'<m:e>{m(part)}</m:e>' for part in parts)}</m:mr>"


def signs(begin: str, end: str) -> str:
    return f"<m:dPr><m:begChr m:val='{begin}'/><m:endChr m:val='{end}'/></m:dPr>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"{m('2')}{bracketed('1 + r')}", "2(1 + r)"),
        (bracketed("x", "y"), "(x|y)"),
        (bracketed("x", "y", properties="<m:dPr><m:sepChr m:val=','/></m:dPr>"), "(x,y)"),
        (bracketed("x", properties=signs("[", "]")), "[x]"),
        (bracketed("x", properties=signs("{", "")), "{x"),
        (bracketed("x", properties="<m:dPr/>"), "(x)"),
        (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:e>{m('x')}</m:e></m:nary>", "∑x"),
        (f"<m:nary><m:naryPr/><m:e>{m('x')}</m:e></m:nary>", "∫x"),
        (f"<m:acc><m:accPr/><m:e>{m('w')}</m:e></m:acc>", "w\u0302"),
        (f"<m:acc><m:accPr><m:chr m:val='\u0304'/></m:accPr><m:e>{m('w')}</m:e></m:acc>", "w\u0304"),
        (f"<m:m>{row('1', '0')}{row('0', '1')}</m:m>", "1 0 0 1"),
        (f"<m:func><m:fName>{m('sin')}</m:fName><m:e>{m('t')}</m:e></m:func>", "sin t"),
        (f"<m:f><m:num>{bracketed('a')}</m:num><m:den>{bracketed('b')}</m:den></m:f>", "(a)/(b)"),
    ],
)
def test_signs_of_formulas_are_read(formula: str, text: str) -> None:
    assert extract_of(docx(f"<w:p>{r('at ')}<m:oMath>{formula}</m:oMath></w:p>")).text == f"at {text}\n"


def test_what_is_named_as_a_part_of_a_formula_is_none_elsewhere() -> None:
    assert extract_of(docx(p("<d><e><w:t>x</w:t></e></d>"))).text == "x\n"

"""The examples on the page of the method are what the engine says."""

from __future__ import annotations

import re

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.editing.line_decisions import decide_lines
from edition.editing.rules_file import changed_rules, parse_rules
from edition.model import Action, Detail, Edition, Fidelity, Kind, Role, Sources
from edition.site.wording import DETAILS, FIDELITIES
from edition.sources.manifest import ManifestWitness, parse_manifest
from edition.text.ladders import read_rules
from edition.toml_file import keys_of
from tests.support.decisions import SIGNED
from tests.support.programs import ROOT
from tests.support.witnesses import collated, witness

METHOD = (ROOT / "docs" / "method.md").read_text("utf-8")
PAGE = METHOD.partition("\n## Examples\n")[2].partition("\n## ")[0]
DECIDING = METHOD.partition("\nAn example of each, for two versions")[2].partition("\n```\n")[0]
STORY = "Angry words at the quay\n\nThe fishermen came early, and they stayed until noon.\n\n{}"


def table(head: str) -> list[tuple[str, ...]]:
    """The cells of the rows below a head."""
    block = METHOD.partition(f"\n| {head} |\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in block]


TWO = table("one version | the other | kind | detail | the answer")
READ = table("printed | read by a machine | kind | detail | the answer")
ROLES = table("a source has | role")
QUOTED = table("a story quotes | fidelity")
STATEMENT = "\n".join(line[2:] for line in PAGE.splitlines() if line.startswith(">"))


def within(sentence: str, line_end: str) -> str:
    text = f"In March the mayor said so. {sentence} The board will meet again in June."
    return text.replace(" / ", line_end)


def says(edition: Edition, kind: str, detail: str, answer: str) -> None:
    units = [unit for _, unit in edition.units()]
    kinds = kind.split(", ")
    assert set(kinds) <= {unit.kind.value for unit in units}
    told = {reading.detail.value for unit in units for reading in unit.readings.values() if reading.detail}
    assert told == ({detail} if detail else set())
    given = verdict(edition).answer
    assert given.startswith(answer)
    assert given[len(answer)] in ".,:"


@pytest.mark.parametrize(("one", "two", "kind", "detail", "answer"), TWO)
def test_two_versions_differ_as_the_page_says(
    one: str, two: str, kind: str, detail: str, answer: str
) -> None:
    says(collated(within(one, " "), within(two, " "), language="en"), kind, detail, answer)


@pytest.mark.parametrize(("one", "two", "kind", "detail", "answer"), READ)
def test_a_recognised_version_differs_as_the_page_says(
    one: str, two: str, kind: str, detail: str, answer: str
) -> None:
    says(collated(within(one, " "), within(two, "\n"), ocr="B", language="en"), kind, detail, answer)


@pytest.mark.parametrize(("source", "role"), ROLES)
def test_a_source_is_what_the_page_says(source: str, role: str) -> None:
    text = source.replace(" / ", "\n\n").replace("*the statement*", STATEMENT)
    assert collated(STATEMENT, text, language="en").roles["B"].value == role


@pytest.mark.parametrize(("quoted", "fidelity"), QUOTED)
def test_a_quotation_is_as_true_as_the_page_says(quoted: str, fidelity: str) -> None:
    edition = collated(STATEMENT, STORY.format(quoted), language="en")
    assert [each.fidelity.value for each in edition.quotations["B"]] == [fidelity]


def test_the_page_has_an_example_of_every_kind_role_and_fidelity() -> None:
    kinds = {kind for row in (*TWO, *READ) for kind in row[2].split(", ")}
    assert kinds == {kind.value for kind in Kind}
    assert {row[3] for row in (*TWO, *READ)} - {""} == {detail.value for detail in Detail}
    assert {role for _, role in ROLES} == {role.value for role in Role}
    assert {fidelity for _, fidelity in QUOTED} == {fidelity.value for fidelity in Fidelity}


VERSIONS = [" ".join(text.split()) for text in re.findall(r"`(In March[^`]+)`", DECIDING)]
DECISIONS = DECIDING.split("[[decision]]\n")[1:]


@pytest.mark.parametrize("table", DECISIONS)
def test_a_decision_of_the_page_can_be_made(table: str) -> None:
    texts = {"TR": f"{VERSIONS[0]}\n\nHave your say in our forum\n", "PDF": f"{VERSIONS[1]}\n"}
    found = Sources("A statement", "TR", tuple(witness(*each) for each in texts.items()), language="en")
    decisions = parse_decisions(f"[[decision]]\n{SIGNED}{table}", "decisions.toml")
    sources, lines = decide_lines(found, decisions)
    edition = collate(sources)
    assert lines or apply(edition, decisions) != edition


def test_the_page_says_what_the_pages_call_things() -> None:
    kinds = {row[0]: row[1] for row in table("kind | on the pages | the readings agree once this is folded")}
    assert kinds == {kind.value: kind.label for kind in Kind}
    details = {row[0]: row[1] for row in table("detail | on the pages | what it says")}
    assert details == {detail.value: said for detail, said in DETAILS.items()}
    fidelities = {row[0]: row[1] for row in table("fidelity | on the pages | what differs")}
    assert fidelities == {fidelity.value: said for fidelity, said in FIDELITIES.items()}


def test_the_page_has_every_decision() -> None:
    named = set(re.findall(r'do = "(\w+)"', METHOD))
    assert {action.value for action in Action} - named == {"text"}  # as `furniture`, of another line


def test_the_rules_of_the_page_can_be_made() -> None:
    text = "[[rule]]\n" + METHOD.partition("```toml\n[[rule]]\n")[2].partition("```\n")[0]
    changes = parse_rules(text, "rules.toml")
    assert len(changes) == text.count("[[rule]]")
    assert changed_rules(read_rules(), changes, text, "rules.toml") != read_rules()


def test_the_manifest_of_the_page_is_one_and_its_keys_are_all_told() -> None:
    text = METHOD.partition("```toml\ntitle = ")[2].partition("```\n")[0]
    assert len(parse_manifest(f"title = {text}", "edition.toml").witness) == 2
    told = [
        word for keys, _ in table("key of a witness | what it says") for word in re.findall(r"`(\w+)`", keys)
    ]
    assert sorted(told) == sorted(keys_of(ManifestWitness).split(", "))

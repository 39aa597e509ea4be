"""Two branches edit, add, withdraw, rename and mint; git brings them together, and nothing may be lost."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import tomli
import tomli_w

from edition.app.pipeline import register_of
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.file import parse_ledger
from edition.ledger.fingerprints import fingerprint
from edition.ledger.verification import CitationState, verify
from tests.attack.forks import run
from tests.support.commands import import_house

_WORDS: Final = (
    *("council", "town", "money", "harbour", "members", "voted", "bridge", "winter", "letter"),
    *("engineers", "reports", "loan", "school", "night", "river", "harvest", "office", "engine"),
    *("station", "green", "windows", "answer", "silver", "paper", "morning", "company", "market"),
    *("island", "teacher", "village", "railway", "doctor", "garden", "minister", "weather", "captain"),
)
_STYLES: Final = ("merge", "diff3", "zdiff3")
_WAYS: Final = ("merge", "rebase", "cherry-pick", "criss-cross")
_MARKS: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_LEDGER: Final = "permalinks.toml"
_MANIFEST: Final = "edition.toml"


def report(rounds: int, seed: int = 0) -> bool:
    """Bring so many pairs of branches together; whether nothing was lost."""
    import_house()
    faults: list[str] = []
    conflicts = 0
    for number in range(seed, seed + rounds):
        with tempfile.TemporaryDirectory() as folder:
            found = _Round(Path(folder), Random(number))
            faults += [f"round {number}, {found.way}: {fault}" for fault in found.faults()]
            conflicts += found.conflicts
    print(f"branches   {rounds:5} pairs, {conflicts} conflicts in ledgers   {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return not faults


class _Round:
    """A repository with an archive, two branches of it, and a way to bring them together."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self.random, self.conflicts = folder, random, 0
        self.way = random.choice(_WAYS)
        self._git("init", "-q", "-b", "main")
        self._git("config", "merge.conflictStyle", random.choice(_STYLES))
        paragraphs = [self._paragraph() for _ in range(random.randint(2, 6))]
        self._describe([{"siglum": siglum, "file": f"{siglum}.txt"} for siglum in "ABC"])
        for siglum in "ABC":
            self._write(f"{siglum}.txt", [self._varied(each) for each in paragraphs])
        self._minted()

    def faults(self) -> Iterator[str]:
        """What is wrong once both branches are one."""
        self._git("branch", "theirs")
        for branch in ("main", "theirs"):
            self._git("switch", "-q", branch)
            for _ in range(self.random.randint(1, 3)):
                self._step()
                self._minted()
        published = [self._ledger_at(branch) for branch in ("main", "theirs")]
        self._git("switch", "-q", "main")
        try:
            self._brought_together()
            if self.way == "criss-cross":
                published += [self._ledger_at("main"), self._ledger_at("theirs")]
                self._brought_together()
        except AssertionError as error:
            yield str(error)
            return
        yield from self._lost(published)

    # what editors do

    def _paragraph(self) -> str:
        words = self.random.choices(_WORDS, k=self.random.randint(6, 20))
        return " ".join(words).capitalize() + "."

    def _varied(self, paragraph: str) -> str:
        words = paragraph.split()
        if self.random.random() < 0.4:
            words[self.random.randrange(1, len(words) - 1)] = self.random.choice(_WORDS)
        return " ".join(words)

    def _step(self) -> None:
        match self.random.choice(("edit", "new", "new", "new", "less", "add", "withdraw", "rename")):
            case "new":
                self._new_paragraph()
            case "add":
                self._further_source(self.random.choice("WXY"))
            case "withdraw":
                self._typed("withdraw", self.random.choice(self._sigla()[1:] or ["A"]), "--yes")
            case "rename":
                self._typed("rename", self.random.choice(self._sigla()), self.random.choice("QRS"), "--yes")
            case step:
                file = self.random.choice(self._files())
                paragraphs = self._paragraphs(file)
                at = self.random.randrange(len(paragraphs))
                paragraphs[at : at + 1] = [self._varied(paragraphs[at])] if step == "edit" else []
                self._write(file, paragraphs or [self._paragraph()])

    def _further_source(self, siglum: str) -> None:
        with tempfile.NamedTemporaryFile(suffix=".txt") as given:
            others = self._paragraphs(self._files()[0])
            Path(given.name).write_text("\n\n".join(map(self._varied, others)))
            self._typed("add", ".", f"{siglum}={given.name}", "--yes")

    def _new_paragraph(self) -> None:
        fresh, at = self._paragraph(), self.random.random()
        for file in self._files():
            if self.random.random() < 0.8:
                paragraphs = self._paragraphs(file)
                paragraphs.insert(round(at * len(paragraphs)), self._varied(fresh))
                self._write(file, paragraphs)

    # how it is brought together

    def _brought_together(self) -> None:
        """Both branches in `main`, and where they go on crosswise the other one in `theirs` first."""
        match self.way:
            case "merge":
                self._git("merge", "--no-edit", "theirs")
                self._settled()
            case "criss-cross":
                self._git("branch", "-f", "before")
                for branch, other in (("main", "theirs"), ("theirs", "before")):
                    self._git("switch", "-q", branch)
                    self._git("merge", "--no-edit", other)
                    self._settled()
                    self._step()
                    self._minted()
                self._git("switch", "-q", "main")
                self.way = "merge"
                self._brought_together()
            case "rebase":
                self._git("rebase", "theirs")
                while (self.folder / ".git" / "rebase-merge").exists():
                    self._settled()
                    self._git("rebase", "--continue")
                self._settled()
            case _:
                for commit in self._git("rev-list", "--reverse", "main..theirs").split():
                    self._git("cherry-pick", "--allow-empty", commit)
                    self._settled()

    def _settled(self) -> None:
        """The conflicts settled as an editor does, the ledger by the command; all is minted and committed."""
        self._settle_sources()
        ledger = (self.folder / _LEDGER).read_text()
        self.conflicts += "<<<<<<<" in ledger
        self._must("settle", ".")
        assert "Nothing to settle" in self._must("settle", "."), "settle finds its own work"
        self._must("check", ".")
        self._minted()

    def _settle_sources(self) -> None:
        """The manifest of both, by table; of each text that it names what both branches have."""
        base, ours, theirs = (self._at_stage(number) for number in (1, 2, 3))
        if ours and theirs:
            self._describe(_of_both(base, ours, theirs))
        for file in self._files():
            path, aside = self.folder / file, self.folder / "withdrawn" / file
            if not path.exists() and aside.exists():
                aside.rename(path)
            elif not path.exists():
                self._write(file, [self._paragraph()])
            lines = path.read_text().splitlines()
            kept = [line for line in lines if line and not line.startswith(_MARKS)]
            if any(line.startswith(_MARKS) for line in lines):
                self._write(file, list(dict.fromkeys(kept)))
        self._describe(self._tables())

    def _describe(self, tables: list[dict[str, str]]) -> None:
        """Write the manifest; what it says of files that editors have changed since is left out."""
        said = [{key: table[key] for key in ("siglum", "file")} for table in tables]
        manifest = {"title": "T", "base": said[0]["siglum"], "witness": said}
        (self.folder / _MANIFEST).write_text(tomli_w.dumps(manifest))

    def _at_stage(self, number: int) -> list[dict[str, str]]:
        text = self._git("show", f":{number}:{_MANIFEST}")
        return tomli.loads(text)["witness"] if text else []

    # what is left of it

    def _lost(self, published: list[Ledger]) -> Iterator[str]:
        assert "Nothing to mint" in self._must("mint", "."), "mint finds its own work"
        register = register_of(self.folder)
        for identifier, print_ in {each for ledger in published for each in _cited(ledger)}:
            try:
                state = verify(register, identifier, print_).state
            except EditionError as error:
                yield f"{identifier}: {error}"
            else:
                if state is CitationState.UNKNOWN:
                    yield f"a text of {identifier} is not known"

    # the disk, git and the command line

    def _files(self) -> list[str]:
        return [table["file"] for table in self._tables()]

    def _sigla(self) -> list[str]:
        return [table["siglum"] for table in self._tables()]

    def _tables(self) -> list[dict[str, str]]:
        return list(tomli.loads((self.folder / _MANIFEST).read_text())["witness"])

    def _paragraphs(self, file: str) -> list[str]:
        return [part for part in (self.folder / file).read_text().split("\n\n") if part.strip()]

    def _write(self, file: str, paragraphs: list[str]) -> None:
        (self.folder / file).write_text("\n\n".join(each.strip() for each in paragraphs) + "\n")
        self._describe(self._tables())

    def _ledger_at(self, branch: str) -> Ledger:
        return parse_ledger(self._git("show", f"{branch}:{_LEDGER}"))

    def _minted(self) -> None:
        self._must("mint", ".")
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", "x")

    def _typed(self, *arguments: str) -> str:
        ended = run(*arguments, folder=self.folder)
        assert "Traceback" not in ended.said, ended.said
        return ended.said

    def _must(self, *arguments: str) -> str:
        ended = run(*arguments, folder=self.folder)
        assert not ended.status, f"{arguments}: {ended.said}"
        return ended.said

    def _git(self, *arguments: str) -> str:
        may_stop = arguments[0] in ("merge", "rebase", "cherry-pick", "show")  # at a conflict, or have none
        command = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=os.environ | {"GIT_EDITOR": "true"},
            capture_output=True,
            text=True,
            check=not may_stop,
            timeout=60,
        )
        return done.stdout


def _of_both(
    base: list[dict[str, str]], ours: list[dict[str, str]], theirs: list[dict[str, str]]
) -> list[dict[str, str]]:
    """The tables of both branches, one a file and a siglum; without those that either took out."""
    here, there = ({table["file"] for table in tables} for tables in (ours, theirs))
    gone = {table["file"] for table in base} - (here & there)
    kept: dict[str, dict[str, str]] = {}
    for table in (*ours, *theirs):
        taken = {other["siglum"] for other in kept.values()}
        if table["file"] not in gone and table["siglum"] not in taken:
            kept.setdefault(table["file"], table)
    return list(kept.values()) or ours[:1]


def _cited(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Each id that a ledger has, with the fingerprints that citations of it may carry."""
    for entry in ledger.entries:
        yield from ((entry.id, fingerprint(row.text)) for row in entry.versions)
        yield from ((unit.id, fingerprint(entry.versions[-1].text)) for unit in entry.units)
    for witness in ledger.witnesses:
        yield from ((witness.siglum, file.sha256[:12]) for file in witness.files)

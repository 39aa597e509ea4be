"""Templates that stay compiled: never those of another source, and never a reason to fail."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from edition.app.compiled_templates import CompiledTemplates, LastingFiles, _packages, _shown, _written


def rendered(folder: Path, source: str) -> str:
    env = Environment(loader=DictLoader({"page.html": source}), bytecode_cache=CompiledTemplates(str(folder)))
    return env.get_template("page.html").render(name="you")


def test_a_template_is_kept_until_its_source_changes(tmp_path: Path) -> None:
    assert rendered(tmp_path, "Hello {{ name }}") == rendered(tmp_path, "Hello {{ name }}") == "Hello you"
    assert len(list(tmp_path.iterdir())) == 1
    assert rendered(tmp_path, "Bye {{ name }}") == "Bye you"


@pytest.mark.parametrize("broken", [b"", b"j2", b"\x80\x05.", None])
def test_one_that_is_broken_is_compiled_again(tmp_path: Path, broken: bytes | None) -> None:
    rendered(tmp_path, "Hello {{ name }}")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-20] if broken is None else broken)
    assert rendered(tmp_path, "Hello {{ name }}") == "Hello you"


def test_one_that_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    assert rendered(tmp_path / "no" / "folder", "Hello {{ name }}") == "Hello you"


def test_the_files_of_a_theme_are_those_that_jinja_finds_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("main.html", "assets/a.css", "assets/deep/b.js", ".icons/c.svg", "assets/.d/e.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = Environment(loader=FileSystemLoader(tmp_path)).list_templates()
    assert _shown([str(tmp_path)], None) == [name for name in found if "/." not in f"/{name}"]
    assert _shown([str(tmp_path)], lambda name: name.endswith(".js")) == ["assets/deep/b.js"]


def test_what_lasts_is_put_whole_in_the_place_of_what_was_there(tmp_path: Path) -> None:
    files = LastingFiles(tmp_path)
    assert files.read("a") == b""
    for content in (b"one", b"two"):
        files.write("a", content)
        assert files.read("a") == LastingFiles(tmp_path).read("a") == content
    assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_written_does_not_last(tmp_path: Path) -> None:
    files = LastingFiles(tmp_path / "no" / "folder")
    files.write("a", b"one")
    assert files.read("a") == b""
    files = LastingFiles(tmp_path)
    files.write("a", b"one")
    (file,) = tmp_path.iterdir()
    file.unlink()
    file.mkdir()
    files.write("a", b"one")
    assert list(tmp_path.iterdir()) == [file]


def test_the_version_is_of_every_file_of_the_program(tmp_path: Path) -> None:
    assert f"mkdocs-{version('mkdocs')}.dist-info" in LastingFiles(tmp_path).version.split("\n")
    before = list(_written(str(tmp_path)))
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "print.css").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    (line,) = _written(str(tmp_path))
    assert before == []
    assert line.startswith(f"{tmp_path}/css/print.css 0 ")


def test_a_link_that_leads_nowhere_is_no_file_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.py").touch()
    (tmp_path / ".#a.py").symlink_to("somebody@host.1:2")  # as Emacs leaves beside a file that is edited
    (line,) = _written(str(tmp_path))
    assert line.startswith(f"{tmp_path}/a.py 0 ")


def test_packages_are_known_however_their_facts_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("One-1.dist-info", "Two-2.egg-info", "two"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "gone")])
    assert list(_packages()) == ["One-1.dist-info", "Two-2.egg-info"]


def test_what_is_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(path: Path, other: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        LastingFiles(tmp_path).write("a", b"one")
    assert list(tmp_path.iterdir()) == []

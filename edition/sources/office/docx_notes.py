"""The marks of the notes of a Word file: footnotes and endnotes are numbered apart, each in its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition.sources.list_numbers import plain_number
from edition.sources.office.docx_parts import W, WordParts
from edition.sources.office.docx_styles import in_word_form
from edition.sources.office.office_numbers import note_mark
from edition.sources.zipped import Element

_USUAL: Final = {"footnote": "decimal", "endnote": "lowerRoman"}
_ANEW: Final = {"eachPage": "each page", "eachSect": "each section"}


class NoteNumbers:
    """Counts the notes of a document, each kind by itself."""

    def __init__(self, parts: WordParts, language: str) -> None:
        settings = parts.of("settings")
        trees = [tree for tree in (parts.document, settings) if tree is not None]
        said = {kind: [each for tree in trees for each in tree.iter(f"{W}{kind}Pr")] for kind in _USUAL}
        self._language = language
        self._forms = {kind: _first(said[kind], "numFmt") or usual for kind, usual in _USUAL.items()}
        self._next = {kind: plain_number(_first(said[kind], "numStart"), 1) for kind in _USUAL}
        self._anew = {kind: _ANEW.get(_first(said[kind], "numRestart"), "") for kind in _USUAL}
        self._given: dict[str, int] = dict.fromkeys(_USUAL, 0)
        self.beyond: dict[str, None] = {}
        """The forms of numbers that are not known, in order: 1, 2, 3 stands for what they write."""

    def mark(self, kind: str) -> str:
        """The mark of the next note of a kind, `footnote` or `endnote`."""
        number, form = self._next[kind], self._forms[kind]
        self._next[kind] += 1
        self._given[kind] += 1
        said = in_word_form(number, form, self._language)
        if said is None:
            self.beyond[form] = None
        return note_mark(said or str(number))

    def doubts(self) -> Iterator[str]:
        """What to say of notes that their marks may not tell apart, or that Word numbers otherwise."""
        if all(self._given.values()) and len(set(self._forms.values())) == 1:
            yield "numbers footnotes and endnotes in one form: the same mark may stand for one of each"
        for kind, where in self._anew.items():
            if where and self._given[kind] > 1:
                yield f"numbers its {kind}s anew on {where}: here they are numbered on"


def _first(properties: list[Element], name: str) -> str:
    """The value of the first of the properties that says something under a name; "" where none does."""
    found = (each.find(f"{W}{name}") for each in properties)
    return next((each.get(f"{W}val", "") for each in found if each is not None), "")

"""TEI: the text as its source has it, paragraphs and verses, with notes at the end; what editors add is told.

https://tei-c.org/release/doc/tei-p5-doc/en/html/; its versions 4 (P4) and 5.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from edition.model import single_spaced
from edition.sources.original import (
    Extract,
    Original,
    first_named,
    refused,
    shortly,
    visible,
    without_controls,
)
from edition.sources.tei_apparatus import Apparatus, id_of, stands_beside
from edition.sources.web.html import lay_out_checked
from edition.sources.web.html_marks import plain_figures
from edition.sources.zipped import TEXT_ALONE, Element, local, said_in

_BLOCKS: Final = frozenset(
    {"ab", "addrLine", "address", "argument", "back", "body", "byline", "castItem", "castList", "cit"}
    | {"closer", "dateline", "div", "docAuthor", "docDate", "docEdition", "docImprint", "docTitle"}
    | {"epigraph", "epilogue", "figure", "floatingText", "front", "group", "head", "imprimatur", "item"}
    | {"label", "lg", "list", "listBibl", "opener", "p", "performance", "postscript", "prologue", "salute"}
    | {"signed", "sp", "speaker", "stage", "surface", "text", "titlePage", "titlePart", "trailer", "u"}
    | {"zone", *(f"div{number}" for number in range(8))}
)
_TABLE: Final[Mapping[str, str]] = {"table": "table", "row": "tr", "cell": "td"}
_PASSED: Final = ("note", "gap", "lb", "pb", "cb", "gb", "milestone", "app", "choice")
_LINES: Final = frozenset({"l", "line"})
_PARTED: Final = frozenset({"pb", "cb", "gb", "milestone"})
_OF_SOURCE: Final = ("sic", "orig", "abbr")  # of a choice, what the source has
_CORRECTED: Final = "what editors have for it (corr, reg, expan), left out here for what the source has"
_OTHERS: Final = "readings of other witnesses (app), left out here"
_BESIDE: Final = "an apparatus beside the text (app with from or loc, listApp), left out here"
_LOST: Final = "lost in this witness (lacunaStart, witEnd), left out here for […]"
_OF_TEXT: Final = "said of the text rather than in it, left out here"
_LEFT_OUT: Final[Mapping[str, str]] = {
    "fw": "heads, feet and catchwords of pages (fw), left out here",
    "del": "deleted by the writer (del), left out here",
    "listApp": _BESIDE,
    **dict.fromkeys(("certainty", "desc", "figDesc", "fs", "index", "witDetail"), _OF_TEXT),
    **dict.fromkeys(("interp", "interpGrp", "linkGrp", "spanGrp"), _OF_TEXT),
}
_SUPPLIED: Final = "supplied by an editor (supplied), and read all the same"
_HYPHENS: Final = "-‐‑=⸗¬\xad"
_DIVIDED: Final = re.compile(rf"[^\W\d_][{_HYPHENS[1:]}-]$")
_QUOTED: Final = ("q", "quote", "said")
_NUMBERED: Final = re.compile(r"\b(?:ordered|numbered)\b")  # a list, by its `type` in P4 and its `rend` in P5
_RAISED: Final = re.compile(r"\bsup(?:er|erscript)?\b")
_MARKS: Final = "\"'“”„‟‘’‚‹›«»「」『』—–"
_OPENED: Final = re.compile(r"\A(?:\s*<(?:div|table|tr|td)>)*\s*")
_OF_QUOTATIONS: Final = "quotations whose marks"
_GAP: Final = "[…]"
OPENING_MARKS: Final = tuple("([{¿¡“‘„‚«‹「『（")
# Marks that stand close to the word before
CLOSING_MARKS: Final = (*".,;:!?…·\u0387)]}”’'»›」』）。，、；：！？", "...")


def is_tei(tree: Element) -> bool:
    """True of a file in TEI."""
    return local(tree) in ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")


def read_tei(original: Original, tree: Element) -> Extract:
    """The text of a file in TEI, its notes at the end; EditionError where it has none, or several."""
    texts = [each for each in tree.iter("{*}text") if next(each.iterancestors("{*}text"), None) is None]
    texts = texts or list(tree.iter("{*}sourceDoc"))
    if len(texts) > 1:
        raise refused(original, f"holds {len(texts)} texts: save the one that has the statement by itself")
    apparatus = Apparatus(tree, original.siglum)
    reader = _TeiReader(apparatus)
    source = reader.read(texts[0]) if texts else ""
    extract = lay_out_checked(original, source)
    if not extract.text:
        raise refused(original, "has no text")
    counted = _counted(extract.text) + _counted("".join(map("".join, reader.left_out.values())))
    if counted != _counted(said_in(texts[0]) + "".join(reader.added)):
        raise refused(original, f"cannot be read whole: {TEXT_ALONE}, and report this")
    remarks = (*reader.remarks(_others(apparatus, original.name)), *extract.remarks)
    return Extract(f"{extract.text}\n", dict(_facts(tree)), remarks)


class _TeiReader:
    """Writes a text of TEI as HTML, and what it leaves out or adds."""

    def __init__(self, apparatus: Apparatus) -> None:
        self._apparatus = apparatus
        self.left_out: dict[str, list[str]] = {}
        self.added: list[str] = []
        self._supplied: list[str] = []
        self._unmarked: dict[str, str] = {}
        self._out: list[str] = []
        self._notes: list[str] = []
        self._until = ""  # where a stretch ends that is left out, and why
        self._why = _OTHERS
        self._joins = False  # whether the next words go on with the word before
        # The last word or mark, and how much was written by then
        self._token: tuple[int, Element] | None = None

    def read(self, text: Element) -> str:
        """The text in HTML, then its notes."""
        if self._apparatus.lost:
            self._gap()
        self._write(text)
        return "".join((*self._out, *self._notes))

    def remarks(self, others: str) -> Iterator[str]:
        """What is to be said of what was left out (`others` of readings), added, supplied or has no marks."""
        for why, said in (*self.left_out.items(), (_SUPPLIED, self._supplied)):
            if words := single_spaced(" / ".join(said)):
                yield f"{others if why == _OTHERS else why}: {shortly(without_controls(words))}"
        if gaps := self.added.count(_GAP):
            yield f"has {gaps} gaps, for which {_GAP} stands here"
        for what, first in self._unmarked.items():
            yield f"has {what} the file does not hold, read without them: {shortly(single_spaced(first))}"

    def _write(self, element: Element) -> None:
        key = id_of(element) if self._apparatus.replaced or self._until else ""
        if key and not self._until and key in self._apparatus.replaced:
            reading, until = self._apparatus.replaced[key]
            self.added.append(said_in(reading))
            self._inside(reading)
            self._until, self._why = until, _OTHERS
        self._write_itself(element)
        if key and key == self._until:
            self._until = ""

    def _write_itself(self, element: Element) -> None:
        name = local(element)
        if self._until and name in _PASSED:
            self._leave_out(element, self._why)
        elif name == "delSpan" and not self._until and (until := _end_of_span(element)):
            self._until, self._why = until, _LEFT_OUT["del"]
        elif name in _LEFT_OUT and not (name == "del" and _is_restored(element)):
            self._leave_out(element, _LEFT_OUT[name])
        elif name == "choice":
            readings = [each for each in element if local(each)]
            chosen = next(
                (one for one in readings if local(one) in _OF_SOURCE), readings[0] if readings else None
            )
            self._choose(element, chosen, _CORRECTED)
        elif name == "app" and stands_beside(element):
            self._leave_out(element, _BESIDE)
        elif name == "app":
            self._choose(element, self._apparatus.reading(element), _OTHERS)
        elif name == "note":
            self._note(element)
        elif name == "gap":
            self._gap()
            self._inside(element)
        elif self._apparatus.pass_by(element):
            if self._apparatus.lost:
                self._gap(lost=True)
        elif name in ("w", "pc"):
            self._write_token(element, name)
        elif name == "lb":
            self._line_end(element)
        elif name in _PARTED:
            self._page_end(element, name)
        elif name in _LINES:
            self._inside(element)
            self._out.append("<br>")
        elif name in _BLOCKS or name in _TABLE:
            self._take_note(element, name)
            tag = _TABLE.get(name, "div")
            self._out.append(f"<{tag}>")
            self._inside(element)
            self._out.append(f"</{tag}>")
        elif name:
            self._take_note(element, name)
            self._inside(element)

    def _inside(self, element: Element) -> None:
        looks = " ".join(element.get(key, "") for key in ("rend", "rendition", "style"))
        raised = local(element) == "hi" and _RAISED.search(looks) is not None
        self._out += ["<sup>"] * raised
        self._text(element.text or "")
        for child in element:
            self._write(child)
            self._text(child.tail or "")
        self._out += ["</sup>"] * raised

    def _text(self, text: str) -> None:
        if self._apparatus.lost or self._until:
            if text.strip():
                why = _LOST if self._apparatus.lost else self._why
                self.left_out.setdefault(why, []).append(text)
            text = " " if text.isspace() and not self._until else ""
        if self._joins:
            text = text.lstrip()
            self._joins = not text
        if text:
            self._out.append(html.escape(text))

    def _gap(self, lost: bool = False) -> None:
        """A gap is seen where it begins, though the text is lost from there on."""
        self.added.append(_GAP)
        self._out.append(f"{' ' * lost}{_GAP}")

    def _write_token(self, element: Element, name: str) -> None:
        """Words side by side are words though no white space parts them; a mark stands close to its word."""
        said = said_in(element).strip()
        done, before = self._token or (-1, element)
        between = "".join(self._out[done:]) if done >= 0 else "-"
        opens = local(before) == "pc" and said_in(before).strip() in OPENING_MARKS
        if not between.strip() and (opens or (name == "pc" and said in CLOSING_MARKS)):
            if "\n" in between:
                del self._out[done:]
        elif not between and _parts(before, element):
            self._text(" ")
        self._inside(element)
        self._token = len(self._out), element

    def _line_end(self, mark: Element) -> None:
        """Ends a line; where a word goes on over it, without a hyphen, there is none."""
        if not _is_joined(mark):
            self._out.append("<br>")
            return
        while self._out and self._out[-1].isspace():
            self._out.pop()
        if self._out:
            self._out[-1] = self._out[-1].rstrip()
            self._out += ["<br>"] * self._out[-1].endswith(tuple(_HYPHENS))
        self._joins = True

    def _page_end(self, mark: Element, name: str) -> None:
        """Ends a page or a column, and a line where that ends in a hyphen; a milestone may stand anywhere."""
        if _is_joined(mark):
            self._line_end(mark)
        elif name != "milestone" and self._out and _DIVIDED.search(self._out[-1].rstrip()):
            self._out.append("<br>")
        else:
            self._text(" ")

    def _choose(self, element: Element, chosen: Element | None, why: str) -> None:
        """Writes one of several readings, in a group perhaps, and leaves out the others."""
        for child in element:
            if child is chosen:
                self._inside(child)
            elif chosen is not None and local(child) == "rdgGrp" and child in chosen.iterancestors():
                self._choose(child, chosen, why)
            else:
                self._leave_out(child, why)

    def _leave_out(self, element: Element, why: str) -> None:
        if said := said_in(element):
            self.left_out.setdefault(why, []).append(said)
        if self._until and any(id_of(each) == self._until for each in element.iter("*")):
            self._until = ""

    def _note(self, element: Element) -> None:
        """Puts the mark of a note in its place, a letter as a number, and the note behind the text."""
        if self._apparatus.lost:
            self._leave_out(element, _LOST)
            return
        place = len(self._notes)
        self._notes.append("")  # one that stands in this one comes behind it
        mark = element.get("n", "")
        mark = mark if mark and not any(map(str.isalpha, mark)) else str(place + 1)
        self.added += [mark, mark]
        self._out.append(f"<sup>{html.escape(mark)}</sup>")
        out, self._out = self._out, []
        self._inside(element)
        note = "".join(self._out)
        said = _OPENED.sub("", note, count=1)
        opened = note.removesuffix(said)  # its first paragraph, item or cell, in which the mark stands
        self._notes[place] = f"<div>{opened}<sup>{html.escape(mark)}</sup> {said}</div>"
        self._out = out

    def _take_note(self, element: Element, name: str) -> None:
        """Takes note of words that are supplied, and of quotations and lists without marks and numbers."""
        if name not in ("supplied", "list", *_QUOTED) or not (said := said_in(element).strip()):
            return
        before = html.unescape("".join(self._out[-2:])).rstrip()[-1:]
        if name == "supplied":
            self._supplied.append(said)
        elif name == "list":
            looks = f"{element.get('type')} {element.get('rend')}"
            if _NUMBERED.search(looks) and element.find("{*}label") is None and not said[0].isdigit():
                self._unmarked.setdefault("lists whose numbers", said)
        elif not (_OF_QUOTATIONS in self._unmarked or said[0] in _MARKS or before in tuple(_MARKS)) and (
            name != "quote" or not _is_set_off(element)
        ):
            self._unmarked[_OF_QUOTATIONS] = said


def _is_set_off(quoted: Element) -> bool:
    """True of a quotation that stands by itself rather than in a paragraph with other words."""
    around = quoted.getparent()
    if around is None or local(around) != "p" or any(local(each) in _BLOCKS for each in quoted):
        return True
    return said_in(around).strip() == said_in(quoted).strip()


def _parts(before: Element, after: Element) -> bool:
    """True of two words, or a mark and a word, that are not said to be one (`join`, `part`)."""
    joined = before.get("join") in ("right", "both") or after.get("join") in ("left", "both")
    parted = before.get("part") in ("I", "M") or after.get("part") in ("M", "F")
    elided = said_in(before).rstrip().endswith(("'", "’"))
    return local(after) == "w" and not (joined or parted or elided)


def _others(apparatus: Apparatus, name: str) -> str:
    """What is said of readings that are left out of a file `name`, and how to have them."""
    if apparatus.siglum is not None:
        unnamed = f"; {apparatus.unnamed} entries do not name it: there the lemma is read"
        left_out = f"readings of other witnesses than {apparatus.siglum} (app), left out here"
        return f"{left_out}{unnamed if apparatus.unnamed else ''}"
    named = first_named([f"{siglum}={name}" for siglum in apparatus.sigla], " ")
    return f"{_OTHERS}: add each witness as a source of its own{f' as {named}' if named else ''}"


def _end_of_span(mark: Element) -> str:
    """The id of the element behind it at which a deleted stretch ends; "" where there is none."""
    named = mark.get("spanTo", "").rpartition("#")[2]
    around = (mark, *mark.iterancestors())
    behind = (each for part in around for beside in part.itersiblings() for each in beside.iter("*"))
    return named if named and any(id_of(each) == named for each in behind) else ""


def _is_restored(deleted: Element) -> bool:
    """True of words whose deletion the writer took back."""
    return next(deleted.iterancestors("{*}restore"), None) is not None


def _is_joined(mark: Element) -> bool:
    return mark.get("break") == "no"


def _counted(text: str) -> Counter[str]:
    return Counter(visible(plain_figures(text)))


def _facts(tree: Element) -> Iterator[tuple[str, str]]:
    """Title and author, as the header says them."""
    for key in ("title", "author"):
        found = tree.find(f"{{*}}teiHeader//{{*}}titleStmt/{{*}}{key}")
        if found is not None and (said := single_spaced(said_in(found))):
            yield key, without_controls(said)

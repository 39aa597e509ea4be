"""Lines that web pages and print versions put between the paragraphs of a text, by the list in `rules/`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from string import whitespace
from typing import Any, Final, NamedTuple

import regex

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import single_spaced
from edition.text.layout.lines import ELLIPSIS
from edition.text.layout.page_stamps import bare_line, stamp_of
from edition.text.layout.searched_text import KEY, SearchedText
from edition.text.remembered import remembered

# What ends a caption before its credit, no stop of an initial in that
_CAPTION: Final = late(regex.compile, r"(?:(?<!\b\p{L})\.|[。!?…|–—])[\s(\[]*|[(\[]")
_PICTURE: Final = late(
    regex.compile,
    r"[(\[]?(?:photo|foto|imag|bild|pictur|cr[eé]dit|фото|сним|写真|图|圖|사진|صورة|تصوير|zdjęc|kuva|φωτ|fotoğraf|תמונה|צילום)",
)
_COPYRIGHT: Final = late(regex.compile, r"copyright\s*(?=[©ⓒ]|\(c\)|(?:19|20)\d\d)", regex.IGNORECASE)
_OWNED: Final = late(regex.compile, r"[©ⓒ]|\(c\)(?=\s?(?:19|20)\d\d)", regex.IGNORECASE)
_STOPS: Final = late(regex.compile, r"[,;:|•。，、]|[–—-](?=\s)|\.(?=\s|$)|(?=[©ⓒ]|\(c\))", regex.IGNORECASE)
_YEARS: Final = late(regex.compile, r"\b(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\b")
_NAME_WORD: Final = r"\p{Lu}[\p{L}\p{M}\p{Nd}.'’&/-]*"
_NAME: Final = late(
    regex.compile,  # with a capital but for one short word between two, or of a script without them
    rf"{_NAME_WORD}(?: (?:[\p{{Ll}}&+]{{1,5}} )?{_NAME_WORD}){{0,5}}|[\p{{L}}\d-]+(?:\.[\p{{L}}\d-]+)+"
    r"|(?=.{1,6}$|\P{Han}*$)[\p{Lo}\p{M}]{1,12}(?: [\p{Lo}\p{M}]{1,12})?",
)
_SHOUTED: Final = 2  # words of a name in capitals; more may be a sentence
_OWNER: Final = 100  # characters of a notice
_EDGES: Final = " \t\xa0.:!…*|•·>»-–—_[]()【】（）"
_RULE: Final = re.compile(r"\s*([=#~_+-])(?: ?\1){2,}\s*")  # under a title, between parts, at the end
_SPACES: Final = "\xa0\u2007\u2009\u202f"  # that hold words together, or are thin
_BEGINS: Final = 200  # characters; a longer line that begins so is text
_TAIL: Final = 80  # characters at the end of a line in which a link to the rest is sought
_AFTER: Final = ")]»›>→…|*_.: "  # marks that may follow it
_PAGE: Final = r"[a-z]?\s?\d{1,4}"  # where the list has # for the number of a page
_PARTED: Final = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")  # letters of words that spaces part
_SORTS: Final = 64  # of lines, by the links in which they may end: a pattern of all takes long to compile
_FEWKEYS: Final = 40  # that are sooner looked for one by one
_DOT: Final = "\u0307"  # above the letter before it
_HOLDS: Final = 300  # characters; the same of one that has such words in it

_Together = Mapping[str, tuple[tuple[str, ...], ...]]
"""Words that stand together in a line, by the first two characters of the first of them."""


_Links = Mapping[str, Mapping[str, "_LinkEnd"]]
"""Links, and how a line ends that has one at its end, by the first two characters of that end."""


@dataclass(frozen=True)
class WebLines:
    """The list, of all languages: a page may have another than the text."""

    lines: frozenset[str]
    heads: frozenset[str]
    begins: Mapping[str, tuple[str, ...]]
    stamps: frozenset[str]
    contains: _Together
    paywall: _Together
    rights: tuple[str, ...]
    links: _Links
    more_ends: Mapping[str, tuple[str, ...]]
    pages: re.Pattern[str]
    dates: re.Pattern[str]
    signs: tuple[str, ...] = ("©", "ⓒ", "(c)", "copyright")
    published: frozenset[str] = frozenset()  # paragraphs that were, of one source: no notice takes them away
    repeated: frozenset[str] = frozenset()  # those that were more than once
    apart: frozenset[str] = frozenset()  # lines that the markup of one source sets apart

    def within(self, lines: Iterable[str]) -> WebLines:
        """What of the list a file may have: each of its many lines is then held against a few entries."""
        searched = (line if _may_fit(line, _HOLDS) else self._tail(line) for line in lines)
        text = SearchedText(_fold("\n".join(filter(None, searched))))
        links = {
            key: some
            for key in text.keys_among(self.links)
            if (some := {link: end for link, end in self.links[key].items() if end.may_be_in(text)})
        }
        return replace(
            self,
            begins={
                first: held
                for first in text.first_characters & self.begins.keys()
                if (held := text.begun(self.begins[first]))
            },
            links=links,
            more_ends=_by_last_character(links),
            contains=_occurring(self.contains, text),
            paywall=_occurring(self.paywall, text),
            rights=tuple(filter(text.has, self.rights)),
            signs=tuple(filter(text.has, self.signs)),
        )

    def match(self, line: str) -> bool:
        """Whether a line is on the list as it stands."""
        text = _fold(line)
        bare = text.strip(_EDGES)
        return (
            bare in self.heads
            or bare in self.lines
            or (len(text) <= _BEGINS and self._begins(text, line))
            or (bool(self.contains) and len(text) <= _HOLDS and _has_any(text, self.contains))
            or self.pages.fullmatch(text) is not None
            or stamp_of(text) in self.stamps
            or _RULE.fullmatch(text) is not None
        )

    def stamp(self, line: str) -> str:
        """What says when a page was published, or counts its comments, with @ and # for the figures.

        "" of any other line.
        """
        words = stamp_of(_fold(line))
        return words if words in self.stamps else ""

    def _begins(self, text: str, line: str) -> bool:
        """Whether a line, folded and as it stands, begins as one of the list does, with whole words."""
        line = line if len(line) == len(text) else text
        entries = self.begins.get(text[:1], ())
        return text.startswith(entries) and any(
            text.startswith(each) and _is_parted(line[len(each) - 1 : len(each) + 1]) for each in entries
        )

    def were_published(self, lines: Sequence[str]) -> set[int]:
        """The lines that were published as paragraphs, by index: of a line that recurs, all or none."""
        if not (self.published or self.repeated):
            return set()
        times = Counter(line for line in lines if line in self.published)
        return {at for at, line in enumerate(lines) if times[line] == 1 or line in self.repeated}

    def reserves_rights(self, line: str) -> bool:
        """Whether a line is a notice of copyright and nothing else: © and a name, years, reserved rights."""
        if len(line) > _OWNER or not self._may_reserve(line) or line in self.published:
            return False
        found = due = False
        for part in _STOPS.split(_COPYRIGHT.sub("©", line)):
            sign = _OWNED.match(part)
            bare = _YEARS.sub("", part[sign.end() :] if sign else part).strip()
            rest = self._without_rights(bare)
            found = found or sign is not None or rest != bare
            due = due or sign is not None
            if rest and not (due and _is_name(rest)):
                return False
            due = due and not rest
        return found

    def _may_reserve(self, line: str) -> bool:
        """False of a line without a sign of copyright and a word of reserved rights, as nearly all are."""
        if not (self.signs or self.rights):
            return False
        text = _fold(line)
        return any(sign in text for sign in self.signs) or any(
            words.split()[0] in text for words in self.rights
        )

    def _without_rights(self, part: str) -> str:
        """A part of a line without a notice that rights are reserved at its beginning or end."""
        text = _fold(part)
        for words in self.rights if len(text) == len(part) else ():
            if text == words or text.endswith(f" {words}"):
                return part[: -len(words)].strip()
            if text.startswith(f"{words} "):
                return part[len(words) :].strip()
        return part

    def credits_picture(self, line: str) -> bool:
        """Whether a line ends with who took a picture, as a caption does, behind a sentence of it."""
        if not _may_fit(line, _BEGINS):
            return False
        text = _fold(line)
        at = max((found.end() for found in _CAPTION.finditer(text)), default=0) if len(text) <= _BEGINS else 0
        return at > 0 and _PICTURE.match(text, at) is not None and self._begins(text[at:], text[at:])

    def is_head(self, line: str) -> bool:
        """Whether a line stands over links to other pages."""
        return _fold(line).strip(_EDGES) in self.heads

    def matching(self, lines: Sequence[str]) -> set[int]:
        """The lines of a file that are on the list, by index; a date with a title only beside a page's."""
        found = {index for index, line in enumerate(lines) if self.match(line)}
        pages = {index for index in found if self.pages.fullmatch(lines[index].casefold())}
        beside = {index + step for index in pages for step in (-1, 1)} & set(range(len(lines)))
        return found | {index for index in beside if self.dates.fullmatch(lines[index].casefold())}

    def link_at_end(self, line: str) -> re.Match[str] | None:
        """The link to the rest at the end of a line, if any; most lines end in none."""
        if not (tail := self._tail(line)):
            return None
        tail = _fold(single_spaced(tail).rstrip(_AFTER))
        ends = [each for some in self.links.values() for each in some.items()]
        found = tuple([link for link, end in ends if tail.endswith(end.ends) and end.head in tail])
        return _at_line_end(found).search(line, max(0, len(line) - _TAIL)) if found else None

    def _tail(self, line: str) -> str:
        """The end of a line that may end in a link; "" of any other."""
        tail = line[-_TAIL:]
        last = tail.rstrip(_AFTER + whitespace)[-1:]
        if last.isalnum() and _fold(last)[-1:] not in self.more_ends:
            return ""  # as of most lines, and sooner seen
        bare = _fold(single_spaced(tail).rstrip(_AFTER))
        return tail if bare.endswith(self.more_ends.get(bare[-1:], ("\0",))) else ""

    def closes_off(self, line: str) -> bool:
        """Whether a line says that the rest of a text is for those who pay."""
        if not self.paywall or not _may_fit(line, _HOLDS):
            return False
        text = _fold(line)
        return len(text) <= _HOLDS and _has_any(text, self.paywall)


def _is_name(text: str) -> bool:
    """Whether words may be the name of an owner, and no sentence in capitals."""
    return _NAME.fullmatch(text) is not None and not (text.isupper() and text.count(" ") >= _SHOUTED)


def _is_parted(letters: str) -> bool:
    """False of two letters of one word; a capital behind a small one begins one: `Image captionThe mayor`."""
    one, other = letters[:1], letters[1:]
    return not (_PARTED.match(one) and other.isalpha()) or (one.islower() and other.isupper())


def _fold(text: str) -> str:
    """A text without capitals and special spaces; with a dot or without is one i, as Turkish has both."""
    if text.isascii():
        return text.lower()
    text = text.casefold().replace(f"i{_DOT}", "i").replace("ı", "i")
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def _may_fit(line: str, most: int) -> bool:
    """False of a line that has more than so many characters when it is folded; only that dot goes then."""
    return len(line) <= most or (_DOT in line and len(line) <= 2 * most)


def _by_first_character(entries: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        found[entry[0]] = (*found.get(entry[0], ()), entry)
    return found


def _together(entries: Sequence[str]) -> _Together:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in entries:
        found[entry[:KEY]] = (*found.get(entry[:KEY], ()), tuple(entry.split(" + ")))
    return found


def _has_any(text: str, together: _Together) -> bool:
    """True of a text with words that stand together; most have not even the beginning of the first."""
    if len(together) <= _FEWKEYS:
        keys = {key for key in together if key in text}
    else:
        keys = {text[at : at + size] for size in range(1, KEY + 1) for at in range(len(text))}
        keys &= together.keys()
    return any(all(word in text for word in words) for key in keys for words in together[key])


class _LinkEnd(NamedTuple):
    """How a line may end that has a link at its end; `head` is what it has before the figure of a page."""

    head: str
    ends: tuple[str, ...]

    @classmethod
    def of(cls, link: str) -> _LinkEnd:
        """Of a link, without capitals; `#` is any figure."""
        head, figure, _ = link.partition("#")
        last = link.rpartition("#")[2]
        return cls(head if figure else "", (last,) if last else tuple("0123456789"))

    @property
    def key(self) -> str:
        """The first two characters that stand in every such line."""
        return (self.head or min(self.ends))[:KEY]

    def may_be_in(self, text: SearchedText) -> bool:
        """False where no line of a text ends so."""
        return (not self.head or text.has_words_of(self.head)) and any(map(text.has_words_of, self.ends))


def _occurring(together: _Together, text: SearchedText) -> _Together:
    """The words that stand together of which a text has all, wherever in it."""
    return {
        key: held for key in text.keys_among(together) if (held := tuple(filter(text.has_all, together[key])))
    }


@remembered
def web_lines(rules: Mapping[str, Mapping[str, Any]]) -> WebLines:
    """The list of `rules/furniture.toml`, as an edition has it."""
    table = rules.get("furniture", {})
    languages = [each for name, each in table.items() if name != "print"]

    def words(key: str) -> list[str]:
        return [_fold(word) for each in languages for word in each.get(key, ())]

    links: dict[str, dict[str, _LinkEnd]] = {}
    for each in languages:
        for link in each.get("more", ()):
            end = _LinkEnd.of(_fold(link))
            links.setdefault(end.key, {})[link] = end
    printed = table.get("print", {})
    return WebLines(
        frozenset(words("lines")),
        frozenset(words("heads")),
        _by_first_character(words("begins")),
        frozenset(map(bare_line, words("stamps"))),
        _together(words("contains")),
        _together(words("paywall")),
        tuple(words("rights")),
        links,
        _by_last_character(links),
        re.compile("|".join(printed.get("pages", ["(?!)"]))),
        re.compile("|".join(printed.get("dates", ["(?!)"]))),
    )


def _by_last_character(links: _Links) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for end in sorted({end for ends in links.values() for link in ends.values() for end in link.ends}):
        found[end[-1]] = (*found.get(end[-1], ()), end)
    return found


@lru_cache(maxsize=_SORTS)
def _at_line_end(links: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a `link` at the end of a line, with the `sign` before it that words are left out, if any."""
    longest_first = sorted(set(links), key=lambda link: (-len(link), link))
    phrases = "|".join(re.escape(link).replace(r"\ ", r"\s+").replace(r"\#", _PAGE) for link in longest_first)
    return re.compile(
        rf"(?:(?P<sign>{ELLIPSIS})[\s(\[«»›>→|*_–—-]*|(?<!\w)[\s(\[«›>→|*_–—-]*(?<!\w))"
        rf"(?P<link>{phrases})[\s{re.escape(_AFTER)}]*$",
        re.IGNORECASE,
    )


NO_LINES: Final = web_lines({})

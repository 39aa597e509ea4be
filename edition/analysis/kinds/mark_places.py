"""Where a reading stands in a text: what is read there, and what stands before and after it."""

from __future__ import annotations

import os
import re
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.normalize import Ladder
from edition.text.word_edges import is_spaceless

_BESIDE: Final = 60  # characters of what stands beside a mark: two words and what divides them
_LAST: Final = re.compile(r"[^\W_][\w'’]*$")
_WORD: Final = re.compile(r"[^\W_][\w'’]*")
_PLAIN: Final = late(re.compile, r"[^\W_]+|[$£€¥₹]")
_LATINS: Final = late(re.compile, r"\s*[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")  # a name of a word or more
_SHORT: Final = 4  # words of a clause that may say where or when: in many places, shops
_ARTICLES: Final = frozenset(("the",))
_SENTENCE: Final = late(re.compile, r"[.!?…。！？](?=\s)")

HYPHENS: Final = frozenset("-‐‑")
COMMAS: Final = frozenset(",،，、;")
_PART_BEFORE: Final = late(re.compile, r"\d[.)\]]$|§\s*\d+\s*$")  # of 5.1.a, § 5 a
_SHIFTING: Final = COMMAS | frozenset(":")
_LETTERS: Final = re.compile(r"([^\w]*)(\w)")  # each letter with the marks before it
_OPENING: Final = frozenset("\"“„«»‘'‚「『")
# A word or three in quotation marks; with a capital it may be a name or a title, where nouns have none.
_QUOTED_WORD: Final = late(re.compile, r"[^\W\d_A-Z][\w-]*(?: [^\W\d_][\w-]*){0,2}\s?[\"”“»«’'」』]")
# A face made of marks, its eyes and its mouth, which may be drawn several times: :) and :-))
_FACE: Final = late(re.compile, r"(?<!\S)([:;=]['’]?)-?([()\[\]])\2*(?=[\s.,!?]|$)")
_FACE_SIZE: Final = 8  # characters; those with letters are words
_CLOSING: Final = late(re.compile, r"[\"”“»«」』]|[’'](?!\w)")
_QUOTED_NOUN: Final = late(re.compile, r"[^\W\d_][\w-]*[^\W_A-Z]\s?[\"”“»«’‘']")


class MarkPlace(NamedTuple):
    """A reading of marks or spaces in one text, and what stands before and after it there."""

    text: str
    before: str
    after: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> MarkPlace:
        """The characters `[start, end)` of a source and those beside them."""
        return cls(source[start:end], source[max(0, start - _BESIDE) : start], source[end : end + _BESIDE])

    @property
    def word_before(self) -> str:
        """The word that ends where the marks begin, white space aside; "" where none does.

        Of a script without spaces it is a sign.
        """
        printed = self.before.rsplit(maxsplit=1)[-1:]  # no word has white space in it
        found = _LAST.search(printed[0]) if printed else None
        return "" if not found else found[0][-1] if is_spaceless(found[0][-1]) else found[0]

    @property
    def word_after(self) -> str:
        """The word that begins where the marks end.

        Of a script without spaces it is all up to the next mark: its first sign says nothing alone.
        """
        found = _WORD.match(self.after.lstrip())
        return found[0] if found else ""

    @property
    def around(self) -> frozenset[str]:
        """The words of the sentence around the reading, without capitals; joined ones apart."""
        before, after = _SENTENCE.split(self.before)[-1], _SENTENCE.split(self.after, maxsplit=1)[0]
        return frozenset(_PLAIN.findall(f"{before}\n{after}".casefold()))

    @property
    def begins_sentence(self) -> bool:
        """True where a sentence or a paragraph begins with the reading, or what stands in quotation marks."""
        ahead = self.before.rstrip("".join(_OPENING) + " \u00a0\u202f\n")
        gap = self.before[len(ahead) :]
        return not ahead or "\n\n" in gap or ahead[-1] in SENTENCE_ENDS or bool(gap.strip())

    @property
    def ends_line(self) -> bool:
        """True where a line ends behind the marks, and the next begins as a sentence does."""
        after = self.text[len(self.text.rstrip()) :] + self.after
        return "\n" in after[: len(after) - len(after.lstrip())] and not self.word_after[:1].islower()


def narrowed(one: MarkPlace, two: MarkPlace) -> tuple[MarkPlace, MarkPlace]:
    """Two places without what their readings begin and end with alike, as - and a space of 5-year, 5 year."""
    first = len(os.path.commonprefix((one.text, two.text)))
    rest = [place.text[first:].lower()[::-1] for place in (one, two)]
    last = len(os.path.commonprefix(rest))
    return _inner(one, first, last), _inner(two, first, last)


def _inner(place: MarkPlace, first: int, last: int) -> MarkPlace:
    """A place without so many characters at either end."""
    text, end = place.text, len(place.text) - last
    return MarkPlace(text[first:end], place.before + text[:first], text[end:] + place.after)


def kana_left_out(one: MarkPlace, two: MarkPlace) -> tuple[str, str, str]:
    """The sign before a kana that only one text has, the kana, what follows; empty where more differs."""
    if two.text.strip() or one.after[:1] != two.after[:1] or one.before[-1:] != two.before[-1:]:
        return "", "", ""
    return one.before[-1:], one.text, one.after[:1]


def is_part(place: MarkPlace) -> bool:
    """True of a letter alone in brackets, or behind the figure of a section."""
    if place.after[:1].isalnum():
        return False
    if place.before.endswith(("(", "[")):
        return place.after.startswith((")", "]")) and not place.after[1:2].isalnum()
    return _PART_BEFORE.search(place.before) is not None


def among_capitals(place: MarkPlace) -> bool:
    """True beside a word in capitals."""
    return any(len(word) > 1 and word.isupper() for word in (place.word_before, place.word_after))


def amid_small_letters(one: MarkPlace, two: MarkPlace) -> MarkPlace:
    """A place, amid capitals with what the other has around it, where that has small letters."""
    return (
        MarkPlace(one.text, two.before, two.after) if among_capitals(one) and not among_capitals(two) else one
    )


def shifts(one: MarkPlace, two: MarkPlace) -> bool:
    """True of a comma that the other text has behind another word near by: Stop, clubbing; Stop clubbing, .

    Between the two no mark divides the words.
    """
    if one.text.strip() not in _SHIFTING or two.text.strip():
        return False
    behind = _comes_later(one.after, two.after)
    return behind or _comes_later(one.before[::-1], two.before[::-1])


def _comes_later(one: str, two: str) -> bool:
    """True where, of two texts with the same letters, the second is the first to have a comma."""
    for (first, letter), (second, other) in zip(_LETTERS.findall(one), _LETTERS.findall(two), strict=False):
        if first.strip() != second.strip():
            return not first.strip() and second.strip() in _SHIFTING
        if letter.casefold() != other.casefold() or not _SHIFTING.isdisjoint(first):
            return False
    return False


def encloses_word(one: MarkPlace, two: MarkPlace, capital_nouns: bool) -> bool:
    """True of quotation marks that one text alone has around a word or three in a sentence: the "experts".

    `capital_nouns`: nouns have a capital, so that one word with it need be no name.
    """
    mark = one.text.strip()
    if mark not in _OPENING or two.text.strip() or not one.before.rstrip()[-1:].isalnum():
        return False
    after = one.after.lstrip() if mark == "«" else one.after  # a space parts it from the word in French
    quoted = _QUOTED_WORD.match(after) or (_QUOTED_NOUN.match(after) if capital_nouns else None)
    return quoted is not None


def quotes_speakers(one: MarkPlace, two: MarkPlace, speakers: frozenset[str]) -> bool:
    """True of an opening mark that one text alone has before words of who speaks: Hall said “we sold it”.

    Without it the statement says so, unless another mark leads over. Of names and titles, “Our Town”, it says
    nothing.
    """
    mark, after = one.text.strip()[-1:], one.after
    if mark == "«" and one.before[-1:].isspace():  # a space parts it from the word in French
        after = after.lstrip()
    if mark not in _OPENING or not after[:1].isalnum() or two.text.strip(" ,"):
        return False
    quoted = _CLOSING.split(after, maxsplit=1)[0]
    words = _WORD.findall(quoted)
    capitals = all(word[:1].isupper() for word in (*words, two.after))
    is_name = capitals and len(words) > 1 and quoted != after
    said = {word.casefold() for word in words[:_SHORT]}
    return two.before.rstrip(" ,")[-1:].isalnum() and not (is_name or speakers.isdisjoint(said))


def shows_other_face(one: MarkPlace, two: MarkPlace) -> bool:
    """True of a face made of marks that only one text has, or of two that look otherwise: :) and :(."""
    if not any(map(str.strip, (one.text, two.text))):
        return False
    first, second = (
        _FACE.findall(place.before[-_FACE_SIZE:] + place.text + place.after[:_FACE_SIZE])
        for place in (one, two)
    )
    return first != second


def speaks_to_owned(ladder: Ladder, place: MarkPlace) -> bool:
    """True before a name behind whose it is, where no second comma closes it: my friend, Paul came.

    Behind words for where or when the comma says nothing: in his view, Paul came.
    """
    words = _WORD.findall(_SENTENCE.split(place.before)[-1])
    name = _LATINS.match(place.after)
    if (
        not name
        or len(words) < 2
        or words[-2].casefold() not in ladder.apart.owners
        or not words[-1].islower()
    ):
        return False
    if place.after[name.end() :].lstrip()[:1] in COMMAS:
        return False
    return len(words) == 2 or words[-3].casefold() not in ladder.apart.naming


def lists_either(ladder: Ladder, place: MarkPlace, joining: frozenset[str]) -> bool:
    """True in a list of three words that are each a noun or a verb, of which the comma says which."""
    words = _WORD.findall(_SENTENCE.split(place.before)[-1])[-_SHORT:]
    after = _WORD.findall(place.after)[:3]
    if not ladder.apart.either or len(after) < 3 or not words or after[1] not in joining:
        return False
    listed = (words[-1], after[0], after[2])
    if not all(word.islower() and word.endswith(ladder.apart.either) for word in listed):
        return False
    return (ladder.apart.naming - _ARTICLES).isdisjoint(word.casefold() for word in words)


def both_joined(one: re.Match[str] | None, two: re.Match[str] | None) -> bool:
    """True where both texts have a joint of the next word, which a number counts or measures."""
    return one is not None and two is not None and not one[1].isspace() and not two[1].isspace()


def joint_moved(one: re.Match[str] | None, two: re.Match[str] | None) -> bool:
    """True where the other text has a joint beside the hyphen: small-business men, small business-men."""
    return one is not None and two is not None and one[1].isspace() and two[1] in HYPHENS

"""Stretches in which several witnesses differ: their words aligned with each other, not with the base alone.

Each witness was compared with the base by itself, so that of words which the base has twice, has not or has
in another form, each may have been linked otherwise. Where more of the same words stand together when all
are laid side by side, that is how they are linked with the base; which of two words changed places the two
texts alone say. Witnesses that read the same in a stretch are linked with the base as most of them are: which
of two stretches that changed places has stayed may hang on words far off. Nothing depends on the order of the
witnesses, and where only one differs nothing changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edition.alignment.links import Alignment, Link
from edition.alignment.sides import Side
from edition.analysis.places.alongside import Alongside
from edition.analysis.places.joint_columns import JointColumns, WordNumbers, may_be_laid
from edition.analysis.places.shared_words import ComparedRow
from edition.model import Span, WordRange

_BESIDE: Final = 2  # words on either side of a difference that may be what it is about: `he` of `he saw he`
_LONGEST: Final = 90  # words of a stretch; longer ones are rewritten: what stays is linked as it is


class _Laid(NamedTuple):
    """A region of the base and the words of each witness there, with what these are by form."""

    region: WordRange
    words: Mapping[int, WordRange]
    base: WordNumbers
    readings: Mapping[int, WordNumbers]

    def is_several(self) -> bool:
        """True of three readings or more, the base's among them, that are not too much to lay."""
        different = {self.base, *self.readings.values()} - {()}
        return len(different) > 2 and may_be_laid(different)


def jointly(
    compared: ComparedRow, alignments: Mapping[int, Alignment], published: Sequence[Span]
) -> Mapping[int, Alignment]:
    """The alignments of a passage, those changed by which more of the same words stand together.

    What is beside a `published` place of the base stays as it is.
    """
    if len(alignments) < 2:
        return alignments
    witnesses = {
        other: Alongside(each, compared.others[other], compared.links(each, other))
        for other, each in alignments.items()
    }
    base = Alongside(next(iter(alignments.values())), compared.base, ())
    if not (regions := _regions(witnesses.values(), base.size)):
        return alignments
    if published:
        known = words_published(published, compared.base)
        regions = [each for each in regions if not any(_meet(each, words) for words in known)]
    changes: defaultdict[int, list[tuple[WordRange, Sequence[Link]]]] = defaultdict(list)
    for laid in _short(regions, base, witnesses):
        linked = _linked(laid, base, witnesses) if laid.is_several() else {}
        if not all(_agree(links, laid.region, base, witnesses[other]) for other, links in linked.items()):
            linked = {}
        for other, links in (linked or dict(_as_others(laid, witnesses))).items():
            changes[other].append((laid.region, links))
    changed = {other: _with_links(found, base, witnesses[other]) for other, found in changes.items()}
    return {**alignments, **changed}


def words_published(published: Sequence[Span], base: Side) -> list[WordRange]:
    """The words of the passage that published places are, with nothing for one between two words."""
    if not published:
        return []
    first = base.stream.ends.searchsorted([place.start for place in published], "right")
    end = base.stream.starts.searchsorted([place.end for place in published])
    return [
        WordRange(int(a) - base.region[0], int(b) - base.region[0]) for a, b in zip(first, end, strict=True)
    ]


def _meet(region: WordRange, words: WordRange) -> bool:
    """True of words in a region or right beside it."""
    return words[0] <= region[1] and region[0] <= words[1]


def _regions(witnesses: Iterable[Alongside], length: int) -> list[WordRange]:
    """The stretches of the base, of so many words, in which and beside which witnesses differ."""
    found: list[WordRange] = []
    for place, last in sorted(each for witness in witnesses for each in witness.divided(length)):
        first, end = max(0, place - 1 - _BESIDE), min(length, last + 1 + _BESIDE)
        if found and first <= found[-1].end:
            before = found.pop()
            first, end = before.first, max(before.end, end)
        found.append(WordRange(first, end))
    return found


def _short(
    regions: Sequence[WordRange], base: Alongside, witnesses: Mapping[int, Alongside]
) -> Iterator[_Laid]:
    """The regions of which no reading is long."""
    for region in regions:
        words = {other: witness.reaching(region) for other, witness in witnesses.items()}
        if max(end - first for first, end in (region, *words.values())) > _LONGEST:
            continue
        own = tuple(base.forms[slice(*region)])
        readings = {other: tuple(witnesses[other].forms[slice(*each)]) for other, each in words.items()}
        yield _Laid(region, words, own, readings)


def _as_others(laid: _Laid, witnesses: Mapping[int, Alongside]) -> Iterator[tuple[int, list[Link]]]:
    """The witnesses that are linked otherwise than most that read as they do, with the links of these."""
    groups: dict[WordNumbers, list[int]] = {}
    for other, reading in laid.readings.items():
        groups.setdefault(reading, []).append(other)
    for reading, others in groups.items():
        if not reading or len(others) == 1:
            continue
        links = {other: witnesses[other].links_in(laid.region, laid.words[other].first) for other in others}
        held = Counter(links.values())
        if len(held) == 1:
            continue
        best = max(held, key=lambda each: (held[each], len(each), each))
        for other in others:
            if links[other] != best:
                first = laid.words[other].first
                yield other, [Link(a, a_end, first + b, first + b_end) for a, a_end, b, b_end in best]


def _linked(laid: _Laid, base: Alongside, witnesses: Mapping[int, Alongside]) -> dict[int, list[Link]]:
    """By witness which of its words stand for which of the base's; nothing where that is no better."""
    here = _as_linked(laid, base, witnesses)
    if _pairs(here.values()) >= _most_pairs(laid, base, witnesses):
        return {}
    numbers: dict[int, int] = {}
    keys, prints = list[int](), list[str]()
    seen: set[WordNumbers] = set()
    for (witness, words), reading in zip(
        _all_of(laid, base, witnesses), (laid.base, *laid.readings.values()), strict=True
    ):
        if reading not in seen:
            seen.add(reading)
            for word, form in enumerate(reading, words[0]):
                if form not in numbers:
                    numbers[form] = len(keys)
                    keys.append(witness.keys[word])
                    prints.append(witness.printed(word))
    own, *others = (
        tuple([numbers[form] for form in reading]) for reading in (laid.base, *laid.readings.values())
    )
    weights = Counter(reading for reading in (own, *others) if reading)
    columns = {(): [], **JointColumns(weights, keys, prints).columns}
    there: defaultdict[tuple[Hashable, int], int] = defaultdict(int)
    for reading, weight in weights.items():
        for column, word in zip(columns[reading], reading, strict=True):
            there[column, keys[word]] += weight
    if _pairs(there.values()) <= _pairs(here.values()):
        return {}
    at = {column: word for word, column in enumerate(columns[own], laid.region[0])}
    return {
        other: [
            Link(at[column], at[column] + 1, word, word + 1)
            for word, column in enumerate(columns[reading], laid.words[other][0])
            if column in at
        ]
        for other, reading in zip(laid.readings, others, strict=True)
    }


def _all_of(
    laid: _Laid, base: Alongside, witnesses: Mapping[int, Alongside]
) -> Iterator[tuple[Alongside, WordRange]]:
    """The base and each other witness, with its words in a region."""
    yield base, laid.region
    for other, witness in witnesses.items():
        yield witness, laid.words[other]


def _as_linked(
    laid: _Laid, base: Alongside, witnesses: Mapping[int, Alongside]
) -> dict[tuple[Hashable, int], int]:
    """By place and key how many have the word there, as each witness is linked with the base by itself.

    What stands for no word of the base has its place behind one: witnesses that have the same there agree.
    """
    first, end = laid.region
    found: defaultdict[tuple[Hashable, int], int] = defaultdict(int)
    found.update(dict.fromkeys(enumerate(base.keys[first:end], first), 1))
    for other, words in laid.words.items():
        witness, behind, seen = witnesses[other], first - 1, defaultdict[tuple[int, int], int](int)
        same = witness.alignment.same[first:end]
        places = {int(word): at for at, word in enumerate(same.tolist(), first) if word >= 0}
        places |= {link.b: link.a for link in witness.like_in(laid.region)}
        for word in range(*words):
            key = witness.keys[word]
            if word in places:
                behind = places[word]
                found[behind, key] += 1
            else:
                seen[behind, key] += 1
                found[(behind, seen[behind, key]), key] += 1
    return found


def _pairs(together: Iterable[int]) -> int:
    """How often two witnesses have the same word in one place, by how many have each word in each place."""
    return sum(count * (count - 1) // 2 for count in together)


def _most_pairs(laid: _Laid, base: Alongside, witnesses: Mapping[int, Alongside]) -> int:
    """How often two could have the same word in one place: its first in all, its second, and so on."""
    held: defaultdict[tuple[int, int], int] = defaultdict(int)
    for witness, words in _all_of(laid, base, witnesses):
        times: defaultdict[int, int] = defaultdict(int)
        for key in witness.keys[slice(*words)]:
            held[key, times[key]] += 1
            times[key] += 1
    return _pairs(held.values())


def _with_links(
    changes: Iterable[tuple[WordRange, Sequence[Link]]], base: Alongside, other: Alongside
) -> Alignment:
    """An alignment with other links in some regions, which agree with those that stay."""
    same = other.alignment.same.copy()
    gone, alike = set[Link](), list[Link]()
    for region, links in changes:
        inside = other.like_in(region)
        kept = [link for link in inside if (link.a_end - link.a, link.b_end - link.b) != (1, 1)]
        free = [link for link in links if not any(_conflict(link, each) for each in kept)]
        gone.update(inside)
        same[slice(*region)] = -1
        for link in [*kept, *free]:
            if link.a_end - link.a == 1 == link.b_end - link.b and base.keys[link.a] == other.keys[link.b]:
                same[link.a] = link.b
            else:
                alike.append(link)
    alike += [link for link in other.alignment.alike if link not in gone]
    return Alignment(same, tuple(sorted(alike)))


def _agree(links: Sequence[Link], region: WordRange, base: Alongside, other: Alongside) -> bool:
    """True of links that leave as they are the words that stayed near one which changed sides of them.

    Nor do they take a word from the same of the base that is printed as it is to one printed otherwise.
    """
    settled = _near_exchanged(other, region, base.keys)
    if any(each != link and _conflict(link, each) for each in settled for link in links):
        return False
    as_printed = {
        there: at
        for at, there in enumerate(other.alignment.same[slice(*region)].tolist(), region[0])
        if there >= 0 and base.forms[at] == other.forms[there]
    }
    return not any(
        link.b in as_printed
        and base.keys[link.a] == other.keys[link.b]
        and base.forms[link.a] != other.forms[link.b]
        for link in links
    )


def _near_exchanged(other: Alongside, region: WordRange, of_base: Sequence[int]) -> Iterator[Link]:
    """The words of a region that stayed where one near them changed sides: the two texts alone say which."""
    first, end = max(0, region[0] - 1 - _BESIDE), min(len(of_base), region[1] + 1 + _BESIDE)
    same, of_other = other.alignment.same[first:end].tolist(), other.keys
    taken = {word for word in same if word >= 0}
    for at, there in enumerate(same, first):
        for step in (-1, 1) if there >= 0 and region[0] <= at < region[1] else ():
            here = {
                of_base[word]
                for word in range(at + step, at + (_BESIDE + 1) * step, step)
                if first <= word < end and same[word - first] < 0 and word not in other.likened
            }
            beside = {
                of_other[word]
                for word in range(there - step, there - (_BESIDE + 1) * step, -step)
                if 0 <= word < len(of_other) and word not in taken and word not in other.likenesses
            }
            if here & beside:
                yield Link(at, at + 1, there, there + 1)


def _conflict(link: Link, other: Link) -> bool:
    """True of links that share a word or cross."""
    before = link.a_end <= other.a and link.b_end <= other.b
    return not (before or (link.a >= other.a_end and link.b >= other.b_end))

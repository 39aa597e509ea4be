"""Every id, name, site path, address and sort order; formed and checked here and nowhere else.

A label is a whole number and perhaps letters: `2`, `2a`, `2aa`, `2za`. Letters work as in
legislation: `2a` stands between 2 and 3, `2aa` between 2a and 2b, `2za` between 2 and 2a. So `z` is
the nought of a fraction whose digits are z a b ... y, no label ends in it, and between any two
labels there is always room. What comes before `1` is `0a`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Sequence
from itertools import groupby, islice, product
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from edition.errors import shown
from edition.late_patterns import late

STATEMENT_PAGE: Final = "statement.html"
_DIGITS: Final = "zabcdefghijklmnopqrstuvwxy"
_LABEL: Final = re.compile(r"(0|[1-9][0-9]{0,8})([a-z]*[a-y])?")
_PASSAGE_PATH: Final = late(re.compile, r"(?:^|/)p/([0-9]+[a-z]*)(?:\.html?|/)?$")

LabelKey = tuple[int, tuple[int, ...]]

_SIGLUM: Final = re.compile(r"[^\W_][\w.\-]{0,39}")
"""Sigla stand in addresses, ids and file names, so they are short and plain, of any script."""

_OF_PAGES: Final = frozenset({"index", "readme"})
"""Names that a site generator gives to the page of a folder."""

_OF_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
)
"""Names that Windows keeps for itself, with any ending: a site with one cannot be copied there."""

_NOT_IN_NAMES: Final = frozenset('\\:*"<>|')
"""Marks that a file system or a shell of Windows takes for its own."""


def checked_siglum(siglum: str) -> str:
    """The siglum in NFC; ValueError where a page of its name would be none, or another's."""
    plain = unicodedata.normalize("NFC", siglum)
    if not is_siglum(plain):
        raise ValueError(
            f"{shown(siglum)} is not a plain name: use up to 40 letters, digits, '-', '.' and '_', "
            "beginning with a letter or digit"
        )
    if not is_free_for_pages(plain):
        raise ValueError(f"{shown(siglum)} is the name of a page of its own: add a letter or digit")
    if not is_portable(plain):
        raise ValueError(f"{shown(siglum)} is not a name for a file on every system: add a letter or digit")
    return plain


def is_free_for_pages(name: str) -> bool:
    """Whether a page may have the name: that of a folder's own page is taken."""
    return name.casefold() not in _OF_PAGES


def is_siglum(text: str) -> bool:
    """Whether a name can stand in a path: what a ledger has may have been given out under older rules."""
    return _SIGLUM.fullmatch(text) is not None


def checked_file(file: str) -> str:
    """The name of a file beside the manifest, perhaps published under it; ValueError where it is not plain.

    It must be inside the folder, outside the site, and a name on every system.
    """
    parts = file.split("/")
    if file.startswith("/") or ".." in parts:
        raise ValueError(f"{shown(file)} leads out of the folder: keep every source inside it")
    if not file.isprintable() or any(part.startswith((".", " ")) or not part for part in parts):
        raise ValueError(f"{shown(file)} is not a plain path: write it like source.txt or scans/source.txt")
    if not all(map(is_portable, parts)):
        raise ValueError(f"{shown(file)} is not a plain path on every system: write it like source.txt")
    if parts[0].casefold() == "site" and len(parts) > 1:
        raise ValueError(f"{shown(file)} is in site/, which a build replaces: keep sources elsewhere")
    return file


def is_portable(name: str) -> bool:
    """Whether every system takes the name for that of a file."""
    device = name.partition(".")[0].rstrip().casefold() in _OF_DEVICES
    return not (
        device or name.endswith((".", " ")) or _NOT_IN_NAMES & {*name} or len(name.encode()) > _LONGEST
    )


_LONGEST: Final = 200
"""Bytes of a name: file systems hold 255, and endings are added."""


def same_file_key(name: str) -> str:
    """The same for names that some file system takes for one: capitals and composition aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


_LOOKS: Final = str.maketrans(
    "авеѕіјкмнорстухһԛԝԁαβεζηικμνορτυχϲϳօհ",
    "abesijkmhopctyxhqwdabezhikmnoptyxcjoh",
)
"""Cyrillic, Greek and Armenian letters that are printed as Latin ones are, small ones or their capitals."""


def same_look_key(siglum: str) -> str:
    """The same for sigla that readers cannot tell apart: letters of other scripts and widths, capitals aside.

    >>> same_look_key("\u0420DF") == same_look_key("pdf")  # the first letter of one is Cyrillic
    True
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", siglum).casefold()).translate(_LOOKS)


def is_label(text: str) -> bool:
    """Whether `text` is a label as this module forms them."""
    match = _LABEL.fullmatch(text)
    return match is not None and (match[1] != "0" or match[2] is not None)


def label_key(label: str) -> LabelKey:
    """Sort key of a label; ValueError where it is none."""
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"{label!r} is not a label")
    return int(match[1]), tuple(_DIGITS.index(letter) for letter in match[2] or "")


def passage_id(label: str | int) -> str:
    """The id of a passage: `p2a`."""
    return f"p{label}"


def unit_id(passage: str, label: str | int) -> str:
    """The id of a variation unit: `p5.u3`."""
    return f"{passage}.u{label}"


def is_passage_id(text: str) -> bool:
    """Whether `text` is the id of a passage."""
    return text.startswith("p") and is_label(text[1:])


def is_unit_id(text: str) -> bool:
    """Whether `text` is the id of a variation unit."""
    passage, mark, label = text.partition(".u")
    return bool(mark) and is_passage_id(passage) and is_label(label)


def passage_label(identifier: str) -> str:
    """The label of the passage of a passage or unit id: `5` of `p5` and of `p5.u3`."""
    return passage_of(identifier)[1:]


def passage_of(identifier: str) -> str:
    """The passage id of a passage or unit id."""
    return identifier.partition(".")[0]


def unit_label(unit: str) -> str:
    """The label of a unit within its passage: `3` of `p5.u3`."""
    return unit.partition(".u")[2]


def sort_key(identifier: str) -> tuple[LabelKey, LabelKey]:
    """Sort key of a passage or unit id; a passage comes before its units."""
    unit = unit_label(identifier)
    return label_key(passage_label(identifier)), label_key(unit) if unit else (-1, ())


def passage_page(identifier: str) -> str:
    """Site path of a passage's own page: `p/2a.html`."""
    return f"p/{passage_label(identifier)}.html"


def passage_anchor(passage: str) -> str:
    """Where a passage stands in the statement: `statement.html#p5`."""
    return f"{STATEMENT_PAGE}#{passage}"


def unit_anchor(unit: str) -> str:
    """Where a variation unit stands in the statement: `statement.html#p5.u3`."""
    return f"{STATEMENT_PAGE}#{unit}"


def witness_page(siglum: str) -> str:
    """Site path of a witness's own page: `witness/TR.html`."""
    return f"witness/{siglum}.html"


def quality_page(siglum: str) -> str:
    """Site path of the page on a witness's quality: `quality/PDF.html`."""
    return f"quality/{siglum}.html"


def witness_line(siglum: str, line: int) -> str:
    """Where a line of a witness's file stands on its page: `witness/TR.html#L5`."""
    return f"{witness_page(siglum)}#L{line}"


def markdown(path: str) -> str:
    """The Markdown file from which a site generator makes a page: `p/2a.md` of `p/2a.html`."""
    return f"{path.removesuffix('.html')}.md"


def encoded(file: str) -> str:
    """The site path of a file whose name people gave, as a link has it: `#`, `?` and `%` written out."""
    return re.sub("[%#?]", lambda mark: f"%{ord(mark[0]):02X}", file)


def relative(path: str, page: str) -> str:
    """The site path `path` as a link from the site path `page`."""
    return "../" * page.count("/") + path


def address(path: str, site_url: str | None) -> str:
    """The full address of a site path, percent-encoded; the path alone where no site address is known."""
    page, mark, fragment = path.partition("#")
    encoded = quote(page) + mark + quote(fragment, safe="/?:@!$&'()*+,;=-._~")
    return urljoin(site_url.rstrip("/") + "/", encoded) if site_url else encoded


def is_elsewhere(url_or_id: str, site_url: str | None) -> bool:
    """Whether it is an address on the web outside a site; False where the site's own is not known."""
    try:
        there, here = urlsplit(url_or_id), urlsplit(site_url or "")
    except ValueError:
        return False
    if not site_url or not there.netloc or there.scheme not in ("", "http", "https"):
        return False
    folder = unquote(here.path).rstrip("/") + "/"
    return there.netloc.lower() != here.netloc.lower() or not unquote(there.path).startswith(folder)


def identifier_of(url_or_id: str) -> str | None:
    """The passage or unit id that an address or an id names; None where it names none."""
    if is_passage_id(url_or_id) or is_unit_id(url_or_id):
        return url_or_id
    before, _, after = url_or_id.partition("#")
    fragment = unquote(after.partition(":~:")[0])
    if is_passage_id(fragment) or is_unit_id(fragment):
        return fragment
    page = _PASSAGE_PATH.search(unquote(before.partition("?")[0]))
    return passage_id(page[1]) if page is not None and is_label(page[1]) else None


def siglum_of(url_or_siglum: str, sigla: Collection[str]) -> str | None:
    """The witness that an address or a siglum names; None where it names none of these."""
    if url_or_siglum in sigla:
        return url_or_siglum
    path = unquote(url_or_siglum.partition("#")[0].partition("?")[0])
    return next((s for s in sigla if f"/{path}".endswith(f"/{witness_page(s)}")), None)


def labels_between(low: str | None, high: str | None, count: int, taken: Collection[str]) -> list[str]:
    """`count` new labels, in order, for what comes after `low` and before `high`.

    None is the beginning and the end. None of `taken`, the labels ever given out, is given again, and
    where the order of the text still allows it the new labels sort between `low` and `high`.
    """
    return [_label(key) for key in _new_keys(low, high, count, sorted(map(label_key, taken)))]


def _new_keys(low: str | None, high: str | None, count: int, taken: Sequence[LabelKey]) -> list[LabelKey]:
    """The keys of the labels that `labels_between` gives; those `taken` are in order."""
    if high is None:
        first = taken[-1][0] + 1 if taken else 1
        return [(number, ()) for number in range(first, first + count)]
    floor = label_key(low) if low is not None else (0, ())
    ceiling = label_key(high)
    above, end = bisect_right(taken, floor), bisect_left(taken, ceiling)
    if above < end:
        floor = taken[end - 1]
    elif floor >= ceiling:
        ceiling = taken[above] if above < len(taken) else (floor[0] + 1, ())
    return _keys_between(floor, ceiling, count)


def _label(key: LabelKey) -> str:
    return f"{key[0]}{''.join(_DIGITS[digit] for digit in key[1])}"


def _keys_between(low: LabelKey, high: LabelKey, count: int) -> list[LabelKey]:
    """`count` keys strictly between two, in order: 2b, 2c after 2a where they fit, else 2aa, 2ab."""
    number, digits = low
    top = high[1] if high[0] == number else None
    last = digits[-1] if digits else 0
    siblings = [(*digits[:-1], digit) for digit in range(last + 1, len(_DIGITS))]
    siblings = [sibling for sibling in siblings if top is None or sibling < top]
    if len(siblings) >= count:
        return [(number, sibling) for sibling in siblings[:count]]
    stem = digits if top is None else _stem(digits, top)
    return [(number, stem + ending) for ending in _endings(count)]


def _stem(low: tuple[int, ...], top: tuple[int, ...]) -> tuple[int, ...]:
    """The shortest digits that begin with `low` and whose every continuation sorts below `top`."""
    if top[: len(low)] != low:
        return low
    noughts = next(at for at, digit in enumerate(top[len(low) :]) if digit)
    return low + (0,) * (noughts + 1)


def _endings(count: int) -> list[tuple[int, ...]]:
    """The first `count` sequences of digits other than nought, all of one length, in order."""
    width, room = 1, len(_DIGITS) - 1
    while room**width < count:
        width += 1
    return list(islice(product(range(1, len(_DIGITS)), repeat=width), count))


def fill(labels: Sequence[str | None], taken: Collection[str]) -> list[str]:
    """The labels with a new one for each None, given its neighbours; `taken` as for `labels_between`."""
    keys = sorted({label_key(label) for label in (*taken, *labels) if label is not None})
    filled: list[str] = []
    for known, run in groupby(enumerate(labels), key=lambda pair: pair[1] is not None):
        places = list(run)
        if known:
            filled += [label for _, label in places if label is not None]
            continue
        after = places[-1][0] + 1
        high = labels[after] if after < len(labels) else None
        new = _new_keys(filled[-1] if filled else None, high, len(places), keys)
        for key in new:
            insort(keys, key)
        filled += map(_label, new)
    return filled

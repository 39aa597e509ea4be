"""Which encoding the words of a text tell, where a list has the words of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from edition.wordlists import word_list

# Encodings in which people wrote in Latin letters, the usual first; of other scripts their letters tell.
_ENCODINGS: Final = (
    *("cp1252", "cp1250", "cp1254", "cp1257", "cp1251", "cp1253", "iso8859_15", "iso8859_2", "iso8859_9"),
    *("mac_roman", "cp850", "cp437"),
)
_LANGUAGES: Final = ("de", "en", "es", "fr", "it", "nl", "pt")
# Letters with which a form of a word may be written that the list has without them: declaró beside declaro.
_ACCENTED: Final = {
    "es": frozenset("áéíóúüñ"),
    "fr": frozenset("àâçèéêëîïôùûü"),
    "it": frozenset("àèéìòù"),
    "pt": frozenset("àáâãçéêíóôõú"),
}
_PLAIN: Final = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_IN_WORD: Final = re.compile("[A-Za-z]")
_MIXED: Final = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_ALONE: Final = frozenset("àèéêíóòô")
_MARKS: Final = frozenset("“”‘’„‚«»‹›–—…·•€£§°©®™½²³¡¿¶†‡\u00a0\u00ad´`")
_FEWEST: Final = 4  # words in plain letters that tell the language
_OF_LANGUAGE: Final = 0.8  # of them are in its list: of others' words about a half are
_MISREAD: Final = 3  # different sequences that are sure: French has ’é, which Mac Roman makes of one letter
# Of all signs that are not ASCII: of what was misread all, of other texts a tenth
_MISREAD_SHARE: Final = 0.9
# In words of Western Europe
_MISREAD_HERE: Final = re.compile(r"â(?:€.|[\x80-\xbf]{2})|(?<![A-ZÀ-Þ])[ÂÃ][\x80-\xbf™œ€š]")
_UNKNOWN: Final = 0.25  # for each known word with other letters: names are in no list


class _Decoding(NamedTuple):
    """A text as an encoding has it, and how many of its words with other than plain letters no list has."""

    codec: str
    text: str
    unknown: int


def told_by_words(content: bytes) -> str | None:
    """The encoding in which the words with other than plain letters are words of the text's language.

    None where none is, or another encoding gives other words that are as good.
    """
    readable = content.decode("ascii", "replace").replace("\ufffd", "é")
    plain = {word.lower() for word in _PLAIN.findall(readable)}
    for language in _languages(plain):
        found = sorted(_fitting(content, language), key=lambda reading: reading.unknown)
        best = [reading for reading in found if reading.unknown == found[0].unknown]
        if best and all(reading.text == best[0].text for reading in best):
            return best[0].codec
    return None


def _languages(words: Iterable[str]) -> list[str]:
    """The languages of which most of these are words, the likeliest first."""
    known = sorted(words)
    if len(known) < _FEWEST:
        return []
    shares = [(sum(map(word_list(language), known)) / len(known), language) for language in _LANGUAGES]
    return [language for share, language in sorted(shares, reverse=True) if share >= _OF_LANGUAGE]


def _fitting(content: bytes, language: str) -> Iterator[_Decoding]:
    """The encodings in which what is not ASCII makes words of the language."""
    is_known = _knows(language)
    for codec in _ENCODINGS:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        others = {mark for mark in text if ord(mark) > 0x7F}
        if any(not (mark.isalpha() or mark in _MARKS) for mark in others):
            continue
        words = {word for word in _WORD.findall(text) if not word.isascii()}
        unknown = len(words) - sum(map(is_known, words))
        if len(words) > unknown and unknown <= _UNKNOWN * (len(words) - unknown):
            yield _Decoding(codec, text, unknown)


def _knows(language: str) -> Callable[[str], bool]:
    """Says of a word whether it is one of the language; English borrows those with accents (naïve)."""
    lists = [word_list(each) for each in (_LANGUAGES if language == "en" else (language,))]
    letters = _ACCENTED.get(language, frozenset())

    def is_known(word: str) -> bool:
        if not (_IN_WORD.search(word) or (word in _ALONE and language != "en")) or _MIXED.search(word):
            return False  # ” and … of one encoding are lone capitals of another
        word = word.lower()
        if any(has(word) for has in lists):
            return True
        if not all(mark.isascii() or mark in letters for mark in word):
            return False
        return lists[0]("".join(unicodedata.normalize("NFD", mark)[0] for mark in word))

    return is_known


_KANA: Final = re.compile("[\u3041-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_LOOSE: Final = re.compile("[\u3131-\u318e\uff61-\uff9f]")  # what no one writes, of Hangul and of kana
_MANY: Final = 0.85  # of the letters are Hangul, of Korean
_NEARLY_ALL: Final = 0.95  # of them are those that all use, of Chinese
_APART: Final = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_FEW: Final = 0.1  # of the letters of Chinese have a space behind them: Korean, read so, has more
_SOME_KANA: Final = 0.15  # of the letters, of Japanese
_KOREAN: Final = frozenset("이다는의에을를가고지한하은로기사도인나서자아리어정시대일그과해보스있수여장전들")
_CHINESE: Final = frozenset("的一是不了在人有我他这這中大来來上国國和地到说說们們为為子也")
_COMMONEST: Final = 0.2  # of Hangul are those, which are nearly half of all; of Chinese half as many

_SURE: Final = 3  # of those of Chinese stand in what can be read as Korean or Japanese too


def east_asian(content: bytes) -> list[str]:
    """The encodings of East Asia in which a text has the letters that are written together there.

    What has kana in an encoding of Japanese is that: hardly any Chinese or Korean can be read so.
    """
    japanese = [codec for codec in ("cp932", "euc_jp") if _is_plausible(content, codec)]
    others = (codec for codec in ("gb18030", "big5hkscs", "cp949") if _is_plausible(content, codec))
    return japanese or list(others)


def _is_other(content: bytes) -> bool:
    """True of what has the letters that people use in Japanese without kana, or in Korean, as well."""
    for codec, table, rows in (
        ("euc_jp", "euc_jp", range(0xB0, 0xD0)),
        ("cp949", "euc_kr", range(0xB0, 0xC9)),
    ):
        letters = [mark for mark in _decoded(content, codec) if ord(mark) > 0x7F and mark.isalpha()]
        usual = sum((mark.encode(table, "replace") or b"?")[0] in rows for mark in letters)
        if letters and usual >= _MANY * len(letters):
            return True
    return False


def _decoded(content: bytes, codec: str) -> str:
    """The text in an encoding, "" where it is none; its last letter may be cut off, as of a sample."""
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        return content[: error.start].decode(codec) if error.start >= len(content) - 4 else ""


def _is_plausible(content: bytes, codec: str) -> bool:
    text = _decoded(content, codec)
    letters = [mark for mark in text if ord(mark) > 0x7F and mark.isalpha()]
    kana, hangul = len(_KANA.findall(text)), len(_HANGUL.findall(text))
    if not letters or _LOOSE.search(text):
        return False
    if codec in ("cp932", "euc_jp"):
        return kana >= _SOME_KANA * len(letters) and not hangul
    if codec == "cp949":
        common = sum(mark in _KOREAN for mark in letters) >= _COMMONEST * len(letters)
        return hangul >= _MANY * len(letters) and common and not kana
    table, rows = ("gb2312", range(0xB0, 0xD8)) if codec == "gb18030" else ("big5", range(0xA4, 0xC7))
    usual = sum((mark.encode(table, "replace") or b"?")[0] in rows for mark in letters)
    frequent = sum(mark in _CHINESE for mark in letters)
    joined = frequent >= _COMMONEST / 2 * len(letters) or len(_APART.findall(text)) <= _FEW * len(letters)
    joined = joined and (frequent >= max(_SURE, _COMMONEST / 2 * len(letters)) or not _is_other(content))
    return usual >= _NEARLY_ALL * len(letters) and joined and not kana and not hangul


def misread_utf8(text: str) -> str:
    """What to say of UTF-8 that somebody read as an encoding of single bytes, and kept so; "" of other text.

    >>> misread_utf8("Itâ€™s closed.")[:76], misread_utf8("déjà vu")
    ('has “â€™” for “’”, as UTF-8 that was read as windows-1252 has: take it anew ', '')
    """
    for codec, sequence in () if text.isascii() else _misread_sequences():
        found = [match[0] for match in sequence.finditer(text)]
        usual = _MISREAD_HERE.search(text) if codec == "cp1252" else None
        beyond = sum(mark > "\x7f" for mark in text) if len(set(found)) >= _MISREAD else 0
        if found and (usual or (beyond and sum(map(len, found)) >= _MISREAD_SHARE * beyond)):
            first = usual[0] if usual else found[0]
            right = _single_bytes(first, codec).decode("utf-8", "replace")
            said = {"cp1252": "windows-1252", "cp1251": "windows-1251"}.get(codec, codec.replace("_", "-"))
            why = f"as UTF-8 that was read as {said} has"
            return f"has “{first}” for “{right}”, {why}: take it anew where its letters are right"
    return ""


@cache
def _misread_sequences() -> list[tuple[str, re.Pattern[str]]]:
    """For each encoding what it makes of a letter of two to four bytes; controls of bytes that it lacks."""
    found = []
    for codec in ("cp1252", "cp1251", "mac_roman", "cp850"):
        two, three, four, tail = (
            re.escape("".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(*ends)))
            for ends in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
        )
        rest = f"[{tail}\ufffd]"
        found.append((codec, re.compile(f"[{two}]{rest}|[{three}]{rest}{{2}}|[{four}]{rest}{{3}}")))
    return found


def _single_bytes(text: str, codec: str) -> bytes:
    return b"".join(mark.encode(codec, "ignore") or bytes([ord(mark) & 0xFF]) for mark in text)

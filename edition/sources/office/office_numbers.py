"""Numbers in the forms that office programs have beside those of the web, and the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from edition.sources.list_numbers import LATIN, repeated, written
from edition.sources.web.html_marks import raised_letters

_ONES: Final = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_NOTE_SIGNS: Final = "*†‡§"
_MOST_SIGNS: Final = 100  # times that one is repeated
_HEBREW: Final = (
    *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ")),
    *((40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז")),
    *((6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)
# Rows of signs, one for each number; what stands for more than the last is not the same in all programs.
_ROWS: Final[Mapping[str, str]] = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "".join(
        map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
    ),
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยร",
    "hindiVowels": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",  # consonants they are, in Word too
    "koreanDigital": "일이삼사오육칠팔구",
    "koreanCounting": "일이삼사오육칠팔구십",
    "japaneseLegal": "壱弐参四伍六七八九",
    "ideographLegalTraditional": "壹貳參肆伍陸柒捌玖",
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖",
}
_KOREAN: Final = (
    ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"),
    ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"),
)
_PADDED: Final = re.compile(r"(0*1), 0*2, 0*3, \.\.\.")
_OF_LANGUAGE: Final = ("ordinal", "cardinalText", "ordinalText")


def in_form(number: int, form: str, language: str = "") -> str | None:
    """The number in a form that Word has under that name; None where it is not known, or not for that number.

    Words and ordinals are known in English alone, which a file without `language` is taken for.

    >>> in_form(22, "ordinal"), in_form(22, "ordinalText", "en-GB"), in_form(22, "ordinal", "de")
    ('22nd', 'Twenty-second', None)
    >>> in_form(6, "chicago"), in_form(7, "001, 002, 003, ...")
    ('††', '007')
    """
    if padded := _PADDED.fullmatch(form):
        return f"{number:0{len(padded[1])}}"
    if form in _OF_LANGUAGE and not (language or "en").lower().startswith("en"):
        return None
    if row := _ROWS.get(form):
        return row[number - 1] if 0 < number <= len(row) else None
    write = _WRITERS.get(form)
    return write(number) if write is not None and number > 0 else None


def in_web_style(number: int, style: str) -> str | None:
    """The number alone in a style of the web; None where that has no sign for it and writes figures."""
    said = written(number, style).rstrip(" .、")
    return None if said.isascii() and said.isdigit() and not style.startswith("decimal") else said


def note_mark(said: str) -> str:
    """A number or sign as the mark of a note: figures and small letters raised, other letters in brackets.

    >>> note_mark("12"), note_mark("viii"), note_mark("B"), note_mark("†")
    ('¹²', 'ᵛⁱⁱⁱ', '[B]', '†')
    """
    high = raised_letters(said)
    if high is not None:
        return high
    return f"[{said}]" if any(mark.isalnum() for mark in said) else said


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cardinal(number: int) -> str | None:
    """A number below a thousand in words; None of others."""
    hundreds, rest = divmod(number, 100)
    if hundreds > 9:
        return None
    tens, ones = divmod(rest, 10)
    below = _ONES[rest] if rest < len(_ONES) else "-".join(filter(None, (_TENS[tens], _ONES[ones])))
    said = " ".join(filter(None, (f"{_ONES[hundreds]} hundred" if hundreds else "", below)))
    return said.capitalize()


def _ordinal_word(number: int) -> str | None:
    said = _cardinal(number)
    if said is None:
        return None
    head, last = re.fullmatch(r"(.*?)(\w+)", said.lower()).groups()  # type: ignore[union-attr]
    word = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{word}".capitalize()


def _korean(number: int) -> str | None:
    """A number below a hundred in the words of Korean for what is counted; None of others."""
    tens, ones = divmod(number, 10)
    return _KOREAN[1][tens] + _KOREAN[0][ones] if tens < len(_KOREAN[1]) else None


def _hebrew(number: int) -> str | None:
    said = ""
    for value, letters in _HEBREW:
        while number >= value and len(said) < _MOST_SIGNS:
            said, number = said + letters, number - value
    return said.replace("יה", "טו").replace("יו", "טז") if number == 0 else None


def _note_sign(number: int) -> str | None:
    times, place = divmod(number - 1, len(_NOTE_SIGNS))
    return _NOTE_SIGNS[place] * (times + 1) if times < _MOST_SIGNS else None


_WRITERS: Final[Mapping[str, Callable[[int], str | None]]] = {
    "lowerLetter": lambda number: repeated(number, LATIN),
    "upperLetter": lambda number: repeated(number, LATIN.upper()),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_word,
    "koreanLegal": _korean,
    "hebrew1": _hebrew,
    "chicago": _note_sign,
    "hex": "{:X}".format,
    "numberInDash": "- {} -".format,
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(
        {0x30 + digit: 0xFF10 + digit for digit in range(10)}
    ),
}

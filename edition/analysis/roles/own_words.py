"""What a source that prints the statement may have put into it, or lines of it taken for furniture: doubts.

*The company said* between commas, a line that ends like a caption but says *we*:
nothing tells for certain whose they are. They make the answer neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import regex

from edition.analysis.quoting.statement_words import QuotingWords
from edition.english import shortened
from edition.model import Detail, Doubt, Kind, Reading, VariationUnit
from edition.text.tokens import Stream

_BRACKETED: Final = regex.compile(r"\s*\[[^\[\]\n]{3,120}\]\s*")  # [sic], [the harbour – Ed.]
_EDITED: Final = regex.compile(  # in brackets: what names an editor, or a name that stands for another word
    r"(?i:sic!?|.*[–—-]\s?(?:eds?|the editors?|(?:d\. |anm\. d\. |die )?red(?:aktion)?"
    r"|ndlr|ndr|прим\. ред|ред|编者|編者|編按)\.?)"
    r"|(?:\p{Lu}\p{L}+\s){1,3}\p{Lu}\p{L}+"
)
_JUDGED: Final = regex.compile(  # he falsely said, it is said, contrary to what they said: no plain saying
    r"\b(?:\p{L}+(?:ly|mente|sement|blement|dument)|fälschlich\p{L}*|angeblich\p{L}*|zu unrecht"
    r"|onterecht|ten onrechte|rzekomo|fałszywie|якобы|ложно|wrong|contrary|unlike|entgegen"
    r"|contrairement|contrario|contra|wbrew|вопреки"
    r"|(?:is|was|are|were|be|been|might|may|should|could|would)(?:\s\p{L}+)?\s(?:\p{L}+ed|said|told|say))\b"
    r"|谎|謊",
    regex.IGNORECASE,
)
_LISTED: Final = regex.compile(
    r"[(（\[]?(?:\d{1,2}|[ivx]{1,4}|[\p{Latin}\p{Greek}\p{Cyrillic}一二三四五六七八九十])[.)）\]、．:]\s*",
    regex.IGNORECASE,
)  # 1. (2) c)
_POSTED: Final = regex.compile(
    r"[^@\n.!?。]{0,60}(?<![\w.])@\w{2,30}\b[^\n.!?。]{0,40}[:：]?\s*"
)  # Harbour (@harbour) · 5 Mar
_LINKED: Final = regex.compile(  # what a page prints of a link; an address has a name behind its last stop
    r"\s*[(（\[](?:(?:https?://|www\.)[^\s()\[\]（）]{3,200}|(?:[\w-]{1,60}\.){1,4}\p{Latin}{2,10}(?:/[^\s()\[\]（）]{0,200})?"
    r"|(?:hyper)?links?|lien|enlace|collegamento|ссылка|посилання|odkaz|länk|linkki|链接|連結|鏈接|リンク|링크|رابط|קישור|σύνδεσμος)"
    r"[)）\]]\s*",
    regex.IGNORECASE,
)
_NOTED: Final = regex.compile(  # […] Editor's note: the text was cut
    r"\W{0,6}[\[(（［〔]\s?(?:…|\.{2,3}|⋯){1,2}\s?[\])）］〕]\s?(?:[\w'’.-]{1,20} ?){1,4}\s?[:：].{1,200}"
)
_SAYING: Final = regex.compile(r"[^:：\n]{2,30}[:：].*[.!。！]\W*")  # Map: we pay nothing.
_WORD: Final = regex.compile(r"[\w'’]+")
_ASIDE: Final = ",，、،–—(（"  # before the words by which a reporter says who speaks
_ENDS: Final = ",，、،–—)）.。।"  # and after them
_QUOTES: Final = "\"'“”„«»‹›‘’「」 \t\n\xa0"
_SHORTEST: Final = 3  # characters of the same in a script without spaces: 他表示
_LONGEST: Final = 60  # characters of such words; what is longer says more
_PICTURE: Final = regex.compile(  # the word for a picture, or an agency behind a name
    r"\b(?:photo|foto|imag|bild|pictur|credit|фото|kuva|fot\.)|写真|图|圖|사진|صورة|תמונה|\p{L}\s?/\s?\p{Lu}?\p{L}{1,20}",
    regex.IGNORECASE,
)
_LABEL: Final = regex.compile(  # of a picture; a film or a chart tells more than a photo
    r"\W{0,3}(?:(?P<tells>video|vidéo|vídeo|map|mapa|carte|karte|chart|graphic|graph|grafik|graphique|gráfico|grafico|infographic)"
    r"|photo|picture|image|caption|foto|bild|imagen|immagine|imagem|фото|видео|карта|写真|图|圖|사진)s?\s?[:：]\s*(?P<shown>.+)",
    regex.IGNORECASE,
)
_CLOSED: Final = regex.compile(r"(?P<said>[^(（\[]+)[.!。！][\"”’»]?\s*[(（\[].+")  # Shut. (Photo: A/AP)
_STOPS: Final = frozenset(".!。！")
_YEAR: Final = regex.compile(r"(?:19|20)\d\d")
_SENTENCE: Final = 3  # words without capitals that a sentence has, with the article or verb of it
_CREDIT: Final = regex.compile(r"\p{L}\s?/\s?\p{L}+(?:\s?/\s?\p{L}+)*|[)）\]】]")  # what ends one
_SUMS: Final = regex.compile(r"\p{Sc}|%")  # which no picture shows
_SHOWN: Final = 60  # characters of a line that are named
_TAIL: Final = 3  # words that may stand behind a credit: Smith/AP file photo


def doubt_own_words(
    units: Sequence[VariationUnit],
    texts: Mapping[str, str],
    words: QuotingWords,
) -> tuple[VariationUnit, ...]:
    """The units, those in doubt that add what may be a reporter's."""

    def is_own(siglum: str, reading: Reading, lone: bool) -> bool:
        text = reading.text
        head = _head(texts[siglum], reading)
        if _LISTED.fullmatch(head) or _is_account(head, words):
            return True
        if reading.detail is not None:
            return False  # a figure is one, whoever has put it in
        if _LINKED.fullmatch(text):
            return True
        if _BRACKETED.fullmatch(text):
            inner = text.strip()[1:-1].strip()
            return lone and _EDITED.fullmatch(inner) is not None and _says_little(inner, words)
        if _NOTED.fullmatch(text):
            own = _WORD.findall(text)
            return not (any(map(words.negates, own)) or words.speaks(own))
        if len(text) > _LONGEST or not lone:
            return False
        return any(_is_aside(texts[siglum], each, words) for each in _slid(texts[siglum], reading))

    found = []
    for unit in units:
        # What several print is text, whoever lacks it; numbers of a list and links are doubts all the same.
        lone = sum(bool(_WORD.search(each.text)) for each in unit.readings.values()) == 1
        doubtful = {
            siglum: reading._replace(detail=Detail.DOUBTFUL)
            for siglum, reading in unit.readings.items()
            if (reading.kind is Kind.ADDITION and is_own(siglum, reading, lone))
            or (
                (reading.kind is Kind.OMISSION and not reading.text)
                and is_own(unit.reference, unit.lemma._replace(detail=reading.detail), lone)
            )
        }
        found.append(replace(unit, readings={**unit.readings, **doubtful}) if doubtful else unit)
    return tuple(found)


def _slid(text: str, reading: Reading) -> Iterator[Reading]:
    """A reading, and the one a word before it that says the same: *ha detto, ha* for *, ha detto,*."""
    yield reading
    rest, _, last = reading.text.rpartition(" ")
    before = text[max(0, reading.start - len(last) - 1) : reading.start].strip()
    if rest and before == last:
        yield reading._replace(text=f"{last} {rest}", start=reading.start - len(last) - 1)


def _head(text: str, reading: Reading) -> str:
    """The words if they begin a line, or would if they began with the words they end in, before them now."""
    begin = max(0, reading.start - _LONGEST)
    line = text.rfind("\n", begin, reading.start) + 1
    before = text[line : reading.start].strip() if line or not begin else "\n"
    return f"{before} {reading.text.removesuffix(before)}".strip() if reading.text.endswith(before) else ""


def _is_account(text: str, words: QuotingWords) -> bool:
    """Whether words are the name of an account, with the time of a post, and say nothing."""
    own = _WORD.findall(text)
    return _POSTED.fullmatch(text) is not None and not (words.speaks(own) or any(map(words.negates, own)))


def _is_aside(text: str, reading: Reading, words: QuotingWords) -> bool:
    """Whether words between commas say who speaks and nothing else: no condition, figure or denial."""
    own = _WORD.findall(reading.text)
    if len(own) < 2 and len("".join(own)) < _SHORTEST:
        return False
    told = words.tells_who(own) or (words.says_who(own[:1]) and any(each[0].isupper() for each in own[1:]))
    if not told or _JUDGED.search(reading.text):
        return False
    first = next(_WORD.finditer(text, reading.start))
    last = reading.start + len(reading.text.rstrip(_QUOTES + _ENDS))
    before = text[max(0, first.start() - _TAIL) : first.start()].rstrip(_QUOTES)
    after = text[last : last + _TAIL].lstrip(_QUOTES)
    if before[-1:] not in _ASIDE or after[:1] not in _ENDS or not (before and after):
        return False
    return _says_little(reading.text, words)


def _says_little(text: str, words: QuotingWords) -> bool:
    """Whether words hold no condition, figure, quantity, denial or *we*."""
    own = _WORD.findall(text)
    counts = any(map(str.isdigit, text)) or not words.how_many.quantities.isdisjoint(map(str.casefold, own))
    if counts or any(words.limits_at(own[at:]) for at in range(len(own))):
        return False
    return not (words.speaks(own) or any(map(words.negates, own)))


def speaks_up(line: str, words: QuotingWords) -> bool:
    """Whether a notice or a caption says what neither does: *we*, a denial, a sum, words behind it."""
    forms = _WORD.findall(line)
    speaks = words.speaks(forms) or any(map(words.negates, forms))
    if words.listed.reserves_rights(line) or (speaks and _SAYING.fullmatch(line)):
        return speaks
    if _states(line, words):
        return True
    if not _PICTURE.search(line):
        return False
    ends = [match.end() for match in _CREDIT.finditer(line)]
    behind = _WORD.findall(line[ends[-1] :]) if ends else []
    return speaks or len(behind) > _TAIL or _SUMS.search(line) is not None


def _states(line: str, words: QuotingWords) -> bool:
    """Whether a label of a picture, or a credit in brackets, stands beside a number or a whole sentence."""
    label, closed = _LABEL.fullmatch(line.strip()), _CLOSED.fullmatch(line.strip())
    if label:
        shown = label["shown"]
        forms = [form for form in _WORD.findall(shown) if not _YEAR.fullmatch(form)]
        if words.how_many.counts(forms):
            return True
        ends = shown.rstrip(_QUOTES)[-1:] in _STOPS or bool(label["tells"])
    elif closed and _PICTURE.search(line):
        forms, ends = _WORD.findall(closed["said"]), True
    else:
        return False
    small = sum(form[0].islower() for form in forms)
    return ends and (small >= _SENTENCE - 1 if label and not label["tells"] else small >= _SENTENCE)


def doubtful_furniture(streams: Sequence[Stream], words: QuotingWords) -> Iterator[Doubt]:
    """The lines of sources that print the statement which are furniture by the list, and may be text.

    What all of them print tells no two apart, and what an editor decided is no doubt.
    """
    suspects = [
        (stream, line)
        for stream in streams
        for line in stream.layout.furniture
        if not any(made.start <= line.start < made.end for made in stream.witness.decided)
        and speaks_up(line.text, words)
    ]
    printed = [frozenset(map(str.strip, each.witness.text.splitlines())) for each in streams if suspects]
    for stream, line in suspects:
        if not all(line.text in lines for lines in printed):
            yield Doubt(
                f"{stream.witness.siglum} has a line that looks like a web page's, "
                f"“{shortened(line.text, _SHOWN)}”: statement or not? "
                "A decision says it (`text`, `furniture`)."
            )

"""Words, slots, and words divided at line ends."""

from __future__ import annotations

import pytest

from edition.model import WordRange
from edition.text import tokens
from edition.text.kept import Kept
from edition.text.ladders import ladder, read_rules
from edition.text.layout.paragraph_layout import read_layout
from edition.text.lexicon import Lexicon
from edition.text.spacing import Words
from edition.text.streams import Stream
from edition.text.tokens import divide_words, tokenize
from tests.support.witnesses import witness


def streams(*texts: str) -> tuple[list[Stream], Lexicon]:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    witnesses = [witness(siglum, text) for siglum, text in zip("ABCD", texts, strict=False)]
    return tokenize(witnesses, [read_layout(each.text) for each in witnesses], lexicon), lexicon


def words(*texts: str) -> list[str]:
    found, lexicon = streams(*texts)
    return [lexicon.forms[form] for form in found[0].forms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t stop", ["don’t", "stop"]),
        ("“Huawei’s”", ["Huawei’s"]),
        ("TS 33.107, 3GPP/ETSI", ["TS", "33.107", "3GPP", "ETSI"]),
        ("the end.The start", ["the", "end", "The", "start"]),
        ("U.S. troops", ["U.S", "troops"]),
        ("£169m and 5%", ["£", "169m", "and", "5", "%"]),
        ("so-called", ["so", "called"]),
        ("_really_", ["really"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("日本語です", ["日", "本", "語", "で", "す"]),
        ("ที่", ["ที่"]),
        ("كتاب جديد", ["كتاب", "جديد"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("* * *", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    found = divide_words(text, [(0, len(text))])
    assert found.forms == expected
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("the inter-\nception of\n", "", ["the", "interception", "of"]),
        ("the inter-\n\nception of", "interception", ["the", "interception", "of"]),
        ("a so-\ncalled end", "so-called", ["a", "so", "called", "end"]),
        ("der Richter-\noder Anwalt", "", ["der", "Richter", "oder", "Anwalt"]),
        ("in pre-\nand postwar", "he and his pre- and", ["in", "pre", "and", "postwar"]),
        ("the state-\nment was", "the state- ment was", ["the", "statement", "was"]),
        ("a thous-\nand men", "", ["a", "thousand", "men"]),
        ("the inter\u00ad\nception", "", ["the", "interception"]),
        ("the year 1914-\n18 was", "", ["the", "year", "1914", "18", "was"]),
        ("a long –\ndash", "", ["a", "long", "dash"]),
        ("cost 1,250,\n000 pounds", "1,250,000", ["cost", "1,250,000", "pounds"]),
        ("cost 1,250,0-\n00 pounds", "1,250,000", ["cost", "1,250,000", "pounds"]),
        ("cost 1,250,-\n000 pounds", "1,250,000", ["cost", "1,250,000", "pounds"]),
        ("norm 33.\n107 of it", "33.107", ["norm", "33.107", "of", "it"]),
        ("at 12:\n45 he", "12:45", ["at", "12:45", "he"]),
        ("pages 3,\n5 and 7", "3 and 5", ["pages", "3", "5", "and", "7"]),
        ("in 1914.\n1918 was", "1914 1918", ["in", "1914", "1918", "was"]),
        ("of 12\n50 were", "1250", ["of", "12", "50", "were"]),
    ],
)
def test_words_divided_at_line_ends(text: str, other: str, expected: list[str]) -> None:
    assert words(text, other or "other") == expected


def test_a_joined_word_reads_whole_and_its_offsets_span_the_line_end() -> None:
    (stream, _), _ = streams("the inter-\nception of", "other")
    assert (int(stream.starts[1]), int(stream.ends[1])) == (4, 18)
    assert stream.paragraph(0, 22).text == "the interception of"


def test_a_number_divided_at_a_line_end_reads_whole() -> None:
    (stream, _), _ = streams("it cost 1,250,-\n000 pounds, at 12:\n45", "1,250,000 12:45")
    assert stream.paragraph(0, 40).text == "it cost 1,250,000 pounds, at 12:45"


def test_slots_are_reading_text() -> None:
    (stream, _), _ = streams("one, \n two.” “three", "other")
    assert stream.slots == ("", ", ", ".” “")


def test_marks_are_taken_one_by_one() -> None:
    (stream, _), _ = streams('one." \n “two', "other")
    assert [piece.text for piece in stream.pieces(3, 9)] == [".", '"', " ", "“"]


def test_furniture_interrupts_a_paragraph() -> None:
    lines = [f"words {chr(97 + n) * 5} that run on and on across the page" for n in range(6)]
    pages = [f"THE RUNNING HEAD\n{one}\n{two}\n" for one, two in zip(lines[::2], lines[1::2], strict=True)]
    text = "\f".join(page + f"{number}\n" for number, page in enumerate(pages, 1))
    (stream, _), _ = streams(text, "other")
    paragraph = stream.paragraph(*stream.extent(WordRange(0, len(stream))))
    assert len(paragraph.spans) == 3
    assert paragraph.text == " ".join(lines)
    assert "".join(text[start:end] for start, end in paragraph.spans).count("HEAD") == 0


def test_words_of_a_text_that_is_as_before_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(base: str, kept: Kept | None) -> list[Stream]:
        texts = [witness("A", base), witness("B", "The tide, the harb-\nour and the tide.")]
        lexicon = Lexicon(ladder(read_rules(), "en"))
        if kept:
            kept.begin()
        return tokenize(texts, [read_layout(each.text) for each in texts], lexicon, kept)

    made: list[Words] = []
    slots_of = tokens._slots
    monkeypatch.setattr(tokens, "_slots", lambda words, joins: made.append(words) or slots_of(words, joins))
    kept = Kept()
    read("The tide in the harbour.", kept)
    again = read("A boat in the harbour, at last.", kept)
    assert len(made) == 3  # two, and then the first anew
    for one, other in zip(again, read("A boat in the harbour, at last.", None), strict=True):
        assert one.slots == other.slots
        for name in ("forms", "keys", "sizes", "slot_numbers"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()

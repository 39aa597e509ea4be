"""Of subtitles what is said is read, line by line; what is left out is told."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of
from edition.sources.original import Extract


def cue(text: str, second: int = 1, sign: str = ".") -> str:
    return f"00:00:{second:02}{sign}000 --> 00:00:{second + 2:02}{sign}500 align:start\n{text}\n\n"


def read(text: str, ending: str = "vtt") -> Extract:
    return extract_of(Original(f"a.{ending}", text.encode()))


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("WEBVTT\n\n" + cue("We deny that\nany well was shut.") + cue("All of it.", 4), "vtt"),
        (
            "\ufeffWEBVTT - a title\nKind: captions\n\none\n"
            + cue("<c.x>We</c> deny <i>that</i>\nany well was shut.")
            + "2\n"
            + cue("<00:00:04.100>All&nbsp;of it.", 4).replace("&nbsp;", " "),
            "vtt",
        ),
        (
            "1\n"
            + cue("We deny that\nany well was shut.", sign=",")
            + "2\n"
            + cue("{\\an8}<font color=red>All of it.</font>", 4, ","),
            "srt",
        ),
        (cue("We deny that\nany well was shut.").replace("\n", "\r\n") + cue("All of it.", 4), "srt"),
    ],
)
def test_what_is_said_is_read_line_by_line(text: str, ending: str) -> None:
    extract = read(text, ending)
    assert (extract.text, extract.remarks) == ("We deny that\nany well was shut.\nAll of it.\n", ())


def test_escapes_are_those_of_the_format() -> None:
    assert read(f"WEBVTT\n\n{cue('R&amp;D')}").text == "R&D\n"
    assert read(cue("R&amp;D"), "srt").text == "R&amp;D\n"


def test_speakers_and_notes_are_told() -> None:
    extract = read(
        f"WEBVTT\n\nNOTE Not for air\n\nSTYLE\n::cue {{}}\n\n{cue('<v.loud Mayor Lee>We deny it.</v>')}"
    )
    assert extract.text == "We deny it.\n"
    assert extract.remarks == (
        "names its speakers, left out here: “Mayor Lee”",
        "has notes that are not shown, left out here: “Not for air”",
    )


def test_lines_that_roll_up_are_read_once_and_said_again_twice() -> None:
    rolling = cue("We deny") + cue("We deny\nall of it", 2) + cue("all of it\nand more.", 3)
    extract = read(f"WEBVTT\n\n{rolling}")
    assert extract.text == "We deny\nall of it\nand more.\n"
    assert extract.remarks == ("has captions that roll up: lines that cues show again are read once",)
    said = cue("No.") + cue("No.", 2) + cue("We deny it.", 3) + cue("All of it.", 4)
    assert read(f"WEBVTT\n\n{said}").text == "No.\nNo.\nWe deny it.\nAll of it.\n"


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("WEBVTT\n\n", "has no words", None),
        (cue("We deny it.") + "All of it.\n", "has words without a time, “All of it.”", 4),
        ("1\n00:01 -> 00:02\nWe deny it.\n", "has words without a time", 1),
    ],
)
def test_what_is_no_cue_is_refused_with_its_line(text: str, why: str, line: int | None) -> None:
    with pytest.raises(EditionError, match=why) as caught:
        read(text, "srt")
    (fault,) = caught.value.faults
    assert fault.line == line


def test_a_line_of_spaces_parts_no_cue_in_two() -> None:
    rolls = [
        (" \nwe<00:00:00.480><c> deny</c><00:00:00.719><c> that</c>", 1),
        ("we deny that\n ", 2),
        ("we deny that\nany well was shut", 3),
        ("any well was shut\nall of it", 4),
    ]
    extract = read("WEBVTT\nKind: captions\n\n" + "".join(cue(*each) for each in rolls))
    assert extract.text == "we deny that\nany well was shut\nall of it\n"
    spaced = cue("We deny that.") + cue("All of it.", 4)
    assert read(spaced.replace("\n\n", "\n  \n"), "srt").text == "We deny that.\nAll of it.\n"


def test_a_time_begins_a_cue_though_no_blank_line_stands_before_it() -> None:
    close = "1\n00:00:01,000-->00:00:02,000\nWe sold\n14\n2\n00:00:03,000 --> 00:00:04,000\nships.\n"
    assert read(close, "srt").text == "We sold\n14\nships.\n"
    bare = close.replace("1\n00", "00", 1).replace("\n2\n", "\n")
    assert read(bare, "srt").text == "We sold\n14\nships.\n"


def test_a_number_before_a_time_that_is_not_the_next_is_a_word() -> None:
    """It was left out without a word, in a cue behind which no blank line stands."""
    close = "1\n00:00:01,000 --> 00:00:02,000\nIn\n1984\n00:00:03,000 --> 00:00:04,000\nwe sold it.\n"
    assert read(close, "srt").text == "In\n1984\nwe sold it.\n"
    assert read(close.replace("1984", "1984\n2"), "srt").text == "In\n1984\nwe sold it.\n"
    assert read(close.replace("1984", "9" * 5000), "srt").text == f"In\n{'9' * 5000}\nwe sold it.\n"

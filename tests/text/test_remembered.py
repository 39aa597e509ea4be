"""What is made of the same rules is made once, of others anew."""

from __future__ import annotations

from edition.analysis.kinds.meaning import meaning
from edition.text.ladders import ladder, read_rules
from edition.text.remembered import remembered


def test_the_same_object_and_the_same_words_give_what_was_made_before() -> None:
    made = []

    @remembered
    def count(rules: dict[str, int], language: str | None) -> int:
        made.append(language)
        return len(made)

    rules, alike = {"a": 1}, {"a": 1}
    assert [count(rules, "en"), count(rules, "e" + "n"), count(rules, None), count(alike, "en")] == [
        1,
        1,
        2,
        3,
    ]


def test_a_reading_has_one_value_however_many_were_asked_for_before() -> None:
    known = ladder(read_rules(), "en")
    words = meaning(read_rules(), "en", known.figures)
    assert words is meaning(read_rules(), "en", known.figures)
    before = words.value("twelve million")
    for number in range(50):
        words.value(f"{number} and twelve")
    assert words.value("twelve million") == before is not None

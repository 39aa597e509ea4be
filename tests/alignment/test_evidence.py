"""What is no chance: short texts that agree, long ones that share a turn of phrase."""

from __future__ import annotations

import random

import numpy as np
import pytest

from edition.alignment.evidence import by_chance, strongest, weighed
from edition.alignment.links import equal_runs
from edition.alignment.words import align
from edition.analysis.answer.verdict import verdict
from tests.quality.vocabulary import NOUNS, VERBS
from tests.support.witnesses import collated


def nats(one: str, two: str) -> float:
    a, b = one.split(), two.split()
    keys = sorted({*a, *b})
    numbers = [np.array([keys.index(word) for word in words], dtype=np.int64) for words in (a, b)]
    alignment = align(numbers[0], numbers[1], keys)
    assert equal_runs(alignment) or alignment.alike
    return strongest(weighed(alignment, *numbers, keys))


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert nats("a kingfisher", "b kingfisher") > nats("a the", "b the")
    common = " ".join(f"of w{i}" for i in range(200))
    assert nats("of kingfisher", "of heron") > nats(f"x of {common}", f"y of {common.replace('w', 'v')}")


def test_words_in_order_say_it_together_and_what_stands_between_against_it() -> None:
    together = nats("the black cat sat", "the black cat lay")
    apart = nats("the w1 w2 w3 black w4 w5 w6 cat", "the v1 v2 v3 black v4 v5 v6 cat")
    assert together > apart


def test_more_places_have_more_chance() -> None:
    assert by_chance(3, 3) < by_chance(3, 1000) < by_chance(1000, 1000)


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        ("the black cat", "the white cat", "en"),
        ("She saw a grey horse", "She saw the grey mare", "en"),
        ("Festina lente", "Festina valde lente", "la"),
        ("arma virumque cano", "arma viros cano", "la"),
        ("Der Mond ist aufgegangen", "Der Mond ist untergegangen", "de"),
        ("наш дом стоит у реки", "наш сад стоит у реки", "ru"),
        ("天地玄黃宇宙洪荒", "天地玄黄宇宙洪荒", "zh"),
        ("春が来た春が来た", "春は来た春も来た", "ja"),
        ("השמים מספרים כבוד אל", "השמים מספרים כבוד האל", "he"),
        ("우리는 오늘 왔다", "우리는 어제 왔다", "ko"),
        ("the", "the black cat", "en"),
        ("We have it.", "We had it.", "en"),
        ("We have it", "We had it", "en"),
        ("It was not.", "It was so!", "en"),
        ("Es war gut", "Es war schlecht", "de"),
        ("Sie ist da.", "Er ist da.", "de"),
        ("Il a tort.", "Il a raison.", "fr"),
        ("Lui ha torto.", "Lui ha ragione.", "it"),
        ("Он не я.", "Он не ты.", "ru"),
    ],
)
def test_short_texts_that_agree_are_aligned(one: str, two: str, language: str) -> None:
    edition = collated(one, two, language=language)
    assert not edition.unrelated
    assert not any(edition.framing.values())
    assert all(edition.passages[0].paragraphs.values())


@pytest.mark.parametrize(
    "first", [0xA990, 0x12000, 0x13000, 0x17000]
)  # Javanese, cuneiform, hieroglyphs, Tangut
def test_each_sign_of_a_script_without_spaces_is_a_word(first: int) -> None:
    signs = [chr(first + at) for at in (2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 3, 9, 15)]
    others = [chr(first + 4) if at in (1, 5, 9) else sign for at, sign in enumerate(signs)]
    edition = collated("".join(signs), "".join(others))
    assert [unit.lemma.text for _, unit in edition.units()] == [signs[1], signs[5], signs[9]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It was not", "It was the"),
        ("From Penhale to Inverley the request", "What the request of Ardmore filed"),
        ("When a certain tall mountain was seen", "A certain barrier was sold then"),
        ("No board of", "To no board"),
        ("He was in.", "So he was."),
        ("es war nicht", "es war zum"),
        ("он не был", "он не у"),
        ("καὶ ὁ λόγος", "καὶ ὁ ἦν"),
    ],
)
def test_words_that_any_text_has_make_no_two_texts_one(one: str, two: str) -> None:
    assert collated(one, two).unrelated == {"A", "B"}


@pytest.mark.parametrize("words", ["it", "it was", "it was not", "it was not the", "it was not the end"])
def test_what_is_the_same_is_one_text_however_common_its_words(words: str) -> None:
    assert not collated(words, words + " she").unrelated


def test_short_paragraphs_that_begin_and_end_alike_are_one_wherever_they_stand() -> None:
    for before in ("", "A long story about the harbour of the town comes first.\n\n"):
        edition = collated(f"{before}We have it.\n", f"{before}We had it.\n")
        assert not edition.unrelated
        assert not any(edition.framing.values())
        assert [unit.kind.value for _, unit in edition.units()] == ["substitution"]


@pytest.mark.parametrize("common", ["at the end of the day", "for the first time", "as soon as he could"])
def test_a_turn_of_phrase_makes_no_two_texts_one(common: str) -> None:
    chance = random.Random(3)
    words = chance.sample(sorted({*NOUNS, *VERBS}), 200)
    one, more, two, others = (" ".join(words[at : at + 50]) for at in range(0, 200, 50))
    edition = collated(f"{one} {common} {more}", f"{two} {common} {others}")
    assert "B" in edition.unrelated
    assert verdict(edition).answer == "These sources share no text."


@pytest.mark.parametrize("phrase", ["auf den ersten Blick", "so bald wie möglich"])
def test_a_turn_of_phrase_makes_no_two_short_texts_one(phrase: str) -> None:
    one = f"Die Breite {phrase} der Linien einer Ansicht in Pixeln der Baum daneben"
    two = f"Wer den Zug um neun Uhr nimmt sieht {phrase} nichts als Felder Wiesen und ein Gehöft mit Linien"
    assert "B" in collated(one, two).unrelated


def test_a_few_words_that_are_most_of_a_verse_make_two_texts_one() -> None:
    edition = collated("Del roi qui fu de tel tesmoing", "Et bien qui fu de tel manieres")
    assert not edition.unrelated


def test_lines_of_a_word_say_together_what_none_says_alone() -> None:
    hymn = "nu we sculon herian heofonrices weard metodes mihte and his modgethanc weorc wuldorfaeder"
    other = "nu sculun hergan hefaenricaes uard metudaes maecti end his modgidanc uerc uuldurfadur"
    edition = collated(hymn, "\n".join(other.split()), language="ang")
    assert not any(edition.framing.values())
    assert len(edition.passages) == 1


def test_a_run_of_words_says_nothing_beyond_its_paragraph() -> None:
    """What follows an equal paragraph is judged by itself: one changed word does not make it framing."""
    edition = collated(
        "We deny it.\n\nWe have always denied it.\n", "We deny it.\n\nWe have never denied it.\n"
    )
    assert len(edition.passages) == 2
    assert [len(edition.framing[siglum]) for siglum in "AB"] == [0, 0]

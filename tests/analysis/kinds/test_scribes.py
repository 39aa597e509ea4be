"""What scribes wrote for a word, or for a letter, is no other word; what stands for another word is."""

from __future__ import annotations

import pytest

from edition.model import Detail, Kind
from tests.support.witnesses import collated

CONTRACTED = Detail.ABBREVIATION
ACCENTED = Detail.ACCENT


@pytest.mark.parametrize(
    ("language", "one", "two", "kind", "detail"),
    [
        ("ar", "في", "فى", Kind.SPELLING, None),  # as Egypt prints it
        ("ar", "حتى", "حتي", Kind.SPELLING, None),
        ("ar", "بنى", "بني", Kind.SPELLING, Detail.DOUBTFUL),  # he built, sons of
        ("ar", "الى", "الي", Kind.SPELLING, Detail.DOUBTFUL),
        ("la", "et", "⁊", Kind.SPELLING, None),
        ("la", "et", "&", Kind.SPELLING, None),
        ("la", "vel", "⁊", Kind.SUBSTITUTION, None),
        ("la", "dictu", "dictū", Kind.SPELLING, Detail.DOUBTFUL),  # dictum
        ("la", "dictu", "dictũ", Kind.SPELLING, Detail.DOUBTFUL),
        ("la", "dns", "dn̄s", Kind.SPELLING, Detail.DOUBTFUL),  # dominus
        ("la", "terra", "terrā", Kind.SPELLING, ACCENTED),
        ("fr", "et", "&", Kind.SPELLING, None),
        ("de", "und", "&", Kind.SPELLING, None),
        ("de", "oder", "&", Kind.SUBSTITUTION, None),
        ("en", "and", "⁊", Kind.SPELLING, None),
        ("ang", "ond", "⁊", Kind.SPELLING, None),
        ("ang", "weard", "ƿeard", Kind.SPELLING, None),
        ("ang", "modgeðanc", "modgeþanc", Kind.SPELLING, None),
        ("ang", "god", "gōd", Kind.SUBSTITUTION, None),  # God, good
        ("enm", "that", "þat", Kind.SPELLING, None),
        ("non", "maðr", "maþr", Kind.SPELLING, None),
        ("cu", "откуду", "ѿкуду", Kind.SPELLING, None),
        ("grc", "κυρίου", "κ̅υ̅", Kind.SPELLING, CONTRACTED),
        ("grc", "Ἰησοῦς", "ι̅ς̅", Kind.SPELLING, CONTRACTED),
        ("grc", "θεὸς", "ὃς", Kind.SUBSTITUTION, None),  # 1 Tim 3:16
        ("grc", "ἀνθρώπῳ", "ἄνω", Kind.SUBSTITUTION, None),  # above
        ("grc", "κυρίου", "θυ", Kind.SUBSTITUTION, None),
        ("grc", "καὶ", "ϗ", Kind.SPELLING, None),
        ("grc", "πάντα", "π̣άντ̣α", Kind.SPELLING, ACCENTED),  # damaged letters, says the editor
        ("grc", "λόγος", "λ̣ό̣γ̣ο̣ς̣", Kind.SPELLING, ACCENTED),
        ("grc", "πότε", "πο̣τέ", Kind.SUBSTITUTION, None),  # when, some time
        ("grc", "ἦλθεν", "ἦλθε", Kind.SPELLING, None),
        ("grc", "λέγουσιν", "λέγουσι", Kind.SPELLING, None),
        ("grc", "οὐδὲν", "οὐδὲ", Kind.SUBSTITUTION, None),  # nothing, nor
        ("grc", "μὲν", "με", Kind.SUBSTITUTION, None),  # on the one hand, me
        ("grc", "κρίσιν", "κρίσι", Kind.SUBSTITUTION, None),  # the accusative, or a dative written by ear
        ("grc", "καθ", "κατὰ", Kind.SPELLING, None),
        ("grc", "μετὰ", "κατ", Kind.SUBSTITUTION, None),
        ("grc", "οὐκ", "οὐχ", Kind.SPELLING, None),
        ("grc", "οὐκ", "οὗ", Kind.SUBSTITUTION, None),  # whose
        ("grc", "ἐκ", "ἕξ", Kind.SUBSTITUTION, None),  # six
        ("hy", "եւ", "և", Kind.TYPOGRAPHIC, None),
        ("syc", "ܒܪܫܝܬ", "ܒܪܵܫܝܼܬ݂", Kind.SPELLING, ACCENTED),
        ("syr", "ܒܪܫܝܬ", "ܒܪܵܫܝܼܬ݂", Kind.SPELLING, ACCENTED),
        ("cop", "ϩⲛ", "ϩⲛ̄", Kind.SPELLING, ACCENTED),
        ("cop", "ⲙⲫⲣⲏϯ", "ⲙ̀ⲫⲣⲏϯ", Kind.SPELLING, ACCENTED),
        ("he", "שָׁ֖לוֹם", "שָׁ֑לוֹם", Kind.SPELLING, ACCENTED),  # sung otherwise
        ("es", "e l", "él", Kind.SUBSTITUTION, None),  # the list has it as the one, él, not el
        ("sa", "देवस्य", "देव॑स्य", Kind.SPELLING, ACCENTED),
        ("syc", "ܡܠܟܐ", "ܡܠܟ̈ܐ", Kind.SUBSTITUTION, None),  # king, kings
    ],
)
def test_a_sign_is_the_word_that_it_stands_for(
    language: str, one: str, two: str, kind: Kind, detail: Detail | None
) -> None:
    around = "unus duo tres {} quattuor quinque sex"
    edition = collated(around.format(one), around.format(two), language=language)
    (unit,) = edition.passages[0].units
    assert (unit.kind, unit.readings["B"].detail) == (kind, detail)


def test_a_sign_for_a_word_is_lacked_as_a_word() -> None:
    edition = collated("arma ⁊ virum cano", "arma virum cano", language="la")
    (unit,) = edition.passages[0].units
    assert unit.kind is Kind.OMISSION

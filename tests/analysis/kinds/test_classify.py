"""The kind of a difference, in a table."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.classify import Classifier, classifier
from edition.analysis.kinds.confusions import Misreading
from edition.analysis.kinds.meaning import meaning
from edition.analysis.kinds.near_words import near_words
from edition.analysis.kinds.readings import capital_by_place
from edition.analysis.kinds.shortening import shortening
from edition.model import Detail, Kind, Transcription
from edition.text.ladders import ladder, read_rules

WORDS = "so all an has had take form from their firewalls increase decrease house horse now not"
LADDER = ladder(read_rules(), "en")
CLASSIFIER = Classifier(
    LADDER,
    meaning(read_rules(), "en", LADDER.figures),
    shortening(read_rules(), "en", LADDER),
    frozenset(WORDS.split()).__contains__,
)
MISREADING = Misreading(LADDER.confusions)
PRINT, OCR = Transcription.BORN_DIGITAL, Transcription.OCR

TABLE = [
    # base, other, between born-digital witnesses, where the other was recognised
    ("word", "word", None, None),
    ("\u00a0", " ", Kind.TYPOGRAPHIC, Kind.TYPOGRAPHIC),
    ("don’t", "don't", Kind.TYPOGRAPHIC, Kind.TYPOGRAPHIC),
    ("cannot", "can not", Kind.SPACING, Kind.SPACING),
    ("The", "the", Kind.CASE, Kind.CASE),
    ("4-A", "4-a", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("5(1)(A)", "5(1)(a)", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("5-A-side", "5-a-side", Kind.CASE, Kind.CASE),
    ("take", "taKe", Kind.CASE, Kind.OCR),
    ("“", "", Kind.PUNCTUATION, Kind.PUNCTUATION),
    (";", ",", Kind.PUNCTUATION, Kind.PUNCTUATION),
    ("today", "to-day", Kind.PUNCTUATION, Kind.PUNCTUATION),
    ("rumours", "rumors", Kind.SPELLING, Kind.SPELLING),
    ("firewalls", "nrewans", Kind.SUBSTITUTION, Kind.OCR),
    ("all", "an", Kind.SUBSTITUTION, Kind.OCR),
    ("has", "had", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("form", "from", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("increase", "decrease", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("now", "not", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("", "very", Kind.ADDITION, Kind.ADDITION),
    ("very", "", Kind.OMISSION, Kind.OMISSION),
    ("33.107", "33.187", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("1.5", "15", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("mg/kg", "mg kg", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("5mg/kg", "5mg kg", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("+44", "44", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("5+", "5-", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("§5", "5", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("VAT", "vat", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("A.C.T.", "act", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("2018", "2O18", Kind.SUBSTITUTION, Kind.OCR),
    ("and", "aiid", Kind.SUBSTITUTION, Kind.OCR),
    ("Putin", "Zelenskyy", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("its", "it's", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("US", "us", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("x²", "x", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("paid²", "paid", Kind.PUNCTUATION, Kind.PUNCTUATION),
    ("1860", "186O", Kind.SUBSTITUTION, Kind.OCR),
    ("one", "0ne", Kind.SUBSTITUTION, Kind.OCR),
    ("1654", "panel", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("a", "n", Kind.SUBSTITUTION, Kind.OCR),
]


@pytest.mark.parametrize(("base", "other", "printed", "recognised"), TABLE)
def test_kinds(base: str, other: str, printed: Kind | None, recognised: Kind | None) -> None:
    assert CLASSIFIER.classify(base, other, PRINT, PRINT).kind is printed
    assert CLASSIFIER.classify(base, other, PRINT, OCR).kind is recognised


def test_lost_words_are_a_lacuna_and_lost_marks_are_not() -> None:
    assert CLASSIFIER.classify("some words", "", PRINT, OCR, lost=True).kind is Kind.LACUNA
    assert CLASSIFIER.classify("“", "", PRINT, OCR, lost=True).kind is Kind.PUNCTUATION


def test_a_misreading_costs_what_the_table_says() -> None:
    assert MISREADING.cost("firewalls", "nrewans") == 0.5
    assert MISREADING.cost("same", "same") == 0
    assert MISREADING.cost("a", "zz") == 2


@pytest.mark.parametrize(
    ("base", "other", "kind", "detail"),
    [
        ("2018", "2019", Kind.SUBSTITUTION, Detail.FIGURE),
        ("million", "billion", Kind.SUBSTITUTION, Detail.FIGURE),
        ("plan 5A", "plan 5a", Kind.SUBSTITUTION, Detail.FIGURE),
        ("5PM", "5pm", Kind.CASE, None),
        ("£5M", "£5m", Kind.CASE, None),
        ("CHF", "SEK", Kind.SUBSTITUTION, Detail.FIGURE),
        ("Monday", "Sunday", Kind.SUBSTITUTION, Detail.FIGURE),
        ("£169m", "£169 million", Kind.SPELLING, Detail.SAME_FIGURE),
        ("now", "not", Kind.SUBSTITUTION, Detail.DOUBTFUL),
        ("house", "horse", Kind.SUBSTITUTION, Detail.DOUBTFUL),
        ("all", "an", Kind.OCR, Detail.DOUBTFUL),
        ("so", "50", Kind.OCR, Detail.DOUBTFUL),
        ("to", "10", Kind.SUBSTITUTION, Detail.FIGURE),
        ("II", "11", Kind.SUBSTITUTION, Detail.FIGURE),
        ("CEO's", "CFO's", Kind.OCR, Detail.DOUBTFUL),
        ("CEOs", "CFOs", Kind.OCR, Detail.DOUBTFUL),
        ("C.E.O.", "C.F.O.", Kind.OCR, Detail.DOUBTFUL),
        ("FORM", "FQRM", Kind.OCR, None),
        ("house", "hcuse", Kind.OCR, None),
        ("", "in 2018", Kind.ADDITION, None),
        ("5", "", Kind.OMISSION, Detail.FIGURE),
    ],
)
def test_details_of_what_was_recognised(base: str, other: str, kind: Kind, detail: Detail | None) -> None:
    assert CLASSIFIER.classify(base, other, PRINT, OCR) == (kind, detail)


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [("not", "n0t", Kind.OCR), ("now", "not", Kind.SUBSTITUTION), ("all", "an", Kind.OCR)],
)
def test_of_two_recognised_sources_either_may_be_the_misread(one: str, two: str, kind: Kind) -> None:
    assert CLASSIFIER.classify(one, two, OCR, OCR) == CLASSIFIER.classify(two, one, OCR, OCR)
    assert CLASSIFIER.classify(one, two, OCR, OCR).kind is kind


@pytest.mark.parametrize(
    ("language", "printed", "read", "sure"),
    [
        ("sv", "han", "hon", False),
        ("la", "bellum", "bonum", False),
        ("sv", "regeringen", "regeringeu", True),
        ("en", "CEO", "CFO", False),
        ("en", "vim", "vi", False),
        ("en", "was", "wos", True),
        ("en", "this", "tbis", True),
        ("en", "me", "mc", True),
        ("fr", "de", "dc", True),
        ("it", "il", "ii", True),
        ("es", "y", "v", True),
        ("fr", "cc", "cs", False),
        ("es", "cda", "cdta", False),
        ("en", "men's", "man's", False),
        ("en", "pro", "pre", False),
        ("en", "men's", "rnen's", True),
    ],
)
def test_what_no_list_has_may_yet_be_another(language: str, printed: str, read: str, sure: bool) -> None:
    judge = classifier(read_rules(), language).classify
    finding = judge(printed, read, Transcription.BORN_DIGITAL, Transcription.OCR)
    assert finding == (Kind.OCR, None if sure else Detail.DOUBTFUL)


@pytest.mark.parametrize(
    ("text", "word", "by_place"),
    [
        ("they ACT and START now", "ACT", False),
        ("the US NAVY came", "US", False),
        ("the A.M.A. ACT fell", "ACT", False),
        ("They went. ACT NOW they say", "ACT", True),
        ("they cry WE MUST ACT and go", "ACT", True),
        ("it fell.\n\nTHE ACT\n\nIt fell", "ACT", True),
    ],
)
def test_more_than_two_words_in_capitals_stand_among_capitals(text: str, word: str, by_place: bool) -> None:
    assert capital_by_place(text, word, text.index(word)) is by_place


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ph.D.", "PhD", True),
        ("M.Ed.", "MEd", True),
        ("U.S.", "US", True),
        ("so.me", "some", False),
        ("on.us", "onus", False),
        ("No.on", "Noon", False),
        ("da.zu", "dazu", False),
    ],
)
def test_points_part_letters_not_words(one: str, two: str, same: bool) -> None:
    finding = CLASSIFIER.classify(one, two, PRINT, PRINT)
    assert (finding == (Kind.SPELLING, Detail.ABBREVIATION)) is same


@pytest.mark.parametrize(
    ("language", "short", "full", "same"),
    [
        ("en", "№", "No.", True),
        ("en", "№", "no", False),
        ("en", "St", "Saint", True),
        ("en", "Capt", "Captain", True),
        ("en", "Co", "Company", True),
        ("en", "col", "colonel", False),
        ("en", "Art", "Article", False),
        ("en", "Mass", "Massachusetts", False),
        ("de", "u. U.", "unter Umständen", True),
        ("de", "u. U.", "unter anderem", False),
        ("fr", "p. ex.", "par exemple", True),
        ("fr", "L’art.", "L'article", True),
        ("fr", "vol", "volume", False),
        ("ru", "те", "то есть", False),
        ("de", "Kap", "Kapitel", False),
        ("it", "sen.", "senatore", True),
        ("it", "sen", "senatore", False),
        ("nl", "m'n", "mijn", True),
        ("nl", "m'n", "zijn", False),
        ("pl", "m.in.", "między innymi", True),
        ("pl", "ok.", "około", True),
        ("cs", "tzv.", "takzvaný", True),
        ("ru", "т. п.", "тому подобное", True),
        ("ru", "т. п.", "так далее", False),
        ("uk", "т. д.", "так далі", True),
        ("no", "f.eks.", "for eksempel", True),
        ("fi", "esim.", "esimerkiksi", True),
        ("hu", "stb.", "satöbbi", True),
        ("ro", "d-na", "doamna", True),
        ("ro", "dl", "doamna", False),
        ("el", "π.χ.", "παραδείγματος χάριν", True),
    ],
)
def test_short_forms_are_those_of_the_language(language: str, short: str, full: str, same: bool) -> None:
    finding = classifier(read_rules(), language).classify(short, full, PRINT, PRINT)
    assert (finding == (Kind.SPELLING, Detail.ABBREVIATION)) is same


@pytest.mark.parametrize(
    ("language", "initials", "word", "sure"),
    [
        ("fr", "U.N.", "un", False),
        ("de", "E.S.", "es", False),
        ("en", "I.D.", "id", False),
        ("fr", "U.N.", "UN", True),
        ("en", "B.B.C.", "bbc", True),
        ("en", "O.K.", "ok", True),
        ("en", "P.S.", "ps", True),
        ("en", "U.N.", "un", False),
        ("en", "A.M.A.", "ama", False),
        ("en", "u.s.", "us", False),
        ("en", "a.m.", "am", True),
        ("es", "O.N.U.", "onu", False),
        ("de", "S.P.D.", "spd", True),
        ("en", "P.M.", "pm", True),
        ("en", "p.m.", "pm", True),
        ("ru", "т.е.", "те", False),
        ("ru", "т. е.", "те", False),
        ("fr", "l'art.", "l'article.", False),
        ("de", "usw.", "und so weiter.", True),
    ],
)
def test_initials_and_short_forms_may_be_a_word(language: str, initials: str, word: str, sure: bool) -> None:
    judge = classifier(read_rules(), language).classify
    for pair in ((initials, word), (word, initials)):
        assert (judge(*pair, PRINT, PRINT).detail is Detail.DOUBTFUL) is not sure


def test_the_accent_of_a_number_tells_it_from_an_article() -> None:
    judge = classifier(read_rules(), "da").classify
    assert judge("en", "én", PRINT, PRINT) == (Kind.SUBSTITUTION, Detail.FIGURE)


def test_small_letters_above_a_numeral_are_spelling() -> None:
    judge = classifier(read_rules(), "fr").classify
    assert judge("XIXe", "XIXᵉ", PRINT, PRINT).kind is Kind.SPELLING
    assert judge("XIe", "XIXᵉ", PRINT, PRINT).kind is Kind.SUBSTITUTION


def test_a_unit_among_capitals_has_its_capital_from_there() -> None:
    for initial, kind in ((True, Kind.CASE), (False, Kind.SUBSTITUTION)):
        assert CLASSIFIER.classify("5 H", "5 h", PRINT, PRINT, initial=initial).kind is kind


@pytest.mark.parametrize(("one", "two"), [("Meier", "Meyer"), ("MEIER", "MEYER"), ("Walters", "Walthers")])
def test_names_that_old_spelling_would_make_one_are_two_wherever_they_stand(one: str, two: str) -> None:
    judge = classifier(read_rules(), "de").classify
    assert {judge(one, two, PRINT, PRINT, initial=initial).kind for initial in (True, False)} == {
        Kind.SUBSTITUTION
    }


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "one hundred and five", "ONE HUNDRED AND FIVE"),
        ("en", "twenty per cent", "20 %"),
        ("en", "the Prime Minister can't", "the Prime Minister cannot"),
        ("en", "half a million", "500,000"),
        ("en", "5 July 2020", "2020-07-05"),
        ("el", "τοις εκατό", "ΤΟΙΣ ΕΚΑΤΌ"),
        ("fr", "deux cents", "DEUX CENTS"),
        ("de", "drei Millionen", "3 Millionen"),
        ("zh", "一万五千人", "15000人"),
    ],
)
def test_no_readings_that_say_the_same_are_passed_over_unjudged(language: str, one: str, two: str) -> None:
    judge = classifier(read_rules(), language)
    assert judge.same(one, two)
    short = judge.may_have_short(one) or judge.may_have_short(two)
    assert short or (judge.may_be_figure(one) and judge.may_be_figure(two))


def test_readings_of_other_words_are_neither_short_nor_figures() -> None:
    for text in ("the minister said", "one hundred people", "WE SHALL SEE"):
        assert not CLASSIFIER.may_have_short(text)
        assert not CLASSIFIER.may_be_figure(text)


def test_the_pope_is_written_either_way_in_spanish() -> None:
    assert classifier(read_rules(), "es").classify("papa", "Papa", PRINT, PRINT).kind is Kind.CASE


@pytest.mark.parametrize(
    ("printed", "read", "found"),
    [
        ("44", "4x4", (Kind.SUBSTITUTION, Detail.FIGURE)),
        ("1944", "19x44", (Kind.OCR, Detail.DOUBTFUL)),
        ("1908", "19O8", (Kind.OCR, None)),
    ],
)
def test_a_figure_read_with_a_letter_that_no_digit_looks_like_is_not_only_misread(
    printed: str, read: str, found: tuple[Kind, Detail | None]
) -> None:
    assert CLASSIFIER.classify(printed, read, PRINT, OCR) == found


@pytest.mark.parametrize(
    ("language", "one", "two", "kind"),
    [
        ("fr", "l'arme", "larme", Kind.SUBSTITUTION),
        ("fr", "l’une", "lune", Kind.SUBSTITUTION),
        ("it", "l'ago", "lago", Kind.SUBSTITUTION),
        ("it", "s'era", "sera", Kind.SUBSTITUTION),
        ("fr", "l'homme", "lhomme", Kind.PUNCTUATION),
        ("fr", "entr'acte", "entracte", Kind.PUNCTUATION),
        ("fr", "l’arme", "l'arme", Kind.TYPOGRAPHIC),
        ("it", "d'accordo", "daccordo", Kind.PUNCTUATION),
        ("de", "durch's", "durchs", Kind.PUNCTUATION),
        ("de", "für's", "fürs", Kind.PUNCTUATION),
        ("en", "Lee's", "Lees", Kind.SUBSTITUTION),
        ("sco", "Lee's", "Lees", Kind.SUBSTITUTION),
        ("und", "Lee's", "Lees", Kind.SUBSTITUTION),
    ],
)
def test_an_apostrophe_makes_another_word_where_both_are_known(
    language: str, one: str, two: str, kind: Kind
) -> None:
    known = classifier(read_rules(), language)
    assert {known.classify(*pair, PRINT, PRINT).kind for pair in ((one, two), (two, one))} == {kind}


@pytest.mark.parametrize(
    ("language", "words", "near"),
    [
        ("pt", ["avó", "último"], {("avó", "avo"), ("último", "ultimo")}),
        ("fr", ["l'arme", "lune", "homme"], {("l'arme", "larme"), ("lune", "l'une")}),
        ("fr", ["pêché"], {("pêché", "péché")}),
        ("en", ["resume"], set()),
    ],
)
def test_other_words_are_known_to_be_near(
    language: str, words: list[str], near: set[tuple[str, str]]
) -> None:
    found = set(near_words(classifier(read_rules(), language), words))
    assert found == near if not near else found >= near


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de", "fr", "el", "ja"])
def test_what_bare_words_are_spared_finds_nothing(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "house horse I V MIX m km noon May may five half Mr St no Dr UK uk EUR second seven et un"
    pairs = [(one, two) for one in text.split() for two in text.split()]
    soon = classifier(read_rules(), language)
    found = [soon.classify(*pair, *sides) for pair in pairs for sides in ((PRINT, OCR), (OCR, PRINT))]
    monkeypatch.setattr(Classifier, "_are_bare", lambda *given: False)
    long = classifier(read_rules(), language)
    assert found == [long.classify(*pair, *sides) for pair in pairs for sides in ((PRINT, OCR), (OCR, PRINT))]

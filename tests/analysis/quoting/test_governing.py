# ruff: noqa: E501
"""What denies a quotation from outside, in the statement and in the source."""

from __future__ import annotations

import pytest

from tests.support.stories import fidelities

_AFTER_DENIALS = {
    "en": "Not all of our divers were at the quay. We do not say that the fish will come back this year. No American was hurt by the blast. "
    "The town has never and will never sell the meadow. No, we never sold the meadow. We did not hide it, and all the books are open to the public.",
    "de": "Es trifft nicht zu, dass die Pumpen über Nacht abgeschaltet waren.",
    "es": "No es cierto que los vecinos hubieran avisado al Ayuntamiento.",
    "zh": "我司没有召回任何批次的产品，也没有收到投诉。",
}


@pytest.mark.parametrize(
    ("language", "told", "fidelity"),
    [
        ("en", "It said: “All of our divers were at the quay.”", "altered"),
        ("en", "It said, “[A]ll of our divers were at the quay.”", "altered"),
        ("en", "It said that “all of our divers were at the quay”.", "exact"),
        ("en", "“The fish will come back this year,” it said.", "altered"),
        ("en", "It said: “the fish will come back this year”.", "altered"),
        ("en", "“THE FISH WILL COME BACK THIS YEAR”", "altered"),
        ("en", "It would not say that “the fish will come back this year”.", "exact"),
        ("en", "The mayor, who has no boats, wrote: “the fish will come back this year”.", "altered"),
        ("en", "The mayor did not mince words: “the fish will come back this year”.", "altered"),
        ("en", "The mayor, no friend of it, wrote that “the fish will come back this year”.", "altered"),
        ("en", "“The fish will come back this year,” wrote the mayor, who has no boats.", "altered"),
        ("en", "It would not, the mayor wrote, say that “the fish will come back this year”.", "exact"),
        ("en", "“the fish will come back this year”, it wrote, is not what we say.", "exact"),
        ("en", "“American was hurt by the blast,” it said.", "altered"),
        ("en", "“Will never sell the meadow,” it said.", "exact"),
        ("en", "“We never sold the meadow,” it said.", "exact"),
        ("en", "“All the books are open to the public,” it said.", "exact"),
        ("de", "„Die Pumpen über Nacht abgeschaltet waren“, heißt es.", "altered"),
        ("es", "«Es cierto que los vecinos hubieran avisado al Ayuntamiento», dice.", "altered"),
        ("zh", "声明称：“召回任何批次的产品”。", "altered"),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_behind_its_denial_is_altered(language: str, told: str, fidelity: str) -> None:
    statement = f"1, 2.\n\n{_AFTER_DENIALS[language]}\n"
    assert fidelities(f"1.\n\n{told}", statement, language=language) == [fidelity]


@pytest.mark.parametrize("between", ["\n\n", ".\n\n"])
def test_a_headline_denies_nothing_that_stands_below_it(between: str) -> None:
    statement = "We have no evidence that the water of the town was poisoned."
    story = f"No water{between}“The water of the town was poisoned”, wrote the firm."
    assert fidelities(story, statement) == ["altered"]


@pytest.mark.parametrize(
    ("before", "fidelity"),
    [("", "altered"), ("The firm does not say ", "exact"), ("The firm said ", "altered")],
)
def test_only_the_sentence_of_a_quotation_denies_with_it(before: str, fidelity: str) -> None:
    statement = "We have no evidence that the water of the town was poisoned."
    story = f"No water\n\n{before}“the water of the town was poisoned”."
    assert fidelities(story, statement) == [fidelity]


@pytest.mark.parametrize(
    ("language", "denied", "told", "fidelity"),
    [
        ("en", "It is false that nobody", "It is false that “Nobody {}.”", "exact"),
        ("en", "It is false that nobody", "“Nobody {}” is false, it said.", "exact"),
        ("en", "It is false that nobody", "The mayor never said, “Nobody {}.”", "exact"),
        ("en", "We do not say that nobody", "It never said that “Nobody {}”.", "exact"),
        ("de", "Es ist falsch, dass niemand", "Es ist falsch, dass „Niemand {}“.", "exact"),
        ("fr", "Il est faux que personne", "Il est faux que « Personne {} ».", "exact"),
        ("en", "It is false that nobody", "“Nobody {},” it said.", "altered"),
        ("en", "It is false that nobody", "“Nobody {},” it said, and no one heard it.", "altered"),
        ("en", "It is false that nobody", "No council came. “Nobody {},” it said.", "altered"),
        ("de", "Es ist falsch, dass niemand", "Der Rat sagt: „Niemand {}“.", "altered"),
        ("fr", "Il est faux que personne", "Le maire écrit : « Personne {} ».", "altered"),
        ("en", "It is true that nobody", "“Nobody {},” it said.", "exact"),
        ("en", "It is false that everybody", "“Everybody {},” it said.", "altered"),
    ],
)  # fmt: skip
def test_the_source_says_what_becomes_of_a_quotation_that_itself_denies(
    language: str, denied: str, told: str, fidelity: str
) -> None:
    kept = {"en": "was hurt by the blast at the quay", "de": "von der Explosion am Kai verletzt wurde",
            "fr": "n'a été blessé par l'explosion au port"}[language]  # fmt: skip
    statement = f"1, 2.\n\n{denied} {kept}.\n"
    assert fidelities(f"1.\n\n{told.format(kept)}", statement, language=language) == [fidelity]


@pytest.mark.parametrize(("is_denied", "fidelity"), [(True, "altered"), (False, "exact")])
@pytest.mark.parametrize(
    ("language", "denied", "told", "kept"),
    [
        ("sr", "Ne kažemo da", "Savet je pisao da", "je stari most grada prodat firmi prošlog leta"),
        ("hr", "Vijeće nije reklo da", "Vijeće je pisalo da", "je stari most grada prodan tvrtki prošlog ljeta"),
        ("bs", "Ne kažemo da", "Vijeće je pisalo da", "je stari most grada prodat firmi prošlog ljeta"),
        ("sl", "Ne pravimo, da", "Svet je pisal, da", "je bil stari most mesta prodan podjetju preteklo poletje"),
        ("mk", "Ние не велиме дека", "Советот ни кажа", "стариот мост на градот беше продаден на фирмата"),
        ("bg", "Ние не казваме, че", "Съветът писа", "старият мост на града беше продаден на фирмата"),
        ("be", "Мы не кажам, што", "Савет пісаў", "стары мост горада быў прададзены фірме летам"),
        ("lv", "Neviens nesaka, ka", "Padome rakstīja", "vecais pilsētas tilts pārdots uzņēmumam vasarā"),
        ("lt", "Niekas nesako, kad", "Taryba prieš metus rašė", "senas miesto tiltas buvo parduotas įmonei"),
        ("et", "Me ei ütle, et", "Nõukogu võttis vastu otsuse", "linna vana sild müüdi möödunud suvel firmale"),
        ("is", "Við segjum ekki að", "Ráðið skrifaði", "gamla brú bæjarins hafi verið seld fyrirtækinu"),
        ("nn", "Vi seier ikkje at", "Rådet skreiv", "den gamle brua i byen vart seld til firmaet"),
        ("ur", "ہم یہ نہیں کہتے کہ", "کونسل جو کل بنا", "شہر کا پرانا پل پچھلی گرمیوں میں کمپنی کو بیچا گیا"),
        ("yi", "מיר זאָגן נישט אַז", "דער ראַט הייבט אָן שרייַבן", "די אַלטע בריק פֿון שטאָט איז פֿאַרקויפֿט געוואָרן"),
        ("hi", "हम नहीं कहते कि", "परिषद ने लिखा", "शहर का पुराना पुल पिछली गर्मियों में बेचा गया था"),
        ("id", "Kami tidak mengatakan bahwa", "Dewan menulis", "jembatan tua kota itu dijual kepada perusahaan"),
    ],
)  # fmt: skip
def test_a_clause_is_altered_that_is_denied_alone_in_languages_without_attributions(
    language: str, denied: str, told: str, kept: str, is_denied: bool, fidelity: str
) -> None:
    statement = f"{denied if is_denied else told} {kept}."
    assert fidelities(f"{told}: “{kept}”.", statement, language=language) == [fidelity]


@pytest.mark.parametrize(
    ("verb", "fidelity"),
    [("sagt nicht", "exact"), ("betont noch einmal", "altered"), ("glaubt noch immer nicht", "exact")],
)
def test_what_a_source_says_once_more_denies_nothing(verb: str, fidelity: str) -> None:
    story = f"Der Rat {verb}, dass „die Pumpen über Nacht abgeschaltet waren“."
    assert fidelities(f"1.\n\n{story}", f"1, 2.\n\n{_AFTER_DENIALS['de']}\n", language="de") == [fidelity]

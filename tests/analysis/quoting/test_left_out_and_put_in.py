# ruff: noqa: E501
"""What a quotation leaves out of the statement, or puts in between its words."""

from __future__ import annotations

import pytest

from tests.support.stories import MEADOW, STATEMENT, fidelities, found, quoted


def test_what_a_quotation_puts_in_are_words() -> None:
    story = "“Our divers have, as it seems, inspected 214 piles in two weeks”"
    (one,) = quoted(story)
    assert [story[start:end] for start, end in one.inserted] == ["have, as it seems"]


SOMEWHERE_NEVER = {
    "en": ("The board had at no time any wish to sell. We had no intention to ask them to leave the quay.",
           "“We had … to ask them to leave the quay”", "altered"),
    "de": ("Wir haben zu keinem Zeitpunkt Chlor in das Netz geleitet, das ist die Wahrheit.",
           "„Wir haben […] Chlor in das Netz geleitet“", "altered"),
    "fr": ("Nous n’avons caché aucun défaut des freins, et la ligne n’est en aucun cas dangereuse pour les voyageurs.",
           "« la ligne n’est […] dangereuse pour les voyageurs »", "shortened"),
    "es": ("El consorcio no ha ocultado el informe, y en ningún momento hemos vertido cloro en la red de la ciudad.",
           "«[…] hemos vertido cloro en la red de la ciudad»", "altered"),
    "ru": ("Мы ни в коем случае не добавляли хлор в городскую сеть, и это известно всем жителям.",
           "«Мы … добавляли хлор в городскую сеть»", "altered"),
    "nl": ("Wij hebben op geen enkel moment chloor in het net gepompt, dat is de waarheid.",
           "“Wij hebben op … moment chloor in het net gepompt”", "altered"),
}  # fmt: skip


@pytest.mark.parametrize("language", SOMEWHERE_NEVER)
def test_an_ellipsis_that_swallows_a_denial_reverses(language: str) -> None:
    statement, story, fidelity = SOMEWHERE_NEVER[language]
    assert fidelities(f"1. 2. 3.\n\n{story}", statement, language=language) == [fidelity]


CANNOT = {
    "pt": ("O motor parou em julho, e a tripulação não conseguiu pedir ajuda ao porto.", "“e a tripulação … pedir ajuda ao porto”"),
    "pl": ("Most zamknięto rano, a ekipa nie mogła zbadać pęknięcia przed nocą.", "„a ekipa … zbadać pęknięcia przed nocą”"),
    "ru": ("Насос вышел из строя, и бригада не смогла приехать в посёлок до ночи.", "«и бригада … приехать в посёлок до ночи»"),
    "es": ("El motor se paró en julio, y el equipo no podía pedir ayuda al puerto.", "«y el equipo (...) pedir ayuda al puerto»"),
    "it": ("Il motore si fermò in luglio, e la squadra non poteva chiedere aiuto al porto.", "«e la squadra […] chiedere aiuto al porto»"),
}  # fmt: skip


@pytest.mark.parametrize("language", CANNOT)
def test_an_ellipsis_that_swallows_a_could_not_reverses(language: str) -> None:
    statement, story = CANNOT[language]
    assert fidelities(f"1. 2. 3.\n\n{story}", statement, language=language) == ["altered"]


@pytest.mark.parametrize(
    ("language", "statement", "story"),
    [
        ("ar", "تأسف هيئة المياه لانقطاع الماء. وندعو الجميع إلى قراءته قبل الحديث عن خطط سرية.", "قالوا: «ندعو الجميع إلى قراءته قبل الحديث عن خطط سرية»."),
        ("he", "הרשות מצטערת על הפסקת המים. ואנו מבקשים מכולם לקרוא את הדוח לפני שידברו.", "נאמר: „אנו מבקשים מכולם לקרוא את הדוח לפני שידברו”."),
    ],
)  # fmt: skip
def test_a_quotation_may_begin_behind_an_and_that_is_joined_to_its_first_word(
    language: str, statement: str, story: str
) -> None:
    assert fidelities(story, statement, language=language) == ["exact"]


def test_a_joined_and_that_is_left_out_inside_is_altered() -> None:
    statement = (
        "نرفض ما زعمته الصحيفة. والتقرير منشور على موقعنا منذ يناير وندعو الجميع إلى قراءته قبل الحديث."
    )
    story = "قالوا: «منشور على موقعنا منذ يناير ندعو الجميع إلى قراءته قبل الحديث»."
    assert fidelities(story, statement, language="ar") == ["altered"]


@pytest.mark.parametrize(
    "story",
    [
        "“Forty of them are rotten … and be paid from reserves”",
        "“which began on 4 March 2019. We … do not intend to sell a single berth”",
    ],
)
def test_a_word_beside_an_ellipsis_is_that_which_goes_on_there(story: str) -> None:
    statement = STATEMENT.replace("rotten below", "rotten and weak below")
    (one,) = quoted(f"Talk.\n\n{story}", statement)
    assert one.fidelity.value == "shortened"
    assert [gap.marked for gap in one.omitted] == [True]


@pytest.mark.parametrize(
    ("story", "fidelity"),
    [
        ("“We do intend,” it said, “to sell a single berth to private owners.”", "altered"),
        ("“We do not intend,” it said, “to sell a single berth to private owners.”", "exact"),
        ("“We do not,” it said, “intend to sell a single berth to private owners.”", "exact"),
        ("“to sell a single berth,” it said, “to owners.”", "altered"),
    ],
)
def test_what_an_attribution_parts_is_one_quotation_also_where_a_word_was_dropped(
    story: str, fidelity: str
) -> None:
    assert fidelities(f"It was late.\n\n{story}\n\nThat was all.") == [fidelity]


_WIESE = "Wir haben die Wiese hinter der Mühle nicht verkauft, weil uns niemand danach gefragt hat."
_PRE = "Nous n’avons jamais vendu le pré derrière le moulin, car personne ne nous l’a demandé."


@pytest.mark.parametrize(
    ("language", "statement", "story", "expected"),
    [
        ("en", MEADOW, "“We did,” the council said, “sell the meadow behind the mill, because nobody had asked us for it.”", ["altered"]),
        ("en", MEADOW, "“We did not,” the council said, “sell the meadow behind the mill, because nobody had asked us for it.”", ["exact"]),
        ("en", MEADOW, "“We did …,” the council said, “sell the meadow behind the mill.”", ["altered"]),
        ("en", MEADOW, "“We have,” it said, “intention to do so in the coming years.”", ["altered"]),
        ("en", MEADOW, "“Nobody of us has,” it said, “signed a paper, and the mayor knows it.”", ["altered"]),
        ("en", MEADOW, "“We did plan,” it said, “to close the school, and we have no intention to do so.”", ["altered"]),
        ("en", MEADOW, "“Nobody of us has ever signed,” it said, and they did not “sell the meadow behind the mill”.", ["exact", "exact"]),
        ("en", STATEMENT, "“rotten below the waterline,” it said, and they must “be replaced before the autumn storms”.", ["exact", "exact"]),
        ("de", _WIESE, "„Wir haben die Wiese hinter der Mühle“, sagte er, „verkauft, weil uns niemand danach gefragt hat.“", ["altered"]),
        ("de", _WIESE, "„Wir haben die Wiese hinter der Mühle“, sagte er, „nicht verkauft, weil uns niemand danach gefragt hat.“", ["exact"]),
        ("fr", _PRE, "« Nous avons », a dit le maire, « vendu le pré derrière le moulin ».", ["altered"]),
    ],
)  # fmt: skip
def test_what_is_left_out_at_an_attribution_alters(
    language: str, statement: str, story: str, expected: list[str]
) -> None:
    assert fidelities(f"It was late.\n\n{story}", statement, language=language) == expected


@pytest.mark.parametrize(
    ("story", "fidelity"),
    [
        ("“[We] sell the meadow behind the mill, because nobody had asked us for it”", "altered"),
        ("“[We did not] sell the meadow behind the mill, because nobody had asked us for it”", "exact"),
        ("“[Never] nobody had asked us for it at that time”", "altered"),
        ("“[As we know] nobody had asked us for it at that time”", "exact"),
        ("He (never one to wait) says “nobody had asked us for it at that time”", "exact"),
        ("“(Never one to wait) nobody had asked us for it at that time”", "exact"),
        ("The council [it] “sell the meadow behind the mill”", "exact"),
    ],
)
def test_a_bracket_in_place_of_a_denial_alters(story: str, fidelity: str) -> None:
    assert fidelities(f"It was late. {story}.", MEADOW) == [fidelity]


@pytest.mark.parametrize(
    ("language", "statement", "quoted"),
    [
        ("de", "Wir werden alle Messwerte innerhalb von drei Wochen vorlegen.", "Wir werden alle Messwerte innerhalb von drei [Monaten]"),
        ("cs", "Zveřejníme všechna měření vody do tří týdnů na webu.", "Zveřejníme [některá] měření vody do tří [měsíců]"),
        ("hu", "A minták fele az északi kutakból származik, és kétszer is megvizsgáltuk.", "[Minden] az északi kutakból származik, és kétszer is megvizsgáltuk"),
        ("fi", "Julkaisemme kaikki veden mittaukset kolmen viikon kuluessa.", "Julkaisemme kaikki veden mittaukset kolmen [kuukauden]"),
        ("uk", "Ми оприлюднимо результати вимірювань протягом трьох тижнів.", "Ми оприлюднимо результати вимірювань протягом трьох [місяців]"),
        ("el", "Θα δημοσιεύσουμε τις μετρήσεις νερού μέσα σε τρεις εβδομάδες.", "Θα δημοσιεύσουμε τις μετρήσεις νερού μέσα σε τρεις [μήνες]"),
        ("ar", "سننشر نتائج القياسات كلها خلال ثلاثة أسابيع على الموقع.", "سننشر نتائج القياسات كلها خلال ثلاثة [أشهر]"),
        ("zh", "我们将在三个星期之内公布全部检测数据，半数样本来自北部地区。", "我们将公布全部检测数据，[所有]样本来自北部地区"),
        ("en", "We will publish every measurement of the water within two weeks.", "We will publish every measurement of the water within two [months]"),
    ],
)  # fmt: skip
def test_a_bracket_with_another_quantity_or_measure_alters(
    language: str, statement: str, quoted: str
) -> None:
    assert {said for _, said in found(f"It was late. “{quoted}”.", statement, language=language)} == {
        "altered"
    }


@pytest.mark.parametrize(
    ("language", "statement", "quoted", "fidelity"),
    [
        ("en", "The list of branches will be published on Thursday. Nobody will be dismissed.", "The list of branches will be published [on Friday]", "altered"),
        ("en", "The list of branches will be published on Thursday. Nobody will be dismissed.", "The list of branches will be published [on 6 March]", "shortened"),
        ("en", "The list of branches will be published in June. Nobody will be dismissed.", "The list of branches will be published [in July]", "altered"),
        ("en", "The list of branches may be published next week. Nobody will be dismissed.", "The list of branches [in June] may be published next week", "exact"),
        ("de", "Die Liste der Filialen erscheint am Donnerstag. Niemand wird entlassen.", "Die Liste der Filialen erscheint [am Freitag]", "altered"),
        ("fr", "La liste des agences paraîtra jeudi matin. Personne ne sera licencié.", "La liste des agences paraîtra [vendredi]", "altered"),
        ("es", "La lista de sucursales se publicará en junio. Nadie será despedido.", "La lista de sucursales se publicará [en julio]", "altered"),
    ],
)  # fmt: skip
def test_a_bracket_with_another_month_or_day_of_the_week_alters(
    language: str, statement: str, quoted: str, fidelity: str
) -> None:
    assert fidelities(f"It was late. “{quoted}”.", statement, language=language) == [fidelity]


@pytest.mark.parametrize("bracket", ["[on 6 March]", "[soon]", "[within days]", "[…]"])
def test_a_sign_may_stand_for_the_last_words_of_the_statement(bracket: str) -> None:
    statement = "Nobody knows the colour of the boat, and the ferry sails again on Thursday."
    assert fidelities(f"It was late. “and the ferry sails again {bracket}”.", statement) in (
        ["shortened"],
        ["exact"],  # which ends there
    )

# ruff: noqa: E501
"""Speech behind a dash: what is spoken, and who speaks."""

from __future__ import annotations

import pytest

from edition.collate import collate
from edition.model import Role, Sources
from tests.support.witnesses import witness

POLISH = """\
Zarząd portu przeprasza za zamknięcie terminalu 9 marca 2022 roku.

Nurkowie zbadali w weekend nabrzeże i znaleźli dwa pęknięte pale. Oba zostały wymienione, a terminal jest znów otwarty dla wszystkich połączeń.

Pasażerowie, którzy musieli przenocować, mogą do końca maja przysłać nam rachunki za hotel. Zapłacimy je w całości.
"""
RUSSIAN = """\
Администрация порта приносит извинения за закрытие причала 9 марта 2022 года.

Водолазы осмотрели причал в выходные и нашли две треснувшие сваи. Обе заменены, и причал снова открыт для всех рейсов.

Пассажиры, которым пришлось остаться на ночь, могут прислать нам счета за гостиницу до конца мая. Мы оплатим их полностью.
"""
SPANISH = """\
La autoridad del puerto lamenta el cierre del muelle el 9 de marzo de 2022.

Los buzos revisaron el muelle durante el fin de semana y encontraron dos pilotes rotos. Ambos han sido sustituidos y el muelle está abierto.
"""
FRENCH = """\
L'autorité du port regrette la fermeture du quai le 9 mars 2022.

Les plongeurs ont inspecté le quai pendant le week-end et ont trouvé deux pieux fendus. Les deux ont été remplacés et le quai est ouvert.
"""

ENGLISH = """\
The harbour board regrets the closure of the quay on 9 March.

Our divers inspected the quay over the weekend, and 40 of the piles are rotten. The quay stays closed for all ferries until the summer.
"""


def told(statement: str, story: str, language: str) -> tuple[Role, list[tuple[str, bool, str]]]:
    """The role of a story, and its quotations: fidelity, whether in marks, the words."""
    edition = collate(Sources("Port", "A", (witness("A", statement), witness("B", story)), language=language))
    quotations = edition.quotations["B"]
    return edition.role("B"), [(q.fidelity.value, q.marked, story[q.start : q.end]) for q in quotations]


@pytest.mark.parametrize(
    ("language", "statement", "speech", "expected"),
    [
        (
            "pl",
            POLISH,
            "Rzecznik wyszedł do dziennikarzy. - Nurkowie zbadali w weekend nabrzeże i znaleźli trzy pęknięte pale - tłumaczył. - Oba zostały wymienione, a terminal jest znów otwarty.",
            ["altered", "exact"],
        ),
        (
            "es",
            SPANISH,
            "El portavoz salió a la calle. —Los buzos revisaron el muelle durante el fin de semana y encontraron tres pilotes rotos —dijo. Nadie preguntó nada.",
            ["altered"],
        ),
        (
            "en",
            ENGLISH,
            "– Our divers inspected the quay over the weekend, they said 60 of the piles are rotten.",
            ["exact", "altered"],
        ),
        (
            "en",
            ENGLISH,
            "– Our divers inspected the quay over the weekend – they said 60 of the piles are rotten.",
            ["exact", "altered"],
        ),
        (
            "en",
            ENGLISH,
            "– Our divers inspected the quay over the weekend, said the chair of the harbour board on 9 March.",
            ["exact"],
        ),
        (
            "pl",
            POLISH,
            "– Nurkowie zbadali w weekend nabrzeże i znaleźli trzy pęknięte pale – powiedział rzecznik. – Oba zostały wymienione.",
            ["altered", "exact"],
        ),
        (
            "pl",
            POLISH,
            "– Pasażerowie, którzy musieli przenocować, mogą do końca maja przysłać nam rachunki za taksówkę – dodał rzecznik portu w rozmowie z gazetą.",
            ["altered"],
        ),
        (
            "ru",
            RUSSIAN,
            "— Пассажиры, которым пришлось остаться на ночь, могут прислать нам счета за гостиницу до конца июня, — говорится в заявлении. — Мы оплатим их полностью.",
            ["altered", "exact"],
        ),
        (
            "es",
            SPANISH,
            "—Los buzos revisaron el muelle durante el fin de semana y encontraron tres pilotes rotos —dijo el portavoz—. Ambos han sido sustituidos y el muelle está abierto.",
            ["altered", "exact"],
        ),
        (
            "fr",
            FRENCH,
            "— Les plongeurs ont inspecté le quai pendant le week-end et ont trouvé trois pieux fendus, a dit le porte-parole.",
            ["altered"],
        ),
        (
            "es",
            SPANISH,
            "—Los buzos revisaron el muelle durante el fin de semana —dijo el portavoz, Juan Pérez— y encontraron tres pilotes rotos.",
            ["altered"],
        ),
        (
            "ru",
            RUSSIAN,
            "— Обе заменены, — сказал представитель порта, — и причал не открыт для всех рейсов.",
            ["altered"],
        ),
        (
            "ru",
            RUSSIAN,
            "— Водолазы осмотрели причал в выходные и нашли три треснувшие сваи! — сказал представитель порта. — Обе заменены, и причал снова открыт.",
            ["altered", "exact"],
        ),
        (
            "ru",
            RUSSIAN,
            "— Водолазы осмотрели причал в выходные и нашли три треснувшие сваи! — подтвердил представитель порта. — Обе заменены, и причал снова открыт.",
            ["altered", "exact"],
        ),
        (
            "es",
            SPANISH,
            "—Los buzos revisaron el muelle, dijo el portavoz, durante tres fines de semana y encontraron dos pilotes rotos.",
            ["altered"],
        ),
        (
            "fr",
            FRENCH,
            "— Que s'est-il passé ? — Les plongeurs ont inspecté le quai pendant le week-end, a dit le porte-parole.",
            ["exact"],
        ),
    ],
)  # fmt: skip
def test_speech_behind_a_dash_is_quoted_whole(
    language: str, statement: str, speech: str, expected: list[str]
) -> None:
    role, found = told(statement, f"1.\n\n{speech}", language)
    assert (role, [fidelity for fidelity, _, _ in found]) == (Role.EXCERPT, expected)
    assert all(marked for _, marked, _ in found)


def test_what_follows_who_speaks_without_a_dash_is_the_reporters() -> None:
    speech = "– Nurkowie zbadali w weekend nabrzeże i znaleźli dwa pęknięte pale – powiedział rzecznik. Oba zostały wymienione, a terminal jest znów otwarty."
    assert told(POLISH, f"1.\n\n{speech}", "pl")[1][0] == (
        "exact",
        True,
        "Nurkowie zbadali w weekend nabrzeże i znaleźli dwa pęknięte pale",
    )


def test_items_of_a_list_are_no_speech() -> None:
    first, second = (f"– {part}" for part in POLISH.split("\n\n")[1:])
    page = f"{POLISH.splitlines()[0]}\n\n{first}\n\n{second}"
    edition = collate(Sources("Port", "A", (witness("A", POLISH), witness("B", page)), language="pl"))
    assert edition.role("B") is Role.FULL
    assert len(edition.passages) == len(POLISH.split("\n\n"))

# ruff: noqa: E501
"""Claims made from statements in five languages: quoted rightly, shortened, or with one thing changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Wordings:
    """A statement and the words that are put into what is claimed of it."""

    language: str
    statement: tuple[str, ...]
    denials: frozenset[str]
    others: tuple[str, ...]
    who: tuple[str, ...]


WORDINGS: Final = (
    Wordings(
        "en",
        ("The harbour authority regrets the closure of the old northern quay, which began on 4 March 2019 after a long storm. We have never asked the fishermen to leave, and we do not intend to sell a single berth to private owners. Our divers inspected 214 piles in two weeks; forty of them are rotten and must be replaced.",
         "The work will cost £3.2 million and will be paid from our reserves. We cannot accept the claim that the authority has hidden the report from the public. It's true that the colour of the offices was discussed, but nobody was asked. We will publish every page before the summer."),
        frozenset({"never", "not", "nobody", "cannot"}), ("green", "river", "late", "quickly"), ("the council", "the men", "it"),
    ),
    Wordings(
        "de",
        ("Die Hafenbehörde bedauert die Schließung des alten Nordkais, die am 4. März 2019 nach einem langen Sturm begann. Wir haben die Fischer nie gebeten zu gehen, und wir wollen keinen einzigen Liegeplatz an private Eigentümer verkaufen. Unsere Taucher untersuchten 214 Pfähle in zwei Wochen; vierzig davon sind morsch und müssen ersetzt werden.",
         "Die Arbeiten kosten 3,2 Millionen Euro und werden aus unseren Rücklagen bezahlt. Wir weisen die Behauptung zurück, dass die Behörde den Bericht nicht veröffentlicht hat. Niemand wurde nach der Farbe der Büros gefragt. Wir werden jede Seite vor dem Sommer veröffentlichen."),
        frozenset({"nie", "nicht", "keinen", "niemand"}), ("grün", "Fluss", "spät", "schnell"), ("der Rat", "die Männer"),
    ),
    Wordings(
        "fr",
        ("L'autorité du port regrette la fermeture de l'ancien quai nord, qui a commencé le 4 mars 2019 après une longue tempête. Nous n'avons jamais demandé aux pêcheurs de partir, et nous ne voulons pas vendre un seul poste à des propriétaires privés. Nos plongeurs ont inspecté 214 pieux en deux semaines ; quarante sont pourris et doivent être remplacés.",
         "Les travaux coûteront 3,2 millions d'euros et seront payés avec nos réserves. Nous n'acceptons pas l'idée que l'autorité a caché le rapport au public. Personne n'a été interrogé sur la couleur des bureaux. Nous publierons chaque page avant l'été."),
        frozenset({"jamais", "pas", "personne"}), ("vert", "fleuve", "tard", "vite"), ("le conseil", "les hommes"),
    ),
    Wordings(
        "es",
        ("La autoridad del puerto lamenta el cierre del antiguo muelle norte, que comenzó el 4 de marzo de 2019 tras una larga tormenta. Nunca hemos pedido a los pescadores que se vayan, y no queremos vender ni un solo puesto a dueños privados. Nuestros buzos revisaron 214 pilotes en dos semanas; cuarenta están podridos y deben ser sustituidos.",
         "Las obras costarán 3,2 millones de euros y se pagarán con nuestras reservas. No aceptamos la idea de que la autoridad ocultó el informe al público. Nadie fue preguntado por el color de las oficinas. Publicaremos cada página antes del verano."),
        frozenset({"nunca", "no", "ni", "nadie"}), ("verde", "río", "tarde", "pronto"), ("el consejo", "los hombres"),
    ),
    Wordings(
        "it",
        ("L'autorità del porto si rammarica della chiusura del vecchio molo nord, cominciata il 4 marzo 2019 dopo una lunga tempesta. Non abbiamo mai chiesto ai pescatori di andarsene, e non vogliamo vendere un solo posto a proprietari privati. I nostri sommozzatori hanno esaminato 214 pali in due settimane; quaranta sono marci e devono essere sostituiti.",
         "I lavori costeranno 3,2 milioni di euro e saranno pagati con le nostre riserve. Non accettiamo l'idea che l'autorità abbia nascosto il rapporto al pubblico. Nessuno è stato interrogato sul colore degli uffici. Pubblicheremo ogni pagina prima dell'estate."),
        frozenset({"non", "mai", "nessuno"}), ("verde", "fiume", "tardi", "presto"), ("il consiglio", "gli uomini"),
    ),
)  # fmt: skip
_SPELT: Final = (
    ("colour", "color"),
    ("It's", "It is"),
    ("cannot", "can not"),
    ("ß", "ss"),
    ("coûteront", "couteront"),
)
_FIGURES: Final = (
    ("214", "241"),
    ("3.2", "3.3"),
    ("3,2", "3,3"),
    ("2019", "2018"),
    ("two", "three"),
    ("zwei", "drei"),
    ("deux", "trois"),
    ("dos", "tres"),
    ("due", "tre"),
)
_Change = Callable[[random.Random, Wordings, list[str], int], list[str]]


def _each(pairs: tuple[tuple[str, str], ...]) -> _Change:
    def change(_rng: random.Random, _of: Wordings, words: list[str], _at: int) -> list[str]:
        text = " ".join(words)
        for one, two in pairs:
            text = text.replace(one, two)
        return text.split(" ")

    return change


def _cut(sign: str) -> _Change:
    return lambda rng, _of, words, at: [*words[:at], sign, *words[at + rng.randint(1, 4) :]]


def _capital(rng: random.Random, _of: Wordings, words: list[str], _at: int) -> list[str]:
    letter = words[0][0].swapcase()
    return [(f"[{letter}]" if rng.random() < 0.4 else letter) + words[0][1:], *words[1:]]


CHANGES: Final[dict[str, _Change]] = {
    "none": lambda _rng, _of, words, _at: words,
    "shouted": lambda _rng, _of, words, at: [*words[:at], words[at].upper(), *words[at + 1 :]],
    "apostrophes": _each((("'", "’"), (" ;", ";"))),
    "spelling": _each(_SPELT),
    "figure": _each(_FIGURES),
    "ellipsis": _cut("…"),
    "bracketed ellipsis": _cut("[...]"),
    "other word": lambda rng, of, words, at: [*words[:at], rng.choice(of.others), *words[at + 1 :]],
    "word left out": lambda _rng, _of, words, at: [*words[:at], *words[at + 1 :]],
    "word put in": lambda rng, of, words, at: [*words[:at], rng.choice(of.others), *words[at:]],
    "two exchanged": lambda _rng, _of, words, at: [*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]],
    "bracket put in": lambda rng, of, words, at: [*words[:at], f"[{rng.choice(of.who)}]", *words[at:]],
    "bracket for a word": lambda rng, of, words, at: [*words[:at], f"[{rng.choice(of.who)}]", *words[at + 1 :]],
    "bracket for the first": lambda rng, of, words, _at: [f"[{rng.choice(of.who)}]", *words[1:]],
    "no denial": lambda _rng, of, words, _at: [word for word in words if word.lower() not in of.denials],
    "capital": _capital,
    "another end": lambda rng, _of, words, _at: [*words[1:-2], words[-2] + rng.choice((",", ".", "!", "?", "…"))],
}  # fmt: skip


def made_claim(rng: random.Random, of: Wordings) -> tuple[str, str]:
    """How a claim was changed, and the claim: 5 to 22 words of a sentence or a paragraph."""
    text = rng.choice(of.statement)
    if rng.random() < 0.7:
        text = rng.choice(text.replace(";", ".").split(". "))
    words = text.strip().rstrip(".").split()
    size = rng.randint(5, min(len(words), 22))
    first = rng.randint(0, len(words) - size) if rng.random() < 0.6 else 0
    change = rng.choice(list(CHANGES))
    chosen = words[first : first + size]
    return change, " ".join(CHANGES[change](rng, of, chosen, rng.randint(1, size - 2)))

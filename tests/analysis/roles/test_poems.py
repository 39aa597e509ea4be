# ruff: noqa: E501
"""A poem is a version line for line, or quoted by its lines."""

from __future__ import annotations

import pytest

from tests.support.witnesses import roles

POEM = """\
The lantern on the harbour wall burns low
And salt has bitten deep the iron stair
Where every winter evening, in the glow
I watched you comb the weather from your hair
The gulls lay down their quarrel with the tide
And boats came home on ropes of quiet light
You named them one by one, and at your side
I learned to count the hours of the night
Now other hands have lit the harbour lamp
And no one knows the names of what comes in
The stair is slippery, the stones are damp
The gulls begin again where they begin
I climb the stair and call across the bay
The tide takes all the names of boats away"""
REVISED = """\
The lantern by the harbour gate burns low
And frost has bitten through the iron stair
Where once of a December, all aglow
I saw you comb the water from your hair
The birds lay down their quarrel with the sea
Then masts drew near, on threads of silver light
You called them one by one, and next to me
They learned to count the hours of the night
Now other men have lit the harbour flame
And none will know the names of who comes in
No step holds firm; each stone looks just the same
The birds begin once more where they begin
I climb that stair and shout across the bay
Waves take all our names of ships away"""


def test_a_poem_revised_in_every_line_is_another_version_of_it():
    assert roles(POEM, REVISED) == ["full", "full"]
    spaced = (text.replace("\n", "\n\n") for text in (POEM, REVISED))
    assert roles(*spaced) == ["full", "full"]


def test_a_poem_is_a_version_line_for_line_with_a_stanza_written_anew():
    new = (
        "Somebody whistles underneath the crane",
        "Where nets are mended by the yellow shed",
        "And all the windows of the custom house complain",
        "Of rain that taps like fingers on the lead",
    )
    lines = REVISED.splitlines()
    assert roles(POEM, "\n".join([*lines[:8], *new, *lines[12:]])) == ["full", "full"]


def test_lines_of_a_poem_in_an_essay_are_quoted():
    few = "\n".join(POEM.splitlines()[2:6])
    essay = f"Of all that was written on this coast I like best what has no name.\n\n{few}\n\nNobody I asked has heard of who wrote it, and the press that printed it has burnt down."
    assert roles(POEM, essay) == ["full", "excerpt"]


PART = """\
Poi ch’ella in se tornò deserto e muto
Quanto mirar poté d’intorno scorse
[TACET] disse [TACET]
[TACET]
Né un momento indugiò né un breve aiuto
Nel caso estremo il traditor mi porse
[TACET] e in questo lido
Invendicata ancor piango e m’assido."""
WHOLE = """\
Poi ch’ella in sè tornò: deserto, e muto,
Quanto mirar potè, d’intorno scorse.
Ito se n’è pur (disse) & ha potuto
Mè qui lasciar della mia vita in forse?
Nè un momento indugiò; nè un breve aiuto
Nel caso estremo, il traditor mi porse.
Et io pur anco l’amo; e'n questo lido
Invendicata ancor piango, e m’assido?"""
OURS = "We have never asked the fishermen to leave the northern quay. Our divers inspected 214 piles in the autumn, and forty of them are rotten below the waterline. We will repair them by the spring, and our reserves will pay for it; nobody has asked us for a permit. It is our duty to keep the quay open."


@pytest.mark.parametrize(
    ("whole", "other", "role"),
    [
        (WHOLE, PART, "full"),
        (OURS, OURS.replace("We ", "").replace("Our ", "").replace("our ", "").replace(" us ", " "), "full"),
        (OURS, OURS.replace("We ", "They ").replace("ur ", "eir ").replace(" us ", " them "), "excerpt"),
        (OURS, "Our divers".join(OURS.split("Our divers")[1:]).replace("We", "It").replace("our", "its").replace(" us ", " it "), "excerpt"),
    ],
)  # fmt: skip
def test_what_a_source_lacks_of_us_is_not_told_as_another_s_words(whole: str, other: str, role: str):
    assert roles(whole, other)[1] == role


ALBA = """\
Non si levava anchor l’alba novella,
Ne spiegava[n] le piume,
gli augelli al nuovo lume,
Ma fiammeggiava l’amorosa stella :
Quando i due vaghi, e leggiadretti ama[n]ti,
ch’una felice notte aggiunse insieme,
Come a canto si volge in vani giri
Divise il novo raggio, e i dolci pianti
Ne l’accoglienze estreme
Mescolava[n] co’ baci, e co’ sospiri :
Mille ardenti pensier, mille desiri
Mille voglie non paghe
In quelle luci vaghe
Scoprìa quest’alma inamorata, e quella.
Ee dicea l’una sospirando allhora
Anima, a Dio, con languide parole,
E l’altra vita à Dio le rispondea,
A Dio rimanti; e non partia[n]si anchora
Inanzi al novo Sole.
E ’nanzi a l’Alba, che nel ciel sorgea
e questa, e quella impallidir vedea
le bellissime rose
Ne le labbra amorose,
e gli occhi scintillar come facella.
e come d’alma, che si parta, e svella
fu la partenza loro
a Dio, che parto, e moro
Dolce languir, dolce partita, e fella!"""
TENOR = """\
Non si levava ancor l’alba novella
Ne spiegavan le piume
Gl'augelli al novo lume
Ma fiammeggiava l’amorosa stella.
Dicean l'un l'altro sospirand'all'hora
Anima à Dio Con languide parole
E l’altra vita à Dio li rispondea
A Dio rimanti
E quest'e quella impallidir vedea
Nelle labr'amorose
E gl'occhi scintillar come facella."""
FATHER = """\
PADRE del Cielo, hor ch’atra nube il calle
Destro m’asconde, e vie fallaci stampo
Per questo paludoso, instabil campo
De la terrena, e lagrimosa valle:
Reggi i miei torti passi ond'io non falle,
E di tua santa gratia il dolce lampo
In me risplenda, e di securo scampo
Mostra il sentiero, à cui volsi io le spalle.
Deh pria che’l verno queste chiome asperga
Di bianca neve: o di sì breve giorno
Copran tenebre eterne il debil lume:
Dammi, ch’io faccia al tuo camin ritorno,
Quasi vestito di celesti piume,
Signore, e tù mi pasci, e tù m'alberga."""
FATHER_REVISED = """\
Padre del Cielo, hor ch’atra nube il calle
Destro m’asconde, e vie fallaci stampo,
Con vago pie per questo instabil campo
De la mondana, e paludosa valle;
Regga tua santa man sì, ch’ei non falle,
Mio corso errante, e di tua gratia il lampo
Dolce sovra me splenda, e del mio scampo
Quel sentier mostri, à cui vols’io le spalle.
Deh pria che’l verno queste chiome asperga
Di bianca neve, e’l mio nascente giorno
Chiuda in tenebre eterne il fosco lume;
Dammi, ch’io faccia a tua magion ritorno,
Come sublime augel, che spieghi, & erga
Da vil fango al Ciel le piume."""
BASS = """\
Regga tua santa man si ch'ei non falle
Mio corso errante
Dolce sovra me splenda e del mio scampo
Quel sentier mostr'à cui volsi io le spalle
Deh pria che’l verno queste chiome asperga
Di bianca neve
Dammi ch'io faccia a tua magion ritorno
Da vil fango palustre al ciel le piume."""
HAND = """\
La bella, e vaga man, che le sonore
Corde, hor leggiera, e presta; hor tarda, e grave
Percuote, e son ne trahe, vario, e soave:
E’l dolce canto tuo, che forma Amore.
Son l’arme dolci, onde piagato è il core
In guisa tal, che di morir non pave;
Ma vago fatto di languir sol’ have
Di risonar quasi di mal timore.
Onde per languir sempre hor questa piaga,
Et hor quell’altra col pensier rinova
Vera vittoria, e vera vincitrice.
Che renda l’alma di penar si vaga,
Che quel, ch’ altrui più noce, à lei più giova
Ne’ sospir lieta, e ne’ martir felice."""
FOUR_LINES = """\
La bella e vagha man Che le sonore
corde e prest'e tarda e grave
Percuote e son ne trahe vario e soave
E'l dolce canto tuo che form'amore."""


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((ALBA, TENOR), id="lines of the base, some of them cut"),
        pytest.param((FATHER, FATHER_REVISED, BASS), id="lines of another version"),
        pytest.param((HAND, HAND.replace("pave", "teme"), FOUR_LINES), id="the first lines"),
    ],
)
def test_lines_of_a_poem_and_hardly_anything_else_print_it(texts: tuple[str, ...]) -> None:
    assert roles(*texts) == ["full"] * len(texts)


def test_lines_of_a_poem_between_words_of_who_quotes_them_are_quoted() -> None:
    lines = TENOR.splitlines()
    own = "The music of the last evening was sung by five voices from the north"
    told = "\n".join([own, *lines[:4], "and the singers then went on to this:", *lines[5:8], own])
    assert roles(ALBA, told)[1] == "excerpt"

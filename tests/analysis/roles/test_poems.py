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

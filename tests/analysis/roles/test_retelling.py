"""Stories that tell the statement as another's words: in German the mood of the verbs alone may say so."""

from __future__ import annotations

import pytest

from tests.support.witnesses import collated

_FIRE = (
    "Am Dienstag ist in der Kompressorhalle ein Feuer ausgebrochen. Zwei Mitarbeiter wurden behandelt. "
    "Die Sensoren haben gut gearbeitet. Der Gutachter wird die Ursache suchen und kann bald berichten."
)
_BRIDGE = (
    "Die Stadt hat die Brücke am 4. Mai gesperrt. Wir bedauern die Umwege für alle Bürger. Die Prüfer fanden "
    "Risse in drei Pfeilern. Die Reparatur kostet zwei Millionen Euro und dauert bis Oktober."
)


_FIRE_TOLD = (
    "Brand im Kühlhaus\n\nAm Dienstag sei in der Kompressorhalle ein Feuer ausgebrochen. Zwei Mitarbeiter "
    "seien behandelt worden. Die Sensoren hätten gut gearbeitet. Der Gutachter werde die Ursache suchen "
    "und könne bald berichten."
)
_BRIDGE_TOLD = (
    "Brücke gesperrt\n\nDie Stadt habe die Brücke am 4. Mai gesperrt. Man bedauere die Umwege für alle "
    "Bürger. Die Prüfer hätten Risse in drei Pfeilern gefunden. Die Reparatur koste zwei Millionen Euro "
    "und dauere bis Oktober."
)


_WITH_UMLAUTS = (
    "Die Männer würden am Abend kommen, und die Boote könnten im Hafen liegen. "
    "Die Frauen hätten es gern gesehen, wenn die Fähre bliebe."
)
_NO_UMLAUTS = _WITH_UMLAUTS.translate({ord("ä"): "a", ord("ö"): "o", ord("ü"): "u"})


@pytest.mark.parametrize(
    ("statement", "other", "role"),
    [
        (_FIRE, _FIRE_TOLD, "excerpt"),
        (_BRIDGE, _BRIDGE_TOLD, "excerpt"),
        (_FIRE, _FIRE.replace("Zwei", "Drei"), "full"),
        (_FIRE, _FIRE.replace("wird die Ursache", "werde die Ursache"), "full"),
        (_NO_UMLAUTS, _WITH_UMLAUTS, "full"),
        (_FIRE, f"{_FIRE}\n\nEs sei daran erinnert, dass das Haus alt ist. Man werde sehen.", "full"),
    ],
)
def test_verbs_in_the_mood_of_reported_speech_tell_another_s_words(
    statement: str, other: str, role: str
) -> None:
    assert collated(f"{statement}\n", f"{other}\n", language="de").role("B").value == role

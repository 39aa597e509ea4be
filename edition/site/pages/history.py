"""What a paragraph's page says of its id: whether it is kept, what it stood for, how it is cited."""

from __future__ import annotations

from typing import Any

from edition.ledger.entries import RecordedText
from edition.ledger.fingerprints import passage_fingerprint
from edition.ledger.ids import texts_of
from edition.model import Passage
from edition.site.frame import Frame


def history(frame: Frame, passage: Passage) -> dict[str, Any]:
    """The values that the template of a paragraph's page shows, by name."""
    register = frame.register
    earlier = _earlier(frame, passage)
    fingerprints = {w.siglum: passage_fingerprint(passage, w.siglum) for w in frame.edition.witnesses}
    return {
        "offers": frame.offers.of(passage, fingerprints),
        "fingerprints": fingerprints,
        "names": frame.names,
        "provisional": register is not None and passage.id in register.provisional,
        "unrecorded": register.unrecorded.get(passage.id, ()) if register else (),
        "origin": register.origin.get(passage.id, ()) if register else (),
        "offspring": register.offspring.get(passage.id, ()) if register else (),
        "absorbed": register.absorbed.get(passage.id, ()) if register else (),
        "gone": register.withdrawn_units.get(passage.id, ()) if register else (),
        "earlier": earlier,
        "changed": any(passage.paragraphs.get(version.siglum) for version in earlier),
    }


def _earlier(frame: Frame, passage: Passage) -> list[RecordedText]:
    """The texts recorded under the id that their versions do not have now, the latest first."""
    entry = frame.register.ledger.entry(passage.id) if frame.register else None
    if entry is None:
        return []
    shown = texts_of(passage).items()
    return [version for version in reversed(entry.versions) if (version.siglum, version.text) not in shown]

"""Which sources say the same: the groups that agree most, and the table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from edition.analysis.measures import Agreement, agreeing_groups, agreements
from edition.site.frame import Frame
from edition.site.versions import Version
from edition.text.ladders import ladder_of

_LEAST: Final = 3  # sources from which on it can be asked which of them go together
_TABLE: Final = 24  # most sources of which each is shown with each; of more the data have all


class AgreementRow(NamedTuple):
    """A source, and what it has in common with each other, None for itself."""

    version: Version
    cells: tuple[Agreement | None, ...]


class AgreeingSources(NamedTuple):
    """The groups that agree most, and the table: empty where there are too many sources."""

    groups: tuple[tuple[Version, ...], ...]
    lines: tuple[AgreementRow, ...]


def together(frame: Frame) -> AgreeingSources | None:
    """Which sources agree; None where too few print the statement, or they differ nowhere in their words."""
    edition = frame.edition
    if len(edition.full) < _LEAST:
        return None
    found = agreements(edition, ladder_of(edition))
    if not any(agreement.words.places for agreement in found.values()):
        return None
    versions = {version.siglum: version for version in frame.versions}
    sigla = list(dict.fromkeys(siglum for pair in found for siglum in pair))
    made = tuple(tuple(versions[siglum] for siglum in group) for group in agreeing_groups(found))
    return AgreeingSources(made, _lines(found, sigla, versions) if len(sigla) <= _TABLE else ())


def _lines(
    found: Mapping[tuple[str, str], Agreement], sigla: Sequence[str], versions: Mapping[str, Version]
) -> tuple[AgreementRow, ...]:
    return tuple(
        AgreementRow(versions[one], tuple(found.get((one, two)) or found.get((two, one)) for two in sigla))
        for one in sigla
    )

"""Editions of every sort of which pages are made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from edition.collate import collate
from edition.model import Edition, Sources, Transcription, Witness
from tests.support.archives import HARBOUR, HOSTILE, THREE

ARABIC = "اجتمع المجلس يوم الاثنين لمناقشة مستقبل الميناء.\n\nصوّت تسعة أعضاء لصالح الخطة، وعارضها ثلاثة."
CHINESE = "议会星期一开会讨论港口和城市的未来。没有人预料到这个结果。\n\n九名议员投票赞成该计划，三名反对。"


def edition(texts: Mapping[str, str], title: str = "A statement") -> Edition:
    witnesses = tuple(_witness(siglum, text) for siglum, text in texts.items())
    return collate(Sources(title, next(iter(texts)), witnesses))


def _witness(siglum: str, text: str) -> Witness:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Witness(siglum, text, f"{siglum}.txt", digest, Transcription.UNKNOWN)


EDITIONS = {
    "one witness": {"A": "\n\n".join(HARBOUR)},
    "two alike": {"A": "\n\n".join(HARBOUR), "B": "\n\n".join(HARBOUR)},
    "unrelated": {"A": THREE["A"], "D": THREE["D"]},
    "four": dict(THREE),
    "base lacks a passage": {"A": THREE["C"], "B": THREE["A"]},
    "hostile": dict(HOSTILE),
    "arabic": {"A": ARABIC, "B": ARABIC.replace("تسعة", "عشرة")},
    "chinese": {"A": CHINESE, "B": CHINESE.replace("九名", "十名")},
    "title": {"A": "\n\n".join(HARBOUR)},
}

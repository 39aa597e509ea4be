"""Small archives on disk, built by the command line, for tests of the site in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.commands import made

HARBOUR = (
    "The council met on Monday to discuss the harbour and its future in the town.",
    "Nobody had expected the result: nine members voted for it, three against, and two stayed at home.",
    (
        "The mayor called it a good day for the town. Her opponents called it a mistake that would cost "
        "the town dearly in the years to come."
    ),
    "Work on the new quay will begin in spring, engineers said, and should be finished within two years.",
    "Money for it comes from the region, from the state, and from a loan that the town has yet to take.",
)
THREE: Mapping[str, str] = {
    "A": "\n\n".join(HARBOUR),
    "B": "\n\n".join(
        (
            HARBOUR[0],
            HARBOUR[1].replace("nine", "ten").replace("three", "four"),
            HARBOUR[2].replace(" Her", "\n\nHer"),
            HARBOUR[4],
            HARBOUR[3],
        )
    ),
    "C": "\n\n".join(
        (
            HARBOUR[0].replace("harbour", "harbor").replace("Monday", "monday"),
            HARBOUR[1].replace("nine", "10").replace("at home", "away"),
            HARBOUR[2],
            HARBOUR[4],
        )
    ),
    "D": "Rain is expected in the north tomorrow, with strong winds along the coast.\n\n"
    "Temperatures will fall below zero at night in the mountains, where snow may lie by the weekend.",
}
_ODD = (
    (
        'A <b>bold</b> claim & "quotes" {{ config }} {% raw %} *stars* _under_ `code` '
        "[x](javascript:alert(1)) <script>alert(1)</script> &amp; &#65; </p></div> are here to stay forever."
    ),
    (
        "Zero\u200bwidth, soft\u00adhyphen, bidi \u202eoverride\u202c and \u2066isolate\u2069, tab\t"
        "and nbsp\u00a0here, control \x01\x02\x03 \x7f \x9f chars, joiner\u200dhere, ideographic\u3000space."
    ),
    (
        "Last one with e\u0301 combining, \U0001f468\u200d\U0001f469\u200d\U0001f467 family and "
        "\U000e0041 tags, noncharacter \ufffe, replacement \ufffd, klzzwxh:0001 and a here in it."
    ),
)
HOSTILE: Mapping[str, str] = {
    "A": "\n\n".join(_ODD),
    "B": "\n\n".join(text.replace("here", "there").replace("\u00ad", "") for text in _ODD),
}


_BOARD = (
    "ترفض الشركة ما نشرته الصحيفة يوم الاثنين من أنها أخفت التقرير عن الجمهور.",
    "فحص مهندسونا 214 عموداً خلال أسبوعين ووجدوا أن أربعين منها متآكلة تحت خط الماء.",
    "لم نطلب من الصيادين المغادرة قط ولا ننوي بيع أي رصيف لملاك من القطاع الخاص.",
    "ستبلغ كلفة العمل 3.2 مليون دولار وتُدفع من الاحتياطي.",
)
_ASKED = "نقول للجميع: «اقرؤوا التقرير {0} قبل أن تحكموا»، ونحن مستعدون للإجابة عن السؤال رقم {0}."
_BOARD_LONG = [*_BOARD, *(_ASKED.format(number) for number in range(11, 26))]


def _board(*changes: tuple[str, str]) -> str:
    """The statement of the harbour board with some words changed."""
    text = "\n\n".join(_BOARD_LONG)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


# Five versions from right to left on a page that is long, of which the last differs in print alone and far
# down, and two stories that quote them.
FIVE: Mapping[str, str] = {
    "A": _board(),
    "B": _board(("الاثنين", "الثلاثاء"), ("214", "241")),
    "C": _board(("لم نطلب من الصيادين المغادرة قط ولا", "لا")),
    "D": _board(("مستعدون للإجابة عن السؤال رقم 14", "جاهزون للرد على السؤال رقم 14")),
    "E": _board(("«اقرؤوا التقرير 24 قبل أن تحكموا»", '"اقرؤوا التقرير 24 قبل أن تحكموا"')),
    "N": f"المدينة في حيرة من أمرها.\n\nقالت الشركة أمس: «{_BOARD[2]}»\n\nثم أضافت شيئاً آخر.",
    "O": f"رأي\n\nكتبت الشركة «{_BOARD[1].replace('214', '300')}» ولم تقل أكثر.",
}
_NAMES = ("الموقع", "الوكالة", "الجريدة", "النشرة", "المجلة", "الخبر", "المدونة")
FIVE_MANIFEST = """\
title = "بيان الشركة عن الرصيف"
author = "شركة الميناء"
language = "ar"
base = "A"
""" + "".join(
    f'''
[[witness]]
siglum = "{siglum}"
file = "{siglum}.txt"
transcription = "born-digital"
title = "{title}"
'''
    for siglum, title in zip(FIVE, _NAMES, strict=True)
)


def archive(folder: Path, texts: Mapping[str, str], manifest: str | None = None) -> Path:
    """A folder of witnesses; returns it."""
    target = folder / "archive"
    target.mkdir(parents=True, exist_ok=True)
    for siglum, text in texts.items():
        (target / f"{siglum}.txt").write_text(text, "utf-8", newline="")
    if manifest:
        (target / "edition.toml").write_text(manifest, "utf-8")
    return target


def build(folder: Path) -> Path:
    """The site of an archive."""
    target = folder.parent / "site"
    made("build", folder, "--site", target)
    return target


def recorded(folder: Path, without: str) -> Path:
    """An archive with its ids recorded, and again after a paragraph has gone from every source."""
    made("mint", folder)
    for file in folder.glob("*.txt"):
        file.write_text(file.read_text("utf-8").replace(f"{without}\n\n", ""), "utf-8", newline="")
    made("mint", folder)
    return folder

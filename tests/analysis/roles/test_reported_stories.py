# ruff: noqa: E501, ISC004
"""Stories as reporters write them, in full: the role that is found, and what of the statement they quote how truly."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Edition, Role, Sources
from tests.support.witnesses import witness

ENGLISH = """\
The hospital trust apologises to the families who waited for an answer. We did not close the children's ward to \
save money, and no patient was turned away in the night of 3 March.

An independent panel of five doctors will read all 1,204 files. Its report will be published in full, and we will \
pay for the work from our own budget.

We reject the claim that staff were told to be silent. Every nurse and every doctor is free to speak to the press, \
and nobody will be punished for it.
"""
GERMAN = """\
Die Stadtwerke bedauern den Ausfall der Heizung im Winter. Wir haben die Wartung der Anlage nicht aus \
Kostengründen verschoben, und kein Haushalt wird eine höhere Rechnung erhalten.

Bis zum Sommer werden 48 Kilometer Leitung erneuert. Die Arbeiten kosten 12,5 Millionen Euro und werden aus \
Rücklagen bezahlt.

Wir weisen den Vorwurf zurück, dass Warnungen der Techniker ignoriert worden seien. Alle Berichte liegen seit \
Januar im Rathaus aus.
"""
FRENCH = """\
La compagnie regrette la fermeture de la ligne pendant les fêtes. Nous n'avons jamais caché les défauts des \
freins, et aucun voyageur n'a été mis en danger.

Trente rames seront révisées avant le mois de juin. Les travaux coûteront 8 millions d'euros et seront payés par \
nos réserves.
"""
ARABIC = """\
تأسف الشركة لإغلاق المصنع في شهر أبريل. لم نخف قط أي تقرير عن السكان ولن نبيع الأرض لأحد.

ستراجع لجنة مستقلة جميع العقود البالغ عددها 312 عقدا وسينشر تقريرها كاملا قبل الخريف.

نرفض اتهامات لا تستند إلى أي دليل وجميع الوثائق منشورة منذ يناير.
"""
CHINESE = """\
本公司对四月停产给居民带来的不便表示歉意。我们从未隐瞒任何检测报告，也不会出售这块土地。

独立委员会将审查全部三百一十二份合同，报告将在秋季之前全文公布。
"""
MINISTRY = """\
The Ministry of Transport confirms that the Elbe tunnel will be closed for 19 nights from 3 August.

We know that nobody likes a detour. It would be wrong to say that the work could have waited: two of the four fans failed \
in May, and without them the tunnel is not safe.

Contrary to some reports, no toll will be charged on the detour. Lorries of more than 7.5 tonnes must use the northern bridge.

The work costs 4.8 million euros. The federal government pays half of it; the rest comes from the city's own budget.
"""
STORIES = {
    "little beside the quotations but who speaks": (
        MINISTRY,
        "Drivers face weeks of misery after the ministry confirmed that the Elbe tunnel “will be closed for 19 nights from 3 "
        "August”.\n\n“It would be wrong to say that the work could have waited,” the ministry said. “Two of the four fans failed "
        "in May, and without them the tunnel is not safe.”\n\nHauliers are furious. “Lorries of more than 7.5 tonnes”, the "
        "ministry says, “must use the northern bridge”.",
        [
            "exact: will be closed",
            "exact: It would be",
            "exact: Two of the",
            "exact: Lorries of more",
        ],
    ),
    "an elided word before the mark that opens": (
        FRENCH,
        "La compagnie, très critiquée cette semaine, assure qu'« aucun voyageur n'a été mis en danger ». « Trente rames seront révisées avant le "
        "mois de juin. » Les syndicats n'y croient pas.",
        ["exact: aucun voyageur n'a", "exact: Trente rames seront"],
    ),
    "a block without marks": (
        ENGLISH,
        "The statement continues:\n\nAn independent panel of five doctors will read all 1,204 files. Its report will be "
        "published in full, and we will pay for the work from our own budget.\n\nUnions called it too little.",
        ["exact: An independent panel"],
    ),
    "questions and answers": (
        ENGLISH,
        "Q: Were staff told to be silent?\n\nA: We reject the claim that staff were told to be silent. Every nurse "
        "and every doctor is free to speak to the press, and nobody will be punished for it.\n\nQ: Who pays for the "
        "panel?\n\nA: We will pay for the work from our own budget.\n\nQ: When does it start?\n\nA: It has begun already.",
        ["exact: We reject the", "exact: We will pay"],
    ),
    "a word behind an ellipsis": (
        ENGLISH,
        "It said: “An independent panel of five doctors will read ... full” on Tuesday. “We reject the claim … be "
        "silent,” it went on. “The … waited for an answer” came first.",
        ["shortened: An independent panel", "shortened: We reject the", "altered: The … waited"],
    ),
    "a not behind an ellipsis": (
        ENGLISH,
        "It said: “We did … close the children's ward to save money.” It added: “Every nurse ... is free to speak to "
        "the press” on Monday.",
        ["altered: We did …", "shortened: Every nurse ..."],
    ),
    "another order": (
        ENGLISH,
        "“No patient was turned away in the night of 3 March, and we did not close the children's ward to save "
        "money,” the statement read.",
        ["altered: No patient was"],
    ),
    "a live blog": (
        ENGLISH,
        "14:02 – Trust replies\nThe trust has now replied: “The hospital trust apologises to the families who waited "
        "for an answer.”\n\n14:10 – More\nIt says a panel “of five doctors will read all 1,240 files”.\n\n14:15 – "
        "Traffic\nThe A4 is closed.",
        ["exact: The hospital trust", "altered: of five doctors"],
    ),
    "a pull quote in capitals": (
        ENGLISH,
        "‘NO PATIENT WAS TURNED AWAY’\n\nThe trust said that “no patient was turned away in the night of 3 March”. "
        "“No patient was turned away in the night of 3 May,” its website says.",
        ["print: NO PATIENT WAS", "exact: no patient was", "altered: No patient was"],
    ),
    "half of a short statement": (
        GERMAN,
        "Streit um Heizung\n\n„Wir haben die Wartung der Anlage nicht aus Kostengründen verschoben“, sagte eine "
        "Sprecherin, „und kein Haushalt wird eine höhere Rechnung erhalten.“ Bis zum Sommer sollen 48 Kilometer "
        "Leitung erneuert werden.\n\nDie Stadtwerke »weisen den Vorwurf zurück, dass Warnungen der Techniker "
        "ignoriert worden seien«.",
        ["exact: Wir haben die", "exact: weisen den Vorwurf"],
    ),
    "another unit of money": (
        GERMAN,
        "„Wir haben die Wartung der Anlage […] aus Kostengründen verschoben“, heißt es. Die Arbeiten „kosten 12,5 "
        "Milliarden Euro und werden aus Rücklagen bezahlt“.",
        ["altered: Wir haben die", "altered: kosten 12,5 Milliarden"],
    ),
    "guillemets": (
        FRENCH,
        "« Nous avons jamais caché les défauts des freins », lit-on. Ailleurs : « Trente rames seront révisées […] et "
        "seront payés par nos réserves. »",
        ["altered: Nous avons jamais", "shortened: Trente rames seront"],
    ),
    "Arabic": (
        ARABIC,
        "قالت الشركة: «لم نخف قط أي تقرير عن السكان ولن نبيع الأرض لأحد» يوم الثلاثاء. "
        'وقال: "ستراجع لجنة مستقلة جميع العقود ... قبل الخريف".',
        ["exact: لم نخف قط", "shortened: ستراجع لجنة مستقلة"],
    ),
    "Chinese": (
        CHINESE,
        "公司在声明中说：“我们从未隐瞒任何检测报告，也不会出售这块土地。”发言人还表示，「报告将在秋季之前全文公布」。律师认为不够。",
        ["exact: 我们从未隐瞒任何检测报告，也不会出售这块土地", "exact: 报告将在秋季之前全文公布"],
    ),
    "a letter that shares turns of phrase": (
        ENGLISH,
        "Dear Editor,\n\nI read with interest that the trust will pay for a panel. In my view the doctors should be "
        "free to speak.\n\nAbout the trust: The hospital trust runs four hospitals.",
        [],
    ),
}
LANGUAGES = {ENGLISH: "en", MINISTRY: "en", GERMAN: "de", FRENCH: "fr", ARABIC: "ar", CHINESE: "zh"}


def edition(statement: str, story: str) -> Edition:
    sources = Sources("S", "S", (witness("S", statement), witness("N", story)), language=LANGUAGES[statement])
    return collate(sources)


@pytest.mark.parametrize("name", STORIES)
def test_what_a_story_quotes(name: str) -> None:
    statement, story, expected = STORIES[name]
    found = edition(statement, story)
    said = [
        f"{q.fidelity.value}: {' '.join(story[q.start : q.end].split()[:3])}" for q in found.quotations["N"]
    ]
    assert said == expected
    assert found.role("N") is (Role.EXCERPT if expected else Role.UNRELATED)
    assert not any(passage.paragraphs["N"] for passage in found.passages)


def test_one_phrase_without_marks_is_in_doubt() -> None:
    story = (
        "The trust said it was sorry for families who waited for an answer and that doctors would look at it."
    )
    assert "is one short phrase" in verdict(edition(ENGLISH, story)).doubts[0].text


OURS = """\
We have never sold a letter of our readers to anybody, and we have no plans to do so.

Our servers were not opened on 12 May. The letters that were posted online come from a printer whose contract ended in 2022.

We have told the 4,300 readers concerned and the regulator. We are sorry for the worry that this has caused.
"""


@pytest.mark.parametrize(
    "told",
    [
        "The paper had never sold a letter of its readers to anybody, and had no plans to do so. Its servers were not opened on 12 May. The letters posted online come from a printer whose contract ended in 2022. It had told the 4,300 readers concerned and the regulator. It was sorry for the worry that this had caused.",
        "In short: never sold a letter of its readers to anybody, no plans to do so. Servers not opened on 12 May. Letters that were posted online come from a printer whose contract ended in 2022. 4,300 readers and the regulator told. Sorry for the worry.",
    ],
)
def test_what_is_told_without_a_word_of_who_speaks_is_no_version(told: str) -> None:
    sources = Sources("A statement", "A", (witness("A", OURS), witness("N", told)), language="en")
    edition = collate(sources)
    assert edition.role("N") is Role.EXCERPT
    quoted = [told[each.start : each.end] for each in edition.quotations["N"]]
    assert quoted
    assert not any(" It had " in each or " It was " in each for each in quoted)


def test_a_version_that_keeps_its_we_is_one() -> None:
    shorter = OURS.replace("that were posted online ", "").replace(
        "We are sorry for the worry that this has caused.", ""
    )
    changed = shorter.replace("never sold", "not once given away").replace("our readers", "the readers")
    edition = collate(Sources("A statement", "A", (witness("A", OURS), witness("B", changed)), language="en"))
    assert edition.role("B") is Role.FULL


def _of(statement: str, source: str) -> tuple[Role, list[str]]:
    sources = (witness("A", statement), witness("N", source))
    edition = collate(Sources("A statement", "A", sources))
    return edition.role("N"), [each.fidelity.value for each in edition.quotations["N"]]


@pytest.mark.parametrize(
    ("statement", "lead", "between", "after"),
    [
        (
            ENGLISH,
            "The letter has reached this newsroom. It reads:",
            "That is surprising, for the union sees it otherwise.",
            "We will go on reporting.",
        ),
        (
            GERMAN,
            "Darin steht:",
            "Das ist bemerkenswert, denn die Mieter sehen es anders.",
            "Mehr dazu morgen.",
        ),
        (
            ARABIC,
            "وصل النص إلى هيئة التحرير، وجاء فيه:",
            "وهذا يثير الدهشة لأن البلدية ترى الأمر بشكل مختلف.",
            "سنواصل متابعة القضية.",
        ),
    ],
)
def test_parts_shown_between_what_a_paper_says_are_quotations(
    statement: str, lead: str, between: str, after: str
) -> None:
    one, _, three = statement.strip().split("\n\n")
    said = [lead, one, between, three]
    assert _of(f"{statement}\n{one[::-1]}\n", "\n\n".join([*said, after])) == (
        Role.EXCERPT,
        ["exact", "exact"],
    )
    assert _of(f"{statement}\n{one[::-1]}\n", "\n\n".join(said))[0] is Role.FULL  # nothing said behind it
    whole = statement.strip().replace(three, f"{between}\n\n{three}")
    assert _of(statement, f"{lead}\n\n{whole}\n\n{after}")[0] is Role.FULL


def test_posts_that_carry_a_part_quote_it_and_all_posts_print_it() -> None:
    one, two, three = ENGLISH.strip().split("\n\n")
    head = "Hospital Trust (@hospital) · 5 Mar"
    posts = f"{head}\n{one}\n\n{head}\n{three}\n"
    statement = f"{ENGLISH}\n{GERMAN}"
    assert _of(statement, posts) == (Role.EXCERPT, ["exact", "exact"])
    assert _of(statement, posts.replace("3 March", "8 March")) == (Role.EXCERPT, ["altered", "exact"])
    thread = "\n\n".join(f"{head}\n{each}" for each in (one, two, three))
    edition = collate(Sources("A statement", "A", (witness("A", ENGLISH), witness("N", thread))))
    assert edition.role("N") is Role.FULL
    assert verdict(edition).agree is None


KOREAN = """\
병원 재단은 답을 기다려 주신 가족들께 깊이 사과드립니다. 저희를 믿고 아이들을 맡겨 주신 부모님들께 큰 상처를 드려서 너무나 마음이 아픕니다.

어린이 병동은 비용을 줄이려고 닫은 것이 아니었는데 그 과정에서 여러 직원이 규정을 어겼다고 하니 참담한 심정입니다. 이 모든 일은 저희의 잘못이고 저희의 부주의로 일어난 일입니다. 저희의 큰 책임을 가슴 깊이 느끼고 있습니다.

다섯 명의 의사로 이루어진 위원회가 모든 서류를 살펴볼 것입니다. 보고서는 전문을 공개하겠습니다.
"""
LEAD = "병원 재단이 어린이 병동 폐쇄에 대해 입장을 발표했다."


def test_words_reported_in_marks_are_no_version_though_most_have_partners():
    """Korean endings leave hardly two equal words in a row, the alignment pairs the words all the same."""
    told = "이 모든 일은 우리의 잘못, 우리의 부주의로 일어난 일이다. 우리 책임을 느끼고 있다"
    story = (
        f"{LEAD}\n\n재단은 “우리를 믿고 아이를 맡겨준 부모님들께 상처를 드려 마음이 아프다”라며 고개를 숙였다.\n\n"
        f"재단은 “비용을 줄이려 닫은 것이 아니었다. 그 과정에 직원이 규정을 어겼다는 것에 참담한 심정”이라며 “{told}”고 전했다."
    )
    sources = Sources("Hospital", "A", (witness("A", KOREAN), witness("B", story)), language="ko")
    assert collate(sources).role("B") is not Role.FULL


def test_a_version_whose_statement_sets_words_in_marks_stays_one():
    marked = KOREAN.replace("이 모든 일은", "위원장은 “이 모든 일은").replace(
        "느끼고 있습니다.", "느끼고 있습니다”라고 말했다."
    )
    changed = marked.replace("참담한 심정입니다", "매우 안타깝습니다").replace("살펴볼", "검토할")
    sources = Sources(
        "Hospital", "A", (witness("A", marked), witness("B", f"{LEAD}\n\n{changed}")), language="ko"
    )
    assert collate(sources).role("B") is Role.FULL


def test_who_sets_off_most_and_quotes_two_paragraphs_in_marks_does_not_print_the_statement() -> None:
    one, two, three = ENGLISH.strip().split("\n\n")
    story = (
        "The trust said it was sorry, adding that “we did not close the children's ward to save money,” and that "
        "“no patient was turned away in the night of 3 March.”\n\nIn a statement given to this paper, the trust says:"
        f"\n\n{two}\n\nA spokesman said that “every nurse and every doctor is free to speak to the press, and "
        "nobody will be punished for it.”\n"
    )
    assert _role_beside(ENGLISH, story) is Role.EXCERPT
    printed = f"{one.replace('We did', '“We did').replace('3 March.', '3 March,” the trust said.')}\n\n{two}\n\n{three}"
    assert _role_beside(ENGLISH, printed) is Role.FULL
    told = f"“{one}” the mayor said.\n\n{two}\n\n“{three}” the doctor said."
    assert _role_beside(told, told.replace("mayor said", "mayor told us")) is Role.FULL


def _role_beside(statement: str, story: str) -> Role:
    return collate(Sources("A", "S", (witness("S", statement), witness("N", story)), language="en")).role("N")


def test_a_sentence_that_runs_on_into_marks_quotes_them_in_the_statements_own_words() -> None:
    said = "Of what the papers have printed about the quay, the harbour board wishes to make known:"
    speech = (
        "The quay was closed because of the rotten piles, and it stays so until the divers say otherwise."
    )
    speech += " Nobody has asked the fishermen to leave it, and no berth is for sale to anybody in this town."
    rest = "The work begins in the second week of May, and it is paid from what the board has put by."
    statement = f"{said}\n\n“{speech}”\n\n{rest}\n"
    woven = f"The quay is shut.\n\n{said[:-1]} that “{speech[0].lower()}{speech[1:]}”\n\nAll the town has read it.\n"
    assert _role_beside(statement, woven) is Role.EXCERPT
    printed = woven.replace(" that “t", ":\n\n“T")
    assert _role_beside(statement, printed) is Role.FULL


def test_a_story_that_closes_the_marks_and_speaks_between_does_not_print_the_statement() -> None:
    one, two, three = GERMAN.strip().split("\n\n")
    four = "Der Vorstand wird die Haushalte am 9. April treffen, und das Protokoll wird allen offenstehen."
    statement = "\n\n".join([one, two, three, four])
    lead, foot = "Das Unternehmen hat sich gemeldet.", "Über die Kosten hat der Rat noch nicht entschieden."
    between = "Damit hatte in der Stadt niemand gerechnet."

    def role(*parts: str) -> Role:
        witnesses = (witness("S", statement), witness("N", "\n\n".join(parts)))
        return collate(Sources("A", "S", witnesses, language="de")).role("N")

    assert role(lead, f"„{one}“", between, f"„{three}“", foot) is Role.EXCERPT
    assert role(lead, f"„{one}“", f"„{two}“", between, f"„{three}“", f"„{four}“", foot) is Role.FULL
    assert role(lead, f"„{one}", f"„{two}", f"„{three}“", between, foot) is Role.FULL
    five = "Der Rat dankt allen, die geholfen haben, und er dankt den Technikern der Werke für den ganzen Winter."
    statement = "\n\n".join([one, two, three, four, five])
    heads = "Was die Werke planen", "Wer das bezahlen wird"
    assert role(lead, f"„{one}“", heads[0], f"„{two}“", heads[1], f"„{three}“", foot) is Role.FULL
    assert role(lead, f"„{one}", heads[0], f"„{two}", heads[1], f"„{three}“", foot) is Role.FULL
    said = f"{heads[0]}.", f"{heads[1]}?"
    assert role(lead, f"„{one}“", said[0], f"„{two}“", said[1], f"„{three}“", foot) is Role.EXCERPT
    spoken = [f"„{one}“", "sagt der Vorstand der Stadtwerke", f"„{three}“", f"„{four}“"]
    statement = "\n\n".join(spoken)
    assert role(*spoken[:1], "sagt der neue Vorstand der Werke", *spoken[2:]) is Role.FULL


def test_who_prints_the_statement_in_marks_over_paragraphs_does_not_retell_it() -> None:
    head = "Trust to pay for the panel\n\nPress Release: Hospital Trust\n\nStatement by the chair of the trust\n\n"
    lead = "The trust said today that it would “pay for the work”. It has been a long winter.\n\n"
    story = f"{lead}Here is the full statement:\n\n“{ENGLISH.strip()}”\n\nThis post has been updated.\n"
    assert _role_beside(head + ENGLISH + "\nimage of the above text on the letterhead\n", story) is Role.FULL

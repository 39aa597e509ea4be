"""Citations to write in every style and format."""

from __future__ import annotations

from datetime import date

from edition.citation.cite import Citation
from edition.model import Author, Person

ACCESSED = date(2026, 11, 22)
_TITLE = "A company’s statement on claims of covert access to telecom networks"


def _case(title: str = _TITLE, **facts: Author | None) -> Citation:
    given: dict[str, Author | None] = {
        "key": "p5-TR",
        "container": "Statement archive",
        "url": "https://example.org/archive/p/5.html",
        "author": "Huawei",
        "paragraph": "5",
        "version": "text of Trusted Reviews (TR)",
        "fingerprint": "0123456789ab",
        "language": "en",
        "title_language": "en",
        **facts,
    }
    return Citation(title=title, **given)  # type: ignore[arg-type]


CASES = {
    "a paragraph": _case(),
    "a day": _case(issued="2020-02-13"),
    "a month": _case(issued="2020-09"),
    "a year": _case(issued="2020"),
    "no author": _case(author=None),
    "no author, a day": _case(author=None, issued="2020-05-01"),
    "the archive": _case(key="archive", paragraph=None, version=None, fingerprint=None),
    "a witness": _case(key="TR", paragraph=None),
    "a difference": _case(
        key="p5.u3-TR", difference="3", url="https://example.org/archive/statement.html#p5.u3"
    ),
    "no language": _case(language=None, title_language=None),
    "a witness in another language": _case(language="fr"),
    "a corporate name with commas": _case(author="Huawei Technologies Co., Ltd."),
    "a question": _case("What is “covert”?"),
    "a colon": _case("Access to networks: a statement"),
    "quotation marks": _case("The US has been “spying” – so says the company"),
    "quotation marks at the end": _case("On the use of “backdoors”"),
    "straight marks": _case('The company\'s "top priorities" are clear'),
    "an end mark": _case("Enough is enough!"),
    "capitals": _case("How TS 33.107 and iOS meet the CIA"),
    "small words": _case("What we stand for and what not to give in"),
    "hyphens": _case("Industry-wide interception: follow-up of a so-called end-to-end test"),
    "a container with marks": _case(container="The archive of “statements”"),
    "another language": _case("Une déclaration sur les réseaux", language="fr", title_language="fr"),
    "German": _case("Über die Sicherheit der Netze", language="de", title_language="de"),
    "an ampersand": _case("On AT&T and others"),
    "a body with an apostrophe": _case(author="Int'l Union of Radio Science"),
    **{
        f"{person}, a person": _case(author=person, issued=issued)
        for person, issued in (
            (Person("Lincoln", "Abraham"), None),
            (Person("Sartre", "Jean-Paul"), None),
            (Person("Du Bois", "W.E.B."), None),
            (Person("Roosevelt", "Franklin D."), None),
            (Person("García Márquez", "Gabriel José"), None),
            (Person("Zola", "Émile"), "1898-01-13"),
            (Person("O'Neill", "Eugene"), None),
            (Person("d’Arc", "Jeanne"), None),
            (Person("van Buren", "Martin"), None),
            (Person("de la Cruz", "Juana Inés"), None),
            (Person("al-Khwarizmi", "Muhammad ibn Musa"), None),
            (Person("Beethoven", "Ludwig van"), None),
            (Person("Kim", "Jong-un"), None),
            (Person("Толстой", "Лев Николаевич"), None),
            (Person("毛", "泽东"), None),
        )
    },
}

HOSTILE = {
    "braces": _case("Braces { and } and \\ and 100% & $5 #1 a_b ~ ^"),
    "a line feed": _case("One\nTY  - BOOK\r\nAU  - Nobody", author="Nobody\nER  - "),
    "controls": _case("A\u202etitle\u0000 with\ufeff controls"),
    "only marks": _case("“”", author="."),
    "unbalanced": _case("An “open title", container="}{"),
    "markup": _case("<script>alert(1)</script> & <b>more</b>"),
}

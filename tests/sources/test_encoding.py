"""Bytes are read where it is certain how, and refused elsewhere."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources.encoding import decode_page, decode_text
from edition.sources.intake import extract_of
from edition.sources.original import Original

TEXTS = {
    "utf-8": "The firm’s plan is “final”.",
    "utf-16": "We deny it. “Never.” Jamás.",
    "utf-32": "We deny it. “Never.”",
    "utf-16-le": "We deny it. “Never”, the board said.",
    "shift_jis": "当社はデータを提供したことはありません。",
    "euc_jp": "当社はデータを提供したことはありません。",
    "gb18030": "公司从未向任何人提供数据。我们的董事长今天发表声明。",
    "big5": "公司從未向任何人提供數據。我們的董事長今天發表聲明。",
    "euc_kr": "우리는 그 주장을 부인한다. 회사는 자료를 제공한 적이 없다.",
    "cp1251": "Мы отвергаем это обвинение и требуем доказательств. Компания не передавала данные.",
    "koi8-r": "Мы отвергаем это обвинение и требуем доказательств.",
    "iso2022_jp": "当社は提供したことはありません。",
    "cp1252": "We deny it – all of it. It isn’t true, “not a word”, in 2019–2020…",
    "cp1253": "Η εταιρεία αρνείται την κατηγορία και ζητά αποδείξεις.",
}


@pytest.mark.parametrize("codec", TEXTS)
def test_what_is_certain_is_read(codec: str) -> None:
    assert decode_text(Original("a.txt", TEXTS[codec].encode(codec))).text == TEXTS[codec]


# What is not ASCII is told by the words that it makes, where their language has a list.
WORDS = {
    "Wir weisen die Vorwürfe zurück, die gegen uns erhoben wurden.": (
        "cp1252",
        "cp850",
        "mac-roman",
        "cp1250",
    ),
    "Le président a déclaré hier que la société n’était pas prête.": ("cp1252", "mac-roman", "cp1254"),
    "El presidente declaró que la compañía no tiene nada que ocultar.": ("cp1252", "cp850"),
    "The owner of the café said that the naïve claims were wrong.": ("cp1252", "mac-roman"),
}


@pytest.mark.parametrize(("text", "codec"), [(text, codec) for text in WORDS for codec in WORDS[text]])
def test_short_texts_are_told_by_their_words(text: str, codec: str) -> None:
    assert decode_text(Original("a.txt", text.encode(codec))).text == text


@pytest.mark.parametrize(
    ("text", "codec", "looks"),
    [
        ("Vi fornekar allt som står i den här rapporten om oss.", "cp1252", "it looks like"),
        ("The leaders of the colonial\u00a0era met here", "latin1", "it looks"),
        ("Lech Wałęsa said that the café was closed", "cp1250", "it looks"),
        ("We want to unify against this danger,” he said.", "mac-roman", "it looks"),
        ("à l'été", "latin1", "it looks like"),
        ("It was hers – “Noël”", "cp1252", "it looks like"),
        ("le mót d’un hôte", "mac-roman", "it looks like"),
        ("החברה מכחישה את ההאשמה", "cp1255", "it looks like"),
    ],
)
def test_what_is_not_certain_is_refused_and_read_when_it_is_named(text: str, codec: str, looks: str) -> None:
    content = text.encode(codec)
    with pytest.raises(EditionError, match=f"is not UTF-8; .*{looks}.*--encoding"):
        decode_text(Original("a.txt", content))
    assert decode_text(Original("a.txt", content, encoding=codec)).text == text


def test_a_name_that_is_wrong_is_refused() -> None:
    with pytest.raises(EditionError, match="no encoding of that name"):
        decode_text(Original("a.txt", b"a", encoding="no-such"))
    with pytest.raises(EditionError, match=r"is not utf-8, as which it is named \(utf8\): byte 2, in line 2"):
        decode_text(Original("a.txt", b"a\n\xff", encoding="utf8"))
    with pytest.raises(EditionError, match="no encoding of that name"):
        decode_text(Original("a.txt", b"a", encoding="rot13"))
    with pytest.raises(EditionError, match="is not utf-16, as its byte order mark says: byte 6, in line 2"):
        decode_text(Original("a.txt", b"\xff\xfea\0\n\0b"))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"\xff\xfe", "2 bytes are not, the first in line 2"),
        (b"\xe2\x80", "a byte is not, the first in line 2"),  # a letter that is cut
        (b"\x92", "a byte is not, the first in line 2"),
    ],
)
def test_utf8_with_a_fault_is_told_and_never_read_as_another_encoding(broken: bytes, said: str) -> None:
    content = "Le “café” là-bas\nété".encode() + broken
    with pytest.raises(EditionError, match=f"is UTF-8, but {said}: mend it there"):
        decode_text(Original("a.txt", content))
    page = decode_page(Original("a.html", b"<p>" + content))
    assert page.text.startswith("<p>Le “café” là-bas\nété\ufffd")
    assert "read as utf-8, with" in page.remark


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("\uff83\uff70\uff80\uff6f\uff84\uff73\uff7c\uff6c\uff8a", "cp932"),
        ("公司从未秘密进入电信网络，也没有这个能力。", "gb2312"),
        ("Это неправда, ёж.", "koi8-r"),
        ("Ã© is what it shows", "cp1252"),
        ("Η εταιρεία αρνείται", "cp1253"),
        ("회사는 부인했다", "euc-kr"),
    ],
)
def test_no_other_encoding_is_taken_for_utf8_with_faults(text: str, codec: str) -> None:
    page = decode_page(Original("a.html", text.encode(codec), encoding=codec))
    assert page.text == text
    try:
        decode_text(Original("a.txt", text.encode(codec)))
    except EditionError as error:
        assert "is UTF-8, but" not in str(error)


PAGES = {
    "latin1 is windows-1252": ('<meta charset="latin1">', "it’s", "cp1252"),
    "us-ascii too": (
        '<meta http-equiv=Content-Type content="text/html; charset=us-ascii">',
        "it’s",
        "cp1252",
    ),
    "gb2312 is gbk": ("<meta charset=gb2312>", "朱镕基", "gbk"),
    "shift_jis is windows-31j": ("<meta charset='Shift_JIS'>", "①髙橋", "cp932"),
    "ks_c_5601 is windows-949": ("<meta charset=ks_c_5601-1987>", "똠방각하", "cp949"),
    "utf-16 in a label is UTF-8": ("<meta charset=utf-16>", "it’s", "utf-8"),
    "no label, UTF-8": ("", "it’s", "utf-8"),
    "no label, Western": ("", "it’s", "cp1252"),
    "no label, Japanese": ("", "当社はデータを提供したことはありません。", "cp932"),
    "a wrong label of single bytes": ("<meta charset=iso-8859-1>", "it’s", "utf-8"),
    "a label in a comment": ("<!-- <meta charset=gbk> --><meta charset=windows-1251>", "это", "cp1251"),
    "a byte order mark before a label": ("<meta charset=gbk>", "it’s", "utf-8-sig"),
    "iso-2022-jp": ("<meta charset=iso-2022-jp>", "当社は", "iso-2022-jp"),
    "an XML declaration": ('<?xml version="1.0" encoding="iso-8859-2"?>', "Příliš", "iso-8859-2"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_decoded_as_browsers_decode_it(name: str) -> None:
    head, text, codec = PAGES[name]
    assert text in decode_page(Original("a.html", f"{head}<p>{text}</p>".encode(codec))).text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Arama yapılan en çarpıcı adreslerden biri bu sayfa idi", "cp1254"),
        ("Это сообщение", "koi8-r"),
        ("รหัสสำหรับอักขระไทยที่ใช้", "tis-620"),
    ],
)
def test_a_page_without_a_label_that_is_not_western_is_refused(text: str, codec: str) -> None:
    with pytest.raises(EditionError, match=r"names no encoding; its words .*--encoding"):
        decode_page(Original("a.html", f"<p>{text}</p>".encode(codec)))


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Die Behörde prüft die Vorwürfe.", "mac-roman"),
        ("Nous démentons les faits allégués.", "cp850"),
        ("Żądamy wyjaśnień od władz miasta.", "cp1250"),
        ("Vi förnekar åtalet på måndag.", "mac-roman"),
    ],
)
def test_a_page_without_a_label_whose_words_have_signs_in_them_is_refused(text: str, codec: str) -> None:
    with pytest.raises(EditionError, match=r"names no encoding; its words .*--encoding"):
        decode_page(Original("a.html", f"<p>{text}</p>".encode(codec)))


@pytest.mark.parametrize("text", ["L´été, à 20°C – «mot», n°5: 1½ €", "¿Qué? ¡No! a naïve façade—“so” §5 …"])
def test_a_western_page_without_a_label_is_read_whatever_its_signs(text: str) -> None:
    assert text in decode_page(Original("a.html", f"<p>{text}</p>".encode("cp1252"))).text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("私たちはこの疑いを否定する。", "euc_jp"),
        ("我们否认指控。", "hz"),
        ("我々は否定する。", "iso2022_jp"),
        ("우리는 부인한다.", "iso2022_kr"),
    ],
)
def test_short_texts_of_east_asia_are_told_by_what_is_written_together(text: str, codec: str) -> None:
    for decode in (decode_text, decode_page):
        assert text in decode(Original("a", f"{text}\n".encode(codec))).text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("内閣総理大臣談話、平成三十年三月五日、首相官邸。", "euc_jp"),
        ("日本国憲法第九条、戦争放棄、戦力不保持。", "euc_jp"),
        ("살려 주세요 빨리 와요", "cp949"),
    ],
)
def test_what_may_be_japanese_or_korean_is_not_taken_for_chinese(text: str, codec: str) -> None:
    with pytest.raises(EditionError, match="--encoding"):
        decode_text(Original("a.txt", f"{text}\n".encode(codec)))


def test_braces_with_tildes_are_no_chinese() -> None:
    assert decode_text(Original("a.txt", b"See ~{abc}~ and ~{ab~}.")).text == "See ~{abc}~ and ~{ab~}."
    assert decode_text(Original("a.txt", b"~{a" * 20_000)).text == "~{a" * 20_000


def test_the_mark_at_the_beginning_of_utf_8_is_no_text() -> None:
    assert decode_text(Original("a.txt", "\ufeffWe deny it.\ufeff".encode())).text == "We deny it.\ufeff"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The caf+AOk- is closed.", "looks like UTF-7 (“+AOk-” is “é”): if it is, say --encoding utf-7"),
        ("It cost +IKw-5 and it+IBk-s gone.", "looks like UTF-7 (“+IKw-” is “€”)"),
        ("Wir k+APY-nnen +IB4-nichts+IBw sagen.", "looks like UTF-7 (“+APY-” is “ö”)"),
        ("Call +44-20-7946 or +124-555, C++ and +Abc, a+b-c, B+Tree-like", ""),
    ],
)
def test_what_reads_like_utf_7_is_told(text: str, said: str) -> None:
    decoded = decode_text(Original("a.txt", text.encode()))
    assert decoded.text == text
    assert decoded.remark.startswith(said) if said else not decoded.remark
    if said:
        assert decode_text(Original("a.txt", text.encode(), encoding="utf-7")).text.isascii() is False


def test_marks_that_are_none_are_told() -> None:
    decoded = decode_page(Original("a.html", b"<meta charset=gbk><p>\xd6\xd0\xff\xff"))
    assert "中" in decoded.text
    assert "marks that are none" in decoded.remark


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("It’s closed.", "cp1252"),
        ("“Café”", "cp1252"),
        ("Мы отвергаем это.", "cp1251"),
        ("“Café” – naïve", "mac_roman"),
        ("Für größere Maßnahmen", "cp850"),
    ],
)
def test_utf8_that_was_misread_before_is_told(text: str, codec: str) -> None:
    bytes_of = (bytes([byte]) for byte in text.encode())
    misread = "".join(byte.decode(codec, "ignore") or chr(byte[0]) for byte in bytes_of)
    extract = extract_of(Original("a.md", misread.encode()))
    named = codec.replace("cp12", "windows-12").replace("_", "-")
    (told,) = extract.remarks
    assert f"as UTF-8 that was read as {named} has: take it anew" in told
    first = next(mark for mark in text if mark > "\x7f")
    assert f"for “{first}”" in told


@pytest.mark.parametrize(
    "text",
    ["L’été, d’état et l’école", "«Это МОЁ», СССР» и НАТО”", "SÃO «IRMÃ»", "Ü½ 5 €", "Ää Öö ├─┤"],
)
def test_letters_that_stand_so_are_not_told(text: str) -> None:
    assert extract_of(Original("a.md", text.encode())).remarks == ()


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_hebrew_that_is_kept_as_it_is_seen_is_turned_and_told(name: str) -> None:
    seen = [".(17) תונעטה לכ תא השיחכמ הרבחה", ".םלועמ ןכ התשע אל Port Ltd תרבח ,2019 תנשב"]
    content = ("<br>" if name == "a.html" else "\n").join(seen).encode("iso8859_8")
    extract = extract_of(Original(name, content, encoding="iso-8859-8"))
    assert extract.text.split("\n")[:2] == [
        "החברה מכחישה את כל הטענות (17).",
        "בשנת 2019, חברת Port Ltd לא עשתה כן מעולם.",
    ]
    assert extract.remarks[0] == "has its Hebrew as it is seen, from left to right: turned, line by line"
    as_read = extract_of(Original("a.txt", extract.text.encode()))
    assert (as_read.text, as_read.remarks) == (extract.text, ())


def test_control_characters_in_a_text_are_told() -> None:
    """Programs that copy from PDF write such for a hyphen at the end of a line."""
    extract = extract_of(Original("a.txt", b"We deny\nthe re\x02\nport, all of\x0b\x0cit.\x1f\n"))
    assert extract.text == "We deny\nthe re\x02\nport, all of\x0b\x0cit.\x1f\n"
    (told,) = extract.remarks
    why = "has control characters, which nothing shows and which part words (U+0002 in line 2, and 1 more)"
    assert told == f"{why}: take out those that are no text, and add it anew"


def test_the_end_of_a_file_of_dos_is_not_told() -> None:
    extract = extract_of(Original("a.txt", b"We deny it.\r\n\x1a"))
    assert (extract.text, extract.remarks) == ("We deny it.\r\n\x1a", ())


def test_of_misread_utf8_a_surest_sign_is_named() -> None:
    """Of letters that stand so, as É before a mark, it was said that they are ɻ."""
    (told,) = extract_of(Original("a.md", "Le CAFÉ» est fermé. Itâ€™s closed.".encode())).remarks
    assert told.startswith("has “â€™” for “’”")

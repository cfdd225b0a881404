import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.errors import NotTextError
from geo.inputs import decode

GERMAN = (
    "Die Straße nach Königsberg wurde am frühen Morgen für alle Fahrzeuge gesperrt. Häuser brannten, Bäume fielen. " * 4
)
RUSSIAN = "Войска вошли в город рано утром, сообщили власти области. Дорога на север закрыта до вечера. " * 4
ARABIC = "دخلت القوات المدينة القديمة في الموصل صباح اليوم وقال المتحدث ان المعارك مستمرة في الجانب الغربي " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_comes_back_whole(encoding: str) -> None:
    text = "A line\r\nanother\n\n\tPalmyra — تدمر 😀 ‮ end "
    assert decode(text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        ("São Paulo: três mortos numa explosão.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
        ("“Nobody came,” she said – twice. " * 9, "cp1252"),
    ],
)
def test_older_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


def test_a_damaged_byte_in_utf8_does_not_turn_the_rest_into_gibberish() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert decode(data, name="a.txt") == f"{RUSSIAN}\ufffd{RUSSIAN}"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 8,
        b"text with \x00 in it",
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        codecs.BOM_UTF8 + b"\xff\xff",
    ],
)
def test_binary_content_is_refused_with_the_file_named(data: bytes) -> None:
    with pytest.raises(NotTextError, match=r"^report\.txt .*UTF-8"):
        decode(data, name="report.txt")


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfe")
def test_nothing_but_not_text_error_is_ever_raised(data: bytes) -> None:
    try:
        text = decode(data, name="a.txt")
    except NotTextError:
        return
    text.encode("utf-8")  # no lone surrogates


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S"))))
def test_utf8_text_is_kept_code_point_by_code_point(text: str) -> None:
    assert decode(text.encode(), name="a.txt") == text.removeprefix("\ufeff")

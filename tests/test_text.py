"""Bytes to text, and offsets to the units of other programs."""

import codecs

import pytest

from discourse.text import DecodeError, Unit, decode, offset_map

FRENCH = "« Déjà là », dit-elle. L’été 🌍 s’achève.\r\nŒuvre\u2028close.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_with_and_without_a_mark(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")]
)
def test_big_endian_marks_are_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + FRENCH.encode(encoding)) == FRENCH


def test_other_bytes_are_windows_text() -> None:
    assert decode("« L’œuvre », dit-il… 5 €".encode("cp1252")) == "« L’œuvre », dit-il… 5 €"


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd", "a\u2028b\u2029c\x85d", "a\x00b et la suite du texte", "", "\n"])
def test_every_character_is_kept(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_is_dropped_where_the_encoding_is_named_too(encoding: str) -> None:
    assert decode("\ufeffoui".encode("utf-16" if encoding == "utf-16" else "utf-8"), encoding) == "oui"


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, None, "binary data, not text; give a text file, "),
        (b"\xff\xfea", None, "byte 0 does not fit utf-16-le (truncated data); name the encoding with --encoding"),
        ("dit-il à".encode("latin-1"), "utf-8", "byte 7 does not fit utf-8 (unexpected end of data); name"),
        (b"il dit \x81\x8d", None, "byte 7 does not fit cp1252 (character maps to <undefined>); name the encoding"),
        (b"oui", "klingon", "unknown encoding `klingon`; use a name that Python knows, such as utf-8"),
        (b"oui", "undefined", "the bytes do not fit undefined; name the encoding with --encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_remedy(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(DecodeError) as error:
        decode(data, encoding)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(("unit", "encoding", "size"), [("utf16", "utf-16-le", 2), ("utf8", "utf-8", 1)])
@pytest.mark.parametrize("text", ["", "oui", "é€😀", "😀😀 à 🇫🇷 l’été", "\U0010ffff", "a\u0301 𝒳𝒴 b"])
def test_offsets_are_those_of_the_encoded_text(unit: Unit, encoding: str, size: int, text: str) -> None:
    convert = offset_map(text, unit)

    assert [convert(place) for place in range(len(text) + 1)] == [
        len(text[:place].encode(encoding)) // size for place in range(len(text) + 1)
    ]


def test_code_points_stay_as_they_are() -> None:
    assert offset_map("😀 oui", "codepoint")(2) == 2

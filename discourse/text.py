"""Bytes to text with exact offsets, and code points to the units that other programs count in."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Literal

Unit = Literal["codepoint", "utf16", "utf8"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


class DecodeError(ValueError):
    """Bytes that are no text: the message says what stands in the way and what to do."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode a file's bytes; line ends and every other character are kept as they are.

    The order is: the encoding asked for; a byte-order mark; UTF-16 by its NUL bytes; strict UTF-8; Windows-1252.
    A byte-order mark is no part of the text. Raises DecodeError for binary data and for bytes that the encoding does
    not hold.

    >>> decode("déjà".encode("cp1252"))
    'déjà'
    """
    if encoding is not None:
        return _decode_as(data, encoding).removeprefix("\ufeff")
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], name)
    guessed = _utf16_without_mark(data[:_SAMPLE])
    if guessed:
        return _decode_as(data, guessed)
    if _looks_binary(data[:_SAMPLE]):
        raise DecodeError("binary data, not text; give a text file, or name its encoding with --encoding")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(data, "cp1252")


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise DecodeError(f"unknown encoding `{encoding}`; use a name that Python knows, such as utf-8") from None
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"byte {error.start} does not fit {encoding} ({error.reason}); name the encoding with --encoding"
        ) from None
    except UnicodeError:
        raise DecodeError(f"the bytes do not fit {encoding}; name the encoding with --encoding") from None


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 text in Latin script has a NUL in every other byte."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _looks_binary(sample: bytes) -> bool:
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return controls > max(1, len(sample) // 20)


def offset_map(text: str, unit: Unit) -> Callable[[int], int]:
    """A function from code point offsets of ``text`` to offsets in ``unit``.

    >>> offset_map("😀 oui", "utf16")(2), offset_map("é", "utf8")(1)
    (3, 2)
    """
    if unit == "codepoint" or text.isascii():
        return lambda offset: offset
    width = _utf16_width if unit == "utf16" else _utf8_width
    wide = [(place, width(char) - 1) for place, char in enumerate(text) if width(char) > 1]
    places = [place for place, _ in wide]
    extra = [0, *accumulate(more for _, more in wide)]
    return lambda offset: offset + extra[bisect_right(places, offset - 1)]


def _utf16_width(char: str) -> int:
    return 2 if char > "\uffff" else 1


def _utf8_width(char: str) -> int:
    return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")

"""Text to paragraphs, sentences and tokens, one pass each, by exact places.

A line break ends a paragraph unless the text plainly goes on in the next line (a lower-case letter after a line
without final punctuation). Sentences end inside quotation marks too.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import overload

Place = tuple[int, int]

_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]\s*")
_END = re.compile(
    # the letters come first, for they let the search skip ahead; a run of stops is tried at its start only
    r"(?P<stop>[.!?…](?<![.!?…]{2})[.!?…]{0,199})"
    r"(?P<closers>(?:[ \u00a0\u202f]?[»”’)\]]|[\"'](?=\s)){0,4})"
    # a sentence that opens without a blank, as in text from which line breaks were lost
    r"(?=[^\S\r\n]{1,200}(?P<next>\S\w?)|(?P<glued>[\"«“]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’ ])(?![\w-]*\.\w))"
)
_SMALL_WORD = re.compile(r"(?:[a-zß-öø-ÿ]{3,}|[»”\")\]])$")
_HOST = "www"
_WORD_BEFORE = re.compile(r"[^\W_][\w.’'-]{0,30}$")
_FINAL = ".!?…:;»”\""
_OPENING = "«“\"‘'‹(["
_DASHES = "—–-"
_WINDOW = 40
# a short small word before a figure is a reference: art. 3, vol. 2
_SHORT = 4
MAX_SENTENCE = 3_000
"""A longer sentence is no sentence of anybody's: it is cut at a blank, so that the work for each stays bounded."""


class Places(Sequence[Place]):
    """Many places in little room: of a text of 100 MB, a list of its sentences would take more than the text.

    >>> places = Places([(0, 3), (4, 9)])
    >>> places[-1], len(places), list(places.starts)
    ((4, 9), 2, [0, 4])
    """

    __slots__ = ("ends", "starts")

    def __init__(self, places: Iterable[Place]) -> None:
        self.starts, self.ends = array("Q"), array("Q")
        for start, end in places:
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Place: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...

    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        if isinstance(at, slice):
            return [*zip(self.starts[at], self.ends[at], strict=True)]
        return self.starts[at], self.ends[at]

    def __iter__(self) -> Iterator[Place]:
        return zip(self.starts, self.ends, strict=True)


def paragraphs(text: str) -> Iterator[Place]:
    """The stretches between hard line breaks, without the blanks around them.

    >>> list(paragraphs("Un.\\r\\n\\r\\nDeux\\nsuite."))
    [(0, 3), (7, 18)]
    """
    start = 0
    for match in _BREAK.finditer(text):
        if _is_soft(text, start, match):
            continue
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, len(text))


def _is_soft(text: str, start: int, match: re.Match[str]) -> bool:
    place = match.end()
    if place >= len(text) or not text[place].islower():
        return False
    last = match.start() - 1
    while last >= start and text[last].isspace():
        last -= 1
    return last >= start and text[last] not in _FINAL


def _stripped(text: str, start: int, end: int) -> Iterator[Place]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def sentences(text: str, start: int, end: int, abbreviations: Collection[str]) -> Iterator[Place]:
    """The sentences of one paragraph; ``abbreviations`` are lower-case words whose dot ends no sentence.

    >>> text = "M. Roy a parlé. « Oui ! » a-t-il dit. Elle part."
    >>> [text[s:e] for s, e in sentences(text, 0, len(text), {"m"})]
    ['M. Roy a parlé.', '« Oui ! » a-t-il dit.', 'Elle part.']
    """
    first = start
    for match in _END.finditer(text, start, end):
        if match["next"] is None:
            if not _is_glued(text, first, match):
                continue
        elif not _opens_sentence(match["next"]) and not _plainly_ends(text, match):
            continue
        if _is_abbreviation(text, first, match, abbreviations):
            continue
        yield from _cut(text, first, match.end())
        first = _behind_blanks(text, match.end(), end)
    yield from _cut(text, first, end)


def _cut(text: str, start: int, end: int) -> Iterator[Place]:
    """A sentence in pieces of bounded length; nearly always it is one."""
    while end - start > MAX_SENTENCE:
        past = start + MAX_SENTENCE
        while past > start and not text[past].isspace():
            past -= 1
        past = past if past > start else start + MAX_SENTENCE
        yield start, past
        start = _behind_blanks(text, past, end)
    if start < end:
        yield start, end


def _behind_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _opens_sentence(following: str) -> bool:
    first = following[0]
    if first.isupper() or first.isdigit():
        return True
    return (first in _OPENING or first in _DASHES) and not following[1:].islower()


def _is_glued(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends behind a small word or a mark, though no blank follows."""
    before = text[max(first, match.start() - _WINDOW) : match.start()]
    return _SMALL_WORD.search(before) is not None and not before.endswith(_HOST)


def _plainly_ends(text: str, match: re.Match[str]) -> bool:
    """A full stop behind a word of four small letters that is no abbreviation, though the next word is small."""
    if match["stop"] != "." or match["closers"] or not match["next"][0].isalpha():
        return False
    word = text[max(0, match.start() - 4) : match.start()]
    return len(word) == 4 and word.isalpha() and word.islower()


def _is_abbreviation(text: str, first: int, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    if match["stop"] != "." or match["closers"]:
        return False
    low, stop = max(first, match.start() - _WINDOW), match.start()
    # no word reaches over a blank, and the search would try each place before it
    word = _WORD_BEFORE.search(text, max(low, text.rfind(" ", low, stop) + 1), stop)
    if word is None:
        return False
    form = word[0]
    if len(form) == 1 and form.isupper():
        return True
    if form.isdigit():
        return word.start() == first
    if match["next"] and match["next"][0].isdigit() and form.islower() and len(form) <= _SHORT:
        return True
    plain = form.lower().replace("’", "'").rpartition("'")[2]
    return ("." in form and form[-2] in ".-") or plain in abbreviations


def token_pattern(
    inversions: Collection[str], titles: Collection[str] = (), elided: Collection[str] = ()
) -> re.Pattern[str]:
    """The tokenizer; ``inversions`` are the hyphened clitics (``-t-il``, ``-on``) that part from their verb, ``titles``
    the abbreviations that keep their dot, ``elided`` the words whose apostrophe a blank may follow.

    Elided words keep their apostrophe, initials their dots, figures their decimals.

    >>> token_pattern(["-t-elle", "-il"], ["Dr."]).findall("L'a-t-elle dit, M. Roy, Dr. Lo ? 2,5 % d’ici peut-être")
    ["L'", 'a', '-t-elle', 'dit', ',', 'M.', 'Roy', ',', 'Dr.', 'Lo', '?', '2,5', '%', 'd’', 'ici', 'peut-être']
    """
    clitics = _any(form[1:] for form in inversions if form[0] == "-")
    parted = [form.partition("-") for form in inversions if form[0] != "-"]
    loose = "|".join(rf"(?<=\b{re.escape(head)})-{re.escape(tail)}\b" for head, _, tail in parted) or "(?!)"
    dotted = _behind(titles)
    apart = _behind(form[:-1] + mark for word in elided for form in (word, word.capitalize()) for mark in "'’")
    return re.compile(
        r"[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.){0,8}(?!\w)"
        # most words end at a blank: only what goes on with one of these marks is tried further
        r"|\w+(?:(?=['’.,-])(?:"
        # a blank may part an elided word from the next: l' homme
        r"['’](?:(?=[\w«“\"‘‹])|(?=\s[\w«“\"])(?:" + apart + r"))"
        r"|(?:(?<=\d)[.,]\d+)+"
        r"|\.(?=\s)(?:" + dotted + r")"
        r"|(?:" + loose + r")"
        r"|(?:-(?!(?i:" + clitics + r")\b)\w+)+))?"
        r"|-(?i:" + clitics + r")\b|\.{2,}|[.!?…]|[^\w\s]"
    )


def _behind(forms: Iterable[str]) -> str:
    """An expression for a place right behind any of some words."""
    return "|".join(rf"(?<=\b{re.escape(form)})" for form in forms) or "(?!)"


def _any(forms: Iterable[str]) -> str:
    """An expression for any of some forms, the longest first."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"

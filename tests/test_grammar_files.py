"""The files of the grammar: what they compile to is what Lark reads in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from lark.exceptions import UnexpectedInput
from oracle import earley

from discourse.chunks import Chunker
from discourse.lexicon import Lexicon, Tokens, spare_letters
from discourse.reading.ebnf import MAX_REPEAT, Compiler, GrammarFile, read_grammar
from discourse.reading.folder import Folder, open_folder
from discourse.reading.tables import read_table


@lru_cache(maxsize=1)
def _folder() -> Folder:
    return open_folder()


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(_folder())


@lru_cache(maxsize=1)
def _chunker() -> Chunker:
    return Chunker(_folder(), _lexicon().letters, spare_letters(_lexicon()))


def _pattern_ids() -> list[str]:
    return [row["id"] for row in read_table(_folder(), "patterns.tsv", ("id",))]


def _starts(path: str) -> list[str]:
    if path == "patterns.lark":
        return [*_pattern_ids(), "subject", "governor"]
    return [name for name in _file(path).definitions if name.startswith(("end_", "narrated_"))]


@lru_cache
def _file(path: str) -> GrammarFile:
    return read_grammar(_folder(), path)


@lru_cache
def _oracle(path: str) -> Lark:
    return earley(_file(path), _chunker().letters, _starts(path))


@lru_cache
def _generated(path: str, rule: str) -> st.SearchStrategy[str]:
    return from_lark(_oracle(path), start=rule)


@lru_cache
def _expression(path: str, rule: str) -> re.Pattern[str]:
    return re.compile(Compiler(_file(path), _chunker().letters, ()).expression(rule).source)


def _accepts(path: str, rule: str, code: str) -> bool:
    try:
        _oracle(path).parse(code, start=rule)
    except UnexpectedInput:
        return False
    return True


FEW = settings(max_examples=max(8, settings.default.max_examples // 6))  # type: ignore[union-attr]
"""Earley is slow, and there are many rules."""
RULES = [pytest.param(path, rule, id=rule) for path in ("patterns.lark", "clauses.lark") for rule in _starts(path)]


@pytest.mark.parametrize(("path", "rule"), RULES)
@FEW
@given(data=st.data())
def test_what_lark_makes_of_a_rule_is_matched(path: str, rule: str, data: Any) -> None:
    code = data.draw(_generated(path, rule))
    assume(len(code) <= MAX_REPEAT or not re.search(r"[*+]", _folder().read(path)))
    assert _expression(path, rule).fullmatch(code), _names(code)


@pytest.mark.parametrize(("path", "rule"), RULES)
@FEW
@given(data=st.data())
def test_what_is_matched_is_accepted_by_lark(path: str, rule: str, data: Any) -> None:
    code = data.draw(_changed(_generated(path, rule)))
    matched = _expression(path, rule).fullmatch(code) is not None
    assert matched == _accepts(path, rule, code), _names(code)


def _changed(codes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Chunk strings near those that a rule matches: one letter taken out, put in or replaced."""
    letters = st.sampled_from(sorted(_chunker().letters.values()))
    return st.builds(
        _spliced,
        codes,
        st.integers(0, 30),
        st.integers(0, 1),
        st.one_of(st.just(""), letters),
    )


def _spliced(code: str, place: int, taken: int, letter: str) -> str:
    place %= len(code) + 1
    return code[:place] + letter + code[place + taken :]


def _names(code: str) -> str:
    return " ".join(_chunker().names[letter] for letter in code)


@lru_cache(maxsize=1)
def _lexer() -> Lark:
    """Lark's own lexer for the chunks, each word class a letter."""
    file, letters = _file("chunks.lark"), _lexicon().letters
    source = re.sub(r"^hedge_\w+:.*$|^%declare.*$", "", _folder().read("chunks.lark"), flags=re.MULTILINE)
    chunks = [name for name in file.definitions if name[0].isupper()]
    used = set(re.findall(r"\b_?[A-Z][A-Z_]*\b", re.sub(r"//.*", "", source))) - set(file.definitions)
    classes = [f'{name}: "{letters[name]}"' for name in sorted(used)]
    grammar = [source, *classes, r"ANY_CLASS.-100: /[\s\S]/", f"start: ({' | '.join([*chunks, 'ANY_CLASS'])})*"]
    return Lark("\n".join(grammar), parser="lalr", lexer="basic")


def _lark_chunks(code: str) -> list[tuple[str, str]]:
    names = _lexicon().names
    tokens = _lexer().parse(code).children
    return [(str(token), names[str(token)] if token.type == "ANY_CLASS" else token.type) for token in tokens]


def _scanned_chunks(code: str) -> list[tuple[str, str]]:
    chunker = _chunker()
    found = chunker.chunks(Tokens([], [], [], code, {}))
    inner = zip(found.code[1:-1], found.first[1:-1], found.past[1:-1], strict=True)
    return [(code[first:past], chunker.names[letter]) for letter, first, past in inner]


_CODES = st.lists(st.sampled_from(sorted(_lexicon().letters.values())), max_size=MAX_REPEAT).map("".join)


@given(_CODES)
def test_the_joined_scanner_reads_the_chunks_that_larks_lexer_reads(code: str) -> None:
    assert _scanned_chunks(code) == _lark_chunks(code), " ".join(_lexicon().names[letter] for letter in code)


@pytest.mark.parametrize("name", [name for name in _file("chunks.lark").definitions if name[0].isupper()])
@FEW
@given(data=st.data())
def test_each_kind_of_chunk_is_read_as_larks_lexer_reads_it(name: str, data: Any) -> None:
    expression = Compiler(_file("chunks.lark"), _lexicon().letters, ()).expression(name).source
    code = (data.draw(st.from_regex(expression, fullmatch=True)) + data.draw(_CODES))[:MAX_REPEAT]
    assert _scanned_chunks(code) == _lark_chunks(code), " ".join(_lexicon().names[letter] for letter in code)


def test_every_pattern_has_its_rule_and_every_id_is_unique() -> None:
    ids = _pattern_ids()
    assert len(ids) > 20
    assert [name for name in ids if name not in _file("patterns.lark").definitions] == []
    assert sorted(set(ids)) == sorted(ids)


def test_every_frame_of_a_pattern_is_a_frame_of_some_cue() -> None:
    known = {"preposition"}
    for path in ("lexicon/cues.tsv", "lexicon/nominal-cues.tsv"):
        known |= {frame for row in read_table(_folder(), path, ("frames",)) for frame in row["frames"].split(",")}
    for row in read_table(_folder(), "patterns.tsv", ("id", "frame")):
        assert known >= set(row["frame"].split(",")) - {"label"}, row["id"]

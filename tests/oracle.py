"""Lark's own Earley parser over the rules of a grammar file."""

from __future__ import annotations

from collections.abc import Mapping

from lark import Lark

from discourse.reading.ebnf import GrammarFile
from discourse.workshop.plain_grammar import plain_grammar


def earley(file: GrammarFile, letters: Mapping[str, str], starts: list[str]) -> Lark:
    """An Earley parser over one letter a symbol; declared markers stand for nothing."""
    return Lark(plain_grammar(file, letters, file.definitions), parser="earley", lexer="basic", start=starts)

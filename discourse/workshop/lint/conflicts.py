"""Patterns that Lark's strict mode refuses.

Patterns are ambiguous where a text is: a noun phrase behind a comma is an apposition or the next constituent. The
order of alternatives settles it, so that these conflicts are no mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lark import Lark
from lark.exceptions import GrammarError as LarkError

from discourse.chunks import Chunker
from discourse.lexicon import Lexicon, spare_letters
from discourse.reading.ebnf import read_grammar
from discourse.reading.folder import Folder
from discourse.workshop.lint.finding import Finding
from discourse.workshop.plain_grammar import plain_grammar
from discourse.workshop.rulebook import RULES, read_rules


def notes(folder: Folder) -> Iterator[Finding]:
    """Each pattern that is not LALR(1)."""
    lexicon = Lexicon(folder)
    letters = Chunker(folder, lexicon.letters, spare_letters(lexicon)).letters
    file = read_grammar(folder, RULES)
    for rule in read_rules(folder):
        if not _is_lalr(plain_grammar(file, letters, (rule.id, *rule.parts)), rule.id):
            message = f"`{rule.id}` is not LALR(1): alternatives begin alike, and their order settles which one is read"
            yield Finding(rule.definition.path, rule.definition.line, "conflict", message)


def _is_lalr(grammar: str, start: str) -> bool:
    """Whether a grammar passes Lark's strict mode. The conflict that it names differs from run to run."""
    try:
        Lark(grammar, parser="lalr", strict=True, start=start)
    except LarkError:
        return False
    return True

"""What a fuzzer feeds with bytes: each returns, whatever they are, or a promise is broken."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from discourse import Analyzer, GrammarError, Span
from discourse.batch.readers import read
from discourse.batch.readers.form import Form
from discourse.checking.notation import CHUNKS
from discourse.checking.rules import rule_mistakes
from discourse.lexicon import Lexicon
from discourse.reading.automaton import Automaton
from discourse.reading.ebnf import Compiler, read_grammar
from discourse.reading.folder import Folder, open_folder
from discourse.reading.tables import read_table

ENDINGS = (".txt", ".jsonl", ".csv", ".conllu", ".parquet", ".jsonl.gz", ".csv.zst")


@lru_cache(maxsize=1)
def _analyzer() -> Analyzer:
    return Analyzer()


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    return dict(Lexicon(open_folder()).letters)


@lru_cache(maxsize=1)
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def analyze(data: bytes) -> None:
    """Any text gives a document whose spans are where they say, and which can be written."""
    document = _analyzer().analyze(data.decode("utf-8", "surrogateescape"))
    spans: list[Span | None] = [*document.sentences, *document.hedges]
    for found in document.attributions:
        spans += [found.cue, found.speaker, found.reporter, *found.quote.spans]
    for span in spans:
        assert span is None or document.text[span.start : span.end] == span.text
    document.to_json().encode("utf-8")
    assert len(document.rows()) == len(document.attributions)


def rules(data: bytes) -> None:
    """Any text is a rule file or a table, or what is wrong with it can be told."""
    text = data.decode("utf-8", "replace")
    folder = Folder("fuzz", (("a.lark", text), ("a.tsv", text)))
    with suppress(GrammarError):
        read_table(folder, "a.tsv", ("id", "class"))
    with suppress(GrammarError):
        file = read_grammar(folder, "a.lark")
        if rule_mistakes(CHUNKS, file, tuple(_letters()), frozenset()):
            return
        compiler = Compiler(file, _letters(), ())
        for name in file.definitions:
            compiler.expression(name)
        Automaton(file, _letters(), list(file.definitions), first=True)


def readers(data: bytes) -> None:
    """Any file gives records; the first byte says of which form it is."""
    path = _folder() / ("a" + ENDINGS[data[0] % len(ENDINGS) if data else 0])
    path.write_bytes(data[1:])
    for record in read(str(path), Form(max_chars=1000)):
        assert record.place.startswith(str(path))
        assert record.problem is None or not record.text


TARGETS = {"analyze": analyze, "rules": rules, "readers": readers}

"""Where a reported clause begins and ends.

The rules of ``grammar/clauses.lark`` name the places at which a content is over; what stands in quotations or
brackets that open inside the content does not end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from discourse.reading.ebnf import Compiler, read_grammar
from discourse.reading.folder import Folder

_CLAUSE, _PHRASE, _NARRATED, _AROUND = "end_", "phrase_", "narrated_", "around_"
_INNER = 8
"""How many chunks may stand between the beginning of an inner clause and the reporting clause in it."""


class Clauses:
    """The clause ends of a grammar folder."""

    def __init__(self, folder: Folder, letters: Mapping[str, str]) -> None:
        file = read_grammar(folder, "clauses.lark")
        compiler = Compiler(file, letters, ())
        self._ends = {
            prefix: re.compile(
                "|".join(compiler.expression(name).source for name in file.definitions if name.startswith(prefixes))
            )
            for prefix, prefixes in (
                (_CLAUSE, (_CLAUSE,)),
                (_PHRASE, (_CLAUSE, _PHRASE)),
                (_NARRATED, (_NARRATED,)),
                (_AROUND, (_AROUND,)),
            )
        }
        self._dateline = re.compile(compiler.expression("dateline").source)
        self._resumed = re.compile(
            "|".join(compiler.expression(name).source for name in file.definitions if name.startswith("resumed_"))
        )
        inner = (compiler.expression(name).source for name in file.definitions if name.startswith("inner_"))
        self._inner = re.compile(rf"(?:{'|'.join(inner)})\Z")
        self._hypothesis = re.compile(compiler.expression("hypothesis").source)
        self._relative = re.compile(compiler.expression("relative").source)
        self._finite = compiler.expression("finite").source
        self._opener = frozenset(compiler.expression("opener").source)
        self._noun_opener = frozenset(compiler.expression("noun_opener").source)
        self._verb = re.compile(compiler.expression("finite").source)
        self._hard = re.compile(f"[{letters['SEMI']}{letters['STOP']}{letters['EOS']}]")
        self._opening = letters["QO"] + letters["LP"]
        self._closing = letters["QC"] + letters["RP"]
        self._starts = letters["SEMI"] + letters["COLON"]
        self._que = letters["QUE"]
        self._cues = letters["CUE"] + letters["CUE_MODAL"] + letters["CUE_GERUND"]
        self._begin, self._comma = letters["BOS"], letters["COMMA"]
        self._participles = letters["VERB_PARTICIPLE"] + letters["CUE_PARTICIPLE"]
        self._before = letters["QUE"] + letters["ET"] + letters["MAIS"] + letters["SUB"]

    def end(self, code: str, start: int, finite: bool) -> int:
        """The chunk at which a clause that starts at this chunk is over; a finite one not before its verb."""
        if finite:
            verb = self._main_verb(code, start)
            hard = self._hard.search(code, start)
            if verb is not None and (hard is None or verb.start() < hard.start()):
                return self._end(code, start, _CLAUSE, verb.start())
        return self._end(code, start, _CLAUSE, start)

    def around_end(self, code: str, begin: int, start: int) -> int:
        """The chunk at which a clause is over that began at a chunk and goes on at another, behind a reporting clause.

        A relative clause or a participle ends where any clause does: the clause around it is no part of the content.
        """
        if self._relative.match(code, begin) or code[begin] == self._que:
            return self._end(code, start, _CLAUSE, start)
        if code[begin] in self._participles:
            return self._end(code, start, _PHRASE, start)
        return self._end(code, start, _AROUND, start)

    def _main_verb(self, code: str, start: int) -> re.Match[str] | None:
        """The first finite verb; the second one where a relative clause comes before the first."""
        verb = self._verb.search(code, start)
        if verb is None or self._relative.search(code, start, verb.start()) is None:
            return verb
        return self._verb.search(code, verb.end()) or verb

    def phrase_end(self, code: str, start: int) -> int:
        """The chunk at which a content that is no clause (an infinitive, a predicate) is over."""
        return self._end(code, start, _PHRASE, start)

    def bounded_phrase_end(self, code: str, start: int) -> int:
        """The same inside a noun phrase, whose own verb may follow: `la promesse de rouvrir tient`."""
        return self._verb_of_its_own(code, start + 1, self.phrase_end(code, start), self._opener, True)

    def bounded_end(self, code: str, start: int) -> int:
        """The chunk at which a clause inside a noun phrase or a fronted clause is over."""
        verb = self._main_verb(code, start)
        earliest = verb.start() if verb else start
        return self.matrix_verb(code, start, self._end(code, start, _PHRASE, earliest))

    def matrix_verb(self, code: str, start: int, end: int) -> int:
        """The second finite verb of a stretch without an opener between the two: the verb of the clause around it."""
        return self._verb_of_its_own(code, start, end, self._opener, False)

    def _verb_of_its_own(self, code: str, start: int, end: int, openers: frozenset[str], seen: bool) -> int:
        for place in range(start, end):
            letter = code[place]
            if letter in openers:
                seen = False
            elif letter in self._finite:
                if seen:
                    return place
                seen = True
        return end

    def noun_end(self, code: str, start: int) -> int:
        """The chunk at which a noun phrase that is a content is over."""
        end = self._end(code, start, _NARRATED, start)
        return self._verb_of_its_own(code, start, end, self._noun_opener, True)

    def is_noun_end(self, code: str, chunk: int) -> bool:
        """Whether a noun phrase that is a content is over before this chunk."""
        for place in (chunk - 1, chunk):
            found = self._ends[_NARRATED].match(code, place)
            if found is not None and (found.start(found.lastindex) if found.lastindex else place) == chunk:
                return True
        return False

    def is_hypothetical(self, code: str) -> bool:
        """Whether the conditionals of a sentence hang on a condition: `Sans ce but, le club aurait …`."""
        return self._hypothesis.search(code) is not None

    def _end(self, code: str, start: int, kind: str, earliest: int) -> int:
        ends = self._ends[kind]
        depth = 0
        told = kind != _AROUND
        for place in range(start, len(code)):
            letter = code[place]
            if letter == self._que:
                told = False
            elif letter in self._finite:
                told = kind != _AROUND
            if letter in self._opening:
                depth += 1
            elif letter in self._closing:
                if depth == 0:
                    return place
                depth -= 1
            elif depth == 0 and place > earliest - 1:
                if told and place > earliest and self._resumed.match(code, place):
                    return place
                found = ends.match(code, place)
                if found is None:
                    continue
                end = found.start(found.lastindex) if found.lastindex else place
                if end > earliest:
                    return end
        return len(code) - 1

    def begin(self, code: str, place: int) -> int:
        """The first chunk of the clause that an inserted reporting clause at this chunk interrupts or follows."""
        return self._begin_where(code, place, self._reports)

    def inner_begin(self, code: str, place: int, past: int) -> int | None:
        """The first chunk of the relative clause or participle that a reporting clause between two chunks interrupts.

        `les policiers qui sont intervenus, selon elle, trop tard`; None where the verb of a clause around it follows.
        """
        if code[past] != self._comma or self._verb.match(code, past + 1):
            return None
        found = self._inner.search(code, max(0, place - _INNER), place)
        return found.start(found.lastindex) if found is not None and found.lastindex else None

    def begin_whole(self, code: str, place: int) -> int:
        """The same where what a reporting clause follows may itself be a report: `X assure que …, ajoute l'agence`."""
        return self._begin_where(code, place, lambda _, at: False)

    def _begin_where(self, code: str, place: int, opens: Callable[[str, int], bool]) -> int:
        depth = 0
        at = place - 1
        if code[at] == self._comma and code[at - 1] in self._before:
            return place
        if code[at] == self._comma and self._relative.match(code, at - 1):
            return at - 1
        if code[at] in self._before:
            return place
        while at > 0:
            letter = code[at]
            if letter in self._closing:
                depth += 1
            elif letter in self._opening:
                if depth == 0:
                    return at + 1
                depth -= 1
            elif depth == 0 and (letter in self._starts or (letter == self._que and opens(code, at))):
                return at + 1
            at -= 1
        dateline = self._dateline.match(code)
        return dateline.end() if dateline else 1

    def has_verb(self, code: str, start: int) -> bool:
        """Whether the clause that starts at this chunk has a finite verb."""
        return self._verb.search(code, start, self.end(code, start, False)) is not None

    def _reports(self, code: str, que: int) -> bool:
        """Whether this `que` hangs on a cue just before it."""
        return any(code[at] in self._cues for at in range(max(0, que - 4), que))

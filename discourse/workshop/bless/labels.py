"""What an analysis found, put into the expected side of a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discourse.model import Attribution, Document, Span
from discourse.workshop.bless.block import SOURCES, Block, entity_words, named_entity
from discourse.workshop.bless.sheet import Sheet
from discourse.workshop.cases import Case
from discourse.workshop.compare import LABELS, PLACES, Difference, answers, entity_name, trimmed
from discourse.workshop.wording import PIECES, occurrences, place_of, worded

_PLAIN = {"kind": "speech", "status": "asserted", "commitment": "neutral"}
"""Labels that a new attribution leaves out; its type follows from the marks."""


def relabelled(case: Case, lines: Sequence[str], document: Document, differences: Iterable[Difference]) -> list[str]:
    """The lines of the expected side of a case with these differences settled as the analysis has it.

    Raises WordsError where a field found cannot be given by its words.
    """
    return _Relabelling(case, lines, document).settled(list(differences))


class _Relabelling:
    def __init__(self, case: Case, lines: Sequence[str], document: Document) -> None:
        self._case, self._document = case, document
        self._sheet = Sheet(lines)
        self._blocks = self._sheet.attributions
        for number, answer in answers(case, document).items():
            self._blocks[number].answer = answer

    def settled(self, differences: Sequence[Difference]) -> list[str]:
        with_entity = [block for block in self._blocks if block.names_entity]
        self._settle_wholes([difference for difference in differences if difference.field == "attribution"])
        for difference in differences:
            self._settle_part(difference)
        for block in with_entity:
            self._keep_entity(block)
        return self._sheet.lines()

    def _settle_wholes(self, differences: Sequence[Difference]) -> None:
        """An attribution that the case lacks takes the place of one that it has too many, so that remarks stay."""
        missing = [self._blocks[item.number] for item in differences if item.number is not None]
        added = [item.answer for item in differences if item.answer is not None]
        for block, answer in zip(missing, added, strict=False):
            self._fill(block, answer)
        for block in missing[len(added) :]:
            block.clear()
        for answer in added[len(missing) :]:
            self._add(answer)

    def _settle_part(self, difference: Difference) -> None:
        if difference.field == "hedge":
            self._settle_hedge(difference)
        elif difference.answer is not None and difference.number is not None:
            found = self._document.attributions[difference.answer]
            self._settle_field(self._blocks[difference.number], difference, found)
        elif difference.answer is not None:
            self._settle_parent(difference.answer)

    def _settle_field(self, block: Block, difference: Difference, found: Attribution) -> None:
        name = difference.field
        if name in PLACES:
            self._write_place(block, name, found)
        elif name in LABELS:
            block.write(name, difference.label)
        elif name == "narrated":
            _write(block, name, difference.label if found.quote.narrated else "")
        elif name == "parent":
            block.parent = self._answering(found.parent)
        else:
            self._write_entity(block, name.rpartition(" ")[2], difference)

    def _write_place(self, block: Block, name: str, found: Attribution) -> None:
        _write(block, name, self._words(name, found))

    def _words(self, name: str, found: Attribution) -> str:
        single: dict[str, Span | None] = {"cue": found.cue, "speaker": found.speaker, "reporter": found.reporter}
        spans = (single[name],) if name in single else found.quote.spans
        return PIECES.join(worded(self._case.text, (span.start, span.end)) for span in spans if span)

    def _add(self, answer: int) -> None:
        """A block for an attribution that the case lacks, behind that of the attribution found before it."""
        block = Block([])
        self._fill(block, answer)
        before = [other for other in self._sheet.blocks if other.answer is not None and other.answer < answer]
        self._sheet.add(block, max(before, key=lambda other: other.answer or 0) if before else None)

    def _fill(self, block: Block, answer: int) -> None:
        """Let a block tell of an attribution found; plain labels are left out where they do not stand there yet."""
        found = self._document.attributions[answer]
        block.answer = answer
        block.forget_entity()
        for name in PLACES:
            self._write_place(block, name, found)
        labels = {"kind": found.kind, "status": found.status, "commitment": found.commitment, "type": found.quote.type}
        for name, label in labels.items():
            if block.has(name) or label != _PLAIN.get(name, label):
                block.write(name, label)
        _write(block, "narrated", "yes" if found.quote.narrated else "")

    def _keep_entity(self, block: Block) -> None:
        """A block that named an entity names that of its source, also where the source is another one now."""
        if block.names_entity or block.answer is None:
            return
        found = self._document.attributions[block.answer]
        source = "speaker" if found.speaker else "reporter"
        if block.has(source):
            block.write_entity(source, entity_name(self._document, found.speaker or found.reporter))

    def _settle_parent(self, answer: int) -> None:
        block = self._answering(answer)
        if block is not None:
            block.parent = self._answering(self._document.attributions[answer].parent)

    def _answering(self, answer: int | None) -> Block | None:
        """The block of an attribution found."""
        return next((block for block in self._sheet.blocks if answer is not None and block.answer == answer), None)

    def _write_entity(self, block: Block, source: str, difference: Difference) -> None:
        if not block.has(source):
            return
        for holder, line in list(self._sheet.words_lines()):
            if self._named(block, source, line):
                self._spell_out(holder, line)
        block.write_entity(source, difference.label)

    def _spell_out(self, holder: Block, line: str) -> None:
        """Say of each source by itself what a line says of all that have the same words."""
        for block in self._sheet.attributions:
            for source in SOURCES:
                if self._named(block, source, line):
                    block.write_entity(source, named_entity(line))
        holder.lines.remove(line)

    def _named(self, block: Block, source: str, line: str) -> bool:
        """Whether the words of a line are those of a source, at its very place."""
        if not block.has(source):
            return False
        return place_of(self._case.text, block.value(source)) in occurrences(self._case.text, entity_words(line))

    def _settle_hedge(self, difference: Difference) -> None:
        text = self._case.text
        if difference.found:
            self._sheet.write_hedge(difference.label, worded(text, difference.found[0]))
            return
        out = difference.label, difference.expected
        self._sheet.erase_hedges(lambda kind, words: (kind, trimmed(text, [place_of(text, words)])) == out)


def _write(block: Block, name: str, value: str) -> None:
    if value:
        block.write(name, value)
    else:
        block.erase(name)

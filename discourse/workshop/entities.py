"""How often the source of an attribution is given its entity: ``python -m discourse.workshop.entities [CORPUS]``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from discourse.analyzer import Analyzer
from discourse.model import Attribution, Document, Mention
from discourse.workshop.articles import FOLDER
from discourse.workshop.cases import Case, ExpectedAttribution, read_cases
from discourse.workshop.compare import answered, entity_name, same_name
from discourse.workshop.wording import Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """The entity of a source, as its case gives it and as it was found; ``-`` for none. ``read`` are the words of the
    source that was found, empty where none was."""

    case: str
    mention: str
    expected: str
    found: str
    read: str

    def __str__(self) -> str:
        read = "" if self.read == self.mention else f" (read as “{self.read}”)"
        return f"{self.case}: entity of “{self.mention}”{read} is {self.found}, expected {self.expected}"

    @property
    def right(self) -> bool:
        """Whether the two name the same."""
        return same_name(self.expected, self.found)


@dataclass(frozen=True, slots=True)
class EntityAccuracy:
    """Sources with an entity in the corpus: how many, and of how many it was found; ``wrong`` are those others."""

    sources: int
    right: int
    wrong: tuple[Verdict, ...]

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there is no source."""
        return self.right / self.sources if self.sources else 0.0


def entity_accuracy(cases: Iterable[Case], analyzer: Analyzer) -> EntityAccuracy:
    """Over the attributions that were found and whose case gives the entity of a source: how often it is right.

    >>> from discourse.workshop.cases import parse_cases
    >>> case = next(parse_cases('==== A1 bare\\nSelon Léa, il pleut.\\n----\\n'
    ...                         'cue  Selon\\nspeaker  Léa\\nentity  speaker = Léa\\nquote  il pleut\\n', 'demo.txt'))
    >>> entity_accuracy([case], Analyzer()).share
    1.0
    """
    verdicts = [verdict for case in cases for verdict in _verdicts(case, analyzer.analyze(case.text))]
    wrong = tuple(verdict for verdict in verdicts if not verdict.right)
    return EntityAccuracy(len(verdicts), len(verdicts) - len(wrong), wrong)


def _verdicts(case: Case, document: Document) -> Iterator[Verdict]:
    for expected, found in answered(case, document):
        for entity, place, mention in _sources(expected, found):
            if entity and place:
                name = entity_name(document, mention)
                yield Verdict(case.id, case.text[slice(*place)], entity, name, mention.text if mention else "")


def _sources(
    expected: ExpectedAttribution, found: Attribution
) -> Iterator[tuple[str, Place | None, Mention | None]]:
    yield expected.speaker_entity, expected.speaker, found.speaker
    yield expected.reporter_entity, expected.reporter, found.reporter


def main(arguments: Sequence[str]) -> int:
    """Print the sources whose entity is wrong in the articles of a corpus folder, and the share of right ones."""
    corpus = Path(arguments[0] if arguments else "corpus")
    if not (corpus / FOLDER).is_dir():
        print(f"{corpus} is no corpus folder: it has no folder `{FOLDER}`", file=sys.stderr)
        return 2
    cases = [case for file in sorted((corpus / FOLDER).glob("*.txt")) for case in read_cases(file)]
    accuracy = entity_accuracy(cases, Analyzer())
    for verdict in accuracy.wrong:
        print(verdict)
    print(f"{accuracy.right} of {accuracy.sources} sources have the right entity ({accuracy.share:.1%})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

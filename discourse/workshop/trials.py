"""Patterns tried on their own cases of the corpus: those that name them in ``:rule``, and those in ``:near``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.model import Attribution, Document
from discourse.workshop.cases import Case
from discourse.workshop.compare import Difference, compared
from discourse.workshop.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that is not as its pattern has it: why, in words, and each thing that differs."""

    case: Case
    rule: str
    message: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A pattern with the cases that it must find, those that it must not, and what failed."""

    rule: Rule
    positive: tuple[Case, ...]
    negative: tuple[Case, ...]
    failures: tuple[Failure, ...]


def try_rules(
    rules: Sequence[Rule], cases: Sequence[Case], analyze: Callable[[str], Document]
) -> Iterator[Trial]:
    """Try each pattern on its cases.

    A positive case must be analyzed as it says, to the letter, with an attribution that this very pattern made; in a
    negative one the pattern must have made none.

    >>> from discourse import analyze
    >>> from discourse.reading.folder import open_folder
    >>> from discourse.workshop.cases import parse_cases
    >>> from discourse.workshop.rulebook import read_rules
    >>> cases = list(parse_cases('==== A1 after\\n:rule selon\\nSelon Léa, il pleut.\\n----\\n'
    ...                          'cue  Selon\\nspeaker  Léa\\nquote  il pleut\\n', 'demo.txt'))
    >>> rules = [rule for rule in read_rules(open_folder()) if rule.id == "selon"]
    >>> [[failure.message for failure in trial.failures] for trial in try_rules(rules, cases, analyze)]
    [['selon does not find it, selon_initial does']]
    """
    analyzed = cache(analyze)
    for rule in rules:
        positive = tuple(case for case in cases if rule.id in case.rules)
        negative = tuple(case for case in cases if rule.id in case.near)
        found = (_missed(rule, case, analyzed(case.text)) for case in positive)
        wrong = (_wrongly_found(rule, case, analyzed(case.text)) for case in negative)
        failures = tuple(failure for failure in (*found, *wrong) if failure is not None)
        yield Trial(rule, positive, negative, failures)


def _missed(rule: Rule, case: Case, document: Document) -> Failure | None:
    differences = tuple(compared(case, document))
    finders = list(dict.fromkeys(found.rule for found in document.attributions))
    if rule.id not in finders:
        return Failure(case, rule.id, f"{rule.id} {_why(rule, finders)}", differences)
    return Failure(case, rule.id, f"{rule.id} finds something else", differences) if differences else None


def _why(rule: Rule, finders: Sequence[str]) -> str:
    if not rule.runs:
        return "does not find it: its status in patterns.tsv is off"
    return f"does not find it, {', '.join(finders) or 'and nothing else'} does"


def _wrongly_found(rule: Rule, case: Case, document: Document) -> Failure | None:
    found = [attribution for attribution in document.attributions if attribution.rule == rule.id]
    if not found:
        return None
    differences = tuple(Difference("nothing expected", found=_places(attribution)) for attribution in found)
    return Failure(case, rule.id, f"{rule.id} must find nothing here", differences)


def _places(attribution: Attribution) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in attribution.quote.spans)

"""``discourse rules test``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.rules.carets import marked_lines
from discourse.cli.rules.options import corpus_option, grammar_option, say, told
from discourse.cli.screen import columns

if TYPE_CHECKING:
    from discourse.workshop.trials import Failure, Trial


@click.command("test")
@click.argument("name", metavar="[ID]", required=False)
@grammar_option
@corpus_option
@click.pass_context
def test_command(context: click.Context, name: str | None, grammar: str | None, corpus: str | None) -> None:
    """Try every pattern, or one, on its cases of the corpus.

    A case with `:rule ID` must be found by that very pattern, with each field to the letter; in a case with
    `:near ID` the pattern must find nothing. Exit code: 0; 1 when a case fails, and for mistakes in
    grammar or corpus files; 2 for a wrong use.
    """
    from discourse.analyzer import Analyzer
    from discourse.cli.rules.choice import chosen
    from discourse.workshop.opening import open_both
    from discourse.workshop.rulebook import read_rules
    from discourse.workshop.trials import try_rules

    with told():
        folder, read = open_both(grammar, corpus)
        rules = read_rules(folder)
        wanted = [rule for rule in rules if rule.runs] if name is None else [chosen(name, rules)]
        trials = list(try_rules(wanted, read.examples, Analyzer(grammar).analyze))
    for trial in trials:
        for failure in trial.failures:
            for line in _lines(failure, columns()):
                say(line)
    say(_summary(trials))
    context.exit(1 if any(trial.failures for trial in trials) else 0)


def _lines(failure: Failure, width: int) -> Iterator[str]:
    case = failure.case
    yield click.style(f"{case.path}:{case.line}: {case.id}: {failure.message}", bold=True)
    if not failure.differences:
        yield from (f"  {line}" for line in marked_lines(case.text, (), (), width - 2))
    for difference in failure.differences:
        yield f"  {inert(difference.message)}"
        yield from (f"    {line}" for line in marked_lines(case.text, difference.expected, difference.found, width - 4))
    yield ""


def _summary(trials: Sequence[Trial]) -> str:
    patterns = "1 pattern" if len(trials) == 1 else f"{len(trials)} patterns"
    positive = sum(len(trial.positive) for trial in trials)
    negative = sum(len(trial.negative) for trial in trials)
    failed = sum(len(trial.failures) for trial in trials)
    return f"{patterns}, {positive} cases to find, {negative} to leave alone: {failed or 'none'} failed"

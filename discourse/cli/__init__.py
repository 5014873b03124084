"""The command line: one file a command."""

import click

from discourse.cli.analyze import analyze
from discourse.cli.batch import batch
from discourse.cli.bless import bless
from discourse.cli.convert import convert
from discourse.cli.diff import diff
from discourse.cli.eval import evaluate
from discourse.cli.exercise import exercise
from discourse.cli.explain import explain
from discourse.cli.grade import grade
from discourse.cli.kwic import kwic
from discourse.cli.language import Main
from discourse.cli.options import language_option, version_option
from discourse.cli.plot import plot
from discourse.cli.query import query
from discourse.cli.report import report
from discourse.cli.rules import rules
from discourse.cli.serve import serve
from discourse.cli.stats import stats


@click.group(cls=Main, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@version_option
def main() -> None:
    """Reported speech in French: who said it, who relays it, what was said, how firmly."""


main.add_command(analyze)
main.add_command(batch)
main.add_command(bless)
main.add_command(convert)
main.add_command(diff)
main.add_command(evaluate)
main.add_command(exercise)
main.add_command(explain)
main.add_command(grade)
main.add_command(kwic)
main.add_command(plot)
main.add_command(query)
main.add_command(report)
main.add_command(rules)
main.add_command(serve)
main.add_command(stats)

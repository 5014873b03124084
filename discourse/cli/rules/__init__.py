"""``discourse rules``: one file a command."""

import click

from discourse.cli.rules.lint import lint_command
from discourse.cli.rules.list import list_command
from discourse.cli.rules.new import new_command
from discourse.cli.rules.show import show_command
from discourse.cli.rules.test import test_command


@click.group(short_help="List, show, test, check and begin grammar rules.")
def rules() -> None:
    """Work on the reporting patterns of a grammar.

    --grammar DIR takes any folder of the form of grammar/, --corpus DIR any of the form of corpus/: a class's
    homework, a fork. Without them the packaged ones are used.
    """


for command in (list_command, show_command, test_command, lint_command, new_command):
    rules.add_command(command)

"""``discourse rules lint``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.rules.options import corpus_option, format_option, grammar_option, say, say_json, told

if TYPE_CHECKING:
    from discourse.reading.errors import Mistake
    from discourse.workshop.lint import Finding


@click.command("lint")
@format_option
@click.option("--notes", "with_notes", is_flag=True, help="Tell also of ambiguities that an order settles, and how.")
@grammar_option
@corpus_option
@click.pass_context
def lint_command(
    context: click.Context, form: str, with_notes: bool, grammar: str | None, corpus: str | None
) -> None:
    """Check a grammar and the cases of its patterns.

    Each finding is a line `file:line: code: message`: patterns with too few cases, that never fire or
    always stand back; cases that name no pattern; forms that two classes claim and no rule settles; chunk terminals
    that overlap. Mistakes with which the files cannot be used are told alone, on standard error. Exit code: 0; 1 with
    findings or mistakes; 2 for a wrong use.
    """
    from discourse.workshop import lint

    with told():
        report = lint.lint(grammar, corpus)
        noted = lint.notes(grammar) if with_notes else None
    found: list[Finding | Mistake] = [*report.mistakes, *report.findings]
    if form == "json":
        say_json(
            {
                "findings": [_entry(finding) for finding in found],
                "notes": [_entry(finding) for finding in noted.findings] if noted else [],
                "left_out": report.left_out,
            }
        )
        context.exit(1 if found else 0)
    for finding in found:
        for line in str(finding).split("\n"):
            say(inert(line))
    for finding in noted.findings if noted else ():
        say(f"note: {inert(str(finding))}")
    for line in report.left_out:
        click.echo(line, err=True)
    say(f"{len(found)} finding{'' if len(found) == 1 else 's'}" if found else "nothing found")
    context.exit(1 if found else 0)


def _entry(finding: Finding | Mistake) -> dict[str, object]:
    return {"path": finding.path, "line": finding.line, "code": finding.code, "message": finding.message}

"""``discourse rules new``."""

from __future__ import annotations

from pathlib import Path

import click

from discourse.cli.rules.options import say, told

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("new")
@click.argument("name", metavar="ID")
@click.option("--family", required=True, help="What the pattern is like; a wrong name lists those there are.")
@click.option("--frame", required=True, help="Frames of which the cue must have one, apart by commas (frames.tsv).")
@click.option("--french", required=True, help="What grammarians call it in French.")
@click.option("--english", required=True, help="The same in English.")
@click.option("--reference", default="", help="Where it is described.")
@click.option("--case", help="First part of the ids of its cases, such as B15; the id where it is not given.")
@click.option("--file", help="Corpus file for its cases, such as complement.txt; ID.txt where it is not given.")
@click.option(
    "--grammar", type=_FOLDER, default="grammar", show_default=True, metavar="DIR", help="The grammar to write into."
)
@click.option(
    "--corpus", type=_FOLDER, default="corpus", show_default=True, metavar="DIR", help="The corpus to write into."
)
def new_command(
    name: str,
    family: str,
    frame: str,
    french: str,
    english: str,
    reference: str,
    case: str | None,
    file: str | None,
    grammar: Path,
    corpus: Path,
) -> None:
    """Write the skeleton of a pattern and of its cases.

    The rule goes to the end of patterns.lark, its row to the end of patterns.tsv, switched off; three cases to find
    and two to leave alone go to the corpus. What is then to be filled in is listed. Exit code: 0; 2 where the pattern
    cannot be written, for instance because its id exists.
    """
    from discourse.workshop.new_rule import NewRule, write_rule

    new = NewRule(
        id=name,
        family=family,
        frames=tuple(frame.split(",")),
        french=french,
        english=english,
        reference=reference,
        case=case or name,
        file=file or f"{name}.txt",
    )
    with told():
        places = write_rule(new, grammar, corpus)
    say("to fill in:")
    for place in places:
        say(f"  {place}")

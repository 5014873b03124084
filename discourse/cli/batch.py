"""``discourse batch``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.cli.language import complain
from discourse.cli.mistakes import tell_error
from discourse.cli.options import Encoding, grammar_option
from discourse.reading.errors import GrammarError

if TYPE_CHECKING:
    from discourse.batch.run import Job, Progress


@click.command(short_help="Analyze a corpus into tables, on all cores, and go on where a run was stopped.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to write.")
@click.option(
    "--format", "form", type=click.Choice(("parquet", "jsonl", "csv")), default="parquet", show_default=True,
    help="How to write the parts.",
)  # fmt: skip
@click.option(
    "--rows", type=click.Choice(("attribution", "document")), default="attribution", show_default=True,
    help="What a row is.",
)  # fmt: skip
@click.option("--text", default="text", show_default=True, metavar="NAME", help="Column or key of the text.")
@click.option("--id", "name", default="id", show_default=True, metavar="NAME", help="Column or key of the id.")
@click.option("--encoding", type=Encoding(), help="Encoding of text files and CSV; UTF-8 for CSV where not given.")
@click.option(
    "--processes", type=click.IntRange(1), metavar="N", help="How many processes; as many as cores where not given."
)
@click.option(
    "--part", "part_documents", type=click.IntRange(1), default=5000, show_default=True, metavar="N",
    help="Documents a part at most.",
)  # fmt: skip
@click.option(
    "--max-chars", type=click.IntRange(0), default=10_000_000, show_default=True, metavar="N",
    help="A longer text gives an error record; 0 for no limit.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0), default=0, metavar="SECONDS",
    help="A text that takes longer gives an error record; off by default.",
)  # fmt: skip
@click.option("--safe-csv", is_flag=True, help="Put an apostrophe before CSV cells that a spreadsheet would compute.")
@click.option("--restart", is_flag=True, help="Do all of it anew, and replace what is in DIR.")
@grammar_option
@click.pass_context
def batch(
    context: click.Context, inputs: tuple[str, ...], out: Path, form: str, rows: str, text: str, name: str,
    encoding: str | None, processes: int | None, part_documents: int, max_chars: int, timeout: float, safe_csv: bool,
    restart: bool, grammar: str | None,
) -> None:  # fmt: skip
    """Analyze a corpus into tables, on all cores, and go on where a run was stopped.

    INPUT is a file or a folder, which stands for all its files of the forms below, those of its subfolders too:

    \b
    .txt .md         a text each
    .jsonl .ndjson   an object a line, with `text` and perhaps `id`
    .csv .parquet    a row each, with columns `text` and perhaps `id`
    .conllu          a document each, from `# newdoc` to `# newdoc`
    .gz .zst         any of these but .parquet, compressed

    What a record holds beside its text and id is kept in the column `metadata`. DIR gets parts, which the same
    input always fills alike, and manifest.jsonl. The same command goes on where a killed one stopped. A text that
    cannot be analyzed gives a line in errors-*.jsonl with its id, place and reason.

    Exit code: 0; 1 when there are error records, the run could not go on, or there are mistakes in a grammar folder;
    2 for a wrong use, or a changed input or grammar.
    """
    from discourse.batch.readers.form import Form
    from discourse.batch.run import Job
    from discourse.batch.transform import Settings

    if form == "csv" and rows == "document":
        raise click.UsageError("CSV has one row an attribution; leave out --rows, or choose another --format")
    if safe_csv and form != "csv":
        raise click.UsageError("--safe-csv goes with --format csv")
    job = Job(
        inputs=inputs,
        out=out,
        form=Form(text, name, encoding, max_chars),
        settings=Settings(rows, grammar, max_chars, timeout),  # type: ignore[arg-type]  # one of the two choices
        format=form,
        safe_csv=safe_csv,
        part_documents=part_documents,
        processes=processes or _cores(),
        restart=restart,
    )
    context.exit(_run(job))


def _run(job: Job) -> int:
    """Run it, and tell how it ended; the exit code."""
    from discourse.batch.errors import BatchError, WrongUse
    from discourse.batch.run import run
    from discourse.cli.progress import shown_progress
    from discourse.formats.arrow import ArrowError

    try:
        with shown_progress() as report:
            end = run(job, report)
    except GrammarError as error:
        tell_error(str(error))
        return 1
    except WrongUse as error:
        return _told(str(error), 2)
    except (ArrowError, BatchError) as error:
        return _told(str(error), 1)
    except OSError as error:
        return _told(f"{error.filename or job.out}: {error.strerror or error}; mend that, and run again to go on", 1)
    except KeyboardInterrupt:
        return _told("stopped; the same command goes on from here", 130)
    return _told(_summary(end, job.out), 1 if end.errors else 0)


def _told(line: str, code: int) -> int:
    complain(line)
    return code


def _summary(end: Progress, out: Path) -> str:
    line = f"{out}: {_counted(end.documents, 'document')}, {_counted(end.rows, 'row')}"
    return f"{line}, {_counted(end.errors, 'error record')} in errors-*.jsonl" if end.errors else line


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1

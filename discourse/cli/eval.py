"""``discourse eval``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.grammars import analyzer_of
from discourse.cli.language import complain
from discourse.cli.mistakes import mistakes_told
from discourse.cli.options import grammar_option, version_option
from discourse.cli.screen import for_screen

if TYPE_CHECKING:
    from discourse.workshop.scoring.evaluation import Evaluation
    from discourse.workshop.scoring.units import Unit

FORMATS = ("text", "json")
SPLITS = ("golden", "negative", "known-failures", "articles", "test")


@click.command("eval", short_help="Measure the analysis against labelled texts.")
@click.argument("gold", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[GOLD]...")
@click.option(
    "--split", "splits", type=click.Choice(SPLITS), multiple=True,
    help="A folder of the packaged corpus; all but the held-out `test` where neither GOLD nor this is given.",
)
@click.option("--errors", is_flag=True, help="List what is missed, spurious or wrong, with the sentence.")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write a page with gold and prediction side by side.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the figures."
)
@click.option(
    "--samples", type=click.IntRange(min=0), default=1000, show_default=True,
    help="Samples of the texts for the confidence intervals; 0 for none.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The samples that are drawn.")
@grammar_option
@version_option
def evaluate(
    gold: tuple[Path, ...],
    splits: tuple[str, ...],
    errors: bool,
    page: Path | None,
    form: str,
    samples: int,
    seed: int,
    grammar: str | None,
) -> None:
    """Measure the analysis against labelled texts.

    GOLD is a file of JSON lines (*.jsonl), a corpus file (*.txt), a folder of them, or a folder in brat's standoff
    form, with the labels of FRACAS or our own. Without GOLD, the packaged corpus is measured.

    Figures are precision, recall and F1 in percent, with 95 % intervals by bootstrap over the texts. Exit code: 0;
    1 for mistakes in gold or grammar files; 2 for a wrong use.
    """
    from discourse.workshop.scoring.evaluation import evaluate as measure

    if gold and splits:
        raise click.UsageError("name GOLD or --split, not both")
    units = _units(gold, splits)
    evaluation = measure(units, analyzer_of(grammar).analyze, samples, seed)
    if page:
        _write_page(page, evaluation)
    click.echo(_figures(evaluation, form, errors), nl=False, color=True)


def _units(gold: tuple[Path, ...], splits: tuple[str, ...]) -> list[Unit]:
    from discourse.workshop.gold.corpus_files import UNSEALED, packaged_units
    from discourse.workshop.gold.reader import read_gold

    if not gold:
        return packaged_units(splits or UNSEALED)
    with mistakes_told():
        return read_gold(gold)


def _figures(evaluation: Evaluation, form: str, errors: bool) -> str | bytes:
    from discourse.workshop.scoring.as_json import as_json
    from discourse.workshop.scoring.as_text import as_text, errors_as_text
    from discourse.workshop.scoring.evaluation import mistakes_of

    wrong = [mistake for scored in evaluation.texts for mistake in mistakes_of(scored)] if errors else None
    if form == "json":
        return as_json(evaluation, wrong).encode("utf-8", "backslashreplace")
    written = as_text(evaluation) + ("" if wrong is None else "\n" + errors_as_text(wrong))
    return for_screen("\n".join(map(inert, written.split("\n"))))


def _write_page(page: Path, evaluation: Evaluation) -> None:
    from discourse.workshop.scoring.as_html import as_html

    try:
        page.write_text(as_html(evaluation), encoding="utf-8")
    except OSError as error:
        complain(f"{page}: cannot be written ({error.strerror}); check the folder")
        raise click.exceptions.Exit(2) from None

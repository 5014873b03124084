"""``discourse convert``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.cli.inputs import names_one_text
from discourse.cli.language import complain
from discourse.cli.options import offsets_option, version_option
from discourse.formats.errors import FormatError
from discourse.formats.extras import MissingExtra
from discourse.formats.names import COUNTED, FORMS, SUFFIXES, TYPE_SYSTEM
from discourse.text import DecodeError, Unit, decode

if TYPE_CHECKING:
    from discourse.cli.outputs import Outputs
    from discourse.formats.forms import Named

_TEXT = (".txt", ".md")


@click.command(short_help="Turn analyses, or texts, into the forms of other tools.")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("--to", "to", type=click.Choice(FORMS), required=True, help="The form to write.")
@click.option(
    "--from", "form", type=click.Choice(("text", *FORMS)), help="The form of IN; known by its suffix where not given."
)
@click.option(
    "--output", "output", type=click.Path(path_type=Path), metavar="PATH",
    help="A file (json, jsonl, csv, parquet) or a folder (the other forms); standard output where not given.",
)
@offsets_option
@version_option
@click.pass_context
def convert(
    context: click.Context, inputs: tuple[str, ...], to: str, form: str | None, output: Path | None, unit: Unit | None
) -> None:
    """Turn analyses, or texts, into the forms of other tools.

    IN are files or folders; - is standard input, with --from. Texts (*.txt, *.md) are analyzed first.

    \b
    json, jsonl  the analysis; --offsets says in which unit
    csv          one attribution a row; no text, so not to be read back
    parquet      the same with typed, nested columns (extra batch)
    brat         standoff: .txt, .ann and the two .conf files
    tei          TEI P5, <said> and <quote> in place, the rest in standOff
    conllu       CoNLL-U, attributions in MISC
    xmi          UIMA CAS for INCEpTION, with TypeSystem.xml (extra xmi)
    w3c          Web Annotation, JSON-LD

    Exit code: 0; 1 when something could not be read or written (the rest still is); 2 for a wrong use or a missing
    extra.
    """
    from discourse.cli.outputs import Outputs
    from discourse.formats.arrow import ArrowError

    if unit and to in COUNTED and unit != COUNTED[to]:
        raise click.UsageError(f"{to} says itself how it counts; --offsets is for json, jsonl, csv and parquet")
    outputs = Outputs(to, output, unit or "codepoint", one=names_one_text(inputs))
    try:
        complete = _convert(inputs, form, outputs)
    except (MissingExtra, ArrowError) as error:
        complain(str(error))
        raise click.exceptions.Exit(2) from None
    context.exit(0 if complete else 1)


def _convert(inputs: tuple[str, ...], form: str | None, outputs: Outputs) -> bool:
    complete = True
    for path in _paths(inputs):
        try:
            for named in _read(path, form):
                outputs.add(named)
        except (FormatError, DecodeError) as error:
            shown = str(error) if isinstance(error, FormatError) else f"{path}: {error}"
            complain(shown)
            complete = False
    outputs.finish()
    return complete


def _paths(inputs: tuple[str, ...]) -> Iterator[str]:
    """The files to read; a folder gives those whose suffix is known, without what belongs to another file."""
    for name in inputs:
        place = Path(name)
        if name == "-" or not place.is_dir():
            yield name
            continue
        known = sorted(path for path in place.rglob("*") if path.suffix in (*SUFFIXES, *_TEXT) and path.is_file())
        yield from map(str, [path for path in known if not _belongs_to_another(path)] or [place])


def _belongs_to_another(path: Path) -> bool:
    return path.name == TYPE_SYSTEM or (path.suffix in _TEXT and path.with_suffix(".ann").exists())


def _read(path: str, form: str | None) -> Iterator[Named]:
    suffix = Path(path).suffix
    chosen = form or ("text" if suffix in _TEXT else SUFFIXES.get(suffix))
    if chosen is None:
        raise FormatError(path, "", "its form is not known by its name; say it with --from")
    source = _bytes(path)
    if chosen != "text":
        from discourse.formats.forms import read_form

        yield from read_form(chosen, source, path)
        return
    from discourse.analyzer import analyze

    yield path, analyze(decode(source))


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise FormatError(path, "", f"cannot be read ({error.strerror}); check its name and permissions") from None

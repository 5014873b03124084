"""Sort the corpus by what passes today: ``python -m discourse.workshop.triage [CORPUS]``.

Cases that fail move to ``known-failures/`` under the name of their file, with a line ``:home`` that says where they
belong; cases there that pass move back to that place. The text and the order of cases stay as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from discourse.analyzer import Analyzer
from discourse.workshop.cases import Case, CaseError, Home, parse_cases
from discourse.workshop.compare import differences

FOLDERS = ("golden", "negative")
FAILURES = "known-failures"
_HEADER = "# Wrong today; each case goes back to its `:home` as soon as it passes.\n\n"
_HOME = ":home "


@dataclass(frozen=True, slots=True)
class Block:
    """A case as its file writes it: its lines without the one that names its home, which is kept apart."""

    case: Case
    text: str
    home: Home | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """The ids of cases that left for the known failures, and of those that came back."""

    out: tuple[str, ...]
    back: tuple[str, ...]


def triage(corpus: Path, passes: Callable[[Case], bool]) -> Moves:
    """Move the cases of a corpus folder by whether they pass.

    Raises CaseError, before anything is written, for a file that cannot be read or a failure without a home.
    """
    homes = {file.relative_to(corpus).as_posix(): file for folder in FOLDERS for file in _files(corpus / folder)}
    read = {name: _read(file) for name, file in homes.items()}
    failures = [block for file in _files(corpus / FAILURES) for block in _read(file)[1]]
    _check_homes(failures, homes)
    written: dict[Path, str] = {}
    kept: dict[str, list[Block]] = {file.name: [] for file in _files(corpus / FAILURES)}
    out: list[str] = []
    back: list[str] = []
    for name, (header, blocks) in read.items():
        away = [block for block in failures if block.home and block.home.file == name]
        order = _in_order(blocks, away)
        verdicts = [passes(block.case) for block in order]
        passing = [replace(block, home=None) for block, good in zip(order, verdicts, strict=True) if good]
        written[homes[name]] = header + _joined(passing)
        kept.setdefault(homes[name].name, []).extend(
            replace(block, home=Home(name, order[place - 1].case.id if place else ""))
            for place, block in enumerate(order)
            if not verdicts[place]
        )
        was_away = {block.case.id for block in away}
        for block, good in zip(order, verdicts, strict=True):
            if good and block.case.id in was_away:
                back.append(block.case.id)
            elif not good and block.case.id not in was_away:
                out.append(block.case.id)
    for file_name, left in kept.items():
        written[corpus / FAILURES / file_name] = _HEADER + _joined(left) if left else ""
    _write(written)
    return Moves(tuple(out), tuple(back))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def _read(file: Path) -> tuple[str, list[Block]]:
    """What stands before the first case of a file, and its cases."""
    source = file.read_text(encoding="utf-8")
    cases = list(parse_cases(source, str(file)))
    lines = source.split("\n")
    starts = [case.line - 1 for case in cases]
    ends = [*starts, len(lines)][1:]
    blocks = [_block(case, lines[start:end]) for case, start, end in zip(cases, starts, ends, strict=True)]
    header = "".join(line + "\n" for line in lines[: starts[0]]) if starts else source
    return header, blocks


def _block(case: Case, lines: Sequence[str]) -> Block:
    limit = lines.index("----")
    kept = [line for place, line in enumerate(lines) if place > limit or not line.startswith(_HOME)]
    return Block(case, "\n".join(kept).rstrip("\n") + "\n", case.home)


def _check_homes(failures: Iterable[Block], homes: Iterable[str]) -> None:
    known = set(homes)
    for block in failures:
        if block.home is None:
            raise CaseError.at(block.case.path, block.case.line, "no-home", f"case {block.case.id} has no :home")
        if block.home.file not in known:
            message = f'there is no file "{block.home.file}" to go home to'
            raise CaseError.at(block.case.path, block.case.line, "bad-home", message)


def _in_order(blocks: Sequence[Block], away: Sequence[Block]) -> list[Block]:
    """The cases of a file with those that are away put back after the case that each follows.

    A case whose forerunner is gone goes to the end.
    """
    order = list(blocks)
    for block in away:
        after = block.home.after if block.home else ""
        ids = [other.case.id for other in order]
        order.insert(ids.index(after) + 1 if after in ids else len(order) if after else 0, block)
    return order


def _joined(blocks: Iterable[Block]) -> str:
    return "\n".join(_text(block) for block in blocks)


def _text(block: Block) -> str:
    if block.home is None:
        return block.text
    head, _, rest = block.text.partition("\n")
    return f"{head}\n{_HOME}{block.home}\n{rest}"


def _write(written: dict[Path, str]) -> None:
    """Write the files that change; a file of known failures that has none left goes away."""
    for file, text in written.items():
        if not text:
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Sort the corpus folder given (default: ``corpus``) and say what moved."""
    corpus = Path(arguments[0] if arguments else "corpus")
    if not (corpus / FOLDERS[0]).is_dir():
        print(f"{corpus} is no corpus folder: it has no folder `{FOLDERS[0]}`", file=sys.stderr)
        return 2
    analyzer = Analyzer()
    try:
        moves = triage(corpus, lambda case: not differences(case, analyzer.analyze(case.text)))
    except CaseError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(moves.out)} to {FAILURES}: {' '.join(moves.out)}")
    print(f"{len(moves.back)} back home: {' '.join(moves.back)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Print the text of a corpus case: ``python -m discourse.workshop.show ID``; without an ID, list the cases.

``python -m discourse.workshop.show wire-ferry | discourse analyze`` reads one of the corpus articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable

from discourse.workshop import sample
from discourse.workshop.cases import Case, parse_cases


def corpus_cases() -> Iterator[Case]:
    """All cases of the corpus that the package ships, in the order of its files; second labels are left out."""
    for name, file in sorted(_files(files("discourse.corpus"), "corpus")):
        yield from parse_cases(file.read_text(encoding="utf-8"), name)


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir() and item.name != sample.FOLDER:
            yield from _files(item, f"{name}/{item.name}")
        elif item.name.endswith(".txt"):
            yield f"{name}/{item.name}", item


def main(arguments: list[str]) -> int:
    """Print one text, or the list of all; 1 where there is no such case."""
    cases = {case.id: case for case in corpus_cases()}
    if not arguments:
        for case in cases.values():
            print(f"{case.id}\t{case.title}\t{case.path}")
        return 0
    wanted = arguments[0]
    if wanted in cases:
        print(cases[wanted].text)
        return 0
    near = get_close_matches(wanted, cases, n=1)
    print(f"{wanted}: no such case in the corpus{f'; did you mean {near[0]}?' if near else ''}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

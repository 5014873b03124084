"""What is wrong in whole articles today: ``python -m discourse.workshop.articles [CORPUS]`` writes it down.

A long text is rarely right in every field, so an article stays where it is, and each thing that differs from its
labels is a line of ``known-failures/articles/ID.diff``. The tests compare the lines both ways: a new difference
fails, and so does one that has gone and is still written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from discourse.analyzer import Analyzer
from discourse.workshop.cases import Case, read_cases
from discourse.workshop.compare import differences

FOLDER = "articles"
RECORDS = Path("known-failures") / FOLDER


def known_differences(corpus: Path, case: Case) -> list[str]:
    """The recorded differences of an article; none where it has no record."""
    record = corpus / RECORDS / f"{case.id}.diff"
    return record.read_text(encoding="utf-8").splitlines() if record.exists() else []


def lines_of(case: Case, analyzer: Analyzer) -> list[str]:
    """The differences of an article today, each on one line."""
    return [" ".join(line.split()) for line in differences(case, analyzer.analyze(case.text))]


def record(corpus: Path, analyzer: Analyzer) -> int:
    """Write the differences of all articles of a corpus folder; gives their number."""
    (corpus / RECORDS).mkdir(parents=True, exist_ok=True)
    total = 0
    for file in sorted((corpus / FOLDER).glob("*.txt")):
        for case in read_cases(file):
            lines = lines_of(case, analyzer)
            target = corpus / RECORDS / f"{case.id}.diff"
            if lines:
                target.write_text("\n".join(lines) + "\n", encoding="utf-8")
            else:
                target.unlink(missing_ok=True)
            total += len(lines)
    return total


def main(arguments: Sequence[str]) -> int:
    """Record the differences of the corpus folder given (default: ``corpus``) and say how many there are."""
    corpus = Path(arguments[0] if arguments else "corpus")
    if not (corpus / FOLDER).is_dir():
        print(f"{corpus} is no corpus folder: it has no folder `{FOLDER}`", file=sys.stderr)
        return 2
    print(f"{record(corpus, Analyzer())} differences in {corpus / RECORDS}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

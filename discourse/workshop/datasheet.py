"""What the corpus holds, counted: ``python -m discourse.workshop.datasheet [CORPUS]`` writes it into its README.

The counts stand between two marker lines of ``README.md``; the tests fail where they are not those of the files. A
known failure is counted where it belongs. ``SHA256SUMS`` freezes the split that is held out, and the second labels.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from discourse.workshop import articles, triage
from discourse.workshop.cases import Case, ExpectedAttribution, read_cases

OPENING, CLOSING = "<!-- counts -->", "<!-- /counts -->"
FROZEN = "test"
SUMS = "SHA256SUMS"
FOLDERS = (*triage.FOLDERS, articles.FOLDER, FROZEN)
LEFT_OUT = "left out"

_Folders = Mapping[str, Sequence[Case]]
_WORD = re.compile(r"\w+")
CONSTRUCTION = re.compile(r"[A-Z]\d\d(?!\d)")
"""The construction at the head of an id."""
_LONG = 20
"""Words from which a case counts as long."""
_LABELS: Mapping[str, Callable[[ExpectedAttribution], str]] = {
    "type": lambda found: found.type,
    "kind": lambda found: found.kind,
    "status": lambda found: found.status,
    "commitment": lambda found: found.commitment,
}


def cases_by_folder(corpus: Path) -> dict[str, list[Case]]:
    """The cases of a corpus by the folder that is their home."""
    found: dict[str, list[Case]] = {folder: [] for folder in FOLDERS}
    for folder in (*FOLDERS, triage.FAILURES):
        for file in sorted((corpus / folder).glob("*.txt")):
            for case in read_cases(file):
                found[case.home.file.split("/")[0] if case.home else folder].append(case)
    return found


def is_long(case: Case) -> bool:
    """Whether a case has 20 words or more."""
    return len(_WORD.findall(case.text)) >= _LONG


def construction_of(case: Case) -> str:
    """The construction that a case shows, by its id (``A01-3``: A01); empty for whole texts."""
    found = CONSTRUCTION.match(case.id)
    return found[0] if found else ""


def counts(corpus: Path) -> str:
    """The counts of a corpus folder as Markdown."""
    folders = cases_by_folder(corpus)
    return "\n".join([*_composition(folders), "", *_labels(folders), "", *_constructions(folders)])


def _composition(folders: _Folders) -> Iterator[str]:
    yield "| | " + " | ".join(f"`{name}`" for name in FOLDERS) + " |"
    yield "|---" * (len(FOLDERS) + 1) + "|"
    rows: Mapping[str, Callable[[Case], int]] = {
        "texts": lambda case: 1,
        "words": lambda case: len(_WORD.findall(case.text)),
        f"texts of {_LONG} words or more": is_long,
        "texts without attribution": lambda case: not case.attributions,
        "attributions": lambda case: len(case.attributions),
        "with a cue": lambda case: sum(found.cue is not None for found in case.attributions),
        "with a speaker": lambda case: sum(found.speaker is not None for found in case.attributions),
        "with a reporter": lambda case: sum(found.reporter is not None for found in case.attributions),
        "with both": lambda case: sum(bool(found.speaker and found.reporter) for found in case.attributions),
        "in several pieces": lambda case: sum(len(found.quote) > 1 for found in case.attributions),
        "narrated": lambda case: sum(found.narrated for found in case.attributions),
        "nested": lambda case: sum(found.parent is not None for found in case.attributions),
        "hedges": lambda case: len(case.hedges),
    }
    for name, count in rows.items():
        yield f"| {name} | " + " | ".join(str(sum(map(count, folders[folder]))) for folder in FOLDERS) + " |"


def _labels(folders: _Folders) -> Iterator[str]:
    cases = [case for folder in FOLDERS for case in folders[folder]]
    yield "| label | as often as it is written |"
    yield "|---|---|"
    attributions = [found for case in cases for found in case.attributions]
    for name, label in _LABELS.items():
        yield f"| {name} | {_listed(Counter(label(found) or LEFT_OUT for found in attributions))} |"
    yield f"| hedge | {_listed(Counter(hedge.kind for case in cases for hedge in case.hedges))} |"


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _constructions(folders: _Folders) -> Iterator[str]:
    counted = Counter(construction_of(case) for name in triage.FOLDERS for case in folders[name])
    yield "| group | texts by construction |"
    yield "|---|---|"
    for group in sorted({name[0] for name in counted if name}):
        names = [name for name in sorted(counted) if name.startswith(group)]
        yield f"| {group} | " + ", ".join(f"{name} {counted[name]}" for name in names) + " |"


def sums(folder: Path) -> str:
    """The checksums of a folder that is frozen, as ``sha256sum`` writes them."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != SUMS)
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def with_counts(readme: str, counted: str) -> str:
    """A data sheet with its counts replaced. Raises ValueError where the marker lines are missing.

    >>> with_counts("a\\n<!-- counts -->\\nold\\n<!-- /counts -->\\nb", "new")
    'a\\n<!-- counts -->\\nnew\\n<!-- /counts -->\\nb'
    """
    before, opening, rest = readme.partition(f"{OPENING}\n")
    _, closing, behind = rest.partition(f"{CLOSING}\n")
    if not (opening and closing):
        raise ValueError(f"the data sheet has no lines `{OPENING}` and `{CLOSING}`")
    return f"{before}{opening}{counted}\n{closing}{behind}"


def main(arguments: Sequence[str]) -> int:
    """Write the counts of the corpus folder given (default: ``corpus``) into its data sheet."""
    readme = Path(arguments[0] if arguments else "corpus") / "README.md"
    if not readme.is_file():
        print(f"{readme.parent} is no corpus folder: it has no README.md", file=sys.stderr)
        return 2
    sheet = with_counts(readme.read_text(encoding="utf-8"), counts(readme.parent))
    readme.write_text(sheet, encoding="utf-8")
    print(f"counts written to {readme}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The pages of the documentation as the tests run them: their Python, their commands, what both show."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from discourse.cli import main

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The blocks of a page: the name of each and its lines."""
    yield from _BLOCK.findall(page.read_text(encoding="utf-8"))


def commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block and what each prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command.partition("  # ")[0].strip(), output


def output_of(command: str) -> str:
    """What a command prints; ``one | another`` gives the second its input, ``> file`` writes its output."""
    command, _, target = command.partition(" > ")
    text: bytes | None = None
    for part in command.split(" | "):
        text = _run(shlex.split(part), text)
    assert text is not None
    if target:
        Path(target.strip()).write_bytes(text)
        return ""
    return text.decode("utf-8")


def _run(words: list[str], given: bytes | None) -> bytes:
    if words[0] == "echo":
        return (words[1] + "\n").encode()
    if words[0] in ("cat", "head", "ls"):
        return subprocess.run(words, input=given, capture_output=True, check=True).stdout
    if words[0] == "python":
        return subprocess.run([sys.executable, *words[1:]], input=given, capture_output=True, check=True).stdout
    assert words[0] == "discourse", words
    result = CliRunner().invoke(main, words[1:], input=given)
    assert result.exit_code in (0, 1), result.output
    return result.stdout_bytes


def agrees(wanted: str, got: str) -> bool:
    """Whether an output is what the page shows; ``…`` alone on a line, or at its end, stands for anything."""
    return doctest.OutputChecker().check_output(wanted.replace("…", "..."), got, OPTIONS)


def python_failures(page: Path) -> tuple[int, str]:
    """How many examples of Python a page has, and what its report says of those that fail."""
    code = "\n".join(body for kind, body in blocks(page) if kind == "python")
    example = doctest.DocTestParser().get_doctest(code, {}, page.name, str(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(example, out=report.append)
    return len(example.examples), "".join(report)

"""A server as a user starts it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def started(*arguments: str) -> Iterator[str]:
    """The address of `discourse serve` in a process of its own, on any free port."""
    command = [sys.executable, "-m", "discourse", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("discourse listens on "), line
            yield line.split()[3]
        finally:
            process.terminate()

"""Throughput of a batch with one process and with two; ``ARTICLES=8000 make bench`` takes more articles.

Starting a process costs some seconds, so that few articles tell little.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from discourse.workshop.archive import articles

ARTICLES = int(os.environ.get("ARTICLES", "400"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs the resources that processes used")
def test_batch(benchmark: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "archive.jsonl"
    with open(archive, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(ARTICLES))

    one, two = (_times(archive, processes) for processes in (1, 2))

    with capsys.disabled():
        size = archive.stat().st_size / 1000
        print(f"\nbatch of {ARTICLES:,} articles, {size:,.0f} kB: {size / one[1]:,.0f} kB a second of one processor")
        print(
            f"two processes: {one[0] / two[0]:.2f} times the speed, {two[1] / one[1] - 1:+.0%} processor time", end=""
        )
        print(f" (load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)")
    assert (tmp_path / "out1" / "manifest.jsonl").read_bytes() == (tmp_path / "out2" / "manifest.jsonl").read_bytes()
    benchmark(lambda: None)  # type: ignore[operator]  # so that `make bench` counts it


def _times(archive: Path, processes: int) -> tuple[float, float]:
    """Real seconds, and processor seconds of all processes."""
    out = archive.with_name(f"out{processes}")
    command = [sys.executable, "-m", "discourse", "batch", str(archive), "--out", str(out)]
    before, start = _used(), time.monotonic()
    subprocess.run([*command, "--processes", str(processes)], check=True, capture_output=True)
    return time.monotonic() - start, _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

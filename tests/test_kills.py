"""The command is killed ten times, and ends as if it had not been. ``ARTICLES=200000`` makes a night of it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from discourse.batch.files import sha256
from discourse.workshop.archive import articles

pytestmark = pytest.mark.slow

ARTICLES = int(os.environ.get("ARTICLES", "400"))
KILLS = 10
PART = max(ARTICLES // 40, 1)
STARTING = 1.5
"""Seconds, about, until a run has something to lose."""


def command(folder: Path, out: str, processes: int) -> list[str]:
    arguments = ["archive.jsonl", "--out", out, "--part", str(PART), "--processes", str(processes)]
    return [sys.executable, "-m", "discourse", "batch", *arguments]


def sums(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path) for path in sorted(folder.iterdir()) if path.name != ".lock"}


def children(process: int) -> list[Path]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [Path("/proc", child) for child in listed.split()]


def alive(process: Path) -> bool:
    try:
        return ") Z" not in (process / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc, to see that no process is left behind")
def test_a_command_killed_ten_times_ends_as_one_that_was_not(tmp_path: Path) -> None:
    with open(tmp_path / "archive.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles(ARTICLES))
    start = time.monotonic()
    subprocess.run(command(tmp_path, "whole", 1), cwd=tmp_path, check=True, capture_output=True)
    lasted = time.monotonic() - start
    chance = random.Random(ARTICLES)
    killed = 0

    for _ in range(KILLS):
        process = subprocess.Popen(command(tmp_path, "killed", 2), cwd=tmp_path, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0, STARTING + 0.6 * lasted / KILLS))
        except subprocess.TimeoutExpired:
            left = children(process.pid)
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            give_up = time.monotonic() + 30
            while any(map(alive, left)):
                assert time.monotonic() < give_up, "processes are left behind"
                time.sleep(0.05)
    subprocess.run(command(tmp_path, "killed", 2), cwd=tmp_path, check=True, capture_output=True)

    assert sums(tmp_path / "whole") == sums(tmp_path / "killed")
    assert killed == KILLS


def test_an_interrupted_command_says_how_to_go_on(tmp_path: Path) -> None:
    with open(tmp_path / "archive.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles(2000))
    process = subprocess.Popen(
        command(tmp_path, "out", 2), cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list((tmp_path / "out").glob("part-*")):
        assert process.poll() is None
        time.sleep(0.05)

    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    assert told.splitlines()[-1] == "stopped; the same command goes on from here"
    assert "Traceback" not in told

"""Bytes that a fuzzer found, and a fuzzer that looks for more."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from material import DATA

HERE = Path(__file__).parent / "fuzz"
SAVED = sorted((DATA / "fuzz").glob("*/*"))
SECONDS = int(os.environ.get("FUZZ_SECONDS", "200"))
"""Seconds a target; three targets make ten minutes."""

spec = importlib.util.spec_from_file_location("targets", HERE / "targets.py")
assert spec
assert spec.loader
targets = importlib.util.module_from_spec(spec)
spec.loader.exec_module(targets)


@pytest.mark.parametrize("saved", SAVED, ids=[f"{path.parent.name}-{path.name[:12]}" for path in SAVED])
def test_saved_bytes_keep_the_promises(saved: Path) -> None:
    targets.TARGETS[saved.parent.name](saved.read_bytes())


def test_every_target_has_saved_bytes() -> None:
    assert {path.parent.name for path in SAVED} == set(targets.TARGETS)


@pytest.mark.slow
@pytest.mark.parametrize("target", targets.TARGETS)
def test_a_fuzzer_finds_nothing(target: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="needs atheris, of the extra `fuzz`")
    shutil.copytree(DATA / "fuzz" / target, tmp_path / "found")
    limits = [f"-max_total_time={SECONDS}", "-max_len=1000", "-timeout=60", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, str(HERE / "run.py"), target, str(tmp_path / "found"), *limits]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]

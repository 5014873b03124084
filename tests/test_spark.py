"""Spark gives the rows of the local pool, which are those of a plain loop."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest
from material import ROOT, corpus_cases

from discourse import Analyzer
from discourse.batch.readers.form import Form
from discourse.batch.run import Job, run
from discourse.batch.transform import Settings
from discourse.formats.arrow import attribution_batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.extra
pytest.importorskip("pyspark", reason="needs pyspark, of the extra `spark`")

TEXTS = [case.text for case in corpus_cases("articles")][:12]
APPLICATION = re.search(
    r"^```python\n(# archive\.py\n.*?)^```$", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)


def java_version() -> int:
    """The first number of Java's version; 0 where there is no Java."""
    if not shutil.which("java"):
        return 0
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A session with two local processes."""
    if java_version() < 17:
        pytest.skip("needs Java 17 or later")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    """A folder with an archive of JSON lines, and what a local run makes of it."""
    top = tmp_path_factory.mktemp("archive")
    lines = [json.dumps({"id": f"a{n:02}", "text": text, "outlet": "Le Phare"}) for n, text in enumerate(TEXTS)]
    lines.append('{"id": "b", "outlet": "La Vigie"}')
    (top / "archive.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("discourse.batch.transform.Analyzer", lambda grammar: analyzer)
        run(Job((str(top / "archive.jsonl"),), top / "local", part_documents=5))
    return top


def rows_of(frame: DataFrame) -> list[dict[str, object]]:
    """The rows of a frame as Arrow gives them, in a fixed order."""
    rows: list[dict[str, object]] = frame.orderBy("id", "index").toArrow().to_pylist()
    return rows


def local_rows(folder: Path) -> list[dict[str, object]]:
    parts = [pyarrow.parquet.read_table(part) for part in sorted(folder.glob("part-*"))]
    rows: list[dict[str, object]] = pyarrow.concat_tables(parts).to_pylist()
    return rows


def test_rows_are_those_of_the_local_pool_and_of_a_plain_loop(
    spark: SparkSession, folder: Path, analyzer: Analyzer
) -> None:
    from discourse.integrations.spark import analyze

    frame = analyze(spark.read.json(str(folder / "archive.jsonl")).repartition(3), batch=2)
    found = rows_of(frame.where("error IS NULL").drop("error"))

    looped = attribution_batch((f"a{n:02}", analyzer.analyze(text)) for n, text in enumerate(TEXTS)).to_pylist()
    assert found == [{**row, "metadata": [("outlet", "Le Phare")]} for row in looped]
    assert found == local_rows(folder / "local")
    assert len(found) > 100
    assert spark.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch") == "2"


def test_a_document_with_a_problem_has_a_row(spark: SparkSession, folder: Path) -> None:
    from discourse.integrations.spark import analyze

    frame = spark.read.json(str(folder / "archive.jsonl"))
    none = analyze(frame).where("error IS NOT NULL").collect()
    long = analyze(frame, Settings(rows="document", max_chars=1)).where("error.reason = 'too_long'").count()
    renamed = analyze(frame, Settings(rows="document"), Form(text="outlet", id="text")).where("error IS NULL").count()

    assert [(row["id"], row["error"]["reason"]) for row in none] == [("b", "no_text")]
    assert (long, renamed) == (len(TEXTS), len(TEXTS) + 1)


def test_the_application_of_the_docs_writes_parquet(
    spark: SparkSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert APPLICATION
    monkeypatch.setattr(sys, "argv", ["archive.py", str(folder / "archive.jsonl"), str(folder / "spark")])

    exec(compile(APPLICATION[1], "archive.py", "exec"), {})

    found = spark.read.parquet(str(folder / "spark"))
    assert rows_of(found.where("error IS NULL").drop("error")) == local_rows(folder / "local")
    assert found.where("error IS NOT NULL").count() == 1

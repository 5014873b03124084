"""Questions to what a batch found: those with a name, those of the docs, those that are refused."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import ROOT

from discourse import Analyzer
from discourse.batch.errors import WrongUse
from discourse.batch.run import Job, run
from discourse.batch.transform import Settings
from discourse.cli import main

pytestmark = pytest.mark.extra
pytest.importorskip("duckdb", reason="needs duckdb, of the extra `query`")

ARTICLES = [
    ("2026-04-30", "Le Phare", "« La digue tiendra », a déclaré la préfète Anne Morel à l'agence Hermès."),
    ("2026-05-02", "Le Phare", "Selon un proche du dossier, l'usine fermerait. Paul Rey ne dit pas que le bac rouvre."),
    ("2026-05-09", "La Vigie", "Paul Rey prétend que la digue tiendra. Anne Morel a ajouté : « Le lac monte. »"),
    ("2026-05-11", "La Vigie", "Selon l'agence Hermès, Paul Rey a assuré que « la digue est neuve »."),
]  # fmt: skip
PAGE = (ROOT / "docs" / "corpora.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    """A folder with marks in its name that SQL and patterns of file names give a meaning to."""
    top = tmp_path_factory.mktemp("l'archive [1] *")
    lines = [
        json.dumps({"id": f"a{n}", "text": text, "date": date, "outlet": outlet})
        for n, (date, outlet, text) in enumerate(ARTICLES)
    ]
    (top / "archive.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("discourse.batch.transform.Analyzer", lambda grammar: analyzer)
        job = Job((str(top / "archive.jsonl"),), top / "found", part_documents=2)
        run(job)
        run(replace(job, out=top / "documents", settings=Settings(rows="document")))
        run(replace(job, out=top / "csv", format="csv"))
    return top


def query(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)])


def cells(*arguments: str | Path) -> list[dict[str, str]]:
    result = query(*arguments, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_who_is_quoted_most(found: Path) -> None:
    rows = cells(found / "found", "--top-speakers")

    assert rows[0] == {"source": "Paul Rey", "attributions": "3", "documents": "3"}
    assert {"source": "Anne Morel", "attributions": "2", "documents": "2"} in rows


def test_months(found: Path) -> None:
    rows = cells(found / "found", "--by-month")

    assert [(row["month"], row["documents"]) for row in rows] == [("2026-04", "1"), ("2026-05", "3")]
    assert [row["month"] for row in cells(found / "found", "--by-month", "--date", "day")] == [""]


def test_hedged_share(found: Path) -> None:
    total = cells(found / "found", "--hedged-share")[0]

    assert total["kind"] == "all"
    assert 0 < int(total["hedged"]) < int(total["attributions"])
    assert float(total["percent"]) == round(100 * int(total["hedged"]) / int(total["attributions"]), 1)


def test_who_said_finds_words_in_any_case_with_or_without_accents(found: Path) -> None:
    rows = cells(found / "found", "--who-said", "LA DIGUE")

    assert [row["id"] for row in rows] == ["a0", "a2", "a3", "a3"]
    assert cells(found / "found", "--who-said", "%") == []


def test_rows_are_shown_as_a_table(found: Path) -> None:
    result = query(found / "found", "SELECT id, source FROM attributions", "--limit", "1")

    assert result.stdout.splitlines() == ["id  source", "a0  Anne Morel"]


def test_rows_as_json_keep_their_nesting(found: Path) -> None:
    result = query(found / "found", "SELECT id, quote FROM attributions", "--limit", "1", "--format", "jsonl")

    row = json.loads(result.stdout)
    assert row["quote"]["spans"][0]["text"] == "La digue tiendra"


def test_errors_are_a_table(found: Path) -> None:
    assert [row["reason"] for row in cells(found / "found", "SELECT * FROM errors")] == ["not_json"]


def test_rows_of_documents_give_the_same_attributions(found: Path) -> None:
    sql = "SELECT id, source, quote.text AS quote FROM attributions ORDER BY id, index"

    assert cells(found / "documents", sql) == cells(found / "found", sql)
    assert cells(found / "documents", "SELECT count(*) AS n FROM documents") == [{"n": "4"}]


def test_the_docs_have_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("sql", QUERIES)
def test_queries_of_the_docs_find_something(found: Path, sql: str) -> None:
    rows = cells(found / "found", sql)

    assert rows
    assert all(any(row.values()) for row in rows)


def test_tables_come_as_arrow(found: Path) -> None:
    from discourse.batch.store import Store

    sql = "SELECT source FROM attributions WHERE contains(quote.text, $text)"
    table = Store(found / "found").query(sql, {"text": "lac"})

    assert table.to_pydict() == {"source": ["Anne Morel"]}


REFUSED = {
    "nothing": ((), "ask one question"),
    "two questions": (("--top-speakers", "--by-month"), "ask one question"),
    "no SQL": (("SELECT FROM WHERE",), "the query cannot be run: Parser Error"),
    "no such column": (("SELECT who FROM attributions",), "the query cannot be run: Binder Error"),
    "fails on the way": (("SELECT error('no' || id) FROM attributions",), "the query cannot be run: "),
}


@pytest.mark.parametrize("asked", REFUSED)
def test_what_cannot_be_asked_is_told_in_a_line(found: Path, asked: str) -> None:
    arguments, message = REFUSED[asked]

    result = query(found / "found", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_folders_without_parquet_are_refused(found: Path) -> None:
    from discourse.batch.store import Store

    with pytest.raises(WrongUse, match="not a folder that `discourse batch` wrote"):
        Store(found)
    with pytest.raises(WrongUse, match="written as csv"):
        Store(found / "csv")

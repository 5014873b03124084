"""Arrow tables hold what the documents hold."""

from __future__ import annotations

from material import corpus_cases

from discourse import Analyzer
from discourse.formats.arrow import attribution_batch, document_batch, document_schema, schema

CASES = corpus_cases("articles")[:6]


def test_rows_hold_the_fields_of_the_attributions_and_the_entities_themselves(analyzer: Analyzer) -> None:
    documents = [(case.id, analyzer.analyze(case.text)) for case in CASES]

    rows = attribution_batch(documents).to_pylist()

    expected = []
    for name, document in documents:
        entities = document.to_dict()["entities"]
        for index, found in enumerate(document.to_dict()["attributions"]):
            row: dict[str, object] = {"id": name, "index": index, **found}
            for source in ("speaker", "reporter"):
                mention = row[source]
                if isinstance(mention, dict) and mention["entity"] is not None:
                    place = mention["entity"]
                    entity = {key: value for key, value in entities[place].items() if key != "mentions"}
                    row[source] = {**mention, "entity": {"index": place, **entity}}
            expected.append(row)
    assert rows == expected
    assert len(rows) > 50


def test_a_row_a_document_holds_the_attributions_of_the_other_table(analyzer: Analyzer) -> None:
    documents = [(case.id, analyzer.analyze(case.text)) for case in CASES]

    rows = document_batch(documents).to_pylist()

    nested = [{"id": row["id"], **found} for row in rows for found in row["attributions"]]
    assert nested == attribution_batch(documents).to_pylist()
    assert [row["characters"] for row in rows] == [len(case.text) for case in CASES]
    assert [len(row["entities"]) for row in rows] == [len(document.entities) for _, document in documents]


def test_lone_surrogates_are_replaced_and_offsets_hold(analyzer: Analyzer) -> None:
    [row] = attribution_batch([("a", analyzer.analyze("\ud800 Selon Léa Brun, le lac \udc00 monte."))]).to_pylist()

    clean = "\ufffd Selon Léa Brun, le lac \ufffd monte."
    pieces = row["quote"]["spans"]
    assert [clean[piece["start"] : piece["end"]] for piece in pieces] == [piece["text"] for piece in pieces]
    assert "lac \ufffd monte" in row["quote"]["text"]


def test_tables_without_documents_have_their_columns() -> None:
    assert attribution_batch([]).schema == schema()
    assert document_batch([]).schema == document_schema()


def test_rows_of_a_long_text_are_counted_through(analyzer: Analyzer) -> None:
    rows = attribution_batch([("a", analyzer.analyze("Selon Léa Brun, le lac monte. " * 1_200))]).to_pylist()

    assert [row["index"] for row in rows] == list(range(1_200))
    assert {row["speaker"]["entity"]["name"] for row in rows} == {"Léa Brun"}

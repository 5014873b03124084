"""The published schema describes what the analysis gives, and nothing else."""

import copy
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import discourse
from discourse import model
from discourse.formats import dicts
from discourse.formats.json_text import JsonLinesWriter
from discourse.formats.schema import document_schema
from discourse.workshop.cases import Case
from discourse.workshop.show import corpus_cases

VALIDATOR = Draft202012Validator(document_schema())
ARTICLES = [case for case in corpus_cases() if "/articles/" in case.path]


@lru_cache(maxsize=1)
def _some_document() -> Any:
    return discourse.analyze("« La digue tiendra », aurait déclaré la préfète à l'AFP.").to_dict()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(document_schema())


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.id)
def test_articles_give_what_the_schema_describes(case: Case) -> None:
    document = discourse.analyze(case.text)

    assert document.attributions
    VALIDATOR.validate(document.to_dict())
    VALIDATOR.validate(json.loads(document.to_json()))


@pytest.mark.parametrize("text", ["", "\x00", "\ud800 dit-il", "« jamais fermé", "\r\n\r\n"])
def test_odd_texts_give_what_the_schema_describes(text: str) -> None:
    VALIDATOR.validate(json.loads(discourse.analyze(text).to_json()))


def test_a_line_of_several_has_its_file_and_fits_the_schema() -> None:
    line = json.loads(JsonLinesWriter().document("a.txt", discourse.analyze("Selon Léa Brun, le lac monte.")))

    assert line["file"] == "a.txt"
    VALIDATOR.validate(line)


def _set(*path: str | int, value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *before, last = path
        for step in before:
            document = document[step]
        document[last] = value

    return change


def _drop(*path: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *before, last = path
        for step in before:
            document = document[step]
        del document[last]

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("extra", value=1),
        _set("offsets", value="bytes"),
        _set("attributions", 0, "kind", value="shout"),
        _set("attributions", 0, "extra", value=None),
        _set("attributions", 0, "quote", "spans", value=[]),
        _set("attributions", 0, "cue", "start", value=-1),
        _set("attributions", 0, "cue", "start", value=1.5),
        _set("attributions", 0, "parent", value="0"),
        _set("attributions", 0, "missing_source", value=""),
        _set("grammar_version", value="latest"),
        _drop("warnings"),
        _drop("attributions", 0, "speaker"),
        _drop("attributions", 0, "speaker", "head"),
    ],
)
def test_a_wrong_document_is_refused(change: Callable[[Any], None]) -> None:
    document = copy.deepcopy(_some_document())
    assert VALIDATOR.is_valid(document)

    change(document)

    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("definition", "label", "alias"),
    [
        ("attribution", "kind", model.Kind),
        ("attribution", "status", model.Status),
        ("attribution", "commitment", model.Commitment),
        ("attribution", "confidence", model.Confidence),
        ("hedge", "kind", model.HedgeKind),
        ("entity", "kind", model.EntityKind),
        ("quote", "type", model.QuoteType),
    ],
)
def test_labels_of_the_schema_are_those_of_the_model(definition: str, label: str, alias: Any) -> None:
    schema: Any = document_schema()

    assert tuple(schema["$defs"][definition]["properties"][label]["enum"]) == alias.__args__


@pytest.mark.parametrize(
    ("definition", "form"),
    [
        ("span", dicts.SpanDict),
        ("mention", dicts.MentionDict),
        ("hedge", dicts.HedgeDict),
        ("quote", dicts.QuoteDict),
        ("attribution", dicts.AttributionDict),
        ("entity", dicts.EntityDict),
        ("warning", dicts.WarningDict),
    ],
)
def test_properties_of_the_schema_are_those_of_the_model(definition: str, form: type) -> None:
    schema: Any = document_schema()

    assert set(schema["$defs"][definition]["properties"]) == form.__required_keys__  # type: ignore[attr-defined]

"""The server: what the API answers, what it refuses, and what it keeps to itself."""

from __future__ import annotations

import csv
import io
import json
import socket
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from jsonschema import Draft202012Validator
from material import ROOT, data_lines
from pages import elements
from servers import started
from test_report import PARTS

from discourse.cli import main
from discourse.formats.schema import document_schema
from discourse.web.openapi import ENDINGS, MEDIA
from discourse.web.page import web_page
from discourse.web.settings import Settings

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SENTENCE = "« La digue tiendra », a déclaré la préfète à l'AFP."
LIMIT = 2_000
PATHS = {
    "/api/analyze", "/api/diff", "/api/explain", "/api/export", "/api/file", "/api/grammars", "/api/view",
}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "one.txt").write_text("« J'arrive », qu'il disait. Selon Léa, il pleut.", encoding="utf-8")
    return Settings(corpus=corpus, characters=LIMIT)


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    testing = pytest.importorskip("starlette.testclient", reason="no starlette: pip install '.[web]'")
    from discourse.web.app import application

    with testing.TestClient(application(settings), base_url="http://localhost") as client:
        yield client


def post(client: TestClient, path: str, **body: object) -> Any:
    response = client.post(path, json=body)
    assert response.status_code == 200, response.text
    return response.json()


# --- what it answers


@pytest.mark.extra
def test_a_text_is_analyzed_as_elsewhere(client: TestClient) -> None:
    found = post(client, "/api/analyze", text=SENTENCE)

    Draft202012Validator(document_schema()).validate(found)
    assert [item["speaker"]["text"] for item in found["attributions"]] == ["la préfète"]


@pytest.mark.extra
@pytest.mark.parametrize("text", ["", "\0", "\ud800 dit-il", "😀" * 500, "\r\n"])
def test_any_string_is_analyzed(client: TestClient, text: str) -> None:
    response = client.post("/api/analyze", content=json.dumps({"text": text}), headers=JSON)

    assert response.status_code == 200
    assert response.json()["text"] == text


@pytest.mark.extra
@pytest.mark.parametrize(("form", "media"), MEDIA.items())
def test_a_file_of_each_form_can_be_had(client: TestClient, form: str, media: str) -> None:
    response = client.post("/api/export", json={"text": SENTENCE, "format": form})

    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media)
    assert response.headers["content-disposition"] == f'attachment; filename="discourse.{ENDINGS.get(form, form)}"'
    if form == "brat":
        names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
        assert names == ["text.txt", "text.ann", "annotation.conf", "visual.conf"]
        return
    assert "préfète" in response.text
    if form == "csv":
        assert [row["speaker"] for row in csv.DictReader(io.StringIO(response.text))] == ["la préfète"]


@pytest.mark.extra
def test_a_form_that_cannot_hold_the_text_says_so(client: TestClient) -> None:
    body = json.dumps({"text": "Selon Léa, \ud800.", "format": "conllu"})
    response = client.post("/api/export", content=body, headers=JSON)

    assert response.status_code == 409
    assert "UTF-8 cannot hold" in response.json()["error"]


@pytest.mark.extra
def test_a_sentence_is_explained(client: TestClient) -> None:
    told = post(client, "/api/explain", text=f"Il pleut. {SENTENCE}", offset=12)

    assert told["lines"][0] == "sentence 2, 10 to 61"
    assert [sentence["index"] for sentence in told["explanation"]["sentences"]] == [1]


@pytest.mark.extra
def test_an_edited_rule_is_tried_on_the_corpus_and_on_a_text(client: TestClient) -> None:
    table = client.get("/api/file", params={"grammar": "discourse", "path": "patterns.tsv"}).json()["text"]
    edited = "".join(
        line.replace("\ton\t", "\toff\t") if line.startswith("incise_popular\t") else line
        for line in table.splitlines(keepends=True)
    )

    found = post(client, "/api/diff", edits={"patterns.tsv": edited}, text="« On y va », qu'elle a dit.")

    assert (found["counts"]["lost"], found["texts"]) == (2, 2)
    assert [change["text"].rpartition("/")[2] for change in found["changes"]] == ["text", "one.txt"]
    assert {change["rule"] for change in found["changes"]} == {"incise_popular"}


@pytest.mark.extra
def test_a_mistake_in_an_edited_rule_is_told_with_its_line(client: TestClient) -> None:
    found = post(client, "/api/diff", edits={"patterns.lark": "incise: (\n"})

    assert list(found) == ["broken"]
    assert found["broken"].startswith("patterns.lark")


@pytest.mark.extra
def test_a_view_holds_the_whole_text_and_runs_nothing(client: TestClient) -> None:
    for payload in data_lines("payloads.txt"):
        text = f"Selon {payload}, il pleut.\n« {payload} », a dit {payload}. {SENTENCE}"
        view = post(client, "/api/view", text=text)

        whole = view["frame"] + "".join("".join(fill["items"]) for fill in view["fills"])
        parts = elements(whole)
        used = {one.name for one in parts} | {f"@{name}" for one in parts for name in one.attributes}
        assert used - PARTS <= {"@data-fill"}
        assert "".join(one.text for one in elements("".join(view["fills"][0]["items"])) if one.name == "p") == text


# --- what it refuses


@pytest.mark.extra
@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ('{"text": "x"', 400, "no JSON"),
        ("[" * 20_000, 400, "no JSON"),
        (b"\xff", 400, "no JSON"),
        ("{}", 422, "missing required field `text`"),
        ('{"text": 1}', 422, "Expected `str`"),
        ('{"text": "x", "colour": "red"}', 422, "unknown field `colour`"),
        ('{"text": "x", "grammar": "../../etc"}', 422, "there is no such grammar; there are discourse"),
        (json.dumps({"text": "x" * (LIMIT + 1)}), 422, "longer than 2000 characters"),
        (json.dumps({"text": "x" * 20 * LIMIT}), 413, "longer than 2000 characters"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(client: TestClient, body: str | bytes, status: int, told: str) -> None:
    response = client.post("/api/analyze", content=body, headers=JSON)

    assert response.status_code == status
    assert told in response.json()["error"]


@pytest.mark.extra
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"grammar": "discourse", "path": "../pyproject.toml"}, 404),
        ({"grammar": "discourse", "path": "/etc/passwd"}, 404),
        ({"grammar": "..", "path": "patterns.lark"}, 422),
        ({"path": "patterns.lark"}, 422),
    ],
)
def test_no_file_outside_the_grammars_is_given(client: TestClient, query: dict[str, str], status: int) -> None:
    assert client.get("/api/file", params=query).status_code == status
    edits = {query["path"]: "x"}
    if status == 404:
        assert client.post("/api/diff", json={"edits": edits}).status_code == 422


@pytest.mark.extra
def test_pages_from_elsewhere_are_not_let_in(client: TestClient) -> None:
    # a form of another page can send plain text, and a name of its own may lead here
    plain = {"content-type": "text/plain"}
    assert client.post("/api/analyze", content='{"text": ""}', headers=plain).status_code == 415
    assert client.get("/api/grammars", headers={"host": "example.org"}).status_code == 400
    assert "access-control-allow-origin" not in client.get("/api/grammars", headers={"origin": "null"}).headers


@pytest.mark.extra
@pytest.mark.parametrize("path", ["/", "/openapi.json", "/api/grammars", "/nowhere"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.extra
def test_a_job_that_takes_too_long_is_ended_and_the_next_one_is_done() -> None:
    testing = pytest.importorskip("starlette.testclient", reason="no starlette: pip install '.[web]'")
    from discourse.web.app import application

    hasty = Settings(seconds=0.01)
    with testing.TestClient(application(hasty), base_url="http://localhost") as client:
        answers = [client.post("/api/analyze", json={"text": SENTENCE}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [503, 503]
    assert "was ended; try a shorter text" in answers[1].json()["error"]


@pytest.mark.extra
def test_the_description_is_kept_by_every_answer(settings: Settings) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="no schemathesis: pip install '.[browser]'")
    pytest.importorskip("uvicorn", reason="no uvicorn: pip install '.[web]'")
    with started("--corpus", str(settings.corpus), "--max-characters", "500") as url:
        schema, mode = schemathesis.openapi.from_url(f"{url}openapi.json"), schemathesis.GenerationMode
        operations = [result.ok() for result in schema.get_all_operations()]
        # nothing can be wrong in a request without a body or a parameter
        wrong = [(operation, False) for operation in operations if operation.path != "/api/grammars"]
        for operation, right in [*((operation, True) for operation in operations), *wrong]:
            # a grammar is built for each edit of its files
            examples = 3 if operation.path == "/api/diff" else 12

            @effort(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
            @given(operation.as_strategy(generation_mode=mode("positive" if right else "negative")))
            def check(case: Any) -> None:
                case.call_and_validate(timeout=120)

            check()

    assert {operation.path for operation in operations} == PATHS


# --- how it is started


@pytest.mark.extra
def test_it_listens_on_this_machine_only() -> None:
    pytest.importorskip("uvicorn", reason="no uvicorn: pip install '.[web]'")
    with started() as url:
        assert url.startswith("http://127.0.0.1:")
        port = int(url.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass
        result = CliRunner().invoke(main, ["serve", "--port", str(port)])

    assert result.exit_code == 1
    assert result.stderr.endswith("choose another --port\n")


@pytest.mark.parametrize("package", ["starlette.applications", "uvicorn"])
def test_without_its_packages_the_extra_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    if package == "uvicorn":
        monkeypatch.setitem(sys.modules, "starlette.applications", None)

    result = CliRunner().invoke(main, ["serve", "--port", "0"])

    assert result.exit_code == 1
    assert "pip install 'discourse-fr[web]'" in result.stderr


def test_a_grammar_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--grammar", str(tmp_path / "none")])

    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_the_page_runs_its_own_scripts_only() -> None:
    page, policy = web_page()

    scripts = [one.text for one in elements(page) if one.name == "script"]
    own = [(ROOT / "discourse" / name).read_text(encoding="utf-8") for name in ("report/page.js", "web/web.js")]
    assert scripts == own
    assert policy.count("'sha256-") == 4
    assert "unsafe" not in policy

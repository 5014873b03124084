"""What is written opens in the tools of others, with the same spans: readers that know nothing of the project."""

from __future__ import annotations

import json
import lzma
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from material import DATA, corpus_cases

import discourse
from discourse.formats.brat.writer import ann_of
from discourse.formats.cas import type_system, xmi_of
from discourse.formats.conllu import conllu_of
from discourse.formats.tei.writer import TAXONOMIES, tei_of
from discourse.formats.web_annotation import page_of
from discourse.model import Document
from discourse.workshop.cases import Case

ARTICLES = corpus_cases("articles")
FEW = [case for case in ARTICLES if case.id in ("wire-ferry", "novel-sawmill", "interview-huitres")]
each_article = pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.id)
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def told(document: Document) -> list[tuple[str, str]]:
    """Label and words of each field, a quote a piece, sorted."""
    found = [("Quote", span.text) for attribution in document.attributions for span in attribution.quote.spans]
    for attribution in document.attributions:
        fields = (("Cue", attribution.cue), ("Speaker", attribution.speaker), ("Reporter", attribution.reporter))
        found += [(label, span.text) for label, span in fields if span]
    return sorted([*found, *(("Hedge", hedge.text) for hedge in document.hedges)])


FIELDS = ("Quote", "Cue", "Speaker", "Reporter", "Hedge")


def brat_complaints(ann: str, text: str) -> Iterator[str]:
    """What brat's server would complain of: it compares words and text, wants one line and pieces that stand apart."""
    ids = [line.split("\t")[0] for line in ann.splitlines()]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    for line in ann.splitlines():
        if line[0] == "T":
            _, data, words = line.split("\t")
            places = [tuple(map(int, place.split(" "))) for place in data.partition(" ")[2].split(";")]
            if words != " ".join(text[start:end] for start, end in places):
                yield f"{line}: words and text differ"
            if any(one[1] >= other[0] for one, other in pairwise(places)):
                yield f"{line}: pieces touch"
        for name in re.findall(r"(?<=:)[TE]\d+", line) if line[0] in "ER" else []:
            if name not in ids:
                yield f"{line}: {name} is not there"


@each_article
def test_brat_finds_the_same_spans_and_nothing_to_complain_of(case: Case) -> None:
    document = discourse.analyze(case.text)
    ann = ann_of(document)

    assert list(brat_complaints(ann, case.text)) == []
    found = []
    for label, places in re.findall(r"^T\d+\t(\w+?)(?:_\w+)? ([\d ;]+)\t", ann, re.MULTILINE):
        pieces = [case.text[slice(*map(int, place.split()))] for place in places.split(";")]
        found += [(label, piece) for piece in pieces] if label == "Quote" else [(label, " ".join(pieces))]
    # a quote over two lines is two pieces for brat
    flat = [(label, line) for label, words in told(document) for line in words.splitlines()]
    assert sorted(pair for pair in found if pair[0] in FIELDS) == sorted(flat)


def test_the_labels_for_brat_are_those_of_its_settings() -> None:
    settings = (files("discourse.formats.brat") / "annotation.conf").read_text(encoding="utf-8")
    declared = set(re.findall(r"^[\t!]*(\w+)", settings, re.MULTILINE)) | {"AnnotatorNotes"}
    values = {name.capitalize(): set(known) for name, known in TAXONOMIES.items()}

    used: set[str] = set()
    for case in ARTICLES:
        ann = ann_of(discourse.analyze(case.text))
        used |= set(re.findall(r"^[TRA#]\d+\t(\w+)", ann, re.MULTILINE))
        used |= set(re.findall(r"^E\d+\t(\w+):", ann, re.MULTILINE))
        for name, value in re.findall(r"^A\d+\t(\w+) E\d+ (\w+)", ann, re.MULTILINE):
            assert value in values[name]

    assert used <= declared
    for name, known in values.items():
        assert f"{name}\tArg:Quote, Value:{'|'.join(TAXONOMIES[name.lower()])}" in settings, known


@each_article
def test_conllu_reads_the_same_spans(case: Case) -> None:
    conllu = pytest.importorskip("conllu", reason="the package conllu is not installed")
    document = discourse.analyze(case.text)

    places: dict[str, list[int]] = {}
    sentences = conllu.parse(conllu_of(document, case.id))
    for token in (token for sentence in sentences for token in sentence):
        start, end = map(int, token["misc"]["TokenRange"].split(":"))
        assert case.text[start:end] == token["form"]
        for tag in filter(None, token["misc"].get("Discourse", "").split(",")):
            places[tag] = [min(start, *places.get(tag, [start])), end]

    found = [(tag.partition(":")[0], case.text[slice(*place)]) for tag, place in places.items()]
    assert sorted(pair for pair in found if pair[0] in FIELDS) == told(document)
    assert [sentence.metadata["text"] for sentence in sentences] == [
        " ".join(span.text.split()) for span in document.sentences
    ]


@each_article
def test_tei_gives_the_text_and_the_same_spans(case: Case) -> None:
    document = discourse.analyze(case.text)
    root = etree.fromstring(tei_of(document, case.id).encode())
    [block] = root.iter(f"{TEI}ab")

    assert "".join(block.itertext()) == case.text
    words: dict[str, str] = {}
    labels: dict[str, str] = {}
    for element in block.iter(f"{TEI}said", f"{TEI}quote", f"{TEI}seg"):
        piece = element.get(ID).rpartition(".")[0]
        labels[piece] = element.get("type", "Quote")
        words[piece] = words.get(piece, "") + "".join(element.itertext())
    assert sorted((labels[name], words[name]) for name in words if labels[name] in FIELDS) == told(document)


@each_article
def test_every_pointer_of_tei_leads_somewhere(case: Case) -> None:
    root = etree.fromstring(tei_of(discourse.analyze(case.text), case.id).encode())
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    names = ("who", "ana", "prev", "next", "fVal")
    pointers = [pointer for element in root.iter() for name in names for pointer in element.get(name, "").split()]

    assert len(ids) == len(set(ids))
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


@pytest.mark.slow
def test_tei_is_valid_against_the_schema_of_the_consortium() -> None:
    # the schema is older than standOff, whose parts it knows in the back matter
    packed = (DATA / "forms" / "tei_all-3.0.0.rng.xz").read_bytes()
    schema = etree.RelaxNG(etree.parse(BytesIO(lzma.decompress(packed))))
    for case in ARTICLES:
        written = tei_of(discourse.analyze(case.text), case.id)
        moved = re.sub(
            r"</text>\n<standOff>\n(.*)</standOff>", r"<back><div><p/>\1</div></back></text>", written, flags=re.DOTALL
        )
        assert moved != written
        schema.assertValid(etree.fromstring(moved.encode()))


READER = """
import json, sys, warnings
warnings.simplefilter("error")
import cassis
folder = sys.argv[1]
with open(f"{folder}/TypeSystem.xml", "rb") as file:
    types = cassis.load_typesystem(file)
found = {}
for name in sys.argv[2:]:
    with open(f"{folder}/{name}.xmi", "rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
    labels = ("Quote", "Cue", "Speaker", "Reporter", "Hedge")
    spans = [(label, one.get_covered_text()) for label in labels for one in cas.select(f"discourse.{label}")]
    found[name] = [sorted(spans), cas.sofa_string, len(cas.select("discourse.Entity"))]
assert not [name for name in sys.modules if name.startswith("discourse")]
print(json.dumps(found))
"""


def test_a_process_with_cassis_alone_reads_the_same_spans(tmp_path: Path) -> None:
    (tmp_path / "TypeSystem.xml").write_text(type_system().to_xml(), encoding="utf-8")
    documents = {case.id: discourse.analyze("😀\n" + case.text) for case in FEW}
    for name, document in documents.items():
        (tmp_path / f"{name}.xmi").write_bytes(xmi_of(document, name))

    command = [sys.executable, "-c", READER, str(tmp_path), *documents]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stderr == ""
    for name, (spans, text, entities) in json.loads(done.stdout).items():
        document = documents[name]
        assert sorted(map(tuple, spans)) == told(document)
        assert (text, entities) == (document.text, len(document.entities))


@each_article
def test_web_annotations_select_the_same_words_by_position_and_by_quotation(case: Case) -> None:
    document = discourse.analyze(case.text)
    page = json.loads(page_of(document, f"{case.id}.txt"))

    found = []
    for item in page["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            if isinstance(target, str):
                assert target.removeprefix("#") in {other["id"].removeprefix("#") for other in page["items"]}
                continue
            position, quotation = target["selector"]
            start, end = position["start"], position["end"]
            assert case.text[start:end] == quotation["exact"]
            assert case.text[:start].endswith(quotation["prefix"])
            assert case.text[end:].startswith(quotation["suffix"])
            found.append((item["body"][0]["value"], quotation["exact"]))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert sorted(pair for pair in found if pair[0] in FIELDS) == told(document)

"""UIMA CAS XMI (extra ``xmi``), with a type system that INCEpTION can import.

Each label is a type ``discourse.Quote``, ``discourse.Cue`` … with its features as strings; ``links`` is a list of
``discourse.Link`` with ``role`` and ``target``. A quote in several pieces is one annotation a piece: the first has
features and links, each further one ``continues`` it. Sentences and tokens are those types of DKPro Core that
INCEpTION asks for. Offsets are UTF-16 units, as UIMA counts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from discourse.formats.errors import FormatError
from discourse.formats.extras import missing
from discourse.formats.graph import LABELS, Node, nodes_of
from discourse.formats.rebuild import document_of
from discourse.formats.tokens import aligned_tokens
from discourse.formats.xml_text import refuse_document_type, refuse_unfit
from discourse.model import Document

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem
    from cassis.typesystem import FeatureStructure

SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
LINK = "discourse.Link"
_FEATURES: Mapping[str, tuple[str, ...]] = {
    "Quote": (
        "quoteType", "narrated", "kind", "status", "commitment", "lemma", "rule", "confidence", "sentence",
        "missing_source",
    ),
    "Speaker": ("unresolved",),
    "Reporter": ("unresolved",),
    "Hedge": ("kind", "rule"),
    "Entity": ("name", "kind", "gender", "number", "role", "anonymous"),
    "Warning": ("code", "message"),
}


def type_system() -> TypeSystem:
    """The types; ``to_xml()`` gives the file ``TypeSystem.xml`` that annotation tools import."""
    try:
        from cassis import TypeSystem
    except ImportError:
        raise missing("dkpro-cassis", "xmi") from None

    types = TypeSystem()
    link = types.create_type(LINK, supertypeName="uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", "uima.cas.TOP")
    for name in (SENTENCE, TOKEN):
        types.create_type(name, supertypeName="uima.tcas.Annotation")
    meta = types.create_type("discourse.Analysis", supertypeName="uima.cas.TOP")
    types.create_feature(meta, "grammar", "uima.cas.String")
    for label in LABELS:
        if label == "Sentence":
            continue
        above = "uima.cas.TOP" if label == "Entity" else "uima.tcas.Annotation"
        made = types.create_type(f"discourse.{label}", supertypeName=above)
        types.create_feature(made, "identifier", "uima.cas.String")
        for feature in _FEATURES.get(label, ()):
            types.create_feature(made, feature, "uima.cas.String")
        types.create_feature(made, "links", "uima.cas.FSArray", elementType=LINK)
        if label == "Quote":
            types.create_feature(made, "continues", made.name)
    return types


def xmi_of(document: Document, name: str) -> bytes:
    """The XMI file. Raises FormatError for a character that XML cannot hold, MissingExtra without dkpro-cassis."""
    refuse_unfit(document.text, name)
    types = _known_types()
    from cassis import Cas

    cas = Cas(typesystem=types, sofa_string=document.text, sofa_mime="text/plain", document_language="fr")
    nodes = nodes_of(document)
    for start, end in aligned_tokens(document.text, (place for node in nodes for place in node.places)):
        cas.add(types.get_type(TOKEN)(begin=start, end=end))
    for span in document.sentences:
        cas.add(types.get_type(SENTENCE)(begin=span.start, end=span.end))
    cas.add(types.get_type("discourse.Analysis")(grammar=document.grammar_version))
    _add_nodes(cas, types, [node for node in nodes if node.label != "Sentence"])
    written: str = cas.to_xmi()
    return written.encode("utf-8")


@lru_cache(maxsize=1)
def _known_types() -> TypeSystem:
    return type_system()


def _add_nodes(cas: Cas, types: TypeSystem, nodes: Sequence[Node]) -> None:
    made: dict[str, FeatureStructure] = {}
    for node in nodes:
        kind = types.get_type(f"discourse.{node.label}")
        features = {_NAMES.get(name, name): value for name, value in node.features}
        first = node.places[:1]
        place = {"begin": first[0][0], "end": first[0][1]} if first else {}
        made[node.id] = kind(identifier=node.id, **place, **features)
        for start, end in node.places[1:]:
            cas.add(kind(identifier=node.id, begin=start, end=end, continues=made[node.id]))
    array, link = types.get_type("uima.cas.FSArray"), types.get_type(LINK)
    for node in nodes:
        if node.links:
            listed = [link(role=role, target=made[target]) for role, target in node.links]
            made[node.id].links = array(elements=listed)
        cas.add(made[node.id])


_NAMES = {"type": "quoteType"}
_MODEL_NAMES = {written: name for name, written in _NAMES.items()}


def read_xmi(source: bytes, path: str) -> Document:
    """The document of an XMI file with our types. Raises FormatError for other files."""
    refuse_document_type(source, path)
    types = _known_types()
    from cassis import load_cas_from_xmi

    try:
        cas = load_cas_from_xmi(io.BytesIO(source), typesystem=types)
        text = cas.sofa_string
        nodes = [*_sentences(cas), *_read_nodes(cas)]
        versions = [found.grammar for found in cas.select("discourse.Analysis")]
    except Exception as error:  # cassis raises whatever its steps raise
        raise FormatError(path, "", f"no XMI file with the types of discourse ({type(error).__name__})") from error
    return document_of(text or "", nodes, versions[0] if versions else "", path)


def _sentences(cas: Cas) -> Iterator[Node]:
    for number, found in enumerate(sorted(cas.select(SENTENCE), key=lambda one: one.begin)):
        yield Node(f"t{number}", "Sentence", ((found.begin, found.end),))


def _read_nodes(cas: Cas) -> Iterator[Node]:
    found = [(label, one) for label in LABELS if label != "Sentence" for one in cas.select(f"discourse.{label}")]
    pieces: dict[str, list[tuple[int, int]]] = {}
    for label, one in found:
        if label != "Entity":
            pieces.setdefault(one.identifier, []).append((one.begin, one.end))
    whole = [(label, one) for label, one in found if label != "Quote" or one.continues is None]
    for label, one in sorted(whole, key=lambda pair: (len(pair[1].identifier), pair[1].identifier)):
        written = ((name, getattr(one, name)) for name in _FEATURES.get(label, ()))
        features = tuple((_MODEL_NAMES.get(name, name), value) for name, value in written if value is not None)
        listed = one.links.elements if one.links else ()
        links = tuple((link.role, link.target.identifier) for link in listed)
        yield Node(one.identifier, label, tuple(sorted(pieces.get(one.identifier, ()))), features, links)

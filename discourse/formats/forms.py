"""How each form that takes a file a document is written, and how every form is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from discourse.formats.brat.reader import read_brat
from discourse.formats.brat.writer import ann_of
from discourse.formats.cas import read_xmi, type_system, xmi_of
from discourse.formats.conllu import conllu_of, read_conllu
from discourse.formats.errors import FormatError
from discourse.formats.json_reader import read_json, read_json_lines
from discourse.formats.names import TYPE_SYSTEM
from discourse.formats.tei.reader import read_tei
from discourse.formats.tei.writer import tei_of
from discourse.formats.web_annotation import page_of, read_page
from discourse.formats.xml_text import named
from discourse.model import Document

Named = tuple[str, Document]

@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A form with a file, or several, for each document.

    ``write`` gives the contents by suffix; ``beside`` what a folder needs once.
    """

    write: Callable[[str, Document], dict[str, bytes]]
    beside: Callable[[], dict[str, bytes]] = dict


def _brat(name: str, document: Document) -> dict[str, bytes]:
    return {".txt": _utf8(document.text, name), ".ann": _utf8(ann_of(document), name)}


def _brat_settings() -> dict[str, bytes]:
    folder = files("discourse.formats.brat")
    return {name: (folder / name).read_bytes() for name in ("annotation.conf", "visual.conf")}


def _xmi_types() -> dict[str, bytes]:
    return {TYPE_SYSTEM: type_system().to_xml().encode("utf-8")}


DOCUMENT_FORMS: Mapping[str, DocumentForm] = {
    "brat": DocumentForm(_brat, _brat_settings),
    "tei": DocumentForm(lambda name, document: {".xml": tei_of(document, name).encode("utf-8")}),
    "conllu": DocumentForm(lambda name, document: {".conllu": _utf8(conllu_of(document, name), name)}),
    "xmi": DocumentForm(lambda name, document: {".xmi": xmi_of(document, name)}, _xmi_types),
    "w3c": DocumentForm(lambda name, document: {".jsonld": _utf8(page_of(document, name), name)}),
}


def _utf8(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"UTF-8 cannot hold {named(text[error.start])}; take it out, or choose JSON"
        raise FormatError(name, "", message) from None


def read_form(form: str, source: bytes, path: str) -> Iterator[Named]:
    """The documents of a file and their names. Raises FormatError for what does not fit the form.

    A brat file is read with the text file that stands beside it.
    """
    name = Path(path).stem
    if form == "tei":
        yield name, read_tei(source, path)
    elif form == "xmi":
        yield name, read_xmi(source, path)
    elif form in ("csv", "parquet"):
        raise FormatError(path, "", "a table holds no text; convert from the form that it was made of")
    else:
        yield from _read_text(form, _decoded(source, path), path)


def _read_text(form: str, source: str, path: str) -> Iterator[Named]:
    name = Path(path).stem
    if form == "json":
        yield from read_json(source, path)
    elif form == "jsonl":
        yield from read_json_lines(source, path)
    elif form == "conllu":
        yield name, read_conllu(source, path)
    elif form == "w3c":
        yield name, read_page(source, path)
    else:
        yield name, read_brat(source, _text_beside(path), path)


def _text_beside(path: str) -> str:
    beside = Path(path).with_suffix(".txt")
    try:
        return _decoded(beside.read_bytes(), str(beside))
    except OSError:
        raise FormatError(path, "", f"its text is not there; put {beside.name} beside it") from None


def _decoded(source: bytes, path: str) -> str:
    try:
        return source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FormatError(path, "", f"not UTF-8 ({error.reason} at byte {error.start})") from None

"""The forms that ``discourse convert`` writes and reads, by name; nothing is imported to know them."""

from __future__ import annotations

from collections.abc import Mapping

STREAMS = ("json", "jsonl", "csv", "parquet")
"""Forms that hold any number of documents in one file; offsets in any unit."""
COUNTED: Mapping[str, str] = {
    "brat": "codepoint", "tei": "none", "conllu": "codepoint", "xmi": "utf16", "w3c": "codepoint",
}
"""Forms of annotation tools, which take a file a document, and the unit that each counts in."""
FORMS = (*STREAMS, *COUNTED)
SUFFIXES: Mapping[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ann": "brat",
    ".xml": "tei",
    ".conllu": "conllu",
    ".xmi": "xmi",
    ".jsonld": "w3c",
}
"""The form that a file is read as, by how its name ends."""
TYPE_SYSTEM = "TypeSystem.xml"
"""The file that stands beside those of the form xmi."""

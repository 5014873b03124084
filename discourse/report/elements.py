"""HTML as a tree of elements: what is a string is text, and is escaped where the tree is written.

Names of elements and attributes are the program's own; those by which a text could act (`style`, handlers, links that
leave the page) are refused. So nothing that comes from a text, a file name or a grammar can be more than words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EMPTY = frozenset({"meta", "input", "br"})
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\0": "\ufffd"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\0": "\ufffd"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and children; see `element`."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A style sheet or a script of the package's own, written as it is. Never give it words of a text."""

    name: str
    text: str

    @property
    def source(self) -> str:
        """What a Content-Security-Policy calls it: the hash that lets this text run and no other."""
        return f"'sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}'"


Node = Element | Code | str


def element(name: str, /, *children: Node, **attributes: str | None) -> Element:
    """An element; in the names of attributes ``_`` stands for ``-``, and one at the end is left out.

    An attribute that is None is left out. Raises ValueError for a name by which a text could act.

    >>> written(element("b", "1 < 2", class_="x", data_n="3", title=None))
    '<b class="x" data-n="3">1 &lt; 2</b>'
    """
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    kept = tuple((key, value) for key, value in given if value is not None)
    for key, value in kept:
        _check(key, value)
    if not _NAME.fullmatch(name) or name in ("script", "style"):
        raise ValueError(f"`{name}` is no name for an element; style sheets and scripts are Code")
    return Element(name, kept, children)


def _check(key: str, value: str) -> None:
    if not _NAME.fullmatch(key) or key.startswith("on") or key in ("style", "src", "srcdoc", "action", "formaction"):
        raise ValueError(f"`{key}` is no attribute for a page that must be inert")
    if key == "href" and not value.startswith("#"):
        raise ValueError(f"`{value}` leads out of the page; links begin with #")


def written(node: Node) -> str:
    """A tree as HTML.

    Parsed again, every text comes out as it went in, but for NUL and lone surrogates, which HTML cannot hold: they
    become U+FFFD.
    """
    return _SURROGATE.sub("\ufffd", "".join(_written(node)))


def _written(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node.translate(_TEXT)
        return
    if isinstance(node, Code):
        yield f"<{node.name}>{node.text}</{node.name}>"
        return
    pairs = "".join(f' {key}="{value.translate(_VALUE)}"' for key, value in node.attributes)
    yield f"<{node.name}{pairs}>"
    if node.name in _EMPTY:
        return
    for child in node.children:
        yield from _written(child)
    yield f"</{node.name}>"

"""CoNLL-U: one block a sentence, the attributions in MISC.

- Tokens are words and signs, cut wherever an annotation begins or ends; nothing is said of lemma, tag or tree (``_``).
- ``Discourse=Quote:q0.0,Cue:c1`` names the annotations that a token stands in, a quote with the number of its piece.
- ``TokenRange=0:5`` gives the code points; ``SpaceAfter=No``, ``SpacesAfter`` and ``SpacesBefore`` (escaped as UDPipe
  does, ``\\uXXXX`` for further blanks) give the text back exactly.
- ``# discourse_node = q0 {"type": …, "links": …}`` gives features and links of an annotation, before the sentence in
  which it starts.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from discourse.formats.errors import FormatError
from discourse.formats.graph import Node, Place, nodes_of
from discourse.formats.rebuild import document_of
from discourse.formats.tokens import aligned_tokens
from discourse.model import Document

_ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n"}
_BLANKS = {escape: blank for blank, escape in _ESCAPES.items()}
Tag = tuple[Place, str]
_ESCAPE = re.compile(r"\\(?:u[0-9a-f]{4}|.)")


def conllu_of(document: Document, name: str) -> str:
    """The file of one document. Raises FormatError for a text without a word.

    >>> from discourse import analyze
    >>> conllu_of(analyze("Selon Léa."), "a").splitlines()[-2].split()[-1]
    'SpaceAfter=No|TokenRange=9:10'
    """
    return "".join(f"{line}\n" for line in _lines(document, name))


def _lines(document: Document, name: str) -> Iterator[str]:
    nodes = [node for node in nodes_of(document) if node.label != "Sentence"]
    """The lines of the file, without their ends."""
    sentences = [(span.start, span.end) for span in document.sentences]
    places = [*sentences, *(place for node in nodes for place in node.places)]
    tokens = list(aligned_tokens(document.text, places))
    if not tokens:
        raise FormatError(name, "", "CoNLL-U cannot hold a text without a word; choose JSON")
    blocks = list(_blocks(tokens, sentences))
    if sum(map(len, blocks)) != len(tokens):
        raise FormatError(name, "", "CoNLL-U cannot hold words outside any sentence; choose JSON")
    starts = [block[0][0] for block in blocks]
    described: list[list[Node]] = [[] for _ in blocks]
    for node in nodes:
        described[max(bisect_right(starts, node.places[0][0]) - 1, 0) if node.places else 0].append(node)
    tags, open_tags = deque(_tags(nodes)), list[Tag]()
    yield f"# newdoc id = {_one_line(name)}"
    yield f"# discourse_grammar = {document.grammar_version}"
    for number, block in enumerate(blocks):
        start, end = block[0][0], block[-1][1]
        while tags and tags[0][0][0] < end:
            open_tags.append(tags.popleft())
        open_tags = [tag for tag in open_tags if tag[0][1] > start]
        yield f"# sent_id = {number + 1}"
        yield f"# text = {_one_line(document.text[start:end])}"
        for node in described[number]:
            yield f"# discourse_node = {node.id} {_described(node)}"
        yield from _rows(document.text, block, open_tags, [*starts, len(document.text)][number + 1])
        yield ""


def _blocks(tokens: Sequence[Place], sentences: Sequence[Place]) -> Iterator[list[Place]]:
    following = 0
    for start, end in sentences:
        block = []
        while following < len(tokens) and tokens[following][1] <= end:
            if tokens[following][0] >= start:
                block.append(tokens[following])
            following += 1
        yield block


def _tags(nodes: Sequence[Node]) -> list[Tag]:
    """The place of each piece and its tag, in the order of the text."""
    pieces = [(node, number, place) for node in nodes for number, place in enumerate(node.places)]
    return sorted(
        (place, f"{node.label}:{node.id}" + (f".{number}" if node.label == "Quote" else ""))
        for node, number, place in pieces
    )


def _described(node: Node) -> str:
    links = [list(link) for link in node.links]
    return json.dumps({"label": node.label, **dict(node.features), "links": links}, ensure_ascii=True)


def _rows(text: str, block: Sequence[Place], tags: Sequence[Tag], limit: int) -> Iterator[str]:
    for number, (first, last) in enumerate(block, 1):
        following = block[number][0] if number < len(block) else limit
        misc = [f"SpacesBefore={_escaped(text[:first])}"] if first and not text[:first].strip() else []
        misc += _space_after(text[last:following])
        misc.append(f"TokenRange={first}:{last}")
        names = ",".join(tag for place, tag in tags if place[0] <= first and last <= place[1])
        misc += [f"Discourse={names}"] if names else []
        yield "\t".join([str(number), text[first:last], *"_" * 7, "|".join(misc)])


def _space_after(blanks: str) -> list[str]:
    if blanks == " ":
        return []
    return ["SpaceAfter=No"] if not blanks else [f"SpacesAfter={_escaped(blanks)}"]


def _escaped(blanks: str) -> str:
    return "".join(_ESCAPES.get(char, f"\\u{ord(char):04x}") for char in blanks)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read_conllu(source: str, path: str) -> Document:
    """The document of a file of ours. Raises FormatError, with the line, for what does not fit."""
    reading = _Reading(path)
    for number, line in enumerate(source.split("\n"), 1):
        reading.line(line.rstrip("\r"), number)
    return document_of(reading.text, reading.nodes(), reading.grammar, path)


class _Reading:
    def __init__(self, path: str) -> None:
        self._path = path
        self.grammar = ""
        self._written: list[str] = []
        self._length = 0
        self._described: list[tuple[str, Mapping[str, object]]] = []
        self._places: dict[str, dict[str, Place]] = {}
        self._sentences: list[Place] = []
        self._open = False

    def line(self, line: str, number: int) -> None:
        """Read one line."""
        key, _, value = line.partition(" = ")
        if key == "# discourse_grammar":
            self.grammar = value
        elif key == "# discourse_node":
            name, _, described = value.partition(" ")
            self._described.append((name, self._json(described, number)))
        elif line and not line.startswith("#"):
            self._token(line.split("\t"), number)
        elif not line:
            self._open = False

    def _json(self, written: str, number: int) -> Mapping[str, object]:
        try:
            read: object = json.loads(written)
        except (json.JSONDecodeError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise FormatError(self._path, str(number), "no JSON object stands behind the name of this annotation")
        return read

    def _token(self, cells: list[str], number: int) -> None:
        if len(cells) != 10:
            raise FormatError(self._path, str(number), f"a token has 10 cells; this line has {len(cells)}")
        misc = dict(item.partition("=")[::2] for item in cells[9].split("|"))
        self._write(_unescaped(misc.get("SpacesBefore", "")))
        place = self._length, self._length + len(cells[1])
        self._write(cells[1])
        for tag in filter(None, misc.get("Discourse", "").split(",")):
            name, _, piece = tag.partition(":")[2].partition(".")
            pieces = self._places.setdefault(name, {})
            pieces[piece] = pieces.get(piece, place)[0], place[1]
        self._sentences[-1:] = [(self._sentences[-1][0], place[1])] if self._open else [*self._sentences[-1:], place]
        self._open = True
        if misc.get("SpaceAfter") != "No":
            self._write(_unescaped(misc.get("SpacesAfter", "\\s")))

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._written)

    def nodes(self) -> Iterator[Node]:
        """The annotations."""
        for number, place in enumerate(self._sentences):
            yield Node(f"t{number}", "Sentence", (place,))
        for name, described in self._described:
            features = tuple((key, str(value)) for key, value in described.items() if key not in ("label", "links"))
            listed = described.get("links")
            links = tuple((str(role), str(to)) for role, to in listed) if isinstance(listed, list) else ()
            pieces = sorted(self._places.get(name, {}).items(), key=lambda item: int(item[0] or 0))
            yield Node(name, str(described.get("label")), tuple(place for _, place in pieces), features, links)


def _unescaped(written: str) -> str:
    def blank(match: re.Match[str]) -> str:
        found = match[0]
        return chr(int(found[2:], 16)) if found[1] == "u" else _BLANKS.get(found, found)

    return _ESCAPE.sub(blank, written)

"""The parse trees of an explanation as an SVG picture, with the fields of each attribution below the words.

Nothing in it runs, and nothing is fetched: shapes, text, and a style sheet of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from discourse.model import Attribution, Span
from discourse.workshop.explain.explanation import Explanation, Sentence
from discourse.workshop.explain.replay import replay
from discourse.workshop.explain.tree import Node, tree

_COLUMN, _GAP, _LEVEL, _ROW, _MARGIN = 8, 14, 34, 20, 16
_STYLE = (
    "text{font:13px monospace;fill:#1b1b1b}.name{font-size:11px;fill:#5a3d00}.class{font-size:10px;fill:#555}"
    "line{stroke:#999}.cue{fill:#ffe9a8}.speaker{fill:#cdeccd}.reporter{fill:#c5ecec}.quote{fill:#dfeaff}"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a sentence side by side: where each begins and ends."""

    sentence: Sentence
    lefts: tuple[int, ...]
    rights: tuple[int, ...]

    @property
    def right(self) -> int:
        return max(self.rights, default=_MARGIN) + _MARGIN

    def middle(self, first: int, past: int) -> float:
        return (self.lefts[first] + self.rights[past - 1]) / 2

    def reach(self, start: int, end: int) -> tuple[int, int] | None:
        """From where to where a place of the text goes, as far as it lies in the sentence."""
        inside = [at for at, word in enumerate(self.sentence.words) if word.start < end and start < word.end]
        if not inside:
            return None
        first, last = self.sentence.words[inside[0]], self.sentence.words[inside[-1]]
        left = self.lefts[inside[0]] + _COLUMN * _width(first.text[: max(0, start - first.start)])
        return left, self.lefts[inside[-1]] + _COLUMN * _width(last.text[: end - last.start])


def as_svg(explanation: Explanation) -> str:
    """A whole SVG document, one tree below the other."""
    attributions = replay(explanation)
    drawn: list[str] = []
    width, y = 2 * _MARGIN, _MARGIN
    for sentence in explanation.sentences:
        line = _line(sentence)
        width = max(width, line.right)
        lines, height = _sentence(line, [found for found in attributions if found.sentence == sentence.index])
        drawn += [f'<g transform="translate(0 {y})">', *lines, "</g>"]
        y += height + _MARGIN
    size = f'width="{width}" height="{y}" viewBox="0 0 {width} {y}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            "<title>Words, chunks and clauses, with the fields of attributions</title>",
            f"<style>{_STYLE}</style>",
            f'<rect width="{width}" height="{y}" fill="#fff"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def _line(sentence: Sentence) -> _Line:
    lefts, rights, x = [], [], _MARGIN
    for word in sentence.words:
        lefts.append(x)
        rights.append(x + _COLUMN * max(1, _width(word.text)))
        x = x + _COLUMN * max(_width(word.text), len(word.word_class)) + _GAP
    return _Line(sentence, tuple(lefts), tuple(rights))


def _sentence(line: _Line, attributions: Sequence[Attribution]) -> tuple[list[str], int]:
    """The lines of one sentence, and how high it is."""
    root = tree(line.sentence)
    bottom = _LEVEL * (root.height + 1)
    drawn = list(_node(line, root, 0, bottom)) if root.children else []
    for word, left in zip(line.sentence.words, line.lefts, strict=True):
        drawn.append(_text(left, bottom, word.text))
        drawn.append(_text(left, bottom + _ROW * 3 // 4, word.word_class, "class"))
    y = bottom + _ROW * 2
    for found in attributions:
        drawn += _fields(line, found, y)
        y += _ROW
    return drawn, y


def _node(line: _Line, node: Node, level: int, bottom: int) -> Iterator[str]:
    x, y = line.middle(node.first, node.past), _LEVEL * (level + 1) - _ROW
    yield _text(x, y, node.name, "name", True)
    for child in node.children:
        yield _edge(x, y + 4, line.middle(child.first, child.past), y + _LEVEL - 12)
        yield from _node(line, child, level + 1, bottom)
    if not node.children:
        for at in range(node.first, node.past):
            yield _edge(x, y + 4, line.middle(at, at + 1), bottom - 13)


def _fields(line: _Line, found: Attribution, y: int) -> Iterator[str]:
    places: list[tuple[str, Span | None]] = [("quote", span) for span in found.quote.spans]
    places += [("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)]
    for name, span in places:
        reach = line.reach(span.start, span.end) if span else None
        if reach is None:
            continue
        left, right = reach
        size = f'x="{left}" y="{y - 12}" width="{right - left}" height="16"'
        yield f'<rect class="{name}" {size}><title>{name}</title></rect>'
        if right - left >= _COLUMN * len(name):
            yield _text(left, y, name, "class")


def _edge(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}"/>'


def _text(x: float, y: float, words: str, style: str = "", centred: bool = False) -> str:
    of_class = f' class="{style}"' if style else ""
    anchor = ' text-anchor="middle"' if centred else ""
    return f'<text x="{x:g}" y="{y:g}"{of_class}{anchor}>{escape("".join(map(_plain, words)))}</text>'


def _plain(char: str) -> str:
    """A character that a picture may hold: no controls, no marks of direction, nothing that XML refuses."""
    if char.isspace():
        return " "
    return "\ufffd" if unicodedata.category(char)[0] == "C" else char


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)

"""An evaluation as one HTML page: gold and prediction side by side, without a script, a font or a picture from afar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from discourse.workshop.scoring.as_text import as_text
from discourse.workshop.scoring.evaluation import Evaluation, Scored, mistakes_of
from discourse.workshop.scoring.mistakes import Mistake
from discourse.workshop.scoring.places import Place
from discourse.workshop.scoring.units import Unit

_STYLE = """
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #1b1b1b;
  background: #fff; }
pre { overflow-x: auto; font-size: .85rem; line-height: 1.35; }
details { border-top: 1px solid #ccc; padding: .4rem 0; }
summary { cursor: pointer; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.quote { background: #dfeaff; } .speaker { background: #cdeccd; } .reporter { background: #c5ecec; }
.cue { background: #ffe9a8; } .hedge { text-decoration: underline wavy #a3007b; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top; }
.wrong { color: #8a4b00; } .missed, .spurious { color: #a40000; }
@media (max-width: 50rem) { .sides { grid-template-columns: 1fr; } }
"""
_LAYERS = ("quote", "speaker", "reporter", "cue", "hedge")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\ufffd")


def as_html(evaluation: Evaluation) -> str:
    """A whole page; texts with something wrong are open, the others closed. All that comes from texts is escaped."""
    every = [(scored, list(mistakes_of(scored))) for scored in evaluation.texts]
    body = "\n".join(_text(scored, found) for scored, found in every)
    wrong = sum(bool(found) for _, found in every)
    legend = " ".join(f'<span class="{name}">{name}</span>' for name in _LAYERS)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Gold and prediction</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Gold and prediction</h1>
<p>{len(every)} texts, {wrong} of them with something wrong. Fields: {legend}</p>
<details><summary>Figures</summary><pre>{_safe(as_text(evaluation))}</pre></details>
{body}
</body>
</html>
"""


def _text(scored: Scored, found: Sequence[Mistake]) -> str:
    state = f"{len(found)} wrong" if found else "right"
    return f"""<details{" open" if found else ""}>
<summary><strong>{_safe(scored.gold.id)}</strong> {state}</summary>
<div class="sides">
<section lang="fr"><h3 lang="en">gold</h3><div class="text">{_marked(scored.gold)}</div></section>
<section lang="fr"><h3 lang="en">prediction</h3><div class="text">{_marked(scored.predicted)}</div></section>
</div>
{_table(found)}</details>"""


def _marked(unit: Unit) -> str:
    """The text with the class of each field around its stretches; those that overlap are cut at their edges."""
    places = list(_places(unit))
    cuts = sorted({0, len(unit.text), *(edge for _, place in places for edge in place)})
    return "".join(_piece(unit.text, start, end, places) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, places: Sequence[tuple[str, Place]]) -> str:
    fields = {field for field, place in places if place[0] <= start and end <= place[1]}
    names = " ".join(name for name in _LAYERS if name in fields)
    return f'<span class="{names}" title="{names}">{_safe(text[start:end])}</span>' if names else _safe(text[start:end])


def _places(unit: Unit) -> Iterator[tuple[str, Place]]:
    for found in unit.attributions:
        for field, place in (("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)):
            if place:
                yield field, place
        for place in found.quote:
            yield "quote", place
    for hedge in unit.hedges:
        yield "hedge", hedge.place


def _table(found: Iterable[Mistake]) -> str:
    rows = "\n".join(map(_row, found))
    head = "<tr><th>verdict</th><th>fields</th><th>gold</th><th>prediction</th><th>rule</th></tr>"
    return f"<table>\n{head}\n{rows}\n</table>\n" if rows else ""


def _row(mistake: Mistake) -> str:
    cells = (", ".join(mistake.fields), _fields(mistake.gold), _fields(mistake.predicted), mistake.rule)
    written = "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
    return f'<tr><td class="{mistake.verdict}">{mistake.verdict}</td>{written}</tr>'


def _fields(fields: Iterable[tuple[str, str]]) -> str:
    return " · ".join(f"{name}: {value}" for name, value in fields)


def _safe(text: str) -> str:
    """Text that is nothing but text in HTML: escaped, and without controls and lone surrogates."""
    return escape(text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8"))

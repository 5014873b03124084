"""The tutorial notebook runs from its first cell to its last and gives the outputs that it shows."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re

import pytest
from material import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def run(source: str, names: dict[str, object]) -> dict[str, str]:
    """What a notebook would show of a cell: what it prints, and its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
    shown = {"stdout": printed.getvalue()} if printed.getvalue() else {}
    if hasattr(value, "_repr_html_"):
        shown["text/html"] = value._repr_html_()
    elif value is not None:
        shown["text/plain"] = repr(value)
    return shown


def kept(cell: dict[str, list[dict[str, object]]]) -> dict[str, str]:
    """What the notebook keeps of a cell's outputs."""
    shown: dict[str, str] = {}
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            shown["stdout"] = "".join(output["text"])  # type: ignore[arg-type]
        else:
            shown |= {kind: "".join(data) for kind, data in output["data"].items()}  # type: ignore[attr-defined]
    return shown


def test_every_cell_gives_what_the_notebook_shows() -> None:
    pytest.importorskip("pandas", reason="the extra frames is not installed")
    names: dict[str, object] = {}
    code = [cell for cell in CELLS if cell["cell_type"] == "code"]
    assert len(code) > 10

    for cell in code:
        shown, wanted = run("".join(cell["source"]), names), kept(cell)
        assert shown.keys() == wanted.keys()
        for kind in shown:
            # IPython breaks long values into lines
            assert re.sub(r"\s", "", shown[kind]) == re.sub(r"\s", "", wanted[kind]), "".join(cell["source"])


@pytest.mark.extra
def test_a_kernel_of_jupyter_runs_the_notebook() -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    client = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)

    client.NotebookClient(notebook, timeout=300).execute()

    assert all(cell.get("execution_count") for cell in notebook.cells if cell.cell_type == "code")


def test_the_links_of_the_notebook_lead_to_pages() -> None:
    prose = "".join("".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "markdown")
    links = re.findall(r"\]\(([^)]+)\)", prose)

    assert links
    assert [link for link in links if not (NOTEBOOK.parent / link).exists()] == []

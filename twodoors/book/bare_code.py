"""Code that only brings something in or calls one widget is not offered on the page; notebooks have it.

A model’s equations, which such a cell shows, are folded there instead: they are met in words and pictures first.
"""

from __future__ import annotations

import ast

from docutils import nodes
from sphinx.application import Sphinx

#: The code of a cell whose output is folded.
EQUATIONS = "equations(m)"


def connect(app: Sphinx) -> None:
    """Leave such code out, and a cell that shows nothing then."""
    app.connect("doctree-read", leave_out)


def leave_out(_app: Sphinx, document: nodes.document) -> None:
    """Of the cells whose code a page would fold away."""
    for cell in list(document.findall(nodes.container)):
        if cell.get("hide_mode") != "input":
            continue
        source, *shown = cell.children
        if is_bare(source.astext()):
            del cell["hide_mode"]
            cell.remove(source)
            if not shown:
                cell.parent.remove(cell)
            elif source.astext().strip() == EQUATIONS:
                cell["hide_mode"] = "output"
                cell["prompt_show"] = cell["prompt_hide"] = "The equations"


def is_bare(code: str) -> bool:
    """Whether it says nothing that the page does not: it imports, loads a model by its name, or calls one widget."""
    try:
        lines = ast.parse(code).body
    except SyntaxError:  # such as a command of the notebook
        return False
    calls = [line for line in lines if not isinstance(line, ast.Import | ast.ImportFrom) and not _loads(line)]
    return not calls or (len(calls) == 1 and _calls(calls[0]))


def _loads(line: ast.stmt) -> bool:
    """``m = load("name")``."""
    value = line.value if isinstance(line, ast.Assign) else None
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "load"


def _calls(line: ast.stmt) -> bool:
    """One call of names and plain values; what is worked out in its arguments is worth seeing."""
    call = line.value if isinstance(line, ast.Expr) else None
    if not isinstance(call, ast.Call):
        return False
    within = [call.func, *call.args, *(keyword.value for keyword in call.keywords)]
    return not any(isinstance(part, ast.Call | ast.BinOp | ast.comprehension) for it in within for part in ast.walk(it))

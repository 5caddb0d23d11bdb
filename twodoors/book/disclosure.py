"""``{closed} Summary``: what follows on the page is closed until the reader opens it, with and without a script.

MyST cannot put code cells into a directive; so the page is read as it stands, and what follows is moved when it is
written, after its headings have been counted.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class closed(nodes.General, nodes.Element):
    """What is closed, as HTML's ``details``."""


class Closed(SphinxDirective):
    """Marks where it begins; the text is what the reader presses to open it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The mark, still empty."""
        return [closed("", summary=self.arguments[0])]


def enclose(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Move everything after the mark into it: the rest of its section, and the sections after that."""
    for mark in list(doctree.findall(closed)):
        page = next(iter(doctree.findall(nodes.section)))
        part: nodes.Node = mark
        follows: list[nodes.Node] = []
        while part.parent is not page:
            follows += _cut_after(part)
            part = part.parent
        follows += _cut_after(part)
        mark.parent.remove(mark)
        if part is mark:
            page += mark
        else:
            page.insert(page.index(part) + 1, mark)
        mark += follows


def _cut_after(part: nodes.Node) -> list[nodes.Node]:
    """What follows a node beside it, taken out."""
    parent = part.parent
    after = parent.index(part) + 1
    follows = list(parent.children[after:])
    del parent.children[after:]
    return follows


def _visit(translator: Any, node: closed) -> None:
    summary = translator.encode(node["summary"])
    translator.body.append(f'<details class="td-closed"><summary>{summary}</summary>\n')


def _depart(translator: Any, _node: closed) -> None:
    translator.body.append("</details>\n")


def connect(app: Sphinx) -> None:
    """Make the directive known."""
    app.add_node(closed, html=(_visit, _depart))
    app.add_directive("closed", Closed)
    app.connect("doctree-resolved", enclose)

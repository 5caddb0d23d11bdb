"""What is closed until its reader opens it, script or not: the record, what came after the column, and what is long.

``{closed} Summary`` closes the rest of its page. ``{more} Summary`` closes the rest of its section: what is worth
keeping, and long. ``{later}`` does so under the name “Later”; with ``:record:`` to open it closes the reader’s
forecasts, too, since it tells how they went. The blocks of the chapters do not: what decides a forecast stands in the
record alone.

MyST cannot put code cells into a directive; so the page is read as it stands, and what follows is moved when it is
written, after its headings have been counted.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

LATER = "Later"


class closed(nodes.General, nodes.Element):
    """What is closed, as HTML's ``details``."""


class Closed(SphinxDirective):
    """Marks where the record begins; the text is what the reader presses to open it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The mark, still empty."""
        return [closed("", summary=self.arguments[0], record=True, whole=True, later=False)]


class Later(SphinxDirective):
    """Marks where a section begins to tell what came after 5 January 2020."""

    option_spec = {"record": directives.flag}  # noqa: RUF012 - as docutils has it

    def run(self) -> list[nodes.Node]:
        """The mark, still empty."""
        return [closed("", summary=LATER, record="record" in self.options, whole=False, later=True)]


class More(SphinxDirective):
    """Marks where a section goes on with what few need; the text is what the reader presses to open it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The mark, still empty."""
        return [more(self.arguments[0])]


def more(summary: str, *held: nodes.Node) -> closed:
    """A closed block with these nodes; the mark of one, where there are none yet."""
    return closed("", *held, summary=summary, record=False, whole=False, later=False)


def enclose(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Move what follows each mark into it: the rest of its section; of its page where it closes that.

    A block that holds something already is whole.
    """
    for mark in [mark for mark in doctree.findall(closed) if not mark.children]:
        if mark["whole"]:
            _enclose_page(doctree, mark)
        else:
            mark += _cut_after(mark)


def _enclose_page(doctree: nodes.document, mark: closed) -> None:
    """Move everything after the mark into it: the rest of its section, and the sections after that."""
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
    part = "" if node["whole"] else " td-more td-later" if node["later"] else " td-more"
    record = " data-record" if node["record"] else ""
    translator.body.append(f'<details class="td-closed{part}"{record}><summary>{summary}</summary>\n')


def _depart(translator: Any, _node: closed) -> None:
    translator.body.append("</details>\n")


def connect(app: Sphinx) -> None:
    """Make the directives known."""
    app.add_node(closed, html=(_visit, _depart))
    app.add_directive("closed", Closed)
    app.add_directive("later", Later)
    app.add_directive("more", More)
    app.connect("doctree-resolved", enclose)

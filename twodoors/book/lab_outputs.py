"""What a lab shows on the page: with no kernel to answer, its first output stands in the place of its controls.

A lab's widgets are ordinary ones that Python must answer: they hold an ``Output``, as those of ``interact`` do.
"""

from __future__ import annotations

import json
import re
from typing import Any

from docutils import nodes
from nbclient.output_widget import OutputWidget
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from twodoors.book.saved_state import Widgets, saved, tree, viewed
from twodoors.markup import html

NOTE = "Run this lab in Jupyter to move it."


def show_first_output(app: Sphinx, document: nodes.document) -> None:
    """Put what each lab's ``Output`` holds in the place of its widgets.

    Raises ``ExtensionError`` where a lab's code failed, which ``interact`` would show and not tell.
    """
    attributes = saved(app)
    if not attributes:
        return
    widgets: Widgets = json.loads(attributes["body"])["state"]
    for bundle in list(document.findall(_is_bundle)):
        held = [output for name in tree(widgets, viewed(bundle)) for output in _outputs(widgets[name])]
        if held:
            bundle.replace_self([*[_node(output) for output in held], nodes.paragraph("", NOTE, classes=["td-lab"])])


def keep_outputs() -> None:
    """Have nbclient keep what an ``Output`` holds to itself, and not send it back to the kernel, where no lab reads it.

    As it sends, it may miss the kernel's reply to the cell, and then waits until the cell's time is up (nbclient's
    issue 312).
    """
    OutputWidget.sync_state = lambda self: None  # type: ignore[method-assign]


def _is_bundle(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _outputs(widget: dict[str, Any]) -> list[dict[str, Any]]:
    return widget["state"]["outputs"] if widget["model_name"] == "OutputModel" else []


def _node(output: dict[str, Any]) -> nodes.Node:
    """One output of a cell, as the page shows it."""
    kind, data = output["output_type"], output.get("data", {})
    if kind == "error" or output.get("name") == "stderr":
        told = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(output.get("traceback", [])) or output["text"])
        raise ExtensionError(f"a lab’s code failed:\n{told}")
    if "text/html" in data:
        return nodes.raw("", data["text/html"], format="html", classes=["output", "text_html"])
    if "image/png" in data:
        image = html("book/templates/image.html", png=data["image/png"], says=data.get("text/plain", ""))
        return nodes.raw("", image, format="html")
    text = output["text"] if kind == "stream" else data.get("text/plain", "")
    return nodes.literal_block(text, text, language="none", classes=["output", "stream"])

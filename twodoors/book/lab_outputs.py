"""What a lab shows on the page: with no kernel to answer, its first output stands in the place of its controls.

A lab's widgets are ordinary ones that Python must answer: they hold an ``Output``, as those of ``interact`` do.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from docutils import nodes
from nbclient.output_widget import OutputWidget
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from twodoors.markup import html

#: Where in HTML widgets are shown.
PLACES = SoupStrainer("script", type="application/vnd.jupyter.widget-view+json")

NOTE = "Run this chapter in Jupyter to move it."

#: The saved widgets of a page by their ids, as ``application/vnd.jupyter.widget-state+json`` has them.
Widgets = dict[str, dict[str, Any]]


def show_first_output(app: Sphinx, document: nodes.document) -> None:
    """Put what each lab's ``Output`` holds in the place of its widgets, and forget those that nothing shows any more.

    Raises ``ExtensionError`` where a lab's code failed, which ``interact`` would show and not tell.
    """
    files = getattr(app.env, "nb_metadata", {}).get(app.env.docname, {}).get("js_files", {})
    _, attributes = files.get("ipywidgets_state", (None, None))
    if not attributes:
        return
    saved = json.loads(attributes["body"])
    widgets: Widgets = saved["state"]
    labs = 0
    for bundle in list(document.findall(_is_bundle)):
        held = [output for name in _tree(widgets, _viewed(bundle)) for output in _outputs(widgets[name])]
        if held:
            bundle.replace_self([*[_node(output) for output in held], nodes.paragraph("", NOTE, classes=["td-lab"])])
            labs += 1
    if labs:
        kept = _tree(widgets, _viewed(document))
        saved["state"] = {name: w for name, w in widgets.items() if name in kept or _joins(w) & set(kept)}
        attributes["body"] = json.dumps(saved).replace("<", "\\u003c")


def keep_outputs() -> None:
    """Have nbclient keep what an ``Output`` holds to itself, and not send it back to the kernel, where no lab reads it.

    As it sends, it may miss the kernel's reply to the cell, and then waits until the cell's time is up (nbclient's
    issue 312).
    """
    OutputWidget.sync_state = lambda self: None  # type: ignore[method-assign]


def _is_bundle(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _viewed(node: nodes.Element) -> list[str]:
    """The widgets that are shown within a node, by their ids."""
    made = [BeautifulSoup(raw.astext(), "html.parser", parse_only=PLACES) for raw in node.findall(nodes.raw)]
    return [json.loads(place.get_text())["model_id"] for part in made for place in part.select("script")]


def _tree(widgets: Widgets, roots: list[str]) -> dict[str, None]:
    """These widgets and all that they hold, each once, in the order of the page."""
    found: dict[str, None] = {}
    waiting = roots[::-1]
    while waiting:
        name = waiting.pop()
        if name in widgets and name not in found:
            found[name] = None
            waiting += _referred(widgets[name])[::-1]
    return found


def _referred(widget: dict[str, Any]) -> list[str]:
    return re.findall(r'"IPY_MODEL_(\w+)"', json.dumps(widget["state"]))


def _joins(widget: dict[str, Any]) -> set[str]:
    """The widgets that a link joins; nothing shows a link itself."""
    return set(_referred(widget)) if widget["model_name"] in ("LinkModel", "DirectionalLinkModel") else set()


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

"""What a page keeps of its notebook's widgets: ordinary ones that it shows, and those that these are joined to.

The book's own widgets need none of it: their markup and their state stand in the page, and host.js attaches them.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from docutils import nodes
from sphinx.application import Sphinx

from twodoors.model.spec import STARTS
from twodoors.widget.esm import BEGINS, LATER

#: The saved widgets of a page by their ids, as ``application/vnd.jupyter.widget-state+json`` has them.
Widgets = dict[str, dict[str, Any]]

#: The module under which manager.js knows the book's own widgets, where they are joined to ordinary ones.
ATTACHED = "twodoors"

#: Where in HTML widgets are shown.
PLACES = SoupStrainer("script", type="application/vnd.jupyter.widget-view+json")

#: What of a saved widget of the book's own says how it is made, and not what it holds.
MADE = re.compile(r"_.*|layout|tabbable|tooltip")


def saved(app: Sphinx) -> dict[str, Any] | None:
    """The saved widgets of the page that is read: the attributes of their script, with its text as ``body``."""
    files = getattr(app.env, "nb_metadata", {}).get(app.env.docname, {}).get("js_files", {})
    attributes: dict[str, Any] | None
    _, attributes = files.get("ipywidgets_state", (None, None))
    return attributes


def keep_what_is_shown(app: Sphinx, document: nodes.document) -> None:
    """Forget the widgets that nothing shows; where none is left, the page loads no manager."""
    attributes = saved(app)
    if not attributes:
        return
    held = json.loads(attributes["body"])
    widgets: Widgets = held["state"]
    kept = set(tree(widgets, viewed(document)))
    links = [name for name, widget in widgets.items() if _is_link(widget) and set(_referred(widget)) & kept]
    kept |= set(tree(widgets, links))
    if not kept:
        del app.env.nb_metadata[app.env.docname]["js_files"]["ipywidgets_state"]  # type: ignore[attr-defined]
        return
    for name in kept:
        scripts, widgets[name] = _attached(widgets[name])
        document += [nodes.raw("", script, format="html") for script in scripts]
    held["state"] = {name: widget for name, widget in widgets.items() if name in kept}
    attributes["body"] = json.dumps(held, separators=(",", ":")).replace("<", "\\u003c")  # it cannot end its script


def viewed(node: nodes.Element) -> list[str]:
    """The ordinary widgets that are shown within a node, by their ids: those that have no markup of their own."""
    outputs = [raw for raw in node.findall(nodes.raw) if not _has_markup(raw.parent)]
    made = [BeautifulSoup(raw.astext(), "html.parser", parse_only=PLACES) for raw in outputs]
    return [json.loads(place.get_text())["model_id"] for part in made for place in part.select("script")]


def _has_markup(output: nodes.Node | None) -> bool:
    """Whether this form of an output is one of several, of which the page shows the markup."""
    if not isinstance(output, nodes.container) or not isinstance(output.parent, nodes.container):
        return False
    return any(isinstance(form, nodes.container) and form.get("mime_type") == "text/html" for form in output.parent)


def tree(widgets: Widgets, roots: list[str]) -> dict[str, None]:
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


def _is_link(widget: dict[str, Any]) -> bool:
    """Whether it joins widgets; nothing shows a link itself."""
    return widget["model_name"] in ("LinkModel", "DirectionalLinkModel")


def _attached(widget: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """One of the book's own widgets as manager.js knows it, with scripts that carry its functions; any other as it is.

    What it holds is kept, its code is not: the page has that.
    """
    state = widget["state"]
    made = str(state.get("_anywidget_id", ""))
    if not made.startswith("twodoors."):
        return [], widget
    holds = {name: value for name, value in state.items() if not MADE.fullmatch(name)}
    names = {"model_name": "AttachedModel", "model_module": ATTACHED, "model_module_version": "1"}
    view = {"_view_name": "AttachedView", "_view_module": ATTACHED, "_view_module_version": "1"}
    kept = {name: state[name] for name in ("layout", "tabbable", "tooltip", "_dom_classes") if name in state}
    own = {f"_{name}": value for name, value in names.items()} | view | kept
    functions = state["_esm"].partition(BEGINS)[0] if BEGINS in state["_esm"] else ""
    now, _, later = functions.partition(LATER)
    scripts = [*_scripts(now), *_scripts(later, " data-later")]
    return scripts, names | {"state": own | {"kind": made.rsplit(".", 1)[1]} | holds}


def _scripts(functions: str, when: str = "") -> list[str]:
    """The functions of models as elements that carry them (widget/templates/place.html)."""
    each = re.findall(rf'(?s){re.escape(STARTS)}\["([\w-]+)"\](.*?)(?={re.escape(STARTS)}|\Z)', functions)
    return [f'<script type="text/plain" data-model="{k}"{when}>{STARTS}["{k}"]{text}</script>' for k, text in each]

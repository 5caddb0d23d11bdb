"""What a page keeps of its widgets."""

from __future__ import annotations

import json
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def trim_states(_app: Sphinx, env: BuildEnvironment) -> None:
    """Take out of each page's saved widgets the code and style that page.js and book.css already have."""
    for metadata in getattr(env, "nb_metadata", {}).values():
        _, attributes = metadata.get("js_files", {}).get("ipywidgets_state", (None, None))
        if not attributes or "data-trimmed" in attributes:
            continue
        attributes["body"] = trimmed(json.loads(attributes["body"]))
        attributes["data-trimmed"] = ""


def trimmed(saved: dict[str, Any]) -> str:
    """The saved widgets without the code and style that page.js and book.css have, as text that cannot end a script."""
    for widget in saved["state"].values():
        state = widget["state"]
        if str(state.get("_anywidget_id", "")).startswith("twodoors."):
            name = state["_anywidget_id"].rsplit(".", 1)[1]
            state["_esm"] = f"export default globalThis.twodoors.widgets.{name};"
            state["_css"] = None
    return json.dumps(saved, separators=(",", ":")).replace("<", "\\u003c")

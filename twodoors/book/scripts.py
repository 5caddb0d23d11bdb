"""The scripts of a page: the functions of its models, each as a file of its own that all pages share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

#: How a widget's markup carries the functions of a model (widget/templates/place.html); no script itself.
CARRIED = re.compile(r'(?s)<script type="text/plain" data-model="([\w-]+)"( data-later)?>(.*?)</script>\n?')

#: Before host.js (500), which needs them.
PRIORITY = 400


def lift(app: Sphinx, html: str) -> tuple[str, list[str]]:
    """The markup without the functions that it carries, and the files, relative to ``_static``, that the page loads.

    What is wanted later has its file, too, and host.js loads it.
    """
    files: dict[str, None] = {}

    def write(found: re.Match[str]) -> str:
        file = f"models/{found[1]}.js"
        path = Path(app.outdir) / "_static" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != found[3]:
            path.write_text(found[3], encoding="utf-8")
        if not found[2]:
            files[file] = None
        return ""

    return CARRIED.sub(write, html), list(files)


def lift_from_page(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Let the page load the functions that its body carries."""
    context["body"], files = lift(app, context.get("body", ""))
    for file in files:
        app.add_js_file(file, priority=PRIORITY, defer="defer")

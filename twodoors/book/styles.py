"""The one style sheet of the book’s pages: of all that the theme and the extensions bring, what a page can meet."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from twodoors.book.bundle import DIST, node
from twodoors.paths import ROOT

SHEET = "_static/page.css"
#: What the theme links by itself, before the sheets that it was given.
THEME = ("_static/basic.css", "_static/styles/pydata-sphinx-theme.css")
#: Scripts that bring the styles of what they draw.
APART = ("manager.js", "plotly.js")
#: How a page links the sheet: once it is another, browsers fetch it again.
LINK = re.compile(rf"{re.escape(SHEET)}(\?v=\w*)?\"")


def connect(app: Sphinx) -> None:
    """Have each page link the one sheet, which is written once all pages are."""
    sheets: dict[str, int] = dict.fromkeys(THEME, 0)  # each with its priority, by which Sphinx sorts them

    def note(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doc: nodes.document | None) -> None:
        sheets.update({str(sheet.filename): sheet.priority for sheet in context["css_files"]})
        context["asset"] = lambda name: f"{context['pathto'](f'_static/{name}', 1)}?v={_version(DIST / name)}"

    def write(app: Sphinx, failed: Exception | None) -> None:
        if failed is None and app.builder.format == "html":
            write_sheet(Path(app.outdir), sorted(sheets, key=sheets.__getitem__))

    app.connect("html-page-context", note, priority=950)  # once the others have added theirs
    app.connect("build-finished", write, priority=900)  # once the theme has written the colours of code


def write_sheet(site: Path, sheets: list[str]) -> None:
    """Write the sheet of a built site and have all its pages link it.

    ``sheets`` are files of the site, in their order. Raises ``ExtensionError`` with what Node said if it cannot.
    """
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    pages = [page for page, text in texts.items() if LINK.search(text)]
    asked = {
        "sheets": [str(site / sheet) for sheet in sheets],
        "scripts": [str(path) for path in (site / "_static").glob("*.js") if path.name not in APART],
        "pages": [str(page) for page in pages],
        "out": str(site / SHEET),
    }
    command = [node(), str(ROOT / "frontend" / "styles.mjs")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ExtensionError(f"{SHEET} cannot be made: {done.stderr.strip()}")
    link = f'{SHEET}?v={_version(site / SHEET)}"'
    for page in pages:
        after = LINK.sub(link, texts[page])
        if after != texts[page]:
            page.write_text(after, encoding="utf-8")


def _version(file: Path) -> str:
    """A few characters that stand for what the file holds."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]

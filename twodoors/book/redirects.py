"""Pages that have another address now: what leads to them stays, and takes a reader on with all that stands behind it.

A link to a setting stands behind ``#``, which no page without a script keeps; so a small script goes on first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

#: The page as it was called, and the page that has its text now; both without ``.html``. A line stays once it is here.
REDIRECTS: dict[str, str] = {}


def connect(app: Sphinx) -> None:
    """Write a page at each old address."""
    app.connect("html-collect-pages", lambda app: redirected(app, REDIRECTS))


def redirected(app: Sphinx, table: dict[str, str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Such a page for each line of the table. Raises ``ExtensionError`` for a line that cannot hold."""
    for old, new in table.items():
        if old in app.env.found_docs:
            raise ExtensionError(f"{old} is a page, and REDIRECTS (twodoors/book/redirects.py) leads away from it")
        if new not in app.env.found_docs:
            raise ExtensionError(f"REDIRECTS (twodoors/book/redirects.py) leads from {old} to {new}, which is no page")
        yield old, {"title": app.env.titles[new].astext(), "leads": new}, "redirect.html"

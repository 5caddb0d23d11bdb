"""A bare page for each model's explorer, for a frame of another page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from twodoors.book.pages import lead_to_pages
from twodoors.book.scripts import lift
from twodoors.explorer.explorer import explore
from twodoors.models import load
from twodoors.scenarios.published import chapters_by_model


def embedded(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Such a page for each model that a chapter of this book uses."""
    for name, used in chapters_by_model().items():
        chapters = [(f"chapters/{Path(file).stem}", title) for file, title in used]
        if not chapters or chapters[0][0] not in app.env.found_docs:
            continue
        explorer = explore(load(name))
        bundle = explorer._repr_mimebundle_()
        assert bundle is not None
        html, files = lift(app, lead_to_pages(app, f"embed/{name}", bundle[0]["text/html"]))
        context = {"title": explorer.model.title, "explorer": html, "scripts": files, "chapter": chapters[0]}
        yield f"embed/{name}", context, "embed.html"

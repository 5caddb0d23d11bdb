"""The base of the book's widgets: static HTML that a view fills, shown as it is where no script runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets
from markupsafe import Markup

from twodoors import markup

HERE = Path(__file__).parent


class BookWidget(anywidget.AnyWidget):
    """A widget with a static result."""

    _css = (HERE / "view.css").read_text(encoding="utf-8")

    #: What the view fills: also shown as it is without JavaScript, in print and before the scripts load.
    html = traitlets.Unicode().tag(sync=True)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        return with_fallback(super()._repr_mimebundle_(**options), self.html)


def with_fallback(bundle: Any, html: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A widget's mime bundle with HTML that holds the static result and the place where the page puts the widget."""
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})  # ipywidgets gives no metadata
    if data is None:
        return None
    mime = "application/vnd.jupyter.widget-view+json"
    page = markup.html("widget/templates/place.html", html=Markup(html), mime=mime, view=data[mime])
    return {**data, "text/html": page}, metadata

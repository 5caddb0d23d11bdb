"""The base of the book's widgets: static HTML that a view fills, shown as it is where no script runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anywidget
import traitlets

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
    view = "application/vnd.jupyter.widget-view+json"
    place = f'<script type="{view}">{json.dumps(data[view])}</script>'
    page = f'<div class="td-place"><div class="td-static">{html}</div>{place}</div>'
    return {**data, "text/html": page}, metadata

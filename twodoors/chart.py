"""The one view for a Plotly figure: a sentence, its source, the drawing, and the table behind it.

The book keeps no kernel, and Plotly's own widget dies without one; so every figure is drawn by ``chart.js``, in the
page and in Jupyter alike.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import plotly.graph_objects as go
import traitlets
from plotly.offline import get_plotlyjs
from plotly.utils import PlotlyJSONEncoder

from twodoors.script import module

HERE = Path(__file__).parent


class Drawn(anywidget.AnyWidget):
    """A widget that draws with Plotly: in Jupyter its view asks here for the plotly.min.js of the plotly package."""

    _css = (HERE / "view.css").read_text(encoding="utf-8")

    #: What the view fills: also shown as it is without JavaScript, in print and before the scripts load.
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(_send_plotly)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        return with_fallback(super()._repr_mimebundle_(**options), self.html)


class Chart(Drawn):
    """A Plotly figure with the sentence that says what it shows, its source line and its table.

    ``says`` is also the text alternative; ``table`` is shown on demand, and in place of the drawing without JavaScript.
    Only ``scatter`` and ``bar`` traces: the page carries the part of Plotly that draws these and no more.
    """

    _esm = module("chart.js", "Chart")

    figure = traitlets.Dict().tag(sync=True)

    def __init__(self, figure: go.Figure, *, says: str, source: str, table: pd.DataFrame) -> None:
        kinds = {trace.type for trace in figure.data} - {"scatter", "bar"}
        if kinds:
            raise ValueError(f"the figure has {', '.join(sorted(kinds))} traces; the page draws scatter and bar")
        drawn = json.loads(json.dumps(figure.to_plotly_json(), cls=PlotlyJSONEncoder))
        drawn.get("layout", {}).pop("template", None)  # the view themes the figure, light and dark
        super().__init__(figure=drawn, html=_figure_html(says, source, table))
        self.says, self.source, self.table = says, source, table


def with_fallback(bundle: Any, html: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A widget's mime bundle with HTML that holds the static result and the place where the page puts the widget."""
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})  # ipywidgets gives no metadata
    if data is None:
        return None
    view = "application/vnd.jupyter.widget-view+json"
    place = f'<script type="{view}">{json.dumps(data[view])}</script>'
    page = f'<div class="td-place"><div class="td-static">{html}</div>{place}</div>'
    return {**data, "text/html": page}, metadata


def table_html(table: pd.DataFrame, role: str) -> str:
    """The table in HTML with row heads, so that a screen reader says which row and column a number is in."""
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(str(row[0]))}</th>{"".join(f"<td>{escape(str(v))}</td>" for v in row[1:])}</tr>'
        for row in table.itertuples(index=False)
    )
    return f'<table data-role="{role}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _figure_html(says: str, source: str, table: pd.DataFrame) -> str:
    return (
        f'<figure class="td-figure"><figcaption data-role="says">{escape(says)}</figcaption>'
        '<div class="td-plot td-live" data-role="plot"></div>'
        f'<p class="td-source">Source: {escape(source)}</p>'
        '<button type="button" class="td-live" data-role="show-table" aria-expanded="false">Table</button>'
        f'<div class="td-scroll" data-role="table" tabindex="0" role="group" aria-label="Table of the figure">'
        f"{table_html(table, 'figure')}</div></figure>"
    )


def _send_plotly(widget: anywidget.AnyWidget, message: Any, _buffers: list[bytes]) -> None:
    if message == {"want": "plotly"}:
        widget.send({"plotly": True}, buffers=[get_plotlyjs().encode()])

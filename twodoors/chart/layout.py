"""What Plotly figures share: their look, axes of rows, bands and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from twodoors.chart.palette import NEITHER


def drawing(traces: Sequence[Any], *, height: int, narrow: dict[str, Any] | None = None, **layout: Any) -> go.Figure:
    """The traces in the book's layout: a legend on top where there is more than one, room for it, nothing to click.

    ``narrow`` is laid over the layout on a phone, as a trace’s own ``meta={"narrow": ...}`` is laid over that trace.
    """
    named = [trace for trace in traces if trace.showlegend is not False]
    figure = go.Figure(list(traces))
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 8, "b": 48},
        showlegend=len(named) > 1,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        hovermode="closest",
        meta={"narrow": narrow} if narrow else None,
        **layout,
    )
    return figure


Part = dict[str, Any]


def row_axis(labels: Sequence[str], **more: Any) -> Part:
    """The y axis of a figure with one row a label, at 0, 1, 2 and so on, the first on top."""
    places = list(range(len(labels)))
    end = len(labels) - 0.4
    return {"tickvals": places, "ticktext": list(labels), "range": [end, -0.6], "zeroline": False, **more}


def between(start: Any, end: Any, text: str) -> tuple[Part, Part]:
    """A grey band behind the figure from one x to another, and its name at the top: a shape and an annotation."""
    band = {"type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    look = {"fillcolor": NEITHER, "opacity": 0.14, "line": {"width": 0}}
    return band | look, _named(start, 1, text)


def mark(x: Any, text: str, y: float = 1) -> tuple[Part, Part]:
    """A dotted line at an x, and its name beside it at the height y in [0, 1]: a shape and an annotation."""
    line = {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": y, "yref": "paper", "layer": "below"}
    look = {"line": {"color": NEITHER, "width": 1, "dash": "dot"}}
    return line | look, _named(x, y, text)


def _named(x: Any, y: float, text: str) -> Part:
    return {"x": x, "y": y, "yref": "paper", "xanchor": "left", "yanchor": "top", "text": text, "showarrow": False}


def marks(*pairs: tuple[Part, Part]) -> dict[str, Any]:
    """The shapes and annotations of bands and marks, for a layout."""
    return {"shapes": [shape for shape, _ in pairs], "annotations": [name for _, name in pairs]}

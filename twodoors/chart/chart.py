"""The one view for a Plotly figure: a sentence, its source, the drawing, and the table behind it.

The book keeps no kernel, and Plotly's own widget dies without one; so every figure is drawn by ``chart.js``, in the
page and in Jupyter alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import pandas as pd
import plotly.graph_objects as go
import traitlets
from plotly.utils import PlotlyJSONEncoder

from twodoors.chart.plotly import Drawn
from twodoors.markup import html
from twodoors.widget.esm import module


class Chart(Drawn):
    """A Plotly figure with the sentence that says what it shows, its source line, its table, and that table as CSV.

    ``says`` is also the text alternative; ``table`` (a row a case, raw numbers, units in the column heads) is shown on
    demand, and in place of the drawing without JavaScript. ``name`` names the CSV file. ``filters`` are columns of the
    table by which a reader may choose rows; a trace's ``customdata`` then says which row of the table each of its
    points stands for, and a trace without it always shows. ``zoom`` names the axes that a reader may zoom, "x" or "xy".

    Only ``scatter`` and ``bar`` traces: the page carries the part of Plotly that draws these and no more. Raises
    ``ValueError`` for other traces, and for filters that are no column or find no points.
    """

    _esm = module("chart/chart.js", "Chart")

    figure = traitlets.Dict().tag(sync=True)
    zoom = traitlets.Enum(["", "x", "xy"]).tag(sync=True)

    reads = ("figure", "zoom")

    def __init__(
        self,
        figure: go.Figure,
        *,
        name: str,
        says: str,
        source: str,
        table: pd.DataFrame,
        filters: Sequence[str] = (),
        zoom: str = "",
    ) -> None:
        kinds = {trace.type for trace in figure.data} - {"scatter", "bar"}
        if kinds:
            raise ValueError(f"the figure has {', '.join(sorted(kinds))} traces; the page draws scatter and bar")
        unknown = [column for column in filters if column not in table]
        if unknown:
            raise ValueError(f"no column {', '.join(unknown)} to filter by; the table has {', '.join(table)}")
        rows = {row for trace in figure.data if trace.customdata is not None for row in trace.customdata}
        if filters and rows != set(range(len(table))):
            raise ValueError(f"{len(rows)} rows have points; to filter, each of the table's {len(table)} must have one")
        drawn = json.loads(json.dumps(figure.to_plotly_json(), cls=PlotlyJSONEncoder))
        drawn.get("layout", {}).pop("template", None)  # the view themes the figure, light and dark
        shown = _figure_html(name, says, source, table, filters, zoom)
        super().__init__(figure=drawn, html=shown, zoom=zoom)
        self.name, self.says, self.source, self.table = name, says, source, table


class Cell(NamedTuple):
    """A cell of a table as HTML shows it: with an address, its text is a link."""

    text: str
    address: str = ""


class Filter(NamedTuple):
    """A column that a reader may choose rows by: its name, its place in the table, and what it holds."""

    name: str
    place: int
    holds: list[str]


def cell(value: Any) -> str:
    """A value as a table shows it: dates as 2020-01-03, 13,000 with its comma, a dash where there is none."""
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int) and abs(value) >= 10_000:  # years have four digits
        return f"{value:,}"
    return str(value)


def _linked(value: Any) -> Cell:
    """A cell; an address is a link that shows its host."""
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return Cell(urlsplit(value).netloc.removeprefix("www."), value)
    return Cell(cell(value))


def _figure_html(name: str, says: str, source: str, table: pd.DataFrame, filters: Sequence[str], zoom: str) -> str:
    csv = table.to_csv(index=False, date_format="%Y-%m-%d")
    return html(
        "chart/templates/figure.html",
        name=name,
        says=says,
        source=source,
        filters=[Filter(column, list(table).index(column), _values(table[column])) for column in filters],
        zoom=_moves(zoom),
        csv="data:text/csv;charset=utf-8," + quote(csv, safe=","),
        heads=[str(column) for column in table.columns],
        rows=[[Cell(cell(first)), *map(_linked, others)] for first, *others in table.itertuples(index=False)],
    )


def _values(column: pd.Series) -> list[str]:
    """What a column holds, in the order of its categories, or else sorted."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return [cell(category) for category in column.cat.categories if (column == category).any()]
    return [cell(value) for value in sorted(column.dropna().unique())]


def _moves(zoom: str) -> list[tuple[str, str, str]]:
    """What does by keyboard and touch as a drag does by mouse: each move, what its button shows, and its name."""
    if not zoom:
        return []
    moves = [("in", "Closer", "Closer"), ("out", "Wider", "Wider")]
    moves += [("left", "←", "To the left"), ("right", "→", "To the right")]
    moves += [("up", "↑", "Up"), ("down", "↓", "Down")] if "y" in zoom else []
    return [*moves, ("all", "Whole", "Whole")]

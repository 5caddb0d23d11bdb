"""The one view for a Plotly figure: a sentence, its source, the drawing, and the table behind it.

The book keeps no kernel, and Plotly's own widget dies without one; so every figure is drawn by ``chart.js``, in the
page and in Jupyter alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

import pandas as pd
import plotly.graph_objects as go
import traitlets
from plotly.utils import PlotlyJSONEncoder

from twodoors.chart.plotly import Drawn
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
        html = _figure_html(name, says, source, table, filters, zoom)
        super().__init__(figure=drawn, html=html, zoom=zoom)
        self.name, self.says, self.source, self.table = name, says, source, table


def table_html(table: pd.DataFrame, role: str) -> str:
    """The table in HTML with row heads, so that a screen reader says which row and column a number is in."""
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(cell(row[0]))}</th>{"".join(f"<td>{_linked(v)}</td>" for v in row[1:])}</tr>'
        for row in table.itertuples(index=False)
    )
    return f'<table data-role="{role}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def cell(value: Any) -> str:
    """A value as a table shows it: dates as 2020-01-03, 13,000 with its comma, a dash where there is none."""
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int) and abs(value) >= 10_000:  # years have four digits
        return f"{value:,}"
    return str(value)


def _linked(value: Any) -> str:
    """A cell in HTML; an address is a link that shows its host."""
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return f'<a href="{escape(value)}">{escape(urlsplit(value).netloc.removeprefix("www."))}</a>'
    return escape(cell(value))


def _figure_html(name: str, says: str, source: str, table: pd.DataFrame, filters: Sequence[str], zoom: str) -> str:
    file = f"two-doors-{name}.csv"
    address = "data:text/csv;charset=utf-8," + quote(table.to_csv(index=False, date_format="%Y-%m-%d"), safe=",")
    return (
        f'<figure class="td-figure" data-figure="{escape(name)}">'
        f'<figcaption data-role="says">{escape(says)}</figcaption>'
        f"{_filters_html(table, filters)}{_zoom_html(zoom)}"
        '<div class="td-plot td-live" data-role="plot"></div>'
        f'<p class="td-source">Source: {escape(source)}</p><p class="td-actions">'
        '<button type="button" class="td-live" data-role="show-table" aria-expanded="false">Table</button>'
        f'<a data-role="csv" download="{escape(file)}" href="{escape(address)}">Download CSV</a></p>'
        '<div class="td-scroll" data-role="table" tabindex="0" role="group" aria-label="Table of the figure">'
        f"{table_html(table, 'figure')}</div></figure>"
    )


def _filters_html(table: pd.DataFrame, filters: Sequence[str]) -> str:
    """A list to choose from for each column, and how many rows are left."""
    if not filters:
        return ""
    lists = "".join(
        f'<label>{escape(column)}<select data-column="{list(table).index(column)}"><option value="">all</option>'
        + "".join(f"<option>{escape(cell(value))}</option>" for value in _values(table[column]))
        + "</select></label>"
        for column in filters
    )
    return f'<div class="td-pick td-live" data-role="filters">{lists}<output data-role="count"></output></div>'


def _values(column: pd.Series) -> list[Any]:
    """What a column holds, in the order of its categories, or else sorted."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return [category for category in column.cat.categories if (column == category).any()]
    return sorted(column.dropna().unique())


def _zoom_html(zoom: str) -> str:
    """Buttons that do by keyboard and touch what a drag does by mouse."""
    if not zoom:
        return ""
    moves = {"in": "Closer", "out": "Wider", "left": "←", "right": "→"}
    moves |= {"up": "↑", "down": "↓"} if "y" in zoom else {}
    said = {"left": "To the left", "right": "To the right", "up": "Up", "down": "Down"}
    buttons = "".join(
        f'<button type="button" data-zoom="{move}" aria-label="{said.get(move, text)}">{text}</button>'
        for move, text in {**moves, "all": "Whole"}.items()
    )
    return f'<div class="td-zoom td-live" role="group" aria-label="Zoom">{buttons}</div>'

"""Pandas' own ``plot``, drawn as one of the book's charts: in Jupyter and on the page alike.

``pd.options.plotting.backend = "twodoors"`` turns it on. Pandas draws with matplotlib else, which the book does not
need; and a Plotly figure of one's own would be lost on the page, which shows figures through :class:`Chart` alone.
"""

from __future__ import annotations

import re
from numbers import Real
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart, cell
from twodoors.chart.layout import drawing
from twodoors.chart.palette import INK, NEITHER
from twodoors.model.parts import clean

#: What tells the columns apart, beside their names: colour, dash of a line, pattern of a bar.
LOOKS = [(INK, "solid", ""), (NEITHER, "dash", "/"), (INK, "dot", "x"), (NEITHER, "dashdot", ".")]


def plot(
    data: pd.DataFrame | pd.Series,
    kind: str,
    x: Any = None,
    y: Any = None,
    *,
    title: str = "",
    ylabel: str = "",
    **others: Any,
) -> Chart:
    """What pandas calls for ``table.plot(...)``: columns against the index, as lines or as bars.

    ``kind`` is ``line``, ``bar`` or ``barh``; ``x`` names a column to take for the index and ``y`` the columns to draw
    (without it, all); ``title`` comes before the sentence that says what is drawn; ``ylabel`` names the values. Raises
    ``ValueError`` for another kind or option, for columns that are no numbers, and for none or more than four;
    ``KeyError`` for a column that is not there.
    """
    if kind not in ("line", "bar", "barh"):
        raise ValueError(f"kind = {kind!r} is not allowed; the book draws line, bar and barh")
    if others:
        raise ValueError(f"{', '.join(others)}: not allowed; a plot takes x, y, title and ylabel")
    table = data.to_frame(str(data.name or "value")) if isinstance(data, pd.Series) else data
    table = table if x is None else table.set_index(x)
    table = table if y is None else table[[y] if isinstance(y, str) else list(y)]
    table = table.set_axis(_dusted(table.index), axis=0)
    numbers = table.select_dtypes("number")
    if not 1 <= len(table.columns) <= len(LOOKS) or len(numbers.columns) < len(table.columns):
        raise ValueError(
            f"needed are one to {len(LOOKS)} columns of numbers; the table has {', '.join(map(str, table))}"
        )
    places = list(table.index)
    named = [(str(name), numbers[name].to_list(), look) for name, look in zip(numbers, LOOKS, strict=False)]
    traces = [_trace(kind, name, places, values, *look) for name, values, look in named]
    across: dict[str, Any] = {"title": str(table.index.name or "")}
    up: dict[str, Any] = {"title": ylabel, "rangemode": "tozero"}
    if kind == "barh":
        across, up = up, across | {"autorange": "reversed"}
    height = 120 + 34 * len(table) * len(traces) if kind == "barh" else 320
    return Chart(
        drawing(traces, height=height, xaxis=across, yaxis=up),
        name=re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "lab",
        says=f"{title}: {_said(kind, table)}" if title else _said(kind, table),
        source="the cell above.",
        table=table.round(4).reset_index(names=str(table.index.name or "case")),
    )


def _dusted(index: pd.Index) -> pd.Index:
    """The same without the dust that counting in steps leaves: 0.3, not 0.30000000000000004."""
    return index.map(clean) if pd.api.types.is_float_dtype(index.dtype) else index


def _trace(kind: str, name: str, places: list[Any], values: list[float], colour: str, dash: str, pattern: str) -> Any:
    if kind == "line":
        return go.Scatter(x=places, y=values, name=name, mode="lines", line={"color": colour, "dash": dash, "width": 2})
    x, y, way = (places, values, "v") if kind == "bar" else (values, places, "h")
    return go.Bar(x=x, y=y, name=name, orientation=way, marker={"color": colour, "pattern": {"shape": pattern}})


def _said(kind: str, table: pd.DataFrame) -> str:
    """The figure in a sentence: where each line begins and ends, or the shortest and the longest bar."""
    if kind == "line":
        first, last = (_number(place) for place in (table.index[0], table.index[-1]))
        along = f"{table.index.name} from {first} to {last}" if table.index.name else f"from {first} to {last}"
        lines = [
            f"{name} goes from {_number(column.iloc[0])} to {_number(column.iloc[-1])}"
            for name, column in table.items()
        ]
        return f"{'; '.join(lines)} ({along})."
    bars = {
        cell(place) if len(table.columns) == 1 else f"{name}, {cell(place)}": value
        for name, column in table.items()
        for place, value in column.items()
    }
    least, most = min(bars, key=bars.__getitem__), max(bars, key=bars.__getitem__)
    return f"from {_number(bars[least])} ({least}) to {_number(bars[most])} ({most})."


def _number(value: Any) -> str:
    """A number to three decimals, 43,240 with its comma and 2020 without; anything else as a table shows it."""
    if not isinstance(value, Real):
        return cell(value)
    number = round(float(value), 3)
    return f"{number:,.10g}" if abs(number) >= 10_000 else f"{number:.10g}"

"""The view of a figure: what it refuses, and its table in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup

from twodoors.chart.chart import Chart

ROWS = pd.DataFrame({"Name": ["a", "b"], "Kind": ["x", "y"]})


def chart_of(figure: go.Figure, **options: Any) -> Chart:
    return Chart(figure, name="some", says="Something.", source="Us.", table=ROWS, **options)


def test_a_chart_refuses_what_the_page_cannot_draw_or_filter() -> None:
    with pytest.raises(ValueError, match="the figure has scattergeo traces; the page draws scatter and bar"):
        chart_of(go.Figure(go.Scattergeo()))
    with pytest.raises(ValueError, match="no column Sort to filter by; the table has Name, Kind"):
        chart_of(go.Figure(go.Scatter(x=[1, 2], y=[1, 2], customdata=[0, 1])), filters=["Sort"])
    with pytest.raises(ValueError, match="1 rows have points; to filter, each of the table's 2 must have one"):
        chart_of(go.Figure(go.Scatter(x=[1], y=[1], customdata=[0])), filters=["Kind"])


def test_cells_read_well_and_escape() -> None:
    table = pd.DataFrame(
        {"<b>": [1234, 12345], "n": pd.array([None, 3], dtype="Int64"), "d": pd.to_datetime(["2020-01-03", None])}
    )
    chart = Chart(go.Figure(), name="some", says="1 < 2", source="A & B", table=table)
    cells = [part.get_text() for part in BeautifulSoup(chart.html, "html.parser").select("tbody th, tbody td")]
    assert cells == ["1234", "–", "2020-01-03", "12,345", "3", "–"]
    assert "<b>" not in chart.html
    assert "1 &lt; 2" in chart.html

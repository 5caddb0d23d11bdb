"""The view of a figure: what it refuses, and its table in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

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


#: A notebook that a program made a page of: its widgets stand there, and no kernel answers them.
ALONE = """async ([text, html, figure]) => {
  const { default: Chart } = await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`);
  const held = { html, figure, zoom: "" };
  const heard = [];
  const on = (name, hear) => name === "msg:custom" && heard.push(hear);
  globalThis.answer = () => {
    const file = new TextEncoder().encode(`module.exports = {
      react: async (box) => { box.append("drawn"); box.on = () => {}; }, purge() {} }`);
    for (const hear of heard) hear({ plotly: true }, [file]);
  };
  const el = document.body.appendChild(document.createElement("div"));
  Chart.render({ model: { get: (name) => held[name], on, off() {}, send() {} }, el });
}"""


def test_where_no_kernel_answers_a_chart_says_what_it_waits_for(page: Page) -> None:
    page.clock.install()
    chart = chart_of(go.Figure(go.Scatter(x=[1, 2], y=[1, 2])))
    asked = page.evaluate(ALONE, [Chart._esm, chart.html, chart.figure])
    assert asked is None
    plot = page.locator('[data-role="plot"]')
    expect(plot).to_have_attribute("role", "img")
    page.clock.run_for(100)
    assert plot.text_content() == ""
    page.clock.run_for(6000)
    expect(plot).to_have_text("The chart is drawn once a kernel runs; the table has the same numbers.")
    page.evaluate("answer()")  # a slow one
    expect(plot).to_have_text("drawn")

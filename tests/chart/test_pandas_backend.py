"""Pandas’ own plot, drawn by the book’s charts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from twodoors.chart.chart import Chart
from twodoors.chart.pandas_backend import LOOKS


@pytest.fixture
def drawn_by_the_book() -> Iterator[None]:
    """Pandas set to draw with the book's charts."""
    with pd.option_context("plotting.backend", "twodoors"):
        yield


@pytest.mark.usefixtures("drawn_by_the_book")
def test_a_table_is_drawn_and_told_as_it_is() -> None:
    table = pd.DataFrame({"attack": [0.75, 0.5], "expulsion": [0.25, 0.125]}, index=pd.Index([0, 1.5], name="price"))
    chart = table.plot(title="Over the price", ylabel="chance")
    assert isinstance(chart, Chart)
    assert [(t["x"], t["y"], t["name"]) for t in chart.figure["data"]] == [
        ([0, 1.5], [0.75, 0.5], "attack"),
        ([0, 1.5], [0.25, 0.125], "expulsion"),
    ]
    assert (
        chart.says
        == "Over the price: attack goes from 0.75 to 0.5; expulsion goes from 0.25 to 0.125 (price from 0 to 1.5)."
    )
    assert chart.table.to_dict("list") == {"price": [0, 1.5], "attack": [0.75, 0.5], "expulsion": [0.25, 0.125]}
    assert chart.figure["layout"]["yaxis"]["title"]["text"] == "chance"
    dashes = [trace["line"]["dash"] for trace in chart.figure["data"]]
    assert len(set(dashes)) == len(dashes), "colour alone tells nothing apart"


@pytest.mark.usefixtures("drawn_by_the_book")
def test_bars_and_chosen_columns() -> None:
    chances = pd.Series({"hold": 0.25, "attack": 0.75})
    bars = chances.plot.barh(title="Moves")
    [trace] = bars.figure["data"]
    assert (trace["x"], trace["y"], trace["orientation"]) == ([0.25, 0.75], ["hold", "attack"], "h")
    assert bars.says == "Moves: from 0.25 (hold) to 0.75 (attack)."
    assert chances.plot(kind="bar").figure["data"][0]["y"] == [0.25, 0.75]
    weeks = pd.to_datetime(["2018-01-05", "2020-12-25"])
    table = pd.DataFrame({"week": weeks, "rial": [43240, 257600], "days": [7, 7]})
    chart = table.plot(x="week", y="rial")
    assert chart.says == "rial goes from 43,240 to 257,600 (week from 2018-01-05 to 2020-12-25)."
    assert chart.figure["data"][0]["x"] == ["2018-01-05T00:00:00", "2020-12-25T00:00:00"]


@pytest.mark.usefixtures("drawn_by_the_book")
@pytest.mark.parametrize("kind", ["line", "barh"])
def test_steps_are_said_without_the_dust_of_counting(kind: str) -> None:
    places = np.arange(21) * 0.05  # with 0.15000000000000002 and 0.30000000000000004 among them
    assert any(len(repr(float(place))) > 6 for place in places)
    chart = pd.DataFrame({"attack": 0.1 * np.arange(21)}, index=pd.Index(places, name="price")).plot(kind=kind)
    assert chart.table["price"].tolist() == [i / 20 for i in range(21)]
    [trace] = chart.figure["data"]
    assert trace["x" if kind == "line" else "y"] == [i / 20 for i in range(21)]
    assert "0000000" not in chart.html
    assert "0000000" not in chart.says


@pytest.mark.usefixtures("drawn_by_the_book")
def test_what_the_book_cannot_draw_is_said() -> None:
    table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    with pytest.raises(ValueError, match=r"kind = 'hist' is not allowed; the book draws line, bar and barh"):
        table["a"].plot.hist()
    with pytest.raises(ValueError, match=r"needed are one to 4 columns of numbers; the table has a, b"):
        table.plot()
    with pytest.raises(ValueError, match=r"the table has a0, a1, a2, a3, a4"):
        pd.DataFrame({f"a{i}": [1.0] for i in range(len(LOOKS) + 1)}).plot()
    with pytest.raises(KeyError, match="nothing"):
        table.plot(y="nothing")

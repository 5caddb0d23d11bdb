"""Figures of American forces: troops in Iraq by year, and where they stood in the region in January 2020."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, mark, marks
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.day import DAY, known
from twodoors.evidence.sources import checked, named, source

REPORT, STATED = "personnel report", "press or official statement"


def us_troops(*, whole: bool = False) -> Chart:
    """American troops in Iraq by year, 2003 to 2020, under three presidents: 18 points on a line; ``whole`` adds 2021.

    Squares come from the Defense Department's personnel reports, open circles from press or official statements, in
    thousands. Source: ``us_troops_iraq``; the steps between are in ``us_troop_policy``.
    """
    table = known("us_troops_iraq", whole=whole)
    thousands = table["troops"] / 1000
    line = go.Scatter(
        x=table["year"].to_list(),
        y=thousands.to_list(),
        mode="lines",
        line={"color": NEITHER, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    traces = [line]
    for origin, name, symbol in (
        (REPORT, "Personnel report", "square"),
        (STATED, "Press or official statement", "circle-open"),
    ):
        rows = table[table["origin"] == origin]
        traces.append(
            go.Scatter(
                name=name,
                x=rows["year"].to_list(),
                y=thousands[rows.index].to_list(),
                mode="markers",
                marker={"color": INK, "symbol": symbol, "size": 9, "line": {"width": 2, "color": INK}},
                hovertext=[
                    f"{_when(year, whole=whole)}: {troops:,}"
                    for year, troops in rows[["year", "troops"]].itertuples(index=False)
                ],
                hoverinfo="text",
            )
        )
    by_year = table.set_index("year")["troops"]
    says = (
        f"About {by_year.max():,} American troops stood in Iraq in {by_year.idxmax()}, {by_year[2012]:,} in 2012 after the "
        f"withdrawal under Obama, {by_year[2017]:,} in 2017 during the fight against the Islamic State, and about "
        f"{by_year[2020]:,} when Soleimani was killed. They left at the end of 2011 and came back in 2014."
    )
    if whole:
        says += f" About {by_year[2021]:,} were left in 2021."
    terms = [mark(2003, "Bush"), mark(2009.05, "Obama"), mark(2017.05, "Trump")]
    terms += [mark(2021.05, "Biden", 0.9)] if whole else []
    figure = drawing(
        traces,
        height=360,
        xaxis={"title": "Year", "range": [2002.5, by_year.index.max() + 0.5], "dtick": 3, "tick0": 2003},
        yaxis={"title": "Troops in Iraq (thousand)", "range": [0, 190]},
        **marks(*terms),
    )
    years = [_when(year, whole=whole) for year in table["year"]]
    shown = pd.DataFrame({"Year": years, "Troops": table["troops"], "Number from": table["origin"]})
    return Chart(
        figure,
        name=named("us-troops", whole=whole),
        says=says,
        source=source("us_troops_iraq", "us_troop_policy"),
        table=shown,
    )


def _when(year: int, *, whole: bool) -> str:
    """The year; of the last as it was known, its month."""
    return f"January {year}" if year == DAY.year and not whole else str(year)


def us_troops_region(*, whole: bool = False) -> Chart:
    """Where American troops stood in the region around January 2020, as the press stated: one bar a place, in thousands.

    A place with a range shows its low end as a bar and the range as a line; ``whole`` adds later statements to the
    table. Source: ``us_troops_press``.
    """
    table = known("us_troops_press", whole=whole)
    now = table[table["map"]].sort_values("low", ascending=False, ignore_index=True)
    bars = go.Bar(
        name="Troops",
        orientation="h",
        x=(now["low"] / 1000).to_list(),
        y=now["place"].to_list(),
        marker={"color": NEITHER},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [(high - low) / 1000 or None for low, high in now[["low", "high"]].itertuples(index=False)],
            "arrayminus": [None] * len(now),
            "color": INK,
            "thickness": 2,
            "width": 0,
        },
        hovertext=[
            f"{place}: {low:,}" + (f" to {high:,}" if high > low else "")
            for place, low, high in now[["place", "low", "high"]].itertuples(index=False)
        ],
        hoverinfo="text",
    )
    most, iraq = now.iloc[0], now[now["place"] == "Iraq"].iloc[0]
    says = (
        f"Around January 2020 the press put about {iraq['low']:,} American troops in Iraq, and more elsewhere: "
        f"{most['low']:,} or more in {most['place']}. The numbers are statements of different officials at different times."
    )
    figure = drawing(
        [bars],
        height=110 + 34 * len(now),
        xaxis={"title": "Troops (thousand)", "range": [0, 15]},
        yaxis={"autorange": "reversed"},
    )
    shown = pd.DataFrame(
        {
            "Place": table["place"],
            "As of": table["as_of"],
            "Troops, low": table["low"],
            "Troops, high": table["high"],
            **checked(table),
        }
    )
    return Chart(
        figure, name=named("us-troops-region", whole=whole), says=says, source=source("us_troops_press"), table=shown
    )

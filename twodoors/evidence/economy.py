"""Figures of Iran's economy: growth and prices, oil, and what a dollar cost on the open market."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import between, drawing, mark, marks
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.day import known
from twodoors.evidence.sources import named, source
from twodoors.words import day


def iran_economy(*, whole: bool = False) -> Chart:
    """Iran's growth and inflation by year, 2011 to 2019, in percent; the years of the deal's relief lie on a band.

    Two lines of 9 points; ``whole`` goes on to 2023. Source: ``iran_economy`` (World Bank).
    """
    table = known("iran_economy", whole=whole).set_index("year")
    growth, inflation = table["gdp_growth_percent"], table["inflation_percent"]
    shrank = growth[growth < 0]
    says = (
        f"Iran’s economy shrank in {len(shrank)} of {len(table)} years: {_listed(list(shrank.index))}. After the United "
        f"States left the deal in 2018 it shrank by {-growth[2018]:.1f}% and then {-growth[2019]:.1f}%, while prices rose "
        f"by {inflation[2018]:.0f}% and {inflation[2019]:.0f}%; in 2016, the first year of relief, it grew by "
        f"{growth[2016]:.1f}%."
    )
    if whole:
        since = inflation.loc[2020:]
        says += f" From 2020 it grew again, with inflation between {since.min():.0f}% and {since.max():.0f}%."
    traces = [
        _yearly("Inflation, consumer prices", inflation, INK, "square", "solid"),
        _yearly("Growth of output (GDP)", growth, NEITHER, "circle", "dash"),
    ]
    figure = drawing(
        traces,
        height=360,
        xaxis={
            "title": "Year (Iran’s begins in March)",
            "range": [2010.6, table.index.max() + 0.4],
            "dtick": 2,
            "tick0": 2011,
        },
        yaxis={"title": "Percent a year", "range": [-8, 50], "ticksuffix": "%", "zeroline": True, "zerolinewidth": 2},
        **marks(between(2016.04, 2018.35, "deal in force")),
    )
    shown = table.reset_index().rename(
        columns={
            "year": "Year",
            "gdp_growth_percent": "Growth of output (% a year)",
            "inflation_percent": "Inflation (% a year)",
            "unemployment_percent": "Unemployment (% of labour force, modelled)",
            "gdp_per_capita_ppp": "Output per person (constant international dollars)",
        }
    )
    return Chart(figure, name=named("iran-economy", whole=whole), says=says, source=source("iran_economy"), table=shown)


def iran_oil(*, whole: bool = False) -> Chart:
    """Iran's oil production and its own consumption by year, 2011 to 2019, in million barrels a day.

    Two lines of 9 points; what lies between them could be exported or stored; ``whole`` adds 2020. Source: ``iran_oil``
    (BP 2021).
    """
    table = known("iran_oil", whole=whole).set_index("year")
    last = int(table.index.max())
    made, used = table["production"] / 1000, table["consumption"] / 1000
    left = made - used
    says = (
        f"Iran produced {made[2017]:.1f} million barrels of oil a day in 2017 and {made[last]:.1f} in {last}, and used "
        f"{used[2017]:.1f} and {used[last]:.1f} itself. What was left to export or store fell from {left[2017]:.1f} to "
        f"{left[last]:.1f}; under the earlier sanctions it had fallen from {left[2011]:.1f} in 2011 to {left[2013]:.1f} in 2013."
    )
    traces = [
        _yearly("Production", made, INK, "square", "solid"),
        _yearly("Consumption in Iran", used, NEITHER, "circle", "dash"),
    ]
    figure = drawing(
        traces,
        height=320,
        xaxis={"title": "Year", "range": [2010.6, last + 0.4], "dtick": 1},
        yaxis={"title": "Million barrels a day", "range": [0, 5.5]},
        narrow={"xaxis": {"dtick": 3, "tick0": 2011, "title": "Year"}},
        **marks(between(2016.04, 2018.35, "deal in force")),
    )
    shown = pd.DataFrame(
        {
            "Year": table.index,
            "Production (thousand barrels a day)": table["production"].to_list(),
            "Consumption (thousand barrels a day)": table["consumption"].to_list(),
            "Left over (thousand barrels a day)": (table["production"] - table["consumption"]).to_list(),
        }
    )
    return Chart(figure, name=named("iran-oil", whole=whole), says=says, source=source("iran_oil"), table=shown)


def rial(*, whole: bool = False) -> Chart:
    """What a dollar cost on Iran's open market, 2018 and 2019: weekly medians in thousand rial; key days are marked.

    One line, a point a week; ``whole`` goes on to the end of 2020. Source: ``rial_weekly`` (bonbast.com through a public archive).
    """
    table = known("rial_weekly", whole=whole)
    cost = pd.Series(table["rial_per_dollar"].to_numpy() / 1000, index=table["week_ending"])
    before, after = cost[cost.index < "2018-05-08"].iloc[-1], cost[cost.index >= "2018-11-05"].iloc[0]
    says = (
        f"A dollar cost about {cost.iloc[0]:.0f},000 rial on the open market in the first week of 2018, {before:.0f},000 in "
        f"the week before the United States left the deal, {after:.0f},000 when its oil sanctions returned, and "
        f"{cost.iloc[-1]:.0f},000 in the week to {day(cost.index[-1])}."
    )
    if whole:
        strike, week = cost[cost.index < "2020-01-03"].iloc[-1], cost[cost.index > "2020-01-03"].iloc[0]
        says += (
            f" Around the killing of Soleimani it moved little: from {strike:.0f},000 the week before to {week:.0f},000 the "
            "week after."
        )
    line = go.Scatter(
        name="Rial a dollar",
        x=[date.date().isoformat() for date in cost.index],
        y=cost.to_list(),
        mode="lines",
        line={"color": INK, "width": 2},
        hovertemplate="Week to %{x|%-d %B %Y}: %{y:.0f},000 rial<extra></extra>",
    )
    days = [
        mark("2018-05-08", "US leaves<br>the deal", 0.98),
        mark("2018-11-05", "oil sanctions", 0.7),
        mark("2020-01-03", "Soleimani killed", 0.25),
    ]
    figure = drawing(
        [line],
        height=340,
        xaxis={"title": "Week", "type": "date", "range": ["2017-12-15", "2021-01-15" if whole else "2020-01-20"]},
        yaxis={"title": "Thousand rial a US dollar", "range": [0, 350 if whole else 200]},
        **marks(*days),
    )
    shown = pd.DataFrame(
        {"Week to": table["week_ending"], "Rial a dollar (median)": table["rial_per_dollar"], "Days": table["days"]}
    )
    return Chart(figure, name=named("rial", whole=whole), says=says, source=source("rial_weekly"), table=shown)


def _yearly(name: str, values: pd.Series, colour: str, symbol: str, dash: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=[int(year) for year in values.index],
        y=[round(float(value), 2) for value in values],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": dash},
        marker={"color": colour, "symbol": symbol, "size": 8},
        hovertemplate=f"{name}, %{{x}}: %{{y}}<extra></extra>",
    )


def _listed(years: list[int]) -> str:
    return ", ".join(map(str, years[:-1])) + f" and {years[-1]}"

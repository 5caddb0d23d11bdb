"""Figures of the protests in Iran and Iraq: how many by month, and how many people were killed, by who counted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, row_axis
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.day import known
from twodoors.evidence.sources import checked, named, source
from twodoors.words import day

LOOKS = {"Iraq": (INK, "square", ""), "Iran": (NEITHER, "circle", "/")}


def protests(*, whole: bool = False) -> Chart:
    """Protests in Iraq and Iran by month, 2018 and 2019: 24 months, two bars each; ``whole`` goes on to March 2020.

    A protest is an entry of the source: 50 people or more, one day or one unbroken spell in one place. The sentence
    states deaths as ranges by source, from ``protest_deaths``. Source: ``protests_monthly``.
    """
    table, deaths = known("protests_monthly", whole=whole), known("protest_deaths", whole=whole)
    last = pd.Timestamp("2020-01-01" if whole else "2019-12-01")
    traces = []
    for country, (colour, _, pattern) in LOOKS.items():
        rows = table[table["country"] == country]
        traces.append(
            go.Bar(
                name=country,
                x=[month.date().isoformat() for month in rows["month"]],
                y=rows["events"].to_list(),
                marker={"color": colour, "pattern": {"shape": pattern}},
                hovertemplate=f"{country}, %{{x|%B %Y}}: %{{y}}<extra></extra>",
            )
        )
    says = f"From October 2019 to {last:%B %Y} the source lists " + " and ".join(
        f"{int(rows['events'].sum())} protests in {country}, {int(rows['with_killings'].sum())} of them met with killing"
        for country in LOOKS
        for rows in [table[(table["country"] == country) & table["month"].between("2019-10-01", last)]]
    )
    says += ". Counts of the dead differ: " + "; ".join(
        f"for {country}, from {counts['deaths_low'].min():,} to {counts['deaths'].max():,}, by who counted and until when"
        for country in LOOKS
        for counts in [deaths[deaths["country"] == country]]
    )
    figure = drawing(
        traces,
        height=320,
        barmode="group",
        bargap=0.15,
        xaxis={"title": "Month", "type": "date", "range": ["2017-12-15", "2020-03-20" if whole else "2019-12-20"]},
        yaxis={"title": "Protests listed", "range": [0, 12], "dtick": 2},
    )
    shown = pd.DataFrame(
        {
            "Month": [f"{month:%Y-%m}" for month in table["month"]],
            "Country": table["country"],
            "Protests": table["events"],
            "Met with killing": table["with_killings"],
            "Met with shooting": table["with_shootings"],
        }
    )
    said = source("protests_monthly", "protest_deaths", note="Months counted for this book.")
    return Chart(figure, name=named("protests", whole=whole), says=says + ".", source=said, table=shown)


def protest_deaths(*, whole: bool = False) -> Chart:
    """How many people were killed in the protests of autumn 2019, by country and by who counted.

    One point a count, squares for Iraq and circles for Iran; counts to a later day than 5 January 2020 only where
    ``whole``. Source: ``protest_deaths``.
    """
    table = known("protest_deaths", whole=whole).sort_values(
        ["country", "deaths"], ascending=[False, True], ignore_index=True
    )
    traces = []
    for country, (colour, symbol, _) in LOOKS.items():
        rows = table[table["country"] == country]
        traces.append(
            go.Scatter(
                name=country,
                x=rows["deaths"].to_list(),
                y=rows.index.to_list(),
                mode="markers+text",
                text=[f"{number:,}" for number in rows["deaths"]],
                textposition="middle right",
                marker={"color": colour, "symbol": symbol, "size": 11},
                hovertext=[
                    f"{by}: {number:,} killed, to {day(until)} ({measure})"
                    for by, number, until, measure in rows[["counted_by", "deaths", "until", "measure"]].itertuples(
                        index=False
                    )
                ],
                hoverinfo="text",
            )
        )
    parts = []
    for country in LOOKS:
        rows = table[table["country"] == country]
        low, high = rows.loc[rows["deaths_low"].idxmin()], rows.iloc[-1]
        parts.append(
            f"In {country}, counts run from {low['deaths_low']:,} ({low['counted_by']}, to {day(low['until'])}) to "
            f"{high['deaths']:,} ({high['counted_by']}, to {day(high['until'])})"
        )
    says = "People killed in the protests that began in autumn 2019, by who counted. " + ". ".join(parts) + "."
    figure = drawing(
        traces,
        height=110 + 34 * len(table),
        xaxis={"title": "People killed", "range": [0, 1900], "dtick": 500},
        yaxis=row_axis(
            [f"{by},<br>to {day(until)}" for by, until in table[["counted_by", "until"]].itertuples(index=False)],
            tickfont={"size": 11},
        ),
        narrow={"xaxis": {"range": [0, 2500], "dtick": 1000}},
    )
    shown = pd.DataFrame(
        {
            "Country": table["country"],
            "Killed": table["deaths"],
            "As": table["measure"],
            "From": table["start_date"],
            "To": table["until"],
            "Counted by": table["counted_by"],
            "Note": table["note"],
            **checked(table),
        }
    )
    said = source(
        "protest_deaths", note="Two counts of Iran’s dead were published later, in June 2020 and November 2021."
    )
    return Chart(figure, name=named("protest-deaths", whole=whole), says=says, source=said, table=shown)

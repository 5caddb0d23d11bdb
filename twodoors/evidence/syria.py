"""The figure of the initiative over Syria’s chemical weapons in 2013, day by day."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, row_axis
from twodoors.chart.palette import NEITHER, TALKS, WAR
from twodoors.evidence.sources import checked, source
from twodoors.evidence.tables import load
from twodoors.words import day


def syria_2013() -> Chart:
    """The initiative over Syria’s chemical weapons, day by day: the 54 days from the attack to the convention’s force.

    One point an event, in days since the attack of 21 August 2013: vermilion triangles lead towards a strike, blue
    circles towards the deal, grey diamonds neither. Later and earlier events are in the table. Source: ``syria_2013``.
    """
    table = load("syria_2013")
    attack = pd.Timestamp("2013-08-21")
    days = (table["date"] - attack).dt.days
    within = table[days.between(0, 60)]
    looks = {
        "strike": ("Towards a strike", WAR, "triangle-up"),
        "deal": ("Towards a deal", TALKS, "circle"),
        "neither": ("Neither", NEITHER, "diamond"),
    }
    order = within.index.to_list()
    traces = []
    for towards, (name, colour, symbol) in looks.items():
        chosen = within[within["towards"] == towards]
        traces.append(
            go.Scatter(
                name=name,
                x=days[chosen.index].to_list(),
                y=[order.index(row) for row in chosen.index],
                mode="markers",
                marker={"color": colour, "symbol": symbol, "size": 12},
                hovertext=[
                    "<br>".join([f"Day {days[row]}, {day(date)}: {actor}", *wrap(event, 48)])
                    for row, date, actor, event in chosen[["date", "actor", "event"]].itertuples()
                ],
                hoverinfo="text",
            )
        )
    on = dict(zip(table["short_name"], days, strict=True))
    offer, framework, council = (
        on[step] for step in ("Russia proposes control", "Geneva framework", "Resolution 2118")
    )
    says = (
        f"From the sarin attack on Ghouta to Russia’s public proposal took {offer} days; from there to the Geneva framework "
        f"{framework - offer} days, and to Security Council resolution 2118 {council - offer}. "
        f"{int((within['towards'] == 'deal').sum())} of the {len(within)} steps shown lead towards a deal."
    )
    figure = drawing(
        traces,
        height=110 + 30 * len(order),
        xaxis={"title": "Days since the attack of 21 August 2013", "range": [-2, 57], "zeroline": False},
        narrow={"xaxis": {"title": "Days since the attack"}},
        yaxis=row_axis(within["short_name"]),
    )
    shown = pd.DataFrame(
        {
            "Date": table["date"],
            "Day": days,
            "Event": table["event"],
            "By": table["actor"],
            "Leads towards": table["towards"],
            "Confidence": table["confidence"],
            **checked(table),
        }
    )
    said = source("syria_2013", note="What an event leads towards is the authors’ judgement.")
    return Chart(figure, name="syria-2013", says=says, source=said, table=shown)

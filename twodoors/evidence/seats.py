"""The figure of Iraq’s parliament: its seats by bloc and list, as elected in May 2018."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, mark, marks, row_axis
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.sources import source
from twodoors.evidence.tables import load

BLOCS = {"shia": "Shia lists", "kurdish": "Kurdish lists", "sunni": "Sunni lists", "other": "Other lists"}

#: The lists of ten seats or more, as their segments name them.
SHORT = {
    "Sairoon (Alliance towards Reforms)": "Sairoon",
    "Fatah Alliance": "Fatah",
    "Nasr (Victory Alliance)": "Nasr",
    "State of Law": "State of Law",
    "Hikma (National Wisdom Movement)": "Hikma",
    "Kurdistan Democratic Party": "KDP",
    "Patriotic Union of Kurdistan": "PUK",
    "Wataniya": "Wataniya",
    "Iraqi Decision (Qarar)": "Qarar",
}


def parliament() -> Chart:
    """Seats of Iraq’s parliament by bloc, elected in May 2018: a bar a bloc, a segment a list, 329 seats.

    One trace a rank: the largest list of each bloc, the next of each, and so on. A dotted line marks how many members
    a session needs. The blocs are the authors’ grouping. Source: ``iraqi_seats_2018``.
    """
    table = load("iraqi_seats_2018")
    totals = table.groupby("bloc", observed=True)["seats"].sum().sort_values(ascending=False, kind="stable")
    rows = [
        table[table["bloc"] == bloc].sort_values("seats", ascending=False, kind="stable", ignore_index=True)
        for bloc in totals.index
    ]
    traces = []
    for rank in range(max(map(len, rows))):
        lists = [(y, of.iloc[rank]) for y, of in enumerate(rows) if rank < len(of)]
        traces.append(
            go.Bar(
                orientation="h",
                x=[int(row["seats"]) for _, row in lists],
                y=[y for y, _ in lists],
                text=[SHORT.get(row["list"], "") for _, row in lists],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": INK, "size": 12},
                marker={"color": NEITHER, "opacity": 0.35, "line": {"color": INK, "width": 1.5}},
                hovertext=[f"{row['list']}: {row['seats']} seat{'s' if row['seats'] > 1 else ''}" for _, row in lists],
                hoverinfo="text",
                showlegend=False,
                meta={"narrow": {"textangle": -90}},
            )
        )
    needed = int(totals.sum()) // 2 + 1
    line, name = mark(needed, f"{needed} for a session")
    largest = table.loc[table["seats"].idxmax()]
    first, *middle, last = (f"{BLOCS[bloc]} {seats}" for bloc, seats in totals.items())
    says = (
        f"Of the {totals.sum()} seats elected in May 2018, {first.replace('lists', 'lists won')}, {', '.join(middle)} and "
        f"{last.replace('Other', 'other')}. The largest list, {SHORT[largest['list']]}, has {largest['seats']}. A session "
        f"needs {needed} members. Which list belongs to which bloc is the authors’ judgement."
    )
    figure = drawing(
        traces,
        height=320,
        barmode="stack",
        bargap=0.25,
        xaxis={"title": "Seats", "range": [0, 200], "dtick": 50},
        yaxis=row_axis([f"{BLOCS[bloc]}, {seats}" for bloc, seats in totals.items()], showgrid=False),
        narrow={
            "height": 440,
            "yaxis": {"ticktext": [f"{BLOCS[bloc].replace(' ', '<br>')},<br>{n}" for bloc, n in totals.items()]},
        },
        **marks((line, name | {"xanchor": "right", "y": 0.16})),
    )
    shown = pd.DataFrame(
        {
            "List": table["list"],
            "Leader": table["leader"],
            "Bloc": [BLOCS[bloc] for bloc in table["bloc"]],
            "Seats": table["seats"],
            "Why this bloc": table["note"],
            "Source": table["source"],
            "Address": table["url"],
        }
    )
    said = source("iraqi_seats_2018", note="Blocs grouped for this book.")
    return Chart(figure, name="parliament", says=says, source=said, table=shown)

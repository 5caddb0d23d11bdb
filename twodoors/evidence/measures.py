"""The figure of the sanctions on Iran, as bars in time."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import between, drawing, marks, row_axis
from twodoors.chart.palette import NEITHER, TALKS
from twodoors.evidence.day import DAY, LAST, known
from twodoors.evidence.sources import checked, named, source
from twodoors.words import day


def sanctions(*, whole: bool = False) -> Chart:
    """Sanctions on Iran as bars in time, one a measure, from 1979 to 5 January 2020; those then in force run to the end.

    Grey bars are sanctions, blue ones relief; ``whole`` goes on to July 2026. Source: ``sanctions``.
    """
    table = known("sanctions", whole=whole)
    end = LAST if whole else DAY
    traces = []
    for name, relief, colour, symbol in (("Sanction", False, NEITHER, "diamond"), ("Relief", True, TALKS, "circle")):
        chosen = [row for row, is_relief in enumerate(table["relief"]) if is_relief == relief]
        x: list[str | None] = []
        y: list[int | None] = []
        hover: list[str | None] = []
        for row in chosen:
            measure = table.iloc[row]
            last = end if pd.isna(measure["end_date"]) else measure["end_date"]
            until = "in force" if pd.isna(measure["end_date"]) else day(last)
            x += [measure["start_date"].date().isoformat(), last.date().isoformat(), None]
            y += [row, row, None]
            said = f"{day(measure['start_date'])} to {until}: {measure['measure']} ({measure['sender']})"
            hover += ["<br>".join(wrap(said, 48))] * 2 + [None]
        traces.append(
            go.Scatter(
                name=name,
                x=x,
                y=y,
                mode="lines+markers",
                line={"color": colour, "width": 9},
                marker={"color": colour, "symbol": symbol, "size": 11},
                hovertext=hover,
                hoverinfo="text",
                connectgaps=False,
            )
        )
    measures = table[~table["relief"]]
    standing = int(measures["end_date"].isna().sum())
    pressure = measures[measures["start_date"] >= "2018-05-08"]
    says = (
        f"{len(measures)} sanctions on Iran since 1979, and {int(table['relief'].sum())} reliefs. {len(pressure)} began after "
        f"the United States left the nuclear deal on 8 May 2018. {standing} of the {len(measures)} are listed without an "
        "end. American relief under the nuclear deal lasted from January 2016 to May 2018."
    )
    figure = drawing(
        traces,
        height=110 + 24 * len(table),
        xaxis={
            "title": "Year",
            "type": "date",
            "range": ["1979-01-01", (end + pd.Timedelta(days=60)).date().isoformat()],
        },
        yaxis=row_axis(table["short_name"]),
        **marks(between("2016-01-16", "2018-05-08", "")),
        narrow={"yaxis": {"tickfont": {"size": 10}}},
    )
    shown = pd.DataFrame(
        {
            "Measure": table["measure"],
            "By": table["sender"],
            "From": table["start_date"],
            "To": table["end_date"],
            "Over": table["issue"],
            **({"Status": table["status"]} if whole else {}),
            **checked(table),
        }
    )
    said = source(
        "sanctions", note="A dash under To: no end is listed. The grey band is the time of the deal’s relief."
    )
    return Chart(figure, name=named("sanctions", whole=whole), says=says, source=said, table=shown, zoom="x")

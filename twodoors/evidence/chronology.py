"""Figures of what happened: the chronology on its ladder, its places on a map."""

from __future__ import annotations

from math import cos, radians
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing
from twodoors.chart.palette import NEITHER, TALKS, WAR
from twodoors.evidence.day import DAY, RECORD, known
from twodoors.evidence.sources import checked, named, source
from twodoors.evidence.tables import load
from twodoors.words import day

#: The rungs of the chronology's ladder, in a few words.
LADDER = {
    1: "agreement, release",
    2: "talks, pull-back",
    3: "warning, politics",
    4: "sanctions, breach",
    5: "threat, unrest",
    6: "seizure, sabotage",
    7: "attack on materiel",
    8: "deadly attack",
    9: "state strikes state",
    10: "sustained war",
}

#: The sections of the article, by their number.
SECTIONS = {
    "S1": "S1 The two-sided shock",
    "S2": "S2 Between two patrons",
    "S3": "S3 The militias",
    "S4": "S4 The vote",
    "S5": "S5 The trap",
    "S6": "S6 What Washington could say",
    "S7": "S7 Deterrence",
    "S8": "S8 A third party’s way out",
    "S9": "S9 Europe and the deal",
    "S10": "S10 The wider table",
    "S11": "S11 Tehran’s choice",
    "S12": "S12 Leave, stay or deepen",
}


class Look(NamedTuple):
    """A class of events: its name in the legend, its colour and its symbol."""

    name: str
    colour: str
    symbol: str


CALMER = Look("Steps down (1–2)", TALKS, "circle")
PRESSURE = Look("Pressure (3–5)", NEITHER, "diamond")
FORCE = Look("Force (6–10)", WAR, "triangle-up")
ACCIDENT = Look("Accident, off the ladder", NEITHER, "x-thin-open")

NO_RUNG = 0  # where an accident is drawn: below the ladder


def look(rung: float | None) -> Look:
    """How an event on this rung of the ladder is drawn, from 1 to 10; ``None`` or NaN is an accident."""
    if rung is None or pd.isna(rung):
        return ACCIDENT
    return CALMER if rung <= 2 else PRESSURE if rung <= 5 else FORCE


def timeline(since: str = "2018-04-15", until: str | None = None, *, whole: bool = False) -> Chart:
    """Every event of the chronology by date, at its rung of the hostility ladder; key events are named.

    ``since`` (YYYY-MM-DD) leaves out what was before that day; what came after 5 January 2020 is in it only where ``whole``,
    and then to the end of the record that is scored, in March 2023, or up to ``until`` (YYYY-MM-DD).

    One point an event: blue circles step down, grey diamonds press, vermilion triangles use force; an accident stands
    below the ladder. Zooms along time; filters by kind and by section of the article. Source: ``chronology``.
    """
    last = pd.Timestamp(until) if until else RECORD if whole else DAY
    events = known("chronology", whole=whole).query("@since <= date <= @last").reset_index(drop=True)
    sites = load("sites").set_index("site_id")["name"]
    rungs = [None if pd.isna(rung) else int(rung) for rung in events["rung"]]
    traces = []
    for kind in (CALMER, PRESSURE, FORCE, ACCIDENT):
        rows = [row for row, rung in enumerate(rungs) if look(rung) == kind]
        if not rows:
            continue
        chosen = events.iloc[rows]
        traces.append(
            go.Scatter(
                name=kind.name,
                x=[date.date().isoformat() for date in chosen["date"]],
                y=[NO_RUNG if rungs[row] is None else rungs[row] for row in rows],
                mode="markers+text",
                text=["" if pd.isna(name) else name for name in chosen["key_name"]],
                textposition=[_side(events, row) for row in rows],
                textfont={"size": 12},
                meta={"narrow": {"textfont": {"size": 10}}},
                marker={"color": kind.colour, "symbol": kind.symbol, "size": 10, "opacity": 0.9},
                hovertext=[
                    "<br>".join([f"{day(event.date)}, {sites[event.site]}", *wrap(event.event, 48)])
                    for event in chosen.itertuples()
                ],
                hoverinfo="text",
                customdata=rows,
            )
        )
    force = [date for date, rung in zip(events["date"], rungs, strict=True) if look(rung) == FORCE]
    top = events[events["rung"] == max(rung for rung in rungs if rung is not None)]
    steps = sum(look(rung) == CALMER for rung in rungs)
    says = (
        f"{len(events)} events from {events['date'].min():%B %Y} to {events['date'].max():%B %Y}, on a ladder from "
        f"1 (agreement) to 10 (sustained war): {steps} steps down, {len(force)} uses of force, sabotage or cyber attack. The highest rung reached "
        f"is {int(top['rung'].iloc[0])}, " + " and ".join(f"on {day(date)}" for date in top["date"]) + "."
    )
    table = pd.DataFrame(
        {
            "Date": events["date"],
            "Event": events["event"],
            "By": events["actor"],
            "Towards": events["target"],
            "Place": events["site"].map(sites),
            "Rung": rungs,
            "Kind": events["kind"],
            "Section": pd.Categorical(events["section"].map(SECTIONS), categories=list(SECTIONS.values())),
            "Confidence": events["confidence"],
            **checked(events),
        }
    ).astype({"Rung": "Int64"})
    below = {NO_RUNG: "no rung"} if None in rungs else {}
    ticks = below | {rung: f"{name} {rung}" for rung, name in LADDER.items()}
    figure = drawing(
        traces,
        height=460,
        xaxis={
            "title": "Date",
            "type": "date",
            "range": [
                (pd.Timestamp(since) - pd.Timedelta(days=31)).date().isoformat(),
                (last + pd.Timedelta(days=31 if whole else 21)).date().isoformat(),
            ],
        },
        yaxis={
            "title": "Rung of the ladder",
            "range": [min(ticks) - 0.6, 10.6],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "zeroline": False,
        },
        narrow={"yaxis": {"ticktext": [str(rung) if rung else "–" for rung in ticks]}},
    )
    said = source("chronology", note="The rungs are the authors’ judgement; each event’s own source is in the table.")
    return Chart(
        figure,
        name="timeline-since-whole" if until else named("timeline", whole=whole),
        says=says,
        source=said,
        table=table,
        filters=["Kind", "Section"],
        zoom="x",
    )


def _side(events: pd.DataFrame, row: int) -> str:
    """Where an event’s name stands: to the left of its point if another name follows soon on its rung, or the edge.

    Where there is no room to the left either, below its point.
    """
    event, first = events.iloc[row], events["date"].min()
    later = events[events["key_name"].notna() & (events["rung"] == event["rung"]) & (events["date"] > event["date"])]
    span = events["date"].max() - first
    soon = (later["date"] - event["date"]).lt(span / 3).any()
    if soon and (event["date"] - first).days < 100:
        return "bottom right"
    near_the_end = (event["date"] - first) > 0.6 * span
    return "top left" if soon or near_the_end else "top right"


#: The window of the map, in degrees east and north, and the places that are named on it, with where the name stands.
WINDOW = {"longitude": (34.0, 62.0), "latitude": (22.0, 41.0)}
NAMED = {
    "asad": ("Al Asad", "middle left"),
    "bgw": ("Baghdad airport", "middle right"),
    "erbil": ("Erbil", "top center"),
    "basra": ("Basra", "middle right"),
    "tehran": ("Tehran", "top center"),
    "natanz": ("Natanz", "middle right"),
    "abq": ("Abqaiq", "middle left"),
    "hormuz": ("Strait of Hormuz", "middle right"),
    "abuk": ("Abu Kamal", "top center"),
}
COUNTRIES = {
    "IRAN": (55.5, 32.5),
    "IRAQ": (42.4, 32.0),
    "SAUDI ARABIA": (44.5, 27.2),
    "SYRIA": (38.3, 35.3),
    "TURKEY": (37.5, 38.6),
    "KUWAIT": (47.6, 29.9),
    "U.A.E.": (54.2, 23.4),
    "QATAR": (51.2, 24.5),
    "OMAN": (57.0, 22.6),
    "JORDAN": (36.7, 30.6),
}


def places(*, whole: bool = False) -> Chart:
    """The region's places of the chronology, its bases and nuclear sites, on a map drawn from lines in ``outlines``.

    One point a place, larger with more events; its look is that of the highest rung any event there reached, and places
    with no event are small grey diamonds. Filters by kind of place and country, zooms both ways. Equirectangular, true
    to shape at 31° north. What came after 5 January 2020 counts only where ``whole``. Source: ``sites``, ``chronology``,
    ``outlines``.
    """
    sites, events = known("sites", whole=whole), known("chronology", whole=whole)
    (west, east), (south, north) = WINDOW["longitude"], WINDOW["latitude"]
    inside = sites["longitude"].between(west, east) & sites["latitude"].between(south, north)
    beyond, here = sites[~inside], sites[inside].reset_index(drop=True)
    counts = events.groupby("site").size().reindex(here["site_id"], fill_value=0).to_list()
    highest = events.groupby("site")["rung"].max().reindex(here["site_id"]).to_list()
    looks = [look(rung) if count else PRESSURE for count, rung in zip(counts, highest, strict=True)]
    names = {
        PRESSURE: "Pressure (3–5), or no event",
        CALMER: "Steps down only (1–2)",
        ACCIDENT: "Accident",
        FORCE: "Force, sabotage, cyber (6–10)",
    }
    lines = load("outlines")
    traces = [_line(lines[lines["kind"] == kind], dash) for kind, dash in (("coast", "solid"), ("border", "dot"))]
    for kind, name in names.items():
        rows = [row for row, is_kind in enumerate(looks) if is_kind == kind]
        if not rows:
            continue
        at = here.iloc[rows]
        traces.append(
            go.Scatter(
                name=name,
                x=at["longitude"].to_list(),
                y=at["latitude"].to_list(),
                mode="markers+text",
                text=[NAMED[site][0] if site in NAMED else "" for site in at["site_id"]],
                textposition=[NAMED[site][1] if site in NAMED else "top center" for site in at["site_id"]],
                textfont={"size": 12},
                meta={"narrow": {"mode": "markers"}},
                marker={
                    "color": kind.colour,
                    "symbol": kind.symbol,
                    "size": [8 + 2 * min(counts[row], 4) if counts[row] else 6 for row in rows],
                    "opacity": 0.9,
                    "line": {"width": 1, "color": kind.colour},
                },
                hovertext=[f"{name}<br>{_events(counts[row])}" for row, name in zip(rows, at["name"], strict=True)],
                hoverinfo="text",
                customdata=rows,
            )
        )
    iraqi = sum(kind == FORCE and country == "Iraq" for kind, country in zip(looks, here["country"], strict=True))
    busiest = here["name"].iloc[counts.index(max(counts))]
    says = (
        f"{len(here)} places of the crisis in the region, {sum(count > 0 for count in counts)} of them with events of the "
        f"chronology; force, sabotage or a cyber attack at {looks.count(FORCE)}, {iraqi} of them in Iraq. Most events, {max(counts)}, are placed in "
        f"{busiest}. {len(beyond)} more places, such as Brussels and Washington, lie beyond the map."
    )
    table = pd.DataFrame(
        {
            "Place": here["name"],
            "Country": here["country"].fillna("at sea"),
            "Kind": here["kind"],
            "Events": counts,
            "Highest rung": pd.array([None if pd.isna(rung) else int(rung) for rung in highest], dtype="Int64"),
            "What for": here["role"],
            **({"Later": here["later"]} if whole else {}),
            "Latitude (°N)": here["latitude"],
            "Longitude (°E)": here["longitude"],
            "Position": here["position"],
            "Source of the position": here["source"],
        }
    )
    degrees = {"showgrid": False, "zeroline": False, "ticksuffix": "°"}
    figure = drawing(
        traces,
        height=560,
        xaxis={"title": "Longitude east", "range": [west, east], "constrain": "domain", **degrees},
        yaxis={
            "title": "Latitude north",
            "range": [south, north],
            "scaleanchor": "x",
            "scaleratio": round(1 / cos(radians(31)), 4),
            "constrain": "domain",
            **degrees,
        },
        annotations=[
            {"x": x, "y": y, "text": name, "showarrow": False, "font": {"size": 11, "color": NEITHER}}
            for name, (x, y) in COUNTRIES.items()
        ],
        narrow={"height": 380, "xaxis": {"title": ""}, "yaxis": {"title": ""}},
    )
    said = source(
        "sites", "outlines", "chronology", note="Borders are drawn as on the source’s map; none is a judgement."
    )
    return Chart(
        figure,
        name=named("places", whole=whole),
        says=says,
        source=said,
        table=table,
        filters=["Kind", "Country"],
        zoom="xy",
    )


def _line(points: pd.DataFrame, dash: str) -> go.Scatter:
    """The lines of one kind as one trace, with a gap between each two."""
    x: list[float | None] = []
    y: list[float | None] = []
    for _, line in points.groupby("line"):
        x += [*line["longitude"], None]
        y += [*line["latitude"], None]
    pen = {"color": NEITHER, "width": 1, "dash": dash}
    return go.Scatter(x=x, y=y, mode="lines", line=pen, hoverinfo="skip", showlegend=False)


def _events(count: int) -> str:
    return "no event of the chronology" if not count else "1 event" if count == 1 else f"{count} events"

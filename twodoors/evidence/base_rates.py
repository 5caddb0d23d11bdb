"""Figures of how often: crises and war, how crises end, with and without mediation, how far disputes go."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, row_axis
from twodoors.chart.palette import NEITHER, TALKS, WAR
from twodoors.evidence.rates import MEDIATED, MIDDLE_EAST, SINCE_1945, UNMEDIATED, VIOLENT_ACT, Rate, counted, rate
from twodoors.evidence.sources import source
from twodoors.evidence.tables import load
from twodoors.words import value

COUNTED = "Counts, shares and 95% intervals (Wilson 1927) computed for this book."

Groups = dict[str, Rate]


def crises_and_war() -> Chart:
    """How often crises saw full-scale war, for four groups of crises that this one could belong to.

    Points are shares in percent with 95% intervals; one point a group. Source: ``icb_base_rates``.
    """
    groups = {
        "All crises<br>since 1945": rate("VIOL", "4", sample=SINCE_1945),
        "Not inside a war<br>already running": rate("VIOL", "4"),
        "Of these, begun by a<br>direct violent act": rate("VIOL", "4", condition=VIOLENT_ACT),
        "Middle East or Iran<br>(running wars included)": rate("VIOL", "4", sample=MIDDLE_EAST),
    }
    every, alone, violent, near = groups.values()
    says = (
        f"Of {every.n_total} international crises since 1945, {every.n} saw full-scale war ({_in_100(every)}). "
        f"Of the {alone.n_total} that did not break out inside a war already running, {alone.n} did "
        f"({_in_100(alone)}); of those among them that began with a direct violent act, {violent.n} of "
        f"{violent.n_total} ({_in_100(violent)}). In the Middle East or with Iran, running wars included: {near.n} of "
        f"{near.n_total} ({_in_100(near)})."
    )
    return _chart(
        "crises-and-war",
        {("Full-scale war", WAR, "triangle-up"): groups},
        unit="Share that saw full-scale war (%)",
        heads=("Which crises", "Full-scale war", "Crises"),
        says=says,
    )


def how_crises_end() -> Chart:
    """How the crises that did not break out inside a running war ended, by ICB's form of outcome.

    Points are shares in percent with 95% intervals; one point a form, agreements in blue and as circles, the others in
    grey and as diamonds. Source: ``icb_base_rates``.
    """
    agreed = {
        "Formal agreement": rate("FOROUT", "1"),
        "Semi-formal agreement": rate("FOROUT", "2"),
        "Tacit understanding": rate("FOROUT", "3"),
    }
    other = {
        "Imposed agreement": rate("FOROUT", "5"),
        "One side acted": rate("FOROUT", "4"),
        "Faded": rate("FOROUT", "7"),
        "Other": rate("FOROUT", "6"),
    }
    written, tacit = rate("FOROUT", "1", "2"), rate("FOROUT", "3")
    alone, faded = other["One side acted"], other["Faded"]
    says = (
        f"Of {written.n_total} crises since 1945 that did not break out inside a war already running, {written.n} "
        f"ended in a formal or semi-formal agreement ({_in_100(written)}) and {tacit.n} in a tacit understanding "
        f"({_in_100(tacit)}); {alone.n} ended when one side acted by itself ({_in_100(alone)}), and {faded.n} faded "
        f"({_in_100(faded)})."
    )
    return _chart(
        "how-crises-end",
        {("Agreed by both sides", TALKS, "circle"): agreed, ("Not agreed by both", NEITHER, "diamond"): other},
        unit="Share of crises that ended so (%)",
        heads=("How it ended", "Ended so", "Crises"),
        says=says,
    )


def mediation() -> Chart:
    """How crises ended and went on, with mediation and without it; those inside a running war are left out.

    Points are shares in percent with 95% intervals, two a row: mediated in blue and as circles, the others in grey and
    as diamonds. Source: ``icb_base_rates``, MEDIATE, FOROUT, OUTESR and VIOL.
    """
    rows = {
        "Formal or semi-formal<br>agreement": ("FOROUT", "1", "2"),
        "One side acted": ("FOROUT", "4"),
        "Faded": ("FOROUT", "7"),
        "Full-scale war": ("VIOL", "4"),
        "Tension back<br>within five years": ("OUTESR", "1"),
    }
    helped = {name: rate(*codes, condition=MEDIATED) for name, codes in rows.items()}
    left = {name: rate(*codes, condition=UNMEDIATED) for name, codes in rows.items()}
    first, war, again = next(iter(rows)), "Full-scale war", list(rows)[-1]
    says = (
        f"Of {helped[first].n_total} crises with mediation, {helped[first].n} ended in a formal or semi-formal agreement "
        f"({_in_100(helped[first])}); of {left[first].n_total} without, {left[first].n} ({_in_100(left[first])}). "
        f"Full-scale war was not rarer with mediation: {helped[war].n} of {helped[war].n_total} against {left[war].n} of "
        f"{left[war].n_total}. Tension came back within five years after {_in_100(helped[again])} "
        f"with and {_in_100(left[again])} without."
    )
    return _chart(
        "mediation",
        {("With mediation", TALKS, "circle"): helped, ("Without", NEITHER, "diamond"): left},
        unit="Share of crises (%)",
        heads=("What became of it", "Crises that did", "Crises"),
        says=says,
    )


def disputes() -> Chart:
    """How far militarized disputes between states went, 1946 to 2014: those with Iran, with the United States, all.

    Points are shares in percent with 95% intervals, one a level and group. Source: ``mid_disputes``.
    """
    table = load("mid_disputes")
    looks = {
        "All disputes": ("all disputes", NEITHER, "diamond"),
        "With the United States": ("the United States a participant", TALKS, "circle"),
        "With Iran": ("Iran a participant", WAR, "triangle-up"),
    }
    parts = {}
    for name, (sample, colour, symbol) in looks.items():
        rows = table[table["sample"] == sample]
        parts[(name, colour, symbol)] = {
            str(label).capitalize(): counted(n, total)
            for label, n, total in rows[["label", "n", "n_total"]].itertuples(index=False)
        }
    every, _, iran = parts.values()
    says = (
        f"Of {every['War'].n_total:,} militarized disputes between states from 1946 to 2014, {every['War'].n} became "
        f"wars ({_in_100(every['War'])}), while force was used short of war in {_in_100(every['Use of force'])}. Of the "
        f"{iran['War'].n_total} with Iran as a participant, {iran['War'].n} became a war, and {_in_100(iran['Use of force'])} "
        "saw force short of it."
    )
    return _chart(
        "disputes",
        parts,
        unit="Share of disputes that went so far and no further (%)",
        heads=("Highest level", "Disputes at it", "Disputes"),
        says=says,
        tables=["mid_disputes"],
    )


def _in_100(found: Rate) -> str:
    return value(found.share, "chance")


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _chart(
    name: str,
    parts: dict[tuple[str, str, str], Groups],
    *,
    unit: str,
    heads: tuple[str, str, str],
    says: str,
    tables: Sequence[str] = ("icb_base_rates",),
) -> Chart:
    """A row a group, a point a share; ``parts`` are the traces by name, colour and symbol."""
    rows = list(dict.fromkeys(group for groups in parts.values() for group in groups))
    beside = len(parts) > 1 and all(list(groups) == rows for groups in parts.values())  # several points in each row
    traces = [
        _points(*look, groups, rows, 0.17 * (2 * number - len(parts) + 1) if beside else 0, told=len(parts) < 3)
        for number, (look, groups) in enumerate(parts.items())
    ]
    furthest = max(found.high for groups in parts.values() for found in groups.values())
    end = 10 * (int(10 * furthest) + 1)
    figure = drawing(
        traces,
        height=110 + (52 + 12 * (len(parts) - 1) if beside else 52) * len(rows),
        xaxis={"title": unit, "range": [0, end], "nticks": 6, "ticksuffix": "%"},
        narrow={"xaxis": {"nticks": 3}},
        yaxis=row_axis(rows, range=[len(rows) - 0.5, -0.75]),
    )
    return Chart(figure, name=name, says=says, source=source(*tables, note=COUNTED), table=_table(parts, heads, beside))


def _points(
    name: str, colour: str, symbol: str, groups: Groups, rows: list[str], shift: float, told: bool
) -> go.Scatter:
    """A point for each group at its share in percent, with its 95% interval, moved by a part of its row."""
    shares = [_percent(found.share) for found in groups.values()]
    return go.Scatter(
        name=name,
        x=shares,
        y=[rows.index(group) + shift for group in groups],
        mode="markers+text" if told else "markers",
        text=[f"{share:.0f}%" for share in shares],
        textposition="top center",
        marker={"color": colour, "symbol": symbol, "size": 11},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [round(_percent(f.high) - s, 1) for f, s in zip(groups.values(), shares, strict=True)],
            "arrayminus": [round(s - _percent(f.low), 1) for f, s in zip(groups.values(), shares, strict=True)],
            "color": colour,
            "thickness": 2,
            "width": 5,
        },
        hovertext=[
            f"{name}: {f.n} of {f.n_total}, {_percent(f.share)}% (95% interval {_percent(f.low)}% to {_percent(f.high)}%)"
            for f in groups.values()
        ],
        hoverinfo="text",
    )


def _table(parts: dict[tuple[str, str, str], Groups], heads: tuple[str, str, str], beside: bool) -> pd.DataFrame:
    """The figure's numbers: one row a point, and whose it is where a row of the figure has several."""
    group, counted, total = heads
    return pd.DataFrame(
        {
            group: label.replace("<br>", " "),
            **({"Which": name} if beside else {}),
            counted: found.n,
            total: found.n_total,
            "Share (%)": _percent(found.share),
            "95% from (%)": _percent(found.low),
            "95% to (%)": _percent(found.high),
        }
        for (name, _, _), groups in parts.items()
        for label, found in groups.items()
    )

"""The evidence: tables of ``data/``, typed, and the figures made from them. It knows no model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from twodoors.chart import Chart
from twodoors.palette import NEITHER, TALKS, WAR
from twodoors.words import value

DATA = Path(__file__).parent.parent / "data"

#: The tables there are, and the type of each of their columns.
TABLES: dict[str, dict[str, str]] = {
    "icb_base_rates": {
        **dict.fromkeys(["sample", "condition", "variable", "code", "label"], "category"),
        **dict.fromkeys(["n", "n_total"], "int64"),
        **dict.fromkeys(["share", "ci95_low", "ci95_high"], "float64"),
        "source": "category",
    },
}

#: Samples and conditions of ``icb_base_rates``.
SINCE_1945 = "since 1945"
ALONE = "since 1945, not inside a war"
MIDDLE_EAST = "since 1945, Middle East or Iran"
ANY_TRIGGER = "any trigger"
VIOLENT_ACT = "direct violent act"

ICB = (
    "International Crisis Behavior project, versions 14 and 16 (Brecher and Wilkenfeld 1997; Brecher and others 2025); "
    "counts, shares and 95% intervals (Wilson 1927) computed for this book."
)


class Rate(NamedTuple):
    """How often something happened: ``n`` of ``n_total`` cases, as a share in [0, 1] with its 95% interval."""

    n: int
    n_total: int
    share: float
    low: float
    high: float


def wilson(n: int, n_total: int) -> tuple[float, float]:
    """The 95% interval of a share, ``n`` of ``n_total`` cases, as two shares in [0, 1] (Wilson 1927).

    Raises ``ValueError`` unless 0 <= n <= n_total and n_total > 0.
    """
    if not 0 <= n <= n_total or n_total == 0:
        raise ValueError(f"{n} of {n_total} is not a share; needed are 0 <= n <= n_total and n_total > 0")
    z = NormalDist().inv_cdf(0.975)
    share = n / n_total
    middle = share + z**2 / (2 * n_total)
    reach = z * (share * (1 - share) / n_total + z**2 / (4 * n_total**2)) ** 0.5
    scale = 1 + z**2 / n_total
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def load(name: str) -> pd.DataFrame:
    """The table of that name, one row a case: labels as categories, counts as integers, shares as floats in [0, 1].

    Its source is in its own column and in ``data/README.md``. Raises ``ValueError`` for a name that is no table or a
    file without the columns that the table must have, and ``FileNotFoundError`` where the file is not there.
    """
    if name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(sorted(TABLES))}")
    path = DATA / f"{name}.csv"
    if not path.is_file():
        raise FileNotFoundError(
            f"table {name!r} should be the file {path}, which is not there; the repository holds it"
        )
    columns = TABLES[name]
    found = list(pd.read_csv(path, nrows=0).columns)
    missing = [column for column in columns if column not in found]
    if missing:
        raise ValueError(
            f"table {name!r} has no column {', '.join(missing)}; it must have {', '.join(columns)}, "
            f"and has {', '.join(found)}"
        )
    read = {column: "str" if kind == "category" else kind for column, kind in columns.items()}  # codes are labels: "1"
    return pd.read_csv(path, usecols=list(columns), dtype=read)[list(columns)].astype(columns)


def rate(variable: str, *codes: str, sample: str = ALONE, condition: str = ANY_TRIGGER) -> Rate:
    """How often crises of a sample were coded with any of these codes of a variable of ICB, say ``rate("VIOL", "4")``.

    Raises ``ValueError`` for what ``icb_base_rates`` does not hold, and says what it holds.
    """
    table = load("icb_base_rates")
    about = table[(table["sample"] == sample) & (table["condition"] == condition) & (table["variable"] == variable)]
    if about.empty:
        held = table[["sample", "condition", "variable"]].drop_duplicates().itertuples(index=False)
        raise ValueError(
            f"no {variable!r} for sample {sample!r}, condition {condition!r}; there are "
            + "; ".join(f"{row[2]!r} for {row[0]!r}, {row[1]!r}" for row in held)
        )
    rows = about[about["code"].isin(codes)]
    if not codes or len(rows) != len(set(codes)):
        raise ValueError(
            f"codes {', '.join(codes) or '(none)'} of {variable!r}: allowed are {', '.join(about['code'])}"
        )
    n, n_total = int(rows["n"].sum()), int(rows["n_total"].iloc[0])
    return Rate(n, n_total, n / n_total, *wilson(n, n_total))


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
    trace = _points("Full-scale war", groups, WAR, "circle")
    return Chart(
        _figure([trace], list(groups), "Share that saw full-scale war (%)"),
        says=says,
        source=ICB,
        table=_table(groups, "Which crises", "Full-scale war"),
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
    traces = [
        _points("Agreed by both sides", agreed, TALKS, "circle"),
        _points("Not agreed by both", other, NEITHER, "diamond"),
    ]
    groups = agreed | other
    return Chart(
        _figure(traces, list(groups), "Share of crises that ended so (%)"),
        says=says,
        source=ICB,
        table=_table(groups, "How it ended", "Ended so"),
    )


def _in_100(found: Rate) -> str:
    return value(found.share, "chance")


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _interval(found: Rate) -> str:
    return f"{_percent(found.low)}% to {_percent(found.high)}%"


def _points(name: str, groups: dict[str, Rate], colour: str, symbol: str) -> go.Scatter:
    """A point for each group at its share in percent, with its 95% interval."""
    shares = [_percent(found.share) for found in groups.values()]
    return go.Scatter(
        name=name,
        x=shares,
        y=list(groups),
        mode="markers+text",
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
            f"{f.n} of {f.n_total}: {_percent(f.share)}% (95% interval {_interval(f)})" for f in groups.values()
        ],
        hoverinfo="text",
    )


def _figure(traces: Sequence[go.Scatter], order: list[str], unit: str) -> go.Figure:
    """The traces over one row a group, the first on top, on a percent axis from zero."""
    figure = go.Figure(list(traces))
    figure.update_xaxes(title=unit, range=[0, 50], nticks=6, ticksuffix="%", fixedrange=True)
    figure.update_yaxes(
        categoryorder="array", categoryarray=order, range=[len(order) - 0.5, -0.75], automargin=True, fixedrange=True
    )
    figure.update_layout(
        height=110 + 52 * len(order),
        margin={"l": 8, "r": 16, "t": 8, "b": 48},
        showlegend=len(traces) > 1,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
    )
    return figure


def _table(groups: dict[str, Rate], group: str, counted: str) -> pd.DataFrame:
    """The figure's numbers as words: one row a group."""
    return pd.DataFrame(
        {
            group: [name.replace("<br>", " ") for name in groups],
            counted: [found.n for found in groups.values()],
            "Crises": [found.n_total for found in groups.values()],
            "Share": [f"{_percent(found.share)}%" for found in groups.values()],
            "95% interval": [_interval(found) for found in groups.values()],
        }
    )

"""What a class assumed: many readers' links together, as tables and a figure."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

import pandas as pd
import plotly.graph_objects as go

from twodoors import words
from twodoors.chart.chart import Chart
from twodoors.chart.layout import drawing, row_axis
from twodoors.chart.palette import INK, NEITHER
from twodoors.classes import lists
from twodoors.model import Model
from twodoors.models import load
from twodoors.scenarios import link_text
from twodoors.scenarios.scenario import Scenario
from twodoors.words import short

#: So many bytes has a class's list: a hundred thousand students' and more.
LARGEST = 20_000_000

#: So many characters has a row of it.
LONGEST_ROW = 200_000

#: Where a row has a link to a setting, perhaps with codes for its signs.
SETTING = re.compile(r"explore(?:=|%(?:25)*3D)", re.IGNORECASE)

#: What a link is made of, or its end alone, among the other cells of a row, whatever separates them.
REST = re.compile(r"""(?:&(?:amp;)+|[^\s,;"'<>()\[\]])*""")
BETWEEN = re.compile(r"""[\s,;"'<>()\[\]]""")


#: What a report is made from.
ALLOWED = "allowed is a CSV file’s path, its text, or a list with one link a row"


@dataclass(frozen=True)
class LinksReport:
    """A class's settings of one model.

    ``settings`` has a row for each link that could be read, under the number of its row in what was given: every
    assumption and every outcome. ``assumptions`` and ``outcomes`` have a row for each of those, with its distribution
    over the class. The first has a column ``spread``: the standard deviation as a share of the greatest that the range
    allows, 0 where all agree and 1 where half of the class stands at either end. ``bad`` lists the rows that could not
    be used, as they stood, each with the reason. ``old`` lists the rows of other versions’ links among the
    settings, each with what of it is ``gone``: those assumptions are at their defaults. ``ranges`` has a row for each
    range that a link gives, under the number of the link's row: its ``assumption``, ``low`` and ``high``.
    """

    model: Model
    settings: pd.DataFrame
    assumptions: pd.DataFrame
    outcomes: pd.DataFrame
    bad: pd.DataFrame
    old: pd.DataFrame
    ranges: pd.DataFrame

    @property
    def divided(self) -> str:
        """The assumption on which the class is divided most; the first of them where several are alike."""
        return str(self.assumptions["spread"].idxmax())

    def figure(self) -> Chart:
        """Every setting of every assumption, from the low end of its range to the high end, the most divided first."""
        order = list(self.assumptions["spread"].sort_values(ascending=False, kind="stable").index)
        found = {name: self.model.assumption(name) for name in order}
        places = [
            ((value - found[name].low) / (found[name].high - found[name].low), row, value)
            for row, name in enumerate(order)
            for value in self.settings[name]
        ]
        middle = [
            (self.assumptions.loc[name, "median"] - found[name].low) / (found[name].high - found[name].low)
            for name in order
        ]
        look = {"symbol": "circle", "size": 11, "color": INK, "opacity": 0.35}
        traces = [
            go.Scatter(
                x=[x for x, _, _ in places],
                y=[row for _, row, _ in places],
                text=[f"{value:g}" for _, _, value in places],
                name="A link",
                mode="markers",
                marker=look,
                hovertemplate="%{text}<extra></extra>",
            ),
            go.Scatter(
                x=middle,
                y=list(range(len(order))),
                name="Median",
                mode="markers",
                marker={"symbol": "line-ns-open", "size": 18, "color": NEITHER, "line": {"width": 3}},
                hoverinfo="skip",
            ),
        ]
        labels = ["<br>".join(textwrap.wrap(found[name].label, 34)) for name in order]
        figure = drawing(
            traces,
            height=90 + 38 * len(order),
            xaxis={"range": [-0.04, 1.04], "tickvals": [0, 0.5, 1], "ticktext": ["low end", "middle", "high end"]},
            yaxis=row_axis(labels, automargin=True),
        )
        source = "The links given. Spread: the standard deviation as a share of the greatest possible."
        return Chart(figure, name=f"class-{self.model.name}", says=self.says, source=source, table=self._table())

    @property
    def says(self) -> str:
        """The class in a sentence."""
        first = self.model.output(self.model.outcome)
        low, median, high = (
            words.value(self.outcomes.loc[first.name, at], first.kind) for at in ("lowest", "median", "highest")
        )
        divided = self.model.assumption(self.divided).label
        old = f" Of {len(self.old)} of them, this version of the model does not take all." if len(self.old) else ""
        return (
            f"{len(self.settings)} links of “{self.model.title}”, most divided on “{divided}”. "
            f"{first.label}: from {low} to {high}, the median {median}.{old}"
        )

    def _table(self) -> pd.DataFrame:
        told = pd.concat([self.assumptions, self.outcomes]).drop(columns="spread")
        return told.round(3).reset_index(drop=True).rename(columns=str.capitalize)


def links_report(links: str | Path | Iterable[str], model: str | None = None) -> LinksReport:
    """What a class assumed, from its links: a CSV file's path, its text, or a list with one link a row.

    The links may stand in any column, beside anything else, also in what a mail, a chat, Markdown or HTML puts around
    them; a first row without one is a heading. Rows that cannot be used are kept in the report's ``bad``, with the
    reason; so are links that may be a part of a longer one. ``model`` chooses among links of several models.

    A file may be in any usual encoding, with any ends of lines (:mod:`twodoors.classes.lists`).

    Raises ``ValueError`` where no row can be used, where the links are of several models and none is chosen, for a file
    that does not exist or is too large, and for what is no list of links.
    """
    rows = _rows(links)
    found: dict[int, Scenario] = {}
    bad: dict[int, tuple[str, str]] = {}
    old: dict[int, tuple[str, str]] = {}
    for number, text in rows.items():
        try:
            found[number], gone = Scenario.from_whole_link(_only_link(text))
        except ValueError as error:
            bad[number] = (text, str(error))
            continue
        if gone:
            old[number] = (text, "; ".join(gone))
    first = min(rows, default=0)
    if first in bad and not SETTING.search(bad[first][0]) and len(rows) > 1:
        del bad[first]
    chosen = load(model) if model else _only_model(found, bad)
    for number in [number for number, scenario in found.items() if scenario.model != chosen.name]:
        bad[number] = (rows[number], f"a link of {found.pop(number).model}, not of {chosen.name}")
        old.pop(number, None)
    if not found:
        raise ValueError(f"no link of {chosen.name} among {len(rows)} rows{_reasons(bad)}")
    settings = pd.DataFrame([dict(s.assumptions) | s.outcomes() for s in found.values()], index=list(found))
    widths = {a.name: a.high - a.low for a in chosen.assumptions}
    labels = {a.name: a.label for a in chosen.assumptions} | {o.name: o.label for o in chosen.outcomes}
    assumptions = _distribution(settings[list(widths)], labels)
    spread = settings[list(widths)].std(ddof=0) / (pd.Series(widths) / 2)
    assumptions["spread"] = spread.round(12)  # a class of one mind has none, not the dust of a mean
    outcomes = _distribution(settings[[o.name for o in chosen.outcomes]], labels)
    unused = _listed(bad, "reason")
    return LinksReport(chosen, settings, assumptions, outcomes, unused, _listed(old, "gone"), _ranges(found))


def _rows(links: str | Path | Iterable[str]) -> dict[int, str]:
    """The rows that hold anything, numbered from 1 as a spreadsheet does."""
    if is_path(links):
        links = _text_of(str(links))
    if isinstance(links, str):
        if len(links) > LARGEST:
            raise ValueError(f"the links have {len(links):,} characters; allowed are {LARGEST:,}")
        links = lists.lines(links)
    if isinstance(links, bytes | Mapping) or not isinstance(links, Iterable):
        raise ValueError(f"{short(repr(links))} is no list of links; {ALLOWED}")
    listed = {number: str(row).strip() for number, row in enumerate(links, 1)}
    return {number: row for number, row in listed.items() if row.strip(' ,;\t"')}


def _text_of(given: str) -> str:
    if not os.path.isfile(given):  # which takes any text, also one that is too long for a path
        raise ValueError(f"there is no file {short(given)}; {ALLOWED}")
    path = Path(given)
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{path.name} has {size:,} bytes; allowed are {LARGEST:,}")
    return lists.text_of(path)


def is_path(links: object) -> TypeGuard[str | Path]:
    """Whether this names a file or a folder, and holds no links itself, unless as the name of a file that there is."""
    if not isinstance(links, str):
        return isinstance(links, Path)
    return os.path.isfile(links) or not ("\n" in links or "\r" in links or SETTING.search(links))


def _ranges(found: dict[int, Scenario]) -> pd.DataFrame:
    given = [(number, name, *ends) for number, s in found.items() for name, ends in s.ranges.items()]
    rows = [one[1:] for one in given]
    return pd.DataFrame(rows, index=[number for number, *_ in given], columns=["assumption", "low", "high"])


def _listed(told: dict[int, tuple[str, str]], what: str) -> pd.DataFrame:
    return pd.DataFrame([told[number] for number in sorted(told)], index=sorted(told), columns=["row", what])


def _only_link(row: str) -> str:
    if len(row) > LONGEST_ROW:
        raise ValueError(f"the row has {len(row):,} characters; allowed are {LONGEST_ROW:,}")
    said = {link: link_text.fragment(link)[0] for link in _links(row)}
    found = {f"#{text}" if text else link for link, text in said.items()}  # one may stand twice, as in HTML
    if len(found) != 1:
        raise ValueError("no link to a setting" if not found else f"{len(found)} links in one row; allowed is one")
    return str(found.pop())


def _links(row: str) -> Iterator[str]:
    """The links in a row, each in what another program may have wrapped it in."""
    done = 0
    for setting in SETTING.finditer(row):
        if setting.start() < done:
            continue  # still the one before
        address = BETWEEN.split(row[done : setting.start()])[-1]
        rest = REST.match(row, setting.start())
        done = rest.end() if rest else setting.end()
        yield address + row[setting.start() : done]


def _only_model(found: dict[int, Scenario], bad: dict[int, tuple[str, str]]) -> Model:
    models = pd.Series([scenario.model for scenario in found.values()], dtype=str).value_counts()
    if models.empty:
        raise ValueError(f"no row holds a link that can be used{_reasons(bad)}")
    if len(models) > 1:
        listed = ", ".join(f"{name} ({count})" for name, count in models.items())
        raise ValueError(f"the links are of several models: {listed}; choose one, as in model={models.index[0]!r}")
    return load(str(models.index[0]))


def _reasons(bad: dict[int, tuple[str, str]]) -> str:
    listed = "; ".join(f"row {number}: {reason}" for number, (_, reason) in sorted(bad.items())[:3])
    return f" ({listed})" if listed else ""


def _distribution(values: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": pd.Series(labels)[list(values)],
            "lowest": values.min(),
            "lower quarter": values.quantile(0.25),
            "median": values.median(),
            "upper quarter": values.quantile(0.75),
            "highest": values.max(),
        }
    )

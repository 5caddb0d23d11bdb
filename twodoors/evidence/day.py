"""The day of the column, and the tables as they stood then: chapters 1 to 13 show nothing that happened after it.

The record that chapter 14 scores ends later, and the data later still; both days stand here, too.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from twodoors.evidence.tables import load, names

#: The day on which the column appeared.
DAY = pd.Timestamp("2020-01-05")

#: The last day of the record that chapter 14 scores. No forecast asks of a later one.
RECORD = pd.Timestamp("2023-03-31")

#: The day of the data: the last of which a table tells anything.
LAST = pd.Timestamp("2026-07-01")

#: The tables that go beyond the day: the column by which each is cut, and its last value that stands. A year or a month
#: that was not over is left out; the troops of 2020 are those of its first days, and a count of deaths must end before.
CUT: dict[str, tuple[str, Any]] = {
    "chronology": ("date", DAY),
    "iran_economy": ("year", 2019),
    "iran_oil": ("year", 2019),
    "protest_deaths": ("until", DAY),
    "protests_monthly": ("month", pd.Timestamp("2019-12-01")),
    "rial_weekly": ("week_ending", DAY),
    "sanctions": ("start_date", DAY),
    "us_troop_policy": ("date", DAY),
    "us_troops_iraq": ("year", 2020),
    "us_troops_press": ("as_of", "2020-01"),
}


def known(name: str, *, whole: bool = False) -> pd.DataFrame:
    """The table as it stood on 5 January 2020, in the types of ``load``; all of it where ``whole``.

    Rows of later events are left out, those of later *counts* of earlier events stay. A measure that ended later has no
    end yet. Places that matter by what came later are left out, and the column that says so is empty. Raises what ``load``
    raises.
    """
    table = load(name)
    if whole:
        return table
    if name == "sites":
        return table[table["role"].notna()].assign(later=None).reset_index(drop=True)
    if name not in CUT:
        return table
    column, last = CUT[name]
    table = table[table[column] <= last].reset_index(drop=True)
    if name == "sanctions":
        ended = table["end_date"]
        return table.assign(end_date=ended.where(ended <= DAY)).drop(columns="status")
    return table


def record() -> pd.DataFrame:
    """The chronology up to the end of the record that chapter 14 scores, in the types of ``load``."""
    events = load("chronology")
    return events[events["date"] <= RECORD].reset_index(drop=True)


def goes_on(name: str) -> bool:
    """Whether the table goes beyond the day. Raises ``ValueError`` for a name that is no table."""
    if name not in names():
        raise ValueError(f"there is no table {name!r}; there are {', '.join(sorted(names()))}")
    return name in CUT or name == "sites"

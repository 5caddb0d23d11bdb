"""The evidence: tables of ``data/``, typed, and the figures made from them. It knows no model."""

from collections.abc import Callable
from functools import partial
from inspect import signature

from twodoors.chart.chart import Chart
from twodoors.evidence.base_rates import crises_and_war, disputes, how_crises_end, mediation
from twodoors.evidence.chronology import places, timeline
from twodoors.evidence.day import known, record
from twodoors.evidence.economy import iran_economy, iran_oil, rial
from twodoors.evidence.forces import us_troops, us_troops_region
from twodoors.evidence.measures import sanctions
from twodoors.evidence.rates import rate
from twodoors.evidence.seats import parliament
from twodoors.evidence.sources import about, about_later
from twodoors.evidence.syria import syria_2013
from twodoors.evidence.tables import describe, load, names
from twodoors.evidence.unrest import protest_deaths, protests

#: Every figure there is, by name; each is called without arguments, and shows what was known on 5 January 2020.
FIGURES: dict[str, Callable[..., Chart]] = {
    "timeline": timeline,
    "places": places,
    "crises_and_war": crises_and_war,
    "how_crises_end": how_crises_end,
    "mediation": mediation,
    "disputes": disputes,
    "us_troops": us_troops,
    "us_troops_region": us_troops_region,
    "sanctions": sanctions,
    "iran_economy": iran_economy,
    "iran_oil": iran_oil,
    "rial": rial,
    "protests": protests,
    "protest_deaths": protest_deaths,
    "syria_2013": syria_2013,
    "parliament": parliament,
}

#: The whole series, to the end of the data, of those figures that go beyond the day.
WHOLE: dict[str, Callable[[], Chart]] = {
    f"{name}_whole": partial(figure, whole=True)
    for name, figure in FIGURES.items()
    if "whole" in signature(figure).parameters
}

__all__ = [
    "FIGURES",
    "WHOLE",
    "about",
    "about_later",
    "crises_and_war",
    "describe",
    "disputes",
    "how_crises_end",
    "iran_economy",
    "iran_oil",
    "known",
    "load",
    "mediation",
    "names",
    "parliament",
    "places",
    "protest_deaths",
    "protests",
    "rate",
    "record",
    "rial",
    "sanctions",
    "syria_2013",
    "timeline",
    "us_troops",
    "us_troops_region",
]

"""The evidence: tables of ``data/``, typed, and the figures made from them. It knows no model."""

from collections.abc import Callable

from twodoors.chart.chart import Chart
from twodoors.evidence.base_rates import crises_and_war, disputes, how_crises_end, mediation
from twodoors.evidence.chronology import places, timeline
from twodoors.evidence.economy import iran_economy, iran_oil, rial
from twodoors.evidence.forces import us_troops, us_troops_region
from twodoors.evidence.measures import sanctions
from twodoors.evidence.rates import rate
from twodoors.evidence.seats import parliament
from twodoors.evidence.sources import about
from twodoors.evidence.syria import syria_2013
from twodoors.evidence.tables import describe, load, names
from twodoors.evidence.unrest import protest_deaths, protests

#: Every figure there is, by name; each is called without arguments.
FIGURES: dict[str, Callable[[], Chart]] = {
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

__all__ = [
    "FIGURES",
    "about",
    "crises_and_war",
    "describe",
    "disputes",
    "how_crises_end",
    "iran_economy",
    "iran_oil",
    "load",
    "mediation",
    "names",
    "parliament",
    "places",
    "protest_deaths",
    "protests",
    "rate",
    "rial",
    "sanctions",
    "syria_2013",
    "timeline",
    "us_troops",
    "us_troops_region",
]

"""Leave, stay or deepen: its check values, two dangers by hand and by simulation, and what the chapter breaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import exp, log

import numpy as np
import pandas as pd
import pytest

from tests.helpers.printed import assert_gives
from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.models import load

PRESENCE = load("presence")
DEFAULTS = {
    "troops": 1.0,
    "drawn_in": 0.35,
    "deterrent": 0.25,
    "diplomacy": 0.2,
    "isis": 0.35,
    "hold_down": 0.8,
    "years": 1.0,
}
FEW = {
    "troops": 0.5,
    "drawn_in": 0.2,
    "deterrent": 0.7,
    "diplomacy": 0.6,
    "isis": 0.5,
    "hold_down": 0.45,
    "years": 3.0,
}
THREAT = DEFAULTS | {"drawn_in": 0.6, "isis": 0.1}
NUMBERS = np.linspace(0, 2, 20_001)


def rates(troops: float, at: dict[str, float]) -> tuple[float, float]:
    """How often a year attacks would draw America in, and how often it would be brought back, in plain Python."""
    drawn = -log(1 - at["drawn_in"]) * (1 - at["diplomacy"]) * troops / (1 + at["deterrent"] * troops)
    return drawn, -log(1 - at["isis"]) * (1 - at["hold_down"]) ** troops


def deeper(**given: float) -> float:
    """The chance of being drawn in deeper."""
    return float(PRESENCE.evaluate(**given)["deeper"])


def safest(**given: float) -> float:
    """The number of soldiers with the least danger, by the model."""
    return float(NUMBERS[np.argmin(PRESENCE.evaluate(**{**given, "troops": NUMBERS})["deeper"])])


# -- numbers ----------------------------------------------------------------------------------------------------------

#: What the model must give, to twelve digits.
CHECKED = [
    (
        DEFAULTS,
        {
            "rate_drawn": 0.275701066299,
            "rate_back": 0.086156583218,
            "danger": 0.240960200573,
            "disaster": 0.240960200573,
            "resurgence": 0.082549437390,
            "deeper": 0.303618508972,
        },
    ),
    (
        FEW,
        {
            "rate_drawn": 0.033058303898,
            "rate_back": 0.514051707180,
            "danger": 0.032517850036,
            "disaster": 0.094415703115,
            "resurgence": 0.786080418408,
            "deeper": 0.806277786114,
        },
    ),
    (THREAT, {"danger": 0.443688043037, "resurgence": 0.020851637639, "deeper": 0.455288058378}),
]


@pytest.mark.parametrize(("setting", "numbers"), CHECKED)
def test_check_values(setting: dict[str, float], numbers: dict[str, float]) -> None:
    assert_gives(PRESENCE, setting, numbers)


def test_the_defaults_are_the_article_s_reading() -> None:
    assert PRESENCE.defaults == DEFAULTS
    assert preset(PRESENCE, "The article’s reading") == DEFAULTS


def test_by_hand() -> None:
    at = draws(PRESENCE, 2000, seed=12)
    outcomes = PRESENCE.evaluate(**at)
    for i in range(2000):
        one = {name: float(values[i]) for name, values in at.items()}
        drawn, back = rates(one["troops"], one)
        expected = {
            "rate_drawn": drawn,
            "rate_back": back,
            "danger": 1 - exp(-drawn),
            "disaster": 1 - exp(-one["years"] * drawn),
            "resurgence": 1 - exp(-one["years"] * back),
            "deeper": 1 - exp(-one["years"] * (drawn + back)),
        }
        assert {name: values[i] for name, values in outcomes.items()} == pytest.approx(expected, rel=0, abs=1e-12)


@pytest.mark.parametrize("setting", [DEFAULTS, FEW, THREAT])
def test_the_chances_are_those_of_two_waiting_times_drawn_at_random(setting: dict[str, float]) -> None:
    rng = np.random.default_rng(12)
    drawn, back = rates(setting["troops"], setting)
    attacked, missed = (rng.exponential(1 / rate, 400_000) for rate in (drawn, back))
    answer = PRESENCE.evaluate(**setting)
    for outcome, when in (("disaster", attacked), ("resurgence", missed), ("deeper", np.minimum(attacked, missed))):
        assert answer[outcome] == pytest.approx((when < setting["years"]).mean(), abs=0.003), outcome


def test_the_yearly_chances_are_what_the_sliders_say() -> None:
    """With nothing that deters, calms or holds down, a year has the chance that stands on the slider."""
    for chance in (0.05, 0.35, 0.7):
        alone = PRESENCE.evaluate(drawn_in=chance, deterrent=0, diplomacy=0)
        assert alone["danger"] == pytest.approx(chance, abs=1e-12)
        assert PRESENCE.evaluate(isis=chance, troops=0)["deeper"] == pytest.approx(chance, abs=1e-12)


def test_no_chance_leaves_its_range_in_the_corners() -> None:
    answer = PRESENCE.evaluate(**corners(PRESENCE))
    for outcome in ("disaster", "resurgence", "danger", "deeper"):
        assert np.isfinite(answer[outcome]).all()
        assert answer[outcome].min() >= 0
        assert answer[outcome].max() < 1
    assert (answer["deeper"] >= np.maximum(answer["disaster"], answer["resurgence"]) - 1e-12).all()


# -- the presets ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "in_100", "number"),
    [
        ("The article’s reading", 30, 0.61),
        ("Leave, as parliament asked", 35, 0.61),
        ("Thousands more", 36, 0.61),
        ("A small force, and talks", 21, 1.75),
        ("The presence is the threat", 46, 0.0),
        ("The Islamic State waits for them to go", 37, 1.24),
        ("Strength deters", 23, 1.64),
    ],
)
def test_the_presets(label: str, in_100: int, number: float) -> None:
    setting = preset(PRESENCE, label)
    assert round(100 * deeper(**setting)) == in_100
    assert safest(**setting) == pytest.approx(number, abs=0.005)


def test_there_are_no_other_presets() -> None:
    assert len(PRESENCE.presets) == 7
    assert preset(PRESENCE, "The presence is the threat") == THREAT


def test_the_readings_name_the_greater_danger() -> None:
    assert PRESENCE.sentence().startswith("To be drawn in by attacks is the greater danger")
    assert PRESENCE.sentence(troops=0).startswith("With no troops there")
    assert PRESENCE.sentence(troops=0.3).startswith("To be brought back is the greater danger")


# -- what the findings rest on, and where they end --------------------------------------------------------------------


def test_the_safest_number_rises_with_diplomacy_and_does_not_move_with_the_years() -> None:
    assert [round(safest(diplomacy=d), 2) for d in (0, 0.2, 0.5, 0.8)] == [0.42, 0.61, 1.0, 1.75]
    assert [round(safest(years=years), 2) for years in (0.25, 1, 5)] == [0.61] * 3
    least = [deeper(troops=0.61, years=years) for years in (0.25, 1, 5)]
    assert least == pytest.approx([0.08, 0.29, 0.82], abs=0.005)


def test_where_staying_is_more_dangerous_diplomacy_may_not_turn_it() -> None:
    outside = {"drawn_in": 0.67, "isis": 0.19, "hold_down": 0.27}
    for diplomacy in np.linspace(0, 0.9, 10):
        assert deeper(**outside, diplomacy=diplomacy) > deeper(**outside, diplomacy=diplomacy, troops=0)


def test_by_brute_force_a_middle_number_is_safest_where_both_conditions_hold_and_hardly_elsewhere() -> None:
    rng = np.random.default_rng(13)
    middle, both = [], []
    for _ in range(4000):
        at = {a.name: float(rng.uniform(a.low, a.high)) for a in PRESENCE.assumptions}
        bring = -log(1 - at["drawn_in"]) * (1 - at["diplomacy"])
        take = log(1 - at["hold_down"]) * log(1 - at["isis"])
        last = bring / (1 + 2 * at["deterrent"]) ** 2 > take * (1 - at["hold_down"]) ** 2
        both.append(take > bring and last)
        numbers = NUMBERS[::10]
        total = (
            bring * numbers / (1 + at["deterrent"] * numbers) - log(1 - at["isis"]) * (1 - at["hold_down"]) ** numbers
        )
        middle.append(0 < total.argmin() < len(numbers) - 1)
    found = pd.crosstab(pd.Series(both), pd.Series(middle), normalize=True)
    assert np.mean(both) == pytest.approx(0.196, abs=0.02)
    assert found.loc[True, False] < 0.005  # nothing but what the grid is too coarse for
    assert found.loc[False, True] == pytest.approx(0.002, abs=0.002)


def test_what_the_walls_of_the_valley_are_made_of() -> None:
    fewer, now, more = (PRESENCE.evaluate(troops=n) for n in (0, 1, 2))
    assert [round(100 * at["deeper"]) for at in (fewer, now, more)] == [35, 30, 38]
    assert [round(100 * at["resurgence"]) for at in (fewer, now, more)] == [35, 8, 2]
    assert [round(100 * at["disaster"]) for at in (fewer, now, more)] == [0, 24, 37]


def test_diplomacy_takes_away_more_of_the_rate_where_there_are_more_though_not_always_of_the_chance() -> None:
    taken = {
        n: [
            PRESENCE.evaluate(troops=n, diplomacy=0, years=years)[outcome]
            - PRESENCE.evaluate(troops=n, diplomacy=0.2, years=years)[outcome]
            for outcome, years in (("rate_drawn", 1), ("deeper", 5))
        ]
        for n in (1, 2)
    }
    assert taken[2][0] > taken[1][0]
    assert [round(100 * taken[n][1], 1) for n in (1, 2)] == [4.8, 4.0]
    assert deeper(diplomacy=0.8) == pytest.approx(0.14, abs=0.005)


# -- what the chapter breaks: under other equations the years decide, or diplomacy does -------------------------------


def bottom(danger: Callable[[np.ndarray, np.ndarray], np.ndarray], **given: float) -> float:
    """The number of soldiers with the least danger, where the danger follows from the two yearly rates."""
    answer = PRESENCE.evaluate(**{**given, "troops": NUMBERS})
    return round(float(NUMBERS[np.argmin(danger(answer["rate_drawn"], answer["rate_back"]))]), 2)


#: Dangers from the two rates a and b and the years t, each without one of the chapter's three terms.
BROKEN: list[tuple[Callable[[np.ndarray, np.ndarray, float], np.ndarray], list[float]]] = [
    (lambda a, b, t: (a + 2 * b) / (a + b) * (1 - np.exp(-t * (a + b))), [1.21, 1.29, 2.0]),  # one is twice as bad
    (lambda a, b, t: 2 - np.exp(-t * a) - np.exp(-t * b), [0.62, 0.64, 0.0]),  # both may happen, and both cost
    (lambda a, b, t: 1 - np.exp(-t * a - t**2 * b), [0.0, 0.61, 1.92]),  # ever likelier: Weibull, shape 2
]


@pytest.mark.parametrize(("danger", "numbers"), BROKEN)
def test_the_safest_number_moves_with_the_years_as_soon_as_one_term_falls(
    danger: Callable[[np.ndarray, np.ndarray, float], np.ndarray], numbers: list[float]
) -> None:
    found = [bottom(partial(lambda t, a, b: danger(a, b, t), years)) for years in (0.25, 1.0, 5.0)]
    assert found == numbers


def test_the_chapter_s_numbers_of_a_return_that_grows_likelier_every_year() -> None:
    told = "1 - exp(-(rate_drawn*years + rate_back*years**2))"
    for troops, years in ((0.0, 0.25), (1.0, 0.25), (0.0, 5.0), (2.0, 5.0)):
        a, b = rates(troops, DEFAULTS)
        expected = 1 - exp(-(a * years + b * years**2))
        assert PRESENCE.work_out(told, troops=troops, years=years) == pytest.approx(expected, abs=1e-12)
    near, far = ([PRESENCE.work_out(told, troops=n, years=years) for n in (0.0, 1.0, 2.0)] for years in (0.25, 5.0))
    assert near[0] < near[1] < near[2]
    assert far[0] > far[1] > far[2]


def test_diplomacy_that_calms_the_return_as_well_is_no_argument_for_staying() -> None:
    levels = (0.0, 0.2, 0.5, 0.8)

    def safest_where(power: int) -> list[float]:
        """With the return's rate, too, times (1 − diplomacy) to this power."""
        return [bottom(partial(lambda d, a, b: a + (1 - d) ** power * b, d), diplomacy=d) for d in levels]

    assert safest_where(1) == [0.42] * 4
    assert safest_where(2) == [0.42, 0.23, 0.0, 0.0]


# -- numbers of the chapter and of the sources ------------------------------------------------------------------------


def decisions() -> pd.DataFrame:
    """The decisions to send and to leave."""
    return evidence.load("us_troop_policy")


def counts(president: str, until: str = "2020-01-05") -> list[int]:
    """How many withdrawals, reversals and build-ups of that president, up to that day."""
    table = decisions()
    kinds = table.loc[(table["president"] == president) & (table["date"] <= until), "type"]
    return [int((kinds == kind).sum()) for kind in ("withdrawal", "reversal", "build-up")]


def test_both_presidents_have_the_same_record_up_to_the_column() -> None:
    assert counts("Obama") == counts("Trump") == [2, 1, 4]
    assert counts("Trump", "2021-01-19") == [5, 1, 4]
    table = decisions()
    later = table[(table["president"] == "Trump") & (table["date"] > "2020-01-05")]
    assert later["date"].between("2020-01-06", "2021-01-05").all()  # “in the next twelve months”
    assert list(table.loc[table["president"] == "Biden", "theatre"]) == ["Afghanistan", "Iraq"]
    assert list(table.loc[table["president"] == "Biden", "date"].dt.strftime("%Y-%m")) == ["2021-08", "2021-12"]


def test_the_numbers_of_the_first_paragraph() -> None:
    table = decisions().set_index("date")["event"]
    assert "full withdrawal from Syria" in table.loc["2018-12-19"]
    assert "About 750 paratroopers" in table.loc["2019-12-31"]
    assert "3,000 to 3,500 more by 3 January" in table.loc["2019-12-31"]


def test_the_troops_in_iraq_and_around_it() -> None:
    troops = evidence.load("us_troops_iraq").set_index("year")["troops"]
    assert troops[2020] == 5200
    assert troops[2012] < 200 < 400 < troops[2014] < troops[2015]  # out, and back
    press = evidence.load("us_troops_press").set_index("place")["low"]
    assert (press["Added since May 2019"], press["Sent to Kuwait after 3 January"]) == (14000, 3500)
    assert press["Iraq from 15 January 2021"] == 2500
    added = (press["Iraq"] + press["Sent to Kuwait after 3 January"]) / press["Iraq"]
    assert preset(PRESENCE, "Thousands more")["troops"] == pytest.approx(added, abs=0.05)
    assert preset(PRESENCE, "A small force, and talks")["troops"] == pytest.approx(2500 / 5200, abs=0.05)


def test_violence_that_ran_away() -> None:
    began = evidence.rate("VIOL", "4", condition="direct violent act")
    assert (began.n, began.n_total) == (12, 140)


def test_what_the_sources_of_the_dangers_say() -> None:
    assert PRESENCE.evaluate()["rate_drawn"] / PRESENCE.evaluate(deterrent=0)["rate_drawn"] == pytest.approx(0.8)
    assert PRESENCE.evaluate(deterrent=1)["rate_drawn"] / PRESENCE.evaluate(deterrent=0)["rate_drawn"] == pytest.approx(
        0.5
    )
    assert 1 - exp(-1 / 2.5) == pytest.approx(0.33, abs=0.005)  # once in two and a half years

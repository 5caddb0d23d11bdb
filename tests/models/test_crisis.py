"""The crisis machine: its recursion by hand, its calibration, its sanity, and the teaching case of a walk."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.settings import changes, corners, draws
from twodoors import evidence, uncertainty_of
from twodoors.calibration import FREE, base_rates, calibrate
from twodoors.model.codegen import numpy_function
from twodoors.models import load
from twodoors.models.crisis import RUNGS, TOP, WEEKS

CRISIS = load("crisis")
SHARE = np.arange(TOP + 1) / TOP


def by_hand(**given: float) -> dict[str, Any]:
    """The same machine as arrays over rungs: values from the last week back, chances from the first week on."""
    a = CRISIS.setting(given)
    sides = ("us", "iran")
    opening = a["pace"] * a["offer"] * a["table"] * a["willing"]
    ripe = max(0, min(a[f"deal_{side}"] + a[f"attrition_{side}"] * WEEKS / 2 for side in sides))
    war, talks = a["hazard"] * SHARE**2, np.clip(opening * (1 + ripe * SHARE), 0, 0.9)
    value = {side: -18 * a[f"attrition_{side}"] * SHARE for side in sides}
    moves = np.zeros((WEEKS + 1, TOP + 1, TOP + 1))  # week, from rung, to rung
    for week in range(WEEKS, 0, -1):
        mover = "iran" if week % 2 else "us"
        arrive = {
            side: -war * a[f"war_cost_{side}"]
            + (1 - war)
            * (talks * a[f"deal_{side}"] + (1 - talks) * (0.97 * value[side] - a[f"attrition_{side}"] * SHARE))
            for side in sides
        }
        gained = {side: np.zeros(TOP + 1) for side in sides}
        for rung in range(TOP + 1):
            to = [r for r in (rung - 1, rung, rung + 1) if 0 <= r <= TOP]
            pride = np.array([a[f"pride_{mover}"] * (r - rung) for r in to])
            worth = arrive[mover][to] + pride
            chosen = np.exp(a["rationality"] * (worth - worth.max()))
            chosen /= chosen.sum()
            moves[week, rung, to] = chosen
            for side in sides:
                gained[side][rung] = chosen @ (arrive[side][to] + (pride if side == mover else 0))
        value = gained
    chance = np.maximum(0, 1 - abs(np.arange(TOP + 1) - a["start"]))
    ends = np.zeros(2)
    path = [np.array([0, 0, a["start"]])]
    for week in range(1, WEEKS + 1):
        reach = chance @ moves[week]
        ends = np.add(ends, [reach @ war, reach @ ((1 - war) * talks)])
        chance = reach * (1 - war) * (1 - talks)
        assert ends.sum() + chance.sum() == pytest.approx(1, abs=1e-12)
        path.append(np.array([*ends, chance @ np.arange(TOP + 1) / chance.sum()]))
    return {"path": np.array(path), "ripeness": ripe}


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_recursion_written_by_hand(seed: int) -> None:
    setting = {name: float(value[0]) for name, value in draws(CRISIS, 1, seed).items()} if seed else {}
    wanted, path = by_hand(**setting), CRISIS.path(**setting)
    np.testing.assert_allclose(path[["war_by", "talks_by", "rung_by"]], wanted["path"], atol=1e-12)
    outcomes = CRISIS.evaluate(**setting)
    assert [outcomes[name] for name in ("war", "talks", "rung")] == pytest.approx(list(wanted["path"][-1]), abs=1e-12)
    assert outcomes["ripeness"] == pytest.approx(wanted["ripeness"], abs=1e-12)


def test_at_the_defaults_the_outside_view_holds() -> None:
    rates = base_rates()
    assert rates == {"war": evidence.rate("VIOL", "4").share, "talks": evidence.rate("MEDIATE", "4").share}
    assert [round(rate, 3) for rate in rates.values()] == [0.082, 0.319]
    found = calibrate(CRISIS, rates, FREE)
    for name, value in found.items():
        a = CRISIS.assumption(name)
        assert a.default == pytest.approx(round(value / a.step) * a.step, abs=1e-12)
    exact = CRISIS.evaluate(**found)
    for name, rate in rates.items():
        assert exact[name] == pytest.approx(rate, abs=1e-9)
        assert CRISIS.evaluate()[name] == pytest.approx(rate, abs=0.005)  # what rounding to the slider's step leaves


def test_a_calibration_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="2 assumptions for 1 outcomes"):
        calibrate(CRISIS, {"war": 0.1}, FREE)
    with pytest.raises(ValueError, match=r"no values of hazard within their ranges make \{'war': 0.99\}"):
        calibrate(CRISIS, {"war": 0.99}, ["hazard"])


@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_chances_sum_to_one_everywhere(method: str) -> None:
    for setting in (corners(CRISIS), draws(CRISIS, 500)):
        found = getattr(CRISIS, method)(**setting)
        assert all(np.isfinite(values).all() for values in found.values())
        np.testing.assert_allclose(found["war"] + found["talks"] + found["unresolved"], 1, atol=1e-12)
        assert (np.array([found["war"], found["talks"], found["unresolved"]]) >= -1e-12).all()
        assert ((found["rung"] >= -1e-12) & (found["rung"] <= TOP + 1e-12)).all()


def test_week_by_week_war_and_talks_only_grow() -> None:
    for preset in CRISIS.presets:
        path = CRISIS.path(**preset.values)
        assert list(path.index) == list(range(WEEKS + 1))
        for suffix in ("", "_perfect"):
            war, talks, both = (path[f"{name}_by{suffix}"] for name in ("war", "talks", "settled"))
            assert (war.diff().dropna() >= 0).all()
            assert (talks.diff().dropna() >= 0).all()
            np.testing.assert_allclose(both, war + talks, atol=1e-12)
            assert both.iloc[-1] <= 1 + 1e-12
        assert path["war_by"].iloc[-1] == CRISIS.evaluate(**preset.values)["war"]
        assert path["war_by_perfect"].iloc[-1] == CRISIS.perfect(**preset.values)["war"]


# Small crises as well as great ones: what should hold everywhere is tried from many settings.
AROUND = draws(CRISIS, 200, seed=13)


def along(name: str, **fixed: Any) -> np.ndarray:
    """War from 200 settings while one assumption runs over its range: a row a setting."""
    a = CRISIS.assumption(name)
    given = {other: values[:, None] for other, values in AROUND.items()} | fixed
    return np.asarray(CRISIS.evaluate(**{**given, name: np.linspace(a.low, a.high, 9)[None, :]})["war"])


@pytest.mark.parametrize("name", ["war_cost_us", "war_cost_iran", "offer", "table", "willing", "pace"])
def test_war_falls_in_its_cost_and_in_the_opening(name: str) -> None:
    at_defaults = CRISIS.sweep(name, 21)["war"]
    assert (at_defaults.diff().dropna() <= 1e-12).all()
    assert at_defaults.iloc[0] > at_defaults.iloc[-1]


@pytest.mark.parametrize("name", ["hazard", "pride_us", "pride_iran"])
def test_war_rises_in_hazard_and_pride(name: str) -> None:
    at_defaults = CRISIS.sweep(name, 21)["war"]
    assert (at_defaults.diff().dropna() >= -1e-12).all()
    assert at_defaults.iloc[-1] > at_defaults.iloc[0] + 0.01


def test_from_anywhere_a_greater_hazard_means_more_war() -> None:
    assert (np.diff(along("hazard", war_cost_us=0.0, war_cost_iran=0.0), axis=1) >= -1e-12).all()


def test_war_falls_and_talks_rise_in_ripeness_itself() -> None:
    later = [e for e in CRISIS.equations if e.name != "ripeness"]
    function = numpy_function(later, [*CRISIS.defaults, "ripeness"], ["war", "talks"])
    at = [np.float64(value) for value in CRISIS.defaults.values()]
    war, talks = function(*at, np.linspace(0, 3, 13))
    assert (np.diff(war) < 0).all()
    assert (np.diff(talks) > 0).all()


def test_a_better_deal_for_both_may_raise_the_danger_it_ends() -> None:
    worth = np.linspace(0.2, 1.0, 9)
    found = CRISIS.evaluate(deal_us=worth, deal_iran=worth)
    assert (np.diff(found["talks"]) > 0).all()
    assert found["war"][-1] > found["war"][0]  # the surprise: where talks wait up the ladder, climbing pays


@pytest.mark.parametrize("shut", ["offer", "table", "willing", "pace"])
def test_a_shut_door_means_no_talks(shut: str) -> None:
    for method in (CRISIS.evaluate, CRISIS.perfect):
        found = method(**{**draws(CRISIS, 50), shut: 0.0})
        assert (found["talks"] == 0).all()
    assert "A door is shut" in CRISIS.sentence(**{shut: 0.0})


def test_one_side_content_to_go_on_makes_the_moment_unripe() -> None:
    content = {"deal_us": -0.5, "attrition_us": 0.0}
    assert CRISIS.evaluate(**content)["ripeness"] == 0
    assert CRISIS.evaluate(**content, attrition_iran=0.2, deal_iran=1.0)["ripeness"] == 0


@given(st.integers(2, 8), st.floats(0.05, 0.9))
def test_a_walk_that_ends_at_either_end_has_its_fundamental_matrix(states: int, up: float) -> None:
    """The expected visits of a walk are (I - Q)⁻¹: solved, and summed week by week as the machine does."""
    q = np.diag([up] * (states - 1), 1) + np.diag([1 - up] * (states - 1), -1)
    visits, chance = np.zeros((states, states)), np.eye(states)
    for _ in range(3000):
        visits, chance = visits + chance, chance @ q
    np.testing.assert_allclose(visits, np.linalg.inv(np.eye(states) - q), atol=1e-8)


def test_a_fair_walk_over_three_rungs_is_as_in_the_books() -> None:
    q = np.array([[0, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0]])
    np.testing.assert_allclose(np.linalg.inv(np.eye(3) - q), np.array([[1.5, 1, 0.5], [1, 2, 1], [0.5, 1, 1.5]]))


def test_war_hangs_on_the_hazard_and_talks_on_the_doors() -> None:
    """What chapter 13 says of the ranges that its view of them shows first."""
    ranges = uncertainty_of(CRISIS, outcome="war").ranges
    war, talks = (CRISIS.sensitivity(outcome, ranges)["total"] for outcome in ("war", "talks"))
    assert CRISIS.sensitivity("war", ranges).loc["hazard", "first"] > 0.5
    assert list(war.nlargest(3).index) == ["hazard", "pride_iran", "pride_us"]
    assert list(talks.nlargest(4).index) == ["pace", "table", "offer", "willing"]
    worth = ["war_cost_us", "war_cost_iran", "deal_us", "deal_iran"]
    assert war[worth].max() < 0.03
    assert talks[worth].max() < 0.03


def test_only_the_hazard_and_the_doors_turn_the_machine() -> None:
    turns = CRISIS.flips()["flip"].dropna()
    assert set(turns.index) == {"hazard", "pace", "table", "offer", "willing"}
    assert turns.index[0] == "pace", "the nearest turn"
    assert 0.02 < turns["pace"] < CRISIS.defaults["pace"] / 4
    assert CRISIS.evaluate(pace=0.02)["war"] > CRISIS.evaluate(pace=0.02)["talks"]


def test_the_values_carried_over_are_those_of_their_chapters() -> None:
    carried = {a.name: a for a in CRISIS.assumptions if a.carries}
    assert sorted(carried) == ["offer", "table", "willing"]
    for a in carried.values():
        assert a.carries is not None
        model, outcome = a.carries
        assert a.default == pytest.approx(load(model).evaluate()[outcome], abs=0.005)


def test_every_rung_has_its_name_and_the_critics_differ() -> None:
    assert len(RUNGS) == len(set(RUNGS)) == TOP + 1
    settings = [changes(CRISIS, preset.label) for preset in CRISIS.presets]
    assert settings[0] == {}
    outcomes = [round(CRISIS.evaluate(**values)["war"], 6) for values in settings]
    assert len(set(outcomes)) == len(outcomes) == 6

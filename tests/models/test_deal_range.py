"""The bargaining range: its published numbers, many Irans counted one by one, and where its findings stop."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.printed import assert_presets_give
from tests.helpers.settings import DEAL, changes, corners, draws
from twodoors.models import load

MODEL = load("deal_range")
IRANS = 1000

NAMES = ("war_risk", "risk_believed", "demand", "range_width", "us_value", "gamble_gain", "iran_loss")

#: Settings beside the defaults, and the outcomes there in the order of ``NAMES``.
PUBLISHED: list[tuple[dict[str, float], tuple[float, ...]]] = [
    ({}, (0.35, 0.35, 0.725, 0.4, 0.61125, 0.06125, 0.144375)),
    (
        {"power": 0.45, "cost_us": 0.05, "cost_iran": 0.35, "doubt": 0.2, "misread": 0.1},
        (23 / 72, 0.25, 0.7, 0.365, 0.45 - 0.05 + 0.3 * 49 / 72, 0.0125, 59 / 720),
    ),
    (
        {"power": 0.6, "cost_us": 0.2, "cost_iran": 0.3, "doubt": 0.08, "misread": 0.25},
        (11 / 24, 0, 0.82, 0.425, 0.6275, 0, 0),
    ),
]

#: Of each preset, to as many digits as the design has.
PRESETS = {
    "After the strike": (0.35, 0.35, 0.725, 0.40, 0.61125, 0.06125, 0.144375),
    "Before the strike": (0, 0, 0.65, 0.35, 0.65, 0, 0),
    "A nation brought together": (0.5429, 0.35, 0.725, 0.31, 0.5486, 0.0050, 0.1238),
    "Sure and wrong": (0.625, 0, 0.75, 0.34, 0.53125, 0, 0),
}


def at(**assumptions: float) -> dict[str, float]:
    """The outcomes, all else as at first."""
    answer: dict[str, float] = MODEL.evaluate(**assumptions)
    return answer


def risk(**assumptions: float) -> float:
    return at(**assumptions)["war_risk"]


@pytest.mark.parametrize(("given", "outcomes"), PUBLISHED)
def test_published_numbers(given: dict[str, float], outcomes: tuple[float, ...]) -> None:
    assert MODEL.defaults == DEAL
    assert [at(**given)[name] for name in NAMES] == pytest.approx(list(outcomes), rel=0, abs=1e-12)


def test_presets() -> None:
    assert_presets_give(MODEL, NAMES, PRESETS, 5e-5)


# -- many Irans, counted one by one -----------------------------------------------------------------------------------


def worth(asked: Any, costs: Any, power: float, cost_us: float) -> Any:
    """What asking for a share is worth to Washington, where war costs Iran one of these, each as often."""
    met = power + np.asarray(costs) >= np.asarray(asked)[..., None] - 1e-12
    return np.where(met, np.asarray(asked)[..., None], power - cost_us).mean(axis=-1)


def counted(power: float, cost_us: float, cost_iran: float, doubt: float, misread: float) -> dict[str, float]:
    """All outcomes, from a search for the best demand among as many Irans."""
    believed = cost_iran + doubt * (2 * (np.arange(IRANS) + 0.5) / IRANS - 1)
    true = (1 - misread) * believed
    demand = power + believed[np.argmax(worth(power + believed, believed, power, cost_us))]
    safe = power + cost_iran - doubt
    mine, cautious = (float(worth(asked, true, power, cost_us)) for asked in (demand, safe))
    return {
        "war_risk": float((true < demand - power).mean()),
        "risk_believed": float((believed < demand - power).mean()),
        "demand": float(demand),
        "safe_demand": safe,
        "range_width": cost_us + float(true.mean()),
        "us_value": mine,
        "gamble_gain": mine - cautious,
        "iran_loss": float((np.minimum(demand - power, true) - np.minimum(safe - power, true)).mean()),
    }


def test_as_many_irans_give_what_the_formulas_give() -> None:
    given = draws(MODEL, 150)
    for i in range(150):
        setting = {name: float(values[i]) for name, values in given.items()}
        ask = setting.pop("ask")
        found = at(**setting, ask=ask)
        cost = setting["cost_iran"] + setting["doubt"] * (2 * (np.arange(IRANS) + 0.5) / IRANS - 1)
        true = (1 - setting["misread"]) * cost
        tried = {
            "ask_risk": float((true < ask - setting["power"]).mean()),
            "ask_value": float(worth(ask, true, setting["power"], setting["cost_us"])),
        }
        assert found == pytest.approx(counted(**setting) | tried, rel=0, abs=4e-3), setting


def test_the_demand_in_the_picture_has_its_printed_numbers() -> None:
    """The demand that a reader may drag: how often it is refused, and what it is worth."""
    published = [
        ({}, 0.55, 0, 0.55),
        ({}, 0.65, 0.2, 0.60),
        ({}, 0.725, 0.35, 0.61125),
        ({}, 0.9, 0.7, 0.55),
        ({"misread": 0.3}, 0.7, 33 / 70, 0.4 + 0.3 * 37 / 70),
        (PUBLISHED[1][0], 0.72, 0.375, 0.6),
    ]
    for given, ask, refused, value in published:
        found = at(**given, ask=ask)
        assert (found["ask_risk"], found["ask_value"]) == pytest.approx((refused, value), rel=0, abs=1e-12)
        assert value <= found["us_value"] + 1e-12 or given.get("misread"), "without misreading the model's is the best"
    for name in NAMES:
        assert at(ask=1.0)[name] == at()[name]


def test_nothing_runs_into_an_end_but_the_chance_of_war() -> None:
    for given in (corners(MODEL), draws(MODEL, 5000)):
        inside = MODEL.everything(given)
        assert (inside["low"] >= -1e-12).all()
        assert (given["power"] - given["cost_us"] >= -1e-12).all()
        assert (given["power"] + given["cost_iran"] <= 1 + 1e-12).all()
        assert inside["demand"].max() <= 0.99 + 1e-12
        assert inside["risk_believed"].min() >= 0
        assert inside["risk_believed"].max() <= 0.5 + 1e-12
    assert MODEL.everything(corners(MODEL))["demand"].max() == pytest.approx(0.99)


# -- where the findings stop ------------------------------------------------------------------------------------------

WRONG = {"misread": 0.2}


def test_a_washington_that_is_wrong_turns_what_holds_of_one_that_is_right() -> None:
    dearer = [risk(**WRONG, doubt=0.05, cost_iran=cost) for cost in (0.3, 0.4)]
    assert dearer == pytest.approx([0.625, 0.875], rel=0, abs=1e-12)
    doubts = [risk(**WRONG, doubt=doubt) for doubt in (0.05, 0.13, 0.25)]
    assert doubts == pytest.approx([0.625, 0.163461538462, 0.4625], rel=0, abs=1e-12)
    assert [risk(**WRONG, doubt=doubt) for doubt in (0.01, 0.02, 0.03)] == [1, 1, 1]  # never likelier, and no less so


def test_a_shock_that_leaves_doubt_small_opens_one_door_alone() -> None:
    before, after = at(cost_iran=0.25, doubt=0.05), at(cost_iran=0.3, doubt=0.08)
    assert after["range_width"] > before["range_width"]
    assert after["war_risk"] == before["war_risk"] == 0


def test_how_often_findings_fail_where_their_condition_is_not_met() -> None:
    given = draws(MODEL, 100_000)
    base = MODEL.evaluate(**given)
    up = np.random.default_rng(4).uniform(size=100_000)

    def moved(name: str) -> Any:
        return MODEL.evaluate(**given | {name: given[name] + up * (MODEL.assumption(name).high - given[name])})

    assert (moved("cost_iran")["war_risk"] > base["war_risk"] + 1e-9).mean() == pytest.approx(0.48, abs=0.01)
    assert (moved("doubt")["war_risk"] < base["war_risk"] - 1e-9).mean() == pytest.approx(0.44, abs=0.01)
    assert (base["war_risk"] > 0.5).mean() == pytest.approx(0.39, abs=0.01)
    assert base["war_risk"].max() == 1
    gambles = base["risk_believed"] > 0
    assert (base["gamble_gain"][gambles] < 0).mean() == pytest.approx(0.70, abs=0.01)
    assert at(misread=0.4)["gamble_gain"] < 0
    stacked = given["cost_iran"] + given["doubt"] > 1 - given["power"]  # some Irans would give up everything
    assert stacked.mean() == pytest.approx(0.226, abs=0.01)


def test_with_other_beliefs_war_may_be_likelier_than_not() -> None:
    costs = [0.05] * 70 + [0.55] * 30
    cautious, bold = worth([0.4 + 0.05, 0.4 + 0.55], costs, power=0.4, cost_us=0.1)
    assert bold > cautious  # it asks for .95, and seventy of a hundred refuse


def test_sentences_of_special_cases() -> None:
    assert "would always accept" in MODEL.sentence(**changes(MODEL, "Before the strike"))
    assert "never accepts" in MODEL.sentence(**WRONG, doubt=0.01)
    assert "to be 35 in 100" in MODEL.sentence(misread=0.3)
    assert "54 in 100" in MODEL.sentence(misread=0.3)
    assert "Iran dreads" not in MODEL.sentence()

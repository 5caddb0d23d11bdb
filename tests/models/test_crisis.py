"""The crisis machine: its numbers, its recursion by hand, what the chapters put in, and a walk as a teaching case."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.helpers.printed import assert_gives
from tests.helpers.settings import corners, draws
from twodoors import evidence
from twodoors.evidence import rates
from twodoors.models import load
from twodoors.models.crisis.doubts import DOUBTS
from twodoors.models.crisis.ladder import RUNGS, TOP, WEEKS

CRISIS = load("crisis")
SHARE = np.arange(TOP + 1) / TOP
OWN = [a.name for a in CRISIS.assumptions if not a.carries]
CARRIED = {a.name: a for a in CRISIS.assumptions if a.carries}

ELSEWHERE = {
    "start": 3,
    "hazard": 0.012,
    "push": 0.08,
    "opening": 0.025,
    "war_cost_us": 1.4,
    "war_cost_iran": 1.6,
    "pride": 0.07,
    "attrition": 0.035,
    "rationality": 6,
    "door_slope": 0.8,
    "misjudge": 0.5,
    "strain": 0.1,
    "militia": 0.4,
    "expulsion": 0.3,
    "provoke": 0.8,
    "consent": 0.6,
    "margin": -0.2,
    "offer": 0.8,
    "holds": 0.5,
    "table_us": 0.3,
    "table_iran": 0.25,
    "gulf_signs": 0.9,
    "edge": -0.15,
    "danger": 0.4,
}
ARTICLE = {"hazard": 0.0051, "opening": 0.026, "attrition": 0.04}

#: Settings and their outcomes, to twelve digits.
NUMBERS: list[tuple[dict[str, float], dict[str, float]]] = [
    (
        {},
        {
            "war": 0.034649715948,
            "talks": 0.296648782825,
            "unresolved": 0.668701501227,
            "chosen": 0.009594226183,
            "slid": 0.025055489765,
            "refused": 0.063199012617,
            "rung": 2.559245680704,
            "take_us": 0.935889928371,
            "take_iran": 0.960691026934,
        },
    ),
    (
        ARTICLE,
        {
            "war": 0.049051642262,
            "talks": 0.501224128462,
            "unresolved": 0.449724229276,
            "chosen": 0.009802223829,
            "slid": 0.039249418433,
            "refused": 0.088688483656,
            "rung": 1.894906942819,
            "take_us": 0.949114937794,
            "take_iran": 0.966929978978,
        },
    ),
    (
        ELSEWHERE,
        {
            "war": 0.111811030575,
            "talks": 0.762168062405,
            "unresolved": 0.126020907019,
            "chosen": 0.009595722270,
            "slid": 0.102215308305,
            "refused": 0.097980337561,
            "rung": 3.515714126658,
            "take_us": 0.953991168966,
            "take_iran": 0.881662987087,
        },
    ),
]


@pytest.mark.parametrize(("setting", "outcomes"), NUMBERS)
def test_published_numbers(setting: dict[str, float], outcomes: dict[str, float]) -> None:
    assert_gives(CRISIS, setting, outcomes, 2e-12)


#: War, talks and neither in 100 at each preset; with sides that never misjudge, war and talks.
PRESETS = {
    "The outside view": ((3.5, 29.7, 66.9), (0.6, 31)),
    "The article’s reading": ((4.9, 50.1, 45.0), (1.1, 52)),
    "Had there been no strike": ((1.5, 26.5, 72.0), (0.1, 30)),
    "A nation brought together": ((10.4, 27.8, 61.8), (1.4, 24)),
    "Not with the man who gave the order": ((4.4, 20.8, 74.8), (0.6, 0)),
    "Moscow gains by the quarrel": ((3.8, 14.4, 81.7), (0.6, 15)),
    "Deterrence re-established": ((2.2, 27.5, 70.3), (0.2, 12)),
}


def test_presets_give_what_is_said_of_them() -> None:
    assert [preset.label for preset in CRISIS.presets] == list(PRESETS)
    for preset in CRISIS.presets:
        logit, best = PRESETS[preset.label]
        found, perfect = CRISIS.evaluate(**preset.values), CRISIS.perfect(**preset.values)
        shown = [100 * found[name] for name in ("war", "talks", "unresolved")]
        assert shown == pytest.approx(logit, abs=0.05 + 1e-9), preset.label
        assert 100 * perfect["war"] == pytest.approx(best[0], abs=0.05 + 1e-9), preset.label
        assert 100 * perfect["talks"] == pytest.approx(best[1], abs=0.5 + 1e-9), preset.label
    assert (
        CRISIS.presets[5].values["offer"]
        == load("offramp").evaluate(**_of("offramp", "Moscow gains by the quarrel"))["offer"]
    )


def _of(model: str, label: str) -> dict[str, float]:
    return dict(next(preset.values for preset in load(model).presets if preset.label == label))


# -- by hand ----------------------------------------------------------------------------------------------------------


def chances(p: float, times: Any) -> Any:
    """A chance p at so many times its rate."""
    return 1 - (1 - p) ** times


def ratios(a: dict[str, float]) -> dict[str, float]:
    """What the chapters' results come to, beside what they are at first."""
    first = CRISIS.defaults

    def iraq(x: dict[str, float]) -> float:
        return x["militia"] * x["provoke"] * (1 - x["expulsion"]) * (1 - x["consent"] * (1 - x["strain"])) * x["danger"]

    return {
        "misjudging": a["misjudge"] / first["misjudge"],
        "iraq": iraq(a) / iraq(first),
        "doors": a["offer"] * a["gulf_signs"] / (first["offer"] * first["gulf_signs"]),
        "resolve_iran": max(0, 1 - a["margin"]) / (1 - first["margin"]),
        "deal_us": a["holds"] * a["table_us"],
        "deal_iran": a["holds"] * a["table_iran"] + a["edge"],
    }


def choose(precision: float, worth: np.ndarray) -> np.ndarray:
    odds = np.exp(precision * (worth - worth.max()))
    chosen: np.ndarray = odds / odds.sum()
    return chosen


def by_hand(**given: float) -> dict[str, Any]:
    """The same machine as arrays over rungs: values from the last week back, chances from the first week on."""
    a = CRISIS.setting(given)
    r = ratios(a)
    discount = 0.8 ** (1 / 52)
    deal, cost = ({side: x[f"{name}_{side}"] for side in ("us", "iran")} for name, x in (("deal", r), ("war_cost", a)))
    pride = {"us": a["pride"], "iran": a["pride"] * r["resolve_iran"]}
    war = chances(a["hazard"], r["misjudging"] * SHARE**2)
    door = chances(a["opening"], r["doors"] * (1 + a["door_slope"] * SHARE))
    pushed = chances(a["push"], r["iraq"])
    push = np.diag([1 - pushed] * TOP + [1.0]) + np.diag([pushed] * TOP, 1)
    value = {side: -a["attrition"] * SHARE * sum(discount**k for k in range(WEEKS)) for side in deal}
    moves, talks = np.zeros((WEEKS + 1, TOP + 1, TOP + 2)), np.zeros((WEEKS + 1, TOP + 1))
    first = {}
    for week in range(WEEKS, 0, -1):
        mover = "iran" if week % 2 else "us"
        going = {side: -a["attrition"] * SHARE + discount * value[side] for side in deal}
        takes = {side: 1 / (1 + np.exp(a["rationality"] * (going[side] - deal[side]))) for side in deal}
        talks[week] = door * takes["us"] * takes["iran"]
        after = {
            side: -war * cost[side] + (1 - war) * (talks[week] * deal[side] + (1 - talks[week]) * going[side])
            for side in deal
        }
        stay = {side: np.append(push @ after[side], -cost[side]) for side in deal}  # beyond the top there is war
        gained = {side: np.zeros(TOP + 1) for side in deal}
        for rung in range(TOP + 1):
            to = [k for k in (rung - 1, rung, rung + 1) if k >= 0]
            own = np.array([pride[mover] * (k - rung) for k in to])
            chosen = choose(a["rationality"], stay[mover][to] + own)
            moves[week, rung, to] = chosen
            for side in deal:
                gained[side][rung] = chosen @ (stay[side][to] + (own if side == mover else 0))
        value, first = gained, takes
    return {"forward": _forward(a["start"], moves, push, war, door, talks)} | {
        f"take_{side}": np.interp(a["start"], range(TOP + 1), first[side]) for side in deal
    }


def _forward(
    start: float, moves: np.ndarray, push: np.ndarray, war: np.ndarray, door: np.ndarray, talks: np.ndarray
) -> dict[str, Any]:
    chance = np.maximum(0, 1 - abs(np.arange(TOP + 1) - start))  # between two rungs: on both, in proportion
    chosen = slid = agreed = refused = 0.0
    path = [[0, 0, start]]
    for week in range(1, WEEKS + 1):
        reach = chance @ moves[week]
        chosen, reach = chosen + reach[-1], reach[:-1] @ push
        slid += reach @ war
        left = reach * (1 - war)
        agreed, refused = agreed + left @ talks[week], refused + left @ (door - talks[week])
        chance = left * (1 - talks[week])
        assert chosen + slid + agreed + chance.sum() == pytest.approx(1, abs=1e-12)
        path.append([chosen + slid, agreed, chance @ np.arange(TOP + 1) / chance.sum()])
    return {"chosen": chosen, "slid": slid, "refused": refused, "path": np.array(path)}


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_recursion_written_by_hand(seed: int) -> None:
    setting = {name: float(value[0]) for name, value in draws(CRISIS, 1, seed).items()} if seed else {}
    wanted, path, outcomes = by_hand(**setting), CRISIS.path(**setting), CRISIS.evaluate(**setting)
    forward = wanted["forward"]
    np.testing.assert_allclose(path[["war_by", "talks_by", "rung_by"]], forward["path"], atol=1e-12)
    assert [outcomes[name] for name in ("war", "talks", "rung")] == pytest.approx(list(forward["path"][-1]), abs=1e-12)
    for name in ("chosen", "slid", "refused"):
        assert outcomes[name] == pytest.approx(forward[name], abs=1e-12), name
    assert outcomes["war_early"] == pytest.approx(forward["path"][13][0], abs=1e-12)
    for name in ("take_us", "take_iran"):
        assert outcomes[name] == pytest.approx(wanted[name], abs=1e-12), name
    assert {name: outcomes[name] for name in ratios(CRISIS.setting(setting))} == pytest.approx(
        ratios(CRISIS.setting(setting)), rel=1e-12, abs=1e-12
    )


# -- what the chapters put in -----------------------------------------------------------------------------------------


def test_each_of_twelve_chapters_enters_with_what_its_model_gives() -> None:
    assert len(CARRIED) == 14
    assert len({a.carries[0] for a in CARRIED.values() if a.carries}) == 12
    for a in CARRIED.values():
        assert a.carries is not None
        model, outcome = a.carries
        assert a.default == load(model).evaluate()[outcome], "not rounded"
        found = np.concatenate(
            [
                np.atleast_1d(load(model).evaluate(**points)[outcome])
                for points in (draws(load(model), 4000), corners(load(model)))
            ]
        )
        assert a.low - 1e-12 <= found.min(), a.name
        assert found.max() <= a.high + 1e-12, a.name
    assert len(OWN) <= 10


def test_at_first_every_ratio_is_one() -> None:
    found = CRISIS.evaluate()
    for name in ("misjudging", "iraq", "doors", "resolve_iran"):
        assert found[name] == pytest.approx(1, abs=1e-12), name


def test_without_doubt_there_is_no_slide_and_without_an_offer_no_talks() -> None:
    assert CRISIS.evaluate(misjudge=0.0)["slid"] == pytest.approx(0, abs=1e-12)
    for method in (CRISIS.evaluate, CRISIS.perfect):
        found = method(**{**draws(CRISIS, 50), "offer": 0.0})
        assert (found["talks"] == 0).all()
        assert (found["refused"] == 0).all()
    assert "No way out is ever on offer" in CRISIS.sentence(offer=0.0)
    assert CRISIS.evaluate(margin=1.0) == CRISIS.evaluate(margin=2.0), "a margin above 1 counts as 1"


def test_chapters_that_are_not_there_move_nothing() -> None:
    found = CRISIS.evaluate(militia=0.0)
    assert found["iraq"] == 0
    assert found == CRISIS.evaluate(provoke=0.0) == CRISIS.evaluate(danger=0.0) == CRISIS.evaluate(expulsion=1.0)


# -- the whole --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_chances_sum_to_one_everywhere(method: str) -> None:
    for setting in (corners(CRISIS), draws(CRISIS, 500)):
        found = getattr(CRISIS, method)(**setting)
        assert all(np.isfinite(values).all() for values in found.values())
        np.testing.assert_allclose(found["war"] + found["talks"] + found["unresolved"], 1, atol=1e-12)
        np.testing.assert_allclose(found["chosen"] + found["slid"], found["war"], atol=1e-12)
        assert (np.array([found["war"], found["talks"], found["unresolved"], found["slid"]]) >= -1e-12).all()
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


#: Where sides that never misjudge turn at a threshold, and the outcome goes the other way: in 100, before and after.
TURNS = [
    ("A nation brought together", {"hazard": 0.0060}, {"hazard": 0.0063}, "war", 3.0, 1.0),
    ("A nation brought together", {"war_cost_us": 3.30}, {"war_cost_us": 3.36}, "war", 0.6, 1.1),
    ("Deterrence re-established", {"opening": 0.031}, {"opening": 0.033}, "talks", 36, 32),
]


@pytest.mark.parametrize(("label", "before", "after", "outcome", "first", "then"), TURNS)
def test_sides_that_never_misjudge_turn_at_thresholds(
    label: str, before: dict[str, float], after: dict[str, float], outcome: str, first: float, then: float
) -> None:
    preset = _of("crisis", label)
    found = [100 * CRISIS.perfect(**preset | changed)[outcome] for changed in (before, after)]
    assert found == pytest.approx([first, then], abs=0.05 if outcome == "war" else 0.5)


def test_what_the_first_half_of_the_year_holds_rests_on_how_fast_it_wears() -> None:
    """The finding's condition is needed: where a week at the top wears away much, more of the war may come later."""
    worn = {"hazard": 0.0003, "push": 0.16, "opening": 0.06, "war_cost_us": 1.25, "war_cost_iran": 1.25, "pride": 0.08}
    found = CRISIS.evaluate(**worn, attrition=0.05, rationality=12)
    assert found["war_early"] < found["war"] / 2
    found = CRISIS.evaluate(**worn, attrition=0.025, rationality=12)
    assert found["war_early"] > found["war"] / 2
    from_calm = CRISIS.evaluate(start=2)
    assert from_calm["war_early"] < from_calm["war"] / 2


def test_war_cost_deters_war_by_choice_and_hardly_the_slide() -> None:
    found = CRISIS.evaluate(war_cost_us=[1.25, 1.75, 5.0])
    assert [100 * x for x in found["chosen"]] == pytest.approx([4.8, 1.0, 0.0], abs=0.05)
    assert [100 * x for x in found["slid"]] == pytest.approx([2.3, 2.5, 2.5], abs=0.05)


def test_the_counts_beside_the_findings_are_those_of_the_list() -> None:
    assert (evidence.rate("SEVVIOSY", "4").n, evidence.rate("SEVVIOSY", "4").n_total) == (18, 355)
    assert (evidence.rate("MEDIATE", "4").n, evidence.rate("MEDIATE", "4").n_total) == (112, 351)
    others = [
        evidence.rate("SEVVIOSY", "4", sample=rates.UNITED_STATES),
        evidence.rate("VIOL", "4", condition=rates.VIOLENT_ACT),
    ]
    assert [(rate.n, rate.n_total) for rate in others] == [(16, 74), (12, 140)]
    all_violence = evidence.rate("VIOL", "4")
    assert (all_violence.n - 12, all_violence.n_total - 140) == (17, 215)
    assert CRISIS.walk is not None
    assert "12 of 140 crises, another trigger in 17 of 215" in CRISIS.walk.steps[1].answer


def test_the_average_beside_the_middle_is_as_the_chapter_says() -> None:
    draws = CRISIS.sample(DOUBTS)["war"]
    told = [draws.mean(), *draws.quantile([0.05, 0.95]), CRISIS.evaluate()["war"]]
    assert [round(100 * share) for share in told] == [5, 1, 11, 3]
    (chapter,) = (ROOT / "chapters").glob("13-*.md")
    said = "5 in 100 on average over these doubts (nine draws in ten: 1 to 11), 3 at the middle setting"
    assert said in " ".join(chapter.read_text(encoding="utf-8").split())


# -- the walk that the chapter speaks of ------------------------------------------------------------------------------


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


def test_every_rung_has_its_name() -> None:
    assert len(RUNGS) == len(set(RUNGS)) == TOP + 1

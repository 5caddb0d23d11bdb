"""The wider table: its published numbers, the exact bargain, the surprise, and what chapter 10 says of it."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import changes, draws
from twodoors import evidence
from twodoors.model import Model, symbols
from twodoors.model.codegen import numpy_function
from twodoors.models import load
from twodoors.models.linkage import CORNERS, FRONTIER, ISSUES, frontier, nash
from twodoors.shared import RATIONALITY

DEFAULTS = {
    "seat": 1.0,
    "spoil": 0.3,
    "us_nuclear": 0.60,
    "us_missiles": 0.15,
    "us_region": 0.25,
    "reserve_us": 0.25,
    "iran_nuclear": 0.25,
    "iran_missiles": 0.45,
    "iran_region": 0.30,
    "reserve_iran": 0.25,
    "gulf_nuclear": 0.20,
    "gulf_missiles": 0.35,
    "gulf_region": 0.45,
    "reserve_gulf": 0.25,
    "rationality": 4.0,
}
SIDES = ("us", "iran", "gulf")
SAME = {"iran_nuclear": 0.6, "iran_missiles": 0.15, "iran_region": 0.25}
WITH_THE_GULF = {"us_nuclear": 0.2, "us_missiles": 0.35, "us_region": 0.45}
LIKE_WASHINGTON = {"gulf_nuclear": 0.6, "gulf_missiles": 0.15, "gulf_region": 0.25}


@pytest.fixture(scope="module")
def model() -> Model:
    return load("linkage")


@cache
def solver(count: int) -> Any:
    """The shares, from so many weights of the American side and as many of Iran, in that order."""
    names = [f"i{k}" for k in range(count)]
    us, iran = ({name: symbols(f"{side}_{name}") for name in names} for side in ("u", "v"))
    inputs = [str(weight) for weight in (*us.values(), *iran.values())]
    return numpy_function(nash(us, iran), inputs, [f"share_{name}" for name in names])


def bargain(us: Any, iran: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The Nash solution: shares, the American side's gain and Iran's; the first axis of the weights is the issue."""
    us, iran = np.asarray(us, dtype=float), np.asarray(iran, dtype=float)
    shares = np.array(np.broadcast_arrays(*solver(len(us))(*us, *iran)), dtype=float)
    return shares, (us * shares).sum(axis=0), (iran * (1 - shares)).sum(axis=0)


def weights(count: int, size: int, seed: int) -> np.ndarray:
    """Weights of so many issues that sum to one, none of them nought."""
    raw = np.random.default_rng(seed).uniform(0.05, 1, (count, size))
    return np.asarray(raw / raw.sum(axis=0))


def grid(us: np.ndarray, iran: np.ndarray, points: int) -> float:
    """The best product of gains over all shares on a grid."""
    shares = np.stack(np.meshgrid(*[np.linspace(0, 1, points)] * len(us), indexing="ij")).reshape(len(us), -1)
    return float(((us @ shares) * (iran @ (1 - shares))).max())


def logistic(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers(model: Model) -> None:
    assert model.defaults == DEFAULTS
    expected = {
        "us_gain": 0.6125,
        "iran_gain": 0.735,
        "gulf_gain": 0.2225,
        "narrow_us_gain": 0.3,
        "narrow_iran_gain": 0.125,
        "narrow_gulf_gain": 0.1,
    }
    outcomes = model.evaluate(**DEFAULTS)
    assert {name: outcomes[name] for name in expected} == pytest.approx(expected, rel=0, abs=1e-12)
    shares = [model.work_out(f"share_{issue}") for issue in ISSUES]
    assert shares == pytest.approx([1, 0, 0.05], rel=0, abs=1e-12)
    assert outcomes["survives"] == pytest.approx(0.33466, abs=0.5e-5)
    assert outcomes["narrow_survives"] == pytest.approx(0.14531, abs=0.5e-5)
    assert outcomes["gain_from_linkage"] == pytest.approx(0.17096, abs=0.5e-5)


def test_two_issues_of_opposite_weight_as_published() -> None:
    shares, us, iran = bargain([0.7, 0.3], [0.3, 0.7])
    assert list(shares) == [1, 0]
    assert us * iran == pytest.approx(0.49, rel=0, abs=1e-12)
    assert 0.5 * 0.5 == 0.25  # what splitting each in half would give


def by_hand(at: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The outcomes in plain NumPy: sort by ratio, split each issue in turn, keep the best."""
    raw = {side: np.array([at[f"{side}_{issue}"] for issue in ISSUES]) for side in SIDES}
    part = {side: values / values.sum(axis=0) for side, values in raw.items()}
    us, iran, gulf = (part[side] for side in SIDES)
    size = us.shape[1]
    order = np.argsort(-us / iran, axis=0, kind="stable")
    shares = np.zeros_like(us)
    best = np.full(size, -1.0)
    column = np.arange(size)
    for place in range(3):
        split = order[place]
        won = sum((us[order[p], column] for p in range(place)), np.zeros(size))
        kept = sum((iran[order[p], column] for p in range(place + 1, 3)), np.zeros(size))
        u, v = us[split, column], iran[split, column]
        own = np.clip(((kept + v) / v - won / u) / 2, 0, 1)
        worth = (won + own * u) * (kept + (1 - own) * v)
        trial = np.zeros_like(us)
        for p in range(place):
            trial[order[p], column] = 1
        trial[split, column] = own
        better = worth > best
        shares[:, better], best[better] = trial[:, better], worth[better]
    gains = {"us_gain": us * shares, "iran_gain": iran * (1 - shares), "gulf_gain": gulf * shares}
    found = {name: parts.sum(axis=0) for name, parts in gains.items()}
    found |= {f"share_{issue}": shares[k] for k, issue in enumerate(ISSUES)}
    found |= {"narrow_us_gain": us[0] / 2, "narrow_iran_gain": iran[0] / 2, "narrow_gulf_gain": gulf[0] / 2}
    found["gain_from_linkage"] = np.sqrt(found["us_gain"] * found["iran_gain"]) - 0.5
    r, seat, spoil = at["rationality"], at["seat"], at["spoil"]
    accept = {
        name: logistic(r * (found[name] - at[f"reserve_{name.removeprefix('narrow_').removesuffix('_gain')}"]))
        for name in ("us_gain", "iran_gain", "gulf_gain", "narrow_us_gain", "narrow_iran_gain")
    }
    found["agreement"] = accept["us_gain"] * accept["iran_gain"] * (1 - seat + seat * accept["gulf_gain"])
    found["narrow_agreement"] = accept["narrow_us_gain"] * accept["narrow_iran_gain"]
    found["survives"] = found["agreement"] * (1 - spoil * (1 - seat))
    found["narrow_survives"] = found["narrow_agreement"] * (1 - spoil)
    return found


@pytest.mark.parametrize("whole", [True, False])
def test_by_hand(model: Model, whole: bool) -> None:
    at = draws(model, 2000, seed=10)
    if whole:  # a seat or none, and otherwise anything between as well
        at["seat"] = np.round(at["seat"])
    outcomes = model.evaluate(**at)
    expected = by_hand(at)
    assert set(expected) == set(outcomes)
    for name, values in expected.items():
        np.testing.assert_allclose(outcomes[name], values, rtol=0, atol=1e-12, err_msg=name)


# -- the bargain is the exact one -------------------------------------------------------------------------------------


def test_one_issue_is_split_in_half(model: Model) -> None:
    shares, us, iran = bargain(weights(1, 50, 1), weights(1, 50, 2))
    assert (shares == 0.5).all()
    narrow = model.evaluate()
    part = model.work_out("weight_us_nuclear"), model.work_out("weight_iran_nuclear")
    assert (narrow["narrow_us_gain"], narrow["narrow_iran_gain"]) == (part[0] * us[0], part[1] * iran[0])


def test_two_issues_agree_with_the_closed_form() -> None:
    us, iran = weights(2, 2000, 3), weights(2, 2000, 4)
    _, gain, other = bargain(us, iran)
    first = (us[0] * iran[1] >= us[1] * iran[0]).astype(int)  # 1 where issue 0 goes to the American side first
    u, v = (np.where(first, w[0], w[1]) for w in (us, iran))
    # up to the corner (u, 1 - v), then beyond it: the peak of the product is on one part or at the corner
    before, beyond = np.clip(1 / (2 * v), 0, 1), np.clip((1 - u / (1 - u)) / 2, 0, 1)
    best = np.maximum(before * u * (1 - before * v), (u + beyond * (1 - u)) * (1 - v) * (1 - beyond))
    np.testing.assert_allclose(gain * other, best, rtol=0, atol=1e-12)
    assert 0.2 < (np.abs(before - 1) < 1e-12).mean() < 1


@pytest.mark.parametrize(("count", "points"), [(2, 201), (3, 41)])
def test_no_shares_on_a_grid_do_better(count: int, points: int) -> None:
    us, iran = weights(count, 200, 5), weights(count, 200, 6)
    _, gain, other = bargain(us, iran)
    best = np.array([grid(us[:, i], iran[:, i], points) for i in range(200)])
    assert (gain * other >= best - 1e-12).all()
    assert (gain * other - best).max() < 1 / (points - 1)  # and no better than the grid's fineness allows


def test_four_issues_too() -> None:
    us, iran = weights(4, 40, 7), weights(4, 40, 8)
    _, gain, other = bargain(us, iran)
    best = np.array([grid(us[:, i], iran[:, i], 21) for i in range(40)])
    assert (gain * other >= best - 1e-12).all()
    assert (gain * other - best).max() < 0.02


@pytest.mark.parametrize("count", [2, 3, 4])
def test_at_most_one_issue_is_split_and_none_against_the_order(count: int) -> None:
    us, iran = weights(count, 2000, 9), weights(count, 2000, 10)
    shares, gain, other = bargain(us, iran)
    assert (((shares > 0) & (shares < 1)).sum(axis=0) <= 1).all()
    order = np.argsort(-us / iran, axis=0)
    assert (np.diff(np.take_along_axis(shares, order, axis=0), axis=0) <= 0).all()
    # no one gets less than by splitting every issue in half
    assert min(gain.min(), other.min()) >= 0.5 - 1e-12


def test_the_two_sides_are_treated_alike() -> None:
    us, iran = weights(3, 2000, 11), weights(3, 2000, 12)
    shares, gain, other = bargain(us, iran)
    swapped, gain_of_iran, gain_of_us = bargain(iran, us)
    np.testing.assert_allclose(gain, gain_of_us, rtol=0, atol=1e-12)
    np.testing.assert_allclose(other, gain_of_iran, rtol=0, atol=1e-12)
    np.testing.assert_allclose(shares, 1 - swapped, rtol=0, atol=1e-9)
    _, turned, _ = bargain(us[::-1], iran[::-1])  # nor does the order in which the issues are listed count
    np.testing.assert_allclose(gain, turned, rtol=0, atol=1e-12)


def test_only_proportions_count(model: Model) -> None:
    at = draws(model, 1000, seed=13)
    for side, factor in zip(SIDES, (0.5, 0.25, 0.8), strict=True):
        for issue in ISSUES:
            at[f"{side}_{issue}"] = 0.2 + 0.8 * at[f"{side}_{issue}"]  # so that both stay in the range
        scaled = {f"{side}_{issue}": factor * at[f"{side}_{issue}"] for issue in ISSUES}
        outcomes, again = model.evaluate(**at), model.evaluate(**at | scaled)
        for name, values in outcomes.items():
            np.testing.assert_allclose(values, again[name], rtol=0, atol=1e-9, err_msg=name)


def test_ties_are_broken_alike_whatever_the_rounding(model: Model) -> None:
    for factor in (1.0, 0.5, 0.3, 0.7, 1 / 3, 0.9):
        same = {f"iran_{issue}": factor * DEFAULTS[f"us_{issue}"] for issue in ISSUES if issue != "missiles"}
        same |= {"iran_missiles": factor * 0.25, "us_missiles": 0.25}
        outcomes = model.evaluate(**same)
        assert outcomes["us_gain"] == pytest.approx(0.5, abs=1e-12)
        assert outcomes["iran_gain"] == pytest.approx(0.5, abs=1e-12)
        assert model.work_out("share_nuclear", **same) == pytest.approx(1.1 / 1.2, abs=1e-12)
        assert model.work_out("share_region", **same) == 0


# -- the drawing's corners --------------------------------------------------------------------------------------------


def corners(model: Model, at: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The corners of the wide table's best deals: Washington's gains and Tehran's, corner by corner."""
    names = [name for pair in CORNERS for name in pair]
    function = numpy_function([*model.equations, *FRONTIER], list(at), names)
    found = np.array(np.broadcast_arrays(*function(*at.values())), dtype=float)
    return found[0::2], found[1::2]


def test_corners_of_the_defaults(model: Model) -> None:
    us, iran = corners(model, {name: np.array([value]) for name, value in DEFAULTS.items()})
    np.testing.assert_allclose(us[:, 0], [0, 0.6, 0.85, 1], rtol=0, atol=1e-12)
    np.testing.assert_allclose(iran[:, 0], [1, 0.75, 0.45, 0], rtol=0, atol=1e-12)


def test_the_bargain_lies_on_the_line_through_the_corners(model: Model) -> None:
    at = draws(model, 1000, seed=14)
    us, iran = corners(model, at)
    assert len(us) == len(CORNERS) == len(ISSUES) + 1
    np.testing.assert_allclose(us[0], 0, atol=1e-12)
    np.testing.assert_allclose(us[-1], 1, atol=1e-12)
    np.testing.assert_allclose(iran[0], 1, atol=1e-12)
    np.testing.assert_allclose(iran[-1], 0, atol=1e-12)
    steepness = np.diff(iran, axis=0) / np.diff(us, axis=0)
    assert (np.diff(steepness, axis=0) <= 1e-9).all()  # it bends one way only
    outcomes = model.evaluate(**at)
    on = [np.interp(x, us[:, i], iran[:, i]) for i, x in enumerate(outcomes["us_gain"])]
    np.testing.assert_allclose(on, outcomes["iran_gain"], rtol=0, atol=1e-9)


def test_corners_exist_for_any_number_of_issues() -> None:
    us, iran = ({"x": symbols(f"{side}_x")} for side in ("u", "v"))
    found = numpy_function(
        [*nash(us, iran), *frontier(us, iran)], ["u_x", "v_x"], ["corner_us_0", "corner_iran_0", "corner_us_1"]
    )
    assert tuple(found(0.4, 0.7)) == (0, 0.7, 0.4)


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_issues_help_and_a_seat_hurts(model: Model) -> None:
    now, outside = model.evaluate(), model.evaluate(seat=0.0)
    assert now["narrow_survives"] < now["survives"] < outside["survives"]
    assert now["us_gain"] == outside["us_gain"]  # the seat changes no share, only who must sign
    assert now["gulf_gain"] == outside["gulf_gain"] < DEFAULTS["reserve_gulf"]
    # what was quoted to the reader
    assert (now["narrow_survives"], now["survives"]) == pytest.approx((0.15, 0.33), abs=0.005)
    assert outside["survives"] == pytest.approx(0.50, abs=0.005)


def test_without_a_third_signature_more_issues_always_help(model: Model) -> None:
    at = draws(model, 3000, seed=15) | {"seat": np.zeros(3000)}
    outcomes = model.evaluate(**at)
    assert (outcomes["us_gain"] >= 0.5 - 1e-12).all()
    assert (outcomes["narrow_us_gain"] < 0.5).all()
    assert (outcomes["survives"] > outcomes["narrow_survives"]).all()


def test_linkage_pays_through_different_priorities(model: Model) -> None:
    same = model.evaluate(**SAME, seat=0.0)
    assert same["gain_from_linkage"] == pytest.approx(0, abs=1e-9)
    assert (same["us_gain"], same["iran_gain"]) == pytest.approx((0.5, 0.5), abs=1e-12)
    narrow, linked = model.evaluate(**SAME)["narrow_survives"], model.evaluate(seat=0.0)["survives"]
    assert narrow < same["survives"] < linked  # size alone does part of it, different priorities the rest
    assert model.evaluate(seat=0.0)["narrow_survives"] < same["survives"]
    at = draws(model, 2000, seed=16)
    assert (model.evaluate(**at)["gain_from_linkage"] >= 0).all()
    alike = at | {f"iran_{issue}": at[f"us_{issue}"] for issue in ISSUES}
    np.testing.assert_allclose(model.evaluate(**alike)["gain_from_linkage"], 0, atol=1e-9)


def test_the_trade_is_at_the_expense_of_the_gulf_states(model: Model) -> None:
    assert model.evaluate()["gulf_gain"] < 0.5  # what splitting each issue in half would give them
    assert model.work_out("share_missiles") == 0
    assert model.work_out("share_region") < 0.1
    assert model.evaluate()["gulf_gain"] > 2 * model.evaluate()["narrow_gulf_gain"]  # and yet more than the narrow deal


def test_a_seat_pays_where_those_left_out_are_likelier_to_wreck_than_to_refuse(model: Model) -> None:
    edge = model.work_out("1 - accept_gulf")
    assert edge == pytest.approx(0.5275, abs=0.5e-4)
    for spoil in (edge - 0.01, edge + 0.01):
        inside, outside = (model.evaluate(spoil=spoil, seat=seat)["survives"] for seat in (1.0, 0.0))
        assert (inside > outside) == (spoil > edge)
    assert model.evaluate(spoil=0.6)["survives"] > model.evaluate(spoil=0.6, seat=0.0)["survives"]
    at = draws(model, 2000, seed=17)
    inside, outside = (model.evaluate(**at | {"seat": np.full(2000, s)})["survives"] for s in (1.0, 0.0))
    gain = model.evaluate(**at)["gulf_gain"]
    accept = logistic(at["rationality"] * (gain - at["reserve_gulf"]))
    clear = np.abs(accept - (1 - at["spoil"])) > 1e-9
    assert ((inside > outside) == (accept > 1 - at["spoil"]))[clear].all()


def test_a_seat_costs_least_for_those_who_want_the_same(model: Model) -> None:
    friend = model.evaluate(**LIKE_WASHINGTON)
    assert friend["gulf_gain"] == pytest.approx(friend["us_gain"], abs=1e-12)
    assert friend["survives"] > model.evaluate(**LIKE_WASHINGTON, seat=0.0)["survives"] > model.evaluate()["survives"]


def test_the_richest_bargain_is_not_the_safest(model: Model) -> None:
    """A Washington with the Gulf states' priorities gets a poorer bargain, and one that is likelier to be signed."""
    now, with_them = model.evaluate(), model.evaluate(**WITH_THE_GULF)
    assert with_them["gain_from_linkage"] < now["gain_from_linkage"] / 2
    assert with_them["us_gain"] < now["us_gain"]
    assert with_them["gulf_gain"] > 2 * now["gulf_gain"]
    assert with_them["survives"] > now["survives"] + 0.1


# -- directions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sign"),
    [("reserve_us", -1), ("reserve_iran", -1), ("reserve_gulf", -1), ("seat", -1), ("gulf_region", -1)],
)
def test_directions(model: Model, name: str, sign: int) -> None:
    assert (sign * model.sweep(name, 31)["survives"].diff().dropna() > 0).all()


def test_spoiling_hurts_only_what_leaves_them_out(model: Model) -> None:
    assert model.sweep("spoil", 11)["survives"].nunique() == 1
    outside = model.sweep("spoil", 11, seat=0.0)
    for name in ("survives", "narrow_survives"):
        assert (outside[name].diff().dropna() < 0).all()
        assert outside[name].iloc[-1] == 0


def test_what_is_dearest_to_tehran_helps_if_it_may_keep_it(model: Model) -> None:
    sweep = model.sweep("iran_missiles", 96)
    beyond = sweep.loc[0.2:]
    assert (beyond["survives"].diff().dropna() >= 0).all()
    assert sweep["survives"].iloc[0] > sweep["survives"].loc[0.2:0.3].max()  # at the other end Washington wins them
    dear = model.evaluate(iran_missiles=1.0)
    assert dear["survives"] > 0.6
    assert model.work_out("share_missiles", iran_missiles=1.0) == 0
    assert model.work_out("share_region", iran_missiles=1.0) > 0.9
    assert dear["gulf_gain"] > 0.6
    assert dear["iran_gain"] < model.evaluate()["iran_gain"]
    # where both sides want them most, there is little to trade
    both = model.evaluate(iran_missiles=1.0, us_missiles=1.0)
    assert both["gain_from_linkage"] < dear["gain_from_linkage"] / 3
    assert both["survives"] < dear["survives"]


def test_the_gulf_states_gain_leaps_where_two_issues_change_places(model: Model) -> None:
    near = np.array([0.299, 0.301])  # around equal proportions of missiles and region
    at = {"us_nuclear": 0.2, "us_missiles": near, "us_region": 0.3, "iran_missiles": 0.3, "iran_nuclear": 0.2}
    outcomes = model.evaluate(**at)
    assert np.ptp(outcomes["us_gain"]) < 0.01
    assert np.ptp(outcomes["iran_gain"]) < 0.01
    assert np.ptp(outcomes["gulf_gain"]) > 0.05


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_the_mark_is_all_or_nothing(model: Model) -> None:
    assert model.perfect()["survives"] == 0  # the Gulf states gain less than they expect without a deal
    assert model.perfect(seat=0.0)["survives"] == pytest.approx(0.7)
    assert model.perfect()["narrow_survives"] == 0  # Tehran does
    assert model.perfect(iran_missiles=0.48)["survives"] == 0
    assert model.perfect(iran_missiles=0.5)["survives"] == 1
    at = draws(model, 2000, seed=18)
    for name in ("agreement", "narrow_agreement"):
        at["seat"] = np.round(at["seat"])
        assert set(np.unique(model.perfect(**at)[name])) <= {0.0, 1.0}


# -- presets, edges, data ---------------------------------------------------------------------------------------------


def test_the_presets_tell_what_the_chapter_says(model: Model) -> None:
    assert not model.presets[0].values
    assert changes(model, "Over their heads") == {"seat": 0.0}
    assert changes(model, "Pressure first") == {"reserve_gulf": 0.6}
    pressure = model.evaluate(**changes(model, "Pressure first"))
    assert pressure["survives"] < pressure["narrow_survives"]
    shaken = model.evaluate(**changes(model, "After the strike"))
    assert shaken["survives"] > model.evaluate()["survives"] + 0.1
    assert shaken["survives"] < model.evaluate(reserve_gulf=0.05, seat=0.0)["survives"]
    narrow = changes(model, "Another reading: narrow was possible")
    found = model.evaluate(**narrow)
    assert found["narrow_survives"] > found["survives"] + 0.1
    assert model.evaluate(**narrow, seat=0.0)["survives"] > found["narrow_survives"]
    angered = model.evaluate(**narrow, seat=0.0, spoil=0.8)["survives"]
    assert angered < found["narrow_survives"]
    dearest = model.evaluate(**changes(model, "Tehran keeps its missiles"))
    assert dearest == max((model.evaluate(**p.values) for p in model.presets), key=lambda o: o["survives"])


def test_every_corner_of_the_ranges_has_an_answer(model: Model) -> None:
    ends = {a.name: (a.low, a.high) for a in model.assumptions if a.name.partition("_")[0] in ("us", "iran", "gulf")}
    table = np.array(list(product(*ends.values()))).T
    for other in ("low", "high"):
        at = {a.name: np.full(table.shape[1], getattr(a, other)) for a in model.assumptions}
        at |= dict(zip(ends, table, strict=True))
        for answer in (model.evaluate(**at), model.perfect(**at)):
            for name, values in answer.items():
                assert np.isfinite(values).all(), name
                assert values.min() >= 0, name
                assert values.max() <= 1 + 1e-12, name


def test_nearly_perfect_judgement_comes_near_the_mark(model: Model) -> None:
    high = RATIONALITY.high
    gap = [abs(model.evaluate(seat=0.0, rationality=r)["survives"] - 0.7) for r in (1, 4, high)]
    assert gap == sorted(gap, reverse=True)
    assert gap[-1] < 0.02


def test_what_the_chapter_says_of_the_chronology() -> None:
    events = evidence.load("chronology")
    wider = events[events["section"] == "S10"]
    assert len(wider) == 10
    assert "twelve demands" in wider.sort_values("date")["event"].iloc[0]
    force = wider[wider["kind"] == "force"]
    assert list(force["date"].dt.year) == [2019] * 4
    talks = wider[(wider["kind"] == "diplomacy") & (wider["date"] >= "2019-07-01")]
    assert len(talks) == 5
    assert not (talks["actor"] + talks["target"]).str.contains("USA").any()
    everyone = (wider["actor"] + wider["target"] + wider["event"]).str.lower()
    assert not (everyone.str.contains("usa") & everyone.str.contains("iran") & everyone.str.contains("saudi")).any()
    assert not events["event"].str.contains("Hormuz Peace").any()


def test_what_the_chapter_says_of_the_agreements() -> None:
    table = evidence.load("peace_agreements").set_index(["by", "group"])
    total = table.loc[("all", "1990–2020")]
    assert (total["agreements"], total["with_third_party"]) == (1868, 964)

"""The militia: its published numbers, the government's best watching, and where each finding ends."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.printed import assert_presets_give
from tests.helpers.settings import corners, draws
from twodoors import evidence
from twodoors.models import load

MILITIA = load("militia")

DEFAULTS = {"backing": 1.0, "visible": 0.5, "penalty": 0.5, "loss": 1.0, "monitoring_cost": 1.0, "foiled": 0.4}
SHOWN = ("monitoring", "expected_penalty", "attack", "government_loss")

Setting = dict[str, np.ndarray]


def spread(count: int = 2000) -> Setting:
    """Settings from the whole space, and its corners."""
    drawn, ends = draws(MILITIA, count), corners(MILITIA)
    return {name: np.r_[drawn[name], ends[name]] for name in drawn}


# -- worked out another way -------------------------------------------------------------------------------------------


def attacks(watching: Any, at: Setting) -> Any:
    """How much of its occasions a militia uses that reckons with this watching: those worth more than the penalty."""
    return np.maximum(0, 1 - watching * at["penalty"] / at["backing"])


def costs(watching: Any, believed: Any, at: Setting) -> Any:
    """What this watching costs the government where the militia, as far as it does not see it, believes in another."""
    made = at["visible"] * attacks(watching, at) + (1 - at["visible"]) * attacks(believed, at)
    harm = at["loss"] * made * (1 - at["foiled"] * watching)
    return harm + at["monitoring_cost"] * watching**2 / 2


def best_reply(believed: np.ndarray, at: Setting) -> np.ndarray:
    """The cheapest watching, by cutting thirds off a range: its cost falls and then rises."""
    low, high = np.zeros_like(believed), np.ones_like(believed)
    for _ in range(80):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        falls = costs(left, believed, at) > costs(right, believed, at)
        low, high = np.where(falls, left, low), np.where(falls, high, right)
    middle: np.ndarray = (low + high) / 2
    return middle


def fixed_point(at: Setting) -> np.ndarray:
    """The watching that is its own best reply, by halving: the closer it is believed to be, the less is needed."""
    low, high = np.zeros_like(at["loss"]), np.ones_like(at["loss"])
    for _ in range(40):
        middle = (low + high) / 2
        more = best_reply(middle, at) > middle
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    return low


def test_no_other_watching_costs_the_government_less() -> None:
    at = spread()
    found = MILITIA.evaluate(**at)
    chosen = found["monitoring"]
    other = np.linspace(0, 1, 201)[:, None]
    assert (costs(other, chosen, at) >= costs(chosen, chosen, at) - 1e-12).all()
    np.testing.assert_allclose(found["government_loss"], costs(chosen, chosen, at), rtol=0, atol=1e-12)
    np.testing.assert_allclose(found["attack"], attacks(chosen, at), rtol=0, atol=1e-12)
    np.testing.assert_allclose(found["expected_penalty"], chosen * at["penalty"], rtol=0, atol=1e-12)
    stopped = found["attack"] < 1e-12
    assert 0.02 < stopped.mean() < 0.2
    assert 0.02 < (chosen[~stopped] == 1).mean() < 0.5, "both bounds are met"


def test_there_is_one_watching_that_is_its_own_best_reply() -> None:
    at = spread(300)
    assert (
        np.diff([best_reply(np.full_like(at["loss"], b), at) for b in (0, 0.25, 0.5, 0.75, 1)], axis=0) < 1e-6
    ).all()
    np.testing.assert_allclose(MILITIA.evaluate(**at)["monitoring"], fixed_point(at), rtol=0, atol=1e-6)


def test_seen_and_foiling_nothing_it_is_the_first_edition_s() -> None:
    at = draws(MILITIA, 2000) | {"foiled": np.zeros(2000), "visible": np.ones(2000)}
    watching = np.minimum(1, at["loss"] * at["penalty"] / (at["monitoring_cost"] * at["backing"]))
    fits = watching * at["penalty"] <= at["backing"]
    assert 0.5 < fits.mean() < 0.95
    found = MILITIA.evaluate(**at)
    np.testing.assert_allclose(found["monitoring"][fits], watching[fits], rtol=0, atol=1e-12)
    np.testing.assert_allclose(found["attack"][~fits], 0, rtol=0, atol=1e-12)
    np.testing.assert_allclose(found["monitoring"][~fits], (at["backing"] / at["penalty"])[~fits], rtol=0, atol=1e-12)


# -- published numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "numbers"),
    [
        ({}, (0.5, 0.25, 0.75, 0.725)),
        (
            {"backing": 0.8, "penalty": 0.9, "loss": 1.2, "monitoring_cost": 1.7, "foiled": 0.3, "visible": 0.2},
            (0.288197621226, 0.259377859103, 0.675777676121, 0.811419693148),
        ),
        ({"foiled": 0, "visible": 1}, (0.5, 0.25, 0.75, 0.875)),
        ({"backing": 0.2, "penalty": 1, "foiled": 0, "visible": 1}, (0.2, 0.2, 0, 0.02)),
    ],
)
def test_published_numbers(setting: dict[str, float], numbers: tuple[float, ...]) -> None:
    assert MILITIA.defaults == DEFAULTS
    found = MILITIA.evaluate(**setting)
    assert [found[name] for name in SHOWN] == pytest.approx(numbers, rel=0, abs=1e-12)


#: Each preset's watching, penalty reckoned with, attacks and costs.
PRESETS = {
    "The article’s reading": (0.500, 0.250, 0.750, 0.725),
    "While the Islamic State was the enemy": (0.232, 0.116, 0.884, 0.348),
    "On paper": (0.286, 0.286, 0.714, 0.673),
    "Inspectors at the gate": (0.643, 0.321, 0.679, 0.711),
    "A penalty in name": (0.425, 0.042, 0.958, 0.885),
    "One network": (0.099, 0.050, 0.950, 0.377),
}


def test_presets() -> None:
    assert_presets_give(MILITIA, SHOWN, PRESETS, 5.1e-4)


# -- where the findings end -------------------------------------------------------------------------------------------


def found(name: str, **setting: float) -> float:
    """That outcome."""
    return float(MILITIA.evaluate(**setting)[name])


def test_a_law_that_nobody_sees_enforced_is_not_lazily_watched_where_nothing_is_foiled_or_all_is_found_out() -> None:
    assert [found("monitoring", visible=0, foiled=0, penalty=p) for p in (0.3, 0.6)] == [0, 0]
    cheap = {"visible": 0, "foiled": 1, "loss": 2, "monitoring_cost": 0.2}
    assert [found("monitoring", **cheap, penalty=p) for p in (0.3, 0.6)] == [1, 1]
    assert [found("attack", **cheap, penalty=p) for p in (0.3, 0.6)] == pytest.approx([0.7, 0.4])


def test_watching_that_is_seen_may_stop_the_attacks() -> None:
    at = draws(MILITIA, 40_000)
    assert (MILITIA.evaluate(**at)["attack"] < 1e-12).mean() == pytest.approx(0.056, abs=0.005)
    in_view = MILITIA.evaluate(**at | {"visible": np.ones(40_000)})
    assert (in_view["attack"] < 1e-12).mean() == pytest.approx(0.097, abs=0.006)


@pytest.mark.parametrize(
    ("foiled", "visible", "before", "after"),
    [(0.2, 0.5, 0.321, 0.424), (0.2, 1, 0.446, 0.645), (0.8, 0, 0.645, 0.541), (0.8, 1, 0.743, 0.714)],
)
def test_whether_a_tougher_law_is_watched_more_closely(
    foiled: float, visible: float, before: float, after: float
) -> None:
    seen = [found("monitoring", foiled=foiled, visible=visible, penalty=p) for p in (0.3, 0.6)]
    assert seen == pytest.approx([before, after], abs=0.00051)
    assert (visible / (1 + visible) > foiled**2) == (after > before)


def test_where_attacks_have_stopped_a_tougher_law_needs_less_watching() -> None:
    stopped = {"backing": 0.2, "visible": 1, "foiled": 0}
    assert [found("monitoring", **stopped, penalty=p) for p in (0.5, 1)] == pytest.approx([0.4, 0.2])


def test_a_doubled_penalty_leaves_fewer_attacks_than_open_watching_where_much_is_foiled() -> None:
    setting = {"penalty": 0.3, "foiled": 0.8}
    assert found("attack", **setting, visible=1) == pytest.approx(0.777, abs=0.00051)
    assert found("attack", **setting | {"penalty": 0.6}, visible=0) == pytest.approx(0.676, abs=0.00051)


def test_what_looks_alike_differs_in_what_the_militia_reckons_with_and_in_what_the_government_loses() -> None:
    half, twice = ({"backing": 0.5}, {"penalty": 1})
    for setting in (half, twice):
        assert (found("attack", **setting), found("monitoring", **setting)) == pytest.approx((0.4375, 0.5625))
    assert [found("expected_penalty", **s) for s in (half, twice)] == pytest.approx([0.28125, 0.5625])
    unable, unconcerned = ({"monitoring_cost": 2}, {"loss": 0.5})
    assert found("attack", **unable) == found("attack", **unconcerned)
    assert found("government_loss", **unable) == pytest.approx(2 * found("government_loss", **unconcerned))


# -- what is said -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            {},
            "The militia mostly does as it likes: it uses 75 in 100 of its occasions to attack, and 50 in 100 attacks",
        ),
        (
            {"penalty": 0},
            "Nothing holds the militia back: it attacks on every occasion, and 40 in 100 attacks are found",
        ),
        ({"backing": 0.5}, "The militia is held back at least half of the time: it uses 44 in 100 of its occasions"),
        (
            {"backing": 0.2, "visible": 1},
            "The militia holds back: 40 in 100 attacks would be found out, and that is enough.",
        ),
    ],
)
def test_readings(setting: dict[str, float], said: str) -> None:
    assert said in MILITIA.sentence(**setting)


# -- what the chapter says of the record ------------------------------------------------------------------------------


def test_three_rocket_attacks_and_no_certain_author() -> None:
    sites, events = evidence.load("sites"), evidence.load("chronology")
    iraqi = sites.loc[sites["country"] == "Iraq", "site_id"]
    hit = events["kind"].eq("force") & events["event"].str.contains("ockets (?:by US count )?hit")
    rockets = events[hit & events["site"].isin(iraqi)]
    assert list(rockets["site"]) == ["k1", "taji", "erbil"]
    assert list(rockets["date"].dt.year) == [2019, 2020, 2021]
    assert rockets["actor"].str.contains("denied|unknown|claimed").all()


def test_the_seats_of_the_list_that_grew_out_of_the_forces() -> None:
    seats = evidence.load("iraqi_seats_2018").set_index("list")["seats"]
    assert (seats["Fatah Alliance"], seats.sum()) == (48, 329)

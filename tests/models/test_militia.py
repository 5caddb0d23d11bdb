"""The militia: its published numbers, the government's best watching, and what the chapter says of the directions."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.settings import draws
from twodoors import evidence
from twodoors.model import Model
from twodoors.models import load

DEFAULTS = {"backing": 1.0, "penalty": 0.5, "loss": 1.0, "monitoring_cost": 1.0}


@pytest.fixture(scope="module")
def model() -> Model:
    return load("militia")


def cost(watching: np.ndarray, at: dict[str, np.ndarray]) -> np.ndarray:
    """What attacks and watching cost the government that watches so much, by hand."""
    attack = np.maximum(0, 1 - watching * at["penalty"] / at["backing"])
    return np.asarray(at["loss"] * attack + at["monitoring_cost"] * watching**2 / 2)


def too_much(at: dict[str, np.ndarray]) -> np.ndarray:
    """Where attacks stop before the watching does: less of it would be enough."""
    watching = np.minimum(1, at["loss"] * at["penalty"] / (at["monitoring_cost"] * at["backing"]))
    return np.asarray(watching * at["penalty"] > at["backing"])


def preset(model: Model, label: str) -> dict[str, float]:
    """The outcomes of that preset."""
    return model.evaluate(**next(p.values for p in model.presets if p.label == label))


def test_published_numbers(model: Model) -> None:
    assert set(model.defaults) == set(DEFAULTS)
    expected = {"attack": 0.75, "monitoring": 0.5, "government_loss": 0.875}
    assert model.evaluate(**DEFAULTS) == pytest.approx(expected, rel=0, abs=1e-12)


def test_by_hand(model: Model) -> None:
    at = draws(model, 2000, seed=5)
    outcomes = model.evaluate(**at)
    watching = np.minimum(1, at["loss"] * at["penalty"] / (at["monitoring_cost"] * at["backing"]))
    np.testing.assert_allclose(outcomes["monitoring"], watching, rtol=0, atol=1e-12)
    np.testing.assert_allclose(
        outcomes["attack"], np.maximum(0, 1 - watching * at["penalty"] / at["backing"]), rtol=0, atol=1e-12
    )
    np.testing.assert_allclose(outcomes["government_loss"], cost(watching, at), rtol=0, atol=1e-12)


def test_the_government_watches_as_much_as_serves_it_best(model: Model) -> None:
    at = draws(model, 3000, seed=5)
    outcomes = model.evaluate(**at)
    columns = {name: values[:, None] for name, values in at.items()}
    least = cost(np.linspace(0, 1, 2001)[None, :], columns).min(axis=1)
    fits = ~too_much(at)
    assert 0.5 < fits.mean() < 0.95
    np.testing.assert_allclose(outcomes["government_loss"][fits], least[fits], rtol=0, atol=1e-6)


def test_it_watches_too_much_where_attacks_have_stopped_already(model: Model) -> None:
    at = draws(model, 3000, seed=5)
    beyond = {name: values[too_much(at)] for name, values in at.items()}
    assert len(beyond["backing"]) > 300
    assert (beyond["penalty"] > beyond["backing"]).all()  # so only with little backing
    assert beyond["backing"].max() < 1
    outcomes = model.evaluate(**beyond)
    assert (outcomes["attack"] == 0).all()
    enough = beyond["backing"] / beyond["penalty"]
    assert (enough < outcomes["monitoring"]).all()
    assert (cost(enough, beyond) < outcomes["government_loss"]).all()
    # the case that the chapter shows, and that a tougher penalty then costs the government more
    silly = model.evaluate(backing=0.2, penalty=1.0)
    assert (silly["monitoring"], silly["attack"], silly["government_loss"]) == (1, 0, 0.5)
    dearer = model.sweep("penalty", 11, backing=0.5, monitoring_cost=3.0)["government_loss"]
    assert dearer.iloc[-1] > dearer.iloc[-2]


def test_where_watching_is_dear_a_tougher_penalty_changes_little(model: Model) -> None:
    costs = np.array([1.0, 1.5, 2.0, 3.0])
    mild, tough = (model.evaluate(penalty=p, monitoring_cost=costs)["attack"] for p in (0.5, 0.9))
    fall = mild - tough
    np.testing.assert_allclose(fall * costs, fall[0], rtol=1e-12)  # three times the cost, a third of the effect
    assert preset(model, "On paper")["attack"] == pytest.approx(0.73)
    assert abs(preset(model, "On paper")["attack"] - model.evaluate(**DEFAULTS)["attack"]) < 0.03
    assert model.evaluate(penalty=0.9)["attack"] == pytest.approx(0.19)


def test_a_penalty_that_is_not_watched_for_is_no_penalty(model: Model) -> None:
    on_paper = preset(model, "On paper")
    expected = on_paper["monitoring"] * 0.9
    assert expected == pytest.approx(0.27)
    assert expected - 0.5 * 0.5 < 0.03  # against a quarter of the stake at the defaults
    assert model.evaluate(penalty=0.0)["attack"] == 1
    assert model.evaluate(penalty=0.0)["monitoring"] == 0


@pytest.mark.parametrize(
    ("name", "attack", "monitoring"),
    [("penalty", -1, 1), ("loss", -1, 1), ("monitoring_cost", 1, -1), ("backing", 1, -1)],
)
def test_directions(model: Model, name: str, attack: int, monitoring: int) -> None:
    for others in ({}, {"backing": 0.6, "monitoring_cost": 2.0, "penalty": 0.8}):
        sweep = model.sweep(name, 41, **{other: v for other, v in others.items() if other != name})
        assert (attack * sweep["attack"].diff().dropna() >= -1e-12).all()
        assert (monitoring * sweep["monitoring"].diff().dropna() >= -1e-12).all()
        assert sweep["attack"].iloc[0] != sweep["attack"].iloc[-1]


def test_halving_the_backing_does_as_much_as_doubling_the_penalty(model: Model) -> None:
    at = draws(model, 2000, seed=5)
    at |= {"backing": 1 + at["backing"] / 2, "penalty": at["penalty"] / 2}  # so that both stay in their ranges
    halved = model.evaluate(**at | {"backing": at["backing"] / 2})
    doubled = model.evaluate(**at | {"penalty": at["penalty"] * 2})
    for outcome, values in halved.items():
        np.testing.assert_allclose(values, doubled[outcome], rtol=0, atol=1e-12, err_msg=outcome)


def test_not_able_and_not_minding_look_the_same(model: Model) -> None:
    unable = model.evaluate(loss=1.0, monitoring_cost=2.0)
    unconcerned = model.evaluate(loss=0.5, monitoring_cost=1.0)
    for seen in ("attack", "monitoring"):
        assert unable[seen] == pytest.approx(unconcerned[seen])
    assert unable["government_loss"] > unconcerned["government_loss"]


def test_the_presets_tell_what_the_chapter_says(model: Model) -> None:
    now, war = model.evaluate(**DEFAULTS), preset(model, "While the Islamic State was the enemy")
    assert war["attack"] > now["attack"] > 0.5
    assert war["monitoring"] < now["monitoring"]
    assert preset(model, "Found out and let go")["attack"] > 0.95
    network = preset(model, "One network")
    assert network["attack"] > now["attack"]
    assert network["government_loss"] < now["government_loss"] / 2
    assert network["monitoring"] < 0.1
    hard = model.evaluate(loss=0.4, monitoring_cost=2.5, penalty=1.0)
    assert hard["attack"] > 0.8


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


def test_attacks_come_near_their_end_with_half_the_backing(model: Model) -> None:
    assert model.evaluate(backing=0.53)["attack"] < 0.2

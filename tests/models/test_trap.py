"""The trap: against a recursion of its own, what perfect judgement does, ties, presets, and where findings end."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import TRAP as DEFAULTS
from tests.helpers.settings import changes, choice, corners, draws
from twodoors.models import load

TRAP = load("trap")
ANSWERS = ("absorb", "strike_in_iraq", "strike_elsewhere", "withdraw")


def attack(**given: float) -> float:
    """How often the militia attacks."""
    return float(TRAP.evaluate(**given)["attack"])


def per_attack(name: str, **given: float) -> float:
    """How often that happens, given an attack."""
    answer = TRAP.evaluate(**given)
    return float(answer[name] / answer["attack"])


# -- an independent reference: backwards through the tree, by hand ----------------------------------------------------


def first_best(*worth: float) -> list[float]:
    """The first of the moves that are worth most, within a billionth."""
    best = next(i for i, w in enumerate(worth) if w >= max(worth) - 1e-9)
    return [float(i == best) for i in range(len(worth))]


def by_hand(at: dict[str, float], perfect: bool) -> dict[str, float]:
    """What the model says there, from Iraq's choice back."""

    def chosen(*worth: float) -> list[float]:
        return first_best(*worth) if perfect else choice(at["rationality"], *worth)

    expel = chosen(-at["violation"], -at["price"])[1]
    answered = at["credit"] - at["harm"]
    us = chosen(-at["harm"], answered - expel, answered - at["wider_risk"], -1)
    militia = (0.2, 0.2 - at["damage"] + expel, 0.2 - at["damage_elsewhere"], 1)
    pays = math.fsum(chance * worth for chance, worth in zip(us, militia, strict=True))
    attacks = chosen(0, pays)[1]
    found = {name: attacks * chance for name, chance in zip(ANSWERS, us, strict=True)}
    expulsion = found["strike_in_iraq"] * expel
    gone = {"expulsion": expulsion, "forced_out": expulsion + found["withdraw"]}
    return {"attack": attacks, **found, **gone, "trap_pays": pays}


@pytest.mark.parametrize("perfect", [False, True])
def test_the_model_is_the_recursion(perfect: bool) -> None:
    rng = np.random.default_rng(5)
    coarse = {a.name: a.low + (a.high - a.low) * rng.integers(6, size=400) / 5 for a in TRAP.assumptions}  # many ties
    for points in (draws(TRAP, 400), corners(TRAP), coarse):
        answer = TRAP.perfect(**points) if perfect else TRAP.evaluate(**points)
        for i in range(len(points["price"])):
            expected = by_hand({name: float(v[i]) for name, v in points.items()}, perfect)
            assert {name: float(v[i]) for name, v in answer.items()} == pytest.approx(expected, rel=0, abs=1e-12)


def test_perfect_judgement_in_words() -> None:
    """Iraq expels if the violation is more than the price; Washington takes the largest; the militia attacks where that
    is to absorb or to leave, or a strike that costs it less than it brings."""
    at = draws(TRAP, 5000, seed=8)
    expels = at["violation"] > at["price"]
    worth = [np.zeros(5000), at["credit"] - expels, at["credit"] - at["wider_risk"], at["harm"] - 1]
    taken = np.argmax(worth, axis=0)
    bearable = np.where(expels, at["damage"] < 1.2, False)
    attacks = np.choose(taken, [np.ones(5000, bool), bearable, at["damage_elsewhere"] < 0.2, np.ones(5000, bool)])
    answer = TRAP.perfect(**at)
    np.testing.assert_array_equal(answer["attack"], attacks)
    for i, name in enumerate(ANSWERS):
        np.testing.assert_array_equal(answer[name], attacks & (taken == i))
    np.testing.assert_array_equal(answer["expulsion"], attacks & (taken == 1) & expels)


@pytest.mark.parametrize(
    ("given", "struck"),
    [
        ({"damage": 0.5, "damage_elsewhere": 0.8, "credit": 0.8, "violation": 0.9, "price": 0.9}, 0.2 - 0.5),
        ({"damage": 0.2, "violation": 0.2}, 0.0),
    ],
)
def test_who_is_indifferent_does_the_milder_thing(given: dict[str, float], struck: float) -> None:
    answer: dict[str, Any] = TRAP.perfect(**given)
    assert answer == pytest.approx(dict.fromkeys(answer, 0) | {"trap_pays": struck}, abs=1e-12)


# -- printed numbers --------------------------------------------------------------------------------------------------

EXPEL = "p_attack_strike_in_iraq_expel"
OTHER = {"damage": 0.7, "damage_elsewhere": 0.4, "harm": 0.9, "credit": 0.8, "wider_risk": 0.5} | {
    "violation": 0.6,
    "price": 0.8,
    "rationality": 6.0,
}
PRINTED = [
    (
        {},
        0.768524783499,
        (0.601995014524, 0.306785875334, 0.054611755608, 0.036607354533),
        (0.141889030032, 0.638199071604, 0.150469821512, 0.173832601190),
    ),
    (
        {"damage": 0.8, "violation": 0.2},
        0.167981614866,
        (0.147463787423, 0.830191317449, 0.013377612979, 0.008967282148),
        (-0.321535633982, 0.216506442264, 0.030193312538, 0.032134786893),
    ),
    (
        OTHER,
        0.231475216501,
        (0.026386276209, 0.799504959414, 0.159627668961, 0.014481095416),
        (-0.226854079267, 0.204057606315, 0.037764039995, 0.040719017663),
    ),
]


@pytest.mark.parametrize(("given", "expel", "answers", "rest"), PRINTED)
def test_printed_numbers(
    given: dict[str, float], expel: float, answers: tuple[float, ...], rest: tuple[float, ...]
) -> None:
    out = TRAP.evaluate(**given)
    assert TRAP.work_out(EXPEL, **given) == pytest.approx(expel, abs=1e-12)
    assert [out[name] / out["attack"] for name in ANSWERS] == pytest.approx(answers, abs=1e-12)
    assert [out[name] for name in ("trap_pays", "attack", "expulsion", "forced_out")] == pytest.approx(rest, abs=1e-12)


#: Of each preset: expelled after a strike in Iraq; the four answers per attack; V, attack, expulsion; and what sides do
#: that never misjudge: whether the militia attacks, and which answer it meets or would meet.
PRESETS = {
    "After the strike": (0.769, (0.602, 0.307, 0.055, 0.037), (0.142, 0.638, 0.150), (1, "absorb")),
    "Before the strike": (0.168, (0.147, 0.830, 0.013, 0.009), (-0.322, 0.217, 0.030), (0, "strike_in_iraq")),
    "Expulsion would cost Iraq dearly": (
        0.231,
        (0.181, 0.791, 0.016, 0.011),
        (-0.404, 0.166, 0.030),
        (0, "strike_in_iraq"),
    ),
    "Fight elsewhere": (0.769, (0.153, 0.078, 0.759, 0.009), (-0.418, 0.158, 0.010), (0, "strike_elsewhere")),
    "Turn the focus on Iran": (0.168, (0.147, 0.830, 0.013, 0.009), (-0.488, 0.125, 0.017), (0, "strike_in_iraq")),
    "The article’s advice": (0.168, (0.086, 0.484, 0.425, 0.005), (-0.538, 0.104, 0.008), (0, "strike_in_iraq")),
    "The strike itself springs the trap": (
        0.917,
        (0.098, 0.678, 0.218, 0.006),
        (0.083, 0.582, 0.362),
        (1, "strike_in_iraq"),
    ),
    "Bled until they leave": (0.769, (0.153, 0.078, 0.014, 0.756), (0.783, 0.958, 0.057), (1, "withdraw")),
}


def test_the_presets_are_those_of_the_chapters() -> None:
    assert TRAP.defaults == DEFAULTS
    assert [p.label for p in TRAP.presets] == list(PRESETS)
    assert not TRAP.presets[0].values
    apart = changes(TRAP, "Fight elsewhere") | changes(TRAP, "Turn the focus on Iran")
    assert changes(TRAP, "The article’s advice") == apart


@pytest.mark.parametrize("label", PRESETS)
def test_presets(label: str) -> None:
    expel, answers, rest, (attacks, answered) = PRESETS[label]
    given = changes(TRAP, label)
    assert TRAP.work_out(EXPEL, **given) == pytest.approx(expel, abs=0.0005)
    assert [per_attack(name, **given) for name in ANSWERS] == pytest.approx(answers, abs=0.0006)
    out = TRAP.evaluate(**given)
    assert [out[name] for name in ("trap_pays", "attack", "expulsion")] == pytest.approx(rest, abs=0.0006)
    best: dict[str, Any] = TRAP.perfect(**given)
    assert best["attack"] == attacks
    assert {name for name in ANSWERS if best[name]} == ({answered} if attacks else set())
    at = DEFAULTS | given
    expels = at["violation"] > at["price"]
    worth = (0, at["credit"] - expels, at["credit"] - at["wider_risk"], at["harm"] - 1)
    assert ANSWERS[int(np.argmax(worth))] == answered
    assert sorted(worth)[-1] - sorted(worth)[-2] > 0.05  # no tie


@pytest.mark.parametrize("label", PRESETS)
def test_at_the_presets_slips_do_not_turn_the_answer(label: str) -> None:
    given = changes(TRAP, label)
    chances = TRAP.evaluate(**given | {"rationality": np.linspace(2, 12, 41)})["attack"]
    assert ((chances > 0.5) == bool(TRAP.perfect(**given)["attack"])).all()


def test_at_the_lowest_rationality_three_presets_are_turned() -> None:
    turned = {label: round(attack(**changes(TRAP, label), rationality=1), 3) for label in PRESETS}
    holds = {label: turned[label] for label in PRESETS if not PRESETS[label][3][0]}
    assert sorted(holds.values())[-3:] == [0.512, 0.515, 0.531]


@pytest.mark.parametrize(
    ("label", "printed"),
    [("Before the strike", (0.485, 0.217, 0.012, 0.001)), ("After the strike", (0.556, 0.638, 0.826, 0.917))],
)
def test_the_attacks_at_other_rationalities(label: str, printed: tuple[float, ...]) -> None:
    found = TRAP.evaluate(**changes(TRAP, label) | {"rationality": [2, 4, 8, 12]})["attack"]
    assert list(found) == pytest.approx(printed, abs=0.0005)


# -- where findings end -----------------------------------------------------------------------------------------------

CHEAP = {"damage": 0.3, "violation": 1.2, "price": 0.2, "wider_risk": 1.4, "harm": 0.1}
DEAR_PLACE = {"damage": 0.4, "damage_elsewhere": 0.8, "credit": 1.3, "wider_risk": 0.8, "violation": 1.2} | {
    "rationality": 8
}


@pytest.mark.parametrize(
    ("given", "moved", "printed"),
    [
        (CHEAP | {"credit": 0.3}, {"credit": 0.9}, (0.736, 0.859)),  # a blow smaller than the expulsion that it buys
        (DEAR_PLACE | {"price": 0.8}, {"price": 1.2}, (0.084, 0.858)),  # home from the place that hurts more
        (changes(TRAP, "Before the strike"), {"damage": 1.0, "violation": 0.9}, (0.217, 0.638)),  # heavier and graver
        ({"damage_elsewhere": 0.1}, {"wider_risk": 0.2}, (0.648, 0.612)),
        ({"damage_elsewhere": 0.3}, {"wider_risk": 0.2}, (0.638, 0.462)),
        ({"damage_elsewhere": 0.8}, {"wider_risk": 0.2}, (0.613, 0.158)),
    ],
)
def test_outside(given: dict[str, float], moved: dict[str, float], printed: tuple[float, float]) -> None:
    assert (attack(**given), attack(**given | moved)) == pytest.approx(printed, abs=0.0006)


def test_a_safer_place_that_does_not_hurt_invites_those_who_never_misjudge() -> None:
    assert TRAP.perfect(wider_risk=0.2, damage_elsewhere=0.1)["attack"] == 1
    assert TRAP.perfect(wider_risk=0.2, damage_elsewhere=0.3)["attack"] == 0


def test_expulsion_with_open_eyes_is_rare() -> None:
    at = draws(TRAP, 50_000)
    sprung = TRAP.perfect(**at)["expulsion"] == 1
    assert sprung[at["credit"] > 1].mean() == pytest.approx(0.107, abs=0.005)
    assert sprung.mean() == pytest.approx(0.036, abs=0.002)
    assert not sprung[at["credit"] <= 1].any()


# -- what is said of the result ---------------------------------------------------------------------------------------


def test_misjudgement_is_said_exactly_where_expulsion_takes_it() -> None:
    rng = np.random.default_rng(1)
    stops = {a.name: rng.choice(a.stops[:: max(len(a.stops) // 10, 1)], 300) for a in TRAP.assumptions}
    for points in (draws(TRAP, 300), stops, corners(TRAP)):
        expelled = TRAP.perfect(**points)["expulsion"]
        for i in range(len(expelled)):
            said = TRAP.sentence(**{name: float(v[i]) for name, v in points.items()})
            assert ("with open eyes" in said) == (expelled[i] == 1)
            assert ("by misjudgement alone" in said) == (expelled[i] == 0)


def test_what_attacking_is_worth_lies_between_being_answered_and_not() -> None:
    out = TRAP.everything(draws(TRAP, 500))
    answered = out["p_attack_strike_in_iraq"] + out["p_attack_strike_elsewhere"]
    mixed = answered * out["worth_answered"] + (1 - answered) * out["worth_unanswered"]
    np.testing.assert_allclose(mixed, out["trap_pays"], rtol=0, atol=1e-12)

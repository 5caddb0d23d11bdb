"""The trap: its numbers, its surprise, what perfect judgement does, and what chapter 5 says of the directions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import TRAP as DEFAULTS
from tests.helpers.settings import changes, choice
from twodoors.models import load

TRAP = load("trap")
BEFORE = {"damage": 0.3, "violation": 0.3}
IN_IRAQ = "p_attack_strike_in_iraq_expel"


def attack(**given: float) -> float:
    """How often the militia attacks."""
    return float(TRAP.evaluate(**given)["attack"])


def struck(**given: float) -> float:
    """What a strike in Iraq leaves the militia, beyond what the attack itself is worth."""
    return TRAP.work_out(f"prize*{IN_IRAQ} - damage", **given)


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "printed"),
    [
        ("attack", 0.62984),
        ("strike_in_iraq", 0.21559),
        ("strike_elsewhere", 0.17972),
        ("expulsion", 0.10147),
        ("trap_pays", 0.13288),
    ],
)
def test_published_numbers(outcome: str, printed: float) -> None:
    assert TRAP.evaluate(**DEFAULTS)[outcome] == pytest.approx(printed, abs=0.5e-5)


def test_the_presets_are_what_the_chapter_says() -> None:
    assert TRAP.defaults == DEFAULTS
    assert TRAP.presets[0].label == "After the strike"
    assert not TRAP.presets[0].values
    assert changes(TRAP, "Before the strike") == BEFORE
    assert changes(TRAP, "Expulsion would cost Iraq dearly") == {"price": 1.2}
    assert changes(TRAP, "The strike itself springs the trap") == {"violation": 0.9}


def test_the_trap_by_hand() -> None:
    at = {name: 0.13 + 0.09 * i for i, name in enumerate(DEFAULTS)} | {"rationality": 3.0}
    harm, credit, loss, wider = (at[name] for name in ("harm", "credit", "loss_expelled", "wider_risk"))
    expel_in, expel_else = (choice(3, -at["price"], keep)[0] for keep in (-at["violation"], 0.0))
    us = (-harm, -harm + credit - loss * expel_in, -harm + credit - wider - loss * expel_else)
    militia = (
        at["prestige"],
        at["prestige"] - at["damage"] + at["prize"] * expel_in,
        at["prestige"] - at["damage_elsewhere"] + at["prize"] * expel_else,
    )
    answers = choice(3, *us)
    pays = sum(chance * worth for chance, worth in zip(answers, militia, strict=True))
    attack = choice(3, pays, 0)[0]
    expected = dict(zip(("absorb", "strike_in_iraq", "strike_elsewhere"), (attack * a for a in answers), strict=True))
    expulsion = attack * (answers[1] * expel_in + answers[2] * expel_else)
    expected |= {"attack": attack, "trap_pays": pays, "expulsion": expulsion}
    assert TRAP.evaluate(**at) == pytest.approx(expected, rel=0, abs=1e-12)


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_damage_and_violation_together_deter_no_better() -> None:
    levels = np.array([0.3, 0.5, 0.7, 0.9])
    together = TRAP.evaluate(damage=levels, violation=levels)["attack"]
    assert np.ptp(together) < 0.01
    assert attack(damage=0.5, violation=0.3) < attack(**BEFORE) - 0.05 < attack(**BEFORE) < attack(damage=0.3)
    assert attack(damage=0.5, violation=0.3) > attack(**BEFORE) * 2 / 3  # “does less than that”
    assert TRAP.work_out(IN_IRAQ) > TRAP.work_out(IN_IRAQ, **BEFORE) + 0.1


def test_a_little_more_damage_hardly_helps() -> None:
    assert 0 < attack() - attack(damage=0.6) < 0.04
    assert TRAP.work_out(IN_IRAQ, damage=0.6) == TRAP.work_out(IN_IRAQ)


def test_an_answer_deters_if_its_damage_outweighs_the_expulsion_it_buys() -> None:
    assert struck() < 0 < struck(price=0.45)
    assert struck(price=0.5) == pytest.approx(0, abs=1e-12)  # price and violation equal: a coin toss for the prize
    # where a strike elsewhere is out of the question, more striking does what the scale says
    for price in (0.2, 0.45, 0.55, 1.2):
        low, high = (attack(price=price, credit=credit, wider_risk=1.5) for credit in (0.3, 0.5))
        assert (high > low) == (struck(price=price) > 0), price


def test_striking_more_often_deters_only_where_expulsion_is_dear() -> None:
    credit = np.linspace(0.3, 1.5, 13)
    cheap, dear = (TRAP.evaluate(price=price, credit=credit) for price in (0.2, 1.2))
    for answer in (cheap, dear):
        assert (np.diff((answer["strike_in_iraq"] + answer["strike_elsewhere"]) / answer["attack"]) > 0).all()
        assert (np.diff(answer["absorb"] / answer["attack"]) < 0).all()
    assert (np.diff(cheap["attack"]) > 0).all()
    assert (np.diff(dear["attack"]) < 0).all()


def test_where_the_price_makes_the_trap_fail() -> None:
    assert TRAP.evaluate(price=0.88)["trap_pays"] > 0 > TRAP.evaluate(price=0.89)["trap_pays"]
    # by the same step, damage does not get there, and leaves Iraq's choice as it was
    assert TRAP.evaluate(damage=0.8)["trap_pays"] > 0 > TRAP.evaluate(price=0.9)["trap_pays"]
    assert TRAP.work_out(IN_IRAQ, damage=0.8) == TRAP.work_out(IN_IRAQ)
    assert TRAP.work_out(IN_IRAQ, price=0.9) < TRAP.work_out(IN_IRAQ) / 2


@pytest.mark.parametrize(("name", "sign"), [("price", -1), ("damage", -1), ("prize", 1), ("prestige", 1)])
def test_directions(name: str, sign: int) -> None:
    others = {k: v for k, v in DEFAULTS.items() if k != name}
    assert (sign * TRAP.sweep(name, 31, **others)["trap_pays"].diff().dropna() > 0).all()


def test_a_graver_violation_helps_the_militia_until_washington_shuns_striking_in_iraq() -> None:
    pays = TRAP.sweep("violation", 31, **{k: v for k, v in DEFAULTS.items() if k != "violation"})["trap_pays"]
    assert 0.7 < float(pays.idxmax()) < 1.1
    assert (pays.loc[:0.7].diff().dropna() > 0).all()
    assert pays.iloc[-1] < pays.max()


def test_a_dearer_expulsion_makes_the_trap_fail() -> None:
    pays = TRAP.sweep("price", 61, **{name: v for name, v in DEFAULTS.items() if name != "price"})["trap_pays"]
    assert (pays.diff().dropna() < 0).all()
    assert pays.iloc[0] > 0 > pays.iloc[-1]


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_the_mark_leaps_where_the_price_passes_the_violation() -> None:
    dear, cheap = TRAP.perfect(price=0.6), TRAP.perfect(price=0.45)
    assert dear["attack"] == dear["strike_in_iraq"] == 0
    assert dear["trap_pays"] == pytest.approx(0.2 - 0.5)  # struck in Iraq, and not one expelled
    assert cheap["attack"] == 1
    assert cheap["strike_in_iraq"] == 0
    assert cheap["absorb"] == cheap["strike_elsewhere"] == 0.5  # the two are worth the same to Washington
    for price in np.linspace(0.05, 1.5, 30):
        answer: dict[str, Any] = TRAP.perfect(price=float(price))
        assert answer["attack"] == (price <= 0.5 + 1e-9)
        assert answer["expulsion"] == 0


# -- another reading, and where the model breaks ----------------------------------------------------------------------


def test_the_critics_reading() -> None:
    critic = changes(TRAP, "The strike itself springs the trap")
    assert TRAP.work_out(IN_IRAQ, **critic) > 0.7
    assert TRAP.evaluate(**critic)["strike_in_iraq"] < TRAP.evaluate()["strike_in_iraq"] / 2
    assert attack(**critic) > attack()


def test_what_an_attack_costs_washington_changes_nothing() -> None:
    for answer in (TRAP.evaluate, TRAP.perfect):
        assert answer(harm=0.0) == pytest.approx(answer(harm=1.5), abs=1e-12)


def test_with_a_higher_price_washington_absorbs_a_smaller_part() -> None:
    price = np.linspace(0, 1.5, 31)
    answer = TRAP.evaluate(price=price)
    assert (np.diff(answer["absorb"] / answer["attack"]) < 0).all()

"""The model of a public word: its published numbers, its equilibrium, its surprise, and what chapter 6 says of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import draws, preset
from twodoors.models import load

WORD = load("commitment")

BASE = {"sincere": 0.3, "gain": 1.0, "loss": 1.0, "audience_cost": 0.4, "embarrassment": 0.2}


def strategies(at: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """How often the bluffer speaks, and how often Baghdad consents to a word."""
    out = WORD.evaluate(**at)
    return (out["statement"] - at["sincere"]) / (1 - at["sincere"]), out["consent"] / out["statement"]


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers() -> None:
    out = WORD.evaluate(**BASE)
    expected = {"statement": 0.6, "belief": 0.5, "consent": 0.15, "broken": 0.075, "silent_consent": 0.0}
    assert {name: out[name] for name in expected} == pytest.approx(expected, rel=0, abs=1e-12)
    assert WORD.defaults == BASE


def test_the_formulas_below_the_threshold_and_the_shares_of_the_bar() -> None:
    at = draws(WORD, 4000, seed=6)
    out = WORD.evaluate(**at)
    s, g, c, a, e = (at[name] for name in ("sincere", "gain", "loss", "audience_cost", "embarrassment"))
    mixed = (s < c / (g + c)) & (a < 1)
    assert 500 < mixed.sum() < len(s) - 500
    needed = c / (g + c)
    beta, rho = s * (1 - needed) / ((1 - s) * needed), e / (1 - a + e)
    np.testing.assert_allclose(out["statement"][mixed], (s + (1 - s) * beta)[mixed], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["belief"][mixed], needed[mixed], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["consent"][mixed], ((s + (1 - s) * beta) * rho)[mixed], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["broken"][mixed], ((1 - s) * beta * rho)[mixed], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["worth"][mixed], (e * a / (1 - a + e))[mixed], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["kept"] + out["broken"], out["consent"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["consent"] + out["refused"], out["statement"], rtol=0, atol=1e-12)


# -- the equilibrium --------------------------------------------------------------------------------------------------


def test_in_the_mixed_region_the_bluffer_and_baghdad_are_indifferent() -> None:
    at = draws(WORD, 4000, seed=6)
    bluff, accept = strategies(at)
    belief = WORD.evaluate(**at)["belief"]
    mixed = (at["sincere"] < at["loss"] / (at["gain"] + at["loss"])) & (at["audience_cost"] < 1)
    speaking = accept * (1 - at["audience_cost"]) - (1 - accept) * at["embarrassment"]
    consenting = belief * at["gain"] - (1 - belief) * at["loss"]
    np.testing.assert_allclose(speaking[mixed], 0, rtol=0, atol=1e-12)  # silence is worth 0 to the bluffer
    np.testing.assert_allclose(consenting[mixed], 0, rtol=0, atol=1e-12)  # refusing is worth 0 to Baghdad
    assert ((bluff[mixed] > 0) & (bluff[mixed] < 1)).all()
    assert ((accept[mixed] > 0) & (accept[mixed] < 1)).all()


def test_nobody_gains_by_another_choice() -> None:
    """After silence Baghdad refuses; silence is then worth 0 to either type, and refusing 0 to Baghdad."""
    at = draws(WORD, 4000, seed=6)
    bluff, accept = strategies(at)
    belief = WORD.evaluate(**at)["belief"]
    refused = -(1 - accept) * at["embarrassment"]
    meant, bluffed = accept + refused, accept * (1 - at["audience_cost"]) + refused
    assert (meant >= -1e-12).all()  # who means it speaks
    assert (bluffed[bluff > 1e-9] >= -1e-12).all()
    assert (bluffed[bluff < 1 - 1e-9] <= 1e-12).all()
    consenting = belief * at["gain"] - (1 - belief) * at["loss"]
    assert (consenting[accept > 1e-9] >= -1e-9).all()
    assert (consenting[accept < 1 - 1e-9] <= 1e-9).all()


def test_nobody_speaks_in_another_equilibrium() -> None:
    """If a word is taken no more seriously than silence, speaking gains nothing, for either type."""
    at = draws(WORD, 4000, seed=6)
    for trust in (at["sincere"], np.zeros_like(at["sincere"])):  # what Baghdad thinks of one who speaks after all
        consents = trust * at["gain"] > (1 - trust) * at["loss"]
        silence = WORD.evaluate(**at)["silent_consent"]
        speaking = np.where(consents, 1.0, -at["embarrassment"])
        assert (speaking <= silence + 1e-12).all()


def test_a_bluffer_who_cannot_gain_is_silent_even_where_baghdad_trusts() -> None:
    out = WORD.evaluate(**BASE | {"sincere": 0.6, "audience_cost": 1.2})
    assert out["statement"] == out["consent"] == pytest.approx(0.6)
    assert (out["broken"], out["belief"], out["silent_consent"]) == (0, 1, 1)


@pytest.mark.parametrize("steps", [(0.5, 1.0, 1.0), (0.22, 1.95, 0.55), (0.24, 2.85, 0.9), (0.44, 0.7, 0.55)])
def test_trust_at_the_threshold_is_enough_whatever_the_rounding(steps: tuple[float, float, float]) -> None:
    out = WORD.evaluate(**BASE | dict(zip(("sincere", "gain", "loss"), steps, strict=True)))
    assert out["consent"] == out["silent_consent"] == 1
    assert out["broken"] == pytest.approx(1 - steps[0])


def test_at_the_edges_nothing_divides_by_nought() -> None:
    for cost in (1.0, 1.2, 1.5):
        out = WORD.evaluate(**BASE | {"audience_cost": cost, "embarrassment": 0.2})
        assert out["statement"] == out["consent"] == out["kept"] == pytest.approx(0.3)
        assert (out["broken"], out["refused"], out["belief"]) == (0, 0, 1)
        assert out["worth"] == 1


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_the_dearer_to_break_the_more_the_word_is_worth() -> None:
    sweep = WORD.sweep("audience_cost", 151, **{name: v for name, v in BASE.items() if name != "audience_cost"})
    below = sweep[sweep.index < 1]
    assert (below["consent"].diff().dropna() > 0).all()
    assert (below["kept"].diff().dropna() > 0).all()
    assert (sweep["worth"].diff().dropna() >= -1e-12).all()
    assert (below["worth"].diff().dropna() > 0).all()
    assert sweep["worth"].iloc[0] == pytest.approx(0, abs=1e-12)
    assert sweep["worth"].iloc[-1] == 1
    assert np.ptp(below["statement"]) < 1e-12  # the bluffers speak as often as before
    assert np.ptp(below["belief"]) < 1e-12
    assert (below["broken"].diff().dropna() > 0).all()
    assert (sweep.loc[sweep.index >= 1, "broken"] == 0).all()


def test_cheap_talk_buys_nothing() -> None:
    out = WORD.evaluate(**preset(WORD, "As good as silence"))
    assert out["worth"] == pytest.approx(0, abs=1e-12)
    assert out["statement"] == pytest.approx(0.6)
    assert out["consent"] == pytest.approx(0.1)


def test_a_better_offer_alone_draws_bluffers() -> None:
    base = WORD.evaluate(**BASE)
    for label in ("Train and protect", "Coordinate with Baghdad"):
        out = WORD.evaluate(**preset(WORD, label))
        assert out["silent_consent"] == 0
        assert out["kept"] == pytest.approx(base["kept"], abs=1e-12)
        assert out["worth"] == pytest.approx(base["worth"], abs=1e-12)
        assert out["statement"] > base["statement"]
        assert out["belief"] < base["belief"]
        assert out["broken"] > base["broken"]
        assert out["consent"] > base["consent"]


def test_the_public_word_and_all_three() -> None:
    base, public, every = (
        WORD.evaluate(**preset(WORD, p.label)) for p in (WORD.presets[0], WORD.presets[1], WORD.presets[4])
    )
    assert public["worth"] > 2 * base["worth"]
    assert public["kept"] == pytest.approx(every["kept"], abs=1e-12)
    assert every["consent"] > public["consent"] > base["consent"]
    assert every["broken"] > every["kept"]
    assert public["broken"] == pytest.approx(public["kept"], abs=1e-12)
    over = WORD.evaluate(**preset(WORD, "All three") | {"sincere": 0.32})
    assert over["consent"] == over["silent_consent"] == 1
    assert over["broken"] == pytest.approx(0.68)
    assert over["worth"] == 0


def test_the_other_readings_lower_consent() -> None:
    base = WORD.evaluate(**BASE)
    critics, salih = (WORD.evaluate(**preset(WORD, p)) for p in ("The audience hardly cares", "Iraq lives next door"))
    assert critics["consent"] < base["consent"]
    assert critics["worth"] < 0.03
    assert critics["statement"] == pytest.approx(base["statement"])
    assert salih["consent"] < base["consent"]
    assert salih["worth"] == pytest.approx(base["worth"], abs=1e-12)
    assert salih["statement"] < base["statement"]
    assert salih["belief"] > base["belief"]


def test_one_hundredth_of_trust_may_decide() -> None:
    low, high = (WORD.evaluate(**BASE | {"sincere": s}) for s in (0.49, 0.5))
    assert low["consent"] < 0.25
    assert high["consent"] == 1


def test_more_shame_in_being_refused_brings_more_consent() -> None:
    consent = WORD.sweep("embarrassment", 21)["consent"]
    assert (consent.diff().dropna() > 0).all()

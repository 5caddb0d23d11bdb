"""The model of a public word: its printed numbers, its equilibrium and the others, and where its findings end."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.printed import assert_gives
from tests.helpers.settings import changes, corners, draws
from twodoors.models import load

WORD = load("commitment")

BASE = {"sincere": 0.3, "gain": 1.0, "loss": 1.0, "audience_cost": 0.4, "embarrassment": 0.4}

CELLS = ("kept", "kept_refused", "broken", "bluff_refused", "silent")


def points() -> dict[str, np.ndarray]:
    """Settings from everywhere, corners, and stops of the sliders, where thresholds are met exactly."""
    rng = np.random.default_rng(1)
    stops = {a.name: rng.choice(a.stops, 2000) for a in WORD.assumptions}
    edges = {**draws(WORD, 500, seed=9), "audience_cost": np.full(500, 1.0)}
    level = {**draws(WORD, 500, seed=10), "gain": np.full(500, 1.5), "loss": np.full(500, 1.5)}
    level["sincere"] = np.full(500, 0.5)
    sets = (draws(WORD, 4000, seed=6), corners(WORD), stops, edges, level)
    return {name: np.concatenate([some[name] for some in sets]) for name in WORD.defaults}


# -- numbers ----------------------------------------------------------------------------------------------------------

PRINTED: list[tuple[dict[str, float], dict[str, float]]] = [
    (
        {},
        {"threshold": 0.5, "bluff": 0.428571428571, "accept": 0.4, "statement": 0.6, "belief": 0.5}
        | {"consent": 0.24, "kept": 0.12, "broken": 0.12, "refused": 0.36, "worth": 0.16, "word_gain": 0},
    ),
    (
        {"audience_cost": 0.8, "gain": 1.5, "loss": 0.7},
        {"threshold": 0.318181818182, "bluff": 0.918367346939, "accept": 0.666666666667, "statement": 0.942857142857}
        | {"belief": 0.318181818182, "consent": 0.628571428571, "kept": 0.2, "broken": 0.428571428571}
        | {"refused": 0.314285714286, "worth": 0.533333333333},
    ),
    (
        {"audience_cost": 0.25, "embarrassment": 0.5, "sincere": 0.45, "gain": 0.8, "loss": 1.9},
        {"threshold": 0.703703703704, "bluff": 0.344497607656, "accept": 0.4, "statement": 0.639473684211}
        | {"consent": 0.255789473684, "kept": 0.18, "broken": 0.075789473684, "refused": 0.383684210526, "worth": 0.1},
    ),
    ({"sincere": 0.8}, {"bluff": 1, "accept": 1, "worth": 0, "baghdad_gain": 0.6, "word_gain": 0}),
    (
        {"sincere": 0.8, "audience_cost": 1.1},
        {"kept": 0.8, "consent": 0.8, "worth": 0, "baghdad_gain": 0.8, "word_gain": 0.2},
    ),
]


@pytest.mark.parametrize(("given", "printed"), PRINTED)
def test_printed_numbers(given: dict[str, float], printed: dict[str, float]) -> None:
    assert_gives(WORD, given, printed)


#: statement, belief, accept, kept, broken, refused, silent, worth, and what the word gains Baghdad.
PRESETS: dict[str, tuple[float, ...]] = {
    "The article’s reading": (0.60, 0.50, 0.40, 0.12, 0.12, 0.36, 0.40, 0.16, 0),
    "In public, for sovereignty": (0.60, 0.50, 0.667, 0.20, 0.20, 0.20, 0.40, 0.533, 0),
    "Train and protect": (0.75, 0.40, 0.40, 0.12, 0.18, 0.45, 0.25, 0.16, 0),
    "Coordinate with Baghdad": (0.729, 0.412, 0.40, 0.12, 0.171, 0.437, 0.271, 0.16, 0),
    "All three": (0.943, 0.318, 0.667, 0.20, 0.429, 0.314, 0.057, 0.533, 0),
    "Free to break": (0.60, 0.50, 0.286, 0.086, 0.086, 0.429, 0.40, 0, 0),
    "Too dear to break": (0.30, 1, 1, 0.30, 0, 0, 0.70, 1, 0.30),
    "The audience hardly cares": (0.60, 0.50, 0.308, 0.092, 0.092, 0.415, 0.40, 0.031, 0),
    "Iraq lives next door": (0.45, 0.667, 0.40, 0.12, 0.06, 0.27, 0.55, 0.16, 0),
}


@pytest.mark.parametrize("label", PRESETS)
def test_presets(label: str) -> None:
    out = WORD.evaluate(**changes(WORD, label))
    names = ("statement", "belief", "accept", "kept", "broken", "refused", "silent", "worth", "word_gain")
    assert [out[name] for name in names] == pytest.approx(PRESETS[label], abs=0.0006)
    assert out["baghdad_gain"] == pytest.approx(out["word_gain"], abs=1e-12)  # none of them is trusted without a word


def test_the_presets_are_those_of_the_chapter() -> None:
    assert WORD.defaults == BASE
    assert [p.label for p in WORD.presets] == list(PRESETS)
    apart = [changes(WORD, p) for p in ("In public, for sovereignty", "Train and protect", "Coordinate with Baghdad")]
    assert changes(WORD, "All three") == apart[0] | apart[1] | apart[2]


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("The article’s reading", (12, 18, 12, 18, 40)),
        ("In public, for sovereignty", (20, 10, 20, 10, 40)),
        ("Train and protect", (12, 18, 18, 27, 25)),
        ("Too dear to break", (30, 0, 0, 0, 70)),
    ],
)
def test_a_hundred_washingtons(label: str, cells: tuple[int, ...]) -> None:
    out = WORD.evaluate(**changes(WORD, label))
    assert [100 * out[cell] for cell in CELLS] == pytest.approx(cells, abs=1e-9)


def test_parts_of_one_whole() -> None:
    at = points()
    out = WORD.evaluate(**at)
    np.testing.assert_allclose(sum(out[cell] for cell in CELLS), 1, rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["kept"] + out["kept_refused"], at["sincere"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["consent"] + out["refused"] + out["silent"], 1, rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["statement"], 1 - out["silent"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["broken_if_consent"] * out["consent"], out["broken"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(out["belief"] * out["statement"], at["sincere"], rtol=0, atol=1e-12)


@pytest.mark.parametrize("steps", [(0.5, 1.0, 1.0), (0.22, 1.95, 0.55), (0.24, 2.85, 0.9), (0.44, 0.7, 0.55)])
def test_trust_at_the_threshold_is_enough_whatever_the_rounding(steps: tuple[float, float, float]) -> None:
    out = WORD.evaluate(**BASE | dict(zip(("sincere", "gain", "loss"), steps, strict=True)))
    assert out["consent"] == pytest.approx(1, abs=1e-12)
    assert out["consent_without_word"] == 1
    assert out["broken"] == pytest.approx(1 - steps[0])


# -- the equilibrium, and what is thought off its path ----------------------------------------------------------------


class Game:
    """The game at some settings, worked out from its payoffs alone; chances and worths are arrays, one a setting."""

    def __init__(self, at: dict[str, np.ndarray]) -> None:
        self.at = at

    def spoken(self, means_it: bool, accept: Any) -> Any:
        """What giving the word is worth to Washington, where it is relied on so often."""
        kept = 1.0 if means_it else 1 - self.at["audience_cost"]
        return accept * kept - (1 - accept) * self.at["embarrassment"]

    def relying(self, belief: Any) -> Any:
        """What consent is worth to Baghdad, beside refusing, where it thinks so."""
        return belief * self.at["gain"] - (1 - belief) * self.at["loss"]

    def is_equilibrium(self, speaks: Any, bluffs: Any, accept: Any, silent_consent: Any, believed: Any) -> Any:
        """Whether nobody gains by another choice, and what Baghdad thinks is Bayes' rule where it applies.

        ``speaks`` and ``bluffs``: how often each type gives its word; ``accept`` and ``silent_consent``: how often
        Baghdad consents after a word and after silence; ``believed``: how likely it thinks it, after each, that
        Washington means it.
        """
        good = np.ones(len(self.at["gain"]), dtype=bool)
        for means_it, often in ((True, speaks), (False, bluffs)):
            more = self.spoken(means_it, accept) - silent_consent
            good &= np.where(often > 1e-9, more >= -1e-9, True) & np.where(often < 1 - 1e-9, more <= 1e-9, True)
        own = self.at["sincere"]
        heard = (own * speaks, (1 - own) * bluffs), (own * (1 - speaks), (1 - own) * (1 - bluffs))
        for (meant, not_meant), belief, often in zip(heard, believed, (accept, silent_consent), strict=True):
            total = meant + not_meant
            good &= np.where(total > 1e-9, np.abs(belief * total - meant) <= 1e-9, True)
            more = self.relying(belief)
            good &= np.where(often > 1e-9, more >= -1e-9, True) & np.where(often < 1 - 1e-9, more <= 1e-9, True)
        return good


def test_the_model_is_an_equilibrium_everywhere() -> None:
    at = points()
    out = WORD.everything(at)
    game = Game(at)
    nought, one = np.zeros_like(at["gain"]), np.ones_like(at["gain"])
    silence = nought  # where everyone speaks, it must be thought to come from one that does not mean it
    assert game.is_equilibrium(one, out["bluff"], out["accept"], nought, (out["belief"], silence)).all()
    pooled = (out["bluff"] == 1) & (at["sincere"] > out["threshold"] + 0.01)
    trusted = game.is_equilibrium(one, out["bluff"], out["accept"], one, (out["belief"], at["sincere"]))
    free = at["audience_cost"] == 0
    assert pooled.sum() > 500
    assert not trusted[pooled & ~free].any()  # if silence were trusted as before, bluffers would choose it


def test_d1_takes_silence_for_a_bluffer_s_where_everyone_speaks() -> None:
    """Consent after silence so likely as to tempt each type: less is enough for the bluffer, who saves the cost."""
    at = points()
    out = WORD.everything(at)
    pooled = (out["bluff"] == 1) & (at["audience_cost"] > 0)
    tempts = [Game(at).spoken(means_it, np.ones_like(at["gain"])) for means_it in (True, False)]
    assert (tempts[1][pooled] < tempts[0][pooled]).all()


def test_nobody_speaks_in_another_equilibrium_which_d1_rejects_only_where_trust_is_low() -> None:
    at = points()
    game = Game(at)
    nought = np.zeros_like(at["gain"])
    trusts = WORD.evaluate(**at)["consent_without_word"]
    believed = np.where(trusts == 1, 1.0, 0.0)  # of a word after all; then it is relied on only where silence is
    assert game.is_equilibrium(nought, nought, trusts, trusts, (believed, at["sincere"])).all()
    # how often a word must be relied on to pay, by type: refused is 0 after silence where trust is low, consent 1 else
    kept, broken = 1 + at["embarrassment"], 1 - at["audience_cost"] + at["embarrassment"]
    with np.errstate(divide="ignore"):
        need = [(trusts + at["embarrassment"]) / np.where(by > 0, by, np.nan) for by in (kept, broken)]
    low, costly = trusts == 0, at["audience_cost"] > 0
    rejected = (need[0] < 1) & ~(need[1] <= need[0] + 1e-12)  # the sincere are tempted by less, so the word is theirs
    assert rejected[low & costly].all()
    assert not rejected[low & ~costly].any()
    assert (need[0][~low] >= 1 - 1e-12).all()  # with trust no one can gain by speaking: nothing is rejected
    dear = WORD.evaluate(sincere=0.6, audience_cost=1.1)
    assert (dear["consent"], dear["consent_without_word"]) == (pytest.approx(0.6), 1)


def test_in_the_mixed_region_the_bluffer_and_baghdad_are_indifferent() -> None:
    at = draws(WORD, 4000, seed=6)
    out = WORD.everything(at)
    mixed = (at["sincere"] < out["threshold"]) & (at["audience_cost"] < 1)
    assert 500 < mixed.sum() < len(mixed) - 500
    game = Game(at)
    np.testing.assert_allclose(game.spoken(False, out["accept"])[mixed], 0, rtol=0, atol=1e-12)
    np.testing.assert_allclose(game.relying(out["belief"])[mixed], 0, rtol=0, atol=1e-12)
    assert ((out["bluff"][mixed] > 0) & (out["bluff"][mixed] < 1)).all()


def test_what_the_word_gains_baghdad_is_the_law_of_two_smaller_numbers() -> None:
    at = points()
    out = WORD.everything(at)
    dear = at["audience_cost"] >= 1
    least = np.minimum(at["sincere"] * at["gain"], (1 - at["sincere"]) * at["loss"])
    np.testing.assert_allclose(out["word_gain"], np.where(dear, least, 0), rtol=0, atol=1e-12)


# -- where findings end -----------------------------------------------------------------------------------------------


def test_just_below_the_full_cost_there_is_more_consent_than_above() -> None:
    below, above = WORD.evaluate(audience_cost=0.95), WORD.evaluate(audience_cost=1.0)
    assert (below["consent"], above["consent"]) == pytest.approx((0.533, 0.30), abs=0.0005)
    assert (below["broken"], above["broken"]) == pytest.approx((0.267, 0), abs=0.0005)


def test_with_trust_nothing_moves_until_the_full_cost() -> None:
    out = WORD.evaluate(sincere=0.8, audience_cost=np.linspace(0, 0.99, 100))
    for name in ("accept", "kept", "broken", "worth", "belief", "statement"):
        assert np.ptp(out[name]) < 1e-12, name


def test_across_the_threshold_everyone_speaks() -> None:
    low, high = (WORD.evaluate(sincere=s) for s in (0.49, 0.5))
    assert low["consent"] < 0.4
    assert high["consent"] == pytest.approx(1)
    assert WORD.evaluate(sincere=0.6)["broken"] > WORD.evaluate(sincere=0.8)["broken"]  # above it trust breeds none


def test_a_dear_word_works_through_the_cost_of_being_refused() -> None:
    accept = WORD.evaluate(audience_cost=[0.0, 0.4, 0.8], embarrassment=0.01)["accept"]
    assert (accept < 0.05).all()


def test_a_sentence_for_each_of_the_three_cases() -> None:
    assert "no word is broken" in WORD.sentence(audience_cost=1.0, sincere=0.8)
    assert "always speaks" in WORD.sentence(sincere=0.8)
    assert "relied on and broken 12 in 100" in WORD.sentence()

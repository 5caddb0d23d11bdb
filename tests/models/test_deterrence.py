"""Deterrence: its published numbers, the critical risk, its surprise, and what chapter 7 says of model and record."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.model import Model
from twodoors.models import load

DEFAULTS = {
    "gain_limited": 0.35,
    "gain_severe": 0.6,
    "cost_hit": 1.2,
    "hit_anyway": 0.1,
    "hit_limited": 0.2,
    "hit_severe": 0.85,
    "rationality": 4.0,
}
THREAT = {"hit_limited": 0.6, "hit_severe": 0.95}
BELIEFS = ("hit_anyway", "hit_limited", "hit_severe")
MOVES = ("refrain", "limited", "severe")


@pytest.fixture(scope="module")
def model() -> Model:
    return load("deterrence")


def worths(at: dict[str, Any]) -> np.ndarray:
    """What holding back, a limited and a severe blow are worth, by hand."""
    gains = [0 * at["gain_limited"], at["gain_limited"], at["gain_severe"]]
    return np.stack([g - at[b] * at["cost_hit"] for g, b in zip(gains, BELIEFS, strict=True)])


def by_hand(at: dict[str, Any]) -> dict[str, np.ndarray]:
    """The outcomes once more, from the formulas as published."""
    weights = np.exp(at["rationality"] * worths(at))
    moves = weights / weights.sum(axis=0)
    answer = dict(zip(MOVES, moves, strict=True))
    answer["exchange"] = sum(answer[m] * at[b] for m, b in zip(MOVES, BELIEFS, strict=True))
    answer["critical_risk"] = at["hit_anyway"] + at["gain_severe"] / at["cost_hit"]
    answer["critical_limited"] = at["hit_anyway"] + at["gain_limited"] / at["cost_hit"]
    return answer


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers(model: Model) -> None:
    assert model.defaults == DEFAULTS
    answer = model.evaluate(**DEFAULTS)
    expected = {"refrain": 0.26243, "limited": 0.65852, "severe": 0.07904, "exchange": 0.22513, "critical_risk": 0.6}
    assert {name: answer[name] for name in expected} == pytest.approx(expected, rel=0, abs=0.5e-5)
    assert answer["critical_risk"] == pytest.approx(0.6, rel=0, abs=1e-12)


def test_by_hand(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    outcomes, expected = model.evaluate(**at), by_hand(at)
    assert set(outcomes) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(outcomes[name], values, rtol=0, atol=1e-12, err_msg=name)


def test_perfect_choice_takes_the_best_move(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    outcomes, best = model.perfect(**at), worths(at).argmax(axis=0)
    for i, move in enumerate(MOVES):
        np.testing.assert_array_equal(outcomes[move], best == i, err_msg=move)


def test_the_corners_of_the_range(model: Model) -> None:
    at = corners(model)
    for answer in (model.evaluate(**at), model.perfect(**at)):
        for name, values in answer.items():
            assert np.isfinite(values).all(), name
        np.testing.assert_allclose(sum(answer[move] for move in MOVES), 1, rtol=0, atol=1e-12)
        assert answer["exchange"].min() >= 0
        assert answer["exchange"].max() <= 1 + 1e-12
    assert model.evaluate(**at)["critical_risk"].max() == pytest.approx(6)
    for corner in zip(*(values[::7] for values in at.values()), strict=True):
        assert model.sentence(**dict(zip(at, map(float, corner), strict=True)))


# -- the critical risk ------------------------------------------------------------------------------------------------


def test_at_the_critical_risk_hitting_hard_and_holding_back_are_worth_the_same(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    for belief, critical, move in (
        ("hit_severe", "critical_risk", "severe"),
        ("hit_limited", "critical_limited", "limited"),
    ):
        line = by_hand(at)[critical]
        can = line <= 1
        assert can.sum() > 200
        on_it = {name: values[can] for name, values in at.items()} | {belief: line[can]}
        answer = model.evaluate(**on_it)
        np.testing.assert_allclose(answer[move], answer["refrain"], rtol=1e-9, atol=0)
        above = at[belief] > line
        now = model.evaluate(**at)
        np.testing.assert_array_equal(now[move] < now["refrain"], above, err_msg=move)


def test_above_one_no_belief_deters(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    beyond = by_hand(at)["critical_risk"] > 1
    assert 200 < beyond.sum() < 1800
    sure = model.evaluate(**at | {"hit_severe": np.ones(2000)})
    np.testing.assert_array_equal(sure["severe"] > sure["refrain"], beyond)


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ({}, "The belief, 0.85, is above the critical risk, 0.60"),
        (THREAT, "Both beliefs are above"),
        ({"hit_severe": 0.6}, "On the line"),
        ({"hit_anyway": 0.35}, "On the line"),
        ({"hit_severe": 0.59}, "The belief, 0.59, is below"),
        ({"hit_anyway": 0.5, "hit_severe": 1.0}, "On the line"),  # the critical risk is 1
        ({"hit_anyway": 0.6}, "No belief deters a severe blow"),
    ],
)
def test_the_sentence_says_on_which_side_of_the_line_the_belief_is(
    model: Model, given: dict[str, float], start: str
) -> None:
    assert model.sentence(**given).startswith(start)


@pytest.mark.parametrize(
    ("name", "severe"), [("hit_severe", -1), ("gain_severe", 1), ("hit_anyway", 1), ("hit_limited", 1)]
)
def test_directions(model: Model, name: str, severe: int) -> None:
    others: dict[str, float]
    for others in ({}, THREAT, {"hit_anyway": 0.4, "gain_limited": 0.8}):
        sweep = model.sweep(name, 41, **{other: v for other, v in others.items() if other != name})
        assert (severe * sweep["severe"].diff().dropna() > 0).all()


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_only_the_difference_in_risk_counts(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    at |= {belief: at[belief] / 2 for belief in BELIEFS}  # so that all may rise by the same
    more = np.random.default_rng(7).uniform(0, 0.5, 2000)
    before, after = model.evaluate(**at), model.evaluate(**at | {belief: at[belief] + more for belief in BELIEFS})
    for move in MOVES:
        np.testing.assert_allclose(after[move], before[move], rtol=0, atol=1e-12, err_msg=move)
    np.testing.assert_allclose(after["exchange"], before["exchange"] + more, rtol=0, atol=1e-12)


def test_the_case_that_the_reader_predicts(model: Model) -> None:
    before, after = model.evaluate(), model.evaluate(hit_anyway=0.2, hit_limited=0.3, hit_severe=0.95)
    assert after["severe"] == pytest.approx(before["severe"], rel=0, abs=1e-12)
    assert after["exchange"] == pytest.approx(before["exchange"] + 0.1, rel=0, abs=1e-12)
    assert model.evaluate(hit_severe=0.95)["severe"] < before["severe"]  # alone, that would deter
    assert model.evaluate(hit_anyway=0.2)["severe"] > before["severe"]  # and alone, this would do the opposite


def test_a_threat_comes_undone_by_what_would_come_anyway(model: Model) -> None:
    assert model.work_out("gain_severe/cost_hit") == pytest.approx(0.5)
    at_35 = model.evaluate(hit_anyway=0.35)
    assert at_35["critical_risk"] == pytest.approx(0.85)  # it has caught up with the belief
    assert at_35["severe"] == pytest.approx(at_35["refrain"])
    assert model.evaluate(hit_anyway=0.5)["critical_risk"] == pytest.approx(1)
    assert model.evaluate(hit_anyway=0.6)["critical_risk"] == pytest.approx(1.1)


def test_what_the_quiz_works_out(model: Model) -> None:
    assert model.evaluate(hit_anyway=0.2)["critical_risk"] == pytest.approx(0.7)
    assert (1 - 0.6) * 1.2 < 0.6  # certainty adds 40 in 100 to the risk, and the gain is worth 50
    assert (
        model.evaluate(hit_anyway=0.6, hit_severe=1.0)["severe"]
        > model.evaluate(hit_anyway=0.6, hit_severe=1.0)["refrain"]
    )
    assert [round(100 * model.evaluate(hit_limited=p)["severe"]) for p in (0.2, 0.6)] == [8, 18]


# -- limited blows ----------------------------------------------------------------------------------------------------


def test_a_side_that_never_misjudges_strikes_the_limited_blow(model: Model) -> None:
    best = model.perfect()
    assert (best["refrain"], best["limited"], best["severe"]) == (0, 1, 0)
    assert model.evaluate()["critical_limited"] == pytest.approx(0.1 + 0.35 / 1.2)
    refrain, limited, severe = worths(DEFAULTS)
    assert severe < refrain < limited
    # the diamond leaps where hitting hard beats the limited blow, not at the critical risk
    leap = model.work_out("(gain_severe-worth_limited)/cost_hit")
    assert leap == pytest.approx((0.6 - limited) / 1.2)
    assert leap < 0.6
    for belief in np.linspace(0, 1, 101):
        assert model.perfect(hit_severe=float(belief))["severe"] == (belief < leap)
        assert model.perfect(hit_severe=float(belief))["refrain"] == 0


def test_threatening_the_small_blow_drives_up_the_great_one(model: Model) -> None:
    sweep = model.sweep("hit_limited", 41)
    assert (sweep["limited"].diff().dropna() < 0).all()
    assert (sweep["severe"].diff().dropna() > 0).all()
    assert (sweep["refrain"].diff().dropna() > 0).all()
    assert model.evaluate(hit_limited=0.6)["severe"] > 2 * model.evaluate()["severe"]
    # without misjudgement only where hitting hard pays better than holding back
    assert model.perfect(hit_limited=0.6)["refrain"] == 1
    assert model.perfect(hit_severe=0.5)["limited"] == 1
    assert model.perfect(hit_severe=0.5, hit_limited=0.6)["severe"] == 1


def test_what_one_move_loses_the_others_gain_in_proportion(model: Model) -> None:
    sweep = model.sweep("hit_limited", 41)
    assert np.ptp(sweep["severe"] / sweep["refrain"]) < 1e-12


# -- presets, and claim 7.3 -------------------------------------------------------------------------------------------


def test_the_presets_tell_what_the_chapter_says(model: Model) -> None:
    told = {p.label: model.evaluate(**preset(model, p.label)) for p in model.presets}
    assert model.presets[0].label == "The article’s hope"
    assert not model.presets[0].values
    hope, threat = told["The article’s hope"], told["After the 52-sites threat"]
    bare, both = told["A threat without a promise"], told["Threat and promise"]
    assert dict(model.presets[2].values) == THREAT
    assert bare["refrain"] < 0.2 < 0.6 < threat["refrain"] < both["refrain"]
    assert bare["critical_risk"] > 1
    assert bare["exchange"] > threat["exchange"] > both["exchange"]
    assert threat["severe"] > hope["severe"]  # the threat against every blow
    before = told["Before the killing"]
    assert before["severe"] > 4 * hope["severe"]
    shows = told["A blow that shows, and does not kill"]
    assert shows["limited"] > 0.8
    assert shows["severe"] < hope["severe"]
    insult = told["A threat is an insult"]
    assert insult["critical_risk"] > 1
    assert insult["severe"] > 2 * threat["severe"]
    assert insult["severe"] > 3 * hope["severe"]


def test_the_same_threat_in_four_presets(model: Model) -> None:
    for label in (
        "After the 52-sites threat",
        "A threat without a promise",
        "Threat and promise",
        "A threat is an insult",
    ):
        at = preset(model, label)
        assert {name: at[name] for name in THREAT} == THREAT, label
    insult = preset(model, "A threat is an insult")
    for gain in ("gain_limited", "gain_severe"):
        assert insult[gain] - DEFAULTS[gain] == pytest.approx(0.5), gain


def test_what_remains_with_threat_and_promise_is_misjudgement(model: Model) -> None:
    at = preset(model, "Threat and promise")
    assert model.perfect(**at)["exchange"] == 0
    assert model.evaluate(**at)["exchange"] > 0.15


def test_less_to_strike_for_does_as_much_with_no_harder_threat(model: Model) -> None:
    less = model.evaluate(gain_limited=0.15, gain_severe=0.3)
    assert less["severe"] < 0.6 * model.evaluate()["severe"]
    assert less["exchange"] < model.evaluate()["exchange"]


# -- where the model breaks -------------------------------------------------------------------------------------------


def test_a_bluff_that_is_believed_works(model: Model) -> None:
    assert model.evaluate(hit_anyway=0.0, hit_limited=1.0, hit_severe=1.0)["refrain"] > 0.85


def test_it_strikes_for_nothing(model: Model) -> None:
    answer = model.evaluate(gain_limited=0.0, gain_severe=0.0, hit_anyway=0.5, hit_limited=0.5, hit_severe=0.5)
    for move in MOVES:
        assert answer[move] == pytest.approx(1 / 3)


# -- the record -------------------------------------------------------------------------------------------------------


def test_disputes_and_crises_as_the_chapter_counts_them() -> None:
    disputes = evidence.load("mid_disputes")
    iran = disputes[disputes["sample"] == "Iran a participant"].set_index("label")
    assert (iran["n"]["use of force"], iran["n"]["war"]) == (120, 1)
    assert set(iran["n_total"]) == {151} == {iran["n"].sum()}
    assert evidence.rate("VIOL", "4").share > 1 / 151  # crises are graver than disputes


def test_the_days_of_the_threat_as_the_chapter_tells_them() -> None:
    events = evidence.load("chronology")
    days = events[events["date"].between("2020-01-04", "2020-01-08") & events["section"].eq("S7")]
    assert list(days["date"].dt.day) == [4, 8, 8, 8]
    threat, missiles, plane, reply = days["event"]
    assert "52 Iranian sites" in threat
    assert missiles.startswith("Sixteen missiles")
    assert "none killed, 110 US troops with brain injuries" in missiles
    assert "PS752, by mistake as Iran says; 176 people die" in plane
    assert "sanctions, not strikes" in reply
    note = events[events["event"].str.contains("Swiss embassy hands Iran a US note asking it not to escalate")]
    assert [(d.date().isoformat(), s) for d, s in zip(note["date"], note["section"], strict=True)] == [
        ("2020-01-03", "S8")
    ]
    taji = events[events["site"] == "taji"]
    assert taji["event"].str.contains("two Americans and one Briton die").all()
    assert taji["actor"].str.contains("unknown").all()

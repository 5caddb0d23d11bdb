"""Deterrence: its published numbers, its moves counted over the unseen wish, and what chapter 7 says of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.printed import assert_gives
from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.model import Model
from twodoors.models import load

MOVES = ("refrain", "limited", "severe")
BELIEFS = ("hit_anyway", "hit_limited", "hit_severe")

#: Settings and their outcomes, to twelve digits.
PUBLISHED: list[tuple[dict[str, float], dict[str, float]]] = [
    (
        {},
        {
            "refrain": 0.208608527326,
            "limited": 0.780404530043,
            "severe": 0.010986942631,
            "struck": 0.186280659977,
            "critical_risk": 0.4,
            "margin": 0.45,
        },
    ),
    (
        {
            "gain_severe": 0.9,
            "limited_share": 0.45,
            "hit_anyway": 0.3,
            "hit_limited": 0.35,
            "hit_severe": 0.6,
            "inducement": 0.15,
            "rationality": 6.0,
        },
        {
            "refrain": 0.061034851073,
            "limited": 0.003567116560,
            "severe": 0.935398032367,
            "struck": 0.580797765538,
            "critical_risk": 0.845,
            "critical_limited": 0.105,
        },
    ),
    (
        {"gain_severe": 1.0, "hit_limited": 0.6, "hit_severe": 0.95},
        {"refrain": 0.339243631234, "limited": 0.038297037564, "severe": 0.622459331202, "struck": 0.648238950304},
    ),
]


@pytest.fixture(scope="module")
def model() -> Model:
    return load("deterrence")


def worths(at: dict[str, Any], wish: Any = 0.0) -> np.ndarray:
    """What holding back, a limited and a severe blow are worth, by hand, where Iran wishes so much more to hit back."""
    counts = [0.0 * at["limited_share"], at["limited_share"], 1.0 + 0.0 * at["limited_share"]]
    given = [at["inducement"] + 0.0 * wish, *[c * (at["gain_severe"] + wish) for c in counts[1:]]]
    return np.stack([g - at[belief] for g, belief in zip(given, BELIEFS, strict=True)])


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "expected"), PUBLISHED)
def test_published_numbers(model: Model, given: dict[str, float], expected: dict[str, float]) -> None:
    assert_gives(model, given, expected)


def test_the_moves_are_the_best_replies_of_many_irans(model: Model) -> None:
    """Each of 20,001 wishes, equally likely, takes the highest of its three lines."""
    tail = (np.arange(20_001) + 0.5) / 20_001
    for seed in range(60):
        at = {name: values[0] for name, values in draws(model, 1, seed=seed).items()}
        wish = np.log(tail / (1 - tail)) / at["rationality"]
        best = worths(at, wish).argmax(axis=0)
        answer = model.evaluate(**at)
        for i, move in enumerate(MOVES):
            assert answer[move] == pytest.approx(np.mean(best == i), abs=1e-4), (seed, move)
        hits = np.array([at[belief] for belief in BELIEFS])
        assert answer["struck"] == pytest.approx(hits[best].mean(), abs=1e-4)


def test_sides_that_never_misjudge_take_the_best_move(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    outcomes, best = model.perfect(**at), worths(at).argmax(axis=0)
    for i, move in enumerate(MOVES):
        np.testing.assert_array_equal(outcomes[move], best == i, err_msg=move)


def test_with_two_moves_it_is_the_logit_choice_of_the_book(model: Model) -> None:
    at = draws(model, 2000, seed=7) | {"hit_limited": np.ones(2000), "limited_share": np.full(2000, 0.1)}
    refrain, limited, severe = worths(at)
    two = (refrain - limited) / 0.1 > (limited - severe) / 0.9  # nobody strikes the limited blow
    assert two.sum() > 500
    answer = model.evaluate(**at)
    logit = 1 / (1 + np.exp(at["rationality"] * (refrain - severe)))
    np.testing.assert_allclose(answer["severe"][two], logit[two], rtol=0, atol=1e-12)
    np.testing.assert_allclose(answer["limited"][two], 0, rtol=0, atol=1e-12)


def test_the_corners_of_the_range(model: Model) -> None:
    at = corners(model)
    for answer in (model.evaluate(**at), model.perfect(**at)):
        for name, values in answer.items():
            assert np.isfinite(values).all(), name
        assert min(answer[move].min() for move in MOVES) >= 0
        np.testing.assert_allclose(sum(answer[move] for move in MOVES), 1, rtol=0, atol=1e-12)


#: How often Iran holds back, strikes a limited blow and hits hard, in 100; and for sides that never misjudge.
PRESETS = {
    "The first setting": ((21, 78, 1), "limited"),
    "The article’s hope": ((66, 16, 18), "refrain"),
    "Before the killing": ((12, 61, 27), "limited"),
    "After the 52-sites threat": ((87, 2, 11), "refrain"),
    "A threat without a promise": ((12, 70, 18), "limited"),
    "Threat and promise": ((86, 0, 14), "refrain"),
    "Diplomacy resumes": ((79, 20, 1), "refrain"),
    "A blow announced beforehand": ((12, 88, 0), "limited"),
    "A threat is an insult": ((34, 4, 62), "severe"),
    "When holding back costs more than being struck": ((23, 0, 77), "severe"),
}


def test_the_presets(model: Model) -> None:
    assert [p.label for p in model.presets] == list(PRESETS)
    for label, (hundred, best) in PRESETS.items():
        at = preset(model, label)
        assert tuple(round(100 * model.evaluate(**at)[move]) for move in MOVES) == hundred, label
        assert model.perfect(**at)[best] == 1, label


# -- the critical risk ------------------------------------------------------------------------------------------------


def test_at_the_critical_risk_a_severe_blow_is_as_likely_as_not(model: Model) -> None:
    at = draws(model, 2000, seed=7)
    line = at["gain_severe"] - worths(at)[:2].max(axis=0)
    np.testing.assert_allclose(model.evaluate(**at)["critical_risk"], line, rtol=0, atol=1e-12)
    can = (line >= 0) & (line <= 1)
    assert can.sum() > 1000
    on_it = {name: values[can] for name, values in at.items()} | {"hit_severe": line[can]}
    np.testing.assert_allclose(model.evaluate(**on_it)["severe"], 0.5, rtol=0, atol=1e-12)
    line = model.evaluate(**draws(model, 40_000, seed=1))["critical_risk"]
    assert ((line < 0).mean(), (line > 1).mean()) == pytest.approx((0.11, 0.19), abs=0.01)


def test_the_same_of_a_limited_blow_where_no_one_misjudges(model: Model) -> None:
    at = draws(model, 2000, seed=8)
    below = at["hit_limited"] < model.evaluate(**at)["critical_limited"]
    np.testing.assert_array_equal(model.perfect(**at)["limited"] == 1, below)


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ({}, "Iran thinks an answer to a severe blow likelier, 0.85, than the critical risk, 0.40"),
        ({"hit_severe": 0.4}, "On the line"),
        ({"hit_severe": 0.39}, "Iran thinks an answer to a severe blow less likely, 0.39, than"),
        ({"gain_severe": 1.3, "hit_limited": 0.9}, "No threat of this blow suffices"),
        ({"inducement": 0.5, "hit_anyway": 0.0, "gain_severe": 0.4}, "Against a severe blow no threat is needed"),
    ],
)
def test_the_sentence_says_on_which_side_of_the_line_the_belief_is(
    model: Model, given: dict[str, float], start: str
) -> None:
    assert model.sentence(**given).startswith(start)


def test_what_the_sentence_says_of_a_severe_blow_is_so(model: Model) -> None:
    at = draws(model, 4000, seed=9)
    for answer in (model.answer(at), model.answer(at, perfect=True)):
        told, severe = answer["reading"], answer["severe"]
        assert set(told) == {0, 1, 3, 4}  # nobody draws the line itself
        assert (severe[(told == 0) | (told == 4)] > 0.5).all()
        assert (severe[(told == 1) | (told == 3)] < 0.5).all()
        assert (model.evaluate(**at | {"hit_severe": np.ones(4000)})["severe"][told == 0] > 0.5).all()
        assert (model.evaluate(**at | {"hit_severe": np.zeros(4000)})["severe"][told == 1] < 0.5).all()


# -- what the chapter says of single settings -------------------------------------------------------------------------


def test_three_ways_at_the_first_setting(model: Model) -> None:
    threat = model.evaluate(hit_limited=0.3, hit_severe=0.95)
    promise, offer = model.evaluate(hit_anyway=0.0), model.evaluate(inducement=0.1)
    assert [round(100 * way["struck"]) for way in (threat, offer, promise)] == [24, 17, 14]
    for way in (threat, promise, offer):
        assert [way[move] for move in MOVES] == pytest.approx([0.339, 0.650, 0.011], abs=5e-4)


def test_what_threat_and_promise_can_do_depends_on_the_worth_of_a_blow(model: Model) -> None:
    sure = {"hit_anyway": 0.0, "hit_limited": 1.0, "hit_severe": 1.0}
    assert model.evaluate(**sure)["refrain"] == pytest.approx(0.88, abs=0.005)
    honour = preset(model, "When holding back costs more than being struck")
    assert {name: honour[name] for name in sure} == sure
    heavier = [
        model.evaluate(**honour | {"gain_severe": 1.3 / weight, "rationality": 4 * weight})["refrain"]
        for weight in (1, 1.5, 2)
    ]
    assert heavier == pytest.approx([0.23, 0.69, 0.94], abs=0.005)


def test_threatening_the_small_blow_drives_the_angriest_to_the_great_one(model: Model) -> None:
    before, after = (model.evaluate(hit_limited=p) for p in (0.2, 0.6))
    assert [before[move] for move in MOVES] == pytest.approx([0.21, 0.78, 0.01], abs=0.005)
    assert [after[move] for move in MOVES] == pytest.approx([0.73, 0.0, 0.27], abs=0.005)
    assert model.perfect(hit_limited=0.6)["refrain"] == 1
    # where a severe blow is answered less surely, so do sides that never misjudge
    assert model.perfect(hit_severe=0.5)["limited"] == 1
    assert model.perfect(hit_severe=0.5, hit_limited=0.6)["severe"] == 1
    # who is driven to it wished more than those who hold back: the wishes between are struck out from the middle
    wish = np.linspace(-3, 3, 6001)
    at = model.defaults
    moves = [worths(at | {"hit_limited": p}, wish).argmax(axis=0) for p in (0.2, 0.6)]
    kept = moves[0] == 1
    assert wish[kept & (moves[1] == 2)].min() > wish[kept & (moves[1] == 0)].max()


def test_the_dangers_that_the_reader_predicts(model: Model) -> None:
    before, after = model.evaluate(), model.evaluate(hit_anyway=0.2, hit_limited=0.3, hit_severe=0.95)
    assert [after[move] for move in MOVES] == pytest.approx([before[move] for move in MOVES], rel=0, abs=1e-12)
    assert after["struck"] == pytest.approx(before["struck"] + 0.1, rel=0, abs=1e-12)


def test_where_a_stronger_threat_has_iran_struck_more_often(model: Model) -> None:
    weak, strong = model.evaluate(), model.evaluate(hit_limited=0.3, hit_severe=0.95)
    assert strong["refrain"] > weak["refrain"]
    assert strong["struck"] > weak["struck"]


def test_where_nothing_is_to_be_gained_it_still_hits(model: Model) -> None:
    nothing = {"gain_severe": 0.0, "hit_anyway": 0.5, "hit_limited": 0.5, "hit_severe": 0.5}
    answer = model.evaluate(**nothing)
    assert [answer[move] for move in MOVES] == [0.5, 0.0, 0.5]


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

"""Scores: what they must be for every chance, and what luck makes of them, against every record counted by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from inspect import isfunction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from tests.helpers.contents import RECORD, source
from twodoors.questions import scoring
from twodoors.questions.scoring import (
    MOST,
    brier,
    calibrated,
    cases_needed,
    changed,
    likelihood_ratio,
    luck,
    surprise,
)

CHANCES = st.floats(0, 1)
INSIDE = st.floats(0.01, 0.99)
OUTCOMES = st.booleans()
SCORES = pytest.mark.parametrize("score", [brier, surprise])

#: The chances of the lab, made up.
LAB = np.array([20, 60, 30, 30, 40, 30, 60, 30, 60, 40, 30]) / 100

Scorer = Callable[[Any, Any], Any]


def test_what_the_lab_has() -> None:
    public = {name for name, held in vars(scoring).items() if isfunction(held) and held.__module__ == scoring.__name__}
    names = {"brier", "surprise", "calibrated", "luck", "changed", "likelihood_ratio", "cases_needed"}
    assert {name for name in public if not name.startswith("_")} == names
    assert all((vars(scoring)[name].__doc__ or "").count("\n") > 2 for name in names)


# -- one forecast -----------------------------------------------------------------------------------------------------


@given(CHANCES, OUTCOMES)
def test_a_score_lies_between_best_and_worst_and_grows_with_the_distance(chance: float, happened: bool) -> None:
    score = brier(chance, happened)
    assert 0 <= score <= 1
    assert score == pytest.approx(brier(1 - chance, not happened), abs=1e-15)
    assert brier(float(happened), happened) == 0
    assert brier(float(not happened), happened) == 1
    closer = (chance + happened) / 2
    assert brier(closer, happened) <= score
    assert surprise(closer, happened) <= surprise(chance, happened) >= 0


@given(st.integers(0, 100), st.integers(0, 100))
def test_on_average_no_number_scores_better_than_what_one_believes(belief: int, said: int) -> None:
    def expected(chance: int) -> Fraction:
        p = Fraction(belief, 100)
        return p * (1 - Fraction(chance, 100)) ** 2 + (1 - p) * Fraction(chance, 100) ** 2

    assert expected(said) >= expected(belief)
    in_floats = belief / 100 * brier(said / 100, True) + (1 - belief / 100) * brier(said / 100, False)
    assert in_floats == pytest.approx(float(expected(said)), abs=1e-15)


@given(INSIDE, INSIDE)
def test_the_log_score_is_proper_too(belief: float, said: float) -> None:
    def expected(chance: float) -> float:
        return float(belief * surprise(chance, 1) + (1 - belief) * surprise(chance, 0))

    assert expected(said) >= expected(belief) - 1e-12
    assert expected(belief) == pytest.approx(calibrated([belief], surprise)[0], abs=1e-12)


@pytest.mark.parametrize(
    ("chance", "happened", "score"), [(0.3, False, 0.09), (0.9, False, 0.81), (0.8, False, 0.64), (0.7, True, 0.09)]
)
def test_scores_that_the_chapter_names(chance: float, happened: bool, score: float) -> None:
    assert brier(chance, happened) == pytest.approx(score)


def test_surprises() -> None:
    assert surprise(0.5, [0, 1]).tolist() == [1, 1]
    assert surprise(0.01, 1) == pytest.approx(6.6, abs=0.05)
    assert surprise([0, 1, 0, 1], [0, 1, 1, 0]).tolist() == [0, 0, math.inf, math.inf]
    assert brier([0.2, 0.5], [1, 0]).tolist() == pytest.approx([0.64, 0.25])


# -- what luck does ---------------------------------------------------------------------------------------------------


def enumerated(chances: list[float], score: Scorer) -> list[tuple[float, float]]:
    """Every record that might have been: its chance and its mean score, in plain Python."""
    found = []
    for record in product((0, 1), repeat=len(chances)):
        chance = math.prod(p if o else 1 - p for p, o in zip(chances, record, strict=True))
        if chance:
            mean = math.fsum(float(score(p, o)) for p, o in zip(chances, record, strict=True)) / len(chances)
            found.append((chance, mean))
    return found


@SCORES
@settings(deadline=None, max_examples=30)
@given(chances=st.lists(st.integers(0, 20).map(lambda n: n / 20), min_size=1, max_size=6), data=st.data())
def test_luck_is_every_record_counted(score: Scorer, chances: list[float], data: st.DataObject) -> None:
    happened = data.draw(st.lists(st.integers(0, 1), min_size=len(chances), max_size=len(chances)))
    records = enumerated(chances, score)
    mean = math.fsum(c * s for c, s in records)
    spread = math.sqrt(max(math.fsum(c * (s - mean) ** 2 for c, s in records), 0))
    assert calibrated(chances, score) == pytest.approx((mean, spread), abs=1e-7)
    low, high, worse = luck(chances, happened, score)
    own = math.fsum(float(score(p, o)) for p, o in zip(chances, happened, strict=True)) / len(chances)
    assert worse == pytest.approx(math.fsum(c for c, s in records if s >= own - 1e-9), abs=1e-9)
    for percentile, share in ((low, 0.05), (high, 0.95)):
        assert math.fsum(c for c, s in records if s <= percentile + 1e-9) >= share - 1e-9
        assert math.fsum(c for c, s in records if s < percentile - 1e-9) <= share + 1e-9


def test_luck_over_the_2048_records_of_the_lab_s_chances() -> None:
    assert calibrated(LAB) == pytest.approx((0.219, 0.048), abs=5e-4)
    assert calibrated(LAB, surprise) == pytest.approx((0.908, 0.147), abs=5e-4)
    low, high, _ = luck(LAB, np.zeros(11))
    assert (low, high) == pytest.approx((0.154, 0.299), abs=5e-4)
    records = enumerated(list(LAB), brier)
    assert len(records) == 2048
    worse = math.fsum(c for c, s in records if s > 0.25 + 1e-12)
    assert worse == pytest.approx(0.23, abs=0.005), "worse than always 50"
    assert luck(LAB, than=0.25) == pytest.approx((low, high, worse), abs=1e-12)
    assert low < 0.25 < high
    in_order = sorted(records, key=lambda record: record[1])
    reached = np.cumsum([c for c, _ in in_order])
    assert [in_order[int(np.argmax(reached >= share))][1] for share in (0.05, 0.95)] == pytest.approx([low, high])


def test_whoever_always_says_50_scores_the_same_whatever_happens() -> None:
    for record in ([0] * 11, [1] * 11, [0, 1] * 5 + [1]):
        assert luck([0.5] * 11, record) == pytest.approx((0.25, 0.25, 1))
        assert luck([0.5] * 11, record, surprise) == pytest.approx((1, 1, 1))
    assert luck([0.5] * 11, than=0.25)[2] == 0, "no worse than itself"
    assert calibrated([0.5] * 11) == pytest.approx((0.25, 0))


def test_what_had_been_ruled_out_is_infinitely_bad_by_the_log_score_and_no_part_of_luck() -> None:
    low, high, worse = luck([0, 0.5], [1, 0], surprise)
    assert (low, high, worse) == (0.5, 0.5, 0)
    assert calibrated([0, 1], surprise) == (0, 0)


# -- before and after -------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(INSIDE, INSIDE), min_size=1, max_size=6), st.data())
def test_what_a_change_should_bring(pairs: list[tuple[float, float]], data: st.DataObject) -> None:
    before, after = (list(column) for column in zip(*pairs, strict=True))
    happened = data.draw(st.lists(st.integers(0, 1), min_size=len(pairs), max_size=len(pairs)))
    found = changed(before, after, happened)
    assert found["gain"] == pytest.approx(np.mean(brier(before, happened)) - np.mean(brier(after, happened)), abs=1e-12)
    for key, right in (("if_after", after), ("if_before", before)):
        gains = []
        for record in product((0, 1), repeat=len(pairs)):
            chance = math.prod(p if o else 1 - p for p, o in zip(right, record, strict=True))
            gains.append((chance, changed(before, after, record)["gain"]))
        mean = math.fsum(c * g for c, g in gains)
        spread = math.sqrt(max(math.fsum(c * (g - mean) ** 2 for c, g in gains), 0))
        assert found[key] == pytest.approx((mean, spread), abs=1e-7)
    assert found["if_after"][0] >= 0 >= found["if_before"][0]


def test_one_crisis_cannot_show_that_ten_points_helped() -> None:
    gain, spread = changed([0.5] * 11, [0.6] * 11, [1] * 11)["if_after"]
    assert (gain, spread) == pytest.approx((0.010, 0.030), abs=5e-4)
    assert changed([0.45] * 250, [0.55] * 250, [1] * 250)["if_after"] == pytest.approx((0.010, 0.006), abs=5e-4)


# -- evidence between two numbers -------------------------------------------------------------------------------------


@given(st.lists(st.tuples(INSIDE, INSIDE, OUTCOMES), min_size=1, max_size=8))
def test_the_likelihood_ratio_is_a_product(cases: list[tuple[float, float, bool]]) -> None:
    first, second, happened = (list(column) for column in zip(*cases, strict=True))
    each = [(b if o else 1 - b) / (a if o else 1 - a) for a, b, o in cases]
    ratio = likelihood_ratio(first, second, happened)
    assert ratio == pytest.approx(math.prod(each), rel=1e-9)
    assert likelihood_ratio(second, first, happened) == pytest.approx(1 / ratio, rel=1e-9)


def test_likelihood_ratios_that_the_chapter_names() -> None:
    assert likelihood_ratio(0.082, 0.051, 0) == pytest.approx(1.03, abs=0.005)
    assert likelihood_ratio(0.2, 0.051, 0) == pytest.approx(1.19, abs=0.005)
    assert likelihood_ratio(0.9, 0.1, 0) == pytest.approx(9)
    assert likelihood_ratio(0, 0.5, 1) == math.inf
    assert likelihood_ratio(0.5, 0, 1) == 0
    assert math.isnan(likelihood_ratio(0, 0, 1))  # neither allowed it


@given(st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_after_so_many_cases_the_odds_are_what_was_asked_for_on_average(truth: float, rival: float) -> None:
    assume(abs(truth - rival) > 0.05)
    cases = float(cases_needed(truth, rival))
    for count in {max(math.floor(cases), 1), math.ceil(cases)}:
        came = np.arange(count + 1)
        odds = came * math.log(truth / rival) + (count - came) * math.log((1 - truth) / (1 - rival))
        expected = float(binom.pmf(came, count, truth) @ odds)
        assert expected == pytest.approx(math.log(20) * count / cases, rel=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "few", "many"),
    [
        (0.051, 0.082, 350, 410),
        (0.051, 0.10, 150, 190),
        (0.051, 0.20, 22, 32),
        (0.05, 0.20, 21.4, 31.9),
        (0.319, 0.50, 43, 45),
    ],
)
def test_how_many_cases_it_takes(one: float, other: float, few: float, many: float) -> None:
    needed = sorted([float(cases_needed(one, other)), float(cases_needed(other, one))])
    assert needed == pytest.approx([few, many], rel=0.02)


def test_corners_of_cases() -> None:
    assert cases_needed(0.3, [0, 1]).tolist() == [0, 0]
    assert cases_needed([0, 0.3, 1], [0, 0.3, 1]).tolist() == [math.inf] * 3
    assert cases_needed(0.5, 0.25, odds=400) == pytest.approx(2 * cases_needed(0.5, 0.25))


# -- what the chapter says --------------------------------------------------------------------------------------------


def test_the_numbers_of_the_chapter_and_of_its_lab_are_these() -> None:
    text = " ".join((source(f"chapters/{RECORD}") + source(f"labs/{RECORD}")).split())
    for said in ("23 of 100", "0.219", "0.154 and 0.299", "1.03", "1.19", "22 to 32", "0.010", "0.030"):
        assert said in text, said


# -- what does not fit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chance", [-0.01, 1.01, 30, float("nan"), float("inf")])
def test_what_is_no_chance_has_no_score(chance: float) -> None:
    said = rf"{chance} is not a chance; allowed is a number from 0 to 1"
    asked: list[Callable[[], Any]] = [
        lambda: brier(chance, True),
        lambda: surprise([0.5, chance], [0, 1]),
        lambda: calibrated([chance]),
        lambda: luck([chance], [1]),
        lambda: changed([0.5], [chance], [1]),
        lambda: likelihood_ratio(chance, 0.5, 1),
        lambda: cases_needed(0.5, chance),
    ]
    for ask in asked:
        with pytest.raises(ValueError, match=said):
            ask()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: brier(0.5, 0.5), r"0\.5 is not an outcome; allowed are 0 and 1"),
        (lambda: brier([0.5, 0.6], [1]), r"1 and 2 values; allowed are arrays of one length"),
        (lambda: luck([0.5] * 3, [1, 0]), r"2 and 3 values; allowed are arrays of one length"),
        (lambda: changed([0.5] * 3, [0.5] * 2, [1, 0]), r"3 and 2 values; allowed are arrays of one length"),
        (lambda: calibrated([]), r"shape \(0,\); allowed is a list of one or more"),
        (lambda: calibrated(0.5), r"shape \(\); allowed is a list of one or more"),
        (lambda: luck([0.5] * (MOST + 1), [1] * (MOST + 1)), r"17 forecasts have too many records .* allowed are 16"),
        (lambda: luck([0.5]), r"needs either what happened or a score to compare with, than="),
        (lambda: luck([0.5], [1], than=0.25), r"needs either what happened or a score"),
        (lambda: cases_needed(0.5, 0.4, odds=1), r"odds = 1; allowed is a number above 1"),
    ],
)
def test_what_does_not_fit_is_refused(ask: Callable[[], Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ask()

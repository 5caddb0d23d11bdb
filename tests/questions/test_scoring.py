"""The Brier score: what it must be for every chance."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twodoors.questions.scoring import brier

CHANCES = st.floats(0, 1)
OUTCOMES = st.booleans()


@given(CHANCES, OUTCOMES)
def test_a_score_lies_between_best_and_worst_and_grows_with_the_distance(chance: float, happened: bool) -> None:
    score = brier(chance, happened)
    assert 0 <= score <= 1
    assert score == pytest.approx(brier(1 - chance, not happened), abs=1e-15)
    assert brier(float(happened), happened) == 0
    assert brier(float(not happened), happened) == 1
    closer = (chance + happened) / 2
    assert brier(closer, happened) <= score


@given(st.integers(0, 100), st.integers(0, 100))
def test_on_average_no_number_scores_better_than_what_one_believes(belief: int, said: int) -> None:
    def expected(chance: int) -> Fraction:
        p = Fraction(belief, 100)
        return p * (1 - Fraction(chance, 100)) ** 2 + (1 - p) * Fraction(chance, 100) ** 2

    assert expected(said) >= expected(belief)
    in_floats = belief / 100 * brier(said / 100, True) + (1 - belief / 100) * brier(said / 100, False)
    assert in_floats == pytest.approx(float(expected(said)), abs=1e-15)


@pytest.mark.parametrize(
    ("chance", "happened", "score"), [(0.3, False, 0.09), (0.9, False, 0.81), (0.8, False, 0.64), (0.7, True, 0.09)]
)
def test_scores_that_the_chapter_names(chance: float, happened: bool, score: float) -> None:
    assert brier(chance, happened) == pytest.approx(score)


@pytest.mark.parametrize("chance", [-0.01, 1.01, 30, float("nan"), float("inf")])
def test_what_is_no_chance_has_no_score(chance: float) -> None:
    with pytest.raises(ValueError, match=rf"{chance} is not a chance; allowed is a number from 0 to 1"):
        brier(chance, True)

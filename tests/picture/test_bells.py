"""Bells and their fence: what is filled is the chance that a way clears it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from twodoors import words
from twodoors.models import load
from twodoors.picture.bells import LOW, bell

TEHRAN = load("tehran")


def area(corners: list[tuple[float, float]]) -> float:
    """What lies between the corners and the line, from left to right."""
    x, y = np.array(corners).T
    return float(np.sum(np.diff(x) * (y[1:] + y[:-1]) / 2))


@pytest.mark.parametrize(("mean", "spread"), [(0.15, 0.25), (-0.4, 0.6), (-0.4, 1.5), (0.0, 0.3), (-0.8, 0.9)])
def test_the_area_of_a_bell_is_a_chance(mean: float, spread: float) -> None:
    assert area(bell(mean, spread, LOW)) == pytest.approx(1, abs=0.004)
    for fence in (-0.4, 0.0, 0.24, 0.6):
        clears = 1 / (1 + np.exp(-1.702 * (mean - fence) / spread))
        assert area(bell(mean, spread, fence)) == pytest.approx(clears, abs=0.004)


@pytest.mark.parametrize("setting", [{}, {"pressure": 0.8, "hardship": 1.0}, {"gamble": 1.5}])
def test_the_fence_of_the_drawing_stands_where_the_model_has_it(setting: dict[str, float]) -> None:
    found = TEHRAN.evaluate(**setting)
    drawn = BeautifulSoup(TEHRAN.drawings(**setting)["fence"], "html.parser")
    left, right, low, high = map(float, str(element(drawn, "svg")["data-axes"]).split()[:4])
    at = left + (right - left) * (found["bar"] - low) / (high - low)
    assert float(re.findall(r"[\d.]+", str(element(drawn, "[data-at]")["transform"]))[0]) == pytest.approx(at, abs=0.01)
    for way in ("talks", "conflict"):
        filled = element(drawn, f'[data-bell$="way_{way}_spread bar"]')
        assert str(filled["d"]).startswith(f"M{at:.2f} ")
        assert element(drawn, f'[data-says="survive_{way}"]').get_text() == words.value(
            found[f"survive_{way}"], "chance"
        )


def element(drawn: Any, selector: str) -> Any:
    [found] = drawn.select(selector)
    return found

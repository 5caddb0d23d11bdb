"""The valley: its diamonds stand at the number of soldiers with the least danger."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from twodoors.model.picture import POINTS
from twodoors.models import load

PRESENCE = load("presence")


def diamonds(**setting: float) -> dict[str, float]:
    """The number of soldiers, times 5,200, at which each curve's diamond stands."""
    drawn: Any = BeautifulSoup(PRESENCE.drawing(**setting), "html.parser").svg
    left, right, low, high = map(float, drawn["data-axes"].split()[:4])
    places = {
        mark["data-lowest"]: float(re.findall(r"[\d.]+", mark["transform"])[0])
        for mark in drawn.select("[data-lowest]")
    }
    return {name: low + (high - low) * (x - left) / (right - left) for name, x in places.items()}


@pytest.mark.parametrize(
    "setting",
    [{}, {"diplomacy": 0.8}, {"diplomacy": 0.8, "years": 5.0}, {"drawn_in": 0.6, "isis": 0.1}, {"isis": 0.6}],
)
def test_the_diamond_stands_where_the_danger_is_least(setting: dict[str, float]) -> None:
    line = np.linspace(0, 2, POINTS)
    for name, fixed in (("as_set", {}), ("little_diplomacy", {"diplomacy": 0.2})):
        danger = PRESENCE.evaluate(**{**setting, **fixed, "troops": line})["deeper"]
        assert diamonds(**setting)[name] == pytest.approx(line[np.argmin(danger)], abs=1e-3)


def test_more_diplomacy_moves_the_diamond_to_more_soldiers_and_the_years_leave_it() -> None:
    before, after = diamonds()["as_set"], diamonds(diplomacy=0.8)["as_set"]
    assert before == pytest.approx(0.61, abs=0.02)
    assert after == pytest.approx(1.75, abs=0.02)
    assert diamonds(years=5.0) == pytest.approx(diamonds())
    assert diamonds(drawn_in=0.6, isis=0.1)["as_set"] == pytest.approx(0, abs=1e-3)

"""A hundred Washingtons: as much of the square in each colour as the chance says."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from tests.helpers.settings import draws
from twodoors import words
from twodoors.models import load

WORD = load("commitment")
SETTINGS = [{}, {"audience_cost": 1.1}, {"audience_cost": 0.8, "gain": 1.5, "loss": 0.7}, {"sincere": 0.8}]

#: The colour of each part, and the outcome that it stands for.
PARTS = {
    "td-fill-talks": "kept",
    "td-fill-talks-faint": "kept_refused",
    "td-fill-war": "broken",
    "td-fill-war-faint": "bluff_refused",
    "td-fill-neither": "silent",
}


def hundred(**setting: float) -> Any:
    return BeautifulSoup(WORD.drawing(**setting), "html.parser").svg


def area(part: Any) -> float:
    """The area within the corners of a part."""
    x, y = np.array(re.findall(r"-?[\d.]+", part["d"]), dtype=float).reshape(-1, 2).T
    return abs(float(x @ np.roll(y, 1) - y @ np.roll(x, 1))) / 2


def test_each_part_is_as_large_as_it_is_likely_wherever_the_sliders_stand() -> None:
    drawn = draws(WORD, 20)
    for setting in [*SETTINGS, *({name: float(column[i]) for name, column in drawn.items()} for i in range(20))]:
        svg, outcomes = hundred(**setting), WORD.evaluate(**setting)
        left, right, _, _, bottom, top, *_ = map(float, svg["data-axes"].split())
        for css, name in PARTS.items():
            share = area(svg.select_one(f"path.{css}")) / ((right - left) * (bottom - top))
            assert share == pytest.approx(float(outcomes[name]), abs=2e-4), (setting, name)
            told = svg.select_one(f'[data-says="{name}_dots"]').get_text()
            assert told == words.value(100 * float(outcomes[name]), "count")


def test_a_hundred_round_dots_are_left_to_be_seen() -> None:
    svg = hundred()
    left, right, _, _, bottom, top, *_ = map(float, svg["data-axes"].split())
    holes = re.findall(r"M(\S+) (\S+) a", svg.select_one(".td-cover")["d"])
    assert len(set(holes)) == 100
    assert all(left < float(x) < right and top < float(y) < bottom for x, y in holes)

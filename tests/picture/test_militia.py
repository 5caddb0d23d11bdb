"""The militia’s pictures: a hundred occasions cut at the penalty it reckons with, and two lines that meet."""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from tests.helpers.settings import draws
from twodoors import words
from twodoors.models import load

MILITIA = load("militia")
SETTINGS = [{}, {"visible": 0.0, "penalty": 0.1}, {"visible": 1.0, "penalty": 1.0, "backing": 0.4}, {"penalty": 0.0}]


def drawn(picture: str, **setting: float) -> Any:
    return BeautifulSoup(MILITIA.drawings(**setting)[picture], "html.parser").svg


def corners(part: Any, drawing: Any) -> np.ndarray:
    """The corners of a part, in the drawing’s values, one a row."""
    left, right, low, high, bottom, top, least, most = map(float, drawing["data-axes"].split())
    x, y = np.array(re.findall(r"-?[\d.]+", part.get("d") or part["transform"]), dtype=float).reshape(-1, 2).T
    places: np.ndarray = np.c_[
        low + (high - low) * (x - left) / (right - left), least + (most - least) * (y - bottom) / (top - bottom)
    ]
    return places


def distance(point: np.ndarray, path: np.ndarray) -> float:
    """How far a point is from a line through these corners."""
    best = np.inf
    for start, end in itertools.pairwise(path):
        along = end - start
        share = np.clip((point - start) @ along / max(along @ along, 1e-12), 0, 1)
        best = min(best, float(np.linalg.norm(point - start - share * along)))
    return best


@pytest.mark.parametrize("setting", SETTINGS)
def test_so_many_bars_are_used_as_there_are_attacks_of_a_hundred(setting: dict[str, float]) -> None:
    drawing, outcomes = drawn("occasions", **setting), MILITIA.evaluate(**setting)
    used = corners(drawing.select_one("path.td-fill-war[data-corners]"), drawing)
    attacks = int(words.value(100 * outcomes["attack"], "count"))
    assert 100 * (1 - used[0, 0]) == pytest.approx(attacks, abs=0.01)
    assert used[:, 1].max() == pytest.approx(MILITIA.setting(setting)["backing"], abs=0.001)
    level = corners(drawing.select_one("path.td-line-ink[data-corners]"), drawing)
    assert level[:, 1] == pytest.approx(outcomes["expected_penalty"], abs=0.001)
    if 0 < attacks < 100:  # the level cuts the bars where the filled ones begin, but for what rounding leaves
        assert used[1, 1] == pytest.approx(
            outcomes["expected_penalty"], abs=0.006 * MILITIA.setting(setting)["backing"]
        )


def test_the_two_lines_meet_at_the_dot_wherever_the_sliders_stand() -> None:
    drawing_of = draws(MILITIA, 40)
    settings = [{name: float(column[i]) for name, column in drawing_of.items()} for i in range(40)]
    for setting in [*SETTINGS, *settings]:
        drawing, outcomes = drawn("sides", **setting), MILITIA.evaluate(**setting)
        point = np.array([outcomes["monitoring"], outcomes["attack"]], dtype=float)
        [dot] = corners(drawing.select_one('[data-at="monitoring attack"]'), drawing)
        assert dot == pytest.approx(point, abs=1e-3)
        for line in drawing.select("path.td-line[data-corners]"):
            assert distance(point, corners(line, drawing)) < 0.002, setting

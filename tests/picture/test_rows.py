"""Rows of a hundred dots: as many are filled as the words say."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup, Tag

from twodoors import words
from twodoors.models import load
from twodoors.picture.rows import LINES, Row

DEAL = load("nuclear_deal")


def dots(line: Tag) -> int:
    """How many round ends of dashes a line has, as its row has its dashes."""
    assert isinstance(line.parent, Tag)
    pitch = float(str(line.parent["stroke-dasharray"]).removeprefix("0 "))
    before = pitch - float(str(line.parent["stroke-dashoffset"]))
    (left, _), (right, _) = np.array(re.findall(r"-?[\d.]+", str(line["d"])), dtype=float).reshape(-1, 2)
    assert right > left, "a path without a length would be a dot"
    return max(0, int((right - left - before) / pitch + 1e-3) + 1) if right - left >= before - 1e-3 else 0


def filled(row: Any) -> int:
    return sum(dots(line) for line in row.select("path")[1::LINES])


@pytest.mark.parametrize("chance", [0.0, 0.004, 0.006, 0.25, 0.494, 0.5, 0.506, 0.996, 1.0])
def test_a_row_has_a_hundred_dots_and_fills_the_nearest_number(chance: float) -> None:
    row = Row("a", "A", chance)
    drawn = BeautifulSoup(row.drawn(0, {e.name: float(e.expression) for e in row.equations}), "html.parser")
    assert sum(dots(line) for line in drawn.select("path")[::LINES]) == 100
    assert filled(drawn) == round(100 * chance)


@pytest.mark.parametrize("setting", [{}, {"europe": 0.5}, {"turnover": 0.0}])
def test_the_deal_s_rows_say_what_ends_it_and_what_is_left(setting: dict[str, float]) -> None:
    found = DEAL.evaluate(**setting)
    turnover = {**DEAL.defaults, **setting}["turnover"]
    expected = [turnover, 1 - found["keep_us"], 1 - found["keep_iran"], found["holds"]]
    drawn = BeautifulSoup(DEAL.drawings(**setting)["rows"], "html.parser")
    rows = drawn.select("g")
    assert [filled(row) for row in rows] == [int(100 * chance + 0.5) for chance in expected]
    said = [row.select("[data-says]")[0].get_text() for row in rows]
    assert said == [words.value(chance, "chance") for chance in expected]

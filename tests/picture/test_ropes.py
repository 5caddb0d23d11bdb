"""The patrons’ pictures: a knot where policy is, ropes as thick as the pulls, bars that add up, lines that cross."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import draws
from tests.picture.test_militia import corners, distance
from tests.picture.test_picture import svg, widths
from twodoors import words
from twodoors.models import load
from twodoors.picture.tree import THINNEST, WIDEST

PATRONS = load("patrons")
SETTINGS: list[dict[str, float]] = [
    {},
    {"means_us": 2.0},
    {"share_at_iran": 0.2},
    {"lets_go": 1.0},
    {"lets_go": 2.0},
    {"gifts": 0.7, "means_iran": 0.2, "state": 2.0},
]


def drawn(picture: str, **setting: float) -> Any:
    return svg(PATRONS.drawings(**setting)[picture])


def told(drawing: Any) -> dict[str, str]:
    """Each number that is told, by its name."""
    return {part["data-says"]: part.get_text() for part in drawing.select("[data-says]")}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_knot_is_policy_and_a_rope_is_as_thick_as_its_pull_is_felt(setting: dict[str, float]) -> None:
    drawing = drawn("ropes", **setting)
    stands = PATRONS.evaluate(**setting)["let_stands"] / 100
    [[x, _]] = corners(drawing.select_one('[data-at="knot 0.5"]'), drawing)
    assert x == pytest.approx(stands, abs=1e-4)
    ways = {part["data-width"]: corners(part, drawing)[:, 0] for part in drawing.select("[data-width]")}
    for (name, of), end in zip((("rope_iran", "let_felt_iran"), ("rope_us", "let_felt_us")), (0.0, 1.0), strict=True):
        assert ways[name] == pytest.approx([end, stands], abs=1e-4)
        felt = PATRONS.work_out(of, **setting)
        assert widths(str(drawing))[name] == pytest.approx(max(THINNEST, WIDEST * felt), rel=1e-5)
        assert told(drawing)[f"{name}_told"] == words.value(100 * felt, "count")


def test_the_parts_of_a_bar_add_up_to_what_is_told_of_it_wherever_the_sliders_stand() -> None:
    given = draws(PATRONS, 40)
    for i in range(40):
        setting = {name: float(column[i]) for name, column in given.items()} | {"lets_go": float(i % 3)}
        drawing, outcomes = drawn("ropes", **setting), PATRONS.evaluate(**setting)
        said = told(drawing)
        for name, outcome in (("us", "let_loss_us"), ("iran", "let_loss_iran"), ("bears", "let_bears")):
            assert said[f"{name}_told"] == words.value(outcomes[outcome], "count")
        for name in ("us", "iran"):
            assert int(said[f"{name}_told_0"]) + int(said[f"{name}_told_1"]) == int(said[f"{name}_told"])


@pytest.mark.parametrize("setting", SETTINGS)
def test_bars_are_as_long_as_what_they_tell(setting: dict[str, float]) -> None:
    outcomes = PATRONS.evaluate(**setting)
    for picture, name, outcome in (
        ("ropes", "us_1", "let_loss_us"),
        ("ropes", "iran_1", "let_loss_iran"),
        ("ropes", "bears_0", "let_bears"),
        ("gifts", "balance_0", "let_gain"),
    ):
        [bar] = [part for part in drawn(picture, **setting).select("[data-corners]") if name in part["data-corners"]]
        ends = corners(bar, bar.find_parent("g"))[:, 0]
        assert ends[1] == pytest.approx(outcomes[outcome] / 100, abs=1e-3), name
        if outcome != "let_loss_us" and outcome != "let_loss_iran":
            assert ends[0] == pytest.approx(0, abs=1e-3)  # the middle, where a balance may be less than nought


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_answers_cross_where_both_pull_and_the_dot_is_there_unless_somebody_lets_go(
    setting: dict[str, float],
) -> None:
    drawing, outcomes = drawn("square", **setting), PATRONS.evaluate(**setting)
    crossing = np.array([outcomes["pull_us"], outcomes["pull_iran"]])
    lines = drawing.select("path.td-line[data-corners]")
    assert len(lines) == 2
    for line in lines:
        assert distance(crossing, corners(line, drawing)) < 0.003
    [dot] = corners(drawing.select_one('[data-at="answers_us answers_iran"]'), drawing)
    lets_go = setting.get("lets_go", 0.0)
    assert dot == pytest.approx(crossing * [lets_go < 1, lets_go < 2], abs=2e-3)


def test_an_answer_is_the_cheapest_pull_there_is() -> None:
    mine = np.linspace(0, 1.2, 1201)
    for setting in SETTINGS[:3]:
        line = corners(drawn("square", **setting).select("path.td-line[data-corners]")[0], drawn("square", **setting))
        for pull, other in line:
            at = {name: PATRONS.work_out(name, **setting) for name in ("grip_us", "grip_iran", "state", "means_us")}
            policy = 0.5 + (at["grip_us"] * mine - at["grip_iran"] * other) / (2 * at["state"])
            assert mine[np.argmin((1 - policy) ** 2 + mine**2 / at["means_us"])] == pytest.approx(pull, abs=0.01)

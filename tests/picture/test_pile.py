"""Fifty Irans and the demand that is tried on them: as many are filled as refuse, and the handle is on the curve."""

from __future__ import annotations

import numpy as np
import pytest

from tests.picture.test_picture import places, svg
from twodoors.models import load

RANGE = load("deal_range")


def dots(name: str, **setting: float) -> list[tuple[str, float, float]]:
    """The dots of that picture that are no outlines: what each is, and where."""
    [group] = [
        part
        for part in svg(RANGE.drawings(**setting)[name]).select("[data-pile]")
        if part["data-pile"].startswith("iran_from")
    ]
    return [
        (dot["class"][1].removeprefix("td-pile-"), float(dot["cx"]), float(dot["cy"])) for dot in group.select("circle")
    ]


@pytest.mark.parametrize("setting", [{}, {"misread": 0.3}, {"doubt": 0.05, "misread": 0.2}, {"power": 0.6}])
def test_as_many_irans_are_filled_as_refuse(setting: dict[str, float]) -> None:
    kinds = [kind for kind, _, _ in dots("irans", **setting)]
    assert kinds == sorted(kinds, key=["below", "above"].index)  # those who dread war least refuse
    assert kinds.count("below") == pytest.approx(50 * RANGE.evaluate(**setting)["war_risk"], abs=1)
    for ask in (0.4, 0.6, 0.9):
        asked = [kind for kind, _, _ in dots("demands", **setting, ask=ask)]
        assert asked.count("below") == pytest.approx(50 * RANGE.evaluate(**setting, ask=ask)["ask_risk"], abs=1)


def test_the_sure_are_a_pile_and_the_unsure_a_carpet() -> None:
    sure, unsure = dots("irans", doubt=0.02), dots("irans", power=0.4)
    assert len({x for _, x, _ in sure}) <= 3
    assert len({x for _, x, _ in unsure}) > 20
    heights = {y for _, _, y in sure}
    assert len(heights) > 15
    assert min(heights) > 37  # within the axes


def test_who_would_give_all_stands_beyond_the_axis() -> None:
    frame = svg(RANGE.drawings()["irans"])["data-axes"].split()
    beyond = [x for _, x, _ in dots("irans") if x > float(frame[1])]
    assert len(beyond) == 5  # a tenth of fifty at the first setting: they dread war by more than is left to give
    assert max(beyond) < 320
    assert [x for _, x, _ in dots("irans", power=0.4) if x > float(frame[1])] == []


def test_the_handle_of_a_demand_stands_on_its_curve() -> None:
    for setting in ({}, {"ask": 0.9}, {"ask": 0.62, "misread": 0.3, "cost_us": 0.3}):
        drawing = svg(RANGE.drawings(**setting)["demands"])
        curve = places(drawing.select_one('[data-sweep="worth"]'))
        [[x, y]] = places(drawing.select_one('[data-drag="ask"]'))
        assert y == pytest.approx(np.interp(x, curve[:, 0], curve[:, 1]), abs=0.6)

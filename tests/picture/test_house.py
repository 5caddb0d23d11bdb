"""The vote's drawings: as many seats as come, the handle on the rim, the two areas above the curve, three hurdles."""

from __future__ import annotations

from collections import Counter
from math import cos, pi, sin

import numpy as np
import pytest

from tests.picture.test_picture import places, svg
from twodoors import words
from twodoors.models import load
from twodoors.picture.house import HEIGHT, MIDDLE, RIM

VOTE = load("vote")
OPPONENTS = 116


@pytest.mark.parametrize("come", [0, 2, 30, 116])
def test_as_many_opponents_sit_in_the_house_as_come(come: int) -> None:
    seats = svg(VOTE.drawings(come=come, turnout_kurdish=1.0)["house"]).select("[data-seat]")
    assert len(seats) == 329
    led = [seat["class"][1].removeprefix("td-seat-") for seat in seats if seat["data-seat"].startswith("led_share")]
    assert Counter(led) == Counter(["no"] * come + ["absent"] * (OPPONENTS - come))


@pytest.mark.parametrize(("come", "share"), [(0, 188 / 329), (58, 246 / 329), (116, 304 / 329)])
def test_the_handle_stands_on_the_rim_beside_the_last_who_came(come: int, share: float) -> None:
    [[x, y]] = places(svg(VOTE.drawings(come=come)["house"]).select_one('[data-drag="come"]'))
    assert (x, y) == pytest.approx((MIDDLE[0] - RIM * cos(pi * share), MIDDLE[1] - RIM * sin(pi * share)), abs=0.01)
    assert 0 < x < 320
    assert 0 < y < HEIGHT


def test_the_arc_of_the_handle_says_how_many_came() -> None:
    for come in (0, 40, 116):
        handle = svg(VOTE.drawings(come=come)["house"]).select_one('[data-drag="come"]')
        across, down, low, high = map(float, handle["data-arc"].split())
        [[x, y]] = places(handle)
        assert high - (high - low) * np.arctan2(down - y, x - across) / pi == pytest.approx(come, abs=0.02)


def test_the_middle_tells_who_is_there() -> None:
    text = {part["data-says"]: part.get_text() for part in svg(VOTE.drawings()["house"]).select("[data-says]")}
    assert text == {"come_there": "172", "come_share": "99%"}


@pytest.mark.parametrize("setting", [{}, {"turnout_shia": 0.85, "yes_shia": 0.65, "come": 52}])
def test_the_curve_the_session_and_the_handle_are_the_model_s(setting: dict[str, float]) -> None:
    drawing = svg(VOTE.drawings(**setting)["hump"])
    left, right, _, _, bottom, top, _, _ = map(float, drawing["data-axes"].split())
    line = np.linspace(0, OPPONENTS, 61)
    swept = VOTE.evaluate(**setting | {"come": line})
    drawn = places(drawing.select_one('[data-sweep="hump"]'))
    np.testing.assert_allclose(drawn[:, 1], bottom + (top - bottom) * swept["come_passes"], atol=0.006)
    short = places(drawing.select_one('[data-area="enough 1"]'))
    np.testing.assert_allclose(short[2:][::-1][:, 1], bottom + (top - bottom) * swept["come_quorum"], atol=0.006)
    [[x, y]] = places(drawing.select_one('[data-drag="come"]'))
    now = VOTE.evaluate(**setting)
    assert x == pytest.approx(left + (right - left) * setting.get("come", 2) / OPPONENTS, abs=0.01)
    assert y == pytest.approx(bottom + (top - bottom) * now["come_passes"], abs=0.01)


@pytest.mark.parametrize(("setting", "there"), [({}, True), ({"yes_shia": 0.5, "turnout_shia": 1.0}, False)])
def test_eighty_two_is_marked_while_it_can_be_reached(setting: dict[str, float], there: bool) -> None:
    mark = svg(VOTE.drawings(**setting)["hump"]).select_one('[data-at="come_most 0.0"]')
    assert (mark.get("visibility") != "hidden") == there
    if there:
        [[x, _]] = places(mark)
        assert x == pytest.approx(
            32 + 280 * VOTE.work_out("82 - (come_present - come_yes) + come") / OPPONENTS, abs=0.01
        )


def test_each_hurdle_has_as_many_dots_as_come_over_it() -> None:
    for setting in ({}, {"turnout_shia": 0.85}, {"authority": 0.8, "pressure": 0.8}):
        found, drawing = VOTE.evaluate(**setting), svg(VOTE.drawings(**setting)["hurdles"])
        for name in ("quorum", "passes", "expulsion"):
            group = drawing.select_one(f'[data-hundred^="{name} "]')
            full = group.select(".td-sign-full")
            assert len(group.select("path")) == 100
            assert len(full) == pytest.approx(100 * found[name], abs=0.51)
            assert drawing.select_one(f'[data-says="{name}"]').get_text() == words.value(found[name], "chance")

"""The square of all deals, what a deal brings each side, and a hundred deals at one table."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from twodoors.models import load
from twodoors.picture.square import SQUARE

LINKAGE = load("linkage")
SETTINGS = [
    {},
    {"us_nuclear": 0.95, "iran_nuclear": 0.05, "gulf_nuclear": 0.5, "reserve": 0.0, "reserve_gulf": 0.5},
    {"us_nuclear": 0.05, "iran_nuclear": 0.95, "gulf_nuclear": 0.95, "reserve": 0.45, "reserve_gulf": 0.1},
]


def drawn(name: str, **setting: float) -> Any:
    return BeautifulSoup(LINKAGE.drawings(**setting)[name], "html.parser").svg


def places(part: Any) -> np.ndarray:
    """The points of a path, or where a mark stands, one a row."""
    return np.array(re.findall(r"-?[\d.]+", part.get("d") or part["transform"]), dtype=float).reshape(-1, 2)


def inside(corners: np.ndarray, x: float, y: float) -> bool:
    """Whether a point lies in a convex shape, whichever way round its corners go; in one without an area none does."""
    ends = np.roll(corners, -1, axis=0)
    turns = (ends[:, 0] - corners[:, 0]) * (y - corners[:, 1]) - (ends[:, 1] - corners[:, 1]) * (x - corners[:, 0])
    return bool(turns.any() and ((turns >= -1e-9).all() or (turns <= 1e-9).all()))


def seen(drawing: Any) -> list[str]:
    """The words in sight."""
    return [
        text.get_text()
        for text in drawing.select("text")
        if not any(parent.get("visibility") == "hidden" for parent in text.parents if parent.name == "g")
    ]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_place_is_shaded_for_each_side_that_would_not_sign_it(setting: dict[str, float]) -> None:
    rng = np.random.default_rng(10)
    shapes = [places(part) for part in drawn("deal", **setting).select(".td-shut")]
    assert len(shapes) == 3
    at = {**LINKAGE.defaults, **setting}
    for a, b in rng.uniform(size=(200, 2)):
        found = LINKAGE.evaluate(**{**setting, "share_nuclear_tried": a, "share_other_tried": b})
        least = [at["reserve"], at["reserve"], at["reserve_gulf"]]
        gains = [found[f"tried_{side}"] for side in ("us", "iran", "gulf")]
        for shape, gain, needed in zip(shapes, gains, least, strict=True):
            if abs(gain - needed) > 2e-3:  # corners are drawn to the hundredth of a pixel
                assert inside(shape, *SQUARE.at(a, b)) == (gain < needed)


def test_the_dot_stands_at_the_deal_and_the_words_say_who_would_sign() -> None:
    drawing = drawn("deal", share_nuclear_tried=1.0, share_other_tried=0.0)
    [handle] = drawing.select('[data-drag="share_nuclear_tried share_other_tried"]')
    assert tuple(places(handle)[0]) == SQUARE.at(1.0, 0.0)
    assert seen(drawing)[2:] == [
        *("Washington", "60%", "would sign", "Tehran", "75%", "would sign", "The Gulf", "20%", "would not"),
    ]
    assert drawing["aria-label"].endswith(
        "At 100% and 0% Washington has 60% of its stake, Tehran 75%, the Gulf states 20%; 2 of the three would sign."
    )


def test_a_bar_is_as_long_as_the_gain_and_marked_at_the_least() -> None:
    drawing = drawn("bargain", table=2, reserve_gulf=0.4)
    for name, gain, least in (("us", 0.76, 0.25), ("iran", 0.45, 0.25), ("gulf", 0.535, 0.4)):
        group = drawing.select_one(f'[data-corners$="table_{name} 0.4"]').parent
        left, right, *_ = map(float, group["data-axes"].split())
        ends = places(group.select(".td-gain")[1])
        found = LINKAGE.evaluate(table=2, reserve_gulf=0.4)[f"table_{name}"]
        assert found == pytest.approx(gain, abs=0.06)
        assert ends[1, 0] - ends[0, 0] == pytest.approx((right - left) * found, abs=0.02)
        [mark] = places(group.select_one(".td-least").parent)
        assert mark[0] == pytest.approx(left + (right - left) * least, abs=0.02)


def test_the_bargain_is_the_deal_of_its_table_and_a_line_where_the_rest_is_no_part_of_it() -> None:
    for at, prefix in ((1, ""), (2, "seat_"), (3, "veto_")):
        found = LINKAGE.everything({name: np.array(value) for name, value in LINKAGE.defaults.items()})
        drawing = drawn("bargain", table=at)
        expected = SQUARE.at(*(float(found[f"{prefix}share_{issue}"]) for issue in ("nuclear", "other")))
        [dot] = places(drawing.select_one('[data-at="table_nuclear table_rest"]'))
        assert tuple(dot) == pytest.approx(expected, abs=0.006)
        assert drawing.select_one('[data-at="0.5 table_without"]')["visibility"] == "hidden"
    alone = drawn("bargain")
    assert alone.select_one('[data-at="table_nuclear table_rest"]')["visibility"] == "hidden"
    assert tuple(places(alone.select_one('[data-at="0.5 table_without"]'))[0]) == SQUARE.at(0.5, 0.5)


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("setting", [{}, {"spoil": 0.2}, {"gulf_nuclear": 0.6}])
def test_a_hundred_deals_are_signed_wrecked_and_standing(at: int, setting: dict[str, float]) -> None:
    drawing, found = drawn("hundred", table=at, **setting), LINKAGE.evaluate(table=at, **setting)
    signs = Counter(dot["class"][1].removeprefix("td-sign-") for dot in drawing.select("[data-hundred] path"))
    stands = found[("narrow_survives", "heads_survives", "survives")[at]]
    assert signs.total() == 100
    assert signs["full"] == pytest.approx(100 * stands, abs=0.5)
    assert signs["full"] + signs["cross"] == pytest.approx(100 * found["table_signed"], abs=0.5)
    name, *told = seen(drawing)
    assert name == ("nuclear alone", "all, over their heads", "with a seat")[at]
    assert told == [f"stand {signs['full']}", f"wrecked {signs['cross']}", f"not signed {signs['open']}"]


def test_with_a_veto_only_no_deal_is_counted() -> None:
    drawing = drawn("hundred", table=3)
    assert {dot["class"][1] for dot in drawing.select("[data-hundred] path")} == {"td-sign-small"}
    assert seen(drawing)[0] == "with a veto only: not counted"

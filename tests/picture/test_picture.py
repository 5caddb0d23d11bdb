"""Drawings that answer: their parts follow the model's numbers. The page draws the same: helpers/reading.py."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup

from twodoors import words
from twodoors.model import PERFECT, Model, Sweep
from twodoors.model.picture import POINTS
from twodoors.models import load, names
from twodoors.picture.axes import Axes
from twodoors.picture.curves import Curve, curves
from twodoors.picture.hundred import Cell, Sort, hundred
from twodoors.picture.parliament import Bloc, parliament, vote
from twodoors.picture.thousand import PITCH, ROWS
from twodoors.picture.tree import THINNEST, WIDEST, tree
from twodoors.tree import Decision, Leaf

TRAP, DEAL, DETERRENCE, LINKAGE, TEHRAN, CRISIS, OFFRAMP = map(
    load, ("trap", "nuclear_deal", "deterrence", "linkage", "tehran", "crisis", "offramp")
)
HOUSE = [Bloc("One", 200, "come", "yes"), Bloc("Two", 129, "stay", "yes")]


def svg(text: str) -> Any:
    return BeautifulSoup(text, "html.parser").svg


def widths(drawing: str) -> dict[str, float]:
    """Each branch's width by the chance that it follows."""
    return {
        part["data-width"]: float(part["style"].removeprefix("stroke-width:").removesuffix("px"))
        for part in svg(drawing).select("[data-width]")
    }


@pytest.mark.parametrize("setting", [{}, {"price": 1.2}, {"damage": 0.2, "rationality": 12.0}])
def test_branches_are_as_wide_as_they_are_likely(setting: dict[str, float]) -> None:
    outcomes = TRAP.evaluate(**setting)
    made = TRAP.drawings(**setting)["tree"]
    drawn = widths(made)
    assert len(drawn) == 8
    for name, way in (("attack", "attack"), ("absorb", "attack_absorb"), ("strike_in_iraq", "attack_strike_in_iraq")):
        assert drawn[f"reach_{way}"] == pytest.approx(max(THINNEST, WIDEST * outcomes[name]), rel=1e-5)
    text = {part["data-says"]: part.get_text() for part in svg(made).select("[data-says]")}
    assert text["reach_attack"] == words.value(outcomes["attack"], "chance")
    ends = [words.value(1 - outcomes["attack"], "chance"), *text.values()]
    assert text["reach_hold"] == ends[0]


def test_every_number_of_a_drawing_has_its_equation_and_its_words() -> None:
    drawn = [model for model in map(load, names()) if model.pictures]
    assert drawn
    for model in drawn:
        known = {e.name for e in [*model.equations, *model.pictured]} | set(model.defaults)
        known |= {f"{path}{ending}" for path in model.paths for ending in ("", PERFECT)}
        made = model.drawings()
        assert made.keys() == model.pictures.keys()
        for name, picture in model.pictures.items():
            swept = {f"{sweep.name}{ending}" for sweep in picture.sweeps for ending in ("", "_now")}
            assert names_used(svg(made[name])) | set(re.findall(r"\{(\w+)\}", picture.says)) <= known | swept
            assert "{" not in svg(made[name])["aria-label"]
        assert set(model.evaluate()) == {outcome.name for outcome in model.outcomes}


def names_used(drawing: Any) -> set[str]:
    """The names of all that the parts of a drawing follow."""
    used: set[str] = set()
    for part in drawing.find_all(True):
        used |= {part[name] for name in ("data-width", "data-says", "data-size") if part.has_attr(name)}
        used |= set(part.get("data-seat", "").split(" ")[:2]) - {""}
        used |= set(part.get("data-hundred", "").split(" ")[::3]) - {""}
        bounds = ("data-at", "data-corners", "data-area", "data-thousand", "data-bell", "data-lowest", "data-pile")
        places = [name for bound in bounds for name in part.get(bound, "").split()]
        used |= {name for name in places if not re.fullmatch(r"-?[\d.]+", name)}
        used |= set(part.get("data-drag", "").split())
    return used


def test_a_model_without_a_picture_draws_nothing() -> None:
    assert replace(load("deal_range"), picture=None, walk=None).drawing() == ""


def test_a_tree_where_two_move_at_one_depth_cannot_be_drawn() -> None:
    ends = {"a": Leaf(us=0, iran=0), "b": Leaf(us=1, iran=0)}
    root = Decision("us", {"left": Decision("iran", {"c": ends["a"], "d": ends["b"]}), "right": Decision("us", ends)})
    with pytest.raises(ValueError, match="two players move at depth 1: iran and us"):
        tree(root, {}, {}, {})


@pytest.mark.parametrize(
    ("come", "stay", "yes", "counts"),
    [(1, 1, 1, {"yes": 329}), (0, 0, 1, {"absent": 329}), (0.5, 0, 0.4, {"yes": 40, "no": 60, "absent": 229})],
)
def test_seats_show_who_comes_and_how_they_vote(come: float, stay: float, yes: float, counts: dict[str, int]) -> None:
    drawing = parliament(HOUSE, "A house.").svg({"come": come, "stay": stay, "yes": yes})
    seats = svg(drawing).select("circle")
    assert Counter(seat["class"][1].removeprefix("td-seat-") for seat in seats) == counts
    places = {(seat["cx"], seat["cy"]) for seat in seats}
    assert len(places) == 329
    assert max(float(x) for x, _ in places) - min(float(x) for x, _ in places) == pytest.approx(251, abs=1)
    assert [text.get_text() for text in svg(drawing).select("text")] == ["One 200", "Two 129"]


def test_a_member_stays_away_or_votes() -> None:
    assert [vote(at, 0.5, 0.5) for at in (0.1, 0.3, 0.6)] == ["yes", "no", "absent"]


# -- drawings with axes -----------------------------------------------------------------------------------------------


def places(part: Any) -> np.ndarray:
    """The points of a path, or where a mark stands, one a row."""
    listed = re.findall(r"-?[\d.]+", part.get("d") or part["transform"])
    return np.array(listed, dtype=float).reshape(-1, 2)


def marked(model: Model, at: str, **setting: float) -> Any:
    """The mark that follows these two numbers."""
    return svg(model.drawings(**setting)["curves"]).select_one(f'[data-at="{at}"]')


def test_places_in_axes_and_beyond() -> None:
    axes = Axes(10, 110, 20, 220, x=(0.0, 2.0), y=(-1.0, 1.0))
    assert axes.at(1.0, 0.0) == (60, 120)
    assert axes.at(2.0, 1.0) == (110, 20)
    assert axes.holds(0.0, -1.0)
    assert not any(axes.holds(x, y) for x, y in ((2.1, 0.0), (0.0, 1.1), (float("nan"), 0.0), (0.0, float("inf"))))


@pytest.mark.parametrize("setting", [{}, {"turnover": 0.1, "europe": 0.3, "reward_iran": 1.0}])
def test_curves_are_the_model_s_over_their_range(setting: dict[str, float]) -> None:
    drawing = svg(DEAL.drawings(**setting)["curves"])
    left, right, _, _, bottom, top, _, _ = map(float, drawing["data-axes"].split())
    europe = np.linspace(0, 0.5, POINTS)
    for name, outcome in (("as_set", "holds"), ("no_election", "steady"), ("reach", "ceiling")):
        drawn = places(drawing.select_one(f'[data-sweep="{name}"]'))
        heights = DEAL.evaluate(**setting | {"europe": europe})[outcome]
        np.testing.assert_allclose(drawn[:, 0], np.linspace(left, right, POINTS), atol=0.006)
        np.testing.assert_allclose(drawn[:, 1], bottom + (top - bottom) * heights, atol=0.006)
        now = DEAL.evaluate(**setting)[outcome]
        [[x, y]] = places(drawing.select_one(f'[data-at="europe {name}_now"]'))
        assert x == pytest.approx(left + (right - left) * setting.get("europe", 0.02) / 0.5, abs=0.006)
        assert y == pytest.approx(bottom + (top - bottom) * now, abs=0.006)


def test_more_curves_than_can_be_told_apart_are_refused() -> None:
    drawn = [Curve(Sweep("one", "alive", ["years"], 0, 10), "the same")] * 4
    with pytest.raises(ValueError, match="4 curves are too many to tell apart; allowed are 3"):
        curves(drawn, across="years", up="alive", ticks=[0], now="years", says="", key="")


def test_curves_that_do_not_meet_in_sight_have_no_crossing() -> None:
    meet = "crossing_hardship crossing_chance"
    assert marked(TEHRAN, meet)["visibility"] == "hidden"
    revived = marked(TEHRAN, meet, revival=1.0)
    assert revived.get("visibility") is None
    left, right, *_ = map(float, svg(TEHRAN.drawings()["curves"])["data-axes"].split())
    [[x, _]] = places(revived)
    assert x == pytest.approx(left + (right - left) * (0.19 / 0.35 + 0.4), abs=0.006)  # level at that hardship


def test_beliefs_stand_where_they_are_and_a_line_is_parted_at_its_critical_risk() -> None:
    for setting in ({}, {"hit_severe": 0.3, "gain_severe": 0.7}):
        at = DETERRENCE.defaults | setting
        drawn = svg(DETERRENCE.drawings(**setting)["beliefs"])
        for belief in ("hit_anyway", "hit_limited", "hit_severe"):
            [dot] = drawn.select(f'[data-at^="{belief} "]')
            assert places(dot)[0, 0] == pytest.approx(12 + 336 * at[belief], abs=0.006)
        critical = DETERRENCE.evaluate(**setting)["critical_risk"]
        [pays, does_not] = drawn.select('[data-corners*="parting_critical_risk"]')
        assert places(pays)[1, 0] == places(does_not)[0, 0] == pytest.approx(12 + 336 * critical, abs=0.006)


def test_a_critical_risk_beyond_one_leaves_the_whole_line() -> None:
    setting = {"gain_severe": 1.4, "hit_limited": 1.0}
    assert DETERRENCE.evaluate(**setting)["critical_risk"] > 1
    drawn = svg(DETERRENCE.drawings(**setting)["beliefs"])
    [pays, _] = drawn.select('[data-corners*="parting_critical_risk"]')
    assert places(pays)[1, 0] == 348
    said = drawn.select_one('[data-says="critical_risk"]').get_text()
    assert float(said) > 1


def test_the_agreed_point_lies_on_the_frontier_of_the_bargaining_set() -> None:
    rng = np.random.default_rng(10)
    for _ in range(40):
        setting = {a.name: float(rng.uniform(a.low, a.high)) for a in LINKAGE.assumptions}
        drawing = svg(LINKAGE.drawings(**setting)["sets"])
        corners = places(drawing.select_one(".td-line-talks"))
        assert (np.diff(corners, axis=0) >= -0.011).all()  # to the right and down
        [point] = places(drawing.select_one('[data-at="us_gain iran_gain"]'))
        gaps = [distance(point, *ends) for ends in itertools.pairwise(corners)]
        assert min(gaps) < 0.02
        narrow = places(drawing.select_one(".td-line-neither"))
        np.testing.assert_allclose(
            places(drawing.select_one('[data-at^="narrow_us_all"]'))[0], narrow.mean(axis=0), atol=0.02
        )
        [seat] = places(drawing.select_one('[data-at^="seat_us_gain"]'))  # Tehran has no more than at the agreed point
        assert seat[1] >= point[1] - 0.02


def distance(point: np.ndarray, start: np.ndarray, end: np.ndarray) -> float:
    """How far a point is from a stretch of line."""
    along = end - start
    share = np.clip((point - start) @ along / max(along @ along, 1e-12), 0, 1)
    return float(np.linalg.norm(point - start - share * along))


# -- week by week -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", [{}, {"hazard": 0.03, "offer": 1.0, "start": 2.0}])
def test_weeks_are_stacked_and_lines_are_the_paths(setting: dict[str, float]) -> None:
    drawing, path = svg(CRISIS.drawings(**setting)["weeks"]), CRISIS.path(**setting)
    panels: dict[str, tuple[Any, ...]] = {}
    for panel in drawing.select("[data-axes]"):
        left, right, _, last, bottom, top, least, most = map(float, panel["data-axes"].split())
        assert last == len(path) - 1
        across = np.linspace(left, right, len(path))
        up = {name: bottom + (top - bottom) * (path[name] - least) / (most - least) for name in path}
        for line in panel.select("[data-sweep]"):
            np.testing.assert_allclose(places(line), np.column_stack([across, up[line["data-sweep"]]]), atol=0.006)
        panels |= {area["data-area"]: (places(area), across, up, bottom, top) for area in panel.select("[data-area]")}
    assert {line["data-sweep"] for line in drawing.select("[data-sweep]")} == {
        *("settled_by_perfect", "war_by_perfect", "rung_by_perfect", "rung_by"),
    }
    assert set(panels) == {"0 war_by", "war_by settled_by", "settled_by 1"}
    found, across, up, bottom, _ = panels["0 war_by"]
    edge = np.column_stack([across, up["war_by"]])
    np.testing.assert_allclose(found, [*edge, [across[-1], bottom], [across[0], bottom]], atol=0.006)
    found, *_ = panels["war_by settled_by"]
    above = np.column_stack([across, up["settled_by"]])
    np.testing.assert_allclose(found, [*above, *edge[::-1]], atol=0.006)


def test_the_moves_of_a_week_are_those_of_the_crises_still_open() -> None:
    found = [svg(CRISIS.drawings(week=week)["weeks"]) for week in (1, 2, 26)]
    said = [{part["data-says"]: part.get_text() for part in one.select("[data-says]")} for one in found]
    assert [one["week"] for one in said] == ["1", "2", "26"]
    assert len({one["week_up"] for one in said}) > 1
    for one in said:
        parts = [int(one[f"week_{move}"].removesuffix(" in 100")) for move in ("up", "hold", "down")]
        assert abs(sum(parts) - 100) <= 1
    assert CRISIS.evaluate(week=1) == CRISIS.evaluate(week=20), "to look moves nothing"


# -- a thousand dots --------------------------------------------------------------------------------------------------


def lots(setting: dict[str, float]) -> dict[str, list[tuple[int, int]]]:
    """By their sort, the places of the dots among the thousand, as the lines that stand for them say."""
    drawing = svg(CRISIS.drawings(**setting)["thousand"])
    found = {}
    for part in drawing.select("svg > .td-lot"):
        lines = [tuple(map(int, re.findall(r"\d+", line))) for line in part["d"].split("M")[1:]]
        assert all(x % PITCH == PITCH // 2 and top % PITCH == bottom % PITCH == 0 for x, top, bottom in lines)
        sort = part["class"][1].removeprefix("td-lot-")
        found[sort] = [(x // PITCH * ROWS + top // PITCH, (bottom - top) // PITCH) for x, top, bottom in lines]
    return found


@pytest.mark.parametrize(
    "setting",
    [{}, {"hazard": 0.03}, {"offer": 0.0}, {"offer": 1.0, "holds": 1.0, "opening": 0.06}, {"rationality": 1.0}],
)
def test_a_thousand_dots_are_as_many_as_is_said_one_sort_after_the_other(setting: dict[str, float]) -> None:
    found, outcomes = lots(setting), CRISIS.evaluate(**setting)
    counts = {sort: sum(count for _, count in lines) for sort, lines in found.items()}
    assert counts == {
        "neither": 1000,
        **{sort: int(words.value(1000 * outcomes[sort], "count")) for sort in ("war", "chosen", "talks")},
    }
    for first, lines in ((0, found["war"]), (0, found["chosen"]), (counts["war"], found["talks"])):
        for place, count in lines:
            assert place == first
            first += count


def test_a_thousand_dots_weigh_little() -> None:
    assert len(CRISIS.drawings()["thousand"]) < 3000


# -- a hundred dots ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", [{}, {"hit_severe": 0.5}, {"hit_severe": 0.5, "hit_limited": 0.6}])
def test_a_hundred_dots_are_sorted_by_what_they_do_from_the_left(setting: dict[str, float]) -> None:
    drawing, outcomes = svg(DETERRENCE.drawing(**setting)), DETERRENCE.evaluate(**setting)
    moves, struck = (part.find_all("path") for part in drawing.select("[data-hundred]"))
    signs = [dot["class"][1].removeprefix("td-sign-") for dot in moves]
    assert signs == [
        sign
        for sign, move in (("open", "refrain"), ("half", "limited"), ("full", "severe"))
        for _ in range(round(100 * outcomes[move]))
    ]
    assert Counter(dot["class"][1] for dot in struck)["td-sign-cross"] == round(100 * outcomes["struck"])
    for dots in (moves, struck):
        left = [float(re.findall(r"[\d.]+", dot["transform"])[0]) for dot in dots]
        assert left == sorted(left)
        assert len({dot["transform"] for dot in dots}) == 100
    shapes = {dot["class"][1]: dot["d"] for dot in [*moves, *struck]}
    assert len(set(shapes.values())) == len(shapes)  # told apart without their colours


def test_the_dots_of_a_cell_follow_each_other_there() -> None:
    sorts, cells = [Sort("a", "full", 0), Sort("b", "open", 1), Sort("c", "half", 0)], [Cell(0, 0, 9, 9, 7)] * 2
    drawing = BeautifulSoup(hundred(sorts, cells, {"a": 0.3, "b": 0.5, "c": 0.2}), "html.parser")
    placed = [dot["transform"] for dot in drawing.find_all("path")]
    assert placed[:30] + placed[80:] == placed[30:80]  # both cells have fifty, in the same places


@pytest.mark.parametrize("setting", [{}, {"bias": 0.0, "effort": 0.0}, {"threat": 0.8}, {"effort": 0.8}])
def test_a_hundred_crises_are_told_by_word_and_threat(setting: dict[str, float]) -> None:
    drawing, found = svg(OFFRAMP.drawing(**setting)), OFFRAMP.evaluate(**setting)
    dots = drawing.select("[data-hundred] path")
    assert len(dots) == 100
    signs = Counter(dot["class"][1].removeprefix("td-sign-") for dot in dots)
    assert signs["cross"] == pytest.approx(100 * found["war_risk"], abs=1.01)  # of two sorts, each rounded
    assert signs["full"] == pytest.approx(100 * found["talks"], abs=2.01)
    spoken = [dot for dot in dots if float(re.findall(r"[\d.]+", dot["transform"])[0]) < 160]
    assert len(spoken) == pytest.approx(100 * found["offer"], abs=2.01)
    assert drawing.select_one('[data-says="words_of_hundred"]').get_text() == words.value(100 * found["offer"], "count")


def test_force_by_threat_is_parted_by_word_and_silence() -> None:
    setting = {"threat": 0.8, "bias": 0.2}
    drawing = svg(OFFRAMP.drawings(**setting)["force"])
    left, right, _, _, bottom, top, _, _ = map(float, drawing["data-axes"].split())
    axes = Axes(left, right, top, bottom, y=(0.0, 0.5))
    given = {name: np.full(POINTS, value) for name, value in {**OFFRAMP.defaults, **setting}.items()}
    given["threat"] = np.linspace(0, 1, POINTS)
    found = OFFRAMP.everything(given)
    silent = given["threat"] * (1 - found["offer_if_meant"]) * (1 - found["accept_alone"])
    [in_silence, with_word] = [places(area) for area in drawing.select("[data-area]")]
    for area, heights in ((in_silence, silent), (with_word, found["war_risk"])):
        expected = [axes.at(x, y) for x, y in zip(given["threat"], heights, strict=True)]
        np.testing.assert_allclose(area[:POINTS], expected, atol=0.006)
    np.testing.assert_allclose(with_word[POINTS:], in_silence[:POINTS][::-1], atol=0.006)


def test_what_is_believed_after_a_word_and_after_silence() -> None:
    drawing = svg(OFFRAMP.drawings()["belief"])
    for name, chance in (("threat", "threat"), ("heard", "heard"), ("thought_in_silence", "silence")):
        [dot] = drawing.select(f'[data-at^="{name} "]')
        assert places(dot)[0, 0] == pytest.approx(12 + 336 * OFFRAMP.work_out(chance), abs=0.006)
    [mark] = drawing.select('[data-at^="parting_costs_to_give_way"]')
    assert places(mark)[0, 0] == pytest.approx(12 + 336 * OFFRAMP.work_out("cost"), abs=0.006)

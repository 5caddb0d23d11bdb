"""Drawings that answer: their parts follow the model's numbers. That the page draws the same is in tests/reading.py."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup

from twodoors import words
from twodoors.models import load, names
from twodoors.picture import Bloc, parliament, tree
from twodoors.picture.parliament import vote
from twodoors.picture.tree import THINNEST, WIDEST
from twodoors.tree import Decision, Leaf

TRAP = load("trap")
HOUSE = [Bloc("One", 200, "come", "yes"), Bloc("Two", 129, "stay", "yes")]


def svg(text: str) -> Any:
    return BeautifulSoup(text, "html.parser").svg


def widths(drawing: str) -> dict[str, float]:
    """Each branch's width by the chance that it follows."""
    return {
        part["data-width"]: float(part["style"].removeprefix("stroke-width:").removesuffix("px"))
        for part in svg(drawing).select("[data-width]")
    }


@pytest.mark.parametrize("setting", [{}, {"price": 1.2}, {"prestige": 0.0, "rationality": 12.0}])
def test_branches_are_as_wide_as_they_are_likely(setting: dict[str, float]) -> None:
    outcomes = TRAP.evaluate(**setting)
    drawn = widths(TRAP.drawing(**setting))
    assert len(drawn) == 9
    for name, way in (("attack", "attack"), ("absorb", "attack_absorb"), ("strike_in_iraq", "attack_strike_in_iraq")):
        assert drawn[f"reach_{way}"] == pytest.approx(max(THINNEST, WIDEST * outcomes[name]), rel=1e-5)
    text = {part["data-says"]: part.get_text() for part in svg(TRAP.drawing(**setting)).select("[data-says]")}
    assert text["reach_attack"] == words.value(outcomes["attack"], "chance")
    ends = [words.value(1 - outcomes["attack"], "chance"), *text.values()]
    assert text["reach_hold"] == ends[0]


def test_every_number_of_a_drawing_has_its_equation_and_its_words() -> None:
    drawn = [model for model in map(load, names()) if model.picture]
    assert drawn
    for model in drawn:
        assert model.picture is not None
        known = {e.name for e in [*model.equations, *model.picture.equations]} | set(model.defaults)
        used = set(re.findall(r"\{(\w+)\}", model.picture.says))
        for part in svg(model.drawing()).find_all(True):
            used |= {part[name] for name in ("data-width", "data-says") if part.has_attr(name)}
            used |= set(part.get("data-seat", "").split(" ")[:2]) - {""}
        assert used <= known
        assert "{" not in svg(model.drawing())["aria-label"]
        assert set(model.evaluate()) == {outcome.name for outcome in model.outcomes}


def test_a_model_without_a_picture_draws_nothing() -> None:
    assert load("deal_range").drawing() == ""


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

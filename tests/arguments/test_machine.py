"""What a reading alone makes of the crisis machine: the figures that the design names, from independent numbers."""

from __future__ import annotations

import pytest

from tests.arguments.cases import taken
from twodoors.arguments.argument import counted, spread, thousand
from twodoors.arguments.machine import alone, carried
from twodoors.models import load
from twodoors.models.crisis.doubts import GROUPS


@pytest.mark.parametrize(
    ("name", "war", "talks"),
    [("deal_range", 47, 294), ("offramp", 38, 144), ("tehran", 35, 263), ("nuclear_deal", 35, 283)],
)
def test_a_critic_alone_moves_the_doors(name: str, war: int, talks: int) -> None:
    assert thousand(alone(name, taken(name, "critic")["assumptions"])) == {"war": war, "talks": talks}


def test_the_articles_readings_move_nothing() -> None:
    first = load("crisis").evaluate()
    assert thousand(first) == {"war": 35, "talks": 297}
    assert counted(thousand(first)) == "35 end in war, 297 in talks and 668 in neither"
    for name in ("trap", "offramp", "linkage"):
        ends = alone(name, load(name).defaults)
        assert ends == pytest.approx({door: first[door] for door in ends}, rel=1e-12)


def test_only_what_the_model_gives_is_carried() -> None:
    given = carried("deal_range", load("deal_range").defaults)
    assert set(given) == {a.name for a in load("crisis").assumptions if a.carries and a.carries[0] == "deal_range"}


def test_one_doubt_spreads_talks_and_several_spread_war() -> None:
    found = spread()
    [talks, second, *_], war = found["talks"], found["war"]
    assert (talks.name, talks.share) == ("How often a way out is on offer and not blocked", 97)
    assert second.share <= 3
    assert [(one.name if one.name in GROUPS else one.label, one.share) for one in war[:3]] == [
        ("How reliably the better move is chosen", 38),
        ("How easily the top rung slides into war", 29),
        ("What war costs the two sides", 25),
    ]

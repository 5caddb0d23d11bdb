"""Ranges in a link: there and back."""

from __future__ import annotations

import pytest

from twodoors import Scenario, uncertainty_of
from twodoors.classes.links import links_report
from twodoors.models import load


def test_ranges_go_into_a_link_and_come_back() -> None:
    given = Scenario("crisis", {"start": 3}, {"hazard": (0.001, 0.008), "pride": (0.02, 0.02)})
    assert "&r.hazard=0.001~0.008&r.pride=0.02~0.02" in given.link()
    assert Scenario.from_link(given.link()) == given


def test_the_ranges_of_a_link_are_drawn_from() -> None:
    opened = Scenario.from_link("https://example.org/13.html#explore=trap&r.price=.2~.4&r.credit=.5%7E.5")
    assert opened.ranges == {"price": (0.2, 0.4), "credit": (0.5, 0.5)}
    draws = load("trap").sample(opened.ranges, n=100)
    assert draws["price"].between(0.2, 0.4).all()
    assert uncertainty_of(load("trap"), ranges=opened.ranges).ranges["price"] == (0.2, 0.4)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("r.price=.4", r"price = '\.4' is not a range; allowed are two numbers from 0 to 1.5, the lower first, with"),
        ("r.price=.4~.2", r"price = '\.4~\.2' is not a range; allowed are two numbers from 0 to 1.5, the lower first"),
        ("r.price=.2~much", r"price = '\.2~much' is not a range"),
        ("r.nonsense=.2~", r"nonsense = '\.2~' is not a range; allowed are two numbers, the lower first"),
        ("r.=.2~.4", "sets something without a name"),
        ("a.r.price=.2~.4", r"r\.price = '\.2~\.4' is not a number"),
        ("r.price=.2~.4&r.price=.2~.4", "gives a name twice"),
    ],
)
def test_a_link_s_range_that_is_none_is_said(part: str, said: str) -> None:
    for read in (Scenario.from_link, Scenario.from_old_link):
        with pytest.raises(ValueError, match=said):
            read(f"#explore=trap&{part}")


@pytest.mark.parametrize(
    ("part", "strictly", "gone"),
    [
        ("r.price=.2~9", r"price = 9\.0 .* is outside its range", " .2~9 (allowed is one from 0 to 1.5)"),
        ("r.price=-1~9", r"price = -1\.0 .* is outside its range", " -1~9 (allowed is one from 0 to 1.5)"),
        ("r.nonsense=.2~.4", "no assumption 'nonsense'", "the range of “nonsense” (not in this model)"),
    ],
)
def test_a_range_of_another_version_is_gone_whole(part: str, strictly: str, gone: str) -> None:
    link = f"#explore=trap&price=.5&r.credit=.5~.6&{part}"
    with pytest.raises(ValueError, match=strictly):
        Scenario.from_link(link)
    now, told = Scenario.from_old_link(link)
    assert now == Scenario("trap", {"price": 0.5}, {"credit": (0.5, 0.6)})
    assert len(told) == 1
    assert told[0].startswith("the range of “")
    assert told[0].endswith(gone)


def test_a_scenario_takes_ranges_of_two_ends_alone() -> None:
    with pytest.raises(ValueError, match=r"price = \(0\.1, 0\.2, 0\.3\); allowed is \(low, high\)"):
        Scenario("trap", {}, {"price": (0.1, 0.2, 0.3)})  # type: ignore[dict-item]
    doubted = Scenario("trap", {}, {"price": (0.1, 0.2)})
    with pytest.raises(ValueError, match="a pinned setting with ranges of price; allowed is one without"):
        Scenario("trap", {}).link(pinned=doubted)


def test_a_class_is_told_which_ranges_its_links_give() -> None:
    wide, narrow = Scenario("trap", {}, {"price": (0.1, 1), "credit": (0.2, 0.3)}), Scenario("trap", {"price": 0.5})
    beyond = narrow.link().replace("&all.parts=9", "&r.price=.2~9&all.parts=10")
    report = links_report([narrow.link(), wide.link(), "#explore=trap&r.price=.2", beyond])
    assert report.ranges.to_dict("split") == {
        "index": [2, 2],
        "columns": ["assumption", "low", "high"],
        "data": [["price", 0.1, 1.0], ["credit", 0.2, 0.3]],
    }
    assert list(report.bad.index) == [3]
    assert list(report.old.index) == [4]
    assert links_report([narrow.link()]).ranges.empty

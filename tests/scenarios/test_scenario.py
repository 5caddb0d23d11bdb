"""Links to a setting: the page and Python write, open and refuse the same."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.helpers.scripts import add_source, read
from tests.js.cases import GARBAGE, ODD, START
from twodoors import Scenario, explore
from twodoors.models import load, names

ALL = names()


def test_odd_links_open_alike(page: Page) -> None:
    model = load("offramp")
    add_source(page, "scenarios/scenario.js")
    for (link, values), opened in zip(ODD.items(), read(page, model, list(ODD)), strict=True):
        assert Scenario.from_link(link) == Scenario("offramp", values), link
        assert opened["setting"]["values"] == values, link


def python_refuses(link: str) -> bool:
    """Whether Python opens nothing for the link, and says so in words."""
    try:
        Scenario.from_link(f"https://example.org/chapters/08.html{link}")
    except ValueError as error:
        return len(str(error)) > 20
    return False


def assert_refused(page: Page, links: list[str]) -> None:
    """Each link opens nothing, in Python and in the page, and both say so."""
    for link, answer in zip(links, read(page, load("offramp"), links), strict=True):
        assert python_refuses(link), link
        assert set(answer) == {"problem"}, link
        assert answer["problem"].startswith("This link "), link
        assert len(answer["problem"]) < 300, link


def test_links_that_open_nothing_say_so(page: Page) -> None:
    add_source(page, "scenarios/scenario.js")
    assert_refused(page, GARBAGE)


def test_anchors_are_no_settings(page: Page) -> None:
    page.set_content('<h2 id="the-model">The model</h2><h2 id="ü=&amp;">Odd</h2>')
    add_source(page, "scenarios/scenario.js")
    anchors = ["", "#", "#the-model", f"#{quote('ü=&')}", "#:~:text=explore"]
    assert read(page, load("offramp"), anchors) == [{}] * len(anchors)
    for anchor in anchors:
        with pytest.raises(ValueError, match="holds no setting"):
            Scenario.from_link(f"https://example.org/{anchor}")


def test_a_link_for_another_explorer_is_left_to_it(page: Page) -> None:
    page.set_content('<div data-explorer="offramp"></div><div data-explorer="trap"></div>')
    add_source(page, "scenarios/scenario.js")
    spec = explore(load("offramp")).spec
    ask = "([spec, fragment, speaks]) => readLink(spec, fragment, () => speaks)"
    assert page.evaluate(ask, [spec, "#explore=trap&price=99", True]) == {}
    assert page.evaluate(ask, [spec, "#explore=deal_range", False]) == {}
    assert "deal_range" in page.evaluate(ask, [spec, "#explore=deal_range", True])["problem"]
    assert "guarantee" in json.dumps(page.evaluate(ask, [spec, f"{START}&guarantee=1", False])["setting"])

"""Numbers in words and links; that the page words and reads the same is held in Node (tests/js)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.js.cases import FOREIGN, GARBAGE, ODD, START
from twodoors import Scenario, explore, words
from twodoors.model import Model
from twodoors.models import load
from twodoors.widget.esm import module
from twodoors.words import Kind


def add_source(page: Page, file: str) -> None:
    """The functions that the module exports, as functions of the page."""
    page.add_script_tag(content=module(file, "0").replace("export default 0;", ""))


# -- numbers in words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (0.35, "chance", "35 in 100"),
        (0.0, "chance", "0 in 100"),
        (1e-17, "chance", "0 in 100"),
        (0.0049, "chance", "fewer than 1 in 100"),
        (0.005, "chance", "1 in 100"),
        (0.9949, "chance", "99 in 100"),
        (0.995, "chance", "more than 99 in 100"),
        (1 - 1e-12, "chance", "100 in 100"),
        (1.0, "chance", "100 in 100"),
        (0.725, "share", "73%"),
        (-0.125, "share", "−12%"),
        (-1e-17, "share", "0%"),
        (-0.13288, "number", "−0.13"),
        (-0.004, "number", "0.00"),
        (1.5, "number", "1.50"),
    ],
)
def test_numbers_in_words(number: float, kind: Kind, text: str) -> None:
    assert words.value(number, kind) == text


# -- links ------------------------------------------------------------------------------------------------------------


def read(page: Page, model: Model, fragments: list[str]) -> list[dict[str, Any]]:
    """What the page makes of each fragment, for an explorer that answers for links that belong to none."""
    answers: list[dict[str, Any]] = page.evaluate(
        "([spec, fragments]) => fragments.map((fragment) => readLink(spec, fragment, () => true))",
        [explore(model).view.spec, fragments],
    )
    return answers


def test_odd_links_open() -> None:
    for link, values in ODD.items():
        assert Scenario.from_link(link) == Scenario("offramp", values), link


def python_refuses(link: str) -> bool:
    """Whether Python opens nothing for the link, and says so in words."""
    try:
        Scenario.from_link(f"https://example.org/chapters/08.html{link}")
    except ValueError as error:
        return len(str(error)) > 20
    return False


def test_links_that_open_nothing_say_so() -> None:
    for link in [*GARBAGE, *(f"{START}&guarantee={text}" for text in FOREIGN)]:
        assert python_refuses(link), link


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
    spec = explore(load("offramp")).view.spec
    ask = "([spec, fragment, speaks]) => readLink(spec, fragment, () => speaks)"
    assert page.evaluate(ask, [spec, "#explore=trap&price=99", True]) == {}
    assert page.evaluate(ask, [spec, "#explore=deal_range", False]) == {}
    assert "deal_range" in page.evaluate(ask, [spec, "#explore=deal_range", True])["problem"]
    assert "guarantee" in json.dumps(page.evaluate(ask, [spec, f"{START}&guarantee=1", False])["setting"])

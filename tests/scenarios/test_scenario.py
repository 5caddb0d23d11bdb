"""Links to a setting: the page and Python write, open and refuse the same."""

from __future__ import annotations

import json
import random
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.helpers.scripts import add_source, read
from twodoors import Scenario, explore
from twodoors.models import load, names

ALL = names()


START = "#explore=offramp"

#: Odd, but numbers of this model: both sides open them alike.
ODD = {
    START: {},
    f"{START}&guarantee=.5": {"guarantee": 0.5},
    f"{START}&guarantee=1.": {"guarantee": 1.0},
    f"{START}&guarantee=5e-1": {"guarantee": 0.5},
    f"{START}&guarantee=%2B0.5": {"guarantee": 0.5},
    f"{START}&guarantee=+.5+": {"guarantee": 0.5},
    f"{START}&guarantee=-0": {"guarantee": 0.0},
    f"{START}&&guarantee=0&": {"guarantee": 0.0},
    f"#guarantee=1&{START[1:]}": {"guarantee": 1.0},
    f"{START}&%67uarantee=%31": {"guarantee": 1.0},
    f"{START}&outcome=talks&against=face&face=.6": {"face": 0.6},
}

#: Links that open nothing, and must say so.
GARBAGE = [
    "#guarantee=.5",
    "#explore",
    "#explore=",
    "#explore=nonsense",
    "#explore=Offramp",
    "#explore=offramp%20",
    "#explore=%FF%FE",
    "#explore=__proto__",
    "#%E0%A4%A",
    "#%",
    "#&&&===",
    "#<script>alert(1)</script>",
    "#explore=<script>alert(1)</script>",
    "#javascript:alert(1)",
    f"{START}{START}",
    f"{START}&explore=offramp",
    f"{START}&explore=trap",
    f"{START}&guarantee=.5&guarantee=.5",
    f"{START}&guarantee=.5&%67uarantee=.6",
    f"{START}&outcome=talks&outcome=talks",
    f"{START}&outcome=nonsense",
    f"{START}&outcome=threat",
    f"{START}&outcome=",
    f"{START}&against=nonsense",
    f"{START}&against=talks",
    f"{START}&reading=1",
    f"{START}&nonsense=1",
    f"{START}&Guarantee=1",
    f"{START}&=1",
    f"{START}&__proto__=1",
    f"{START}&constructor=1",
    f"{START}&toString=1",
    f"{START}&<img src=x onerror=alert(1)>=1",
    *(
        f"{START}&guarantee={text}"
        for text in (
            "",
            "%20",
            "high",
            "0,5",
            "½",
            "50%25",
            "50%",
            "1e",
            "--1",
            "1 2",
            ".5;face=.5",
            ".5%00",
            "1.0000000000000002",
            "1.01",
            "-.01",
            "-5e-324",
            "1e999",
            "NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "inf",
            "true",
            "null",
            "[0.5]",
            "%ZZ",
            "<script>alert(1)</script>",
            quote("<script>alert(1)</script>"),
            "9" * 400,
        )
    ),
    f"{START}&" + "x" * 10_000,
    f"{START}&guarantee=" + "".join(chr(c) for c in random.Random(7).choices(range(33, 0xD800), k=10_000)),
    "#" + "".join(chr(c) for c in random.Random(8).choices(range(33, 127), k=10_000)),
]

#: Text that only one of the two languages takes for a number.
FOREIGN = ["0x1", "0b1", "0o1", "1_0e-1", "%D9%A0.%D9%A5"]


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

"""Findings on the page: the mark opens by itself, without a script, and its links set the explorer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.reading import assert_shows, violations
from twodoors import Scenario
from twodoors.models import load, names

FINDINGS = load("deal_range").findings
MOSTLY = next(finding for finding in FINDINGS.values() if finding.kind == "mostly")
STATED = "{} of {}".format(*MOSTLY.stated)


def chapter(site: Path) -> str:
    return (site / "chapters" / "01-two-doors.html").as_uri()


def test_every_finding_stands_on_the_page_what_holds(site: Path, page: Page) -> None:
    page.goto((site / "reference" / "findings.html").as_uri())
    listed = [text.strip() for text in page.locator(".td-finding").all_text_contents()]
    for name in names():
        for finding in load(name).findings.values():
            assert [text for text in listed if text.startswith(finding.says)], f"{name}: {finding.name}"
    for link in page.get_by_role("link", name="where it fails").all():
        path = urlsplit(str(link.get_attribute("href"))).path
        assert (site / "reference" / path).resolve().is_file()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_mark_opens_by_keyboard(site: Path, open_context: Callable[..., BrowserContext], scripts: bool) -> None:
    page = open_context(java_script_enabled=scripts, viewport={"width": 360, "height": 640}).new_page()
    page.goto(chapter(site))
    item = page.locator("li", has_text=MOSTLY.says)
    button = item.get_by_role("button", name=f"in {STATED} settings: how this was checked")
    card = item.get_by_role("group", name="How this was checked")
    expect(card).to_be_hidden()
    button.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_contain_text(f"It holds in {STATED} settings.")
    expect(card).to_contain_text("16,384 were drawn")
    expect(card.locator(".katex").first).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.keyboard.press("Tab")
    expect(card.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_where_it_fails_sets_the_explorer_to_two_settings(site: Path, page: Page) -> None:
    page.goto(chapter(site))
    root = page.locator('[data-explorer][data-state="ready"]')
    item = page.locator("li", has_text=MOSTLY.says)
    before, after = Scenario.pair_from_link(str(item.get_by_role("link", name="where it fails").get_attribute("href")))
    assert MOSTLY.settings.keys() == {"doubtful"}
    risks = [side.outcomes()["war_risk"] for side in (before, after)]
    assert after.assumptions["doubt"] > before.assumptions["doubt"]
    assert risks[1] < risks[0]  # where it says: never less
    item.get_by_role("button").press("Enter")
    item.get_by_role("group").get_by_role("link").last.click()
    expect(item.get_by_role("group", include_hidden=True)).to_be_hidden()  # it would lie over the explorer
    expect(root).to_be_in_viewport()
    assert_shows(root, dict(after.assumptions))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_mark_is_accessible(site: Path, open_context: Callable[..., BrowserContext], theme: str) -> None:
    page = open_context(color_scheme=theme).new_page()
    page.goto(chapter(site))
    page.locator("li", has_text=MOSTLY.says).get_by_role("button").press("Enter")
    assert violations(page) == []


def test_in_print_the_mark_stands_and_the_rest_does_not(site: Path, page: Page) -> None:
    page.goto(chapter(site))
    item = page.locator("li", has_text=MOSTLY.says)
    item.get_by_role("button").press("Enter")
    page.emulate_media(media="print")
    expect(item.get_by_role("button")).to_be_visible()
    expect(item.locator(".td-check")).to_be_hidden()

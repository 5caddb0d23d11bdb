"""What comes to a page from outside it: addresses, files and messages change nothing but what they may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE
from tests.helpers.comparing import CHAPTER, TRAP, status
from tests.helpers.reading import assert_shows
from tests.helpers.serving import address
from tests.helpers.visits import first, visit
from tests.js.cases import assuming
from tests.scenarios.hostile import DAMAGED, END, PAIR, SETTING

pytestmark = pytest.mark.usefixtures("site")

IN_A_PAGE = ["cut behind a point", "cut behind &", "a line of it lost", "two in one", "a script as codes"]

#: A page of another origin that sends the frame what it should not heed.
STRANGER = """<!DOCTYPE html><html lang="en"><title>A stranger</title>
<iframe id="trap" title="The trap" src="{source}" style="width: 100%; height: 900px"></iframe>
<script>
  document.getElementById("trap").addEventListener("load", ({{ target }}) => {{
    const messages = [null, 1, "x", "#explore=trap&price=0", {{ type: "twodoors:height", height: 1e9 }},
      {{ type: "set", price: 0 }}, "<img src=x onerror=window.injected=1>"];
    for (const message of messages) target.contentWindow.postMessage(message, "*");
    setTimeout(() => {{ document.body.dataset.sent = "all"; }}, 0);
  }});
</script>"""


@pytest.mark.parametrize("name", IN_A_PAGE)
def test_a_damaged_address_opens_the_defaults_and_says_so(page: Page, name: str) -> None:
    root = first(visit(page, CHAPTER, DAMAGED[name]))
    expect(root.locator('[data-role="notice"]')).to_contain_text("The defaults are shown.")
    assert_shows(root, TRAP.defaults)
    assert page.evaluate("window.injected") is None


def test_a_part_of_a_link_says_what_is_missing_and_a_whole_one_nothing(page: Page) -> None:
    notice = first(visit(page, CHAPTER, DAMAGED["cut within a number"])).locator('[data-role="notice"]')
    expect(notice).to_contain_text("It does not name “")
    for whole in (END, f"{END}.", f"{END}%E2%80%9D", END.replace("&", "&amp;")):
        page.goto("about:blank")
        root = first(visit(page, CHAPTER, whole))
        expect(root.locator('[data-role="notice"]')).to_have_text("This is the setting of the link you followed.")
        assert_shows(root, dict(SETTING.assumptions))
    page.goto("about:blank")
    root = first(visit(page, CHAPTER, PAIR.partition("#")[1] + PAIR.partition("#")[2][:-4]))
    expect(root.locator('[data-role="notice"]')).to_contain_text("The defaults are shown.")


def test_back_to_the_address_without_a_setting_leads_to_what_stood_there(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    price = root.locator('input[data-number="price"]')
    before = price.input_value()
    page.evaluate("(hash) => { location.hash = hash; }", END)
    expect(price).to_have_value("0.25")
    page.go_back()
    expect(price).to_have_value(before)
    page.go_forward()
    expect(price).to_have_value("0.25")


def test_a_run_between_two_stops_is_shown_as_it_is_and_its_message_stays_short(page: Page, tmp_path: Path) -> None:
    held = json.loads(assuming(price=0.123, **{f"n{i}" * 9: i for i in range(900)}))
    path = tmp_path / "run.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    root = first(visit(page, CHAPTER))
    root.locator('input[data-role="open-run"]').set_input_files(path)
    expect(root.locator('input[data-number="price"]')).to_have_value("0.123")
    assert len(status(root).inner_text()) < 3000
    assert_shows(root, {name: held["assumptions"][name] for name in TRAP.defaults} | {"price": 0.123})


def test_messages_of_another_origin_change_nothing(page: Page, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.html"
    stranger.write_text(STRANGER.format(source=f"{address(SITE)}/embed/trap.html"), encoding="utf-8")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(stranger.as_uri())
    root = page.frame_locator("#trap").locator("[data-explorer]").first
    expect(root).to_have_attribute("data-state", "ready")
    expect(page.locator("body")).to_have_attribute("data-sent", "all")
    assert_shows(root, TRAP.defaults)
    assert errors == []

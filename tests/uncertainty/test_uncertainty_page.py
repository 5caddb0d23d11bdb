"""The view of ranges on a built page, in a real browser with the network cut: what the page promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, expect

from tests.helpers.reading import changed, violations
from tests.helpers.visits import SIZES, Pages, first, visit
from twodoors import Run, Scenario, uncertainty_of, words
from twodoors.model import Model, sampling, sensitivity
from twodoors.model.parts import clean
from twodoors.model.sampling import around
from twodoors.model.spec import values_of
from twodoors.models import load
from twodoors.models.crisis.doubts import DOUBTS
from twodoors.uncertainty.result import DOTS
from twodoors.uncertainty.uncertainty import result_of

pytestmark = pytest.mark.xdist_group("teacher")  # the page is built once

MODEL = load("offramp")
PARTS = ["summary", "middle", "count", "together", "turning", "others"]

# What the view says of itself after its next result; asked for before the change is made.
NEXT = """(root) => { window.next = new Promise((resolve, reject) => {
  root.addEventListener("uncertainty:updated", (event) => resolve(event.detail), { once: true });
  setTimeout(() => reject(new Error("no result was told within 20 s")), 20000);
}); window.next.catch(() => null); }"""


def arrive(page: Page, built: Path) -> Locator:
    """Open the page and wait until its view of ranges answers."""
    page.goto(built.as_uri())
    root = page.locator('[data-uncertainty="offramp"]')
    expect(root).to_have_attribute("data-state", "ready")
    return root


@pytest.fixture
def root(built: Path, page: Page) -> Locator:
    """The view, once it answers."""
    return arrive(page, built)


def updated(root: Locator, act: Callable[[], Any]) -> dict[str, Any]:
    """What the view's event tells after this act."""
    root.evaluate(NEXT)
    act()
    detail: dict[str, Any] = root.page.evaluate("window.next")
    return detail


def list_of(root: Locator, role: str) -> Locator:
    """One of the view's lists to choose from."""
    return root.locator(f'select[data-role="{role}"]')


def choose(root: Locator, role: str, label: str) -> dict[str, Any]:
    """What the view tells once this is chosen."""
    return updated(root, lambda: list_of(root, role).select_option(label=label))


def press(root: Locator, name: str, key: str) -> dict[str, Any]:
    """What the view tells once this key is pressed on the handle of that name."""
    root.get_by_role("slider", name=name, exact=True).focus()
    return updated(root, lambda: root.page.keyboard.press(key))


def ranges_in(told: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    """The ranges that the view tells, as Python takes them."""
    return {
        r["name"]: (r["low"], r["mode"], r["high"]) if "mode" in r else (r["low"], r["high"]) for r in told["ranges"]
    }


def assert_is_python_s(root: Locator, told: dict[str, Any], model: Model = MODEL) -> None:
    """What the view tells and shows is what Python says of the same ranges, outcome and starting point."""
    ranges, outcome, setting = ranges_in(told), told["outcome"], told["setting"]
    draws = model.sample(ranges)
    shares = (np.arange(50) + 0.5) / 50
    assert told["count"] == len(draws)
    assert told["quantiles"] == pytest.approx(np.quantile(draws[outcome], shares).tolist(), abs=1e-12)
    indices = model.sensitivity(outcome, ranges)
    for column in ("first", "total"):
        assert told[column] == pytest.approx(indices[column].to_dict(), abs=1e-9)
    flips = model.flips(**setting)["flip"]
    assert {name: np.nan if flip is None else flip for name, flip in told["flips"].items()} == pytest.approx(
        flips.to_dict(), abs=1e-9, nan_ok=True
    )
    swings = sensitivity.swings(model, outcome, ranges, **setting).to_dict("index")
    assert told["swings"] == {name: pytest.approx(ends, abs=1e-12) for name, ends in swings.items()}
    expected = uncertainty_of(model, outcome)
    expected.result = result_of(model, outcome, None, ranges, sampling.SEED, **setting)
    assert_shows(root, str(expected.markup()))


def assert_shows(root: Locator, html: str) -> None:
    """The view has the words, counts and tables of this HTML."""
    wanted = BeautifulSoup(html, "html.parser")
    for role in PARTS:
        expect(root.locator(f'[data-role="{role}"]')).to_have_text(wanted.select_one(f'[data-role="{role}"]').text)  # type: ignore[union-attr]
    for role in ("indices", "flips"):
        seen = wanted.select(f'table[data-role="{role}"] tr:not([hidden])')
        rows = [[cell.text for cell in row.select("th, td")] for row in seen]
        shown = root.locator(f'table[data-role="{role}"] tr:not([hidden])').evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        assert shown == rows
    grey = {row["data-row"] for row in wanted.select(".td-unsure")}
    assert set(root.locator(".td-unsure").evaluate_all("(rows) => rows.map((row) => row.dataset.row)")) == grey
    counts = {li.get_text().strip(): 0 for li in wanted.select(".td-key li")}
    assert [text.strip() for text in root.locator(".td-key li").all_text_contents()] == list(counts)
    numbers = [int(text.rsplit(" ", 1)[1]) for text in counts]
    icons = root.locator('[data-role="icons"] svg > g').evaluate_all("(all) => all.map((g) => g.className.baseVal)")
    kinds = [svg["class"][0] for svg in wanted.select(".td-key svg")]
    assert icons == [kind for kind, number in zip(kinds, numbers, strict=True) for _ in range(number)]
    assert len(icons) == 100
    expect(root.locator('[data-role="dots"] circle')).to_have_count(50)


def test_the_first_result_is_python_s_and_needs_no_work(root: Locator) -> None:
    assert_shows(root, uncertainty_of(MODEL).html)
    expect(root.get_by_role("img", name="50 dots for 100 draws. “")).to_be_visible()
    expect(root.locator('[data-role="progress"]')).to_have_js_property("value", 1)
    expect(root.locator('[data-role="summary"]')).to_have_attribute("aria-live", "polite")


def test_a_range_moved_by_keyboard_is_answered_as_python_answers(root: Locator) -> None:
    labels = [a.label for a in MODEL.assumptions]
    handles = root.get_by_role("slider").all()
    assert [h.get_attribute("aria-label") for h in handles] == [
        f"{label}, {end}" for label in labels for end in ("lower", "upper")
    ]
    ranges = around(MODEL, 0.25)
    for a, end, key in ((MODEL.assumptions[0], 0, "ArrowRight"), (MODEL.assumptions[5], 1, "ArrowLeft")):
        told = press(root, f"{a.label}, {('lower', 'upper')[end]}", key)
        moved = list(ranges[a.name])
        moved[end] += a.step * (1 if key == "ArrowRight" else -1)
        ranges[a.name] = (moved[0], moved[1])
        assert ranges_in(told) == {name: pytest.approx(ends) for name, ends in ranges.items()}
        assert_is_python_s(root, told)
    expect(list_of(root, "width").locator("option:checked")).to_have_text("you have set it")
    assert told["setting"] == MODEL.defaults


def test_the_ends_of_a_range_are_typed_and_dragged_and_do_not_pass_each_other(root: Locator) -> None:
    a = MODEL.assumptions[0]
    low, high = around(MODEL, 0.25)[a.name]
    lower = root.get_by_role("textbox", name=f"{a.label}, lower, as a number", exact=True)
    lower.fill(f"{low + 0.033:.3f}".replace(".", ","))
    told = updated(root, lambda: lower.press("Enter"))
    assert list(ranges_in(told)[a.name]) == pytest.approx([low + 0.033, high])
    lower.fill(str(high + 0.1))
    lower.press("Enter")
    expect(root.locator('[data-role="notice"]')).to_have_text(
        f"The lower end of “{a.label}” cannot be “{high + 0.1}”; allowed is a number from {a.low:g} to {high:g}."
    )
    expect(lower).to_have_value(f"{low + 0.033:.3f}")
    lower.fill("1/5")
    lower.press("Tab")
    expect(root.locator('[data-role="notice"]')).to_contain_text("cannot be “1/5”")
    expect(lower).to_have_value(f"{low + 0.033:.3f}")
    lower.fill(f"{low + 0.033:.4f}")  # as it is: what was refused before is of the past
    lower.press("Tab")
    expect(root.locator('[data-role="notice"]')).to_have_text("")
    for end, value in (("lower", low + 0.033), ("upper", high)):
        said = root.get_by_role("slider", name=f"{a.label}, {end}", exact=True)
        expect(said).to_have_attribute("aria-valuetext", f"{a.told(value)}, {a.unit}")

    upper = root.get_by_role("slider", name=f"{a.label}, upper", exact=True)
    box = upper.bounding_box()
    assert box is not None
    left, wide, y = box["x"] + 11, box["width"] - 22, box["y"] + box["height"] / 2
    root.page.mouse.move(left + wide * (high - a.low) / (a.high - a.low), y)
    root.page.mouse.down()
    told = updated(root, lambda: root.page.mouse.move(left + wide, y))
    assert ranges_in(told)[a.name][1] == a.high
    told = updated(root, lambda: root.page.mouse.move(left, y))  # as far as the lower end, which it may not pass
    root.page.mouse.up()
    assert list(ranges_in(told)[a.name]) == pytest.approx([low + 0.033, low + 0.033])


def test_every_outcome_can_be_chosen(root: Locator) -> None:
    for outcome in [*MODEL.outcomes[1:], MODEL.outcomes[0]]:
        told = choose(root, "outcome", outcome.label)
        assert told["outcome"] == outcome.name
        assert_is_python_s(root, told)


def test_widths_starting_points_and_shapes(root: Locator) -> None:
    told = choose(root, "width", "its whole range")
    assert ranges_in(told) == {a.name: (a.low, a.high) for a in MODEL.assumptions}
    assert_is_python_s(root, told)
    told = choose(root, "width", "a tenth of its range either way")
    assert ranges_in(told) == around(MODEL, 0.1)
    preset = MODEL.presets[-1]
    told = choose(root, "around", preset.label)
    assert told["setting"] == MODEL.defaults | dict(preset.values)
    assert ranges_in(told) == around(MODEL, 0.1, **told["setting"])
    assert_is_python_s(root, told)
    told = choose(root, "shape", "likelier near the starting point")
    assert ranges_in(told) == {
        name: (low, told["setting"][name], high) for name, (low, high) in around(MODEL, 0.1, **told["setting"]).items()
    }
    assert_is_python_s(root, told)


def test_a_closed_range_holds_its_assumption_fixed(root: Locator) -> None:
    a = MODEL.assumptions[0]
    told = press(root, f"{a.label}, lower", "End")  # as far as the upper end
    low, high = ranges_in(told)[a.name]
    assert low == high
    assert a.name not in told["first"]
    expect(root.locator(f'table[data-role="indices"] tr[data-row="{a.name}"]')).to_be_hidden()
    assert told["count"] == 8 * 512 * (len(MODEL.assumptions) + 1)
    assert_is_python_s(root, told)


def test_a_later_change_stops_the_work_of_an_earlier(root: Locator) -> None:
    told = root.evaluate(
        """async (root) => {
          const told = [];
          root.addEventListener("uncertainty:updated", (event) => told.push(event.detail));
          const bar = root.querySelector('[data-role="progress"]');
          const step = (range) => (range.stepUp(), range.dispatchEvent(new Event("input", { bubbles: true })));
          const press = () => step(root.querySelector("input[type=range]"));
          const until = async (there) => { while (!there()) await new Promise((resolve) => setTimeout(resolve)); };
          const real = performance.now.bind(performance);
          let ahead = 0;
          performance.now = () => real() + (ahead += 9); // each look at the clock ends a slice: slow work
          press();
          await until(() => root.dataset.state === "working" && bar.value > 0.002 && bar.value < 1);
          const seen = bar.value;
          press();
          performance.now = real;
          await until(() => root.dataset.state === "ready");
          return { seen, told };
        }"""
    )
    assert 0 < told["seen"] < 1
    [only] = told["told"]
    a = MODEL.assumptions[0]
    assert ranges_in(only)[a.name][0] == pytest.approx(around(MODEL, 0.25)[a.name][0] + 2 * a.step)
    assert_is_python_s(root, only)


def test_the_explorer_on_the_page_can_be_the_starting_point(root: Locator) -> None:
    page = root.page
    explorer = page.locator('[data-explorer="offramp"]')
    option = list_of(root, "around").locator("option", has_text="The explorer’s setting")
    expect(option).to_be_disabled()
    explorer.get_by_role("slider").first.focus()
    setting = changed(page, explorer, lambda: page.keyboard.press("ArrowRight"))["assumptions"]
    expect(option).to_be_enabled()
    told = choose(root, "around", "The explorer’s setting")
    assert told["setting"] == setting != MODEL.defaults
    explorer.get_by_role("slider").first.focus()
    told = updated(root, lambda: page.keyboard.press("PageUp"))
    assert told["setting"]["threat"] > setting["threat"]
    assert ranges_in(told) == around(MODEL, 0.25, **told["setting"])
    assert_is_python_s(root, told)


def test_on_a_phone_the_sliders_are_folded_and_all_fits(built: Path, open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"])
    root = arrive(page, built)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(root.get_by_role("slider")).to_have_count(0)
    groups = root.locator("details.td-fold")
    assert groups.locator("summary").all_text_contents() == list(dict.fromkeys(a.group for a in MODEL.assumptions))
    for group in groups.all():
        expect(group).to_have_js_property("open", False)
        group.locator("summary").press("Enter")
        expect(group).to_have_js_property("open", True)
    expect(root.get_by_role("slider")).to_have_count(2 * len(MODEL.assumptions))
    assert_is_python_s(root, press(root, f"{MODEL.assumptions[-1].label}, upper", "ArrowLeft"))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []


def test_without_javascript_the_result_stands_as_text_and_tables(built: Path, open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(built.as_uri())
    root = page.locator('[data-uncertainty="offramp"]')
    wanted = BeautifulSoup(uncertainty_of(MODEL).html, "html.parser")
    expect(root.locator('table[data-role="indices"]')).to_be_hidden()  # closed, until a reader asks how
    root.locator("details.td-how > summary").click()
    for role in ("summary", "together", "turning"):
        shown = root.locator(f'[data-role="{role}"]')
        expect(shown).to_be_visible()
        expect(shown).to_have_text(wanted.select_one(f'[data-role="{role}"]').text)  # type: ignore[union-attr]
    for role in ("indices", "flips"):
        rows = wanted.select(f'table[data-role="{role}"] tbody tr:not([hidden])')
        expect(root.locator(f'table[data-role="{role}"] tbody tr:visible')).to_have_count(len(rows))
    expect(root.locator("select:visible, progress:visible, input:enabled:visible")).to_have_count(0)
    expect(root.get_by_text(DOTS)).to_be_hidden()


def test_ranges_outlast_a_reload_and_come_from_a_link(built: Path, root: Locator) -> None:
    a, page = MODEL.assumptions[0], root.page
    low = around(MODEL, 0.25)[a.name][0] + a.step
    lower = root.get_by_role("textbox", name=f"{a.label}, lower, as a number", exact=True)
    press(root, f"{a.label}, lower", "ArrowRight")
    page.reload()
    expect(lower).to_have_value(f"{low:.2f}")
    expect(root).to_have_attribute("data-state", "ready")
    link = Scenario("offramp", {"face": 0.3}, {a.name: (0.4, 0.45)}).link()
    told = updated(root, lambda: page.evaluate("(hash) => { location.hash = hash; }", link))
    assert ranges_in(told)[a.name] == (0.4, 0.45)
    assert told["setting"]["face"] == 0.3
    expect(lower).to_have_value("0.40")
    assert_is_python_s(root, told)


def test_a_click_copies_a_link_to_the_ranges(built: Path, open_page: Pages) -> None:
    root = arrive(open_page(permissions=["clipboard-read", "clipboard-write"]), built)
    told = press(root, f"{MODEL.assumptions[0].label}, lower", "ArrowRight")
    root.get_by_role("button", name="Copy a link to these ranges").click()
    expect(root.locator('[data-role="ranges-copied"]')).not_to_be_empty()
    opened = Scenario.from_link(root.page.evaluate("navigator.clipboard.readText()"))
    assert opened.ranges == ranges_in(told)
    assert opened.assumptions == told["setting"]


# -- the machine of chapter 13 ----------------------------------------------------------------------------------------

CRISIS, CHAPTER = load("crisis"), "chapters/13-the-crisis-machine"


def doubted(page: Page, fragment: str = "") -> Locator:
    """Its view of ranges, once it can be moved; its result takes longer, and no test here asks for it."""
    root = visit(page, CHAPTER, fragment).locator('[data-uncertainty="crisis"]')
    expect(root.locator("fieldset.td-controls")).to_be_enabled()
    return root


def shown(root: Locator) -> dict[str, tuple[str, ...]]:
    """Both ends of every range, as they are written."""
    values = root.locator("input[data-number]").evaluate_all("(all) => all.map((one) => one.value)")
    names = [a.name for a in CRISIS.assumptions]
    return dict(zip(names, zip(values[::2], values[1::2], strict=True), strict=True))


def written(ranges: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[str, ...]]:
    """The same of these ranges."""
    return {
        name: tuple(words.exact(end, CRISIS.assumption(name).step) for end in ends) for name, ends in ranges.items()
    }


RATIO = next(a for a in CRISIS.assumptions if a.scale == "ratio")
FIRST = {name: (clean(r.low), clean(r.high)) for name, r in sampling.ranges_of(CRISIS, DOUBTS).items()}
LOWER = f"{RATIO.label}, lower"


def test_an_end_that_goes_by_ratios_moves_to_the_next_stop_and_outlasts_a_reload(site: Path, open_page: Pages) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    root = doubted(page)
    assert shown(root) == written(FIRST)
    stop = RATIO.stop(round(RATIO.position(FIRST[RATIO.name][0])) + 1)
    assert stop > FIRST[RATIO.name][0]
    handle = root.get_by_role("slider", name=LOWER, exact=True)
    handle.press("ArrowRight")
    moved = {**FIRST, RATIO.name: (stop, FIRST[RATIO.name][1])}
    assert shown(root) == written(moved) != written(FIRST)
    expect(handle).to_have_attribute("aria-valuetext", f"{RATIO.told(stop)}, {RATIO.unit}")
    root.get_by_role("button", name="Copy a link to these ranges").click()
    expect(root.locator('[data-role="ranges-copied"]')).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert f"&r.{RATIO.name}={stop!r}%7E" in link
    assert Scenario.from_link(link).ranges == moved

    page.reload()
    expect(handle).to_have_attribute("aria-valuetext", f"{RATIO.told(stop)}, {RATIO.unit}")
    assert shown(root) == written(moved)
    handle.press("ArrowLeft")
    assert shown(root) != written(moved)
    root = doubted(page.context.new_page(), link[link.index("#") :])
    expect(root.locator('[data-role="notice"]')).to_have_text("These are the ranges of the link you followed.")
    assert shown(root) == written(moved)
    expect(root).to_be_in_viewport()


def test_a_link_that_cannot_be_copied_is_shown_and_makes_the_page_no_wider(site: Path, page: Page) -> None:
    page.set_viewport_size(SIZES["phone"])
    root = doubted(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    root.get_by_role("button", name="Copy a link to these ranges").click()
    expect(root.locator('[data-role="ranges-copied"]')).to_contain_text(f"&r.{RATIO.name}=")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]


def test_half_a_range_in_a_link_changes_none_and_one_that_is_gone_is_told(site: Path, page: Page) -> None:
    root = doubted(page, "#explore=crisis&r.hazard=.002")
    notice, explorer_s = root.locator('[data-role="notice"]'), first(page).locator('[data-role="notice"]')
    expect(notice).to_contain_text("the range “.002”; allowed are two numbers from")
    expect(notice).to_contain_text("The ranges are as they were.")
    expect(explorer_s).to_contain_text("The defaults are shown.")
    assert shown(root) == written(FIRST)

    link = "#explore=crisis&r.hazard=.002~.003&r.bygone=0~1&r.pride=0~99"
    page.evaluate("(hash) => { location.hash = hash; }", link)
    for where in (notice, explorer_s):
        expect(where).to_contain_text("the range of “bygone” (not in this model)")
        expect(where).to_contain_text(" 0~99 (allowed is one from ")
    assert shown(root) == written({**FIRST, "hazard": (0.002, 0.003)})


def test_a_run_brings_its_ranges_along(site: Path, page: Page, tmp_path: Path) -> None:
    root, explorer = doubted(page), first(page)
    explorer.locator('[data-role="compare"] summary').click()
    said = explorer.locator('[data-role="compare-notice"]')

    def saved(name: str) -> Run:
        with page.expect_download() as download:
            explorer.get_by_role("button", name="Save this run").click()
        download.value.save_as(tmp_path / name)
        return Run.open(tmp_path / name)

    assert saved("first.json").now.ranges == {}
    handle = root.get_by_role("slider", name=LOWER, exact=True)
    handle.press("ArrowRight")
    moved = saved("moved.json").now.ranges
    assert written(moved) == shown(root) != written(FIRST)
    expect(said).to_contain_text("It has your ranges, too.")
    handle.press("ArrowRight")
    assert written(moved) != shown(root)
    explorer.get_by_label("Open a run").set_input_files(tmp_path / "moved.json")
    expect(said).to_have_text("“moved.json” is open: the sliders show its setting. Its ranges are set, too.")
    assert written(moved) == shown(root)
    expect(root.locator('[data-role="notice"]')).to_have_text("These are the ranges of the file you opened.")


def test_a_link_s_starting_point_is_called_by_its_name_or_another_setting(site: Path, page: Page) -> None:
    root = doubted(page, "#explore=crisis&hazard=.003&r.hazard=.001~.008")
    point = list_of(root, "around").locator("option:checked")
    expect(point).to_have_text("Another setting")
    preset = CRISIS.presets[1]
    link = Scenario("crisis", values_of(CRISIS, preset), {"hazard": (0.001, 0.008)}).link()
    page.evaluate("(hash) => { location.hash = hash; }", link)
    expect(point).to_have_text(preset.label)
    page.evaluate("location.hash = '#explore=crisis&r.hazard=.001~.008'")
    expect(point).to_have_text(CRISIS.presets[0].label)


def test_what_is_held_at_first_is_folded_on_a_wide_screen(site: Path, open_page: Pages) -> None:
    groups = doubted(open_page(viewport=SIZES["wide"])).locator("details.td-fold")
    by_group: dict[str, list[str]] = {}
    for a in CRISIS.assumptions:
        by_group.setdefault(a.group, []).append(a.name)
    doubted_ = [any(name in DOUBTS for name in held) for held in by_group.values()]
    assert groups.evaluate_all("(all) => all.map((one) => one.open)") == doubted_
    assert {True, False} == set(doubted_)

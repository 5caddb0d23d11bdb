"""Readings that are taken in one chapter, and what they feed in another: nothing else does."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.reading import assert_draws_curve, assert_shows, changed, until
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, first, move, visit
from twodoors import Reading, Run, Scenario, words
from twodoors.explorer import blends
from twodoors.models import load

pytestmark = pytest.mark.usefixtures("site")

GIVER, TAKER = "chapters/08-moscows-off-ramp", "chapters/13-the-crisis-machine"
OFFRAMP, CRISIS = load("offramp"), load("crisis")
EFFORT = OFFRAMP.assumption("effort").label

#: The assumption of the crisis machine that chapter 8 gives, and the others that it carries.
OFFER, OUTCOME = next((a.name, a.carries[1]) for a in CRISIS.assumptions if a.carries and a.carries[0] == "offramp")
OTHERS = [a.name for a in CRISIS.assumptions if a.carries and a.name != OFFER]

#: A preset that names it, and one that does not.
NAMING = next(p for p in CRISIS.presets if OFFER in p.values)
SILENT = next(p for p in CRISIS.presets if p.values and not {OFFER, *OTHERS} & set(p.values))

NOTHING = re.compile(r"^You have taken no reading in these chapters, so the article’s counts")
KEPT = "JSON.parse(localStorage.getItem('twodoors:readings') ?? 'null')"


def form(root: Locator) -> Locator:
    """The explorer’s form, opened."""
    box = root.locator('[data-role="take"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box


def take(root: Locator, because: str = "") -> None:
    """Take what the sliders show as a reading."""
    form(root).get_by_role("textbox", name="because").fill(because)
    root.locator('[data-role="take-form"] [data-role="take-reading"]').click()
    expect(root.locator('[data-role="reading-notice"]')).to_contain_text("This reading is taken.")


def taken_in_chapter_8(page: Page, key: str = "End", because: str = "") -> float:
    """Move a slider of chapter 8 to an end and take that; what its model then answers."""
    root = first(visit(page, GIVER))
    told = move(page, root, EFFORT, key)
    take(root, because)
    return float(OFFRAMP.evaluate(**told["assumptions"])[OUTCOME])


def now(root: Locator) -> dict[str, float]:
    """The assumptions that the explorer shows, as its link has them."""
    link = str(root.locator('[data-role="link"]').get_attribute("href"))
    pairs = dict(pair.split("=") for pair in link.partition("#")[2].split("&"))
    return {name: float(pairs[name]) for name in CRISIS.defaults}


def row(root: Locator, name: str = OFFER) -> list[str]:
    """What the panel says of an assumption: now, at first, what counts."""
    return root.locator(f'[data-carried="{name}"] td').all_text_contents()


def worded(value: float) -> str:
    """The outcome of chapter 8 in words."""
    return words.value(value, OFFRAMP.output(OUTCOME).kind)


def says(root: Locator) -> Locator:
    """What the panel says counts."""
    return root.locator('[data-role="chapters-say"]')


def assert_counts(root: Locator, offer: float, whose: str, others: dict[str, float] | None = None) -> None:
    """This is the offer, to the last digit but for the order in which numbers are added, and the answer is Python’s."""
    shown = now(root)
    assert shown == {**CRISIS.defaults, **(others or {}), OFFER: pytest.approx(offer, abs=1e-14)}
    assert_shows(root, shown)
    expect(root.locator(f'[data-carried="{OFFER}"] td').last).to_have_text(whose)
    assert row(root)[:2] == [worded(offer), worded(CRISIS.defaults[OFFER])]
    assert_bars(root, shown)


def assert_bars(root: Locator, assumptions: dict[str, float]) -> None:
    """The bar of each thing that the machine makes of the chapters is as long as Python has it, and says how much."""
    outcomes = CRISIS.evaluate(**assumptions)
    for blend in blends.spec(CRISIS):
        value = outcomes[blend["outcome"]]
        bar = blended(root, blend["outcome"])
        expect(bar.locator("b")).to_have_text(blends.amount(blend, value))
        style = str(bar.locator(".td-blend-bar").get_attribute("style"))
        assert [float(number) for number in re.findall(r"[\d.]+(?=%)", style)] == pytest.approx(
            [blends.bar(blend, value)[side] for side in ("left", "width")], abs=0.01
        )


def blended(root: Locator, outcome: str) -> Locator:
    """The row of one of these."""
    return root.locator(f'[data-blend="{outcome}"]')


# -- taking, bringing back, giving back -------------------------------------------------------------------------------


def test_a_reading_is_kept_exactly_and_told_when_the_page_is_opened_again(page: Page) -> None:
    root = first(visit(page, GIVER))
    line = root.locator('[data-role="taken"]')
    expect(line).to_be_hidden()
    told = move(page, root, EFFORT, "ArrowRight")
    form(root).get_by_role("radio", name="mine").check()
    take(root, "it has much to lose")
    held = page.evaluate(KEPT)
    assert held.keys() == {"offramp"}
    time = held["offramp"].pop("time")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", time)
    assert held["offramp"] == {
        "model": "offramp",
        "assumptions": told["assumptions"],
        "whose": "mine",
        "because": "it has much to lose",
    }
    expect(line).to_be_visible()
    expect(root.get_by_role("button", name="Set the sliders to it")).to_be_disabled()  # they are there

    root = first(visit(page, GIVER))
    assert_shows(root, OFFRAMP.defaults)  # a page opens at its first setting
    expect(line.locator("p")).to_have_text(
        re.compile(r"^Your reading, taken here on \d+ \w+ \d{4}: your own, because it has much to lose\.$")
    )
    set_to_it = root.get_by_role("button", name="Set the sliders to it")
    assert changed(page, root, set_to_it.click) == told
    assert_shows(root, told["assumptions"])
    expect(set_to_it).to_be_disabled()

    root.get_by_role("button", name="Give it back").click()
    expect(line).to_be_hidden()
    expect(root.locator('[data-role="reading-notice"]')).to_have_text(
        "The reading is given back: nothing of it is kept."
    )
    expect(root.locator('[data-role="take"] > summary')).to_be_focused()
    assert page.evaluate(KEPT) == {}
    assert_shows(root, told["assumptions"])  # what is shown stays until it is moved
    expect(first(visit(page, GIVER)).locator('[data-role="taken"]')).to_be_hidden()


def test_taken_again_a_reading_is_replaced(page: Page) -> None:
    root = first(visit(page, GIVER))
    for key in ("Home", "End"):
        told = move(page, root, EFFORT, key)
        take(root, key)
        held = page.evaluate(KEPT)["offramp"]
        assert (held["assumptions"], held["because"]) == (told["assumptions"], key)
    expect(root.locator('[data-role="taken"] p')).to_contain_text("because End.")


def test_whose_it_is_follows_the_preset_until_the_reader_says(page: Page) -> None:
    root = first(visit(page, GIVER))
    radios = form(root).get_by_role("radio")
    article, critic, mine = radios.nth(0), form(root).locator('input[value="critic"]'), radios.last
    expect(article).to_be_checked()
    expect(critic).to_be_hidden()
    take(root)
    assert page.evaluate(KEPT)["offramp"]["whose"] == "article"
    expect(root.locator('[data-role="taken"] p')).to_contain_text(": the article’s.")
    preset = OFFRAMP.presets[-1]
    changed(page, root, root.get_by_role("button", name=preset.label).click)
    expect(critic).to_be_checked()
    whose = preset.critic or f"“{preset.label}”"
    expect(form(root).get_by_role("radio", name=f"that of {whose}")).to_be_visible()
    take(root)
    assert page.evaluate(KEPT)["offramp"]["whose"] == whose
    expect(root.locator('[data-role="taken"] p')).to_contain_text(f": that of {whose}.")
    mine.check()
    take(root)
    assert page.evaluate(KEPT)["offramp"]["whose"] == "mine"
    article.check()
    move(page, root, EFFORT, "Home")
    expect(mine).to_be_checked()  # a setting of one’s own
    expect(critic).to_be_hidden()


def test_a_reason_has_a_line_and_enter_takes(page: Page) -> None:
    root = first(visit(page, GIVER))
    because = form(root).get_by_role("textbox", name="because")
    because.focus()
    page.keyboard.insert_text("y" * 200)
    expect(because).to_have_value("y" * 140)
    because.press("Enter")
    assert page.evaluate(KEPT)["offramp"]["because"] == "y" * 140
    assert page.url.endswith(".html")


def test_a_reason_is_text(page: Page) -> None:
    root = first(visit(page, GIVER))
    nasty = "<img src=x onerror=alert(1)> & “so”"
    take(root, nasty)
    expect(root.locator('[data-role="taken"] p')).to_contain_text(nasty)
    expect(root.locator('[data-role="taken"] img')).to_have_count(0)


def test_where_nothing_can_be_kept_the_page_says_so(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("""const keep = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (name.startsWith("twodoors:")) throw new Error("no room");
        keep.call(this, name, value);
      };""")
    root = first(visit(page, GIVER))
    form(root)
    root.locator('[data-role="take-form"] [data-role="take-reading"]').click()
    expect(root.locator('[data-role="reading-notice"]')).to_have_text(
        "This browser does not let the page keep your reading."
    )
    expect(root.locator('[data-role="taken"]')).to_be_hidden()


# -- what readings feed -----------------------------------------------------------------------------------------------


def test_with_no_reading_the_article_s_counts_and_no_other_model_is_loaded(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].rpartition("/")[2]))
    root = first(visit(page, TAKER))
    assert_counts(root, CRISIS.defaults[OFFER], "at first")
    expect(says(root)).to_have_text(NOTHING)
    expect(root.locator('[data-role="notice"]')).to_be_empty()
    models = [name.rpartition("-")[0] for name in asked if re.fullmatch(r"\w+-[0-9a-f]{10}\.js", name)]
    assert models == ["crisis"]


def test_a_reading_of_chapter_8_moves_the_offer_of_chapter_13(page: Page) -> None:
    asked: list[str] = []
    offer = taken_in_chapter_8(page, because="it shuns the effort")
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].rpartition("/")[2]))
    root = visit(page, TAKER).locator("[data-explorer]").first
    root.get_by_role("button", name="All sliders").click()
    assert abs(offer - CRISIS.defaults[OFFER]) > 0.05
    assert abs(offer - round(offer, 3)) > 1e-6, "a test of what is not rounded"
    assert_counts(root, offer, "your reading")
    for name in OTHERS:
        assert row(root, name)[2] == "at first"
    expect(says(root)).to_have_text(
        "What you took as your reading in chapter 8 counts here. For the others the article’s counts, as at first."
    )
    expect(root.locator('[data-role="notice"]')).to_contain_text("“From the chapters” says which")
    models = [name.rpartition("-")[0] for name in asked if re.fullmatch(r"\w+-[0-9a-f]{10}\.js", name)]
    assert sorted(models) == ["crisis", "offramp"]
    expect(root.locator("[data-preset]").first).to_have_attribute("aria-pressed", "true")


def test_what_is_at_first_is_what_the_reading_gives(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, TAKER))
    wanted, at_default = CRISIS.evaluate(**{OFFER: offer}), CRISIS.evaluate()
    shown = {o.name: words.value(wanted[o.name], o.kind) for o in CRISIS.outcomes}
    assert shown != {o.name: words.value(at_default[o.name], o.kind) for o in CRISIS.outcomes}
    column = """(rows) => Object.fromEntries(rows.map((row) => [row.dataset.outcome, row.cells[2].textContent]))"""
    for act in (lambda: None, lambda: move(page, root, CRISIS.sliders[0].label, "End")):
        act()
        assert root.locator("tr[data-outcome]").evaluate_all(column) == shown
        assert_draws_curve(root, now(root), CRISIS.outcome, CRISIS.against, {OFFER: offer})
    root.get_by_role("button", name=NAMING.label, exact=True).click()
    assert now(root)[OFFER] == NAMING.values[OFFER]
    assert root.locator("tr[data-outcome]").evaluate_all(column) == shown  # as it stands after “Reset”


# -- runs with readings ------------------------------------------------------------------------------------------------


def open_run(root: Locator, text: str) -> Locator:
    """Choose a file with this text under “Open a run”; where the panel says what happened."""
    box = root.locator('[data-role="compare"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    file = {"name": "run.json", "mimeType": "application/json", "buffer": text.encode()}
    box.get_by_label("Open a run").set_input_files(file)  # type: ignore[arg-type]
    return box.locator('[data-role="compare-notice"]')


def test_a_run_has_the_readings_that_count_and_no_others(page: Page, tmp_path: Path) -> None:
    offer = taken_in_chapter_8(page, because="it shuns the effort")
    held = page.evaluate(KEPT) | {"crisis": {"assumptions": CRISIS.defaults}}
    page.evaluate("(held) => localStorage.setItem('twodoors:readings', JSON.stringify(held))", held)
    root = first(visit(page, TAKER))
    root.locator('[data-role="compare"] summary').click()

    def saved() -> Run:
        with page.expect_download() as download:
            root.get_by_role("button", name="Save this run").click()
        download.value.save_as(tmp_path / "run.json")
        return Run.open(tmp_path / "run.json")

    run = saved()
    expect(root.locator('[data-role="compare-notice"]')).to_contain_text("It has your reading that counts here, too.")
    assert run.now.assumptions[OFFER] == offer
    [reading] = run.readings
    assert (reading.model, reading.whose, reading.because) == ("offramp", "mine", "it shuns the effort")
    assert OFFRAMP.evaluate(**reading.assumptions)[OUTCOME] == pytest.approx(offer, abs=1e-12)
    root.get_by_role("button", name=NAMING.label, exact=True).click()
    assert saved().readings == ()  # what the preset sets counts


def test_readings_of_a_file_are_offered_and_never_put_in_the_place_of_one_s_own(page: Page) -> None:
    offer = taken_in_chapter_8(page, because="it shuns the effort")
    before = page.evaluate(KEPT)
    theirs = Reading("offramp", {"effort": OFFRAMP.assumption("effort").low}, "article", "it is dear")
    given = CRISIS.defaults | {OFFER: OFFRAMP.evaluate(**theirs.assumptions)[OUTCOME]}
    run = Run(Scenario("crisis", given), None, [theirs, Reading("trap", {}, "mine")])
    root = first(visit(page, TAKER))
    said = open_run(root, run.to_json())
    expect(said).to_have_text("“run.json” is open: the sliders show its setting.")
    assert now(root) == given
    offered = root.locator('[data-role="offered"]')
    expect(offered.locator("p")).to_have_text(
        "The file has readings that were taken in other chapters: in chapter 8 the article’s, because it is dear; "
        "in chapter 5 its owner’s own. Your own in chapter 8 is another, and stays unless you take these."
    )
    assert page.evaluate(KEPT) == before
    offered.get_by_role("button", name="Leave them out").click()
    expect(offered).to_be_hidden()
    assert page.evaluate(KEPT) == before
    root.locator('[data-role="reset"]').click()
    assert now(root)[OFFER] == offer

    open_run(root, run.to_json())
    offered.get_by_role("button", name="Take these as my readings").click()
    expect(root.locator('[data-role="offer-notice"]')).to_contain_text("These readings are taken.")
    expect(root.get_by_label("Open a run")).to_be_focused()
    assert page.evaluate(KEPT) == {one.model: one.told() for one in run.readings}
    root.locator('[data-role="reset"]').click()
    assert now(root)[OFFER] == pytest.approx(given[OFFER], abs=1e-12)
    open_run(root, run.to_json())
    expect(offered).to_be_hidden()  # they are kept here already


def test_the_drawing_says_what_a_reading_moved_and_where_a_cap_is_reached(page: Page) -> None:
    taken_in_chapter_8(page)
    root = first(visit(page, TAKER))
    doors, resolve = blended(root, "doors"), blended(root, "resolve_iran")
    told = doors.locator("[data-said]")
    expect(told).to_have_text("At first ×1.00; moved by your reading in chapter 8.")
    assert doors.locator("[data-feeds]").evaluate_all("(all) => all.map((chip) => chip.dataset.by)") == ["mine", ""]
    expect(resolve.locator("[data-said]")).to_have_text("As at first.")
    preset = next(preset for preset in CRISIS.presets if preset.values.get("margin") == 1)
    changed(page, root, root.get_by_role("button", name=preset.label, exact=True).click)
    expect(resolve.locator("[data-said]")).to_have_text(
        re.compile(r"^At first ×1\.00; moved by what this preset sets for chapter 7\. Its cap is reached: ")
    )
    expect(told).to_have_text("At first ×1.00; moved by your reading in chapter 8.")
    assert_bars(root, now(root))
    link = doors.locator('[data-feeds="offer"] a')
    expect(link).to_have_text("8")
    link.click()
    expect(page).to_have_url(re.compile(rf"/{GIVER}\.html$"))


def test_sliders_that_were_only_tried_move_nothing(page: Page) -> None:
    root = first(visit(page, GIVER))
    move(page, root, EFFORT, "End")
    form(root)  # opened, and nothing taken
    root = first(visit(page, TAKER))
    assert_counts(root, CRISIS.defaults[OFFER], "at first")
    expect(says(root)).to_have_text(NOTHING)
    expect(root.locator('[data-role="mine"]')).to_be_hidden()

    offer = taken_in_chapter_8(page, "Home")
    move(page, first(visit(page, GIVER)), EFFORT, "End")
    assert_counts(first(visit(page, TAKER)), offer, "your reading")


def test_what_is_carried_is_no_slider_and_not_along_the_curve(page: Page) -> None:
    root = first(visit(page, TAKER))
    sliders = root.get_by_role("slider").evaluate_all("(all) => all.map((one) => one.name)")
    assert sliders == [a.name for a in CRISIS.sliders]
    along = root.locator('[data-role="against"] option').evaluate_all("(all) => all.map((one) => one.value)")
    assert along == sliders
    link = root.locator(f'[data-carried="{OFFER}"] a')
    expect(link).to_have_text("8. Moscow’s off-ramp")
    root.get_by_text("The same as a table").click()
    link.click()
    expect(page).to_have_url(re.compile(rf"/{GIVER}\.html$"))


def test_a_preset_that_names_it_overrules_a_reading_until_reset(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, TAKER))
    changed(page, root, root.get_by_role("button", name=SILENT.label, exact=True).click)
    assert_counts(root, offer, "your reading", dict(SILENT.values))
    expect(root.get_by_role("button", name=SILENT.label, exact=True)).to_have_attribute("aria-pressed", "true")

    button = root.get_by_role("button", name=NAMING.label, exact=True)
    changed(page, root, button.click)
    assert_counts(root, float(NAMING.values[OFFER]), "this preset", dict(NAMING.values))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(says(root)).to_contain_text("counts until “Reset”; then your reading in chapter 8 counts again.")
    moved = move(page, root, CRISIS.assumption("start").label, "Home")["assumptions"]
    assert moved[OFFER] == NAMING.values[OFFER]  # whoever moves a slider stays with the preset’s

    changed(page, root, root.locator('[data-role="reset"]').click)
    assert_counts(root, offer, "your reading")


def test_a_link_that_names_it_overrules_a_reading_until_reset(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, TAKER, f"#explore=crisis&{OFFER}=0.125&start=2"))
    assert_counts(root, 0.125, "this link", {"start": 2})
    expect(says(root)).to_have_text(
        "What this link sets for chapter 8 counts until “Reset”; then your reading in chapter 8 counts again. "
        "For the others the article’s counts, as at first."
    )
    changed(page, root, root.locator('[data-role="reset"]').click)
    assert_counts(root, offer, "your reading")

    page.goto("about:blank")
    root = first(visit(page, TAKER, "#explore=crisis&start=2"))  # a link that does not name it
    assert_counts(root, offer, "your reading", {"start": 2})
    page.goto("about:blank")
    both = f"#explore=crisis&start=2&a.start=5&a.{OTHERS[0]}=0.25"  # both of its settings stand on the reading
    root = first(visit(page, TAKER, both))
    differing = root.locator('[data-role="compared-assumptions"] tr:not(.td-part):visible th').all_inner_texts()
    assert differing == [CRISIS.assumption(name).label for name in CRISIS.defaults if name in ("start", OTHERS[0])]


def test_a_link_that_names_it_overrules_what_is_at_first(page: Page) -> None:
    root = first(visit(page, TAKER, f"#explore=crisis&{OFFER}={CRISIS.defaults[OFFER]}"))
    assert_counts(root, CRISIS.defaults[OFFER], "this link")
    expect(says(root)).to_contain_text("What this link sets for chapter 8 counts until “Reset”. ")


def test_a_reading_moves_it_at_once_in_another_tab_and_so_does_giving_back(open_context: Contexts) -> None:
    context = open_context()
    taker, giver = context.new_page(), context.new_page()
    machine = first(visit(taker, TAKER))
    start = move(taker, machine, CRISIS.assumption("start").label, "Home")["assumptions"]["start"]
    others = {"start": start}

    root = first(visit(giver, GIVER))
    assert_counts(machine, CRISIS.defaults[OFFER], "at first", others)
    for key in ("End", "Home"):
        told = move(giver, root, EFFORT, key)
        heard = changed(taker, machine, partial(take, root))
        offer = OFFRAMP.evaluate(**told["assumptions"])[OUTCOME]
        assert heard["assumptions"][OFFER] == pytest.approx(offer, abs=1e-14)
        assert_counts(machine, offer, "your reading", others)
    changed(taker, machine, root.get_by_role("button", name="Give it back").click)
    assert_counts(machine, CRISIS.defaults[OFFER], "at first", others)
    expect(says(machine)).to_have_text(NOTHING)

    # what a preset has set stays, until Reset
    changed(taker, machine, machine.get_by_role("button", name=NAMING.label, exact=True).click)
    changed(taker, machine, partial(take, root))
    assert_counts(machine, float(NAMING.values[OFFER]), "this preset", dict(NAMING.values))
    expect(says(machine)).to_contain_text("then your reading in chapter 8 counts again")
    changed(taker, machine, machine.locator('[data-role="reset"]').click)
    assert_counts(machine, offer, "your reading")


def test_swapping_with_what_is_pinned_keeps_what_is_carried_exact(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, TAKER))
    root.locator('[data-role="compare"] > summary').click()
    root.locator('[data-role="pin"]').click()
    changed(page, root, root.get_by_role("button", name=NAMING.label, exact=True).click)
    told = changed(page, root, root.locator('[data-role="swap"]').click)
    assert told["assumptions"][OFFER] == pytest.approx(offer, abs=1e-14)
    assert_counts(root, offer, "your reading")


def test_the_crisis_machine_s_own_reading_keeps_what_it_carried(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, TAKER))
    take(root)
    assert page.evaluate(KEPT)["crisis"]["assumptions"][OFFER] == pytest.approx(offer, abs=1e-14)
    giver = first(visit(page, GIVER))
    giver.get_by_role("button", name="Give it back").click()
    root = first(visit(page, TAKER))
    assert_counts(root, CRISIS.defaults[OFFER], "at first")
    changed(page, root, root.get_by_role("button", name="Set the sliders to it").click)
    assert_counts(root, offer, "this setting")


OLD: list[tuple[dict[str, Any], dict[str, float]]] = [
    ({"effort": 9.0}, {"effort": OFFRAMP.assumption("effort").high}),
    ({"effort": 0.5, "mood": 1.0}, {"effort": 0.5}),
]


@pytest.mark.parametrize(("held", "meant"), OLD, ids=["beyond a range", "what the model has no more"])
def test_a_reading_of_another_version_is_taken_as_far_as_it_goes_and_said(
    page: Page, held: dict[str, float], meant: dict[str, float]
) -> None:
    visit(page, "embed/trap")
    kept = {"offramp": {"model": "offramp", "assumptions": held, "whose": "mine", "because": "", "time": ""}}
    page.evaluate("(text) => localStorage.setItem('twodoors:readings', text)", json.dumps(kept))
    root = first(visit(page, TAKER))
    offer = OFFRAMP.evaluate(**meant)[OUTCOME]
    assert_counts(root, offer, "your reading, as far as these models still have it")
    giver = first(visit(page, GIVER))
    expect(giver.locator('[data-role="taken"] p')).to_contain_text("with another version of this model")
    changed(page, giver, giver.get_by_role("button", name="Set the sliders to it").click)
    assert_shows(giver, OFFRAMP.defaults | meant)


SPOILT = ["nonsense", "[]", '{"offramp": 3}', '{"offramp": {"assumptions": {"effort": "1"}}}', '{"crisis": []}']


def test_what_is_kept_and_not_ours_does_no_harm(page: Page) -> None:
    visit(page, "embed/trap")
    for held in SPOILT:
        page.evaluate("(held) => localStorage.setItem('twodoors:readings', held)", held)
        root = first(visit(page, TAKER))
        assert_counts(root, CRISIS.defaults[OFFER], "at first")
        expect(root.locator('[data-role="taken"]')).to_be_hidden()


def test_a_model_that_cannot_be_loaded_leaves_the_first_value_and_says_so(open_context: Contexts) -> None:
    page = open_context().new_page()
    taken_in_chapter_8(page)
    page.route("**/models/offramp-*.js", lambda route: route.fulfill(status=200, body="", content_type="text/plain"))
    root = first(visit(page, TAKER))
    assert_counts(root, CRISIS.defaults[OFFER], "at first")
    expect(says(root)).to_contain_text("Your reading in chapter 8 does not count now")


# -- from disk, without scripts, by keyboard, on a phone --------------------------------------------------------------


def test_readings_count_from_disk(page: Page) -> None:
    giver = first(visit(page, GIVER, disk=True))
    told = move(page, giver, EFFORT, "End")
    take(giver)
    root = first(visit(page, TAKER, disk=True))
    offer = OFFRAMP.evaluate(**told["assumptions"])[OUTCOME]
    expect(root.locator(f'[data-carried="{OFFER}"] td').last).to_have_text("your reading")
    assert row(root)[0] == worded(offer)
    expected = CRISIS.evaluate(**{OFFER: offer})
    told = move(page, root, CRISIS.assumption("start").label, "Home")
    assert told["assumptions"][OFFER] == pytest.approx(offer, abs=1e-14)
    assert told["outcomes"] == pytest.approx(CRISIS.evaluate(start=0, **{OFFER: offer}), abs=1e-12)
    assert expected != CRISIS.evaluate()


def test_readings_count_in_a_frame_of_another_page(page: Page) -> None:
    offer = taken_in_chapter_8(page)
    root = first(visit(page, "embed/crisis"))
    assert_counts(root, offer, "your reading")
    link = root.locator(f'[data-carried="{OFFER}"] a')
    assert str(link.get_attribute("href")) == f"../{GIVER}.html"


def test_the_panel_stands_without_scripts(open_context: Contexts) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{SITE.as_uri()}/{TAKER}.html")
    root = page.locator("[data-explorer]").first
    expect(says(root)).to_have_text(NOTHING)
    for a in CRISIS.assumptions:
        if a.carries:
            value = words.value(a.default, load(a.carries[0]).output(a.carries[1]).kind)
            assert row(root, a.name) == [value, value, "at first"]
    expect(root.locator('[data-role="take"]')).to_be_hidden()
    expect(root.locator('[data-role="taken"]')).to_be_hidden()


def test_all_of_it_goes_by_keyboard(page: Page) -> None:
    root = first(visit(page, GIVER))
    told = move(page, root, EFFORT, "End")
    root.locator('[data-role="take"] > summary').focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    expect(form(root).get_by_role("radio", name="mine")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(form(root).get_by_role("radio", name="the article’s")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("so it is")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    held = page.evaluate(KEPT)["offramp"]
    assert (held["whose"], held["because"], held["assumptions"]) == ("article", "so it is", told["assumptions"])
    changed(page, root, root.locator('[data-role="reset"]').click)
    back = root.get_by_role("button", name="Set the sliders to it")
    back.focus()
    assert changed(page, root, partial(page.keyboard.press, "Enter")) == told
    root.get_by_role("button", name="Give it back").focus()
    page.keyboard.press("Space")
    expect(root.locator('[data-role="taken"]')).to_be_hidden()
    assert page.evaluate(KEPT) == {}


def test_nothing_is_too_wide_or_hard_to_reach(page: Page) -> None:
    taken_in_chapter_8(page, because="w" * 140)
    form(first(page))
    assert_accessible_and_fits(page)
    root = first(visit(page, TAKER, f"#explore=crisis&{OTHERS[0]}=0.125"))
    form(root)
    assert_accessible_and_fits(page)


def test_the_panel_fits_a_phone_without_scrolling_sideways(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"])
    taken_in_chapter_8(page)
    root = first(visit(page, TAKER, f"#explore=crisis&{OTHERS[0]}=0.125"))
    until(page, "document.documentElement.scrollWidth <= innerWidth")
    wide = root.locator(".td-carried").evaluate("(box) => [box.scrollWidth, box.clientWidth]")
    assert wide[0] <= wide[1]

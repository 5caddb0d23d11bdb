"""The built book in a real browser, from a server, with no other host to reach: what the page promises."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE
from tests.helpers.contents import pages, source
from tests.helpers.reading import assert_draws_curve, assert_shows, changed, labels_of, until
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, first, move, visit
from twodoors import Scenario, words
from twodoors.model.formulas import divided
from twodoors.models import load, names

PAGES = [*pages(), "search"]
CHAPTERS = [name for name in PAGES if name.startswith("chapters/")]
CHECKED = [name for name in CHAPTERS if "## Check yourself" in source(name)]
EXPLORED = [f"embed/{name}" for name in names()]
BOARD = "embed/deal_range"  # where no walk stands before it


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(open_page: Pages, name: str) -> None:
    page = visit(open_page(viewport=SIZES["phone"], color_scheme="dark"), name)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    for opener in page.locator(".td-closed > summary").all():
        opener.click()
    # a reader who scrolls sees every drawing, but for those that a step of a walk puts away
    for plot in page.locator('[data-role="plot"]').locator("visible=true").all():
        plot.scroll_into_view_if_needed()
        expect(plot.locator("svg").first).to_be_visible()
    page.locator('[data-role="show-table"], .td-note summary').evaluate_all(
        "(all) => all.forEach((one) => one.click())"
    )
    assert_accessible_and_fits(page)


#: How far down a chapter’s exercises may begin, at each size of the screen, in pixels.
FURTHEST = {"phone": 16_000, "wide": 9_000}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("size", FURTHEST)
@pytest.mark.parametrize("name", CHECKED)
def test_a_chapter_s_exercises_are_not_far(open_page: Pages, name: str, size: str) -> None:
    page = visit(open_page(viewport=SIZES[size]), name)
    top = page.locator("#check-yourself").evaluate("(it) => it.getBoundingClientRect().top + scrollY")
    assert 0 < top <= FURTHEST[size]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", EXPLORED)
def test_every_slider_answers_to_the_keyboard(page: Page, name: str) -> None:
    visit(page, name)
    for root in page.locator("[data-explorer]").all():
        model = load(str(root.get_attribute("data-explorer")))
        assert_shows(root, model.defaults)
        now = model.defaults
        handles = root.get_by_role("slider").all()
        assert labels_of(root) == [a.label for a in model.sliders]
        for assumption, handle in zip(model.sliders, handles, strict=True):
            handle.focus()
            step, key = (1, "ArrowRight") if assumption.default < assumption.high else (-1, "ArrowLeft")
            told = changed(page, root, partial(page.keyboard.press, key))
            beside = assumption.stop(round(assumption.position(now[assumption.name])) + step)
            now = {**now, assumption.name: pytest.approx(beside)}  # type: ignore[dict-item]
            assert told["assumptions"] == now
            now = told["assumptions"]
            assert told["outcomes"] == pytest.approx(model.evaluate(**now), abs=1e-12)
            assert_shows(root, now)


@pytest.mark.usefixtures("site")
def test_a_dragged_slider_and_a_typed_number_answer(page: Page) -> None:
    root = first(visit(page, BOARD))
    handle = root.get_by_role("slider", name=load("deal_range").assumption("doubt").label)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 11, middle)  # it stands at its end
    page.mouse.down()
    told = changed(page, root, lambda: page.mouse.move(box["x"] + box["width"] / 2, middle))
    page.mouse.up()
    assert told["assumptions"]["doubt"] == pytest.approx(0.13, abs=0.011)
    number = root.get_by_role("textbox", name="What war would cost Washington, as a number")
    number.fill("0.2")
    told = changed(page, root, lambda: number.press("Enter"))
    assert told["assumptions"]["cost_us"] == 0.2
    assert_shows(root, told["assumptions"])
    number.fill("0,123")  # a decimal comma, and a value between two steps
    told = changed(page, root, lambda: number.blur())
    assert told["assumptions"]["cost_us"] == 0.123
    expect(number).to_have_value("0.123")
    assert_shows(root, told["assumptions"])


@pytest.mark.usefixtures("site")
def test_a_number_that_cannot_be_read_is_refused_in_words(page: Page) -> None:
    root = first(visit(page, BOARD))
    number = root.get_by_role("textbox", name="What war would cost Washington, as a number")
    for given in ("", "much", "0.4", "-0.1", "1/4", "0x1", "Infinity", "0.1.2"):
        number.fill(given)
        number.press("Enter")
        expect(root.locator('[data-role="notice"]')).to_have_text(
            f"“What war would cost Washington” cannot be “{given}”; allowed is a number from 0 to 0.3."
        )
        expect(number).to_have_value("0.100")
        assert_shows(root, load("deal_range").defaults)
    number.fill("0,75")
    number.press("Tab")  # applied on leaving, and refused then
    expect(root.locator('[data-role="notice"]')).to_contain_text("cannot be “0,75”")
    expect(number).to_have_value("0.100")
    number.fill("0,1")  # as it is: what was refused before is of the past
    number.press("Tab")
    expect(root.locator('[data-role="notice"]')).to_have_text("")
    expect(number).to_have_value("0.100")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["chapters/01-two-doors", "chapters/05-the-trap", "chapters/13-the-crisis-machine"])
def test_a_slider_says_what_is_shown_with_its_unit(page: Page, name: str) -> None:
    root = first(visit(page, name))
    model = load(str(root.get_attribute("data-explorer")))
    for a in model.sliders:
        slider = root.locator(f'input[type="range"][name="{a.name}"]')
        number = root.locator(f'input[data-number="{a.name}"]')
        for key in ("Home", *["ArrowRight"] * 7, "End", *["ArrowLeft"] * 4):
            slider.press(key)
            shown = number.input_value()
            assert slider.get_attribute("aria-valuetext") == f"{shown}, {a.unit}"
            assert len(shown) <= 8


@pytest.mark.usefixtures("site")
def test_readings_and_reset(page: Page) -> None:
    root = first(visit(page, BOARD))
    model = load("deal_range")
    buttons = root.get_by_role("group", name="Readings of the crisis").get_by_role("button")
    expect(buttons.first).to_have_attribute("aria-pressed", "true")
    for button, preset in list(zip(buttons.all(), model.presets, strict=True))[::-1]:
        told = changed(page, root, button.click)
        assert told["assumptions"] == model.defaults | dict(preset.values)
        assert_shows(root, told["assumptions"])
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(root.locator('[data-role="preset"]')).to_have_text(f"{preset.label}: {preset.source}")
    root.get_by_role("slider").first.focus()
    changed(page, root, lambda: page.keyboard.press("PageUp"))
    expect(root.locator('[data-preset][aria-pressed="true"]')).to_have_count(0)
    expect(root.locator('[data-role="preset"]')).to_have_text("Your own setting.")
    told = changed(page, root, root.locator('[data-role="reset"]').click)
    assert told["assumptions"] == model.defaults
    expect(buttons.first).to_have_attribute("aria-pressed", "true")


@pytest.mark.usefixtures("site")
def test_the_curve_shows_what_is_chosen(page: Page) -> None:
    root = first(visit(page, BOARD))
    model = load("deal_range")

    def choose(role: str, name: str) -> None:
        select = root.locator(f'select[data-role="{role}"]')
        if select.input_value() != name:
            changed(page, root, lambda: select.select_option(name))

    for outcome in model.outcomes:
        choose("outcome", outcome.name)
        for assumption in model.sliders:
            choose("against", assumption.name)
            assert_draws_curve(root, model.defaults, outcome.name, assumption.name)


@pytest.mark.usefixtures("site")
def test_the_curve_says_what_it_is_where_the_pointer_is(page: Page) -> None:
    root = first(visit(page, BOARD))
    plot = root.locator('[data-role="plot"]')
    plot.scroll_into_view_if_needed()
    edges = [float(edge) for edge in str(plot.locator("svg").get_attribute("data-axes")).split()]
    plot.hover(position={"x": (edges[0] + 3 * edges[1]) / 4, "y": 100})
    chance = words.value(load("deal_range").evaluate(doubt=0.19)["war_risk"], "chance")
    expect(plot.locator('text[data-reading="text"]')).to_have_text(f"0.190: {chance}")
    page.mouse.move(0, 0)
    expect(plot.locator('text[data-reading="text"]')).to_be_empty()


@pytest.mark.usefixtures("site")
def test_a_link_opens_the_same_setting(page: Page) -> None:
    root = first(visit(page, BOARD))
    changed(page, root, lambda: root.locator('select[data-role="outcome"]').select_option("us_value"))
    root.get_by_role("slider").nth(3).focus()
    told = changed(page, root, lambda: page.keyboard.press("ArrowLeft"))
    link = root.locator('[data-role="link"]').evaluate("(link) => link.href")
    page.goto("about:blank")
    page.goto(link)
    expect(root).to_have_attribute("data-state", "ready")
    expect(root.locator('[data-role="notice"]')).to_contain_text("setting of the link")
    expect(root.locator('select[data-role="outcome"]')).to_have_value("us_value")
    assert_shows(root, told["assumptions"])


@pytest.mark.usefixtures("site")
def test_what_a_link_sets_between_two_stops_is_in_force_as_its_number_says(page: Page) -> None:
    root = first(visit(page, BOARD, "#explore=deal_range&power=0.333&doubt=0.12345"))
    assert_shows(root, load("deal_range").defaults | {"power": 0.333, "doubt": 0.12345})
    for name, value in {"power": 0.333, "doubt": 0.12345}.items():
        expect(root.locator(f'input[data-number="{name}"]')).to_have_value(str(value))
    expect(root.locator('[data-role="notice"]')).to_contain_text("if it was copied, a part of it is missing.")


@pytest.mark.usefixtures("site")
def test_what_a_link_sets_between_two_whole_numbers_goes_to_the_nearest_and_is_told(page: Page) -> None:
    root = first(visit(page, "embed/crisis", "#explore=crisis&start=4.5"))
    expect(root.locator('[data-role="notice"]')).to_contain_text(" 5 for 4.5.")
    expect(root.locator('input[data-number="start"]')).to_have_value("5")
    assert_shows(root, load("crisis").defaults | {"start": 5})


BROKEN = [
    "explore=nonsense",
    "explore=deal_range&power=abc",
    "explore=deal_range&power=",
    "explore=deal_range&power=NaN",
    "explore=deal_range&power=Infinity",
    "explore=deal_range&power=1e999",
    "explore=deal_range&nonsense=",
    "explore=deal_range&power=0.5&power=0.6",
    "explore=deal_range&outcome=",
    "explore=deal_range&power=<script>window.injected=1</script>",
    "explore=<img src=x onerror=window.injected=1>",
    "explore=__proto__",
    "explore=deal_range&__proto__=",
    "explore=" + "x" * 10_000,
    "x" * 10_000,
    "%E0%A4%A",
]


@pytest.mark.usefixtures("site")
def test_a_broken_link_opens_the_defaults_and_says_so(page: Page) -> None:
    for fragment in BROKEN:
        page.goto("about:blank")  # else only the part after # changes, and nothing is opened
        root = first(visit(page, BOARD, f"#{fragment}"))
        expect(root.locator('[data-role="notice"]'), fragment[:40]).to_contain_text("The defaults are shown.")
        assert_shows(root, load("deal_range").defaults)
        assert page.evaluate("window.injected") is None
        assert len(root.locator('[data-role="notice"]').inner_text()) < 250


AGED = [
    ("power=2&cost_us=0.2", "Washington’s share if it came to war” 2 (allowed is a number from 0.3 to 0."),
    ("nonsense=1&cost_us=0.2", "“nonsense” (not in this model)."),
    ("outcome=nonsense&cost_us=0.2", "for its curve “nonsense” (not in this model)."),
    ("__proto__=1&cost_us=0.2", "“__proto__” (not in this model)."),
    ("%3Cimg%20src=1&cost_us=0.2", "“<img src” (not in this model)."),
]


@pytest.mark.usefixtures("site")
def test_an_old_link_opens_what_it_can_and_says_what_is_gone(page: Page) -> None:
    for setting, gone in AGED:
        page.goto("about:blank")
        root = first(visit(page, BOARD, f"#explore=deal_range&{setting}"))
        notice = root.locator('[data-role="notice"]')
        expect(notice).to_contain_text(
            "of the link you followed. Left out, as this version of the model does not take it"
        )
        expect(notice).to_contain_text(gone)
        assert_shows(root, load("deal_range").defaults | {"cost_us": 0.2})
    assert root.locator('[data-role="notice"] *').count() == 0


@pytest.mark.usefixtures("site")
def test_a_heading_is_no_link_to_a_setting(page: Page) -> None:
    root = first(visit(page, "chapters/05-the-trap"))
    told = move(page, root, RATIONALITY, "End")
    page.evaluate("location.hash = 'the-model'")
    expect(page.get_by_role("heading", name="The model")).to_be_in_viewport()
    expect(root.locator('[data-role="notice"]')).to_be_empty()
    assert_shows(root, told["assumptions"])


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", [name for name in CHAPTERS if "{show-me}" in source(name)])
def test_the_text_shows_cases_in_the_explorer(page: Page, name: str) -> None:
    visit(page, name)
    # those of a card wait until it is opened, those of a step until it is walked
    links = page.locator('a[href^="#explore="]:not([data-role="link"], [popover] a, [data-explorer] a)')
    assert links.count() >= 1
    links.evaluate_all("(all) => { for (const one of all) one.closest('details')?.setAttribute('open', ''); }")
    for link in links.all():
        shown = Scenario.from_link(str(link.get_attribute("href")))
        root = page.locator(f'[data-explorer="{shown.model}"]')
        changed(page, root, link.click)
        expect(root).to_be_in_viewport()
        assert_shows(root, dict(shown.assumptions))
    changed(page, root, root.locator('[data-role="reset"]').click)
    changed(page, root, link.click)  # the same link again, when the address does not change any more
    expect(root).to_be_in_viewport()
    assert_shows(root, dict(shown.assumptions))


@pytest.mark.usefixtures("site")
def test_search_finds(page: Page) -> None:
    visit(page, "reference/method")
    box = page.get_by_role("searchbox", name="Search").first
    box.fill("ceasefire")
    box.press("Enter")
    expect(page.locator("#search-results a").first).to_contain_text("Tehran’s choice")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", EXPLORED)
def test_without_javascript_every_result_stands_as_sentence_and_table(open_page: Pages, name: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/{name}.html")
    roots = page.locator("[data-explorer]").all()
    assert roots
    for root in roots:
        model = load(str(root.get_attribute("data-explorer")))
        expect(root.locator('[data-role="summary"]')).to_have_text(model.sentence())
        expect(root.locator('[data-role="summary"]')).to_be_visible()
        expect(root.locator("tr[data-outcome]:visible")).to_have_count(len(model.outcomes))
        expect(root.locator("button:enabled:visible, select:enabled:visible, input:enabled:visible")).to_have_count(0)
        expect(root.locator("input[type=range]")).to_have_count(len(model.sliders))
    for figure in page.locator(".td-figure").all():
        expect(figure.locator("figcaption")).to_be_visible()
        expect(figure.locator("tbody tr").last).to_be_visible()


@pytest.mark.usefixtures("site")
def test_on_paper_the_present_result_stands_as_sentence_and_table(page: Page) -> None:
    root = first(visit(page, "chapters/01-two-doors"))
    root.get_by_role("slider").first.focus()
    changed(page, root, lambda: page.keyboard.press("ArrowRight"))
    page.emulate_media(media="print")
    expect(root.locator('[data-role="summary"]')).to_be_visible()
    for table in page.locator('[data-role="table"]').all():
        expect(table).to_be_visible()
    expect(root.locator(".td-controls, .td-presets, .td-actions").first).to_be_hidden()


@pytest.mark.usefixtures("site")
def test_plotly_is_loaded_only_when_a_drawing_is_near(open_context: Contexts) -> None:
    page = open_context(viewport=SIZES["phone"]).new_page()
    visit(page, "chapters/01-two-doors")
    loaded = "[...document.scripts].some((script) => script.src.endsWith('plotly.js'))"
    assert not page.evaluate(loaded)
    first(page).scroll_into_view_if_needed()
    page.locator('.td-figure [data-role="plot"]').first.scroll_into_view_if_needed()
    until(page, loaded)
    visit(page, "reference/glossary")
    assert not page.evaluate("[...document.scripts].some((s) => /host\\.js|plotly\\.js|manager\\.js/.test(s.src))")


@pytest.mark.usefixtures("site")
def test_a_page_with_an_explorer_and_no_chart_never_loads_plotly(open_context: Contexts) -> None:
    page = open_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1].split("?")[0]))
    root = first(visit(page, "embed/trap"))
    root.locator('[data-role="plot"]').scroll_into_view_if_needed()
    move(page, root, RATIONALITY, "End")
    assert "host.js" in asked
    assert not {"plotly.js", "manager.js"} & set(asked)


@pytest.mark.usefixtures("site")
def test_a_drawing_follows_the_theme(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    root = first(visit(page, BOARD))
    line = root.locator('[data-role="plot"] [data-line="now"]')
    expect(line).to_have_css("stroke", "rgb(213, 94, 0)")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(line).to_have_css("stroke", "rgb(240, 138, 75)")


@pytest.mark.usefixtures("site")
def test_nothing_moves_by_itself_for_those_who_asked(open_context: Contexts) -> None:
    page = visit(open_context(reduced_motion="reduce").new_page(), BOARD)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("[data-explorer] *")].filter((el) => {
          const style = getComputedStyle(el);
          return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
        }).map((el) => el.className)"""
    )
    assert moving == []


RATIONALITY = "How reliably the better move is chosen"


@pytest.mark.usefixtures("site")
def test_a_setting_goes_along_to_every_chapter_that_has_it(page: Page) -> None:
    mine = '[data-role="mine"]'
    trap = first(visit(page, "embed/trap"))
    expect(trap.locator(mine)).to_be_hidden()
    changed(page, trap, trap.get_by_role("button", name="Before the strike").click)
    expect(trap.locator(mine)).to_be_hidden()  # a reading of the crisis is not the reader’s own setting
    told = move(page, trap, RATIONALITY, "End")
    assert told["assumptions"]["rationality"] == 12
    told = move(page, trap, "What expelling the Americans costs Iraq", "Home")
    assert told["assumptions"]["price"] == 0
    expect(trap.locator(f"{mine} p")).to_contain_text(f"“{RATIONALITY}” 12")
    expect(trap.get_by_role("button", name="Use my settings")).to_be_disabled()  # they are in use here

    vote = first(visit(page, "embed/vote"))  # the price of chapter 5 is another one
    assert_shows(vote, load("vote").defaults)
    expect(vote.locator('[data-role="notice"]')).to_contain_text("“Use my settings”")
    expect(vote.locator(f"{mine} p")).to_have_text(
        f"Your settings, kept in this browser for every chapter that has them: “{RATIONALITY}” 12 (from “The trap”)."
    )
    told = changed(page, vote, vote.get_by_role("button", name="Use my settings").click)
    assert told["assumptions"] == load("vote").defaults | {"rationality": 12}
    assert_shows(vote, told["assumptions"])
    changed(page, vote, vote.locator('[data-role="reset"]').click)
    expect(vote.get_by_role("button", name="Use my settings")).to_be_enabled()

    visit(page, "chapters/06-what-washington-could-say")
    again = page.locator('[data-explorer="trap"]')
    told = changed(page, again, again.get_by_role("button", name="Use my settings").click)
    assert told["assumptions"] == load("trap").defaults | {"rationality": 12, "price": 0}
    again.get_by_role("button", name="Forget my settings").click()
    expect(again.locator(mine)).to_be_hidden()
    assert told["assumptions"]["price"] == 0  # what is shown stays until the reader moves it
    expect(first(visit(page, "embed/trap")).locator(mine)).to_be_hidden()


@pytest.mark.usefixtures("site")
def test_the_rationality_of_chapter_8_is_that_of_chapter_11(page: Page) -> None:
    label = load("offramp").assumption("rationality").label
    move(page, first(visit(page, "chapters/08-moscows-off-ramp")), label, "End")
    root = first(visit(page, "chapters/11-tehrans-choice"))
    told = changed(page, root, root.get_by_role("button", name="Use my settings").click)
    assert told["assumptions"] == load("tehran").defaults | {"rationality": 12}
    assert_shows(root, told["assumptions"])


@pytest.mark.usefixtures("site")
def test_a_setting_back_at_its_default_is_kept_no_longer(page: Page) -> None:
    root = first(visit(page, BOARD))
    label = load("deal_range").assumption("power").label
    move(page, root, label, "ArrowRight")
    expect(root.locator('[data-role="mine"]')).to_be_visible()
    move(page, root, label, "ArrowLeft")
    expect(root.locator('[data-role="mine"]')).to_be_hidden()


SPOILT = [
    "nonsense",
    "[]",
    "null",
    '{"rationality": 5}',
    '{"rationality": {"value": "5"}}',
]


@pytest.mark.usefixtures("site")
def test_what_is_kept_and_not_ours_does_no_harm(page: Page) -> None:
    visit(page, "embed/trap")
    for held in SPOILT:
        page.evaluate("(held) => localStorage.setItem('twodoors:settings', held)", held)
        root = first(visit(page, "embed/trap"))
        expect(root.locator('[data-role="mine"]'), held).to_be_hidden()
        assert move(page, root, RATIONALITY, "End")["assumptions"]["rationality"] == 12
        expect(root.locator('[data-role="mine"]'), held).to_be_visible()


@pytest.mark.usefixtures("site")
def test_what_is_kept_of_another_version_is_told_and_not_used(page: Page) -> None:
    visit(page, "embed/trap")
    held = (
        '{"rationality": {"value": 99, "from": "The vote"}, "trap.bygone": {"value": 1, "from": "The trap"}, '
        '"vote.bygone": {"value": 1, "from": "The vote"}}'
    )
    page.evaluate("(held) => localStorage.setItem('twodoors:settings', held)", held)
    root = first(visit(page, "embed/trap"))
    expect(root.locator('[data-role="mine"] p')).to_have_text(
        "Your settings, kept in this browser for every chapter that has them. Left out, as this version of the model "
        f"does not take it: “{RATIONALITY}” 99 (allowed is a number from 1 to 12; it is at its default, 4); "
        "“trap.bygone” (not in this model)."
    )
    expect(root.get_by_role("button", name="Use my settings")).to_be_disabled()
    assert move(page, root, RATIONALITY, "End")["assumptions"]["rationality"] == 12
    expect(root.locator('[data-role="mine"] p')).to_contain_text(f"“{RATIONALITY}” 12. Left out, ")
    root.get_by_role("button", name="Forget my settings").click()
    expect(root.locator('[data-role="mine"]')).to_be_hidden()


@pytest.mark.usefixtures("site")
def test_where_nothing_can_be_kept_the_page_says_so(open_context: Contexts) -> None:
    page = open_context().new_page()
    page.add_init_script("""const keep = Storage.prototype.setItem;
      Storage.prototype.setItem = function (name, value) {
        if (name.startsWith("twodoors:")) throw new Error("no room");
        keep.call(this, name, value);
      };""")
    root = first(visit(page, BOARD))
    move(page, root, load("deal_range").assumption("power").label, "End")
    expect(root.locator('[data-role="notice"]')).to_contain_text("does not let the page keep your setting")


@pytest.mark.usefixtures("site")
def test_models_at_a_glance_is_made_from_the_models(page: Page) -> None:
    visit(page, "reference/models")
    models = [load(name) for name in names()]
    rows = page.locator("article table").first.locator("tbody tr")
    assert sorted(rows.locator("td:first-child a").all_inner_texts()) == sorted(model.title for model in models)
    for link in rows.locator("a").all():
        assert (SITE / "reference" / str(link.get_attribute("href")).partition("#")[0]).exists()
    assert sorted(page.locator("article h2").all_inner_texts()) == sorted(model.title for model in models)
    assert page.locator("div.math").count() == sum(len(divided(model)[0]) for model in models)

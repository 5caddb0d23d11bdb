"""The figures of the page Evidence in a real browser: chosen, moved, opened and taken home, with the network cut."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.conftest import SITE
from tests.helpers.reading import until, violations
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Pages, visit
from twodoors import evidence

pytestmark = pytest.mark.usefixtures("site")

# The points that a drawing shows, and its axes: Plotly's own account of itself.
SHOWN = """(box) => ({
  rows: box.data.flatMap((trace) => trace.customdata ?? []),
  points: box.data.filter((trace) => trace.customdata).flatMap((trace) => trace.x.map((x, i) => [x, trace.y[i]])),
  x: [...box._fullLayout.xaxis.range], y: [...box._fullLayout.yaxis.range],
})"""


@pytest.fixture
def evidence_page(page: Page) -> Page:
    return visit(page, "reference/evidence")


def figure(page: Page, name: str) -> tuple[Locator, Locator]:
    """A figure and its drawing, once it is drawn."""
    root = page.locator(f'[data-figure="{name}"]')
    root.scroll_into_view_if_needed()
    box = root.locator('[data-role="plot"]')
    expect(box.locator(".main-svg").first).to_be_visible()
    return root, box


def drawn(box: Locator, act: Any) -> dict[str, Any]:
    """What the drawing shows once it has drawn what this act asks for."""
    box.evaluate(
        """(box) => { window.next = new Promise((keep, fail) => {
          box.once("plotly_afterplot", keep);
          setTimeout(() => fail(new Error("nothing was drawn within 20 s")), 20000);
        }); window.next.catch(() => null); }"""
    )
    act()
    box.page.evaluate("window.next")
    shown: dict[str, Any] = box.evaluate(SHOWN)
    return shown


def test_the_timeline_shows_what_is_chosen(evidence_page: Page) -> None:
    root, box = figure(evidence_page, "timeline")
    table = evidence.FIGURES["timeline"]().table
    rows = root.locator("tbody tr")
    count = root.locator('[data-role="count"]')
    expect(count).to_have_text(f"{len(table)} of {len(table)} shown")
    for kind in (kind for kind in table["Kind"].cat.categories if (table["Kind"] == kind).any()):
        shown = drawn(box, lambda kind=kind: root.get_by_label("Kind").select_option(kind))
        chosen = [row for row, of in enumerate(table["Kind"]) if of == kind]
        assert sorted(shown["rows"]) == chosen
        expect(count).to_have_text(f"{len(chosen)} of {len(table)} shown")
    drawn(box, lambda: root.get_by_label("Kind").select_option("force"))
    shown = drawn(box, lambda: root.get_by_label("Section").select_option("S7 Deterrence"))
    chosen = table.index[(table["Kind"] == "force") & (table["Section"] == "S7 Deterrence")].to_list()
    assert sorted(shown["rows"]) == chosen
    root.locator('[data-role="show-table"]').click()
    visible = [row for row, place in enumerate(rows.all()) if place.is_visible()]
    assert visible == chosen
    assert sorted(date for date, _ in shown["points"]) == [str(date.date()) for date in table["Date"][chosen]]
    drawn(box, lambda: root.get_by_label("Kind").select_option(label="all"))
    assert len(drawn(box, lambda: root.get_by_label("Section").select_option(label="all"))["rows"]) == len(table)


@pytest.mark.parametrize("name", ["timeline", "places", "sanctions"])
def test_a_figure_zooms_by_keyboard(evidence_page: Page, name: str) -> None:
    _, box = figure(evidence_page, name)
    root = evidence_page.locator(f'[data-figure="{name}"]')
    zoom = root.get_by_role("group", name="Zoom")

    def width(shown: dict[str, Any]) -> float:
        if name == "places":
            return float(shown["x"][1] - shown["x"][0])
        return float(evidence_page.evaluate("([from, to]) => new Date(to) - new Date(from)", shown["x"]))

    def press(button: str) -> dict[str, Any]:
        zoom.get_by_role("button", name=button).focus()
        return drawn(box, lambda: evidence_page.keyboard.press("Enter"))

    whole = box.evaluate(SHOWN)
    closer = press("Closer")
    # a map keeps its shape and fills the room beside it, so it grows by a little less
    assert width(closer) == pytest.approx(width(whole) / 2, rel=0.6 if name == "places" else 1e-3)
    left = press("To the left")
    assert width(left) == pytest.approx(width(closer), rel=1e-3)
    assert left["x"][0] < closer["x"][0]
    assert press("To the right")["x"][0] > left["x"][0]
    if name == "places":
        before = box.evaluate(SHOWN)
        assert press("Up")["y"][0] > before["y"][0]
        assert press("Down")["y"] == pytest.approx(before["y"])
    assert width(press("Wider")) > width(closer)
    press("Closer")
    evidence_page.evaluate("document.documentElement.dataset.theme = 'dark'")  # drawn anew: where one looks stays
    assert width(press("Closer")) < width(closer)
    assert press("Whole")["x"] == whole["x"]


#: The colours of a drawing’s points, as the browser has them, and those that the style sheet names.
PAINTED = (
    """(box) => [...new Set([...box.querySelectorAll(".points path")].map((path) => getComputedStyle(path).fill))]"""
)
NAMED = """(box, names) => names.map((name) => {
  const probe = box.appendChild(document.createElement("i"));
  probe.style.color = `var(--td-${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
})"""


def test_a_figure_has_the_colours_of_the_theme_that_the_style_sheet_names(evidence_page: Page) -> None:
    _, box = figure(evidence_page, "syria-2013")
    seen = []
    for theme in ("light", "dark"):
        drawn(box, lambda theme=theme: evidence_page.evaluate(f"document.documentElement.dataset.theme = '{theme}'"))
        painted = set(box.evaluate(PAINTED))
        assert painted <= set(box.evaluate(NAMED, ["war", "talks", "neither"]))
        assert len(painted) >= 2
        seen.append(painted)
    assert not seen[0] & seen[1]


def test_closer_goes_to_the_points_that_are_left(evidence_page: Page) -> None:
    root, box = figure(evidence_page, "timeline")
    drawn(box, lambda: root.get_by_label("Section").select_option("S5 The trap"))
    for _ in range(5):
        shown = drawn(box, root.get_by_role("button", name="Closer").click)
    dates = [date for date, _ in shown["points"]]
    assert dates == ["2019-12-27", "2019-12-29", "2019-12-31"]
    assert shown["x"][0] < dates[0] < dates[-1] < shown["x"][1]
    assert shown["x"][0] > "2019-11"
    assert shown["x"][1] < "2020-03"


def test_a_drag_along_the_timeline_zooms_and_stays(evidence_page: Page) -> None:
    root, box = figure(evidence_page, "timeline")
    plot = box.locator(".nsewdrag").first.bounding_box()
    assert plot is not None
    whole = box.evaluate(SHOWN)

    def drag() -> None:
        y = plot["y"] + plot["height"] / 2
        evidence_page.mouse.move(plot["x"] + plot["width"] * 0.3, y)
        evidence_page.mouse.down()
        evidence_page.mouse.move(plot["x"] + plot["width"] * 0.6, y, steps=5)
        evidence_page.mouse.up()

    closer = drawn(box, drag)
    assert whole["x"][0] < closer["x"][0] < closer["x"][1] < whole["x"][1]
    assert closer["y"] == whole["y"]
    shown = drawn(box, lambda: root.get_by_label("Kind").select_option("nuclear"))
    assert shown["x"] == closer["x"]


def test_on_a_phone_a_finger_on_the_drawing_scrolls_the_page(open_page: Pages) -> None:
    page = open_page(viewport=SIZES["phone"], has_touch=True, is_mobile=True)
    _, box = figure(visit(page, "reference/evidence"), "timeline")
    assert box.evaluate("(box) => [box._fullLayout.dragmode, box._fullLayout.xaxis.fixedrange]") == [False, True]
    blocking = (
        "(box) => [...box.querySelectorAll('*')].filter((el) => getComputedStyle(el).touchAction === 'none').length"
    )
    assert box.evaluate(blocking) == 0


def open_later(page: Page) -> None:
    """Open what came after 5 January 2020."""
    for summary in page.locator(".td-later > summary").all():
        summary.click()


def test_whole_series_are_closed_and_to_open_one_opens_the_record(evidence_page: Page) -> None:
    whole = evidence_page.locator('[data-figure="timeline-whole"]')
    expect(whole).to_be_hidden()
    expect(evidence_page.locator('a.download[href$="/chronology.csv"]')).to_be_hidden()
    assert evidence_page.evaluate("localStorage.getItem('twodoors:record')") is None
    evidence_page.locator(".td-later > summary").first.focus()
    evidence_page.keyboard.press("Enter")
    expect(whole).to_be_visible()
    evidence_page.wait_for_function("localStorage.getItem('twodoors:record') !== null")
    expect(evidence_page.locator('[data-figure="timeline"] tbody tr')).to_have_count(len(evidence.known("chronology")))


def test_every_figure_draws_says_and_downloads(evidence_page: Page, tmp_path: Path) -> None:
    open_later(evidence_page)
    for make in (evidence.FIGURES | evidence.WHOLE).values():
        chart = make()
        root, box = figure(evidence_page, chart.name)
        expect(root.locator("figcaption")).to_have_text(chart.says)
        expect(box).to_have_attribute("role", "img")
        expect(box).to_have_attribute("aria-label", chart.says)
        expect(root.locator(".td-source")).to_have_text(f"Source: {chart.source}")
        table, button = root.locator('[data-role="table"]'), root.get_by_role("button", name="Table")
        expect(table).to_be_hidden()
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(table.locator("tbody tr")).to_have_count(len(chart.table))
        expect(table).to_be_visible()
        with evidence_page.expect_download() as started:
            root.get_by_role("link", name="Download CSV").click()
        path = tmp_path / started.value.suggested_filename
        started.value.save_as(path)
        assert path.name == f"two-doors-{chart.name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        assert lines[0] == list(chart.table.columns)
        assert len(lines) == len(chart.table) + 1


def test_every_table_can_be_taken_home(evidence_page: Page) -> None:
    for name in evidence.names():
        path = evidence.describe(name)["path"]
        link = evidence_page.locator(f'a.download[href$="/{path}"]')
        target = SITE / "reference" / str(link.get_attribute("href"))
        assert target.read_bytes() == (SITE.parent.parent / "data" / path).read_bytes()


def test_a_figure_far_below_is_named_before_it_is_drawn(evidence_page: Page) -> None:
    below = evidence_page.locator('[data-figure="parliament"] [data-role="plot"]')
    expect(below.locator(".main-svg")).to_have_count(0)
    expect(below).to_have_attribute("role", "img")
    assert violations(evidence_page) == []


def test_figures_and_entries_stand_without_javascript(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/reference/evidence.html")
    later_years = 1  # the chronology once more, after the scored record
    assert page.locator(".td-figure").count() == len(evidence.FIGURES) + len(evidence.WHOLE) + later_years
    open_later(page)
    for root in page.locator(".td-figure").all():
        expect(root.locator("figcaption")).to_be_visible()
        expect(root.locator("tbody tr").last).to_be_visible()
        expect(root.get_by_role("link", name="Download CSV")).to_be_visible()
        expect(root.locator("button:enabled:visible, select:enabled:visible")).to_have_count(0)


def test_the_chapter_s_link_leads_to_its_entry(page: Page) -> None:
    visit(page, "chapters/01-two-doors")
    page.get_by_role("link", name="the page Evidence").click()
    expect(page).to_have_url(f"{address(SITE)}/reference/evidence.html#evidence-base-rates")
    expect(page.get_by_role("heading", name="How often crises become wars, and how they end")).to_be_in_viewport()


# -- the room that a figure has, and what it loads --------------------------------------------------------------------

#: What Plotly made of a figure for the room that it has: sizes, words and marks, as it has them once all is drawn.
LAID_OUT = """(box) => {
  const { width, height, xaxis, yaxis } = box._fullLayout;
  const axes = [xaxis, yaxis].map(({ title, nticks, ticktext, tickfont, dtick }) =>
    [title.text, nticks, ticktext, tickfont.size, dtick]);
  const traces = box._fullData.map(({ mode, textfont, textangle }) => [mode, textfont?.size, textangle]);
  return JSON.stringify([width, height, box.style.height, box.clientWidth, axes, traces]);
}"""


#: A phone, upright and laid on its side.
TURNED: tuple[ViewportSize, ViewportSize] = ({"width": 360, "height": 740}, {"width": 740, "height": 360})


def test_the_figures_of_a_turned_phone_are_laid_out_as_if_it_had_been_opened_so(open_page: Pages) -> None:
    wanted: dict[str, list[str]] = {"timeline": [], "places": [], "syria-2013": [], "sanctions": []}
    for size in TURNED:
        page = visit(open_page(viewport=size), "reference/evidence")
        for name, laid_out in wanted.items():
            laid_out.append(figure(page, name)[1].evaluate(LAID_OUT))
    page.set_viewport_size(TURNED[0])  # what was drawn lying, and what lies far from the screen meanwhile
    for turn, name in [(turn, name) for turn in (0, 1, 0) for name in wanted]:
        assert wanted[name][0] != wanted[name][1]
        page.set_viewport_size(TURNED[turn])
        _, box = figure(page, name)
        plot = f"document.querySelector('[data-figure={json.dumps(name)}] [data-role=plot]')"
        until(page, f"({LAID_OUT})({plot}) === {json.dumps(wanted[name][turn])}")
        assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_a_figure_follows_its_box_and_not_the_window(evidence_page: Page) -> None:
    """As where a side bar opens beside it."""
    root, box = figure(evidence_page, "timeline")
    whole = json.loads(box.evaluate(LAID_OUT))
    root.evaluate("(root) => { root.style.width = '400px'; }")
    room = "document.querySelector('[data-figure=timeline] [data-role=plot]')"
    until(evidence_page, f"{room}._fullLayout.width === {room}.clientWidth && {room}.clientWidth <= 400")
    assert json.loads(box.evaluate(LAID_OUT))[4:] != whole[4:]  # as on a phone
    root.evaluate("(root) => { root.style.width = ''; }")
    until(evidence_page, f"{room}._fullLayout.width === {whole[0]}")
    assert json.loads(box.evaluate(LAID_OUT)) == whole


def test_a_figure_that_could_not_be_loaded_is_drawn_once_the_network_is_back(browser: Browser) -> None:
    page = browser.new_page()  # one whose errors are wanted
    context = page.context
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/plotly.js*", lambda route: route.abort())
    page.goto(f"{address(SITE)}/reference/evidence.html")
    boxes = [page.locator(f'[data-figure="{name}"]').locator('[data-role="plot"]') for name in ("timeline", "places")]
    for box in boxes:
        box.scroll_into_view_if_needed()
        expect(box).to_have_text(
            "The chart could not be loaded; the table has the same numbers. It is tried again when the network is back."
        )
    page.unroute("**/plotly.js*")
    context.set_offline(True)
    before = len(asked)
    context.set_offline(False)
    for box in boxes:
        box.scroll_into_view_if_needed()
        expect(box.locator(".main-svg").first).to_be_visible()
        expect(box).not_to_contain_text("could not be loaded")
    assert len([url for url in asked[before:] if "plotly.js" in url]) == 1
    assert page.locator('head script[src*="plotly.js"]').count() == 1
    page.close()

"""What is dragged in a picture: by mouse and by touch as by its slider, and only while that is open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.reading import until
from tests.helpers.visits import Pages, visit
from twodoors.models import load

pytestmark = pytest.mark.usefixtures("site")

PHONE = {"width": 360, "height": 640}

#: Chapter, model, step, and how far its handle is dragged, in pixels; and about where is then what it sets.
DRAGS: list[tuple[str, str, int, tuple[float, float], dict[str, float]]] = [
    ("01-two-doors", "deal_range", 4, (100, 5), {"ask": 0.82}),
    ("04-the-vote", "vote", 1, (100, 0), {"come": 44}),
    ("04-the-vote", "vote", 5, (70, 70), {"come": 82}),
    ("07-deterrence", "deterrence", 2, (60, 5), {"hit_severe": 0.49}),
    ("10-the-wider-table", "linkage", 1, (46, 64), {"share_nuclear_tried": 0.75, "share_other_tried": 0.15}),
]

Drag = Callable[[Page, Locator, tuple[float, float]], None]


def middle(handle: Locator) -> tuple[float, float]:
    box = handle.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def by_mouse(page: Page, handle: Locator, far: tuple[float, float]) -> None:
    x, y = middle(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + far[0], y + far[1], steps=5)
    page.mouse.up()


def by_touch(page: Page, handle: Locator, far: tuple[float, float]) -> None:
    swipe(page, middle(handle), far)


def swipe(page: Page, start: tuple[float, float], far: tuple[float, float]) -> None:
    """A finger goes that far from there, as the browser itself is told of fingers: it scrolls what it may scroll."""
    x, y = start
    session = page.context.new_cdp_session(page)
    for kind, share in (("Start", 0.0), *(("Move", step / 10) for step in range(1, 11))):
        points = [{"x": x + share * far[0], "y": y + share * far[1]}]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


#: A place on the drawing of a handle from which no handle can be reached: of its corners, the farthest from it.
BESIDE = """(handle) => {
  const { left, right, top, bottom } = handle.ownerSVGElement.getBoundingClientRect();
  const own = handle.getBoundingClientRect();
  const [x, y] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
  const corners = [left + 8, right - 8].flatMap((across) => [top + 8, bottom - 8].map((down) => [across, down]));
  const free = corners.filter((at) => !document.elementFromPoint(...at)?.closest("[data-drag]"));
  return free.sort((a, b) => Math.hypot(b[0] - x, b[1] - y) - Math.hypot(a[0] - x, a[1] - y))[0];
}"""


def sliders(root: Locator) -> list[str]:
    """Where all sliders stand."""
    values: list[str] = root.locator('input[type="range"]').evaluate_all("(all) => all.map((one) => one.value)")
    return values


def at_step(page: Page, name: str, model: str, step: int) -> Locator:
    """The explorer at that step, with its picture in sight."""
    visit(page, f"chapters/{name}", f"#step={model}.{step}")
    root = page.locator(f'[data-explorer="{model}"]')
    expect(root).to_have_attribute("data-step", str(step))
    root.evaluate("(root) => root.scrollIntoView({ block: 'start', behavior: 'instant' })")
    return root


@pytest.mark.parametrize("drag", [by_mouse, by_touch])
@pytest.mark.parametrize(("name", "model", "step", "far", "there"), DRAGS)
def test_a_handle_sets_its_sliders_and_answers_the_step(
    open_page: Pages,
    drag: Drag,
    name: str,
    model: str,
    step: int,
    far: tuple[float, float],
    there: dict[str, float],
) -> None:
    page = open_page(viewport=PHONE, has_touch=drag is by_touch)
    root = at_step(page, name, model, step)
    before = page.evaluate("scrollY")
    drag(page, root.locator(f'figure:not([hidden]) [data-drag="{" ".join(there)}"]'), far)
    expect(root.locator('[data-role="told"]')).to_be_visible()
    assert page.evaluate("scrollY") == before
    for what, about in there.items():
        a, slider = load(model).assumption(what), root.locator(f'input[type="range"][name="{what}"]')
        now = float(slider.input_value())
        assert now == pytest.approx(about, abs=0.06 * (a.high - a.low))
        slider.press("ArrowLeft")  # and the keyboard goes on from there
        assert float(slider.input_value()) == pytest.approx(now - a.step)


def test_every_handle_of_the_book_is_dragged_here() -> None:
    here = {(name, " ".join(there)) for name, _, _, _, there in DRAGS}
    found = {
        (path.stem, names)
        for path in (SITE / "chapters").glob("*.html")
        for names in re.findall(r'data-drag="([^"]+)"', path.read_text(encoding="utf-8"))
    }
    beliefs = {("07-deterrence", name) for name in ("hit_anyway", "hit_limited")}  # lines of one drawing
    assert found == here | beliefs


@pytest.mark.parametrize(("name", "model", "step", "far", "there"), DRAGS)
def test_a_finger_beside_the_handle_scrolls_the_page(
    open_page: Pages, name: str, model: str, step: int, far: tuple[float, float], there: dict[str, float]
) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    root = at_step(page, name, model, step)
    handle = root.locator(f'figure:not([hidden]) [data-drag="{" ".join(there)}"]')
    before = page.evaluate("scrollY")
    for far in ((10, -60), (10, 60)):  # upwards and down on the handle itself: it is the handle that moves
        swipe(page, middle(handle), far)
    assert page.evaluate("scrollY") == before
    values = sliders(root)
    x, y = handle.evaluate(BESIDE)
    swipe(page, (x, y), (0, -150))
    until(page, f"scrollY > {before + 60}")
    assert sliders(root) == values


def test_a_deal_that_is_dragged_beyond_the_square_stays_at_its_edge_and_its_bars_follow(open_page: Pages) -> None:
    page = open_page(viewport=PHONE)
    root = at_step(page, "10-the-wider-table", "linkage", 1)
    panel = root.locator('figure[data-panel="deal"]')
    by_mouse(page, panel.locator("[data-drag]"), (140, 150))
    assert root.locator('input[name="share_nuclear_tried"]').input_value() == "1"
    assert root.locator('input[name="share_other_tried"]').input_value() == "0"
    words = panel.locator("svg text").locator("visible=true").all_text_contents()
    said = ["Washington", "60%", "would sign", "Tehran", "75%", "would sign", "The Gulf", "20%", "would not"]
    assert [text for text in words if text in said] == said
    assert "2 of the three would sign" in str(panel.locator("svg").get_attribute("aria-label"))


def test_a_switch_says_what_it_is_set_to(open_page: Pages) -> None:
    page = open_page(viewport=PHONE)
    root = at_step(page, "10-the-wider-table", "linkage", 3)
    slider = root.locator('input[type="range"][name="table"]')
    word = root.locator('[data-word="table"]')
    go = root.locator('[data-role="go"]')
    expect(word).to_have_text(": nuclear alone")
    expect(go).to_have_text("Move it: nuclear alone → all, over their heads")
    go.click()
    expect(word).to_have_text(": all, over their heads")
    slider.press("ArrowRight")
    expect(word).to_have_text(": with a seat")
    expect(slider).to_have_attribute("aria-valuetext", "with a seat")
    assert (
        "with a seat"
        in root.locator('figure[data-panel="hundred"] svg text').locator("visible=true").all_text_contents()
    )


def test_a_bet_that_is_not_made_shuts_the_handle_too(open_page: Pages) -> None:
    page = open_page(viewport=PHONE)
    root = at_step(page, "04-the-vote", "vote", 2)
    slider = root.locator('input[type="range"][name="come"]')
    handle = root.locator('figure:not([hidden]) [data-drag="come"]')
    by_mouse(page, handle, (60, 20))
    assert slider.input_value() == "0"
    expect(root.locator('[data-role="told"]')).to_be_hidden()
    root.locator('[data-role="choice"]').locator("visible=true").first.click()
    by_mouse(page, handle, (60, 20))
    assert float(slider.input_value()) > 10
    expect(root.locator('[data-role="told"]')).to_be_visible()


def test_a_handle_of_another_step_s_control_stays(open_page: Pages) -> None:
    page = open_page(viewport=PHONE)
    root = at_step(page, "04-the-vote", "vote", 4)  # it moves the supporters
    by_mouse(page, root.locator('figure:not([hidden]) [data-drag="come"]'), (70, 70))
    assert root.locator('input[type="range"][name="come"]').input_value() == "2"


def test_what_is_tried_is_in_the_link_and_in_no_reading(open_page: Pages) -> None:
    page = open_page()
    root = at_step(page, "01-two-doors", "deal_range", 4)
    root.locator('[data-role="board"]').click()
    root.locator('input[data-number="ask"]').fill("0.7")
    root.locator('input[data-number="ask"]').press("Enter")
    expect(root.locator('tr[data-outcome="ask_risk"] td').first).to_have_text("30 in 100")
    expect(root.locator('[data-role="preset"]')).to_contain_text("The article’s reading")  # it is that still
    assert "ask=0.7" in str(root.locator('[data-role="link"]').get_attribute("href"))
    root.locator('details[data-role="take"] summary').click()
    root.locator('form[data-role="take-form"] button[type="submit"]').click()
    taken = page.evaluate("JSON.parse(localStorage['twodoors:readings']).deal_range.assumptions")
    model = load("deal_range")
    assert taken == {a.name: a.default for a in model.assumptions}
    assert "deal_range.ask" not in (page.evaluate("localStorage['twodoors:settings']") or "")

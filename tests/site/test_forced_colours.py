"""Where the system’s own colours hold, what a background tells is still told: seen in what the screen shows."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.helpers.visits import Pages, first, visit

# A page in the light theme on a black screen is the hardest: the system does not reach into drawings.
BLACK = {"forced_colors": "active", "color_scheme": "dark"}
LIGHT_THEME = "document.documentElement.dataset.theme = 'light'"


@pytest.fixture
def forced(open_page: Pages) -> Page:
    return open_page(**BLACK)


def seen(part: Locator, most: int = 8) -> set[Any]:
    """The colours that are seen in a part of the page, but for those of at most so many dots: of soft edges."""
    shown = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    counted = shown.getcolors(shown.width * shown.height) or []
    return {colour for count, colour in counted if count > most}


def far(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How far two colours lie apart, from 0 to 255."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.usefixtures("site")
def test_pieces_of_the_bar_and_their_keys_are_told_apart(forced: Page) -> None:
    root = first(visit(forced, "embed/offramp"))
    forced.evaluate(LIGHT_THEME)
    for kind in ("war", "talks", "neither"):
        wanted = root.evaluate(f"(root) => getComputedStyle(root).getPropertyValue('--td-{kind}')")
        colour = tuple(int(wanted[i : i + 2], 16) for i in (1, 3, 5))
        assert far(colour, (0, 0, 0)) > 80  # on black
        assert far(colour, (255, 255, 255)) > 80  # and on white
        for part in (".td-bar > span", ".td-swatch"):
            for piece in root.locator(f"{part}.td-{kind}").locator("visible=true").all():
                box = piece.bounding_box()
                if box and box["width"] > 8:
                    assert colour in seen(piece), (part, kind)


@pytest.mark.usefixtures("site")
def test_a_pressed_button_differs_from_the_others(forced: Page) -> None:
    root = first(visit(forced, "embed/trap"))
    forced.evaluate(LIGHT_THEME)
    pressed = root.locator('[data-preset][aria-pressed="true"]')
    other = root.locator('[data-preset][aria-pressed="false"]').first
    backs = [button.evaluate("(one) => getComputedStyle(one).backgroundColor") for button in (pressed, other)]
    assert backs[0] != backs[1]
    assert len(seen(pressed) - seen(other)) > 0


@pytest.mark.usefixtures("site")
def test_every_button_s_words_are_seen(forced: Page) -> None:
    visit(forced, "index")
    forced.evaluate(LIGHT_THEME)
    button = forced.get_by_role("button", name="Show the count")
    colours = sorted(seen(button))
    assert far(colours[0], colours[-1]) > 200
    ink, back = button.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert ink != back


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("name", "part"), [("embed/trap", ".td-picture svg"), ("embed/deal_range", ".td-curve svg")])
def test_drawings_are_seen_on_the_system_s_ground(forced: Page, name: str, part: str) -> None:
    root = first(visit(forced, name))
    forced.evaluate(LIGHT_THEME)
    drawing = root.locator(part).locator("visible=true").first
    drawing.scroll_into_view_if_needed()
    colours = seen(drawing)
    assert (0, 0, 0) in colours  # the ground
    assert any(far(colour, (0, 0, 0)) > 200 for colour in colours)  # its lines and words


@pytest.mark.usefixtures("site")
def test_a_chart_is_drawn_in_the_system_s_colours(forced: Page) -> None:
    visit(forced, "chapters/01-two-doors")
    plot = forced.locator('.td-figure [data-role="plot"]').locator("visible=true").first
    plot.scroll_into_view_if_needed()
    expect(plot.locator("svg").first).to_be_visible()
    expect(plot.locator(".xtick text").first).to_have_css("fill", "rgb(255, 255, 255)")


@pytest.mark.usefixtures("site")
def test_the_dots_of_a_round_are_told_apart(forced: Page) -> None:
    visit(forced, "chapters/07-deterrence")
    forced.evaluate(LIGHT_THEME)
    played = forced.locator(".td-round").first
    played.locator('[data-role="play"]').click()
    played.locator('[data-role="moves"] button').first.click()
    kinds: dict[str, Locator] = {}
    for cell in played.locator(".td-cell").locator("visible=true").all():
        kinds.setdefault(str(cell.get_attribute("class")), cell)
    assert len(kinds) > 1
    shown = [cell.screenshot() for cell in kinds.values()]
    assert len(set(shown)) == len(shown)
    for cell in kinds.values():
        assert any(far(colour, (0, 0, 0)) > 120 for colour in seen(cell, 0))

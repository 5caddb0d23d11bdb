"""One explorer alone on a page, for a frame of another page, which it tells its height."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE, Readers
from tests.helpers.contents import source
from tests.helpers.reading import assert_shows, changed, until
from tests.helpers.serving import address
from tests.helpers.visits import SIZES, Pages, assert_accessible_and_fits, first, visit
from twodoors.models import load, names

#: A course page, with what the page For teachers tells one to write.
COURSE = """<!DOCTYPE html><html lang="en"><title>A course</title><h1>A course</h1>
<iframe id="trap" title="The trap" src="{source}" allow="clipboard-write"
  style="width: 100%; height: 200px; border: 0"></iframe>
<script>
  addEventListener("message", ({{ source, data }}) => {{
    const frame = document.getElementById("trap");
    if (source === frame.contentWindow && data.type === "twodoors:height") frame.style.height = `${{data.height}}px`;
  }});
</script>"""


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", names())
def test_an_explorer_has_a_page_of_its_own(open_page: Pages, name: str) -> None:
    page = open_page(color_scheme="dark")
    root = first(visit(page, f"embed/{name}"))
    model = load(name)
    assert root.get_attribute("data-explorer") == name
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert_shows(root, model.defaults)
    for size, key in (("wide", "ArrowLeft"), ("phone", "ArrowRight")):
        page.set_viewport_size(SIZES[size])
        root.get_by_role("slider").first.focus()
        told = changed(page, root, partial(page.keyboard.press, key))
        assert_shows(root, told["assumptions"])
    assert_accessible_and_fits(page)
    chapter = str(page.locator("main > p a").get_attribute("href"))
    assert (SITE / "embed" / chapter).resolve().is_file()


@pytest.mark.usefixtures("site")
def test_in_a_frame_it_tells_its_height(page: Page, tmp_path: Path) -> None:
    course = tmp_path / "course.html"
    course.write_text(COURSE.format(source=f"{address(SITE)}/embed/trap.html"), encoding="utf-8")
    page.goto(course.as_uri())
    inside = page.frame_locator("#trap")
    root = inside.locator("[data-explorer]").first
    expect(root).to_have_attribute("data-state", "ready")
    frame = page.locator("#trap").element_handle().content_frame()
    assert frame is not None
    fits = "innerHeight > {} && document.documentElement.scrollHeight <= innerHeight"
    until(frame, fits.format(600))
    before = frame.evaluate("innerHeight")
    inside.get_by_role("button", name="All numbers").click()
    until(frame, fits.format(before))


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("allowed", [True, False])
def test_in_a_frame_a_link_is_copied_or_shown_to_be_copied_by_hand(
    open_page: Pages, readers: Readers, tmp_path: Path, allowed: bool
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    course, here = tmp_path / "course.html", f"{address(SITE)}/embed/trap.html"
    text = COURSE.format(source=here)
    course.write_text(text if allowed else text.replace('allow="clipboard-write"', ""), encoding="utf-8")
    page.goto(course.as_uri())
    root = page.frame_locator("#trap").locator("[data-explorer]").first
    expect(root).to_have_attribute("data-state", "ready")
    root.get_by_role("slider").first.press("End")
    root.get_by_role("button", name="Copy link", exact=True).click()
    link = str(root.locator('[data-role="link"]').evaluate("(it) => it.href"))
    assert link.startswith(f"{here}#explore=trap&")
    shown = "The link is copied." if allowed else f"This could not be copied here. Select it and copy it: {link}"
    expect(root.locator('[data-role="copied"]')).to_have_text(shown)
    readers.errors[:] = [
        error for error in readers.errors if "Permissions policy" not in error
    ]  # the browser’s own words


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", names())
def test_the_height_that_is_told_for_a_frame_without_a_script_is_enough(open_page: Pages, name: str) -> None:
    page = visit(open_page(viewport={"width": 800, "height": 600}), f"embed/{name}")
    told = re.search(r"`height: (\d+)px` is\s+enough .*?,\s+which\s+needs\s+(\d+),", source("reference/teachers"), re.S)
    assert told is not None
    enough = int(told[2 if name == "crisis" else 1])
    assert page.evaluate("document.documentElement.scrollHeight") <= enough


@pytest.mark.usefixtures("site")
def test_without_javascript_its_result_stands(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/embed/trap.html")
    expect(page.locator('[data-role="summary"]')).to_have_text(load("trap").sentence())


def test_the_frame_for_a_course_page_is_the_one_that_is_tested() -> None:
    [told] = re.findall(r"```html\n(.*?)```", source("reference/teachers"), flags=re.S)
    tested = COURSE.replace("{{", "{").replace("}}", "}").replace("; height: 200px", "")
    assert told.replace("https://…/embed/trap.html", "{source}").strip() in tested

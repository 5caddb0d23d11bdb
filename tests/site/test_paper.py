"""On paper: all of each page, in light colours, and nothing that waits to be pressed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.conftest import ROOT
from tests.helpers.contents import pages
from tests.helpers.visits import Pages, visit

#: What is left of a sheet, in pixels of paper, within margins of 15 mm.
PAPERS = {"A4": 681, "Letter": 703}

PRINT = "dispatchEvent(new Event('beforeprint'))"
PRINTED = "dispatchEvent(new Event('afterprint'))"

# What is cut off or beyond the edge, what only a screen can press, and rows that a new sheet would cut. A choice can be
# ticked with a pen, the number of a setting stands without its frame, and a mark says how a finding was checked.
AMISS = """() => {
  const amiss = new Set();
  const named = (element) => `${element.tagName}.${element.getAttribute("class") ?? ""} in ${
    element.closest("[id]")?.id}`;
  const plain = "input[type=radio], input[data-number], .td-mark button, .td-closed > summary";
  for (const element of document.querySelectorAll("body *:not(svg *, .katex *, #js-plotly-tester)")) {
    const { left, right, width, height } = element.getBoundingClientRect();
    const { overflowX, breakInside, borderStyle } = getComputedStyle(element);
    if (width < 2 || height < 2 || !element.checkVisibility()) continue;
    if (right > innerWidth + 1 || left < -1) amiss.add(`beyond the edge: ${named(element)}`);
    if (element.clientWidth && element.scrollWidth > element.clientWidth + 2 && overflowX !== "visible")
      amiss.add(`cut: ${named(element)}`);
    if (element.matches("button, input, select, textarea, summary, progress") && !element.matches(plain))
      amiss.add(`to be pressed: ${named(element)}`);
    if (element.matches("input[data-number]") && borderStyle !== "none") amiss.add(`framed: ${named(element)}`);
    if (element.matches("tr") && breakInside !== "avoid") amiss.add(`may be cut: ${named(element)}`);
  }
  return [...amiss];
}"""

# How light each colour of text is, from 0 to 1: of words on the page and in its drawings.
LIGHTEST = """() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  let lightest = 0;
  for (const element of document.querySelectorAll("article :is(p, li, th, td, h1, h2, svg text)")) {
    const { color, fill } = getComputedStyle(element);
    if (element.checkVisibility() && element.textContent.trim())
      lightest = Math.max(lightest, light(element.matches("text") ? fill : color));
  }
  return lightest;
}"""


def printing(page: Page) -> Page:
    """The page as it goes to the printer."""
    page.evaluate(PRINT)
    page.emulate_media(media="print")
    return page


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", pages())
def test_all_of_a_page_is_on_paper_and_nothing_to_press(open_page: Pages, name: str) -> None:
    page = printing(visit(open_page(viewport={"width": PAPERS["A4"], "height": 1000}), name))
    for paper, width in PAPERS.items():
        page.set_viewport_size({"width": width, "height": 1000})
        amiss: list[Any] = page.evaluate(AMISS)
        assert amiss == [], paper


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["chapters/01-two-doors", "chapters/07-deterrence", "index", "labs/01-two-doors"])
def test_from_the_dark_theme_it_is_dark_on_white(open_page: Pages, name: str) -> None:
    page = visit(open_page(color_scheme="dark"), name)
    plots = page.locator('.td-figure [data-role="plot"]').locator("visible=true")
    if plots.count():
        plots.first.scroll_into_view_if_needed()
        expect(plots.first.locator("svg").first).to_be_visible()
    assert page.evaluate(LIGHTEST) > 0.8
    printing(page)
    for plot in plots.all():
        expect(plot.locator("svg").first).to_be_visible()  # also what was never near the screen
    assert page.evaluate(LIGHTEST) < 0.5
    page.evaluate(PRINTED)
    page.emulate_media(media="screen")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    if plots.count():
        expect(plots.first.locator("text").first).not_to_have_css("fill", "rgb(29, 27, 24)")


@pytest.mark.usefixtures("site")
def test_a_table_of_many_columns_has_all_of_them_on_paper(page: Page) -> None:
    printing(visit(page, "reference/evidence"))
    page.set_viewport_size({"width": PAPERS["A4"], "height": 1000})
    table = page.locator(".td-figure table").first
    heads = table.locator("thead th").all_text_contents()
    assert len(heads) > 7
    cells = table.locator("tbody tr").first.locator("th, td")
    expect(cells).to_have_count(len(heads))
    for cell, head in zip(cells.all()[1:], heads[1:], strict=True):
        expect(cell).to_be_visible()
        assert cell.get_attribute("data-label") == head


@pytest.mark.usefixtures("site")
def test_a_walk_is_its_steps_and_the_present_result(page: Page) -> None:
    printing(visit(page, "chapters/01-two-doors"))
    root = page.locator("[data-explorer]").first
    for part in ('[data-role="summary"]', ".td-answer", '[data-role="table"]', ".td-picture svg >> nth=0"):
        expect(root.locator(part).first).to_be_visible()
    for control in root.locator(".td-control").locator("visible=true").all():
        expect(control.locator("label > span")).to_be_visible()
        expect(control.locator("input[data-number]")).to_be_visible()
    assert root.locator(".td-control").locator("visible=true").count() >= 4
    expect(root.locator(".td-steps > li").first).to_be_visible()


#: Made in a process of its own: here a browser is driven already.
MAKE = (
    "import sys; from pathlib import Path; from tools.pdf import make; make(Path(sys.argv[1]), 'Letter', sys.argv[2:])"
)


@pytest.mark.usefixtures("site")
def test_pages_are_joined_in_one_file_and_links_lead_within_it(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    names = ["chapters/02-between-two-patrons", "reference/glossary"]
    subprocess.run([sys.executable, "-c", MAKE, file, *names], cwd=ROOT, check=True)
    book = PdfReader(file)
    titles = [(str(entry["/Title"]), book.get_destination_page_number(entry)) for entry in book.outline]  # type: ignore[arg-type, call-overload]
    assert [title for title, _ in titles] == ["2. Between two patrons", "Glossary"]
    starts = [start for _, start in titles]
    assert starts[0] == 0 < int(str(starts[1]))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in book.pages} == {(612, 792)}
    notes = [note.get_object() for page in book.pages for note in page.get("/Annots", ())]
    assert not [note for note in notes if "127.0.0.1" in str(note)]
    glossary = book.pages[int(str(starts[1]))].indirect_reference
    assert [note for note in notes if "/Dest" in note and note["/Dest"][0] == glossary]
    assert [note for note in notes if "/URI" in note.get("/A", {})]

"""The whole book as one PDF: ``python -m tools.pdf``, once it is built.

Each page is printed by Chromium as a reader would print it, with all open that is closed at first; the record of what
happened later stands in its own chapter at the end. Links from page to page lead within the file.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import yaml  # type: ignore[import-untyped]
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DictionaryObject, Fit, NameObject

from tests.helpers.browser import launch
from tests.helpers.serving import serving
from twodoors.paths import ROOT
from twodoors.words import fit_output

SITE = ROOT / "_build" / "html"
TARGET = SITE / "two-doors.pdf"
MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")

# Opens what is closed, and draws each chart: Plotly comes with the first that is near.
OPEN = "for (const closed of document.querySelectorAll('article details')) closed.open = true"


def order() -> list[str]:
    """The book's pages in the order of its table of contents."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter for part in toc.get("parts", [toc]) for chapter in part["chapters"]]
    inner = [[chapter, *chapter.get("sections", [])] for chapter in chapters]
    return [toc["root"], *(str(page["file"]) for pages in inner for page in pages)]


def printed(page: Page, address: str, paper: str) -> PdfReader:
    """One page of the site as a PDF."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN)
    plots = page.locator('.td-figure [data-role="plot"]').locator("visible=true")
    if plots.count():
        plots.first.scroll_into_view_if_needed()
        plots.first.locator("svg").first.wait_for()
    return PdfReader(io.BytesIO(page.pdf(format=paper, margin=MARGIN, outline=False)))  # type: ignore[arg-type]


def joined(parts: dict[str, PdfReader], titles: dict[str, str], site: str) -> PdfWriter:
    """All in one file, each a bookmark; what leads from one to another leads there in the file, and nowhere else."""
    writer = PdfWriter()
    starts: dict[str, int] = {}
    for name, part in parts.items():
        starts[name] = len(writer.pages)
        writer.append(part, import_outline=False)
        writer.add_outline_item(title=titles[name], page_number=starts[name])
    for name, part in parts.items():
        for number, page in enumerate(writer.pages[starts[name] : starts[name] + len(part.pages)], starts[name]):
            _lead(writer, page, number, name, part, starts, site)
    writer.add_metadata({"/Title": "Two Doors"})
    writer.compress_identical_objects()
    return writer


def _lead(
    writer: PdfWriter,
    page: DictionaryObject,
    number: int,
    name: str,
    part: PdfReader,
    starts: dict[str, int],
    site: str,
) -> None:
    """Have the links of one page lead where the file has what they lead to."""
    notes, kept = page.get("/Annots") or (), ArrayObject()
    page[NameObject("/Annots")] = kept
    for held in notes:
        note = held.get_object()
        address = str(note.get("/A", {}).get("/URI", ""))
        if address and not address.startswith(site):
            kept.append(held)
            continue
        place, _, anchor = address.removeprefix(site).partition("#") if address else (name, "", note.get("/Dest"))
        where = place.strip("/").removesuffix(".html")
        if where not in starts:
            continue  # a notebook, a file or a setting: nothing of paper
        target, fit = starts[where], Fit.fit_horizontally()
        found = part.named_destinations.get(str(anchor)) if where == name else None
        if found is not None:
            page_of = part.get_destination_page_number(found)
            target, fit = target + (page_of or 0), Fit.xyz(0, found.top, None)
        writer.add_annotation(number, Link(rect=tuple(note["/Rect"]), target_page_index=target, fit=fit))


def make(target: Path, paper: str = "A4", pages: list[str] | None = None) -> Path:
    """Print the built book, or these pages of it, into a file. Raises ``FileNotFoundError`` if there is no book."""
    if not (SITE / "index.html").is_file():
        raise FileNotFoundError(f"there is no book in {SITE}: run `make book`")
    parts, titles = {}, {}
    with serving(SITE) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(color_scheme="light")
        for name in pages or order():
            parts[name] = printed(page, f"{site}/{name}.html", paper)
            titles[name] = page.title().split(" — ")[0]
        browser.close()
        joined(parts, titles, site).write(target)
    return target


if __name__ == "__main__":
    fit_output()
    try:
        made = make(TARGET, sys.argv[1] if sys.argv[1:] else "A4")
    except FileNotFoundError as error:
        sys.exit(f"error: {error}")
    print(f"The book as a PDF is in {made} ({made.stat().st_size / 1e6:.1f} MB)")

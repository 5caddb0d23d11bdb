"""What is shown where someone posts a link to a page: its title, and the drawing of its first explorer, as a picture.

They are made where the published book’s address is known and there is a browser to draw them (services take no SVG).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from twodoors.markup import html
from twodoors.scenarios.published import site

#: Pixels, as the services that show them ask for.
WIDTH, HEIGHT = 1200, 630
FOLDER = "_static/previews"

#: Chromium without a window, and what keeps it quiet.
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync")

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preview:
    """A picture by its address, and what it shows in words."""

    address: str
    says: str
    width: int = WIDTH
    height: int = HEIGHT


def connect(app: Sphinx) -> None:
    """Have chapters and the cover name their pictures, and draw these once all pages are written."""
    drawn: dict[str, str] = {}  # page → the markup of its picture
    program = browser() if site() else None

    def name(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doc: nodes.document | None) -> None:
        root = app.config.root_doc
        if program is None or page not in app.env.found_docs:
            return
        own = page if page == root or page.startswith("chapters/") else root
        if own == page:
            drawn[page] = card(context)
        context["preview"] = Preview(f"{site()}/{FOLDER}/{file_name(own)}", f"{context['citation'].title}, a drawing")

    def draw(app: Sphinx, failed: Exception | None) -> None:
        if failed is None and program is not None:
            for page, markup in drawn.items():
                picture(program, Path(app.outdir), file_name(page), markup)

    app.connect("html-page-context", name, priority=660)  # once the page is told of
    app.connect("build-finished", draw)
    if site() and program is None:
        LOGGER.info("There is no Chromium (%s): links to the pages have no pictures.", ", ".join(PROGRAMS))


def browser() -> str | None:
    """The program that draws."""
    wanted = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [wanted] if wanted else PROGRAMS)), None)


def file_name(page: str) -> str:
    """The picture’s file, for a page by its name."""
    return page.replace("/", "-") + ".png"


def card(context: dict[str, Any]) -> str:
    """What the picture shows: the page’s title, and the drawing of its first explorer or else its first words."""
    found = BeautifulSoup(context.get("body") or "", "html.parser").select_one(
        '[data-explorer] [data-role="picture"] svg'
    )
    title = context["citation"].title
    drawing = Markup(found) if found else None
    return html("book/templates/preview.html", title=title, drawing=drawing, says=context["description"])


def picture(program: str, site_folder: Path, name: str, markup: str) -> None:
    """Draw the markup of a card into a file. Raises ``ExtensionError`` with what the browser said if it cannot."""
    made = site_folder / FOLDER / name
    made.parent.mkdir(parents=True, exist_ok=True)
    page = made.with_suffix(".html")
    page.write_text(markup, encoding="utf-8")
    made.unlink(missing_ok=True)
    command = [program, *QUIET, f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={made}", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    page.unlink()
    if not made.is_file():
        raise ExtensionError(f"the picture {name} was not drawn: {done.stderr.strip()[-500:]}")

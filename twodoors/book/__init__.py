"""The Sphinx extension of the book: builds the page's bundle, keeps the cache honest, trims and mends the pages."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from twodoors.book import (
    about,
    bare_code,
    builders,
    cards,
    disclosure,
    execution,
    findings,
    launch,
    notebooks,
    pages,
    previews,
    redirects,
    styles,
)
from twodoors.book.bundle import build_bundle
from twodoors.book.cache import key_cache
from twodoors.book.embed import embedded
from twodoors.book.lab_outputs import keep_outputs, show_first_output
from twodoors.book.model_pages import Models
from twodoors.book.roles import ROLES
from twodoors.book.saved_state import keep_what_is_shown
from twodoors.book.scripts import lift_from_page
from twodoors.scenarios.published import site


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension."""
    builders.connect(app)
    keep_outputs()
    execution.connect(app)
    app.add_config_value("bundle", "", "html")
    app.connect("config-inited", build_bundle)
    app.connect("config-inited", key_cache)
    app.connect("doctree-read", show_first_output)
    app.connect("doctree-read", keep_what_is_shown, priority=600)  # once labs show their outputs
    app.connect("html-collect-pages", embedded)
    app.connect("html-page-context", lift_from_page)
    bare_code.connect(app)
    pages.connect(app)
    styles.connect(app)
    for name, role in ROLES.items():
        app.add_role(name, role)
    app.add_directive("models", Models)
    disclosure.connect(app)
    findings.connect(app)
    cards.connect(app)
    notebooks.connect(app)
    launch.connect(app)
    about.connect(app)
    previews.connect(app)
    redirects.connect(app)
    app.add_config_value("published_at", site(), "html")  # once it is another, all pages are written again
    app.add_css_file("book.css", priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""What is put right on each page as it is written, and what its head says."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from twodoors.book.lab_outputs import mend_tables
from twodoors.scenarios.published import site


def mend_body(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Put right what a screen reader would be told wrongly: a label that hides the text, a role, heads of tables."""
    body = mend_tables(context.get("body", ""))
    body = body.replace(' aria-label="Toggle hidden content"', "")
    context["body"] = body.replace('role="doc-biblioentry"', 'role="listitem"')


def tell_address(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Say in the page’s head where it is published: links that are copied from its copy on a disk lead there."""
    if site():
        context["pageurl"] = f"{site()}/{pagename}.html"


#: What a page may load: files of the book’s own, and no script that stands in it. Styles may stand in the markup:
#: formulas are set with them, and so are the places of sliders and bars; Plotly makes its own as it draws.
POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

#: Scripts of extensions that no page of the book uses.
UNUSED = ("design-tabs.js",)


def tell_policy(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Say in the page’s head what it may load."""
    context["policy"] = POLICY


def trim_scripts(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out scripts that stand in the page, and those that nothing uses; the others run once the page is there.

    The former are settings for parts of the theme that the book does not have: a switch of versions, search as one
    types.
    """
    kept = [script for script in context.get("script_files", []) if script.filename and not _is_unused(script.filename)]
    for script in kept:
        script.attributes.setdefault("defer", "defer")
    context["script_files"] = [*kept, *(s for s in context.get("script_files", []) if _is_data(s))]


def _is_unused(file: str) -> bool:
    return str(file).rsplit("/", 1)[-1] in UNUSED


def _is_data(script: Any) -> bool:
    """Whether it is no script: the saved widgets of a page."""
    return not script.filename and script.attributes.get("type", "").endswith("+json")

"""What is put right on each page as it is written, and told in its head."""

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

"""Where a chapter or a lab can be run: links to Binder, Colab and a JupyterHub, and the notebook to take home.

They lead to the book’s repository (:mod:`twodoors.book.repository`). Where none is known, the page offers the notebook
alone, and the build says why.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from twodoors.book.repository import COMMIT, Repository, missing, repository
from twodoors.markup import html
from twodoors.scenarios.published import site

#: The address of a JupyterHub itself, and of none of its pages.
HUB = re.compile(r"https://[\w.-]+(:\d+)?(/(?!hub/|hub$|user/)[\w.~-]+)*/?")


def links(file: str, notebook: str, source: Repository | None) -> dict[str, str]:
    """Where a page can be opened: from its source ``file``, or from its ``notebook``, published and made by Binder."""
    offered: dict[str, str] = {}
    if source:
        offered["JupyterLab, on Binder"] = source.binder(notebook)
        colab = source.colab(notebook, os.environ.get("TWODOORS_PAGES_BRANCH", "gh-pages"))
        if colab:
            offered["Colab"] = colab
        hub = os.environ.get("TWODOORS_JUPYTERHUB")
        if hub:
            offered["JupyterHub"] = source.hub(hub, file)
    return offered


@cache
def here() -> Repository | None:
    """The book’s repository, or None; what is wrong with an address in the environment stops the build."""
    try:
        found = repository()
    except ValueError as error:
        raise ExtensionError(f"TWODOORS_REPOSITORY: {error}") from None
    try:
        site()
    except ValueError as error:
        raise ExtensionError(str(error)) from None
    hub = os.environ.get("TWODOORS_JUPYTERHUB")
    if hub and not HUB.fullmatch(hub):
        raise ExtensionError(
            f"TWODOORS_JUPYTERHUB: {hub!r} is no address; allowed is one such as https://hub.example.edu, "
            "without /hub and what follows"
        )
    if hub and found and len(found.ref) == 40 and COMMIT.fullmatch(found.ref):
        raise ExtensionError(
            f"TWODOORS_JUPYTERHUB: nbgitpuller brings no commit, and the book is built for {found.ref}; "
            "allowed is a branch or tag in TWODOORS_REF"
        )
    return found


def said() -> str:
    """What the build says of launch links, and of those that readers copy in Jupyter: where they lead, or why not."""
    found = here()
    hub = os.environ.get("TWODOORS_JUPYTERHUB")
    hubs = f"; those to a JupyterHub, to {hub}." if hub else "; no JupyterHub is known (TWODOORS_JUPYTERHUB)."
    launched = (
        f"Launch links lead to {found.url} at {found.ref}{hubs}"
        if found
        else f"No repository is known ({missing()}): the pages have no launch links."
    )
    copied = (
        f"Links copied in Jupyter lead to {site()}."
        if site()
        else "No published book is known (TWODOORS_SITE): in Jupyter a setting is copied without an address, and the "
        "pages have no canonical address and no pictures for links to them; the site has no map."
    )
    return f"{launched}\n{copied}"


def connect(app: Sphinx) -> None:
    """Put the links on each page that is a notebook; once they lead elsewhere, all pages are written again."""
    app.add_config_value("launch_links", links("page.md", "page.ipynb", here()), "html")
    app.connect("builder-inited", lambda _app: logging.getLogger(__name__).info(said()))
    app.connect("html-page-context", offer, priority=600)  # once the page’s own body is done


def runnable(app: Sphinx) -> list[str]:
    """The pages that can be run: the cover, the chapters and the labs, where they hold code."""
    executed = getattr(app.env, "nb_metadata", {})
    root = app.config.root_doc
    offered = [name for name in executed if name == root or name.startswith(("chapters/", "labs/"))]
    return sorted(name for name in offered if ran(app, name).is_file())


def ran(app: Sphinx, name: str) -> Path:
    """Where MyST-NB keeps a page as it ran."""
    return Path(app.outdir).parent / "jupyter_execute" / f"{name}.ipynb"


def offer(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """A line of links under the page’s title."""
    if pagename not in runnable(app):
        return
    notebook = f"notebooks/{pagename}.ipynb"
    beside = "../" * pagename.count("/") + notebook
    offered = {"Download as a notebook": beside} | links(f"{pagename}.md", notebook, here())
    nav = html("book/templates/run.html", offered=offered, notebook=beside)
    context["body"] = context.get("body", "").replace("</h1>", f"</h1>\n{nav}", 1)

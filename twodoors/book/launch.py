"""Where a chapter or a lab can be run: links to Binder, Colab and a JupyterHub, and the notebook to take home.

The repository’s address comes from one place: the environment variable ``TWODOORS_REPOSITORY`` when the book is built,
or else git’s remote ``origin``. Without one, the page offers the notebook alone, and the build says so.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from twodoors.markup import html
from twodoors.paths import ROOT
from twodoors.scenarios.published import site

ALLOWED = "allowed is the address of a public repository, such as https://github.com/owner/name"

#: A host and a path of two parts or more, as git writes them: https://host/owner/name.git, git@host:owner/name.git.
ADDRESS = re.compile(
    r"(?:https://(?:[^@/\s]+@)?|ssh://git@|git@)([\w.-]+\.[a-z]+)[:/]([\w.~-]+(?:/[\w.~-]+?)+)(?:\.git)?/?"
)

#: The name of a commit, whole or its beginning; a branch may look like its beginning.
COMMIT = re.compile(r"[0-9a-f]{7,40}")


@dataclass(frozen=True)
class Repository:
    """Where the book’s sources are: the host, the path there, and the branch or commit to open."""

    host: str
    path: str
    ref: str

    @classmethod
    def at(cls, address: str, ref: str) -> Repository:
        """The repository at this address; ``ValueError`` that says what is allowed where it is no address of one."""
        found = ADDRESS.fullmatch(address.strip())
        if not found:
            raise ValueError(f"{address!r} is no repository; {ALLOWED}")
        return cls(found[1], found[2], ref)

    @property
    def url(self) -> str:
        """Its address without a name or a key."""
        return f"https://{self.host}/{self.path}"

    @property
    def name(self) -> str:
        """The folder that a clone of it has."""
        return self.path.rsplit("/", 1)[1]

    def binder(self, file: str) -> str:
        """Opens the file of the repository in JupyterLab on Binder."""
        kinds = {"github.com": f"gh/{self.path}", "gitlab.com": f"gl/{quote(self.path, safe='')}"}
        place = kinds.get(self.host, f"git/{quote(self.url, safe='')}")
        return (
            f"https://mybinder.org/v2/{place}/{quote(self.ref, safe='')}?{urlencode({'urlpath': f'lab/tree/{file}'})}"
        )

    def colab(self, notebook: str, branch: str) -> str | None:
        """Opens a notebook of the published site in Colab; None where the host is not one that Colab reads."""
        if self.host != "github.com":
            return None
        return f"https://colab.research.google.com/github/{self.path}/blob/{quote(branch, safe='')}/{quote(notebook)}"

    def hub(self, hub: str, file: str) -> str:
        """Brings the repository into a reader’s place on this JupyterHub, by nbgitpuller, and opens the file."""
        asked = {"repo": self.url, "branch": self.ref, "urlpath": f"lab/tree/{self.name}/{file}"}
        return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def repository() -> Repository | None:
    """The book’s repository, or None where neither the environment nor git names a public one.

    Raises ``ValueError`` for a ``TWODOORS_REPOSITORY`` that is no address. ``TWODOORS_REF`` names the branch or commit;
    without it, it is the one that is checked out.
    """
    ref = os.environ.get("TWODOORS_REF") or _git("rev-parse", "--abbrev-ref", "HEAD")
    ref = _git("rev-parse", "HEAD") if ref == "HEAD" else ref
    named = _git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") if COMMIT.fullmatch(ref) else ""
    ref = named if named.startswith(ref) else ref  # Colab and Binder take a commit by its whole name only
    given = os.environ.get("TWODOORS_REPOSITORY")
    if given:
        return Repository.at(given, ref or "main")
    remote = _git("remote", "get-url", "origin")
    return Repository.at(remote, ref or "main") if ADDRESS.fullmatch(remote) else None  # a folder is no address


def _git(*words: str) -> str:
    """What git says of the book’s folder; nothing where it is no clone or there is no git."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def links(file: str, notebook: str, here: Repository | None) -> dict[str, str]:
    """Where a page can be opened: from its source ``file``, or from its ``notebook``, published and made by Binder."""
    offered: dict[str, str] = {}
    if here:
        offered["JupyterLab, on Binder"] = here.binder(notebook)
        colab = here.colab(notebook, os.environ.get("TWODOORS_PAGES_BRANCH", "gh-pages"))
        if colab:
            offered["Colab"] = colab
        hub = os.environ.get("TWODOORS_JUPYTERHUB")
        if hub:
            offered["JupyterHub"] = here.hub(hub, file)
    return offered


@cache
def _known() -> Repository | None:
    try:
        found = repository()
    except ValueError as error:
        raise ExtensionError(f"TWODOORS_REPOSITORY: {error}") from None
    try:
        site()
    except ValueError as error:
        raise ExtensionError(str(error)) from None
    hub = os.environ.get("TWODOORS_JUPYTERHUB")
    if hub and not re.fullmatch(r"https://[^\s?#]+", hub):
        raise ExtensionError(
            f"TWODOORS_JUPYTERHUB: {hub!r} is no address; allowed is one such as https://hub.example.edu"
        )
    if hub and found and len(found.ref) == 40 and COMMIT.fullmatch(found.ref):
        raise ExtensionError(
            f"TWODOORS_JUPYTERHUB: nbgitpuller brings no commit, and the book is built for {found.ref}; "
            "allowed is a branch or tag in TWODOORS_REF"
        )
    return found


def said() -> str:
    """What the build says of launch links, and of those that readers copy in Jupyter: where they lead, or why not."""
    found = _known()
    hub = os.environ.get("TWODOORS_JUPYTERHUB")
    hubs = f"; those to a JupyterHub, to {hub}." if hub else "; no JupyterHub is known (TWODOORS_JUPYTERHUB)."
    launched = (
        f"Launch links lead to {found.url} at {found.ref}{hubs}"
        if found
        else "No repository is known (TWODOORS_REPOSITORY, or git’s remote): the pages have no launch links."
    )
    copied = (
        f"Links copied in Jupyter lead to {site()}."
        if site()
        else "No published book is known (TWODOORS_SITE): in Jupyter a setting is copied without an address."
    )
    return f"{launched}\n{copied}"


def connect(app: Sphinx) -> None:
    """Put the links on each page that is a notebook; once they lead elsewhere, all pages are written again."""
    app.add_config_value("launch_links", links("page.md", "page.ipynb", _known()), "html")
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
    offered = {"Download as a notebook": beside} | links(f"{pagename}.md", notebook, _known())
    nav = html("book/templates/run.html", offered=offered, notebook=beside)
    context["body"] = context.get("body", "").replace("</h1>", f"</h1>\n{nav}", 1)

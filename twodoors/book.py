"""The Sphinx extension of the book: builds the page's bundle, keeps the cache honest, trims and mends the pages."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from ipywidgets.embed import dependency_state
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from twodoors import closed, formulas, launch, notebooks, running
from twodoors.explorer import explore
from twodoors.glance import chapters_by_model, overview, sections
from twodoors.labs import keep_outputs, mend_tables, show_first_output
from twodoors.models import load
from twodoors.paths import CHAPTERS
from twodoors.published import site
from twodoors.roles import ROLES

ROOT = Path(__file__).resolve().parent.parent


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension."""
    keep_outputs()
    running.connect(app)
    app.connect("config-inited", build_bundle)
    app.connect("config-inited", key_cache)
    app.connect("doctree-read", show_first_output)
    app.connect("env-updated", trim_states)
    app.connect("html-collect-pages", embedded)
    app.connect("html-page-context", mend_body)
    app.connect("html-page-context", tell_address)
    for name, role in ROLES.items():
        app.add_role(name, role)
    app.add_directive("models", Models)
    closed.connect(app)
    notebooks.connect(app)
    launch.connect(app)
    app.add_config_value("published_at", site(), "html")  # once it is another, all pages are written again
    app.add_css_file("book.css", priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def build_bundle(_app: Sphinx, _config: Config) -> None:
    """Bring frontend/dist up to date, or stop with the one line that says what to run."""
    spec = importlib.util.spec_from_file_location("frontend_build", ROOT / "frontend" / "build.py")
    if spec is None or spec.loader is None:
        raise ExtensionError("frontend/build.py cannot be loaded")
    frontend = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(frontend)
    try:
        frontend.build()
        formulas.set_with(frontend.node())
    except frontend.BuildError as error:
        sys.exit(f"error: {error}")  # one line; an exception would come with the pages of its trace


def key_cache(app: Sphinx, config: Config) -> None:
    """Keep executed chapters only as long as the package, the data and the book’s address they ran with are the same.

    The notebook cache looks at the cells alone; a changed model would otherwise leave old results in the book.
    """
    digest = hashlib.sha256()
    files = [*(ROOT / "twodoors").rglob("*.*"), *(ROOT / "chapters").rglob("*.json"), ROOT / "requirements.txt"]
    files += [*(ROOT / "data").glob("*.csv"), *(ROOT / "data").glob("*.json")]
    for path in sorted(p for p in files if p.suffix != ".pyc" and p.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    digest.update(site().encode())
    caches = Path(app.outdir).parent / ".jupyter_cache"
    cache = caches / digest.hexdigest()[:16]
    for old in caches.glob("*") if caches.is_dir() else []:
        if old != cache:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    config["nb_execution_cache_path"] = str(cache)


def trim_states(_app: Sphinx, env: BuildEnvironment) -> None:
    """Take out of each page's saved widgets the code and style that page.js and book.css already have."""
    for metadata in getattr(env, "nb_metadata", {}).values():
        _, attributes = metadata.get("js_files", {}).get("ipywidgets_state", (None, None))
        if not attributes or "data-trimmed" in attributes:
            continue
        attributes["body"] = _trimmed(json.loads(attributes["body"]))
        attributes["data-trimmed"] = ""


def _trimmed(saved: dict[str, Any]) -> str:
    """The saved widgets without the code and style that page.js and book.css have, as text that cannot end a script."""
    for widget in saved["state"].values():
        state = widget["state"]
        if str(state.get("_anywidget_id", "")).startswith("twodoors."):
            name = state["_anywidget_id"].rsplit(".", 1)[1]
            state["_esm"] = f"export default globalThis.twodoors.widgets.{name};"
            state["_css"] = None
    return json.dumps(saved, separators=(",", ":")).replace("<", "\\u003c")


def embedded(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A bare page for the explorer of each model that a chapter of this book uses, for a frame of another page."""
    for name, used in chapters_by_model().items():
        chapters = [(f"chapters/{Path(file).stem}", title) for file, title in used]
        if not chapters or chapters[0][0] not in app.env.found_docs:
            continue
        explorer = explore(load(name))
        state = {"version_major": 2, "version_minor": 0, "state": dependency_state(explorer, drop_defaults=False)}
        bundle = explorer._repr_mimebundle_()
        assert bundle is not None
        context = {
            "title": explorer.model.title,
            "explorer": bundle["text/html"],
            "state": _trimmed(state),
            "chapter": chapters[0],
        }
        yield f"embed/{name}", context, "embed.html"


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


class Models(SphinxDirective):
    """``{models} overview`` or ``{models} sections``: every model, as it is when the book is built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A table of all models, or a section for each."""
        for path in [*CHAPTERS.glob("*.md"), *(ROOT / "twodoors").rglob("*.py")]:
            self.env.note_dependency(str(path))  # a changed model makes the page anew
        texts = {"overview": overview, "sections": sections}
        if self.arguments[0] not in texts:
            raise self.error(f"models {self.arguments[0]!r} is not allowed; allowed are {', '.join(texts)}")
        return self.parse_text_to_nodes(texts[self.arguments[0]](), allow_section_headings=True)

"""The Sphinx extension of the book: builds the page's bundle, keeps the cache honest, trims what a page carries."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import sphinxcontrib.katex
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxRole

from twodoors.models import load
from twodoors.scenario import Scenario

ROOT = Path(__file__).resolve().parent.parent


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension."""
    app.connect("config-inited", build_bundle)
    app.connect("config-inited", key_cache)
    app.connect("env-updated", trim_states)
    app.add_role("show-me", ShowMe())
    app.add_css_file("book.css", priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def build_bundle(_app: Sphinx, _config: Config) -> None:
    """Bring frontend/dist up to date, or stop with the one line that says what to run."""
    spec = importlib.util.spec_from_file_location("frontend_build", ROOT / "frontend" / "build.py")
    assert spec is not None and spec.loader is not None
    frontend = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(frontend)
    try:
        frontend.build()
        sphinxcontrib.katex.NODEJS_BINARY = frontend.node()  # formulas are set at build time
    except frontend.BuildError as error:
        raise ExtensionError(str(error)) from None


def key_cache(_app: Sphinx, config: Config) -> None:
    """Keep executed chapters only as long as the package and the data they ran with are the same.

    The notebook cache looks at the cells alone; a changed model would otherwise leave old results in the book.
    """
    digest = hashlib.sha256()
    files = [*(ROOT / "twodoors").rglob("*.*"), *(ROOT / "data").rglob("*.csv"), *(ROOT / "chapters").rglob("*.json")]
    for path in sorted(p for p in [*files, ROOT / "requirements.txt"] if p.suffix != ".pyc" and p.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    caches = ROOT / "_build" / ".jupyter_cache"
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
        saved = json.loads(attributes["body"])
        for widget in saved["state"].values():
            state = widget["state"]
            if str(state.get("_anywidget_id", "")).startswith("twodoors."):
                name = state["_anywidget_id"].rsplit(".", 1)[1]
                state["_esm"] = f"export default globalThis.twodoors.widgets.{name};"
                state["_css"] = None
        attributes["body"] = json.dumps(saved, separators=(",", ":")).replace("<", "\\u003c")
        attributes["data-trimmed"] = ""


class ShowMe(SphinxRole):
    """``{show-me}`text <model: name=value, …>```: a link that sets the page's explorer to a case, checked at build time."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link, or an error that says what is wrong with it."""
        found = re.fullmatch(r"(?s)(.+?)\s*<(\w+):\s*(.*)>", self.text)
        try:
            if not found:
                raise ValueError("a show-me link is written: text <model: name=value, name=value>")
            text, name, listed = found.groups()
            given = dict(part.split("=") for part in re.split(r",\s*", listed) if part)
            model, shown = load(name), {}
            for key, known in (("outcome", model.output), ("against", model.assumption)):
                if key in given:
                    shown[key] = known(given.pop(key)).name
            link = Scenario(name, {key: float(value) for key, value in given.items()}).link()
        except ValueError as error:
            message = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [nodes.reference(self.rawtext, text, refuri=link + ("&" + urlencode(shown) if shown else ""), internal=True)], []

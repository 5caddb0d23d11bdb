"""The Sphinx extension of the book: builds the page's bundle, keeps the cache honest, trims and mends the pages."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import sphinxcontrib.katex
from docutils import nodes
from ipywidgets.embed import dependency_state
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective, SphinxRole

from twodoors import closed, evidence, words
from twodoors.evidence.figures import day
from twodoors.explorer import explore
from twodoors.glance import CHAPTERS, chapters_by_model, overview, sections
from twodoors.labs import keep_outputs, mend_tables, show_first_output
from twodoors.models import load
from twodoors.scenario import Scenario

ROOT = Path(__file__).resolve().parent.parent


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension."""
    keep_outputs()
    app.connect("config-inited", build_bundle)
    app.connect("config-inited", key_cache)
    app.connect("doctree-read", show_first_output)
    app.connect("env-updated", trim_states)
    app.connect("html-collect-pages", embedded)
    app.connect("html-page-context", mend_body)
    app.add_role("show-me", ShowMe())
    app.add_role("chance", Worked("chance"))
    app.add_role("share", Worked("share"))
    app.add_role("number", Worked("number"))
    app.add_role("count", Worked("count"))
    app.add_role("rate", BaseRate())
    app.add_role("event", Event())
    app.add_directive("models", Models)
    closed.connect(app)
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
        sphinxcontrib.katex.NODEJS_BINARY = frontend.node()  # formulas are set at build time
        # its Unix socket is there before the server listens, and a busy machine loses; the other kind tries again
        server = sphinxcontrib.katex.KaTeXServer
        server.start_server_process = server.start_network_socket
    except frontend.BuildError as error:
        sys.exit(f"error: {error}")  # one line; an exception would come with the pages of its trace


def key_cache(app: Sphinx, config: Config) -> None:
    """Keep executed chapters only as long as the package and the data they ran with are the same.

    The notebook cache looks at the cells alone; a changed model would otherwise leave old results in the book.
    """
    digest = hashlib.sha256()
    files = [*(ROOT / "twodoors").rglob("*.*"), *(ROOT / "chapters").rglob("*.json"), ROOT / "requirements.txt"]
    files += [*(ROOT / "data").glob("*.csv"), *(ROOT / "data").glob("*.json")]
    for path in sorted(p for p in files if p.suffix != ".pyc" and p.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
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


class Checked(SphinxRole):
    """A role whose text is checked when the book is built: what is wrong with it stops the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The role's node, or an error that says what is wrong."""
        try:
            return [self.made(self.text)], []
        except (ValueError, TypeError) as error:
            message = self.inliner.reporter.error(f"{self.rawtext}: {error}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]

    def made(self, text: str) -> nodes.Node:
        """The node that the role stands for; ``ValueError`` where its text does not do."""
        raise NotImplementedError


class ShowMe(Checked):
    """``{show-me}`text <model: name=value, …>```: a link that sets the page's explorer to a case."""

    def made(self, text: str) -> nodes.Node:
        """The link."""
        found = re.fullmatch(r"(?s)(.+?)\s*<(\w+):\s*(.*)>", text)
        if not found:
            raise ValueError("a show-me link is written: text <model: name=value, name=value>")
        model, given = load(found[2]), _given(found[3])
        shown = {}
        for key, known in (("outcome", model.output), ("against", model.assumption)):
            if key in given:
                shown[key] = known(given.pop(key)).name
        link = Scenario(model.name, _numbers(given)).link()
        return nodes.reference("", found[1], refuri=link + ("&" + urlencode(shown) if shown else ""), internal=True)


class Worked(Checked):
    """``{chance}`model: expression <name=value, …>```: a number that the model works out, in the book's words."""

    def __init__(self, kind: words.Kind) -> None:
        super().__init__()
        self.kind = kind

    def made(self, text: str) -> nodes.Node:
        """The number as text."""
        found = re.fullmatch(r"(?s)(\w+):\s*([^<]+?)\s*(?:<(.*)>)?", text)
        if not found:
            raise ValueError("a worked number is written: model: expression <name=value, name=value>")
        given = _numbers(_given(found[3] or ""))
        return nodes.Text(words.value(load(found[1]).work_out(found[2], **given), self.kind))


class BaseRate(Checked):
    """``{rate}`VIOL 4: count```: how often crises were coded so, as a count, in 100, or the ends of its interval."""

    def made(self, text: str) -> nodes.Node:
        """The rate as text."""
        found = re.fullmatch(r"(\w+)((?: \w+)+): (count|in 100|low|high)", text)
        if not found:
            raise ValueError("a rate is written: VARIABLE code code: count (or in 100, low, high)")
        rate = evidence.rate(found[1], *found[2].split())
        if found[3] == "count":
            return nodes.Text(f"{rate.n} of {rate.n_total}")
        share = {"in 100": rate.share, "low": rate.low, "high": rate.high}[found[3]]
        said = words.value(share, "chance")
        return nodes.Text(said if found[3] == "in 100" else said.removesuffix(" in 100"))


class Event(Checked):
    """``{event}`48```: the date of that event of the chronology, as a link to the document that tells of it."""

    def made(self, text: str) -> nodes.Node:
        """The link."""
        events = evidence.load("chronology").set_index("event_id")
        if not text.isdecimal() or int(text) not in events.index:
            raise ValueError("an event is written: the number that it has in the chronology")
        event = events.loc[int(text)]
        return nodes.reference("", day(event["date"]), refuri=event["url"], internal=False)


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


def _given(listed: str) -> dict[str, str]:
    """``name=value, name=value`` as a mapping."""
    parts = [part.strip() for part in listed.split(",") if part.strip()]
    if any(part.count("=") != 1 for part in parts):
        raise ValueError(f"{listed!r} is not a list of name=value")
    given = {name.strip(): number.strip() for name, number in (part.split("=") for part in parts)}
    if len(given) != len(parts):
        raise ValueError(f"{listed!r} gives {', '.join(n for n in given if listed.count(n + '=') > 1)} twice")
    return given


def _numbers(given: dict[str, str]) -> dict[str, float]:
    """The same with numbers."""
    numbers = {}
    for name, text in given.items():
        try:
            numbers[name] = float(text)
        except ValueError:
            raise ValueError(f"{name} = {text!r} is not a number") from None
    return numbers

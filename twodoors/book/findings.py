"""Findings on the page: the sentence with its mark, lists of them; what falls short of what it says stops the build."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from twodoors import models
from twodoors.book import disclosure, marks
from twodoors.book.model_pages import links, ordered
from twodoors.markup import html
from twodoors.model import Finding, FindingFails
from twodoors.model.cases import Case
from twodoors.model.checks import Check
from twodoors.model.formal import formal
from twodoors.model.kept import kept
from twodoors.models import files, load
from twodoors.paths import PACKAGE
from twodoors.scenarios.published import chapters_by_model

LOGGER = logging.getLogger(__name__)


class finding(nodes.Inline, nodes.TextElement):
    """The sentence of a finding; the names of its model and its own are attributes."""


def made(text: str) -> finding:
    """``model: name`` as a node; ``ValueError`` for another name, with those there are."""
    found = models.finding(text)
    return finding(text, found.says, model=found.model.name, name=found.name)


@cache
def checks(folder: Path, name: str) -> dict[str, tuple[Check, Check | None]]:
    """The checks of a model's findings, as they were kept; beside each that with other chapters' results drawn too.

    They are looked up once a build: to see whether what is kept is of the present content, all of it is read.
    """
    model = load(name)
    held = kept(model.findings, folder, files(model.name))
    freed = kept(model.findings, folder, files(model.name), carried=True) if marks.carries(model) else {}
    return {name: (check, freed.get(name)) for name, check in held.items()}


def folder(app: Sphinx) -> Path:
    """Where the build keeps them."""
    return Path(app.outdir).parent / "findings"


def hold(app: Sphinx, document: nodes.document) -> None:
    """An error for each finding of the page that is not what it says; the page is read anew when a model changes."""
    for node in document.findall(finding):
        model = load(node["model"])
        for path in [*files(model.name), *(PACKAGE / "model").glob("*.py")]:
            app.env.note_dependency(str(path))
        try:
            model.findings[node["name"]].held(checks(folder(app), model.name)[node["name"]][0])
        except FindingFails as error:
            LOGGER.error("%s", error, location=node)


def _visit(translator: Any, node: finding) -> None:
    """The sentence, its mark, and what the mark opens."""
    app, model = translator.builder.app, load(node["model"])
    own = model.findings[node["name"]]
    check, carried = checks(folder(app), model.name)[own.name]
    page = _explorer(translator.builder, model.name)
    count = getattr(translator, "findings", 0)
    translator.findings = count + 1

    def case(found: Case | None) -> dict[str, str] | None:
        if found is None:
            return None
        return {"told": marks.case_told(model, found), "link": page + marks.case_link(model, found)}

    lines = [
        {"label": line.label, "parts": [_math(translator, part) if line.is_math else part for part in line.parts]}
        for line in formal(model, own)
    ]
    filled = html(
        "book/templates/finding.html",
        id=f"finding-{count}",
        of=f"{model.name}: {own.name}",
        says=own.says,
        mark=own.mark,
        called=own.called,
        tally=marks.tally(own, check) if node.get("full") else "",
        lines=lines,
        found=marks.told(own, check, carried),
        shown=case(check.example),
        fails=case(check.counterexample),
        slips=case(check.misjudged if own.slips else None),
    )
    translator.body.append(filled)
    raise nodes.SkipNode


def _math(translator: Any, latex: str) -> Markup:
    """A formula as the page sets formulas."""
    body, translator.body = translator.body, []
    try:
        nodes.math(latex, latex).walkabout(translator)
        return Markup("".join(translator.body))
    finally:
        translator.body = body


def _explorer(builder: Any, model: str) -> str:
    """The page with the model's explorer, as this page links to it; "" for a page that has it itself."""
    chapters = [f"chapters/{Path(file).stem}" for file, _ in chapters_by_model()[model]]
    here = builder.current_docname
    return "" if here in chapters or not chapters else str(builder.get_relative_uri(here, chapters[0]))


class Findings(SphinxDirective):
    """``{findings} model``: a list of that model's findings, strongest first. Without a model: those of all.

    With ``:first: 10`` the others are closed until the reader opens them.
    """

    optional_arguments = 1
    option_spec = {"first": directives.positive_int}  # noqa: RUF012 - as docutils has it

    def run(self) -> list[nodes.Node]:
        """The list, or a section with one for each model that has findings."""
        if not self.arguments:
            return self.parse_text_to_nodes(self._sections(), allow_section_headings=True)
        try:
            model = load(self.arguments[0])
        except ValueError as error:
            raise self.error(str(error)) from None
        found = checks(folder(self.env.app), model.name)
        strongest = marks.strongest_first([(own, found[name][0]) for name, own in model.findings.items()])
        items = [self._item(own) for own, _ in strongest]
        count = self.options.get("first", len(items))
        listed: list[nodes.Node] = [_listed(items[:count])] if items else []
        if rest := items[count:]:
            listed.append(disclosure.more(f"More findings: {len(rest)}", _listed(rest)))
        return listed

    def _item(self, own: Finding) -> nodes.list_item:
        sentence = made(f"{own.model.name}: {own.name}")
        sentence["full"] = True
        sentence.source, sentence.line = self.get_source_info()
        return nodes.list_item("", nodes.paragraph("", "", sentence), ids=[own.anchor])

    def _sections(self) -> str:
        """MyST text: a section for each model, in the order of their chapters."""
        used = chapters_by_model()
        for path in (PACKAGE / "models").rglob("*.py"):
            self.env.note_dependency(str(path))
        return "\n".join(
            f"\n## {model.title}\n\nChapter: {links(used[model.name])}.\n\n```{{findings}} {model.name}\n```\n"
            for model in ordered(used)
            if model.findings
        )


def _listed(items: list[nodes.list_item]) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, bullet="-")


def connect(app: Sphinx) -> None:
    """Make the node and the directive known, and hold the findings of every page."""
    app.add_node(finding, html=(_visit, None))
    app.add_directive("findings", Findings)
    app.connect("doctree-read", hold)

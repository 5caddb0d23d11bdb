"""All models at a glance, as text for the reference part: made from the models and from the chapters that use them."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from twodoors.model import Assumption, Model
from twodoors.model.formulas import told_first
from twodoors.models import load
from twodoors.paths import CHAPTERS, PACKAGE
from twodoors.scenarios.published import Used, chapters_by_model


def overview() -> str:
    """MyST text: a table of all models, in the order of their chapters."""
    used = chapters_by_model()
    rows = [f"| [{m.title}](#model-{m.name}) | {m.question} | {links(used[m.name])} |" for m in ordered(used)]
    return "\n".join(["| Model | Its question | Chapter |", "|---|---|---|", *rows])


def sections() -> str:
    """MyST text: a section for each model, in the order of their chapters."""
    used = chapters_by_model()
    return "\n".join(_section(model, links(used[model.name])) for model in ordered(used))


def ordered(used: Used) -> list[Model]:
    """The models in the order of their chapters."""
    return [load(name) for name in sorted(used, key=lambda name: used[name])]


def links(chapters: list[tuple[str, str]]) -> str:
    """MyST text: links from a page of the reference part to these chapters."""
    return ", ".join(f"[{title}](../chapters/{file})" for file, title in chapters)


def _section(model: Model, chapters: str) -> str:
    outcomes = "; ".join(outcome.label for outcome in model.outcomes)
    return f"""
(model-{model.name})=
## {model.title}

*{model.question}*

Chapter
: {chapters}

Where it comes from
: {model.source}

Outcomes
: {outcomes}.

### Equations

{told_first(model)}

### Assumptions

{"".join(map(_defined, model.assumptions))}{_tried(model)}
"""


def _tried(model: Model) -> str:
    """What is set in its picture alone, if anything is."""
    if not model.tried:
        return ""
    return f"### Set in its picture alone\n\n{''.join(map(_defined, model.tried))}"


def _defined(a: Assumption) -> str:
    claim = f" Stands for claim {a.claim}." if a.claim else ""
    numbers = f"{a.default:g} at first, from {a.low:g} to {a.high:g} ({a.unit})."
    return f"{a.label}, ${a.latex}$\n: {numbers}{claim} {a.source}\n\n"


class Models(SphinxDirective):
    """``{models} overview`` or ``{models} sections``: every model, as it is when the book is built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A table of all models, or a section for each."""
        for path in [*CHAPTERS.glob("*.md"), *PACKAGE.rglob("*.py")]:
            self.env.note_dependency(str(path))  # a changed model makes the page anew
        texts = {"overview": overview, "sections": sections}
        if self.arguments[0] not in texts:
            raise self.error(f"models {self.arguments[0]!r} is not allowed; allowed are {', '.join(texts)}")
        return self.parse_text_to_nodes(texts[self.arguments[0]](), allow_section_headings=True)

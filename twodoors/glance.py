"""All models at a glance, as text for the reference part: made from the models and from the chapters that use them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from twodoors.equations import told
from twodoors.model import Assumption, Model
from twodoors.models import load, names
from twodoors.paths import CHAPTERS

#: The chapters that use each model, as their files' names and their titles, in the book's order.
Used = Mapping[str, list[tuple[str, str]]]


def chapters_by_model() -> Used:
    """The chapters that load each model."""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in names()}
    for path in sorted(CHAPTERS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", text, flags=re.M)
        for name in set(re.findall(r'\bload\("(\w+)"\)', text)) & set(found):
            found[name] += [(path.name, title[1])] if title else []
    return found


def overview() -> str:
    """MyST text: a table of all models, in the order of their chapters."""
    used = chapters_by_model()
    rows = [f"| [{m.title}](#model-{m.name}) | {m.question} | {_links(used[m.name])} |" for m in _ordered(used)]
    return "\n".join(["| Model | Its question | Chapter |", "|---|---|---|", *rows])


def sections() -> str:
    """MyST text: a section for each model, in the order of their chapters."""
    used = chapters_by_model()
    return "\n".join(_section(model, _links(used[model.name])) for model in _ordered(used))


def _ordered(used: Used) -> list[Model]:
    return [load(name) for name in sorted(used, key=lambda name: used[name])]


def _links(chapters: list[tuple[str, str]]) -> str:
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

{told(model)}

### Assumptions

{"".join(map(_defined, model.assumptions))}
"""


def _defined(a: Assumption) -> str:
    claim = f" Stands for claim {a.claim}." if a.claim else ""
    numbers = f"{a.default:g} at first, from {a.low:g} to {a.high:g} ({a.unit})."
    return f"{a.label}, ${a.latex}$\n: {numbers}{claim} {a.source}\n\n"

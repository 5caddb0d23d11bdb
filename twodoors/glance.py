"""All models at a glance, as text for the reference part: made from the models and from the chapters that use them."""

from __future__ import annotations

import re
from pathlib import Path

from twodoors.equations import told
from twodoors.model import Assumption, Model
from twodoors.models import load, names

CHAPTERS = Path(__file__).parent.parent / "chapters"


def overview() -> str:
    """MyST text: a table of all models, in the order of their chapters."""
    rows = [f"| [{m.title}](#model-{m.name}) | {m.question} | {_links(m)} |" for m in _ordered()]
    return "\n".join(["| Model | Its question | Chapter |", "|---|---|---|", *rows])


def sections() -> str:
    """MyST text: a section for each model, in the order of their chapters."""
    return "\n".join(map(_section, _ordered()))


def _ordered() -> list[Model]:
    return sorted(map(load, names()), key=lambda model: chapters_of(model.name))


def chapters_of(name: str) -> list[tuple[str, str]]:
    """The chapters that load this model, each as its file's name and its title, in the book's order."""
    found = []
    for path in sorted(CHAPTERS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", text, flags=re.M)
        if title and re.search(rf'\bload\("{name}"\)', text):
            found.append((path.name, title[1]))
    return found


def _links(model: Model) -> str:
    return ", ".join(f"[{title}](../chapters/{file})" for file, title in chapters_of(model.name))


def _section(model: Model) -> str:
    outcomes = "; ".join(outcome.label for outcome in model.outcomes)
    return f"""
(model-{model.name})=
## {model.title}

*{model.question}*

Chapter
: {_links(model)}

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

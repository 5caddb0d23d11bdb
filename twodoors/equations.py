"""A model's equations as a chapter shows them: each formula, generated, with the sentence that says it."""

from __future__ import annotations

from IPython.display import Markdown

from twodoors.model import Equation, Model

#: A model with more equations than this, such as a tree, shows those of its outcomes and folds the others.
MANY = 12


def equations(model: Model) -> Markdown:
    """Every equation of the model in order, each with its sentence; then what each symbol stands for."""
    symbols = ", ".join(f"${a.latex}$ {_lower(a.label)}" for a in model.assumptions)
    return Markdown(f"{told(model)}\nThe symbols: {symbols}.")  # type: ignore[no-untyped-call]


def told(model: Model) -> str:
    """Every equation of the model in order, each with its sentence, as Markdown."""
    shown, folded = list(model.equations), []
    if len(shown) > MANY:
        outcomes = {outcome.name for outcome in model.outcomes}
        folded = [equation for equation in shown if equation.name not in outcomes]
        shown = [equation for equation in shown if equation.name in outcomes]
    lines = [_told(model, equation) for equation in shown]
    if folded:
        behind = [_told(model, equation) for equation in folded]
        lines += [f"<details><summary>The {len(folded)} equations behind these</summary>\n", *behind, "</details>\n"]
    return "\n".join(lines)


def _told(model: Model, equation: Equation) -> str:
    return f"{equation.says}\n\n$$\n{model.formula(equation)}\n$$\n"


def _lower(label: str) -> str:
    """The label within a sentence; names keep their capital."""
    first = label.split()[0].rstrip("’s")
    return label if first in {"Washington", "Iran", "Iraq", "Tehran", "Baghdad"} else label[0].lower() + label[1:]

"""A model's equations as formulas, and as a chapter shows them: each with the sentence that says it."""

from __future__ import annotations

from IPython.display import Markdown

from twodoors.model.codegen import latex as expression_as_latex
from twodoors.model.equation import Equation, Index, symbols
from twodoors.model.mechanism import Mechanism, check_model

#: A model with more equations than this, such as a tree, shows those of its outcomes and folds the others.
MANY = 12


def latex(model: Mechanism, name: str | None = None) -> str:
    """One equation by name as LaTeX, or all of them, aligned at the equals signs."""
    chosen = [e for e in model.equations if name in (None, e.name)]
    if not chosen:
        raise ValueError(f"{model.name} has no equation {name!r}; it has {', '.join(e.name for e in model.equations)}")
    if name and len(chosen) == 1:
        return formula(model, chosen[0])
    lines = [formula(model, e, "&=") for e in chosen]
    return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"


def formula(model: Mechanism, equation: Equation, equals: str = "=") -> str:
    """This equation as LaTeX; one that runs over indices with them, and where they run."""
    names = {symbols(part.name): part.latex for part in model.named}
    right = expression_as_latex(equation.expression, names)
    if not equation.at:
        return f"{equation.latex} {equals} {right}"
    places = ",".join(str(index) if isinstance(index, int) else index.name for index in equation.at)
    runs = ",\\ ".join(
        rf"{index.name} = {index.first}, \dots, {index.last}" for index in equation.at if isinstance(index, Index)
    )
    return f"{{{equation.latex}}}_{{{places}}} {equals} {right}" + (rf" \qquad {runs}" if runs else "")


def equations(model: Mechanism) -> Markdown:
    """Every equation of the model in order, each with its sentence; then what each symbol stands for.

    ``ValueError`` for what is no model, such as its name.
    """
    check_model(model, "equations")
    listed = ", ".join(f"${a.latex}$ {_lower(a.label)}" for a in model.settable)
    return Markdown(f"{told(model)}\nThe symbols: {listed}.")  # type: ignore[no-untyped-call]


def told(model: Mechanism) -> str:
    """Every equation of the model in order, each with its sentence, as Markdown."""
    shown, folded = divided(model)
    lines = [_told(model, equation) for equation in shown]
    if folded:
        behind = [_told(model, equation) for equation in folded]
        lines += [f"<details><summary>The {len(folded)} equations behind these</summary>\n", *behind, "</details>\n"]
    return "\n".join(lines)


def told_first(model: Mechanism) -> str:
    """The equations that ``told`` shows, and how many it folds."""
    shown, folded = divided(model)
    lines = [_told(model, equation) for equation in shown]
    if folded:
        lines.append(f"The {len(folded)} equations behind these are in the chapter.\n")
    return "\n".join(lines)


def divided(model: Mechanism) -> tuple[list[Equation], list[Equation]]:
    """The equations that are shown, and those that are folded: none, unless there are many."""
    if len(model.equations) <= MANY:
        return list(model.equations), []
    outcomes = {outcome.name for outcome in model.outcomes}
    of_outcomes = [equation for equation in model.equations if equation.name in outcomes]
    return of_outcomes, [equation for equation in model.equations if equation.name not in outcomes]


def _told(model: Mechanism, equation: Equation) -> str:
    return f"{equation.says}\n\n$$\n{formula(model, equation)}\n$$\n"


def _lower(label: str) -> str:
    """The label within a sentence; names keep their capital."""
    first = label.split()[0].rstrip("’s")
    return label if first in {"Washington", "Iran", "Iraq", "Tehran", "Baghdad"} else label[0].lower() + label[1:]

"""A model's equations as a chapter shows them: each formula, generated, with the sentence that says it."""

from __future__ import annotations

from IPython.display import Markdown

from twodoors.model import Model


def equations(model: Model) -> Markdown:
    """Every equation of the model in order, each with its sentence; then what each symbol stands for."""
    lines = [f"{e.says}\n\n$$\n{model.latex(e.name)}\n$$\n" for e in model.equations]
    symbols = ", ".join(f"${a.latex}$ {_lower(a.label)}" for a in model.assumptions)
    return Markdown(  # type: ignore[no-untyped-call]
        "\n".join([*lines, f"The symbols: {symbols}."])
    )


def _lower(label: str) -> str:
    """The label within a sentence; names keep their capital."""
    first = label.split()[0].rstrip("’s")
    return label if first in {"Washington", "Iran", "Iraq", "Tehran", "Baghdad"} else label[0].lower() + label[1:]

"""The book’s models, a file or a folder each. Adding one adds a model: nothing else needs to know of it."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from twodoors.model import Finding, Model
from twodoors.paths import PACKAGE

#: What lies beside the models, a file a model: the rounds and the walks.
BESIDE = {"rounds", "walks"}


def names() -> list[str]:
    """The names of all models, sorted."""
    return sorted({module.name for module in pkgutil.iter_modules(__path__)} - BESIDE)


@cache
def load(name: str) -> Model:
    """The model of that name; ``ValueError`` lists the names there are."""
    if name not in names():
        raise ValueError(f"there is no model {name!r}; there are {', '.join(names())}")
    model: Model = import_module(f"{__name__}.{name}").MODEL
    return model


def finding(text: str) -> Finding:
    """The finding that is written ``model: name``; ``ValueError`` for another one, with those there are."""
    name, colon, own = (part.strip() for part in text.partition(":"))
    if not colon:
        raise ValueError("a finding is written: model: name")
    try:
        found: Finding = load(name).findings[own]
    except KeyError as error:
        raise ValueError(error.args[0]) from None
    return found


def files(name: str) -> list[Path]:
    """The files that a model is written in: its own, what models share, and those of models whose results it takes."""
    carried = {a.carries[0] for a in load(name).assumptions if a.carries}
    folder = PACKAGE / "models"
    written = [path for model in sorted({name, *carried}) for path in (folder / model).glob("*.py")]
    written += [path for model in sorted({name, *carried}) if (path := folder / f"{model}.py").exists()]
    return [*written, PACKAGE / "shared.py", PACKAGE / "tree.py"]

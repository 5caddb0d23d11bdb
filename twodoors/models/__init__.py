"""The book’s models, a file or a folder each. Adding one adds a model: nothing else needs to know of it."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from twodoors.model import Finding, Model
from twodoors.model.mechanism import check_model
from twodoors.paths import PACKAGE

#: What lies beside the models, a file a model: the rounds and the walks.
BESIDE = {"rounds", "walks"}


def names() -> list[str]:
    """The names of all models, sorted."""
    return sorted({module.name for module in pkgutil.iter_modules(__path__)} - BESIDE)


def load(name: str) -> Model:
    """The model of that name; ``ValueError`` lists the names there are."""
    if name not in names():
        raise ValueError(f"there is no model {name!r}; there are {', '.join(names())}")
    return _loaded(name)


@cache
def _loaded(name: str) -> Model:
    model: Model = import_module(f"{__name__}.{name}").MODEL
    if model.name != name:
        raise ValueError(f"the model in the file {name} is called {model.name!r}; allowed is {name!r}, as its file is")
    return model


def check(given: object, call: str) -> None:
    """``ValueError`` for what is no model, and for one that has the name of another, which is one of the book’s.

    Its links would open the book’s, and what a reader keeps of the two would be mixed. To change what is said of a
    book’s model alone, such as its presets, is no new model.
    """
    check_model(given, call)
    if isinstance(given, Model) and given.name in names() and _works(given) != _works(load(given.name)):
        instead = f"allowed is a name of its own, as in replace(model, name='my_{given.name}')"
        raise ValueError(f"the name {given.name!r} is taken by a model of the book, and this is another; {instead}")


def _works(model: Model) -> list[object]:
    """What decides what a model answers."""
    return [
        *[(a.name, a.default, a.low, a.high) for a in model.settable],
        *model.equations,
        *[(o.name, o.kind) for o in model.outcomes],
    ]


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

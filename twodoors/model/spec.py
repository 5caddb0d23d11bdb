"""What a page needs of a model: its functions as JavaScript, and its words, limits and settings as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from twodoors.model.codegen import javascript_function
from twodoors.model.mechanism import PERFECT, Mechanism
from twodoors.model.parts import Assumption, Preset

#: How a script of :func:`script` begins: with the place where pages look for models.
STARTS = "((globalThis.twodoors ??= {}).models ??= {})"


def javascript(model: Mechanism) -> str:
    """A JavaScript object literal ``{evaluate(a), perfect(a), drawn(a), ideal(a)}``.

    Assumptions by name in, outcomes by name out; ``drawn`` gives what only the pictures need and the paths,
    ``ideal`` the paths of perfect rationality, their names ending in ``_perfect``.
    """
    if "javascript" not in model.made:
        model.made["javascript"] = _javascript(model)
    return str(model.made["javascript"])


def _javascript(model: Mechanism) -> str:
    names, own = list(model.defaults), model.pictured
    logit = javascript_function(model.results, names, model.names)
    best = javascript_function(model.perfected, names, model.names)
    shown = [*[e.name for e in own], *model.paths]
    drawn = javascript_function([*model.equations, *own] if shown else [], names, shown)
    ideal = javascript_function(model.perfected if model.paths else [], names, model.paths, PERFECT)
    return f"{{\nevaluate: {logit},\nperfect: {best},\ndrawn: {drawn},\nideal: {ideal}\n}}"


def script(model: Mechanism) -> tuple[str, str]:
    """The key under which a page finds the model's functions, and a classic script that puts them there.

    The key tells versions apart: two models of one name, as a notebook may make them, do not meet.
    """
    text = javascript(model)
    key = f"{model.name}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
    return key, f'{STARTS}["{key}"] = {text};\n'


def spec(model: Mechanism) -> dict[str, Any]:
    """The model as JSON, without its functions: for each assumption its limits and the key of what readers keep."""
    return {
        "name": model.name,
        "title": model.title,
        "choice": model.has_choice,
        "assumptions": [assumption(model, a) for a in model.settable],
        "outcomes": [{"name": o.name, "label": o.label, "kind": o.kind, "role": o.role} for o in model.outcomes],
        "bar": [{"outcome": s.outcome, "label": s.label, "role": s.role} for s in model.bar],
        "pictures": {name: picture.spec for name, picture in model.pictures.items()},
        "readings": [reading.text for reading in model.readings],
        "presets": [preset(p) for p in model.presets],
    }


def assumption(model: Mechanism, a: Assumption) -> dict[str, Any]:
    """An assumption of the model, and under which key the reader's own value of it is kept; ``tried`` where it is none,
    but is set in a picture alone."""
    told = {
        "name": a.name,
        "key": a.name if a.shared else f"{model.name}.{a.name}",
        "label": a.label,
        "unit": a.unit,
        "default": float(a.default),
        "low": float(a.low),
        "high": float(a.high),
        "step": a.step,
        "scale": a.scale,
    }
    told |= {"words": list(a.words)} if a.words else {}
    return told | ({"tried": True} if a in model.tried else {})


def values_of(model: Mechanism, p: Preset) -> Mapping[str, float]:
    """Every assumption as a preset has it."""
    return model.defaults | {name: float(value) for name, value in p.values.items()}


def preset(p: Preset) -> dict[str, Any]:
    """A preset: the assumptions that it names, what it says, and whose reading it is, if it is not the article's."""
    whose = "" if p.label.startswith("The article’s") or not p.values else p.critic or f"“{p.label}”"
    return {"values": {name: float(value) for name, value in p.values.items()}, "says": says(p), "whose": whose}


def says(p: Preset) -> str:
    """A preset in a sentence."""
    return f"{p.label}: {p.source}"

"""Whether the parts of a model fit together, so that a model that loads is a model that works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import sympy as sp

from twodoors.model.equation import Equation
from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Assumption, Outcome, Preset, Reading, Segment, check_name

#: Words of a permalink that no assumption may use as its name.
RESERVED = frozenset({"explore", "outcome", "against", "reading"})

#: What each list of a model holds.
HOLDS = {
    "assumptions": Assumption,
    "equations": Equation,
    "outcomes": Outcome,
    "bar": Segment,
    "readings": Reading,
    "presets": Preset,
    "tried": Assumption,
}


def validate(model: Mechanism) -> None:
    """``ValueError`` for an unknown symbol, a repeated name, a preset outside a range, and what else does not fit."""
    _lists(model)
    known: set[str] = set()
    for name in [a.name for a in model.settable]:
        if name in known or name in RESERVED:
            raise ValueError(f"model {model.name!r}: the name {name!r} is taken")
        known.add(name)
    running: set[str] = set()  # what runs over an index may be made in pieces
    for first, group in groupby(model.equations, key=lambda e: e.at[:1]):
        together = list(group)
        looped = {e.name for e in together if first}  # these may use each other
        for equation in together:
            unknown = equation.uses - known - looped
            if unknown:
                raise ValueError(f"model {model.name!r}: equation {equation.name!r} uses unknown {sorted(unknown)}")
            if equation.name in RESERVED | (known - running if first else known):
                raise ValueError(f"model {model.name!r}: the name {equation.name!r} is taken")
            known.add(equation.name)
        running |= looped
    made = {e.name for e in model.equations if not e.at}
    strange = set(model.paths) - {e.name for e in model.equations if len(e.at) == 1}
    if strange:
        raise ValueError(f"model {model.name!r}: no equation over one index for {sorted(strange)}")
    shown = {o.name for o in model.outcomes}
    wanted = shown | {s.outcome for s in model.bar if s.outcome}
    if not wanted <= made:
        raise ValueError(f"model {model.name!r}: no equation for {sorted(wanted - made)}")
    model.output(model.outcome)
    _blends(model)
    _tried(model)
    if not model.readings or model.readings[-1].when is not True:
        raise ValueError(f"model {model.name!r}: the last reading must hold always")
    model.slider(model.against)
    told = shown | set(model.defaults)
    for reading in model.readings:
        unknown = {s.name for s in sp.sympify(reading.when).free_symbols} - known
        unknown |= set(re.findall(r"\{(\w+)\}", reading.text)) - told
        if unknown:
            raise ValueError(f"model {model.name!r}: a reading uses unknown {sorted(unknown)}")
    for preset in model.presets:
        model.check(preset.values)


def _lists(model: Mechanism) -> None:
    """That it has a name, and that each of its lists holds what it should."""
    check_name(model.name)
    for part, kind in HOLDS.items():
        given = getattr(model, part)
        wrong = [one for one in given if not isinstance(one, kind)] if _is_list(given) else [given]
        if wrong:
            allowed = f"allowed is a list of {kind.__name__}, as in {part}=[{kind.__name__}(...)]"
            raise ValueError(f"model {model.name!r}: {part} has {wrong[0]!r}; {allowed}")


def _is_list(given: object) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str)


def _tried(model: Mechanism) -> None:
    """What is set in a picture alone moves nothing that the model is about, and is no part of a reading."""
    tried = {a.name for a in model.tried}
    if any(a.carries or a.shared for a in model.tried):
        raise ValueError(f"model {model.name!r}: what is tried in a picture is no result and no shared assumption")
    moved = set(tried)
    for equation in model.equations:
        if equation.uses & moved:
            moved.add(equation.name)
    for name in sorted(moved & {model.outcome, *(s.outcome for s in model.bar if s.outcome)}):
        raise ValueError(f"model {model.name!r}: {name!r} follows what is set in a picture alone")
    for preset in model.presets:
        if tried & set(preset.values):
            raise ValueError(f"model {model.name!r}: the preset {preset.label!r} sets what is set in a picture alone")


def _blends(model: Mechanism) -> None:
    carried = {a.name for a in model.assumptions if a.carries}
    for blend in model.blends:
        uses = next((e.uses for e in model.equations if e.name == model.output(blend.outcome).name), set())
        if not uses or not uses <= carried or (blend.cap and blend.cap[0] not in uses):
            raise ValueError(f"model {model.name!r}: {blend.outcome!r} is not made of what other chapters give alone")
        if bool(blend.cap) != bool(blend.capped):
            raise ValueError(
                f"model {model.name!r}: the cap of {blend.outcome!r} has no sentence, or a sentence no cap"
            )

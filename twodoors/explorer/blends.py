"""What a model makes of other chapters' results, a bar each: how long, beside what it is at first, and how far it goes.

blends.js says and places the same, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from twodoors import words
from twodoors.explorer import carried
from twodoors.model import Model
from twodoors.model.codegen import numpy_function
from twodoors.model.parts import Assumption, Blend

#: Numbers that differ by no more are the same.
SLACK = 1e-9

MINE = "your reading"

#: By what a result is set, and of which chapter it is: (:data:`MINE`, "8"), ("this link", "7").
Whose = Sequence[tuple[str, str]]


def spec(model: Model) -> list[dict[str, Any]]:
    """What the page needs to know of each: its first value, its ends, what feeds it, and its cap."""
    first = model.evaluate()
    return [
        {
            "outcome": blend.outcome,
            "times": blend.times,
            "first": float(first[blend.outcome]),
            **dict(zip(("least", "most"), ends(model, blend), strict=True)),
            "feeds": [a.name for a in _feeds(model, blend)],
            "cap": {"name": blend.cap[0], "above": blend.cap[1], "says": blend.capped} if blend.cap else None,
        }
        for blend in model.blends
    ]


def ends(model: Model, blend: Blend) -> tuple[float, float]:
    """The least and the most that it comes to while its results go over their ranges, of which it is a product or so.

    In each of them alone it only rises or only falls, so that its ends stand at theirs.
    """
    fed = _feeds(model, blend)
    [equation] = [equation for equation in model.equations if equation.name == blend.outcome]
    function = numpy_function([equation], [a.name for a in fed], [blend.outcome])
    corners = np.array(list(product(*[(float(a.low), float(a.high)) for a in fed]))).T
    [found] = function(*corners)
    return float(np.min(found)), float(np.max(found))


def rows(model: Model, now: Mapping[str, float], outcomes: Mapping[str, float]) -> list[dict[str, Any]]:
    """A row for each: its label, value and bar, what is said of it, and the chapters that feed it."""
    listed = []
    for blend, told in zip(model.blends, spec(model), strict=True):
        fed = _feeds(model, blend)
        moved = [a for a in fed if now[a.name] != a.default]
        whose = [("this setting", carried.chapter_of(a)["number"]) for a in moved]
        value = outcomes[blend.outcome]
        listed.append(
            {
                "outcome": blend.outcome,
                "label": blend.label,
                "value": amount(told, value),
                "bar": bar(told, value),
                "said": said(told, value, now, whose),
                "feeds": [
                    {"name": a.name, "label": a.label, "chapter": carried.chapter_of(a), "moved": a in moved}
                    for a in fed
                ],
            }
        )
    return listed


def amount(blend: Mapping[str, Any], value: float) -> str:
    """A value in words: "×1.84", or "0.12"."""
    return f"{'×' if blend['times'] else ''}{words.value(value, 'number')}"


def bar(blend: Mapping[str, Any], value: float) -> dict[str, float]:
    """Where a bar begins and how long it is, where the first value stands, and how far its ground goes: in hundredths.

    How many times stands at x / (1 + x): what it is at first in the middle, half and twice as much as far from there.
    Other numbers stand from the least (or from nought) to the most, and their bars begin at nought.
    """
    low, high = min(blend["least"], 0.0), blend["most"]

    def place(x: float) -> float:
        return 100 * (x / (1 + x) if blend["times"] else (x - low) / (high - low))

    nought, here = place(0.0), place(value)
    return {
        "left": min(nought, here),
        "width": abs(here - nought),
        "first": place(blend["first"]),
        "most": place(blend["most"]),
    }


def said(blend: Mapping[str, Any], value: float, now: Mapping[str, float], whose: Whose) -> str:
    """What is said of it: whether it is as at first, what moved it, and whether it can go no further.

    ``whose`` has a pair for each of its results that does not count as at first: what sets it, and its chapter.
    """
    moved = []
    for by in dict.fromkeys(by for by, _ in whose):
        places = words.chapters([place for each, place in whose if each == by])
        moved.append(f"{MINE} in {places}" if by == MINE else f"what {by} sets for {places}")
    if abs(value - blend["first"]) > SLACK:
        told = [f"At first {amount(blend, blend['first'])}; moved by {' and by '.join(moved)}."]
    else:
        told = [f"As at first, with {' and '.join(moved)}." if moved else "As at first."]
    cap = blend["cap"]
    if cap and now[cap["name"]] >= cap["above"]:
        told.append(cap["says"])
    elif value <= blend["least"] + SLACK:
        told.append("The chapters can make it no less.")
    elif value >= blend["most"] - SLACK:
        told.append("The chapters can make it no more.")
    return " ".join(told)


def _feeds(model: Model, blend: Blend) -> list[Assumption]:
    [equation] = [equation for equation in model.equations if equation.name == blend.outcome]
    return [a for a in model.assumptions if a.name in equation.uses]

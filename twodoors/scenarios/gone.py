"""What a link or a file of another version of a model sets, and this version does not take; gone.js says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twodoors.model import Model
from twodoors.words import few, short

#: So many a sentence names.
NAMED = 20


def taken(model: Model, given: Mapping[str, str], whose: str = "") -> tuple[dict[str, float], list[str]]:
    """Of assumptions by name, each the text of a finite number: those that the model takes, and what of them is gone.

    Gone is a name that it does not have, and a value outside its range. That assumption is not in the first, so that it
    stays at its default; in the second it is told in words, behind ``whose``.
    """
    assumptions = {a.name: a for a in model.settable}
    values: dict[str, float] = {}
    gone = []
    for name, text in given.items():
        if name not in assumptions:
            gone.append(unknown(name, whose))
        elif (a := assumptions[name]).low <= float(text) <= a.high:
            values[name] = float(text)
        else:
            here = f"allowed is a {a.allowed}; it is at its default, {a.default:g}"
            gone.append(f"{whose}“{a.label}” {short(text)} ({here})")
    return values, gone


def taken_ranges(
    model: Model, given: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """The same of ranges, each the texts of two finite numbers that do not fall: one is taken whole or not at all."""
    assumptions = {a.name: a for a in model.assumptions}
    ranges: dict[str, tuple[float, float]] = {}
    gone = []
    for name, (low, high) in given.items():
        if name not in assumptions:
            gone.append(unknown(name, "the range of "))
        elif (a := assumptions[name]).low <= float(low) and float(high) <= a.high:
            ranges[name] = (float(low), float(high))
        else:
            gone.append(
                f"the range of “{a.label}” {short(f'{low}~{high}')} (allowed is one from {a.low:g} to {a.high:g})"
            )
    return ranges, gone


def unknown(name: str, whose: str = "") -> str:
    """A name that the model does not have."""
    return f"{whose}“{short(name)}” (not in this model)"


def left_out(gone: Sequence[str]) -> str:
    """All that is gone, as a sentence without its capital and its stop."""
    return f"left out, as this version of the model does not take it: {few(gone, '; ', NAMED)}"

"""Two settings of a model side by side, A and B: as a table and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from twodoors import words
from twodoors.model import Model

#: So many assumptions the sentence names; the table has them all.
NAMED = 5


def differences(model: Model, a: Mapping[str, float], b: Mapping[str, float]) -> pd.DataFrame:
    """Each assumption that differs, then each outcome, with its numbers in A and B, and the difference in words."""
    before, after = model.evaluate(**a), model.evaluate(**b)
    rows = [
        ("assumption", name, model.assumption(name).label, a[name], b[name], words.difference(a[name], b[name]))
        for name in _differing(model, a, b)
    ]
    for o in model.outcomes:
        pair = before[o.name], after[o.name]
        rows.append(("outcome", o.name, o.label, *pair, words.difference(*pair, o.kind)))
    columns = ["part", "name", "label", "A", "B", "difference"]
    return pd.DataFrame(rows, columns=columns).set_index(["part", "name"])


def sentence(model: Model, a: Mapping[str, float], b: Mapping[str, float], outcome: str | None = None) -> str:
    """How A and B differ in words; comparison.js says the same, and a test holds the two together."""
    shown = model.output(model.outcome if outcome is None else outcome)
    differing = _differing(model, a, b)
    count = len(model.settable)
    if not differing:
        return f"A and B are the same in all {count} assumptions."
    named = [
        f"“{model.assumption(name).label}” ({words.plain(a[name])} against {words.plain(b[name])})"
        for name in differing[:NAMED]
    ]
    more = [f"and {len(differing) - NAMED} more"] if len(differing) > NAMED else []
    before, after = (words.value(model.evaluate(**values)[shown.name], shown.kind) for values in (a, b))
    return (
        f"A and B differ in {len(differing)} of {count} assumptions: {'; '.join(named + more)}. "
        f"{shown.label}: {before} against {after}."
    )


def _differing(model: Model, a: Mapping[str, float], b: Mapping[str, float]) -> list[str]:
    return [assumption.name for assumption in model.settable if a[assumption.name] != b[assumption.name]]

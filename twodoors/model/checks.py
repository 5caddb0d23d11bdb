"""Checking a finding over the space of a model's settings: where its condition is met, and where it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from twodoors.model.cases import Case, plainest
from twodoors.model.judging import draws, judged, own_draws, unslipped
from twodoors.model.points import Space, Values
from twodoors.model.statement import Statement

#: The most ways in which the draws fall on stops, for a preset, that sides which never misjudge are looked at in; fewer
#: where few points are asked for.
WAYS = 512

#: The points at which a setting is looked for first where sides that never misjudge go the other way: one will do.
ENOUGH = 4096


@dataclass(frozen=True)
class Check:
    """What checking a finding found.

    ``points``: how many random points of the space were drawn, and as many stops of the sliders. ``condition``: the
    share of the random ones that meet the finding's condition. ``share``: that of those where it holds, and
    ``on_stops`` the same on the sliders' stops; nan where none meets the condition. ``counterexample``: the plainest
    setting at which it fails; ``example``: one that shows it; ``misjudged``: one at which sides that never misjudge go
    the other way.
    """

    name: str
    says: str
    points: int
    condition: float
    share: float
    on_stops: float
    counterexample: Case | None
    example: Case | None
    misjudged: Case | None

    @property
    def frame(self) -> pd.DataFrame:
        """The same as a table of one row."""
        shown = ("says", "points", "condition", "share", "on_stops")
        row = {key: getattr(self, key) for key in shown} | {
            "counterexample": self.counterexample.told if self.counterexample else ""
        }
        return pd.DataFrame([row], index=pd.Index([self.name], name="finding"))

    def _repr_html_(self) -> str:
        return str(self.frame.to_html())


def check(space: Space, finding: Statement, points: int, *, carried: bool = False) -> Check:
    """Check a finding at so many random points and at as many stops of the sliders: see :class:`Check`.

    With ``carried`` the assumptions that stand for other chapters' results are drawn too.
    """
    held = {a.name: float(a.default) for a in space.model.assumptions if a.carries and not carried} | {**finding.given}
    seen = []
    for base in space.bases(points, held):
        drawn = draws(space, finding, base)
        seen.append((base.values, drawn, judged(space, finding, base.values, drawn, before=base.beside)))
    (_, _, random), (_, _, stops) = seen
    return Check(
        finding.name,
        finding.says,
        points,
        random.condition,
        random.share,
        stops.share,
        plainest(space, finding, seen, fails=True),
        plainest(space, finding, seen, fails=False),
        misjudged(space, finding, points, held),
    )


def misjudged(space: Space, finding: Statement, points: int, held: Mapping[str, float]) -> Case | None:
    """A setting at which sides that never misjudge go the other way, if there is one.

    Looked for at the presets, each draw at every stop of its slider; where the finding says that it rests on slips,
    then at the points of a check too. What holds mostly is looked at where it holds with slips.
    """
    if not space.model.has_choice:
        return None
    ways = min(WAYS, max(points // 16, 1))
    presets = [
        space.everywhere({**preset, **finding.given}, finding.moves, list(finding.draws), ways)
        for preset in space.presets
    ]
    base, moves, shares = (
        {n: np.concatenate([each[n] for each in part]) for n in part[0]} for part in zip(*presets, strict=True)
    )
    found = None
    if len(next(iter(base.values()))):
        worked = space.worked(base, perfect=True)
        found = _other_way(space, finding, [(worked, {**moves, **own_draws(finding, worked, shares)})])
    if found is None and finding.slips:
        for size in (ENOUGH, points) if points > ENOUGH else (points,):
            bases = space.bases(size, held, perfect=True)
            found = _other_way(space, finding, [(base.values, draws(space, finding, base)) for base in bases])
            if found:
                break
    return found


def _other_way(space: Space, finding: Statement, seen: Sequence[tuple[Values, Values]]) -> Case | None:
    told = [(base, drawn, unslipped(space, finding, base, drawn)) for base, drawn in seen]
    return plainest(space, finding, told, fails=True, perfect=True)

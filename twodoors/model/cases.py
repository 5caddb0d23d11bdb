"""The plainest setting at which a finding fails, or which shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain

import numpy as np

from twodoors.model.judging import Judged, beside, judged, unslipped
from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import clean
from twodoors.model.points import Space, Values
from twodoors.model.statement import Statement
from twodoors.model.terms import MARK, SLACK, part
from twodoors.words import plain

#: Points with their draws, and what was judged of them.
Seen = Sequence[tuple[Values, Values, Judged]]


@dataclass(frozen=True)
class Case:
    """A setting, and those beside it: every assumption at the base, and what each named setting changes of it.

    ``told`` says what is not at its default, and what is moved: "misread 0.2, doubt 0.05; cost_iran 0.3 → 0.4".
    """

    setting: Mapping[str, float]
    moved: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    told: str = ""


def _told(model: Mechanism, setting: Mapping[str, float], moved: Mapping[str, Mapping[str, float]]) -> str:
    own = [f"{name} {plain(v)}" for name, v in setting.items() if abs(v - model.defaults[name]) > SLACK]
    steps = [", ".join(f"{n} {plain(setting[n])} → {plain(v)}" for n, v in m.items()) for m in moved.values()]
    return "; ".join([", ".join(own) or "the first setting", *steps])


def plainest(space: Space, finding: Statement, seen: Seen, *, fails: bool, perfect: bool = False) -> Case | None:
    """The point nearest to the defaults, in ranges, at which it fails (or holds), made as plain as it stays so.

    With ``perfect`` it is one at which sides that never misjudge go the other way (:func:`~.judging.unslipped`).
    """
    near: tuple[float, dict[str, float], dict[str, float]] | None = None
    for base, drawn, found in seen:
        wanted = np.flatnonzero(found.fails if fails else found.met & found.holds)
        if not len(wanted):
            continue
        ranges = [(base[a.name][wanted] - a.default) / (a.high - a.low) for a in space.model.assumptions]
        away = np.square(ranges).sum(axis=0)
        i = wanted[int(np.argmin(away))]
        if near is None or away.min() < near[0]:
            rows = ({n: float(base[n][i]) for n in space.model.defaults}, {n: float(v[i]) for n, v in drawn.items()})
            near = (float(away.min()), *rows)
    if near is None:
        return None

    def stays(settings: list[dict[str, float]], draws: list[dict[str, float]]) -> np.ndarray:
        base, drawn = ({n: np.array([each[n] for each in found]) for n in found[0]} for found in (settings, draws))
        judge = unslipped if perfect else judged
        found = judge(space, finding, space.worked(base, perfect=perfect), drawn)
        return found.fails if fails else found.met & found.holds

    return _case(space, finding, *_made_plain(space, finding, near[1], near[2], stays), perfect)


def _made_plain(
    space: Space,
    finding: Statement,
    setting: dict[str, float],
    drawn: dict[str, float],
    stays: Callable[[list[dict[str, float]], list[dict[str, float]]], np.ndarray],
) -> tuple[dict[str, float], dict[str, float]]:
    """Each assumption at its default or on a stop of its slider, as far as it stays so; and so each draw.

    They are gone through in their order. Many are looked at together, as if all before could be at their defaults: a
    long model takes hardly longer for many settings than for one.
    """
    defaults = space.model.defaults
    rest = [name for name in defaults if name not in finding.given and setting[name] != defaults[name]]
    while rest:
        before = list(accumulate(rest, lambda now, name: now | {name: defaults[name]}, initial=setting))
        tried = [[defaults[name], *_nearest(space.stops[name], setting[name])] for name in rest]
        rows = [[now | {name: v} for v in values] for now, name, values in zip(before, rest, tried, strict=False)]
        so = np.reshape(stays(list(chain(*rows)), [drawn] * sum(map(len, rows))), np.shape(tried))
        far = len(rest) if so[:, 0].all() else int(np.argmin(so[:, 0]))
        setting = before[far]
        if far < len(rest):  # the first that cannot be at its default
            setting = _first(rows[far], so[far], setting)
        rest = rest[far + 1 :]
    for name, now in drawn.items():
        origin, way = part(name)
        near = _nearest(space.all(name, setting[origin]), now) if way else [round(now, 1), round(now, 2)]
        wanted = [drawn | {name: stop} for stop in near]
        drawn = _first(wanted, stays([setting] * len(wanted), wanted), drawn)
    return setting, drawn


def _first(wanted: list[dict[str, float]], stays: np.ndarray, otherwise: dict[str, float]) -> dict[str, float]:
    """The first of those wanted for which it stays so."""
    return next((each for each, so in zip(wanted, stays, strict=True) if so), otherwise)


def _nearest(stops: np.ndarray, now: float) -> list[float]:
    """The stop on either side, the nearer first."""
    return [float(stop) for stop in sorted(stops, key=lambda stop: abs(stop - now))[:2]]


def _case(
    space: Space, finding: Statement, setting: Mapping[str, float], drawn: Mapping[str, float], perfect: bool
) -> Case:
    worked = space.worked({name: np.array([v]) for name, v in setting.items()}, perfect=perfect)
    known = {**worked, **{name: np.array([v]) for name, v in drawn.items()}}
    moved = {}
    for name, changes in finding.settings.items():
        there, _ = beside(space, changes, known, perfect)
        known |= {f"{n}{MARK}{name}": v for n, v in there.items()}
        own = {n: clean(float(there[n][0])) for n in changes}
        moved[name] = {n: v for n, v in own.items() if abs(v - setting[n]) > SLACK}
    plainly = {name: clean(v) for name, v in setting.items()}
    return Case(plainly, moved, _told(space.model, plainly, moved))

"""The points at which findings are checked: scrambled Sobol' points, and the lattice on which sliders stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Assumption
from twodoors.model.sampling import CHUNK, sobol
from twodoors.model.terms import SLACK, part

#: How many points of each kind a check has, if it is not told.
POINTS = 16_384

#: The most points.
MOST = 2**22

SEED = 2020

#: Columns of the design beside the assumptions: always as many, so that a model’s findings share their base points.
EXTRAS = 8

#: The smallest random move of an assumption, as a share of its range: what is smaller than that, no reader makes.
LEAST = 1e-4

#: Values by their names, arrays of one length.
Values = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Base:
    """Base points: every assumption and what the model makes of it; ``extras`` in [0, 1) for what is drawn beside.

    ``steps`` says that all of them lie on stops of the sliders.
    """

    values: Values
    extras: np.ndarray
    steps: bool
    beside: dict[str, Any] = field(default_factory=dict, repr=False)  # settings beside them, worked out before

    def __len__(self) -> int:
        return len(self.extras)


class Space:
    """The settings of a model, as points; what it makes of the base points is worked out once for all its findings."""

    def __init__(self, model: Mechanism) -> None:
        self.model = model
        self._bases: dict[object, Base] = {}

    @cached_property
    def stops(self) -> dict[str, np.ndarray]:
        """Where each slider stops: its steps, its default and the values of the presets, in rising order."""
        given = [self.model.defaults, *[preset.values for preset in self.model.presets]]
        return {
            a.name: np.unique([*a.stops, *[float(values[a.name]) for values in given if a.name in values]])
            for a in self.model.assumptions
        }

    @cached_property
    def presets(self) -> list[dict[str, float]]:
        """The defaults, and every preset as a whole setting, each once."""
        found = [self.model.defaults, *[self.model.setting(preset.values) for preset in self.model.presets]]
        return [setting for i, setting in enumerate(found) if setting not in found[:i]]

    def bases(self, points: int, held: Mapping[str, float], *, perfect: bool = False) -> tuple[Base, Base]:
        """So many Sobol' points over the whole ranges, and as many of the lattice; assumptions ``held`` at a value."""
        key = (points, tuple(sorted(held.items())), perfect)
        made = []
        for steps in (False, True):
            if (*key, steps) not in self._bases:
                if len(self._bases) >= 4:
                    self._bases.clear()  # a large model’s points are a hundred megabytes
                columns, extras = self._lattice(points) if steps else self._random(points)
                fixed = {name: np.full(points, float(value)) for name, value in held.items()}
                worked = self.worked({**columns, **fixed}, perfect=perfect)
                self._bases[*key, steps] = Base(worked, extras, steps)
            made.append(self._bases[*key, steps])
        return made[0], made[1]

    def clear(self) -> None:
        """Give back the room that base points take, once no more findings are checked at so many."""
        self._bases.clear()

    def worked(self, values: Values, *, perfect: bool = False) -> Values:
        """All assumptions, and what the model makes of them; a part at a time, so that long models need little room."""
        size = len(next(iter(values.values())))
        parts = [
            self.model.everything({n: v[start : start + CHUNK] for n, v in values.items()}, perfect=perfect)
            for start in range(0, max(size, 1), CHUNK)
        ]
        return {name: np.concatenate([found[name] for found in parts]) for name in parts[0]}

    def _random(self, points: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
        assumptions = self.model.assumptions
        drawn = sobol(len(assumptions) + EXTRAS, points, SEED)
        return {a.name: a.along(drawn[:, i]) for i, a in enumerate(assumptions)}, drawn[:, len(assumptions) :]

    def _lattice(self, points: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Presets, settings that are one slider away from a preset, corners, and stops at random."""
        rng = np.random.default_rng(SEED)
        stops = list(self.stops.values())
        near = np.array(list(self._near()))
        most = max(points // 4, len(self.presets))
        if len(near) > most:  # the presets themselves come first
            first = len(self.presets)
            near = np.r_[near[:first], rng.permutation(near[first:])[: most - first]]
        ends = np.array([[values[0], values[-1]] for values in stops])
        corners = np.take_along_axis(ends.T, rng.integers(2, size=(points // 8, len(stops))), axis=0)
        rest = max(points - len(near) - len(corners), 0)
        random = np.column_stack([rng.choice(values, rest) for values in stops])
        rows = np.r_[near, corners, random][:points]
        extras = rng.integers(9, size=(points, EXTRAS)) / 8  # both ends among them
        return {name: rows[:, i] for i, name in enumerate(self.stops)}, extras

    def _near(self) -> Iterator[list[float]]:
        for setting in self.presets:
            yield [setting[name] for name in self.stops]
        for setting in self.presets:
            for name, values in self.stops.items():
                for stop in values:
                    yield list({**{n: setting[n] for n in self.stops}, name: float(stop)}.values())

    # -- assumptions drawn anew -------------------------------------------------------------------------------------

    def drawn(self, name: str, base: Base, share: np.ndarray) -> np.ndarray:
        """The values of a draw such as ``doubt__higher``; nan where there is no room for it."""
        plain, way = part(name)
        a, now = self.model.assumption(plain), base.values[plain]
        if base.steps or a.is_whole:
            return _stepped(self.stops[plain] if base.steps else a.stops, now, way, share)
        if way == "other":
            return a.along(share)
        return _moved(a, now, way, share)

    def everywhere(
        self, setting: Mapping[str, float], drawn: list[str], own: list[str], most: int
    ) -> tuple[Values, Values, Values]:
        """A setting once for each way in which its draws fall on the sliders’ stops, at most so many.

        Returned are the base points, the draws, and shares in [0, 1] for draws that are no assumption’s (``own``).
        Without room for one of the draws there is none.
        """
        choices = [self.all(name, setting[part(name)[0]]) for name in drawn] + [np.linspace(0, 1, 101)] * len(own)
        ways = list(product(*_thinned(choices, most)))  # one, of nothing, where nothing is drawn
        rows = np.array(ways, dtype=float).reshape(len(ways), len(choices))
        base = {name: np.full(len(rows), value) for name, value in setting.items()}
        found = {name: rows[:, i] for i, name in enumerate([*drawn, *own])}
        return base, {name: found[name] for name in drawn}, {name: found[name] for name in own}

    def all(self, name: str, now: float) -> np.ndarray:
        """All stops that a draw such as ``doubt__higher`` may take from there."""
        plain, way = part(name)
        stops = self.stops[plain]
        above, below = stops > now + SLACK, stops < now - SLACK
        return stops[{"higher": above, "lower": below, "other": above | below}[way]]


def _thinned(choices: list[np.ndarray], most: int) -> list[np.ndarray]:
    """The same with fewer of each, evenly, until they can be put together in at most so many ways; ends stay."""
    each = max(int(most ** (1 / max(len(choices), 1))), 2)
    return [
        c[np.unique(np.linspace(0, len(c) - 1, min(len(c), each)).round().astype(int))] if len(c) else c
        for c in choices
    ]


def _moved(a: Assumption, now: np.ndarray, way: str, share: np.ndarray) -> np.ndarray:
    end, sign = (1, 1) if way == "higher" else (0, -1)
    placed = a.share(now)
    room = np.abs(end - placed) - LEAST
    return np.where(room > 0, a.along(placed + sign * (LEAST + share * room)), np.nan)


def _stepped(stops: np.ndarray, now: np.ndarray, way: str, share: np.ndarray) -> np.ndarray:
    """One of the stops above, below or anywhere, by the share."""
    below = np.searchsorted(stops, now - SLACK)
    up_to = np.searchsorted(stops, now + SLACK, side="right")
    first, count = {
        "higher": (up_to, len(stops) - up_to),
        "lower": (np.zeros_like(below), below),
        "other": (np.zeros_like(below), np.full_like(below, len(stops))),
    }[way]
    chosen = first + np.minimum((share * count).astype(int), count - 1)
    return np.where(count > 0, stops[np.clip(chosen, 0, len(stops) - 1)], np.nan)

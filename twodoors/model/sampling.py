"""Ranges of assumptions → draws: Saltelli's design over scrambled Sobol' points; sampling.js makes the same points.

The spread of the draws is that of what someone assumes, not of the world. SciPy is imported where it is used: it takes
as long to load as the rest of the package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Assumption, AssumptionError, is_finite

#: An assumption's range by its name: ``(low, high)``, every value alike, or ``(low, mode, high)``, a triangle.
Ranges = Mapping[str, Sequence[float]]

#: Assumptions that are told of together, by what they are called together.
Groups = Mapping[str, Sequence[str]]

SCRAMBLES = 8  # of the same points, independent of each other: how far they differ is the room for chance
BASE = 512  # points of each
SEED = 2020
MOST = 10**7  # rows: what fits into memory
CHUNK = 4096  # rows evaluated at once: little memory, and a bar that moves
PATIENCE = 2  # seconds, after which a bar shows how far the work is
BITS = 30  # of SciPy's Sobol' points


@dataclass(frozen=True)
class Range:
    """An assumption's values between ``low`` and ``high``: all alike, or with a ``mode``, likelier the nearer to it.

    With ``ratio`` that is said of their logarithms (half and twice as much are alike); ``low`` is above 0 then.
    """

    low: float
    high: float
    mode: float | None = None
    ratio: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it leaves anything open."""
        return self.low < self.high

    def at(self, share: np.ndarray) -> np.ndarray:
        """The values below which these shares of the draws lie (the inverse distribution function).

        Digit for digit as SALib scales a uniform and ``scipy.stats.triang.ppf`` a triangular distribution, unless by
        ratios.
        """
        low, high, mode = self._line()
        width = high - low
        if mode is not None and width > 0:
            peak = (mode - low) / width
            rising = np.sqrt(peak * share)
            share = np.where(share < peak, rising, 1 - np.sqrt((1 - peak) * (1 - share)))
        values = share * width + low
        return np.clip(np.exp(values) if self.ratio else values, self.low, self.high)

    @property
    def middle(self) -> float:
        """The mean of its values; by ratios their geometric mean."""
        low, high, mode = self._line()
        mean = (low + high) / 2 if mode is None else (low + mode + high) / 3
        return min(max(float(np.exp(mean)) if self.ratio else mean, self.low), self.high)

    def _line(self) -> tuple[float, float, float | None]:
        """Its ends and mode on the line on which the draws are even, or a triangle."""
        if not self.ratio:
            return self.low, self.high, self.mode
        return (
            float(np.log(self.low)),
            float(np.log(self.high)),
            None if self.mode is None else float(np.log(self.mode)),
        )


def ranges_of(model: Mechanism, given: Ranges | None = None) -> dict[str, Range]:
    """Every assumption's range: as given, or its whole range in the model; what other chapters give is held.

    By ratios where the assumption has it so and the range begins above 0. Raises :class:`AssumptionError` for an
    unknown name, for one that is set in a picture alone, for what is no range, and for one that is empty or goes beyond
    the assumption's own.
    """
    checked = {name: _range(model.assumption(name), ends) for name, ends in (given or {}).items()}
    for a in model.tried:
        if a.name in checked:
            raise AssumptionError(f"{a.name} is set in a picture alone and has no range; allowed are assumptions")
    return {a.name: checked.get(a.name) or _range(a, _first(a)) for a in model.assumptions}


def _first(a: Assumption) -> tuple[float, float]:
    return (a.default, a.default) if a.carries else (a.low, a.high)


def _range(assumption: Assumption, given: Sequence[float]) -> Range:
    allowed = f"allowed is (low, high) or (low, mode, high), from {assumption.low:g} to {assumption.high:g}"
    listed = list(given) if isinstance(given, list | tuple | np.ndarray) else []
    if len(listed) not in (2, 3):
        raise AssumptionError(f"{assumption.name} = {given!r} is not a range; {allowed}")
    ends = assumption.check(listed)
    if (np.diff(ends) < 0).any():
        raise AssumptionError(f"{assumption.name} = {given!r} is an empty range: its numbers fall; {allowed}")
    low, *mode, high = map(float, ends)
    return Range(low, high, mode[0] if mode else None, assumption.by_ratio and low > 0)


def around(model: Mechanism, width: float, **setting: float) -> dict[str, tuple[float, float]]:
    """Ranges about a setting: ``width`` of each slider's way to either side, as far as that goes.

    Ends lie on the steps of the sliders; what another chapter’s model gives is held. Assumptions that are not named
    stand at their defaults. Raises ``ValueError`` for a width outside 0 to 1, :class:`AssumptionError` for a setting
    that is not allowed.
    """
    if not is_finite(width) or not 0 <= width <= 1:
        raise ValueError(f"width = {width!r}; allowed is a share of the range, from 0 to 1")
    now = model.setting(setting)
    return {
        a.name: (now[a.name], now[a.name])
        if a.carries
        else (a.snapped(a.moved(now[a.name], -width)), a.snapped(a.moved(now[a.name], width)))
        for a in model.assumptions
    }


# -- draws ------------------------------------------------------------------------------------------------------------


def rows_of(model: Mechanism, groups: Groups | None = None) -> dict[str, list[str]]:
    """What is told of in one row, with the assumptions in it: the groups, and by its own name whatever is in none.

    Raises ``ValueError`` for a group without a name or with an assumption's, and for an assumption in two of them;
    :class:`AssumptionError` for an unknown one.
    """
    inside: dict[str, str] = {}
    for group, members in (groups or {}).items():
        if not group or group in model.defaults or isinstance(members, str):
            raise ValueError(f"groups = {{{group!r}: {members!r}}}; allowed is a name of its own, with a list of names")
        for name in members:
            if inside.setdefault(model.assumption(name).name, group) != group:
                raise ValueError(f"{name} is in two groups, {inside[name]!r} and {group!r}; allowed is one")
    rows: dict[str, list[str]] = {}
    for name in [a.name for a in model.assumptions]:
        rows.setdefault(inside.get(name, name), []).append(name)
    return rows


def open_rows(rows: Mapping[str, Sequence[str]], spans: Mapping[str, Range]) -> dict[str, list[str]]:
    """The rows in which anything is left open, each with what is."""
    left = {row: [name for name in members if spans[name].is_open] for row, members in rows.items()}
    return {row: members for row, members in left.items() if members}


def points(n: int | None, rows: int) -> int:
    """How many points each scramble has for ``n`` draws or more of so many rows: a power of two, as Sobol' wants.

    Without ``n`` it is :data:`BASE`. Raises ``ValueError`` for a number of draws that is not allowed.
    """
    if n is None:
        return BASE
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or not 1 <= n <= MOST:
        raise ValueError(f"n = {n!r} draws are not allowed; allowed is a whole number from 1 to {MOST:,}")
    return max(2, 1 << (-(-int(n) // (SCRAMBLES * (rows + 2))) - 1).bit_length())


def sobol(dimensions: int, base: int, seed: int) -> np.ndarray:
    """Scrambled Sobol' points in [0, 1), an array of ``base`` rows; SALib's for ``numpy.random.default_rng(seed)``.

    Raises ``ValueError`` for a seed that is not a whole number from 0.
    """
    from scipy.stats import qmc

    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"seed = {seed!r} is not allowed; allowed is a whole number, 0 or more")
    drawn: np.ndarray = qmc.Sobol(dimensions, bits=BITS, rng=seed).random(base)
    return drawn


def _whole(dimensions: int, base: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The points as whole numbers of ``BITS`` bits, and what each scramble turns in all of them: the first nothing."""
    whole = np.rint(sobol(dimensions, base, seed) * 2**BITS).astype(int)
    turned = np.random.default_rng([seed, dimensions]).integers(2**BITS, size=(SCRAMBLES - 1, dimensions))
    return whole, np.vstack([np.zeros((1, dimensions), int), turned])


def scrambles(dimensions: int, base: int, seed: int) -> np.ndarray:
    """:data:`SCRAMBLES` times scrambled Sobol' points in [0, 1): an array of scrambles × ``base`` × dimensions.

    The first are :func:`sobol`'s; the others are these with bits turned at random, the same in every point: a digital
    shift, which makes each an even set by itself and all independent of each other (L’Ecuyer and Lemieux 2002).
    """
    whole, turned = _whole(dimensions, base, seed)
    shifted: np.ndarray = (whole ^ turned[:, None, :]) / 2**BITS
    return shifted


def recipe(dimensions: int, base: int, seed: int) -> dict[str, list[Any]]:
    """What makes the same points again, in the page: each scramble's first point, and the turns from one to the next.

    The points are digital: as whole numbers of ``BITS`` bits, each is the one before it XOR a number that depends only
    on how many ones the point's index ends in (a Gray code; Antonov and Saleev 1979).
    """
    whole, turned = _whole(dimensions, base, seed)
    turns = [whole[2**k] ^ whole[2**k - 1] for k in range(base.bit_length() - 1)]
    return {"shifts": (whole[0] ^ turned).tolist(), "turns": [turn.tolist() for turn in turns]}


def design(drawn: np.ndarray, columns: Sequence[Sequence[int]] | None = None) -> np.ndarray:
    """Saltelli's design, as SALib lays it out, from points of twice as many dimensions as there are assumptions.

    For each point: a row A, a row for each of the ``columns`` that has B's values in the places named there, and a row
    B. Without ``columns`` each assumption is one by itself.
    """
    a, b = np.hsplit(drawn, 2)
    columns = [[i] for i in range(a.shape[1])] if columns is None else columns
    rows = np.repeat(a[:, None, :], len(columns) + 2, axis=1)
    for block, own in enumerate(columns, 1):
        rows[:, block, own] = b[:, own]
    rows[:, -1] = b
    return rows.reshape(len(a) * (len(columns) + 2), a.shape[1])


def sample(
    model: Mechanism,
    ranges: Ranges | None = None,
    n: int | None = None,
    seed: int = SEED,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """Draws of all assumptions from their ranges, with the outcomes: one row a draw, ``n`` rows or some more.

    Without ``n`` they are those of the page: :data:`SCRAMBLES` × :data:`BASE` points. What other chapters give is held
    at its default unless it has a range. The rows are Saltelli's design (see :func:`design`) over scrambled Sobol'
    points, scramble after scramble, with a column for each of ``groups`` and of all other assumptions in which anything
    is left open. All of them tell of the spread: each of the design's blocks (A, B, and A with one column of B) is a
    projection of the same points, and so by itself an even draw of all assumptions.

    Raises :class:`AssumptionError` for a range, ``ValueError`` for groups, a number of draws or a seed that is not
    allowed.
    """
    spans = ranges_of(model, ranges)
    rows = open_rows(rows_of(model, groups), spans)
    free = [name for name, span in spans.items() if span.is_open]
    columns = [[free.index(name) for name in members] for members in rows.values()]
    drawn = scrambles(2 * len(spans), points(n, len(rows)), seed)[:, :, : 2 * len(free)]
    laid = np.vstack([design(part, columns) for part in drawn])
    given = _placed(spans, free, laid)
    return pd.DataFrame(given | _evaluated(model, given, len(laid)))


def mean_of(model: Mechanism, ranges: Ranges, seed: int = SEED) -> dict[str, float]:
    """The mean of every outcome over even draws from the ranges: those of :func:`sample`, without the design's columns.

    Raises :class:`AssumptionError` for a range.
    """
    spans = ranges_of(model, ranges)
    free = [name for name, span in spans.items() if span.is_open]
    drawn = np.vstack(list(scrambles(2 * len(spans), BASE, seed)))[:, : len(free)]
    given = _placed(spans, free, drawn)
    return {name: float(values.mean()) for name, values in _evaluated(model, given, len(drawn)).items()}


def _placed(spans: Mapping[str, Range], free: Sequence[str], rows: np.ndarray) -> dict[str, np.ndarray]:
    """Every assumption's values at rows of the unit cube that has a side for each that is free."""
    return {
        name: span.at(rows[:, free.index(name)]) if span.is_open else np.full(len(rows), span.low)
        for name, span in spans.items()
    }


def _evaluated(model: Mechanism, given: Mapping[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    """The outcomes at so many values of every assumption, a part at a time, with a bar where that takes long.

    The bar is for a terminal: in a notebook or a page its lines would stay, there or not as the machine was fast.
    """
    found = {outcome.name: np.empty(count) for outcome in model.outcomes}
    with tqdm(total=count, desc=model.name, unit=" draws", delay=PATIENCE, leave=False, disable=None) as bar:
        for start in range(0, count, CHUNK):
            part = slice(start, start + CHUNK)
            for name, values in model.evaluate(**{name: values[part] for name, values in given.items()}).items():
                found[name][part] = values
            bar.update(len(range(count)[part]))
    return found
